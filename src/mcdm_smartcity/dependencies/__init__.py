"""What needs what, what is a program worth as an enabler, and in which order to fund?"""

from mcdm_smartcity.dependencies.credit import Credit, credit
from mcdm_smartcity.dependencies.funding_order import Block, FundingOrder, sequence
from mcdm_smartcity.dependencies.graph import Cycle, DependencyGraph
from mcdm_smartcity.dependencies.influence import Influence, propagate

__all__ = [
    "Block",
    "Credit",
    "Cycle",
    "DependencyGraph",
    "FundingOrder",
    "Influence",
    "credit",
    "propagate",
    "sequence",
]
