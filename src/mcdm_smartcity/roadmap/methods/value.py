"""The worth of many starts at once, and by how much rules are missed: fast, for searching."""

from dataclasses import dataclass

import numpy as np

from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray, IntArray
from mcdm_smartcity.roadmap.methods.programme import Layout

ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Value:
    """
    The worth of a roadmap as a function of its starts.

    Attributes
    ----------
    layout
        What is scheduled.
    members
        Programs of each joint, filled up with its first one, shape (g, most).
    joint_worth
        Shape (g,).
    rules
        Coefficients of columns in each rule, shape (rules, columns); their limits beside.
    """

    layout: Layout
    members: IntArray
    joint_worth: FloatArray
    rules: FloatArray
    least: FloatArray
    most: FloatArray

    @classmethod
    def of(cls, layout: Layout) -> "Value":
        """Gather joints and rules as arrays."""
        most = max((len(joint.members) for joint in layout.joints), default=1)
        rows = [
            [*joint.members, *[joint.members[0]] * (most - len(joint.members))]
            for joint in layout.joints
        ]
        rules = [rule.coefficients(layout.grid) for rule in layout.rules]
        return cls(
            layout,
            np.array(rows, dtype=np.int64).reshape(-1, most),
            np.array([joint.worth for joint in layout.joints]),
            np.array(rules).reshape(len(rules), layout.grid.columns),
            np.array([rule.least for rule in layout.rules]),
            np.array([rule.most for rule in layout.rules]),
        )

    def worth(self, starts: IntArray) -> float:
        """Return the worth; −1 in `starts` (n,) means never."""
        layout = self.layout
        total = float(layout.worth[layout.grid.columns_of(starts)].sum())
        if len(self.members):
            done = np.where(starts >= 0, starts + layout.duration, len(layout.pays))
            later = done[self.members].max(axis=1)
            pays = np.append(layout.pays, 0.0)[np.minimum(later, len(layout.pays))]
            total += float(self.joint_worth @ pays)
        return total

    def missing(self, starts: IntArray) -> FloatArray:
        """Return by how much each rule falls short (above 0) or is passed (below 0), shape (r,).

        In units of the rule's largest coefficient; 0 for rules that are kept.
        """
        if not len(self.rules):
            return np.zeros(0)
        sums = self.rules @ self.layout.grid.levels(starts)
        off = np.maximum(self.least - sums, 0.0) - np.maximum(sums - self.most, 0.0)
        off = off / np.maximum(np.abs(self.rules).max(axis=1, initial=0.0), 1e-300)
        return np.where(np.abs(off) > ROUNDING, off, 0.0)

    def helpers(self) -> BoolArray:
        """Tell which programs help a rule that falls short, shape (r, n)."""
        count = len(self.layout.duration)
        helps = np.zeros((len(self.rules), count), dtype=bool)
        for r, row in enumerate(self.rules):
            helps[r, self.layout.grid.program[row > 0]] = True
        return helps
