"""What is compared with pymcdm."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity import (
    aras,
    cocoso,
    codas,
    comet,
    edas,
    full_multiplicative,
    mabac,
    marcos,
    moora,
    ocra,
    probid,
    rafsi,
    rim,
    spotis,
    synthesis,
    topsis,
    waspas,
    weighted_product,
    weighted_sum,
)
from mcdm_smartcity.ranking.methods.mairca import mairca_steps
from mcdm_smartcity.ranking.methods.spotis import spotis_steps
from mcdm_smartcity.ranking.methods.vikor import vikor_steps
from peers.comparison import (
    Comparison,
    scores_of,
    summing_to_one,
    table_of,
    to_the_first,
)
from peers.problems import (
    Problem,
    at_least_one,
    few_criteria,
    four_programs,
    has_cost,
    nobody_best,
    nobody_worst,
    none_constant,
    positive,
    regrets_apart,
    tells_apart,
    unequal_weights,
)
from peers.pymcdm_door import asked, by, experts, methods, normalizations
from peers.with_pymcdm_promethee import PROMETHEE

# Our names of the normalisations that both have, and what they ask of scores.
SCALES = {
    "range": ("minmax", (none_constant,)),
    "max": ("max", (positive,)),
    "sum": ("sum", (positive,)),
    "vector": ("vector", ()),
    "linear": ("linear", (positive,)),
    "nonlinear": ("nonlinear", (positive,)),
    "logarithmic": ("logarithmic", (at_least_one,)),
    "enhanced_accuracy": ("enhanced_accuracy", (none_constant,)),
    "zavadskas_turskis": ("zavadskas_turskis", (positive,)),
}


def scale(name: str) -> Any:
    return getattr(normalizations, f"{SCALES[name][0]}_normalization")


def comet_there(problem: Problem) -> ArrayLike:
    found: ArrayLike = asked(
        comet_between(levels(problem), problem.weights, problem.types), problem
    )
    return found


def comet_between(values: ArrayLike, weights: ArrayLike, types: ArrayLike) -> Any:
    """Return COMET of pymcdm with objects judged by its TOPSIS, as ours are by default."""
    expert = experts.MethodExpert(methods.TOPSIS(), np.asarray(weights), np.asarray(types))
    return methods.COMET(values, expert)


def levels(problem: Problem) -> ArrayLike:
    return np.stack([problem.bounds[:, 0], problem.target, problem.bounds[:, 1]], axis=1)


COMPARISONS = [
    Comparison("aras", scores_of(aras), by(methods.ARAS()), (positive,)),
    Comparison("cocoso", scores_of(cocoso), by(methods.COCOSO()), (none_constant, nobody_worst)),
    Comparison("codas", scores_of(codas), by(methods.CODAS()), (positive,)),
    Comparison(
        "comet",
        scores_of(comet, characteristic_values=levels),
        comet_there,
        (few_criteria, unequal_weights),
    ),
    Comparison("edas", scores_of(edas), by(methods.EDAS()), (positive, tells_apart)),
    Comparison(
        "full_multiplicative",
        to_the_first(scores_of(full_multiplicative)),
        to_the_first(by(methods.WPM())),
        (positive,),
        variant="as a weighted product",
    ),
    Comparison("mabac", scores_of(mabac), by(methods.MABAC())),
    Comparison("mairca", table_of(mairca_steps, "total_gap"), by(methods.MAIRCA())),
    Comparison("marcos", scores_of(marcos), by(methods.MARCOS()), (positive,)),
    Comparison("moora", scores_of(moora), by(methods.MOORA()), (has_cost,)),
    Comparison("ocra", scores_of(ocra), by(methods.OCRA()), (positive,)),
    Comparison("probid", scores_of(probid), by(methods.PROBID()), (tells_apart,)),
    Comparison(
        "probid",
        scores_of(probid, simplified=True),
        by(methods.SPROBID()),
        (four_programs, nobody_best),
        variant="simplified",
    ),
    *PROMETHEE,
    Comparison(
        "rafsi",
        scores_of(
            rafsi, ideal=lambda one: one.better_bounds, anti_ideal=lambda one: one.worse_bounds
        ),
        lambda one: asked(methods.RAFSI(one.better_bounds, one.worse_bounds), one),
    ),
    Comparison(
        "rim",
        scores_of(rim, ranges=lambda one: one.bounds, reference=lambda one: one.reference),
        lambda one: asked(methods.RIM(one.bounds, one.reference), one),
    ),
    Comparison(
        "spotis",
        lambda one: spotis_steps(*one.decision, bounds=one.bounds)["P"],
        lambda one: asked(methods.SPOTIS(one.bounds), one),
    ),
    Comparison(
        "spotis",
        scores_of(spotis, bounds=lambda one: one.bounds, target=lambda one: one.target),
        lambda one: 1 - np.asarray(asked(methods.SPOTIS(one.bounds, one.target), one)),
        variant="to a target",
    ),
    Comparison(
        "synthesis",
        scores_of(synthesis, mode="distributive"),
        by(methods.WSM()),
        (positive,),
        variant="distributive",
    ),
    Comparison(
        "synthesis",
        scores_of(synthesis),
        summing_to_one(by(methods.WSM(scale("linear")))),
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
    Comparison("waspas", scores_of(waspas), by(methods.WASPAS()), (positive,)),
    Comparison(
        "waspas",
        scores_of(waspas, lam=0.2),
        by(methods.WASPAS(l=0.2)),
        (positive,),
        variant="lam = 0.2",
    ),
    *(
        Comparison(
            "weighted_product",
            scores_of(weighted_product, normalise=name),
            by(methods.WPM(scale(name))),
            (positive,),
            variant=name,
        )
        for name in ("sum", "linear")
    ),
    *(
        Comparison(
            "weighted_sum",
            scores_of(weighted_sum, normalise=name),
            by(methods.WSM(scale(name))),
            fits,
            variant=name,
        )
        for name, (_, fits) in SCALES.items()
    ),
]
