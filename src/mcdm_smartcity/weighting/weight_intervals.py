"""How sure are the weights? Intervals for what judges may have meant instead."""

from collections.abc import Container, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass

import numpy as np

from mcdm_smartcity.errors import UnknownNameError
from mcdm_smartcity.numerics.answer import Answer, Row
from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.numerics.method import Method, find_method
from mcdm_smartcity.numerics.notes import Note
from mcdm_smartcity.study.hierarchy import GOAL
from mcdm_smartcity.study.study import Study
from mcdm_smartcity.weighting.catalogue import JUDGED
from mcdm_smartcity.weighting.judgement_matrices import NodeJudgements, Panel
from mcdm_smartcity.weighting.local_weights import GivenWeights
from mcdm_smartcity.weighting.methods.judgement_scales import LINEAR
from mcdm_smartcity.weighting.methods.sampled_priorities import interval_of
from mcdm_smartcity.weighting.noisy_nodes import Noise, Sampling, Way, sampled_weights
from mcdm_smartcity.weighting.order_of_weights import (
    Neighbours,
    neighbours_of,
    notes_on_order,
    notes_on_voices,
    open_pairs,
)
from mcdm_smartcity.weighting.weights import NOTHING_GIVEN, NodeWeight, weigh


@dataclass(frozen=True, slots=True, eq=False)
class WeightIntervals(Answer):
    """
    Weights of all nodes in the whole hierarchy, and how far they may be off.

    Attributes
    ----------
    nodes, parents
        All nodes below the goal, from there downwards, and the node above each.
    criteria
        Those of the nodes that are criteria.
    weights, mean, low, high
        Weight without noise, mean over the samples, and ends of the interval that holds `level` of
        them, each of shape (n,).
    neighbours
        Whose place is sure: among all criteria, then among the children of each inner node.
    level, noise, spread, samples, seed, method
        How they were computed; `spread` is None where it was measured.
    notes
        Which neighbours cannot be told apart, and where the spread of judges is not known.
    """

    nodes: tuple[str, ...]
    parents: tuple[str, ...]
    criteria: tuple[str, ...]
    weights: FloatArray
    mean: FloatArray
    low: FloatArray
    high: FloatArray
    neighbours: tuple[Neighbours, ...]
    level: float
    noise: str
    spread: float | None
    samples: int
    seed: int
    method: str
    notes: tuple[Note, ...]

    def interval(self, node: str) -> tuple[float, float]:
        """Return the ends of the interval of a node."""
        if node not in self.nodes:
            raise UnknownNameError("node", node, self.nodes)
        place = self.nodes.index(node)
        return float(self.low[place]), float(self.high[place])

    def open_order(self) -> tuple[Neighbours, ...]:
        """
        Return the neighbours that cannot be told apart.

        The lighter one is at least as heavy in more than (1 − level) / 2 of the samples: the
        interval of their difference holds 0.
        """
        return open_pairs(self.neighbours, self.level)

    def explain(self, names: Mapping[str, str] | None = None) -> str:
        """Return which neighbours cannot be told apart; `names` says how ids are called."""
        called = names or {}
        notes = (
            Note(n.kind, tuple(called.get(name, name) for name in n.names)) for n in self.notes
        )
        texts = map(str, notes)
        return " ".join(f"{text[0].upper()}{text[1:]}." for text in texts)

    def as_rows(self) -> list[Row]:
        """Return one row for each node: node, parent, weight, mean, low and high."""
        columns = (self.weights, self.mean, self.low, self.high)
        numbers = zip(*(column.tolist() for column in columns), strict=True)
        return [
            {"node": node, "parent": parent, "weight": w, "mean": mean, "low": low, "high": high}
            for node, parent, (w, mean, low, high) in zip(
                self.nodes, self.parents, numbers, strict=True
            )
        ]


def weight_intervals(
    study: Study,
    *,
    noise: Noise = "scale_step",
    spread: float | None = None,
    method: str | Method = "eigenvector",
    samples: int = 5000,
    level: float = 0.9,
    seed: int = 0,
    executor: Executor | None = None,
    scale: str = LINEAR,
    given: GivenWeights = NOTHING_GIVEN,
) -> WeightIntervals:
    """
    Tell how far weights would move if each judge had answered a little differently, at random.

    Each sample changes every judgement, combines the judges on each node (AIJ), and multiplies the
    local weights along the path. Typed weights and single children stay as they are.

    Parameters
    ----------
    study
        The study.
    noise
        ``scale_step``: each answer moves by −spread, 0 or +spread on the scale 1/9 … 9.
        ``lognormal``: it is multiplied by exp(spread · z), z standard normal. ``judges``: the
        common answer on a pair is as uncertain as the mean of what judges said, whose spread over
        √k is its standard error; where one judge speaks the spread is not known, and taken as 0.
    spread
        At least 0; if not given 0.5 steps, or 0.2 for ``lognormal`` (a 3 lies mostly between 2.5
        and 3.7). None for ``judges``.
    method
        As for `weigh`, by judges.
    samples
        How many samples, at least 1.
    level
        Share of the samples inside an interval, 0 to 1.
    seed
        Whole number, at least 0. Equal seeds give equal bytes with any executor and number of
        workers; the samples of a node depend on the seed and the node, not on other nodes.
    executor
        Where to compute, such as a thread or process pool; here, if not given.
    scale, given
        As for `weigh`; noise moves the answers before they become ratios, and given weights stay.

    Returns
    -------
    Intervals of all nodes below the goal. Without spread each is the point that `weigh` gives.

    Raises
    ------
    UnknownNameError
        There is no such method, noise, scale or node.
    InvalidArrayError
        The spread, number of samples, level or seed is out of range.
    InvalidComparisonsError
        Noise moves an answer beyond the scale.

    Notes
    -----
    Steps on the scale as in AHP-OS (Goepel 2018, Int. J. Analytic Hierarchy Process 10:469-487).
    The interval is no confidence interval: it assumes this noise, and that slips of different
    answers have nothing to do with each other.

    Examples
    --------
    >>> from mcdm_smartcity import example_study
    >>> found = weight_intervals(example_study(), seed=1)
    >>> [(row["node"], round(row["low"], 2), round(row["high"], 2)) for row in found.as_rows()]
    [('reach', 0.52, 0.6), ('urgency', 0.16, 0.22), ('upkeep', 0.22, 0.29)]
    """
    chosen = find_method(JUDGED, method, "weighting method by judges")
    sampling = Sampling(noise, spread, samples, seed, executor).checked()
    points = weigh(study, chosen, scale=scale, given=given).nodes
    asked = {node for node in study.hierarchy.inner_nodes() if node not in given}
    drawn, judged = _sampled(study, points, asked, Way(chosen.kernel, scale), sampling)
    ends = interval_of(drawn, level)
    pairs = tuple(neighbours_of(study, points, drawn))
    return WeightIntervals(
        nodes=tuple(entry.node for entry in points),
        parents=tuple(entry.parent for entry in points),
        criteria=tuple(criterion.id for criterion in study.criteria),
        weights=np.array([entry.overall for entry in points]),
        mean=drawn.mean(axis=0),
        low=ends[:, 0],
        high=ends[:, 1],
        neighbours=pairs,
        level=level,
        noise=noise,
        spread=sampling.spread,
        samples=samples,
        seed=seed,
        method=chosen.name,
        notes=tuple(_notes(pairs, drawn, judged, sampling, level)),
    )


def _sampled(
    study: Study, points: Sequence[NodeWeight], asked: Container[str], way: Way, sampling: Sampling
) -> tuple[FloatArray, list[NodeJudgements]]:
    """Return samples of overall weights, shape (samples, n), and which nodes were judged."""
    panel = Panel.of(study, way.scale)
    place = {entry.node: k for k, entry in enumerate(points)}
    overall = np.ones((sampling.samples, len(points)))
    judged: list[NodeJudgements] = []
    for parent in study.hierarchy.inner_nodes():
        children = study.hierarchy.children(parent)
        columns = [place[child] for child in children]
        judgements = panel.on(parent, children)
        local: FloatArray = np.array([points[k].local for k in columns])
        if judgements.judges and len(children) > 1 and parent in asked:
            judged.append(judgements)
            local = sampled_weights(judgements, way, sampling)
        above = 1.0 if parent == GOAL else overall[:, [place[parent]]]
        overall[:, columns] = above * local
    return overall, judged


def _notes(
    pairs: Sequence[Neighbours],
    drawn: FloatArray,
    judged: Sequence[NodeJudgements],
    sampling: Sampling,
    level: float,
) -> Iterator[Note]:
    moved = bool((drawn != drawn[0]).any())
    yield from notes_on_order(pairs, open_pairs(pairs, level), level, sampled=moved)
    if sampling.noise == "judges":
        yield from notes_on_voices(judged)
