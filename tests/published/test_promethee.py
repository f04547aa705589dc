"""Published PROMETHEE flows, relations and planes."""

from typing import Any

import numpy as np

from mcdm_smartcity import gaia_plane, promethee_flows, promethee_i, promethee_ii, rank, ranks
from mcdm_smartcity.study.decision_matrix import DecisionMatrix
from published_cases import (
    Case,
    assert_does_not_follow,
    assert_follows,
    published,
)

SHAPES = {
    "I": "usual",
    "II": "u_shape",
    "III": "v_shape",
    "IV": "level",
    "V": "linear",
    "VI": "gaussian",
}


def preferences(case: Case) -> dict[str, Any]:
    """The shape of each criterion with its thresholds, NaN where it has none."""
    given = case.inputs["preference"]
    found = {name: [entry.get(name, np.nan) for entry in given] for name in "qps"}
    return {"shape": [SHAPES[entry["typ"]] for entry in given], **found}


@published("promethee-zhao2013")
def test_usual_net_flows_print_as_published(case: Case) -> None:
    net = promethee_ii(case.matrix(), case.inputs["weights"], case.benefit())
    assert_follows(case, "net", net)


@published("promethee-jmcdm-minimised")
def test_net_flows_of_four_costs_print_as_published(case: Case) -> None:
    net = promethee_ii(case.matrix(), case.inputs["weights"], case.benefit(), **preferences(case))
    assert_follows(case, "net", net)


@published("promethee-brans1986-net")
def test_the_founding_example_prints_sums_of_rounded_preferences(case: Case) -> None:
    # Printed are sums of preference indices that were rounded to three digits: up to 0.0021 off.
    given = (case.matrix(), case.inputs["weights"], case.benefit())
    flows = promethee_flows(*given, **preferences(case))
    sums = flows.net * (len(flows.net) - 1)
    assert_does_not_follow(case, "net_sum", sums)
    np.testing.assert_allclose(sums, case.expected["net_sum"], rtol=0, atol=0.0021)
    order = np.argsort(-flows.net).tolist()
    assert order == case.expected["ranking"]
    incomparable = promethee_i(*given, **preferences(case)).incomparable
    assert incomparable[0, 1] == case.expected["a1_R_a2"]


@published("promethee-brans1986-weight-change")
def test_other_weights_put_the_published_program_first(case: Case) -> None:
    for name, best in (("weights_a", "best_a"), ("weights_b", "best_b")):
        weights = case.inputs[name]
        net = promethee_ii(case.matrix(), weights, case.benefit(), **preferences(case))
        assert int(np.argmax(net)) == case.expected[best]


@published("promethee-promcalc1994-ranking")
def test_the_five_best_and_who_is_incomparable_are_as_published(case: Case) -> None:
    given = (case.matrix(), case.inputs["weights"], case.benefit())
    order = np.argsort(-promethee_ii(*given, **preferences(case))).tolist()
    assert set(order[:3]) == set(case.expected["top3_set"])
    assert order[3:5] == case.expected["next2"]
    incomparable = promethee_i(*given, **preferences(case)).incomparable
    assert incomparable[3, 4] == case.expected["A4_R_A5"]


@published("promethee-promcalc1994-gaia")
def test_the_plane_keeps_the_published_share(case: Case) -> None:
    plane = gaia_plane(case.matrix(), np.ones(5), case.benefit(), **preferences(case))
    assert_follows(case, "delta", plane.quality)


@published("promethee-promcalc1994-table4-as-printed")
def test_a_threshold_of_300_as_printed_gives_another_order_and_plane(case: Case) -> None:
    # The decimal point of 3.00 was dropped in print.
    given = (case.matrix(), case.inputs["weights"], case.benefit())
    order = np.argsort(-promethee_ii(*given, **preferences(case))).tolist()
    assert (set(order[:3]), order[3:5]) != (
        set(case.expected["top3_set"]),
        case.expected["next2"],
    )
    plane = gaia_plane(*given, **preferences(case))
    assert_does_not_follow(case, "delta", plane.quality)


@published("promethee-zhao2013")
def test_a_ranking_by_name_has_the_published_flows(case: Case) -> None:
    table = DecisionMatrix.from_arrays(case.matrix(), case.benefit())
    found = rank(table, case.inputs["weights"], "promethee_ii")
    assert_follows(case, "net", found.scores)
    np.testing.assert_array_equal(found.ranks, ranks(case.expected["net"]))
