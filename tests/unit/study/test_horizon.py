"""The years of the plan."""

import pytest

from mcdm_smartcity import Horizon, InvalidRecordError


def test_a_plan_of_one_year_is_a_plan() -> None:
    assert Horizon(first=2024, last=2024).last == 2024


def test_years_in_the_wrong_order_are_refused() -> None:
    with pytest.raises(InvalidRecordError, match="first must not be after last; found 2028 and 20"):
        Horizon(first=2028, last=2024)


def test_part_of_a_year_is_refused() -> None:
    with pytest.raises(InvalidRecordError, match="first: Input should be a valid integer"):
        Horizon(first=2024.5, last=2028)
