"""What a person sees of frontiers."""

from mcdm_smartcity.cli.printing import Printer, at_most, money_units
from mcdm_smartcity.cli.words import (
    ALL_PROVED,
    EXACT_LINE,
    FRONTIER_LINE,
    GRID_LINE,
    GRID_PROVED,
    KNEE,
    NOT_PROVED,
)
from mcdm_smartcity.portfolio.budget_grid import BudgetGrid
from mcdm_smartcity.portfolio.exact_frontier import ExactFrontier
from mcdm_smartcity.portfolio.frontier import Frontier


def print_frontier(printer: Printer, frontier: Frontier, currency: str) -> None:
    """Print the supported points, what each one adds, and the knee."""
    size, unit, above, unit_above = money_units([p.cost for p in frontier.points], currency)
    printer.heading("frontier")
    printer.table(
        ("#", "cost", "worth", "programs", "ratio", "", "adds"),
        [
            (
                row["point"],
                f"{row['cost'] / size:,.1f}",
                f"{row['worth']:.3f}",
                row["programs"],
                "" if row["ratio"] is None else f"{row['ratio'] * above:.3f}",
                KNEE if row["knee"] else "",
                ", ".join(row["added"]),
            )
            for row in frontier.as_rows()
        ],
        flexible="adds",
    )
    printer.line(FRONTIER_LINE.format(above=unit_above, unit=unit))


def print_exact_frontier(printer: Printer, found: ExactFrontier, currency: str) -> None:
    """Print every efficient point, and what is proved of the whole."""
    size, unit, *_ = money_units([point.cost for point in found.points], currency)
    printer.heading("exact_frontier")
    printer.table(
        ("#", "cost", "worth", "programs", "hull", "names"),
        [
            (
                row["point"],
                f"{row['cost'] / size:,.1f}",
                f"{row['worth']:.3f}",
                row["programs"],
                "*" if row["supported"] else "",
                ", ".join(row["names"]),
            )
            for row in found.as_rows()
        ],
        flexible="names",
    )
    printer.line(EXACT_LINE.format(unit=unit))
    left = [segment for segment in found.segments if not segment.proved]
    if not left:
        printer.line(ALL_PROVED)
        return
    printer.line(
        NOT_PROVED.format(
            open=len(left),
            all=len(found.segments),
            low=f"{left[0].least_cost / size:,.1f}",
            high=f"{left[-1].most_cost / size:,.1f}",
            unit=unit,
            gap=found.gap,
        )
    )


def print_budget_grid(printer: Printer, grid: BudgetGrid, currency: str) -> None:
    """Print the best portfolio for each budget, and whether that is proved."""
    size, unit, *_ = money_units(grid.budgets.tolist(), currency)
    printer.heading("budget_grid")
    printer.table(
        ("budget", "cost", "worth", "programs", "", "names"),
        [
            (
                f"{row['budget'] / size:,.1f}",
                "–" if row["cost"] is None else f"{row['cost'] / size:,.1f}",
                "–" if row["worth"] is None else f"{row['worth']:.3f}",
                row["programs"],
                "" if row["proved"] else "*",
                ", ".join(row["names"]),
            )
            for row in grid.as_rows()
        ],
        flexible="names",
    )
    gap = float(grid.gaps.max(initial=0.0))
    proved = all(row["proved"] for row in grid.as_rows())
    printer.line((GRID_PROVED if proved else GRID_LINE).format(unit=unit, gap=at_most(gap)))
