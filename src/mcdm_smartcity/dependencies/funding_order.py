"""In which order to fund? Most worth for the money first, and nothing before what it needs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import numpy as np

from mcdm_smartcity.dependencies.carried_out import (
    SetAside,
    as_float,
    as_floats,
    exclusion_notes,
    programs_of,
    realised,
    running,
    set_aside,
)
from mcdm_smartcity.dependencies.graph import DependencyGraph
from mcdm_smartcity.dependencies.methods.block_order import block_order
from mcdm_smartcity.dependencies.methods.ratio_blocks import ratio_blocks
from mcdm_smartcity.dependencies.problem import (
    ClosureProblem,
    GivenCosts,
    GivenWorth,
    closure_problem,
    costs_on,
    worth_on,
)
from mcdm_smartcity.errors import InvalidArrayError
from mcdm_smartcity.numerics.answer import Answer, Row
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.numerics.notes import Note


@dataclass(frozen=True, slots=True)
class Block:
    """
    Programs that are best funded together, after all blocks before.

    Attributes
    ----------
    programs
        In order of funding.
    worth, cost
        What the block adds, synergies with earlier blocks included.
    ratio
        Worth for each unit of cost; infinite if the block is free and worth something, 0 for
        nothing for nothing, minus infinity for free harm.
    """

    programs: tuple[str, ...]
    worth: float
    cost: float
    ratio: float


@dataclass(frozen=True, slots=True, eq=False)
class FundingOrder(Answer):
    """
    All programs in the order of funding.

    Attributes
    ----------
    order
        Program names; none stands before one that it needs (members of a bundle stand together).
    blocks
        The order cut into blocks whose ratios never rise.
    cumulative_cost, cumulative_worth
        After each program of the order, those set aside not counted, shape (n,).
    curve
        Cost and worth after each block, from (0, 0): the supported efficient portfolios,
        shape (blocks + 1, 2). Straight between its points it is a bound for every budget; it knows
        no exclusions, so with these it is no longer reached everywhere.
    set_aside
        Programs that stand in the order but are not to be funded with it, since they exclude one
        that stands before them, or need one that does.
    notes
        What a reader must know: bundles, exclusions, programs that add nothing.
    """

    order: tuple[str, ...]
    blocks: tuple[Block, ...]
    cumulative_cost: FloatArray
    cumulative_worth: FloatArray
    curve: FloatArray
    set_aside: tuple[str, ...]
    notes: tuple[Note, ...]

    def bound(self, budget: float) -> float:
        """
        Return a worth that no portfolio within this budget exceeds.

        It is the optimum of the linear relaxation: the curve of `curve`, straight between its
        points and flat from where blocks add nothing.
        """
        if not budget >= 0:
            raise InvalidArrayError(f"the budget must not be negative; found {budget:g}")
        left, reached = budget, 0.0
        for block in self.blocks:
            if block.worth <= 0 or left <= 0 < block.cost:
                break
            share = min(1.0, left / block.cost) if block.cost else 1.0
            reached += share * block.worth
            left -= share * block.cost
        return reached

    def as_rows(self) -> list[Row]:
        """Return one row for each program, in order: place, block, costs, worth and ratio."""
        block_of = {name: k for k, block in enumerate(self.blocks) for name in block.programs}
        return [
            {
                "place": i + 1,
                "program": name,
                "block": block_of[name] + 1,
                "ratio": self.blocks[block_of[name]].ratio,
                "cumulative_cost": float(self.cumulative_cost[i]),
                "cumulative_worth": float(self.cumulative_worth[i]),
            }
            for i, name in enumerate(self.order)
        ]


def sequence(worth: GivenWorth, costs: GivenCosts, graph: DependencyGraph) -> FundingOrder:
    """
    Order programs so that most worth for the money comes first and nothing before what it needs.

    The order is cut into blocks: the first is the largest set of programs that holds all it needs
    and has the greatest ratio of worth to cost, the second the same for what is left, and so on.
    Whatever the budget, the blocks that fit are the best portfolio of their own cost. Inside a
    block what is needed comes first, then the best ratio together with what is still needed, then
    worth for cost, then name.

    Parameters
    ----------
    worth
        `Worth`, or a mapping from program to number; any sign.
    costs
        The cost table of a study, or a mapping from program to total cost; not negative.
    graph
        The links. A part of worth that a `feeds` link holds back counts once both ends are
        funded. Of two programs that exclude each other the order takes the one that stands first,
        for it brings more for its cost; the other is set aside, with all that need it, and a note
        says so.

    Returns
    -------
    The order with its blocks; exact, ratios are compared as whole numbers. Free programs that are
    worth something come as early as their needs allow; programs that cost and add nothing last.

    Raises
    ------
    AlignmentError
        Worth, costs and graph name different programs.
    InvalidArrayError
        A cost is negative or not finite.

    Notes
    -----
    Sidney (1975), Operations Research 23:283-298. With value and cost for weight and time it
    solves the order of Lawler (1978) for series-parallel links, and in general is within a factor
    of two (Chekuri and Motwani 1999).

    Examples
    --------
    >>> graph = DependencyGraph(
    ...     ["center", "network", "park"], needs=[("center", "network")]
    ... )
    >>> order = sequence(
    ...     {"center": 9, "network": 1, "park": 4}, {"center": 2, "network": 2, "park": 2}, graph
    ... )
    >>> order.order, [block.ratio for block in order.blocks], order.bound(3)
    (('network', 'center', 'park'), [2.5, 2.0], 7.5)
    """
    problem = closure_problem(worth_on(graph, worth), costs_on(graph, costs), graph)
    by_name = sorted(
        range(len(problem.names)),
        key=lambda node: (problem.members[node] != (), problem.names[node]),
    )
    place = [0] * len(by_name)
    for k, node in enumerate(by_name):
        place[node] = k
    blocks = [
        _inside(nodes, problem, place) if len(nodes) > 1 else nodes
        for nodes in ratio_blocks(problem.worth, problem.cost, problem.needed)
    ]
    return _assembled(graph, problem, blocks)


def _inside(nodes: Sequence[int], problem: ClosureProblem, place: Sequence[int]) -> list[int]:
    """Order the nodes of a block."""
    at = {node: k for k, node in enumerate(nodes)}
    needed = [[at[j] for j in problem.needed[i] if j in at] for i in nodes]
    worth, cost, places = (
        [values[i] for i in nodes] for values in (problem.worth, problem.cost, place)
    )
    return [nodes[k] for k in block_order(worth, cost, needed, places)]


def _assembled(
    graph: DependencyGraph, problem: ClosureProblem, blocks: Sequence[Sequence[int]]
) -> FundingOrder:
    nodes = realised([node for block in blocks for node in block], problem)
    order, ends = programs_of(nodes, problem)
    edges = [0, *accumulate(len(block) for block in blocks)]
    sums = (running(values, nodes) for values in (problem.cost, problem.worth))
    totals = [[reached[edge] for edge in edges] for reached in sums]
    labelled = tuple(
        _block(programs_of(block, problem)[0], cost, worth, problem)
        for block, cost, worth in zip(blocks, *map(_steps, totals), strict=True)
    )
    curve = np.transpose(
        [as_floats(totals[0], problem.cost_unit), as_floats(totals[1], problem.worth_unit)]
    )
    aside = set_aside(nodes, problem, graph)
    cost, worth = (
        as_floats(running([0 if k in aside.nodes else v for k, v in enumerate(values)], nodes), of)
        for values, of in (
            (problem.cost, problem.cost_unit),
            (problem.worth, problem.worth_unit),
        )
    )
    return FundingOrder(
        order=order,
        blocks=labelled,
        cumulative_cost=cost[ends],
        cumulative_worth=worth[ends],
        curve=curve,
        set_aside=programs_of([node for node in nodes if node in aside.nodes], problem)[0],
        notes=tuple(_notes(graph, aside, labelled)),
    )


def _steps(totals: Sequence[int]) -> list[int]:
    return [two - one for one, two in pairwise(totals)]


def _block(programs: tuple[str, ...], cost: int, worth: int, problem: ClosureProblem) -> Block:
    if cost:
        ratio = as_float(worth * problem.cost_unit, cost * problem.worth_unit)
    else:
        ratio = 0.0 if worth == 0 else float("inf") if worth > 0 else float("-inf")
    return Block(
        programs, as_float(worth, problem.worth_unit), as_float(cost, problem.cost_unit), ratio
    )


def _notes(graph: DependencyGraph, aside: SetAside, blocks: Sequence[Block]) -> Iterator[Note]:
    for cycle in graph.cycles:
        yield Note("bundle", cycle.programs)
    block_of = {name: k for k, block in enumerate(blocks) for name in block.programs}
    yield from exclusion_notes(aside, graph.programs, block_of)
    idle = tuple(name for block in blocks if block.worth <= 0 for name in block.programs)
    if idle:
        yield Note("never_worth", idle)
