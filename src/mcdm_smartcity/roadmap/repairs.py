"""What would make an impossible roadmap possible: money, places, time, or rules given up."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TypeVar

import numpy as np

from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.portfolio.clock import Clock
from mcdm_smartcity.portfolio.constraints.constraint import number
from mcdm_smartcity.portfolio.methods.elastic import fewest_given_up
from mcdm_smartcity.portfolio.methods.zero_one import ZeroOne
from mcdm_smartcity.roadmap.constraints import YearlyBudget
from mcdm_smartcity.roadmap.lifting import Limits, least_late, least_money, least_places
from mcdm_smartcity.roadmap.relaxing import Relaxed, TimeIsUpError

Answer = TypeVar("Answer")
# So many limits, windows and rules are tried one by one, each by solving.
MOST_TRIED = 24
# Seconds for all of them together, and the part of what is left that one of them may take.
LONGEST, PART = 60.0, 0.25
# What of the rest of the time the fewest rules may take, so that they can be checked.
PART_OF_FEWEST = 0.6
# With less time left, nothing is worth asking.
LEAST_SECONDS = 0.05


@dataclass
class Repairs:
    """
    Ways out, each checked by solving.

    Attributes
    ----------
    relaxed, clash
        The model, and groups of rows that cannot hold together.
    clock
        How long all may take.
    words, money, drop, notes
        As `InfeasibleError` takes them.
    """

    relaxed: Relaxed
    clash: Sequence[int]
    clock: Clock
    words: list[Note] = field(default_factory=list)
    money: list[tuple[str, float]] = field(default_factory=list)
    drop: list[Note] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    tried: int = 0

    @classmethod
    def of(cls, relaxed: Relaxed, clash: Sequence[int]) -> "Repairs":
        """Look for them as long as there is time: what alone helps is part of every clash."""
        left = relaxed.effort.clock.left
        found = cls(relaxed, clash, Clock(min(left, LONGEST)))
        found._more_money()
        found._more_places()
        found._more_time()
        found._fewer_rules()
        return found

    def _more_money(self) -> None:
        known = Limits.of(self.relaxed)
        groups = self.relaxed.model.layout.money_groups
        here = np.flatnonzero(np.isin(groups, list(self.clash))).tolist()
        for owner in dict.fromkeys(known.limits[k].owner for k in here):
            own = [k for k, limit in enumerate(known.limits) if limit.owner == owner]
            clashing = [k for k in here if known.limits[k].owner == owner]
            if owner in known.carried:
                # Money of a year is too late for the years before; if need be, it comes at once.
                if not self._raised(known, min(clashing)):
                    self._raised(known, own[0])
            else:
                helped = [k for k in clashing if self._raised(known, k)]
                if not helped and len(own) > 1:
                    self._raised_in_all(known, own)

    def _raised(self, known: Limits, k: int) -> bool:
        name = str(known.limits[k].name)
        if name in dict(self.money):
            return True
        amounts = self._asked(partial(least_money, lifts=known.rising_with(k)[None, :]))
        if amounts is None or not amounts[0]:
            return False
        self.words.append(Note("repair_money", (number(float(amounts[0])), name)))
        self.money.append((name, float(amounts[0])))
        return True

    def _raised_in_all(self, known: Limits, own: Sequence[int]) -> None:
        """No year's money helps alone, so that of all years may rise, as little as can be."""
        lifts = np.array([known.rising_with(k) for k in own])
        amounts = self._asked(partial(least_money, lifts=lifts))
        asked = self.relaxed.model.asked
        budget = asked.constraints[known.limits[own[0]].owner]
        if amounts is None or not isinstance(budget, YearlyBudget):
            return
        years = [str(asked.periods[known.limits[k].periods[-1]]) for k in own]
        parts = [f"{number(float(a))} ({y})" for a, y in zip(amounts, years, strict=True) if a]
        total, name = float(amounts.sum()), str(budget.name())
        self.words.append(Note("repair_money_years", (number(total), name, ", ".join(parts))))
        self.money.append((name, total))

    def _more_places(self) -> None:
        names = self.relaxed.model.names
        here = [k for k in self.clash if names[k].kind == "rule_working"]
        for limit, agency in dict.fromkeys(names[k].names[:2] for k in here):
            clashing = [k for k in here if names[k].names[:2] == (limit, agency)]
            if [k for k in clashing if self._places([k])]:
                continue
            every = [k for k in self.relaxed.groups if names[k].names[:2] == (limit, agency)]
            every = [k for k in every if names[k].kind == "rule_working"]
            if len(every) > 1:
                self._places(every)

    def _places(self, groups: list[int]) -> bool:
        more = self._asked(partial(least_places, groups=groups))
        if more is None or not more.any():
            return False
        names = [self.relaxed.model.names[k].names for k in groups]
        agency, total = names[0][1], str(int(more.sum()))
        if len(groups) == 1:
            self.words.append(Note("repair_places", (total, agency, names[0][2])))
            return True
        parts = [f"{a} ({name[2]})" for a, name in zip(more.tolist(), names, strict=True) if a]
        self.words.append(Note("repair_places_years", (total, agency, ", ".join(parts))))
        return True

    def _more_time(self) -> None:
        asked = self.relaxed.model.asked
        for group in self.clash:
            if group not in self.relaxed.windows:
                continue
            i, own = self.relaxed.windows[group]
            start = self._asked(partial(least_late, group=group))
            if start is not None:
                year, task = asked.periods[start], asked.tasks[i]
                finish, late = str(year + task.duration - 1), str(start - own)
                self.words.append(Note("repair_window", (task.id, str(year), finish, late)))

    def _fewer_rules(self) -> None:
        names = self.relaxed.model.names
        for k in self.clash:
            if self._may_go(k) and self._asked(partial(_possible_without, dropped={k})):
                self.drop = self.drop or [names[k]]
                self.words.append(Note("repair_drop", (str(names[k]),)))
        if not self.drop:
            self.drop = [names[k] for k in self._answered(self._fewest, 1.0) or []]
            if self.drop:
                self.words.append(Note("repair_drop", tuple(map(str, self.drop))))

    def _may_go(self, group: int) -> bool:
        """Links, windows and what runs are facts; rules can be given up."""
        kind = self.relaxed.model.names[group].kind
        fact = kind.startswith("link_") or kind == "rule_runs"
        return not fact and group not in self.relaxed.windows

    def _fewest(self, relaxed: Relaxed) -> list[int]:
        programme = relaxed.programme
        may_go = [k for k in relaxed.groups if self._may_go(k) and k in programme.group]

        def solve(switched: ZeroOne) -> FloatArray:
            solved = relaxed.solved(switched, PART_OF_FEWEST)
            if solved is not None and solved.status == "limit":
                self._tell_once(Note("repairs_not_fewest"))
            return np.empty(0) if solved is None else solved.values

        enough = partial(_possible_without, relaxed)
        return fewest_given_up(programme.arrays, programme.group, may_go, solve, enough)

    def _asked(self, question: Callable[[Relaxed], Answer | None]) -> Answer | None:
        """Ask one question by solving, unless there were too many."""
        if self.tried >= MOST_TRIED:
            self._tell_once(Note("repairs_capped", (str(MOST_TRIED),)))
            return None
        self.tried += 1
        return self._answered(question)

    def _answered(
        self, question: Callable[[Relaxed], Answer | None], part: float = PART
    ) -> Answer | None:
        """Give a question its part of the time; what stays open is told."""
        left = self.clock.left
        if left >= LEAST_SECONDS:
            effort = replace(self.relaxed.effort, clock=Clock(left * part))
            try:
                return question(replace(self.relaxed, effort=effort))
            except TimeIsUpError:
                pass
        self._tell_once(Note("repairs_unfinished"))
        return None

    def _tell_once(self, note: Note) -> None:
        if note not in self.notes:
            self.notes.append(note)


def _possible_without(relaxed: Relaxed, dropped: Collection[int]) -> bool:
    return relaxed.possible([k for k in relaxed.groups if k not in dropped])
