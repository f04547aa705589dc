"""How good is each program by itself? Rankings, and worth that may be added up."""

from mcdm_smartcity.numerics.ranks import ranks
from mcdm_smartcity.ranking.consensus_ranking import ConsensusRanking, consensus_ranking
from mcdm_smartcity.ranking.explanation import Explanation
from mcdm_smartcity.ranking.method_comparison import MethodComparison, compare_methods
from mcdm_smartcity.ranking.methods.synthesis import synthesis
from mcdm_smartcity.ranking.methods.topsis import topsis
from mcdm_smartcity.ranking.methods.weighted_sum import weighted_sum
from mcdm_smartcity.ranking.rank_similarity import kendall_w, rank_similarity, top_overlap
from mcdm_smartcity.ranking.ranking import Ranking, rank
from mcdm_smartcity.ranking.worth import Worth, value

__all__ = [
    "ConsensusRanking",
    "Explanation",
    "MethodComparison",
    "Ranking",
    "Worth",
    "compare_methods",
    "consensus_ranking",
    "kendall_w",
    "rank",
    "rank_similarity",
    "ranks",
    "synthesis",
    "top_overlap",
    "topsis",
    "value",
    "weighted_sum",
]
