"""What a person sees of methods side by side, and of one program explained."""

from mcdm_smartcity.cli.printing import Printer, best_of
from mcdm_smartcity.cli.words import CONCORDANCE_LINE, CONSENSUS_RANKS, EXPLAIN_TITLE, MOVES
from mcdm_smartcity.ranking.explanation import Explanation
from mcdm_smartcity.ranking.method_comparison import MethodComparison

# Methods that fit beside a program on one line.
METHODS_ACROSS = 6


def print_comparison(printer: Printer, comparison: MethodComparison) -> None:
    """Print ranks by method in the order of the consensus, similarities and the agreement."""
    printer.heading("methods")
    for methods in _across(comparison.methods):
        printer.table(
            ("program", CONSENSUS_RANKS, *methods, MOVES),
            [
                (row["program"], row["consensus"], *(row[name] for name in methods), row["moves"])
                for row in comparison.as_rows()
            ],
            flexible="program",
            fold_headers=True,
        )
    printer.heading("similarity_of_methods")
    for methods in _across(comparison.methods):
        printer.table(
            ("method", *methods),
            [
                (row["method"], *(f"{row[name]:.2f}" for name in methods))
                for row in comparison.similarity_rows()
            ],
            flexible="method",
            fold_headers=True,
        )
    printer.line(
        CONCORDANCE_LINE.format(
            agreement=comparison.kendall_w,
            order=best_of(comparison.consensus.in_order()),
        )
    )


def print_reasons(printer: Printer, explanation: Explanation, names: dict[str, str]) -> None:
    """Print the part of each criterion in the score of a program, and the same in words."""
    printer.line("")
    printer.line(EXPLAIN_TITLE.format(program=explanation.program))
    printer.table(
        ("criterion", "contribution", "value", "mean", "name"),
        [
            (
                row["criterion"],
                f"{row['contribution']:+.4f}",
                f"{row['value']:.4g}",
                f"{row['mean']:.4g}",
                names.get(row["criterion"], ""),
            )
            for row in explanation.as_rows()
        ],
        flexible="name",
    )
    printer.line(explanation.words())


def _across(methods: tuple[str, ...]) -> list[tuple[str, ...]]:
    starts = range(0, len(methods), METHODS_ACROSS)
    return [methods[start : start + METHODS_ACROSS] for start in starts]
