"""What each kind of constraint means, told a second time for the independent check."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from mcdm_smartcity.portfolio.asked import Asked
from mcdm_smartcity.portfolio.constraints import (
    Among,
    AtLeast,
    AtMost,
    Budget,
    Capacity,
    Exclude,
    Include,
    Requires,
    ShareAtLeast,
    ShareAtMost,
)
from mcdm_smartcity.study.program import Program


def decimal(number: float) -> Any:
    """Return a float as the decimal that it prints."""
    return int(number) if float(number).is_integer() else Fraction(repr(float(number)))


def whole_total(numbers: Iterable[Any]) -> Any:
    """Sum exactly."""
    return sum(numbers, start=0)


@dataclass(frozen=True)
class Found:
    """What was asked, and which share of which program is funded."""

    asked: Asked
    place: Mapping[str, int]
    shares: Mapping[str, Any]
    partial: Mapping[str, Any]
    tolerance: Fraction

    def spent(self, name: str, source: str | None = None, period: int | None = None) -> Any:
        """Money for a funded program, in all or from one source or in one year."""
        table = self.asked.cost_table
        if table is None:
            return self.shares[name] * decimal(float(self.asked.costs[self.place[name]]))
        amounts = table.amounts[table.programs.index(name)]
        return self.shares[name] * whole_total(
            decimal(float(amount))
            for year, row in zip(table.years, amounts, strict=True)
            for origin, amount in zip(table.funding, row, strict=True)
            if source in {None, origin} and period in {None, year}
        )

    def realised(self) -> dict[str, Any]:
        """Worth of each funded program: without what is held back for want of a source."""
        gained = {
            name: share * decimal(float(self.asked.worth[self.place[name]]))
            for name, share in self.shares.items()
        }
        for source, target, share in self.asked.feeds:
            own = decimal(float(self.asked.worth[self.place[target]]))
            if target in self.shares and source not in self.shares and own > 0:
                gained[target] -= self.shares[target] * decimal(share) * own
        return gained

    def together(self) -> Any:
        """Worth of all synergies whose programs are all funded."""
        return whole_total(
            decimal(one.worth)
            for one in self.asked.constraints
            if one.kind == "synergy" and all(name in self.shares for name in one.programs)
        )

    def members(self, of: Among | tuple[str, ...]) -> set[str]:
        """Names in a group."""
        if isinstance(of, tuple):
            return set(of)
        groups: dict[str, Callable[[Program], bool]] = {
            "dimension": lambda record: record.dimension == of.dimension,
            "agency": lambda record: record.agency == of.agency,
            "tag": lambda record: of.tag in record.tags,
            "quick_win": lambda record: record.quick_win == of.quick_win,
        }
        kind = next(kind for kind in groups if getattr(of, kind) is not None)
        return {record.id for record in self.asked.records if groups[kind](record)}


def _budget(one: Budget, found: Found) -> Iterator[str]:
    spent = whole_total(found.spent(name, one.source, one.period) for name in found.shares)
    if spent > decimal(one.limit) * (1 + found.tolerance):
        yield f"{float(spent):.15g} is spent, and {one.limit:.15g} may be"


def _include(one: Include, found: Found) -> Iterator[str]:
    yield from (f"{name!r} is not funded" for name in one.programs if name not in found.shares)


def _exclude(one: Exclude, found: Found) -> Iterator[str]:
    yield from (f"{name!r} is funded" for name in one.programs if name in found.shares)


def _at_least(one: AtLeast, found: Found) -> Iterator[str]:
    count = len(found.members(one.of) & set(found.shares))
    if count < one.count:
        yield f"{count} are funded, and at least {one.count} must be"


def _at_most(one: AtMost, found: Found) -> Iterator[str]:
    count = len(found.members(one.of) & set(found.shares))
    if count > one.count:
        yield f"{count} are funded, and at most {one.count} may be"


def _capacity(one: Capacity, found: Found) -> Iterator[str]:
    busy = [
        record.id
        for record in found.asked.records
        if record.id in found.shares
        and record.agency == one.agency
        and (one.period is None or one.period <= record.duration)
    ]
    if len(busy) > one.limit:
        yield f"{one.agency!r} carries {len(busy)} programs, and at most {one.limit} may be"


def _requires(one: Requires, found: Found) -> Iterator[str]:
    if one.program in found.shares and not set(one.any_of) & set(found.shares):
        yield f"{one.program!r} is funded with none of {', '.join(one.any_of)}"


def _parts(one: ShareAtLeast | ShareAtMost, found: Found) -> tuple[Any, Any]:
    if one.measure == "count":
        sizes: dict[str, Any] = dict.fromkeys(found.shares, 1)
    elif one.measure == "cost":
        sizes = {name: found.spent(name) for name in found.shares}
    else:
        sizes = found.realised()
    group = found.members(one.of)
    part = whole_total(size for name, size in sizes.items() if name in group)
    return part, whole_total(sizes.values())


def _share_at_least(one: ShareAtLeast, found: Found) -> Iterator[str]:
    part, whole = _parts(one, found)
    if part < decimal(one.share) * whole - found.tolerance * abs(whole):
        yield f"{float(part):.15g} of {float(whole):.15g} is below the share {one.share:g}"


def _share_at_most(one: ShareAtMost, found: Found) -> Iterator[str]:
    part, whole = _parts(one, found)
    if part > decimal(one.share) * whole + found.tolerance * abs(whole):
        yield f"{float(part):.15g} of {float(whole):.15g} is above the share {one.share:g}"


def _nothing(_one: object, _found: Found) -> Iterator[str]:
    """Shares in part and synergies are checked with the sums."""
    yield from ()


CHECKS: dict[str, Callable[[Any, Found], Iterator[str]]] = {
    "at_least": _at_least,
    "at_most": _at_most,
    "budget": _budget,
    "capacity": _capacity,
    "exclude": _exclude,
    "include": _include,
    "partial": _nothing,
    "requires": _requires,
    "share_at_least": _share_at_least,
    "share_at_most": _share_at_most,
    "synergy": _nothing,
}
