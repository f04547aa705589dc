"""How good is each program by itself? Rankings, and worth that may be added up."""

from mcdm_smartcity.numerics.ranks import ranks
from mcdm_smartcity.ranking.methods.synthesis import synthesis
from mcdm_smartcity.ranking.methods.topsis import topsis
from mcdm_smartcity.ranking.methods.weighted_sum import weighted_sum
from mcdm_smartcity.ranking.ranking import Ranking, rank
from mcdm_smartcity.ranking.uncertain_ranking import UncertainRanking, rank_uncertain
from mcdm_smartcity.ranking.uncertain_scores import UncertainScores
from mcdm_smartcity.ranking.worth import Worth, value

__all__ = [
    "Ranking",
    "UncertainRanking",
    "UncertainScores",
    "Worth",
    "rank",
    "rank_uncertain",
    "ranks",
    "synthesis",
    "topsis",
    "value",
    "weighted_sum",
]
