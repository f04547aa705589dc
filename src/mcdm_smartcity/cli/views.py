"""What a person sees of each answer."""

from collections.abc import Iterable, Sequence

from mcdm_smartcity.assessment.assessment import BasisCount, count_bases
from mcdm_smartcity.cli.printing import Printer, money_units
from mcdm_smartcity.cli.words import RATIO_LINE
from mcdm_smartcity.dependencies.credit import Credit
from mcdm_smartcity.dependencies.funding_order import FundingOrder
from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.ranking.ranking import Ranking
from mcdm_smartcity.study.study import Study
from mcdm_smartcity.study.written import Text


def names_of(study: Study, language: str) -> dict[str, str]:
    """Return the name of every node and program in a language."""
    records = (*study.priorities, *study.criteria, *study.programs)
    return {record.id: record.name.words(language) for record in records}


def print_title(printer: Printer, study: Study, language: str) -> None:
    """Print what the study is about."""
    printer.line(f"{study.name.words(language)} [{study.id}]")
    printer.line(study.goal.words(language))
    years = f"{study.horizon.first}-{study.horizon.last}"
    counts = f"{len(study.programs)} programs, {len(study.criteria)} criteria"
    printer.line(f"{counts}, {len(study.judges)} judges, years {years}, money in {study.currency}")


def print_ranking(printer: Printer, ranking: Ranking, names: dict[str, str]) -> None:
    """Print ranks and scores, best first; tied programs share a rank."""
    printer.heading("ranking")
    rows = ranking.as_rows()
    ranks = [row["rank"] for row in rows]
    printer.table(
        ("rank", "program", "score", "name"),
        [
            (
                f"{row['rank']}{'=' if ranks.count(row['rank']) > 1 else ''}",
                row["program"],
                f"{row['score']:.4f}",
                names.get(row["program"], ""),
            )
            for row in rows
        ],
        flexible="name",
    )


def print_credit(printer: Printer, credit: Credit, names: dict[str, str]) -> None:
    """Print own, enabling and total merit, highest total first."""
    printer.heading("credit")
    printer.table(
        ("program", "own", "enabling", "total", "name"),
        [
            (
                row["program"],
                *(f"{row[part]:.3f}" for part in ("own", "enabling", "total")),
                names.get(row["program"], ""),
            )
            for row in credit.as_rows()
        ],
        flexible="name",
    )


def print_order(printer: Printer, study: Study, order: FundingOrder, credit: Credit) -> None:
    """Print the funding order with blocks, merit, and costs up to and with each program."""
    costs = dict(zip(study.costs.programs, study.costs.total.tolist(), strict=True))
    size, unit, above, unit_above = money_units(costs.values(), study.currency)
    earned = {row["program"]: row for row in credit.as_rows()}
    printer.heading("order")
    printer.table(
        ("#", "program", "block", "ratio", "own", "enabling", "total", "cost", "sum of costs"),
        [
            (
                row["place"],
                row["program"],
                row["block"],
                f"{row['ratio'] * above:.3f}",
                *(f"{earned[row['program']][part]:.3f}" for part in ("own", "enabling", "total")),
                f"{costs[row['program']] / size:,.1f}",
                f"{row['cumulative_cost'] / size:,.1f}",
            )
            for row in order.as_rows()
        ],
        flexible="program",
    )
    printer.line(RATIO_LINE.format(above=unit_above, unit=unit))


def print_basis(printer: Printer, basis: Sequence[BasisCount]) -> None:
    """Print how many values are published, inferred and assumed."""
    printer.heading("basis")
    printer.table(
        ("part", "published", "inferred", "assumed"),
        [(count.part, count.published, count.inferred, count.assumed) for count in basis],
        flexible="part",
    )


def print_notes(
    printer: Printer,
    notes: Iterable[Note],
    study: Study | None = None,
    language: str = "en",
    of_plan: Iterable[Text] = (),
) -> None:
    """Print what a reader must know, the own sentences of study and plan first."""
    own = [*(() if study is None else study.notes), *of_plan]
    # Several answers of one study say the same of its scales: once is enough.
    lines = list(dict.fromkeys([*(t.words(language) for t in own), *map(str, notes)]))
    if lines:
        printer.heading("notes")
        printer.points(lines)


def print_study(printer: Printer, study: Study, language: str) -> None:
    """Print what is in a study."""
    print_title(printer, study, language)
    names = names_of(study, language)
    printer.heading("hierarchy")
    printer.points(
        f"{' > '.join(study.hierarchy.path(criterion.id))}: {names[criterion.id]}"
        for criterion in study.criteria
    )
    printer.heading("programs")
    totals = dict(zip(study.costs.programs, study.costs.total.tolist(), strict=True))
    size, unit, *_ = money_units(totals.values(), study.currency)
    for dimension in study.dimensions:
        own = [program for program in study.programs if program.dimension == dimension.id]
        printer.line(f"{dimension.name.words(language)}: {len(own)}")
        printer.points(
            f"{names[p.id]} [{p.id}], {p.agency}, {totals[p.id] / size:,.1f} {unit}"
            + (", quick win" if p.quick_win else "")
            for p in own
        )
    printer.heading("links")
    printer.points(
        f"{link.program} {link.kind} {link.other}"
        + (f" (share {link.share:g})" if link.share is not None else "")
        for link in study.links
    )
    printer.heading("judges")
    printer.points(f"{j.name.words(language)} [{j.id}], group {j.group}" for j in study.judges)
    print_basis(printer, count_bases(study))
    print_notes(printer, (), study, language)
