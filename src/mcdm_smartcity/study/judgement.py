"""Who judges, and what they say of pairs."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from mcdm_smartcity.study.written import Identifier, Named, Sourced, Word


class Judge(Named):
    """
    Somebody who judges.

    Attributes
    ----------
    group
        Which group of the process the judge belongs to.
    weight
        How much the judge counts beside the others, at least 0.
    """

    group: Identifier
    weight: Annotated[float, Field(ge=0, allow_inf_nan=False)] = 1.0


class Judgement(Sourced):
    """
    One judge's comparison of two things on the same node.

    Attributes
    ----------
    judge, node
        Who judged, and the node whose children are compared; or a criterion whose programs (scale
        ``compared``) or levels (scale ``intensity``) are.
    first, second
        What is compared: two nodes, programs or levels.
    value
        How many times as important `first` is as `second`, above 0; 1/9 to 9 is usual.
    """

    judge: Identifier
    node: Identifier
    first: Word
    second: Word
    value: Annotated[float, Field(gt=0, allow_inf_nan=False)]

    @model_validator(mode="after")
    def _of_two(self) -> Self:
        if self.first == self.second:
            raise ValueError(f"compares {self.first!r} with itself; first and second must differ")
        return self
