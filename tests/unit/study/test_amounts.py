"""Numbers and money as people write them."""

import pytest

from mcdm_smartcity import InvalidRecordError, parse_money, parse_number
from mcdm_smartcity.study.amounts import ENGLISH, INDONESIAN, NumberStyle


@pytest.mark.parametrize(
    ("text", "style", "number"),
    [
        ("12", ENGLISH, 12),
        ("12", INDONESIAN, 12),
        ("1,234.5", ENGLISH, 1234.5),
        ("1.234,5", INDONESIAN, 1234.5),
        ("1,234,567", ENGLISH, 1234567),
        ("1.234.567,89", INDONESIAN, 1234567.89),
        ("1.500", ENGLISH, 1.5),
        ("1.500", INDONESIAN, 1500),
        ("1234", INDONESIAN, 1234),
        ("0.123", ENGLISH, 0.123),
        ("0,123", INDONESIAN, 0.123),
        ("-3.5", ENGLISH, -3.5),
        ("-1.234,5", INDONESIAN, -1234.5),
        ("+3", ENGLISH, 3),
        ("1e3", ENGLISH, 1000),
        ("2.5E-2", ENGLISH, 0.025),
        ("2,5e2", INDONESIAN, 250),
        ("1/4", ENGLISH, 0.25),
        ("-1/8", INDONESIAN, -0.125),
        ("0/3", ENGLISH, 0),
        ("  7 ", ENGLISH, 7),
    ],
)
def test_a_number_is_read_in_its_style(text: str, style: NumberStyle, number: float) -> None:
    assert parse_number(text, style) == number


@pytest.mark.parametrize(
    "text",
    ["", "many", "1.234,5", "12,34", "1,2345", "1,23", ",5", "1 000", "1_000", "--1", "1/2/3",
     "1/-2", "1,000/2", "12%", "Rp 5", "0x10", "nan", "inf", "1e", "e5", "1.2.3"],
)  # fmt: skip
def test_what_is_no_english_number_is_refused(text: str) -> None:
    with pytest.raises(InvalidRecordError, match=r"must be a number like 1,234\.5"):
        parse_number(text)


@pytest.mark.parametrize("text", ["1.5", "12.34", "1.2345", "1,234.5", "1,5,5", "1.5e3"])
def test_what_is_no_indonesian_number_is_refused(text: str) -> None:
    with pytest.raises(InvalidRecordError, match=r"must be a number like 1\.234,5"):
        parse_number(text, INDONESIAN)


@pytest.mark.parametrize(("text", "style"), [("0.250", INDONESIAN), ("-0,125", ENGLISH)])
def test_a_decimal_of_the_other_style_is_never_read_as_thousands(
    text: str, style: NumberStyle
) -> None:
    # Nobody writes thousands with a leading zero; 0.250 is a quarter, not 250.
    with pytest.raises(InvalidRecordError, match="must be a number like"):
        parse_number(text, style)


def test_a_fraction_over_zero_is_refused() -> None:
    with pytest.raises(InvalidRecordError, match="lower part is not 0; found '1/0'"):
        parse_number("1/0")


@pytest.mark.parametrize("text", ["1e400", "1e999999999", "9" * 400])
def test_a_number_beyond_all_floats_is_refused(text: str) -> None:
    with pytest.raises(InvalidRecordError, match=f"must be a number .*found '{text}'"):
        parse_number(text)


def test_a_refusal_tells_what_was_found_and_what_the_marks_mean() -> None:
    with pytest.raises(InvalidRecordError) as caught:
        parse_number("1.5", INDONESIAN)
    assert "found '1.5'" in str(caught.value)
    assert "'.' groups thousands, ',' is decimal" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "style", "amount"),
    [
        ("5", ENGLISH, 5),
        ("Rp1.000.000", INDONESIAN, 1e6),
        ("Rp 1,580 miliar", INDONESIAN, 1.58e9),
        ("Rp 1,580 miliar", ENGLISH, 1.58e12),
        ("rp. 10", INDONESIAN, 10),
        ("IDR 1,000.50", ENGLISH, 1000.5),
        ("3 ribu", ENGLISH, 3e3),
        ("700juta", ENGLISH, 7e8),
        ("1.5 milyar", ENGLISH, 1.5e9),
        ("2,5 Triliun", INDONESIAN, 2.5e12),
        ("1/2 miliar", INDONESIAN, 5e8),
        ("-5 juta", ENGLISH, -5e6),
        ("1e3 juta", ENGLISH, 1e9),
        (" 700 juta ", INDONESIAN, 7e8),
    ],
)
def test_an_amount_is_read(text: str, style: NumberStyle, amount: float) -> None:
    assert parse_money(text, style) == amount


def test_words_for_money_lose_no_rupiah() -> None:
    # In floats 1.001 * 10 ** 9 is not a whole number.
    assert parse_money("1.001 miliar") == 1_001_000_000


@pytest.mark.parametrize("text", ["", "Rp", "juta", "USD 5", "5 dollars", "5 juta juta", "Rp5rb"])
def test_what_is_no_amount_is_refused_with_the_words(text: str) -> None:
    with pytest.raises(InvalidRecordError, match=r"must be an amount.*ribu, juta, miliar, milyar"):
        parse_money(text)


@pytest.mark.parametrize(("text", "style"), [("1.5 juta", INDONESIAN), ("12,34 juta", ENGLISH)])
def test_an_amount_in_the_other_style_is_refused(text: str, style: NumberStyle) -> None:
    with pytest.raises(InvalidRecordError, match="must be a number like"):
        parse_money(text, style)
