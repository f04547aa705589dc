"""Do rankings say the same? Of two, of many, and among the best."""

from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity.errors import InvalidArrayError, UnknownNameError
from mcdm_smartcity.numerics.arrays import FloatArray, as_floats
from mcdm_smartcity.ranking.methods.concordance import concordance, overlap_of_best
from mcdm_smartcity.ranking.methods.places import mid_ranks, places_of
from mcdm_smartcity.ranking.methods.similarities_of_ranks import MEASURES, OF_ORDERS
from mcdm_smartcity.ranking.ranked import GivenRankings, Named, aligned, is_named, named_ranks

Measure: TypeAlias = Literal["kendall", "spearman", "weighted_spearman", "ws"]


def rank_similarity(
    a: Named | ArrayLike, b: Named | ArrayLike, measure: Measure = "kendall"
) -> FloatArray:
    """
    How alike two rankings are: 1 if equal.

    Parameters
    ----------
    a, b
        Two rankings with names (`Ranking`, `ConsensusRanking`, or a mapping from program to rank),
        which are aligned by name; or two arrays of ranks, shape (..., n), 1 is best. Ties may
        share the better, the mean or the worse place; they count with the mean.
    measure
        ``kendall`` (τ-b) and ``spearman`` (ρ) look at orders only, so they take any two arrays of
        numbers of which less is better (or of which more is better, in both). In
        ``weighted_spearman`` (r_w) and ``ws`` the best count most, so arrays must be ranks. ``ws``
        is not the same both ways: `a` is the reference.

    Returns
    -------
    Similarity, shape (...): −1 to 1; of ``ws`` above 0 to 1. Never NaN: 1 for one program; if a
    ranking ties all programs, ``kendall`` and ``spearman`` are 1 if the other does too, else 0.

    Raises
    ------
    AlignmentError
        The rankings are of different programs, or only one of them has names.
    InvalidArrayError
        Shapes do not fit, a number is not finite, or is no rank where ranks are needed.
    UnknownNameError
        There is no such measure.

    Notes
    -----
    Kendall (1945); Spearman (1904); Pinto da Costa and Soares (2005); Sałabun and Urbaniak (2020).

    Examples
    --------
    >>> float(rank_similarity([1, 2, 3, 4, 5], [2, 1, 3, 4, 5], "spearman").round(4))
    0.9
    >>> float(rank_similarity({"bus": 1, "tram": 2}, {"tram": 1, "bus": 2}))
    -1.0
    """
    if measure not in MEASURES:
        raise UnknownNameError("measure of similarity", measure, MEASURES)
    read = mid_ranks if measure in OF_ORDERS else places_of
    one, two = (
        read(given, name)
        for given, name in zip(_fitting(a, b), ("first ranking", "second ranking"), strict=True)
    )
    similarity: FloatArray = MEASURES[measure](one, two)[()]
    return similarity


def kendall_w(rankings: GivenRankings) -> FloatArray:
    """
    Kendall's W: how far many rankings agree, corrected for ties.

    Parameters
    ----------
    rankings
        Rankings with names, aligned by name; or an array of ranks, shape (..., k, n), in which any
        numbers will do if less is better in all rows, or more is.

    Returns
    -------
    W, shape (...), 0 (no agreement) to 1 (all equal); 1 if there is one program, or all rankings
    tie all programs.

    Raises
    ------
    AlignmentError, InvalidArrayError
        Rankings of different programs; shapes do not fit, or a number is not finite.

    Notes
    -----
    Kendall and Babington Smith (1939), Annals of Mathematical Statistics 10:275-287.

    Examples
    --------
    >>> float(kendall_w([[1, 3, 2], [1, 2, 3], [2, 3, 1], [3, 1, 2]]))
    0.0625
    """
    if not isinstance(rankings, np.ndarray) and any(map(is_named, rankings)):  # type: ignore[arg-type] # a sequence, or the next line tells
        rankings = named_ranks(rankings)[1]
    agreement: FloatArray = concordance(rankings)[()]  # type: ignore[arg-type] # without names it is an array
    return agreement


def top_overlap(a: Named | ArrayLike, b: Named | ArrayLike, k: int) -> FloatArray:
    """
    Share of the best k programs that two rankings have in common.

    Parameters
    ----------
    a, b
        As for `rank_similarity`; arrays must be ranks.
    k
        How many are the best, 1 to n.

    Returns
    -------
    Share, shape (...), 0 to 1. Programs tied across the border share the places that are left: of
    two for the last place each is half among the best.

    Raises
    ------
    AlignmentError, InvalidArrayError
        As for `rank_similarity`, or k is out of range.

    Notes
    -----
    Overlap at depth k, as in Webber, Moffat and Zobel (2010), ACM Transactions on Information
    Systems 28(4):20.

    Examples
    --------
    >>> float(top_overlap([1, 2, 3, 4], [1, 3, 2, 4], 2))
    0.5
    """
    share: FloatArray = overlap_of_best(*_fitting(a, b), k)[()]
    return share


def _fitting(a: Named | ArrayLike, b: Named | ArrayLike) -> tuple[FloatArray, FloatArray]:
    first, second = aligned(a, b)
    one, two = as_floats(first, "first ranking"), as_floats(second, "second ranking")
    if one.shape[-1:] != two.shape[-1:]:
        raise InvalidArrayError(
            f"two rankings must be of the same programs; shapes are {one.shape} and {two.shape}"
        )
    return one, two
