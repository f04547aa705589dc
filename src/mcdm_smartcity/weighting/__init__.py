"""What matters how much? Weights from pairwise judgements of many people."""

from mcdm_smartcity.weighting.agreement import EVERYBODY, Consensus, Consistency
from mcdm_smartcity.weighting.alternatives import ComparedPrograms, compare_programs
from mcdm_smartcity.weighting.derived_values import derived_values
from mcdm_smartcity.weighting.gaps import Gap, Gaps, gaps
from mcdm_smartcity.weighting.group_agreement import GroupAgreement, group_agreement
from mcdm_smartcity.weighting.influence_map import influence_map
from mcdm_smartcity.weighting.intensities import (
    IntensityPriorities,
    RatedLevel,
    rate_intensities,
)
from mcdm_smartcity.weighting.judgement_diagnosis import JudgementDiagnosis, SuggestedChange
from mcdm_smartcity.weighting.judgement_diagnostics import (
    JudgementDiagnostics,
    judgement_diagnostics,
)
from mcdm_smartcity.weighting.methods.aggregation import aggregate_judgements, consensus
from mcdm_smartcity.weighting.methods.benefits_costs import benefits_costs
from mcdm_smartcity.weighting.methods.best_worst import best_worst
from mcdm_smartcity.weighting.methods.best_worst_nonlinear import (
    BestWorstIntervals,
    best_worst_consistency_index,
    best_worst_nonlinear,
)
from mcdm_smartcity.weighting.methods.cilos import cilos
from mcdm_smartcity.weighting.methods.column_mean import column_mean
from mcdm_smartcity.weighting.methods.compatibility import (
    geometric_compatibility,
    priority_violations,
)
from mcdm_smartcity.weighting.methods.consensus_bands import consensus_band
from mcdm_smartcity.weighting.methods.consistency import (
    EigenvectorAndConsistency,
    consistency_index,
    consistency_ratio,
    eigenvector_and_consistency,
)
from mcdm_smartcity.weighting.methods.critic import critic, critic_absolute, critic_spearman
from mcdm_smartcity.weighting.methods.dematel import Dematel, dematel
from mcdm_smartcity.weighting.methods.dispersion import judgement_dispersion
from mcdm_smartcity.weighting.methods.eigenvector import eigenvector, lambda_max
from mcdm_smartcity.weighting.methods.entropy import entropy, entropy_inverted, entropy_range
from mcdm_smartcity.weighting.methods.fucom import fucom
from mcdm_smartcity.weighting.methods.geometric_consistency import (
    geometric_consistency_index,
    geometric_consistency_limit,
)
from mcdm_smartcity.weighting.methods.geometric_mean import geometric_mean
from mcdm_smartcity.weighting.methods.gini import gini
from mcdm_smartcity.weighting.methods.harker import harker
from mcdm_smartcity.weighting.methods.idocriw import idocriw
from mcdm_smartcity.weighting.methods.judgement_noise import perturbed_priorities
from mcdm_smartcity.weighting.methods.judgement_scales import apply_scale
from mcdm_smartcity.weighting.methods.merec import merec
from mcdm_smartcity.weighting.methods.points import direct_rating, smart, swing
from mcdm_smartcity.weighting.methods.priorities_of_groups import aggregate_priorities
from mcdm_smartcity.weighting.methods.random_index import random_index
from mcdm_smartcity.weighting.methods.random_index_of_graph import (
    RandomIndex,
    random_index_of_graph,
)
from mcdm_smartcity.weighting.methods.rank_weights import (
    rank_order_centroid,
    rank_reciprocal,
    rank_sum,
)
from mcdm_smartcity.weighting.methods.repair import ProposedChange, Repair, repair
from mcdm_smartcity.weighting.methods.sampled_priorities import interval_of, overlap
from mcdm_smartcity.weighting.methods.similarity import judge_clusters, judge_similarity
from mcdm_smartcity.weighting.methods.standard_deviation import (
    standard_deviation,
    standard_deviation_as_given,
)
from mcdm_smartcity.weighting.methods.supermatrix import SupermatrixLimit, supermatrix_limit
from mcdm_smartcity.weighting.methods.swara import swara
from mcdm_smartcity.weighting.methods.triads import (
    circular_triads,
    congruence,
    dissonance,
    koczkodaj,
)
from mcdm_smartcity.weighting.methods.weighted_supermatrix import weighted_supermatrix
from mcdm_smartcity.weighting.methods.worst_judgements import WorstJudgement, worst_judgements
from mcdm_smartcity.weighting.node_agreement import JudgeFit, NodeAgreement, PairDispersion
from mcdm_smartcity.weighting.order_of_weights import Neighbours
from mcdm_smartcity.weighting.side_by_side import WeightsSideBySide, weigh_by
from mcdm_smartcity.weighting.strategic_priorities import strategic_priorities
from mcdm_smartcity.weighting.strategic_weight import StrategicWeights, strategic_weights
from mcdm_smartcity.weighting.swot_weights import FactorWeight, SwotWeights, weigh_swot
from mcdm_smartcity.weighting.weight_intervals import WeightIntervals, weight_intervals
from mcdm_smartcity.weighting.weights import NodeWeight, Weights, weigh

__all__ = [
    "EVERYBODY",
    "BestWorstIntervals",
    "ComparedPrograms",
    "Consensus",
    "Consistency",
    "Dematel",
    "EigenvectorAndConsistency",
    "FactorWeight",
    "Gap",
    "Gaps",
    "GroupAgreement",
    "IntensityPriorities",
    "JudgeFit",
    "JudgementDiagnosis",
    "JudgementDiagnostics",
    "Neighbours",
    "NodeAgreement",
    "NodeWeight",
    "PairDispersion",
    "ProposedChange",
    "RandomIndex",
    "RatedLevel",
    "Repair",
    "StrategicWeights",
    "SuggestedChange",
    "SupermatrixLimit",
    "SwotWeights",
    "WeightIntervals",
    "Weights",
    "WeightsSideBySide",
    "WorstJudgement",
    "aggregate_judgements",
    "aggregate_priorities",
    "apply_scale",
    "benefits_costs",
    "best_worst",
    "best_worst_consistency_index",
    "best_worst_nonlinear",
    "cilos",
    "circular_triads",
    "column_mean",
    "compare_programs",
    "congruence",
    "consensus",
    "consensus_band",
    "consistency_index",
    "consistency_ratio",
    "critic",
    "critic_absolute",
    "critic_spearman",
    "dematel",
    "derived_values",
    "direct_rating",
    "dissonance",
    "eigenvector",
    "eigenvector_and_consistency",
    "entropy",
    "entropy_inverted",
    "entropy_range",
    "fucom",
    "gaps",
    "geometric_compatibility",
    "geometric_consistency_index",
    "geometric_consistency_limit",
    "geometric_mean",
    "gini",
    "group_agreement",
    "harker",
    "idocriw",
    "influence_map",
    "interval_of",
    "judge_clusters",
    "judge_similarity",
    "judgement_diagnostics",
    "judgement_dispersion",
    "koczkodaj",
    "lambda_max",
    "merec",
    "overlap",
    "perturbed_priorities",
    "priority_violations",
    "random_index",
    "random_index_of_graph",
    "rank_order_centroid",
    "rank_reciprocal",
    "rank_sum",
    "rate_intensities",
    "repair",
    "smart",
    "standard_deviation",
    "standard_deviation_as_given",
    "strategic_priorities",
    "strategic_weights",
    "supermatrix_limit",
    "swara",
    "swing",
    "weigh",
    "weigh_by",
    "weigh_swot",
    "weight_intervals",
    "weighted_supermatrix",
    "worst_judgements",
]
