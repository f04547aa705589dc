"""The commands."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from mcdm_smartcity.assessment.assessment import assess, count_bases
from mcdm_smartcity.assessment.plan import Plan
from mcdm_smartcity.cli import views
from mcdm_smartcity.cli.printing import Printer
from mcdm_smartcity.cli.words import EXIT_CODES, MERGED, VALID
from mcdm_smartcity.dependencies.credit import credit
from mcdm_smartcity.dependencies.funding_order import sequence
from mcdm_smartcity.dependencies.graph import DependencyGraph
from mcdm_smartcity.errors import InvalidRecordError, InvalidStudyError, Problem
from mcdm_smartcity.files.assessment_files import write_assessment
from mcdm_smartcity.files.plain_data import to_plain
from mcdm_smartcity.files.plan_files import read_plan
from mcdm_smartcity.files.study_reader import read_study
from mcdm_smartcity.ranking.ranking import rank
from mcdm_smartcity.ranking.worth import value
from mcdm_smartcity.study.amounts import ENGLISH, INDONESIAN, NumberStyle, parse_number
from mcdm_smartcity.study.decision_matrix import DecisionMatrix
from mcdm_smartcity.study.study import Study
from mcdm_smartcity.weighting.weights import weigh

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
Weighting = Annotated[str, typer.Option("--weighting", help="eigenvector or geometric_mean.")]
RandomIndex = Annotated[str, typer.Option(help="Table behind consistency ratios.")]


@app.command()
def check(study: StudyPath, as_json: AsJson = False, decimal_comma: Indonesian = False) -> None:
    """Tell all problems of a study, each with its place; exit code 1 if there is any."""
    if as_json:
        _check_as_json(study, decimal_comma)
        return
    valid = _read(study, decimal_comma)
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
    valid = _read(study, decimal_comma)
    if as_json:
        _print_json(to_plain(valid))
    else:
        views.print_study(Printer(), valid, language)


@app.command(name="weigh")
def weigh_command(
    study: StudyPath,
    as_json: AsJson = False,
    decimal_comma: Indonesian = False,
    language: Language = "en",
    weighting: Weighting = "eigenvector",
    random_index: RandomIndex = "exact",
) -> None:
    """Weigh priorities and criteria, with consistency per judge and node."""
    valid = _read(study, decimal_comma)
    weights = weigh(valid, weighting, random_index)
    if as_json:
        _print_json(
            {"method": weights.method, "random_index": weights.random_index}
            | {"weights": weights.as_rows(), "consistency": to_plain(weights.consistency)}
            | {"consensus": weights.consensus}
            | {"consensus_by_node": to_plain(weights.consensus_by_node)}
            | {"notes": [str(note) for note in weights.notes]}
        )
        return
    printer = Printer()
    views.print_title(printer, valid, language)
    views.print_weights(printer, valid, weights, language)
    views.print_notes(printer, weights.notes, valid, language)


@app.command(name="rank")
def rank_command(
    study: Annotated[
        Path, typer.Argument(metavar="STUDY|TABLE.csv", help="A study, or a bare table as CSV.")
    ],
    as_json: AsJson = False,
    decimal_comma: Indonesian = False,
    language: Language = "en",
    weighting: Weighting = "eigenvector",
    method: Annotated[str, typer.Option(help="topsis or weighted_sum.")] = "topsis",
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
        subject, names = DecisionMatrix.from_csv(study, number_style=_style(decimal_comma)), {}
        given: Any = _named_numbers(weights)
        if not given:
            example = ",".join(f"{name}=1" for name in subject.criteria)
            raise InvalidStudyError(
                str(study), [Problem("--weights", f"a table has none; give them: {example}")]
            )
    else:
        subject = _read(study, decimal_comma)
        names = views.names_of(subject, language)
        given = _named_numbers(weights) or weigh(subject, weighting)
    ranking = rank(subject, given, method, **_settings(parameter or []))
    if as_json:
        _print_json(
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
    valid = _read(study, decimal_comma)
    worth = value(valid, weigh(valid, weighting))
    graph = DependencyGraph.from_study(valid)
    merit, funding = credit(worth, graph), sequence(worth, valid.costs, graph)
    if as_json:
        _print_json(
            {"order": funding.as_rows(), "blocks": to_plain(funding.blocks)}
            | {"credit": merit.as_rows(), "curve": funding.curve.tolist()}
            | {"notes": [str(note) for note in (*worth.notes, *funding.notes)]}
        )
        return
    printer = Printer()
    views.print_title(printer, valid, language)
    views.print_order(printer, valid, funding, merit)
    views.print_notes(printer, (*worth.notes, *funding.notes), valid, language)


@app.command(name="assess")
def assess_command(
    study: StudyPath,
    out: Annotated[Path | None, typer.Option(help="Folder to write JSON and CSV into.")] = None,
    plan: Annotated[Path | None, typer.Option(help="A plan: .toml or .json file.")] = None,
    as_json: AsJson = False,
    decimal_comma: Indonesian = False,
    language: Language = "en",
) -> None:
    """All of it: weigh, rank, credit and order, by the choices of a plan."""
    choices = Plan() if plan is None else read_plan(plan)
    assessment = assess(_read(study, decimal_comma), choices)
    written = () if out is None else write_assessment(assessment, out)
    if as_json:
        _print_json(to_plain(assessment))
        return
    printer = Printer()
    views.print_assessment(printer, assessment, language)
    if written:
        printer.heading("files")
        printer.points(str(path) for path in written)


def _read(path: Path, decimal_comma: bool) -> Study:
    return read_study(path, INDONESIAN if decimal_comma else None)


def _style(decimal_comma: bool) -> NumberStyle:
    return INDONESIAN if decimal_comma else ENGLISH


def _check_as_json(path: Path, decimal_comma: bool) -> None:
    try:
        valid = _read(path, decimal_comma)
    except InvalidStudyError as error:
        _print_json({"valid": False, "problems": to_plain(error.problems)})
        raise typer.Exit(1) from None
    cycles = to_plain(DependencyGraph.from_study(valid).cycles)
    _print_json(
        {"valid": True, "problems": [], "basis": to_plain(count_bases(valid)), "cycles": cycles}
    )


def _print_json(data: Any) -> None:
    typer.echo(json.dumps(to_plain(data), ensure_ascii=False, indent=1, allow_nan=False))


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
