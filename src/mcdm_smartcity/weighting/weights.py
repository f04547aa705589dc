"""What matters how much: weights of every node and criterion, with how consistent they are."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from mcdm_smartcity.errors import UnknownNameError
from mcdm_smartcity.numerics.answer import Answer, Row, positions_of
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.numerics.method import Method, find_method
from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.study.hierarchy import GOAL
from mcdm_smartcity.study.study import Study
from mcdm_smartcity.weighting.agreement import (
    CONSISTENCY_LIMIT,
    Consensus,
    Consistency,
    Reference,
    consensus_by_node,
    consistencies_on,
    notes_on,
    overall_consensus,
)
from mcdm_smartcity.weighting.catalogue import DIAGNOSTICS, WAYS
from mcdm_smartcity.weighting.explanation import explain_weights
from mcdm_smartcity.weighting.judgement_matrices import JUDGEMENTS, Panel, check_aggregation
from mcdm_smartcity.weighting.local_weights import (
    GivenWeights,
    LocalWeights,
    shares_by_judges,
    shares_by_scores,
)
from mcdm_smartcity.weighting.methods.judgement_scales import LINEAR, check_scale
from mcdm_smartcity.weighting.methods.random_index import check_table
from mcdm_smartcity.weighting.talking_points import Dissent, Revisit, dissents, revisits

NOTHING_GIVEN: GivenWeights = MappingProxyType({})


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
    method, random_index, scale, aggregation
        Which method, table of random indices and scale of judgements were used, and what was
        averaged over the judges.
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
    scale: str
    aggregation: str
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
    study: Study,
    method: str | Method = "eigenvector",
    random_index: str = "exact",
    *,
    scale: str = LINEAR,
    aggregation: str = JUDGEMENTS,
    given: GivenWeights = NOTHING_GIVEN,
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
        Priorities of pairwise judgements: ``eigenvector``, ``geometric_mean``, ``harker``,
        ``column_mean`` (every pair judged) or ``best_worst`` (every pair with the best and the
        worst judged), or a `Method` of your own. By the order alone: ``rank_order_centroid``,
        ``rank_sum``, ``rank_reciprocal``. By the scores, a diagnosis of the data and no policy:
        ``entropy``, ``critic``, ``merec``, ``standard_deviation``, ``gini``, ``cilos``,
        ``idocriw`` and their relatives.
    random_index
        Which table consistency ratios refer to (see `random_index`). Where judgements are missing
        among 7 to 20 items it is simulated for up to 24 patterns of a study, else linear.
    scale
        The scale on which judgements become ratios (see `apply_scale`). Consistency is that of the
        judgements as given, since random indices are those of 1 to 9.
    aggregation
        What is averaged over the judges on each node: ``judgements`` (AIJ), or the ``priorities``
        of each (AIP) by the geometric mean, or ``priorities_arithmetic``. Under AIP a judge whose
        answers do not suffice for priorities is left out there, with a note.
    given
        Weights of the children of some nodes, by node and child, in the place of judgements: from
        a gap analysis, say.

    Returns
    -------
    Weights that sum to 1 over the criteria.

    Raises
    ------
    UnknownNameError
        There is no such method, table, scale, aggregation or node.
    InvalidStudyError
        The method needs judgements, or scores, that the study does not have.
    AlignmentError, InvalidWeightsError
        Given weights are not one for each child, or no weights.

    Notes
    -----
    Saaty (1980), The Analytic Hierarchy Process; Aczél and Saaty (1983) for groups.

    Examples
    --------
    >>> from mcdm_smartcity import example_study
    >>> weights = weigh(example_study())
    >>> dict(zip(weights.names, weights.values.round(3).tolist()))
    {'reach': 0.563, 'urgency': 0.188, 'upkeep': 0.249}
    >>> gaps = {"goal": {"reach": 3, "urgency": 1, "upkeep": 1}}
    >>> weigh(example_study(), given=gaps).values.tolist()
    [0.6, 0.2, 0.2]
    """
    chosen = find_method(WAYS, method, "weighting method")
    check_table(random_index)
    check_scale(scale)
    check_aggregation(aggregation)
    if DIAGNOSTICS.get(chosen.name) == chosen:
        shares = shares_by_scores(study, chosen, given)
        return _assembled(study, None, chosen, random_index, shares)
    panel = Panel.of(study, scale, aggregation)
    return weigh_panel(study, panel, chosen, random_index, given)


def weigh_panel(
    study: Study,
    panel: Panel,
    method: Method,
    random_index: str | Reference,
    given: GivenWeights = NOTHING_GIVEN,
) -> Weights:
    """Weigh a study by a part of its judges, and by everybody where these do not suffice."""
    shares = shares_by_judges(study, panel, method, given)
    return _assembled(study, panel, method, random_index, shares)


def _assembled(
    study: Study,
    panel: Panel | None,
    method: Method,
    random_index: str | Reference,
    shares: LocalWeights,
) -> Weights:
    if isinstance(random_index, str):
        random_index = Reference.for_all(shares.judged, random_index)
    nodes = tuple(_from_goal_down(shares))
    overall = {GOAL: 1.0} | {entry.node: entry.overall for entry in nodes}
    names = tuple(criterion.id for criterion in study.criteria)
    values = np.array([overall[name] for name in names])
    by_node = tuple(consensus_by_node(shares.judged, method))
    consistency = tuple(c for one in shares.judged for c in consistencies_on(one, random_index))
    said = notes_on(study, panel, shares.judged, consistency, CONSISTENCY_LIMIT) if panel else ()
    return Weights(
        names=names,
        values=values / values.sum(),
        nodes=nodes,
        consistency=consistency,
        consensus=overall_consensus(by_node, overall),
        consensus_by_node=by_node,
        revisits=revisits(shares.judged),
        dissents=dissents(shares.judged),
        method=method.name,
        random_index=random_index.table,
        scale=panel.scale if panel else LINEAR,
        aggregation=panel.aggregation if panel else JUDGEMENTS,
        notes=(*said, *shares.notes),
    )


def _from_goal_down(shares: LocalWeights) -> Iterator[NodeWeight]:
    overall = {GOAL: 1.0}
    for parent, children in shares.by_node.items():
        for child, share in children.items():
            overall[child] = overall[parent] * share
            yield NodeWeight(child, parent, share, overall[child])
