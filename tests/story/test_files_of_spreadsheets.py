"""Tables as spreadsheets write them: semicolons, marks, two number styles, words for money."""

import csv
from io import StringIO
from pathlib import Path

import pytest

from good_study import FILES, Change, in_table, in_toml, problems_at, write_good_study
from mcdm_smartcity import InvalidRecordError, Study, parse_money, parse_number, read_study
from mcdm_smartcity.study import NumberStyle

TABLES = tuple(name for name in FILES if name.endswith(".csv"))
DECIMALS = (
    in_table("scores", "network,reach,12.5", 'network,reach,"12,5"')
    + in_table("scores", "1250.5", '"1.250,5"')
    + in_table("scores", "6.25", '"6,25"')
    + in_table("judgements", "1.5", '"1,5"')
    + in_table("links", "0.25", '"0,25"')
    + in_table("readiness", "30.5", '"30,5"')
    + in_table("costs", "500000000.75", '"500.000.000,75"')
)
STATED = in_toml('currency = "IDR"', 'currency = "IDR"\nnumber_style = "1.234,5"')
WIDE = """\
program,reach,urgency,trust,jobs,upkeep
network,12.5,high,4,20,1250.5
data-center,5,low,6.25,10,800
command-center,60,high,8,40,900
cctv,35,low,2,15,300
"""


def good(folder: Path, *changes: Change) -> Study:
    return read_study(write_good_study(folder, *changes))


def rewritten(text: str, delimiter: str, line_end: str) -> str:
    """The same table with another separator and line end."""
    buffer = StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator=line_end)
    writer.writerows(csv.reader(StringIO(text, newline="")))
    return buffer.getvalue()


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_tables_saved_by_a_spreadsheet_give_the_same_study(
    delimiter: str, mark: str, line_end: str, tmp_path: Path
) -> None:
    study = good(tmp_path)
    for table in TABLES:
        text = mark + rewritten(FILES[table], delimiter, line_end)
        (tmp_path / table).write_bytes(text.encode())
    assert read_study(tmp_path) == study


def test_a_document_with_a_byte_order_mark_gives_the_same_study(tmp_path: Path) -> None:
    study = good(tmp_path)
    document = tmp_path / "study.toml"
    document.write_bytes(b"\xef\xbb\xbf" + document.read_bytes())
    assert read_study(tmp_path) == study


def test_empty_lines_and_spaces_around_cells_change_nothing(tmp_path: Path) -> None:
    study = good(tmp_path)
    links = tmp_path / "links.csv"
    links.write_text(f"\n{links.read_text('utf-8').replace(',', ' , ')}\n , \n\n", "utf-8")
    assert read_study(tmp_path) == study


def test_both_number_styles_give_the_same_study(tmp_path: Path) -> None:
    english = good(tmp_path / "english")
    assert good(tmp_path / "indonesian", *STATED, *DECIMALS) == english


def test_the_number_style_can_be_given_by_the_caller(tmp_path: Path) -> None:
    english = good(tmp_path / "english")
    folder = write_good_study(tmp_path / "indonesian", *DECIMALS)
    assert read_study(folder, "1.234,5") == english


def test_the_number_style_of_the_caller_stands_above_the_one_stated(tmp_path: Path) -> None:
    english = good(tmp_path / "english")
    assert read_study(write_good_study(tmp_path / "stated", *STATED), "1,234.5") == english


def test_numbers_in_the_document_need_no_style(tmp_path: Path) -> None:
    study = good(tmp_path, *STATED, *DECIMALS)
    assert [criterion.weight for criterion in study.criteria[3:]] == [0.6, 0.4]


def test_words_for_money_are_read_in_a_table(tmp_path: Path) -> None:
    costs = in_table("costs", "network,1,city,400000000", "network,1,city,400 juta")
    costs += in_table("costs", "700000000", '"Rp 1,3 miliar"')
    study = good(tmp_path, *STATED, *DECIMALS, *costs)
    assert study.costs.total.tolist() == [4e8, 800000000.75, 1.3e9, 0]


@pytest.mark.parametrize(
    ("text", "style", "amount"),
    [
        ("700 juta", "1,234.5", 700e6),
        ("700juta", "1.234,5", 700e6),
        ("1.3 miliar", "1,234.5", 1.3e9),
        ("Rp 1,3 miliar", "1.234,5", 1.3e9),
        ("Rp. 1,3 Milyar", "1.234,5", 1.3e9),
        ("2,5 triliun", "1.234,5", 2.5e12),
        ("IDR 250 ribu", "1,234.5", 250e3),
        ("Rp914.586.274.660", "1.234,5", 914586274660),
        ("rp 914,586,274,660.25", "1,234.5", 914586274660.25),
        (" 0 ", "1,234.5", 0),
        ("1/2 miliar", "1,234.5", 500e6),
        # A tenth has no exact double; read as a fraction first, it stays the nearest one.
        ("0.1 triliun", "1,234.5", 100e9),
    ],
)
def test_an_amount_of_money_is_read_right(text: str, style: NumberStyle, amount: float) -> None:
    assert parse_money(text, style) == amount


@pytest.mark.parametrize("style", ["1,234.5", "1.234,5"])
@pytest.mark.parametrize(
    "text", ["", "Rp", "juta", "700 jutaa", "7 juta 5", "$5", "1.2.3", "12,34,567", "1,23.4", "1/0"]
)
def test_what_is_no_amount_is_refused(text: str, style: NumberStyle) -> None:
    with pytest.raises(InvalidRecordError, match=r"must be .*; found"):
        parse_money(text, style)


@pytest.mark.parametrize(
    ("text", "style"),
    [("1.234,5", "1,234.5"), ("12.34", "1.234,5"), ("1,5", "1,234.5"), ("1.5", "1.234,5")],
)
def test_a_number_of_the_other_style_is_never_read_as_another_number(
    text: str, style: NumberStyle
) -> None:
    with pytest.raises(InvalidRecordError, match="groups thousands"):
        parse_number(text, style)


def test_one_row_a_program_gives_the_same_scores_as_one_row_a_score(tmp_path: Path) -> None:
    plain = in_table("scores", "inferred,budget line 7", ",")
    plain += in_table("scores", '"asked, not measured"', "")
    wide = Change("scores.csv", FILES["scores.csv"], WIDE)
    assert good(tmp_path / "wide", wide) == good(tmp_path / "long", *plain)


def test_a_source_beside_one_row_a_program_holds_for_all_its_scores(tmp_path: Path) -> None:
    text = WIDE.replace("upkeep\n", "upkeep,basis,source\n").replace("300\n", "300,published,BPS\n")
    study = good(tmp_path, Change("scores.csv", FILES["scores.csv"], text))
    assert {score.source for score in study.programs[3].scores} == {"BPS"}
    assert {score.basis for score in study.programs[0].scores} == {"assumed"}


def test_a_mistake_in_one_row_a_program_is_told_with_row_and_column(tmp_path: Path) -> None:
    text = WIDE.replace("12.5", "112.5").replace("cctv,35,low", "cctv,35,lwo")
    folder = write_good_study(tmp_path, Change("scores.csv", FILES["scores.csv"], text))
    one, two = problems_at(folder)
    assert (one.where, two.where) == (
        "scores.csv row 2, column reach",
        "scores.csv row 5, column urgency",
    )


@pytest.mark.parametrize("column", ["program", "reach"])
def test_a_column_given_twice_with_one_row_a_program_is_told_once(
    column: str, tmp_path: Path
) -> None:
    text = "".join(f"{line},{line.split(',')[0]}\n" for line in WIDE.splitlines())
    text = text.replace("upkeep,program", f"upkeep,{column}")
    folder = write_good_study(tmp_path, Change("scores.csv", FILES["scores.csv"], text))
    (problem,) = problems_at(folder)
    assert problem.where == "scores.csv header"
    assert f"has the columns {column} twice" in problem.what


def test_an_unknown_criterion_with_one_row_a_program_is_told(tmp_path: Path) -> None:
    text = WIDE.replace("reach", "reech")
    folder = write_good_study(tmp_path, Change("scores.csv", FILES["scores.csv"], text))
    told = "\n".join(map(str, problems_at(folder)))
    assert "criterion 'reech' is no known criterion; did you mean 'reach'?" in told
