"""Judges and their judgements."""

import pytest

from mcdm_smartcity import InvalidRecordError, Judge, Judgement


def judgement(first: str, second: str, value: float) -> Judgement:
    return Judgement(judge="ani", node="goal", first=first, second=second, value=value)


def test_a_judgement_tells_how_many_times_as_important_the_first_is() -> None:
    assert judgement("reach", "urgency", 3).value == 3


def test_nothing_is_compared_with_itself() -> None:
    with pytest.raises(InvalidRecordError, match="compares 'reach' with itself"):
        judgement("reach", "reach", 1)


@pytest.mark.parametrize("value", [0, -3, float("inf"), float("nan")])
def test_a_ratio_is_positive_and_finite(value: float) -> None:
    with pytest.raises(InvalidRecordError, match="value: "):
        judgement("reach", "urgency", value)


def test_judges_count_alike_unless_told() -> None:
    assert Judge(id="ani", name="Ani", group="team").weight == 1


def test_a_judge_may_count_nothing() -> None:
    assert Judge(id="ani", name="Ani", group="team", weight=0).weight == 0


@pytest.mark.parametrize("weight", [-1, float("inf"), float("nan")])
def test_a_judge_cannot_count_less_than_nothing_or_without_end(weight: float) -> None:
    with pytest.raises(InvalidRecordError, match="weight: "):
        Judge(id="ani", name="Ani", group="team", weight=weight)
