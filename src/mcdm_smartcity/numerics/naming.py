"""Errors that kernels tell by position, told by name where names are known."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from mcdm_smartcity.errors import InvalidArrayError


@contextmanager
def told_by_name(**names: Sequence[str]) -> Iterator[None]:
    """
    Name programs and criteria in every `InvalidArrayError` that is raised inside.

    Parameters
    ----------
    **names
        Names by what they are names of, such as ``program=("bus", "tram")`` and
        ``criterion=("comfort", "cost")``, in the order of the arrays.

    Examples
    --------
    >>> from mcdm_smartcity.numerics.arrays import as_weights
    >>> with told_by_name(criterion=("comfort", "cost")):
    ...     as_weights([0.7, -0.3], 2)
    Traceback (most recent call last):
    mcdm_smartcity.errors.InvalidWeightsError: ... found -0.3 at criterion 'cost'
    """
    try:
        yield
    except InvalidArrayError as error:
        raise error.by_name(names) from error.__cause__
