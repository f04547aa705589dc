"""Columns of worth that several programs earn together: one for each period of completion."""

from collections.abc import Iterator

import numpy as np

from mcdm_smartcity.numerics.arrays import FloatArray, IntArray
from mcdm_smartcity.roadmap.methods.programme import Joint, Layout, span_of


def joint_columns(layout: Layout) -> int:
    """Return how many columns the programme has for joint worth."""
    return sum(last - first + 1 for _, first, last in _spans(layout))


def joint_levels(layout: Layout, starts: IntArray) -> FloatArray:
    """Return these columns for a roadmap with its twins in order: 1 from the later completion."""
    levels: list[float] = []
    starts = layout.grid.in_order(starts)
    for joint, first, last in _spans(layout):
        members = list(joint.members)
        there = bool((starts[members] >= 0).all())
        done = int((starts[members] + layout.duration[members]).max()) if there else last + 1
        levels += [float(period >= done) for period in range(first, last + 1)]
    return np.array(levels)


def _spans(layout: Layout) -> Iterator[tuple[Joint, int, int]]:
    for joint in layout.joints:
        if layout.grid.possible[list(joint.members)].all():
            yield joint, *span_of(layout, joint)
