"""Which judgement to ask about: by hand on small studies."""

from typing import Any

import numpy as np
import pytest

from mcdm_smartcity import (
    InvalidArrayError,
    Study,
    UnknownNameError,
    consistency_ratio,
    geometric_consistency_index,
    judgement_diagnostics,
    random_index,
    weigh,
    weigh_by,
    worst_judgements,
)
from mcdm_smartcity.weighting import agreement
from strategies_studies import study_of

ITEMS = {"goal": ["a", "b", "c", "d"]}
# Consistent with 8 : 4 : 2 : 1.
GOOD: list[list[float]] = [
    [1, 2, 4, 8],
    [1 / 2, 1, 2, 4],
    [1 / 4, 1 / 2, 1, 2],
    [1 / 8, 1 / 4, 1 / 2, 1],
]
# The same, but for b over c: 1/4 instead of 2.
BAD: list[list[float]] = [
    [1, 2, 4, 8],
    [1 / 2, 1, 1 / 4, 4],
    [1 / 4, 4, 1, 2],
    [1 / 8, 1 / 4, 1 / 2, 1],
]


def study(**said: Any) -> Study:
    return study_of(ITEMS, {judge: {"goal": matrix} for judge, matrix in said.items()})


def given(*pairs: tuple[int, int, float], size: int = 4) -> Any:
    matrix = np.full((size, size), np.nan)
    for i, j, value in pairs:
        matrix[i, j], matrix[j, i] = value, 1 / value
    return matrix


def test_a_consistent_judge_has_nothing_to_be_asked() -> None:
    (entry,) = judgement_diagnostics(study(ani=GOOD), proposals=True).entries
    assert entry.ratio == pytest.approx(0, abs=1e-12)
    assert entry.geometric_index == pytest.approx(0, abs=1e-12)
    assert entry.koczkodaj == pytest.approx(0, abs=1e-12)
    assert (entry.dissonance, entry.circular_triads) == (0, 0)
    assert (entry.worst, entry.ratio_if_revised, entry.proposal) == (None, None, ())
    assert entry.notes == ()


def test_the_judgement_that_breaks_consistency_is_named_with_what_the_others_imply() -> None:
    (entry,) = judgement_diagnostics(study(ani=BAD)).entries
    assert entry.ratio == pytest.approx(float(consistency_ratio(BAD)))
    assert entry.geometric_index == pytest.approx(float(geometric_consistency_index(BAD)))
    assert entry.geometric_limit == pytest.approx(2 * 4 / 2 * 0.884158 * 0.1)
    # In triad a, b, c: 2 · 1/4 for 4, a factor of 8.
    assert entry.koczkodaj == pytest.approx(1 - 1 / 8)
    assert entry.worst is not None
    # 1/4 is told as c over b.
    assert (entry.worst.first, entry.worst.second, entry.worst.given) == ("c", "b", 4.0)
    assert entry.worst.suggested < 2
    assert entry.ratio_if_revised is not None
    assert entry.ratio is not None
    assert entry.ratio_if_revised < entry.ratio / 2


def test_reversed_triads_are_counted() -> None:
    # a over b and b over c, yet c over a: all three detours reverse, and no order fits.
    circle = [[1, 2, 1 / 2], [1 / 2, 1, 2], [2, 1 / 2, 1]]
    said = {"ani": {"goal": circle}}
    (entry,) = judgement_diagnostics(study_of({"goal": ["a", "b", "c"]}, said)).entries
    assert entry.circular_triads == 1
    assert entry.dissonance == pytest.approx(1)
    assert entry.congruence == pytest.approx(np.log(8))


def test_a_proposal_is_made_on_request_and_named_and_never_applied() -> None:
    asked = study(ani=BAD)
    before = asked.judgements
    (without,) = judgement_diagnostics(asked).entries
    assert without.proposal is None
    (entry,) = judgement_diagnostics(asked, proposals=True).entries
    assert entry.proposal is not None
    assert (entry.proposal[0].first, entry.proposal[0].second) == ("c", "b")
    assert entry.proposal[0].suggested < 4
    assert entry.ratio_if_repaired == pytest.approx(0.1, abs=1e-4)
    assert asked.judgements == before


def test_a_wider_limit_asks_for_less() -> None:
    found = judgement_diagnostics(study(ani=BAD, budi=GOOD), proposals=True, limit=0.2)
    (beyond,) = found.beyond_limit()
    assert beyond.judge == "ani"
    assert beyond.ratio_if_repaired == pytest.approx(0.2, abs=1e-4)
    assert beyond.geometric_limit == pytest.approx(2 * 4 / 2 * 0.884158 * 0.2)


def test_the_worst_ratio_comes_first() -> None:
    worse = given((0, 1, 9), (1, 2, 9), (0, 2, 1 / 9), (0, 3, 1), (1, 3, 1), (2, 3, 1))
    found = judgement_diagnostics(study(ani=BAD, budi=worse, citra=GOOD))
    assert [entry.judge for entry in found.beyond_limit()] == ["budi", "ani"]


def test_two_items_cannot_contradict_each_other() -> None:
    said = {"ani": {"goal": [[1, 3], [1 / 3, 1]]}}
    (entry,) = judgement_diagnostics(study_of({"goal": ["a", "b"]}, said), proposals=True).entries
    measures = (
        entry.ratio,
        entry.geometric_index,
        entry.geometric_limit,
        entry.koczkodaj,
        entry.congruence,
        entry.dissonance,
        entry.circular_triads,
        entry.worst,
        entry.proposal,
    )
    assert measures == (None,) * 9
    assert "cannot contradict each other" in str(entry.notes[0])


def test_a_tree_of_judgements_leaves_nothing_to_check() -> None:
    (entry,) = judgement_diagnostics(study(ani=given((0, 1, 2), (1, 2, 2), (2, 3, 2)))).entries
    assert (entry.ratio, entry.geometric_index, entry.koczkodaj) == (None, None, None)
    assert (entry.missing, entry.circular_triads, entry.worst) == (3, None, None)
    assert [note.kind for note in entry.notes] == ["unchecked"]


def test_groups_that_nothing_connects_have_no_ratio_but_may_have_triads() -> None:
    part = given((0, 1, 2), (1, 2, 2), (0, 2, 1))
    entry = judgement_diagnostics(study(ani=GOOD, budi=part)).entries[1]
    assert (entry.ratio, entry.worst) == (None, None)
    assert entry.koczkodaj == pytest.approx(1 - 1 / 4)
    assert [note.kind for note in entry.notes] == ["disconnected"]


def test_a_ring_of_four_has_a_ratio_but_no_triad() -> None:
    ring = given((0, 1, 2), (1, 2, 2), (2, 3, 2), (0, 3, 1))
    (entry,) = judgement_diagnostics(study(ani=ring)).entries
    assert entry.ratio is not None
    assert (entry.koczkodaj, entry.circular_triads) == (None, None)
    assert [note.kind for note in entry.notes] == ["no_triad"]


def test_rows_say_in_words_what_is_not_defined() -> None:
    rows = judgement_diagnostics(study(ani=BAD, budi=given((0, 1, 2), (1, 2, 2), (2, 3, 2))))
    first, second = rows.as_rows()
    assert (first["judge"], first["first"], first["given"], first["note"]) == ("ani", "c", 4.0, "")
    assert (second["ratio"], second["first"]) == (None, None)
    assert "too few judgements" in second["note"]


def test_a_judge_of_weight_0_is_not_diagnosed() -> None:
    said = {"ani": {"goal": GOOD}, "budi": {"goal": BAD}}
    found = judgement_diagnostics(study_of(ITEMS, said, weights={"budi": 0}))
    assert [entry.judge for entry in found.entries] == ["ani"]


def test_ratios_refer_to_the_table_that_is_asked_for() -> None:
    (entry,) = judgement_diagnostics(study(ani=BAD), random_index="saaty1980").entries
    assert entry.ratio == pytest.approx(float(consistency_ratio(BAD, "saaty1980")))


@pytest.mark.parametrize("limit", [0, -0.1, np.nan, np.inf])
def test_a_limit_that_is_none_is_refused(limit: float) -> None:
    with pytest.raises(InvalidArrayError, match="limit must be"):
        judgement_diagnostics(study(ani=GOOD), limit=limit)


def test_an_unknown_table_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="saaty1066"):
        judgement_diagnostics(study(ani=GOOD), random_index="saaty1066")


def test_many_patterns_of_a_study_are_not_simulated_and_all_ratios_refer_to_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    items = "abcdefg"
    draws = np.random.default_rng(3)
    matrices = [np.ones((7, 7)) for _ in range(2)]
    for gap, matrix in zip((3, 5), matrices, strict=True):
        for i, j in zip(*np.triu_indices(7, 1), strict=True):
            value = np.nan if i == 0 and j == gap else float(draws.integers(1, 10))
            matrix[i, j], matrix[j, i] = value, 1 / value
    panel = {"ani": {"goal": matrices[0]}, "budi": {"goal": matrices[1]}}
    monkeypatch.setattr(agreement, "MOST_SIMULATED", 1)
    several = study_of({"goal": list(items)}, panel)
    linear = random_index(7, 1)
    for weights in (weigh(several), *weigh_by(several, "judge").weights):
        judged = [entry for entry in weights.consistency if entry.missing]
        assert {entry.random_index for entry in judged} == {"exact, linear in the missing pairs"}
        assert {entry.random_index_value for entry in judged} == {linear}
    for entry, matrix in zip(
        judgement_diagnostics(several, proposals=True).entries, matrices, strict=True
    ):
        assert entry.ratio == pytest.approx(float(consistency_ratio(matrix, linear)))
        worst = worst_judgements(matrix, 1, random_index=linear)[0]
        assert entry.ratio_if_revised == pytest.approx(worst.ratio_if_replaced)
        assert entry.ratio_if_repaired is not None
        assert entry.ratio_if_repaired <= 0.1
