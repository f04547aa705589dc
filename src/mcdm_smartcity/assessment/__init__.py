"""All of it, for one study and one plan."""

from mcdm_smartcity.assessment.assessment import Assessment, BasisCount, Record, assess
from mcdm_smartcity.assessment.plan import (
    Plan,
    PortfolioChoice,
    RankingChoice,
    RoadmapChoice,
    WeightingChoice,
)

__all__ = [
    "Assessment",
    "BasisCount",
    "Plan",
    "PortfolioChoice",
    "RankingChoice",
    "Record",
    "RoadmapChoice",
    "WeightingChoice",
    "assess",
]
