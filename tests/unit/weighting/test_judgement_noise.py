"""Judgement noise: how far judgements move, who may compute it, and what is refused."""

from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from typing import Any

import numpy as np
import pytest

from mcdm_smartcity import eigenvector, geometric_mean
from mcdm_smartcity.errors import (
    DisconnectedComparisonsError,
    InvalidArrayError,
    InvalidComparisonsError,
    UnknownNameError,
)
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.weighting.methods.dispersion import judgement_dispersion
from mcdm_smartcity.weighting.methods.judgement_noise import perturbed_priorities
from mcdm_smartcity.weighting.methods.sampled_priorities import interval_of, overlap

GAP = np.nan
JUDGE = np.array([[1, 3, 5], [1 / 3, 1, 3], [1 / 5, 1 / 3, 1]])


def pair(ratio: float) -> FloatArray:
    return np.array([[1, ratio], [1 / ratio, 1]])


def ratios(ratio: float, **settings: Any) -> FloatArray:
    """Judgements on one pair, read off the priorities of two items."""
    sampled = perturbed_priorities(pair(ratio), method=geometric_mean, **settings)
    read: FloatArray = sampled[:, 0] / sampled[:, 1]
    return read


def test_logarithms_of_judgements_have_the_given_spread() -> None:
    logarithms = np.log(ratios(4, spread=0.3, samples=20_000))
    # Three standard errors of a mean and of a deviation.
    assert logarithms.mean() == pytest.approx(np.log(4), abs=3 * 0.3 / 20_000**0.5)
    assert logarithms.std() == pytest.approx(0.3, abs=3 * 0.3 / 40_000**0.5)


@pytest.mark.parametrize(
    ("ratio", "step", "reached"),
    [
        (3, 1, [2, 3, 4]),
        (1, 1, [1 / 2, 1, 2]),
        (1, 0.5, [1 / 1.5, 1, 1.5]),
        (1 / 2, 1, [1 / 3, 1 / 2, 1]),
        (9, 1, [8, 9]),
        (1 / 9, 1, [1 / 9, 1 / 8]),
        (12, 1, [11, 12]),
        (1.5, 1, [1 / 1.5, 1.5, 2.5]),
    ],
)
def test_a_judgement_moves_a_step_along_the_scale(
    ratio: float, step: float, reached: list[float]
) -> None:
    moved = ratios(ratio, spread=step, noise="scale_step", samples=300)
    values, counts = np.unique(moved.round(9), return_counts=True)
    np.testing.assert_allclose(values, reached, rtol=1e-8)
    assert (counts > 300 / len(reached) / 2).all()


def test_each_pair_has_its_own_spread() -> None:
    spread = np.array([[0, 0.4, 0], [0.4, 0, 0], [0, 0, 0]])
    sampled = perturbed_priorities(JUDGE, spread=spread, samples=50, method=geometric_mean)
    # Only the sum of logarithms of rows 0 and 1 changes, in opposite ways.
    product = sampled[:, 0] * sampled[:, 1] / sampled[:, 2] ** 2
    np.testing.assert_allclose(product, product[0], rtol=1e-12)
    assert sampled.std(axis=0).min() > 0.001


def test_the_spread_of_judges_may_hold_gaps_where_judgements_are_missing() -> None:
    gappy = np.array([[1, 3, GAP], [1 / 3, 1, 3], [GAP, 1 / 3, 1]])
    spread = np.log(judgement_dispersion(np.stack([gappy, gappy**0.5])))
    sampled = perturbed_priorities(gappy, spread=spread, samples=10)
    assert np.isfinite(sampled).all()


def test_a_huge_spread_stays_finite() -> None:
    for noise in ("lognormal", "scale_step"):
        sampled = perturbed_priorities(JUDGE, spread=1e300, noise=noise, samples=10)
        assert np.isfinite(sampled).all()


def test_single_precision_is_kept() -> None:
    sampled = perturbed_priorities(JUDGE.astype(np.float32), spread=0.2, samples=10)
    assert sampled.dtype == np.float32
    assert interval_of(sampled).dtype == np.float32
    assert overlap(sampled).dtype == np.float32


def test_other_seeds_draw_other_samples_and_seed_0_is_a_seed() -> None:
    zero, again, one = (
        perturbed_priorities(JUDGE, spread=0.2, samples=10, seed=seed) for seed in (0, 0, 1)
    )
    np.testing.assert_array_equal(zero, again)
    assert (zero != one).all()


def pools() -> Iterator[Executor]:
    with ThreadPoolExecutor(2) as threads:
        yield threads
    # A fresh process: forking one that has threads is warned about from Python 3.12 on.
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as processes:
        yield processes


def test_threads_and_processes_give_the_bytes_that_are_computed_here() -> None:
    here = perturbed_priorities(JUDGE, spread=0.2, samples=600, seed=3)
    for executor in pools():
        there = perturbed_priorities(JUDGE, spread=0.2, samples=600, seed=3, executor=executor)
        assert there.tobytes() == here.tobytes()


def test_larger_spread_means_wider_intervals_and_more_overlap() -> None:
    small, large = (
        perturbed_priorities(JUDGE, spread=spread, samples=2000) for spread in (0.2, 0.8)
    )
    assert (np.diff(interval_of(large)) > np.diff(interval_of(small))).all()
    assert overlap(large)[2, 1] > overlap(small)[2, 1]
    inside = interval_of(small)
    sure = eigenvector(JUDGE)
    assert ((inside[:, 0] < sure) & (sure < inside[:, 1])).all()


def test_items_within_rounding_of_each_other_are_tied() -> None:
    assert overlap([[0.5, 0.5 + 1e-16], [0.5, 0.5 - 1e-12]]).tolist() == [[1, 1], [1, 1]]


def test_samples_of_many_judges_keep_them_apart() -> None:
    sampled = np.array([[[0.2, 0.8], [0.6, 0.4]], [[0.4, 0.6], [0.8, 0.2]]])
    assert interval_of(sampled, 1)[:, 0].tolist() == [[0.2, 0.4], [0.6, 0.8]]
    assert overlap(sampled).tolist() == [[[1, 0], [1, 1]], [[1, 1], [0, 1]]]


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"spread": -0.1}, "spread of items 0 and 1 .*not negative; found -0.1"),
        ({"spread": GAP}, "spread of items 0 and 1 .*must be finite.*found nan"),
        ({"spread": np.ones((2, 2))}, r"of shape \(3, 3\) like the judgements, not \(2, 2\)"),
        ({"spread": np.triu(np.ones((3, 3)))}, "items 0 and 1 .*the same both ways; found 1"),
        ({"spread": 0.1, "samples": 0}, "samples must be a whole number of at least 1, not 0"),
        ({"spread": 0.1, "samples": 1.5}, "samples must be a whole number"),
        ({"spread": 0.1, "seed": -1}, "seed must be a whole number of at least 0, not -1"),
        ({"spread": 0.1, "seed": None}, "seed must be a whole number"),
        ({"spread": 0.1, "seed": True}, "seed must be a whole number"),
    ],
)
def test_noise_that_makes_no_sense_is_refused(settings: Any, words: str) -> None:
    with pytest.raises(InvalidArrayError, match=words):
        perturbed_priorities(JUDGE, **settings)


def test_an_unknown_noise_is_refused() -> None:
    with pytest.raises(UnknownNameError, match=r"unknown noise 'normal'.*lognormal"):
        perturbed_priorities(JUDGE, spread=0.1, noise="normal")


def test_what_the_method_refuses_is_refused_before_any_noise() -> None:
    with pytest.raises(InvalidComparisonsError, match="inverse to each other"):
        perturbed_priorities([[1.0, 3.0], [0.5, 1.0]], spread=0.1)
    with pytest.raises(DisconnectedComparisonsError, match="only within the groups"):
        perturbed_priorities([[1, GAP], [GAP, 1]], spread=0.1)


@pytest.mark.parametrize("level", [-0.1, 1.1, GAP])
def test_levels_beyond_0_and_1_are_refused(level: float) -> None:
    with pytest.raises(InvalidArrayError, match="level must be between 0 and 1"):
        interval_of([[0.5, 0.5]], level)


@pytest.mark.parametrize("measure", [interval_of, overlap])
@pytest.mark.parametrize("samples", [[0.5, 0.5], [[0.5, GAP]]], ids=["one vector", "gap"])
def test_what_are_no_samples_is_refused(measure: Any, samples: Any) -> None:
    with pytest.raises(InvalidArrayError, match="samples must"):
        measure(samples)
