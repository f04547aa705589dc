"""The command that says when what starts."""

from pathlib import Path
from typing import Annotated

import typer

from mcdm_smartcity.assessment.plan import RoadmapChoice
from mcdm_smartcity.assessment.timing import timed
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
from mcdm_smartcity.cli.printing import Printer
from mcdm_smartcity.cli.roadmap_views import print_roadmap
from mcdm_smartcity.errors import InvalidRecordError, Problem
from mcdm_smartcity.files.roadmap_files import read_roadmap, roadmap_data
from mcdm_smartcity.roadmap.constraints import YearlyBudget
from mcdm_smartcity.study.amounts import NumberStyle, parse_money

# A command ends within a minute if nobody says otherwise.
LONGEST = 60.0
# Of years of which nothing is said where others have a limit: limits are finite numbers.
UNLIMITED = 1e18


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
        Path | None,
        typer.Option(help="A plan: its constraints, timetable and roadmap settings are taken."),
    ] = None,
    carry_over: Annotated[
        bool, typer.Option("--carry-over", help="Money that is left may be spent later.")
    ] = False,
    discount: Annotated[
        float | None, typer.Option(help="What worth is worth a year later; the plan's, or 1.")
    ] = None,
    tail: Annotated[
        int | None, typer.Option(help="Years after the horizon that count; the plan's, or 0.")
    ] = None,
    inflation: Annotated[
        float | None, typer.Option(help="Rise of prices a year: 0.03; the plan's, or 0.")
    ] = None,
    last: Annotated[
        Path | None,
        typer.Option(help="Last year's roadmap: as --json printed it, or an assessment with one."),
    ] = None,
    now: Annotated[int | None, typer.Option(help="First year that is still open.")] = None,
    change_cost: Annotated[float, typer.Option(help="Worth that each change costs.")] = 0.0,
    gantt: Annotated[bool, typer.Option("--gantt", help="Draw the bars.")] = False,
    time_limit: Annotated[
        float | None, typer.Option(help="Seconds to search at most; the plan's, or 60.")
    ] = None,
    gap: Annotated[
        float | None, typer.Option(help="Gap at which to stop; 0 proves; the plan's, or 0.0001.")
    ] = None,
    engine: Annotated[
        str | None, typer.Option(help="auto, scipy or highs; the plan's, or auto.")
    ] = None,
    as_json: AsJson = False,
    decimal_comma: Indonesian = False,
    language: Language = "en",
    weighting: PlannedWeighting = "",
) -> None:
    """Say when what starts, with which money; Ctrl-C keeps the best plan found so far."""
    given = Planned.read(study, plan, weighting, decimal_comma=decimal_comma)
    valid, choices = given.study, given.plan
    years = tuple(range(valid.horizon.first, valid.horizon.last + 1))
    money = _budgets(budget or [], style_of(decimal_comma), years, carry_over)
    how = instead(
        instead(RoadmapChoice(time_limit=LONGEST), **dict(choices.roadmap or ())),
        discount=discount,
        tail=tail,
        inflation=inflation,
        gap=gap,
        engine=engine,
        time_limit=time_limit,
    )
    found = timed(
        valid,
        choices.changed(timetable=(*choices.timetable, *money), roadmap=how),
        given.worth,
        given.graph,
        last=None if last is None else read_roadmap(last),
        now=now,
        change_cost=change_cost,
        watch=progress(),
    )
    if as_json:
        print_json(roadmap_data(found))
        return
    printer = Printer()
    views.print_title(printer, valid, language)
    print_roadmap(printer, valid, found, with_bars=gantt)
    views.print_notes(printer, found.notes, valid, language)


def _budgets(
    texts: list[str], style: NumberStyle, years: tuple[int, ...], carry_over: bool
) -> list[YearlyBudget]:
    """Money by source: that of every year, and that of single years in its place."""
    limits: dict[str, dict[int | None, float]] = {}
    problems: list[Problem] = []
    for text in texts:
        try:
            _add_budget(limits, text, style, years)
        except InvalidRecordError as error:
            problems += [Problem(repr(text), problem.what) for problem in error.problems]
    if problems:
        raise InvalidRecordError("--budget", problems)
    return [
        YearlyBudget(
            [given.get(year, given.get(None, UNLIMITED)) for year in years],
            source or None,
            carry_over=carry_over,
        )
        for source, given in limits.items()
    ]


def _add_budget(
    limits: dict[str, dict[int | None, float]],
    text: str,
    style: NumberStyle,
    years: tuple[int, ...],
) -> None:
    """Put what one option says in its place."""
    who, _, amount = text.rpartition("=")
    source, at, year = who.partition("@")
    if at and year.strip() not in map(str, years):
        what = f"year {year.strip()!r} is outside the horizon {years[0]} to {years[-1]}"
        raise InvalidRecordError("--budget", [Problem("", what)])
    when, own = int(year) if at else None, limits.setdefault(source.strip(), {})
    if when in own:
        raise InvalidRecordError("--budget", [Problem("", "the same is given twice")])
    money = parse_money(amount, style)
    if money < 0:
        raise InvalidRecordError("--budget", [Problem("", "money must be at least 0")])
    own[when] = money
