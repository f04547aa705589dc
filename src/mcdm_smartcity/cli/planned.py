"""What commands share that work by a plan: what programs are worth, and word of long work."""

import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from mcdm_smartcity.assessment.assessment import weighed
from mcdm_smartcity.assessment.plan import Plan
from mcdm_smartcity.cli.application import read
from mcdm_smartcity.cli.words import PROGRESS
from mcdm_smartcity.dependencies.graph import DependencyGraph
from mcdm_smartcity.files.plan_files import read_plan
from mcdm_smartcity.portfolio.effort import relative_gap
from mcdm_smartcity.portfolio.methods.highs import Watch
from mcdm_smartcity.ranking.worth import Worth, value
from mcdm_smartcity.study.study import Study
from mcdm_smartcity.study.written import Written
from mcdm_smartcity.weighting.weights import Weights

PlannedWeighting = Annotated[
    str, typer.Option("--weighting", help="eigenvector ...; the plan's if there.")
]
Choice = TypeVar("Choice", bound=Written)
# Shorter work needs no word on the way.
QUIET_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Planned:
    """A study with its plan, what its programs are worth by both, and their links."""

    study: Study
    plan: Plan
    worth: Worth
    graph: DependencyGraph

    @classmethod
    def read(
        cls, study: Path, plan: Path | None, weighting: str, *, decimal_comma: bool
    ) -> "Planned":
        """Read study and plan, and value the programs; see `planned_weights`."""
        valid, choices = read(study, decimal_comma), plan_in(plan)
        worth = value(valid, planned_weights(valid, choices, weighting))
        return cls(valid, choices, worth, DependencyGraph.from_study(valid))


def planned_weights(study: Study, plan: Plan, method: str) -> Weights:
    """Return the weights by the choice of the plan, or by another method if one is named."""
    chosen = plan.weighting
    if method:
        chosen = chosen.model_copy(update={"method": method})
    return weighed(study, chosen)


def plan_in(path: Path | None) -> Plan:
    """Read a plan; without a file, it is the one that changes nothing."""
    return Plan() if path is None else read_plan(path)


def instead(choice: Choice, **options: object) -> Choice:
    """Put the options that are given in place of what the plan says."""
    given: dict[str, Any] = {name: one for name, one in options.items() if one is not None}
    return choice.changed(**given)


def progress() -> Watch:
    """Tell on standard error how far long work is, so that the output stays clean."""
    began = time.perf_counter()

    def tell(worth: float, bound: float) -> None:
        spent = time.perf_counter() - began
        if spent >= QUIET_SECONDS:
            gap = relative_gap(worth, bound)
            line = PROGRESS.format(seconds=spent, worth=worth, bound=bound, gap=gap)
            sys.stderr.write(line + "\n")

    return tell
