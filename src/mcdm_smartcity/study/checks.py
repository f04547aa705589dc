"""Cross-checks of a study as a whole: every problem, with its place and what would be right."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import chain
from typing import TypeAlias

from mcdm_smartcity.errors import Problem, known_names
from mcdm_smartcity.study.checks_of_judgements import check_judgements, check_weights
from mcdm_smartcity.study.draft import GOAL, NAMED_PARTS, SINGULAR, UNKNOWN, Draft
from mcdm_smartcity.study.link import impossible_needs
from mcdm_smartcity.study.program import Program

Check: TypeAlias = Callable[[Draft], Iterator[Problem]]
SHARE_TOLERANCE = 1e-9


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
                    f"{SINGULAR[part]}",
                )
            seen.setdefault(record.id, place)


def check_references(draft: Draft) -> Iterator[Problem]:
    """Everything that is referred to is declared."""
    fields = (
        ("priorities", "parent", ("priorities", "criteria")),
        ("criteria", "parent", ("priorities", "criteria")),
        ("judges", "group", ("groups",)),
        ("programs", "dimension", ("dimensions",)),
        ("programs", "agency", ("agencies",)),
    )
    for part, field, targets in fields:
        for record in draft.named[part]:
            name = getattr(record, field)
            if name != GOAL or field != "parent":
                yield from unknown(draft, draft.place_of(part, record), field, name, *targets)
    for program, score in draft.scores:
        place = draft.place(score, f"program {program} / score on {score.criterion}")
        yield from unknown(draft, place, "program", program, "programs")
        yield from unknown(draft, place, "criterion", score.criterion, "criteria")
    for program, cost in draft.costs:
        place = draft.place(cost, f"program {program} / cost in year {cost.year}")
        yield from unknown(draft, place, "program", program, "programs")
        yield from unknown(draft, place, "funding", cost.funding, "funding")
    for link in draft.links:
        place = draft.place(link, f"link {link.program} {link.kind} {link.other}")
        for name in (link.program, link.other):
            yield from unknown(draft, place, "program", name, "programs")


def unknown(draft: Draft, place: str, field: str, name: str, *parts: str) -> Iterator[Problem]:
    """Yield a problem if no record of these parts has this id."""
    known = draft.known(*parts)
    if name not in known:
        kind = SINGULAR[parts[0]]
        hint = known_names(name, sorted(known))
        yield Problem(place, f"{field} {name!r} is no known {kind}; {hint}")


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


def check_scores(draft: Draft) -> Iterator[Problem]:
    """Each program has one score on each criterion, inside its scale."""
    criteria = {criterion.id: criterion for criterion in draft.criteria}
    given: dict[tuple[str, str], str] = {}
    for program, score in draft.scores:
        place = draft.place(score, f"program {program} / score on {score.criterion}")
        key = (program, score.criterion)
        if key in given:
            yield Problem(
                place,
                f"program {program!r} is scored on {score.criterion!r} twice, first at "
                f"{given[key]}; keep one",
            )
        given.setdefault(key, place)
        if score.criterion in criteria:
            problem = criteria[score.criterion].scale.problem_with(score.value)
            if problem:
                yield Problem(place, f"the score of {program!r} on {score.criterion!r} {problem}")
    yield from _missing_scores(draft, set(given))


def _missing_scores(draft: Draft, given: set[tuple[str, str]]) -> Iterator[Problem]:
    unread = draft.unread.get("scores", set())
    if UNKNOWN in unread:
        return
    for program in draft.programs:
        missing = [
            criterion.id
            for criterion in draft.criteria
            if (program.id, criterion.id) not in given
            and f"{program.id}/{criterion.id}" not in unread
        ]
        if missing:
            yield Problem(
                draft.place_of("programs", program),
                f"program {program.id!r} has no score on {', '.join(missing)}",
            )


def check_costs(draft: Draft) -> Iterator[Problem]:
    """Money is spent in the years of work, one amount a year and source."""
    durations = {program.id: program.duration for program in draft.programs}
    seen: dict[tuple[str, int, str], str] = {}
    for program, cost in draft.costs:
        place = draft.place(cost, f"program {program} / cost in year {cost.year}")
        if cost.year > durations.get(program, cost.year):
            yield Problem(
                place,
                f"year {cost.year} is after the last year of work of {program!r}, which lasts "
                f"{durations[program]}",
            )
        key = (program, cost.year, cost.funding)
        if key in seen:
            yield Problem(
                place,
                f"the cost of {program!r} in year {cost.year} from {cost.funding!r} is given "
                f"twice, first at {seen[key]}; add them up in one row",
            )
        seen.setdefault(key, place)


def check_windows(draft: Draft) -> Iterator[Problem]:
    """Programs start inside the horizon, in order, and can finish."""
    horizon = draft.horizon
    if horizon is None:
        return
    for program in draft.programs:
        place = draft.place_of("programs", program)
        for field in ("earliest", "latest"):
            year = getattr(program, field)
            if year is not None and not horizon.first <= year <= horizon.last:
                yield Problem(
                    place,
                    f"{field} start {year} is outside the horizon {horizon.first}-{horizon.last}",
                )
        earliest, latest = program.earliest, program.latest
        if earliest is not None and latest is not None and earliest > latest:
            yield Problem(place, f"earliest start {earliest} is after latest start {latest}")
        yield from _cannot_finish(program, horizon.first, horizon.last, place)


def _cannot_finish(program: Program, first: int, last: int, place: str) -> Iterator[Problem]:
    start = program.earliest if program.earliest is not None else first
    finish = start + program.duration - 1
    if finish > last:
        yield Problem(
            place,
            f"program {program.id!r} lasts {program.duration} years from {start} and would finish "
            f"in {finish}, after the horizon's last year {last}",
        )


def check_links(draft: Draft) -> Iterator[Problem]:
    """Links are said once, shares into one program fit, and nothing needs what it excludes."""
    seen: dict[tuple[str, str, str], str] = {}
    for link in draft.links:
        place = draft.place(link, f"link {link.program} {link.kind} {link.other}")
        key = (link.program, link.kind, link.other)
        if key in seen:
            yield Problem(
                place,
                f"{link.program!r} {link.kind} {link.other!r} is said twice, first at {seen[key]}",
            )
        seen.setdefault(key, place)
    yield from _shares_beyond_one(draft)
    pairs: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for link in draft.links:
        pairs[link.kind].append((link.program, link.other))
    for one, two in impossible_needs(pairs["needs"], pairs["excludes"]):
        yield Problem(
            "links",
            f"{one[0]!r} can never be funded: it needs {one[-1]!r} ({' → '.join(one)}) and "
            f"{two[-1]!r} ({' → '.join(two)}), which exclude each other",
        )


def _shares_beyond_one(draft: Draft) -> Iterator[Problem]:
    feeding: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for link in draft.links:
        if link.share is not None:
            feeding[link.other].append((link.program, link.share))
    for program, shares in feeding.items():
        total = sum(share for _, share in shares)
        if total > 1 + SHARE_TOLERANCE:
            sources = [f"{source} {share:g}" for source, share in shares]
            yield Problem(
                "links",
                f"the shares that feed {program!r} sum to {total:g} ({', '.join(sources)}); "
                "they must sum to at most 1",
            )


CHECKS: tuple[Check, ...] = (
    check_identifiers,
    check_references,
    check_hierarchy,
    check_weights,
    check_judgements,
    check_scores,
    check_costs,
    check_windows,
    check_links,
)
