"""How good is each program by itself? Rankings, and worth that may be added up."""

from mcdm_smartcity.numerics.ranks import ranks
from mcdm_smartcity.ranking.methods.aras import aras
from mcdm_smartcity.ranking.methods.copras import copras
from mcdm_smartcity.ranking.methods.edas import edas
from mcdm_smartcity.ranking.methods.full_multiplicative import full_multiplicative
from mcdm_smartcity.ranking.methods.mabac import mabac
from mcdm_smartcity.ranking.methods.marcos import marcos
from mcdm_smartcity.ranking.methods.moora import moora
from mcdm_smartcity.ranking.methods.multimoora import multimoora
from mcdm_smartcity.ranking.methods.reference_point import reference_point
from mcdm_smartcity.ranking.methods.synthesis import synthesis
from mcdm_smartcity.ranking.methods.topsis import topsis
from mcdm_smartcity.ranking.methods.waspas import waspas
from mcdm_smartcity.ranking.methods.weighted_product import weighted_product
from mcdm_smartcity.ranking.methods.weighted_sum import weighted_sum
from mcdm_smartcity.ranking.ranking import Ranking, rank
from mcdm_smartcity.ranking.value_functions import Exponential, Linear, Peak, Piecewise
from mcdm_smartcity.ranking.worth import Worth, value

__all__ = [
    "Exponential",
    "Linear",
    "Peak",
    "Piecewise",
    "Ranking",
    "Worth",
    "aras",
    "copras",
    "edas",
    "full_multiplicative",
    "mabac",
    "marcos",
    "moora",
    "multimoora",
    "rank",
    "ranks",
    "reference_point",
    "synthesis",
    "topsis",
    "value",
    "waspas",
    "weighted_product",
    "weighted_sum",
]
