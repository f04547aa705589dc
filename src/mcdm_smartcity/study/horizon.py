"""The years of the plan."""

from typing import Self

from pydantic import model_validator

from mcdm_smartcity.study.written import Written


class Horizon(Written):
    """The calendar years of the plan, both included."""

    first: int
    last: int

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.first > self.last:
            raise ValueError(f"first must not be after last; found {self.first} and {self.last}")
        return self
