"""The command line as tests run it: quickly in their own process, or in a new one."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from mcdm_smartcity import cli

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
MOJOKERTO = str(EXAMPLES / "mojokerto")
RUN = "from mcdm_smartcity.cli import run; run()"


class CommandLine:
    """
    Runs commands that begin with certain words, in this process.

    What comes back is the exit code, the standard output, and the standard error in one line.
    """

    def __init__(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *first: str
    ) -> None:
        self.capsys, self.monkeypatch, self.first = capsys, monkeypatch, first

    def __call__(self, *words: str) -> tuple[int, str, str]:
        self.monkeypatch.setattr(sys, "argv", ["mcdm-smartcity", *self.first, *words])
        with pytest.raises(SystemExit) as ended:
            cli.run()
        said = self.capsys.readouterr()
        return int(ended.value.code or 0), said.out, " ".join(said.err.split())

    def data(self, *words: str) -> Any:
        code, out, err = self(*words, "--json")
        assert (code, err) == (0, "")
        return json.loads(out)


def in_a_new_process(
    *words: str, script: str = RUN, timeout: float = 300.0
) -> subprocess.CompletedProcess[str]:
    """Run the command line where nothing is loaded yet, and where a solver's own lines are seen."""
    return subprocess.run(
        [sys.executable, "-c", script, *words],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
        timeout=timeout,
    )


def data_of_a_new_process(*words: str) -> Any:
    found = in_a_new_process(*words, "--json")
    assert found.returncode == 0, found.stderr
    return json.loads(found.stdout)
