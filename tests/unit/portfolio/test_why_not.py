"""Why a program is left out, where several budgets have a say."""

import numpy as np

from mcdm_smartcity import Budget, DependencyGraph, select
from mcdm_smartcity.study.cost_table import CostTable


def test_money_that_lacks_in_two_budgets_is_told_together_and_the_program_alone_first() -> None:
    names = ("center", "network", "park", "pool")
    graph = DependencyGraph(names, needs=[("center", "network")])
    # By source: the center and the park are paid by the city, the others by the state.
    amounts = np.array([[4.0, 0], [0, 9], [3, 0], [0, 6]])[:, np.newaxis, :]
    costs = CostTable(names, (1,), ("city", "state"), amounts)
    worth = {"center": 5, "network": 0, "park": 6, "pool": 6}
    found = select(worth, costs, graph, [Budget(14), Budget(5, "city")])
    assert found.funded == ("park", "pool")
    answer = found.why_not("center")
    # There is money for the center in all, but the city's is too little whatever the network costs.
    assert str(answer.reason) == (
        "center costs 13 with what it needs, 2 more than is left of the budget of 5 from source "
        "'city'"
    )
    assert dict(answer.more_money) == {
        "the budget of 14": 8,
        "the budget of 5 from source 'city'": 2,
    }
    told = "8 more in the budget of 14 and 2 more in the budget of 5 from source 'city'"
    assert told in answer.words()
