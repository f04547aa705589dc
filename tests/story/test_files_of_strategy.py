"""Readiness and SWOT as files: two languages, lists of programs, and tables that stay behind."""

from pathlib import Path

import pytest

from good_study import Change, in_table, write_good_study
from mcdm_smartcity import Study, Text, example_study, read_study, write_study

FACTOR = {"id": "team", "name": "Team", "kind": "strength", "programs": ["network", "e-services"]}


def good(folder: Path, *changes: Change) -> Study:
    return read_study(write_good_study(folder, *changes))


def test_names_may_stand_in_two_languages(tmp_path: Path) -> None:
    team, funds, _ = good(tmp_path).swot
    both = {"en": "A team that knows the city", "id": "Tim yang mengenal kota"}
    assert (team.name, funds.name) == (Text(both), Text("Own funds"))


def test_names_may_stand_in_bahasa_indonesia_only(tmp_path: Path) -> None:
    changes = in_table("swot", "funds,Own funds,strength,,1", "funds,,strength,Dana sendiri,1")
    assert good(tmp_path, *changes).swot[1].name == Text({"id": "Dana sendiri"})


def test_names_in_other_languages_are_tables_as_in_toml(tmp_path: Path) -> None:
    changes = in_table("swot", "Own funds", '"{ jv = ""Dana dhewe"", en = ""Own"" }"')
    name = good(tmp_path, *changes).swot[1].name
    assert (name.words("jv"), name.words("en")) == ("Dana dhewe", "Own")


@pytest.mark.parametrize("kind", ["kekuatan", "Strength", "STRENGTH"])
def test_kinds_may_be_in_bahasa_indonesia_and_in_capitals(kind: str, tmp_path: Path) -> None:
    changes = in_table("swot", "Own funds,strength", f"Own funds,{kind}")
    assert good(tmp_path, *changes).swot[1].kind == "strength"


@pytest.mark.parametrize("between", [" ", ",", ";", ", ", "\n"])
def test_programs_of_a_cell_may_be_separated_in_many_ways(between: str, tmp_path: Path) -> None:
    changes = in_table("swot", "cctv data-center", f'"cctv{between}data-center"')
    assert good(tmp_path, *changes).swot[1].programs == ("cctv", "data-center")


def test_an_item_may_stand_in_the_document(tmp_path: Path) -> None:
    study = good(tmp_path)
    (tmp_path / "readiness.csv").unlink()
    with (tmp_path / "study.toml").open("a") as document:
        document.write('\n[[readiness]]\nid = "staff"\nname = { en = "Staff" }\n')
        document.write('element = "structure"\nnow = 2\ntarget = 4\nprograms = ["cctv"]\n')
    (item,) = read_study(tmp_path).readiness
    assert (item.now, item.target, item.programs) == (2, 4, ("cctv",))
    assert len(study.readiness) == 3


def test_tables_are_written_in_the_order_of_their_columns(tmp_path: Path) -> None:
    write_study(example_study().changed(swot=[FACTOR]), tmp_path)
    assert (tmp_path / "swot.csv").read_text() == (
        "id,name,kind,name_id,weight,evidence,priority,programs,basis,source,note\n"
        "team,Team,strength,,,,,network e-services,,,\n"
    )
    assert not (tmp_path / "readiness.csv").exists()


def test_a_table_that_is_there_already_is_emptied_with_its_part(tmp_path: Path) -> None:
    study = example_study().changed(swot=[FACTOR])
    write_study(study, tmp_path)
    bare = study.changed(swot=())
    assert tmp_path / "swot.csv" in write_study(bare, tmp_path)
    assert read_study(tmp_path) == bare


@pytest.mark.parametrize(
    "name",
    [
        "{ en = 1 }",
        '{ en = "City" }',
        "{half",
        " led by a space",
        "with a tab behind\t",
        {"en": "{", "id": "}"},
        {"en": " a", "id": "b "},
        {"id": "Kota", "en": "City"},
        {"en": "City", "id": "Kota", "jv": "Kutha"},
        {"": "plain", "en": "City"},
    ],
)
def test_names_that_look_like_tables_read_back_equal(
    name: str | dict[str, str], tmp_path: Path
) -> None:
    study = example_study().changed(swot=[FACTOR | {"name": name}])
    write_study(study, tmp_path)
    assert read_study(tmp_path) == study


def test_writing_over_a_folder_keeps_each_factor_once(tmp_path: Path) -> None:
    study = good(tmp_path)
    write_study(study, tmp_path)
    assert read_study(tmp_path) == study
