"""The ways to score programs, by name."""

from mcdm_smartcity.numerics.method import Method, keyword_parameters
from mcdm_smartcity.ranking.methods.cocoso import cocoso, cocoso_steps
from mcdm_smartcity.ranking.methods.codas import codas, codas_steps
from mcdm_smartcity.ranking.methods.comet import comet, comet_steps
from mcdm_smartcity.ranking.methods.electre_iii import electre_iii, electre_iii_steps
from mcdm_smartcity.ranking.methods.mairca import mairca, mairca_steps
from mcdm_smartcity.ranking.methods.ocra import ocra, ocra_steps
from mcdm_smartcity.ranking.methods.probid import probid, probid_steps
from mcdm_smartcity.ranking.methods.promethee_ii import promethee_ii, promethee_ii_steps
from mcdm_smartcity.ranking.methods.rafsi import rafsi, rafsi_steps
from mcdm_smartcity.ranking.methods.rim import rim, rim_steps
from mcdm_smartcity.ranking.methods.spotis import spotis, spotis_steps
from mcdm_smartcity.ranking.methods.synthesis import synthesis, synthesis_steps
from mcdm_smartcity.ranking.methods.topsis import topsis, topsis_steps
from mcdm_smartcity.ranking.methods.vikor import vikor, vikor_steps
from mcdm_smartcity.ranking.methods.weighted_sum import weighted_sum, weighted_sum_steps

METHODS: dict[str, Method] = {
    method.name: method
    for method in (
        Method(
            "cocoso",
            cocoso,
            "Yazdani et al. (2019)",
            keyword_parameters(cocoso),
            steps=cocoso_steps,
        ),
        Method(
            "codas",
            codas,
            "Keshavarz Ghorabaee et al. (2016)",
            keyword_parameters(codas),
            domain="nonnegative",
            monotone=False,
            steps=codas_steps,
        ),
        Method(
            "comet",
            comet,
            "Sałabun (2015)",
            keyword_parameters(comet),
            on_scale=(("characteristic_values", (0.0, 1.0)),),
            steps=comet_steps,
        ),
        Method(
            "electre_iii",
            electre_iii,
            "Roy (1978)",
            keyword_parameters(electre_iii),
            steps=electre_iii_steps,
        ),
        Method(
            "mairca",
            mairca,
            "Pamučar, Vasin and Lukovac (2014)",
            keyword_parameters(mairca),
            steps=mairca_steps,
        ),
        Method(
            "ocra",
            ocra,
            "Parkan (1994)",
            keyword_parameters(ocra),
            domain="positive",
            steps=ocra_steps,
        ),
        Method(
            "probid",
            probid,
            "Wang, Rangaiah and Wang (2021)",
            keyword_parameters(probid),
            monotone=False,
            steps=probid_steps,
        ),
        Method(
            "promethee_ii",
            promethee_ii,
            "Brans and Vincke (1985)",
            keyword_parameters(promethee_ii),
            steps=promethee_ii_steps,
        ),
        Method(
            "rafsi",
            rafsi,
            "Žižović et al. (2020)",
            keyword_parameters(rafsi),
            on_scale=(("ideal", 1.0), ("anti_ideal", 0.0)),
            steps=rafsi_steps,
        ),
        Method(
            "rim",
            rim,
            "Cables, Lamata and Verdegay (2016)",
            keyword_parameters(rim),
            on_scale=(("ranges", (0.0, 1.0)),),
            steps=rim_steps,
        ),
        Method(
            "spotis",
            spotis,
            "Dezert et al. (2020)",
            keyword_parameters(spotis),
            on_scale=(("bounds", (0.0, 1.0)),),
            steps=spotis_steps,
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
            "vikor",
            vikor,
            "Opricovic and Tzeng (2004)",
            keyword_parameters(vikor),
            steps=vikor_steps,
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
