"""The command that chooses what to fund."""

from pathlib import Path
from typing import Annotated, Any

import typer

from mcdm_smartcity.assessment.funding import funded
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
from mcdm_smartcity.cli.planned import Planned, PlannedWeighting, instead, progress
from mcdm_smartcity.cli.portfolio_views import print_alternatives, print_entries, print_portfolio
from mcdm_smartcity.cli.printing import Printer
from mcdm_smartcity.files.plain_data import to_plain
from mcdm_smartcity.portfolio.constraints import AnyConstraint, Budget
from mcdm_smartcity.portfolio.next_best import Alternative
from mcdm_smartcity.portfolio.portfolio import Portfolio
from mcdm_smartcity.portfolio.why_not import WhyNot
from mcdm_smartcity.study.amounts import NumberStyle, parse_money


@app.command(name="select")
def select_command(
    study: StudyPath,
    budget: Annotated[
        list[str] | None,
        typer.Option(help="Money: '2.5 miliar', or of one source: apbd-kota=1e9. Repeatable."),
    ] = None,
    plan: Annotated[
        Path | None, typer.Option(help="A plan whose constraints are kept: .toml or .json.")
    ] = None,
    why_not: Annotated[
        list[str] | None, typer.Option(help="Say why this program is not funded. Repeatable.")
    ] = None,
    next_best: Annotated[int, typer.Option(min=0, help="Also show so many next best ones.")] = 0,
    time_limit: Annotated[
        float | None, typer.Option(help="Seconds to search at most; the plan's, or no limit.")
    ] = None,
    gap: Annotated[
        float | None, typer.Option(help="Gap at which to stop; the plan's, or 0, which proves.")
    ] = None,
    engine: Annotated[
        str | None, typer.Option(help="auto, scipy or highs; the plan's, or auto.")
    ] = None,
    as_json: AsJson = False,
    decimal_comma: Indonesian = False,
    language: Language = "en",
    weighting: PlannedWeighting = "",
) -> None:
    """Choose the programs that are worth most within budgets and rules, with proof."""
    given = Planned.read(study, plan, weighting, decimal_comma=decimal_comma)
    valid, money = given.study, _budgets(budget or [], style_of(decimal_comma))
    how = instead(given.plan.portfolio, time_limit=time_limit, gap=gap, engine=engine)
    plan_now = given.plan.changed(constraints=(*given.plan.constraints, *money), portfolio=how)
    best = funded(valid, plan_now, given.worth, given.graph, watch=progress())
    answers = [best.why_not(name, time_limit=how.time_limit) for name in why_not or []]
    others = best.next_best(next_best, time_limit=how.time_limit) if next_best else ()
    if as_json:
        print_json(_as_data(best, answers, others))
        return
    printer = Printer()
    views.print_title(printer, valid, language)
    print_portfolio(printer, valid, best, views.names_of(valid, language))
    if answers:
        print_entries(printer, answers)
    if others:
        print_alternatives(printer, others)
    views.print_notes(printer, best.notes, valid, language)


def _as_data(
    best: Portfolio, answers: list[WhyNot], others: tuple[Alternative, ...]
) -> dict[str, Any]:
    kept = ("worth", "cost", "bound", "gap", "proved", "engine", "limits")
    return {
        "portfolio": best.as_rows(),
        "binding": list(best.binding),
        **{name: to_plain(getattr(best, name)) for name in kept},
        "why_not": to_plain(answers),
        "next_best": to_plain(others),
        "notes": [str(note) for note in best.notes],
    }


def _budgets(texts: list[str], style: NumberStyle) -> list[AnyConstraint]:
    budgets: list[AnyConstraint] = []
    for text in texts:
        source, sign, amount = text.rpartition("=")
        budgets.append(Budget(parse_money(amount, style), source.strip() if sign else None))
    return budgets
