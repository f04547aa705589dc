"""What the README tells a newcomer to type works as it stands."""

import re
from pathlib import Path

import pytest

from command_line import ROOT, CommandLine
from mcdm_smartcity.cli.commands import app

README = (ROOT / "README.md").read_text()
LIBRARY_USE = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
COMMANDS = re.findall(r"^mcdm-smartcity (.*?)(?:\s+#.*)?$", README, re.MULTILINE)


def test_the_library_use_runs_and_is_short(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    exec(compile(LIBRARY_USE[0], "README.md", "exec"), {})  # noqa: S102 - our own text
    assert len(capsys.readouterr().out.splitlines()) >= 4
    assert len([line for line in LIBRARY_USE[0].splitlines() if line]) <= 15


def test_the_table_of_the_readme_can_be_ranked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "table.csv").write_text(
        "program,cost,reach\ndirection,cost,benefit\nbus,250,60\ntram,400,80\n"
    )
    monkeypatch.chdir(tmp_path)
    exec(compile(LIBRARY_USE[1], "README.md", "exec"), {})  # noqa: S102 - our own text
    assert "tram" in capsys.readouterr().out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_of_the_readme_works(
    command: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(ROOT)
    arguments = command.replace("build/", f"{tmp_path}/").split()
    code, _, _ = CommandLine(capsys, monkeypatch)(*arguments)
    assert code == 0


def test_the_readme_shows_every_command() -> None:
    offered = {one.name or getattr(one.callback, "__name__", "") for one in app.registered_commands}
    assert {command.split()[0] for command in COMMANDS} == offered
