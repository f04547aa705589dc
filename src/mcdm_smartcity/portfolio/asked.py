"""What a portfolio was asked for: everything that is needed to ask again, a little otherwise."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from mcdm_smartcity.dependencies.graph import DependencyGraph
from mcdm_smartcity.dependencies.problem import GivenCosts, GivenWorth, costs_on, worth_on
from mcdm_smartcity.errors import InvalidRecordError, McdmError, Problem
from mcdm_smartcity.numerics.answer import Answer
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.portfolio.constraints import AnyConstraint, Constraint, Rule
from mcdm_smartcity.portfolio.facts import Facts
from mcdm_smartcity.portfolio.terms import Terms
from mcdm_smartcity.study.cost_table import CostTable
from mcdm_smartcity.study.program import Program


@dataclass(frozen=True, slots=True, eq=False)
class Asked(Answer):
    """
    Worth, costs, links and constraints of a portfolio.

    Attributes
    ----------
    programs
        Names, in the order of the graph.
    worth, costs
        Of each program, shape (n,).
    cost_table
        Costs by year and source, if they were given so.
    needs, feeds, excludes
        The links, as `DependencyGraph` takes them.
    constraints
        What the portfolio had to keep.
    records
        The programs' records, if they were given.
    """

    programs: tuple[str, ...]
    worth: FloatArray
    costs: FloatArray
    cost_table: CostTable | None
    needs: tuple[tuple[str, str], ...]
    feeds: tuple[tuple[str, str, float], ...]
    excludes: tuple[tuple[str, str], ...]
    constraints: tuple[AnyConstraint, ...]
    records: tuple[Program, ...]

    def graph(self) -> DependencyGraph:
        """Return the links as a graph."""
        return DependencyGraph(self.programs, self.needs, self.feeds, self.excludes)

    def given_worth(self) -> dict[str, float]:
        """Return worth by name."""
        return dict(zip(self.programs, self.worth.tolist(), strict=True))

    def given_costs(self) -> GivenCosts:
        """Return the cost table, or costs by name."""
        if self.cost_table is not None:
            return self.cost_table
        return dict(zip(self.programs, self.costs.tolist(), strict=True))

    def model(self) -> tuple[Facts, list[Rule], Terms]:
        """Return exact worth and costs on the graph, with rules and terms, to decide again."""
        facts = Facts.of(self.given_worth(), self.given_costs(), self.graph(), self.records)
        return facts, rules_of(facts, self.constraints), Terms.of(facts, self.constraints)


def checked(constraints: Iterable[Any], example: str = "Budget(100)") -> tuple[Any, ...]:
    """Return the constraints as a tuple; anything else among them is refused."""
    given = tuple(constraints)
    problems = [
        Problem(f"constraint {place}", f"must be one such as {example}; found {one!r:.60}")
        for place, one in enumerate(given, start=1)
        if not isinstance(one, Constraint)
    ]
    if problems:
        raise InvalidRecordError("constraints", problems)
    return given


def rules_of(facts: Facts, constraints: Sequence[Constraint]) -> list[Rule]:
    """Return the rules of all constraints, or raise and tell every problem of all of them."""
    rules: list[Rule] = []
    first: dict[Note, Constraint] = {}

    def add(place: int, one: Constraint) -> None:
        for rule in one.rules(facts):
            # Long lists are shortened in names, which must tell constraints apart all the same.
            told_apart = first.setdefault(rule.name, one) == one or len(rule.flags) == 1
            again = Note("rule_again", (str(rule.name), str(place)))
            rules.append(rule if told_apart else replace(rule, name=again))

    take_each(constraints, add)
    return rules


def take_each(constraints: Iterable[Constraint], take: Callable[[int, Constraint], None]) -> None:
    """Hand over each constraint with its place, counted from 1; what it refuses is told at last."""
    problems: list[Problem] = []
    for place, one in enumerate(constraints, start=1):
        try:
            take(place, one)
        except McdmError as error:
            problems.append(Problem(f"constraint {place} ({one.kind})", str(error)))
    if problems:
        raise InvalidRecordError("constraints", problems)


def asked_of(
    worth: GivenWorth, costs: GivenCosts, facts: Facts, constraints: tuple[AnyConstraint, ...]
) -> Asked:
    """Keep what was asked, worth and costs as they were given."""
    graph = facts.graph
    return Asked(
        programs=graph.programs,
        worth=worth_on(graph, worth),
        costs=costs_on(graph, costs),
        cost_table=facts.table,
        needs=graph.needs,
        feeds=graph.feeds,
        excludes=graph.excludes,
        constraints=constraints,
        records=tuple(facts.records.values()),
    )
