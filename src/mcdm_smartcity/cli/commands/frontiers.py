"""Commands about portfolios: frontier."""

from pathlib import Path
from typing import Annotated, Any

import typer

from mcdm_smartcity.cli import views
from mcdm_smartcity.cli.application import (
    AsJson,
    Indonesian,
    Language,
    StudyPath,
    app,
    print_json,
    style_of,
)
from mcdm_smartcity.cli.frontier_views import (
    print_budget_grid,
    print_exact_frontier,
    print_frontier,
)
from mcdm_smartcity.cli.planned import Planned, PlannedWeighting
from mcdm_smartcity.cli.printing import Printer
from mcdm_smartcity.cli.words import ONLY_BUDGET, ONLY_EXACT
from mcdm_smartcity.errors import InvalidStudyError, Problem
from mcdm_smartcity.portfolio.budget_grid import BudgetGrid
from mcdm_smartcity.portfolio.exact_frontier import ExactFrontier
from mcdm_smartcity.portfolio.frontier import Frontier
from mcdm_smartcity.portfolio.frontier import frontier as find_frontier
from mcdm_smartcity.study.amounts import parse_money


@app.command()
def frontier(
    study: StudyPath,
    as_json: AsJson = False,
    decimal_comma: Indonesian = False,
    language: Language = "en",
    weighting: PlannedWeighting = "",
    exact: Annotated[
        bool, typer.Option("--exact", help="Every efficient portfolio, with proof.")
    ] = False,
    budget: Annotated[
        list[str] | None,
        typer.Option(help="Also the best portfolio for this money: '2.5 miliar'. Repeatable."),
    ] = None,
    plan: Annotated[
        Path | None, typer.Option(help="A plan whose constraints --budget keeps: .toml or .json.")
    ] = None,
    time_limit: Annotated[
        float | None, typer.Option(help="Seconds for --exact; what is then open is told.")
    ] = None,
) -> None:
    """Show what can be had for how much money, and where more stops to pay."""
    problems = [] if exact or time_limit is None else [Problem("--time-limit", ONLY_EXACT)]
    problems += [] if budget or plan is None else [Problem("--plan", ONLY_BUDGET)]
    if problems:
        raise InvalidStudyError("options", problems)
    given = Planned.read(study, plan, weighting, decimal_comma=decimal_comma)
    valid = given.study
    found = find_frontier(given.worth, valid.costs, given.graph)
    complete = found.exact(time_limit=time_limit) if exact else None
    amounts = [parse_money(text, style_of(decimal_comma)) for text in budget or []]
    rules = given.plan.constraints
    grid = found.grid(amounts, rules, programs=valid.programs) if budget else None
    notes = (*given.worth.notes, *found.notes, *(grid.notes if grid else ()))
    if as_json:
        print_json(_as_data(found, complete, grid) | {"notes": [str(note) for note in notes]})
        return
    printer = Printer()
    views.print_title(printer, valid, language)
    print_frontier(printer, found, valid.currency)
    if complete:
        print_exact_frontier(printer, complete, valid.currency)
    if grid:
        print_budget_grid(printer, grid, valid.currency)
    views.print_notes(printer, notes, valid, language)


def _as_data(
    found: Frontier, complete: ExactFrontier | None, grid: BudgetGrid | None
) -> dict[str, Any]:
    data: dict[str, Any] = {
        "points": found.as_rows(),
        "knee": {
            "cost": found.knee.cost,
            "worth": found.knee.worth,
            "programs": found.knee.programs,
        },
    }
    if complete:
        data["exact"] = {
            "points": complete.as_rows(),
            "proved": complete.proved,
            "gap": complete.gap,
            "segments": complete.segment_rows(),
        }
    if grid:
        data["grid"] = grid.as_rows()
    return data
