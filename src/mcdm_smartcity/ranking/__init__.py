"""How good is each program by itself? Rankings, and worth that may be added up."""

from mcdm_smartcity.numerics.ranks import ranks
from mcdm_smartcity.ranking.methods.credibility import Credibility, electre_iii_credibility
from mcdm_smartcity.ranking.methods.electre_i import ElectreI, electre_i
from mcdm_smartcity.ranking.methods.electre_ii import ElectreII, electre_ii
from mcdm_smartcity.ranking.methods.electre_iii import electre_iii
from mcdm_smartcity.ranking.methods.electre_iii_distillations import (
    Distillations,
    electre_iii_distillations,
)
from mcdm_smartcity.ranking.methods.electre_tri import ElectreTri, electre_tri
from mcdm_smartcity.ranking.methods.gaia_plane import GaiaPlane, gaia_plane
from mcdm_smartcity.ranking.methods.mr_sort import MRSort, mr_sort
from mcdm_smartcity.ranking.methods.promethee_flows import (
    PrometheeFlows,
    promethee_flows,
    promethee_preferences,
)
from mcdm_smartcity.ranking.methods.promethee_i import PrometheeRelations, promethee_i
from mcdm_smartcity.ranking.methods.promethee_ii import promethee_ii
from mcdm_smartcity.ranking.methods.synthesis import synthesis
from mcdm_smartcity.ranking.methods.topsis import topsis
from mcdm_smartcity.ranking.methods.weighted_sum import weighted_sum
from mcdm_smartcity.ranking.ranking import Ranking, rank
from mcdm_smartcity.ranking.sorting import Sorting, sort_programs
from mcdm_smartcity.ranking.worth import Worth, value

__all__ = [
    "Credibility",
    "Distillations",
    "ElectreI",
    "ElectreII",
    "ElectreTri",
    "GaiaPlane",
    "MRSort",
    "PrometheeFlows",
    "PrometheeRelations",
    "Ranking",
    "Sorting",
    "Worth",
    "electre_i",
    "electre_ii",
    "electre_iii",
    "electre_iii_credibility",
    "electre_iii_distillations",
    "electre_tri",
    "gaia_plane",
    "mr_sort",
    "promethee_flows",
    "promethee_i",
    "promethee_ii",
    "promethee_preferences",
    "rank",
    "ranks",
    "sort_programs",
    "synthesis",
    "topsis",
    "value",
    "weighted_sum",
]
