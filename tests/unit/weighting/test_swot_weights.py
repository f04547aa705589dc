"""A'WOT by hand: the product of the weight of a kind and the local weight of a factor."""

from typing import Any

import numpy as np
import pytest

from mcdm_smartcity import Study, UnknownNameError, example_study, weigh_swot

# Consistent judgements, so that priorities can be told by hand: kinds 4 : 3 : 2 : 1.
KINDS: dict[str, float] = {"strength": 4, "weakness": 3, "opportunity": 2, "threat": 1}
FACTORS: dict[str, dict[str, float]] = {
    "strength": {"team": 3, "trust": 1},
    "weakness": {"money": 2, "ego": 2, "data": 1},
    "opportunity": {"law": 1},
    "threat": {"flood": 1, "cuts": 4},
}
BEARING = {"team": "reach", "money": "reach", "law": "urgency"}


def study_with(
    judged: dict[str, dict[str, float]],
    judges: tuple[str, ...] = ("ani",),
    typed: dict[str, float] | None = None,
) -> Study:
    """The example study with the SWOT above, judged consistently by the given ratios."""
    study = example_study()
    factors: list[dict[str, Any]] = [
        {"id": name, "name": name, "kind": kind, "priority": BEARING.get(name)}
        | {"weight": (typed or {}).get(name)}
        for kind, names in FACTORS.items()
        for name in names
    ]
    said = [
        {"judge": judge, "node": node, "first": one, "second": two}
        | {"value": ratios[one] / ratios[two]}
        for node, ratios in judged.items()
        for judge in judges
        for k, one in enumerate(ratios)
        for two in list(ratios)[k + 1 :]
    ]
    return study.changed(swot=factors, judgements=[*study.judgements, *said])


def judged_all(**changes: Any) -> Study:
    return study_with({"swot": KINDS, **FACTORS}, **changes)


def overall(study: Study) -> dict[str, float]:
    return {row["factor"]: row["overall"] for row in weigh_swot(study).as_rows()}


def test_a_factor_weighs_its_kind_times_its_share_of_it() -> None:
    assert overall(judged_all()) == pytest.approx(
        {"team": 0.3, "trust": 0.1, "money": 0.12, "ego": 0.12, "data": 0.06, "law": 0.2}
        | {"flood": 0.02, "cuts": 0.08}
    )


def test_kinds_have_their_weights() -> None:
    weights = weigh_swot(judged_all())
    assert weights.kinds == tuple(KINDS)
    np.testing.assert_allclose(weights.values, [0.4, 0.3, 0.2, 0.1])
    assert weights.by_kind() == pytest.approx({k: v / 10 for k, v in KINDS.items()})
    assert weights.overall("law") == pytest.approx(0.2)


def test_priorities_weigh_the_factors_that_bear_on_them() -> None:
    weights = weigh_swot(judged_all())
    # team 0.3 + money 0.12 on reach, law 0.2 on urgency.
    assert weights.weights_under("goal") == pytest.approx(
        {"reach": 0.42 / 0.62, "urgency": 0.2 / 0.62, "upkeep": 0}
    )
    assert str(weights.notes_under("goal")[0]).endswith("by SWOT they weigh 0: upkeep")


def test_inconsistent_judgements_are_told_on_their_node() -> None:
    study = judged_all()
    turned = [
        judgement.changed(value=5) if judgement.first == "ego" else judgement
        for judgement in study.judgements
    ]
    weights = weigh_swot(study.changed(judgements=[
        judgement.changed(value=1 / 9) if judgement.second == "ego" else judgement
        for judgement in turned
    ]))  # fmt: skip
    told = [note.names[:2] for note in weights.notes if note.kind == "inconsistent"]
    assert told == [("ani", "weakness"), ("everybody", "weakness")]
    ratios = {c.node: c.ratio for c in weights.consistency if c.judge == "ani"}
    assert ratios["swot"] == pytest.approx(0, abs=1e-9)
    assert set(ratios) == {"swot", "strength", "weakness", "threat"}


def test_judges_who_say_nothing_are_told_once() -> None:
    notes = [str(note) for note in weigh_swot(judged_all()).notes]
    assert "these judges say nothing on the SWOT: budi" in notes
    assert not any(note.startswith("budi gave no judgement") for note in notes)


def test_a_judge_who_skips_a_node_is_told_there() -> None:
    study = judged_all(judges=("ani", "budi"))
    kept = [j for j in study.judgements if (j.judge, j.node) != ("budi", "threat")]
    weights = weigh_swot(study.changed(judgements=kept))
    notes = [str(note) for note in weights.notes]
    assert "budi gave no judgement on threat" in notes
    assert weights.overall("cuts") == pytest.approx(0.08)


def test_consensus_is_told_by_node_and_over_the_whole() -> None:
    weights = weigh_swot(judged_all(judges=("ani", "budi")))
    assert {entry.node for entry in weights.consensus_by_node} == {
        "swot", "strength", "weakness", "threat",
    }  # fmt: skip
    assert weights.consensus == pytest.approx(1)
    assert weigh_swot(judged_all()).consensus is None


def test_the_groups_matrix_is_the_geometric_mean_of_its_judges() -> None:
    study = judged_all()
    budi = {"judge": "budi", "node": "strength", "first": "team", "second": "trust"}
    shared = study.changed(judgements=[*study.judgements, budi | {"value": 1 / 3}])
    # ani 3 and budi 1/3: as important as each other.
    assert weigh_swot(shared).overall("team") == pytest.approx(0.2)


def test_typed_weights_serve_within_a_kind() -> None:
    judged: dict[str, dict[str, float]] = {
        "swot": KINDS,
        **{k: v for k, v in FACTORS.items() if k != "strength"},
    }
    weights = weigh_swot(study_with(judged, typed={"team": 6, "trust": 2}))
    assert weights.overall("team") == pytest.approx(0.3)
    assert [n.names for n in weights.notes if n.kind == "direct_weights"] == [("strength",)]


def test_points_over_all_factors_weigh_the_kinds_by_their_sums() -> None:
    points = {name: value for names in FACTORS.values() for name, value in names.items()}
    weights = weigh_swot(study_with({}, typed=points))
    assert sum(points.values()) == 15
    assert {name: weights.overall(name) for name in points} == pytest.approx(
        {name: value / 15 for name, value in points.items()}
    )
    kinds = [note.kind for note in weights.notes]
    assert kinds.count("direct_weights") == 3
    assert kinds.count("kinds_by_points") == 1


def test_judged_kinds_stand_above_points() -> None:
    points = {name: value for names in FACTORS.values() for name, value in names.items()}
    assert overall(study_with({"swot": KINDS}, typed=points)) == pytest.approx(
        overall(judged_all())
    )


def test_what_nobody_weighs_weighs_the_same_with_a_note() -> None:
    weights = weigh_swot(study_with({}))
    assert weights.by_kind() == dict.fromkeys(KINDS, 0.25)
    assert weights.overall("data") == pytest.approx(0.25 / 3)
    told = [note.names[0] for note in weights.notes if note.kind == "equal_weights"]
    assert told == ["swot", "strength", "weakness", "threat"]
    assert "nobody weighs what stands under swot" in str(weights.notes[0])
    assert weights.consistency == ()


def test_without_factors_there_is_nothing_to_weigh() -> None:
    weights = weigh_swot(example_study())
    assert (weights.kinds, weights.as_rows(), weights.values.shape) == ((), [], (0,))
    assert weights.by_kind() == dict.fromkeys(KINDS, 0)
    assert weights.weights_under("goal")["upkeep"] == pytest.approx(1 / 3)


def test_one_kind_weighs_everything() -> None:
    study = example_study().changed(swot=[{"id": "team", "name": "Team", "kind": "strength"}])
    assert weigh_swot(study).overall("team") == 1


def test_the_geometric_mean_serves_as_well() -> None:
    weights = weigh_swot(judged_all(), "geometric_mean")
    assert weights.method == "geometric_mean"
    assert weights.overall("team") == pytest.approx(0.3)


def test_judges_of_weight_0_do_not_count() -> None:
    study = judged_all()
    silent = [j.changed(weight=0) if j.id == "ani" else j for j in study.judges]
    weights = weigh_swot(study.changed(judges=silent))
    assert weights.by_kind() == dict.fromkeys(KINDS, 0.25)


def test_unknown_names_are_refused() -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'team'"):
        weigh_swot(judged_all()).overall("teem")
    with pytest.raises(UnknownNameError, match="weighting method"):
        weigh_swot(judged_all(), "magic")
    with pytest.raises(UnknownNameError, match="random index"):
        weigh_swot(judged_all(), random_index="magic")
