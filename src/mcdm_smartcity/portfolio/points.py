"""Efficient portfolios: none costs less and is worth as much, none is worth more for as little."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from mcdm_smartcity.numerics.answer import Row


@dataclass(frozen=True, slots=True)
class Point:
    """
    One portfolio of a frontier; it unpacks into cost, worth and programs.

    Attributes
    ----------
    cost, worth
        Of the whole, summed exactly from what was given and rounded once.
    supported
        Whether it lies on the upper hull of the frontier, so that it is the best portfolio for
        some price of money.
    listed, count
        The programs are the first `count` of `listed`, a list that supported points share.
    """

    cost: float
    worth: float
    supported: bool
    listed: tuple[str, ...] = field(repr=False)
    count: int

    @property
    def programs(self) -> tuple[str, ...]:
        """Names of the programs."""
        return self.listed[: self.count]

    @property
    def funded(self) -> tuple[str, ...]:
        """Names of the programs, as portfolios call them."""
        return self.programs

    def __iter__(self) -> Iterator[Any]:
        return iter((self.cost, self.worth, self.programs))


def knee_of(sums: Sequence[tuple[int, int]]) -> int:
    """
    Find the point farthest above the line from the first point to the last.

    Distances are compared after both axes are scaled to that line, and as whole numbers; among
    equals the cheapest is taken. On a straight line that is the last point.

    Parameters
    ----------
    sums
        Whole (cost, worth), both rising.

    Notes
    -----
    Das (1999), Structural Optimization 18:107-115.

    Examples
    --------
    >>> knee_of([(0, 0), (1, 6), (3, 8), (10, 10)]), knee_of([(0, 0), (1, 2), (2, 4)])
    (1, 2)
    """
    (low, least), (high, most) = sums[0], sums[-1]
    above = [(worth - least) * (high - low) - (cost - low) * (most - least) for cost, worth in sums]
    return above.index(max(above)) if max(above) > 0 else len(sums) - 1


def row_of(place: int, point: Point) -> Row:
    """Return what a table tells of a point."""
    return {
        "point": place + 1,
        "cost": point.cost,
        "worth": point.worth,
        "programs": point.count,
        "supported": point.supported,
    }
