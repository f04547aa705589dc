"""All of it, for one study and one plan."""

import json
import platform
from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, cast

from mcdm_smartcity.assessment.funding import planned_portfolio, prices_of_entry
from mcdm_smartcity.assessment.plan import Plan, WeightingChoice
from mcdm_smartcity.assessment.timing import planned_roadmap
from mcdm_smartcity.dependencies.credit import Credit, credit
from mcdm_smartcity.dependencies.funding_order import FundingOrder, sequence
from mcdm_smartcity.dependencies.graph import DependencyGraph
from mcdm_smartcity.numerics.answer import Answer, Row
from mcdm_smartcity.portfolio.frontier import Frontier, frontier
from mcdm_smartcity.portfolio.portfolio import Portfolio
from mcdm_smartcity.portfolio.why_not import WhyNot
from mcdm_smartcity.ranking.ranking import Ranking, rank
from mcdm_smartcity.ranking.worth import Worth, value
from mcdm_smartcity.roadmap.roadmap import Roadmap
from mcdm_smartcity.study.study import Study
from mcdm_smartcity.study.written import BASES
from mcdm_smartcity.weighting.catalogue import JUDGED
from mcdm_smartcity.weighting.strategic_priorities import PrioritiesBy, strategic_priorities
from mcdm_smartcity.weighting.weights import Weights, weigh

if TYPE_CHECKING:
    from concurrent.futures import Executor

PACKAGES = ("mcdm_smartcity", "numpy", "scipy", "pydantic", "networkx")


@dataclass(frozen=True, slots=True)
class BasisCount:
    """How many values of one part of the study are published, inferred and assumed."""

    part: str
    published: int
    inferred: int
    assumed: int


@dataclass(frozen=True, slots=True)
class Record:
    """
    How an assessment came about, so that it can be repeated.

    Attributes
    ----------
    input_hash
        SHA-256 of the study and the plan, as JSON.
    versions
        Pairs of package and version, Python included.
    seed
        The plan's.
    """

    input_hash: str
    versions: tuple[tuple[str, str], ...]
    seed: int


@dataclass(frozen=True, slots=True, eq=False)
class Assessment(Answer):
    """
    The answers of every stage, with the study and the plan that they answer.

    Attributes
    ----------
    study, plan
        What was assessed, and by which choices.
    weights, ranking, worth, credit, order, frontier
        The answers.
    portfolio
        The best one under the constraints of the plan; None if the plan has none.
    entries
        Why the first unfunded programs of the order are left out, and the price of their entry.
    roadmap
        When what starts, by constraints and timetable of the plan; None if the plan has neither a
        timetable nor a section ``[roadmap]``.
    basis
        How many values are published, inferred and assumed, by part of the study.
    record
        Input hash, versions and seed.
    """

    study: Study
    plan: Plan
    weights: Weights
    ranking: Ranking
    worth: Worth
    credit: Credit
    order: FundingOrder
    frontier: Frontier
    portfolio: Portfolio | None
    entries: tuple[WhyNot, ...]
    roadmap: Roadmap | None
    basis: tuple[BasisCount, ...]
    record: Record

    def as_rows(self) -> list[Row]:
        """Return one row for each program in the order of funding, with rank, worth and credit."""
        ranked = {row["program"]: row for row in self.ranking.as_rows()}
        earned = {row["program"]: row for row in self.credit.as_rows()}
        worth = dict(zip(self.worth.programs, self.worth.values.tolist(), strict=True))
        chosen, timed = self.portfolio, self.roadmap
        return [
            row
            | {"rank": ranked[row["program"]]["rank"], "score": ranked[row["program"]]["score"]}
            | {"worth": worth[row["program"]]}
            | earned[row["program"]]
            | ({} if chosen is None else {"funded": row["program"] in chosen.funded})
            | ({} if timed is None else {"start": timed.start.get(row["program"])})
            for row in self.order.as_rows()
        ]


def assess(
    study: Study,
    plan: Plan | None = None,
    executor: "Executor | None" = None,  # noqa: ARG001 - for the sampling stages to come
) -> Assessment:
    """
    Weigh, rank, value, credit, order, choose and schedule the programs of a study by a plan.

    Parameters
    ----------
    study
        The study.
    plan
        The choices; the defaults if not given.
    executor
        Where heavy sampling may run; the stages that exist so far need none.

    Returns
    -------
    All answers, with what is needed to repeat them. The same study and plan give the same bytes.

    Raises
    ------
    InvalidStudyError
        The study has no programs.
    InfeasibleError
        No portfolio or roadmap keeps the constraints of the plan; says which clash, and what
        would help.
    InvalidRecordError
        A constraint cannot be kept by a portfolio or roadmap, or names what the study lacks.
    UnknownNameError
        The plan names a method, parameter or table that does not exist.

    Examples
    --------
    >>> from mcdm_smartcity import example_study
    >>> assess(example_study()).order.order
    ('network', 'e-services', 'data-center', 'command-center')
    """
    chosen = plan or Plan()
    weights = weighed(study, chosen.weighting)
    graph = DependencyGraph.from_study(study)
    worth = value(study, weights)
    order = sequence(worth, study.costs, graph)
    portfolio = planned_portfolio(study, chosen, worth, graph)
    return Assessment(
        study=study,
        plan=chosen,
        weights=weights,
        ranking=rank(study, weights, chosen.ranking.method, **chosen.ranking.parameters),
        worth=worth,
        credit=credit(worth, graph),
        order=order,
        frontier=frontier(worth, study.costs, graph),
        portfolio=portfolio,
        entries=prices_of_entry(portfolio, order, chosen),
        roadmap=planned_roadmap(study, chosen, worth, graph),
        basis=count_bases(study),
        record=Record(input_hash(study, chosen), installed_versions(), chosen.seed),
    )


def weighed(study: Study, choice: WeightingChoice) -> Weights:
    """Return the weights of a study by the choice of a plan."""
    by = cast(PrioritiesBy, choice.priorities)
    judged_by = choice.method if choice.method in JUDGED else "eigenvector"
    given = strategic_priorities(study, by, judged_by, choice.random_index)
    return weigh(
        study,
        choice.method,
        choice.random_index,
        scale=choice.scale,
        aggregation=choice.aggregation,
        given=given,
    )


def count_bases(study: Study) -> tuple[BasisCount, ...]:
    """Count how many records of each part are published, inferred and assumed."""
    counts: dict[str, Counter[str]] = {}
    for part, record in study.sourced():
        counts.setdefault(part, Counter())[record.basis] += 1
    return tuple(
        BasisCount(part, *(counter[basis] for basis in BASES)) for part, counter in counts.items()
    )


def input_hash(study: Study, plan: Plan) -> str:
    """Return a fingerprint of study and plan: equal content, equal fingerprint."""
    content = [part.model_dump(mode="json", by_alias=True) for part in (study, plan)]
    return sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def installed_versions() -> tuple[tuple[str, str], ...]:
    """Return the versions that the answers may depend on."""
    from importlib.metadata import version  # noqa: PLC0415 - slow to load, rarely needed

    packages = tuple((name, version(name)) for name in PACKAGES)
    return (("python", platform.python_version()), *packages)
