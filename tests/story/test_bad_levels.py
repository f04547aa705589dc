"""Bad studies: levels of intensity that are unknown, that nobody weighs, or weighed twice."""

from pathlib import Path

import pytest

from good_study import (
    LEVELS,
    RATING,
    SAID_OF_LEVELS,
    TYPED_LEVELS,
    Bad,
    check,
    in_table,
    in_toml,
    sentence_of,
    with_levels,
    write_good_study,
)
from mcdm_smartcity import rate_intensities, read_study

BAD = [
    Bad(
        "a program with a level that the scale does not have",
        with_levels() + in_table("scores", "network,urgency,high", "network,urgency,hihg"),
        "scores.csv row 3",
        "must be one of the levels; found 'hihg'",
        "did you mean 'high'? known: high, so so, low",
    ),
    Bad(
        "a judgement of a level that the scale does not have",
        with_levels(said=SAID_OF_LEVELS + "budi,urgency,high,soso,2\n"),
        "judgements.csv row 8",
        "'soso' is no level of 'urgency'",
        "did you mean 'so so'? known: so so, high, low",
    ),
    Bad(
        "a judgement of a program where levels are compared",
        with_levels(said=SAID_OF_LEVELS + "budi,urgency,network,low,2\n"),
        "judgements.csv row 8",
        "'network' is no level of 'urgency'",
        "known: high, so so, low",
    ),
    Bad(
        "levels that nobody compares",
        with_levels(said=""),
        "levels of urgency",
        "nobody compares high, so so, low",
        "give judgements on node 'urgency', or weights",
    ),
    Bad(
        "levels that judgements leave in groups",
        with_levels(said="ani,urgency,high,so so,2\n"),
        "levels of urgency",
        "no judgement connects the groups {high, so so} and {low}",
        "give at least one between them",
    ),
    Bad(
        "levels that a judge contradicts himself on",
        with_levels(said=SAID_OF_LEVELS + "ani,urgency,low,so so,3\n"),
        "judgements.csv row 8",
        "contradicts an earlier judgement: low over so so = 3, but so so over low = 3",
        "judgements.csv row 7; keep one",
    ),
    Bad(
        "levels with weights and judgements",
        with_levels(TYPED_LEVELS, "ani,urgency,high,low,2\n"),
        "levels of urgency",
        "have weights and judgements",
        "keep the one that shall count and drop the other",
    ),
    Bad(
        "levels of which some have weights",
        with_levels('kind = "intensity", levels = [{ level = "high", weight = 3 }, "low"]', ""),
        "study.toml criteria 2 (urgency)",
        "levels have a weight, but not low",
        "give all of them one, or none and judgements",
    ),
    Bad(
        "levels of which less is said to be better",
        in_toml(f"scale = {{ {RATING} }}", f'direction = "cost"\nscale = {{ {LEVELS} }}')
        + in_table("judgements", "", SAID_OF_LEVELS),
        "study.toml criteria 2 (urgency)",
        "direction must be 'benefit' on the scale 'intensity'",
        "leave direction out",
    ),
    Bad(
        "an unfunded level that the scale does not have",
        with_levels(f'{LEVELS}, unfunded = "none"'),
        "study.toml criteria 2 (urgency)",
        "unfunded must be one of the levels",
        "known: high, so so, low",
    ),
]


@pytest.mark.parametrize("bad", BAD, ids=sentence_of)
def test_levels_that_go_wrong_are_told(bad: Bad, tmp_path: Path) -> None:
    check(bad, tmp_path)


def test_the_good_study_with_levels_is_good(tmp_path: Path) -> None:
    judged = rate_intensities(read_study(write_good_study(tmp_path / "judged", *with_levels())))
    assert judged.values("urgency") == pytest.approx({"high": 1, "so so": 1 / 2, "low": 1 / 6})
    typed = rate_intensities(
        read_study(write_good_study(tmp_path / "typed", *with_levels(TYPED_LEVELS, "")))
    )
    assert typed.values("urgency") == pytest.approx({"high": 1, "low": 1 / 3})
