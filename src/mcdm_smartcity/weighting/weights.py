"""What matters how much: weights of every node and criterion, with how consistent they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from mcdm_smartcity.errors import UnknownNameError
from mcdm_smartcity.numerics.answer import Answer, Row, positions_of
from mcdm_smartcity.numerics.arrays import FloatArray, as_weights
from mcdm_smartcity.numerics.method import Method, find_method
from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.study.hierarchy import GOAL
from mcdm_smartcity.study.study import Study
from mcdm_smartcity.weighting.agreement import (
    CONSISTENCY_LIMIT,
    Consensus,
    Consistency,
    consensus_on,
    consistencies_on,
    notes_on,
    overall_consensus,
)
from mcdm_smartcity.weighting.catalogue import METHODS
from mcdm_smartcity.weighting.explanation import explain_weights
from mcdm_smartcity.weighting.judgement_matrices import NodeJudgements, Panel
from mcdm_smartcity.weighting.methods.random_index import check_table
from mcdm_smartcity.weighting.talking_points import Dissent, Revisit, dissents, revisits


@dataclass(frozen=True, slots=True)
class NodeWeight:
    """Weight of one node: `local` among its siblings, `overall` within the whole hierarchy."""

    node: str
    parent: str
    local: float
    overall: float


@dataclass(frozen=True, slots=True, eq=False)
class Weights(Answer):
    """
    Weights of criteria, and how they came about.

    Attributes
    ----------
    names, values
        Criteria and their weights in the whole hierarchy, shape (m,), summing to 1.
    nodes
        Local and overall weight of every node, priorities included, from the goal downwards.
    consistency
        One entry for each judge on each node, and one for all judges together
        (judge ``EVERYBODY``).
    consensus
        How far the judges agree over the whole hierarchy, 0 to 1 (nodes weighted by their overall
        weight); None where no node has two judges to compare.
    consensus_by_node
        The same for each node with at least two judges.
    revisits, dissents
        The three judgements that a judge's other answers contradict most, and the three pairs on
        which judges lie furthest apart.
    method, random_index
        Which method and which table of random indices were used.
    notes
        What a reader must know: inconsistent judges, skipped nodes, typed weights.
    """

    names: tuple[str, ...]
    values: FloatArray
    nodes: tuple[NodeWeight, ...]
    consistency: tuple[Consistency, ...]
    consensus: float | None
    consensus_by_node: tuple[Consensus, ...]
    revisits: tuple[Revisit, ...]
    dissents: tuple[Dissent, ...]
    method: str
    random_index: str
    notes: tuple[Note, ...]

    def explain(self, names: Mapping[str, str] | None = None) -> str:
        """
        Return a paragraph: what matters most, how sure that is, who disagrees, what to talk about.

        `names` says how ids are called in the paragraph.
        """
        return " ".join(map(str, explain_weights(self, names or {})))

    def on(self, criteria: Sequence[str]) -> FloatArray:
        """Return the weights in the order of these criteria, or raise `AlignmentError`."""
        return self.values[positions_of(criteria, self.names, "weights of criteria")]

    def local(self, node: str) -> float:
        """Return the weight of a node among its siblings."""
        return self._of(node).local

    def overall(self, node: str) -> float:
        """Return the weight of a node within the whole hierarchy."""
        return self._of(node).overall

    def _of(self, node: str) -> NodeWeight:
        found = {entry.node: entry for entry in self.nodes}
        if node not in found:
            raise UnknownNameError("node", node, found)
        return found[node]

    def as_rows(self) -> list[Row]:
        """Return one row for each node: node, parent, local and overall weight."""
        return [
            {"node": n.node, "parent": n.parent, "local": n.local, "overall": n.overall}
            for n in self.nodes
        ]


def weigh(
    study: Study, method: str | Method = "eigenvector", random_index: str = "exact"
) -> Weights:
    """
    Turn the judgements of many people into weights of every node of the hierarchy.

    On each node the judges' matrices become one by weighted geometric means (AIJ), whose
    priorities are the local weights; the weight of a criterion is the product along its path.

    Parameters
    ----------
    study
        The study; nodes with typed weights use these, and a single child weighs all of its parent.
    method
        ``eigenvector``, ``geometric_mean`` or a `Method` of your own.
    random_index
        Which table consistency ratios refer to (see `random_index`).

    Returns
    -------
    Weights that sum to 1 over the criteria.

    Raises
    ------
    UnknownNameError
        There is no such method or table.

    Notes
    -----
    Saaty (1980), The Analytic Hierarchy Process; Aczél and Saaty (1983) for groups.

    Examples
    --------
    >>> from mcdm_smartcity import example_study
    >>> weights = weigh(example_study())
    >>> dict(zip(weights.names, weights.values.round(3).tolist()))
    {'reach': 0.563, 'urgency': 0.188, 'upkeep': 0.249}
    """
    chosen = find_method(METHODS, method, "weighting method")
    check_table(random_index)
    return weigh_panel(study, Panel.of(study), chosen, random_index)


def weigh_panel(study: Study, panel: Panel, method: Method, random_index: str) -> Weights:
    """
    Weigh a study by the judgements of a part of its judges.

    Where these do not compare all children of a node, the judgements of everybody serve, and a
    note says so.
    """
    everybody = Panel.of(study)
    hierarchy = study.hierarchy
    overall: dict[str, float] = {GOAL: 1.0}
    nodes: list[NodeWeight] = []
    judged: list[NodeJudgements] = []
    borrowed: list[Note] = []
    for parent in hierarchy.inner_nodes():
        children = hierarchy.children(parent)
        judgements = panel.on(parent, children)
        if judgements.judges:
            judged.append(judgements)
        if not judgements.suffice() and len(children) > 1 and parent in everybody.said:
            judgements = everybody.on(parent, children)
            borrowed.append(Note("borrowed", (parent,)))
        local = _local_weights(study, judgements, method)
        for child, share in zip(children, local.tolist(), strict=True):
            overall[child] = overall[parent] * share
            nodes.append(NodeWeight(child, parent, share, overall[child]))
    gathered = _gather(study, panel, method, random_index, nodes, judged, overall)
    return replace(gathered, notes=(*gathered.notes, *borrowed))


def _local_weights(study: Study, judgements: NodeJudgements, method: Method) -> FloatArray:
    children = judgements.children
    if len(children) == 1:
        return np.ones(1)
    if not judgements.judges:
        typed = {node.id: node.weight for node in (*study.priorities, *study.criteria)}
        return as_weights([typed[child] or 0.0 for child in children], len(children))
    priorities: FloatArray = method.kernel(judgements.together())
    return priorities


def _gather(
    study: Study,
    panel: Panel,
    method: Method,
    random_index: str,
    nodes: list[NodeWeight],
    judged: list[NodeJudgements],
    overall: dict[str, float],
) -> Weights:
    names = tuple(criterion.id for criterion in study.criteria)
    values = np.array([overall[name] for name in names])
    by_node = tuple(
        Consensus(judgements.node, agreed)
        for judgements in judged
        if (agreed := consensus_on(judgements, method)) is not None
    )
    consistency = tuple(
        entry for judgements in judged for entry in consistencies_on(judgements, random_index)
    )
    return Weights(
        names=names,
        values=values / values.sum(),
        nodes=tuple(nodes),
        consistency=consistency,
        consensus=overall_consensus(by_node, overall),
        consensus_by_node=by_node,
        revisits=revisits(judged),
        dissents=dissents(judged),
        method=method.name,
        random_index=random_index,
        notes=notes_on(study, panel, judged, consistency, CONSISTENCY_LIMIT),
    )
