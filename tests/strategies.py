"""Every hypothesis strategy of the tests, in one place."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import combinations
from typing import TypeAlias

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st

from mcdm_smartcity.dependencies import DependencyGraph
from mcdm_smartcity.numerics.arrays import BoolArray, FloatArray
from mcdm_smartcity.numerics.method import Domain

Floats: TypeAlias = st.SearchStrategy[float]
SAATY = (*(1 / i for i in range(9, 1, -1)), *(float(i) for i in range(1, 10)))
AWKWARD_SIZES = (5e-324, 2.3e-308, 1e-300, 1e-9, 0.1, 1.0, 3.0, 1e300)
AWKWARD_SIZES_32 = tuple(
    float(np.float32(size)) for size in (1e-45, 1.2e-38, 1e-30, 1e-9, 0.1, 1, 3, 1e38)
)


def fewer(parts: int) -> settings:
    """A part of the profile's examples, for what is slow to check."""
    return settings(max_examples=max(10, settings().max_examples // parts))


@dataclass(frozen=True)
class Table:
    """What a ranking kernel takes."""

    matrix: FloatArray
    weights: FloatArray
    benefit: BoolArray


def plain_scores(domain: Domain) -> Floats:
    """Small whole numbers, which tie often and lose no digits."""
    lowest = {"real": -50, "nonnegative": 0, "positive": 1}[domain]
    return st.integers(lowest, 50).map(float)


def awkward_scores(domain: Domain, *, single: bool = False) -> Floats:
    """Huge, tiny, subnormal and zero numbers, of both signs where the domain allows."""
    known = AWKWARD_SIZES_32 if single else AWKWARD_SIZES
    sizes = st.sampled_from(known) | st.floats(known[0], known[-1], width=32 if single else 64)
    if domain == "positive":
        return sizes
    if domain == "nonnegative":
        return sizes | st.just(0.0)
    return sizes | st.just(0.0) | sizes.map(lambda size: -size)


def declared_scores() -> Floats:
    """Values on a declared scale, 0 worst and 1 best."""
    return st.sampled_from([0.0, 5e-324, 1e-300, 0.5, 1.0]) | st.floats(0, 1)


@st.composite
def tables(draw: st.DrawFn, scores: Floats, *, most: int = 6, all_benefits: bool = False) -> Table:
    """Tables of up to `most` programs, with constant columns and equal rows among them."""
    programs, criteria = draw(st.integers(1, most)), draw(st.integers(1, 5))
    column = st.lists(scores, min_size=programs, max_size=programs)
    column |= scores.map(lambda score: [score] * programs)
    matrix = np.array([draw(column) for _ in range(criteria)]).T
    rows = st.just(range(programs)) | st.lists(
        st.integers(0, programs - 1), min_size=programs, max_size=programs
    )
    directions = st.just(True) if all_benefits else st.booleans()  # noqa: FBT003 - a value
    benefit = [draw(directions) for _ in range(criteria)]
    return Table(matrix[list(draw(rows))], draw(weights_of(criteria)), np.array(benefit))


def weights_of(criteria: int, *, awkward: bool = True) -> st.SearchStrategy[FloatArray]:
    """Weights that are not all zero, of any scale."""
    numbers: Floats = st.integers(0, 9).map(float)
    if awkward:
        numbers |= st.sampled_from((*AWKWARD_SIZES, 0.0))
    vectors = st.lists(numbers, min_size=criteria, max_size=criteria)
    return vectors.filter(any).map(np.array)


@st.composite
def batches(draw: st.DrawFn, scores: Floats, *, all_benefits: bool = False) -> Table:
    """A stack of tables with as many vectors of weights, shapes (b, n, m) and (b, m)."""
    shape = draw(st.tuples(st.integers(1, 4), st.integers(1, 5), st.integers(1, 4)))
    count = int(np.prod(shape))
    matrix = np.array(draw(st.lists(scores, min_size=count, max_size=count))).reshape(shape)
    weights = np.array([draw(weights_of(shape[2], awkward=False)) for _ in range(shape[0])])
    directions = st.just(True) if all_benefits else st.booleans()  # noqa: FBT003 - a value
    return Table(matrix, weights, np.array([draw(directions) for _ in range(shape[2])]))


def priorities_of(items: int) -> st.SearchStrategy[FloatArray]:
    """Positive priorities that sum to 1."""
    numbers = st.lists(st.floats(0.05, 1), min_size=items, max_size=items)
    return numbers.map(lambda values: np.array(values) / np.sum(values))


@st.composite
def comparisons(
    draw: st.DrawFn, least: int = 1, most: int = 9, *, items: int | None = None
) -> FloatArray:
    """Complete reciprocal matrices, mostly far from consistent."""
    size = draw(st.integers(least, most)) if items is None else items
    values = st.sampled_from(SAATY) | st.floats(1 / 9, 9)
    matrix = np.ones((size, size))
    for i, j in combinations(range(size), 2):
        matrix[i, j] = draw(values)
        matrix[j, i] = 1 / matrix[i, j]
    return matrix


@st.composite
def incomplete_comparisons(draw: st.DrawFn, least: int = 3, most: int = 6) -> FloatArray:
    """Reciprocal matrices with at least one pair missing, whose judgements connect all items."""
    matrix = draw(comparisons(least, most))
    size = len(matrix)
    joined = {(draw(st.integers(0, j - 1)), j) for j in range(1, size)}
    others = sorted(set(combinations(range(size), 2)) - joined)
    missing = draw(st.lists(st.sampled_from(others), min_size=1, unique=True))
    for i, j in missing:
        matrix[i, j] = matrix[j, i] = np.nan
    return matrix


@st.composite
def panels(draw: st.DrawFn, most: int = 5) -> FloatArray:
    """One complete matrix a judge, shape (k, m, m)."""
    judges, items = draw(st.integers(1, 4)), draw(st.integers(1, most))
    return np.array([draw(comparisons(items=items)) for _ in range(judges)])


Funded: TypeAlias = frozenset[str]


@dataclass(frozen=True)
class Case:
    """Programs with links, worth and costs, small enough to try every portfolio."""

    programs: tuple[str, ...]
    needs: tuple[tuple[str, str], ...]
    feeds: tuple[tuple[str, str, float], ...]
    worth: dict[str, float]
    costs: dict[str, float]
    excludes: tuple[tuple[str, str], ...] = ()

    @cached_property
    def graph(self) -> DependencyGraph:
        return DependencyGraph(self.programs, self.needs, self.feeds, self.excludes)

    @cached_property
    def closed(self) -> tuple[Funded, ...]:
        """Every set of programs that holds all it needs, the empty one included."""
        sets = (
            frozenset(some)
            for count in range(len(self.programs) + 1)
            for some in combinations(self.programs, count)
        )
        return tuple(s for s in sets if all(b in s for a, b in self.needs if a in s))

    def worth_of(self, funded: Funded) -> Fraction:
        """Worth of a portfolio: a share is lost for each source that is not funded."""
        lost = (
            Fraction(share) * Fraction(self.worth[target])
            for source, target, share in self.feeds
            if target in funded and source not in funded and self.worth[target] > 0
        )
        return sum((Fraction(self.worth[name]) for name in funded), Fraction(0)) - sum(lost)

    def cost_of(self, funded: Funded) -> Fraction:
        return sum((Fraction(self.costs[name]) for name in funded), Fraction(0))


WHOLE_WORTH: Floats = st.integers(-4, 9).map(float)
WHOLE_COSTS: Floats = st.integers(0, 5).map(float)
# Single precision, so that eighths of a worth are still exact in double precision.
AWKWARD_WORTH: Floats = st.floats(-1e6, 1e6, width=32) | st.sampled_from([0.1, 1e-9, 1e9]).map(
    lambda number: float(np.float32(number))
)
AWKWARD_COSTS: Floats = AWKWARD_WORTH.map(abs)


@st.composite
def cases(
    draw: st.DrawFn,
    most: int = 6,
    worth: Floats = WHOLE_WORTH,
    costs: Floats = WHOLE_COSTS,
    *,
    acyclic: bool = False,
) -> Case:
    """Random links, half of them with circles, and worth and costs of every sign allowed."""
    size = draw(st.integers(1, most))
    programs = tuple(draw(st.permutations("abcdefghij"[:size])))
    places = st.tuples(st.integers(0, size - 1), st.integers(0, size - 1))
    links = draw(st.lists(places, max_size=2 * size, unique=True))
    if acyclic or draw(st.booleans()):
        links = [(i, j) for i, j in links if i < j]
    return Case(
        programs,
        tuple((programs[i], programs[j]) for i, j in links if i != j),
        draw(_feeds(programs)),
        {name: draw(worth) for name in programs},
        {name: draw(costs) for name in programs},
    )


@st.composite
def _feeds(draw: st.DrawFn, programs: tuple[str, ...]) -> tuple[tuple[str, str, float], ...]:
    pairs = st.tuples(st.sampled_from(programs), st.sampled_from(programs))
    left = dict.fromkeys(programs, 8)
    found = []
    for source, target in draw(st.lists(pairs, max_size=len(programs), unique=True)):
        if source != target and left[target]:
            eighths = draw(st.integers(1, left[target]))
            left[target] -= eighths
            found.append((source, target, eighths / 8))
    return tuple(found)


@st.composite
def closure_problems(
    draw: st.DrawFn, most: int = 8, *, acyclic: bool = False
) -> tuple[list[int], list[list[int]]]:
    """Whole weights of any size, and what each node needs."""
    size = draw(st.integers(1, most))
    weights = st.integers(-6, 6) | st.integers(-(10**25), 10**25)
    others = [range(i) if acyclic else (*range(i), *range(i + 1, size)) for i in range(size)]
    needed = [
        draw(st.lists(st.sampled_from(row), max_size=3, unique=True)) if row else []
        for row in others
    ]
    return [draw(weights) for _ in range(size)], needed
