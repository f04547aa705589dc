"""Settings, constraints and the roadmap before, as they were given: checked one by one."""

from collections.abc import Iterable, Mapping

import numpy as np

from mcdm_smartcity.errors import (
    InvalidArrayError,
    InvalidRecordError,
    NotAdditiveError,
    Problem,
)
from mcdm_smartcity.numerics.answer import FrozenMapping
from mcdm_smartcity.numerics.arrays import require_whole
from mcdm_smartcity.portfolio.constraints import Constraint
from mcdm_smartcity.ranking.ranking import Ranking
from mcdm_smartcity.ranking.worth import Worth
from mcdm_smartcity.roadmap.asked import Before
from mcdm_smartcity.roadmap.roadmap import Roadmap


def check_settings(
    worth: object, gap: float, seed: int, numbers: tuple[float, float, float]
) -> None:
    """Refuse a worth that does not add up, and settings outside their ranges."""
    if isinstance(worth, Ranking) or not isinstance(worth, Worth | Mapping):
        raise NotAdditiveError(
            "worth must be a Worth or a mapping from program to number; scores of a ranking order "
            "programs, but their sums have no meaning: use value(study, weights)"
        )
    _require_numbers(gap=gap, discount=numbers[0], inflation=numbers[1], change_cost=numbers[2])
    if not 0 <= gap < 1:
        raise InvalidArrayError(f"gap must be at least 0 and below 1; found {gap!r}")
    require_whole("seed", seed, 0)
    discount, inflation, change_cost = numbers
    if not 0 < discount <= 1:
        raise InvalidArrayError(f"discount must be above 0 and at most 1; found {discount!r}")
    if not (inflation > -1 and np.isfinite(inflation)):
        raise InvalidArrayError(f"inflation must be above -1 and finite; found {inflation!r}")
    if not (change_cost >= 0 and np.isfinite(change_cost)):
        raise InvalidArrayError(f"change_cost must be at least 0; found {change_cost!r}")


def _require_numbers(**given: object) -> None:
    for name, number in given.items():
        if isinstance(number, bool) or not isinstance(number, int | float | np.number):
            raise InvalidArrayError(f"{name} must be a number; found {number!r:.40}")


def checked(constraints: Iterable[Constraint]) -> tuple[Constraint, ...]:
    """Return the constraints as a tuple; anything else among them is refused."""
    given = tuple(constraints)
    others: list[object] = list(given)
    problems = [
        Problem(f"constraint {k}", f"must be one such as YearlyBudget(100); found {one!r:.60}")
        for k, one in enumerate(others, start=1)
        if not isinstance(one, Constraint)
    ]
    if problems:
        raise InvalidRecordError("constraints", problems)
    return given


def before_of(
    last: Roadmap | Mapping[str, int] | None,
    now: int | None,
    change_cost: float,
    periods: tuple[int, ...],
) -> Before | None:
    """Return what was there before, if anything."""
    if last is None:
        if now is not None or change_cost:
            raise InvalidArrayError("now and change_cost speak of a roadmap before: give last too")
        return None
    starts = last.start if isinstance(last, Roadmap) else last
    if not isinstance(starts, Mapping):
        raise InvalidArrayError(
            f"last must be a Roadmap, or a mapping from program to first period; found {last!r:.60}"
        )
    found = {name: _whole(f"last start of {name!r}", start) for name, start in starts.items()}
    first = periods[0] if now is None else _whole("now", now)
    return Before(FrozenMapping(found), first, float(change_cost))


def _whole(name: str, given: object) -> int:
    """Return a period's number; anything else is refused."""
    if isinstance(given, bool) or not isinstance(given, int | np.integer):
        raise InvalidArrayError(f"{name} must be the number of a period; found {given!r:.40}")
    return int(given)
