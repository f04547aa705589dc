"""What a person sees of the strategic analysis: gaps, SWOT, and what they speak for."""

from mcdm_smartcity.cli.printing import Printer
from mcdm_smartcity.cli.views import names_of
from mcdm_smartcity.cli.weight_views import print_consistency
from mcdm_smartcity.cli.words import ADDRESSED_LINE, GAP_LINE, UNDEFINED
from mcdm_smartcity.study.hierarchy import GOAL
from mcdm_smartcity.study.study import Study
from mcdm_smartcity.study.swot import SWOT, kind_name
from mcdm_smartcity.weighting.gaps import Gaps
from mcdm_smartcity.weighting.strategic_weight import StrategicWeights
from mcdm_smartcity.weighting.swot_weights import SwotWeights


def print_gaps(printer: Printer, study: Study, gaps: Gaps, language: str) -> None:
    """Print the gap table, largest relative gap first, and means by element."""
    names = {item.id: item.name.words(language) for item in study.readiness}
    printer.heading("gaps")
    printer.table(
        ("item", "element", "aspect", "now", "target", "unit", "gap %", "basis"),
        [
            (
                gap.item,
                gap.element,
                gap.aspect,
                f"{gap.now:g}",
                f"{gap.target:g}",
                gap.unit,
                _percent(gap.relative),
                gap.basis,
            )
            for gap in sorted(gaps.gaps, key=lambda gap: -gap.relative)
        ],
        flexible="item",
    )
    printer.heading("evidence")
    printer.points(
        f"{gap.item}: {names[gap.item]}" + (f" – {gap.evidence}" if gap.evidence else "")
        for gap in gaps.gaps
    )
    printer.heading("elements")
    printer.table(
        ("element", "items", "reached %", "gap %"),
        [(e.element, e.items, _percent(e.reached), _percent(e.gap)) for e in gaps.elements],
        flexible="element",
    )
    printer.line(GAP_LINE)


def print_swot(printer: Printer, study: Study, weights: SwotWeights, language: str) -> None:
    """Print kinds and factors with their weights, heaviest first in each kind."""
    names = {factor.id: factor.name.words(language) for factor in study.swot}
    rows = []
    for kind, share in zip(weights.kinds, weights.values.tolist(), strict=True):
        rows.append((kind, _percent(share), _percent(share), kind_name(kind, language)))
        own = sorted((f for f in weights.factors if f.kind == kind), key=lambda f: -f.overall)
        rows += [
            (f"  {f.factor}", _percent(f.local), _percent(f.overall), names[f.factor]) for f in own
        ]
    printer.heading("swot")
    printer.table(("factor", "local %", "overall %", "name"), rows, flexible="name")
    if weights.consistency:
        print_consistency(printer, weights, kind_name(SWOT, "en"))


def print_strategic_priorities(
    printer: Printer, study: Study, gaps: Gaps, swot: SwotWeights, language: str
) -> None:
    """Print what gaps and SWOT would weigh under the goal, side by side."""
    names = names_of(study, language)
    by_gaps = gaps.weights_under(GOAL) if gaps.gaps else {}
    by_swot = swot.weights_under(GOAL) if swot.factors else {}
    printer.heading("strategic_priorities")
    printer.table(
        ("node", "by gaps %", "by SWOT %", "name"),
        [
            (node, _share(by_gaps, node), _share(by_swot, node), names[node])
            for node in study.hierarchy.children(GOAL)
        ],
        flexible="name",
    )


def print_addressed(
    printer: Printer, study: Study, swot: StrategicWeights, gaps: StrategicWeights, language: str
) -> None:
    """Print programs by the weight of the SWOT factors, then of the gaps, that name them."""
    names = names_of(study, language)
    rows = [
        (-one, -two, program)
        for program, one, two in zip(
            swot.programs, swot.values.tolist(), gaps.values.tolist(), strict=True
        )
        if one or two
    ]
    if not rows:
        return
    printer.heading("addressed")
    printer.table(
        ("program", "SWOT %", "gaps %", "name"),
        [(name, _percent(-one), _percent(-two), names[name]) for one, two, name in sorted(rows)],
        flexible="name",
    )
    printer.line(ADDRESSED_LINE)


def _percent(share: float) -> str:
    return f"{share:.1%}"[:-1]


def _share(shares: dict[str, float], node: str) -> str:
    return _percent(shares[node]) if shares else UNDEFINED
