"""Public instances of scheduling, read as questions to `schedule`; none of them comes with us.

MineLib (Espinoza, Goycoolea, Moreno, Newman 2013, Annals of Operations Research 206:93-114), PSPLIB
(Kolisch, Sprecher 1997, European Journal of Operational Research 96:205-216), and the next release
problem (Bagnall, Rayward-Smith, Whittley 2001, Information and Software Technology 43:883-890).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mcdm_smartcity.dependencies.graph import DependencyGraph
from mcdm_smartcity.errors import InvalidStudyError, Problem, StudyNotFoundError
from mcdm_smartcity.portfolio.constraints import Constraint
from mcdm_smartcity.roadmap.constraints import Lag, YearlyBudget
from mcdm_smartcity.roadmap.task import Spending, Task


@dataclass(frozen=True)
class Question:
    """
    Arguments of `schedule`, as a file tells them.

    Attributes
    ----------
    worth
        Of each start, by program.
    programs, graph, periods, constraints
        As `schedule` takes them.
    """

    worth: dict[str, list[float]]
    programs: tuple[Task, ...]
    graph: DependencyGraph
    periods: int
    constraints: tuple[Constraint, ...]


def read_minelib(folder: str | Path, name: str) -> Question:
    """
    Read ``name.prec`` and ``name.cpit`` (or, without limits and time, ``name.upit``).

    Blocks are programs of one period; a block may be dug in the period of what lies above it.
    """
    head, sections = _sections(_file(folder, name, (".cpit", ".upit")))
    count = int(head["NBLOCKS"][0])
    periods = int(head.get("NPERIODS", ["1"])[0])
    rate = float(head.get("DISCOUNT_RATE", ["0"])[0])
    profit = {int(row[0]): float(row[1]) for row in sections["OBJECTIVE_FUNCTION"]}
    needs = []
    for row in _rows(_file(folder, name, (".prec",))):
        block, number, *above = map(int, row)
        needs += [(str(block), str(other)) for other in above[:number]]
    used: dict[int, list[Spending]] = {}
    for row in sections.get("RESOURCE_CONSTRAINT_COEFFICIENTS", []):
        part = Spending(amounts=(float(row[2]),), sources=(f"resource-{row[1]}",))
        used.setdefault(int(row[0]), []).append(part)
    limits: dict[str, list[float]] = {}
    for row in sections.get("RESOURCE_CONSTRAINT_LIMITS", []):
        most = float(row[-1]) if row[2] == "I" else float(row[3])
        if row[2] == "G" or (row[2] == "I" and float(row[3]) > 0):
            raise _refused(folder, f"a resource that must be used at least ({' '.join(row)})")
        limits.setdefault(f"resource-{row[0]}", [0.0] * periods)[int(row[1])] = most
    blocks = range(count)
    return Question(
        {str(b): [profit.get(b, 0.0) / (1 + rate) ** t for t in range(periods)] for b in blocks},
        tuple(Task(id=str(b), spending=tuple(used.get(b, ()))) for b in blocks),
        DependencyGraph([str(b) for b in blocks], needs),
        periods,
        (
            *(Lag(*pair, 0, "start") for pair in needs),
            *(YearlyBudget(most, source) for source, most in limits.items()),
        ),
    )


def read_psplib(path: str | Path, periods: int | None = None) -> Question:
    """
    Read a ``.sm`` file of single-mode activities: renewable resources are budgets of each period.

    Every activity is worth something, more the sooner it starts; the horizon is the file's own
    unless given. Dummy activities of no duration are left out, and links over them kept.
    """
    text = _file(Path(path).parent, Path(path).stem, (".sm",)).read_text(encoding="utf-8")
    horizon = periods or int(_found(r"horizon\s*:\s*(\d+)", text, path))
    after = {int(row[0]): [int(x) for x in row[3:]] for row in _table(text, "PRECEDENCE", path)}
    work = {int(row[0]): [float(x) for x in row[2:]] for row in _table(text, "REQUESTS", path)}
    given = _table(text, "RESOURCEAVAILABILITIES", path)[-1]
    real = [job for job, row in work.items() if row[0] > 0]
    needs = [(str(b), str(a)) for a in real for b in after[a] if b in real]
    tasks = []
    for job in real:
        length, *amounts = work[job]
        parts = [
            Spending(amounts=(amount,) * int(length), sources=(f"R{k}",))
            for k, amount in enumerate(amounts, start=1)
            if amount
        ]
        tasks.append(Task(id=str(job), duration=int(length), spending=tuple(parts)))
    used = {source for task in tasks for part in task.spending for source in part.sources}
    return Question(
        {str(job): [float(horizon - t) for t in range(horizon)] for job in real},
        tuple(tasks),
        DependencyGraph([str(job) for job in real], needs),
        horizon,
        tuple(
            YearlyBudget(float(limit), f"R{k}")
            for k, limit in enumerate(given, start=1)
            if f"R{k}" in used
        ),
    )


def read_next_release(path: str | Path, budget_share: float = 0.5) -> Question:
    """
    Read a next release problem: levels of requirements with costs, links, and customers' profits.

    One period; a customer is a program of no cost that needs all requirements it asks for.
    """
    source = Path(path)
    if not source.is_file():
        raise StudyNotFoundError(f"there is no file {source}")
    numbers = iter([float(word) for word in source.read_text(encoding="utf-8").split()])
    costs = [cost for _ in range(_whole(numbers)) for cost in _take(numbers, _whole(numbers))]
    names = [f"r{k}" for k in range(1, len(costs) + 1)]
    needs = []
    for _ in range(_whole(numbers)):
        before, after = _whole(numbers), _whole(numbers)
        needs.append((f"r{after}", f"r{before}"))
    worth = {name: [0.0] for name in names}
    customers = []
    for k in range(1, _whole(numbers) + 1):
        worth[f"c{k}"] = [next(numbers)]
        customers.append(f"c{k}")
        needs += [(f"c{k}", f"r{int(r)}") for r in _take(numbers, _whole(numbers))]
    tasks = [
        Task(id=name, spending=(Spending(amounts=(cost,)),))
        for name, cost in zip(names, costs, strict=True)
    ]
    budget = float(int(budget_share * sum(costs) + 0.5))
    return Question(
        worth,
        (*tasks, *(Task(id=name) for name in customers)),
        DependencyGraph([*names, *customers], needs),
        1,
        (*(Lag(*pair, 0, "start") for pair in dict.fromkeys(needs)), YearlyBudget(budget)),
    )


def _whole(numbers: Iterator[float]) -> int:
    return int(next(numbers))


def _take(numbers: Iterator[float], count: int) -> list[float]:
    return [next(numbers) for _ in range(count)]


def _file(folder: str | Path, name: str, endings: tuple[str, ...]) -> Path:
    for ending in endings:
        path = Path(folder) / f"{name}{ending}"
        if path.is_file():
            return path
    raise StudyNotFoundError(f"there is no {name}{' or '.join(endings)} in {folder}")


def _rows(path: Path) -> list[list[str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split() for line in lines if line.strip() and not line.startswith("%")]


def _sections(path: Path) -> tuple[dict[str, list[str]], dict[str, list[list[str]]]]:
    """Return ``KEY: words`` lines, and the rows below lines that are ``KEY:`` alone."""
    head: dict[str, list[str]] = {}
    sections: dict[str, list[list[str]]] = {}
    rows: list[list[str]] = []
    for words in _rows(path):
        if words[0].endswith(":") and not words[0][0].isdigit():
            key = words[0].rstrip(":").upper()
            head[key] = words[1:]
            rows = sections.setdefault(key, [])
        elif words[0] != "EOF":
            rows.append(words)
    missing = {"NBLOCKS"} - set(head) or {"OBJECTIVE_FUNCTION"} - set(sections)
    if missing:
        raise _refused(path, f"without {', '.join(missing)}")
    return head, sections


def _table(text: str, title: str, path: str | Path) -> list[list[str]]:
    """Return the rows of numbers below a title in PSPLIB's layout."""
    block = _found(rf"{title}[^\n]*\n(.*?)(?:\*{{5}}|\Z)", text, path)
    rows = [line.split() for line in block.splitlines()]
    return [row for row in rows if row and all(word.isdigit() for word in row)]


def _found(pattern: str, text: str, path: str | Path) -> str:
    match = re.search(pattern, text, re.DOTALL)
    if match is None:
        raise _refused(path, f"without {pattern.split('[', maxsplit=1)[0]}")
    return match[1]


def _refused(path: str | Path, what: str) -> InvalidStudyError:
    return InvalidStudyError(str(path), [Problem("", f"is a file that cannot be read: {what}")])
