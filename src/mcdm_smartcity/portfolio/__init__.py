"""What to fund with this money, with proof?"""

from mcdm_smartcity.portfolio.budget_grid import BudgetGrid, Solved
from mcdm_smartcity.portfolio.compared import PortfolioComparison, compare_portfolios
from mcdm_smartcity.portfolio.exact_frontier import ExactFrontier, Segment
from mcdm_smartcity.portfolio.frontier import Frontier, frontier
from mcdm_smartcity.portfolio.points import Point

__all__ = [
    "BudgetGrid",
    "ExactFrontier",
    "Frontier",
    "Point",
    "PortfolioComparison",
    "Segment",
    "Solved",
    "compare_portfolios",
    "frontier",
]
