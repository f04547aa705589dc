"""Which strengths, weaknesses, opportunities and threats matter how much? A'WOT."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from mcdm_smartcity.errors import UnknownNameError
from mcdm_smartcity.numerics.answer import Answer, Row
from mcdm_smartcity.numerics.arrays import FloatArray, as_weights
from mcdm_smartcity.numerics.method import Method, find_method
from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.study.study import Study
from mcdm_smartcity.study.swot import KINDS, SWOT, Factor, swot_nodes
from mcdm_smartcity.weighting.agreement import (
    CONSISTENCY_LIMIT,
    Consensus,
    Consistency,
    consensus_by_node,
    consistencies_on,
    notes_on_judges,
    overall_consensus,
)
from mcdm_smartcity.weighting.bearing import (
    NodeShares,
    notes_under_goal,
    shares_of_nodes,
    shares_on,
)
from mcdm_smartcity.weighting.catalogue import JUDGED
from mcdm_smartcity.weighting.judgement_matrices import NodeJudgements, Panel
from mcdm_smartcity.weighting.local_weights import priorities_on
from mcdm_smartcity.weighting.methods.random_index import check_table


@dataclass(frozen=True, slots=True)
class FactorWeight:
    """Weight of one factor: `local` within its kind, `overall` within the whole SWOT."""

    factor: str
    kind: str
    local: float
    overall: float


@dataclass(frozen=True, slots=True, eq=False)
class SwotWeights(Answer):
    """
    Weights of the kinds and factors of a SWOT, and how they came about.

    Attributes
    ----------
    kinds, values
        The kinds that have factors, and their weights, shape (k,), summing to 1.
    factors
        Local and overall weight of each factor, kind by kind; the overall ones sum to 1.
    shares
        Weights of the nodes under each inner node of the hierarchy, by the factors that bear on
        them.
    consistency, consensus, consensus_by_node
        As in `Weights`, on the nodes ``swot`` and ``strength`` … ``threat``.
    method, random_index
        Which method and which table of random indices were used.
    notes
        What a reader must know.
    """

    kinds: tuple[str, ...]
    values: FloatArray
    factors: tuple[FactorWeight, ...]
    shares: tuple[NodeShares, ...]
    consistency: tuple[Consistency, ...]
    consensus: float | None
    consensus_by_node: tuple[Consensus, ...]
    method: str
    random_index: str
    notes: tuple[Note, ...]

    def by_kind(self) -> dict[str, float]:
        """Return the weight of each kind, 0 for one without factors."""
        given = _named(self.kinds, self.values)
        return {kind: given.get(kind, 0.0) for kind in KINDS}

    def overall(self, factor: str) -> float:
        """Return the weight of a factor within the whole SWOT."""
        found = {entry.factor: entry.overall for entry in self.factors}
        if factor not in found:
            raise UnknownNameError("SWOT factor", factor, found)
        return found[factor]

    def weights_under(self, node: str) -> dict[str, float]:
        """Return the weights of all children of a node of the hierarchy, summing to 1."""
        found = shares_on(self.shares, node)
        return dict(zip(found.children, found.weights, strict=True))

    def notes_under(self, node: str) -> tuple[Note, ...]:
        """Return what to know of the weights under a node of the hierarchy."""
        return shares_on(self.shares, node).notes

    def as_rows(self) -> list[Row]:
        """Return one row for each factor: factor, kind, local and overall weight."""
        return [
            {"factor": f.factor, "kind": f.kind, "local": f.local, "overall": f.overall}
            for f in self.factors
        ]


def weigh_swot(
    study: Study, method: str | Method = "eigenvector", random_index: str = "exact"
) -> SwotWeights:
    """
    Turn judgements on a SWOT into weights of its factors (A'WOT).

    Judges compare the four kinds on the node ``swot``, and the factors of a kind on the node of
    its name; a factor weighs the weight of its kind times its local weight. Typed weights serve
    as in `weigh`; if all factors have one and nobody compares the kinds, a kind weighs the sum of
    its factors' weights. A node that nobody weighs gives all its parts the same, with a note.

    Parameters
    ----------
    study
        The study; its part `swot` may be empty.
    method, random_index
        As for `weigh`.

    Returns
    -------
    Weights; without factors no kind, no factor, and equal weights of priorities.

    Raises
    ------
    UnknownNameError
        There is no such method or table.

    Notes
    -----
    Kurttila, Pesonen, Kangas and Kajanus (2000), Forest Policy and Economics 1:41-52. They compare
    the kinds by their weightiest factors; the judgements on ``swot`` may be of either sort.

    Examples
    --------
    >>> from mcdm_smartcity import example_study
    >>> study = example_study()
    >>> swot = [("team", "strength"), ("data", "strength"), ("budget", "threat")]
    >>> said = [("swot", "strength", "threat", 4), ("strength", "team", "data", 3)]
    >>> weights = weigh_swot(study.changed(
    ...     swot=[{"id": name, "name": name, "kind": kind} for name, kind in swot],
    ...     judgements=[*study.judgements, *(
    ...         {"judge": "ani", "node": node, "first": one, "second": two, "value": ratio}
    ...         for node, one, two, ratio in said
    ...     )],
    ... ))
    >>> {row["factor"]: round(row["overall"], 2) for row in weights.as_rows()}
    {'team': 0.6, 'data': 0.2, 'budget': 0.2}
    """
    chosen = find_method(JUDGED, method, "weighting method")
    check_table(random_index)
    nodes = swot_nodes(study.swot)
    everybody = Panel.of(study)
    panel = everybody.only({judge for node in nodes for judge in everybody.said.get(node, ())})
    on_nodes = {node: panel.on(node, names) for node, names in nodes.items()}
    notes: list[Note] = []
    local = {
        node: _local(study, judgements, chosen, notes) for node, judgements in on_nodes.items()
    }
    judged = [judgements for judgements in on_nodes.values() if judgements.judges]
    consistency = tuple(
        entry for judgements in judged for entry in consistencies_on(judgements, random_index)
    )
    notes += _silent(everybody, panel, judged)
    notes += notes_on_judges(panel, judged, consistency, CONSISTENCY_LIMIT)
    agreed = tuple(consensus_by_node(judged, chosen))
    return _gather(study, local, consistency, agreed, notes, (chosen.name, random_index))


def _gather(
    study: Study,
    local: Mapping[str, FloatArray],
    consistency: tuple[Consistency, ...],
    agreed: tuple[Consensus, ...],
    notes: list[Note],
    choices: tuple[str, str],
) -> SwotWeights:
    factors = tuple(_factors(swot_nodes(study.swot), local))
    bearing = {factor.id: factor.priority for factor in study.swot}
    borne = [(name, f.overall) for f in factors if (name := bearing[f.factor]) is not None]
    shares = shares_of_nodes(study.hierarchy, borne, "sum", ("no_factor_bears", "no_factor_at_all"))
    kinds = tuple(kind for kind in KINDS if kind in local)
    values = local.get(SWOT, np.zeros(0))
    return SwotWeights(
        kinds=kinds,
        values=values,
        factors=factors,
        shares=shares,
        consistency=consistency,
        consensus=overall_consensus(agreed, {SWOT: 1.0, **_named(kinds, values)}),
        consensus_by_node=agreed,
        method=choices[0],
        random_index=choices[1],
        notes=(*notes, *notes_under_goal(shares)),
    )


def _named(kinds: tuple[str, ...], values: FloatArray) -> dict[str, float]:
    return dict(zip(kinds, values.tolist(), strict=True))


def _local(
    study: Study, judgements: NodeJudgements, method: Method, notes: list[Note]
) -> FloatArray:
    node, names = judgements.node, judgements.children
    if len(names) == 1:
        return np.ones(1)
    if judgements.judges:
        return priorities_on(judgements, method)
    typed = _typed(study.swot, node, names)
    if typed is None:
        notes.append(Note("equal_weights", (node,)))
        return np.full(len(names), 1 / len(names))
    notes.append(Note("kinds_by_points" if node == SWOT else "direct_weights", (node,)))
    return as_weights(typed, len(names))


def _typed(factors: tuple[Factor, ...], node: str, names: tuple[str, ...]) -> list[float] | None:
    """Return typed weights of the parts of a node; None if not all factors have one."""
    own = [factor for factor in factors if node in {SWOT, factor.kind}]
    sums = dict.fromkeys(names, 0.0)
    for factor in own:
        if factor.weight is None:
            return None
        sums[factor.kind if node == SWOT else factor.id] += factor.weight
    return list(sums.values())


def _factors(
    nodes: Mapping[str, tuple[str, ...]], local: Mapping[str, FloatArray]
) -> Iterator[FactorWeight]:
    for kind, weight in zip(nodes.get(SWOT, ()), local.get(SWOT, ()), strict=True):
        for factor, share in zip(nodes[kind], local[kind], strict=True):
            yield FactorWeight(factor, kind, float(share), float(weight * share))


def _silent(everybody: Panel, panel: Panel, judged: list[NodeJudgements]) -> Iterator[Note]:
    silent = tuple(judge for judge in everybody.weights if judge not in panel.weights)
    if silent and judged:
        yield Note("silent_on_swot", silent)
