"""Commands that work by a plan weigh by all of it, as `assess` does."""

from pathlib import Path

from mcdm_smartcity import Plan, assess, read_study
from mcdm_smartcity.cli.planned import planned_weights

STUDY = read_study(Path(__file__).parents[2] / "examples" / "mojokerto")


def test_weights_are_those_of_the_assessment() -> None:
    plan = Plan(weighting={"method": "geometric_mean", "scale": "balanced"})
    found = planned_weights(STUDY, plan, "")
    assert found == assess(STUDY, plan).weights
    assert found != planned_weights(STUDY, Plan(), "")


def test_a_method_that_is_named_goes_before_the_plan() -> None:
    plan = Plan(weighting={"scale": "balanced"})
    other = Plan(weighting={"method": "geometric_mean", "scale": "balanced"})
    assert planned_weights(STUDY, plan, "geometric_mean") == planned_weights(STUDY, other, "")
