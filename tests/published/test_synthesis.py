"""Alternatives compared pairwise on every criterion, and their global priorities."""

import numpy as np
import pytest

from mcdm_smartcity import Study, compare_programs, rank, synthesis, weigh
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.ranking.methods.synthesis import synthesis_steps
from published_cases import read_case

CARS = ("one", "two", "three", "four")


def judgements(node: str, names: tuple[str, ...], matrix: FloatArray) -> list[dict[str, object]]:
    """One judge's judgements of all pairs."""
    return [
        {"judge": "author", "node": node, "first": names[i], "second": names[j], "value": value}
        for i in range(len(names))
        for j in range(i + 1, len(names))
        for value in [float(matrix[i][j])]
    ]


def study_of_cars() -> Study:
    inputs = read_case("ahp-r-mcda-4cars").inputs
    criteria = tuple(inputs["alternative_matrices"])
    said = judgements("goal", criteria, inputs["criteria_matrix"])
    for criterion, matrix in inputs["alternative_matrices"].items():
        said += judgements(criterion, CARS, matrix)
    return Study(
        id="cars",
        name="Four cars",
        goal="A car",
        currency="USD",
        horizon={"first": 2020, "last": 2020},
        dimensions=[{"id": "car", "name": "Car"}],
        agencies=[{"id": "buyer", "name": "Buyer"}],
        groups=[{"id": "authors", "name": "Authors"}],
        judges=[{"id": "author", "name": "Author", "group": "authors"}],
        criteria=[{"id": c, "name": c, "scale": {"kind": "compared"}} for c in criteria],
        judgements=said,
        programs=[
            {"id": name, "name": name, "dimension": "car", "agency": "buyer"} for name in CARS
        ],
    )


def test_four_cars_of_the_r_package_mcda_follow_through_a_study() -> None:
    study = study_of_cars()
    ranking = rank(study, weigh(study), "synthesis", mode="distributive")
    expected = read_case("ahp-r-mcda-4cars").expected["scores"]
    np.testing.assert_allclose(ranking.scores, expected, rtol=0, atol=5e-5)
    assert ranking.in_order()[0] == "four"


def test_the_consistency_of_comparisons_of_programs_is_told() -> None:
    compared = compare_programs(study_of_cars())
    style = [entry for entry in compared.consistency if entry.node == "style"]
    # The same matrix is printed with CR 0.164 for a random index of 0.882 (Siraj et al. 2015).
    assert style[0].ratio == pytest.approx(0.164 * 0.882 / 0.884158, abs=5e-4)


def test_saatys_house_of_1990_follows() -> None:
    case = read_case("ahp-saaty1990-house-synthesis")
    scores = synthesis(
        case.inputs["local_priorities"],
        case.inputs["criteria_weights"],
        [True] * 8,
        mode="distributive",
    )
    np.testing.assert_allclose(scores, case.expected["scores"], rtol=0, atol=5e-4)


@pytest.mark.parametrize(
    ("ratios", "mode", "printed"),
    [
        ("local_ratios_AB", "distributive", "dist2"),
        ("local_ratios_ABC", "distributive", "dist3"),
        ("local_ratios_AB", "ideal", "bg2"),
        ("local_ratios_ABC", "ideal", "bg3"),
    ],
)
def test_ranks_reverse_as_belton_and_gear_saw(ratios: str, mode: str, printed: str) -> None:
    case = read_case("ahp-saaty-vargas-counterexample")
    # The file holds a row for each criterion.
    matrix = np.array(case.inputs[ratios]).T
    steps = synthesis_steps(matrix, case.inputs["criteria_weights"], [True] * 3, mode=mode)
    # The paper prints the weighted sums of the ideal mode before they are scaled to sum to 1.
    found = steps["scores"] if mode == "distributive" else steps["weighted_sum"]
    np.testing.assert_allclose(found, case.expected[printed], rtol=0, atol=5e-5)
