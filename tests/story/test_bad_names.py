"""Bad studies: names that nobody declared, and names that are used twice."""

from pathlib import Path

import pytest

from good_study import Bad, check, in_toml, sentence_of, with_record, with_row

NETWORK = 'name = "Network"\ndimension = "governance"\nagency = "diskominfo"'
PROGRAMS = ("network", "data-center", "command-center", "cctv")
PLACED_IN_TABLES = [
    Bad(
        "a cost from an unknown funding source",
        with_row("costs", "network,1,citty,5"),
        "costs.csv row 6",
        "funding 'citty' is no known funding source",
        "did you mean 'city'?",
    ),
    Bad(
        "a cost of an unknown program",
        with_row("costs", "netwrok,1,city,5"),
        "costs.csv row 6",
        "program 'netwrok' is no known program",
        "did you mean 'network'?",
    ),
    Bad(
        "a score on an unknown criterion",
        with_row("scores", "network,reech,5"),
        "scores.csv row 22",
        "criterion 'reech' is no known criterion",
        "did you mean 'reach'?",
    ),
    Bad(
        "a score of an unknown program",
        with_row("scores", "netwrok,reach,5"),
        "scores.csv row 22",
        "program 'netwrok' is no known program",
        "did you mean 'network'?",
    ),
    Bad(
        "a link of an unknown program",
        with_row("links", "wifi,needs,network"),
        "links.csv row 6",
        "program 'wifi' is no known program",
        "known: cctv, command-center, data-center, network",
    ),
    Bad(
        "a link to an unknown program",
        with_row("links", "cctv,needs,data-centre"),
        "links.csv row 6",
        "program 'data-centre' is no known program",
        "did you mean 'data-center'?",
    ),
    Bad(
        "a judgement of an unknown judge",
        with_row("judgements", "anni,goal,service,economy,2"),
        "judgements.csv row 6",
        "judge 'anni' is no known judge",
        "did you mean 'ani'?",
    ),
    Bad(
        "a judgement at an unknown node",
        with_row("judgements", "budi,servis,reach,urgency,3"),
        "judgements.csv row 6",
        "node 'servis' is no known node",
        "did you mean 'service'?",
    ),
    Bad(
        "a judgement of a pair that does not stand under the node",
        with_row("judgements", "budi,service,reach,jobs,3"),
        "judgements.csv row 6",
        "'jobs' does not stand under 'service'",
        "known: reach, urgency, trust",
    ),
]
PLACED_IN_THE_DOCUMENT = [
    Bad(
        "a program of an unknown dimension",
        in_toml(NETWORK, NETWORK.replace("governance", "govrnance")),
        "study.toml programs 1 (network)",
        "dimension 'govrnance' is no known dimension",
        "did you mean 'governance'?",
    ),
    Bad(
        "a program of an unknown agency",
        in_toml(NETWORK, NETWORK.replace("diskominfo", "dishub")),
        "study.toml programs 1 (network)",
        "agency 'dishub' is no known agency",
        "known: diskominfo",
    ),
    Bad(
        "a judge of an unknown group",
        in_toml('name = "Budi"\ngroup = "team"', 'name = "Budi"\ngroup = "council"'),
        "study.toml judges 2 (budi)",
        "group 'council' is no known group",
        "known: team",
    ),
    Bad(
        "a criterion under an unknown node",
        in_toml('name = "Jobs"\nparent = "economy"', 'name = "Jobs"\nparent = "economi"'),
        "study.toml criteria 4 (jobs)",
        "parent 'economi'",
        "did you mean 'economy'?",
    ),
]


def twin(part: str, number: int, name: str, fields: str = "") -> Bad:
    return Bad(
        f"two records of {part} with one id",
        with_record(part, f'id = "{name}"\nname = "Twin"\n{fields}'),
        f"study.toml {part} {number} ({name})",
        f"the id {name!r} is taken by study.toml {part} 1",
        "each id stands for one",
    )


def node(part: str, name: str, taken_by: str, fields: str) -> Bad:
    number = {"priorities": 3, "criteria": 6}[part]
    scores = "".join(f"{program},{name},1\n" for program in PROGRAMS)
    return Bad(
        f"one of the {part} with the id {name}",
        with_record(part, f'id = "{name}"\nname = "Twin"\nparent = "economy"\n{fields}')
        + (with_row("scores", scores) if part == "criteria" else ()),
        f"study.toml {part} {number} ({name})",
        f"the id {name!r} is taken by {taken_by}",
        "each id stands for one",
    )


PERCENT = 'scale = { kind = "quantity", lowest = 0, highest = 100 }'
SCALED = 'weight = 0.1\nscale = { kind = "quantity", lowest = 0, highest = 1 }'
TWINS = [
    twin("dimensions", 2, "governance"),
    twin("agencies", 2, "diskominfo"),
    twin("funding", 2, "city"),
    twin("groups", 2, "team"),
    twin("priorities", 3, "service"),
    twin("criteria", 6, "reach", f'parent = "service"\n{PERCENT}'),
    twin("judges", 3, "ani", 'group = "team"'),
    twin("programs", 5, "network", 'dimension = "governance"\nagency = "diskominfo"'),
    node("criteria", "service", "study.toml priorities 1 (service)", SCALED),
    node("criteria", "goal", "the goal", SCALED),
    node("priorities", "goal", "the goal", "weight = 0.1"),
]


@pytest.mark.parametrize("bad", [*PLACED_IN_TABLES, *PLACED_IN_THE_DOCUMENT], ids=sentence_of)
def test_a_name_that_nobody_declared_is_told_with_the_nearest_one(bad: Bad, tmp_path: Path) -> None:
    check(bad, tmp_path)


@pytest.mark.parametrize("bad", TWINS, ids=sentence_of)
def test_an_id_that_is_used_twice_is_told_with_both_places(bad: Bad, tmp_path: Path) -> None:
    check(bad, tmp_path)
