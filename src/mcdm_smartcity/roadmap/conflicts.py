"""What cannot hold together in time: a smallest set of rules, links and windows, and a way out."""

from collections.abc import Iterator, Sequence

from mcdm_smartcity.errors import InfeasibleError, SolverFailedError
from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.portfolio.constraints.among import positions_in
from mcdm_smartcity.portfolio.methods.quick_xplain import smallest_subset
from mcdm_smartcity.roadmap.asked import AskedRoadmap
from mcdm_smartcity.roadmap.constraints import FinishedBy
from mcdm_smartcity.roadmap.effort import Effort
from mcdm_smartcity.roadmap.lags import names_of_lags
from mcdm_smartcity.roadmap.model import model_of, windows_of
from mcdm_smartcity.roadmap.relaxing import Relaxed, TimeIsUpError
from mcdm_smartcity.roadmap.repairs import Repairs
from mcdm_smartcity.roadmap.rules import facts_of


def infeasible(asked: AskedRoadmap, effort: Effort) -> InfeasibleError:
    """Return the error that says what clashes, and what would help, each part found by solving."""
    relaxed = Relaxed.of(asked, effort)
    names = relaxed.model.names
    conflict = _too_late(asked)
    if conflict:
        clash = _told_in(conflict, relaxed)
    else:
        clash = _smallest(relaxed)
        conflict = [names[k] for k in clash]
        conflict += _slow(asked, conflict)
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


def _too_late(asked: AskedRoadmap) -> list[Note]:
    """Return what is wanted, but cannot finish by its own window, with its earliest finish."""
    wanted = [name for one in asked.constraints if one.kind == "include" for name in one.programs]  # type: ignore[attr-defined] # by its kind
    layout, own = model_of(asked).layout, windows_of(asked)[1]
    for name in wanted:
        i = asked.index[name]
        if layout.grid.possible[i]:
            continue
        finish = asked.periods[0] + int(layout.grid.earliest[i] + layout.duration[i]) - 1
        last = asked.periods[0] + int(own[i] + layout.duration[i]) - 1
        links = zip(asked.needs, names_of_lags(asked), strict=True)
        chain = [told for pair, told in links if _leads(asked, name, pair)]
        must = Note("rule_include", (name,))
        return [must, *chain, Note("rule_late", (name, str(finish), str(last)))]
    return []


def _slow(asked: AskedRoadmap, conflict: Sequence[Note]) -> Iterator[Note]:
    """Yield whom a rule of the conflict wants finished too soon, with when that can be."""
    layout, facts = model_of(asked).layout, facts_of(asked)
    for one in asked.constraints:
        if isinstance(one, FinishedBy) and one.name() in conflict:
            for i in positions_in(facts, one.of):
                finish = int(layout.grid.earliest[i] + layout.duration[i]) + asked.periods[0] - 1
                if finish > one.period:
                    name = asked.programs[i]
                    yield Note("rule_slow", (name, str(finish), str(one.period)))


def _leads(asked: AskedRoadmap, name: str, pair: tuple[str, str]) -> bool:
    graph = asked.graph()
    return pair[0] in graph.closure(name)
