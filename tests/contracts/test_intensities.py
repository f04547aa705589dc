"""Levels of intensity hold their promises: absolute values, whatever the order or the company."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from mcdm_smartcity import Study, rank, rate_intensities, value
from strategies import fewer
from strategies_intensities import Levels, by_levels, judged_levels, typed_levels

WEIGHTS = {"reach": 0.3, "urgency": 0.5, "upkeep": 0.2}
LEVELS = judged_levels() | typed_levels()


def with_another(study: Study, level: str) -> Study:
    """The study with one more program, of this level."""
    first = study.programs[0]
    scores = [
        score.changed(value=level) if score.criterion == "urgency" else score
        for score in first.scores
    ]
    return study.changed(programs=[*study.programs, first.changed(id="newcomer", scores=scores)])


@given(levels=LEVELS, data=st.data())
@fewer(2)
def test_a_further_program_changes_no_value_of_the_others(
    levels: Levels, data: st.DataObject
) -> None:
    study = levels.study()
    more = with_another(study, data.draw(st.sampled_from(levels.names)))
    assert value(more, WEIGHTS).values[:-1].tolist() == value(study, WEIGHTS).values.tolist()
    for method, parameters in (("topsis", {}), ("synthesis", {"mode": "ratings"})):
        before = rank(study, WEIGHTS, method, **parameters)
        after = rank(more, WEIGHTS, method, **parameters)
        np.testing.assert_array_equal(after.scores[:-1], before.scores)


@given(levels=LEVELS)
@fewer(2)
def test_the_best_level_is_worth_1_and_the_others_less(levels: Levels) -> None:
    rated = rate_intensities(levels.study())
    values = rated.values("urgency")
    assert tuple(values) == levels.names
    assert max(values.values()) == 1
    assert min(values.values()) > 0
    np.testing.assert_allclose(sum(entry.priority for entry in rated.levels), 1)


@given(levels=LEVELS, data=st.data())
@fewer(2)
def test_the_order_of_levels_and_of_judgements_is_of_no_account(
    levels: Levels, data: st.DataObject
) -> None:
    order = data.draw(st.permutations(range(len(levels.names))))
    pairs = dict(data.draw(st.permutations(list(levels.pairs.items()))))
    turned = {(second, first): 1 / ratio for (first, second), ratio in pairs.items()}
    again = by_levels(
        [levels.names[i] for i in order],
        turned,
        levels.scores,
        [levels.weights[i] for i in order] if levels.weights else (),
    )
    one, two = rate_intensities(levels.study()), rate_intensities(again)
    for level, worth in one.values("urgency").items():
        np.testing.assert_allclose(two.values("urgency")[level], worth, rtol=1e-7)


@given(levels=LEVELS, order=st.permutations(range(4)))
@fewer(2)
def test_programs_in_another_order_keep_their_values(levels: Levels, order: list[int]) -> None:
    study = levels.study()
    turned = study.changed(programs=[study.programs[i] for i in order])
    before, after = value(study, WEIGHTS), value(turned, WEIGHTS)
    assert after.values.tolist() == before.values[order].tolist()


@given(levels=typed_levels())
@fewer(2)
def test_judgements_that_agree_with_typed_weights_give_their_values(levels: Levels) -> None:
    weight = dict(zip(levels.names, levels.weights, strict=True))
    first, *others = levels.names
    pairs = {(first, other): weight[first] / weight[other] for other in others}
    judged = by_levels(levels.names, pairs, levels.scores)
    np.testing.assert_allclose(
        list(rate_intensities(judged).values("urgency").values()),
        list(rate_intensities(levels.study()).values("urgency").values()),
        rtol=1e-7,
    )


@given(levels=typed_levels())
@fewer(2)
def test_weights_from_0_upwards_rate_like_words_with_these_numbers(levels: Levels) -> None:
    weights = sorted({0.0, *levels.weights[1:]})
    names = levels.names[: len(weights)]
    scores = [name if name in names else names[0] for name in levels.scores]
    rated = by_levels(names, {}, scores, weights)
    words = [{"word": name, "value": number} for name, number in zip(names, weights, strict=True)]
    criteria = [
        c.changed(scale={"kind": "rating", "words": words}) if c.id == "urgency" else c
        for c in rated.criteria
    ]
    worded = rated.changed(criteria=criteria)
    np.testing.assert_allclose(
        value(rated, WEIGHTS).values, value(worded, WEIGHTS).values, rtol=1e-12, atol=1e-15
    )
    np.testing.assert_allclose(
        rank(rated, WEIGHTS).scores, rank(worded, WEIGHTS).scores, rtol=1e-12, atol=1e-15
    )
