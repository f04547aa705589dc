"""Frontiers against every portfolio of small cases."""

from dataclasses import replace
from fractions import Fraction
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcdm_smartcity import ExclusionConflictError, Frontier, Point, frontier
from strategies import Case, Funded, cases, fewer

# Ties, free programs, programs worth nothing or less; and decimals whose binary sums are off.
WORTHS = st.integers(-4, 9).map(float) | st.integers(-30, 90).map(lambda tenths: tenths / 10)
COSTS = st.integers(0, 5).map(float) | st.integers(0, 50).map(lambda tenths: tenths / 10)
small_cases = cases(8, WORTHS, COSTS) | cases(8)


@st.composite
def cases_with_exclusions(draw: st.DrawFn) -> Case:
    """Cases in which some pairs exclude each other, as far as no need forbids it."""
    case = draw(cases(7, WORTHS, COSTS))
    pairs = list(combinations(case.programs, 2))
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=4, unique=True)) if pairs else []
    for pair in chosen:
        more = replace(case, excludes=(*case.excludes, pair))
        try:
            assert more.graph.excludes
        except ExclusionConflictError:
            continue
        case = more
    return case


def decimal(number: float) -> Fraction:
    return Fraction(repr(number))


def sums_of(case: Case, funded: Funded) -> tuple[Fraction, Fraction]:
    """Cost and worth in decimals, by the definition of links."""
    lost = [
        decimal(share) * decimal(case.worth[target])
        for source, target, share in case.feeds
        if target in funded and source not in funded and case.worth[target] > 0
    ]
    cost = sum((decimal(case.costs[name]) for name in funded), Fraction(0))
    return cost, sum((decimal(case.worth[name]) for name in funded), Fraction(0)) - sum(lost)


def efficient_sums(case: Case) -> list[tuple[Fraction, Fraction]]:
    """Every efficient (cost, worth), found by trying every portfolio."""
    allowed = [
        funded
        for funded in case.closed
        if not any(one in funded and other in funded for one, other in case.excludes)
    ]
    sums = sorted({sums_of(case, funded) for funded in allowed}, key=lambda s: (s[0], -s[1]))
    kept: list[tuple[Fraction, Fraction]] = []
    for cost, worth in sums:
        if not kept or worth > kept[-1][1]:
            kept.append((cost, worth))
    return kept


def on_the_hull(points: list[tuple[Fraction, Fraction]]) -> list[tuple[Fraction, Fraction]]:
    """Corners of the upper hull: above every line between a cheaper and a dearer point."""
    return [
        (cost, worth)
        for k, (cost, worth) in enumerate(points)
        if all(
            (worth - one[1]) * (two[0] - one[0]) > (cost - one[0]) * (two[1] - one[1])
            for one in points[:k]
            for two in points[k + 1 :]
        )
    ]


def floats(points: list[tuple[Fraction, Fraction]]) -> list[tuple[float, float]]:
    return [(float(cost), float(worth)) for cost, worth in points]


def told(points: tuple[Point, ...]) -> list[tuple[float, float]]:
    return [(point.cost, point.worth) for point in points]


def of(case: Case) -> Frontier:
    return frontier(case.worth, case.costs, case.graph)


def assert_true_portfolios(case: Case, points: tuple[Point, ...]) -> None:
    """Each point's programs hold all they need, and cost and are worth what the point says."""
    for cost, worth, programs in points:
        assert len(set(programs)) == len(programs)
        assert frozenset(programs) in case.closed
        assert floats([sums_of(case, frozenset(programs))]) == [(cost, worth)]


def assert_all_within(case: Case, low: int, high: int) -> None:
    """Between two costs stand all efficient portfolios, and no others."""
    found = of(case).exact(least_cost=low, most_cost=high)
    inside = [point for point in efficient_sums(case) if low <= point[0] <= high]
    assert told(found.points) == floats(inside)


@given(case=small_cases)
def test_supported_points_are_the_corners_of_the_hull_of_all_portfolios(case: Case) -> None:
    found = of(case)
    assert told(found.points) == floats(on_the_hull(efficient_sums(case)))
    assert_true_portfolios(case, found.points)


@given(case=small_cases)
def test_exact_points_are_all_efficient_portfolios(case: Case) -> None:
    found = of(case).exact()
    assert told(found.points) == floats(efficient_sums(case))
    assert found.proved
    assert found.gap == 0.0
    assert_true_portfolios(case, found.points)


@fewer(3)
@given(case=cases(10, WORTHS, COSTS))
def test_exact_points_of_ten_programs_are_all_efficient_portfolios(case: Case) -> None:
    assert told(of(case).exact().points) == floats(efficient_sums(case))


@given(case=cases_with_exclusions())
def test_exact_points_keep_exclusions(case: Case) -> None:
    found = of(case).exact()
    assert told(found.points) == floats(efficient_sums(case))
    assert found.proved
    assert_true_portfolios(case, found.points)
    for _, _, programs in found.points:
        assert not any({one, other} <= set(programs) for one, other in case.excludes)


@given(case=cases_with_exclusions())
def test_supported_points_keep_exclusions_and_are_efficient(case: Case) -> None:
    found = of(case)
    efficient = floats(efficient_sums(case))
    stopped = any(note.kind == "frontier_stops" for note in found.notes)
    assert told(found.points) == efficient[:1] + told(found.points)[1:]
    assert set(told(found.points)) <= set(efficient)
    assert stopped or found.points[-1].worth == efficient[-1][1]


@given(case=cases(6, WORTHS, COSTS), window=st.tuples(st.integers(0, 12), st.integers(0, 12)))
def test_a_window_of_costs_holds_the_efficient_portfolios_within(
    case: Case, window: tuple[int, int]
) -> None:
    assert_all_within(case, *sorted(window))


@given(case=cases_with_exclusions(), window=st.tuples(st.integers(0, 12), st.integers(0, 12)))
def test_a_window_holds_only_what_no_cheaper_portfolio_beats(
    case: Case, window: tuple[int, int]
) -> None:
    assert_all_within(case, *sorted(window))


@given(case=cases_with_exclusions() | small_cases, states=st.integers(1, 6))
def test_what_is_cut_short_never_claims_too_much(case: Case, states: int) -> None:
    """A missing portfolio is worth no more than the gap above what the points show."""
    found = of(case).exact(most_states=states)
    shown = told(found.points)
    for cost, worth in floats(efficient_sums(case)):
        best = max((value for price, value in shown if price <= cost), default=0.0)
        places = [s for s in found.segments if s.least_cost <= cost <= s.most_cost]
        allowed = max((segment.gap for segment in places), default=0.0)
        assert worth <= best + allowed + 1e-9


@fewer(4)
@given(case=cases_with_exclusions())
def test_a_grid_holds_the_best_portfolio_of_each_budget(case: Case) -> None:
    efficient = efficient_sums(case)
    budgets = sorted({float(cost) for cost, _ in efficient} | {0.0, 2.5})
    found = of(case).grid(budgets)
    best = [max(worth for cost, worth in efficient if cost <= decimal(b)) for b in budgets]
    assert found.worths.tolist() == pytest.approx([float(worth) for worth in best])
    assert (found.costs <= found.budgets).all()
    assert (found.bounds >= found.worths).all()


@given(case=small_cases)
def test_the_knee_is_farthest_above_the_line_from_first_to_last(case: Case) -> None:
    found = of(case)
    hull = on_the_hull(efficient_sums(case))
    width, height = hull[-1][0] - hull[0][0], hull[-1][1] - hull[0][1]
    heights = [(w - hull[0][1]) * width - (c - hull[0][0]) * height for c, w in hull]
    best = hull[heights.index(max(heights))] if max(heights) > 0 else hull[-1]
    assert told((found.knee,)) == floats([best])


@given(case=small_cases)
def test_slopes_between_supported_points_fall(case: Case) -> None:
    points = [(decimal(p.cost), decimal(p.worth)) for p in of(case).points]
    slopes = [(b[1] - a[1]) / (b[0] - a[0]) for a, b in pairwise(points)]
    assert all(one >= two * (1 - Fraction(1, 10**12)) for one, two in pairwise(slopes))
