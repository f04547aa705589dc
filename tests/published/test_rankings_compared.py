"""Published similarities of rankings, concordances and consensus rankings."""

from itertools import combinations

import numpy as np
import pytest

from mcdm_smartcity import consensus_ranking, kendall_w, rank_similarity, ranks
from mcdm_smartcity.ranking.methods.majority import distance, preferences
from published_cases import Case, assert_follows, assert_recomputed, published


@published("ws-paradowski2021")
def test_weighted_spearman_and_ws_print_as_published(case: Case) -> None:
    x, y = case.inputs["x"], case.inputs["y"]
    for answer, measure in (("rw", "weighted_spearman"), ("ws", "ws")):
        ours = rank_similarity(x, y, measure)  # type: ignore[arg-type] # one of the two
        assert_follows(case, answer, ours)
        assert_recomputed(case, answer, ours)


@published("ws-salabun-5")
def test_spearman_prints_as_published(case: Case) -> None:
    assert_follows(case, "rho", rank_similarity(case.inputs["x"], case.inputs["y"], "spearman"))


def tennessee(case: Case) -> tuple[list[dict[str, float]], list[int]]:
    """Rankings by name, and how many people are behind each."""
    profile = case.inputs["profile"]
    return [{n: i + 1.0 for i, n in enumerate(order)} for _, order in profile], [
        count for count, _ in profile
    ]


@published("kemeny-tennessee")
def test_the_order_of_kemeny_is_as_published(case: Case) -> None:
    rankings, people = tennessee(case)
    found = consensus_ranking(rankings, "kemeny", weights=people)
    assert list(found.in_order()) == case.expected["kemeny"]
    assert found.proved
    # The note of the case counts pairs that agree: 393 of 6 pairs times 100 people.
    assert found.distance == 600 - 393


@published("kemeny-tennessee")
def test_points_of_copeland_and_borda_are_as_published(case: Case) -> None:
    rankings, people = tennessee(case)
    found = consensus_ranking(rankings, "copeland", weights=people)
    assert dict(zip(found.programs, found.scores, strict=True)) == case.expected["copeland"]
    found = consensus_ranking(rankings, "borda", weights=people)
    points = {"M": 126, "N": 194, "C": 173, "K": 107}  # the note of the case
    assert dict(zip(found.programs, found.scores, strict=True)) == points


@published("kemeny-tennessee")
def test_majorities_are_as_published(case: Case) -> None:
    rankings, people = tennessee(case)
    names = list(rankings[0])
    places = np.array([[ranking[name] for name in names] for ranking in rankings])
    above = preferences(places, np.array(people, dtype=float)).above
    for pair in ("NM", "NC", "CK"):
        assert above[names.index(pair[0]), names.index(pair[1])] == case.expected[pair]


@published("copeland-arslan-bircan2020")
def test_copeland_finds_the_first_and_last_of_four_rankings(case: Case) -> None:
    table = ranks(np.array(case.inputs["orderings"], dtype=float))
    found = consensus_ranking(table, "copeland")
    # The test of the source counts from 1, as our names without names do.
    assert found.in_order()[0] == f"P{case.expected['first']}"
    assert found.in_order()[-1] == f"P{case.expected['last']}"


def test_distances_of_a_circle_of_majorities_are_as_published() -> None:
    """Electowiki, Kemeny-Young method: 25 A>B>C, 40 B>C>A, 35 C>A>B."""
    votes = [{"A": 1, "B": 2, "C": 3}, {"B": 1, "C": 2, "A": 3}, {"C": 1, "A": 2, "B": 3}]
    found = consensus_ranking(votes, "kemeny", weights=[25, 40, 35])
    assert (found.in_order(), found.distance) == (("B", "C", "A"), 120)
    wishes = preferences(
        np.array([[vote[name] for name in "ABC"] for vote in votes], dtype=float),
        np.array([25.0, 40.0, 35.0]),
    )
    printed = {"ABC": 150, "ACB": 180, "BAC": 170, "BCA": 120, "CAB": 130, "CBA": 150}
    for order, far in printed.items():
        assert distance(wishes, np.array([float(order.index(name)) for name in "ABC"])) == far


def test_concordances_without_ties_are_as_published() -> None:
    """ProofWiki, Kendall's Coefficient of Concordance, Arbitrary Example 1: 1/16."""
    assert kendall_w([[1, 3, 2], [1, 2, 3], [2, 3, 1], [3, 1, 2]]) == pytest.approx(1 / 16)


def test_a_concordance_of_ten_projects_is_as_published() -> None:
    """The Kendall coefficient of concordance (scribd.com/document/659863121): ΣD² = 1048."""
    judges = [
        [1, 3, 4, 5, 2, 8, 6, 7, 10, 9],
        [2, 1, 4, 5, 6, 3, 8, 7, 10, 9],
        [3, 2, 1, 5, 7, 4, 6, 8, 9, 10],
        [4, 2, 3, 1, 6, 7, 5, 9, 8, 10],
    ]
    assert kendall_w(judges) == pytest.approx(12 * 1048 / (4**2 * 10 * (10**2 - 1)))


# I. Kemp, Scorecard Example (2016), by the package irr of R; rater 2 gives 6 to two items.
SCORECARD = [
    [4, 3, 1, 5, 6, 9, 8, 2, 7, 11, 10, 12],
    [1, 2, 6, 3, 5, 4, 8, 9, 10, 11, 6, 12],
    [1, 2, 6, 3, 4, 5, 8, 7, 10, 9, 11, 12],
    [2, 3, 5, 6, 7, 1, 4, 10, 8, 9, 11, 12],
    [1, 6, 2, 5, 3, 8, 4, 9, 7, 10, 11, 12],
]


def test_a_concordance_with_ties_is_as_published() -> None:
    assert kendall_w(SCORECARD) == pytest.approx(0.735, abs=0.0005)


def test_spearman_with_ties_is_as_published_on_the_mean() -> None:
    every = [float(rank_similarity(a, b, "spearman")) for a, b in combinations(SCORECARD, 2)]
    # The package takes the mean of Fisher's z.
    assert np.tanh(np.arctanh(every).mean()) == pytest.approx(0.692, abs=0.0005)
    # The highest agreement is told to be 0.89, of raters 2 and 3.
    assert max(every) == pytest.approx(0.89, abs=0.005)
    assert max(every) == rank_similarity(SCORECARD[1], SCORECARD[2], "spearman")
