"""A questionnaire goes out empty, comes back filled, and changes one judge's judgements."""

import csv
from pathlib import Path

import numpy as np
import pytest

from mcdm_smartcity import (
    InvalidRecordError,
    InvalidStudyError,
    Study,
    StudyNotFoundError,
    UnknownNameError,
    example_study,
    parse_judgement,
    read_questionnaire,
    weigh,
    weigh_swot,
    write_questionnaire,
)

HEADER = "judge,node,first,second,value\n"


def filled(folder: Path, *lines: str) -> Path:
    path = folder / "answers.csv"
    path.write_text(HEADER + "".join(f"{line}\n" for line in lines))
    return path


def test_an_empty_questionnaire_asks_for_every_pair(tmp_path: Path) -> None:
    study = example_study()
    silent = study.changed(judgements=[j for j in study.judgements if j.judge == "ani"])
    path, count = write_questionnaire(silent, "budi", tmp_path / "budi.csv", filled=True)
    lines = path.read_text().splitlines()
    assert count == 3
    assert lines[0] == "judge,node,first,second,value,question"
    assert lines[1].startswith("budi,goal,reach,urgency,,")
    assert "how many times as important is reach as urgency?" in lines[1]


def test_a_questionnaire_is_empty_though_the_judge_has_answered_before(tmp_path: Path) -> None:
    path, _ = write_questionnaire(example_study(), "ani", tmp_path / "ani.csv")
    with path.open(newline="") as file:
        assert [row["value"] for row in csv.DictReader(file)] == ["", "", ""]


def test_an_answer_that_stands_keeps_its_source(tmp_path: Path) -> None:
    heard = {"basis": "published", "source": "minutes of 3 May", "note": "aloud"}
    said = {"judge": "ani", "node": "goal", "first": "urgency", "second": "reach", "value": 1 / 3}
    others = [j for j in example_study().judgements if {j.first, j.second} != {"reach", "urgency"}]
    study = example_study().changed(judgements=[*others, said | heard])
    path, _ = write_questionnaire(study, "ani", tmp_path / "ani.csv", filled=True)
    assert set(read_questionnaire(study, path).judgements) == set(study.judgements)
    path.write_text(path.read_text().replace("reach,urgency,3,", "reach,urgency,2,"))
    assert not any(j.source for j in read_questionnaire(study, path).judgements)


def test_questions_speak_bahasa_indonesia(tmp_path: Path) -> None:
    path, _ = write_questionnaire(example_study(), "ani", tmp_path / "ani.csv", "id")
    assert "berapa kali lebih penting" in path.read_text()


def test_what_was_said_is_filled_in_and_reads_back_equal(tmp_path: Path) -> None:
    study = example_study()
    path, _ = write_questionnaire(study, "ani", tmp_path / "ani.csv", filled=True)
    back = read_questionnaire(study, path)
    np.testing.assert_allclose(weigh(back).values, weigh(study).values, atol=1e-12)


def test_answers_in_words_replace_the_judges_earlier_ones(tmp_path: Path) -> None:
    answers = filled(
        tmp_path,
        "ani,goal,reach,urgency,sama penting",
        "ani,goal,reach,upkeep,Strongly more",
        "ani,goal,urgency,upkeep,",
    )
    study = read_questionnaire(example_study(), answers)
    said = {(j.first, j.second): j.value for j in study.judgements if j.judge == "ani"}
    assert said == {("reach", "urgency"): 1, ("reach", "upkeep"): 5}
    assert sum(j.judge == "budi" for j in study.judgements) == 3


def test_every_mistake_of_a_questionnaire_is_told_with_its_row(tmp_path: Path) -> None:
    answers = filled(
        tmp_path,
        "ani,goal,reach,urgency,quite more",
        "ani,goal,reach,upkeep,0",
        "ani,goal,reach,reach,3",
    )
    with pytest.raises(InvalidStudyError) as caught:
        read_questionnaire(example_study(), answers)
    told = [str(problem) for problem in caught.value.problems]
    assert len(told) == 3
    assert "row 2" in told[0]
    assert "strongly more" in told[0]
    assert "row 3" in told[1]
    assert "itself" in told[2]


def with_swot() -> Study:
    factors = [
        ("team", "Tim", "strength"),
        ("funds", "Dana", "strength"),
        ("law", "Aturan", "threat"),
    ]
    return example_study().changed(
        swot=[{"id": key, "name": name, "kind": kind} for key, name, kind in factors]
    )


def test_a_questionnaire_asks_for_the_swot_too(tmp_path: Path) -> None:
    path, count = write_questionnaire(with_swot(), "ani", tmp_path / "ani.csv", "id")
    kinds, factors = path.read_text().splitlines()[-2:]
    assert count == 5
    assert kinds.startswith("ani,swot,strength,threat,,")
    assert "Untuk posisi strategis: berapa kali lebih penting kekuatan dibanding ancaman?" in kinds
    assert factors.startswith("ani,strength,team,funds,,")
    assert "Untuk kekuatan: berapa kali lebih penting Tim dibanding Dana?" in factors


def test_answers_on_the_swot_weigh_it(tmp_path: Path) -> None:
    answers = filled(tmp_path, "ani,swot,strength,threat,3", "ani,strength,team,funds,equally")
    study = read_questionnaire(with_swot(), answers)
    weights = weigh_swot(study)
    assert weights.by_kind()["threat"] == pytest.approx(0.25)
    assert weights.overall("team") == pytest.approx(0.375)


def test_answers_of_a_stranger_are_refused(tmp_path: Path) -> None:
    answers = filled(tmp_path, "cici,goal,reach,urgency,3")
    with pytest.raises(InvalidStudyError, match="judge 'cici' is no known judge"):
        read_questionnaire(example_study(), answers)


def test_a_questionnaire_without_answers_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidStudyError, match="holds no answer"):
        read_questionnaire(example_study(), filled(tmp_path, "ani,goal,reach,urgency,"))


def test_a_missing_questionnaire_and_an_unknown_judge_are_told(tmp_path: Path) -> None:
    with pytest.raises(StudyNotFoundError, match="no questionnaire"):
        read_questionnaire(example_study(), tmp_path / "none.csv")
    with pytest.raises(UnknownNameError, match="did you mean 'ani'"):
        write_questionnaire(example_study(), "anni", tmp_path / "anni.csv")


@pytest.mark.parametrize(
    ("text", "value"),
    [("3", 3), ("1/5", 0.2), ("equally", 1), ("very  strongly LESS", 1 / 7), ("lebih penting", 5)],
)
def test_judgements_are_read_from_numbers_and_words(text: str, value: float) -> None:
    assert parse_judgement(text) == pytest.approx(value)


def test_unknown_words_are_refused_with_the_known_ones() -> None:
    with pytest.raises(InvalidRecordError, match=r"strongly more.*found 'a bit'"):
        parse_judgement("a bit")
