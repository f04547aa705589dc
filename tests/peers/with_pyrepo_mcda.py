"""What is compared with pyrepo-mcda."""

from typing import Any

import numpy as np
import pytest
from numpy.typing import ArrayLike

from mcdm_smartcity import (
    aras,
    cocoso,
    codas,
    copras,
    edas,
    full_multiplicative,
    marcos,
    moora,
    promethee_ii,
    reference_point,
    spotis,
    synthesis,
    topsis,
    waspas,
    weighted_product,
    weighted_sum,
)
from mcdm_smartcity.ranking.methods.vikor import vikor_steps
from peers.comparison import Comparison, Scored, scores_of, summing_to_one, table_of
from peers.problems import (
    Problem,
    equal_weights,
    has_cost,
    nobody_worst,
    none_constant,
    positive,
    regrets_apart,
    tells_apart,
)

WHY = "peers are installed by the dependency group `peers`"
methods = pytest.importorskip("pyrepo_mcda.mcda_methods", reason=WHY)
parts = pytest.importorskip("pyrepo_mcda.mcda_methods.multimoora", reason=WHY)
normalizations = pytest.importorskip("pyrepo_mcda.normalizations", reason=WHY)

# Our names of the normalisations that both have, and what they ask of scores.
SCALES = {
    "range": ("minmax", (none_constant,)),
    "max": ("max", (positive,)),
    "sum": ("sum", (positive,)),
    "vector": ("vector", ()),
    "linear": ("linear", (positive,)),
}
SHAPES = {
    "usual": "_usual_function",
    "u_shape": "_ushape_function",
    "v_shape": "_vshape_function",
    "level": "_level_function",
    "linear": "_linear_function",
    "gaussian": "_gaussian_function",
}


def scale(name: str) -> Any:
    return getattr(normalizations, f"{SCALES[name][0]}_normalization")


def numbers(method: Any, matrix: ArrayLike, weights: ArrayLike, types: ArrayLike) -> Any:
    """Return what a method of pyrepo-mcda finds."""
    return method(
        np.asarray(matrix, dtype=float), np.asarray(weights, dtype=float), np.asarray(types)
    )


def by(method: Any) -> Scored:
    def scored(problem: Problem) -> ArrayLike:
        found: ArrayLike = numbers(method, problem.matrix, problem.weights, problem.types)
        return found

    return scored


def net_there(shape: str) -> Scored:
    method = methods.PROMETHEE_II()

    def net(problem: Problem) -> ArrayLike:
        shapes = [getattr(method, SHAPES[shape])] * len(problem.weights)
        found: ArrayLike = method(
            problem.matrix, problem.weights, problem.types, shapes, problem.p, problem.q
        )
        return found

    return net


def net_here(shape: str) -> Scored:
    # It sets the width of the Gaussian to the middle of the other two thresholds.
    return scores_of(
        promethee_ii,
        shape=shape,
        q=lambda one: one.q,
        p=lambda one: one.p,
        s=lambda one: (one.p + one.q) / 2,
    )


def product_here(problem: Problem) -> ArrayLike:
    # Without the root that weights which sum to 1 take.
    return np.asarray(full_multiplicative(*problem.decision)) ** len(problem.weights)


def product_there(problem: Problem) -> ArrayLike:
    found: ArrayLike = parts.MULTIMOORA_FMF()(
        problem.matrix, np.ones_like(problem.weights), problem.types
    )
    return found


COMPARISONS = [
    Comparison("aras", scores_of(aras), by(methods.ARAS()), (positive,)),
    Comparison("cocoso", scores_of(cocoso), by(methods.COCOSO()), (none_constant, nobody_worst)),
    Comparison("codas", scores_of(codas), by(methods.CODAS()), (positive,)),
    Comparison(
        "codas",
        scores_of(codas, tau=0.03),
        by(methods.CODAS(tau=0.03)),
        (positive,),
        variant="tau = 0.03",
    ),
    Comparison("copras", scores_of(copras), by(methods.COPRAS()), (positive, has_cost)),
    Comparison("edas", scores_of(edas), by(methods.EDAS()), (positive, tells_apart)),
    Comparison("full_multiplicative", product_here, product_there, (positive, equal_weights)),
    Comparison("marcos", scores_of(marcos), by(methods.MARCOS()), (positive,)),
    Comparison("moora", scores_of(moora), by(parts.MULTIMOORA_RS())),
    *(
        Comparison("promethee_ii", net_here(shape), net_there(shape), variant=shape)
        for shape in SHAPES
    ),
    Comparison(
        "reference_point",
        lambda one: -np.asarray(reference_point(*one.decision)),
        by(parts.MULTIMOORA_RP()),
    ),
    Comparison(
        "spotis",
        lambda one: 1 - np.asarray(spotis(*one.decision, bounds=one.bounds)),
        lambda one: methods.SPOTIS()(one.matrix, one.weights, one.types, one.bounds.T),
    ),
    Comparison(
        "synthesis",
        scores_of(synthesis, mode="distributive"),
        by(methods.SAW(scale("sum"))),
        (positive,),
        variant="distributive",
    ),
    Comparison(
        "synthesis",
        scores_of(synthesis),
        summing_to_one(by(methods.SAW(scale("linear")))),
        (positive,),
        variant="ideal",
    ),
    *(
        Comparison(
            "topsis",
            scores_of(topsis, normalise=name),
            by(methods.TOPSIS(scale(name))),
            (*fits, tells_apart),
            variant=name,
        )
        for name, (_, fits) in SCALES.items()
    ),
    Comparison(
        "vikor", table_of(vikor_steps, "Q"), by(methods.VIKOR()), (none_constant, regrets_apart)
    ),
    Comparison(
        "vikor",
        table_of(vikor_steps, "Q", v=0.3),
        by(methods.VIKOR(v=0.3)),
        (none_constant, regrets_apart),
        variant="v = 0.3",
    ),
    Comparison(
        "weighted_product",
        scores_of(weighted_product),
        by(methods.WASPAS(lambda_param=0)),
        (positive,),
        variant="as WASPAS of λ = 0",
    ),
    Comparison("waspas", scores_of(waspas), by(methods.WASPAS()), (positive,)),
    *(
        Comparison(
            "weighted_sum",
            scores_of(weighted_sum, normalise=name),
            by(methods.SAW(scale(name))),
            fits,
            variant=name,
        )
        for name, (_, fits) in SCALES.items()
    ),
]
