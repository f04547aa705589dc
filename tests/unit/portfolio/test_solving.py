"""The solver's traps, each with the behaviour that we hold against it."""

import math
import sys
import time
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from mcdm_smartcity import (
    AtLeast,
    Budget,
    DependencyGraph,
    Include,
    InvalidArrayError,
    MissingExtraError,
    SolverFailedError,
    UnknownNameError,
    check_portfolio,
    select,
)
from mcdm_smartcity.portfolio.methods import solving
from mcdm_smartcity.portfolio.methods.highs import Talk
from mcdm_smartcity.portfolio.methods.solving import solve_zero_one
from mcdm_smartcity.portfolio.methods.zero_one import Rows, ZeroOne, zero_one

ENGINES = ("scipy", "highs")
every_engine = pytest.mark.parametrize("engine", ENGINES)


@pytest.fixture(autouse=True)
def _installed(request: pytest.FixtureRequest) -> None:
    if "highs" in request.node.name:
        pytest.importorskip("highspy")


def knapsack(gains: list[float], costs: list[float], limit: float) -> ZeroOne:
    rows = Rows()
    rows.add(range(len(costs)), costs, most=limit)
    return zero_one(np.array(gains), rows, np.ones(len(gains), dtype=bool))


def hard(count: int, seed: int = 0) -> tuple[dict[str, float], dict[str, float]]:
    """Strongly correlated numbers, on which searches take long."""
    generator = np.random.default_rng(seed)
    costs = generator.integers(10_000, 100_000, count)
    names = [f"p{i}" for i in range(count)]
    worth = costs + 10_000
    return (
        dict(zip(names, worth.astype(float).tolist(), strict=True)),
        dict(zip(names, costs.astype(float).tolist(), strict=True)),
    )


@every_engine
def test_the_default_gap_of_the_solver_is_never_taken_for_an_optimum(engine: str) -> None:
    # Of about a million the best lies 5 above the next: less than the default gap of 1e-4.
    gains = [500_005.0, 500_000.0, 500_000.0, 250_000.0]
    solved = solve_zero_one(knapsack(gains, [2, 2, 2, 1], 4.0), engine)
    assert gains @ solved.values == 1_000_005.0
    assert solved.bound == pytest.approx(1_000_005.0 / knapsack(gains, [1], 1).unit)


def test_a_gap_of_zero_is_passed_to_scipy(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = spied(monkeypatch, status=0, x=np.ones(1), fun=-1.0, mip_dual_bound=-1.0)
    solve_zero_one(knapsack([1.0], [1.0], 1.0), "scipy")
    assert seen["options"] == {"mip_rel_gap": 0.0}


def test_nothing_at_the_limit_is_no_solution(monkeypatch: pytest.MonkeyPatch) -> None:
    spied(monkeypatch, status=1, x=None, fun=None, mip_dual_bound=-7.0)
    solved = solve_zero_one(knapsack([1.0], [1.0], 1.0), "scipy", time_limit=1.0)
    # The bound of minimising the negative is turned.
    assert (solved.status, len(solved.values), solved.bound) == ("limit", 0, 7.0)


def test_no_bound_at_the_limit_is_no_proof(monkeypatch: pytest.MonkeyPatch) -> None:
    spied(monkeypatch, status=1, x=None, fun=None, mip_dual_bound=None)
    assert solve_zero_one(knapsack([1.0], [1.0], 1.0), "scipy", time_limit=1.0).bound == math.inf


def test_a_failure_of_the_solver_is_an_error_with_its_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    spied(monkeypatch, status=4, message="numerical trouble", x=None)
    with pytest.raises(SolverFailedError, match="without an answer: numerical trouble"):
        select({"a": 1}, {"a": 1}, DependencyGraph(["a"]), [Budget(1)], engine="scipy")


def spied(monkeypatch: pytest.MonkeyPatch, **result: Any) -> dict[str, Any]:
    import scipy.optimize

    seen: dict[str, Any] = {}

    class Result(SimpleNamespace):
        def get(self, name: str) -> Any:
            return getattr(self, name, None)

    def milp(_gains: Any, **given: Any) -> Result:
        seen.update(given)
        return Result(**result)

    monkeypatch.setattr(scipy.optimize, "milp", milp)
    return seen


@every_engine
def test_time_that_is_up_gives_an_answer_with_its_gap(engine: str) -> None:
    worth, costs = hard(2000)
    names = list(worth)
    graph = DependencyGraph(names, excludes=list(zip(names[::3], names[1::3], strict=False)))
    began = time.perf_counter()
    best = select(
        worth, costs, graph, [Budget(3_000_001), AtLeast(20, names[:500])],
        time_limit=0.05, engine=engine,
    )  # fmt: skip
    # The solver may overrun its limit; our own account says by how much.
    assert 0.05 <= best.seconds <= time.perf_counter() - began
    assert best.parameters["time_limit"] == 0.05
    assert check_portfolio(best) == ()
    assert best.proved or best.notes[-1].kind == "time_is_up"
    assert best.bound >= best.worth


@every_engine
def test_no_portfolio_in_time_is_an_error_that_says_so(
    engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    nothing = solving.Solved("limit", np.empty(0), math.inf, 0.1)
    monkeypatch.setattr(
        "mcdm_smartcity.portfolio.deciding.solve_zero_one", lambda *_, **__: nothing
    )
    graph = DependencyGraph(["a", "b"])
    with pytest.raises(SolverFailedError, match="no portfolio was found within 5 seconds"):
        select(
            {"a": 1, "b": 1}, {"a": 1, "b": 1}, graph, [AtLeast(1, ["a"]), Budget(0.5)],
            time_limit=5, engine=engine,
        )  # fmt: skip


@every_engine
def test_nothing_is_written_to_the_output(engine: str, capfd: pytest.CaptureFixture[str]) -> None:
    worth, costs = hard(20)
    select(worth, costs, DependencyGraph(list(worth)), [Budget(300_000)], engine=engine)
    assert capfd.readouterr() == ("", "")


def test_the_first_use_of_highspy_in_a_process_is_silent_too() -> None:
    pytest.importorskip("highspy")
    import subprocess

    script = (
        "from mcdm_smartcity import *\n"
        "select({'a': 1}, {'a': 1}, DependencyGraph(['a']), [AtLeast(1, ['a'])], engine='highs')"
    )
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert (found.stdout, found.stderr) == (b"", b"")


@every_engine
@pytest.mark.parametrize("large", [1e9, 1e11, 1e13])
def test_money_from_one_to_1e13_fits_to_the_last_unit(engine: str, large: float) -> None:
    # All three cost one unit more than there is; a tolerance of 1e-6 of 1e13 would let them pass.
    costs = {"huge": large, "other": large - 5, "small": 6.0, "tiny": 1.0}
    worth = {"huge": 10.0, "other": 10.0, "small": 5.0, "tiny": 1.0}
    limit = 2 * large
    best = select(worth, costs, DependencyGraph(list(costs)), [Budget(limit)], engine=engine)
    assert best.funded == ("huge", "other", "tiny")
    assert best.cost == 2 * large - 4
    assert best.proved


@every_engine
def test_worth_from_one_to_1e13_is_told_apart(engine: str) -> None:
    worth = {"huge": 1e13, "other": 1e13 - 50_000, "small": 1.0}
    costs = {"huge": 2.0, "other": 2.0, "small": 1.0}
    best = select(worth, costs, DependencyGraph(list(worth)), [Budget(3)], engine=engine)
    assert best.funded == ("huge", "small")
    assert best.worth == 1e13 + 1


@every_engine
def test_tenths_of_money_are_decimals(engine: str) -> None:
    costs = {"a": 0.1, "b": 0.2}
    best = select(
        {"a": 1, "b": 1}, costs, DependencyGraph(["a", "b"]), [Budget(0.3)], engine=engine
    )
    assert best.funded == ("a", "b")


def test_engines_that_are_not_there_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = DependencyGraph(["a"])
    with pytest.raises(UnknownNameError, match="unknown engine 'gurobi'"):
        select({"a": 1}, {"a": 1}, graph, engine="gurobi")
    monkeypatch.setattr(solving, "find_spec", lambda _: None)
    with pytest.raises(MissingExtraError, match=r"mcdm_smartcity\[highs\]"):
        select({"a": 1}, {"a": 1}, graph, engine="highs")
    assert select({"a": 1}, {"a": 1}, graph).engine == "scipy"


@pytest.mark.parametrize("limit", [0, -1, float("nan")])
def test_a_time_limit_is_above_zero(limit: float) -> None:
    with pytest.raises(InvalidArrayError, match="time_limit must be seconds above 0"):
        select({"a": 1}, {"a": 1}, DependencyGraph(["a"]), time_limit=limit)


@every_engine
def test_a_gap_that_is_allowed_is_told(engine: str) -> None:
    worth, costs = hard(300)
    graph = DependencyGraph(list(worth))
    rough = select(
        worth, costs, graph, [Budget(5_000_000), Include(["p1"])], gap=0.2, engine=engine
    )
    assert rough.gap <= 0.2
    assert rough.proved == (rough.gap <= 1e-9)
    assert rough.parameters["gap"] == 0.2


def test_what_a_watcher_raises_comes_out_as_it_is() -> None:
    pytest.importorskip("highspy")

    def halt(bound: float) -> bool:
        raise ValueError(f"no patience below {bound}")

    programme = knapsack([5.0, 4.0, 3.0, 2.0], [2, 2, 2, 1], 4.0)
    with pytest.raises(ValueError, match="no patience"):
        solve_zero_one(programme, "highs", talk=Talk(halt=halt))
