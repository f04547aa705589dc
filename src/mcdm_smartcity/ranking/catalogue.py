"""The ways to score programs, by name."""

from collections.abc import Callable
from typing import Any

from mcdm_smartcity.numerics.method import Domain, Method, Settings, keyword_parameters
from mcdm_smartcity.ranking.methods.aras import aras, aras_steps
from mcdm_smartcity.ranking.methods.cocoso import cocoso, cocoso_steps
from mcdm_smartcity.ranking.methods.codas import codas, codas_steps
from mcdm_smartcity.ranking.methods.comet import comet, comet_steps
from mcdm_smartcity.ranking.methods.copras import copras, copras_steps
from mcdm_smartcity.ranking.methods.edas import edas, edas_steps
from mcdm_smartcity.ranking.methods.electre_iii import electre_iii, electre_iii_steps
from mcdm_smartcity.ranking.methods.full_multiplicative import (
    full_multiplicative,
    full_multiplicative_steps,
)
from mcdm_smartcity.ranking.methods.mabac import mabac, mabac_steps
from mcdm_smartcity.ranking.methods.mairca import mairca, mairca_steps
from mcdm_smartcity.ranking.methods.marcos import marcos, marcos_steps
from mcdm_smartcity.ranking.methods.moora import moora, moora_steps
from mcdm_smartcity.ranking.methods.multimoora import multimoora, multimoora_steps
from mcdm_smartcity.ranking.methods.ocra import ocra, ocra_steps
from mcdm_smartcity.ranking.methods.probid import probid, probid_steps
from mcdm_smartcity.ranking.methods.promethee_ii import promethee_ii, promethee_ii_steps
from mcdm_smartcity.ranking.methods.rafsi import rafsi, rafsi_steps
from mcdm_smartcity.ranking.methods.reference_point import reference_point, reference_point_steps
from mcdm_smartcity.ranking.methods.rim import rim, rim_steps
from mcdm_smartcity.ranking.methods.spotis import spotis, spotis_steps
from mcdm_smartcity.ranking.methods.synthesis import synthesis, synthesis_steps
from mcdm_smartcity.ranking.methods.topsis import topsis, topsis_steps
from mcdm_smartcity.ranking.methods.vikor import vikor, vikor_steps
from mcdm_smartcity.ranking.methods.waspas import waspas, waspas_steps
from mcdm_smartcity.ranking.methods.weighted_product import weighted_product, weighted_product_steps
from mcdm_smartcity.ranking.methods.weighted_sum import weighted_sum, weighted_sum_steps


def _method(
    kernel: Callable[..., Any],
    steps: Callable[..., dict[str, Any]],
    source: str,
    *,
    domain: Domain = "real",
    monotone: bool = True,
    on_scale: Settings = (),
) -> Method:
    parameters = keyword_parameters(kernel)
    return Method(kernel.__name__, kernel, source, parameters, domain, monotone, steps, on_scale)


METHODS: dict[str, Method] = {
    method.name: method
    for method in (
        _method(aras, aras_steps, "Zavadskas and Turskis (2010)", domain="nonnegative"),
        _method(cocoso, cocoso_steps, "Yazdani et al. (2019)"),
        _method(
            codas,
            codas_steps,
            "Keshavarz Ghorabaee et al. (2016)",
            domain="nonnegative",
            monotone=False,
        ),
        _method(
            comet, comet_steps, "Sałabun (2015)", on_scale=(("characteristic_values", (0.0, 1.0)),)
        ),
        _method(
            copras, copras_steps, "Zavadskas, Kaklauskas and Sarka (1994)", domain="nonnegative"
        ),
        _method(edas, edas_steps, "Keshavarz Ghorabaee et al. (2015)"),
        _method(electre_iii, electre_iii_steps, "Roy (1978)"),
        _method(
            full_multiplicative,
            full_multiplicative_steps,
            "Brauers and Zavadskas (2010)",
            domain="positive",
        ),
        _method(mabac, mabac_steps, "Pamučar and Ćirović (2015)"),
        _method(mairca, mairca_steps, "Pamučar, Vasin and Lukovac (2014)"),
        _method(marcos, marcos_steps, "Stević et al. (2020)", domain="nonnegative"),
        _method(
            moora, moora_steps, "Brauers and Zavadskas (2006)", on_scale=(("normalise", "none"),)
        ),
        _method(multimoora, multimoora_steps, "Brauers and Zavadskas (2010)", domain="positive"),
        _method(ocra, ocra_steps, "Parkan (1994)", domain="positive"),
        _method(probid, probid_steps, "Wang, Rangaiah and Wang (2021)", monotone=False),
        _method(promethee_ii, promethee_ii_steps, "Brans and Vincke (1985)"),
        _method(
            rafsi,
            rafsi_steps,
            "Žižović et al. (2020)",
            on_scale=(("ideal", 1.0), ("anti_ideal", 0.0)),
        ),
        _method(
            reference_point,
            reference_point_steps,
            "Brauers and Zavadskas (2006)",
            on_scale=(("normalise", "none"), ("reference", 1.0)),
        ),
        _method(
            rim, rim_steps, "Cables, Lamata and Verdegay (2016)", on_scale=(("ranges", (0.0, 1.0)),)
        ),
        _method(spotis, spotis_steps, "Dezert et al. (2020)", on_scale=(("bounds", (0.0, 1.0)),)),
        _method(
            synthesis,
            synthesis_steps,
            "Saaty (1980)",
            domain="nonnegative",
            on_scale=(("mode", "ratings"),),
        ),
        _method(
            topsis,
            topsis_steps,
            "Hwang and Yoon (1981)",
            on_scale=(("normalise", "none"), ("ideal", 1.0), ("anti_ideal", 0.0)),
        ),
        _method(vikor, vikor_steps, "Opricovic and Tzeng (2004)"),
        _method(waspas, waspas_steps, "Zavadskas et al. (2012)", domain="positive"),
        _method(weighted_product, weighted_product_steps, "Bridgman (1922)", domain="positive"),
        _method(
            weighted_sum, weighted_sum_steps, "Fishburn (1967)", on_scale=(("normalise", "none"),)
        ),
    )
}
