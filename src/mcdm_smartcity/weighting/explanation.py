"""Weights in a paragraph: what matters most, how sure, who disagrees, what to talk about."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.study.hierarchy import GOAL
from mcdm_smartcity.weighting.agreement import CONSISTENCY_LIMIT, EVERYBODY
from mcdm_smartcity.weighting.methods.consensus_bands import consensus_band
from mcdm_smartcity.weighting.methods.random_index import SMALLEST
from mcdm_smartcity.weighting.talking_points import Dissent, Revisit

if TYPE_CHECKING:
    from mcdm_smartcity.weighting.side_by_side import WeightsSideBySide
    from mcdm_smartcity.weighting.weights import Weights

# Three nodes, the first and the two after it, are named at once.
SAID_FIRST = 3


def explain_weights(weights: "Weights", names: Mapping[str, str]) -> Iterator[Note]:
    """Yield what a planner would say of the weights, in the order in which it would be said."""
    top = [node for node in weights.nodes if node.parent == GOAL]
    if len(weights.names) == 1:
        yield Note("explain_only", (_name(weights.names[0], names),))
    yield from _order_of_importance([(n.node, n.local) for n in top], names)
    yield from _extremes(weights, names)
    yield from _agreement(weights, names)
    yield from _consistency(weights)
    for dissent in weights.dissents[:1]:
        yield _dissent(dissent, names)
    for revisit in weights.revisits:
        yield _revisit(revisit, names)


def explain_views(side: "WeightsSideBySide", names: Mapping[str, str]) -> Iterator[Note]:
    """Yield what each view puts first, and where the views lie furthest apart."""
    everybody = side.weights[-1]
    top = {node.node for node in everybody.nodes if node.parent == GOAL}
    first: dict[str, list[str]] = {}
    for view, weights in zip(side.views[:-1], side.weights[:-1], strict=True):
        share, node = max((n.local, n.node) for n in weights.nodes if n.node in top)
        first.setdefault(node, []).append(f"{_name(view, names)} ({_share(share)})")
    for node, views in first.items():
        yield Note("explain_view", (_name(node, names), _listed(views)))
    spread = {node: gap for node, gap in zip(side.nodes, side.spread(), strict=True) if node in top}
    if len(side.views) > 2 and spread:  # noqa: PLR2004 - two views and everybody
        widest = max(spread, key=lambda node: spread[node])
        column = side.local[:-1, side.nodes.index(widest)]
        low, high = int(column.argmin()), int(column.argmax())
        least, most = _share(column[low]), _share(column[high])
        one, other = _name(side.views[low], names), _name(side.views[high], names)
        yield Note("explain_views_differ", (_name(widest, names), least, one, most, other))


def _order_of_importance(
    shares: Sequence[tuple[str, float]], names: Mapping[str, str]
) -> Iterator[Note]:
    ordered = sorted(shares, key=lambda entry: -entry[1])
    if len(ordered) < 2:  # noqa: PLR2004 - one node is not before another
        return
    first, *rest = [f"{_name(node, names)} ({_share(share)})" for node, share in ordered]
    yield Note("explain_first", (first, " and ".join(rest[:2])))


def _extremes(weights: "Weights", names: Mapping[str, str]) -> Iterator[Note]:
    top = {node.node for node in weights.nodes if node.parent == GOAL}
    told = SAID_FIRST if top == set(weights.names) else SAID_FIRST - 1
    if len(weights.names) <= told:
        return
    least, most = int(weights.values.argmin()), int(weights.values.argmax())
    heavy, light = (_name(weights.names[k], names) for k in (most, least))
    shares = [_share(weights.values[k]) for k in (most, least)]
    count = str(len(weights.names))
    yield Note("explain_criteria", (count, heavy, shares[0], light, shares[1]))


def _agreement(weights: "Weights", names: Mapping[str, str]) -> Iterator[Note]:
    if weights.consensus is None:
        return
    agreed, band = _share(weights.consensus), consensus_band(weights.consensus)
    if len(weights.consensus_by_node) == 1:
        yield Note("explain_one_consensus", (agreed, band))
        return
    least = min(weights.consensus_by_node, key=lambda entry: entry.value)
    where, there = _name(least.node, names), _share(least.value)
    yield Note("explain_consensus", (agreed, band, where, there))


def _consistency(weights: "Weights") -> Iterator[Note]:
    judged = [c for c in weights.consistency if c.judge != EVERYBODY and c.size >= SMALLEST]
    checked = [c for c in judged if c.ratio is not None]
    loose = [c for c in checked if c.ratio is not None and c.ratio > CONSISTENCY_LIMIT]
    if not checked:
        return
    if not loose:
        yield Note("explain_consistent", (str(len(checked)),))
        return
    judges = ", ".join(dict.fromkeys(entry.judge for entry in loose))
    yield Note("explain_inconsistent", (str(len(loose)), str(len(checked)), judges))


def _dissent(dissent: Dissent, names: Mapping[str, str]) -> Note:
    first, second = _name(dissent.first, names), _name(dissent.second, names)
    low = f"{_ratio(dissent.lowest)} ({dissent.lowest_judge})"
    high = f"{_ratio(dissent.highest)} ({dissent.highest_judge})"
    return Note("explain_dissent", (first, second, low, high))


def _revisit(revisit: Revisit, names: Mapping[str, str]) -> Note:
    first, second = _name(revisit.first, names), _name(revisit.second, names)
    said, implied = _ratio(revisit.given), _ratio(revisit.suggested)
    if revisit.suggested < 1:
        implied = f"the opposite, 1 to {1 / revisit.suggested:.2g}"
    if revisit.given == 1:
        return Note("explain_revisit_equal", (revisit.judge, first, second, implied))
    return Note("explain_revisit", (revisit.judge, first, said, second, implied))


def _name(node: str, names: Mapping[str, str]) -> str:
    return names.get(node, node)


def _listed(parts: Sequence[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def _share(part: float) -> str:
    return f"{part:.0%}"


def _ratio(value: float) -> str:
    return f"{value:.2g}" if value >= 1 else f"1/{1 / value:.2g}"
