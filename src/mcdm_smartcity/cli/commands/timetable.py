"""The command that says when what starts."""

from pathlib import Path
from typing import Annotated

import typer

from mcdm_smartcity.assessment.plan import Plan
from mcdm_smartcity.cli import views
from mcdm_smartcity.cli.application import (
    AsJson,
    Indonesian,
    Language,
    StudyPath,
    app,
    print_json,
    read,
    style_of,
)
from mcdm_smartcity.cli.planned import planned_weights, progress
from mcdm_smartcity.cli.printing import Printer
from mcdm_smartcity.cli.roadmap_views import print_roadmap
from mcdm_smartcity.dependencies.graph import DependencyGraph
from mcdm_smartcity.files.documents import load_document
from mcdm_smartcity.files.plan_files import read_plan
from mcdm_smartcity.portfolio.constraints import Constraint
from mcdm_smartcity.ranking.worth import value
from mcdm_smartcity.roadmap.constraints import YearlyBudget
from mcdm_smartcity.roadmap.scheduling import schedule
from mcdm_smartcity.study.amounts import NumberStyle, parse_money


@app.command(name="schedule")
def schedule_command(
    study: StudyPath,
    budget: Annotated[
        list[str] | None,
        typer.Option(
            help="Money of each year: '2.5 miliar', of one source: apbd-kota=1e9, of one year: "
            "apbd-kota@2024=7e8. Repeatable."
        ),
    ] = None,
    plan: Annotated[
        Path | None, typer.Option(help="A plan whose constraints are kept: .toml or .json.")
    ] = None,
    carry_over: Annotated[
        bool, typer.Option("--carry-over", help="Money that is left may be spent later.")
    ] = False,
    discount: Annotated[float, typer.Option(help="What worth is worth a year later.")] = 1.0,
    tail: Annotated[int, typer.Option(help="Years after the horizon that still count.")] = 0,
    inflation: Annotated[float, typer.Option(help="Rise of prices a year, such as 0.03.")] = 0.0,
    last: Annotated[
        Path | None, typer.Option(help="Last year's roadmap, as --json printed it.")
    ] = None,
    now: Annotated[int | None, typer.Option(help="First year that is still open.")] = None,
    change_cost: Annotated[float, typer.Option(help="Worth that each change costs.")] = 0.0,
    gantt: Annotated[bool, typer.Option("--gantt", help="Draw the bars.")] = False,
    time_limit: Annotated[float, typer.Option(help="Seconds to search at most.")] = 60.0,
    gap: Annotated[float, typer.Option(help="Relative gap at which to stop; 0 proves.")] = 1e-4,
    engine: Annotated[str, typer.Option(help="auto, scipy or highs.")] = "auto",
    as_json: AsJson = False,
    decimal_comma: Indonesian = False,
    language: Language = "en",
    weighting: Annotated[str, typer.Option(help="eigenvector ...; the plan's if there.")] = "",
) -> None:
    """Say when what starts, with which money; Ctrl-C keeps the best plan found so far."""
    valid = read(study, decimal_comma)
    choices = Plan() if plan is None else read_plan(plan)
    years = tuple(range(valid.horizon.first, valid.horizon.last + 1))
    money = _budgets(budget or [], style_of(decimal_comma), years, carry_over)
    found = schedule(
        value(valid, planned_weights(valid, choices, weighting)),
        valid.programs,
        DependencyGraph.from_study(valid),
        years,
        [*choices.constraints, *choices.timetable, *money],
        discount=discount,
        tail=tail,
        inflation=inflation,
        last=None if last is None else _starts_in(last),
        now=now,
        change_cost=change_cost,
        time_limit=time_limit,
        gap=gap,
        engine=engine,
        seed=choices.seed,
        watch=progress(),
    )
    if as_json:
        print_json(found)
        return
    printer = Printer()
    views.print_title(printer, valid, language)
    print_roadmap(printer, valid, found, with_bars=gantt)
    views.print_notes(printer, found.notes, valid, language)


def _budgets(
    texts: list[str], style: NumberStyle, years: tuple[int, ...], carry_over: bool
) -> list[Constraint]:
    """Money by source: that of every year, and that of single years in its place."""
    limits: dict[str, dict[int | None, float]] = {}
    for text in texts:
        who, _, amount = text.rpartition("=")
        source, _, year = who.partition("@")
        when = int(year) if year.strip().isdigit() else None
        limits.setdefault(source.strip(), {})[when] = parse_money(amount, style)
    unlimited = 1e18
    return [
        YearlyBudget(
            [given.get(year, given.get(None, unlimited)) for year in years],
            source or None,
            carry_over=carry_over,
        )
        for source, given in limits.items()
    ]


def _starts_in(path: Path) -> dict[str, int]:
    document = load_document(path)
    return {str(name): int(year) for name, year in document.get("start", {}).items()}
