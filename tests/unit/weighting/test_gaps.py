"""Gap tables and the weights that they speak for, by hand."""

from pathlib import Path
from typing import Any

import pytest

from good_study import write_good_study
from mcdm_smartcity import Gaps, Study, UnknownNameError, example_study, gaps, read_study
from mcdm_smartcity.weighting.bearing import Rule

ITEMS: tuple[dict[str, Any], ...] = (
    {"id": "staff", "element": "structure", "now": 1, "target": 4, "priority": "reach"},
    {"id": "money", "element": "structure", "now": 3, "target": 4, "priority": "reach"},
    {"id": "fiber", "element": "infrastructure", "now": 2, "target": 4, "priority": "urgency"},
    {"id": "law", "element": "superstructure", "now": 4, "target": 3, "priority": "upkeep"},
    {"id": "forum", "element": "superstructure", "now": 0, "target": 5},
)


def study_with(items: Any = ITEMS) -> Study:
    return example_study().changed(readiness=[{"name": "x", **item} for item in items])


def found(rule: Rule = "mean") -> Gaps:
    return gaps(study_with(), rule)


def test_rows_tell_levels_gaps_and_what_shows_them() -> None:
    item = {
        "id": "fiber", "element": "infrastructure", "aspect": "digital", "now": 30, "target": 90,
        "highest": 100, "unit": "%", "evidence": "count", "basis": "inferred",
    }  # fmt: skip
    (row,) = gaps(study_with([item])).as_rows()
    assert row == {
        "item": "fiber", "element": "infrastructure", "aspect": "digital", "now": 30, "target": 90,
        "unit": "%", "gap": 60, "relative": pytest.approx(0.6), "reached": pytest.approx(1 / 3),
        "evidence": "count", "basis": "inferred",
    }  # fmt: skip


def test_elements_are_means_in_which_a_passed_target_counts_as_no_gap() -> None:
    elements = found().elements
    assert [(entry.element, entry.items) for entry in elements] == [
        ("structure", 2),
        ("infrastructure", 1),
        ("superstructure", 2),
    ]
    assert [entry.reached for entry in elements] == pytest.approx([0.5, 0.5, 0.5])
    assert [entry.gap for entry in elements] == pytest.approx([0.4, 0.4, 0.5])


def test_nodes_weigh_by_their_mean_gap() -> None:
    # Means 0.4, 0.4 and 0 (beyond the target).
    weights = found().weights_under("goal")
    assert weights == {"reach": pytest.approx(0.5), "urgency": pytest.approx(0.5), "upkeep": 0}


def test_nodes_weigh_by_the_sum_of_their_gaps_if_asked() -> None:
    weights = found("sum").weights_under("goal")
    assert weights == {"reach": pytest.approx(2 / 3), "urgency": pytest.approx(1 / 3), "upkeep": 0}


def test_items_share_the_sum_of_all_gaps() -> None:
    # 0.6 + 0.2 + 0.4 + 0 + 1 = 2.2
    shares = found().item_shares()
    assert list(shares.values()) == pytest.approx([0.6 / 2.2, 0.2 / 2.2, 0.4 / 2.2, 0, 1 / 2.2])


def test_notes_tell_passed_targets_and_nodes_without_a_gap() -> None:
    notes = [str(note) for note in found().notes]
    assert notes == [
        "these are beyond their target, so they count as no gap: law",
        "no gap bears on these, so by gaps they weigh 0: upkeep",
    ]
    assert found().notes_under("goal") == found().notes[1:]


@pytest.mark.parametrize("items", [(), ITEMS[3:4], ITEMS[4:]])
def test_without_any_gap_all_nodes_weigh_the_same_with_a_note(items: Any) -> None:
    answer = gaps(study_with(items))
    assert answer.weights_under("goal") == dict.fromkeys(("reach", "urgency", "upkeep"), 1 / 3)
    assert answer.notes[-1].kind == "no_gap_at_all"


def test_without_any_item_there_is_an_empty_table() -> None:
    answer = gaps(example_study())
    assert (answer.as_rows(), answer.elements, answer.item_shares()) == ([], (), {})


def test_shares_of_no_gap_at_all_are_0() -> None:
    assert gaps(study_with(ITEMS[3:4])).item_shares() == {"law": 0}


def test_a_gap_counts_for_its_node_and_all_above(tmp_path: Path) -> None:
    study = read_study(write_good_study(tmp_path))
    # staff 0.4 on service, fiber 0.595 on reach, which stands under service; unrest on nothing.
    answer = gaps(study)
    assert answer.weights_under("goal") == {"service": 1, "economy": 0}
    assert answer.weights_under("service") == {"reach": 1, "urgency": 0, "trust": 0}
    assert answer.weights_under("economy") == {"jobs": 0.5, "upkeep": 0.5}
    assert answer.notes_under("economy")[0].kind == "no_gap_at_all"
    staff, fiber, unrest = study.readiness
    moved = study.changed(readiness=[staff, fiber, unrest.changed(priority="jobs")])
    # Means 0.4975 under service, and 0.6 on jobs, which stands under economy.
    service = (0.4 + 0.595) / 2
    assert gaps(moved).weights_under("goal") == pytest.approx(
        {"service": service / (service + 0.6), "economy": 0.6 / (service + 0.6)}
    )


def test_unknown_nodes_and_rules_are_refused() -> None:
    with pytest.raises(UnknownNameError, match="'reach'; known: goal"):
        found().weights_under("reach")
    with pytest.raises(UnknownNameError, match="did you mean 'mean'"):
        gaps(study_with(), "means")  # type: ignore[arg-type] # what a caller may mistype


def test_answers_compare_by_value() -> None:
    assert found() == found()
    assert found() != found("sum")
