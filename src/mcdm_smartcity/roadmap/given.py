"""Settings and the roadmap before, as they were given: checked one by one."""

from collections.abc import Mapping

import numpy as np

from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.numerics.answer import FrozenMapping
from mcdm_smartcity.portfolio.effort import require_number
from mcdm_smartcity.roadmap.asked import Before
from mcdm_smartcity.roadmap.roadmap import Roadmap


def check_money(discount: float, inflation: float, change_cost: float) -> None:
    """Refuse what is outside its range of how worth and money change."""
    require_number("discount", discount)
    require_number("inflation", inflation)
    require_number("change_cost", change_cost)
    if not 0 < discount <= 1:
        raise InvalidArrayError(f"discount must be above 0 and at most 1; found {discount!r}")
    if not (inflation > -1 and np.isfinite(inflation)):
        raise InvalidArrayError(f"inflation must be above -1 and finite; found {inflation!r}")
    if not (change_cost >= 0 and np.isfinite(change_cost)):
        raise InvalidArrayError(f"change_cost must be at least 0; found {change_cost!r}")


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
