"""What levels of intensity are worth: priorities of judges as shares of the best level's."""

import numpy as np
import pytest

from mcdm_smartcity import Study, UnknownNameError, example_study, rate_intensities, weigh
from mcdm_smartcity.weighting import EVERYBODY
from mcdm_smartcity.weighting.derived_values import derived_values, unfunded_derived_values
from strategies_intensities import by_levels, said_by

NAMES = ("excellent", "very good", "poor")
SCORES = ("poor", "excellent", "very good", "poor")
# Row geometric means 16^(1/3), 1 and 16^(-1/3), which are the eigenvector's for three levels.
PAIRS = {
    ("excellent", "very good"): 2.0,
    ("excellent", "poor"): 8.0,
    ("very good", "poor"): 2.0,
}
CIRCLE = {
    ("excellent", "very good"): 9.0,
    ("excellent", "poor"): 1 / 9,
    ("very good", "poor"): 9.0,
}


def judged(**changes: object) -> Study:
    return by_levels(**({"names": NAMES, "pairs": PAIRS, "scores": SCORES} | changes))  # type: ignore[arg-type] # parts of a study


def test_values_are_priorities_as_shares_of_the_best_level() -> None:
    rated = rate_intensities(judged())
    assert rated.criteria == ("urgency",)
    third = 16 ** (1 / 3)
    assert rated.values("urgency") == pytest.approx(
        {"excellent": 1, "very good": 1 / third, "poor": 1 / third**2}
    )
    priorities = [entry.priority for entry in rated.levels]
    np.testing.assert_allclose(
        priorities, np.array([third, 1, 1 / third]) / (third + 1 + 1 / third)
    )
    assert rated.values("urgency")["excellent"] == 1.0


def test_rows_tell_criterion_level_priority_and_value() -> None:
    row = rate_intensities(judged()).as_rows()[1]
    assert (row["criterion"], row["level"]) == ("urgency", "very good")
    assert row["priority"] == pytest.approx(
        row["value"] * rate_intensities(judged()).levels[0].priority
    )


def test_a_missing_pair_is_implied_by_the_others() -> None:
    chain = {("excellent", "very good"): 2.0, ("very good", "poor"): 3.0}
    values = rate_intensities(judged(pairs=chain)).values("urgency")
    assert values == pytest.approx({"excellent": 1, "very good": 1 / 2, "poor": 1 / 6})


def test_judges_count_together_by_their_weights() -> None:
    # Ratios 8 and 1 give their geometric mean, and 8^(3/4) where the first counts three times.
    study = by_levels(
        ("good", "bad"), {("good", "bad"): 8.0}, ("good",) * 4,
        others=said_by("budi", {("good", "bad"): 1.0}),
    )  # fmt: skip
    assert rate_intensities(study).values("urgency")["bad"] == pytest.approx(8**-0.5)
    ani, budi = study.judges
    heavy = study.changed(judges=[ani.changed(weight=3), budi])
    assert rate_intensities(heavy).values("urgency")["bad"] == pytest.approx(8**-0.75)
    silent = study.changed(judges=[ani.changed(weight=0), budi])
    assert rate_intensities(silent).values("urgency")["bad"] == pytest.approx(1)


def test_every_judge_has_a_consistency_on_the_levels() -> None:
    found = {entry.judge: entry for entry in rate_intensities(judged()).consistency}
    assert set(found) == {"ani", EVERYBODY}
    # A triad with a12 a23 / a13 = 1/2: λ = 1 + 2^(1/3) + 2^(-1/3), by 0.524457 for random ones.
    largest = 1 + 2 ** (1 / 3) + 2 ** (-1 / 3)
    assert found["ani"].node == "urgency"
    assert found["ani"].lambda_max == pytest.approx(largest)
    assert found["ani"].ratio == pytest.approx((largest - 3) / 2 / 0.5244574543)


def test_method_and_table_are_those_asked_for() -> None:
    rated = rate_intensities(judged(), "geometric_mean", "saaty1980")
    assert (rated.method, rated.random_index) == ("geometric_mean", "saaty1980")
    assert rated.consistency[0].random_index == "saaty1980"
    with pytest.raises(UnknownNameError, match="weighting method"):
        rate_intensities(judged(), "eigenvektor")
    with pytest.raises(UnknownNameError, match="random index"):
        rate_intensities(example_study(), random_index="saty1980")


def test_notes_tell_who_contradicts_himself_and_who_was_silent() -> None:
    told = "\n".join(map(str, rate_intensities(judged(pairs=CIRCLE)).notes))
    assert "values come from levels that judges compared with each other: urgency" in told
    assert "ani is not consistent enough on urgency: CR" in told
    assert "budi gave no judgement on urgency" in told
    assert "not consistent" not in "\n".join(map(str, rate_intensities(judged()).notes))


def test_typed_weights_serve_as_priorities_and_are_told() -> None:
    rated = rate_intensities(judged(pairs={}, weights=(5, 2, 0)))
    assert rated.values("urgency") == pytest.approx({"excellent": 1, "very good": 0.4, "poor": 0})
    assert [entry.priority for entry in rated.levels] == pytest.approx([5 / 7, 2 / 7, 0])
    assert rated.consistency == ()
    (note,) = rated.notes
    assert str(note).startswith("the weights of the levels of urgency were typed in, not judged")


def test_a_study_without_levels_has_none_to_rate() -> None:
    rated = rate_intensities(example_study())
    assert (rated.criteria, rated.levels, rated.consistency, rated.notes) == ((), (), (), ())
    assert derived_values(example_study()) == {}
    assert unfunded_derived_values(example_study()) == {}
    with pytest.raises(UnknownNameError, match="criterion with levels 'urgncy'"):
        rate_intensities(judged()).values("urgncy")


def test_programs_have_the_value_of_their_level_in_their_own_order() -> None:
    chain = {("excellent", "very good"): 2.0, ("very good", "poor"): 3.0}
    values = derived_values(judged(pairs=chain))
    assert list(values) == ["urgency"]
    np.testing.assert_allclose(values["urgency"], [1 / 6, 1, 1 / 2, 1 / 6], rtol=1e-9)


@pytest.mark.parametrize(
    ("unfunded", "value"), [(None, 1 / 6), ("poor", 1 / 6), ("very good", 1 / 2)]
)
def test_not_funding_leaves_the_named_level_or_the_least(
    unfunded: str | None, value: float
) -> None:
    chain = {("excellent", "very good"): 2.0, ("very good", "poor"): 3.0}
    study = judged(pairs=chain, unfunded=unfunded)
    assert unfunded_derived_values(study)["urgency"] == pytest.approx(value)


def test_judgements_of_levels_change_no_weight_of_a_criterion() -> None:
    assert weigh(judged()) == weigh(example_study())
