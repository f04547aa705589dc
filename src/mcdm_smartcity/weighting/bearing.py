"""From what bears on priorities to weights of the nodes under each node of the hierarchy."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from mcdm_smartcity.errors import UnknownNameError
from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.study.hierarchy import GOAL, Hierarchy

Rule: TypeAlias = Literal["mean", "sum"]
RULES: tuple[Rule, ...] = ("mean", "sum")


@dataclass(frozen=True, slots=True)
class NodeShares:
    """
    Weights of the nodes under one node.

    Attributes
    ----------
    node, children
        The node, and those under it in the order of the study.
    weights
        Their weights, summing to 1.
    notes
        Which of them weigh 0 since nothing bears on them, or that all weigh the same.
    """

    node: str
    children: tuple[str, ...]
    weights: tuple[float, ...]
    notes: tuple[Note, ...]


def shares_of_nodes(
    hierarchy: Hierarchy,
    borne: Iterable[tuple[str, float]],
    rule: Rule,
    kinds: tuple[str, str],
) -> tuple[NodeShares, ...]:
    """
    Share the weight under every inner node among its children by what bears on them.

    `borne` holds pairs of a node and an amount, at least 0. An amount counts for the node that it
    names and for all above it. A child weighs by the mean or the sum of its amounts; if all are 0,
    the children weigh the same. `kinds` are those of the notes on children that weigh 0, and on a
    node whose children weigh the same.
    """
    if rule not in RULES:
        raise UnknownNameError("rule", rule, RULES)
    amounts: dict[str, list[float]] = defaultdict(list)
    for name, amount in borne:
        for node in hierarchy.path(name):
            amounts[node].append(amount)
    sizes = {node: sum(found) for node, found in amounts.items()}
    if rule == "mean":
        sizes = {node: size / len(amounts[node]) for node, size in sizes.items()}
    return tuple(
        _shares(node, hierarchy.children(node), sizes, kinds) for node in hierarchy.inner_nodes()
    )


def _shares(
    node: str, children: tuple[str, ...], sizes: Mapping[str, float], kinds: tuple[str, str]
) -> NodeShares:
    some_empty, all_empty = kinds
    under = [sizes.get(child, 0.0) for child in children]
    total = sum(under)
    if not total:
        equal = (1 / len(children),) * len(children)
        return NodeShares(node, children, equal, (Note(all_empty, (node,)),))
    empty = tuple(child for child, size in zip(children, under, strict=True) if not size)
    notes = (Note(some_empty, empty),) if empty else ()
    return NodeShares(node, children, tuple(size / total for size in under), notes)


def shares_on(shares: Iterable[NodeShares], node: str) -> NodeShares:
    """Return the shares under one node, or raise `UnknownNameError`."""
    found = {entry.node: entry for entry in shares}
    if node not in found:
        raise UnknownNameError("node with others under it", node, found)
    return found[node]


def notes_under_goal(shares: Iterable[NodeShares]) -> tuple[Note, ...]:
    """Return the notes on the weights under the goal, which every study has."""
    return shares_on(shares, GOAL).notes
