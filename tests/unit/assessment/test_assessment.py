"""All of it, for one study and one plan."""

import pickle
import platform
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import mcdm_smartcity
from mcdm_smartcity import (
    Plan,
    Study,
    assess,
    credit,
    example_study,
    rank,
    read_study,
    sequence,
    strategic_priorities,
    value,
    weigh,
)
from mcdm_smartcity.assessment import BasisCount
from mcdm_smartcity.dependencies import DependencyGraph
from mcdm_smartcity.errors import UnknownNameError

MOJOKERTO = Path(__file__).parents[3] / "examples" / "mojokerto"
ORDER = ("network", "e-services", "data-center", "command-center")


def with_score(level: float) -> Study:
    """The example with another reach of its first program."""
    study = example_study()
    first, *others = study.programs
    reach, *rest = first.scores
    changed = first.changed(scores=[reach.changed(value=level), *rest])
    return study.changed(programs=[changed, *others])


def test_every_stage_answers_as_it_does_alone() -> None:
    study = example_study()
    weights, graph = weigh(study), DependencyGraph.from_study(study)
    worth = value(study, weights)
    found = assess(study)
    assert (found.weights, found.ranking, found.worth) == (weights, rank(study, weights), worth)
    assert found.credit == credit(worth, graph)
    assert found.order == sequence(worth, study.costs, graph)


def test_an_assessment_keeps_what_it_was_made_of() -> None:
    plan = Plan(seed=7)
    found = assess(example_study(), plan)
    assert (found.study, found.plan) == (example_study(), plan)


def test_the_order_of_the_example_puts_nothing_before_what_it_needs() -> None:
    assert assess(example_study()).order.order == ORDER


def test_a_plan_chooses_scale_and_what_weighs_the_priorities() -> None:
    study = read_study(MOJOKERTO)
    plan = Plan(weighting={"scale": "power", "priorities": "readiness"})
    found = assess(study, plan).weights
    assert found.scale == "power"
    given = strategic_priorities(study, "readiness")
    assert found == weigh(study, scale="power", given=given)
    assert {name: found.local(name) for name in given["goal"]} == pytest.approx(given["goal"])
    by_scores = assess(study, Plan(weighting={"method": "critic", "priorities": "swot"})).weights
    assert by_scores.local("equity") == pytest.approx(
        strategic_priorities(study, "swot")["goal"]["equity"]
    )
    with pytest.raises(UnknownNameError, match="known: judgements, readiness, swot"):
        assess(study, Plan(weighting={"priorities": "gaps"}))


def test_a_plan_chooses_the_methods() -> None:
    plan = Plan(weighting={"method": "geometric_mean", "random_index": "saaty1980"},
                ranking={"method": "weighted_sum"})  # fmt: skip
    found = assess(example_study(), plan)
    assert (found.weights.method, found.weights.random_index) == ("geometric_mean", "saaty1980")
    assert found.ranking == rank(example_study(), found.weights, "weighted_sum")


def test_a_plan_sets_the_parameters() -> None:
    found = assess(example_study(), Plan(ranking={"parameters": {"p": 1}}))
    assert found.ranking.parameters["p"] == 1
    assert found.ranking == rank(example_study(), found.weights, p=1)


@pytest.mark.parametrize(
    ("choices", "words"),
    [
        ({"ranking": {"method": "topsi"}}, "ranking method 'topsi'; did you mean 'topsis'"),
        ({"ranking": {"parameters": {"q": 1}}}, "parameter of topsis 'q'"),
        ({"weighting": {"method": "ahp"}}, "weighting method 'ahp'"),
        ({"weighting": {"random_index": "saaty"}}, "random index 'saaty'"),
    ],
    ids=["ranking", "parameter", "weighting", "table"],
)
def test_choices_that_nobody_knows_are_refused(choices: dict[str, Any], words: str) -> None:
    with pytest.raises(UnknownNameError, match=words):
        assess(example_study(), Plan(**choices))


def test_values_are_counted_by_where_they_come_from() -> None:
    study = example_study()
    network, *others = study.programs
    known = network.changed(basis="published", source="https://example.org")
    guessed = others[0].changed(basis="inferred")
    basis = assess(study.changed(programs=[known, guessed, *others[1:]])).basis
    counts = {count.part: count for count in basis}
    assert counts["programs"] == BasisCount("programs", published=1, inferred=1, assumed=2)
    assert counts["scores"] == BasisCount("scores", published=0, inferred=0, assumed=12)


def test_rows_are_one_for_each_program_in_the_order_of_funding() -> None:
    rows = assess(example_study()).as_rows()
    assert tuple(row["program"] for row in rows) == ORDER
    assert {"rank", "score", "worth", "own", "enabling", "total"} <= set(rows[0])


def test_rows_take_each_number_from_its_own_program() -> None:
    found = assess(example_study())
    for row in found.as_rows():
        at = found.ranking.programs.index(row["program"])
        assert row["rank"] == found.ranking.ranks[at]
        assert row["worth"] == found.worth.on([*found.worth.programs])[at]


def test_the_record_names_versions_and_seed() -> None:
    record = assess(example_study(), Plan(seed=7)).record
    versions = dict(record.versions)
    assert versions["numpy"] == np.__version__
    assert versions["python"] == platform.python_version()
    assert versions["mcdm_smartcity"] == mcdm_smartcity.__version__
    assert record.seed == 7


def test_the_input_hash_is_the_same_for_equal_input() -> None:
    one, two = (assess(example_study(), Plan()).record.input_hash for _ in range(2))
    assert one == two
    assert len(one) == 64


@pytest.mark.parametrize(
    "study",
    [
        with_score(11),
        example_study().changed(name="Other"),
        example_study().changed(notes=[]),
        example_study().changed(links=example_study().links[:2]),
        example_study().changed(programs=example_study().programs[::-1]),
    ],
    ids=["score", "name", "notes", "links", "order"],
)
def test_any_change_of_the_study_changes_the_input_hash(study: Study) -> None:
    assert assess(study).record.input_hash != assess(example_study()).record.input_hash


@pytest.mark.parametrize(
    "plan",
    [
        Plan(seed=1),
        Plan(weighting={"method": "geometric_mean"}),
        Plan(weighting={"random_index": "saaty1980"}),
        Plan(ranking={"method": "weighted_sum"}),
        Plan(ranking={"parameters": {"p": 1}}),
    ],
    ids=["seed", "weighting", "table", "ranking", "parameter"],
)
def test_any_change_of_the_plan_changes_the_input_hash(plan: Plan) -> None:
    study = example_study()
    assert assess(study, plan).record.input_hash != assess(study).record.input_hash


def test_assessments_of_equal_input_are_equal() -> None:
    assert assess(example_study()) == assess(example_study())
    assert hash(assess(example_study())) == hash(assess(example_study()))


def test_assessments_of_other_input_are_not_equal() -> None:
    assert assess(with_score(11)) != assess(example_study())


def test_an_assessment_pickles() -> None:
    found = assess(example_study())
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - our own bytes
