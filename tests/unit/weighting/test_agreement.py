"""How far judges agree with themselves and with each other, and what is noted of it."""

from itertools import combinations
from typing import Any

import numpy as np
import pytest

from mcdm_smartcity import Consistency, Note, Study, Weights, consensus, example_study, weigh
from mcdm_smartcity.weighting import EVERYBODY, Consensus

CIRCLE = {"reach/urgency": 3.0, "urgency/upkeep": 3.0, "reach/upkeep": 1 / 3}
AGREED = {"reach/urgency": 2.0, "urgency/upkeep": 2.0, "reach/upkeep": 4.0}
TREE = {"reach/urgency": 2.0, "urgency/upkeep": 2.0}


def judged(
    *judges: dict[str, float], weights: tuple[float, ...] = (), **changes: list[Any]
) -> Study:
    """The example, with changes, judged by these: the first is called a, the next b …"""
    given: list[dict[str, Any]] = [
        {"judge": judge, "node": "goal", "first": first, "second": second, "value": value}
        for judge, ratios in zip("abc", judges, strict=False)
        for pair, value in ratios.items()
        for first, second in [pair.split("/")]
    ]
    people = [
        {"id": judge, "name": judge, "group": "team", "weight": weight}
        for judge, weight in zip("abc", weights or (1,) * len(judges), strict=False)
    ]
    return example_study().changed(judges=people, judgements=given, **changes)


def of_four(*judges: dict[str, float]) -> Study:
    """The example with four criteria, judged by a, b, c …; pairs are named by their numbers."""
    scale = {"kind": "quantity", "lowest": 0, "highest": 1}
    criteria = [{"id": str(k), "name": str(k), "scale": scale} for k in range(4)]
    return judged(*judges, criteria=criteria, programs=[], links=[])


def of(weights: Weights, judge: str) -> Consistency:
    (found,) = (entry for entry in weights.consistency if entry.judge == judge)
    return found


def kinds(weights: Weights) -> list[tuple[str, str]]:
    return [(note.kind, note.names[0]) for note in weights.notes]


def test_judgements_in_a_circle_have_the_ratio_worked_out_by_hand() -> None:
    # λ = 1 + t + 1/t with t = ∛(3 · 3 · 3) = 3; CI = (λ - 3) / 2 = 2/3.
    entry = of(weigh(judged(CIRCLE)), "a")
    assert (entry.size, entry.missing) == (3, 0)
    assert (entry.random_index, entry.random_index_value) == ("exact", 0.5244574543)
    assert entry.lambda_max == pytest.approx(13 / 3, rel=1e-12)
    assert entry.index == pytest.approx(2 / 3, rel=1e-12)
    assert entry.ratio == pytest.approx(2 / 3 / 0.5244574543, rel=1e-9)


def test_the_ratio_refers_to_the_table_that_was_asked_for() -> None:
    weights = weigh(judged(CIRCLE), random_index="saaty1980")
    assert of(weights, "a").ratio == pytest.approx(2 / 3 / 0.58, rel=1e-12)
    assert (weights.random_index, of(weights, EVERYBODY).random_index) == ("saaty1980",) * 2
    assert of(weights, EVERYBODY).random_index_value == 0.58


def test_each_judge_has_the_random_index_of_the_judgements_that_judge_gave() -> None:
    whole = {f"{i}/{j}": float(j - i + 1) for i, j in combinations(range(4), 2)}
    fewer = {pair: value for pair, value in whole.items() if pair not in {"0/1", "0/2"}}
    apart = {pair: value for pair, value in whole.items() if pair not in {"0/1", "2/3"}}
    study = of_four(whole, fewer, apart)
    found = [of(weigh(study), judge) for judge in ("a", "b", "c", EVERYBODY)]
    values = [entry.random_index_value for entry in found]
    assert values == [0.884158, 0.2922, 0.2527, 0.884158]
    graph = "exact, by graph"
    assert [entry.random_index for entry in found] == ["exact", graph, graph, "exact"]
    for entry, value in zip(found, values, strict=True):
        assert entry.ratio is not None
        assert entry.index is not None
        assert value is not None
        assert entry.ratio == pytest.approx(entry.index / value, rel=1e-12)
    published = of(weigh(study, random_index="saaty1980"), "c")
    assert published.random_index == "saaty1980, linear in the missing pairs"
    assert published.random_index_value == pytest.approx(0.3, rel=1e-12)


def test_a_judge_who_is_not_consistent_enough_is_noted_with_the_ratio() -> None:
    first = weigh(judged(CIRCLE)).notes[0]
    assert first == Note("inconsistent", ("a", "goal", "1.271", "0.10"))
    assert str(first) == "a is not consistent enough on goal: CR 1.271 is above 0.10"


def test_the_group_of_one_inconsistent_judge_is_inconsistent_too() -> None:
    assert kinds(weigh(judged(CIRCLE))) == [("inconsistent", "a"), ("inconsistent", EVERYBODY)]


def test_a_consistent_judge_is_not_noted() -> None:
    weights = weigh(judged(AGREED))
    assert of(weights, "a").ratio == pytest.approx(0, abs=1e-12)
    assert weights.notes == ()


def test_judges_can_be_consistent_together_where_one_is_not() -> None:
    weights = weigh(judged(CIRCLE, AGREED, weights=(1, 9)))
    assert kinds(weights) == [("inconsistent", "a")]


def test_two_items_are_always_consistent() -> None:
    study = example_study()
    reach, urgency, _ = study.criteria
    ratio = [one for one in study.judgements if {one.first, one.second} == {"reach", "urgency"}]
    weights = weigh(
        study.changed(criteria=[reach, urgency], judgements=ratio, programs=[], links=[])
    )
    assert of(weights, "ani").ratio == 0


def test_as_few_judgements_as_connect_all_items_cannot_be_checked() -> None:
    weights = weigh(judged(TREE))
    entry = of(weights, "a")
    assert (entry.index, entry.ratio, entry.missing) == (None, None, 1)
    assert (entry.random_index, entry.random_index_value) == ("undefined", None)
    assert entry.lambda_max == pytest.approx(3, rel=1e-12)
    assert kinds(weights) == [("unchecked", "a"), ("unchecked", EVERYBODY)]


def test_a_judge_whose_judgements_do_not_connect_all_items_is_undefined_and_noted() -> None:
    weights = weigh(judged({"reach/urgency": 2.0}, AGREED))
    assert of(weights, "a") == Consistency("goal", "a", 3, 2, None, None, None, "undefined", None)
    assert Note("disconnected", ("a", "goal")) in weights.notes


def test_the_group_is_sound_although_a_judge_is_disconnected() -> None:
    weights = weigh(judged({"reach/urgency": 2.0}, AGREED))
    assert of(weights, EVERYBODY).ratio == pytest.approx(0, abs=1e-12)
    np.testing.assert_allclose(weights.values, [4 / 7, 2 / 7, 1 / 7], rtol=1e-12)


def test_a_judge_who_gave_no_judgement_on_a_node_is_noted() -> None:
    weights = weigh(judged(AGREED, {}))
    assert weights.notes == (Note("skipped", ("b", "goal")),)


def test_a_judge_who_counts_nothing_need_not_judge() -> None:
    assert weigh(judged(AGREED, {}, weights=(1, 0))).notes == ()


def test_judges_who_say_the_same_agree_completely() -> None:
    weights = weigh(judged(AGREED, AGREED))
    assert weights.consensus == pytest.approx(1, rel=1e-12)


def test_consensus_is_that_of_the_judges_own_priorities() -> None:
    turned = {"reach/urgency": 0.5, "urgency/upkeep": 0.5, "reach/upkeep": 0.25}
    expected = consensus([[4 / 7, 2 / 7, 1 / 7], [1 / 7, 2 / 7, 4 / 7]])
    found = weigh(judged(AGREED, turned)).consensus_by_node
    assert [one.node for one in found] == ["goal"]
    np.testing.assert_allclose(found[0].value, expected, rtol=1e-9)


def test_one_judge_has_nobody_to_agree_with() -> None:
    weights = weigh(judged(AGREED))
    assert (weights.consensus, weights.consensus_by_node) == (None, ())


def test_a_judge_who_did_not_judge_all_of_a_node_has_no_say_in_consensus() -> None:
    assert weigh(judged(AGREED, {"reach/urgency": 2.0})).consensus is None


def tree_of_two_nodes(share: float) -> Study:
    """Two priorities, each with two criteria; two judges agree on one and not on the other."""
    study = example_study()
    scale = {"kind": "quantity", "lowest": 0, "highest": 1}
    nodes = {"calm": share, "dispute": 1 - share}
    ratios: dict[str, dict[str, float]] = {
        "ani": {"calm": 2, "dispute": 9},
        "budi": {"calm": 2, "dispute": 1 / 9},
    }
    return study.changed(
        priorities=[{"id": node, "name": node, "weight": own} for node, own in nodes.items()],
        criteria=[
            {"id": f"{node}-{i}", "name": node, "parent": node, "scale": scale}
            for node in nodes
            for i in (1, 2)
        ],
        judgements=[
            {"judge": judge, "node": node, "first": f"{node}-1", "second": f"{node}-2"}
            | {"value": ratio}
            for judge, given in ratios.items()
            for node, ratio in given.items()
        ],
        programs=[],
        links=[],
    )


@pytest.mark.parametrize("share", [0.25, 0.5, 1])
def test_consensus_over_the_hierarchy_weighs_nodes_by_their_weight(share: float) -> None:
    weights = weigh(tree_of_two_nodes(share))
    assert [one.node for one in weights.consensus_by_node] == ["calm", "dispute"]
    values = [one.value for one in weights.consensus_by_node]
    np.testing.assert_allclose(values, [1, 0], atol=1e-9)
    assert weights.consensus == pytest.approx(share, rel=1e-9)


def test_consensus_on_a_node_that_weighs_nothing_is_none_of_the_whole() -> None:
    study = tree_of_two_nodes(0)
    calm_only = study.changed(
        judgements=[one for one in study.judgements if one.node == "calm"],
        criteria=[
            one.changed(weight=1) if one.parent == "dispute" else one for one in study.criteria
        ],
    )
    weights = weigh(calm_only)
    assert weights.consensus_by_node == (Consensus("calm", 1.0),)
    assert weights.consensus is None
