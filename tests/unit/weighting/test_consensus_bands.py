"""Words for a consensus, at the edges of Goepel's bands."""

import math

import pytest

from mcdm_smartcity import InvalidArrayError, consensus_band


@pytest.mark.parametrize(
    ("value", "word"),
    [
        (0.0, "very low"),
        (0.5, "very low"),
        (0.501, "low"),
        (0.649, "low"),
        (0.65, "moderate"),
        (0.75, "high"),
        (0.849, "high"),
        (0.85, "very high"),
        (1 + 1e-15, "very high"),
    ],
)
def test_a_band_has_its_word(value: float, word: str) -> None:
    assert consensus_band(value) == word


@pytest.mark.parametrize("value", [-0.01, 1.01, math.nan])
def test_what_is_no_consensus_is_refused(value: float) -> None:
    with pytest.raises(InvalidArrayError, match="between 0 and 1"):
        consensus_band(value)
