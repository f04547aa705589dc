"""Next release problem (Bagnall et al. 2001; format of Xuan, Jiang, Ren and Luo 2012)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from mcdm_smartcity.files.numbered_lines import Line, NumberedLines


@dataclass(slots=True)
class Release:
    """
    Requirements and customers.

    Attributes
    ----------
    costs
        Of each requirement, level after level; requirements count from 1.
    links
        Pairs (before, after) of requirements.
    profits, wanted
        Of each customer, and the requirements that it asks for.
    """

    costs: list[float] = field(default_factory=list)
    links: list[tuple[int, int]] = field(default_factory=list)
    profits: list[float] = field(default_factory=list)
    wanted: list[list[int]] = field(default_factory=list)


@dataclass(slots=True)
class _Numbers:
    """The numbers of a file, one after the other; the first that is wrong ends the reading."""

    file: NumberedLines
    words: Iterator[Line]
    last: Line | None = None

    def next(self, what: str) -> Line:
        found = next(self.words, None)
        if found is None:
            self.file.wrong(self.last, f"the file ends where {what} should come")
            self.file.refuse()
            raise AssertionError
        self.last = found
        return found

    def whole(self, what: str, least: int = 0, most: int | None = None) -> int:
        number = self.file.whole(self.next(what), 0, what, least, most)
        self.file.refuse()
        return number

    def amount(self, what: str, least: float) -> float:
        number = self.file.amount(self.next(what), 0, what, least)
        self.file.refuse()
        return number


def next_release_of(path: str | Path) -> Release:
    """Read the file; counts say how many numbers follow, wherever lines end."""
    file = NumberedLines.of(Path(path))
    numbers, release = _Numbers(file, file.one_by_one()), Release()
    for level in range(1, numbers.whole("the number of levels", 1) + 1):
        for _ in range(numbers.whole(f"the number of requirements in level {level}")):
            release.costs.append(numbers.amount("the cost of a requirement", 0.0))
    last = len(release.costs)
    for _ in range(numbers.whole("the number of links")):
        pair = [numbers.whole("a requirement of a link", 1, last) for _ in range(2)]
        if pair[0] == pair[1]:
            file.wrong(numbers.last, f"requirement {pair[0]} is linked to itself")
        release.links.append((pair[0], pair[1]))
    for k in range(1, numbers.whole("the number of customers") + 1):
        release.profits.append(numbers.amount(f"the profit of customer {k}", 0.0))
        count = numbers.whole(f"the number of requests of customer {k}")
        what = f"a request of customer {k}"
        release.wanted.append([numbers.whole(what, 1, last) for _ in range(count)])
    rest = next(numbers.words, None)
    if rest is not None:
        file.wrong(rest, f"{rest.text} stands behind the last customer; some count is wrong")
    file.refuse()
    return release
