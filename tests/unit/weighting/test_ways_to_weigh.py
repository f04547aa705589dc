"""`weigh` by every way of the catalogue, on other scales, and with weights given from outside."""

from typing import Any

import numpy as np
import pytest

from mcdm_smartcity import (
    DecisionMatrix,
    Study,
    aggregate_judgements,
    aggregate_priorities,
    apply_scale,
    consistency_ratio,
    eigenvector,
    entropy,
    example_study,
    geometric_mean,
    rank_order_centroid,
    weigh,
    weigh_by,
)
from mcdm_smartcity.errors import (
    AlignmentError,
    InvalidStudyError,
    InvalidWeightsError,
    UnknownNameError,
)
from mcdm_smartcity.numerics.method import Method
from mcdm_smartcity.weighting.catalogue import DIAGNOSTICS, JUDGED, ORDERS, WAYS

ABC = ("a", "b", "c")


def study_of(*judges: dict[tuple[str, str], float], **more: Any) -> Study:
    """Criteria a, b and c under the goal, and what each judge said of pairs."""
    scale = {"kind": "quantity", "lowest": 0, "highest": 100}
    names = [f"judge-{k}" for k in range(len(judges))]
    return Study(
        id="three",
        name="Three",
        goal="Good",
        currency="IDR",
        horizon={"first": 2024, "last": 2028},
        groups=[{"id": "team", "name": "Team"}],
        judges=[{"id": name, "name": name, "group": "team"} for name in names],
        judgements=[
            {"judge": name, "node": "goal", "first": i, "second": j, "value": value}
            for name, said in zip(names, judges, strict=True)
            for (i, j), value in said.items()
        ],
        **({"criteria": [{"id": name, "name": name, "scale": scale} for name in ABC]} | more),
    )


ALL_PAIRS = {("a", "b"): 2.0, ("a", "c"): 9.0, ("b", "c"): 4.0}
MATRIX = np.array([[1, 2, 9], [1 / 2, 1, 4], [1 / 9, 1 / 4, 1]])


@pytest.mark.parametrize("method", JUDGED)
def test_every_way_by_judgements_weighs_like_its_kernel(method: str) -> None:
    weights = weigh(study_of(ALL_PAIRS), method)
    np.testing.assert_allclose(weights.values, JUDGED[method].kernel(MATRIX), rtol=1e-12)
    assert weights.method == method
    assert weights.values.sum() == pytest.approx(1)


@pytest.mark.parametrize("method", [*JUDGED, *DIAGNOSTICS])
def test_every_way_has_its_own_name_and_a_source(method: str) -> None:
    assert WAYS[method].name == method
    assert WAYS[method].source.endswith(")")


@pytest.mark.parametrize("method", DIAGNOSTICS)
def test_every_diagnosis_weighs_like_its_kernel_and_says_that_nobody_was_asked(
    method: str,
) -> None:
    study = example_study()
    table = DecisionMatrix.from_study(study)
    weights = weigh(study, method)
    expected = DIAGNOSTICS[method].kernel(table.values, table.benefit)
    np.testing.assert_allclose(weights.values, expected, rtol=1e-12)
    assert not weights.consistency
    assert not weights.consensus_by_node
    assert not weights.revisits
    assert weights.consensus is None
    assert [str(note) for note in weights.notes] == [
        f"weighed by {method} of the scores, a diagnosis of the data: nobody was asked what matters"
    ]


def test_a_priority_weighs_what_its_criteria_do_by_scores() -> None:
    reach, urgency, upkeep = example_study().criteria
    moved = example_study().changed(
        priorities=[{"id": "service", "name": "Service", "weight": 1}],
        criteria=[
            reach.changed(parent="service", weight=1),
            urgency.changed(parent="service", weight=1),
            upkeep.changed(weight=1),
        ],
        judgements=[],
    )
    weights = weigh(moved, "entropy")
    table = DecisionMatrix.from_study(moved)
    shares = entropy(table.values, table.benefit)
    assert weights.overall("service") == pytest.approx(shares[0] + shares[1])
    assert weights.local("reach") == pytest.approx(shares[0] / (shares[0] + shares[1]))


def test_a_matrix_that_a_method_cannot_take_is_refused_with_node_and_names() -> None:
    two = study_of({("a", "b"): 2, ("b", "c"): 4})
    with pytest.raises(InvalidStudyError, match="column_mean") as refused:
        weigh(two, "column_mean")
    (problem,) = refused.value.problems
    assert problem.where == "judgements on goal"
    assert "0 is a, 1 is b, 2 is c" in problem.what
    circle = study_of({("a", "b"): 3, ("b", "c"): 3, ("a", "c"): 1 / 3})
    with pytest.raises(InvalidStudyError, match="with none above it"):
        weigh(circle, "best_worst")


def test_best_worst_reads_only_pairs_with_the_best_and_the_worst() -> None:
    four = {
        "criteria": [
            {"id": name, "name": name, "scale": {"kind": "quantity", "lowest": 0, "highest": 1}}
            for name in "abcd"
        ]
    }
    said = {("a", "b"): 2.0, ("a", "c"): 4.0, ("a", "d"): 8.0, ("b", "d"): 4.0, ("c", "d"): 2.0}
    weights = weigh(study_of(said, **four), "best_worst")
    np.testing.assert_allclose(weights.values, np.array([8, 4, 2, 1]) / 15, rtol=1e-12)


def test_judges_whose_answers_a_method_cannot_take_are_left_out_of_the_consensus() -> None:
    whole = {("a", "b"): 2.0, ("a", "c"): 8.0, ("b", "c"): 4.0}
    part = {("a", "b"): 2.0, ("b", "c"): 4.0}
    assert weigh(study_of(whole, part)).consensus == pytest.approx(1)
    assert weigh(study_of(whole, part), "column_mean").consensus is None
    assert weigh(study_of(whole, whole, part), "column_mean").consensus == pytest.approx(1)


def test_the_order_of_typed_weights_is_enough_for_rank_weights() -> None:
    scale = {"kind": "quantity", "lowest": 0, "highest": 100}
    typed = [
        {"id": name, "name": name, "scale": scale, "weight": weight}
        for name, weight in zip(ABC, (1, 5, 0), strict=True)
    ]
    weights = weigh(study_of(criteria=typed), "rank_order_centroid")
    np.testing.assert_allclose(weights.values, rank_order_centroid([2, 1, 3]))
    np.testing.assert_allclose(weigh(study_of(criteria=typed)).values, [1 / 6, 5 / 6, 0])


@pytest.mark.parametrize("method", ORDERS)
def test_rank_weights_forget_how_much_more_important_an_item_is(method: str) -> None:
    mild = study_of({("a", "b"): 1.1, ("b", "c"): 1.1})
    strong = study_of({("a", "b"): 9, ("b", "c"): 9})
    np.testing.assert_allclose(weigh(mild, method).values, weigh(strong, method).values)


def test_a_scale_turns_judgements_into_ratios_but_leaves_their_consistency() -> None:
    said = {("a", "b"): 3.0, ("a", "c"): 5.0, ("b", "c"): 3.0}
    matrix = np.array([[1, 3, 5], [1 / 3, 1, 3], [1 / 5, 1 / 3, 1]])
    study = study_of(said, said)
    weights = weigh(study, scale="balanced")
    np.testing.assert_allclose(weights.values, eigenvector(apply_scale(matrix, "balanced")))
    assert weights.scale == "balanced"
    for entry in weights.consistency:
        assert entry.ratio == pytest.approx(float(consistency_ratio(matrix)))


def test_a_group_is_aggregated_on_the_scale() -> None:
    said = (ALL_PAIRS, {("a", "b"): 1 / 3, ("a", "c"): 1.0, ("b", "c"): 5.0})
    matrices = [MATRIX, np.array([[1, 1 / 3, 1], [3, 1, 5], [1, 1 / 5, 1]])]
    on_scale = aggregate_judgements([apply_scale(m, "power") for m in matrices])
    weights = weigh(study_of(*said), "geometric_mean", scale="power")
    np.testing.assert_allclose(weights.values, geometric_mean(on_scale))
    sides = weigh_by(study_of(*said), "judge", "geometric_mean", scale="power")
    np.testing.assert_allclose(sides.overall[0], geometric_mean(apply_scale(MATRIX, "power")))
    np.testing.assert_allclose(sides.overall[-1], weights.values)


def test_given_weights_take_the_place_of_judgements_and_say_so() -> None:
    study = study_of(ALL_PAIRS)
    weights = weigh(study, given={"goal": {"c": 30, "a": 10, "b": 60}})
    np.testing.assert_allclose(weights.values, [0.1, 0.6, 0.3])
    assert weights.consistency == ()
    assert [str(note) for note in weights.notes] == [
        "the weights under goal were given from outside, not judged"
    ]
    (side, everybody) = weigh_by(study, "judge", given={"goal": dict.fromkeys(ABC, 1)}).weights
    np.testing.assert_allclose(side.values, everybody.values)


@pytest.mark.parametrize(
    ("given", "error", "words"),
    [
        ({"gaol": {"a": 1}}, UnknownNameError, "did you mean 'goal'"),
        ({"a": {"b": 1}}, UnknownNameError, "node with children"),
        ({"goal": {"a": 1, "b": 1}}, AlignmentError, "missing weights given under 'goal': c"),
        ({"goal": {"a": 1, "b": -1, "c": 1}}, InvalidWeightsError, "under 'goal': .*negative"),
        ({"goal": {"a": "x", "b": 1, "c": 1}}, InvalidWeightsError, "under 'goal'"),
    ],
)
def test_given_weights_that_do_not_fit_are_refused(
    given: Any, error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        weigh(study_of(ALL_PAIRS), given=given)


def test_unknown_ways_and_scales_are_refused_with_the_nearest_name() -> None:
    study = study_of(ALL_PAIRS)
    with pytest.raises(UnknownNameError, match="did you mean 'entropy'"):
        weigh(study, "entrpy")
    with pytest.raises(UnknownNameError, match="did you mean 'balanced'"):
        weigh(study, scale="balancd")
    with pytest.raises(UnknownNameError, match="weighting method by judges"):
        weigh_by(study, method="entropy")


def test_a_strangers_method_serves_too() -> None:
    equal = Method("equal", lambda m: np.ones(m.shape[:-1]) / m.shape[-1], "nobody (2026)")
    np.testing.assert_allclose(weigh(study_of(ALL_PAIRS), equal).values, np.full(3, 1 / 3))


@pytest.mark.parametrize(
    ("method", "levels", "direction", "words"),
    [
        ("merec", (4, 0), "benefit", "merec takes logarithms: scores must be positive; found 0"),
        ("cilos", (4, 0), "cost", "cilos divides by costs: they must be positive; found 0"),
        ("gini", (4, -3), "benefit", "gini takes shares of totals: scores must be >= 0; found -3"),
    ],
)
def test_a_score_that_a_diagnosis_refuses_is_named(
    method: str, levels: tuple[float, float], direction: str, words: str
) -> None:
    scale = {"kind": "quantity", "lowest": -9, "highest": 9}
    criteria = [{"id": "x", "name": "x", "scale": scale, "direction": direction}]
    programs = [
        {"id": name, "name": name, "dimension": "d", "agency": "a", "scores": [score]}
        for name, level in zip(("old", "new"), levels, strict=True)
        for score in [{"criterion": "x", "value": level}]
    ]
    named = {kind: [{"id": kind[0], "name": kind}] for kind in ("dimensions", "agencies")}
    with pytest.raises(InvalidStudyError) as caught:
        weigh(study_of(criteria=criteria, programs=programs, **named), method)
    assert str(caught.value.problems[0]) == f"scores of new on x: {words}"


def test_priorities_of_judges_may_be_averaged_instead_of_their_judgements() -> None:
    other = {("a", "b"): 1 / 3, ("a", "c"): 1.0, ("b", "c"): 5.0}
    study = study_of(ALL_PAIRS, other)
    panel = np.array([MATRIX, [[1, 1 / 3, 1], [3, 1, 5], [1, 1 / 5, 1]]])
    own = eigenvector(panel)
    for aggregation, mean in (("priorities", "geometric"), ("priorities_arithmetic", "arithmetic")):
        weights = weigh(study, aggregation=aggregation)
        np.testing.assert_allclose(weights.values, aggregate_priorities(own, mean=mean))
        assert weights.aggregation == aggregation
        side = weigh_by(study, "judge", aggregation=aggregation)
        np.testing.assert_allclose(side.overall, [*own, weights.values])
    # Row geometric means make no difference of it (with geometric means over judges).
    rgm = weigh(study, "geometric_mean", aggregation="priorities")
    np.testing.assert_allclose(rgm.values, weigh(study, "geometric_mean").values)


def test_a_judge_without_priorities_is_left_out_of_their_mean_with_a_note() -> None:
    study = study_of(ALL_PAIRS, {("a", "b"): 9.0})
    weights = weigh(study, aggregation="priorities")
    np.testing.assert_allclose(weights.values, eigenvector(MATRIX))
    assert any("so has no priorities there" in str(note) for note in weights.notes)
    parts = study_of({("a", "b"): 2.0}, {("b", "c"): 2.0})
    assert weigh(parts).values.sum() == pytest.approx(1)
    with pytest.raises(InvalidStudyError, match="aggregate judgements"):
        weigh(parts, aggregation="priorities")
    with pytest.raises(UnknownNameError, match="known: judgements, priorities"):
        weigh(study, aggregation="aip")
