"""Plans as files: what is written reads back equal, and what is no plan is told in words."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mcdm_smartcity import (
    AtLeast,
    Budget,
    Exclude,
    InvalidStudyError,
    Lag,
    Plan,
    StudyNotFoundError,
    YearlyBudget,
    read_plan,
    write_plan,
)

GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "portfolio.md"
SHOWN = re.findall(r"```toml\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
NAMES = ("plan.toml", "plan.json")
PARAMETERS = {"p": 1, "q": 1.0, "normalise": "range", "strict": True, "loose": False}
PLAN = Plan(
    weighting={"method": "geometric_mean", "random_index": "saaty"},
    ranking={"method": "topsis", "parameters": PARAMETERS},
    constraints=[Budget(12, "city"), AtLeast(1, {"quick_win": True}), Exclude(["park"])],
    timetable=[YearlyBudget([5, 7.5], "city", carry_over=True), Lag("portal", "fibre", 1, "start")],
    roadmap={
        "discount": 0.96,
        "tail": 5,
        "inflation": 0.03,
        "gap": 0.02,
        "engine": "highs",
        "time_limit": 20.0,
    },
    portfolio={"gap": 0.01, "engine": "scipy", "time_limit": 60.0, "entries": 5},
    notes=[{"en": "The budget is assumed.", "id": "Anggaran adalah asumsi."}],
    seed=2**40,
)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
settings = st.booleans() | st.integers() | st.floats(allow_nan=False) | texts


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("plan", [Plan(), PLAN], ids=["the defaults", "everything chosen"])
def test_a_plan_reads_back_equal(plan: Plan, name: str, tmp_path: Path) -> None:
    file = write_plan(plan, tmp_path / name)
    assert file == tmp_path / name
    assert read_plan(file) == plan


def test_the_parameters_of_a_plan_keep_their_kinds(tmp_path: Path) -> None:
    kinds = {
        name: type(value)
        for file in NAMES
        for name, value in read_plan(write_plan(PLAN, tmp_path / file)).ranking.parameters.items()
    }
    assert kinds == {"p": int, "q": float, "normalise": str, "strict": bool, "loose": bool}


@given(parameters=st.dictionaries(texts, settings, max_size=4), seed=st.integers(0, 2**70))
@example(parameters={'a "b"\n\x7f': "\r\x00\x1c\\", "": " "}, seed=0)
@example(parameters={"far": float("inf"), "tiny": 5e-324, "large": 1e16, "zero": -0.0}, seed=1)
def test_odd_plans_read_back_equal(
    tmp_path_factory: pytest.TempPathFactory,
    parameters: dict[str, bool | float | str],
    seed: int,
) -> None:
    plan = Plan(ranking={"parameters": parameters}, seed=seed)
    folder = tmp_path_factory.mktemp("plan")
    assert [read_plan(write_plan(plan, folder / name)) for name in NAMES] == [plan, plan]


def test_a_plan_is_found_in_its_folder(tmp_path: Path) -> None:
    write_plan(PLAN, tmp_path / "new" / "plan.toml")
    assert read_plan(tmp_path / "new") == PLAN


def test_a_plan_that_states_nothing_chooses_the_defaults(tmp_path: Path) -> None:
    file = tmp_path / "plan.toml"
    file.write_text("schema = 1\n", "utf-8")
    assert read_plan(file) == Plan()


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("", "plan.toml", "write schema = 1"),
        ("schema = 99", "plan.toml", "install a newer version"),
        ("schema = 0", "plan.toml", "a whole number from 1 to 1; found 0"),
        ("schema = 1\nseed = -1", "plan.toml / seed", "greater than or equal to 0; found -1"),
        ("schema = 1\nseed = 1.5", "plan.toml / seed", "found 1.5"),
        ("schema = 1\nseeds = 1", "plan.toml / seeds", "is not a key that is known here"),
        ("schema = 1\nranking = 'topsis'", "plan.toml / ranking", "found 'topsis'"),
        ("schema = 1\nranking.name = 'x'", "plan.toml / ranking / name", "is not a key"),
        ("schema = 1\nranking.parameters = [1]", "plan.toml / ranking / parameters", "dictionary"),
        ("schema = ", "plan.toml", "is no TOML"),
        ("schema = 1\nroadmap = 1", "plan.toml / roadmap", "found 1"),
        ("schema = 1\n[roadmap]\ndiscount = 0", "plan.toml / roadmap / discount", "found 0"),
        ("schema = 1\n[roadmap]\ndiscount = 1.1", "plan.toml / roadmap / discount", "found 1.1"),
        ("schema = 1\n[roadmap]\ntail = -1", "plan.toml / roadmap / tail", "found -1"),
        ("schema = 1\n[roadmap]\ntail = 0.5", "plan.toml / roadmap / tail", "found 0.5"),
        ("schema = 1\n[roadmap]\ninflation = -1", "plan.toml / roadmap / inflation", "found -1"),
        ("schema = 1\n[roadmap]\ninflation = inf", "plan.toml / roadmap / inflation", "finite"),
        ("schema = 1\n[roadmap]\ngap = 1", "plan.toml / roadmap / gap", "less than 1; found 1"),
        ("schema = 1\n[roadmap]\ntime_limit = 0", "plan.toml / roadmap / time_limit", "found 0"),
        ("schema = 1\n[roadmap]\nengine = 3", "plan.toml / roadmap / engine", "found 3"),
        ("schema = 1\n[roadmap]\nyears = 3", "plan.toml / roadmap / years", "is not a key"),
        ("schema = 1\nroadmaps = 1", "plan.toml / roadmaps", "did you mean 'roadmap'"),
    ],
)
def test_what_is_no_plan_is_told(text: str, place: str, words: str, tmp_path: Path) -> None:
    file = tmp_path / "plan.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(InvalidStudyError) as caught:
        read_plan(file)
    (problem,) = caught.value.problems
    assert problem.where == place
    assert words in problem.what


def test_a_parameter_that_is_a_list_is_told_once(tmp_path: Path) -> None:
    file = tmp_path / "plan.toml"
    file.write_text("schema = 1\nranking.parameters.p = [1]", "utf-8")
    with pytest.raises(InvalidStudyError) as caught:
        read_plan(file)
    (problem,) = caught.value.problems
    assert problem.where == "plan.toml / ranking / parameters / p"


def test_every_mistake_of_a_plan_is_told(tmp_path: Path) -> None:
    file = tmp_path / "plan.json"
    file.write_text('{"schema": 1, "seed": -1, "weighting": {"method": 5}, "x": 1}', "utf-8")
    with pytest.raises(InvalidStudyError, match="3 problems") as caught:
        read_plan(file)
    places = {problem.where for problem in caught.value.problems}
    assert places == {"plan.json / seed", "plan.json / weighting / method", "plan.json / x"}


def test_a_section_that_states_nothing_is_kept_apart_from_none(tmp_path: Path) -> None:
    file = tmp_path / "plan.toml"
    file.write_text("schema = 1\n[roadmap]\n", "utf-8")
    asking = read_plan(file)
    assert asking == Plan(roadmap={})
    assert asking != Plan()
    assert [read_plan(write_plan(asking, tmp_path / name)) for name in NAMES] == [asking] * 2


@pytest.mark.parametrize("text", SHOWN)
def test_what_the_guide_shows_is_a_plan(text: str, tmp_path: Path) -> None:
    file = tmp_path / "plan.toml"
    file.write_text(text if text.startswith("schema") else f"schema = 1\n{text}", "utf-8")
    assert read_plan(file) != Plan()


def test_a_missing_plan_is_told(tmp_path: Path) -> None:
    with pytest.raises(StudyNotFoundError, match=r"holds no plan\.toml"):
        read_plan(tmp_path)
