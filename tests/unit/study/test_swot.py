"""SWOT factors, the nodes that judges compare on, and clashes with the hierarchy."""

from typing import Any

import pytest

from mcdm_smartcity import (
    Factor,
    InvalidRecordError,
    InvalidStudyError,
    Study,
    example_study,
)
from mcdm_smartcity.study.swot import kind_name, swot_nodes

TEAM = {"id": "team", "name": "Team", "kind": "strength"}
FUNDS = {"id": "funds", "name": "Funds", "kind": "strength"}
LAW = {"id": "law", "name": "New law", "kind": "opportunity"}
FACTORS = (TEAM, LAW, FUNDS)


def with_swot(*said: tuple[str, str, str, float], factors: Any = FACTORS, **changes: Any) -> Study:
    """The example study with a SWOT and judgements of ani on it."""
    study = example_study()
    judgements = [
        {"judge": "ani", "node": node, "first": one, "second": two, "value": value}
        for node, one, two, value in said
    ]
    given = {"swot": factors, "judgements": [*study.judgements, *judgements]}
    return study.changed(**(given | changes))


def problems_with(*said: tuple[str, str, str, float], **changes: Any) -> list[str]:
    with pytest.raises(InvalidStudyError) as caught:
        with_swot(*said, **changes)
    return [str(problem) for problem in caught.value.problems]


def test_nodes_hold_the_kinds_that_have_factors_and_their_factors() -> None:
    assert swot_nodes(with_swot().swot) == {
        "swot": ("strength", "opportunity"),
        "strength": ("team", "funds"),
        "opportunity": ("law",),
    }
    assert swot_nodes(()) == {}


def test_nodes_are_called_in_the_language_or_in_english() -> None:
    names = kind_name("threat", "id"), kind_name("threat", "jv"), kind_name("swot")
    assert names == ("ancaman", "threats", "the strategic position")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"kind": "hope"}, "'strength', 'weakness', 'opportunity' or 'threat'"),
        ({"weight": -1}, "greater than or equal to 0"),
        ({"programs": ["bus", "bus"]}, "names a program twice: bus, bus"),
    ],
)
def test_bad_factors_are_refused(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidRecordError, match=words):
        Factor(**(TEAM | changes))


def test_a_swot_that_nobody_judges_is_no_problem() -> None:
    assert len(with_swot().swot) == 3


def test_a_hierarchy_and_a_swot_share_no_node() -> None:
    study = example_study()
    reach, *others = study.criteria
    nodes = [reach.changed(id="threat"), *others]
    (clash,) = problems_with(
        criteria=nodes,
        factors=[*FACTORS, LAW | {"id": "rain", "kind": "threat"}],
        programs=(),
        links=(),
        judgements=[
            {"judge": "ani", "node": "goal", "first": "urgency", "second": other, "value": 1}
            for other in ("threat", "upkeep")
        ],
    )
    assert "the id 'threat' is that of a node of the SWOT" in clash
    assert "give the criterion another" in clash


def test_a_criterion_may_be_called_like_a_kind_without_factors() -> None:
    study = example_study()
    reach, *others = study.criteria
    nodes = [reach.changed(id="threat", weight=1), *(c.changed(weight=1) for c in others)]
    study = with_swot(criteria=nodes, programs=(), links=(), judgements=())
    assert study.criteria[0].id == "threat"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (("swot", "strength", "threat", 2), "'threat' does not stand under 'swot'"),
        (("strength", "team", "law", 2), "'law' does not stand under 'strength'"),
        (("strength", "team", "fund", 2), "did you mean 'funds'?"),
        (("threat", "team", "funds", 2), "node 'threat' is no known node"),
        (("strenght", "team", "funds", 2), "did you mean 'strength'?"),
    ],
)
def test_judgements_compare_what_stands_under_a_node(
    said: tuple[str, str, str, float], words: str
) -> None:
    assert words in problems_with(said)[0]


def test_groups_of_factors_that_no_judgement_connects_are_told() -> None:
    factors = [TEAM | {"id": name} for name in ("a", "b", "c", "d")]
    said = [("strength", "a", "b", 2.0), ("strength", "c", "d", 3.0)]
    (told,) = problems_with(*said, factors=factors)
    assert told.startswith("factors under strength: no judgement connects the groups {a, b} and")


@pytest.mark.parametrize(
    ("weights", "said", "words"),
    [
        ((1, None), (), "have a weight, but not funds"),
        ((0, 0), (), "all zero"),
        ((1, 2), (("strength", "team", "funds", 2),), "have weights and judgements"),
    ],
)
def test_typed_weights_stand_at_all_factors_of_a_kind_or_none(
    weights: tuple[float | None, float | None], said: Any, words: str
) -> None:
    factors = [TEAM | {"weight": weights[0]}, FUNDS | {"weight": weights[1]}, LAW]
    (told,) = problems_with(*said, factors=factors)
    assert "factors under strength" in told
    assert words in told


def test_ids_and_references_are_checked_as_everywhere() -> None:
    factors = [TEAM, TEAM | {"priority": "reech", "programs": ["netwrk"]}]
    item = {"id": "staff", "name": "Staff", "element": "structure", "now": 1, "target": 2}
    items = [item, item | {"priority": "goal", "programs": ["network", "tram"]}]
    told = "\n".join(problems_with(factors=factors, readiness=items))
    assert "each id stands for one SWOT factor" in told
    assert "each id stands for one readiness item" in told
    assert "priority 'reech' is no known priority; did you mean 'reach'?" in told
    assert "program 'netwrk' is no known program; did you mean 'network'?" in told
    assert "priority 'goal' is no known priority" in told
    assert "program 'tram' is no known program" in told
