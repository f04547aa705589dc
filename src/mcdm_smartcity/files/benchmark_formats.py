"""Public instances of scheduling, read as questions to `schedule`; none of them comes with us.

MineLib (Espinoza, Goycoolea, Moreno, Newman 2013, Annals of Operations Research 206:93-114), PSPLIB
(Kolisch, Sprecher 1997, European Journal of Operational Research 96:205-216), and the next release
problem (Bagnall, Rayward-Smith, Whittley 2001, Information and Software Technology 43:883-890).
"""

import math
from dataclasses import dataclass
from pathlib import Path

from mcdm_smartcity.dependencies.graph import DependencyGraph
from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.files.minelib import mine_of
from mcdm_smartcity.files.next_release import next_release_of
from mcdm_smartcity.files.numbered_lines import file_of
from mcdm_smartcity.files.psplib import Project, project_of
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

    Blocks are programs of one period; a block may be dug in the period of what lies above it. A
    period without a limit of a resource has none.

    Raises
    ------
    StudyNotFoundError
        A file is missing.
    InvalidStudyError
        With everything that is wrong in a file, line by line.
    """
    mine = mine_of(folder, name)
    used: dict[int, list[Spending]] = {}
    whole: dict[int, float] = {}
    for (block, resource), amount in mine.uses.items():
        part = Spending(amounts=(amount,), sources=(f"resource-{resource}",))
        used.setdefault(block, []).append(part)
        whole[resource] = whole.get(resource, 0.0) + amount
    limits = {
        resource: [mine.most.get((resource, t), whole[resource]) for t in range(mine.periods)]
        for resource in sorted({resource for resource, _ in mine.most} & set(whole))
    }
    factors = [1 / (1 + mine.rate) ** t for t in range(mine.periods)]
    names = [str(block) for block in range(mine.blocks)]
    needs = [(str(block), str(other)) for block, other in mine.above]
    return Question(
        {names[block]: [profit * by for by in factors] for block, profit in mine.profit.items()},
        tuple(Task(id=names[b], spending=tuple(used.get(b, ()))) for b in range(mine.blocks)),
        DependencyGraph(names, needs),
        mine.periods,
        (
            *(Lag(*pair, 0, "start") for pair in needs),
            *(YearlyBudget(most, f"resource-{resource}") for resource, most in limits.items()),
        ),
    )


def read_psplib(path: str | Path, periods: int | None = None) -> Question:
    """
    Read a ``.sm`` file of single-mode activities: renewable resources are budgets of each period.

    Every activity is worth something, more the sooner it starts; the horizon is the file's own
    unless given. Dummy activities of no duration are left out, and links over them kept.

    Raises
    ------
    StudyNotFoundError
        The file is missing.
    InvalidStudyError
        With everything that is wrong in the file, line by line.
    """
    source = Path(path)
    there = source.is_file()
    project = project_of(source if there else file_of(source.parent, source.stem, (".sm",)))
    horizon = periods or project.horizon or sum(project.duration.values())
    real = [job for job, length in project.duration.items() if length > 0]
    needs = [(str(b), str(a)) for a in real for b in _real_after(project, a)]
    tasks = []
    for job in real:
        length = project.duration[job]
        parts = [
            Spending(amounts=(amount,) * length, sources=(f"R{k}",))
            for k, amount in enumerate(project.uses[job], start=1)
            if amount
        ]
        tasks.append(Task(id=str(job), duration=length, spending=tuple(parts)))
    used = {source for task in tasks for part in task.spending for source in part.sources}
    return Question(
        {str(job): [float(horizon - t) for t in range(horizon)] for job in real},
        tuple(tasks),
        DependencyGraph([str(job) for job in real], needs),
        horizon,
        tuple(
            YearlyBudget(limit, f"R{k}")
            for k, limit in enumerate(project.limits, start=1)
            if f"R{k}" in used
        ),
    )


def _real_after(project: Project, job: int) -> list[int]:
    """Return the jobs of some duration that follow, over any number of dummies."""
    found: dict[int, None] = {}
    seen, waiting = {job}, list(project.after[job])
    while waiting:
        other = waiting.pop(0)
        if other in seen:
            continue
        seen.add(other)
        if project.duration[other] > 0:
            found[other] = None
        else:
            waiting += project.after[other]
    return list(found)


def read_next_release(path: str | Path, budget_share: float = 0.5) -> Question:
    """
    Read a next release problem: levels of requirements with costs, links, and customers' profits.

    One period; a customer is a program of no cost that needs all requirements it asks for.

    Raises
    ------
    StudyNotFoundError
        The file is missing.
    InvalidStudyError
        A number is missing, wrong or too many, with its line.
    InvalidArrayError
        `budget_share` is below 0 or not finite.
    """
    if not (budget_share >= 0 and math.isfinite(budget_share)):
        raise InvalidArrayError(f"budget_share must be at least 0; found {budget_share!r}")
    release = next_release_of(path)
    names = [f"r{k}" for k in range(1, len(release.costs) + 1)]
    customers = [f"c{k}" for k in range(1, len(release.profits) + 1)]
    needs = [(f"r{after}", f"r{before}") for before, after in release.links]
    for customer, wanted in zip(customers, release.wanted, strict=True):
        needs += [(customer, f"r{requirement}") for requirement in wanted]
    needs = list(dict.fromkeys(needs))
    tasks = [
        Task(id=name, spending=(Spending(amounts=(cost,)),))
        for name, cost in zip(names, release.costs, strict=True)
    ]
    budget = float(int(budget_share * sum(release.costs) + 0.5))
    profits = zip(customers, release.profits, strict=True)
    return Question(
        {name: [0.0] for name in names} | {name: [profit] for name, profit in profits},
        (*tasks, *(Task(id=name) for name in customers)),
        DependencyGraph([*names, *customers], needs),
        1,
        (*(Lag(*pair, 0, "start") for pair in needs), YearlyBudget(budget)),
    )
