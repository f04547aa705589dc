"""The commands, one file for those about the same thing."""

from mcdm_smartcity.cli.application import app
from mcdm_smartcity.cli.commands import (
    everything,
    frontiers,
    portfolio,
    programs,
    strategy,
    studies,
    timetable,
    weights,
)

__all__ = [
    "app",
    "everything",
    "frontiers",
    "portfolio",
    "programs",
    "strategy",
    "studies",
    "timetable",
    "weights",
]
