"""The ways to score programs, by name."""

from mcdm_smartcity.numerics.method import Method, keyword_parameters
from mcdm_smartcity.ranking.methods.aras import aras, aras_steps
from mcdm_smartcity.ranking.methods.copras import copras, copras_steps
from mcdm_smartcity.ranking.methods.edas import edas, edas_steps
from mcdm_smartcity.ranking.methods.full_multiplicative import (
    full_multiplicative,
    full_multiplicative_steps,
)
from mcdm_smartcity.ranking.methods.mabac import mabac, mabac_steps
from mcdm_smartcity.ranking.methods.marcos import marcos, marcos_steps
from mcdm_smartcity.ranking.methods.moora import moora, moora_steps
from mcdm_smartcity.ranking.methods.multimoora import multimoora, multimoora_steps
from mcdm_smartcity.ranking.methods.reference_point import reference_point, reference_point_steps
from mcdm_smartcity.ranking.methods.synthesis import synthesis, synthesis_steps
from mcdm_smartcity.ranking.methods.topsis import topsis, topsis_steps
from mcdm_smartcity.ranking.methods.waspas import waspas, waspas_steps
from mcdm_smartcity.ranking.methods.weighted_product import weighted_product, weighted_product_steps
from mcdm_smartcity.ranking.methods.weighted_sum import weighted_sum, weighted_sum_steps

METHODS: dict[str, Method] = {
    method.name: method
    for method in (
        Method(
            "aras",
            aras,
            "Zavadskas and Turskis (2010)",
            keyword_parameters(aras),
            domain="nonnegative",
            steps=aras_steps,
        ),
        Method(
            "copras",
            copras,
            "Zavadskas, Kaklauskas and Sarka (1994)",
            keyword_parameters(copras),
            domain="nonnegative",
            steps=copras_steps,
        ),
        Method(
            "edas",
            edas,
            "Keshavarz Ghorabaee et al. (2015)",
            keyword_parameters(edas),
            steps=edas_steps,
        ),
        Method(
            "full_multiplicative",
            full_multiplicative,
            "Brauers and Zavadskas (2010)",
            keyword_parameters(full_multiplicative),
            domain="positive",
            steps=full_multiplicative_steps,
        ),
        Method(
            "mabac",
            mabac,
            "Pamucar and Cirovic (2015)",
            keyword_parameters(mabac),
            steps=mabac_steps,
        ),
        Method(
            "marcos",
            marcos,
            "Stevic et al. (2020)",
            keyword_parameters(marcos),
            domain="nonnegative",
            steps=marcos_steps,
        ),
        Method(
            "moora",
            moora,
            "Brauers and Zavadskas (2006)",
            keyword_parameters(moora),
            steps=moora_steps,
            on_scale=(("normalise", "none"),),
        ),
        Method(
            "multimoora",
            multimoora,
            "Brauers and Zavadskas (2010)",
            keyword_parameters(multimoora),
            domain="positive",
            steps=multimoora_steps,
        ),
        Method(
            "reference_point",
            reference_point,
            "Brauers and Zavadskas (2006)",
            keyword_parameters(reference_point),
            steps=reference_point_steps,
            on_scale=(("normalise", "none"), ("reference", 1.0)),
        ),
        Method(
            "synthesis",
            synthesis,
            "Saaty (1980)",
            keyword_parameters(synthesis),
            domain="nonnegative",
            steps=synthesis_steps,
            on_scale=(("mode", "ratings"),),
        ),
        Method(
            "topsis",
            topsis,
            "Hwang and Yoon (1981)",
            keyword_parameters(topsis),
            steps=topsis_steps,
            on_scale=(("normalise", "none"), ("ideal", 1.0), ("anti_ideal", 0.0)),
        ),
        Method(
            "waspas",
            waspas,
            "Zavadskas et al. (2012)",
            keyword_parameters(waspas),
            domain="positive",
            steps=waspas_steps,
        ),
        Method(
            "weighted_product",
            weighted_product,
            "Bridgman (1922)",
            keyword_parameters(weighted_product),
            domain="positive",
            steps=weighted_product_steps,
        ),
        Method(
            "weighted_sum",
            weighted_sum,
            "Fishburn (1967)",
            keyword_parameters(weighted_sum),
            steps=weighted_sum_steps,
            on_scale=(("normalise", "none"),),
        ),
    )
}
