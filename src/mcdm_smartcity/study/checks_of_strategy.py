"""Cross-checks of the strategic analysis: SWOT factors, their weights, and what they weigh."""

from collections import defaultdict
from collections.abc import Iterator

from mcdm_smartcity.errors import Problem
from mcdm_smartcity.study.checks_of_judgements import (
    compared_groups,
    problems_of_weights,
    unconnected_groups,
)
from mcdm_smartcity.study.draft import SINGULAR, Draft
from mcdm_smartcity.study.scale import Addressed
from mcdm_smartcity.study.swot import Factor


def check_swot_nodes(draft: Draft) -> Iterator[Problem]:
    """Nodes of the SWOT share no name with the hierarchy, and judgements connect what they judge.

    A node that nobody judges is no problem: all of it weighs the same there.
    """
    for part in ("priorities", "criteria"):
        for node in draft.named[part]:
            if node.id in draft.swot_nodes:
                yield Problem(
                    draft.place_of(part, node),
                    f"the id {node.id!r} is that of a node of the SWOT, on which judges compare "
                    f"kinds or factors; give the {SINGULAR[part]} another",
                )
    if draft.readable("swot", "judgements"):
        for node, names in draft.swot_nodes.items():
            groups = compared_groups(draft, node, names)
            if 1 < len(groups) < len(names):
                yield Problem(f"factors under {node}", unconnected_groups(groups))


def check_factor_weights(draft: Draft) -> Iterator[Problem]:
    """Typed weights stand at all factors of a kind or at none, and replace judgements."""
    kinds: dict[str, list[Factor]] = defaultdict(list)
    for factor in draft.factors:
        kinds[factor.kind].append(factor)
    if draft.readable("swot"):
        yield from problems_of_weights(draft, kinds, "factors")


def check_addressed(draft: Draft) -> Iterator[Problem]:
    """A criterion that follows from the SWOT or the readiness needs that part."""
    for criterion in draft.criteria:
        scale = criterion.scale
        if isinstance(scale, Addressed) and not draft.named[scale.by] and draft.readable(scale.by):
            yield Problem(
                draft.place_of("criteria", criterion),
                f"follows from the {scale.by}, but there is no {SINGULAR[scale.by]}; write "
                f"{scale.by}.csv",
            )
