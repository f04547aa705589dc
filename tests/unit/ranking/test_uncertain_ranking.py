"""Rankings of scores that are not known for sure: by enumeration, by formula, and refusals."""

import pickle
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import pytest

from mcdm_smartcity import UncertainScores, rank, rank_uncertain
from mcdm_smartcity.errors import InvalidArrayError, UnknownNameError

NAN = float("nan")
BENEFIT = np.array([True, False])
NAMES = ["bus", "tram", "bike"]
KNOWN = [[3.0, 250.0], [5.0, 400.0], [4.0, 100.0]]


def certain() -> UncertainScores:
    return UncertainScores.from_arrays(KNOWN, KNOWN, BENEFIT, NAMES)


def test_certain_scores_rank_as_ever_in_every_case_and_sample() -> None:
    found = rank_uncertain(certain(), [0.5, 0.5], samples=200)
    plain = rank(certain().case("likely"), [0.5, 0.5])
    for ranking in (found.likely, found.worst, found.best):
        np.testing.assert_array_equal(ranking.scores, plain.scores)
    np.testing.assert_allclose(found.mean, plain.scores, rtol=1e-12)
    np.testing.assert_allclose(found.low, found.high, rtol=1e-12)
    np.testing.assert_array_equal(found.expected_rank, plain.ranks)
    for k, name in enumerate(NAMES):
        assert found.possible_ranks(name) == (plain.ranks[k], plain.ranks[k])


def test_the_share_of_first_ranks_is_that_of_the_area() -> None:
    # One benefit: a is uniform on 0 to 1 and b on 0 to 2; a is ahead in a quarter of the square.
    scores = UncertainScores.from_arrays([[0.0], [0.0]], [[1.0], [2.0]], [True])
    found = rank_uncertain(scores, [1], "weighted_sum", samples=20_000, normalise="none")
    assert found.acceptability[0, 0] == pytest.approx(0.25, abs=0.01)
    np.testing.assert_allclose(found.acceptability.sum(axis=1), 1)
    np.testing.assert_allclose(found.mean, [0.5, 1], atol=0.02)
    np.testing.assert_allclose(found.low, [0.05, 0.1], atol=0.02)
    assert found.expected_rank[0] == pytest.approx(1.75, abs=0.02)


def test_a_triangle_has_its_mean_and_stays_between_its_ends() -> None:
    scores = UncertainScores.from_arrays([[0.0]], [[3.0]], [True], likely=[[0.6]])
    drawn = scores.sample(np.random.default_rng(1), 20_000)
    assert drawn.mean() == pytest.approx(1.2, abs=0.02)
    assert (drawn.min() >= 0, drawn.max() <= 3) == (True, True)
    assert (drawn < 0.6).mean() == pytest.approx(0.2, abs=0.02)


@pytest.mark.parametrize("likely", [0.0, 3.0])
def test_a_triangle_may_lean_on_an_end(likely: float) -> None:
    scores = UncertainScores.from_arrays([[0.0]], [[3.0]], [True], likely=[[likely]])
    drawn = scores.sample(np.random.default_rng(1), 20_000)
    assert drawn.mean() == pytest.approx((3 + likely) / 3, abs=0.03)


def test_a_missing_score_lies_anywhere_between_the_known_ones() -> None:
    scores = UncertainScores.from_missing(
        [[3.0, 250.0], [NAN, 400.0], [4.0, 100.0]], BENEFIT, NAMES
    )
    (row,) = scores.as_rows()
    assert row == {
        "program": "tram", "criterion": "C1", "lowest": 3, "likely": 3.5, "highest": 4,
    }  # fmt: skip
    assert scores.case("worst").values[1, 0] == 3
    assert scores.case("best").values[1, 0] == 4


def test_the_worst_case_of_a_cost_is_its_highest_score() -> None:
    scores = UncertainScores.from_missing(
        [[3.0, NAN], [5.0, 400.0]], BENEFIT, lowest=0, highest=900
    )
    assert scores.case("worst").values[0, 1] == 900
    assert scores.case("best").values[0, 1] == 0
    # Each end may be one number a criterion, too.
    same = UncertainScores.from_missing(
        [[3.0, NAN], [5.0, 400.0]], BENEFIT, lowest=[9, 0], highest=900
    )
    assert same == scores


def test_a_missing_score_widens_the_ranks_of_its_program() -> None:
    scores = UncertainScores.from_missing(
        [[3.0, NAN], [5.0, 400.0], [4.0, 100.0]], BENEFIT, NAMES, lowest=0, highest=900
    )
    found = rank_uncertain(scores, [0.3, 0.7], "weighted_sum")
    assert found.possible_ranks("bus") == (1, 3)
    first = found.as_rows()[0]
    assert set(first) >= {"program", "rank", "expected_rank", "best_rank", "worst_rank", "first"}
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - our own bytes


@pytest.mark.parametrize("workers", [1, 3])
def test_workers_and_seeds(workers: int) -> None:
    scores = UncertainScores.from_missing([[3.0, NAN], [5.0, 400.0], [4.0, 100.0]], BENEFIT, NAMES)
    here = rank_uncertain(scores, [0.5, 0.5], samples=700, seed=5)
    with ThreadPoolExecutor(workers) as pool:
        there = rank_uncertain(scores, [0.5, 0.5], samples=700, seed=5, executor=pool)
    assert here == there
    assert here != rank_uncertain(scores, [0.5, 0.5], samples=700, seed=6)


@pytest.mark.parametrize(
    ("build", "words"),
    [
        (lambda: UncertainScores.from_arrays([[5.0]], [[3.0]], [True]), "'P1' on 'C1' must have"),
        (
            lambda: UncertainScores.from_arrays([[1.0]], [[3.0]], [True], likely=[[4.0]]),
            "lowest ≤ likely ≤ highest; found 1, 4, 3",
        ),
        (lambda: UncertainScores.from_arrays([[1.0]], [[3.0], [4.0]], [True]), "the same shape"),
        (
            lambda: UncertainScores.from_arrays([[1.0]], [[3.0]], [True], likely=[[2], [2]]),
            r"likely must have shape \(1, 1\)",
        ),
        (lambda: UncertainScores.from_missing([[NAN], [NAN]], [True]), "has no known score; give"),
        (lambda: UncertainScores.from_missing([1.0, 2.0], [True]), r"\(programs, criteria\)"),
        (
            lambda: UncertainScores.from_missing([[NAN]], [True], lowest=[1, 2], highest=3),
            r"lowest must be one number or one per criterion, shape \(1,\)",
        ),
        (lambda: rank_uncertain(certain(), [1, 1], samples=0), "samples must be a whole number"),
        (lambda: rank_uncertain(certain(), [1, 1], level=2), "level must be between 0 and 1"),
        (lambda: rank_uncertain(certain(), [1, 1, 1]), "one entry per criterion"),
    ],
)  # fmt: skip
def test_what_is_out_of_range_is_refused(build: Any, words: str) -> None:
    with pytest.raises(InvalidArrayError, match=words):
        build()


def test_unknown_cases_and_methods_are_refused() -> None:
    with pytest.raises(UnknownNameError, match="known: worst, likely, best"):
        certain().case("mean")  # type: ignore[arg-type]
    with pytest.raises(UnknownNameError, match="did you mean 'topsis'"):
        rank_uncertain(certain(), [1, 1], "topsiss")
