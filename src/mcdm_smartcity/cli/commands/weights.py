"""Commands about weights: weigh, and questionnaires for judges."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, cast

import typer

from mcdm_smartcity.cli import views
from mcdm_smartcity.cli.application import (
    AsJson,
    Indonesian,
    Language,
    PrioritiesFrom,
    RandomIndex,
    Scale,
    StudyPath,
    app,
    print_json,
    read,
    style_of,
)
from mcdm_smartcity.cli.commands.weight_measures import (
    Agreement,
    Diagnose,
    Intervals,
    Way,
    WeightMeasures,
    measure,
)
from mcdm_smartcity.cli.printing import Printer
from mcdm_smartcity.cli.weight_views import print_explanation, print_side_by_side, print_weights
from mcdm_smartcity.cli.words import ANSWERS_ADDED, QUESTIONS_WRITTEN, WHICH_JUDGEMENTS
from mcdm_smartcity.errors import InvalidStudyError, Problem
from mcdm_smartcity.files.plain_data import to_plain
from mcdm_smartcity.files.questionnaire import read_questionnaire, write_questionnaire
from mcdm_smartcity.files.study_writer import write_study
from mcdm_smartcity.weighting.side_by_side import Views, WeightsSideBySide, weigh_by
from mcdm_smartcity.weighting.strategic_priorities import PrioritiesBy, strategic_priorities
from mcdm_smartcity.weighting.weights import Weights, weigh

WeighingMethod = Annotated[
    str,
    typer.Option(
        "--method",
        "--weighting",
        help="eigenvector, geometric_mean, harker, column_mean, best_worst, rank_order_centroid; "
        "or a diagnosis of the data: entropy, critic, merec ...",
    ),
]


@app.command(name="weigh")
def weigh_command(
    study: StudyPath,
    as_json: AsJson = False,
    decimal_comma: Indonesian = False,
    language: Language = "en",
    method: WeighingMethod = "eigenvector",
    random_index: RandomIndex = "exact",
    scale: Scale = "linear",
    aggregation: Annotated[
        str,
        typer.Option(help="Mean over judges: judgements, priorities, priorities_arithmetic."),
    ] = "judgements",
    priorities: PrioritiesFrom = "judgements",
    explain: Annotated[bool, typer.Option("--explain", help="Say it in a paragraph.")] = False,
    by_group: Annotated[bool, typer.Option("--by-group", help="Groups side by side.")] = False,
    by_judge: Annotated[bool, typer.Option("--by-judge", help="Judges side by side.")] = False,
    intervals: Intervals = False,
    agreement: Agreement = False,
    diagnose: Diagnose = False,
) -> None:
    """Weigh priorities and criteria, with consistency per judge and node."""
    valid = read(study, decimal_comma)
    given = strategic_priorities(valid, cast(PrioritiesBy, priorities), random_index=random_index)
    way = Way(method, random_index, scale, given)
    weights = weigh(valid, method, random_index, scale=scale, aggregation=aggregation, given=given)
    asked: dict[Views, bool] = {"group": by_group, "judge": by_judge}
    sides = {
        name: weigh_by(
            valid, name, method, random_index, scale=scale, aggregation=aggregation, given=given
        )
        for name, wanted in asked.items()
        if wanted
    }
    measures = measure(valid, way, intervals=intervals, agreement=agreement, diagnose=diagnose)
    if as_json:
        explanation = weights.explain(views.names_of(valid, language))
        print_json(_as_data(weights, explanation, sides, measures))
        return
    printer = Printer()
    views.print_title(printer, valid, language)
    print_weights(printer, valid, weights, language)
    for side in sides.values():
        print_side_by_side(printer, valid, side)
    measures.show(printer, valid, language)
    if explain:
        print_explanation(printer, valid, weights, sides.values(), language)
    views.print_notes(printer, weights.notes, valid, language)


def _as_data(
    weights: Weights,
    explanation: str,
    sides: Mapping[Views, WeightsSideBySide],
    measures: WeightMeasures,
) -> dict[str, Any]:
    return {
        "method": weights.method,
        "random_index": weights.random_index,
        "scale": weights.scale,
        "aggregation": weights.aggregation,
        "weights": weights.as_rows(),
        "consistency": to_plain(weights.consistency),
        "consensus": weights.consensus,
        "explanation": explanation,
        "consensus_by_node": to_plain(weights.consensus_by_node),
        **{f"by_{name}": side.as_rows() for name, side in sides.items()},
        **measures.as_data(),
        "notes": [str(note) for note in weights.notes],
    }


@app.command()
def judgements(
    study: StudyPath,
    judge: Annotated[str, typer.Option(help="Write an empty questionnaire for this judge.")] = "",
    answers: Annotated[Path | None, typer.Option(help="Read a filled questionnaire.")] = None,
    out: Annotated[
        Path | None, typer.Option(help="Where to write: the questionnaire, or the new study.")
    ] = None,
    filled: Annotated[
        bool, typer.Option("--filled", help="With the judge's answers so far, to look at again.")
    ] = False,
    decimal_comma: Indonesian = False,
    language: Language = "en",
) -> None:
    """Write an empty questionnaire for a judge, or read a filled one into the study."""
    if bool(judge) == bool(answers):
        raise InvalidStudyError("options", [Problem("judgements", WHICH_JUDGEMENTS)])
    valid = read(study, decimal_comma)
    printer = Printer()
    if answers is None:
        target = out or Path(f"questionnaire-{judge}.csv")
        path, count = write_questionnaire(valid, judge, target, language, filled=filled)
        printer.line(QUESTIONS_WRITTEN.format(count=count, path=path))
        return
    changed = read_questionnaire(valid, answers, style_of(decimal_comma))
    target = out or study
    write_study(changed, target)
    counts = {"count": len(changed.judgements), "before": len(valid.judgements)}
    printer.line(ANSWERS_ADDED.format(path=target, **counts))
