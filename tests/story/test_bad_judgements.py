"""Bad studies: judgements that contradict themselves, say nothing, or leave gaps."""

from pathlib import Path

import pytest

from good_study import Bad, check, in_table, sentence_of, with_row

FIRST = "ani,goal,service,economy,2"
PAIRS = [
    Bad(
        "three times as important, in both directions",
        with_row("judgements", "ani,service,urgency,reach,3"),
        "judgements.csv row 6",
        "contradicts an earlier judgement: urgency over reach = 3, but reach over urgency = 3",
        "judgements.csv row 3; keep one",
    ),
    Bad(
        "the same pair twice, with two values",
        with_row("judgements", "ani,service,reach,urgency,5"),
        "judgements.csv row 6",
        "contradicts an earlier judgement: reach over urgency = 5, but reach over urgency = 3",
        "judgements.csv row 3; keep one",
    ),
    Bad(
        "the same pair twice, with one value",
        with_row("judgements", "ani,service,reach,urgency,3"),
        "judgements.csv row 6",
        "has compared this pair before (reach over urgency = 3 at judgements.csv row 3)",
        "keep one",
    ),
    Bad(
        "the same pair twice, turned round",
        with_row("judgements", "ani,service,urgency,reach,1/3"),
        "judgements.csv row 6",
        "has compared this pair before",
        "keep one",
    ),
    Bad(
        "something compared with itself",
        with_row("judgements", "budi,service,reach,reach,1"),
        "judgements.csv row 6",
        "compares 'reach' with itself",
        "first and second must differ",
    ),
]
VALUES = [
    Bad(
        f"a judgement of {words}",
        in_table("judgements", FIRST, f"ani,goal,service,economy,{given}"),
        "judgements.csv row 2",
        found,
        hint,
    )
    for words, given, found, hint in (
        ("zero", "0", "found 0.0", "greater than 0"),
        ("less than zero", "-3", "found -3.0", "greater than 0"),
        ("a word", "much", "found 'much'", "a number like"),
        ("nothing", "", "value: ", "is missing"),
        ("infinity", "inf", "found 'inf'", "a number like"),
        ("a number too large for arithmetic", "1e999", "1e999", "a number"),
        ("a fraction over zero", "3/0", "found '3/0'", "lower part is not 0"),
    )
]
GAPS = [
    Bad(
        "a node that nobody judges",
        in_table("judgements", f"{FIRST},,,\n", "")
        + in_table("judgements", "budi,goal,economy,service,1.5,,,\n", ""),
        "nodes under goal",
        "nobody compares service, economy",
        "give judgements on node 'goal', or weights",
    ),
    Bad(
        "judgements that leave one criterion apart",
        in_table("judgements", "ani,service,urgency,trust,1/2,,,\n", ""),
        "nodes under service",
        "no judgement connects the groups {reach, urgency} and {trust}",
        "give at least one between them",
    ),
]


@pytest.mark.parametrize("bad", PAIRS, ids=sentence_of)
def test_a_pair_that_cannot_be_compared_so_is_told(bad: Bad, tmp_path: Path) -> None:
    check(bad, tmp_path)


@pytest.mark.parametrize("bad", VALUES, ids=sentence_of)
def test_a_value_that_is_no_ratio_is_told(bad: Bad, tmp_path: Path) -> None:
    check(bad, tmp_path)


@pytest.mark.parametrize("bad", GAPS, ids=sentence_of)
def test_judgements_that_cannot_weigh_every_node_are_told(bad: Bad, tmp_path: Path) -> None:
    check(bad, tmp_path)
