"""Bad studies: documents that are no study, and paths that lead to none."""

import json
from pathlib import Path

import pytest

from good_study import Bad, check, in_toml, problems_at, sentence_of, write_good_study
from mcdm_smartcity import StudyNotFoundError, read_study

SCHEMA = "schema = 1\n"
CURRENCY = 'currency = "IDR"\n'
HORIZON = "horizon = { first = 2024, last = 2028 }\n"


def head(sentence: str, old: str, new: str, value: str, hint: str) -> Bad:
    return Bad(sentence, in_toml(old, new), "study.toml", value, hint)


HEADS = [
    head(
        "a document without the version of its format",
        SCHEMA,
        "",
        "lacks the version",
        "write schema = 1",
    ),
    head("a format before the first", SCHEMA, "schema = 0\n", "found 0", "from 1 to 1"),
    head(
        "a format that does not exist yet",
        SCHEMA,
        "schema = 99\n",
        "is written in format 99",
        "install a newer version",
    ),
    head("a format in words", SCHEMA, 'schema = "1"\n', "found '1'", "a whole number from 1 to 1"),
    head("a format that is true", SCHEMA, "schema = true\n", "found True", "a whole number"),
    head(
        "a key that nobody knows",
        CURRENCY,
        f'{CURRENCY}note = "draft"\n',
        "unknown key 'note'",
        "did you mean 'notes'?",
    ),
    head(
        "a part that is no list",
        CURRENCY,
        f'{CURRENCY}links = "none"\n',
        "links must be a list of tables",
        "write each as [[links]]",
    ),
    head("a currency in small letters", CURRENCY, 'currency = "idr"\n', "found 'idr'", "[A-Z]{3}"),
    head("a currency of two letters", CURRENCY, 'currency = "Rp"\n', "found 'Rp'", "[A-Z]{3}"),
    head("a study without a currency", CURRENCY, "", "currency: ", "is missing"),
    head(
        "a horizon that runs backwards",
        HORIZON,
        "horizon = { first = 2028, last = 2024 }\n",
        "found 2028 and 2024",
        "first must not be after last",
    ),
    head("a study without a horizon", HORIZON, "", "horizon: ", "is missing"),
    head(
        "a study without a goal",
        'goal = "Programs that serve people soon"\n',
        "",
        "goal: ",
        "is missing",
    ),
    head(
        "a number style that nobody knows",
        CURRENCY,
        f'{CURRENCY}number_style = "comma"\n',
        "found 'comma'",
        "must be '1,234.5' or '1.234,5'",
    ),
    head(
        "a number style that is a list",
        CURRENCY,
        f'{CURRENCY}number_style = ["1,234.5"]\n',
        "found ['1,234.5']",
        "must be '1,234.5' or '1.234,5'",
    ),
    head("TOML that is broken", HORIZON, "horizon = { first = 2024\n", "is no TOML", "line 6"),
]


@pytest.mark.parametrize("bad", HEADS, ids=sentence_of)
def test_a_document_with_a_wrong_head_is_told(bad: Bad, tmp_path: Path) -> None:
    check(bad, tmp_path)


def test_another_format_is_all_that_is_told_of_a_document(tmp_path: Path) -> None:
    changes = (*in_toml(SCHEMA, "schema = 99\n"), *in_toml(CURRENCY, 'currency = "Rp"\n'))
    (problem,) = problems_at(write_good_study(tmp_path, *changes))
    assert "format 99" in problem.what


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"schema": 1,', "is no JSON"),
        ("", "is no JSON"),
        ('["schema", 1]', "must hold a table of keys, not list"),
        ('"study"', "must hold a table of keys, not str"),
        ("{}", "write schema = 1"),
    ],
)
def test_json_that_holds_no_study_is_told(text: str, words: str, tmp_path: Path) -> None:
    file = tmp_path / "study.json"
    file.write_text(text, "utf-8")
    (problem,) = problems_at(file)
    assert problem.where == "study.json"
    assert words in problem.what


def test_json_nested_without_end_is_told(tmp_path: Path) -> None:
    file = tmp_path / "study.json"
    file.write_text("[" * 100_000, "utf-8")
    (problem,) = problems_at(file)
    assert "is no JSON" in problem.what


def test_a_document_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    document = write_good_study(tmp_path) / "study.toml"
    document.write_bytes(document.read_text("utf-8").replace("Budi", "Budí").encode("latin-1"))
    (problem,) = problems_at(tmp_path)
    assert problem.where == "study.toml"
    assert "utf-8" in problem.what


def test_a_record_nested_in_json_is_told_with_its_place(tmp_path: Path) -> None:
    cost = {"year": 1, "funding": "city", "amount": -5}
    program = {"id": "network", "name": "Network", "dimension": "d", "agency": "a", "costs": [cost]}
    file = tmp_path / "study.json"
    file.write_text(json.dumps({"schema": 1, "programs": [program]}), "utf-8")
    places = [problem.where for problem in problems_at(file)]
    assert "study.json programs 1 (network) / costs 1 / amount" in places


def test_a_folder_without_a_study_is_told(tmp_path: Path) -> None:
    with pytest.raises(StudyNotFoundError, match=r"holds no study\.toml"):
        read_study(tmp_path)


def test_a_path_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    with pytest.raises(StudyNotFoundError, match=r"nothing at .*lost.*a folder or a file"):
        read_study(tmp_path / "lost")


@pytest.mark.parametrize("name", ["study.xlsx", "study.csv", "study"])
def test_a_file_of_another_kind_is_told(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(b"PK")
    with pytest.raises(StudyNotFoundError, match=r"neither a folder nor a \.toml or \.json file"):
        read_study(file)
