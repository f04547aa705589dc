"""What to fund with this money, with proof?"""

from mcdm_smartcity.portfolio.checking import check_portfolio
from mcdm_smartcity.portfolio.constraints import (
    Among,
    AtLeast,
    AtMost,
    Budget,
    Capacity,
    Exclude,
    Include,
    Partial,
    Requires,
    ShareAtLeast,
    ShareAtMost,
    Synergy,
)
from mcdm_smartcity.portfolio.next_best import Alternative
from mcdm_smartcity.portfolio.portfolio import Limit, Portfolio
from mcdm_smartcity.portfolio.selecting import select
from mcdm_smartcity.portfolio.why_not import WhyNot

__all__ = [
    "Alternative",
    "Among",
    "AtLeast",
    "AtMost",
    "Budget",
    "Capacity",
    "Exclude",
    "Include",
    "Limit",
    "Partial",
    "Portfolio",
    "Requires",
    "ShareAtLeast",
    "ShareAtMost",
    "Synergy",
    "WhyNot",
    "check_portfolio",
    "select",
]
