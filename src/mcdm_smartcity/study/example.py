"""A very small study, for trying things out and for the examples in these pages."""

from mcdm_smartcity.study.study import Study

CRITERIA = ("reach", "urgency", "upkeep")
LEVELS = {
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


def example_study() -> Study:
    """
    Return an invented study: four programs, three criteria, two judges; every value is assumed.

    Examples
    --------
    >>> [program.id for program in example_study().programs]
    ['network', 'data-center', 'command-center', 'e-services']
    """
    words = [{"word": word, "value": i} for i, word in enumerate(("none", "low", "medium", "high"))]
    scales = (
        {"kind": "quantity", "unit": "%", "lowest": 0, "highest": 100},
        {"kind": "rating", "words": words},
        {"kind": "quantity", "unit": "million IDR a year", "lowest": 0, "highest": 100,
         "unfunded": 100},
    )  # fmt: skip
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
            for name, direction, scale in zip(
                CRITERIA, ("benefit", "benefit", "cost"), scales, strict=True
            )
        ],
        judges=[{"id": judge, "name": judge, "group": "team"} for judge in ("ani", "budi")],
        judgements=[
            {"judge": judge, "node": "goal", "first": first, "second": second, "value": ratio}
            for judge, ratios in (("ani", (3, 3, 1)), ("budi", (3, 1.7, 0.57)))
            for (first, second), ratio in zip(
                (("reach", "urgency"), ("reach", "upkeep"), ("urgency", "upkeep")),
                ratios,
                strict=True,
            )
        ],
        programs=[
            {
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
            for name, levels in LEVELS.items()
        ],
        links=[{"program": program, "kind": "needs", "other": other} for program, other in NEEDS],
    )
