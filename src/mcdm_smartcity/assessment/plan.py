"""The plan: which choices turn a study into an assessment."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer

from mcdm_smartcity.errors import InvalidRecordError, InvalidStudyError
from mcdm_smartcity.numerics.answer import FrozenMapping
from mcdm_smartcity.portfolio.constraints import AnyConstraint
from mcdm_smartcity.roadmap.constraints import AnyTimed
from mcdm_smartcity.study.written import Finite, Text, Written

Setting = bool | int | float | str


def _plain_setting(given: Any) -> Any:
    if not isinstance(given, bool | int | float | str):
        raise ValueError("must be a number, words, true or false")  # noqa: TRY004 - pydantic's
    return given


def _as_dict(given: Mapping[str, Setting]) -> dict[str, Setting]:
    return dict(given)


Parameters = Annotated[
    Mapping[str, Annotated[Setting, BeforeValidator(_plain_setting)]],
    AfterValidator(FrozenMapping),
    PlainSerializer(_as_dict),
]


class WeightingChoice(Written):
    """
    How a study is weighed.

    Attributes
    ----------
    method, random_index, scale, aggregation
        As for `weigh`.
    priorities
        What weighs the priorities under the goal: ``judgements``, or the strategic analysis by
        ``readiness`` or ``swot``.
    """

    method: str = "eigenvector"
    random_index: str = "exact"
    scale: str = "linear"
    aggregation: str = "judgements"
    priorities: str = "judgements"


class RankingChoice(Written):
    """How programs are scored: method, and its parameters where they differ from the default."""

    method: str = "topsis"
    parameters: Parameters = FrozenMapping()


class PortfolioChoice(Written):
    """
    How the portfolio of a plan with constraints is found.

    Attributes
    ----------
    gap
        Relative gap at which to stop; 0 for a proof.
    engine
        As for `select`.
    time_limit
        Seconds; None for as long as it takes. Where time decides, two runs may differ.
    entries
        For how many of the first unfunded programs of the funding order the price of entry is told.
    """

    gap: Annotated[float, Field(ge=0, lt=1)] = 0.0
    engine: str = "auto"
    time_limit: Annotated[float, Field(gt=0)] | None = None
    entries: Annotated[int, Field(ge=0)] = 3


class RoadmapChoice(Written):
    """
    How the roadmap of a plan is found, and what a year later is worth.

    Attributes
    ----------
    discount
        What worth is worth a year later, above 0 and at most 1.
    tail
        Years after the horizon in which worth still counts.
    inflation
        By how much prices rise each year, above −1; budgets are in the money of their year.
    gap
        Relative gap at which to stop; 0 for a proof.
    engine
        As for `schedule`.
    time_limit
        Seconds; None for as long as it takes. Where time decides, two runs may differ.

    Examples
    --------
    >>> RoadmapChoice(discount=0.95).tail
    0
    """

    discount: Annotated[float, Field(gt=0, le=1)] = 1.0
    tail: Annotated[int, Field(ge=0)] = 0
    inflation: Annotated[Finite, Field(gt=-1)] = 0.0
    gap: Annotated[float, Field(ge=0, lt=1)] = 1e-4
    engine: str = "auto"
    time_limit: Annotated[float, Field(gt=0)] | None = None


class Plan(Written):
    """
    The choices of one assessment; everything has a default.

    Attributes
    ----------
    schema_version
        Version of the format, written ``schema`` in files.
    weighting, ranking
        Methods and parameters.
    constraints
        What a portfolio must keep, written ``[[constraints]]`` in files, each with its `kind`:
        ``kind = "budget"``, ``limit = 2500000000``.
    timetable
        What only a roadmap can keep, written ``[[timetable]]``: lags, yearly budgets, what is due.
    portfolio
        How the portfolio is found, if there are constraints.
    roadmap
        How the roadmap is found, written ``[roadmap]``. A plan asks for a roadmap if it has this
        section, even an empty one, or a timetable.
    notes
        Sentences for the reader of the results, such as where a budget comes from.
    seed
        For everything that draws random numbers.

    Examples
    --------
    >>> Plan(ranking={"method": "topsis", "parameters": {"p": 1}}).ranking.method
    'topsis'
    """

    refusal: ClassVar[type[InvalidRecordError]] = InvalidStudyError

    schema_version: Annotated[int, Field(alias="schema")] = 1
    weighting: WeightingChoice = Field(default_factory=WeightingChoice)
    ranking: RankingChoice = Field(default_factory=RankingChoice)
    constraints: tuple[AnyConstraint, ...] = ()
    timetable: tuple[AnyTimed, ...] = ()
    portfolio: PortfolioChoice = Field(default_factory=PortfolioChoice)
    roadmap: RoadmapChoice | None = None
    notes: tuple[Text, ...] = ()
    seed: Annotated[int, Field(ge=0)] = 0
