"""Studies whose programs are rated with levels that judges compare, and strategies for them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Any

from hypothesis import strategies as st

from mcdm_smartcity import Study, example_study
from strategies import SAATY

Pairs = Mapping[tuple[str, str], float]
WORDS = ("excellent", "very good", "good", "so so", "poor")


@dataclass(frozen=True)
class Levels:
    """Levels in their order, judgements of pairs or typed weights, and a level for each program."""

    names: tuple[str, ...]
    pairs: Pairs
    weights: tuple[float, ...]
    scores: tuple[str, ...]

    def study(self, unfunded: str | None = None) -> Study:
        return by_levels(self.names, self.pairs, self.scores, self.weights, unfunded)


def levels_scale(
    names: Sequence[str], weights: Sequence[float] = (), unfunded: str | None = None
) -> dict[str, Any]:
    """A scale as it is written: words alone, or words with weights."""
    levels: list[Any] = list(names)
    if weights:
        levels = [
            {"level": level, "weight": weight} for level, weight in zip(names, weights, strict=True)
        ]
    return {"kind": "intensity", "levels": levels} | ({"unfunded": unfunded} if unfunded else {})


def said_by(judge: str, pairs: Pairs, node: str = "urgency") -> list[dict[str, Any]]:
    """Judgements of pairs by one judge."""
    return [
        {"judge": judge, "node": node, "first": first, "second": second, "value": ratio}
        for (first, second), ratio in pairs.items()
    ]


def by_levels(
    names: Sequence[str],
    pairs: Pairs,
    scores: Sequence[str],
    weights: Sequence[float] = (),
    unfunded: str | None = None,
    others: Sequence[dict[str, Any]] = (),
) -> Study:
    """The example study with levels of intensity on urgency; `pairs` are what Ani says of them."""
    study = example_study()
    scale = levels_scale(names, weights, unfunded)
    return study.changed(
        criteria=[c.changed(scale=scale) if c.id == "urgency" else c for c in study.criteria],
        judgements=[*study.judgements, *said_by("ani", pairs), *others],
        programs=[
            program.changed(
                scores=[
                    score.changed(value=level) if score.criterion == "urgency" else score
                    for score in program.scores
                ]
            )
            for program, level in zip(study.programs, scores, strict=True)
        ],
    )


@st.composite
def judged_levels(draw: st.DrawFn, words: Sequence[str] = WORDS) -> Levels:
    """Levels with judgements that connect them: a chain, and some of the other pairs."""
    names = tuple(draw(st.permutations(words))[: draw(st.integers(2, len(words)))])
    chain = list(pairwise(names))
    others = [pair for pair in combinations(names, 2) if pair not in chain]
    chosen = draw(st.lists(st.sampled_from(others), unique=True)) if others else []
    pairs = {pair: draw(st.sampled_from(SAATY)) for pair in (*chain, *chosen)}
    return Levels(names, pairs, (), draw(_scores(names)))


@st.composite
def typed_levels(draw: st.DrawFn, least: float = 0.01, most: float = 100) -> Levels:
    """Levels with typed weights above 0, in any order."""
    names = tuple(draw(st.permutations(WORDS))[: draw(st.integers(2, len(WORDS)))])
    weights = st.lists(st.floats(least, most), min_size=len(names), max_size=len(names))
    return Levels(names, {}, tuple(draw(weights)), draw(_scores(names)))


def _scores(names: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.tuples(*[st.sampled_from(names)] * len(example_study().programs))
