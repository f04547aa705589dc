"""Small studies from matrices of judgements, and a hypothesis strategy of such."""

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

import numpy as np
from hypothesis import strategies as st

from mcdm_smartcity import Study
from mcdm_smartcity.numerics.arrays import FloatArray
from strategies import comparisons, incomplete_comparisons

SCALE = {"kind": "quantity", "lowest": 0, "highest": 1}
Said = Mapping[str, Mapping[str, Any]]


def study_of(
    families: Mapping[str, Sequence[str]],
    said: Said,
    *,
    typed: Mapping[str, float] | None = None,
    weights: Mapping[str, float] | None = None,
) -> Study:
    """
    Build a study from children by node, and a matrix of judgements by judge and node.

    A NaN is a judgement that was not given; `typed` holds typed weights of nodes, `weights` those
    of judges, 1 where not given.
    """
    parent_of = {child: node for node, children in families.items() for child in children}
    nodes = [
        {"id": node, "name": node, "parent": parent, "weight": (typed or {}).get(node)}
        for node, parent in parent_of.items()
    ]
    voices = weights or {}
    return Study(
        id="drawn",
        name="Drawn",
        goal="Anything",
        currency="IDR",
        horizon={"first": 2025, "last": 2025},
        groups=[{"id": "all", "name": "All"}],
        judges=[
            {"id": judge, "name": judge, "group": "all", "weight": voices.get(judge, 1)}
            for judge in said
        ],
        priorities=[node for node in nodes if node["id"] in families],
        criteria=[node | {"scale": SCALE} for node in nodes if node["id"] not in families],
        judgements=[
            {"judge": judge, "node": node, "first": first, "second": second, "value": value}
            for judge, matrices in said.items()
            for node, matrix in matrices.items()
            for first, second, value in _answers(families[node], np.asarray(matrix))
        ],
    )


def _answers(children: Sequence[str], matrix: FloatArray) -> list[tuple[str, str, float]]:
    pairs = combinations(range(len(children)), 2)
    return [
        (children[i], children[j], float(matrix[i, j]))
        for i, j in pairs
        if not np.isnan(matrix[i, j])
    ]


@st.composite
def judged_studies(draw: st.DrawFn) -> tuple[Study, dict[str, dict[str, FloatArray]]]:
    """A hierarchy of two levels, judged by one to three judges, and what each said by node.

    The first judge gives all judgements of every node; the others skip nodes and pairs.
    """
    tops = draw(st.integers(1, 3))
    families = {"goal": [f"top-{i}" for i in range(tops)]}
    for top in families["goal"][:]:
        families[top] = [f"{top}-{i}" for i in range(draw(st.integers(1, 4)))]
    said: dict[str, dict[str, FloatArray]] = {}
    for k in range(draw(st.integers(1, 3))):
        said[f"judge-{k}"] = {}
        for node, children in families.items():
            size = len(children)
            if size > 1 and (k == 0 or draw(st.booleans())):
                said[f"judge-{k}"][node] = draw(_matrices(size, whole=k == 0))
    return study_of(families, said), said


def _matrices(size: int, *, whole: bool) -> st.SearchStrategy[FloatArray]:
    complete = comparisons(items=size)
    return complete if whole or size < 3 else complete | incomplete_comparisons(size, size)
