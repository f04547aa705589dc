"""Links as a caller gives them: merged, in order, and refused with every problem at once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mcdm_smartcity.errors import InvalidRecordError, Problem, known_names

SHARE_TOLERANCE = 1e-9
Pair = tuple[str, str]
Feed = tuple[str, str, float]


@dataclass(frozen=True)
class GivenLinks:
    """Valid links, each once, in the order given."""

    needs: tuple[Pair, ...]
    feeds: tuple[Feed, ...]
    excludes: tuple[Pair, ...]


def checked_links(
    programs: Sequence[str],
    needs: Iterable[Pair],
    feeds: Iterable[Feed],
    excludes: Iterable[Pair],
) -> GivenLinks:
    """Merge repeated links and check them against the programs."""
    links = GivenLinks(
        tuple(dict.fromkeys((a, b) for a, b in needs)),
        tuple(dict.fromkeys((a, b, float(share)) for a, b, share in feeds)),
        # Exclusion has no direction, so a pair and its mirror are one.
        tuple({frozenset(pair): (pair[0], pair[1]) for pair in excludes}.values()),
    )
    problems = [*_of_names(set(programs), links), *_of_shares(links.feeds)]
    if problems:
        raise InvalidRecordError("dependency graph", problems)
    return links


def _of_names(programs: set[str], links: GivenLinks) -> Iterator[Problem]:
    sentences = [(f"{a} needs {b}", (a, b)) for a, b in links.needs]
    sentences += [(f"{a} feeds {b}", (a, b)) for a, b, _ in links.feeds]
    sentences += [(f"{a} excludes {b}", (a, b)) for a, b in links.excludes]
    for sentence, pair in sentences:
        for name in dict.fromkeys(pair):
            if name not in programs:
                hint = known_names(name, sorted(programs))
                yield Problem(sentence, f"unknown program {name!r}; {hint}")
        if pair[0] == pair[1]:
            yield Problem(sentence, "links a program with itself; a link is between two programs")


def _of_shares(feeds: Sequence[Feed]) -> Iterator[Problem]:
    into: dict[str, list[float]] = defaultdict(list)
    pairs: dict[Pair, float] = {}
    for source, target, share in feeds:
        into[target].append(share)
        if not 0 < share <= 1:
            yield Problem(
                f"{source} feeds {target}",
                f"the share must be above 0 and at most 1; found {share:g}",
            )
        before = pairs.setdefault((source, target), share)
        if before != share:
            yield Problem(
                f"{source} feeds {target}", f"is given with two shares, {before:g} and {share:g}"
            )
    for target, shares in into.items():
        if sum(shares) > 1 + SHARE_TOLERANCE:
            yield Problem(
                f"feeds into {target}", f"the shares sum to {sum(shares):g}; at most 1 is possible"
            )
