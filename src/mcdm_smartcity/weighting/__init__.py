"""What matters how much? Weights from pairwise judgements of many people."""

from mcdm_smartcity.weighting.agreement import EVERYBODY, Consensus, Consistency
from mcdm_smartcity.weighting.alternatives import ComparedPrograms, compare_programs
from mcdm_smartcity.weighting.methods.aggregation import aggregate_judgements, consensus
from mcdm_smartcity.weighting.methods.consistency import consistency_index, consistency_ratio
from mcdm_smartcity.weighting.methods.eigenvector import eigenvector, lambda_max
from mcdm_smartcity.weighting.methods.geometric_mean import geometric_mean
from mcdm_smartcity.weighting.methods.random_index import random_index
from mcdm_smartcity.weighting.side_by_side import WeightsSideBySide, weigh_by
from mcdm_smartcity.weighting.weights import NodeWeight, Weights, weigh

__all__ = [
    "EVERYBODY",
    "ComparedPrograms",
    "Consensus",
    "Consistency",
    "NodeWeight",
    "Weights",
    "WeightsSideBySide",
    "aggregate_judgements",
    "compare_programs",
    "consensus",
    "consistency_index",
    "consistency_ratio",
    "eigenvector",
    "geometric_mean",
    "lambda_max",
    "random_index",
    "weigh",
    "weigh_by",
]
