"""The tree from the goal over development priorities down to criteria."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Self

from pydantic import Field, field_validator, model_validator

from mcdm_smartcity.study.scale import Direction, Scale
from mcdm_smartcity.study.written import Identifier, Named

GOAL = "goal"


class Priority(Named):
    """
    An inner node of the hierarchy: a development priority, or a group of criteria.

    Attributes
    ----------
    parent
        The node above; the goal if not given.
    weight
        Local weight among its siblings, typed in instead of judged (all siblings or none).
    """

    parent: Identifier = GOAL
    weight: Annotated[float, Field(ge=0, allow_inf_nan=False)] | None = None

    @field_validator("parent", mode="before")
    @classmethod
    def _one_parent(cls, value: object) -> object:
        if isinstance(value, list | tuple):
            # Pydantic gathers no TypeError.
            raise ValueError("must be one id, so that one path leads to the node")  # noqa: TRY004
        return value


class Criterion(Priority):
    """
    A leaf of the hierarchy: what programs are scored on, with direction and declared scale.

    Examples
    --------
    >>> from mcdm_smartcity import Criterion
    >>> reach = Criterion(
    ...     id="reach", name="Residents reached",
    ...     scale={"kind": "quantity", "unit": "%", "lowest": 0, "highest": 100},
    ... )
    >>> reach.scale.values([0, 25, 100], reach.direction).tolist()
    [0.0, 0.25, 1.0]
    """

    direction: Direction = "benefit"
    scale: Scale

    @model_validator(mode="after")
    def _one_thing_tells_what_is_better(self) -> Self:
        if self.direction == "cost" and self.scale.better_by:
            raise ValueError(
                f"direction must be 'benefit' on the scale {self.scale.kind!r}, since "
                f"{self.scale.better_by} what is better; leave direction out"
            )
        return self


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """Who stands under whom; nodes in the order of the study, the goal first."""

    parents: dict[str, str]

    @classmethod
    def of(cls, nodes: Sequence[Priority]) -> "Hierarchy":
        """Build the tree of priorities and criteria."""
        return cls({node.id: node.parent for node in nodes if node.id != GOAL})

    def children(self, node: str) -> tuple[str, ...]:
        """Return the nodes right under this one."""
        return tuple(child for child, parent in self.parents.items() if parent == node)

    def inner_nodes(self) -> tuple[str, ...]:
        """Return the nodes that have children, from the goal downwards."""
        return tuple(node for node in self.walk() if self.children(node))

    def walk(self, node: str = GOAL) -> Iterator[str]:
        """Yield this node and all below it, each before its children."""
        yield node
        for child in self.children(node):
            yield from self.walk(child)

    def path(self, node: str) -> tuple[str, ...]:
        """Return the nodes from the one right under the goal down to this one."""
        above = self.parents.get(node)
        return () if above is None else (*self.path(above), node)

    def loops(self) -> list[tuple[str, ...]]:
        """Return the circles of nodes that stand above each other, each once."""
        found: dict[frozenset[str], tuple[str, ...]] = {}
        for start in self.parents:
            trail: list[str] = []
            node: str | None = start
            while node in self.parents and node not in trail:
                trail.append(node)
                node = self.parents[node]
            if node in trail:
                loop = tuple(trail[trail.index(node) :])
                found.setdefault(frozenset(loop), loop)
        return list(found.values())
