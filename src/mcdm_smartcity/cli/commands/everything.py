"""The command that does all of it."""

from pathlib import Path
from typing import Annotated

import typer

from mcdm_smartcity.assessment.assessment import assess
from mcdm_smartcity.cli.application import (
    AsJson,
    Indonesian,
    Language,
    StudyPath,
    app,
    print_json,
    read,
)
from mcdm_smartcity.cli.assessment_view import print_assessment
from mcdm_smartcity.cli.planned import plan_in
from mcdm_smartcity.cli.printing import Printer
from mcdm_smartcity.files.assessment_files import write_assessment


@app.command(name="assess")
def assess_command(
    study: StudyPath,
    out: Annotated[Path | None, typer.Option(help="Folder to write JSON and CSV into.")] = None,
    plan: Annotated[Path | None, typer.Option(help="A plan: .toml or .json file.")] = None,
    as_json: AsJson = False,
    decimal_comma: Indonesian = False,
    language: Language = "en",
) -> None:
    """All of it: weigh, rank, credit, order, choose and schedule, by the choices of a plan."""
    assessment = assess(read(study, decimal_comma), plan_in(plan))
    written = () if out is None else write_assessment(assessment, out)
    if as_json:
        print_json(assessment)
        return
    printer = Printer()
    print_assessment(printer, assessment, language)
    if written:
        printer.heading("files")
        printer.points(str(path) for path in written)
