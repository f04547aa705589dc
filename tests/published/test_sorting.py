"""Published assignments of MR-Sort and ELECTRE TRI to ordered categories."""

import numpy as np

from mcdm_smartcity import electre_tri, mr_sort
from published_cases import Case, published


@published("mrsort-r-mcda")
def test_assignments_with_vetoes_are_the_published_ones(case: Case) -> None:
    weights = case.matrix("weights")
    found = mr_sort(
        case.matrix(),
        weights,
        case.benefit(),
        case.matrix("profiles"),
        majority=case.inputs["majority"] / weights.sum(),
        veto=case.inputs["vetoes"],
    )
    names = np.array(["Good", "Medium", "Bad"])
    assert names[found.category].tolist() == case.expected["assignments"]
    # Without the vetoes the third would be in the middle: 20 of at most 25 weighs half.
    assert found.vetoed[2].tolist() == [False, True]


@published("mrsort-meyer2015")
def test_students_pass_on_two_criteria_of_three_unless_the_third_is_a_veto(case: Case) -> None:
    found = mr_sort(
        case.matrix(),
        case.inputs["weights"],
        case.benefit(),
        case.inputs["profiles"],
        majority=case.inputs["majority"],
        veto=case.inputs["vetoes"],
    )
    assert np.array(["P", "F"])[found.category].tolist() == case.expected["assignments"]
    # Without the veto, those with 7 once and two good marks pass as well.
    assert (found.support[:, 0] >= 0.5).sum() > len(found.vetoed) - found.vetoed.sum()


def test_a_printed_example_of_electre_tri_follows() -> None:
    """Ghiaus (2024), documentation of ELECTRE_Tri: credibilities both ways, and categories."""
    found = electre_tri(
        np.array([[8.5, 18], [14, 16], [5, 27]]),
        [0.7, 0.3],
        [True, True],
        [[15, 20], [10, 15]],
        q=[1, 2],
        p=[2, 4],
        v=[4, 8],
        cut=0.7,
    )
    # Printed with the lower profile first.
    outranks = [[0.65, 1, 0], [0, 0.7, 0]]
    outranked = [[0.85, 0, 0], [1, 1, 0.583]]
    np.testing.assert_allclose(found.outranks[:, ::-1].T, outranks, rtol=0, atol=5e-4)
    np.testing.assert_allclose(found.outranked[:, ::-1].T, outranked, rtol=0, atol=5e-4)
    # The first below the lower profile, the others above the upper one.
    assert found.optimistic.tolist() == [2, 0, 0]
    # The third is incomparable with both profiles: from below it is in the worst category.
    assert found.pessimistic.tolist() == [2, 0, 2]
