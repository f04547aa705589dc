"""What a person sees of a ranking by scores that are not known for sure."""

from typing import Any

from mcdm_smartcity.cli.printing import Printer, best_of
from mcdm_smartcity.cli.words import UNCERTAIN_CASES, UNCERTAIN_LINE
from mcdm_smartcity.ranking.uncertain_ranking import UncertainRanking


def print_uncertain(printer: Printer, found: UncertainRanking, names: dict[str, str]) -> None:
    """Print which ranks each program can have, and the orders of the worst and the best case."""
    printer.heading("uncertain")
    printer.table(
        ("program", "rank", "expected", "best", "worst", "first", "score", "name"),
        [
            (
                row["program"],
                row["rank"],
                f"{row['expected_rank']:.1f}",
                row["best_rank"],
                row["worst_rank"],
                f"{row['first']:.0%}",
                f"{row['score']:.4f}",
                names.get(row["program"], ""),
            )
            for row in found.as_rows()
        ],
        flexible="name",
    )
    printer.line(UNCERTAIN_LINE.format(samples=found.samples, seed=found.seed))
    worst, best = (best_of(case.in_order()) for case in (found.worst, found.best))
    printer.line(UNCERTAIN_CASES.format(worst=worst, best=best))


def uncertain_as_data(found: UncertainRanking) -> dict[str, Any]:
    """Return the same for machines."""
    likely = found.likely
    return {
        "method": found.method,
        "parameters": dict(found.parameters),
        "weights": dict(zip(likely.criteria, likely.weights.tolist(), strict=True)),
        "ranking": found.as_rows(),
        "likely": likely.as_rows(),
        "worst": found.worst.as_rows(),
        "best": found.best.as_rows(),
        "samples": found.samples,
        "level": found.level,
        "seed": found.seed,
        "notes": [str(note) for note in likely.notes],
    }
