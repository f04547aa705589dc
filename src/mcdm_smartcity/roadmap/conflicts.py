"""What cannot hold together in time: a smallest set of rules, links and windows, and a way out."""

from collections.abc import Iterator, Sequence

from mcdm_smartcity.errors import InfeasibleError, SolverFailedError
from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.portfolio.constraints import Include
from mcdm_smartcity.portfolio.constraints.among import positions_in
from mcdm_smartcity.portfolio.effort import Effort
from mcdm_smartcity.portfolio.methods.quick_xplain import smallest_subset
from mcdm_smartcity.roadmap.asked import AskedRoadmap
from mcdm_smartcity.roadmap.constraints import FinishedBy
from mcdm_smartcity.roadmap.lags import names_of_lags
from mcdm_smartcity.roadmap.model import Model, model_of, windows_of
from mcdm_smartcity.roadmap.relaxing import Relaxed, TimeIsUpError
from mcdm_smartcity.roadmap.repairs import Repairs
from mcdm_smartcity.roadmap.rules import facts_of


def infeasible(asked: AskedRoadmap, effort: Effort) -> InfeasibleError:
    """Return the error that says what clashes, and what would help, each part found by solving."""
    relaxed = Relaxed.of(asked, effort)
    names = relaxed.model.names
    model = model_of(asked)
    conflict = _too_late(model)
    if conflict:
        clash = _told_in(conflict, relaxed)
    else:
        clash = _smallest(relaxed)
        conflict = [names[k] for k in clash]
        conflict += _slow(model, conflict)
    found = Repairs.of(relaxed, clash)
    return InfeasibleError(conflict, found.words, found.money, found.drop, found.notes)


def _smallest(relaxed: Relaxed) -> list[int]:
    # Where there is a choice, windows are not to blame.
    others = [k for k in relaxed.groups if k not in relaxed.windows]
    try:
        clash = smallest_subset(
            [*relaxed.windows, *others], lambda groups: not relaxed.possible(groups)
        )
    except TimeIsUpError:
        raise SolverFailedError(
            "no roadmap keeps everything; the time was over before it was found out why"
        ) from None
    if not clash:
        raise SolverFailedError("no roadmap was found, though nothing clashes: allow more time")
    return sorted(clash)


def _told_in(conflict: list[Note], relaxed: Relaxed) -> list[int]:
    """Return groups of the conflict, with the windows of all programs that it names."""
    named = {name for note in conflict for name in note.names}
    programs = relaxed.model.asked.programs
    windows = [k for k, (i, _) in relaxed.windows.items() if programs[i] in named]
    return [k for k in relaxed.groups if relaxed.model.names[k] in conflict or k in windows]


def _too_late(model: Model) -> list[Note]:
    """Return what is wanted, but cannot finish by its own window, with its earliest finish."""
    asked = model.asked
    latest, graph = windows_of(asked)[1], asked.graph()
    wanted = [n for one in asked.constraints if isinstance(one, Include) for n in one.programs]
    for name in wanted:
        i = asked.index[name]
        if model.layout.grid.possible[i]:
            continue
        needed = graph.closure(name)
        links = zip(asked.needs, names_of_lags(asked), strict=True)
        chain = [told for (one, _), told in links if one in needed]
        finish, last = model.earliest_finish(i), model.finish(i, int(latest[i]))
        late = Note("rule_late", (name, str(finish), str(last)))
        return [Note("rule_include", (name,)), *chain, late]
    return []


def _slow(model: Model, conflict: Sequence[Note]) -> Iterator[Note]:
    """Yield whom a rule of the conflict wants finished too soon, with when that can be."""
    facts = facts_of(model.asked)
    for one in model.asked.constraints:
        if isinstance(one, FinishedBy) and one.name() in conflict:
            for i in positions_in(facts, one.of):
                finish = model.earliest_finish(i)
                if finish > one.period:
                    name = model.asked.programs[i]
                    yield Note("rule_slow", (name, str(finish), str(one.period)))
