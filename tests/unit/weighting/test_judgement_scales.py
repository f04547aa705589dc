"""Judgements read on other scales, by hand."""

import numpy as np
import pytest

from mcdm_smartcity import apply_scale, eigenvector
from mcdm_smartcity.errors import InvalidComparisonsError, UnknownNameError
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.weighting.methods.judgement_scales import SCALES

GAP = np.nan
STEPS = np.arange(1.0, 10.0)


def favouring(size: int, judgement: float) -> FloatArray:
    """One item judged so over each of the others, which are equal."""
    matrix = np.ones((size, size))
    matrix[0, 1:], matrix[1:, 0] = judgement, 1 / judgement
    return matrix


def ratios(scale: str, size: int = 2) -> FloatArray:
    """What the judgements 1 to 9 become."""
    return np.array([apply_scale(favouring(size, step), scale)[0, 1] for step in STEPS])


def test_there_are_the_ten_scales_of_goepel() -> None:
    assert sorted(SCALES) == [
        "adaptive",
        "adaptive_balanced",
        "balanced",
        "balanced_n",
        "geometric",
        "inverse_linear",
        "linear",
        "logarithmic",
        "power",
        "root",
    ]


@pytest.mark.parametrize(
    ("scale", "largest"),
    [
        ("linear", 9),
        ("logarithmic", 3.321928095),
        ("root", 3),
        ("inverse_linear", 9),
        ("balanced", 9),
        ("balanced_n", 9),
        ("power", 81),
        ("geometric", 256),
    ],
)
@pytest.mark.parametrize("size", [2, 3, 7])
def test_a_judgement_of_9_becomes_the_largest_ratio_of_the_scale(
    scale: str, largest: float, size: int
) -> None:
    # As AHP-OS lists them.
    assert ratios(scale, size)[-1] == pytest.approx(largest, rel=1e-9)


def test_the_balanced_scale_prints_as_salo_and_hamalainen_published() -> None:
    # Salo and Hämäläinen (1997): shares of 0.50, 0.55 … 0.90 of two items.
    printed = [1, 1.22, 1.5, 1.86, 2.33, 3.00, 4.00, 5.67, 9.00]
    np.testing.assert_allclose(ratios("balanced"), printed, rtol=0, atol=0.005)


@pytest.mark.parametrize("scale", ["balanced_n", "adaptive_balanced"])
@pytest.mark.parametrize("size", [2, 3, 5, 9])
def test_balanced_scales_raise_the_priority_in_equal_steps(scale: str, size: int) -> None:
    shares = [eigenvector(apply_scale(favouring(size, s), scale))[0] for s in STEPS]
    np.testing.assert_allclose(np.diff(shares), (shares[-1] - 1 / size) / 8, rtol=1e-9)


@pytest.mark.parametrize("scale", ["adaptive", "adaptive_balanced"])
@pytest.mark.parametrize("size", [2, 3, 5, 9])
def test_adaptive_scales_give_the_dominant_of_any_number_of_items_nine_tenths(
    scale: str, size: int
) -> None:
    assert eigenvector(apply_scale(favouring(size, 9), scale))[0] == pytest.approx(0.9, rel=1e-12)


@pytest.mark.parametrize("scale", ["adaptive", "adaptive_balanced", "balanced_n"])
def test_scales_that_adapt_to_the_number_of_items_are_plain_ones_for_two(scale: str) -> None:
    plain = "linear" if scale == "adaptive" else "balanced"
    np.testing.assert_allclose(ratios(scale), ratios(plain), rtol=1e-12)


def test_missing_judgements_stay_missing() -> None:
    scaled = apply_scale([[1, 4, GAP], [1 / 4, 1, 1 / 9], [GAP, 9, 1]], "root")
    np.testing.assert_allclose(scaled, [[1, 2, GAP], [1 / 2, 1, 1 / 3], [GAP, 3, 1]], rtol=1e-15)


def test_judgements_between_the_steps_and_beyond_9_follow_the_formula_too() -> None:
    assert apply_scale(favouring(2, 2.5), "power")[0, 1] == 6.25
    assert apply_scale(favouring(2, 100), "root")[0, 1] == 10


@pytest.mark.parametrize("scale", SCALES)
def test_one_item_stays_as_it_is(scale: str) -> None:
    assert apply_scale([[1]], scale).tolist() == [[1]]


@pytest.mark.parametrize("scale", SCALES)
def test_a_panel_keeps_its_shape_and_single_precision(scale: str) -> None:
    panel = np.array([favouring(3, 2), favouring(3, 1 / 7)], dtype=np.float32)
    scaled = apply_scale(panel, scale)
    assert scaled.shape == (2, 3, 3)
    assert scaled.dtype == np.float32
    np.testing.assert_allclose(scaled[1], apply_scale(favouring(3, 1 / 7), scale), rtol=1e-5)


@pytest.mark.parametrize("scale", SCALES)
def test_a_larger_judgement_is_a_larger_ratio(scale: str) -> None:
    assert (np.diff(ratios(scale, 4)) > 0).all()


@pytest.mark.parametrize(
    ("scale", "judgement"),
    [
        ("inverse_linear", 10),
        ("inverse_linear", 12),
        ("balanced", 11),
        ("balanced_n", 12),
        ("adaptive_balanced", 10.5),
        ("power", 1e200),
        ("geometric", 1e8),
    ],
)
def test_a_judgement_beyond_the_scale_is_refused_with_its_items(
    scale: str, judgement: float
) -> None:
    words = (
        f"the {scale} scale has no ratio for {judgement:.6g}".replace("+", r"\+")
        + ", the judgement of items 0 and 1 .*; give 1 to 9, or use the linear scale"
    )
    for given in (judgement, 1 / judgement):
        with pytest.raises(InvalidComparisonsError, match=words):
            apply_scale(favouring(3, given), scale)


def test_an_unknown_scale_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownNameError, match=r"scale 'balanced-n'; did you mean 'balanced_n'"):
        apply_scale(favouring(2, 3), "balanced-n")
