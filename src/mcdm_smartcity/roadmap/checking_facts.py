"""What a check knows of a roadmap: worked out from what was asked, program by program."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from mcdm_smartcity.portfolio.constraints import Synergy
from mcdm_smartcity.roadmap.asked import AskedRoadmap
from mcdm_smartcity.roadmap.constraints import Lag
from mcdm_smartcity.roadmap.task import Task

# Sums of money and worth may differ by their rounding.
CLOSE = 1e-9


def close(one: float, two: float) -> bool:
    """Tell whether two amounts are equal but for rounding."""
    return math.isclose(one, two, rel_tol=CLOSE, abs_tol=CLOSE)


@dataclass(frozen=True)
class Facts:
    """The question, and when each program starts."""

    asked: AskedRoadmap
    start: dict[str, int]

    @cached_property
    def tasks(self) -> dict[str, Task]:
        """Tasks by name."""
        return {task.id: task for task in self.asked.tasks}

    def finish(self, name: str) -> int:
        """Return the last period of work."""
        return self.start[name] + self.tasks[name].duration - 1

    def is_past(self, period: int) -> bool:
        """Whether all in a period is decided: what ran then is checked, but limits are not."""
        return self.asked.before is not None and period < self.asked.before.now

    def lag(self, program: str, other: str) -> int:
        """Return the periods from the start of `other` that `program` must wait."""
        own = [
            one.periods + (self.tasks[other].duration if one.counted_from == "finish" else 0)
            for one in self._lags.get((program, other), [])
        ]
        if own:
            return int(max(own))
        together = self._reaches(other, program)
        return 0 if together else self.tasks[other].duration

    @cached_property
    def _lags(self) -> dict[tuple[str, str], list[Any]]:
        """Lags by their link."""
        found: dict[tuple[str, str], list[Any]] = {}
        for one in self.asked.constraints:
            if isinstance(one, Lag):
                found.setdefault((one.program, one.other), []).append(one)
        return found

    @cached_property
    def needed(self) -> dict[str, list[str]]:
        """What each program needs by a link of its own."""
        found: dict[str, list[str]] = {}
        for program, other in self.asked.needs:
            found.setdefault(program, []).append(other)
        return found

    def _reaches(self, start: str, goal: str) -> bool:
        """Whether `start` needs `goal`, over any number of links."""
        seen, waiting = {start}, [start]
        while waiting:
            here = waiting.pop()
            for other in self.needed.get(here, []):
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
        return goal in seen

    def working(self, period: int, agency: str | None = None) -> list[str]:
        """Return the programs that work in a period."""
        return [
            name
            for name, start in self.start.items()
            if start <= period <= self.finish(name)
            and (agency is None or self.tasks[name].agency == agency)
        ]

    def parts(self, name: str, period: int) -> Iterator[tuple[frozenset[str], float]]:
        """Yield what a program takes in a period, in its money, and who may pay."""
        task, age = self.tasks[name], period - self.start[name]
        price = (1 + self.asked.money.inflation) ** (period - self.asked.periods[0])
        if 0 <= age < task.duration:
            for part in task.spending:
                if age < len(part.amounts):
                    yield frozenset(part.sources), part.amounts[age] * price
        if age >= task.duration:
            for part in task.upkeep:
                yield frozenset(part.sources), part.amounts[0] * price

    def demands(self) -> set[tuple[str, int]]:
        """Return where any money is spent."""
        return {
            (name, period)
            for name in self.start
            for period in self.asked.periods
            if any(amount > 0 for _, amount in self.parts(name, period))
        }

    def unpaid(self, name: str, period: int, paid: dict[str, float]) -> str:
        """Say what is wrong with the payments of a program in a period; empty if nothing."""
        if name not in self.start:
            return "is paid, but never starts"
        parts = [part for part in self.parts(name, period) if part[1] > 0]
        total, given = math.fsum(a for _, a in parts), math.fsum(paid.values())
        if not close(total, given):
            return f"costs {total:g}, and {given:g} is paid"
        sources = set(paid)
        for size in range(1, 2 ** len(sources)):
            chosen = {source for k, source in enumerate(sorted(sources)) if size >> k & 1}
            # What these sources pay must be for parts that at least one of them may pay.
            most = math.fsum(a for who, a in parts if (who or {""}) & chosen)
            sum_paid = math.fsum(paid[source] for source in chosen)
            if sum_paid > most and not close(sum_paid, most):
                return f"{', '.join(sorted(chosen))} may pay {most:g}, and pays {sum_paid:g}"
        return ""

    def worth(self) -> tuple[list[float], float]:
        """Return the worth of each period, and the sum of sizes that its rounding goes with."""
        count = len(self.asked.periods) + self.asked.money.tail
        terms: list[tuple[int, float]] = []
        for name, start in self.start.items():
            i = self.asked.programs.index(name)
            t = start - self.asked.periods[0]
            if not math.isnan(self.asked.by_start[i, t]):
                terms.append((t, float(self.asked.by_start[i, t])))
                continue
            own, done = float(self.asked.worth[i]), t + self.tasks[name].duration
            held = 0.0
            for source, target, share in self.asked.feeds:
                if target == name and own > 0:
                    held += share
                    terms += self._from(share * own, [source, target], count)
            alone = own * (1 - held)
            terms += [(k, alone * self.asked.money.discount**k) for k in range(done, count)]
        for one in self.asked.constraints:
            if isinstance(one, Synergy):
                terms += self._from(one.worth, list(one.programs), count)
        by_period = [math.fsum(term for at, term in terms if at == k) for k in range(count)]
        return by_period, math.fsum(abs(term) for _, term in terms)

    def _from(self, worth: float, members: list[str], count: int) -> list[tuple[int, float]]:
        """Worth of each period after all members are finished."""
        if not all(name in self.start for name in members):
            return []
        done = max(self.finish(name) for name in members) + 1 - self.asked.periods[0]
        return [(k, worth * self.asked.money.discount**k) for k in range(done, count)]
