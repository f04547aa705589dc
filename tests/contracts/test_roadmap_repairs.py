"""Each way out of an impossible roadmap works when it is taken, and a little less does not."""

import re
from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from brute_roadmaps import Instance, Until, is_possible
from mcdm_smartcity import (
    Capacity,
    DependencyGraph,
    Include,
    InfeasibleError,
    Starts,
    Task,
    YearlyBudget,
)
from mcdm_smartcity.portfolio.constraints import Budget
from strategies_roadmaps import roadmaps

ENGINES = ("scipy", "highs")
LESS = 1e-3


@dataclass(frozen=True)
class Part:
    """One limit or rule as a clash names it, and the constraint that it comes from."""

    name: str
    owner: int
    rule: Any


def parts_of(instance: Instance) -> list[Part]:
    """Take constraints apart into what each of them means in each year."""
    years = range(1, instance.periods + 1)
    found = []
    for owner, one in enumerate(instance.constraints):
        if isinstance(one, YearlyBudget):
            given = one.limits * len(years) if len(one.limits) == 1 else one.limits
            for t in years:
                if one.carry_over:
                    limit = sum(given[:t])
                    rule: Any = Until(limit, one.source, t)
                else:
                    limit = given[t - 1]
                    rule = Budget(limit, one.source, t)
                found.append(Part(str(one.in_year(t, limit)), owner, rule))
        elif isinstance(one, Capacity):
            found += [
                Part(
                    f"at most {one.limit} programs of agency {one.agency!r} working in {t}",
                    owner,
                    Capacity(one.agency, one.limit, t),
                )
                for t in years
                if one.period in {None, t}
            ]
        elif isinstance(one, Starts):
            found += [
                Part(str(one.in_year(str(t))), owner, Starts(one.count, one.of, t))
                for t in years
                if one.period in {None, t}
            ]
        elif isinstance(one, Include):
            found += [Part(str(Include([n]).name()), owner, Include([n])) for n in one.programs]
        else:
            found.append(Part(str(one.name()), owner, one))
    return found


def with_parts(instance: Instance, parts: list[Part]) -> Instance:
    return replace(instance, constraints=tuple(part.rule for part in parts))


def with_more(rule: Any, more: float) -> Any:
    """The same limit, raised."""
    if isinstance(rule, Until):
        return replace(rule, limit=rule.limit + more)
    return rule.changed(limit=rule.limit + more)


def raised(instance: Instance, *raises: tuple[str, float]) -> Instance:
    """Raise limits by name; what carries over is there later too."""
    parts = parts_of(instance)
    for name, more in raises:
        firsts = [part for part in parts if part.name == name]
        assert firsts, f"no limit has the name {name}"
        for k, part in enumerate(parts):
            carried = any(
                isinstance(one.rule, Until)
                and one.owner == part.owner
                and part.rule.period > one.rule.period
                for one in firsts
            )
            if part.name == name or carried:
                parts[k] = replace(part, rule=with_more(part.rule, more))
    return with_parts(instance, parts)


def refused(instance: Instance, engine: str) -> InfeasibleError | None:
    try:
        instance.scheduled(engine=engine)
    except InfeasibleError as error:
        return error
    return None


def check_money(instance: Instance, error: InfeasibleError) -> None:
    yearly = [one for one in instance.constraints if one.kind == "yearly_budget"]
    for name, more in error.more_money:
        several = [one for one in yearly if str(one.name()) == name]
        if not several:
            assert is_possible(raised(instance, (name, more)))
            assert not is_possible(raised(instance, (name, more - LESS)))
            continue
        (words, *_) = [one for one in error.repairs if f"more money in {name}: " in one]
        amounts = re.findall(r"([\d.,]+) \((\d+)\)", words.split(": ")[1])
        raises = [(int(year), float(amount.replace(",", ""))) for amount, year in amounts]
        assert sum(amount for _, amount in raises) == pytest.approx(more)
        assert len(raises) > 1
        names = [[(in_year(one, t), amount) for t, amount in raises] for one in several]
        assert any(is_possible(raised(instance, *one)) for one in names)
        for k in range(len(raises)):
            less = [[(n, a - LESS * (j == k)) for j, (n, a) in enumerate(one)] for one in names]
            assert not any(is_possible(raised(instance, *one)) for one in less)


def in_year(budget: YearlyBudget, year: int) -> str:
    limits = budget.limits
    return str(budget.in_year(year, limits[0] if len(limits) == 1 else limits[year - 1]))


def check_places(instance: Instance, error: InfeasibleError) -> None:
    pattern = r"room for (\d+) more programs of agency '(\w+)' in (\d+)"
    for words in error.repairs:
        match = re.fullmatch(pattern, words)
        if match:
            more, agency, year = int(match[1]), match[2], match[3]
            names = {
                part.name
                for part in parts_of(instance)
                if part.name.endswith(f" programs of agency {agency!r} working in {year}")
                and part.name in error.conflict
            }
            assert any(is_possible(raised(instance, (name, more))) for name in names)
            assert any(not is_possible(raised(instance, (name, more - 1))) for name in names)


def check_windows(instance: Instance, error: InfeasibleError) -> None:
    pattern = r"(\w+) may start until (\d+) and work until (\d+) \(periods later: \d+\)"
    for words in error.repairs:
        match = re.fullmatch(pattern, words)
        if match:
            start, finish = int(match[2]), int(match[3])
            assert is_possible(later(instance, match[1], start, finish))
            assert not is_possible(later(instance, match[1], start - 1, finish - 1))


def later(instance: Instance, name: str, start: int, finish: int) -> Instance:
    """The same question with a window that ends later."""
    task = instance.task(name)
    latest = task.latest and max(task.latest, start)
    due = task.due and max(task.due, finish)
    wide = task.model_copy(update={"latest": latest, "due": due})
    return replace(instance, tasks=tuple(wide if one is task else one for one in instance.tasks))


def check_drop(instance: Instance, error: InfeasibleError) -> None:
    """Without them the rest holds, and no fewer would do."""
    parts = parts_of(instance)
    names = dict.fromkeys(part.name for part in parts)
    assert error.drop
    assert set(error.drop) <= set(names)
    assert is_possible(with_parts(instance, [p for p in parts if p.name not in error.drop]))
    if len(error.drop) > 1:
        for name in names:
            rest = [part for part in parts if part.name != name]
            assert not is_possible(with_parts(instance, rest))


@st.composite
def crowded(draw: st.DrawFn) -> Instance:
    """Musts of one agency that is too small for them, with dues and a tight purse."""
    count, horizon = draw(st.integers(2, 4)), draw(st.integers(2, 4))
    names = [f"p{i}" for i in range(count)]
    tasks = []
    for name in names:
        duration = draw(st.integers(1, 2))
        due = draw(st.none() | st.integers(duration, horizon))
        cost = float(draw(st.integers(0, 6)))
        spending = [{"amounts": [cost], "sources": ["city"]}]
        tasks.append(Task(id=name, duration=duration, due=due, agency="it", spending=spending))
    pairs = draw(st.sets(st.sampled_from(names), max_size=1)) - {names[0]}
    graph = DependencyGraph(names, needs=[(name, names[0]) for name in pairs])
    limits = draw(st.lists(st.integers(0, 9), min_size=horizon, max_size=horizon))
    rules: list[Any] = [Include(names), Capacity("it", draw(st.integers(1, 2)))]
    if draw(st.booleans()):
        rules.append(YearlyBudget(limits, "city", carry_over=draw(st.booleans())))
    return Instance(dict.fromkeys(names, 1.0), tuple(tasks), graph, horizon, tuple(rules))


@pytest.mark.parametrize("engine", ENGINES)
@settings(max_examples=40)
@given(instance=crowded())
def test_places_and_windows_are_the_least_that_helps(engine: str, instance: Instance) -> None:
    check(instance, engine)


@pytest.mark.parametrize("engine", ENGINES)
@settings(max_examples=40)
@given(instance=roadmaps(3, always=("include", "include", "yearly_budget", "capacity"), periods=3))
def test_each_way_out_works_and_a_little_less_does_not(engine: str, instance: Instance) -> None:
    check(instance, engine)


@settings(max_examples=25)
@given(instance=roadmaps(4, always=("include", "at_least", "yearly_budget"), periods=3))
def test_four_programs_too(instance: Instance) -> None:
    check(instance, "scipy")


def check(instance: Instance, engine: str) -> None:
    if engine == "highs":
        pytest.importorskip("highspy")
    error = refused(instance, engine)
    assume(error is not None)
    assert error is not None
    check_money(instance, error)
    check_places(instance, error)
    check_windows(instance, error)
    check_drop(instance, error)
