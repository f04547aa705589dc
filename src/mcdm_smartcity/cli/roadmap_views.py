"""What a person sees of a roadmap."""

from mcdm_smartcity.cli.printing import SHORTEST, Printer, at_most, money_units
from mcdm_smartcity.cli.words import (
    ROADMAP_CHAIN,
    ROADMAP_GAP,
    ROADMAP_LINE,
    ROADMAP_PROVED,
    ROADMAP_SECONDS,
)
from mcdm_smartcity.roadmap.gantt import gantt
from mcdm_smartcity.roadmap.roadmap import Roadmap
from mcdm_smartcity.study.study import Study

# Places between two columns of a table.
BETWEEN = 3


def print_roadmap(printer: Printer, study: Study, roadmap: Roadmap, *, with_bars: bool) -> None:
    """Print starts, money by source and year, what changed, and the certificate."""
    # A table of ten years needs short numbers.
    *_, size, unit = money_units(roadmap.spending.ravel().tolist(), study.currency)
    _print_starts(printer, roadmap, size, with_bars=with_bars)
    printer.line("")
    _print_certificate(printer, roadmap)
    _print_money(printer, roadmap, size, unit)
    printer.heading("phases")
    printer.points(
        f"{phase}: {', '.join(names) if names else '–'}"
        for phase, names in roadmap.phases().items()
    )
    if roadmap.changes:
        printer.heading("changes")
        printer.table(
            ("program", "before", "now"),
            [(one.program, one.before or "–", one.after or "–") for one in roadmap.changes],
        )
    printer.heading("waits")
    first = roadmap.periods[0]
    printer.points(str(reason.why) for reason in roadmap.reasons if reason.period != first)


def _print_starts(printer: Printer, roadmap: Roadmap, size: float, *, with_bars: bool) -> None:
    printer.heading("roadmap")
    if with_bars:
        for line in gantt(roadmap, width=printer.console.width):
            printer.line(line)
    else:
        rows = [row for row in roadmap.as_rows() if row["start"] is not None]
        rows.sort(key=lambda row: (row["start"], row["finish"], row["program"]))
        printer.table(
            ("program", "start", "finish", "spent", "agency"),
            [
                (
                    row["program"],
                    row["start"],
                    row["finish"],
                    f"{row['spent'] / size:,.2f}",
                    row["agency"],
                )
                for row in rows
            ],
            flexible="program",
        )


def _print_certificate(printer: Printer, roadmap: Roadmap) -> None:
    count, whole = len(roadmap.funded), len(roadmap.asked.programs)
    printer.line(ROADMAP_LINE.format(count=count, whole=whole, worth=roadmap.worth))
    words = ROADMAP_PROVED if roadmap.proved else ROADMAP_GAP
    printer.line(words.format(gap=at_most(roadmap.gap), bound=roadmap.bound))
    printer.line(ROADMAP_SECONDS.format(engine=roadmap.engine, seconds=roadmap.seconds))
    if roadmap.chain:
        printer.line(ROADMAP_CHAIN.format(chain=" → ".join(roadmap.chain)))


def _print_money(printer: Printer, roadmap: Roadmap, size: float, unit: str) -> None:
    printer.heading("spending")
    rows = [
        (source or "any", *(f"{amount / size:,.2f}" for amount in amounts))
        for source, amounts in zip(roadmap.sources, roadmap.spending.tolist(), strict=True)
    ]
    total = roadmap.spending.sum(axis=0).tolist()
    rows.append(("all", *(f"{amount / size:,.2f}" for amount in total)))
    heads = list(map(str, roadmap.periods))
    widest = max(len(cell) for row in [heads, *(row[1:] for row in rows)] for cell in row)
    many = max(1, (printer.console.width - SHORTEST) // (widest + BETWEEN))
    # More years than a line holds stand below each other.
    for first in range(0, len(heads), many):
        part = slice(first, first + many)
        printer.table(
            (unit, *heads[part]), [(row[0], *row[1:][part]) for row in rows], flexible=unit
        )
