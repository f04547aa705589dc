"""Maximum-ratio closures, one after the other: Sidney's decomposition, exactly."""

from collections.abc import Callable, Sequence

from mcdm_smartcity.dependencies.methods.heaviest_closure import Needed, Weights, heaviest_closure
from mcdm_smartcity.dependencies.methods.rough_closure import rough_closure

# Up to this size the exact cut is quick; a larger block is first split in rounded numbers.
LARGE = 150
Block = list[int]


def ratio_blocks(worth: Weights, cost: Weights, needed: Needed) -> list[Block]:
    """
    Split nodes into blocks of strictly falling ratio Σ worth / Σ cost, closed with those before.

    The first block is the largest among the closed sets of greatest ratio, the second the same
    for what is left, and so on. A block is final once no closed part of it has a greater ratio;
    blocks that are final, closed and of falling ratio are the decomposition, however they were
    found, so rounded numbers may propose and exact ones decide.

    Parameters
    ----------
    worth, cost
        Whole numbers of any size; costs not negative, worth of any sign. Zero cost and positive
        worth is an infinite ratio, zero cost and negative worth comes last.
    needed
        What each node needs; without cycles.

    Returns
    -------
    The nodes of each block in rising order.

    Notes
    -----
    Sidney (1975), Operations Research 23:283-298; blocks by parametric minimum cuts as in Lawler
    (1978), Annals of Discrete Mathematics 2:75-90.
    """
    search = _Search(worth, cost, needed)
    everything = [list(range(len(worth)))] if worth else []
    proposed = [block for start in everything for block in search.roughly(start)]
    exact = [final for block in proposed for final in search.exactly(block)]
    return search.with_idle_early(search.falling(exact))


class _Search:
    def __init__(self, worth: Weights, cost: Weights, needed: Needed) -> None:
        self.worth, self.cost, self.needed = worth, cost, needed

    def roughly(self, start: Block) -> list[Block]:
        """Split large blocks in rounded numbers, as far as these tell their parts apart."""
        return _split_up(start, lambda block: self._part(block, exact=False))

    def exactly(self, start: Block) -> list[Block]:
        """Split a block until no closed part of any block has a greater ratio than its block."""
        return _split_up(start, lambda block: self._part(block, exact=True))

    def falling(self, blocks: Sequence[Block]) -> list[Block]:
        """Merge neighbours whose ratios do not fall, and split what was merged again."""
        final: list[Block] = []
        waiting = list(reversed(blocks))
        while waiting:
            block = waiting.pop()
            if final and not self._greater(final[-1], block):
                merged = sorted(final.pop() + block)
                waiting += reversed(self.exactly(merged))
            else:
                final.append(block)
        return final

    def with_idle_early(self, blocks: Sequence[Block]) -> list[Block]:
        """Move what costs and adds nothing to the earliest block after which it has what it needs.

        That changes no ratio, and makes each block the largest of its ratio. Before harm, what
        needs nothing is a block of its own.
        """
        free = {i for i, cost in enumerate(self.cost) if cost == 0}
        if all(self.worth[i] > 0 for i in free):
            return list(blocks)
        early = [set(block) for block in blocks]
        if self._totals(blocks[0])[0] < 0:
            early.insert(0, set())
        done: set[int] = set()
        for place, block in enumerate(early):
            done |= block
            idle = self._idle(free - done, done)
            for later in early[place + 1 :]:
                later.difference_update(idle)
            block.update(idle)
            done |= idle
        return [sorted(block) for block in early if block]

    def _idle(self, free: set[int], done: set[int]) -> set[int]:
        """The largest closed part of free nodes that is worth nothing in all, after `done`."""
        known = free | done
        while stuck := {i for i in free if not known.issuperset(self.needed[i])}:
            free, known = free - stuck, known - stuck
        nodes = sorted(free)
        # One more for each node makes the largest of the heaviest sets the heaviest.
        weights = [self.worth[i] * (len(nodes) + 1) + 1 for i in nodes]
        return {nodes[k] for k in heaviest_closure(weights, self._within(nodes))}

    def _part(self, block: Block, *, exact: bool) -> Block:
        """The smallest of the heaviest closed parts of greater ratio, or none."""
        if len(block) == 1 or (not exact and len(block) <= LARGE):
            return []
        worth, cost = self._totals(block)
        weights = [self.worth[i] * cost - worth * self.cost[i] for i in block]
        if cost == 0:
            # Among free nodes only the sign of worth counts: take what is worth most together.
            weights = [self.worth[i] for i in block]
        members = (heaviest_closure if exact else rough_closure)(weights, self._within(block))
        if sum(weights[k] for k in members) > sum(weights):
            return [block[k] for k in members]
        return []

    def _within(self, block: Block) -> list[list[int]]:
        place = {node: k for k, node in enumerate(block)}
        return [[place[j] for j in self.needed[i] if j in place] for i in block]

    def _totals(self, block: Block) -> tuple[int, int]:
        return sum(self.worth[i] for i in block), sum(self.cost[i] for i in block)

    def _greater(self, one: Block, two: Block) -> bool:
        (worth, cost), (other_worth, other_cost) = self._totals(one), self._totals(two)
        if cost == other_cost == 0:
            return worth > 0 > other_worth
        return worth * other_cost > other_worth * cost


def _split_up(start: Block, part_of: Callable[[Block], Block]) -> list[Block]:
    """Put the part before the rest, again and again, until no block has a part."""
    waiting, final = [start], []
    while waiting:
        block = waiting.pop()
        part = part_of(block)
        if part:
            inside = set(part)
            waiting += [[node for node in block if node not in inside], part]
        else:
            final.append(block)
    return final
