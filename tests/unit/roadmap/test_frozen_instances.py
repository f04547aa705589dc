"""Files of frozen roadmaps, as the benchmark reads them: question, worth and rules, by hand."""

import json
from pathlib import Path
from typing import Any

import pytest

from frozen_roadmaps import broken, check, question, read, worth
from mcdm_smartcity import schedule

# Small enough for pencil and paper; written as the frozen files are.
INSTANCE: dict[str, Any] = {
    "name": "by_hand",
    "periods": 3,
    "discount": 0.5,
    "tail": 1,
    "minimum_share_of_cost_per_dimension": 0.25,
    "programs": [
        {
            "id": "fibre",
            "duration": 2,
            "cost_by_year_of_life": [4, 2],
            "worth_per_period": 8,
            "sources": ["city"],
            "agency": "it",
            "dimension": "net",
        },
        {
            "id": "portal",
            "duration": 1,
            "cost_by_year_of_life": [5],
            "worth_per_period": 16,
            "sources": ["city", "firms"],
            "agency": "it",
            "dimension": "use",
        },
        {
            "id": "park",
            "duration": 1,
            "cost_by_year_of_life": [3],
            "worth_per_period": 4,
            "sources": ["firms"],
            "agency": "green",
            "dimension": "use",
        },
        {
            "id": "road",
            "duration": 1,
            "cost_by_year_of_life": [1],
            "worth_per_period": 1,
            "sources": ["firms"],
            "agency": "green",
            "dimension": "use",
        },
    ],
    "needs": [{"program": "portal", "needs": "fibre", "start_to_start_lag": 2}],
    "excludes": [["park", "road"]],
    "synergies": [{"programs": ["park", "portal"], "worth_per_period": 32}],
    "budget": {"city": [4, 2, 4], "firms": [3, 1, 3]},
    "capacity": {"it": 1, "green": 1},
}
BEST = {"fibre": 1, "portal": 3, "park": 1}


def test_the_worth_is_that_of_pencil_and_paper() -> None:
    # Periods count from 0 in the formula, and the tail ends after 3: fibre 8 (1/4 + 1/8),
    # portal 16/8, park 4 (1/2 + 1/4 + 1/8), and both together 32/8 from the portal on.
    assert worth(INSTANCE, BEST) == 3 + 2 + 3.5 + 4
    assert worth(INSTANCE, {"fibre": 1, "park": 2}) == 3 + 4 * (1 / 4 + 1 / 8)
    assert worth(INSTANCE, {}) == 0


def test_schedule_means_the_same_by_an_instance(tmp_path: Path) -> None:
    file = tmp_path / "by_hand.json"
    file.write_text(json.dumps(INSTANCE))
    found = schedule(**question(read(file)), gap=0.0)
    assert dict(found.start) == BEST
    assert found.worth == worth(INSTANCE, found.start) == 12.5
    check(INSTANCE, found.start, found.worth)


def test_another_worth_is_told() -> None:
    with pytest.raises(ValueError, match=r"says 12\.4, but by the instance's formula it is 12\.5"):
        check(INSTANCE, BEST, 12.4)


@pytest.mark.parametrize(
    ("start", "words"),
    [
        ({"fibre": 1, "portal": 2}, "portal starts before fibre lets it"),
        ({"portal": 3}, "portal starts before fibre lets it"),
        ({"park": 1, "road": 3}, "park and road exclude each other"),
        ({"fibre": 3}, "fibre is not at work within the periods"),
        ({"road": 0}, "road is not at work within the periods"),
        ({"fibre": 1, "portal": 2}, "agency it has too much work in 2"),
        ({"fibre": 2}, "city lack money in 2"),
        ({"fibre": 1, "portal": 1}, "city and firms lack money in 1"),
        ({"park": 1}, "dimension net has less than its share of the cost"),
        ({"tram": 1}, "tram is no program"),
    ],
)
def test_a_broken_rule_is_told(start: dict[str, int], words: str) -> None:
    assert not list(broken(INSTANCE, BEST))
    assert words in list(broken(INSTANCE, start))
    with pytest.raises(ValueError, match=words):
        check(INSTANCE, start, worth(INSTANCE, start))
