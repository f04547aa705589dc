"""Words for a level of consensus."""

from mcdm_smartcity.errors import InvalidArrayError

# A level at or above the number has the word, until the next one.
BANDS = ((0.85, "very high"), (0.75, "high"), (0.65, "moderate"))
VERY_LOW = 0.5
ROUNDING = 1e-9


def consensus_band(value: float) -> str:
    """
    Goepel's word for a level of consensus, from ``very low`` to ``very high``.

    Parameters
    ----------
    value
        Consensus as from `consensus`, 0 to 1.

    Returns
    -------
    ``very low`` up to 0.5, ``low`` below 0.65, ``moderate`` below 0.75, ``high`` below 0.85,
    ``very high`` from 0.85 on.

    Raises
    ------
    InvalidArrayError
        The value is not between 0 and 1.

    Notes
    -----
    Goepel (2018), Int. J. Analytic Hierarchy Process 10:469-487, whose table leaves open to which
    band 0.65 and 0.75 belong; here to the upper one.

    Examples
    --------
    >>> [consensus_band(value) for value in (0.5, 0.64, 0.78, 0.85)]
    ['very low', 'low', 'high', 'very high']
    """
    # A mean of consensuses may be a rounding error above 1.
    if not -ROUNDING <= value <= 1 + ROUNDING:
        raise InvalidArrayError(f"a consensus must be between 0 and 1, not {value}")
    if value <= VERY_LOW:
        return "very low"
    return next((word for limit, word in BANDS if value >= limit), "low")
