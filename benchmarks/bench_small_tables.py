"""One call on a table of ten programs: ours checks what it is given, peers were told not to."""

from collections.abc import Callable
from typing import Any

import numpy as np

from mcdm_smartcity import edas, mabac, promethee_ii, topsis, vikor, weighted_sum
from timing import Case, Ways

CRITERIA = 5


def beside_pymcdm(name: str, ours: Callable[..., Any]) -> Callable[[int], Ways]:
    def prepare(count: int) -> Ways:
        generator = np.random.default_rng(1)
        matrix = generator.random((count, CRITERIA)) + 0.1
        weights, benefit = np.full(CRITERIA, 1 / CRITERIA), np.arange(CRITERIA) % 2 == 0
        types, method = np.where(benefit, 1, -1), _method_of_pymcdm(name)
        return (
            lambda: [ours(matrix, weights, benefit) for _ in range(CALLS)][-1],
            lambda: [method(matrix, weights, types, validation=False) for _ in range(CALLS)][-1],
        )

    return prepare


def _method_of_pymcdm(name: str) -> Any:
    from pymcdm import methods
    from pymcdm.normalizations import minmax_normalization, vector_normalization

    made: dict[str, Callable[[], Any]] = {
        "topsis": lambda: methods.TOPSIS(vector_normalization),
        "weighted_sum": lambda: methods.WSM(minmax_normalization),
        "promethee_ii": lambda: methods.PROMETHEE_II("usual"),
        "vikor": methods.VIKOR,
        "edas": methods.EDAS,
        "mabac": methods.MABAC,
    }
    return made[name]()


# One call takes too little to be timed.
CALLS = 100
OURS: dict[str, Callable[..., Any]] = {
    "topsis": topsis,
    "weighted_sum": weighted_sum,
    "promethee_ii": promethee_ii,
    "vikor": lambda *given: 1 - vikor(*given),
    "edas": edas,
    "mabac": mabac,
}
CASES = tuple(
    Case(f"{name}, {CALLS} calls", "pymcdm", beside_pymcdm(name, kernel), 10, 5, needs="pymcdm")
    for name, kernel in OURS.items()
)
