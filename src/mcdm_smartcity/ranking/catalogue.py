"""The ways to score programs, by name."""

from mcdm_smartcity.numerics.method import Method, keyword_parameters
from mcdm_smartcity.ranking.methods.electre_iii import electre_iii, electre_iii_steps
from mcdm_smartcity.ranking.methods.promethee_ii import promethee_ii, promethee_ii_steps
from mcdm_smartcity.ranking.methods.synthesis import synthesis, synthesis_steps
from mcdm_smartcity.ranking.methods.topsis import topsis, topsis_steps
from mcdm_smartcity.ranking.methods.weighted_sum import weighted_sum, weighted_sum_steps

METHODS: dict[str, Method] = {
    method.name: method
    for method in (
        Method(
            "electre_iii",
            electre_iii,
            "Roy (1978)",
            keyword_parameters(electre_iii),
            steps=electre_iii_steps,
        ),
        Method(
            "promethee_ii",
            promethee_ii,
            "Brans and Vincke (1985)",
            keyword_parameters(promethee_ii),
            steps=promethee_ii_steps,
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
            "weighted_sum",
            weighted_sum,
            "Fishburn (1967)",
            keyword_parameters(weighted_sum),
            steps=weighted_sum_steps,
            on_scale=(("normalise", "none"),),
        ),
    )
}
