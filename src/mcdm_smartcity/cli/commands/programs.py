"""Commands about programs: rank and order."""

from collections.abc import Mapping
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
from mcdm_smartcity.cli.comparison_views import print_comparison, print_reasons
from mcdm_smartcity.cli.printing import Printer
from mcdm_smartcity.cli.uncertain_views import print_uncertain, uncertain_as_data
from mcdm_smartcity.cli.words import EXPLAIN_ONE, NO_METHOD_HAS, ONE_METHOD, ONE_WAY_TO_RANK
from mcdm_smartcity.dependencies.credit import credit
from mcdm_smartcity.dependencies.funding_order import sequence
from mcdm_smartcity.dependencies.graph import DependencyGraph
from mcdm_smartcity.errors import InvalidRecordError, InvalidStudyError, Problem
from mcdm_smartcity.files.plain_data import to_plain
from mcdm_smartcity.files.uncertain_files import read_uncertain_scores
from mcdm_smartcity.numerics.method import find_method
from mcdm_smartcity.ranking.catalogue import METHODS
from mcdm_smartcity.ranking.explanation import Explanation
from mcdm_smartcity.ranking.method_comparison import MethodComparison, compare_methods
from mcdm_smartcity.ranking.ranking import Ranking, rank
from mcdm_smartcity.ranking.uncertain_ranking import rank_uncertain
from mcdm_smartcity.ranking.worth import value
from mcdm_smartcity.study.amounts import parse_number
from mcdm_smartcity.study.decision_matrix import DecisionMatrix
from mcdm_smartcity.study.study import Study
from mcdm_smartcity.weighting.weights import weigh

Method = Annotated[
    str, typer.Option(help="topsis, weighted_sum ...; several with --compare: topsis,synthesis.")
]
Compare = Annotated[
    bool, typer.Option("--compare", help="Methods side by side: those of --method, or all.")
]
Explain = Annotated[str, typer.Option(help="Say what lifts and what drags this program.")]

Uncertain = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE.csv",
        help="Scores that are not known for sure: program,criterion,low,mode,high.",
    ),
]


@app.command(name="rank")
def rank_command(
    study: Annotated[
        Path, typer.Argument(metavar="STUDY|TABLE.csv", help="A study, or a bare table as CSV.")
    ],
    as_json: AsJson = False,
    decimal_comma: Indonesian = False,
    language: Language = "en",
    weighting: Weighting = "eigenvector",
    method: Method = "",
    weights: Annotated[
        str, typer.Option(help="Weights instead of judgements: reach=0.6,cost=0.4.")
    ] = "",
    parameter: Annotated[
        list[str] | None, typer.Option(help="A parameter of the method: p=1. Repeatable.")
    ] = None,
    compare: Compare = False,
    explain: Explain = "",
    uncertain: Uncertain = None,
) -> None:
    """Rank programs by themselves; a table without a study needs --weights."""
    named = [name for name in map(str.strip, method.split(",")) if name]
    _check_options(named, compare=compare, explain=explain, uncertain=uncertain)
    subject, given = _subject(study, weights, weighting, decimal_comma=decimal_comma)
    own = subject if isinstance(subject, Study) else None
    names = {} if own is None else views.names_of(own, language)
    settings = _settings(parameter or [])
    printer = Printer()
    if compare:
        comparison = _compared(subject, given, named, settings)
        if as_json:
            print_json(_comparison_as_data(comparison))
            return
        print_comparison(printer, comparison)
        views.print_notes(printer, comparison.notes, own, language)
        return
    if uncertain:
        levels = read_uncertain_scores(uncertain, style_of(decimal_comma))
        unsure = rank_uncertain(subject, given, *named, uncertain=levels, **settings)
        if as_json:
            print_json(uncertain_as_data(unsure))
            return
        print_uncertain(printer, unsure, names)
        views.print_notes(printer, unsure.likely.notes, own, language)
        return
    ranking = rank(subject, given, *named, **settings)
    reason = ranking.explain(explain, names) if explain else None
    if as_json:
        print_json(_ranking_as_data(ranking, reason))
        return
    views.print_ranking(printer, ranking, names)
    if reason is not None:
        print_reasons(printer, reason, names)
    views.print_notes(printer, ranking.notes, own, language)


def _check_options(
    named: list[str], *, compare: bool, explain: str, uncertain: Path | None
) -> None:
    problems = []
    if len(named) > 1 and not compare:
        problems.append(Problem("--method", ONE_METHOD.format(first=named[0])))
    if compare and explain:
        problems.append(Problem("--explain", EXPLAIN_ONE))
    others = [name for name, on in (("--compare", compare), ("--explain", explain)) if on]
    if uncertain and others:
        problems.append(Problem("--uncertain", ONE_WAY_TO_RANK.format(other=" and ".join(others))))
    if problems:
        raise InvalidStudyError("options", problems)


def _subject(
    path: Path, weights: str, weighting: str, *, decimal_comma: bool
) -> tuple[Study | DecisionMatrix, Any]:
    given = _named_numbers(weights)
    if path.suffix != ".csv":
        valid = read(path, decimal_comma)
        return valid, given or weigh(valid, weighting)
    table = DecisionMatrix.from_csv(path, number_style=style_of(decimal_comma))
    if not given:
        example = ",".join(f"{name}=1" for name in table.criteria)
        raise InvalidStudyError(
            str(path), [Problem("--weights", f"a table has none; give them: {example}")]
        )
    return table, given


def _compared(
    subject: Study | DecisionMatrix, given: Any, named: list[str], settings: Mapping[str, Any]
) -> MethodComparison:
    """Compare methods; each parameter goes to those methods that have it."""
    chosen = [find_method(METHODS, name, "ranking method") for name in named or METHODS]
    for name in settings:
        if not any(name in method.parameters for method in chosen):
            raise InvalidStudyError(
                "options", [Problem("--parameter", NO_METHOD_HAS.format(name=name))]
            )
    parameters = {
        method.name: {name: settings[name] for name in settings if name in method.parameters}
        for method in chosen
    }
    return compare_methods(subject, given, chosen, parameters=parameters)


def _comparison_as_data(comparison: MethodComparison) -> dict[str, Any]:
    consensus = comparison.consensus
    return {
        "methods": list(comparison.methods),
        "ranks": comparison.as_rows(),
        "measure": comparison.measure,
        "similarity": comparison.similarity_rows(),
        "kendall_w": comparison.kendall_w,
        "consensus": {
            "rule": consensus.rule,
            "order": consensus.in_order(),
            "distance": consensus.distance,
            "bound": consensus.bound,
            "proved": consensus.proved,
        },
        "rankings": {one.method: one.as_rows() for one in comparison.rankings},
        "parameters": {one.method: dict(one.parameters) for one in comparison.rankings},
        "refused": dict(comparison.refused),
        "notes": [str(note) for note in comparison.notes],
    }


def _explanation_as_data(reason: Explanation) -> dict[str, Any]:
    return {"program": reason.program, "parts": reason.as_rows(), "words": reason.words()}


def _ranking_as_data(ranking: Ranking, reason: Explanation | None) -> dict[str, Any]:
    return {
        "method": ranking.method,
        "parameters": dict(ranking.parameters),
        "weights": dict(zip(ranking.criteria, ranking.weights.tolist(), strict=True)),
        "ranking": ranking.as_rows(),
        **({} if reason is None else {"explanation": _explanation_as_data(reason)}),
        "notes": [str(note) for note in ranking.notes],
    }


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
