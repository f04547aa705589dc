"""How sure, who disagrees, which judgement: as the command line tells it."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from command_line import EXAMPLES, CommandLine
from mcdm_smartcity import (
    Study,
    group_agreement,
    judgement_diagnostics,
    read_study,
    weight_intervals,
    write_study,
)
from mcdm_smartcity.cli.printing import WIDTH
from strategies_studies import Said, study_of

MOJOKERTO = EXAMPLES / "mojokerto"
ALL = ("--intervals", "--agreement", "--diagnose")


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    command = CommandLine(capsys, monkeypatch, "weigh")

    def run(study: Path, *options: str) -> str:
        code, out, err = command(str(study), *options)
        assert (code, err) == (0, "")
        return out

    return run


def written(study: Study, folder: Path) -> Path:
    write_study(study, folder / "study")
    return folder / "study"


def test_tables_fit_a_hundred_columns(said: Any) -> None:
    out = said(MOJOKERTO, *ALL)
    assert max(map(len, out.splitlines())) <= WIDTH
    assert not [line for line in out.splitlines() if line.startswith("│")]


def test_intervals_tell_which_neighbours_cannot_be_told_apart(said: Any) -> None:
    out = said(MOJOKERTO, "--intervals")
    assert "low %" in out
    assert "the order of enterprise and learning is open" in out
    assert "noise scale_step 0.5, seed 0" in out
    assert "GCOMPI" not in out


def test_agreement_tells_who_thinks_alike(said: Any) -> None:
    out = said(MOJOKERTO, "--agreement")
    assert "Groups of judges who think alike" in out
    assert "| community-1" in out
    assert "kelurahan : poor-benefit" in out


def test_diagnosis_tells_the_judgement_and_the_least_change(said: Any) -> None:
    out = said(MOJOKERTO, "--diagnose")
    assert "0.117!" in out
    assert "For council-2 on goal, the least change from CR 0.117 to 0.100, a proposal only" in out


def test_without_the_options_nothing_is_added(said: Any) -> None:
    out = said(MOJOKERTO)
    for words in ("low %", "GCOMPI", "suggested"):
        assert words not in out


def test_json_holds_what_the_library_computes(said: Any) -> None:
    data = json.loads(said(MOJOKERTO, *ALL, "--json"))
    study = read_study(MOJOKERTO)
    assert data["intervals"] == weight_intervals(study).as_rows()
    assert data["fits"] == group_agreement(study).as_rows()
    assert data["similarity"] == group_agreement(study).similarity_rows()
    assert data["diagnostics"] == judgement_diagnostics(study).as_rows()
    (proposal,) = data["proposals"]
    assert (proposal["judge"], proposal["changes"][0]["first"]) == ("council-2", "infrastructure")
    assert data["neighbours"][0]["among"] == "all criteria"


def test_a_study_without_judgements_says_so(said: Any, tmp_path: Path) -> None:
    silent = study_of({"goal": ["a", "b"]}, {}, typed={"a": 1.0, "b": 3.0})
    out = said(written(silent, tmp_path), *ALL)
    assert "Nobody judged anything here" in out
    assert "no judgement is uncertain here" in out


def test_judges_who_skip_and_say_too_little_are_told_in_words(said: Any, tmp_path: Path) -> None:
    whole = [[1, 2, 4], [1 / 2, 1, 2], [1 / 4, 1 / 2, 1]]
    tree = np.array([[1, 2, np.nan], [1 / 2, 1, 2], [np.nan, 1 / 2, 1]])
    pair = [[1, 2], [1 / 2, 1]]
    families = {"goal": ["top", "other"], "top": ["a", "b", "c"]}
    people: Said = {
        "ani": {"goal": pair, "top": whole},
        "budi": {"top": tree},
        "citra": {"goal": pair},
    }
    out = said(written(study_of(families, people), tmp_path), *ALL)
    assert "budi gave too few judgements on top" in out
    assert "citra" in out
    assert "No ratio is above 0.10" in out
