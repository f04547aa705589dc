"""Published consensus rankings and similarities of rankings."""

import numpy as np
import pytest

from mcdm_smartcity import consensus_ranking, rank_similarity
from mcdm_smartcity.ranking.methods.majority import preferences
from published_cases import Case, assert_follows, published


def votes(case: Case) -> tuple[list[dict[str, float]], list[int]]:
    """Rankings by name, and how many people gave each."""
    rankings = [
        {name: float(place) for place, name in enumerate(order, start=1)}
        for _, order in case.inputs["profile"]
    ]
    return rankings, [count for count, _ in case.inputs["profile"]]


@published("kemeny-tennessee")
def test_the_capital_of_tennessee_is_voted_as_published(case: Case) -> None:
    rankings, counts = votes(case)
    found = consensus_ranking(rankings, "kemeny", weights=counts)
    assert list(found.in_order()) == case.expected["kemeny"]
    assert (found.proved, found.gap) == (True, 0)
    by_majority = consensus_ranking(rankings, "copeland", weights=counts)
    points = dict(zip(by_majority.programs, by_majority.scores.tolist(), strict=True))
    assert points == pytest.approx(case.expected["copeland"])


@published("kemeny-tennessee")
def test_majorities_of_pairs_are_as_published(case: Case) -> None:
    rankings, counts = votes(case)
    names = list(rankings[0])
    table = np.array([[ranking[name] for name in names] for ranking in rankings])
    above = preferences(table, np.array(counts, dtype=float)).above
    at = {name: place for place, name in enumerate(names)}
    assert above[at["N"], at["M"]] == case.expected["NM"]
    assert above[at["N"], at["C"]] == case.expected["NC"]
    assert above[at["C"], at["K"]] == case.expected["CK"]


@published("copeland-arslan-bircan2020")
def test_four_rankings_of_hospitals_merge_as_published(case: Case) -> None:
    # A larger number is better there.
    rankings = len(case.inputs["orderings"][0]) + 1 - np.array(case.inputs["orderings"])
    order = consensus_ranking(rankings, "copeland").in_order()
    assert (order[0], order[-1]) == (f"P{case.expected['first']}", f"P{case.expected['last']}")


@published("ws-paradowski2021")
def test_similarities_that_count_the_best_most_print_as_published(case: Case) -> None:
    x, y = case.inputs["x"], case.inputs["y"]
    assert_follows(case, "rw", rank_similarity(x, y, "weighted_spearman"))
    assert_follows(case, "ws", rank_similarity(x, y, "ws"))


@published("ws-salabun-5")
def test_spearmans_correlation_prints_as_published(case: Case) -> None:
    assert_follows(case, "rho", rank_similarity(case.inputs["x"], case.inputs["y"], "spearman"))
