"""The choices of one assessment."""

import inspect
import pickle
from typing import Any

import pytest
from pydantic import ValidationError

from mcdm_smartcity import InvalidStudyError, Plan, RoadmapChoice, schedule


def test_everything_has_a_default() -> None:
    plan = Plan()
    assert (plan.weighting.method, plan.weighting.random_index) == ("eigenvector", "exact")
    assert (plan.ranking.method, dict(plan.ranking.parameters)) == ("topsis", {})
    assert (plan.schema_version, plan.seed) == (1, 0)


def test_a_roadmap_is_found_as_schedule_finds_it_if_nothing_is_said() -> None:
    known = inspect.signature(schedule).parameters
    said = RoadmapChoice().model_dump()
    assert said == {name: known[name].default for name in said}
    assert Plan().roadmap is None


def test_parts_of_a_plan_are_given_as_plain_data() -> None:
    plan = Plan(ranking={"method": "topsis", "parameters": {"p": 1, "normalise": "vector"}})
    assert plan.ranking.parameters == {"p": 1, "normalise": "vector"}


def test_settings_keep_their_types() -> None:
    given = {"whole": 1, "part": 1.0, "word": "1", "truth": True}
    kept = Plan(ranking={"parameters": given}).ranking.parameters
    assert {name: type(setting) for name, setting in kept.items()} == {
        "whole": int,
        "part": float,
        "word": str,
        "truth": bool,
    }


def test_a_plan_cannot_be_changed_in_place() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Plan().seed = 3  # type: ignore[misc] # what must not be done


def test_parameters_cannot_be_changed_in_place() -> None:
    parameters: Any = Plan(ranking={"parameters": {"p": 1}}).ranking.parameters
    with pytest.raises(TypeError, match="item assignment"):
        parameters["p"] = 2


def test_plans_do_not_share_what_they_were_built_from() -> None:
    given: dict[str, Any] = {"p": 1}
    plan = Plan(ranking={"parameters": given})
    given["p"] = 2
    assert plan.ranking.parameters["p"] == 1


def test_equal_plans_have_equal_hashes() -> None:
    one, two = (Plan(seed=3, ranking={"parameters": {"p": 1}}) for _ in range(2))
    assert one == two
    assert hash(one) == hash(two)


@pytest.mark.parametrize(
    "other",
    [
        Plan(seed=3),
        Plan(weighting={"method": "geometric_mean"}),
        Plan(ranking={"parameters": {"p": 1}}),
    ],
    ids=["seed", "weighting", "parameter"],
)
def test_plans_with_other_choices_are_not_equal(other: Plan) -> None:
    assert Plan() != other


def test_a_plan_pickles() -> None:
    plan = Plan(ranking={"parameters": {"p": 1}}, seed=3)
    assert pickle.loads(pickle.dumps(plan)) == plan  # noqa: S301 - our own bytes


def test_a_plan_is_read_back_from_its_json() -> None:
    plan = Plan(ranking={"parameters": {"p": 1.5, "normalise": "max"}}, seed=3)
    assert Plan.model_validate_json(plan.model_dump_json(by_alias=True)) == plan


@pytest.mark.parametrize(
    ("values", "places"),
    [
        ({"seed": -1}, ["seed"]),
        ({"sede": 1}, ["sede"]),
        ({"ranking": {"methode": "topsis"}}, ["ranking / methode"]),
        ({"weighting": 3, "seed": "x"}, ["weighting", "seed"]),
        ({"roadmap": {"discount": 0, "tail": -1}}, ["roadmap / discount", "roadmap / tail"]),
        ({"ranking": {"parameters": {"ideal": [1, 2]}}}, ["ranking / parameters / ideal"]),
    ],
    ids=[
        "negative seed",
        "unknown key",
        "unknown key below",
        "two mistakes",
        "two of a roadmap",
        "a list",
    ],
)
def test_every_mistake_is_told_once_with_its_place(
    values: dict[str, Any], places: list[str]
) -> None:
    with pytest.raises(InvalidStudyError) as caught:
        Plan(**values)
    assert [problem.where for problem in caught.value.problems] == places
