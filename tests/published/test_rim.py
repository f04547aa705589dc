"""Published tables of the reference ideal method."""

import numpy as np

from mcdm_smartcity import ranks, rim
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.ranking.methods.rim import rim_steps
from published_cases import Case, assert_does_not_follow, assert_follows, published


def given(case: Case) -> dict[str, list[list[float]]]:
    return {name: case.inputs[name] for name in ("ranges", "reference")}


@published("rim-cables2016")
def test_candidates_have_the_published_tables(case: Case) -> None:
    steps = rim_steps(case.matrix(), case.inputs["weights"], case.benefit(), **given(case))
    for answer in ("weighted", "distance_to_reference", "distance_to_nothing", "scores"):
        assert_follows(case, answer, steps[answer])


@published("rim-cables2016")
def test_the_papers_last_two_columns_do_not_follow_from_its_own_tables(case: Case) -> None:
    steps = rim_steps(case.matrix(), case.inputs["weights"], case.benefit(), **given(case))
    assert_does_not_follow(case, "printed_distances", steps["distance_to_nothing"])
    assert_does_not_follow(case, "printed_scores", steps["scores"])
    # What it prints as a distance is, from the second on, the square of it.
    squares = steps["distance_to_nothing"][1:] ** 2
    assert np.abs(squares - case.expected["printed_distances"][1:]).max() < 1e-4


@published("rim-cables2016-sensitivity", "rim-cables2016-sixth")
def test_other_weights_and_a_sixth_candidate_print_as_published(case: Case) -> None:
    ours = rim(case.matrix(), case.inputs["weights"], case.benefit(), **given(case))
    assert_follows(case, "scores", ours)


@published("rim-frim2017")
def test_fuzzy_candidates_stand_in_the_published_order_with_other_scores(case: Case) -> None:
    degrees = fuzzy_degrees(case)
    ones, unit = np.ones(4), [[0, 1]] * 4
    ours = rim(degrees, ones, ones > 0, ranges=unit, reference=[[1, 1]] * 4)
    assert ranks(ours).tolist() == case.expected["ranks"]
    # The fuzzy form weighs the degrees as triangles again; ours are numbers by then.
    assert_does_not_follow(case, "scores", ours)
    assert np.abs(ours - case.expected["scores"]).max() < 0.02


def fuzzy_degrees(case: Case) -> FloatArray:
    """Nearness of each triangle to its reference interval, by the distance of their corners."""
    names = ("triangles", "least", "greatest", "reference_from", "reference_to")
    given, least, greatest, first, last = (case.matrix(name) for name in names)
    off = np.minimum(corner_distance(given, first), corner_distance(given, last))
    below, above = corner_distance(least, first), corner_distance(last, greatest)
    inside = (first <= given).all(axis=-1) & (given <= last).all(axis=-1)
    beyond = (given >= last).all(axis=-1)
    return np.where(inside, 1.0, 1 - off / np.where(beyond | (below == 0), above, below))


def corner_distance(one: FloatArray, other: FloatArray) -> FloatArray:
    return np.asarray(np.sqrt(((one - other) ** 2).mean(axis=-1)))
