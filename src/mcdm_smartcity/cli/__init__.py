"""The command line `mcdm-smartcity`; it needs the extra ``cli`` (typer and rich)."""

import sys

from mcdm_smartcity.errors import McdmError, MissingExtraError

REFUSED = 1


def run() -> None:
    """Run the command line; what was refused is told on standard error, with exit code 1."""
    try:
        _app()
    except McdmError as error:
        sys.stderr.write(f"{error}\n")
        raise SystemExit(REFUSED) from None


def _app() -> None:
    try:
        from mcdm_smartcity.cli.commands import app  # noqa: PLC0415 - an optional package
    except ModuleNotFoundError as error:
        if error.name not in {"typer", "rich"}:
            raise
        raise MissingExtraError("the command line", error.name, "cli") from None
    app()
