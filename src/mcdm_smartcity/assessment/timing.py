"""When the programs of a plan start, if it asks for that."""

from collections.abc import Mapping

from mcdm_smartcity.assessment.plan import Plan, RoadmapChoice
from mcdm_smartcity.dependencies.graph import DependencyGraph
from mcdm_smartcity.portfolio.methods.highs import Watch
from mcdm_smartcity.ranking.worth import Worth
from mcdm_smartcity.roadmap.roadmap import Roadmap
from mcdm_smartcity.roadmap.scheduling import schedule
from mcdm_smartcity.study.study import Study


def planned_roadmap(
    study: Study, plan: Plan, worth: Worth, graph: DependencyGraph
) -> Roadmap | None:
    """Return the best roadmap by the plan; None if it has neither timetable nor ``[roadmap]``."""
    if plan.roadmap is None and not plan.timetable:
        return None
    return timed(study, plan, worth, graph)


def timed(
    study: Study,
    plan: Plan,
    worth: Worth,
    graph: DependencyGraph,
    *,
    last: Roadmap | Mapping[str, int] | None = None,
    now: int | None = None,
    change_cost: float = 0.0,
    watch: Watch | None = None,
) -> Roadmap:
    """Return the best roadmap over the study's years, by constraints and settings of the plan."""
    choice = plan.roadmap or RoadmapChoice()
    return schedule(
        worth,
        study.programs,
        graph,
        study.horizon,
        [*plan.constraints, *plan.timetable],
        discount=choice.discount,
        tail=choice.tail,
        inflation=choice.inflation,
        last=last,
        now=now,
        change_cost=change_cost,
        time_limit=choice.time_limit,
        gap=choice.gap,
        engine=choice.engine,
        seed=plan.seed,
        watch=watch,
    )
