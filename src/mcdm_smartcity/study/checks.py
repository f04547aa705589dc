"""Cross-checks of a study as a whole: every problem, with its place and what would be right."""

from collections.abc import Callable, Iterator
from itertools import chain
from typing import TypeAlias

from mcdm_smartcity.errors import Problem, known_names
from mcdm_smartcity.study.checks_of_judgements import (
    check_judgements,
    check_levels,
    check_weights,
)
from mcdm_smartcity.study.checks_of_programs import (
    check_costs,
    check_links,
    check_scores,
    check_windows,
)
from mcdm_smartcity.study.checks_of_strategy import (
    check_addressed,
    check_factor_weights,
    check_swot_nodes,
)
from mcdm_smartcity.study.draft import GOAL, NAMED_PARTS, SINGULAR, Draft
from mcdm_smartcity.study.hierarchy import Priority

Check: TypeAlias = Callable[[Draft], Iterator[Problem]]
# Where it stands, which field it is, the id it names, and the parts that may declare it.
Reference: TypeAlias = tuple[str, str, str, tuple[str, ...]]
REFERENCES = (
    ("priorities", "parent", ("priorities", "criteria")),
    ("criteria", "parent", ("priorities", "criteria")),
    ("judges", "group", ("groups",)),
    ("programs", "dimension", ("dimensions",)),
    ("programs", "agency", ("agencies",)),
)


def problems_of(draft: Draft) -> tuple[Problem, ...]:
    """Return everything that is wrong with a draft, in the order of the study's parts."""
    return tuple(chain.from_iterable(check(draft) for check in CHECKS))


def check_identifiers(draft: Draft) -> Iterator[Problem]:
    """Ids are unique in their part; priorities and criteria share theirs with the goal."""
    for part in NAMED_PARTS:
        seen: dict[str, str] = {GOAL: "the goal"} if part in {"priorities", "criteria"} else {}
        if part == "criteria":
            seen |= {node.id: draft.place_of("priorities", node) for node in draft.priorities}
        for record in draft.named[part]:
            place = draft.place_of(part, record)
            if record.id in seen:
                yield Problem(
                    place,
                    f"the id {record.id!r} is taken by {seen[record.id]}; each id stands for one "
                    f"{SINGULAR[part]}{_by_one_path(draft, record)}",
                )
            seen.setdefault(record.id, place)


def _by_one_path(draft: Draft, record: object) -> str:
    """Tell of a node that is written under two others that it can stand under one only."""
    if not isinstance(record, Priority):
        return ""
    above = dict.fromkeys(node.parent for node in draft.nodes if node.id == record.id)
    listed = " and ".join(map(repr, above))
    return f", reached by one path, not under {listed}" if len(above) > 1 else ""


def check_references(draft: Draft) -> Iterator[Problem]:
    """Everything that is referred to is declared."""
    known: dict[tuple[str, ...], set[str]] = {}
    for place, field, name, parts in chain(
        _of_named(draft), _of_programs(draft), _of_strategy(draft)
    ):
        ids = known[parts] if parts in known else known.setdefault(parts, draft.known(*parts))
        if name not in ids:
            hint = known_names(name, sorted(ids))
            yield Problem(place, f"{field} {name!r} is no known {SINGULAR[parts[0]]}; {hint}")


def _of_named(draft: Draft) -> Iterator[Reference]:
    for part, field, targets in REFERENCES:
        for record in draft.named[part]:
            name = getattr(record, field)
            if name != GOAL or field != "parent":
                yield draft.place_of(part, record), field, name, targets


def _of_programs(draft: Draft) -> Iterator[Reference]:
    for program, score in draft.scores:
        place = draft.place(score, f"program {program} / score on {score.criterion}")
        yield place, "program", program, ("programs",)
        yield place, "criterion", score.criterion, ("criteria",)
    for program, cost in draft.costs:
        place = draft.place(cost, f"program {program} / cost in year {cost.year}")
        yield place, "program", program, ("programs",)
        yield place, "funding", cost.funding, ("funding",)
    for link in draft.links:
        place = draft.place(link, f"link {link.program} {link.kind} {link.other}")
        yield place, "program", link.program, ("programs",)
        yield place, "program", link.other, ("programs",)


def _of_strategy(draft: Draft) -> Iterator[Reference]:
    for part in ("readiness", "swot"):
        for record in draft.named[part]:
            place = draft.place_of(part, record)
            if record.priority is not None:
                yield place, "priority", record.priority, ("priorities", "criteria")
            for program in record.programs:
                yield place, "program", program, ("programs",)


def check_hierarchy(draft: Draft) -> Iterator[Problem]:
    """The nodes form a tree whose leaves are the criteria."""
    if not draft.criteria and draft.readable("criteria"):
        yield Problem("criteria", "there is none; a study needs at least one criterion")
    # An id that also means something else is told already, and not as a parent again.
    inner = {GOAL, *(priority.id for priority in draft.priorities)}
    criteria = {criterion.id for criterion in draft.criteria} - inner
    for part in ("priorities", "criteria"):
        for node in draft.named[part]:
            if node.parent in criteria:
                yield Problem(
                    draft.place_of(part, node),
                    f"stands under {node.parent!r}, which is a criterion; only the goal and "
                    "priorities have nodes under them",
                )
    for loop in draft.hierarchy.loops():
        circle = " → ".join((*loop, loop[0]))
        yield Problem("priorities", f"stand above each other in a circle: {circle}")
    parents = {node.parent for node in draft.nodes}
    for priority in draft.priorities:
        if priority.id not in parents and draft.readable("priorities", "criteria"):
            yield Problem(
                draft.place_of("priorities", priority),
                f"nothing stands under priority {priority.id!r}; give it a criterion or remove it",
            )


CHECKS: tuple[Check, ...] = (
    check_identifiers,
    check_references,
    check_hierarchy,
    check_weights,
    check_judgements,
    check_levels,
    check_swot_nodes,
    check_factor_weights,
    check_addressed,
    check_scores,
    check_costs,
    check_windows,
    check_links,
)
