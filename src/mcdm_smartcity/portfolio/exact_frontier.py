"""Every efficient portfolio, each stretch of the frontier with its own certificate."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from mcdm_smartcity.dependencies.graph import DependencyGraph
from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.numerics.answer import Answer, Row
from mcdm_smartcity.numerics.arrays import BoolArray, IntArray, require_whole
from mcdm_smartcity.portfolio.clock import Clock
from mcdm_smartcity.portfolio.closed_programs import ClosedPrograms, searchable
from mcdm_smartcity.portfolio.exact import as_float
from mcdm_smartcity.portfolio.hull import Hull, hull_of
from mcdm_smartcity.portfolio.methods.flow_loss import Links
from mcdm_smartcity.portfolio.methods.near_best_closures import Reach
from mcdm_smartcity.portfolio.methods.segment_ranking import (
    Box,
    RankedSegment,
    efficient,
    rank_segment,
)
from mcdm_smartcity.portfolio.points import Point, row_of

MOST_STATES = 1_000_000
# All segments are tried with few states first, so that a hard one does not take the time of others.
FEW_STATES = 30_000


@dataclass(frozen=True, slots=True)
class Segment:
    """
    A stretch between two neighbouring supported points, and what is proved of it.

    Attributes
    ----------
    least_cost, most_cost
        Costs of its ends.
    searched
        Every portfolio between that loses at most this worth against the straight line through
        the ends was looked at.
    needed
        One that is missing from the points would lose at most this.
    proved
        Whether none is missing: `searched` is no less than `needed`, or there is no room for one.
    gap
        How much more than the points show a missing portfolio could be worth, at most; 0 if
        proved.
    """

    least_cost: float
    most_cost: float
    searched: float
    needed: float
    proved: bool
    gap: float


@dataclass(frozen=True, slots=True, eq=False)
class ExactFrontier(Answer):
    """
    The efficient portfolios, supported or not.

    Attributes
    ----------
    points
        Cheapest first; of several portfolios that cost and are worth the same, one is told.
    segments
        Stretches between supported points, each with its certificate.
    """

    points: tuple[Point, ...]
    segments: tuple[Segment, ...]

    @property
    def proved(self) -> bool:
        """Whether no efficient portfolio is missing."""
        return all(segment.proved for segment in self.segments)

    @property
    def gap(self) -> float:
        """How much more than the points show a missing portfolio could be worth, at most."""
        return max((segment.gap for segment in self.segments), default=0.0)

    def best(self, budget: float) -> Point:
        """Return the dearest point within a budget: worth most of all that it can pay for."""
        place = bisect_right([point.cost for point in self.points], budget)
        if not place:
            cheapest = f"{self.points[0].cost:g}" if self.points else "none, there is no point"
            raise InvalidArrayError(
                f"no point costs at most {budget:g}; the cheapest costs {cheapest}"
            )
        return self.points[place - 1]

    def as_rows(self) -> list[Row]:
        """Return one row for each point."""
        return [
            row_of(place, point) | {"names": point.programs}
            for place, point in enumerate(self.points)
        ]

    def segment_rows(self) -> list[Row]:
        """Return one row for each segment."""
        return [
            {name: getattr(segment, name) for name in Segment.__dataclass_fields__}
            for segment in self.segments
        ]


@dataclass(frozen=True)
class _Search:
    """Whole numbers that fit numpy, and the corners of the hull in them."""

    closed: ClosedPrograms
    hull: Hull
    worth: IntArray
    cost: IntArray
    steps: tuple[int, int]
    links: Links
    corners: list[tuple[int, int]]
    allowed: list[bool]

    def box(self, place: int, least: int) -> Box | None:
        """Where to look after a corner; None if the hull leaves no room there."""
        low, high = self.corners[place : place + 2]
        if self.allowed[place + 1] and (high[0] <= low[0] or high[1] <= low[1]):
            return None
        last = place + 2 == len(self.corners) or high[0] <= low[0]
        return Box((low, high), least, high[0] + (last and not self.allowed[place + 1]))

    def row(self, place: int) -> BoolArray:
        """Which nodes a corner holds."""
        return self.hull.row(place, len(self.worth))


def exact_frontier(
    closed: ClosedPrograms,
    graph: DependencyGraph,
    window: tuple[float, float],
    clock: Clock,
    most_states: int,
) -> ExactFrontier:
    """Find every efficient portfolio; see `Frontier.exact`."""
    require_whole("most_states", most_states, 1)
    if not 0 <= window[0] <= window[1]:
        raise InvalidArrayError(
            f"costs must run from 0 or more to no less; found {window[0]:g} to {window[1]:g}"
        )
    search = _search(closed, graph)
    wanted = _wanted(search, window)
    ranked: dict[int, RankedSegment] = {}
    for states in sorted({min(FEW_STATES, most_states), most_states}):
        reach = Reach(states, lambda: clock.left > 0)
        for place in wanted:
            if place not in ranked or not ranked[place].proved:
                ranked[place] = _ranked(search, place, ranked, reach)
    return _assembled(search, ranked, window)


def _search(closed: ClosedPrograms, graph: DependencyGraph) -> _Search:
    hull = hull_of(closed)
    bundle_of = {i: k for k, bundle in enumerate(graph.bundles) for i in bundle}
    pairs = [(bundle_of[graph.index[a]], bundle_of[graph.index[b]]) for a, b in graph.excludes]
    place = {node: k for k, node in enumerate(hull.nodes)}
    # From how many nodes on both of a pair are held.
    clashes = [max(place[a], place[b]) for a, b in pairs if a in place and b in place]
    first = min(clashes, default=len(closed.worth))
    if first < hull.ends[0]:
        hull = hull.after_nothing()
    worth, worth_step = searchable(closed.worth)
    cost, cost_step = searchable(closed.cost)
    order = list(hull.nodes)
    sums = [np.concatenate([[0], np.cumsum(values[order])]) for values in (cost, worth)]
    return _Search(
        closed=closed,
        hull=hull,
        worth=worth,
        cost=cost,
        steps=(cost_step, worth_step),
        links=Links.of(closed.needed, pairs),
        corners=[(int(sums[0][end]), int(sums[1][end])) for end in hull.ends],
        allowed=[end <= first for end in hull.ends],
    )


def _wanted(search: _Search, window: tuple[float, float]) -> list[int]:
    """The segments that a window of costs touches, and those that they hang on."""
    costs = [search.closed.cost_of(cost) for cost, _ in search.hull.corners]
    touched = [
        k for k in range(len(costs) - 1) if costs[k] <= window[1] and costs[k + 1] >= window[0]
    ]
    if not touched:
        return []
    # Where exclusions forbid the corners, what is efficient hangs on all cheaper portfolios.
    start = max(k for k in range(touched[0] + 1) if search.allowed[k])
    return list(range(start, touched[-1] + 1))


def _ranked(
    search: _Search, place: int, ranked: Mapping[int, RankedSegment], reach: Reach
) -> RankedSegment:
    box = search.box(place, _known(search, place, ranked))
    if box is None:
        return RankedSegment(np.zeros((0, len(search.worth)), dtype=bool), 0.0, -1.0)
    return rank_segment(search.worth, search.cost, search.links, box, reach)


def _known(search: _Search, place: int, ranked: Mapping[int, RankedSegment]) -> int:
    """The most worth that is known for what the cheaper corner costs."""
    if search.allowed[place]:
        return search.corners[place][1]
    before = [segment.taken for k, segment in ranked.items() if k < place]
    known = [int((taken @ search.worth).max(initial=0)) for taken in before]
    return max(known + [search.corners[k][1] for k in range(place) if search.allowed[k]])


def _assembled(
    search: _Search, ranked: Mapping[int, RankedSegment], window: tuple[float, float]
) -> ExactFrontier:
    closed, places = search.closed, sorted(ranked)
    ends = [*places, places[-1] + 1] if places else list(range(len(search.corners)))[-1:]
    corners = [search.row(place) for place in ends if search.allowed[place]]
    taken = np.array(corners, dtype=bool).reshape(len(corners), len(search.worth))
    taken = np.concatenate([taken, *(ranked[place].taken for place in places)])
    sums = closed.sums(taken)
    points = []
    for k in efficient(sums, closed.crumb):
        cost, worth = closed.cost_of(sums[k][0]), closed.worth_of(sums[k][1])
        if window[0] <= cost <= window[1]:
            names = closed.names_in(taken[k])
            points.append(Point(cost, worth, k < len(corners), names, len(names)))
    return ExactFrontier(
        points=tuple(points),
        segments=tuple(_segment(search, place, ranked[place]) for place in places),
    )


def _segment(search: _Search, place: int, found: RankedSegment) -> Segment:
    low, high = search.hull.corners[place : place + 2]
    unit = search.steps[1] * search.closed.worth_unit
    searched, needed, gap = (
        as_float(Fraction(max(0.0, loss)) * unit)
        for loss in (found.searched, found.needed, found.gap)
    )
    return Segment(
        least_cost=search.closed.cost_of(low[0]),
        most_cost=search.closed.cost_of(high[0]),
        searched=searched,
        needed=needed,
        proved=found.proved,
        gap=gap,
    )
