"""Weights among siblings: from judges, from weights that were given, or from the scores."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from mcdm_smartcity.errors import (
    InvalidArrayError,
    InvalidComparisonsError,
    InvalidStudyError,
    InvalidWeightsError,
    Problem,
    UnknownNameError,
)
from mcdm_smartcity.numerics.answer import named_numbers, positions_of
from mcdm_smartcity.numerics.arrays import FloatArray, as_weights
from mcdm_smartcity.numerics.method import Method
from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.numerics.ranks import ranks
from mcdm_smartcity.study.decision_matrix import DecisionMatrix
from mcdm_smartcity.study.study import Study
from mcdm_smartcity.weighting.catalogue import RULES
from mcdm_smartcity.weighting.judgement_matrices import (
    JUDGEMENTS,
    PRIORITIES,
    NodeJudgements,
    Panel,
)
from mcdm_smartcity.weighting.methods.priorities_of_groups import aggregate_priorities

GivenWeights = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True)
class LocalWeights:
    """
    How the weight of each node is shared out among its children.

    Attributes
    ----------
    by_node
        For each inner node, from the goal downwards, its children and their shares.
    judged
        What the judges said, where they did.
    notes
        Where the shares came from, if not from those who were asked.
    """

    by_node: Mapping[str, Mapping[str, float]]
    judged: tuple[NodeJudgements, ...]
    notes: tuple[Note, ...]


def shares_by_judges(
    study: Study, panel: Panel, method: Method, given: GivenWeights
) -> LocalWeights:
    """
    Share weights out as a panel judges, or as given or typed in.

    Where the panel does not compare all children of a node, the judgements of everybody serve.
    """
    everybody = panel.everybody()
    judged: list[NodeJudgements] = []
    notes: list[Note] = []

    def shares(parent: str, children: Sequence[str]) -> FloatArray:
        judgements = panel.on(parent, children)
        if judgements.judges:
            judged.append(judgements)
        if not judgements.suffice() and len(children) > 1 and parent in everybody.said:
            judgements = everybody.on(parent, children)
            notes.append(Note("borrowed", (parent,)))
        return _shares(study, judgements, method)

    by_node = _by_node(study, given, notes, shares)
    return LocalWeights(by_node, tuple(judged), tuple(notes))


def shares_by_scores(study: Study, method: Method, given: GivenWeights) -> LocalWeights:
    """
    Share weights out as the scores of the programs tell, which nobody was asked about.

    A node has the weight of all criteria under it. Children without any share equally.
    """
    table = DecisionMatrix.from_study(study)
    weights = _weights_of(table, method)
    total = dict(zip(table.criteria, weights.tolist(), strict=True))
    hierarchy = study.hierarchy
    for node in reversed(tuple(hierarchy.walk())):
        total.setdefault(node, sum(total[child] for child in hierarchy.children(node)))
    notes = [Note("weights_from_scores", (method.name,))]
    by_node = _by_node(
        study,
        given,
        notes,
        lambda _, children: _in_proportion([total[name] for name in children]),
    )
    return LocalWeights(by_node, (), tuple(notes))


def _by_node(
    study: Study,
    given: GivenWeights,
    notes: list[Note],
    shares: Callable[[str, Sequence[str]], FloatArray],
) -> Mapping[str, Mapping[str, float]]:
    """Share each inner node out: as given, with a note, or else by the function."""
    hierarchy = study.hierarchy
    by_node: dict[str, Mapping[str, float]] = {}
    for parent in hierarchy.inner_nodes():
        children = hierarchy.children(parent)
        if parent in given:
            own = _given_on(parent, children, given[parent])
            notes.append(Note("given_weights", (parent,)))
        else:
            own = shares(parent, children)
        by_node[parent] = dict(zip(children, own.tolist(), strict=True))
    for node in given:
        if node not in by_node:
            raise UnknownNameError("node with children", node, by_node)
    return by_node


def _weights_of(table: DecisionMatrix, method: Method) -> FloatArray:
    """Return weights by the scores; what a method refuses is named."""
    try:
        weights: FloatArray = method.kernel(table.values, table.benefit)
    except InvalidArrayError as error:
        scores = table.values
        for wrong in (scores < 0, (scores == 0) & ~table.benefit, scores == 0):
            for i, j in np.argwhere(wrong)[:1]:
                where = f"scores of {table.programs[i]} on {table.criteria[j]}"
                rule = str(error).partition(";")[0]
                problem = Problem(where, f"{rule}; found {scores[i, j]:g}")
                raise InvalidStudyError(f"weights by {method.name}", [problem]) from None
        raise
    return weights


def priorities_on(judgements: NodeJudgements, method: Method) -> FloatArray:
    """Return priorities of a node's children by all judges; what a method refuses is named."""
    if judgements.aggregation != JUDGEMENTS:
        return _mean_priorities(judgements, method)
    try:
        priorities: FloatArray = method.kernel(judgements.together())
    except InvalidComparisonsError as error:
        items = ", ".join(f"{i} is {name}" for i, name in enumerate(judgements.children))
        problem = Problem(f"judgements on {judgements.node}", f"{error} ({items})")
        raise InvalidStudyError(f"weights by {method.name}", [problem]) from None
    return priorities


def _mean_priorities(judgements: NodeJudgements, method: Method) -> FloatArray:
    judges, priorities = priorities_of_judges(judgements, method)
    if not judges:
        what = "no judge's answers suffice for priorities of that judge's own; aggregate judgements"
        problem = Problem(f"judgements on {judgements.node}", what)
        raise InvalidStudyError(f"weights by {method.name}", [problem])
    weight = dict(zip(judgements.judges, judgements.weights, strict=True))
    mean = "geometric" if judgements.aggregation == PRIORITIES else "arithmetic"
    return aggregate_priorities(priorities, [weight[judge] for judge in judges], mean=mean)


def priorities_of_judges(
    judgements: NodeJudgements, method: Method
) -> tuple[tuple[str, ...], FloatArray]:
    """Return the judges on a node whose answers the method takes, and their priorities (k, m)."""
    whole = judgements.connected()
    judges = [judge for judge, all_of_it in zip(judgements.judges, whole, strict=True) if all_of_it]
    matrices = judgements.ratios()[whole]
    try:
        return tuple(judges), method.kernel(matrices)
    except InvalidComparisonsError:
        found = {
            judge: priorities
            for judge, matrix in zip(judges, matrices, strict=True)
            if (priorities := _priorities_or_none(matrix, method)) is not None
        }
        empty = np.empty((0, len(judgements.children)))
        return tuple(found), np.array([*found.values()]) if found else empty


def _priorities_or_none(matrix: FloatArray, method: Method) -> FloatArray | None:
    try:
        priorities: FloatArray = method.kernel(matrix)
    except InvalidComparisonsError:
        return None
    return priorities


def _shares(study: Study, judgements: NodeJudgements, method: Method) -> FloatArray:
    children = judgements.children
    if len(children) == 1:
        return np.ones(1)
    if judgements.judges:
        return priorities_on(judgements, method)
    typed = {node.id: node.weight for node in (*study.priorities, *study.criteria)}
    weights = as_weights([typed[child] or 0.0 for child in children], len(children))
    return RULES[method.name](ranks(weights)) if method.name in RULES else weights


def _given_on(parent: str, children: Sequence[str], given: Mapping[str, float]) -> FloatArray:
    try:
        values = named_numbers(given, "weight")
        positions = positions_of(children, list(given), f"weights given under {parent!r}")
        return as_weights(values[positions], len(children))
    except InvalidArrayError as error:
        raise InvalidWeightsError(f"weights given under {parent!r}: {error}") from None


def _in_proportion(totals: list[float]) -> FloatArray:
    sums = np.array(totals)
    return sums / sums.sum() if sums.sum() > 0 else np.full(len(totals), 1 / len(totals))
