"""What is compared with scikit-criteria: the whole way through its front door."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity import (
    aras,
    cocoso,
    codas,
    copras,
    edas,
    full_multiplicative,
    mabac,
    marcos,
    moora,
    multimoora,
    ocra,
    probid,
    reference_point,
    rim,
    spotis,
    synthesis,
    topsis,
    waspas,
    weighted_product,
    weighted_sum,
)
from mcdm_smartcity.ranking.methods.full_multiplicative import full_multiplicative_steps
from mcdm_smartcity.ranking.methods.mairca import mairca_steps
from mcdm_smartcity.ranking.methods.vikor import vikor_steps
from peers.comparison import Comparison, scores_of, summing_to_one, table_of, to_the_first
from peers.problems import (
    Problem,
    equal_weights,
    has_benefit,
    has_cost,
    no_ties,
    nobody_best,
    nobody_worst,
    none_constant,
    positive,
    regrets_apart,
    tells_apart,
)
from peers.scikit_criteria_door import (
    INVERSE,
    RANGE,
    RATIO,
    SUM,
    VECTOR,
    agg,
    by,
    decided,
    moora_family,
    probid_family,
    simple,
)
from peers.with_scikit_criteria_electre import ELECTRE


def with_ones(problem: Problem) -> Problem:
    ones = np.ones_like(problem.weights)
    return Problem(**{**_fields(problem), "weights": ones})


def _fields(problem: Problem) -> dict[str, Any]:
    return {name: getattr(problem, name) for name in Problem.__dataclass_fields__}


def shares_with_the_optimal_row(problem: Problem) -> tuple[ArrayLike, ArrayLike]:
    """Return the shares of the programs and of the optimal one, as the paper on ARAS has them."""
    good = np.where(problem.benefit, problem.matrix, 1 / problem.matrix)
    best = good.max(axis=0)
    sums = good.sum(axis=0) + best
    return good / sums, best / sums


def aras_there(problem: Problem) -> ArrayLike:
    shares, ideal = shares_with_the_optimal_row(problem)
    scaled = {**_fields(problem), "matrix": shares, "benefit": np.ones_like(problem.benefit)}
    found: ArrayLike = decided(Problem(**scaled), agg("aras", "ARAS"), ideal=ideal)["utility"]
    return found


def intervals(rows: Any) -> list[tuple[float, ...]]:
    return [tuple(row) for row in rows.tolist()]


def product_here(problem: Problem) -> ArrayLike:
    found = full_multiplicative_steps(*problem.decision, normalise="none")["log_product"]
    return np.asarray(found) * len(problem.weights)


def product_there(problem: Problem) -> ArrayLike:
    return np.asarray(10 ** np.asarray(by(simple.WeightedProductModel(), RATIO)(problem)))


COMPARISONS = [
    Comparison("aras", scores_of(aras), aras_there, (positive,), variant="scaled by the paper"),
    Comparison(
        "cocoso",
        scores_of(cocoso),
        by(agg("cocoso", "CoCoSo"), RANGE),
        (none_constant, nobody_worst),
    ),
    Comparison("codas", scores_of(codas), by(agg("codas", "CODAS"), RATIO), (positive,)),
    Comparison(
        "copras",
        lambda one: 100 * np.asarray(copras(*one.decision)),
        by(agg("copras", "COPRAS"), SUM),
        (positive, has_cost),
    ),
    Comparison("edas", scores_of(edas), by(agg("edas", "EDAS")), (positive, tells_apart)),
    *ELECTRE,
    Comparison(
        "full_multiplicative",
        product_here,
        lambda one: by(moora_family.FullMultiplicativeForm())(with_ones(one)),
        (positive, equal_weights, has_benefit),
    ),
    Comparison(
        "full_multiplicative",
        to_the_first(scores_of(full_multiplicative)),
        to_the_first(product_there),
        (positive,),
        variant="as a weighted product",
    ),
    Comparison("mabac", scores_of(mabac), by(agg("mabac", "MABAC"), RANGE)),
    Comparison(
        "mairca",
        table_of(mairca_steps, "total_gap"),
        by(agg("mairca", "MAIRCA"), key="values"),
        (positive,),
    ),
    Comparison(
        "marcos", scores_of(marcos), by(agg("marcos", "MARCOS"), key="utility_scores"), (positive,)
    ),
    Comparison("moora", scores_of(moora), by(moora_family.RatioMOORA(), VECTOR)),
    Comparison(
        "multimoora",
        scores_of(multimoora),
        by(moora_family.MultiMOORA(), VECTOR),
        (positive, equal_weights, no_ties),
        variant="of equal weights",
    ),
    Comparison("ocra", scores_of(ocra), by(agg("ocra", "OCRA"), key="performance"), (positive,)),
    Comparison("probid", scores_of(probid), by(probid_family.PROBID(), VECTOR), (tells_apart,)),
    Comparison(
        "probid",
        scores_of(probid, simplified=True),
        by(probid_family.SimplifiedPROBID(), VECTOR),
        (nobody_best,),
        variant="simplified",
    ),
    Comparison(
        "reference_point",
        lambda one: -np.asarray(reference_point(*one.decision)),
        by(moora_family.ReferencePointMOORA(), VECTOR),
    ),
    Comparison(
        "rim",
        scores_of(rim, ranges=lambda one: one.bounds, reference=lambda one: one.reference),
        by(
            agg("rim", "RIM"),
            ranges=lambda one: intervals(one.bounds),
            ref_ideals=lambda one: intervals(one.reference),
        ),
    ),
    Comparison(
        "spotis",
        lambda one: 1 - np.asarray(spotis(*one.decision, bounds=one.bounds, target=one.target)),
        by(agg("spotis", "SPOTIS"), bounds=lambda one: one.bounds, isp=lambda one: one.target),
    ),
    Comparison(
        "synthesis",
        scores_of(synthesis, mode="distributive"),
        by(simple.WeightedSumModel(), INVERSE, SUM),
        (positive,),
        variant="distributive",
    ),
    Comparison(
        "synthesis",
        scores_of(synthesis),
        summing_to_one(by(simple.WeightedSumModel(), RATIO)),
        (positive,),
        variant="ideal",
    ),
    Comparison(
        "topsis",
        scores_of(topsis),
        by(agg("topsis", "TOPSIS"), VECTOR, key="similarity"),
        (tells_apart,),
        variant="vector",
    ),
    Comparison(
        "topsis",
        scores_of(topsis, normalise="range"),
        by(agg("topsis", "TOPSIS"), RANGE, key="similarity"),
        (tells_apart,),
        variant="range",
    ),
    Comparison(
        "topsis",
        scores_of(topsis, normalise="vector", p=1),
        by(agg("topsis", "TOPSIS", metric="cityblock"), VECTOR, key="similarity"),
        (tells_apart,),
        variant="p = 1",
    ),
    Comparison(
        "vikor",
        table_of(vikor_steps, "Q"),
        by(agg("vikor", "VIKOR"), key="q_k"),
        (regrets_apart,),
    ),
    Comparison("waspas", scores_of(waspas), by(agg("waspas", "WASPAS"), RATIO), (positive,)),
    Comparison(
        "weighted_product",
        scores_of(weighted_product),
        product_there,
        (positive,),
    ),
    *(
        Comparison(
            "weighted_sum",
            scores_of(weighted_sum, normalise=name),
            by(simple.WeightedSumModel(), *steps),
            fits,
            variant=name,
        )
        for name, steps, fits in (
            ("range", (RANGE,), ()),
            ("linear", (RATIO,), (positive,)),
            ("sum", (INVERSE, SUM), (positive,)),
        )
    ),
]
