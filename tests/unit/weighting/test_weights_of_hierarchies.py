"""Weights in a hierarchy of several levels: local, overall, typed and judged."""

from typing import Any

import numpy as np
import pytest

from mcdm_smartcity import Note, Study, Weights, weigh

SCALE = {"kind": "quantity", "lowest": 0, "highest": 100}
# goal ── service (judged 3 : 1) ── access ── reach, trust (judged 4 : 1)
#      │                         └─ urgency                 access : urgency typed 2 : 3
#      └─ economy ── jobs
PRIORITIES: list[dict[str, Any]] = [
    {"id": "service", "name": "Service"},
    {"id": "economy", "name": "Economy"},
    {"id": "access", "name": "Access", "parent": "service", "weight": 2},
]
CRITERIA: list[dict[str, Any]] = [
    {"id": "jobs", "parent": "economy"},
    {"id": "reach", "parent": "access"},
    {"id": "trust", "parent": "access"},
    {"id": "urgency", "parent": "service", "weight": 3},
]
JUDGEMENTS = [
    {"node": "goal", "first": "service", "second": "economy", "value": 3},
    {"node": "access", "first": "reach", "second": "trust", "value": 4},
]


def study(**changes: Any) -> Study:
    parts: dict[str, Any] = {
        "groups": [{"id": "team", "name": "Team"}],
        "priorities": PRIORITIES,
        "criteria": [{"name": one["id"], "scale": SCALE} | one for one in CRITERIA],
        "judges": [{"id": "ani", "name": "Ani", "group": "team"}],
        "judgements": [{"judge": "ani"} | one for one in JUDGEMENTS],
    }
    return Study(
        id="tree",
        name="Tree",
        goal="Good",
        currency="IDR",
        horizon={"first": 2024, "last": 2028},
        **parts | changes,
    )


@pytest.fixture
def weights() -> Weights:
    return weigh(study())


def test_the_weight_of_a_criterion_is_the_product_along_its_path(weights: Weights) -> None:
    assert weights.names == ("jobs", "reach", "trust", "urgency")
    np.testing.assert_allclose(
        weights.values,
        [0.25, 0.75 * 0.4 * 0.8, 0.75 * 0.4 * 0.2, 0.75 * 0.6],
        rtol=1e-12,
    )


@pytest.mark.parametrize(
    ("node", "local", "overall"),
    [
        ("service", 0.75, 0.75),
        ("economy", 0.25, 0.25),
        ("access", 0.4, 0.3),
        ("urgency", 0.6, 0.45),
        ("reach", 0.8, 0.24),
        ("jobs", 1, 0.25),
    ],
)
def test_each_node_has_a_weight_among_its_siblings_and_in_the_whole(
    node: str, local: float, overall: float, weights: Weights
) -> None:
    np.testing.assert_allclose(weights.local(node), local, rtol=1e-12)
    np.testing.assert_allclose(weights.overall(node), overall, rtol=1e-12)


def test_overall_weights_of_criteria_are_the_weights(weights: Weights) -> None:
    overall = [weights.overall(name) for name in weights.names]
    np.testing.assert_allclose(weights.values, overall, rtol=1e-15)


def test_weights_sum_to_1(weights: Weights) -> None:
    assert abs(weights.values.sum() - 1) <= 1e-15


def test_a_single_child_weighs_all_of_its_parent(weights: Weights) -> None:
    assert weights.local("jobs") == 1


def test_rows_go_from_the_goal_downwards(weights: Weights) -> None:
    rows = weights.as_rows()
    assert [(row["parent"], row["node"]) for row in rows] == [
        ("goal", "service"),
        ("goal", "economy"),
        ("service", "access"),
        ("service", "urgency"),
        ("access", "reach"),
        ("access", "trust"),
        ("economy", "jobs"),
    ]
    assert list(rows[0]) == ["node", "parent", "local", "overall"]


def test_typed_weights_are_told(weights: Weights) -> None:
    assert Note("direct_weights", ("service",)) in weights.notes


def test_judged_nodes_and_single_children_are_not_called_typed(weights: Weights) -> None:
    told = [note.names[0] for note in weights.notes if note.kind == "direct_weights"]
    assert told == ["service"]


def test_consistency_is_told_for_each_judge_on_each_judged_node(weights: Weights) -> None:
    assert [(entry.node, entry.judge) for entry in weights.consistency] == [
        ("goal", "ani"),
        ("goal", "everybody"),
        ("access", "ani"),
        ("access", "everybody"),
    ]


def test_a_typed_weight_of_zero_is_a_weight() -> None:
    criteria = [{"name": one["id"], "scale": SCALE} | one for one in CRITERIA]
    weights = weigh(study(criteria=[*criteria[:3], criteria[3] | {"weight": 0}]))
    assert (weights.local("access"), weights.overall("urgency")) == (1, 0)


def test_weights_that_are_all_typed_need_no_judge() -> None:
    typed = [{"id": name, "name": name, "scale": SCALE, "weight": 1} for name in "abcd"]
    weights = weigh(study(priorities=[], criteria=typed, judges=[], judgements=[]))
    np.testing.assert_allclose(weights.values, [0.25] * 4, rtol=1e-15)
    assert (weights.consistency, weights.consensus, weights.consensus_by_node) == ((), None, ())


def test_a_typed_weight_of_a_single_child_does_not_matter() -> None:
    criteria = [{"name": one["id"], "scale": SCALE} | one for one in CRITERIA]
    weights = weigh(study(criteria=[criteria[0] | {"weight": 0.1}, *criteria[1:]]))
    assert weights == weigh(study())
