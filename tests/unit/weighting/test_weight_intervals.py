"""How sure weights are: against enumeration, formulas, and what may not change them."""

from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from mcdm_smartcity import (
    InvalidArrayError,
    Study,
    UnknownNameError,
    example_study,
    geometric_mean,
    read_study,
    weigh,
    weight_intervals,
)
from mcdm_smartcity.numerics.method import Method
from mcdm_smartcity.weighting.noisy_nodes import seed_of, spread_of_mean
from mcdm_smartcity.weighting.order_of_weights import ALL_CRITERIA
from strategies_studies import study_of

MOJOKERTO = Path(__file__).parents[3] / "examples" / "mojokerto"
TREE = {"goal": ["service", "economy"], "service": ["reach", "trust"], "economy": ["jobs"]}


def pair(ratio: float) -> list[list[float]]:
    return [[1, ratio], [1 / ratio, 1]]


def tree(**said: Any) -> Study:
    return study_of(TREE, said or {"ani": {"goal": pair(3), "service": pair(4)}})


def flat(*ratios: float, **weights: float) -> Study:
    said = {f"judge-{k}": {"goal": pair(ratio)} for k, ratio in enumerate(ratios)}
    return study_of({"goal": ["a", "b"]}, said, weights=weights)


def test_steps_on_the_scale_give_the_three_weights_that_they_can() -> None:
    # One judge says 3: with a step of 1 it may be 2, 3 or 4, so 2/3, 3/4 or 4/5.
    found = weight_intervals(flat(3), spread=1, level=1)
    assert found.interval("a") == pytest.approx((2 / 3, 4 / 5))
    assert found.weights[0] == pytest.approx(3 / 4)
    assert found.mean[0] == pytest.approx((2 / 3 + 3 / 4 + 4 / 5) / 3, abs=0.003)


def test_half_a_step_is_what_a_step_is_unless_said_otherwise() -> None:
    found = weight_intervals(flat(3), level=1)
    assert found.spread == 0.5
    assert found.interval("a") == pytest.approx((2.5 / 3.5, 3.5 / 4.5))


@pytest.mark.parametrize("judges", [1, 4])
def test_lognormal_noise_of_a_pair_has_the_interval_of_the_formula(judges: int) -> None:
    # The logarithm of the common answer is normal with the spread over √k; 90 % lie within 1.645.
    found = weight_intervals(flat(*[2.0] * judges), noise="lognormal", spread=0.3, samples=20_000)
    away = 1.6449 * 0.3 / np.sqrt(judges)
    ends = [1 / (1 + np.exp(-np.log(2) - sign * away)) for sign in (-1, 1)]
    np.testing.assert_allclose(found.interval("a"), ends, atol=0.003)


def test_the_spread_of_judges_is_the_standard_error_of_their_mean() -> None:
    matrices = np.array([pair(4), pair(1)])
    deviation = np.log(4) / np.sqrt(2)
    error = deviation / np.sqrt(2)
    np.testing.assert_allclose(
        spread_of_mean(matrices, (1, 1)), [[0, error], [error, 0]], rtol=1e-12, atol=1e-15
    )
    # With weights 2 and 1: √(4 + 1) / 3 of the deviation.
    np.testing.assert_allclose(
        spread_of_mean(matrices, (2, 1))[0, 1], deviation * np.sqrt(5) / 3, rtol=1e-12
    )


def test_judges_who_agree_leave_no_doubt_and_those_who_do_not_leave_much() -> None:
    same = weight_intervals(flat(3, 3), noise="judges")
    np.testing.assert_allclose(same.high, same.low, rtol=1e-12)
    apart = weight_intervals(flat(9, 1), noise="judges", samples=20_000)
    error = np.log(9) / 2
    away = 1.6449 * error
    ends = [1 / (1 + np.exp(-np.log(3) - sign * away)) for sign in (-1, 1)]
    np.testing.assert_allclose(apart.interval("a"), ends, atol=0.006)


def test_one_judge_has_no_spread_and_a_note_says_so() -> None:
    found = weight_intervals(flat(3), noise="judges")
    np.testing.assert_array_equal(found.low, found.high)
    assert [note.kind for note in found.notes] == ["no_noise", "one_voice"]
    assert "spread of judges is unknown" in found.explain()


def test_weights_multiply_along_the_path_in_every_sample() -> None:
    found = weight_intervals(tree(), spread=1, level=1)
    mean = dict(zip(found.nodes, found.mean, strict=True))
    assert mean["reach"] + mean["trust"] == pytest.approx(mean["service"], rel=1e-12)
    # 2/3 to 4/5 of the goal, of which 3/4 to 5/6.
    assert found.interval("reach") == pytest.approx((2 / 3 * 3 / 4, 4 / 5 * 5 / 6))
    assert found.interval("jobs") == pytest.approx((1 / 5, 1 / 3))


def test_a_single_child_and_typed_weights_have_no_noise_of_their_own() -> None:
    families = {"goal": ["service", "economy"], "service": ["reach", "trust"]}
    typed = {"reach": 3.0, "trust": 1.0}
    study = study_of(families, {"ani": {"goal": pair(1)}}, typed=typed)
    found = weight_intervals(study, spread=1)
    ratio = np.array(found.interval("reach")) / found.interval("service")
    np.testing.assert_allclose(ratio, 0.75, rtol=1e-12)
    silent = study_of({"goal": ["a", "b"]}, {}, typed={"a": 1.0, "b": 3.0})
    points = weight_intervals(silent)
    np.testing.assert_array_equal(points.low, [0.25, 0.75])
    assert [note.kind for note in points.notes] == ["no_noise"]


def test_without_spread_every_interval_is_the_point_that_weigh_gives() -> None:
    study = read_study(MOJOKERTO)
    found = weight_intervals(study, spread=0)
    overall = [entry.overall for entry in weigh(study).nodes]
    for numbers in (found.weights, found.mean, found.low, found.high):
        np.testing.assert_allclose(numbers, overall, rtol=1e-12)


def test_equal_neighbours_change_places_in_two_of_three_samples() -> None:
    # From 1 a step leads to 1/2, 1 or 2; the second is at least as heavy in the first two.
    found = weight_intervals(flat(1), spread=1)
    (neighbours,) = found.neighbours
    assert (neighbours.heavier, neighbours.lighter) == ("a", "b")
    assert neighbours.overlap == pytest.approx(2 / 3, abs=0.02)
    assert found.open_order() == (neighbours,)
    assert found.explain({"a": "Alpha"}).startswith("The order of Alpha and b is open: b is at")


def test_neighbours_who_never_change_places_are_told_apart() -> None:
    found = weight_intervals(flat(3), spread=1)
    assert found.neighbours[0].overlap == 0
    assert found.open_order() == ()
    assert [note.kind for note in found.notes] == ["settled_order"]


def test_the_level_decides_when_neighbours_are_told_apart() -> None:
    # The lighter one is as heavy in a third of the samples: within the tail of a level of 0.2 only.
    study = flat(2)
    assert weight_intervals(study, spread=1, level=0.9).open_order() != ()
    assert weight_intervals(study, spread=1, level=0.2).open_order() == ()


def test_neighbours_are_named_among_criteria_and_within_each_family() -> None:
    found = weight_intervals(tree())
    assert [(n.among, n.heavier, n.lighter) for n in found.neighbours] == [
        (ALL_CRITERIA, "reach", "jobs"),
        (ALL_CRITERIA, "jobs", "trust"),
        ("goal", "service", "economy"),
        ("service", "reach", "trust"),
    ]


def test_what_is_said_on_one_node_does_not_change_the_samples_of_another() -> None:
    other = tree(ani={"goal": pair(3), "service": pair(7)})
    here, there = (weight_intervals(study, samples=40) for study in (tree(), other))
    assert here.interval("service") == there.interval("service")
    assert here.interval("jobs") == there.interval("jobs")
    assert here.interval("reach") != there.interval("reach")


def test_each_node_and_each_seed_has_a_seed_of_its_own() -> None:
    seeds = {seed_of(seed, node) for seed in (0, 1) for node in ("goal", "goat", "service")}
    assert len(seeds) == 6


def test_a_judge_who_counts_more_pulls_the_interval() -> None:
    fair = weight_intervals(flat(9, 1), spread=0)
    loud = weight_intervals(flat(9, 1, **{"judge-0": 3}), spread=0)
    assert fair.interval("a") == pytest.approx((3 / 4, 3 / 4))
    share = 9**0.75 / (1 + 9**0.75)
    assert loud.interval("a") == pytest.approx((share, share))


def executors() -> Iterator[Executor]:
    for workers in (1, 3):
        with ThreadPoolExecutor(workers) as threads:
            yield threads
    # Fresh processes: forking one that has threads is warned about from Python 3.12 on.
    for workers in (1, 2):
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as processes:
            yield processes


@pytest.mark.parametrize("noise", ["scale_step", "judges"])
def test_any_number_of_workers_gives_the_same_bytes(noise: Any) -> None:
    study = example_study()
    here = weight_intervals(study, noise=noise, samples=600, seed=5)
    for executor in executors():
        there = weight_intervals(study, noise=noise, samples=600, seed=5, executor=executor)
        assert there == here
        for one, other in ((there.low, here.low), (there.mean, here.mean)):
            assert one.tobytes() == other.tobytes()


def test_another_seed_gives_other_samples() -> None:
    one, other = (weight_intervals(example_study(), samples=50, seed=seed) for seed in (0, 1))
    assert not np.array_equal(one.mean, other.mean)


def test_a_method_of_ones_own_serves() -> None:
    own = Method("own", geometric_mean, "a test")
    found = weight_intervals(example_study(), method=own)
    assert found.method == "own"
    known = weight_intervals(example_study(), method="geometric_mean")
    np.testing.assert_array_equal(found.low, known.low)


def test_rows_hold_a_line_a_node() -> None:
    row = weight_intervals(tree(), spread=0).as_rows()[0]
    assert list(row) == ["node", "parent", "weight", "mean", "low", "high"]
    assert (row["node"], row["parent"]) == ("service", "goal")
    assert row["low"] == row["weight"] == pytest.approx(0.75)


@pytest.mark.parametrize(
    ("changes", "error", "words"),
    [
        ({"noise": "gamma"}, UnknownNameError, "gamma"),
        ({"method": "magic"}, UnknownNameError, "magic"),
        ({"noise": "judges", "spread": 0.1}, InvalidArrayError, "measured"),
        ({"spread": -1}, InvalidArrayError, "not negative"),
        ({"samples": 0}, InvalidArrayError, "samples must be a whole number"),
        ({"seed": -1}, InvalidArrayError, "seed must be a whole number"),
        ({"seed": True}, InvalidArrayError, "seed must be a whole number"),
        ({"level": 1.5}, InvalidArrayError, "level must be between 0 and 1"),
    ],
)
def test_what_cannot_be_drawn_is_refused(
    changes: dict[str, Any], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        weight_intervals(example_study(), **changes)


def test_a_node_that_is_not_there_has_no_interval() -> None:
    with pytest.raises(UnknownNameError, match="harbour"):
        weight_intervals(tree(), samples=2).interval("harbour")


def test_noise_moves_answers_before_they_become_ratios_on_a_scale() -> None:
    found = weight_intervals(flat(3), spread=1, level=1, scale="power")
    assert found.interval("a") == pytest.approx((4 / 5, 16 / 17))
    assert found.weights[0] == pytest.approx(9 / 10)
    spread = weight_intervals(flat(2, 4), noise="judges", scale="root", samples=20)
    assert spread.weights[0] == pytest.approx(8**0.25 / (1 + 8**0.25))


def test_given_weights_are_points_and_the_rest_keeps_its_noise() -> None:
    study = tree()
    found = weight_intervals(study, given={"goal": {"service": 3, "economy": 1}})
    assert found.interval("service") == (0.75, 0.75)
    free = weight_intervals(study)
    low, high = free.interval("reach")
    # The path to reach is over service, which judges put at 3 to 1 as well.
    assert found.interval("reach")[1] - found.interval("reach")[0] < high - low


def test_methods_that_read_scores_have_no_intervals_of_judges() -> None:
    with pytest.raises(UnknownNameError, match="by judges"):
        weight_intervals(tree(), method="entropy")
