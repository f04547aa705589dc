"""What a portfolio must keep: one kind of constraint a file."""

from typing import Annotated, TypeAlias

from pydantic import Field

from mcdm_smartcity.portfolio.constraints.among import Among
from mcdm_smartcity.portfolio.constraints.at_least import AtLeast
from mcdm_smartcity.portfolio.constraints.at_most import AtMost
from mcdm_smartcity.portfolio.constraints.budget import Budget
from mcdm_smartcity.portfolio.constraints.capacity import Capacity
from mcdm_smartcity.portfolio.constraints.constraint import Constraint
from mcdm_smartcity.portfolio.constraints.exclude import Exclude
from mcdm_smartcity.portfolio.constraints.include import Include
from mcdm_smartcity.portfolio.constraints.partial import Partial
from mcdm_smartcity.portfolio.constraints.requires import Requires
from mcdm_smartcity.portfolio.constraints.rule import Rule
from mcdm_smartcity.portfolio.constraints.share_at_least import ShareAtLeast
from mcdm_smartcity.portfolio.constraints.share_at_most import ShareAtMost
from mcdm_smartcity.portfolio.constraints.synergy import Synergy

AnyConstraint: TypeAlias = Annotated[
    AtLeast
    | AtMost
    | Budget
    | Capacity
    | Exclude
    | Include
    | Partial
    | Requires
    | ShareAtLeast
    | ShareAtMost
    | Synergy,
    Field(discriminator="kind"),
]

__all__ = [
    "Among",
    "AnyConstraint",
    "AtLeast",
    "AtMost",
    "Budget",
    "Capacity",
    "Constraint",
    "Exclude",
    "Include",
    "Partial",
    "Requires",
    "Rule",
    "ShareAtLeast",
    "ShareAtMost",
    "Synergy",
]
