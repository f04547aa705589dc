"""Tables that fit 100 columns and read well in a pipe."""

import math
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from mcdm_smartcity.cli.words import HEADINGS

WIDTH = 100
SHORTEST = 16
FOLDED = 9
# Programs at the head of an order that a sentence names.
BEST_TOLD = 5
MONEY_UNITS = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"), (1e3, "thousand"), (1, ""))


def at_most(gap: float) -> str:
    """
    Return a gap as a percentage, rounded up, so that it stays true.

    >>> at_most(1e-8), at_most(0.0204)
    ('0.001%', '2.040%')
    """
    return f"{math.ceil(round(gap * 1e5, 6)) / 1e5:.3%}"


class Printer:
    """Prints headings, tables and lines; in a pipe without colours and always 100 wide."""

    def __init__(self) -> None:
        terminal = sys.stdout.isatty()
        self.console = Console(width=None if terminal else WIDTH, highlight=False)

    def heading(self, key: str) -> None:
        """Print the heading of a table."""
        self.line("")
        self.console.print(Text(HEADINGS[key], style="bold"))

    def line(self, text: str) -> None:
        """Print a sentence, wrapped."""
        self.console.print(Text(text))

    def points(self, lines: Iterable[str]) -> None:
        """Print sentences as points."""
        for text in lines:
            self.console.print(Text(f"• {text}"))

    def table(
        self,
        columns: Sequence[str],
        rows: Iterable[Sequence[Any]],
        flexible: str = "",
        *,
        fold_headers: bool = False,
    ) -> None:
        """
        Print a table: numbers to the right, words to the left.

        The column `flexible` gives way when a line is too long, and ends in … where it is cut;
        cells are never wrapped. Long headers may be folded instead.
        """
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
        cells = [[str(cell) for cell in row] for row in rows]
        for place, name in enumerate(columns):
            texts = [row[place] for row in cells]
            longest = max(map(len, texts), default=0)
            width = max(longest, FOLDED if fold_headers and place else len(name))
            table.add_column(
                Text(name, overflow="fold"),
                justify="right" if all(map(_is_number, texts)) else "left",
                min_width=min(width, SHORTEST) if name == flexible else width,
                max_width=width,
            )
        for row in cells:
            table.add_row(*(Text(cell, overflow="ellipsis", no_wrap=True) for cell in row))
        with self.console.capture() as capture:
            self.console.print(table)
        # Rich pads every line to the width of the table; a pipe should not see that.
        for line in capture.get().rstrip().split("\n"):
            sys.stdout.write(f"{line.rstrip()}\n")


def money_units(amounts: Iterable[float], currency: str) -> tuple[float, str, float, str]:
    """Return the unit in which amounts read well and its name, and the same a thousand times up."""
    largest = max((abs(amount) for amount in amounts), default=0.0)
    place = next((k for k, unit in enumerate(MONEY_UNITS) if largest >= unit[0] * 1000), None)
    size, word = MONEY_UNITS[-1 if place is None else place]
    above, word_above = MONEY_UNITS[max(0, MONEY_UNITS.index((size, word)) - 1)]
    return size, f"{word} {currency}".strip(), above, f"{word_above} {currency}".strip()


def best_of(order: Sequence[str]) -> str:
    """Name those at the head of an order, for a sentence."""
    return " > ".join(order[:BEST_TOLD]) + (", …" if len(order) > BEST_TOLD else "")


def _is_number(cell: str) -> bool:
    return cell.strip("!–%+-.,0123456789") in {"", "inf"}
