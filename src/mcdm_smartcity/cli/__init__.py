"""The command line `mcdm-smartcity`; it needs the extra ``cli`` (typer and rich)."""

import os
import sys
import threading

from mcdm_smartcity.errors import McdmError, MissingExtraError

REFUSED = 1
# The name of a solver's thread, as `roadmap.racing` gives it; that module is heavy to load.
SOLVER = "mcdm-solver"


def run() -> None:
    """Run the command line; what was refused is told on standard error, with exit code 1."""
    code: str | int | None = 0
    try:
        _app()
    except McdmError as error:
        sys.stderr.write(f"{error}\n")
        code = REFUSED
    except SystemExit as ended:
        code = ended.code
    _end(code)


def _end(code: str | int | None) -> None:
    """End the process; a solver that was left behind is not waited for, and must not abort it."""
    if any(thread.name == SOLVER for thread in threading.enumerate()):
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code if isinstance(code, int) else int(code is not None))
    raise SystemExit(code)


def _app() -> None:
    try:
        from mcdm_smartcity.cli.commands import app  # noqa: PLC0415 - an optional package
    except ModuleNotFoundError as error:
        if error.name not in {"typer", "rich"}:
            raise
        raise MissingExtraError("the command line", error.name, "cli") from None
    app()
