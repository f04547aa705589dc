"""Consensus of rankings, against every order there is, and what is refused."""

import pickle
from itertools import permutations
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcdm_smartcity import ConsensusRanking, DecisionMatrix, consensus_ranking, rank
from mcdm_smartcity.errors import (
    AlignmentError,
    InvalidArrayError,
    InvalidWeightsError,
    UnknownNameError,
)
from mcdm_smartcity.numerics.arrays import FloatArray, IntArray
from mcdm_smartcity.ranking.methods import kemeny_subsets
from mcdm_smartcity.ranking.methods.kemeny import kemeny
from mcdm_smartcity.ranking.methods.majority import preferences
from strategies import fewer

WEAK = st.integers(2, 6).flatmap(
    lambda n: st.lists(st.lists(st.integers(1, n), min_size=n, max_size=n), min_size=1, max_size=5)
)


def as_ranks(rows: list[list[int]]) -> IntArray:
    """Ranks in which ties share the better place."""
    table = np.array(rows)
    ranks: IntArray = 1 + (table[:, np.newaxis, :] < table[:, :, np.newaxis]).sum(axis=-1)
    return ranks


def far(order: Any, rankings: IntArray, weights: FloatArray) -> float:
    """Kendall's distance of an order from all rankings, pair by pair."""
    place = {program: k for k, program in enumerate(order)}
    total = 0.0
    for ranking, weight in zip(rankings, weights, strict=True):
        for i in range(len(place)):
            for j in range(i):
                ahead = np.sign(ranking[j] - ranking[i])
                ours = np.sign(place[j] - place[i])
                total += weight * (0.5 if ahead == 0 else float(ahead != ours))
    return total


@fewer(2)
@given(rows=WEAK, data=st.data())
def test_kemeny_is_the_nearest_of_all_orders(rows: list[list[int]], data: st.DataObject) -> None:
    rankings = as_ranks(rows)
    size = len(rankings)
    weights = np.array(
        data.draw(st.lists(st.integers(1, 4), min_size=size, max_size=size)), dtype=float
    )
    found = consensus_ranking(rankings, "kemeny", weights=weights)
    order = np.argsort(found.ranks)
    distances = [far(o, rankings, weights) for o in permutations(range(rankings.shape[1]))]
    assert found.distance == pytest.approx(min(distances))
    assert far(order, rankings, weights) == pytest.approx(found.distance)
    assert (found.proved, found.gap) == (True, 0)
    many = sum(distance < min(distances) + 1e-9 for distance in distances) > 1
    assert [note.kind for note in found.notes] == (["other_orders"] if many else [])


@fewer(2)
@given(rows=WEAK)
def test_points_are_those_of_all_pairs(rows: list[list[int]]) -> None:
    rankings = as_ranks(rows)
    count = rankings.shape[1]
    won = (rankings[:, :, np.newaxis] < rankings[:, np.newaxis, :]).sum(axis=0)
    level = (rankings[:, :, np.newaxis] == rankings[:, np.newaxis, :]).sum(axis=0) / 2
    borda = won.sum(axis=1) + level.sum(axis=1) - len(rankings) / 2
    copeland = np.sign(won - won.T).sum(axis=1)
    names = [f"P{k + 1}" for k in range(count)]
    for rule, points in (("borda", borda), ("copeland", copeland)):
        found = consensus_ranking(rankings, rule)  # type: ignore[arg-type]
        own = dict(zip(found.programs, found.scores.tolist(), strict=True))
        assert own == pytest.approx(dict(zip(names, points.tolist(), strict=True)))
        assert found.bound <= found.distance


@pytest.mark.parametrize("seed", range(3))
def test_subsets_and_programmes_find_orders_that_are_equally_near(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    generator = np.random.default_rng(seed)
    rankings = np.array([generator.permutation(9) + 1 for _ in range(5)], dtype=float)
    wishes = preferences(rankings, np.ones(5))
    by_subsets = kemeny(wishes, 60)
    monkeypatch.setattr(kemeny_subsets, "MOST", 2)
    by_programme = kemeny(wishes, 60)
    assert by_programme.distance == by_subsets.distance
    assert (by_programme.proved, by_subsets.proved) == (True, True)


def test_sixty_programs_are_put_in_order_with_proof(capfd: pytest.CaptureFixture[str]) -> None:
    generator = np.random.default_rng(1)
    truth = np.arange(60)
    noisy = [np.argsort(np.argsort(truth + generator.normal(0, 12, 60))) + 1 for _ in range(7)]
    found = consensus_ranking(np.array(noisy), "kemeny")
    assert found.proved
    assert found.distance == found.bound
    assert capfd.readouterr().out == ""


def test_names_decide_and_not_the_order_in_which_programs_are_given() -> None:
    circle = [{"a": 1, "b": 2, "c": 3}, {"b": 1, "c": 2, "a": 3}, {"c": 1, "a": 2, "b": 3}]
    turned = [dict(reversed(ranking.items())) for ranking in circle]
    for rankings in (circle, turned):
        found = consensus_ranking(rankings, "kemeny")
        assert found.in_order() == ("a", "b", "c")
        assert [str(note) for note in found.notes] == [
            "other orders are as near to all rankings; here the names decide"
        ]


def test_rankings_of_methods_merge_by_name() -> None:
    table = DecisionMatrix.from_arrays(
        [[3.0, 250.0], [5.0, 400.0], [4.0, 100.0]], [True, False], ["bus", "tram", "bike"]
    )
    rankings = [rank(table, [0.5, 0.5], method) for method in ("topsis", "weighted_sum", "vikor")]
    found = consensus_ranking(rankings)
    assert set(found.in_order()) == {"bus", "tram", "bike"}
    assert isinstance(found, ConsensusRanking)
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - our own bytes
    assert found.as_rows()[0]["rank"] == 1


@pytest.mark.parametrize("rule", ["borda", "copeland", "kemeny"])
def test_one_ranking_is_its_own_consensus(rule: Any) -> None:
    found = consensus_ranking([{"a": 2, "b": 1, "c": 3}], rule)
    assert found.in_order() == ("b", "a", "c")
    assert (found.distance, found.proved) == (0, True)
    assert consensus_ranking([{"a": 1}], rule).ranks.tolist() == [1]


@pytest.mark.parametrize(
    ("rankings", "settings", "error", "words"),
    [
        ([], {}, InvalidArrayError, "there is no ranking"),
        ([[1, 2, 4]], {}, InvalidArrayError, "rank"),
        ([{"a": 1, "b": 2}, {"a": 1, "c": 2}], {}, AlignmentError, "programs of a ranking"),
        ([{"a": 1, "b": 2}, [1, 2]], {}, AlignmentError, "only some of the rankings have names"),
        ([[1, 2]], {"weights": [0]}, InvalidWeightsError, "not all zero"),
        ([[1, 2]], {"weights": [1, 2]}, InvalidWeightsError, "one for each"),
        ([[1, 2]], {"rule": "condorcet"}, UnknownNameError, "known: borda, copeland, kemeny"),
        ([[1, 2]], {"time_limit": 0}, InvalidArrayError, "time_limit must be more than 0"),
    ],
)
def test_what_cannot_be_merged_is_refused(
    rankings: Any, settings: dict[str, Any], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        consensus_ranking(rankings, **settings)
