"""The study: everything that people know and want, cross-checked as a whole."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from mcdm_smartcity.errors import InvalidRecordError, InvalidStudyError
from mcdm_smartcity.study.checks import problems_of
from mcdm_smartcity.study.cost_table import CostTable
from mcdm_smartcity.study.draft import NAMED_PARTS, Draft
from mcdm_smartcity.study.hierarchy import Criterion, Hierarchy, Priority
from mcdm_smartcity.study.horizon import Horizon
from mcdm_smartcity.study.judgement import Judge, Judgement
from mcdm_smartcity.study.link import Link
from mcdm_smartcity.study.program import Program
from mcdm_smartcity.study.readiness import Readiness
from mcdm_smartcity.study.swot import Factor
from mcdm_smartcity.study.written import Identifier, Named, Sourced, Text, Written

SCHEMA = 1


class Dimension(Named):
    """A dimension of the Smart City; which there are is data, never code."""


class Agency(Named):
    """An agency that carries programs out."""


class FundingSource(Named):
    """A source of money, such as the city's budget or CSR."""


class Group(Named):
    """A group of judges that the city's process names."""


class Heading(Written):
    """
    What stands at the head of a study.

    Attributes
    ----------
    schema_version
        Version of the format, written ``schema`` in files.
    goal
        The root of the hierarchy in words.
    currency
        Three letters, as in ISO 4217.
    notes
        Sentences that belong beside every result, such as that judgements are illustrative.
    """

    schema_version: Annotated[int, Field(alias="schema")] = SCHEMA
    id: Identifier
    name: Text
    goal: Text
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    horizon: Horizon
    notes: tuple[Text, ...] = ()


class Study(Heading):
    """
    What people know and want: hierarchy, judges, programs, links, readiness, SWOT and horizon.

    Building one cross-checks it as a whole and raises `InvalidStudyError` with every problem.
    """

    refusal: ClassVar[type[InvalidRecordError]] = InvalidStudyError

    dimensions: tuple[Dimension, ...] = ()
    agencies: tuple[Agency, ...] = ()
    funding: tuple[FundingSource, ...] = ()
    groups: tuple[Group, ...] = ()
    priorities: tuple[Priority, ...] = ()
    criteria: tuple[Criterion, ...]
    judges: tuple[Judge, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    programs: tuple[Program, ...] = ()
    links: tuple[Link, ...] = ()
    readiness: tuple[Readiness, ...] = ()
    swot: tuple[Factor, ...] = ()

    @model_validator(mode="after")
    def _cross_checked(self) -> Self:
        problems = problems_of(self.draft())
        if problems:
            raise InvalidStudyError(f"study {self.id}", problems)
        return self

    @property
    def hierarchy(self) -> Hierarchy:
        """The tree of the goal, priorities and criteria."""
        return Hierarchy.of((*self.priorities, *self.criteria))

    @property
    def costs(self) -> CostTable:
        """The cost table: programs by year of life and funding source."""
        return CostTable.of(self.programs, tuple(source.id for source in self.funding))

    def draft(self) -> Draft:
        """Return the parts as a draft, which can be checked without being valid."""
        return Draft(
            named={part: list(getattr(self, part)) for part in NAMED_PARTS},
            judgements=list(self.judgements),
            links=list(self.links),
            scores=[(program.id, score) for program in self.programs for score in program.scores],
            costs=[(program.id, cost) for program in self.programs for cost in program.costs],
            horizon=self.horizon,
        )

    def sourced(self) -> Iterator[tuple[str, Sourced]]:
        """Yield every record that carries its provenance, with the kind that it is of."""
        for part in (*NAMED_PARTS, "judgements", "links"):
            yield from ((part, record) for record in getattr(self, part))
        for program in self.programs:
            yield from (("scores", score) for score in program.scores)
            yield from (("costs", cost) for cost in program.costs)
