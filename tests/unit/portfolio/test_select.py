"""What is asked of `select`, what is refused, and what its answer can do."""

import json
import pickle
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from mcdm_smartcity import (
    AlignmentError,
    Among,
    AtLeast,
    AtMost,
    Budget,
    Capacity,
    CycleError,
    DependencyGraph,
    Exclude,
    ExclusionConflictError,
    Include,
    InfeasibleError,
    InvalidArrayError,
    InvalidRecordError,
    NotAdditiveError,
    Partial,
    Portfolio,
    Requires,
    ShareAtLeast,
    ShareAtMost,
    Synergy,
    Worth,
    example_study,
    rank,
    select,
    sequence,
    value,
    weigh,
)
from mcdm_smartcity.files.plain_data import from_plain, to_plain
from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.study.cost_table import CostTable

NAMES = ["a", "b", "c"]
GRAPH = DependencyGraph(NAMES, needs=[("c", "b")])
WORTH = {"a": 5, "b": 1, "c": 6}
COSTS = {"a": 2, "b": 2, "c": 2}


def test_without_constraints_all_that_is_worth_it_is_funded() -> None:
    best = select({"a": 1, "b": -1, "c": 0.5}, COSTS, GRAPH)
    assert (best.funded, best.worth, best.proved) == (("a",), 1.0, True)


def test_no_programs_are_no_portfolio() -> None:
    best = select({}, {}, DependencyGraph([]), [Budget(5)])
    assert (best.funded, best.worth, best.cost, best.proved) == ((), 0.0, 0.0, True)


def test_a_budget_of_nothing_funds_what_is_free() -> None:
    best = select(WORTH, {"a": 0, "b": 2, "c": 2}, GRAPH, [Budget(0)])
    assert best.funded == ("a",)


def test_a_circle_is_funded_together_and_told() -> None:
    graph = DependencyGraph(NAMES, needs=[("a", "b"), ("b", "a")])
    best = select(WORTH, COSTS, graph, [Budget(3)])
    assert best.funded == ("c",)
    assert "these programs need each other, so they are funded together: a, b" in map(
        str, best.notes
    )


def test_what_binds_is_named() -> None:
    best = select(WORTH, COSTS, GRAPH, [Budget(4.5), AtMost(2, NAMES), AtLeast(1, NAMES)])
    assert best.funded == ("b", "c")
    assert best.binding == ("the budget of 4.5", "at most 2 of a, b, c")
    assert [(limit.used, limit.slack) for limit in best.limits] == [(4, 0.5), (2, 0), (2, 1)]


def test_a_unit_more_is_worth_the_ratio_of_the_block_in_which_the_budget_ends() -> None:
    best = select(WORTH, COSTS, GRAPH, [Budget(3)])
    assert best.unit_values() == {"the budget of 3": 1.75}
    assert select(WORTH, COSTS, GRAPH, [Budget(7)]).unit_values() == {"the budget of 7": 0.0}


def test_units_of_worth_and_money_do_not_matter_for_what_a_unit_more_is_worth() -> None:
    worth = {name: worth * 1e-3 for name, worth in WORTH.items()}
    costs = {name: cost * 1e12 for name, cost in COSTS.items()}
    values = select(worth, costs, GRAPH, [Budget(3e12)]).unit_values()
    assert values["the budget of 3,000,000,000,000"] == pytest.approx(1.75e-15)


def test_sources_and_years_have_budgets_of_their_own() -> None:
    amounts = np.array([[[3, 0], [0, 0]], [[0, 3], [0, 0]], [[0, 0], [4, 0]]], dtype=float)
    costs = CostTable(("a", "b", "c"), (1, 2), ("city", "state"), amounts)
    graph = DependencyGraph(NAMES)
    assert select(WORTH, costs, graph, [Budget(2, "city", 1)]).funded == ("b", "c")
    assert select(WORTH, costs, graph, [Budget(2, "state")]).funded == ("a", "c")
    assert select(WORTH, costs, graph, [Budget(2, period=2)]).funded == ("a", "b")


def test_a_program_in_part_spends_what_is_left() -> None:
    best = select(WORTH, COSTS, GRAPH, [Budget(5), Partial("a", 0.25)])
    assert dict(best.shares) == {"a": 0.5}
    assert (best.worth, best.cost) == (9.5, 5.0)
    assert [best.share(name) for name in NAMES] == [0.5, 1.0, 1.0]
    # Two thirds are no decimal, and yet exactly what is left.
    thirds = select(WORTH, {"a": 3, "b": 2, "c": 2}, GRAPH, [Budget(6), Partial("a", 0.25)])
    assert (thirds.shares["a"], thirds.cost) == (2 / 3, 6.0)


def test_the_answer_becomes_rows_json_a_graph_and_a_frame() -> None:
    given = [
        Budget(4.5), AtMost(2, NAMES), AtLeast(1, NAMES), Include(["b"]), Exclude(["a"]),
        Requires("b", ["c"]), Partial("a", 0.5), Synergy(["a", "b"], -1),
        ShareAtLeast(0.1, ["b"]), ShareAtMost(0.9, ["b"], "worth"),
    ]  # fmt: skip
    best = select(WORTH, COSTS, GRAPH, given, time_limit=60)
    text = json.dumps(to_plain(best), allow_nan=False)
    assert from_plain(Portfolio, json.loads(text)) == best
    assert pickle.loads(pickle.dumps(best)) == best  # noqa: S301 - our own bytes
    assert [row["funded"] for row in best.as_rows()] == [False, True, True]
    graph = best.to_networkx()
    assert graph.nodes["c"]["funded"]
    assert graph.has_edge("c", "b")
    frame = pytest.importorskip("pandas") and best.to_frame()
    assert frame["share"].tolist() == [0, 1, 1]


def test_the_portfolio_of_a_study_with_its_groups() -> None:
    study = example_study()
    worth, graph = value(study, weigh(study)), DependencyGraph.from_study(study)
    best = select(
        worth, study.costs, graph,
        [
            Budget(1.4e9, "city"), Capacity("diskominfo", 1),
            ShareAtLeast(1, {"agency": "diskominfo"}),
        ],
        programs=study.programs,
    )  # fmt: skip
    assert best.funded == ("network",)
    assert best.binding == ("at most 1 programs of agency 'diskominfo'",)


def test_scores_of_a_ranking_are_no_worth() -> None:
    study = example_study()
    ranking, graph = rank(study, weigh(study)), DependencyGraph.from_study(study)
    with pytest.raises(NotAdditiveError, match="their sums have no meaning; use value"):
        select(ranking, study.costs, graph)  # type: ignore[arg-type] # what is refused
    with pytest.raises(NotAdditiveError, match="must be a Worth or a mapping"):
        select([1, 2], study.costs, graph)  # type: ignore[arg-type] # as above
    told = Worth.from_scores(ranking, acknowledge_not_additive=True)
    best = select(told, study.costs, graph, [Budget(1e9)])
    assert "these scores order programs; their sums have no meaning" in map(str, best.notes)


REFUSED: list[tuple[str, Callable[[], Any], type[Exception], str]] = [
    ("unknown program", lambda: asked(Include(["x", "a"]), AtMost(1, ["y"])), InvalidRecordError,
     r"2 problems\n.*constraint 1 \(include\): unknown program 'x'; known: a, b, c\n.*'y'"),
    ("unknown source", lambda: asked(Budget(1, "city")), InvalidRecordError, "plain numbers here"),
    ("unknown group", lambda: asked(AtMost(1, Among(tag="t"))), InvalidRecordError,
     "pass programs=study.programs"),
    ("no constraint", lambda: asked(100), InvalidRecordError,
     r"constraint 1: must be one such as Budget\(100\); found 100"),
    ("two parts", lambda: asked(Partial("a", 0.5), Partial("a", 0.4)), InvalidRecordError,
     "a: is given two least shares"),
    ("dangling link", lambda: DependencyGraph(NAMES, needs=[("a", "x")]), InvalidRecordError,
     "unknown program 'x'"),
    ("self-need", lambda: DependencyGraph(NAMES, needs=[("a", "a")]), InvalidRecordError,
     "links a program with itself"),
    ("rivals in a bundle",
     lambda: DependencyGraph(NAMES, [("a", "b"), ("b", "a")], excludes=[("a", "b")]),
     ExclusionConflictError, "a.*b"),
    ("circle, strictly", lambda: DependencyGraph(NAMES, [("a", "b"), ("b", "a")], strict=True),
     CycleError, "a → b → a"),
    ("cost missing", lambda: select(WORTH, {"a": 1, "b": 1}, GRAPH), AlignmentError,
     "missing programs with a cost: c"),
    ("cost below 0", lambda: select(WORTH, COSTS | {"a": -1}, GRAPH), InvalidArrayError,
     "the cost of 'a' must be finite and not negative; found -1"),
    ("cost NaN", lambda: select(WORTH, COSTS | {"a": float("nan")}, GRAPH), InvalidArrayError,
     "found nan"),
    ("worth missing", lambda: select({"a": 1}, COSTS, GRAPH), AlignmentError, "missing .*: b, c"),
    ("worth NaN", lambda: select(WORTH | {"a": float("inf")}, COSTS, GRAPH), InvalidArrayError,
     "found inf"),
    ("gap", lambda: select(WORTH, COSTS, GRAPH, gap=-0.1), InvalidArrayError, "gap must be"),
    ("seed", lambda: select(WORTH, COSTS, GRAPH, seed=-1), InvalidArrayError, "seed must be"),
    ("budget below 0", lambda: Budget(-1), InvalidRecordError, "limit: .*found -1"),
    ("budget NaN", lambda: Budget(float("nan")), InvalidRecordError, "limit: .*found nan"),
    ("share above 1", lambda: ShareAtLeast(1.1, ["a"]), InvalidRecordError, "share: .*found 1.1"),
    ("part of nothing", lambda: Partial("a", 0), InvalidRecordError, "least: .*found 0"),
    ("no names", lambda: Include([]), InvalidRecordError, "programs: .*at least 1"),
    ("a lone word", lambda: Include("a"), InvalidRecordError, "must be a list of programs"),
    ("half a program", lambda: AtLeast(0.5, ["a"]),  # type: ignore[arg-type]
     InvalidRecordError, "count: .*found 0.5"),
    ("its own prerequisite", lambda: Requires("a", ["a"]), InvalidRecordError, "its own"),
    ("two groups at once", lambda: Among(tag="a", agency="b"), InvalidRecordError, "must name one"),
    ("alone together", lambda: Synergy(["a", "a"], 1), InvalidRecordError, "at least 2"),
    ("unknown measure", lambda: ShareAtMost(0.5, ["a"], "size"),  # type: ignore[arg-type]
     InvalidRecordError, "measure"),
]  # fmt: skip


def asked(*constraints: Any) -> Portfolio:
    return select(WORTH, COSTS, GRAPH, constraints)


@pytest.mark.parametrize(
    ("bad", "error", "told"), [pytest.param(*rest, id=name) for name, *rest in REFUSED]
)
def test_bad_input_is_refused_with_its_place(
    bad: Callable[[], Any], error: type[Exception], told: str
) -> None:
    with pytest.raises(error, match=f"(?s){told}"):
        bad()


def test_a_year_without_costs_is_refused() -> None:
    study = example_study()
    worth, graph = value(study, weigh(study)), DependencyGraph.from_study(study)
    with pytest.raises(InvalidRecordError, match="unknown year with costs 7; known: 1"):
        select(worth, study.costs, graph, [Budget(1, period=7)])
    with pytest.raises(InvalidRecordError, match="unknown funding source 'csr'; known: city"):
        select(worth, study.costs, graph, [Budget(1, "csr")])
    with pytest.raises(InvalidRecordError, match="unknown agency of any program 'x'"):
        select(worth, study.costs, graph, [Capacity("x", 1)], programs=study.programs)
    with pytest.raises(AlignmentError, match="missing records of programs: network"):
        select(worth, study.costs, graph, programs=study.programs[1:])


def test_what_cannot_be_says_which_constraints_clash_and_what_would_help() -> None:
    with pytest.raises(InfeasibleError) as caught:
        asked(Budget(3), Include(["c"]), AtMost(2, NAMES))
    error = caught.value
    assert error.conflict == ("the budget of 3", "c must be funded", "c needs b")
    assert error.more_money == (("the budget of 3", 1.0),)
    assert len(error.drop) == 1
    assert re.search("these cannot hold together:\n  the budget of 3\n", str(error))
    assert "1 more money in the budget of 3" in str(error)
    assert pickle.loads(pickle.dumps(error)).conflict == error.conflict  # noqa: S301 - our own


def test_constraints_of_the_same_short_name_are_told_apart() -> None:
    names = [f"p{i}" for i in range(9)]
    graph = DependencyGraph(names)
    numbers = dict.fromkeys(names, 1)
    with pytest.raises(InfeasibleError) as caught:
        select(numbers, numbers, graph, [
            AtMost(0, names[:7]), AtMost(0, [*names[:6], "p7"]), AtLeast(1, ["p7"]),
        ])  # fmt: skip
    first = "at most 0 of p0, p1, p2, p3, p4, p5 and 1 more"
    assert caught.value.conflict == (f"{first} (constraint 2)", "at least 1 of p7")


@pytest.mark.parametrize(
    ("constraints", "name", "kind"),
    [
        ([Budget(4)], "a", "why_money"),
        ([Budget(4)], "c", "why_prerequisites"),
        ([Budget(4), Exclude(["c"])], "c", "why_impossible"),
        ([AtMost(2, NAMES)], "a", "why_rule"),
        ([Budget(4)], "b", "why_funded"),
    ],
)
def test_reasons_why_a_program_is_not_funded(constraints: Any, name: str, kind: str) -> None:
    worth = WORTH | ({"b": -1, "c": 3} if kind == "why_prerequisites" else {})
    best = select(worth, COSTS, GRAPH, constraints)
    answer = best.why_not(name)
    assert answer.reason.kind == kind
    assert answer.as_rows()[0]["reason"] == kind
    assert name in answer.words().lower()


def test_a_rival_and_a_tie_are_named() -> None:
    graph = DependencyGraph(NAMES, excludes=[("a", "c")])
    rival = select(WORTH, COSTS, graph).why_not("a")
    assert str(rival.reason) == "a cannot stand beside c, which is funded"
    tie = select({"a": 1, "b": 1}, {"a": 1, "b": 1}, DependencyGraph(["a", "b"]), [Budget(1)])
    assert tie.why_not(tie.unfunded[0]).reason.kind == "why_tie"
    assert not tie.is_unique()


def test_progress_is_told_on_the_way() -> None:
    generator = np.random.default_rng(0)
    names = [f"p{i}" for i in range(400)]
    worth = dict(zip(names, generator.integers(100, 1000, 400).tolist(), strict=True))
    costs = dict(zip(names, generator.integers(100, 1000, 400).tolist(), strict=True))
    seen: list[tuple[float, float]] = []
    best = select(
        worth, costs, DependencyGraph(names), [Budget(50_000)],
        watch=lambda worth, bound: seen.append((worth, bound)),
    )  # fmt: skip
    assert seen
    assert all(found <= best.worth <= bound + 1e-6 for found, bound in seen)


def test_a_changed_constraint_is_checked_like_a_new_one() -> None:
    assert Budget(3).changed(limit=4) == Budget(4)
    with pytest.raises(InvalidRecordError, match="limit"):
        Budget(3).changed(limit=-4)
    assert replace(select(WORTH, COSTS, GRAPH), worth=1.0) != select(WORTH, COSTS, GRAPH)


def test_overlaps_are_told_since_the_funding_order_does_not_know_them() -> None:
    names, graph = ("bus", "tram"), DependencyGraph(["bus", "tram"])
    worth, costs = {"bus": 5, "tram": 4}, {"bus": 1, "tram": 1}
    found = select(worth, costs, graph, [Synergy(names, -6)])
    assert found.funded == ("bus",)
    assert Note("overlap", names) in found.notes
    assert not select(worth, costs, graph, [Synergy(names, 6)]).notes
    # The order takes both, so no bound of it is below what can be had.
    assert sequence(worth, costs, graph).bound(2) == 9
