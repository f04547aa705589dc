"""Published outranking flows, relations and planes of PROMETHEE, by all six shapes."""

from typing import Any

import numpy as np

from mcdm_smartcity import (
    gaia_plane,
    promethee_flows,
    promethee_i,
    promethee_ii,
    promethee_preferences,
    ranks,
)
from published_cases import (
    Case,
    assert_does_not_follow,
    assert_follows,
    assert_is_near,
    assert_recomputed,
    published,
    read_case,
)

SHAPES = dict(
    zip(
        ("I", "II", "III", "IV", "V", "VI"),
        ("usual", "u_shape", "v_shape", "level", "linear", "gaussian"),
        strict=True,
    )
)
# Printed, to three digits, beside the net flows: a course's reproduction of the paper of 1986.
BRANS_PREFERENCES = [
    [0, 0.296, 0.250, 0.268, 0.100, 0.185],
    [0.462, 0, 0.389, 0.333, 0.296, 0.500],
    [0.236, 0.180, 0, 0.333, 0.056, 0.429],
    [0.399, 0.505, 0.305, 0, 0.223, 0.212],
    [0.444, 0.515, 0.487, 0.380, 0, 0.448],
    [0.286, 0.399, 0.250, 0.432, 0.133, 0],
]


def shapes_of(case: Case) -> dict[str, Any]:
    """What the case says of each criterion, None where its shape uses nothing."""
    told = case.inputs["preference"]
    names = {"shape": [SHAPES[one["typ"]] for one in told]}
    return names | {name: [one.get(name) for one in told] for name in ("q", "p", "s")}


def order(scores: Any) -> list[int]:
    found: list[int] = np.argsort(-np.asarray(scores)).tolist()
    return found


@published("promethee-zhao2013")
def test_net_flows_of_the_usual_shape_print_as_published(case: Case) -> None:
    given = (case.matrix(), case.inputs["weights"], case.benefit())
    assert_follows(case, "net", promethee_ii(*given))
    assert_follows(case, "net", promethee_flows(*given).net)


@published("promethee-jmcdm-minimised")
def test_net_flows_of_ramps_print_as_published(case: Case) -> None:
    ours = promethee_ii(case.matrix(), case.inputs["weights"], case.benefit(), **shapes_of(case))
    assert_follows(case, "net", ours)
    assert_recomputed(case, "net", ours)


@published("promethee-brans1986-net")
def test_the_hydroelectric_example_has_all_six_shapes(case: Case) -> None:
    given = (case.matrix(), case.inputs["weights"], case.benefit())
    flows = promethee_flows(*given, **shapes_of(case))
    sums = flows.net * (len(case.matrix()) - 1)
    # The source adds preferences that it had rounded to three digits before.
    assert_does_not_follow(case, "net_sum", sums)
    assert_is_near(case, "net_sum", sums)
    assert_recomputed(case, "net_sum", sums)
    assert order(flows.net) == case.expected["ranking"]
    found = promethee_i(*given, **shapes_of(case))
    assert bool(found.incomparable[0, 1]) is case.expected["a1_R_a2"]
    # The best stands above all others in both flows.
    assert found.preferred[4].sum() == 5


def test_preferences_of_the_hydroelectric_example_print_as_published() -> None:
    case = read_case("promethee-brans1986-net")
    given = (case.matrix(), case.inputs["weights"], case.benefit())
    ours = promethee_preferences(*given, **shapes_of(case))
    # Some are rounded, some cut off after the third digit.
    np.testing.assert_allclose(ours, BRANS_PREFERENCES, rtol=0, atol=0.001)


@published("promethee-brans1986-weight-change")
def test_the_best_project_changes_with_the_weights_as_published(case: Case) -> None:
    weights = [case.inputs["weights_a"], case.inputs["weights_b"]]
    ours = promethee_ii(case.matrix(), weights, case.benefit(), **shapes_of(case))
    assert ours.argmax(axis=1).tolist() == [case.expected["best_a"], case.expected["best_b"]]


@published("promethee-promcalc1994-ranking")
def test_projects_of_promcalc_stand_in_the_published_order(case: Case) -> None:
    given = (case.matrix(), case.inputs["weights"], case.benefit())
    first = order(promethee_ii(*given, **shapes_of(case)))
    assert first[:3] == case.expected["top3_set"]
    assert first[3:5] == case.expected["next2"]
    found = promethee_i(*given, **shapes_of(case))
    assert bool(found.incomparable[3, 4]) is case.expected["A4_R_A5"]


@published("promethee-promcalc1994-gaia")
def test_the_plane_of_promcalc_keeps_the_published_share(case: Case) -> None:
    plane = gaia_plane(case.matrix(), np.ones(5), case.benefit(), **shapes_of(case))
    assert_follows(case, "delta", plane.quality)
    assert_recomputed(case, "delta", plane.quality)


@published("promethee-promcalc1994-table4-as-printed")
def test_a_lost_decimal_point_in_table_4_gives_another_order_and_plane(case: Case) -> None:
    given = (case.matrix(), case.inputs["weights"], case.benefit())
    first = order(promethee_ii(*given, **shapes_of(case)))
    # p = 300 for a criterion of 0 to 6 is 3.00, with which everything follows: see above.
    assert first[:3] != case.expected["top3_set"]
    assert set(first[:3]) == set(case.expected["top3_set"])
    assert first[3:5] != case.expected["next2"]
    quality = gaia_plane(*given, **shapes_of(case)).quality
    assert_does_not_follow(case, "delta", quality)
    assert_recomputed(case, "delta", quality)


def test_ramps_over_the_whole_range_are_a_weighted_sum() -> None:
    """Mareschal (2015), Note on the PROMETHEE net flow computation: V-shape with p = range."""
    table = read_case("promethee-brans1986-net").matrix()
    weights, benefit = [1, 2, 3, 4, 5, 6], np.array([False, True, False, False, False, True])
    net = promethee_ii(table, weights, benefit, shape="v_shape", p=np.ptp(table, axis=0))
    turned = np.where(benefit, table, -table)
    shares = (turned - turned.min(axis=0)) / np.ptp(table, axis=0)
    value = shares @ (np.array(weights) / 21)
    np.testing.assert_allclose(net, (6 * value - value.sum()) / 5, rtol=0, atol=1e-14)


def test_the_usual_shape_is_a_weighted_borda_count() -> None:
    """Mareschal (2015), as above: mean of (programs below − programs above) / (n − 1)."""
    table = read_case("promethee-brans1986-net").matrix()
    lead = np.stack([ranks(-column) - ranks(column) for column in table.T])
    net = promethee_ii(table, [1, 2, 3, 4, 5, 6], np.ones(6, dtype=bool))
    expected = np.arange(1, 7) / 21 @ lead / 5
    np.testing.assert_allclose(net, expected, rtol=0, atol=1e-14)
