"""Bad studies: whatever is damaged in a study, reading it tells problems and never crashes."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from good_study import FILES, write_good_study
from mcdm_smartcity import InvalidStudyError, example_study, read_study, write_study

Way = tuple[str | int, ...]
ODD_VALUES: tuple[Any, ...] = (
    None,
    True,
    -1,
    0.5,
    1e300,
    float("inf"),
    float("nan"),
    "",
    " ",
    "goal",
    "1e999",
    [],
    {},
    [[]],
    [None],
    ["goal"],
    {"id": 1},
    {"en": 1},
    10**400,
)


def good_data() -> dict[str, Any]:
    """The example study as the plain data of its JSON file."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "study.json"
        write_study(example_study(), file)
        data: dict[str, Any] = json.loads(file.read_text("utf-8"))
        return data


def paths_in(data: object, above: Way = ()) -> Iterator[Way]:
    """Yield the way to every part of plain data."""
    if isinstance(data, dict):
        entries = list(data.items())
    else:
        entries = list(enumerate(data)) if isinstance(data, list) else []
    for key, part in entries:
        yield (*above, key)
        yield from paths_in(part, (*above, key))


GOOD = good_data()
PLACES = tuple(paths_in(GOOD))


def refusal_of(path: Path) -> InvalidStudyError | None:
    """Why the study is refused; None if what was damaged is still a study."""
    try:
        read_study(path)
    except InvalidStudyError as error:
        return error
    return None


def read_damaged(place: Way, value: object) -> None:
    """Read the good study with one part replaced; a refusal must name problems with places."""
    data = copy.deepcopy(GOOD)
    holder: Any = data
    for key in place[:-1]:
        holder = holder[key]
    holder[place[-1]] = value
    with TemporaryDirectory() as folder:
        file = Path(folder) / "study.json"
        file.write_text(json.dumps(data), "utf-8")
        refusal = refusal_of(file)
    if refusal is not None:
        assert refusal.problems
        assert all(problem.where and problem.what for problem in refusal.problems)


@given(place=st.sampled_from(PLACES), value=st.sampled_from(ODD_VALUES))
@example(place=("programs", 0, "scores", 0, "criterion"), value=[])
@example(place=("number_style",), value={})
@example(place=("programs", 0, "scores", 0, "value"), value="1e999")
def test_whatever_is_damaged_in_a_study_is_told(place: Way, value: object) -> None:
    read_damaged(place, value)


@given(
    file=st.sampled_from(sorted(FILES)),
    at=st.integers(0, 3000),
    junk=st.sampled_from(
        ['"', "\n", "\r", ";", ",", "\x00", "[", "]", "=", "'", "\ufeff", "9e999"]
    ),
)
def test_whatever_is_typed_into_a_file_by_accident_is_told(file: str, at: int, junk: str) -> None:
    text = FILES[file]
    where = at % (len(text) + 1)
    with TemporaryDirectory() as folder:
        path = write_good_study(Path(folder))
        (path / file).write_bytes((text[:where] + junk + text[where:]).encode())
        refusal = refusal_of(path)
    assert refusal is None or refusal.problems
