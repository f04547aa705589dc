"""Bad input of rankings with names: every row of the guide for every method and every verb."""

import re
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import pytest

from bad_rankings import (
    BENEFIT,
    CRITERIA,
    IDS,
    PROGRAMS,
    REFUSED,
    TABLE,
    WEIGHTS,
    Refused,
    takes,
    with_cost,
    with_score,
)
from mcdm_smartcity import (
    DecisionMatrix,
    Note,
    Ranking,
    UncertainScores,
    compare_methods,
    example_study,
    rank,
    rank_uncertain,
    sort_programs,
)
from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.ranking.catalogue import METHODS
from mcdm_smartcity.ranking.sorting import WAYS

# What a verb is asked for: values, weights, directions, names of programs.
Verb = Callable[[Any, Any, Any, Any], Any]


def _ranked(method: str, values: Any, weights: Any, benefit: Any, programs: Any) -> Ranking:
    table = DecisionMatrix.from_arrays(values, benefit, programs, CRITERIA)
    return rank(table, weights, method)


def _ranked_unsure(method: str, values: Any, weights: Any, benefit: Any, programs: Any) -> Any:
    scores = UncertainScores.from_arrays(values, values, benefit, programs, CRITERIA)
    return rank_uncertain(scores, weights, method, samples=2)


def _sorted(way: str, values: Any, weights: Any, benefit: Any, programs: Any) -> Any:
    table = DecisionMatrix.from_arrays(values, benefit, programs, CRITERIA)
    limits = [dict(zip(CRITERIA, np.median(TABLE, axis=0).tolist(), strict=True))]
    return sort_programs(table, weights, limits, ["now", "not"], way)


def _compared(values: Any, weights: Any, benefit: Any, programs: Any) -> Any:
    table = DecisionMatrix.from_arrays(values, benefit, programs, CRITERIA)
    return compare_methods(table, weights, rule="borda")


VERBS: dict[str, Verb] = {
    **{f"rank by {name}": partial(_ranked, name) for name in METHODS},
    **{f"rank_uncertain by {name}": partial(_ranked_unsure, name) for name in METHODS},
    **{f"sort_programs by {way}": partial(_sorted, way) for way in WAYS},
    "compare_methods": _compared,
}
every_verb = pytest.mark.parametrize("verb", VERBS.values(), ids=VERBS)
every_method = pytest.mark.parametrize("name", METHODS)


def ranked(name: str, values: Any, weights: Any = WEIGHTS) -> tuple[Ranking, list[Note]]:
    """A ranking, and what it notes beside the scale."""
    programs = ["bus", "tram", "data-center", "ferry"][: len(values)]
    found = _ranked(name, values, weights, BENEFIT, programs)
    assert np.isfinite(found.scores).all()
    assert all(np.isfinite(table).all() for table in found.steps.values())
    scale, *others = found.notes
    assert scale == Note("scale_of_data")
    return found, [note for note in others if note.kind != "tie"]


@every_verb
@pytest.mark.parametrize("refused", REFUSED, ids=IDS)
def test_what_is_refused_is_told_by_name(verb: Verb, refused: Refused) -> None:
    with pytest.raises(refused.error, match=refused.named):
        verb(refused.matrix, refused.weights, refused.benefit, refused.programs)


@every_method
@pytest.mark.parametrize("value", [0.0, -7.0], ids=["zero", "negative"])
def test_a_score_that_the_method_cannot_take_is_told_by_name(name: str, value: float) -> None:
    values = with_score(value)
    if takes(name, value):
        assert ranked(name, values)[1] == []
        return
    place = f"found {value:g} at program 'data-center', criterion 'cost'"
    for verb in (_ranked, _ranked_unsure):
        with pytest.raises(InvalidArrayError, match=place):
            verb(name, values, WEIGHTS, BENEFIT, PROGRAMS)


@every_method
def test_a_column_of_zeros_is_noted_or_refused_by_name(name: str) -> None:
    if takes(name, 0.0):
        assert ranked(name, with_cost(0.0))[1] == [Note("constant_criterion", ("cost",))]
        return
    with pytest.raises(InvalidArrayError, match="found 0 at program 'bus', criterion 'cost'"):
        ranked(name, with_cost(0.0))


@every_method
def test_a_constant_column_is_noted(name: str) -> None:
    assert ranked(name, with_cost(250.0))[1] == [Note("constant_criterion", ("cost",))]


@every_method
def test_identical_rows_are_noted_and_share_rank_1(name: str) -> None:
    found, notes = ranked(name, np.repeat(TABLE[:1], 3, axis=0))
    assert notes == [Note("all_constant")]
    assert found.ranks.tolist() == [1, 1, 1]


@every_method
def test_equal_rows_are_noted_and_tied(name: str) -> None:
    found, notes = ranked(name, TABLE[[0, 1, 0, 2]])
    assert notes == [Note("equal_programs", ("bus", "data-center"))]
    tied = next(note for note in found.notes if note.kind == "tie")
    assert {"bus", "data-center"} <= set(tied.names)


@every_method
def test_one_program_is_noted_and_first(name: str) -> None:
    found, notes = ranked(name, TABLE[:1])
    assert notes == [Note("one_program")]
    assert found.ranks.tolist() == [1]


@every_method
@pytest.mark.parametrize(("total", "told"), [(2.0, "2"), (100.0, "100")])
def test_weights_that_do_not_sum_to_1_are_shares_and_that_is_noted(
    name: str, total: float, told: str
) -> None:
    found, notes = ranked(name, TABLE, [weight * total for weight in WEIGHTS])
    assert notes == [Note("scaled_weights", (told,))]
    np.testing.assert_allclose(found.weights, WEIGHTS, rtol=1e-12)
    assert found.in_order() == ranked(name, TABLE)[0].in_order()


@every_method
def test_a_weight_of_zero_is_noted(name: str) -> None:
    assert ranked(name, TABLE, [0.6, 0.0, 0.4])[1] == [Note("zero_weight", ("cost",))]


@every_method
@pytest.mark.parametrize("unit", [1e200, 1e-200])
def test_huge_and_tiny_scores_need_no_remark(name: str, unit: float) -> None:
    found, notes = ranked(name, TABLE * unit)
    assert notes == []
    assert found.in_order() == ranked(name, TABLE)[0].in_order()


@every_method
def test_lists_are_tables(name: str) -> None:
    assert ranked(name, TABLE.tolist()) == ranked(name, TABLE)


@every_method
def test_many_vectors_of_weights_are_for_kernels(name: str) -> None:
    with pytest.raises(InvalidArrayError, match=r"one vector of weights is needed, shape \(3,\)"):
        ranked(name, TABLE, [WEIGHTS, WEIGHTS])


def test_a_comparison_tells_once_which_score_each_method_cannot_take() -> None:
    found = _compared(with_score(-7.0), WEIGHTS, BENEFIT, PROGRAMS)
    assert {name for name, _ in found.refused} == {n for n in METHODS if not takes(n, -7.0)}
    for _, reason in found.refused:
        assert re.search("found -7 at program 'data-center', criterion 'cost'", reason)


def test_a_comparison_notes_scaled_and_zero_weights_once() -> None:
    found = _compared(TABLE, [60, 0, 40], BENEFIT, PROGRAMS)
    kinds = [note.kind for note in found.notes]
    assert (kinds.count("scaled_weights"), kinds.count("zero_weight")) == (1, 1)


@pytest.mark.parametrize(
    ("weights", "words"),
    [
        ({"reach": 0.7, "urgency": -0.2, "upkeep": 0.5}, "found -0.2 at criterion 'urgency'"),
        ({"reach": 0.7, "urgency": float("nan"), "upkeep": 0.3}, "weight of 'urgency' must be fin"),
        ([1.0], r"one entry per criterion \(reach, urgency, upkeep\)"),
    ],
    ids=["negative", "NaN", "too few"],
)
def test_weights_of_a_study_are_refused_by_name(weights: Any, words: str) -> None:
    study = example_study()
    for verb in (rank, compare_methods):
        with pytest.raises(InvalidArrayError, match=words):
            verb(study, weights)
