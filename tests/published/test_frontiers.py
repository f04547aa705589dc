"""Complete fronts of generated instances, solved point for point by two versions of HiGHS."""

from mcdm_smartcity import DependencyGraph, Frontier, frontier
from published_cases import Case, published

ALL = published(
    "layered_n50_s0",
    "layered_n100_s0",
    "layered_n1000_s0",
    "random_n50_s0",
    "random_n100_s0",
    "window_n100_s0",
)


@ALL
def test_supported_points_are_the_running_sums_of_the_reference_blocks(case: Case) -> None:
    sidney = case.data["sidney"]
    cost, worth, expected = 0, 0, [(0.0, 0.0)]
    for price, gain in zip(sidney["block_cost"], sidney["block_value"], strict=True):
        cost, worth = cost + price, worth + gain
        expected.append((cost, worth))
    found = _frontier(case)
    assert [(point.cost, point.worth) for point in found.points] == expected
    for k, point in enumerate(found.points):
        members = {i for i in range(case.data["n"]) if sidney["block_of"][i] < k}
        assert set(point.programs) == {str(i) for i in members}


@published("layered_n50_s0", "random_n50_s0")
def test_the_exact_front_is_complete_and_proved(case: Case) -> None:
    found = _frontier(case).exact()
    assert found.proved
    front = [(cost, worth) for cost, worth in case.data["exact_front"]]
    assert [(point.cost, point.worth) for point in found.points] == front


@published("layered_n50_s0", "random_n50_s0", "layered_n100_s0", "random_n100_s0", "window_n100_s0")
def test_the_exact_front_holds_the_optimum_of_each_reference_budget(case: Case) -> None:
    found = _frontier(case).exact()
    assert found.proved
    for entry in case.data["reference"].values():
        assert found.best(entry["budget"]).worth == entry["optimum"]


@published("layered_n1000_s0")
def test_a_window_around_a_budget_holds_its_optimum_among_a_thousand_programs(case: Case) -> None:
    entry = case.data["reference"]["0.1"]
    budget = entry["budget"]
    found = _frontier(case).exact(least_cost=0.99 * budget, most_cost=budget)
    assert found.proved
    assert found.best(budget).worth == entry["optimum"]


@published("layered_n50_s0", "random_n50_s0")
def test_points_of_the_front_are_closed_and_sum_to_what_they_tell(case: Case) -> None:
    needs = [(str(after), str(before)) for before, after in case.data["prerequisite_dependent"]]
    for cost, worth, programs in _frontier(case).exact().points:
        members = set(programs)
        assert cost == sum(case.data["cost"][int(name)] for name in members)
        assert worth == sum(case.data["value"][int(name)] for name in members)
        assert all(other in members for one, other in needs if one in members)


def _frontier(case: Case) -> Frontier:
    names = [str(i) for i in range(case.data["n"])]
    needs = [(str(after), str(before)) for before, after in case.data["prerequisite_dependent"]]
    worth, costs = (dict(zip(names, case.data[key], strict=True)) for key in ("value", "cost"))
    return frontier(worth, costs, DependencyGraph(names, needs=needs))
