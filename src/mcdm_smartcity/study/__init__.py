"""What do people know and want? The study, and the bare decision matrix."""

from mcdm_smartcity.study.amounts import NumberStyle, parse_money, parse_number
from mcdm_smartcity.study.cost_table import CostTable
from mcdm_smartcity.study.decision_matrix import DecisionMatrix
from mcdm_smartcity.study.example import example_study
from mcdm_smartcity.study.hierarchy import Criterion, Hierarchy, Priority
from mcdm_smartcity.study.horizon import Horizon
from mcdm_smartcity.study.intensity import Intensity, IntensityLevel
from mcdm_smartcity.study.judgement import Judge, Judgement
from mcdm_smartcity.study.judgement_words import parse_judgement
from mcdm_smartcity.study.link import Link
from mcdm_smartcity.study.program import Cost, Program, Score
from mcdm_smartcity.study.readiness import Readiness
from mcdm_smartcity.study.scale import Addressed, Compared, Quantity, Rating, RatingWord
from mcdm_smartcity.study.study import Agency, Dimension, FundingSource, Group, Study
from mcdm_smartcity.study.swot import Factor
from mcdm_smartcity.study.written import Text

__all__ = [
    "Addressed",
    "Agency",
    "Compared",
    "Cost",
    "CostTable",
    "Criterion",
    "DecisionMatrix",
    "Dimension",
    "Factor",
    "FundingSource",
    "Group",
    "Hierarchy",
    "Horizon",
    "Intensity",
    "IntensityLevel",
    "Judge",
    "Judgement",
    "Link",
    "NumberStyle",
    "Priority",
    "Program",
    "Quantity",
    "Rating",
    "RatingWord",
    "Readiness",
    "Score",
    "Study",
    "Text",
    "example_study",
    "parse_judgement",
    "parse_money",
    "parse_number",
]
