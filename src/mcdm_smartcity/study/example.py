"""A very small study, for trying things out and for the examples in these pages."""

from typing import Any

from mcdm_smartcity.study.study import Study

WORDS = [{"word": word, "value": i} for i, word in enumerate(("none", "low", "medium", "high"))]
PERCENT = {"kind": "quantity", "unit": "%", "lowest": 0, "highest": 100}
MONEY = PERCENT | {"unit": "million IDR a year", "unfunded": 100}
CRITERIA = {
    "reach": ("benefit", PERCENT),
    "urgency": ("benefit", {"kind": "rating", "words": WORDS}),
    "upkeep": ("cost", MONEY),
}
LEVELS: dict[str, tuple[float | str, ...]] = {
    "network": (10, "low", 20),
    "data-center": (5, "medium", 40),
    "command-center": (60, "high", 60),
    "e-services": (80, "medium", 20),
}
COSTS = {"network": 400, "data-center": 900, "command-center": 700, "e-services": 300}
NEEDS = (
    ("data-center", "network"),
    ("command-center", "data-center"),
    ("e-services", "network"),
)
JUDGEMENTS: dict[str, dict[tuple[str, str], float]] = {
    "ani": {("reach", "urgency"): 3, ("reach", "upkeep"): 3, ("urgency", "upkeep"): 1},
    "budi": {("reach", "urgency"): 3, ("reach", "upkeep"): 1.7, ("urgency", "upkeep"): 0.57},
}


def example_study() -> Study:
    """
    Return an invented study: four programs, three criteria, two judges; every value is assumed.

    Examples
    --------
    >>> [program.id for program in example_study().programs]
    ['network', 'data-center', 'command-center', 'e-services']
    """
    return Study(
        id="example",
        name={"en": "A small example", "id": "Contoh kecil"},
        goal={"en": "Programs that serve people soon", "id": "Program yang segera melayani warga"},
        currency="IDR",
        horizon={"first": 2023, "last": 2027},
        notes=["Everything in this study is invented."],
        dimensions=[{"id": "governance", "name": "Smart Governance"}],
        agencies=[{"id": "diskominfo", "name": "Diskominfo"}],
        funding=[{"id": "city", "name": {"en": "City budget", "id": "APBD kota"}}],
        groups=[{"id": "team", "name": {"en": "Drafting team", "id": "Tim penyusun"}}],
        criteria=[
            {"id": name, "name": name, "direction": direction, "scale": scale}
            for name, (direction, scale) in CRITERIA.items()
        ],
        judges=[{"id": judge, "name": judge, "group": "team"} for judge in JUDGEMENTS],
        judgements=[
            {"judge": judge, "node": "goal", "first": first, "second": second, "value": ratio}
            for judge, ratios in JUDGEMENTS.items()
            for (first, second), ratio in ratios.items()
        ],
        programs=[_program(name, levels) for name, levels in LEVELS.items()],
        links=[{"program": program, "kind": "needs", "other": other} for program, other in NEEDS],
    )


def _program(name: str, levels: tuple[float | str, ...]) -> dict[str, Any]:
    return {
        "id": name,
        "name": name,
        "dimension": "governance",
        "agency": "diskominfo",
        "scores": [
            {"criterion": criterion, "value": level}
            for criterion, level in zip(CRITERIA, levels, strict=True)
        ],
        "costs": [{"year": 1, "funding": "city", "amount": COSTS[name] * 1e6}],
    }
