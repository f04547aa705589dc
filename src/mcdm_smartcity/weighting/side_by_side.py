"""Do the groups, or the judges, want the same? Their weights side by side."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np

from mcdm_smartcity.errors import UnknownNameError
from mcdm_smartcity.numerics.answer import Answer, Row
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.numerics.method import Method, find_method
from mcdm_smartcity.study.study import Study
from mcdm_smartcity.weighting.agreement import EVERYBODY, Reference
from mcdm_smartcity.weighting.catalogue import JUDGED
from mcdm_smartcity.weighting.explanation import explain_views
from mcdm_smartcity.weighting.judgement_matrices import JUDGEMENTS, Panel, check_aggregation
from mcdm_smartcity.weighting.local_weights import GivenWeights
from mcdm_smartcity.weighting.methods.judgement_scales import LINEAR, check_scale
from mcdm_smartcity.weighting.methods.random_index import check_table
from mcdm_smartcity.weighting.weights import NOTHING_GIVEN, Weights, weigh_panel

Views: TypeAlias = Literal["group", "judge"]


@dataclass(frozen=True, slots=True, eq=False)
class WeightsSideBySide(Answer):
    """
    Weights of several views of one study.

    Attributes
    ----------
    views
        Groups or judges, and ``everybody`` last.
    nodes
        All nodes below the goal, priorities included.
    local, overall
        Weight among siblings and within the hierarchy, shape (views, nodes).
    weights
        The whole answer of each view.
    """

    views: tuple[str, ...]
    nodes: tuple[str, ...]
    local: FloatArray
    overall: FloatArray
    weights: tuple[Weights, ...]

    def as_rows(self) -> list[Row]:
        """Return one row for each node, with the overall weight in each view."""
        return [
            {"node": node, **dict(zip(self.views, self.overall[:, k].tolist(), strict=True))}
            for k, node in enumerate(self.nodes)
        ]

    def explain(self, names: Mapping[str, str] | None = None) -> str:
        """Return a paragraph: what each view puts first, and where they lie furthest apart."""
        return " ".join(map(str, explain_views(self, names or {})))

    def spread(self) -> FloatArray:
        """Return how far the views differ on each node: largest less smallest local weight."""
        views = self.local[:-1] if len(self.views) > 1 else self.local
        spread: FloatArray = views.max(axis=0) - views.min(axis=0)
        return spread


def weigh_by(
    study: Study,
    views: Views = "group",
    method: str | Method = "eigenvector",
    random_index: str = "exact",
    *,
    scale: str = LINEAR,
    aggregation: str = JUDGEMENTS,
    given: GivenWeights = NOTHING_GIVEN,
) -> WeightsSideBySide:
    """
    Weigh a study as each group, or each judge, sees it.

    Where a view does not compare all children of a node, everybody's judgements serve there, and
    a note on the view's weights says so.

    Parameters
    ----------
    study
        The study.
    views
        ``group`` or ``judge``.
    method
        As for `weigh`; not one of the scores, which no judge gave.
    random_index, scale, aggregation, given
        As for `weigh`.

    Returns
    -------
    One set of weights a view, and everybody's last. Judges of weight 0, and groups of such, are
    no view.

    Raises
    ------
    UnknownNameError
        There is no such view, method, table, scale, aggregation or node.

    Examples
    --------
    >>> from mcdm_smartcity import example_study
    >>> side = weigh_by(example_study(), "judge")
    >>> side.views, side.overall[:, 0].round(2).tolist()
    (('ani', 'budi', 'everybody'), [0.6, 0.52, 0.56])
    """
    chosen = find_method(JUDGED, method, "weighting method by judges")
    check_table(random_index)
    check_scale(scale)
    check_aggregation(aggregation)
    panel = Panel.of(study, scale, aggregation)
    refer = Reference.for_all(panel.on_nodes(study.hierarchy), random_index)
    members = _members(study, panel, views)
    members[EVERYBODY] = set(panel.weights)
    weights = tuple(
        weigh_panel(study, panel.only(judges), chosen, refer, given) for judges in members.values()
    )
    return WeightsSideBySide(
        views=tuple(members),
        nodes=tuple(entry.node for entry in weights[0].nodes),
        local=np.array([[entry.local for entry in view.nodes] for view in weights]),
        overall=np.array([[entry.overall for entry in view.nodes] for view in weights]),
        weights=weights,
    )


def _members(study: Study, panel: Panel, views: str) -> dict[str, set[str]]:
    if views == "judge":
        return {judge: {judge} for judge in panel.weights}
    if views != "group":
        raise UnknownNameError("view", views, ("group", "judge"))
    group_of: Mapping[str, str] = {judge.id: judge.group for judge in study.judges}
    members = {
        group.id: {judge for judge in panel.weights if group_of[judge] == group.id}
        for group in study.groups
    }
    return {group: judges for group, judges in members.items() if judges}
