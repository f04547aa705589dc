"""The tree from the goal down to criteria."""

import pytest

from mcdm_smartcity import Criterion, InvalidRecordError, InvalidStudyError, Priority, Study
from mcdm_smartcity.study.hierarchy import Hierarchy

#       goal
#      /    \
#  service  economy
#   /   \       \
# trust  reach   jobs
TREE = Hierarchy(
    {
        "service": "goal",
        "economy": "goal",
        "jobs": "economy",
        "trust": "service",
        "reach": "service",
    }
)


def test_children_stand_in_the_order_of_the_study() -> None:
    assert TREE.children("goal") == ("service", "economy")
    assert TREE.children("service") == ("trust", "reach")


def test_a_leaf_has_no_children() -> None:
    assert TREE.children("jobs") == ()


def test_a_walk_comes_to_each_node_before_its_children() -> None:
    assert list(TREE.walk()) == ["goal", "service", "trust", "reach", "economy", "jobs"]


def test_a_walk_can_begin_at_any_node() -> None:
    assert list(TREE.walk("economy")) == ["economy", "jobs"]


def test_inner_nodes_have_children() -> None:
    assert TREE.inner_nodes() == ("goal", "service", "economy")


def test_a_path_leads_from_below_the_goal_to_the_node() -> None:
    assert TREE.path("reach") == ("service", "reach")


def test_the_path_of_the_goal_is_empty() -> None:
    assert TREE.path("goal") == ()


def test_a_tree_has_no_loops() -> None:
    assert TREE.loops() == []


def test_each_loop_is_found_once() -> None:
    parents = {"a": "b", "b": "c", "c": "a", "d": "a", "e": "e", "f": "goal"}
    assert Hierarchy(parents).loops() == [("a", "b", "c"), ("e",)]


def test_a_tree_is_built_from_priorities_and_criteria() -> None:
    scale = {"kind": "quantity", "lowest": 0, "highest": 1}
    nodes = [
        Priority(id="service", name="Service"),
        Criterion(id="reach", name="Reach", parent="service", scale=scale),
    ]
    assert Hierarchy.of(nodes).parents == {"service": "goal", "reach": "service"}


@pytest.mark.parametrize("weight", [-0.1, float("nan"), float("inf")])
def test_a_weight_that_is_no_share_is_refused(weight: float) -> None:
    with pytest.raises(InvalidRecordError, match="weight: "):
        Priority(id="service", name="Service", weight=weight)


SCALE = {"kind": "quantity", "lowest": 0, "highest": 9}


def branches(*criteria: tuple[str, object]) -> Study:
    named = {"id": "two", "name": "Two", "goal": "Good", "currency": "IDR"}
    priorities = [{"id": name, "name": name, "weight": 1} for name in ("a", "b")]
    leaves = [{"id": i, "name": i, "scale": SCALE, "parent": above} for i, above in criteria]
    horizon = {"first": 2024, "last": 2028}
    return Study(**named, horizon=horizon, priorities=priorities, criteria=leaves)


def test_a_criterion_reached_by_two_paths_is_refused_and_both_are_named() -> None:
    with pytest.raises(InvalidStudyError, match="reached by one path, not under 'a' and 'b'"):
        branches(("x", "a"), ("x", "b"))
    with pytest.raises(InvalidStudyError, match="one path leads to the node"):
        branches(("x", ["a", "b"]))
