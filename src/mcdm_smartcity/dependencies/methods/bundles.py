"""Programs that need each other in a circle, and those that may never be funded."""

from collections.abc import Sequence

Needed = Sequence[Sequence[int]]
Bundle = tuple[int, ...]
# Pairs that are looked for at once, so that memory grows with positions only.
AT_ONCE = 1000


def needed_first(needed: Needed) -> tuple[Bundle, ...]:
    """
    Merge positions that need each other, and order the groups so that what is needed comes first.

    Parameters
    ----------
    needed
        What each position needs by a link of its own.

    Returns
    -------
    Groups of positions in rising order; most hold one. Time and memory grow with positions and
    links.

    Notes
    -----
    Tarjan (1972), SIAM J. Computing 1:146-160, without recursion: chains may be of any length.
    """
    search = _Search(needed)
    for start in range(len(needed)):
        if not search.found[start]:
            search.from_(start)
    return tuple(search.bundles)


class _Search:
    def __init__(self, needed: Needed) -> None:
        self.needed = needed
        self.found = [0] * len(needed)  # when each position was found; 0 for not yet
        self.lowest = [0] * len(needed)  # the earliest one in reach; beyond all once it is settled
        self.next = [0] * len(needed)
        self.open: list[int] = []
        self.bundles: list[Bundle] = []
        self.time = 0

    def from_(self, start: int) -> None:
        path = [start]
        self._find(start)
        while path:
            here = path[-1]
            if self.next[here] < len(self.needed[here]):
                there = self.needed[here][self.next[here]]
                self.next[here] += 1
                if not self.found[there]:
                    self._find(there)
                    path.append(there)
                self.lowest[here] = min(self.lowest[here], self.lowest[there])
                continue
            path.pop()
            if self.lowest[here] == self.found[here]:
                self._settle(here)
            elif path:
                self.lowest[path[-1]] = min(self.lowest[path[-1]], self.lowest[here])

    def _find(self, position: int) -> None:
        self.time += 1
        self.found[position] = self.lowest[position] = self.time
        self.open.append(position)

    def _settle(self, first: int) -> None:
        at = len(self.open) - 1
        while self.open[at] != first:
            at -= 1
        members = self.open[at:]
        del self.open[at:]
        for member in members:
            self.lowest[member] = len(self.needed) + 1
        self.bundles.append(tuple(sorted(members)))


def needed_together(
    bundles: Sequence[Bundle], needed: Needed, pairs: Sequence[tuple[int, int]]
) -> list[int]:
    """
    Find the pairs of which some position needs, or is, both members.

    Parameters
    ----------
    bundles
        As `needed_first` gives them.
    needed
        What each position needs by a link of its own.
    pairs
        Positions, two by two.

    Returns
    -------
    Which pairs, in rising order.
    """
    return [
        start + k
        for start in range(0, len(pairs), AT_ONCE)
        for k in _together(bundles, needed, pairs[start : start + AT_ONCE])
    ]


def _together(
    bundles: Sequence[Bundle], needed: Needed, pairs: Sequence[tuple[int, int]]
) -> list[int]:
    """Pass on two bits a pair, one for either member, to whatever needs them."""
    own: dict[int, int] = {}
    for k, (one, two) in enumerate(pairs):
        own[one] = own.get(one, 0) | 1 << 2 * k
        own[two] = own.get(two, 0) | 2 << 2 * k
    firsts = sum(1 << 2 * k for k in range(len(pairs)))
    held = [0] * len(needed)
    both = 0
    for bundle in bundles:
        marks = 0
        for i in bundle:
            marks |= own.get(i, 0)
            for j in needed[i]:
                marks |= held[j]
        for i in bundle:
            held[i] = marks
        both |= marks & marks >> 1 & firsts
    return [k for k in range(len(pairs)) if both >> 2 * k & 1]
