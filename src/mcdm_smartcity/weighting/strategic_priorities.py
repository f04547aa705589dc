"""Weights of the priorities under the goal by the strategic analysis, not by judgements."""

from typing import Literal, TypeAlias

from mcdm_smartcity.errors import UnknownNameError
from mcdm_smartcity.numerics.method import Method
from mcdm_smartcity.study.hierarchy import GOAL
from mcdm_smartcity.study.study import Study
from mcdm_smartcity.weighting.gaps import gaps
from mcdm_smartcity.weighting.local_weights import GivenWeights
from mcdm_smartcity.weighting.swot_weights import weigh_swot

PrioritiesBy: TypeAlias = Literal["judgements", "readiness", "swot"]
WAYS_TO_PRIORITIES: tuple[PrioritiesBy, ...] = ("judgements", "readiness", "swot")


def strategic_priorities(
    study: Study,
    by: PrioritiesBy,
    method: str | Method = "eigenvector",
    random_index: str = "exact",
) -> GivenWeights:
    """
    Return weights under the goal for `weigh(study, given=…)`.

    Parameters
    ----------
    study
        The study.
    by
        ``readiness``: by the gaps that bear on each priority; ``swot``: by the factors that do;
        ``judgements``: nothing is given, so that judges weigh the priorities as all else.
    method, random_index
        As for `weigh_swot`.

    Returns
    -------
    Weights of all nodes under the goal, by node and child; without any gap or factor that bears on
    them equal ones (see the notes of `gaps` and `weigh_swot`).

    Raises
    ------
    UnknownNameError
        There is no such way, method or table.

    Examples
    --------
    >>> from mcdm_smartcity import example_study
    >>> strategic_priorities(example_study(), "judgements")
    {}
    """
    if by == "readiness":
        return {GOAL: gaps(study).weights_under(GOAL)}
    if by == "swot":
        return {GOAL: weigh_swot(study, method, random_index).weights_under(GOAL)}
    if by == "judgements":
        return {}
    raise UnknownNameError("way to weigh priorities", by, WAYS_TO_PRIORITIES)
