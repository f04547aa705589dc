"""Bad studies: programs that cannot be done in time, and records without what they must tell."""

from pathlib import Path

import pytest

from good_study import Bad, check, in_table, in_toml, sentence_of

DURATION = "duration = 2\nearliest = 2025\nlatest = 2026\n"
DATA_CENTER = "study.toml programs 2 (data-center)"
SOURCE = 'source = "https://example.org/rkpd"\n'


def lasting(sentence: str, fields: str, value: str, hint: str) -> Bad:
    return Bad(sentence, in_toml(DURATION, f"{fields}\n"), DATA_CENTER, value, hint)


TIMES = [
    lasting(
        "an earliest start before the horizon",
        "duration = 2\nearliest = 2023",
        "earliest start 2023",
        "outside the horizon 2024-2028",
    ),
    lasting(
        "a latest start after the horizon",
        "duration = 2\nlatest = 2029",
        "latest start 2029",
        "outside the horizon 2024-2028",
    ),
    lasting(
        "an earliest start after the latest",
        "duration = 2\nearliest = 2026\nlatest = 2025",
        "earliest start 2026",
        "after latest start 2025",
    ),
    lasting(
        "a program that starts too late to finish",
        "duration = 2\nearliest = 2028",
        "lasts 2 years from 2028 and would finish in 2029",
        "the horizon's last year 2028",
    ),
    lasting(
        "a program that is longer than the horizon",
        "duration = 6",
        "lasts 6 years from 2024 and would finish in 2029",
        "the horizon's last year 2028",
    ),
    lasting(
        "a program that takes no time", "duration = 0", "found 0", "greater than or equal to 1"
    ),
    lasting("a duration in words", 'duration = "two"', "found 'two'", "valid integer"),
    lasting(
        "a start in the middle of a year",
        "duration = 2\nearliest = 2025.5",
        "found 2025.5",
        "integer",
    ),
]
RECORDS = [
    Bad(
        "a program published without a source",
        in_toml(SOURCE, ""),
        "study.toml programs 1 (network)",
        "'published' needs a source",
        "name it, or write 'assumed'",
    ),
    Bad(
        "a program published with an empty source",
        in_toml(SOURCE, 'source = " "\n'),
        "study.toml programs 1 (network)",
        "'published' needs a source",
        "name it, or write 'assumed'",
    ),
    Bad(
        "a score published without a source",
        in_table("scores", "network,jobs,20,", "network,jobs,20,published"),
        "scores.csv row 5",
        "'published' needs a source",
        "name it, or write 'assumed'",
    ),
    Bad(
        "a basis that is misspelt in the document",
        in_toml('basis = "published"', 'basis = "publised"'),
        "study.toml programs 1 (network) / basis",
        "found 'publised'",
        "'published', 'inferred' or 'assumed'",
    ),
    Bad(
        "a basis that is misspelt in a table",
        in_table("scores", "inferred", "guessed"),
        "scores.csv row 6 / basis",
        "found 'guessed'",
        "'published', 'inferred' or 'assumed'",
    ),
    Bad(
        "a program without a name",
        in_toml('name = "Network"\n', ""),
        "study.toml programs 1 (network)",
        "name: ",
        "is missing",
    ),
    Bad(
        "a program with an empty name",
        in_toml('name = "Network"', 'name = ""'),
        "study.toml programs 1 (network) / name",
        "language ''",
        "empty",
    ),
    Bad(
        "a name that is empty in one language",
        in_toml('id = "Studi yang baik"', 'id = " "'),
        "study.toml / name",
        "language 'id'",
        "empty",
    ),
    Bad(
        "a name that is a number",
        in_toml('name = "Network"', "name = 5"),
        "study.toml programs 1 (network) / name",
        "found 5",
        "must be words",
    ),
    Bad(
        "an id with a space in it",
        in_toml('id = "good"', 'id = "very good"'),
        "study.toml / id",
        "found 'very good'",
        "[A-Za-z0-9._-]",
    ),
    Bad(
        "a key of a program that nobody knows",
        in_toml("quick_win", "quickwin"),
        "study.toml programs 3 (command-center)",
        "quickwin",
        "did you mean 'quick_win'?",
    ),
]


@pytest.mark.parametrize("bad", TIMES, ids=sentence_of)
def test_a_program_that_cannot_be_done_in_time_is_told(bad: Bad, tmp_path: Path) -> None:
    check(bad, tmp_path)


@pytest.mark.parametrize("bad", RECORDS, ids=sentence_of)
def test_a_record_that_lacks_what_it_must_tell_is_told(bad: Bad, tmp_path: Path) -> None:
    check(bad, tmp_path)
