"""Studies as files: what is written reads back equal, however odd, and in either number style."""

import json
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from good_study import write_good_study
from mcdm_smartcity import Study, example_study, read_study, write_study
from strategies import fewer

EXAMPLES = Path(__file__).parents[2] / "examples"
KINDS = ("folder", "study.toml", "other-name.toml", "study.json")
ODD = "\"',;\n\r\t\\#={}[] \x00\x0b\x1c\x1f\x7f\x85\u00a0\u2028\u200b\ufeffé政😀"
words = st.text(st.sampled_from(ODD) | st.characters(exclude_categories=["Cs"]), max_size=20)
full_words = words.map(lambda text: f"{text}x") | words.filter(lambda text: text.strip() != "")
names = full_words | st.dictionaries(words, full_words, min_size=1, max_size=3)
levels = st.floats(-1e308, 1e308)
amounts = st.floats(0, 1.7e308)
ratios = st.floats(min_value=5e-324, allow_infinity=False)
shares = st.floats(0, 1, exclude_min=True)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["mojokerto", "budget_lines"])
def test_a_study_of_the_repository_reads_back_equal(name: str, kind: str, tmp_path: Path) -> None:
    study = read_study(EXAMPLES / name)
    write_study(study, tmp_path / kind)
    assert read_study(tmp_path / kind) == study


@pytest.mark.parametrize("kind", KINDS)
def test_a_study_with_every_kind_of_record_reads_back_equal(kind: str, tmp_path: Path) -> None:
    study = read_study(write_good_study(tmp_path / "good"))
    write_study(study, tmp_path / kind)
    assert read_study(tmp_path / kind) == study


@pytest.mark.parametrize("kind", KINDS)
def test_writing_what_was_read_gives_the_same_bytes(kind: str, tmp_path: Path) -> None:
    first = write_study(example_study(), tmp_path / "first" / kind)
    again = write_study(read_study(tmp_path / "first" / kind), tmp_path / "again" / kind)
    assert [file.read_bytes() for file in first] == [file.read_bytes() for file in again]


def test_writing_tells_the_files_written(tmp_path: Path) -> None:
    files = write_study(example_study(), tmp_path / "study")
    assert set(files) == set((tmp_path / "study").iterdir())
    assert {file.name for file in files} == {
        "study.toml", "scores.csv", "judgements.csv", "links.csv", "costs.csv",
    }  # fmt: skip


def test_a_study_in_json_is_one_file(tmp_path: Path) -> None:
    file = tmp_path / "new" / "study.json"
    assert write_study(example_study(), file) == (file,)


def test_the_json_schema_of_a_study_tells_its_parts() -> None:
    schema = json.loads(json.dumps(Study.model_json_schema()))
    assert schema["type"] == "object"
    assert {
        "schema",
        "id",
        "horizon",
        "criteria",
        "judgements",
        "programs",
        "links",
        "swot",
    } <= set(schema["properties"])
    assert {"id", "name", "goal", "currency", "horizon", "criteria"} <= set(schema["required"])
    assert schema["additionalProperties"] is False


def test_the_json_schema_of_a_study_tells_how_words_and_scales_are_written() -> None:
    parts = Study.model_json_schema()["$defs"]
    assert {kind["type"] for kind in parts["Text"]["anyOf"]} == {"string", "object"}
    kinds = parts["Criterion"]["properties"]["scale"]["discriminator"]["mapping"]
    assert set(kinds) == {"addressed", "compared", "intensity", "quantity", "rating"}


def odd_study(text: str, name: str | dict[str, str]) -> Study:
    """The example study with odd words wherever people may write some."""
    study = example_study()
    rating = study.criteria[1].scale.changed(words=[
        {"word": f"{text}low", "value": 1}, {"word": f"high{text}", "value": 2},
    ])  # fmt: skip
    told = {"source": text, "note": text}
    rated = {"criterion": "urgency", "value": f"high{text}", **told}
    return study.changed(
        name=name,
        goal=name,
        notes=[name, name],
        criteria=[study.criteria[0], study.criteria[1].changed(scale=rating), study.criteria[2]],
        judgements=[judgement.changed(**told) for judgement in study.judgements],
        links=[link.changed(**told) for link in study.links],
        programs=[
            program.changed(
                name=name,
                tags=[text],
                scores=[program.scores[0].changed(**told), rated, program.scores[2]],
                costs=[cost.changed(**told) for cost in program.costs],
                **told,
            )
            for program in study.programs
        ],
    )


def assert_reads_back_equal(study: Study, folder: Path) -> None:
    for kind in KINDS:
        write_study(study, folder / kind)
        assert read_study(folder / kind) == study, kind


@given(text=words, name=names)
@example(text='say "yes", no; or\n\tmaybe 政\x7f😀', name={"en": '"', "id": "a\nb", "": "'"})
@example(text="one\rtwo", name="x")
@example(text="one\r\ntwo", name="x")
@example(text="\x1cinner\x1f", name="\x1cinner\x1f")
@example(text="\x85inner\u00a0", name="x")
@example(text="\x00", name="\x00")
@example(text="\ufeffmark", name="\ufeffmark")
@fewer(2)
def test_odd_words_read_back_equal(
    tmp_path_factory: pytest.TempPathFactory, text: str, name: str | dict[str, str]
) -> None:
    assert_reads_back_equal(odd_study(text, name), tmp_path_factory.mktemp("odd"))


def test_a_very_long_note_reads_back_equal(tmp_path: Path) -> None:
    # Beyond the longest cell that the csv module reads by default.
    assert_reads_back_equal(odd_study("long, " * 30_000, "x"), tmp_path)


def odd_numbers(level: float, amount: float, ratio: float, share: float) -> Study:
    """The example study with odd numbers wherever people may write some."""
    study = example_study()
    wide = {"kind": "quantity", "lowest": -1e308, "highest": 1e308, "unfunded": level}
    link = {"program": "e-services", "kind": "feeds", "other": "network", "share": share}
    reach, *others = study.criteria
    first, *programs = study.programs
    judged, *judgements = study.judgements
    score = first.scores[0].changed(value=level)
    cost = {"year": 1, "funding": "city", "amount": amount}
    return study.changed(
        criteria=[reach.changed(scale=wide), *others],
        programs=[first.changed(scores=[score, *first.scores[1:]], costs=[cost]), *programs],
        judgements=[judged.changed(value=ratio), *judgements],
        links=[*study.links, link],
        judges=[study.judges[0].changed(weight=amount), study.judges[1]],
    )


@given(level=levels, amount=amounts, ratio=ratios, share=shares)
@example(level=0.1 + 0.2, amount=1e15 + 0.5, ratio=1 / 3, share=5e-324)
@example(level=-0.0, amount=1e16, ratio=5e-324, share=1)
@example(level=123456789012345678, amount=1e22, ratio=1.7e308, share=0.1)
@fewer(2)
def test_odd_numbers_read_back_equal_to_the_last_digit(
    tmp_path_factory: pytest.TempPathFactory,
    level: float,
    amount: float,
    ratio: float,
    share: float,
) -> None:
    study = odd_numbers(level, amount, ratio, share)
    assert_reads_back_equal(study, tmp_path_factory.mktemp("odd"))
