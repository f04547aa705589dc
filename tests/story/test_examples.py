"""The example scripts run as they are, stay short, and say something."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from mcdm_smartcity import assess, read_study
from mcdm_smartcity.study.swot import KINDS, SWOT

EXAMPLES = Path(__file__).parents[2] / "examples"
SCRIPTS = sorted(EXAMPLES.glob("*.py"))
STUDIES = ("mojokerto", "budget_lines")


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_an_example_runs_from_another_folder_and_prints(script: Path, tmp_path: Path) -> None:
    found = subprocess.run(
        [sys.executable, "-W", "error", script],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=True,
    )
    assert len(found.stdout.splitlines()) > 5
    assert not found.stderr


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_an_example_fits_on_a_page(script: Path) -> None:
    assert len(script.read_text().splitlines()) < 40


@pytest.mark.parametrize("name", STUDIES)
def test_no_program_is_funded_before_one_that_it_needs(name: str) -> None:
    study = read_study(EXAMPLES / name)
    place = {program: i for i, program in enumerate(assess(study).order.order)}
    needs = [link for link in study.links if link.kind == "needs"]
    assert needs
    assert all(place[link.other] < place[link.program] for link in needs)


def test_mojokerto_covers_its_priorities_dimensions_and_judges() -> None:
    study = read_study(EXAMPLES / "mojokerto")
    assert 20 <= len(study.programs) <= 30
    assert len(study.priorities) == 5
    assert all(priority.basis == "published" for priority in study.priorities)
    assert {program.dimension for program in study.programs} == {d.id for d in study.dimensions}
    assert len({judge.group for judge in study.judges}) == 4
    assert all("illustrative" in judgement.source for judgement in study.judgements)


def test_mojokerto_calls_nothing_published_without_a_source() -> None:
    study = read_study(EXAMPLES / "mojokerto")
    published = [record for _, record in study.sourced() if record.basis == "published"]
    assert published
    assert all(record.source for record in published)


def test_mojokerto_has_a_strategic_analysis_with_its_sources() -> None:
    study = read_study(EXAMPLES / "mojokerto")
    assert 9 <= len(study.readiness) <= 12
    assert {item.element for item in study.readiness} == {
        "structure", "infrastructure", "superstructure",
    }  # fmt: skip
    assert {item.aspect for item in study.readiness} == {
        "people", "budget", "governance", "physical", "digital", "social",
        "policy", "institutions", "procedure",
    }  # fmt: skip
    counts = Counter(factor.kind for factor in study.swot)
    assert set(counts) == set(KINDS)
    assert set(counts.values()) <= {3, 4}
    for record in (*study.readiness, *study.swot):
        assert "https://" in record.source
        if record.basis != "published":
            assert record.note
    assert all(item.evidence for item in study.readiness)
    assert all(factor.evidence for factor in study.swot)


def test_mojokerto_is_weighed_without_its_strategic_analysis() -> None:
    study = read_study(EXAMPLES / "mojokerto")
    kept = [judgement for judgement in study.judgements if judgement.node not in {SWOT, *KINDS}]
    assert assess(study).order == assess(study.changed(swot=(), judgements=kept)).order


def test_budget_lines_hold_the_published_money() -> None:
    study = read_study(EXAMPLES / "budget_lines")
    assert len(study.programs) == 57
    assert study.costs.total.sum() == 59_659_000_000
    assert all(cost.basis == "published" for program in study.programs for cost in program.costs)
