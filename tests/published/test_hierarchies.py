"""Published hierarchies: local priorities composed to scores, by hand and as a study."""

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mcdm_smartcity import Study, eigenvector, geometric_mean, value, weigh, weighted_sum
from published_cases import (
    Case,
    as_table,
    assert_does_not_follow,
    assert_follows,
    assert_recomputed,
    published,
    read_case,
)

Families: TypeAlias = Mapping[str, tuple[Sequence[str], ArrayLike]]


@published("ahp-r-mcda-4cars")
def test_four_cars_score_as_published(case: Case) -> None:
    criteria = case.matrix("criteria_matrix")
    local = np.array([eigenvector(m) for m in case.inputs["alternative_matrices"].values()])
    assert_follows(case, "scores", _composed(eigenvector(criteria), local))
    assert_recomputed(case, "scores", _composed(eigenvector(criteria), local))
    # The print tells the methods apart: row geometric means do not give it.
    local = np.array([geometric_mean(m) for m in case.inputs["alternative_matrices"].values()])
    assert_does_not_follow(case, "scores", _composed(geometric_mean(criteria), local))


@published("ahp-r-mcda-4cars")
def test_four_cars_score_the_same_as_a_study(case: Case) -> None:
    matrices = case.inputs["alternative_matrices"]
    families = {"goal": (list(matrices), case.matrix("criteria_matrix"))}
    local = {name: eigenvector(matrix) for name, matrix in matrices.items()}
    study = _study(families, local, ["car-1", "car-2", "car-3", "car-4"])
    assert_follows(case, "scores", value(study, weigh(study)).values)


@published("ahp-saaty-school-synthesis-recalled")
def test_three_schools_score_as_recalled(case: Case) -> None:
    # The source was recalled, not seen, so this shows agreement and proves nothing.
    local = np.array([eigenvector(m) for m in case.inputs["alternative_matrices"]])
    assert_follows(case, "scores", _composed(eigenvector(case.matrix("criteria_matrix")), local))


@published("ahp-saaty1990-house-synthesis")
def test_three_houses_score_as_published(case: Case) -> None:
    local = case.matrix("local_priorities").T
    assert_follows(case, "scores", _composed(case.matrix("criteria_weights"), local))


@published("ahp-saaty1990-house-synthesis")
def test_three_houses_score_the_same_with_the_study_of_saatys_judgements(case: Case) -> None:
    criteria = [f"criterion-{j + 1}" for j in range(8)]
    families = {"goal": (criteria, read_case("ahp-saaty1990-house-criteria").matrix())}
    local = dict(zip(criteria, case.matrix("local_priorities").T, strict=True))
    study = _study(families, local, ["A", "B", "C"])
    assert_follows(case, "scores", value(study, weigh(study)).values)


@published("ahp-saaty1990-house-criteria")
def test_the_house_is_flagged_as_inconsistent(case: Case) -> None:
    criteria = [f"criterion-{j + 1}" for j in range(8)]
    local = dict.fromkeys(criteria, 0.5)
    weights = weigh(
        _study({"goal": (criteria, case.matrix())}, local, ["house"]),
        random_index=case.inputs["random_index"],
    )
    assert_follows(case, "weights", weights.values)
    assert_follows(case, "CR", np.array(weights.consistency[0].ratio))
    assert ("judge", "goal", "0.169", "0.10") in [note.names for note in weights.notes]


@published("ahp-wikipedia-car")
def test_six_cars_of_a_three_level_hierarchy_score_as_published(case: Case) -> None:
    goal = dict(zip(case.inputs["goal_order"], _prioritise(case, "goal_matrix"), strict=True))
    cost = dict(zip(case.inputs["cost_order"], _prioritise(case, "cost_matrix"), strict=True))
    weights = {name: goal["cost"] * share for name, share in cost.items()}
    weights |= {name: goal[name] for name in ("safety", "style")}
    weights |= {"cargo": goal["capacity"] / 6, "passenger": goal["capacity"] * 5 / 6}
    local = {name: eigenvector(matrix) for name, matrix in case.inputs["leaf_matrices"].items()}
    for answer in ("safety", "style", "price"):
        assert_follows(case, answer, local[answer])
    scores = _composed(list(weights.values()), np.array([local[name] for name in weights]))
    assert_follows(case, "scores", scores)
    assert_recomputed(case, "scores", scores)


@published("ahp-wikipedia-car")
def test_six_cars_score_the_same_as_a_study(case: Case) -> None:
    families: Families = {
        "goal": (case.inputs["goal_order"], case.matrix("goal_matrix")),
        "cost": (case.inputs["cost_order"], case.matrix("cost_matrix")),
        "capacity": (["cargo", "passenger"], np.array([[1, 1 / 5], [5, 1]])),
    }
    local = {name: eigenvector(matrix) for name, matrix in case.inputs["leaf_matrices"].items()}
    study = _study(families, local, case.inputs["alternatives"])
    weights = weigh(study)
    assert_follows(case, "goal", [weights.local(name) for name in case.inputs["goal_order"]])
    assert_follows(case, "scores", value(study, weights).values)


@published("ahp-wikipedia-leader")
def test_three_leaders_score_as_published_but_for_one_rounded_on_the_way(case: Case) -> None:
    criteria = _prioritise(case, "criteria_matrix")
    local = np.array([eigenvector(m) for m in case.inputs["alternative_matrices"]])
    assert_follows(case, "criteria", criteria)
    scores = _composed(criteria, local)
    assert_does_not_follow(case, "scores", scores)
    assert_recomputed(case, "scores", scores)
    # The tool rounds local priorities to three decimals before it composes: 0.150 for 0.1491.
    assert_follows(case, "scores", criteria.round(3) @ local.round(3))


@published("ahp-wikipedia-leader")
def test_three_leaders_score_the_same_as_a_study(case: Case) -> None:
    families = {"goal": (case.inputs["criteria"], case.matrix("criteria_matrix"))}
    matrices = case.inputs["alternative_matrices"]
    local = dict(zip(case.inputs["criteria"], map(eigenvector, matrices), strict=True))
    study = _study(families, local, case.inputs["alternatives"])
    assert_recomputed(case, "scores", value(study, weigh(study)).values)


@published("ahp-escobar2015-group-aij")
def test_three_parties_weigh_the_same_as_the_judges_of_a_study(case: Case) -> None:
    options = [f"option-{i + 1}" for i in range(5)]
    single = _study({"goal": (options, case.matrix("PSOE"))}, dict.fromkeys(options, 0.5), ["x"])
    judges = [{"id": party, "name": party, "group": "judges"} for party in case.inputs]
    judgements = [
        judgement
        for party in case.inputs
        for judgement in _judgements(party, "goal", options, case.matrix(party))
    ]
    study = single.changed(judges=judges, judgements=judgements)
    assert_follows(case, "weights", weigh(study, method="geometric_mean").values)


@published("anp-pyanp-hierarchy")
def test_a_hierarchy_written_as_a_supermatrix_composes_like_any_other(case: Case) -> None:
    supermatrix = case.matrix("supermatrix")
    criteria, local = supermatrix[1:3, 0], supermatrix[3:, 1:3]
    # The limit lists the goal and both levels below it, each with half the sum.
    levels = np.concatenate([[0], criteria, _composed(criteria, local.T)])
    assert_follows(case, "goal_column", levels / 2)


def _prioritise(case: Case, matrix: str) -> NDArray[np.float64]:
    return as_table(eigenvector(case.matrix(matrix)))


def _composed(weights: ArrayLike, local: NDArray[np.floating[Any]]) -> NDArray[np.float64]:
    """Scores from the weights of criteria and local priorities, shape (criteria, programs)."""
    everything_benefits = np.ones(len(local), dtype=bool)
    return as_table(weighted_sum(local.T, weights, everything_benefits, normalise="none"))


def _study(families: Families, local: Mapping[str, ArrayLike], programs: Sequence[str]) -> Study:
    """A study of one judge, whose programs score their local priorities from 0 to 1."""
    parent_of = {name: parent for parent, (names, _) in families.items() for name in names}
    nodes = [{"id": name, "name": name, "parent": parent} for name, parent in parent_of.items()]
    scale = {"kind": "quantity", "lowest": 0, "highest": 1}
    return Study(
        id="published",
        name="A published hierarchy",
        goal="The best choice",
        currency="USD",
        horizon={"first": 2025, "last": 2025},
        dimensions=[{"id": "any", "name": "Any"}],
        agencies=[{"id": "any", "name": "Any"}],
        groups=[{"id": "judges", "name": "Judges"}],
        judges=[{"id": "judge", "name": "Judge", "group": "judges"}],
        priorities=[node for node in nodes if node["id"] in families],
        criteria=[node | {"scale": scale} for node in nodes if node["id"] not in families],
        judgements=[
            judgement
            for parent, (names, matrix) in families.items()
            for judgement in _judgements("judge", parent, names, as_table(matrix))
        ],
        programs=[
            {
                "id": program.translate(str.maketrans(" /", "--")),
                "name": program,
                "dimension": "any",
                "agency": "any",
                "scores": [
                    {"criterion": name, "value": float(np.atleast_1d(priorities)[i])}
                    for name, priorities in local.items()
                ],
            }
            for i, program in enumerate(programs)
        ],
    )


def _judgements(
    judge: str, node: str, names: Sequence[str], matrix: NDArray[np.float64]
) -> list[dict[str, str | float]]:
    return [
        {"judge": judge, "node": node, "first": names[i], "second": names[j], "value": matrix[i, j]}
        for i, j in combinations(range(len(names)), 2)
    ]
