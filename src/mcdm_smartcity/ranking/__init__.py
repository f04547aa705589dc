"""How good is each program by itself? Rankings, and worth that may be added up."""

from mcdm_smartcity.numerics.ranks import ranks
from mcdm_smartcity.ranking.consensus_ranking import ConsensusRanking, consensus_ranking
from mcdm_smartcity.ranking.explanation import Explanation
from mcdm_smartcity.ranking.method_comparison import MethodComparison, compare_methods
from mcdm_smartcity.ranking.methods.aras import aras
from mcdm_smartcity.ranking.methods.cocoso import cocoso
from mcdm_smartcity.ranking.methods.codas import codas
from mcdm_smartcity.ranking.methods.comet import comet
from mcdm_smartcity.ranking.methods.copras import copras
from mcdm_smartcity.ranking.methods.credibility import Credibility, electre_iii_credibility
from mcdm_smartcity.ranking.methods.edas import edas
from mcdm_smartcity.ranking.methods.electre_i import ElectreI, electre_i
from mcdm_smartcity.ranking.methods.electre_ii import ElectreII, electre_ii
from mcdm_smartcity.ranking.methods.electre_iii import electre_iii
from mcdm_smartcity.ranking.methods.electre_iii_distillations import (
    Distillations,
    electre_iii_distillations,
)
from mcdm_smartcity.ranking.methods.electre_tri import ElectreTri, electre_tri
from mcdm_smartcity.ranking.methods.full_multiplicative import full_multiplicative
from mcdm_smartcity.ranking.methods.gaia_plane import GaiaPlane, gaia_plane
from mcdm_smartcity.ranking.methods.mabac import mabac
from mcdm_smartcity.ranking.methods.mairca import mairca
from mcdm_smartcity.ranking.methods.marcos import marcos
from mcdm_smartcity.ranking.methods.moora import moora
from mcdm_smartcity.ranking.methods.mr_sort import MRSort, mr_sort
from mcdm_smartcity.ranking.methods.multimoora import multimoora
from mcdm_smartcity.ranking.methods.ocra import ocra
from mcdm_smartcity.ranking.methods.probid import probid
from mcdm_smartcity.ranking.methods.promethee_flows import (
    PrometheeFlows,
    promethee_flows,
    promethee_preferences,
)
from mcdm_smartcity.ranking.methods.promethee_i import PrometheeRelations, promethee_i
from mcdm_smartcity.ranking.methods.promethee_ii import promethee_ii
from mcdm_smartcity.ranking.methods.rafsi import rafsi
from mcdm_smartcity.ranking.methods.reference_point import reference_point
from mcdm_smartcity.ranking.methods.rim import rim
from mcdm_smartcity.ranking.methods.spotis import spotis
from mcdm_smartcity.ranking.methods.synthesis import synthesis
from mcdm_smartcity.ranking.methods.topsis import topsis
from mcdm_smartcity.ranking.methods.uta_star import UtaStar, uta_star
from mcdm_smartcity.ranking.methods.vikor import VikorMeasures, vikor, vikor_measures
from mcdm_smartcity.ranking.methods.waspas import waspas
from mcdm_smartcity.ranking.methods.weighted_product import weighted_product
from mcdm_smartcity.ranking.methods.weighted_sum import weighted_sum
from mcdm_smartcity.ranking.rank_similarity import kendall_w, rank_similarity, top_overlap
from mcdm_smartcity.ranking.ranking import Ranking, rank
from mcdm_smartcity.ranking.sorting import Sorting, sort_programs
from mcdm_smartcity.ranking.uncertain_ranking import UncertainRanking, rank_uncertain
from mcdm_smartcity.ranking.uncertain_scores import UncertainScores
from mcdm_smartcity.ranking.value_functions import Exponential, Linear, Peak, Piecewise
from mcdm_smartcity.ranking.worth import Worth, value

__all__ = [
    "ConsensusRanking",
    "Credibility",
    "Distillations",
    "ElectreI",
    "ElectreII",
    "ElectreTri",
    "Explanation",
    "Exponential",
    "GaiaPlane",
    "Linear",
    "MRSort",
    "MethodComparison",
    "Peak",
    "Piecewise",
    "PrometheeFlows",
    "PrometheeRelations",
    "Ranking",
    "Sorting",
    "UncertainRanking",
    "UncertainScores",
    "UtaStar",
    "VikorMeasures",
    "Worth",
    "aras",
    "cocoso",
    "codas",
    "comet",
    "compare_methods",
    "consensus_ranking",
    "copras",
    "edas",
    "electre_i",
    "electre_ii",
    "electre_iii",
    "electre_iii_credibility",
    "electre_iii_distillations",
    "electre_tri",
    "full_multiplicative",
    "gaia_plane",
    "kendall_w",
    "mabac",
    "mairca",
    "marcos",
    "moora",
    "mr_sort",
    "multimoora",
    "ocra",
    "probid",
    "promethee_flows",
    "promethee_i",
    "promethee_ii",
    "promethee_preferences",
    "rafsi",
    "rank",
    "rank_similarity",
    "rank_uncertain",
    "ranks",
    "reference_point",
    "rim",
    "sort_programs",
    "spotis",
    "synthesis",
    "top_overlap",
    "topsis",
    "uta_star",
    "value",
    "vikor",
    "vikor_measures",
    "waspas",
    "weighted_product",
    "weighted_sum",
]
