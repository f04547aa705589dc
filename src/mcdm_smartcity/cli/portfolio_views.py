"""What a person sees of a portfolio."""

from collections.abc import Sequence

from mcdm_smartcity.cli.printing import Printer, at_most, money_units
from mcdm_smartcity.cli.words import (
    PORTFOLIO_GAP,
    PORTFOLIO_LINE,
    PORTFOLIO_PROVED,
    PORTFOLIO_SECONDS,
)
from mcdm_smartcity.portfolio.next_best import Alternative
from mcdm_smartcity.portfolio.portfolio import Portfolio
from mcdm_smartcity.portfolio.why_not import WhyNot
from mcdm_smartcity.study.study import Study


def print_portfolio(
    printer: Printer, study: Study, portfolio: Portfolio, names: dict[str, str]
) -> None:
    """Print what is funded with its proof, and what is used of each rule."""
    size, unit, *_ = money_units(portfolio.asked.costs.tolist(), study.currency)
    printer.heading("portfolio")
    rows = [row for row in portfolio.as_rows() if row["funded"]]
    printer.table(
        ("program", "share", "worth", "cost", "name"),
        [
            (
                row["program"],
                f"{row['share']:.0%}",
                f"{row['worth']:.3f}",
                f"{row['cost'] * row['share'] / size:,.1f}",
                names.get(row["program"], ""),
            )
            for row in rows
        ],
        flexible="name",
    )
    printer.line(
        PORTFOLIO_LINE.format(
            count=len(rows),
            whole=len(portfolio.asked.programs),
            worth=portfolio.worth,
            cost=portfolio.cost / size,
            unit=unit,
        )
    )
    proved = PORTFOLIO_PROVED if portfolio.proved else PORTFOLIO_GAP
    printer.line(proved.format(gap=at_most(portfolio.gap), bound=portfolio.bound))
    printer.line(PORTFOLIO_SECONDS.format(engine=portfolio.engine, seconds=portfolio.seconds))
    if portfolio.limits:
        _print_limits(printer, portfolio)


def _print_limits(printer: Printer, portfolio: Portfolio) -> None:
    printer.heading("limits")
    printer.table(
        ("rule", "slack", "binds"),
        [
            (limit.name, f"{limit.slack:,.6g}", "yes" if limit.binding else "")
            for limit in portfolio.limits
        ],
        flexible="rule",
    )


def print_entries(printer: Printer, answers: Sequence[WhyNot]) -> None:
    """Print why programs are not funded, and the price of their entry."""
    printer.heading("entries")
    printer.points(f"{answer.program}: {answer.words()}" for answer in answers)


def print_alternatives(printer: Printer, others: Sequence[Alternative]) -> None:
    """Print the next best portfolios by what comes and goes."""
    printer.heading("next_best")
    printer.table(
        ("#", "worth", "loss", "comes", "goes"),
        [
            (
                place,
                f"{other.worth:.4f}",
                f"{other.loss:.4f}",
                ", ".join(other.comes),
                ", ".join(other.goes),
            )
            for place, other in enumerate(others, start=2)
        ],
        flexible="comes",
    )
