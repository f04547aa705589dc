"""What cannot hold together: a smallest set of constraints and links, and what would help."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from mcdm_smartcity.errors import InfeasibleError, SolverFailedError
from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.portfolio.constraints import Rule
from mcdm_smartcity.portfolio.deciding import decide
from mcdm_smartcity.portfolio.effort import Effort
from mcdm_smartcity.portfolio.facts import Facts
from mcdm_smartcity.portfolio.methods.quick_xplain import smallest_subset
from mcdm_smartcity.portfolio.programme import Programme, programme_of
from mcdm_smartcity.portfolio.propagation import propagated_conflict
from mcdm_smartcity.portfolio.repairs import repairs_of
from mcdm_smartcity.portfolio.terms import Terms


def infeasible(
    facts: Facts, rules: Sequence[Rule], terms: Terms, effort: Effort
) -> InfeasibleError:
    """Return the error that says what clashes and what would help, each part checked by solving."""
    conflict = smallest_conflict(facts, rules, terms, effort)
    return InfeasibleError(conflict, *repairs_of(facts, rules, terms, effort))


def smallest_conflict(
    facts: Facts, rules: Sequence[Rule], terms: Terms, effort: Effort
) -> list[Note]:
    """
    Return the names of constraints and links that cannot hold together, with none to spare.

    Musts are followed along needs first, which finds most conflicts without solving; whatever was
    found is made smallest by solving parts of it (QuickXplain). If musts tell nothing, all
    constraints and links are searched.
    """
    programme = programme_of(facts, terms, rules)
    place = {name: k for k, name in enumerate(programme.names)}
    suspects = propagated_conflict(facts, rules, terms)
    chosen = [place[name] for name in suspects] if suspects else list(range(len(place)))
    clash = smallest_subset(chosen, _Oracle(programme, terms, rules, effort).impossible)
    return [programme.names[k] for k in sorted(clash)]


@dataclass(frozen=True)
class _Oracle:
    """Whether groups of rows can hold together, exactly."""

    programme: Programme
    terms: Terms
    rules: Sequence[Rule]
    effort: Effort

    def impossible(self, groups: Sequence[int]) -> bool:
        names = {self.programme.names[k] for k in groups}
        arrays = self.programme.of_groups(groups)
        arrays = replace(arrays, gains=np.zeros_like(arrays.gains))
        rules = [rule for rule in self.rules if rule.name in names]
        decided = decide(
            replace(self.programme, arrays=arrays), self.terms, rules, replace(self.effort, gap=0.0)
        )
        if decided.choice is None and not decided.impossible:
            raise SolverFailedError(
                "no portfolio keeps all constraints; the time was over before it was found out why"
            )
        return decided.impossible
