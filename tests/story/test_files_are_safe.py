"""Writing never leaves half a file: all files or none, and no trace of the attempt."""

import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from good_study import FILES, write_good_study
from mcdm_smartcity import (
    NotWritableError,
    Plan,
    assess,
    example_study,
    read_study,
    write_assessment,
    write_plan,
    write_study,
)

Writer = Callable[[Path], object]
WRITERS: dict[str, Writer] = {
    "a study": lambda path: write_study(example_study(), path),
    "a study in JSON": lambda path: write_study(example_study(), path / "study.json"),
    "a plan": lambda path: write_plan(Plan(), path / "plan.toml"),
    "an assessment": lambda path: write_assessment(assess(example_study()), path),
}
writers = pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)


def contents(folder: Path) -> dict[str, bytes | None]:
    """Everything in a folder; None for a folder in it."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


@contextmanager
def a_full_disk(room: int) -> Iterator[None]:
    """No file may grow beyond so many bytes, as if the disk had no more room."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@writers
def test_a_file_in_place_of_the_folder_is_told_and_left(write: Writer, tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.write_text("mine", "utf-8")
    with pytest.raises(NotWritableError, match=r"cannot write into .*target: "):
        write(target)
    assert contents(tmp_path) == {"target": b"mine"}


@writers
def test_a_file_above_the_folder_is_told_and_left(write: Writer, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", "utf-8")
    with pytest.raises(NotWritableError, match=r"cannot write into .*folder"):
        write(tmp_path / "file" / "folder")
    assert contents(tmp_path) == {"file": b"mine"}


@writers
def test_a_full_disk_is_told_and_what_was_there_is_left(write: Writer, tmp_path: Path) -> None:
    write(tmp_path)
    before = contents(tmp_path)
    with a_full_disk(room=20), pytest.raises(NotWritableError, match="cannot write into"):
        write(tmp_path)
    assert contents(tmp_path) == before


@writers
def test_writing_leaves_nothing_but_its_files(write: Writer, tmp_path: Path) -> None:
    write(tmp_path / "once")
    write(tmp_path / "twice")
    write(tmp_path / "twice")
    assert contents(tmp_path / "twice") == contents(tmp_path / "once")
    assert not [name for name in contents(tmp_path) if Path(name).name.startswith(".")]


@pytest.mark.parametrize("name", FILES)
def test_a_folder_in_place_of_one_file_leaves_all_files(name: str, tmp_path: Path) -> None:
    write_good_study(tmp_path)
    (tmp_path / name).unlink()
    (tmp_path / name / "inside").mkdir(parents=True)
    before = contents(tmp_path)
    with pytest.raises(NotWritableError, match="cannot write into"):
        write_study(example_study(), tmp_path)
    assert contents(tmp_path) == before


def test_a_study_written_over_another_keeps_nothing_of_it(tmp_path: Path) -> None:
    folder = write_good_study(tmp_path)
    bare = example_study().changed(links=[])
    write_study(bare, folder)
    assert read_study(folder) == bare


def test_a_written_file_may_be_read_by_whom_other_new_files_may(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.touch()
    file, *_ = write_study(example_study(), tmp_path)
    assert file.stat().st_mode == other.stat().st_mode


def test_not_writable_is_an_os_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="cannot write into"):
        write_plan(Plan(), tmp_path / "file" / "plan.toml")
