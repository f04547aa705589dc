"""Links between programs: what needs, feeds and excludes what."""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Literal, Self, TypeAlias

from pydantic import Field, model_validator

from mcdm_smartcity.study.written import Identifier, Sourced

LinkKind: TypeAlias = Literal["needs", "feeds", "excludes"]


class Link(Sourced):
    """
    A link that reads as a sentence: `program` needs, feeds or excludes `other`.

    Attributes
    ----------
    kind
        ``needs``: the program cannot work without the other. ``feeds``: a share of the other's
        worth is realised only if the program is funded too. ``excludes``: never both.
    share
        For ``feeds`` only, above 0 and at most 1; shares into one program sum to at most 1.
    """

    program: Identifier
    kind: LinkKind
    other: Identifier
    share: Annotated[float, Field(gt=0, le=1)] | None = None

    @model_validator(mode="after")
    def _sensible(self) -> Self:
        if self.program == self.other:
            raise ValueError(f"links {self.program!r} with itself; a link is between two programs")
        if self.kind == "feeds" and self.share is None:
            raise ValueError("a feeds link must have a share above 0 and at most 1; none is given")
        if self.kind != "feeds" and self.share is not None:
            raise ValueError(f"only a feeds link has a share; found {self.share:g}")
        return self


def impossible_needs(
    needs: Iterable[tuple[str, str]], excludes: Iterable[tuple[str, str]]
) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """
    Find programs that need two programs which exclude each other.

    Returns, for each exclusion that somebody runs into, the pair of paths from that program to
    either side; the shortest such pair.
    """
    before: dict[str, list[str]] = {}
    for program, other in needs:
        before.setdefault(other, []).append(program)
    found = []
    for one, two in excludes:
        to_one, to_two = _paths_from(one, before), _paths_from(two, before)
        pairs = [(to_one[name][::-1], to_two[name][::-1]) for name in to_one if name in to_two]
        if pairs:
            found.append(min(pairs, key=lambda pair: (len(pair[0]) + len(pair[1]), pair)))
    return found


def shortest_loop(programs: Sequence[str], needs: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Return the shortest circle of needs, its first program repeated at the end."""
    after: dict[str, list[str]] = {name: [] for name in programs}
    for program, other in needs:
        after[program].append(other)
    best: tuple[str, ...] = ()
    for start in programs:
        loop = _loop_through(start, after, len(best) or len(programs) + 2)
        best = loop or best
    return best


def _loop_through(start: str, after: Mapping[str, Sequence[str]], limit: int) -> tuple[str, ...]:
    """The shortest circle through a program if it has fewer than `limit` names, else nothing."""
    before: dict[str, str] = {start: start}
    level = [start]
    # A circle of k names closes from the level of depth k - 2.
    for _ in range(limit - 2):
        reached = []
        for here in level:
            if start in after[here]:
                path = [start, here]
                while path[-1] != start:
                    path.append(before[path[-1]])
                return tuple(reversed(path))
            for there in after[here]:
                if there not in before:
                    before[there] = here
                    reached.append(there)
        level = reached
    return ()


def _paths_from(start: str, after: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    paths: dict[str, tuple[str, ...]] = {start: (start,)}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        for there in after.get(here, ()):
            if there not in paths:
                paths[there] = (*paths[here], there)
                waiting.append(there)
    return paths
