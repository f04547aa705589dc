"""The verb: which programs to fund, best within budget and rules, and proved."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from mcdm_smartcity.dependencies.graph import DependencyGraph
from mcdm_smartcity.dependencies.problem import GivenCosts, GivenWorth
from mcdm_smartcity.errors import SolverFailedError
from mcdm_smartcity.numerics.answer import FrozenMapping
from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.portfolio.asked import Asked, asked_of, checked, rules_of
from mcdm_smartcity.portfolio.checking import check_portfolio
from mcdm_smartcity.portfolio.clock import Clock
from mcdm_smartcity.portfolio.constraints import Constraint, Rule, Synergy
from mcdm_smartcity.portfolio.core import solved_choice
from mcdm_smartcity.portfolio.deciding import Decided
from mcdm_smartcity.portfolio.effort import PROVED, Effort, check_settings, relative_gap
from mcdm_smartcity.portfolio.exact import as_float, size
from mcdm_smartcity.portfolio.facts import Facts
from mcdm_smartcity.portfolio.limits import limits_of
from mcdm_smartcity.portfolio.methods.highs import Watch
from mcdm_smartcity.portfolio.methods.solving import chosen_engine
from mcdm_smartcity.portfolio.portfolio import Portfolio
from mcdm_smartcity.portfolio.rough import completed, rough_choice
from mcdm_smartcity.portfolio.terms import Choice, Terms
from mcdm_smartcity.ranking.worth import Worth
from mcdm_smartcity.study.program import Program

# The solver calls two answers equal that differ by less than this part of the largest worth.
WIDEST = 10**9


def select(
    worth: GivenWorth,
    costs: GivenCosts,
    graph: DependencyGraph,
    constraints: Iterable[Constraint] = (),
    *,
    programs: Iterable[Program] = (),
    time_limit: float | None = None,
    gap: float = 0.0,
    engine: str = "auto",
    seed: int = 0,
    watch: Watch | None = None,
) -> Portfolio:
    """
    Choose the programs that are worth most together, within budgets, rules and links.

    Parameters
    ----------
    worth
        `Worth`, or a mapping from program to number; any sign. Scores of a ranking are refused,
        since their sums have no meaning.
    costs
        The cost table of a study, or a mapping from program to total cost; not negative.
    graph
        The links. A part of worth that a `feeds` link holds back counts once both are funded.
    constraints
        Such as `Budget(100)`, `Include(["network"])`; see `portfolio.constraints`.
    programs
        The study's records of programs, for rules on dimensions, agencies, tags and quick wins.
    time_limit
        Seconds; when they are over, the best portfolio so far is returned with its gap.
    gap
        Relative gap at which to stop; 0 for a proof.
    engine
        ``scipy``, ``highs`` (highspy, extra ``highs``), or ``auto``: highspy for 2000 programs and
        more where it is installed.
    seed
        For the tie-breaks of highspy.
    watch
        Called with worth and bound as they improve, on long work.

    Returns
    -------
    The portfolio with bound and gap; checked in exact numbers, never trusted from the solver.
    Without constraints all that is worth funding is funded. Which of several equally good
    portfolios is returned may differ between engines; `next_best` shows the others.

    Raises
    ------
    InfeasibleError
        No portfolio keeps all constraints and links; says which clash, and what would help.
    AlignmentError, InvalidArrayError, InvalidRecordError
        Worth, costs, graph and constraints do not fit together; all problems of constraints.
    NotAdditiveError
        Worth is a ranking.
    SolverFailedError
        No portfolio was found in the time given, or the solver failed.

    Notes
    -----
    0-1 programme with one row a link, solved by HiGHS (Huangfu and Hall 2018, Mathematical
    Programming Computation 10:119-142).

    Examples
    --------
    >>> graph = DependencyGraph(
    ...     ["center", "network", "park"], needs=[("center", "network")]
    ... )
    >>> from mcdm_smartcity.portfolio.constraints import Budget
    >>> best = select(
    ...     {"center": 9, "network": 1, "park": 4}, {"center": 2, "network": 2, "park": 2}, graph,
    ...     [Budget(5)],
    ... )
    >>> best.funded, best.worth, best.cost, best.proved
    (('center', 'network'), 10.0, 4.0, True)
    """
    clock = Clock.of(time_limit)
    check_settings(worth, gap, seed)
    effort = Effort(chosen_engine(engine, len(graph.programs)), clock, gap, seed, watch)
    given = checked(constraints)
    facts = Facts.of(worth, costs, graph, programs)
    rules, terms = rules_of(facts, given), Terms.of(facts, given)
    decided = best_choice(facts, rules, terms, effort)
    if decided.choice is None:
        raise _none_found(facts, rules, terms, decided, effort)
    notes = [*_notes(worth, graph, decided, effort), *_unknown_to_the_order(given)]
    asked = asked_of(worth, costs, facts, given)
    return _assembled(asked, (facts, rules, terms), decided, effort, notes)


def best_choice(facts: Facts, rules: Sequence[Rule], terms: Terms, effort: Effort) -> Decided:
    """Decide by the solver, and mend what its tolerance or its time left open."""
    decided = solved_choice(facts, rules, terms, effort)
    if decided.choice is None and not decided.in_time:
        return replace(decided, choice=rough_choice(facts, rules, terms))
    if decided.choice is not None and _is_wide(facts):
        return replace(decided, choice=completed(decided.choice, facts, rules, terms))
    return decided


def _is_wide(facts: Facts) -> bool:
    """Whether the least worth is nothing to a solver beside the largest."""
    sizes = [size(worth) for worth in facts.worth if worth]
    return bool(sizes) and min(sizes) * WIDEST < max(sizes)


def _none_found(
    facts: Facts, rules: Sequence[Rule], terms: Terms, decided: Decided, effort: Effort
) -> Exception:
    if not decided.impossible:
        return SolverFailedError(
            f"no portfolio was found within {effort.clock.limit:g} seconds; allow more time"
        )
    from mcdm_smartcity.portfolio.conflicts import infeasible  # noqa: PLC0415 - rarely needed

    return infeasible(facts, rules, terms, effort)


def _notes(
    worth: GivenWorth, graph: DependencyGraph, decided: Decided, effort: Effort
) -> Iterable[Note]:
    if isinstance(worth, Worth):
        yield from worth.notes
    for cycle in graph.cycles:
        yield Note("bundle", cycle.programs)
    if not decided.in_time:
        yield Note("time_is_up", (f"{effort.clock.limit:g}",))


def _unknown_to_the_order(constraints: Iterable[Constraint]) -> Iterator[Note]:
    """Name the overlaps, which a funding order and its bound do not know."""
    for one in constraints:
        if isinstance(one, Synergy) and one.worth < 0:
            yield Note("overlap", one.programs)


def _assembled(
    asked: Asked,
    model: tuple[Facts, Sequence[Rule], Terms],
    decided: Decided,
    effort: Effort,
    notes: Sequence[Note],
) -> Portfolio:
    facts, rules, terms = model
    choice = decided.choice or Choice({})
    worth = as_float(terms.worth(choice))
    # A solver's bound may lie a hair below what was found.
    bound = max(worth, decided.bound)
    missing = relative_gap(worth, bound)
    names = facts.names
    portfolio = Portfolio(
        funded=tuple(names[i] for i in sorted(choice.shares)),
        shares=FrozenMapping(
            {names[i]: as_float(choice.share(i)) for i in terms.least if i in choice.shares}
        ),
        worth=worth,
        cost=as_float(facts.cost_of(choice.shares)),
        bound=bound,
        gap=missing,
        proved=missing <= PROVED,
        limits=limits_of(rules, terms, choice),
        engine=effort.engine,
        seconds=effort.clock.spent,
        parameters=effort.parameters,
        seed=effort.seed,
        notes=tuple(notes),
        asked=asked,
    )
    problems = check_portfolio(portfolio)
    if problems:
        raise SolverFailedError(
            "the portfolio failed our own check: " + "; ".join(map(str, problems))
        )
    return portfolio
