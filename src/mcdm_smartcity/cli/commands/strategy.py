"""The command about the strategic analysis: gaps, SWOT, and what they speak for."""

from typing import Any

from mcdm_smartcity.cli import strategy_views, views
from mcdm_smartcity.cli.application import (
    AsJson,
    Indonesian,
    Language,
    RandomIndex,
    StudyPath,
    Weighting,
    app,
    print_json,
    read,
)
from mcdm_smartcity.cli.printing import Printer
from mcdm_smartcity.cli.words import NO_STRATEGY
from mcdm_smartcity.files.plain_data import to_plain
from mcdm_smartcity.study.hierarchy import GOAL
from mcdm_smartcity.study.study import Study
from mcdm_smartcity.weighting.gaps import Gaps, gaps
from mcdm_smartcity.weighting.strategic_weight import strategic_weights
from mcdm_smartcity.weighting.swot_weights import SwotWeights, weigh_swot


@app.command()
def strategy(
    study: StudyPath,
    as_json: AsJson = False,
    decimal_comma: Indonesian = False,
    language: Language = "en",
    weighting: Weighting = "eigenvector",
    random_index: RandomIndex = "exact",
) -> None:
    """Show gaps and SWOT with weights, and what they speak for: the step before programs."""
    valid = read(study, decimal_comma)
    missing, swot = gaps(valid), weigh_swot(valid, weighting, random_index)
    by_swot = strategic_weights(valid, "swot", weighting, random_index)
    by_gaps = strategic_weights(valid, "readiness")
    if as_json:
        print_json(
            _plain(missing, swot)
            | {"programs_by_swot": by_swot.as_rows(), "programs_by_gaps": by_gaps.as_rows()}
        )
        return
    printer = Printer()
    views.print_title(printer, valid, language)
    if not (valid.readiness or valid.swot):
        printer.line(NO_STRATEGY)
        return
    if valid.readiness:
        strategy_views.print_gaps(printer, valid, missing, language)
    if valid.swot:
        strategy_views.print_swot(printer, valid, swot, language)
    strategy_views.print_strategic_priorities(printer, valid, missing, swot, language)
    strategy_views.print_addressed(printer, valid, by_swot, by_gaps, language)
    views.print_notes(printer, _notes(valid, missing, swot), valid, language)


def _plain(missing: Gaps, swot: SwotWeights) -> dict[str, Any]:
    return {
        "gaps": missing.as_rows(),
        "elements": to_plain(missing.elements),
        "priorities_by_gaps": missing.weights_under(GOAL),
        "swot": swot.as_rows(),
        "kinds": swot.by_kind(),
        "consistency": to_plain(swot.consistency),
        "consensus": swot.consensus,
        "priorities_by_swot": swot.weights_under(GOAL),
        "notes": [str(note) for note in (*missing.notes, *swot.notes)],
    }


def _notes(study: Study, missing: Gaps, swot: SwotWeights) -> list[Any]:
    return [
        *(missing.notes if study.readiness else ()),
        *(swot.notes if study.swot else ()),
    ]
