"""Bad studies: a hierarchy that is no tree, weights that do not fit, and impossible scales."""

from pathlib import Path

import pytest

from good_study import (
    Bad,
    check,
    in_toml,
    problems_at,
    sentence_of,
    with_record,
    with_row,
    write_good_study,
)

REACH = 'scale = { kind = "quantity", unit = "%", lowest = 0, highest = 100, unfunded = 0 }'
RATING = 'words = [{ word = "low", value = 1 }, { word = "high", value = 3 }]'
POINTS = "points = [[0, 0], [4, 0.8], [10, 1]]"
TREES = [
    Bad(
        "a priority with nothing under it",
        with_record("priorities", 'id = "culture"\nname = "C"\nparent = "economy"\nweight = 0.1'),
        "study.toml priorities 3 (culture)",
        "nothing stands under priority 'culture'",
        "give it a criterion or remove it",
    ),
    Bad(
        "a criterion under a criterion",
        in_toml('name = "Upkeep"\nparent = "economy"', 'name = "Upkeep"\nparent = "jobs"'),
        "study.toml criteria 5 (upkeep)",
        "stands under 'jobs', which is a criterion",
        "only the goal and priorities",
    ),
    Bad(
        "two priorities above each other",
        with_record("priorities", 'id = "hen"\nname = "Hen"\nparent = "egg"')
        + with_record("priorities", 'id = "egg"\nname = "Egg"\nparent = "hen"'),
        "priorities",
        "circle",
        "hen → egg → hen",
    ),
]
WEIGHTS = [
    Bad(
        "weights at some siblings only",
        in_toml("weight = 0.4\n", ""),
        "nodes under economy",
        "but not upkeep",
        "give all of them one, or none and judgements",
    ),
    Bad(
        "weights and judgements at the same node",
        with_row("judgements", "ani,economy,jobs,upkeep,3"),
        "nodes under economy",
        "have weights and judgements",
        "keep the one that shall count",
    ),
    Bad(
        "weights that are all zero",
        in_toml("weight = 0.6", "weight = 0") + in_toml("weight = 0.4", "weight = 0"),
        "nodes under economy",
        "all zero",
        "at least one must count",
    ),
    Bad(
        "a negative weight",
        in_toml("weight = 0.4", "weight = -0.4"),
        "study.toml criteria 5 (upkeep) / weight",
        "found -0.4",
        "greater than or equal to 0",
    ),
    Bad(
        "judges who all count nothing",
        in_toml("weight = 2\n", "weight = 0\n") + in_toml("weight = 1\n", "weight = 0\n"),
        "judges",
        "all zero",
        "at least one judge must count",
    ),
]


def scaled(sentence: str, old: str, new: str, value: str, hint: str) -> Bad:
    criterion = {REACH: "1 (reach)", RATING: "2 (urgency)", POINTS: "3 (trust)"}[old]
    place = f"study.toml criteria {criterion} / scale"
    return Bad(sentence, in_toml(old, new), place, value, hint)


def reach(sentence: str, fields: str, value: str, hint: str) -> Bad:
    scale = f'scale = {{ kind = "quantity", {fields} }}'
    return scaled(sentence, REACH, scale, value, hint)


def rating(sentence: str, words: str, value: str, hint: str) -> Bad:
    return scaled(sentence, RATING, words, value, hint)


SCALES = [
    reach("lowest above highest", "lowest = 100, highest = 0", "100 and 0", "below highest"),
    reach("lowest equal to highest", "lowest = 5, highest = 5", "5 and 5", "below highest"),
    reach(
        "unfunded outside the scale",
        "lowest = 0, highest = 100, unfunded = 101",
        "found 101",
        "unfunded must lie between 0 and 100",
    ),
    reach(
        "target outside the scale",
        "lowest = 0, highest = 100, target = -1",
        "found -1",
        "target must lie between 0 and 100",
    ),
    reach(
        "a target beside points",
        "lowest = 0, highest = 100, target = 50, points = [[0, 0], [100, 1]]",
        "a target or points",
        "not both",
    ),
    reach("an infinite end", "lowest = 0, highest = inf", "inf", "finite number"),
    reach("a scale without a highest level", "lowest = 0", "scale / highest: ", "is missing"),
    scaled(
        "a kind of scale that nobody knows",
        REACH,
        'scale = { kind = "stars" }',
        "'stars'",
        "'rating'",
    ),
    scaled(
        "points that do not rise",
        POINTS,
        "points = [[0, 0], [4, 1], [4, 0.5], [10, 1]]",
        "levels of points",
        "must rise",
    ),
    scaled(
        "a point worth more than 1",
        POINTS,
        "points = [[0, 0], [4, 1.8], [10, 1]]",
        "values of points",
        "between 0 and 1",
    ),
    scaled(
        "points that end too early",
        POINTS,
        "points = [[0, 0], [4, 0.8]]",
        "points",
        "begin at lowest and end at highest",
    ),
    rating(
        "a rating scale of one word", 'words = [{ word = "low", value = 1 }]', "1", "at least 2"
    ),
    rating(
        "a rating word given twice",
        'words = [{ word = "low", value = 1 }, { word = "low", value = 3 }]',
        "low, low",
        "must differ",
    ),
    rating(
        "rating words that do not rise",
        'words = [{ word = "low", value = 3 }, { word = "high", value = 3 }]',
        "values of rating words",
        "must rise",
    ),
    rating(
        "an unfunded word that is no word", f'unfunded = "none", {RATING}', "'none'", "low, high"
    ),
]


@pytest.mark.parametrize("bad", TREES, ids=sentence_of)
def test_a_hierarchy_that_is_no_tree_is_told(bad: Bad, tmp_path: Path) -> None:
    check(bad, tmp_path)


@pytest.mark.parametrize("bad", WEIGHTS, ids=sentence_of)
def test_weights_that_cannot_be_used_are_told(bad: Bad, tmp_path: Path) -> None:
    check(bad, tmp_path)


@pytest.mark.parametrize("bad", SCALES, ids=sentence_of)
def test_an_impossible_scale_is_told(bad: Bad, tmp_path: Path) -> None:
    check(bad, tmp_path)


def test_a_study_without_criteria_is_told(tmp_path: Path) -> None:
    folder = write_good_study(tmp_path)
    head = (folder / "study.toml").read_text("utf-8").partition("[[")[0]
    bare = tmp_path / "bare" / "study.toml"
    bare.parent.mkdir()
    bare.write_text(head, "utf-8")
    (problem,) = problems_at(bare)
    assert problem.where == "criteria"
    assert "at least one criterion" in problem.what
