"""Weights in a paragraph, and the judgements to talk about."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from mcdm_smartcity import Study, consensus_band, example_study, read_study, weigh, weigh_by

MOJOKERTO = Path(__file__).parents[3] / "examples" / "mojokerto"


def said(judge: str, *ratios: float) -> list[dict[str, Any]]:
    """Judgements of reach over urgency, reach over upkeep, urgency over upkeep."""
    pairs = (("reach", "urgency"), ("reach", "upkeep"), ("urgency", "upkeep"))
    return [
        {"judge": judge, "node": "goal", "first": first, "second": second, "value": ratio}
        for (first, second), ratio in zip(pairs, ratios, strict=True)
    ]


def study_of(*judgements: list[dict[str, Any]]) -> Study:
    return example_study().changed(judgements=[j for part in judgements for j in part])


def test_the_most_contradicted_judgement_is_suggested_for_a_talk() -> None:
    weights = weigh(study_of(said("ani", 2, 1 / 4, 2), said("budi", 2, 4, 2)))
    first = weights.revisits[0]
    assert first.judge == "ani"
    assert (first.first, first.second, first.given) == ("reach", "urgency", 2.0)
    # Around a circle of three the contradiction 2 x 2 / (1/4) = 16 is shared by three answers.
    assert first.given / first.suggested == pytest.approx(16 ** (1 / 3), rel=1e-9)


def test_judges_who_contradict_nothing_have_nothing_to_revisit() -> None:
    assert weigh(example_study()).revisits == ()


def test_two_items_cannot_contradict_each_other() -> None:
    study = read_study(MOJOKERTO)
    assert {revisit.node for revisit in weigh(study).revisits} <= {"goal", "infrastructure"}


def test_the_pair_on_which_judges_lie_furthest_apart_comes_first() -> None:
    weights = weigh(study_of(said("ani", 2, 4, 2), said("budi", 1 / 2, 4, 8)))
    pairs = {(d.first, d.second): d for d in weights.dissents}
    assert set(pairs) == {("reach", "urgency"), ("urgency", "upkeep")}
    apart = pairs["reach", "urgency"]
    assert (apart.lowest, apart.lowest_judge) == (0.5, "budi")
    assert (apart.highest, apart.highest_judge) == (2.0, "ani")


def test_one_judge_has_no_dissent() -> None:
    assert weigh(study_of(said("ani", 2, 4, 2))).dissents == ()


def test_a_paragraph_tells_what_matters_how_sure_and_what_to_talk_about() -> None:
    text = weigh(study_of(said("ani", 2, 1 / 4, 2), said("budi", 2, 4, 2))).explain()
    for words in ("matters most", "judges agree to", "in 1 of 2 sets", "Worth a talk: ani"):
        assert words in text


def test_a_paragraph_uses_the_names_it_is_given() -> None:
    text = weigh(example_study()).explain({"reach": "Residents reached"})
    assert text.startswith("Residents reached (56%) matters most, before upkeep (25%)")


def test_weights_that_were_typed_are_explained_without_judges() -> None:
    text = weigh(read_study(MOJOKERTO.parent / "budget_lines")).explain()
    assert "matters most" in text
    assert "judges" not in text


def test_views_are_explained_side_by_side() -> None:
    text = weigh_by(study_of(said("ani", 2, 4, 2), said("budi", 1 / 4, 1, 4)), "judge").explain()
    assert "reach matters most for ani (57%). urgency matters most for budi (67%)." in text
    assert "lie furthest apart on" in text


def test_mojokerto_is_explained_in_both_views() -> None:
    study = read_study(MOJOKERTO)
    assert "council-2" in weigh(study).explain()
    text = weigh_by(study, "group").explain()
    assert "equity matters most for community (34%)" in text
    assert "infrastructure matters most for council (42%) and implementing-team (37%)" in text


def test_two_items_are_no_set_of_answers_that_can_be_checked() -> None:
    # Eight judges on the goal and on social stability, seven on infrastructure; the three other
    # priorities hold two criteria each.
    assert "in 1 of 23 sets of answers" in weigh(read_study(MOJOKERTO)).explain()


def test_one_node_is_not_told_twice() -> None:
    text = weigh(example_study()).explain()
    assert "weighs most" not in text
    assert "The judges agree to 98% (very high consensus). All" in text


def test_an_answer_that_others_turn_round_or_that_called_items_equal_is_told_so() -> None:
    turned = weigh(study_of(said("ani", 2, 1 / 4, 2))).explain()
    assert "ani put reach at 2 times urgency" in turned
    assert "other answers imply the opposite, 1 to 1.3." in turned
    level = weigh(study_of(said("ani", 1, 4, 1))).explain()
    assert "ani put reach and urgency level, but the same judge's other answers imply 1.6." in level


@pytest.mark.parametrize(
    ("consensus", "word"),
    [(0.0, "very low"), (0.5, "very low"), (0.6, "low"), (0.7, "moderate"), (0.84, "high"),
     (0.85, "very high"), (1.0, "very high")],
)  # fmt: skip
def test_consensus_has_goepels_bands(consensus: float, word: str) -> None:
    assert consensus_band(consensus) == word


def test_talking_points_do_not_depend_on_the_scale_of_judges_weights() -> None:
    study = study_of(said("ani", 2, 1 / 4, 2), said("budi", 2, 4, 2))
    heavy = study.changed(judges=[judge.changed(weight=5.0) for judge in study.judges])
    assert weigh(heavy).revisits == weigh(study).revisits
    np.testing.assert_allclose(weigh(heavy).values, weigh(study).values, atol=1e-12)


def test_an_only_criterion_is_told_to_weigh_everything() -> None:
    study = example_study()
    alone = Study(
        id="one",
        name="One",
        goal=study.goal,
        currency="IDR",
        horizon=study.horizon,
        criteria=study.criteria[:1],
    )
    assert weigh(alone).explain() == "reach is the only criterion, so it weighs everything."
