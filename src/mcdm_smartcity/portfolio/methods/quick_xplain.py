"""A smallest set of things that cannot hold together, by few questions."""

from collections.abc import Callable, Sequence


def smallest_subset(
    things: Sequence[int], impossible: Callable[[Sequence[int]], bool]
) -> list[int]:
    """
    A subset that is impossible, though each of its proper subsets is possible.

    Parameters
    ----------
    things
        Together impossible. Those early in the list are kept out of the answer where there is a
        choice.
    impossible
        Tells whether some of them cannot hold together; more things are never more possible.

    Returns
    -------
    The subset, in the order of `things`; empty if even nothing is impossible.

    Notes
    -----
    QuickXplain: Junker (2004), AAAI 19:167-172; about 2k log2(n/k) + 2k questions for k of n.

    Examples
    --------
    >>> smallest_subset(range(8), lambda chosen: {2, 5} <= set(chosen))
    [2, 5]
    """
    if impossible([]):
        return []
    found = _within([], list(things), impossible, asked=False)
    place = {thing: k for k, thing in enumerate(things)}
    return sorted(found, key=lambda thing: place[thing])


def _within(
    base: list[int],
    things: list[int],
    impossible: Callable[[Sequence[int]], bool],
    *,
    asked: bool,
) -> list[int]:
    """The part of `things` that is impossible together with `base`."""
    if asked and impossible(base):
        return []
    if len(things) == 1:
        return things
    half = len(things) // 2
    early, late = things[:half], things[half:]
    from_late = _within(base + early, late, impossible, asked=True)
    from_early = _within(base + from_late, early, impossible, asked=bool(from_late))
    return from_early + from_late
