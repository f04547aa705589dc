"""How often does each method reverse ranks? Prints the table of docs/methods/rank_reversal.md.

Random tables of ten programs on six criteria (three benefits, three costs), weights uniform on
the simplex. A program that is not best is taken away, or made worse on every criterion. Tables are
drawn from a fixed seed, so the numbers are the same on every machine.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from mcdm_smartcity.ranking.catalogue import METHODS

TABLES, PROGRAMS, CRITERIA = 1500, 10, 6
WORSE = 0.5
Scores = Callable[..., Any]


def tables(generator: np.random.Generator) -> tuple[Any, Any, Any]:
    matrix = generator.uniform(1, 10, (TABLES, PROGRAMS, CRITERIA))
    return matrix, generator.dirichlet(np.ones(CRITERIA), TABLES), np.arange(CRITERIA) % 2 == 0


def shares(score: Scores, matrix: Any, worse: Any, generator: np.random.Generator) -> list[float]:
    """Share of tables whose best changes, or any pair turns, without one program; with it worse."""
    before = score(matrix)
    best = before.argmax(axis=1)
    rows = np.arange(TABLES)
    other = (best + generator.integers(1, PROGRAMS, TABLES)) % PROGRAMS
    kept = np.ones((TABLES, PROGRAMS), dtype=bool)
    kept[rows, other] = False
    rest = score(matrix[kept].reshape(TABLES, PROGRAMS - 1, CRITERIA))
    same = before[kept].reshape(TABLES, PROGRAMS - 1)
    degraded = matrix.copy()
    degraded[rows, other] *= worse
    after = score(degraded)
    return [
        float((same.argmax(axis=1) != rest.argmax(axis=1)).mean()),
        float((_turned(same, rest)).any(axis=(1, 2)).mean()),
        float((after.argmax(axis=1) != best).mean()),
    ]


def _turned(before: Any, after: Any) -> Any:
    """Where a pair of programs changes places, ties left out."""
    least = 1e-9
    earlier = before[:, :, None] - before[:, None, :]
    later = after[:, :, None] - after[:, None, :]
    return (earlier > least) & (later < -least)


def scored_by(kernel: Scores, weights: Any, benefit: Any, settings: dict[str, Any]) -> Scores:
    return lambda matrix: kernel(matrix, weights, benefit, **settings)


def line(name: str, found: list[float]) -> str:
    return f"| {name} | " + " | ".join(f"{value:.1%}" for value in found) + " |"


def main() -> None:
    matrix, weights, benefit = tables(np.random.default_rng(0))
    worse = np.where(benefit, WORSE, 1 / WORSE)
    low, high = matrix.min(), matrix.max()
    fixed = np.where(benefit, matrix - low, high - matrix) / (high - low)
    # On declared values a program is worse if it reaches half of what it did.
    half, every = np.full(CRITERIA, WORSE), np.ones(CRITERIA, dtype=bool)
    print(
        "| method | best changes, one less | any pair turns, one less | best changes, one worse |"
    )
    print("|---|--:|--:|--:|")
    for name, method in METHODS.items():
        score = scored_by(method.kernel, weights, benefit, {})
        print(line(f"`{name}`", shares(score, matrix, worse, np.random.default_rng(1))))
        if method.on_scale:
            score = scored_by(method.kernel, weights, every, dict(method.on_scale))
            found = shares(score, fixed, half, np.random.default_rng(1))
            print(line(f"`{name}` on declared scales", found))


if __name__ == "__main__":
    main()
