"""What the money of a plan buys, and what would let in those that are left out."""

from mcdm_smartcity.assessment.plan import Plan
from mcdm_smartcity.dependencies.funding_order import FundingOrder
from mcdm_smartcity.dependencies.graph import DependencyGraph
from mcdm_smartcity.portfolio.methods.highs import Watch
from mcdm_smartcity.portfolio.portfolio import Portfolio
from mcdm_smartcity.portfolio.selecting import select
from mcdm_smartcity.portfolio.why_not import WhyNot
from mcdm_smartcity.ranking.worth import Worth
from mcdm_smartcity.study.study import Study


def planned_portfolio(
    study: Study, plan: Plan, worth: Worth, graph: DependencyGraph
) -> Portfolio | None:
    """Return the best portfolio under the constraints of the plan; None if it has none."""
    return funded(study, plan, worth, graph) if plan.constraints else None


def funded(
    study: Study,
    plan: Plan,
    worth: Worth,
    graph: DependencyGraph,
    *,
    watch: Watch | None = None,
) -> Portfolio:
    """Return the best portfolio under the constraints of a plan, found as the plan says."""
    return select(
        worth,
        study.costs,
        graph,
        plan.constraints,
        programs=study.programs,
        time_limit=plan.portfolio.time_limit,
        gap=plan.portfolio.gap,
        engine=plan.portfolio.engine,
        seed=plan.seed,
        watch=watch,
    )


def prices_of_entry(
    portfolio: Portfolio | None, order: FundingOrder, plan: Plan
) -> tuple[WhyNot, ...]:
    """Tell why the first unfunded programs of the funding order are left out."""
    if portfolio is None:
        return ()
    outside = set(portfolio.unfunded)
    first = [name for name in order.order if name in outside][: plan.portfolio.entries]
    limit = plan.portfolio.time_limit
    return tuple(portfolio.why_not(name, time_limit=limit) for name in first)
