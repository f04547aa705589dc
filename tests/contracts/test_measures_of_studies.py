"""What intervals, agreement and diagnosis of any judged hierarchy promise."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcdm_smartcity import (
    GroupAgreement,
    NodeAgreement,
    Study,
    consensus_band,
    consistency_ratio,
    geometric_consistency_index,
    group_agreement,
    judgement_diagnostics,
    weigh,
    weight_intervals,
)
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.weighting.noisy_nodes import Noise
from strategies import comparisons, fewer
from strategies_studies import judged_studies, study_of

Judged = tuple[Study, dict[str, dict[str, FloatArray]]]
every_noise = pytest.mark.parametrize("noise", ["scale_step", "lognormal", "judges"])
WORDS = ("very low", "low", "moderate", "high", "very high")


@every_noise
@fewer(6)
@given(judged=judged_studies(), seed=st.integers(0, 99), level=st.floats(0, 1))
def test_intervals_hold_weights_of_a_hierarchy(
    noise: Noise, judged: Judged, seed: int, level: float
) -> None:
    found = weight_intervals(
        judged[0], noise=noise, method="geometric_mean", samples=30, level=level, seed=seed
    )
    assert (found.low <= found.high).all()
    assert (found.low >= 0).all()
    assert (found.high <= 1 + 1e-12).all()
    mean = dict(zip(found.nodes, found.mean, strict=True))
    assert sum(mean[name] for name in found.criteria) == pytest.approx(1)
    for parent in set(found.parents) - {"goal"}:
        parts = [mean[n] for n, p in zip(found.nodes, found.parents, strict=True) if p == parent]
        assert sum(parts) == pytest.approx(mean[parent])
    assert all(0 <= pair.overlap <= 1 for pair in found.neighbours)
    weight = dict(zip(found.nodes, found.weights, strict=True))
    assert all(weight[pair.heavier] >= weight[pair.lighter] for pair in found.neighbours)


@fewer(8)
@given(judged=judged_studies(), seed=st.integers(0, 2**40))
def test_no_spread_leaves_the_weights_of_weigh(judged: Judged, seed: int) -> None:
    found = weight_intervals(judged[0], spread=0, samples=3, seed=seed)
    overall = [entry.overall for entry in weigh(judged[0]).nodes]
    for numbers in (found.weights, found.low, found.mean, found.high):
        np.testing.assert_allclose(numbers, overall, rtol=1e-12)


@fewer(8)
@given(judged=judged_studies(), seed=st.integers(0, 99))
def test_a_seed_gives_its_intervals_again(judged: Judged, seed: int) -> None:
    one, other = (weight_intervals(judged[0], samples=20, seed=seed) for _ in range(2))
    assert one == other
    assert one.low.tobytes() == other.low.tobytes()


@fewer(4)
@given(judged=judged_studies())
def test_agreement_is_a_table_of_likeness(judged: Judged) -> None:
    study, said = judged
    found = group_agreement(study)
    tables: list[NodeAgreement | GroupAgreement] = [*found.nodes, found]
    for entry in tables:
        np.testing.assert_allclose(entry.similarity, entry.similarity.T, equal_nan=True)
        np.testing.assert_allclose(np.diag(entry.similarity), 1)
        assert sorted(judge for group in entry.clusters for judge in group) == sorted(entry.judges)
        assert (entry.band is None) == (entry.consensus is None)
        if entry.consensus is not None:
            assert entry.band == consensus_band(min(entry.consensus, 1))
    assert len(found.fits) == sum(len(matrices) for matrices in said.values())
    assert found.consensus == weigh(study).consensus
    assert all(pair.dispersion is None or pair.dispersion >= 1 for pair in found.dispersions)


@fewer(2)
@given(matrix=comparisons(least=3, most=5), judges=st.integers(1, 3))
def test_judges_who_say_the_same_are_one_group(matrix: FloatArray, judges: int) -> None:
    items = [f"item-{i}" for i in range(len(matrix))]
    study = study_of({"goal": items}, {f"judge-{k}": {"goal": matrix} for k in range(judges)})
    found = group_agreement(study, "geometric_mean")
    assert found.clusters == (tuple(f"judge-{k}" for k in range(judges)),)
    assert found.consensus is None if judges == 1 else found.consensus == pytest.approx(1)
    # What is left between a judge and the group is what the judge contradicts in himself.
    own = float(geometric_consistency_index(matrix))
    assert [fit.compatibility for fit in found.fits] == [pytest.approx(own, abs=1e-12)] * judges


@fewer(4)
@given(judged=judged_studies())
def test_diagnosis_measures_what_each_judge_said(judged: Judged) -> None:
    study, said = judged
    found = judgement_diagnostics(study)
    assert len(found.entries) == sum(len(matrices) for matrices in said.values())
    for entry in found.entries:
        matrix = said[entry.judge][entry.node]
        if entry.ratio is None:
            assert entry.notes
            assert entry.worst is None
        else:
            assert entry.ratio == pytest.approx(float(consistency_ratio(matrix)), abs=1e-12)
        if entry.worst is not None:
            assert entry.worst.given >= 1
            assert entry.worst.suggested > 0


@fewer(10)
@given(matrix=comparisons(least=3, most=5), limit=st.sampled_from([0.05, 0.1, 0.3]))
def test_proposals_bring_the_ratio_to_the_limit(matrix: FloatArray, limit: float) -> None:
    items = [f"item-{i}" for i in range(len(matrix))]
    study = study_of({"goal": items}, {"judge": {"goal": matrix}})
    (entry,) = judgement_diagnostics(study, proposals=True, limit=limit).entries
    assert entry.ratio is not None
    assert entry.ratio_if_repaired is not None
    assert entry.ratio_if_repaired <= max(limit, min(entry.ratio, limit)) + 1e-9
    assert bool(entry.proposal) == (entry.ratio > limit)


@given(value=st.floats(0, 1), more=st.floats(0, 1))
def test_more_consensus_never_has_a_lower_word(value: float, more: float) -> None:
    low, high = sorted((value, more))
    assert WORDS.index(consensus_band(low)) <= WORDS.index(consensus_band(high))
