"""Judgements in words, as questionnaires have them, in English and Bahasa Indonesia."""

from types import MappingProxyType

from mcdm_smartcity.errors import InvalidRecordError, Problem
from mcdm_smartcity.study.amounts import ENGLISH, NumberStyle, parse_number

# The verbal scale of Saaty (1980), The Analytic Hierarchy Process: first over second.
JUDGEMENT_WORDS = MappingProxyType(
    {
        "equally": 1.0,
        "moderately more": 3.0,
        "strongly more": 5.0,
        "very strongly more": 7.0,
        "extremely more": 9.0,
        "moderately less": 1 / 3,
        "strongly less": 1 / 5,
        "very strongly less": 1 / 7,
        "extremely less": 1 / 9,
        "sama penting": 1.0,
        "sedikit lebih penting": 3.0,
        "lebih penting": 5.0,
        "jauh lebih penting": 7.0,
        "mutlak lebih penting": 9.0,
        "sedikit kurang penting": 1 / 3,
        "kurang penting": 1 / 5,
        "jauh kurang penting": 1 / 7,
        "mutlak kurang penting": 1 / 9,
    }
)


def parse_judgement(text: str, style: NumberStyle = ENGLISH) -> float:
    """
    Read a judgement: a number, a fraction, or words such as ``strongly more``.

    Raises
    ------
    InvalidRecordError
        The text is none of these; the message lists the words.

    Examples
    --------
    >>> parse_judgement("1/4"), parse_judgement("Strongly more"), parse_judgement("sama penting")
    (0.25, 5.0, 1.0)
    """
    words = " ".join(text.lower().split())
    if words in JUDGEMENT_WORDS:
        return JUDGEMENT_WORDS[words]
    if words[:1].isalpha():
        words = ", ".join(JUDGEMENT_WORDS)
        what = f"must be a number like 3 or 1/3, or one of: {words}; found {text!r}"
        raise InvalidRecordError("judgement", [Problem("", what)])
    return parse_number(text, style)
