"""MineLib (Espinoza, Goycoolea, Moreno, Newman 2013, Annals of Operations Research 206:93-114)."""

import math
from dataclasses import dataclass, field
from pathlib import Path

from mcdm_smartcity.files.numbered_lines import Line, NumberedLines, file_of

LIMITS, USES, PROFITS = (
    "RESOURCE_CONSTRAINT_LIMITS",
    "RESOURCE_CONSTRAINT_COEFFICIENTS",
    "OBJECTIVE_FUNCTION",
)


@dataclass(slots=True)
class Mine:
    """
    A mine as its files tell it.

    Attributes
    ----------
    blocks, periods, rate
        How many, and by how much profit shrinks each period.
    profit
        Of each block that the file names.
    uses
        Amount by block and resource.
    most
        Limit by resource and period, where there is one.
    above
        Blocks above each block, as pairs (block, above).
    """

    blocks: int
    periods: int
    rate: float
    profit: dict[int, float] = field(default_factory=dict)
    uses: dict[tuple[int, int], float] = field(default_factory=dict)
    most: dict[tuple[int, int], float] = field(default_factory=dict)
    above: dict[tuple[int, int], None] = field(default_factory=dict)


def mine_of(folder: str | Path, name: str) -> Mine:
    """Read ``name.cpit`` or ``name.upit``, and ``name.prec``."""
    file = NumberedLines.of(file_of(folder, name, (".cpit", ".upit")))
    head, sections = _sections(file)
    for key, there in (("NBLOCKS", head), (PROFITS, sections)):
        if key not in there:
            file.wrong(None, f"cannot be read without {key}")
    file.refuse()
    mine = Mine(
        _number(file, head, "NBLOCKS", 1),
        _number(file, head, "NPERIODS", 1),
        file.amount(head["DISCOUNT_RATE"], 0, "DISCOUNT_RATE", 0.0)
        if "DISCOUNT_RATE" in head
        else 0.0,
    )
    file.refuse()
    for key in ("NDESTINATIONS", "NGENERAL_SIDE_CONSTRAINTS"):
        if key in head and _number(file, head, key, 0) > (key == "NDESTINATIONS"):
            file.wrong(head[key], f"{key} above {int(key == 'NDESTINATIONS')} cannot be scheduled")
    _take_profits(file, mine, sections[PROFITS])
    resources = _number(file, head, "NRESOURCE_SIDE_CONSTRAINTS", 0, len(file.lines))
    for line in sections.get(USES, []):
        _take_use(file, mine, line, resources)
    for line in sections.get(LIMITS, []):
        _take_limit(file, mine, line, resources)
    file.refuse()
    above = NumberedLines.of(file_of(folder, name, (".prec",)))
    for line in above.lines:
        _take_above(above, mine, line)
    above.refuse()
    return mine


def _sections(file: NumberedLines) -> tuple[dict[str, Line], dict[str, list[Line]]]:
    """Return ``KEY: words`` lines, and the rows below each."""
    head: dict[str, Line] = {}
    sections: dict[str, list[Line]] = {}
    rows: list[Line] = []
    for line in file.lines:
        key, colon, rest = line.text.partition(":")
        if colon:
            key = "_".join(key.upper().split())
            head[key] = Line(line.number, rest.strip(), tuple(rest.split()))
            rows = sections.setdefault(key, [])
        elif line.words[0].upper() == "EOF":
            break
        else:
            rows.append(line)
    return head, {key: found for key, found in sections.items() if found}


def _number(
    file: NumberedLines, head: dict[str, Line], key: str, least: int, otherwise: int | None = None
) -> int:
    if key not in head:
        return least if otherwise is None else otherwise
    return file.whole(head[key], 0, key, least)


def _take_profits(file: NumberedLines, mine: Mine, rows: list[Line]) -> None:
    for line in rows:
        block = file.whole(line, 0, "block", 0, mine.blocks - 1)
        if len(line.words) > 2:  # noqa: PLR2004 - block and profit
            file.wrong(line, "a block has one profit; several destinations cannot be scheduled")
        elif block in mine.profit:
            file.wrong(line, f"block {block} stands in {PROFITS} twice")
        mine.profit[block] = file.amount(line, 1, "profit")
    if len(mine.profit) < mine.blocks and not file.problems:
        file.wrong(None, f"{PROFITS} tells {len(mine.profit)} of {mine.blocks} blocks")


def _take_use(file: NumberedLines, mine: Mine, line: Line, resources: int) -> None:
    block = file.whole(line, 0, "block", 0, mine.blocks - 1)
    resource = file.whole(line, 1, "resource", 0, max(resources - 1, 0))
    mine.uses[block, resource] = file.amount(line, 2, "amount", 0.0)


def _take_limit(file: NumberedLines, mine: Mine, line: Line, resources: int) -> None:
    resource = file.whole(line, 0, "resource", 0, max(resources - 1, 0))
    period = file.whole(line, 1, "period", 0, mine.periods - 1)
    kind = line.words[2].upper() if len(line.words) > 2 else "nothing"  # noqa: PLR2004 - its place
    if kind not in {"L", "G", "I"}:
        file.wrong(line, f"a limit must be L, G or I; found {kind}")
        return
    if kind != "L" and file.amount(line, 3, "limit", may_be_infinite=True) > 0:
        file.wrong(line, f"a resource that must be used at least ({line.text}) cannot be scheduled")
    if kind != "G":
        most = file.amount(line, 3 if kind == "L" else 4, "limit", 0.0, may_be_infinite=True)
        if most < math.inf:
            mine.most[resource, period] = most


def _take_above(file: NumberedLines, mine: Mine, line: Line) -> None:
    last = mine.blocks - 1
    block, told = file.whole(line, 0, "block", 0, last), file.whole(line, 1, "number of blocks")
    if told != len(line.words) - 2:
        file.wrong(line, f"says {told} blocks above block {block}, and names {len(line.words) - 2}")
        return
    for place in range(2, len(line.words)):
        other = file.whole(line, place, "block above", 0, last)
        if other == block:
            file.wrong(line, f"block {block} lies above itself")
        mine.above[block, other] = None
