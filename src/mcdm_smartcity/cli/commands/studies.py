"""Commands about a study as it is written: check and show."""

from pathlib import Path

import typer

from mcdm_smartcity.assessment.assessment import count_bases
from mcdm_smartcity.cli import views
from mcdm_smartcity.cli.application import (
    AsJson,
    Indonesian,
    Language,
    StudyPath,
    app,
    print_json,
    read,
)
from mcdm_smartcity.cli.printing import Printer
from mcdm_smartcity.cli.words import MERGED, VALID
from mcdm_smartcity.dependencies.graph import DependencyGraph
from mcdm_smartcity.errors import InvalidStudyError
from mcdm_smartcity.files.plain_data import to_plain


@app.command()
def check(study: StudyPath, as_json: AsJson = False, decimal_comma: Indonesian = False) -> None:
    """Tell all problems of a study, each with its place; exit code 1 if there is any."""
    if as_json:
        _check_as_json(study, decimal_comma)
        return
    valid = read(study, decimal_comma)
    printer = Printer()
    views.print_title(printer, valid, "en")
    views.print_basis(printer, count_bases(valid))
    for cycle in DependencyGraph.from_study(valid).cycles:
        printer.line(MERGED.format(loop=" → ".join(cycle.loop)))
    printer.line(VALID)


@app.command()
def show(
    study: StudyPath,
    as_json: AsJson = False,
    decimal_comma: Indonesian = False,
    language: Language = "en",
) -> None:
    """Show what is in a study."""
    valid = read(study, decimal_comma)
    if as_json:
        print_json(valid)
    else:
        views.print_study(Printer(), valid, language)


def _check_as_json(path: Path, decimal_comma: bool) -> None:
    try:
        valid = read(path, decimal_comma)
    except InvalidStudyError as error:
        print_json({"valid": False, "problems": to_plain(error.problems)})
        raise typer.Exit(1) from None
    cycles = to_plain(DependencyGraph.from_study(valid).cycles)
    print_json(
        {"valid": True, "problems": [], "basis": to_plain(count_bases(valid)), "cycles": cycles}
    )
