"""Published COMET tables."""

import numpy as np

from mcdm_smartcity import comet
from mcdm_smartcity.numerics.arrays import FloatArray
from published_cases import Case, assert_does_not_follow, assert_follows, published


@published("comet-paradowski2021")
def test_processors_between_their_extremes_print_as_published(case: Case) -> None:
    ours = comet(case.matrix(), case.inputs["weights"], case.benefit())
    assert_follows(case, "scores", ours)


@published("comet-pymcdm-doc")
def test_three_values_of_each_criterion_give_the_documented_scores(case: Case) -> None:
    values = case.inputs["characteristic_values"]
    weights = case.inputs["weights"]
    ours = comet(case.matrix(), weights, case.benefit(), characteristic_values=values)
    assert_follows(case, "scores", ours)


@published("comet-vcomet2019")
def test_countries_in_modules_have_the_published_preferences(case: Case) -> None:
    assert_follows(case, "scores", in_modules(case, tie=0.0))
    # The source counts VIKOR values that differ only by rounding as different levels. With such
    # values tied, as they are, the preferences are others.
    assert_does_not_follow(case, "scores", in_modules(case, tie=1e-9), digits=2)


def in_modules(case: Case, tie: float) -> FloatArray:
    """COMET of each module, and a COMET over the preferences of the modules."""
    modules = case.inputs["modules"]
    parts = [by_vikor(case.matrix()[:, columns], tie) for columns in modules]
    return by_vikor(np.stack(parts, axis=1), tie)


def by_vikor(table: FloatArray, tie: float) -> FloatArray:
    """COMET between least, mean and greatest, with VIKOR as the expert."""
    values = np.stack([table.min(axis=0), table.mean(axis=0), table.max(axis=0)], axis=1)
    ones = np.ones(table.shape[1])

    def judge(objects: FloatArray) -> FloatArray:
        # As the source computes it, operation by operation: its ties hang on the last digit.
        shares = (objects - objects.min(axis=0)) / (objects.max(axis=0) - objects.min(axis=0))
        far = ones / len(ones) * (1 - shares)
        total, worst = far.sum(axis=1), far.max(axis=1)
        q = (on_range(total) + on_range(worst)) / 2
        lead = q[None, :] - q[:, None]
        return np.where(np.abs(lead) <= tie, 0.5, (lead > 0).astype(float))

    return comet(table, ones, ones > 0, characteristic_values=values, expert=judge)


def on_range(values: FloatArray) -> FloatArray:
    return np.asarray((values - values.min()) / (values.max() - values.min()))
