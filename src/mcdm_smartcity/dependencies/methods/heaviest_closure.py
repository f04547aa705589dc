"""The heaviest closed set of a dependency graph, exactly, by a minimum cut."""

from collections import deque
from collections.abc import Sequence

Weights = Sequence[int]
Needed = Sequence[Sequence[int]]


def heaviest_closure(weights: Weights, needed: Needed) -> list[int]:
    """
    The smallest among the closed sets of greatest total weight.

    A set is closed if it holds everything that its members need. Picard (1976), Management
    Science 22:1268-1272: it is the source side of a minimum cut between the nodes of positive
    weight and those of negative weight.

    Parameters
    ----------
    weights
        Whole numbers of any size, one a node.
    needed
        The nodes that each node needs.

    Returns
    -------
    Members in rising order; none if no closed set has a positive weight.
    """
    flow = _Flow(weights, needed)
    flow.maximise()
    return flow.reached()


class _Flow:
    """Maximum flow from suppliers (positive weights) along needs to consumers (negative ones).

    Dinic's algorithm on whole numbers of any size, so that no rounding can hide a split. Arcs of
    needs have no limit; what has flown over one can flow back.
    """

    def __init__(self, weights: Weights, needed: Needed) -> None:
        self.excess = [max(weight, 0) for weight in weights]
        self.room = [max(-weight, 0) for weight in weights]
        self.heads: list[list[int]] = [[] for _ in weights]
        self.ends: list[int] = []
        self.flown: list[int] = []
        for node, others in enumerate(needed):
            for other in others:
                self._add(node, other)

    def _add(self, start: int, end: int) -> None:
        # Arc 2k runs forward without limit; arc 2k + 1 takes back what has flown.
        self.heads[start].append(len(self.ends))
        self.heads[end].append(len(self.ends) + 1)
        self.ends += [end, start]
        self.flown += [0, 0]

    def maximise(self) -> None:
        while True:
            levels, found = self._levels()
            if not found:
                return
            current = [0] * len(self.heads)
            for source in range(len(self.excess)):
                while self.excess[source] and self._push(source, levels, current):
                    pass

    def reached(self) -> list[int]:
        levels, _ = self._levels()
        return [node for node, level in enumerate(levels) if level >= 0]

    def _levels(self) -> tuple[list[int], bool]:
        levels = [0 if supply else -1 for supply in self.excess]
        waiting = deque(node for node, supply in enumerate(self.excess) if supply)
        found = False
        while waiting:
            node = waiting.popleft()
            found = found or self.room[node] > 0
            for arc in self.heads[node]:
                end = self.ends[arc]
                if levels[end] < 0 and self._open(arc):
                    levels[end] = levels[node] + 1
                    waiting.append(end)
        return levels, found

    def _open(self, arc: int) -> bool:
        return arc % 2 == 0 or self.flown[arc - 1] > 0

    def _push(self, source: int, levels: list[int], current: list[int]) -> int:
        """Send as much as one path of rising levels can carry; 0 if there is none left."""
        path: list[int] = []
        node = source
        while not self.room[node]:
            arc = self._onward(node, levels, current)
            if arc is not None:
                path.append(arc)
                node = self.ends[arc]
            elif path:
                # A dead end: step back, and never come here again in this phase.
                node = self.ends[path.pop() ^ 1]
                current[node] += 1
            else:
                return 0
        amount = min(
            self.excess[source], self.room[node], *(self.flown[arc - 1] for arc in path if arc % 2)
        )
        self.excess[source] -= amount
        self.room[node] -= amount
        for arc in path:
            self.flown[arc & ~1] += -amount if arc % 2 else amount
        return amount

    def _onward(self, node: int, levels: list[int], current: list[int]) -> int | None:
        arcs = self.heads[node]
        while current[node] < len(arcs):
            arc = arcs[current[node]]
            if levels[self.ends[arc]] == levels[node] + 1 and self._open(arc):
                return arc
            current[node] += 1
        return None
