"""Numbers as people write them: two styles of decimals, fractions, and words for money."""

import re
from fractions import Fraction
from typing import Literal, TypeAlias

from mcdm_smartcity.errors import InvalidRecordError, Problem

NumberStyle: TypeAlias = Literal["1,234.5", "1.234,5"]
ENGLISH: NumberStyle = "1,234.5"
INDONESIAN: NumberStyle = "1.234,5"
MONEY_WORDS = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "milyar": 10**9, "triliun": 10**12}
_MONEY = re.compile(
    r"^(?:Rp\.?|IDR)?\s*(?P<number>[-+\d.,eE/]+)\s*(?P<word>[a-z]+)?$", re.IGNORECASE
)


def parse_number(text: str, style: NumberStyle = ENGLISH) -> float:
    """
    Read a number in the given style; a fraction such as 1/3 is read too.

    Raises
    ------
    InvalidRecordError
        The text is no number in this style; marks that group thousands must stand between groups
        of three digits, so that 1.5 is never read as 15.

    Examples
    --------
    >>> parse_number("1,234.5"), parse_number("1.234,5", "1.234,5"), parse_number("1/4")
    (1234.5, 1234.5, 0.25)
    """
    return _as_float(_exact(text, style), text)


def parse_money(text: str, style: NumberStyle = ENGLISH) -> float:
    """
    Read an amount of money: a number, with ``Rp`` or a word such as juta, miliar or triliun.

    Raises
    ------
    InvalidRecordError
        The text is no amount.

    Examples
    --------
    >>> parse_money("Rp 1,3 miliar", "1.234,5"), parse_money("Rp914.586.274.660", "1.234,5")
    (1300000000.0, 914586274660.0)
    >>> parse_money("700 juta")
    700000000.0
    """
    match = _MONEY.match(text.strip())
    word = (match["word"] or "").lower() if match else ""
    if match is None or (word and word not in MONEY_WORDS):
        raise _refusal(text, f"an amount, such as {_example(style)} or 700 juta; the words are "
                       f"{', '.join(MONEY_WORDS)}")  # fmt: skip
    return _as_float(_exact(match["number"], style) * MONEY_WORDS.get(word, 1), text)


def _as_float(number: Fraction, text: str) -> float:
    try:
        return float(number)
    except OverflowError:
        raise _refusal(text, "a number below 1e308") from None


def _exact(text: str, style: NumberStyle) -> Fraction:
    thousands, decimal = style[1], style[5]
    # Thousands that begin with 0 would be a decimal in the other style: 0.250 is no 250.
    grouped = rf"[1-9][0-9]{{0,2}}(?:{re.escape(thousands)}[0-9]{{3}})+"
    plain = rf"(?:{grouped}|[0-9]+)(?:{re.escape(decimal)}[0-9]*)?(?:[eE][-+]?[0-9]{{1,3}})?"
    compact = text.strip()
    if not re.fullmatch(rf"[-+]?(?:{plain}|[0-9]+/[0-9]+)", compact):
        raise _refusal(text, f"a number like {_example(style)}")
    try:
        return Fraction(compact.replace(thousands, "").replace(decimal, "."))
    except ZeroDivisionError:
        raise _refusal(text, "a fraction whose lower part is not 0") from None


def _example(style: NumberStyle) -> str:
    return f"{style} (style {style!r}: {style[1]!r} groups thousands, {style[5]!r} is decimal)"


def _refusal(text: str, wanted: str) -> InvalidRecordError:
    return InvalidRecordError("number", [Problem("", f"must be {wanted}; found {text!r}")])
