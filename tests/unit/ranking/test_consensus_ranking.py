"""One ranking out of many: exact against all orders, honest about ties and time."""

from itertools import permutations
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from mcdm_smartcity import ConsensusRanking, DecisionMatrix, Note, consensus_ranking, rank
from mcdm_smartcity.errors import (
    AlignmentError,
    InvalidArrayError,
    InvalidWeightsError,
    UnknownNameError,
)
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.ranking.methods import kemeny_programme, kemeny_subsets
from mcdm_smartcity.ranking.methods.kemeny import groups_in_order
from mcdm_smartcity.ranking.methods.places import mid_ranks
from strategies import fewer

RULES = ("borda", "copeland", "kemeny")
every_rule = pytest.mark.parametrize("rule", RULES)


@st.composite
def profiles(draw: st.DrawFn, most: int = 6) -> tuple[FloatArray, FloatArray]:
    """Up to five rankings with ties of up to six programs, and weights."""
    programs, count = draw(st.integers(1, most)), draw(st.integers(1, 5))
    numbers = st.lists(st.integers(1, programs), min_size=programs, max_size=programs)
    table = [draw(numbers) for _ in range(count)]
    weights = draw(st.lists(st.sampled_from([0.5, 1.0, 2.0, 3.0]), min_size=count, max_size=count))
    return mid_ranks(table), np.array(weights)


def far(table: FloatArray, weights: FloatArray, places: FloatArray) -> float:
    """Kendall's distance pair by pair: 1 if reversed, ½ if one of the two ties the pair."""
    total = 0.0
    for row, weight in zip(table, weights, strict=True):
        for i in range(len(places)):
            for j in range(i):
                one, two = np.sign(row[i] - row[j]), np.sign(places[i] - places[j])
                total += weight * abs(one - two) / 2
    return float(total)


def all_orders(table: FloatArray, weights: FloatArray) -> list[float]:
    size = table.shape[1]
    return [far(table, weights, np.array(order)) for order in permutations(range(size))]


@fewer(2)
@given(profile=profiles())
def test_no_order_is_nearer_than_that_of_kemeny(profile: tuple[FloatArray, FloatArray]) -> None:
    table, weights = profile
    found = consensus_ranking(table, "kemeny", weights=weights)
    distances = all_orders(table, weights)
    assert found.proved
    assert found.distance == pytest.approx(min(distances), abs=1e-9)
    assert found.distance == pytest.approx(far(table, weights, found.ranks.astype(float)), abs=1e-9)
    several = sum(abs(distance - min(distances)) < 1e-9 for distance in distances) > 1
    assert (Note("other_orders") in found.notes) == several


@fewer(4)
@given(profile=profiles(5))
def test_the_programme_finds_the_same_distance_as_all_orders(
    profile: tuple[FloatArray, FloatArray],
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kemeny_subsets, "MOST", 1)
        found = consensus_ranking(profile[0], "kemeny", weights=profile[1])
    assert found.proved
    assert found.distance == pytest.approx(min(all_orders(*profile)), abs=1e-9)


@every_rule
@given(profile=profiles())
def test_distance_and_bound_are_true_for_every_rule(
    rule: Any, profile: tuple[FloatArray, FloatArray]
) -> None:
    found = consensus_ranking(profile[0], rule, weights=profile[1])
    assert found.distance == pytest.approx(far(*profile, found.ranks.astype(float)), abs=1e-9)
    assert 0 <= found.gap == found.distance - found.bound
    assert found.proved == (found.gap == 0)
    assert found.bound <= min(all_orders(*profile)) + 1e-9


@every_rule
@given(profile=profiles(), data=st.data())
def test_the_consensus_does_not_hang_on_the_order_of_programs_or_rankings(
    rule: Any, profile: tuple[FloatArray, FloatArray], data: st.DataObject
) -> None:
    table, weights = profile
    names = [f"program-{i}" for i in range(table.shape[1])]
    rankings = [dict(zip(names, row.tolist(), strict=True)) for row in table]
    order = data.draw(st.permutations(names))
    rows = data.draw(st.permutations(range(len(table))))
    shuffled = [{name: rankings[row][name] for name in order} for row in rows]
    one = consensus_ranking(rankings, rule, weights=weights)
    other = consensus_ranking(shuffled, rule, weights=weights[rows])
    assert one.in_order() == other.in_order()
    assert other.programs == tuple(order)


@every_rule
@given(profile=profiles())
def test_whole_weights_count_as_copies(rule: Any, profile: tuple[FloatArray, FloatArray]) -> None:
    table, weights = profile
    copies = np.repeat(table, (2 * weights).astype(int), axis=0)
    one = consensus_ranking(table, rule, weights=2 * weights)
    assert one == consensus_ranking(copies, rule)


@every_rule
def test_rankings_that_agree_are_their_own_consensus(rule: Any) -> None:
    found = consensus_ranking([[3, 1, 2], [3, 1, 2]], rule)
    assert found.ranks.tolist() == [3, 1, 2]
    assert (found.distance, found.gap, found.proved, found.notes) == (0, 0, True, ())


def test_points_of_borda_count_ties_half() -> None:
    # A beats two, B and C tie: 2, ½, ½; then C, A, B: 1, 0, 2.
    found = consensus_ranking([{"A": 1, "B": 2, "C": 2}, {"C": 1, "A": 2, "B": 3}], "borda")
    assert found.scores.tolist() == [3, 0.5, 2.5]
    assert found.as_rows()[1] == {"rank": 2, "program": "C", "score": 2.5}


def test_a_tie_of_majorities_is_a_tie_of_copeland_and_noted_under_kemeny() -> None:
    votes = [{"tram": 1, "bus": 2}, {"bus": 1, "tram": 2}]
    assert consensus_ranking(votes, "copeland").ranks.tolist() == [1, 1]
    nearest = consensus_ranking(votes, "kemeny")
    assert nearest.in_order() == ("bus", "tram")
    assert nearest.notes == (Note("other_orders"),)


def test_programs_without_names_are_numbered_and_stand_in_the_order_of_numbers() -> None:
    tied = consensus_ranking(np.ones((1, 11)), "kemeny")
    assert tied.ranks.tolist() == list(range(1, 12))
    assert tied.programs[-1] == "P11"


def noisy(programs: int, rankings: int, noise: float, seed: int = 0) -> FloatArray:
    """Rankings of the same truth, each read with noise."""
    rng = np.random.default_rng(seed)
    seen = np.arange(programs) + rng.normal(0, noise, (rankings, programs))
    return mid_ranks(seen)


def nearest_by_one_programme(table: FloatArray) -> float:
    """Solve with x(i, j) for all ordered pairs and every row at once, without cutting."""
    count = table.shape[1]
    costs = (table[:, :, None] > table[:, None]).sum(axis=0).astype(float)
    pairs = count * count
    rows, low, high = [], [], []

    def add(entries: list[tuple[int, int]], least: float, most: float) -> None:
        row = np.zeros(pairs)
        for i, j in entries:
            row[i * count + j] = 1
        rows.append(row)
        low.append(least)
        high.append(most)

    for i in range(count):
        for j in range(i):
            add([(i, j), (j, i)], 1, 1)
            for k in range(j):
                add([(i, j), (j, k), (k, i)], 0, 2)
                add([(j, i), (k, j), (i, k)], 0, 2)
    found = milp(
        costs.ravel(),
        integrality=np.ones(pairs),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(np.array(rows), low, high),
        options={"mip_rel_gap": 0},
    )
    assert found.fun is not None
    return float(found.fun)


@pytest.mark.parametrize("seed", range(3))
def test_circles_of_more_than_sixteen_programs_are_solved_exactly(seed: int) -> None:
    table = noisy(19, 5, 40, seed)
    found = consensus_ranking(table, "kemeny")
    assert found.proved
    assert found.distance == pytest.approx(nearest_by_one_programme(table), abs=1e-6)


def test_sixty_programs_are_solved_exactly_within_seconds(
    capfd: pytest.CaptureFixture[str],
) -> None:
    found = consensus_ranking(noisy(60, 5, 20), "kemeny", time_limit=30)
    assert found.proved
    assert capfd.readouterr().out == ""


def test_when_time_is_over_the_order_comes_with_its_gap() -> None:
    table = np.array([np.roll(np.arange(1, 41), 7 * k) for k in range(4)])
    table = np.vstack([table, noisy(40, 3, 1000)])
    quick = consensus_ranking(table, "kemeny", time_limit=1e-9)
    assert not quick.proved
    assert quick.gap > 0
    assert quick.notes[0].kind == "nearer_orders"
    assert f"{quick.distance:g}" in str(quick.notes[0])
    exact = consensus_ranking(table, "kemeny", time_limit=60)
    assert quick.bound <= exact.distance <= quick.distance


def test_without_the_programme_large_circles_have_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kemeny_programme, "MOST", 20)
    table = noisy(30, 5, 300)
    found = consensus_ranking(table, "kemeny")
    margins = np.sign(table[:, :, None] - table[:, None]).sum(axis=0)
    # Each pair by itself as the majority wants it.
    assert found.bound == ((5 - np.abs(margins)) / 2)[np.triu_indices(30, 1)].sum()


def test_programs_are_cut_into_circles_of_majorities() -> None:
    beats = np.zeros((5, 5), dtype=bool)
    for winner, loser in [(4, 2), (2, 0), (0, 4), (4, 1), (3, 1), (3, 4)]:
        beats[winner, loser] = True
    assert [group.tolist() for group in groups_in_order(beats)] == [[3], [0, 2, 4], [1]]


@pytest.mark.parametrize("size", [1, 2, 5])
def test_orders_of_few_programs_are_the_best_of_all(size: int) -> None:
    excess = np.random.default_rng(size).random((size, size))
    np.fill_diagonal(excess, 0)
    order, alone = kemeny_subsets.best_order(excess)
    costs = {o: np.triu(excess[np.ix_(o, o)], 1).sum() for o in permutations(range(size))}
    assert alone
    assert tuple(order.tolist()) == min(costs, key=lambda o: costs[o])


def test_rankings_of_methods_have_a_consensus() -> None:
    table = DecisionMatrix.from_arrays(
        [[10.0, 0.0], [9.0, 1.0], [0.0, 0.5]], [True, True], ["a", "b", "c"]
    )
    rankings = [rank(table, [0.6, 0.4], method) for method in ("topsis", "weighted_sum")]
    found = consensus_ranking(rankings, "kemeny")
    assert found.programs == ("a", "b", "c")
    assert found.in_order()[0] == "b"
    assert isinstance(found, ConsensusRanking)


@pytest.mark.parametrize(
    ("rankings", "words"),
    [
        ([], "there is no ranking"),
        (np.ones(3), "must have shape"),
        ([[0.9, 0.1, 0.5]], r"must be ranks .*, not 0\.9, 0\.1, 0\.5; of scores take ranks"),
        ([[1, 2], [1, 5]], "not 1, 5"),
        ([{"a": 1.0, "b": float("nan")}], "the rank of 'b' must be finite"),
    ],
)
def test_what_is_no_ranking_is_refused(rankings: Any, words: str) -> None:
    with pytest.raises(InvalidArrayError, match=words):
        consensus_ranking(rankings)


def test_names_and_arrays_are_not_mixed() -> None:
    mixed: list[Any] = [{"a": 1.0, "b": 2.0}, [1, 2]]
    with pytest.raises(AlignmentError, match="only some of the rankings have names"):
        consensus_ranking(mixed)


@pytest.mark.parametrize("weights", [[1], [1, -1], [0, 0], [1, np.nan]], ids=str)
def test_weights_are_one_for_each_ranking(weights: Any) -> None:
    with pytest.raises(InvalidWeightsError, match="weights of rankings must be 2 numbers"):
        consensus_ranking([[1, 2], [2, 1]], weights=weights)


def test_too_many_programs_are_refused_before_memory_is_full() -> None:
    with pytest.raises(InvalidArrayError, match="at most 3000 programs, not 3001"):
        consensus_ranking(np.arange(1, 3002)[np.newaxis])


def test_an_unknown_rule_and_no_time_are_refused() -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'borda'"):
        consensus_ranking([[1, 2]], "bordo")  # type: ignore[arg-type] # misspelt
    with pytest.raises(InvalidArrayError, match="time_limit must be more than 0"):
        consensus_ranking([[1, 2]], "kemeny", time_limit=0)
