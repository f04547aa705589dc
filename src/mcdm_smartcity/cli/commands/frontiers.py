"""Commands about portfolios: frontier."""

from typing import Annotated, Any

import typer

from mcdm_smartcity.cli import views
from mcdm_smartcity.cli.application import (
    AsJson,
    Indonesian,
    Language,
    StudyPath,
    Weighting,
    app,
    print_json,
    read,
)
from mcdm_smartcity.cli.frontier_views import print_exact_frontier, print_frontier
from mcdm_smartcity.cli.printing import Printer
from mcdm_smartcity.cli.words import ONLY_EXACT
from mcdm_smartcity.dependencies.graph import DependencyGraph
from mcdm_smartcity.errors import InvalidStudyError, Problem
from mcdm_smartcity.portfolio.exact_frontier import ExactFrontier
from mcdm_smartcity.portfolio.frontier import Frontier
from mcdm_smartcity.portfolio.frontier import frontier as find_frontier
from mcdm_smartcity.ranking.worth import value
from mcdm_smartcity.weighting.weights import weigh


@app.command()
def frontier(
    study: StudyPath,
    as_json: AsJson = False,
    decimal_comma: Indonesian = False,
    language: Language = "en",
    weighting: Weighting = "eigenvector",
    exact: Annotated[
        bool, typer.Option("--exact", help="Every efficient portfolio, with proof.")
    ] = False,
    time_limit: Annotated[
        float | None, typer.Option(help="Seconds for --exact; what is then open is told.")
    ] = None,
) -> None:
    """Show what can be had for how much money, and where more stops to pay."""
    if time_limit is not None and not exact:
        raise InvalidStudyError("options", [Problem("--time-limit", ONLY_EXACT)])
    valid = read(study, decimal_comma)
    worth = value(valid, weigh(valid, weighting))
    found = find_frontier(worth, valid.costs, DependencyGraph.from_study(valid))
    complete = found.exact(time_limit=time_limit) if exact else None
    notes = (*worth.notes, *found.notes)
    if as_json:
        print_json(_as_data(found, complete) | {"notes": [str(note) for note in notes]})
        return
    printer = Printer()
    views.print_title(printer, valid, language)
    print_frontier(printer, found, valid.currency)
    if complete:
        print_exact_frontier(printer, complete, valid.currency)
    views.print_notes(printer, notes, valid, language)


def _as_data(found: Frontier, complete: ExactFrontier | None) -> dict[str, Any]:
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
    return data
