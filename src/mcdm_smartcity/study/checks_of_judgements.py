"""Cross-checks of what weighs the hierarchy: typed weights and pairwise judgements."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mcdm_smartcity.errors import Problem, known_names
from mcdm_smartcity.study.draft import GOAL, UNKNOWN, Draft
from mcdm_smartcity.study.hierarchy import Priority
from mcdm_smartcity.study.intensity import Intensity
from mcdm_smartcity.study.judgement import Judgement
from mcdm_smartcity.study.swot import Factor

RECIPROCITY_TOLERANCE = 1e-6
TWICE = "have weights and judgements; keep the one that shall count and drop the other"


@dataclass(frozen=True)
class _Known:
    """What judgements may name: judges, and items on each node, some of levels or of the SWOT."""

    judges: set[str]
    nodes: set[str]
    items: dict[str, list[str]]
    levels: set[str]
    swot: set[str]


def check_weights(draft: Draft) -> Iterator[Problem]:
    """Typed weights stand at all siblings or at none, are not all zero, and replace judgements."""
    yield from problems_of_weights(draft, _families(draft), "nodes")


def problems_of_weights(
    draft: Draft, families: Mapping[str, Sequence[Priority | Factor]], kind: str
) -> Iterator[Problem]:
    """Yield what is wrong with the typed weights of families of nodes or factors."""
    judged = {judgement.node for judgement in draft.judgements}
    for parent, siblings in families.items():
        weights = [node.weight for node in siblings if node.weight is not None]
        if not weights:
            continue
        where = f"{kind} under {parent}"
        without = [node.id for node in siblings if node.weight is None]
        if without:
            yield Problem(
                where,
                f"have a weight, but not {', '.join(without)}; give all of them one, or none and "
                "judgements",
            )
        elif not any(weights):
            yield Problem(where, "have weights that are all zero; at least one must count")
        if parent in judged:
            yield Problem(where, TWICE)


def check_judgements(draft: Draft) -> Iterator[Problem]:
    """Judgements compare known siblings once, and every family is weighed and connected."""
    families = _families(draft)
    items = {parent: [node.id for node in siblings] for parent, siblings in families.items()}
    compared = [criterion.id for criterion in draft.criteria if criterion.scale.kind == "compared"]
    levels = {criterion: list(scale.names) for criterion, scale in _intensities(draft)}
    items |= {criterion: [program.id for program in draft.programs] for criterion in compared}
    items |= levels
    swot = draft.swot_nodes
    for node, names in swot.items():
        items[node] = [*items.get(node, ()), *names]
    nodes = {GOAL, *items} | draft.known("priorities")
    known = _Known(draft.known("judges"), nodes, items, set(levels), set(swot))
    given: dict[tuple[str, str, frozenset[str]], Judgement] = {}
    for judgement in draft.judgements:
        yield from _unknown_in(judgement, draft, known)
        yield from _said_before(judgement, draft, given)
    yield from _unweighed(draft, families)
    if draft.readable("programs", "judgements"):
        for criterion in compared:
            yield from _unconnected(draft, criterion, items[criterion], "comparisons on")
    if draft.judges and draft.readable("judges") and not any(j.weight for j in draft.judges):
        yield Problem("judges", "have weights that are all zero; at least one judge must count")


def check_levels(draft: Draft) -> Iterator[Problem]:
    """Levels of intensity have typed weights, or judgements that connect all of them."""
    judged = {judgement.node for judgement in draft.judgements}
    for criterion, scale in _intensities(draft):
        if not scale.weights:
            if draft.readable("judgements"):
                yield from _unconnected(draft, criterion, list(scale.names), "levels of")
        elif criterion in judged:
            yield Problem(f"levels of {criterion}", TWICE)


def place_of(draft: Draft, judgement: Judgement) -> str:
    """Where a judgement stands."""
    pair = f"{judgement.first} over {judgement.second}"
    return draft.place(judgement, f"judge {judgement.judge} on {judgement.node}: {pair}")


def _families(draft: Draft) -> dict[str, list[Priority]]:
    families: dict[str, list[Priority]] = defaultdict(list)
    for node in draft.nodes:
        families[node.parent].append(node)
    return families


def _intensities(draft: Draft) -> Iterator[tuple[str, Intensity]]:
    for criterion in draft.criteria:
        if isinstance(criterion.scale, Intensity):
            yield criterion.id, criterion.scale


def _unknown_in(judgement: Judgement, draft: Draft, known: _Known) -> Iterator[Problem]:
    place, node = place_of(draft, judgement), judgement.node
    if judgement.judge not in known.judges:
        hint = known_names(judgement.judge, sorted(known.judges))
        yield Problem(place, f"judge {judgement.judge!r} is no known judge; {hint}")
    if node in draft.unread.get("criteria", set()):
        return  # nobody knows what is compared there
    if node not in known.nodes:
        hint = known_names(node, sorted(known.nodes))
        yield Problem(place, f"node {node!r} is no known node; {hint}")
        return
    parts = ("swot",) if node in known.swot else ("priorities", "criteria", "programs")
    unread = draft.unread_in(*parts)
    under = known.items.get(node, [])
    fails = "is no level of" if node in known.levels else "does not stand under"
    for name in (judgement.first, judgement.second):
        # What could not be read may be what is named; but all levels are known.
        hidden = node not in known.levels and (name in unread or UNKNOWN in unread)
        if name not in under and not hidden:
            yield Problem(place, f"{name!r} {fails} {node!r}; {known_names(name, under)}")


def _said_before(
    judgement: Judgement,
    draft: Draft,
    given: dict[tuple[str, str, frozenset[str]], Judgement],
) -> Iterator[Problem]:
    pair = frozenset((judgement.first, judgement.second))
    before = given.setdefault((judgement.judge, judgement.node, pair), judgement)
    if before is judgement:
        return
    turned = judgement.value if judgement.first == before.first else 1 / judgement.value
    said = f"{before.first} over {before.second} = {before.value:g}"
    first_place = place_of(draft, before)
    if abs(turned / before.value - 1) > RECIPROCITY_TOLERANCE:
        now = f"{judgement.first} over {judgement.second} = {judgement.value:g}"
        yield Problem(
            place_of(draft, judgement),
            f"judge {judgement.judge!r} contradicts an earlier judgement: {now}, but {said} at "
            f"{first_place}; keep one",
        )
    else:
        yield Problem(
            place_of(draft, judgement),
            f"judge {judgement.judge!r} has compared this pair before ({said} at {first_place}); "
            "keep one",
        )


def _unweighed(draft: Draft, families: dict[str, list[Priority]]) -> Iterator[Problem]:
    if not draft.readable("priorities", "criteria", "judgements"):
        return
    inner = {GOAL} | {priority.id for priority in draft.priorities}
    for parent, siblings in families.items():
        weighted = any(node.weight is not None for node in siblings)
        if parent not in inner or len(siblings) == 1 or weighted:
            continue
        yield from _unconnected(draft, parent, [node.id for node in siblings], "nodes under")


def _unconnected(draft: Draft, node: str, names: list[str], where: str) -> Iterator[Problem]:
    groups = compared_groups(draft, node, names)
    if len(groups) < 2:  # noqa: PLR2004 - all are connected
        return
    if len(groups) == len(names):
        remedy = f"give judgements on node {node!r}"
        remedy += ", or weights" if where != "comparisons on" else ""
        what = f"nobody compares {', '.join(names)}; {remedy}"
    else:
        what = unconnected_groups(groups)
    yield Problem(f"{where} {node}", what)


def unconnected_groups(groups: Sequence[Sequence[str]]) -> str:
    """Tell which groups no judgement connects."""
    listed = " and ".join("{" + ", ".join(group) + "}" for group in groups)
    return f"no judgement connects the groups {listed}; give at least one between them"


def compared_groups(draft: Draft, parent: str, siblings: Sequence[str]) -> list[list[str]]:
    """Return the groups of siblings that the judgements which count connect."""
    leader = {name: name for name in siblings}
    counting = any(judge.weight for judge in draft.judges)
    silent = {judge.id for judge in draft.judges if counting and judge.weight == 0}
    for judgement in draft.judgements:
        one, two = leader.get(judgement.first), leader.get(judgement.second)
        heard = judgement.node == parent and judgement.judge not in silent
        if heard and one is not None and two is not None:
            leader = {name: one if first == two else first for name, first in leader.items()}
    groups: dict[str, list[str]] = defaultdict(list)
    for name, first in leader.items():
        groups[first].append(name)
    return list(groups.values())
