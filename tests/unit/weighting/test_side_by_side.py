"""Weights of groups and of judges, side by side."""

import numpy as np
import pytest

from mcdm_smartcity import Study, UnknownNameError, example_study, weigh, weigh_by


def with_silence(study: Study, judge: str) -> Study:
    """The study in which a judge leaves one pair out, and so connects less."""
    kept = [j for j in study.judgements if j.judge != judge or j.second == "urgency"]
    return study.changed(judgements=kept)


def test_every_judge_is_a_view_and_everybody_comes_last() -> None:
    side = weigh_by(example_study(), "judge")
    assert side.views == ("ani", "budi", "everybody")
    np.testing.assert_allclose(side.overall[-1], weigh(example_study()).values, atol=1e-12)


def test_a_judge_alone_is_weighed_by_the_own_judgements() -> None:
    side = weigh_by(example_study(), "judge")
    np.testing.assert_allclose(side.overall[0], [0.6, 0.2, 0.2], atol=1e-12)


def test_groups_are_the_views_unless_asked_otherwise() -> None:
    assert weigh_by(example_study()).views == ("team", "everybody")


def test_a_judge_of_weight_0_is_no_view() -> None:
    study = example_study()
    silent = [judge.changed(weight=float(judge.id == "ani")) for judge in study.judges]
    assert weigh_by(study.changed(judges=silent), "judge").views == ("ani", "everybody")


def test_where_a_view_says_too_little_everybody_serves_and_a_note_tells() -> None:
    study = with_silence(example_study(), "budi")
    side = weigh_by(study, "judge")
    np.testing.assert_allclose(side.local[1], weigh(study).values, atol=1e-12)
    assert "everybody's judgements serve" in " ".join(map(str, side.weights[1].notes))
    assert "borrowed" not in {note.kind for note in side.weights[0].notes}


def test_rows_hold_a_weight_for_each_view() -> None:
    row = weigh_by(example_study(), "judge").as_rows()[0]
    assert list(row) == ["node", "ani", "budi", "everybody"]
    assert row["ani"] == pytest.approx(0.6)


def test_the_spread_leaves_everybody_out() -> None:
    side = weigh_by(example_study(), "judge")
    np.testing.assert_allclose(side.spread(), np.ptp(side.local[:2], axis=0))


def test_an_unknown_view_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownNameError, match=r"unknown view 'agency'.*group, judge"):
        weigh_by(example_study(), "agency")  # type: ignore[arg-type] # refused on purpose
