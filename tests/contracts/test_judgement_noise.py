"""What samples of priorities under judgement noise promise."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcdm_smartcity import eigenvector, geometric_mean
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.weighting.methods.judgement_noise import Kernel, perturbed_priorities
from mcdm_smartcity.weighting.methods.sampled_priorities import interval_of, overlap
from strategies import comparisons, fewer, incomplete_comparisons, panels

every_noise = pytest.mark.parametrize("noise", ["lognormal", "scale_step"])
every_method = pytest.mark.parametrize("method", [eigenvector, geometric_mean])


@every_noise
@every_method
@fewer(4)
@given(matrix=comparisons(most=6) | incomplete_comparisons(), seed=st.integers(0, 2**70))
def test_no_noise_leaves_the_priorities_as_they_are(
    noise: str, method: Kernel, matrix: FloatArray, seed: int
) -> None:
    sampled = perturbed_priorities(
        matrix, spread=0, noise=noise, samples=3, seed=seed, method=method
    )
    np.testing.assert_array_equal(sampled, [method(matrix)] * 3)


@every_noise
@fewer(6)
@given(matrix=comparisons(most=5) | incomplete_comparisons(most=4), seed=st.integers(0, 99))
def test_samples_are_priorities_and_repeat_with_their_seed(
    noise: str, matrix: FloatArray, seed: int
) -> None:
    def drawn(samples: int) -> FloatArray:
        return perturbed_priorities(
            matrix, spread=0.5, noise=noise, samples=samples, seed=seed, method=geometric_mean
        )

    sampled = drawn(40)
    assert sampled.shape == (40, len(matrix))
    assert (sampled > 0).all()
    np.testing.assert_allclose(sampled.sum(axis=-1), 1, rtol=1e-12)
    np.testing.assert_array_equal(drawn(40), sampled)
    np.testing.assert_array_equal(drawn(7), sampled[:7])


@every_noise
@fewer(6)
@given(matrix=comparisons(least=2, most=5), seed=st.integers(0, 99))
def test_the_method_sees_reciprocal_judgements_with_the_same_gaps(
    noise: str, matrix: FloatArray, seed: int
) -> None:
    matrix[0, -1] = matrix[-1, 0] = np.nan if len(matrix) > 2 else 2
    matrix[-1, 0] = 1 / matrix[0, -1]
    seen = []

    def method(judgements: FloatArray) -> FloatArray:
        seen.append(judgements)
        return geometric_mean(judgements)

    perturbed_priorities(matrix, spread=0.7, noise=noise, samples=1, seed=seed, method=method)
    noisy = seen[-1]
    mirror = np.swapaxes(noisy, -1, -2)
    gaps = np.isnan(matrix)
    np.testing.assert_array_equal(np.isnan(noisy), np.broadcast_to(gaps, noisy.shape))
    np.testing.assert_allclose((noisy * mirror)[..., ~gaps], 1, rtol=1e-12)


@fewer(6)
@given(panel=panels(4), seed=st.integers(0, 99))
def test_judges_are_perturbed_side_by_side(panel: FloatArray, seed: int) -> None:
    sampled = perturbed_priorities(panel, spread=0.3, samples=5, seed=seed, method=geometric_mean)
    assert sampled.shape == (5, *panel.shape[:2])
    np.testing.assert_allclose(sampled.sum(axis=-1), 1, rtol=1e-12)


def priorities_in_samples(most: int = 12) -> st.SearchStrategy[FloatArray]:
    numbers = st.integers(0, 9).map(float)
    rows = st.integers(1, 5).flatmap(
        lambda items: st.lists(
            st.lists(numbers, min_size=items, max_size=items), min_size=1, max_size=most
        )
    )
    return rows.map(np.array)


@given(samples=priorities_in_samples(), levels=st.tuples(st.floats(0, 1), st.floats(0, 1)))
def test_wider_levels_hold_narrower_ones(samples: FloatArray, levels: tuple[float, float]) -> None:
    narrow, wide = (interval_of(samples, level) for level in sorted(levels))
    assert (wide[:, 0] <= narrow[:, 0] + 1e-12).all()
    assert (narrow[:, 0] <= narrow[:, 1] + 1e-12).all()
    assert (narrow[:, 1] <= wide[:, 1] + 1e-12).all()


@given(samples=priorities_in_samples())
def test_overlap_counts_samples(samples: FloatArray) -> None:
    shares = overlap(samples)
    for i, j in itertools.product(range(samples.shape[1]), repeat=2):
        assert shares[i, j] == pytest.approx((samples[:, i] >= samples[:, j]).mean(), abs=1e-12)
    assert (shares + shares.T >= 1 - 1e-12).all()
    np.testing.assert_array_equal(np.diag(shares), 1)
