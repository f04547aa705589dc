"""Tables of results that hold one number an item, before the items have names."""

import numpy as np

from mcdm_smartcity.numerics.answer import Row
from mcdm_smartcity.numerics.arrays import FloatArray


def item_rows(**columns: FloatArray) -> list[Row]:
    """One row an item, counted from 0; of a batch, each row tells its place in it too.

    >>> item_rows(weight=np.array([0.75, 0.25]))
    [{'item': 0, 'weight': 0.75}, {'item': 1, 'weight': 0.25}]
    """
    shape = next(iter(columns.values())).shape
    return [
        ({"batch": at[:-1]} if len(at) > 1 else {})
        | {"item": at[-1]}
        | {name: float(values[at]) for name, values in columns.items()}
        for at in np.ndindex(shape)
    ]
