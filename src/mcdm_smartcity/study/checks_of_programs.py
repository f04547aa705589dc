"""Cross-checks of programs: their scores, costs, windows of time and links."""

from collections import defaultdict
from collections.abc import Iterator

from mcdm_smartcity.errors import Problem
from mcdm_smartcity.study.draft import UNKNOWN, Draft
from mcdm_smartcity.study.link import impossible_needs
from mcdm_smartcity.study.program import Program

SHARE_TOLERANCE = 1e-9


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
            if criterion.scale.takes_scores
            and (program.id, criterion.id) not in given
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
