"""What to fund with this money, with proof?"""

from mcdm_smartcity.portfolio.budget_grid import BudgetGrid, Solved
from mcdm_smartcity.portfolio.checking import check_portfolio
from mcdm_smartcity.portfolio.compared import PortfolioComparison, compare_portfolios
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
from mcdm_smartcity.portfolio.exact_frontier import ExactFrontier, Segment
from mcdm_smartcity.portfolio.frontier import Frontier, frontier
from mcdm_smartcity.portfolio.next_best import Alternative
from mcdm_smartcity.portfolio.points import Point
from mcdm_smartcity.portfolio.portfolio import Limit, Portfolio
from mcdm_smartcity.portfolio.selecting import select
from mcdm_smartcity.portfolio.why_not import WhyNot

__all__ = [
    "Alternative",
    "Among",
    "AtLeast",
    "AtMost",
    "Budget",
    "BudgetGrid",
    "Capacity",
    "ExactFrontier",
    "Exclude",
    "Frontier",
    "Include",
    "Limit",
    "Partial",
    "Point",
    "Portfolio",
    "PortfolioComparison",
    "Requires",
    "Segment",
    "ShareAtLeast",
    "ShareAtMost",
    "Solved",
    "Synergy",
    "WhyNot",
    "check_portfolio",
    "compare_portfolios",
    "frontier",
    "select",
]
