"""The application: its options, and what every command needs."""

from pathlib import Path
from typing import Annotated, Any

import typer

from mcdm_smartcity.cli.words import EXIT_CODES
from mcdm_smartcity.files.documents import json_text
from mcdm_smartcity.files.plain_data import to_plain
from mcdm_smartcity.files.study_reader import read_study
from mcdm_smartcity.study.amounts import ENGLISH, INDONESIAN, NumberStyle
from mcdm_smartcity.study.study import Study

app = typer.Typer(
    help="From judgements and data to a defensible plan for Smart City programs.",
    epilog=EXIT_CODES,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
StudyPath = Annotated[
    Path, typer.Argument(metavar="STUDY", help="A study: folder, .toml or .json file.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]
Indonesian = Annotated[
    bool, typer.Option("--decimal-comma", help="Numbers in the CSV tables are like 1.234,5.")
]
Language = Annotated[str, typer.Option(help="Language of names: en, id or what the study has.")]
Weighting = Annotated[str, typer.Option("--weighting", help="eigenvector, geometric_mean ...")]
Scale = Annotated[str, typer.Option("--scale", help="Scale of judgements: linear, balanced ...")]
PrioritiesFrom = Annotated[
    str,
    typer.Option("--priorities", help="What weighs under the goal: judgements, readiness, swot."),
]
RandomIndex = Annotated[str, typer.Option(help="Table behind consistency ratios.")]


def read(path: Path, decimal_comma: bool) -> Study:
    """Read the study of a command."""
    return read_study(path, INDONESIAN if decimal_comma else None)


def style_of(decimal_comma: bool) -> NumberStyle:
    """Return how numbers are written."""
    return INDONESIAN if decimal_comma else ENGLISH


def print_json(data: Any) -> None:
    """Print data for machines."""
    typer.echo(json_text(to_plain(data)), nl=False)
