"""Strategies of the strategic analysis: readiness items, SWOT factors, and studies with them."""

from itertools import combinations
from typing import Any

from hypothesis import strategies as st

from mcdm_smartcity import Study, example_study
from mcdm_smartcity.study.swot import KINDS, swot_nodes
from strategies import SAATY

ODD = "\"',;\n\r\t\\#={}[] \x00\x0b\x1c\x1f\x7f\x85\u00a0\u2028\u200b\ufeffé政😀"
WORDS = st.text(st.sampled_from(ODD) | st.characters(exclude_categories=["Cs"]), max_size=12)
FULL_WORDS = WORDS.map(lambda text: f"{text}x") | WORDS.filter(lambda text: text.strip() != "")
# In the two languages of the tables, in others, in one without a name, and plain.
NAMES = (
    FULL_WORDS
    | st.tuples(FULL_WORDS, FULL_WORDS).map(lambda pair: {"en": pair[0], "id": pair[1]})
    | st.dictionaries(WORDS, FULL_WORDS, min_size=1, max_size=3)
)
PROGRAMS = tuple(program.id for program in example_study().programs)
CRITERIA = tuple(criterion.id for criterion in example_study().criteria)
LEVELS = st.integers(0, 100).map(float) | st.floats(-1e308, 1e308)


@st.composite
def provenance(draw: st.DrawFn) -> dict[str, Any]:
    """What every record carries."""
    source = draw(WORDS)
    bases = ["inferred", "assumed", *(["published"] if source.strip() else [])]
    return {"source": source, "basis": draw(st.sampled_from(bases)), "note": draw(WORDS)}


def bearing() -> st.SearchStrategy[dict[str, Any]]:
    """The criterion that something bears on, and programs that name it."""
    return st.fixed_dictionaries(
        {
            "priority": st.none() | st.sampled_from(CRITERIA),
            "programs": st.lists(st.sampled_from(PROGRAMS), unique=True),
        }
    )


@st.composite
def readiness_items(draw: st.DrawFn, most: int = 5) -> list[dict[str, Any]]:
    """Items on scales of any width, with gaps of either sign and none."""
    items = []
    for place in range(draw(st.integers(0, most))):
        lowest, now, target, highest = sorted(draw(st.lists(LEVELS, min_size=4, max_size=4)))
        if not lowest < highest:
            lowest, now, target, highest = 0.0, 2.0, 3.0, 5.0
        levels = draw(st.permutations([now, target]))
        items.append(
            {"id": f"item-{place}", "name": draw(NAMES), "lowest": lowest, "highest": highest}
            | {"now": levels[0], "target": levels[1], "unit": draw(WORDS)}
            | {"element": draw(st.sampled_from(["structure", "infrastructure", "own.word"]))}
            | {"aspect": draw(st.none() | st.sampled_from(["people", "policy"]))}
            | {"direction": draw(st.sampled_from(["benefit", "cost"])), "evidence": draw(WORDS)}
            | draw(bearing())
            | draw(provenance())
        )
    return items


@st.composite
def swot_factors(draw: st.DrawFn, most: int = 4) -> list[dict[str, Any]]:
    """Factors of some kinds; those of a kind have typed weights, or none of them."""
    factors = []
    for kind in draw(st.lists(st.sampled_from(KINDS), unique=True)):
        count = draw(st.integers(1, most))
        weights: list[float | None] = [None] * count
        if draw(st.booleans()):
            numbers = st.lists(st.integers(0, 9).map(float), min_size=count, max_size=count)
            weights = list(draw(numbers.filter(any)))
        factors += [
            {"id": f"{kind}-{place}", "name": draw(NAMES), "kind": kind, "weight": weight}
            | {"evidence": draw(WORDS)}
            | draw(bearing())
            | draw(provenance())
            for place, weight in enumerate(weights)
        ]
    return factors


@st.composite
def studies_with_strategy(draw: st.DrawFn) -> Study:
    """The example study with any readiness and SWOT; some nodes of the SWOT are judged."""
    study = example_study()
    factors = draw(swot_factors())
    swot = study.changed(swot=factors).swot
    typed = {factor.kind for factor in swot if factor.weight is not None}
    said = [
        {"judge": judge, "node": node, "first": one, "second": two}
        | {"value": draw(st.sampled_from(SAATY))}
        for node, names in swot_nodes(swot).items()
        if node not in typed
        for judge in draw(st.lists(st.sampled_from(["ani", "budi"]), unique=True))
        for one, two in combinations(names, 2)
    ]
    return study.changed(
        readiness=draw(readiness_items()),
        swot=swot,
        judgements=[*study.judgements, *said],
    )
