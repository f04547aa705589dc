"""Programs that are alike in everything start in their order; nobody else does."""

from typing import Any

import numpy as np
import pytest

from mcdm_smartcity import (
    AtLeast,
    Capacity,
    DependencyGraph,
    Include,
    InfeasibleError,
    Synergy,
    Task,
    YearlyBudget,
    check_roadmap,
    schedule,
)
from mcdm_smartcity.roadmap.methods.joints import joint_levels
from mcdm_smartcity.roadmap.methods.programme import programme_of
from mcdm_smartcity.roadmap.model import Model, model_of

PLAIN: dict[str, Any] = {"duration": 2, "spending": [{"amounts": [3, 1]}], "agency": "it"}


def modelled(monkeypatch: pytest.MonkeyPatch, *rules: Any, **given: Any) -> Model:
    """The model of programs a, b, c and x, of which the first three are alike but for `given`."""
    from mcdm_smartcity.roadmap import scheduling

    models: list[Model] = []

    def noted(asked: Any) -> Model:
        models.append(model_of(asked))
        return models[-1]

    with monkeypatch.context() as patch:
        patch.setattr(scheduling, "model_of", noted)
        tasks = given.pop("tasks", [Task(id=name, **PLAIN) for name in "abc"])
        worth = given.pop("worth", {"a": 2.0, "b": 2.0, "c": 2.0, "x": 1.0})
        graph = DependencyGraph("abcx", **given.pop("links", {}))
        schedule(worth, [*tasks, Task(id="x")], graph, 5, rules, **given)
    return models[0]


def groups(model: Model) -> list[list[int]]:
    return [group.tolist() for group in model.layout.grid.twins]


def test_equal_programs_are_twins_with_rules_that_take_them_alike(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert groups(modelled(monkeypatch)) == [[0, 1, 2]]
    alike = (Capacity("it", 2), YearlyBudget(7), AtLeast(1, {"agency": "it"}))
    assert groups(modelled(monkeypatch, *alike)) == [[0, 1, 2]]
    same = {"needs": [("a", "x"), ("b", "x"), ("c", "x")]}
    assert groups(modelled(monkeypatch, links=same)) == [[0, 1, 2]]
    feeds = {"feeds": [("x", "a", 0.5), ("x", "b", 0.5), ("x", "c", 0.5)]}
    assert groups(modelled(monkeypatch, links=feeds)) == [[0, 1, 2]]


@pytest.mark.parametrize(
    ("rules", "given"),
    [
        ([Include(["c"])], {}),
        ([Synergy(["c", "x"], 1)], {}),
        ([], {"worth": {"a": 2.0, "b": 2.0, "c": 2.5, "x": 1.0}}),
        ([], {"links": {"needs": [("x", "c")]}}),
        ([], {"links": {"needs": [("c", "x")]}}),
        ([], {"links": {"excludes": [("c", "x")]}}),
        ([], {"links": {"feeds": [("x", "c", 0.5)]}}),
        ([], {"tasks": [*(Task(id=name, **PLAIN) for name in "ab"), Task(id="c")]}),
        ([], {"tasks": [*(Task(id=n, **PLAIN) for n in "ab"), Task(id="c", **PLAIN, due=4)]}),
        ([], {"last": {"c": 3}, "change_cost": 0.5}),
        ([], {"last": {"c": 1}, "now": 2}),
    ],
)
def test_whatever_tells_a_program_from_its_twins_makes_it_none(
    monkeypatch: pytest.MonkeyPatch, rules: list[Any], given: dict[str, Any]
) -> None:
    assert groups(modelled(monkeypatch, *rules, **dict(given))) == [[0, 1]]


def test_an_agency_counts_where_its_capacity_does(monkeypatch: pytest.MonkeyPatch) -> None:
    tasks = [Task(id=name, **(PLAIN | {"agency": name})) for name in "abc"]
    assert groups(modelled(monkeypatch, tasks=tasks)) == [[0, 1, 2]]
    assert groups(modelled(monkeypatch, Capacity("c", 1), tasks=tasks)) == [[0, 1]]


def test_any_roadmap_is_told_to_the_solver_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    links = {"feeds": [("x", "a", 0.5), ("x", "b", 0.5), ("x", "c", 0.5)]}
    layout = modelled(monkeypatch, Capacity("it", 1), links=links).layout
    starts = np.array([2, -1, 0, 1])
    assert layout.grid.in_order(starts).tolist() == [0, 2, -1, 1]
    arrays = programme_of(layout).arrays
    values = np.append(layout.grid.levels(starts), joint_levels(layout, starts))
    used = arrays.matrix() @ values
    assert (used <= arrays.most + 1e-9).all()
    assert (used >= arrays.least - 1e-9).all()
    # The same by the worth of each start, and of each pair from its later completion.
    assert arrays.gains @ values * arrays.unit == (1 * 3 + 1 * 3) + (1 * 1 + 1 * 1) + 1 * 3


def test_conflicts_are_found_without_the_order(monkeypatch: pytest.MonkeyPatch) -> None:
    layout = modelled(monkeypatch).layout
    inner = int((~layout.grid.ends).sum())
    more = len(layout.grid.twin_pairs[0])
    assert more == 2 * 4
    assert programme_of(layout).arrays.shape[0] == inner + more
    assert programme_of(layout, by_flow=True).arrays.shape[0] == inner
    with pytest.raises(InfeasibleError, match="at least 3 of agency 'it'"):
        modelled(monkeypatch, AtLeast(3, {"agency": "it"}), YearlyBudget([3, 3, 3, 3, 0]))


@pytest.mark.parametrize("engine", ["scipy", "highs"])
def test_many_twins_of_several_kinds_are_planned_and_checked(engine: str) -> None:
    if engine == "highs":
        pytest.importorskip("highspy")
    names = [f"{kind}{k}" for kind in "pqr" for k in range(6)]
    spent = {"p": [7.0], "q": [5.0, 4.0], "r": [2.0, 2.0, 3.0]}
    tasks = [
        Task(id=name, duration=len(spent[name[0]]), spending=[{"amounts": spent[name[0]]}])
        for name in names
    ]
    worth = {name: {"p": 3.0, "q": 4.0, "r": 3.5}[name[0]] for name in names}
    found = schedule(
        worth, tasks, DependencyGraph(names), 9, [YearlyBudget(11)], gap=0.0, engine=engine
    )
    assert found.proved
    assert check_roadmap(found) == ()
