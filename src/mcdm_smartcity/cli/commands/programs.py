"""Commands about programs: rank and order."""

from pathlib import Path
from typing import Annotated, Any

import typer

from mcdm_smartcity.cli import views
from mcdm_smartcity.cli.application import (
    AsJson,
    Indonesian,
    Language,
    StudyPath,
    Weighting,
    app,
    print_json,
    read,
    style_of,
)
from mcdm_smartcity.cli.printing import Printer
from mcdm_smartcity.dependencies.credit import credit
from mcdm_smartcity.dependencies.funding_order import sequence
from mcdm_smartcity.dependencies.graph import DependencyGraph
from mcdm_smartcity.errors import InvalidRecordError, InvalidStudyError, Problem
from mcdm_smartcity.files.plain_data import to_plain
from mcdm_smartcity.ranking.ranking import rank
from mcdm_smartcity.ranking.worth import value
from mcdm_smartcity.study.amounts import parse_number
from mcdm_smartcity.study.decision_matrix import DecisionMatrix
from mcdm_smartcity.study.study import Study
from mcdm_smartcity.weighting.weights import weigh


@app.command(name="rank")
def rank_command(
    study: Annotated[
        Path, typer.Argument(metavar="STUDY|TABLE.csv", help="A study, or a bare table as CSV.")
    ],
    as_json: AsJson = False,
    decimal_comma: Indonesian = False,
    language: Language = "en",
    weighting: Weighting = "eigenvector",
    method: Annotated[
        str, typer.Option(help="topsis, vikor, promethee_ii, weighted_sum ...")
    ] = "topsis",
    weights: Annotated[
        str, typer.Option(help="Weights instead of judgements: reach=0.6,cost=0.4.")
    ] = "",
    parameter: Annotated[
        list[str] | None, typer.Option(help="A parameter of the method: p=1. Repeatable.")
    ] = None,
) -> None:
    """Rank programs by themselves; a table without a study needs --weights."""
    subject: Study | DecisionMatrix
    if study.suffix == ".csv":
        subject, names = DecisionMatrix.from_csv(study, number_style=style_of(decimal_comma)), {}
        given: Any = _named_numbers(weights)
        if not given:
            example = ",".join(f"{name}=1" for name in subject.criteria)
            raise InvalidStudyError(
                str(study), [Problem("--weights", f"a table has none; give them: {example}")]
            )
    else:
        subject = read(study, decimal_comma)
        names = views.names_of(subject, language)
        given = _named_numbers(weights) or weigh(subject, weighting)
    ranking = rank(subject, given, method, **_settings(parameter or []))
    if as_json:
        print_json(
            {"method": ranking.method, "parameters": dict(ranking.parameters)}
            | {"weights": dict(zip(ranking.criteria, ranking.weights.tolist(), strict=True))}
            | {"ranking": ranking.as_rows(), "notes": [str(note) for note in ranking.notes]}
        )
        return
    printer = Printer()
    views.print_ranking(printer, ranking, names)
    own = subject if isinstance(subject, Study) else None
    views.print_notes(printer, ranking.notes, own, language)


@app.command()
def order(
    study: StudyPath,
    as_json: AsJson = False,
    decimal_comma: Indonesian = False,
    language: Language = "en",
    weighting: Weighting = "eigenvector",
) -> None:
    """Order programs for funding: most worth for the money, nothing before what it needs."""
    valid = read(study, decimal_comma)
    worth = value(valid, weigh(valid, weighting))
    graph = DependencyGraph.from_study(valid)
    merit, funding = credit(worth, graph), sequence(worth, valid.costs, graph)
    if as_json:
        print_json(
            {"order": funding.as_rows(), "blocks": to_plain(funding.blocks)}
            | {"credit": merit.as_rows(), "curve": funding.curve.tolist()}
            | {"notes": [str(note) for note in (*worth.notes, *funding.notes)]}
        )
        return
    printer = Printer()
    views.print_title(printer, valid, language)
    views.print_order(printer, valid, funding, merit)
    views.print_notes(printer, (*worth.notes, *funding.notes), valid, language)


def _pairs(text: str) -> dict[str, str]:
    pairs = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        name, sign, given = part.partition("=")
        if not sign:
            raise InvalidStudyError("options", [Problem(part, "must be written as name=value")])
        pairs[name.strip()] = given.strip()
    return pairs


def _named_numbers(text: str) -> dict[str, float]:
    return {name: parse_number(given) for name, given in _pairs(text).items()}


def _settings(parameters: list[str]) -> dict[str, Any]:
    settings: dict[str, Any] = {}
    for name, given in (pair for text in parameters for pair in _pairs(text).items()):
        try:
            settings[name] = parse_number(given)
        except InvalidRecordError:
            settings[name] = given
    return settings
