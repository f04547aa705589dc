"""Candidate programs: what they are, score and cost."""

import math
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from mcdm_smartcity.study.written import Identifier, Named, Sourced


def _number_or_word(given: Any) -> Any:
    if isinstance(given, bool) or not isinstance(given, int | float | str):
        raise ValueError("must be a number or a rating word")  # noqa: TRY004 - told by pydantic
    if isinstance(given, float) and not math.isfinite(given):
        raise ValueError("must be finite")
    return given


class Score(Sourced):
    """The level that a program reaches on a criterion: a number or a rating word of its scale."""

    criterion: Identifier
    value: Annotated[float | str, BeforeValidator(_number_or_word)]


class Cost(Sourced):
    """
    Money that a program spends in one year of its life from one source.

    Attributes
    ----------
    year
        Year of the program's life: 1 is its first.
    funding
        The funding source.
    amount
        Full units of the study's currency, at least 0.
    """

    year: Annotated[int, Field(ge=1)]
    funding: Identifier
    amount: Annotated[float, Field(ge=0, allow_inf_nan=False)]


class Program(Named):
    """
    A candidate program.

    Attributes
    ----------
    dimension, agency
        Ids of the Smart City dimension and of the responsible agency.
    duration
        Years of work, at least 1.
    earliest, latest
        First and last calendar year in which it may start; the horizon's if not given.
    quick_win
        Whether the public feels it soon, so that it belongs to the first years.
    tags
        Free words to select by.
    scores
        One for each criterion.
    costs
        Spending by year of life and funding source; none means free.
    """

    dimension: Identifier
    agency: Identifier
    duration: Annotated[int, Field(ge=1)] = 1
    earliest: int | None = None
    latest: int | None = None
    quick_win: bool = False
    tags: tuple[str, ...] = ()
    scores: tuple[Score, ...] = ()
    costs: tuple[Cost, ...] = ()
