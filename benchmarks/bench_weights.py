"""Weights of many matrices and of a large panel, beside loops, batched LAPACK and peers."""

from itertools import combinations
from typing import Any

import numpy as np

from mcdm_smartcity import (
    Study,
    consistency_ratio,
    eigenvector,
    eigenvector_and_consistency,
    geometric_mean,
    lambda_max,
    random_index,
    weigh,
)
from timing import Case, Ways

SIZE = 9
SMALL, MISSING = 6, 4
LEVELS = (1 / 7, 1 / 5, 1 / 3, 1.0, 3.0, 5.0, 7.0)


def _comparisons(count: int, size: int = SIZE) -> Any:
    """Whole judgements from 1/9 to 9, of about CR 0.05 in the mean."""
    generator = np.random.default_rng(0)
    logarithms = generator.normal(0, 0.7, (count, size))
    noise = np.triu(generator.normal(0, 0.3, (count, size, size)), 1)
    noise -= np.swapaxes(noise, 1, 2)
    ratios = np.exp(logarithms[:, :, None] - logarithms[:, None, :] + noise)
    larger = np.clip(np.maximum(ratios, 1 / ratios).round(), 1, 9)
    return np.where(ratios > 1, larger, 1 / larger)


def _incomplete(count: int) -> Any:
    """Judgements of six items with four missing, those of neighbours always given."""
    generator = np.random.default_rng(1)
    matrices = _comparisons(count, SMALL)
    spare = np.array([pair for pair in combinations(range(SMALL), 2) if pair[1] - pair[0] > 1])
    for matrix in matrices:
        rows, columns = generator.permutation(spare)[:MISSING].T
        matrix[rows, columns] = matrix[columns, rows] = np.nan
    return matrices


def _with_ratio(matrices: Any) -> Any:
    found = eigenvector_and_consistency(matrices)
    return np.append(found.priorities, found.consistency_ratio[:, None], axis=1)


def _in_two_calls(matrices: Any) -> Any:
    return np.append(eigenvector(matrices), consistency_ratio(matrices)[:, None], axis=1)


def _batched_eig(matrices: Any) -> Any:
    values, vectors = np.linalg.eig(matrices)
    rows = np.arange(len(matrices))
    first = values.real.argmax(axis=1)
    vector = np.abs(vectors[rows, :, first].real)
    index = (values.real[rows, first] - SIZE) / (SIZE - 1)
    shares = vector / vector.sum(axis=1, keepdims=True)
    return np.append(shares, index[:, None] / random_index(SIZE), axis=1)


def beside_batched_eig(count: int) -> Ways:
    matrices = _comparisons(count)
    return lambda: _with_ratio(matrices), lambda: _batched_eig(matrices)


def two_calls_beside_batched_eig(count: int) -> Ways:
    matrices = _comparisons(count)
    return lambda: _in_two_calls(matrices), lambda: _batched_eig(matrices)


def beside_a_loop_of_eig(count: int) -> Ways:
    matrices = _comparisons(count)
    return (
        lambda: _with_ratio(matrices),
        lambda: np.concatenate([_batched_eig(m[None]) for m in matrices]),
    )


def beside_pymcdm(count: int) -> Ways:
    from pymcdm.weights.subjective import AHP

    matrices = _comparisons(count)

    def theirs() -> Any:
        rows = []
        for matrix in matrices:
            method = AHP(matrix=matrix)
            ratio = method.get_cr() * AHP.RI_M[SIZE - 1] / random_index(SIZE)
            rows.append([*method(), ratio])
        return np.array(rows)

    return lambda: _with_ratio(matrices), theirs


def beside_ahpy(count: int) -> Ways:
    from ahpy import Compare

    matrices = _comparisons(count)
    pairs = list(combinations(range(SIZE), 2))

    def theirs() -> Any:
        rows = []
        for matrix in matrices:
            given = {(str(i), str(j)): matrix[i, j] for i, j in pairs}
            weights = Compare("", given, precision=12).target_weights
            rows.append([weights[str(i)] for i in range(SIZE)])
        return np.array(rows)

    return lambda: _with_ratio(matrices)[:, :SIZE], theirs


def geometric_means_beside_batched_eig(count: int) -> Ways:
    # Consistent judgements, where either way has the same answer.
    levels = np.random.default_rng(2).normal(0, 0.7, (count, SIZE))
    matrices = np.exp(levels[:, :, None] - levels[:, None, :])
    return lambda: geometric_mean(matrices), lambda: _batched_eig(matrices)[:, :SIZE]


def completions_beside_minimize(count: int) -> Ways:
    from scipy.optimize import minimize

    matrices = _incomplete(count)

    def least(matrix: Any) -> float:
        rows, columns = np.nonzero(np.triu(np.isnan(matrix)))
        filled = matrix.copy()

        def largest(logarithms: Any) -> float:
            filled[rows, columns], filled[columns, rows] = np.exp(logarithms), np.exp(-logarithms)
            return float(np.linalg.eigvals(filled).real.max())

        return float(minimize(largest, np.zeros(len(rows))).fun)

    return lambda: lambda_max(matrices), lambda: np.array([least(m) for m in matrices])


def panel_beside_itself_by_hand(judges: int) -> Ways:
    """Forty nodes: three priorities, each with three, each with three criteria."""
    study = _panel(judges)
    return lambda: weigh(study).values, lambda: _weighed_by_hand(study)


def _panel(judges: int) -> Study:
    generator = np.random.default_rng(3)
    first = [f"a{i}" for i in range(3)]
    second = [f"{above}b{i}" for above in first for i in range(3)]
    third = [f"{above}c{i}" for above in second for i in range(3)]
    parents = {"goal": first} | {
        above: [name for name in (*second, *third) if name[:-2] == above]
        for above in (*first, *second)
    }
    said = [
        {"judge": f"j{k}", "node": node, "first": one, "second": other,
         "value": LEVELS[generator.integers(len(LEVELS))]}
        for k in range(judges)
        for node, children in parents.items()
        for one, other in combinations(children, 2)
    ]  # fmt: skip
    scale = {"kind": "quantity", "lowest": 0, "highest": 1}
    return Study(
        id="panel",
        name="Panel",
        goal="Goal",
        currency="IDR",
        horizon={"first": 2024, "last": 2028},
        groups=[{"id": "all", "name": "All"}],
        priorities=[
            *({"id": name, "name": name} for name in first),
            *({"id": name, "name": name, "parent": name[:-2]} for name in second),
        ],
        criteria=[
            {"id": name, "name": name, "parent": name[:-2], "scale": scale} for name in third
        ],
        judges=[{"id": f"j{k}", "name": f"j{k}", "group": "all"} for k in range(judges)],
        judgements=said,
    )


def _weighed_by_hand(study: Study) -> Any:
    """The same weights in a spreadsheet's way: one matrix at a time, weights only."""
    hierarchy = study.hierarchy
    matrices: dict[str, dict[str, Any]] = {}
    for said in study.judgements:
        children = hierarchy.children(said.node)
        of_node = matrices.setdefault(said.node, {})
        matrix = of_node.setdefault(said.judge, np.ones((len(children), len(children))))
        i, j = children.index(said.first), children.index(said.second)
        matrix[i, j], matrix[j, i] = said.value, 1 / said.value
    overall = {"goal": 1.0}
    for node in hierarchy.inner_nodes():
        group = np.exp(np.mean([np.log(m) for m in matrices[node].values()], axis=0))
        for matrix in matrices[node].values():
            np.linalg.eig(matrix)  # each judge's own consistency
        values, vectors = np.linalg.eig(group)
        local = np.abs(vectors[:, values.real.argmax()].real)
        for child, share in zip(hierarchy.children(node), local / local.sum(), strict=True):
            overall[child] = overall[node] * share
    return np.array([overall[criterion.id] for criterion in study.criteria])


NINE = "eigenvectors and CR, 9 x 9"
CASES = (
    Case(NINE, "batched numpy eig", beside_batched_eig, 10_000, 20),
    Case("the same in two calls", "batched numpy eig", two_calls_beside_batched_eig, 10_000, 20),
    Case(NINE, "loop of numpy eig", beside_a_loop_of_eig, 10_000, 20),
    Case(NINE, "loop of pymcdm", beside_pymcdm, 10_000, 20, needs="pymcdm"),
    Case(NINE, "loop of ahpy", beside_ahpy, 10_000, 20, needs="ahpy", tolerance=1e-3),
    Case(
        "geometric means, 9 x 9", "batched numpy eig", geometric_means_beside_batched_eig,
        10_000, 20,
    ),
    Case(
        "completions, 6 x 6 less 4", "loop of scipy minimize", completions_beside_minimize,
        1_000, 5, tolerance=1e-6,
    ),
    Case("weigh, judges on 40 nodes", "by hand, one by one", panel_beside_itself_by_hand, 320, 3),
)  # fmt: skip
