"""Why a program is not funded, and the price of its entry."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mcdm_smartcity.numerics.answer import Answer, Row
from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.portfolio.clock import Clock
from mcdm_smartcity.portfolio.conflicts import smallest_conflict
from mcdm_smartcity.portfolio.constraints import Rule
from mcdm_smartcity.portfolio.constraints.constraint import listed, number
from mcdm_smartcity.portfolio.core import solved_choice
from mcdm_smartcity.portfolio.deciding import Decided
from mcdm_smartcity.portfolio.effort import Effort
from mcdm_smartcity.portfolio.exact import Exact, as_float, total
from mcdm_smartcity.portfolio.keeping import broken
from mcdm_smartcity.portfolio.newcomer import Newcomer
from mcdm_smartcity.portfolio.portfolio import Portfolio
from mcdm_smartcity.portfolio.terms import Choice


@dataclass(frozen=True, slots=True, eq=False)
class WhyNot(Answer):
    """
    Why a program is not funded, and what its entry would take.

    Attributes
    ----------
    program
        Its name.
    reason
        In words: too little money, prerequisites that cost too much, a rival, a rule, no worth, a
        tie, or impossible.
    brings
        What it needs and is not funded either; it would come along.
    cost
        Of the program and what it brings.
    more_money
        Pairs of a budget in words and what it lacks for all that is funded and these too.
    possible
        Whether any portfolio that keeps all constraints funds it; if not, the rest is empty.
    loss
        How much less the best portfolio with it is worth.
    goes, comes
        What that portfolio drops, and what it funds instead.
    worth_needed
        The worth from which on the program would be in the best portfolio, all else equal.
    notes
        All of this in sentences.
    """

    program: str
    reason: Note
    brings: tuple[str, ...]
    cost: float
    more_money: tuple[tuple[str, float], ...]
    possible: bool
    loss: float
    goes: tuple[str, ...]
    comes: tuple[str, ...]
    worth_needed: float
    notes: tuple[Note, ...]

    def words(self) -> str:
        """Return the reason and the price of entry in sentences."""
        # A sentence that begins with a name keeps the name as it is.
        texts = [str(note) for note in self.notes]
        begun = [t if t.startswith(self.program) else t[0].upper() + t[1:] for t in texts]
        return ". ".join(begun) + "."

    def as_rows(self) -> list[Row]:
        """Return one row."""
        return [
            {
                "program": self.program,
                "reason": self.reason.kind,
                "cost": self.cost,
                "loss": self.loss,
                "worth_needed": self.worth_needed,
                "goes": ", ".join(self.goes),
                "comes": ", ".join(self.comes),
            }
        ]


def why_not(portfolio: Portfolio, name: str, *, time_limit: float | None = None) -> WhyNot:
    """
    Say why a program is not funded, by solving again with the program forced in.

    Parameters
    ----------
    portfolio
        The best portfolio.
    name
        The program.
    time_limit
        Seconds.

    Returns
    -------
    Reason and price of entry. `loss` is exact where the search ended in time. A funded program
    has the reason ``why_funded`` and a loss of 0.

    Raises
    ------
    UnknownNameError
        No program has this name.

    Examples
    --------
    >>> from mcdm_smartcity import Budget, DependencyGraph, select
    >>> graph = DependencyGraph(["center", "network", "park"], needs=[("center", "network")])
    >>> best = select(
    ...     {"center": 3, "network": 1, "park": 5}, {"center": 2, "network": 2, "park": 3}, graph,
    ...     [Budget(5)],
    ... )
    >>> reason = why_not(best, "center")
    >>> reason.reason.kind, reason.loss, reason.goes, reason.comes, reason.worth_needed
    ('why_money', 2.0, ('park',), ('center',), 5.0)
    """
    facts, rules, terms = portfolio.asked.model()
    case = Newcomer(portfolio, facts, rules, terms, facts.position(name))
    if name in portfolio.funded:
        note = Note("why_funded", (name,))
        return _answer(case, note, possible=True)
    forced = Rule(Note("rule_include", (name,)), flags={case.program: 1}, least=1)
    effort = Effort(portfolio.engine, Clock.of(time_limit), seed=portfolio.seed)
    decided = solved_choice(facts, [*rules, forced], terms, effort)
    if decided.choice is None:
        return _impossible(case, [*rules, forced], decided, effort)
    return _priced(case, decided)


def _impossible(case: Newcomer, rules: Sequence[Rule], decided: Decided, effort: Effort) -> WhyNot:
    if not decided.in_time:
        return _answer(case, Note("why_open", (case.name,)), possible=True)
    conflict = smallest_conflict(case.facts, rules, case.terms, effort)
    others = [str(one) for one in conflict if one != rules[-1].name]
    reason = Note("why_impossible", (case.name, "; ".join(others)))
    return _answer(case, reason, possible=False)


def _priced(case: Newcomer, decided: Decided) -> WhyNot:
    choice = decided.choice or Choice({})
    before, after = set(case.portfolio.funded), {case.facts.names[i] for i in choice.shares}
    loss = max(0.0, case.portfolio.worth - as_float(case.terms.worth(choice)))
    lacks = list(case.lacks())
    answer = _answer(case, _reason(case, loss, lacks), possible=True)
    names = case.facts.names
    answer = replace(
        answer,
        loss=loss,
        goes=tuple(name for name in names if name in before - after),
        comes=tuple(name for name in names if name in after - before),
        worth_needed=answer.worth_needed + loss,
        more_money=tuple((str(rule.name), as_float(over)) for rule, over in lacks),
    )
    return replace(answer, notes=tuple(_notes(case, answer)))


def _answer(case: Newcomer, reason: Note, *, possible: bool) -> WhyNot:
    wanted = case.wanted()
    names = tuple(case.facts.names[i] for i in wanted if i != case.program)
    cost = total(case.facts.costs[i] for i in wanted)
    worth = as_float(case.facts.worth[case.program])
    own = case.name
    return WhyNot(own, reason, names, as_float(cost), (), possible, 0.0, (), (), worth, (reason,))


def _reason(case: Newcomer, loss: float, lacks: Sequence[tuple[Rule, Exact]]) -> Note:
    name, wanted = case.name, case.wanted()
    joined = case.joined_by(wanted)
    if loss == 0:
        return Note("why_tie", (name,))
    rivals = case.rivals(wanted)
    if rivals:
        return Note("why_rival", (name, listed(tuple(rivals))))
    if lacks:
        failing = list(broken(case.rules, case.joined_by([case.program]), case.terms))
        alone = [(rule, over) for rule, over in lacks if any(one is rule for one in failing)]
        rule, over = (alone or lacks)[0]
        if not alone and len(wanted) > 1:
            return Note("why_prerequisites", (name, number(as_float(over)), str(rule.name)))
        cost = number(as_float(total(case.facts.costs[i] for i in wanted)))
        return Note("why_money", (name, cost, number(as_float(over)), str(rule.name)))
    failed = tuple(str(rule.name) for rule in broken(case.rules, joined, case.terms))
    if failed:
        return Note("why_rule", (name, "; ".join(failed)))
    less = case.portfolio.worth - as_float(case.terms.worth(joined))
    return Note("why_worthless", (name, f"{less:.6g}"))


def _notes(case: Newcomer, answer: WhyNot) -> Iterator[Note]:
    yield answer.reason
    if answer.brings:
        yield Note("entry_needs", answer.brings)
    if answer.loss > 0:
        less = f"{answer.loss:.6g}"
        if answer.goes:
            yield Note("entry_price", (listed(answer.goes), less))
        else:
            yield Note("entry_price_free", (less,))
        own = as_float(case.facts.worth[case.program])
        yield Note("entry_worth", (f"{answer.worth_needed:.6g}", f"{own:.6g}"))
    if answer.more_money:
        more = (f"{number(over)} more in {budget}" for budget, over in answer.more_money)
        yield Note("entry_money", (" and ".join(more),))
