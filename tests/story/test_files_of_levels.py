"""Studies with levels of intensity as files, and the questionnaires that ask for the levels."""

import csv
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mcdm_smartcity import (
    Study,
    example_study,
    rate_intensities,
    read_questionnaire,
    read_study,
    write_questionnaire,
    write_study,
)
from strategies import fewer
from strategies_intensities import Levels, by_levels, judged_levels, levels_scale, typed_levels

KINDS = ("folder", "study.toml", "study.json")
ODD = "\"',;\n\r\t\\#={}[]/ \x00\x1f\x7f\x85\u00a0\u2028\ufeffé政😀"
NAMES = ("excellent", "very good", "poor")
PAIRS = {("excellent", "very good"): 2.0, ("very good", "poor"): 3.0}
words = st.lists(
    st.text(st.sampled_from(ODD) | st.characters(exclude_categories=["Cs"]), max_size=12)
    .map(lambda text: f"{text}x".strip())
    .filter(bool),
    min_size=3,
    max_size=4,
    unique=True,
)


def assert_reads_back_equal(study: Study, folder: Path) -> None:
    for kind in KINDS:
        write_study(study, folder / kind)
        assert read_study(folder / kind) == study, kind


@given(levels=words.flatmap(judged_levels) | typed_levels())
@example(levels=Levels(("1", "2"), {("1", "2"): 3.0}, (), ("1", "2", "2", "1")))
@example(levels=Levels(("1/3", "so, so"), {("1/3", "so, so"): 1 / 3}, (), ("1/3",) * 4))
@fewer(2)
def test_a_study_with_levels_reads_back_equal(
    tmp_path_factory: pytest.TempPathFactory, levels: Levels
) -> None:
    study = levels.study(unfunded=levels.names[-1])
    assert_reads_back_equal(study, tmp_path_factory.mktemp("levels"))


def test_levels_are_read_as_words_from_the_document_and_the_tables(tmp_path: Path) -> None:
    study = by_levels(NAMES, PAIRS, ("poor", "very good", "very good", "excellent"))
    write_study(study, tmp_path)
    document = tmp_path / "study.toml"
    records = '[{ level = "excellent" }, { level = "very good" }, { level = "poor" }]'
    text = document.read_text()
    assert text.count(records) == 1
    document.write_text(text.replace(records, '["excellent", "very good", "poor"]'))
    assert "network,urgency,poor" in (tmp_path / "scores.csv").read_text()
    assert "ani,urgency,excellent,very good,2" in (tmp_path / "judgements.csv").read_text()
    assert read_study(tmp_path) == study


def questions(study: Study, path: Path, language: str = "en") -> list[dict[str, Any]]:
    write_questionnaire(study, "ani", path, language, filled=True)
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def test_a_questionnaire_asks_for_every_pair_of_levels(tmp_path: Path) -> None:
    rows = questions(by_levels(NAMES, PAIRS, ("poor",) * 4), tmp_path / "ani.csv")
    asked = [row for row in rows if row["node"] == "urgency"]
    assert [(row["first"], row["second"], row["value"]) for row in asked] == [
        ("excellent", "very good", "2"),
        ("excellent", "poor", ""),
        ("very good", "poor", "3"),
    ]
    assert asked[0]["question"] == ("On urgency: how many times as good is excellent as very good?")
    assert sum(row["node"] == "goal" for row in rows) == 3


def test_a_questionnaire_asks_for_levels_in_bahasa_indonesia(tmp_path: Path) -> None:
    study = by_levels(("baik sekali", "buruk"), {("baik sekali", "buruk"): 4.0}, ("buruk",) * 4)
    asked = questions(study, tmp_path / "ani.csv", "id")[-1]
    assert asked["question"] == (
        "Pada urgency: berapa kali lebih baik baik sekali dibanding buruk?"
    )


def test_levels_with_typed_weights_are_not_asked_for(tmp_path: Path) -> None:
    study = by_levels(NAMES, {}, ("poor",) * 4, (5, 3, 1))
    assert {row["node"] for row in questions(study, tmp_path / "ani.csv")} == {"goal"}


def test_answers_on_levels_replace_the_earlier_ones(tmp_path: Path) -> None:
    study = by_levels(NAMES, PAIRS, ("poor",) * 4)
    path = tmp_path / "ani.csv"
    write_questionnaire(study, "ani", path, filled=True)
    path.write_text(path.read_text().replace("excellent,very good,2,", "excellent,very good,4,"))
    values = rate_intensities(read_questionnaire(study, path)).values("urgency")
    assert values == pytest.approx({"excellent": 1, "very good": 1 / 4, "poor": 1 / 12})


def test_a_questionnaire_asks_for_programs_that_are_compared(tmp_path: Path) -> None:
    # Reading it back replaces all that the judge said, so what it does not ask for would be lost.
    study = by_levels(NAMES, {}, ("poor",) * 4, (5, 3, 1))
    names = [program.id for program in study.programs]
    compared = study.changed(
        criteria=[
            c.changed(scale={"kind": "compared"}) if c.id == "urgency" else c
            for c in study.criteria
        ],
        programs=[
            p.changed(scores=[s for s in p.scores if s.criterion != "urgency"])
            for p in study.programs
        ],
        judgements=[
            *study.judgements,
            *(
                {"judge": "ani", "node": "urgency", "first": names[0], "second": name, "value": 2}
                for name in names[1:]
            ),
        ],
    )
    path = tmp_path / "ani.csv"
    asked = [row for row in questions(compared, path) if row["node"] == "urgency"]
    assert len(asked) == 6
    assert asked[0]["question"] == ("On urgency: how many times as good is network as data-center?")
    assert set(read_questionnaire(compared, path).judgements) == set(compared.judgements)


def test_the_scale_of_the_tests_is_one_that_people_write() -> None:
    scale = levels_scale(NAMES, (), "poor")
    assert scale == {"kind": "intensity", "levels": list(NAMES), "unfunded": "poor"}
    assert example_study().criteria[1].changed(scale=scale).scale.kind == "intensity"
