"""How far three parties are from their common priorities, as published."""

import numpy as np

from mcdm_smartcity import aggregate_judgements, geometric_mean
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.weighting.methods.compatibility import (
    geometric_compatibility,
    priority_violations,
)
from mcdm_smartcity.weighting.methods.priorities_of_groups import aggregate_priorities
from published_cases import Case, assert_follows, assert_recomputed, published

PARTIES = ("PSOE", "PP", "PAR")


@published("ahp-escobar2015-group-aij")
def test_compatibility_of_a_group_is_the_mean_over_its_judges(case: Case) -> None:
    panel = _panel(case)
    ours = geometric_compatibility(panel, _priorities(panel)).mean()
    assert_follows(case, "GCOMPI", ours)
    assert_recomputed(case, "GCOMPI", ours)


@published("ahp-escobar2015-group-aij")
def test_violations_of_a_group_are_the_mean_over_its_judges(case: Case) -> None:
    # 1, 1/2 and 1 violations over (5 - 1)(5 - 2) / 2 = 6: each pair once, half for a tie.
    panel = _panel(case)
    ours = priority_violations(panel, _priorities(panel))
    np.testing.assert_allclose(ours * 6, [1, 0.5, 1], rtol=1e-12)
    assert_follows(case, "PVN", ours.mean())
    assert_recomputed(case, "PVN", ours.mean())


@published("ahp-escobar2015-group-aij")
def test_compatibility_with_its_own_priorities_is_the_consistency_index(case: Case) -> None:
    together = aggregate_judgements(_panel(case))
    ours = geometric_compatibility(together, geometric_mean(together))
    assert_follows(case, "GCI", ours)
    assert_recomputed(case, "GCI", ours)


@published("ahp-escobar2015-group-aij")
def test_the_mean_of_the_parties_priorities_is_that_of_their_judgements(case: Case) -> None:
    ours = aggregate_priorities(geometric_mean(_panel(case)))
    assert_follows(case, "weights", ours)
    assert_recomputed(case, "weights", ours)


def _panel(case: Case) -> FloatArray:
    return np.array([case.matrix(party) for party in PARTIES])


def _priorities(panel: FloatArray) -> FloatArray:
    return geometric_mean(aggregate_judgements(panel))
