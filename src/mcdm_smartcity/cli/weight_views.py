"""What a person sees of weights: local and overall, consistent or not, side by side."""

from collections.abc import Iterable

from mcdm_smartcity.cli.printing import Printer
from mcdm_smartcity.cli.views import names_of
from mcdm_smartcity.cli.words import (
    CONSENSUS,
    CONSENSUS_LINE,
    EVERYBODY,
    HIERARCHY,
    RANDOM_INDEX_LINE,
    UNDEFINED,
    UNDEFINED_LINE,
)
from mcdm_smartcity.study.study import Study
from mcdm_smartcity.weighting.agreement import CONSISTENCY_LIMIT, Consistency
from mcdm_smartcity.weighting.agreement import EVERYBODY as GROUP
from mcdm_smartcity.weighting.methods.consensus_bands import consensus_band
from mcdm_smartcity.weighting.side_by_side import WeightsSideBySide
from mcdm_smartcity.weighting.swot_weights import SwotWeights
from mcdm_smartcity.weighting.weights import Weights

# Two items cannot contradict each other.
TRIAD = 3
# Views that fit beside a node on one line.
VIEWS_ACROSS = 6
# Letters of headers that fit on one line beside the judges.
HEADERS_ACROSS = 50


def print_weights(printer: Printer, study: Study, weights: Weights, language: str) -> None:
    """Print local and overall weights of every node, and how consistent the judges are."""
    names, depth = names_of(study, language), study.hierarchy.path
    of_node = {node.node: node for node in weights.nodes}
    printer.heading("weights")
    printer.table(
        ("node", "local %", "overall %", "name"),
        [
            (
                "  " * (len(depth(node.node)) - 1) + node.node,
                f"{node.local:.1%}"[:-1],
                f"{node.overall:.1%}"[:-1],
                names[node.node],
            )
            for node in (of_node[name] for name in study.hierarchy.walk() if name in of_node)
        ],
        flexible="name",
    )
    if weights.consistency:
        print_consistency(printer, weights)


def print_consistency(
    printer: Printer, weights: Weights | SwotWeights, whole: str = HIERARCHY
) -> None:
    """Print consistency ratios, judges down and nodes across."""
    nodes = list(dict.fromkeys(entry.node for entry in weights.consistency))
    judges = list(dict.fromkeys(entry.judge for entry in weights.consistency))
    judges = [*(judge for judge in judges if judge != GROUP), GROUP]
    ratios = {(entry.judge, entry.node): _ratio(entry) for entry in weights.consistency}
    agreed = {entry.node: f"{entry.value:.0%}" for entry in weights.consensus_by_node}
    rows = [
        (
            EVERYBODY if judge == GROUP else judge,
            *(ratios.get((judge, n), UNDEFINED) for n in nodes),
        )
        for judge in judges
    ]
    if agreed:
        rows.append((CONSENSUS, *(agreed.get(node, UNDEFINED) for node in nodes)))
    printer.heading("consistency")
    printer.table(("judge", *nodes), rows, fold_headers=sum(map(len, nodes)) > HEADERS_ACROSS)
    printer.line(UNDEFINED_LINE)
    printer.line(RANDOM_INDEX_LINE.format(method=weights.method, tables=_tables(weights)))
    if weights.consensus is not None:
        word = consensus_band(weights.consensus)
        printer.line(CONSENSUS_LINE.format(whole=whole, value=weights.consensus, band=word))


def _tables(weights: Weights | SwotWeights) -> str:
    served = [
        c.random_index for c in weights.consistency if c.ratio is not None and c.size >= TRIAD
    ]
    return "; ".join(dict.fromkeys(served)) or weights.random_index


def _ratio(entry: Consistency) -> str:
    if entry.ratio is None or entry.size < TRIAD:
        return UNDEFINED
    return f"{entry.ratio:.3f}" + ("!" if entry.ratio > CONSISTENCY_LIMIT else "")


def print_side_by_side(printer: Printer, study: Study, side: WeightsSideBySide) -> None:
    """Print the overall weight of every node in each view."""
    depth = study.hierarchy.path
    place = {node: k for k, node in enumerate(side.nodes)}
    printer.heading("side_by_side")
    for start in range(0, len(side.views), VIEWS_ACROSS):
        across = slice(start, start + VIEWS_ACROSS)
        rows = [
            (
                "  " * (len(depth(node)) - 1) + node,
                *(f"{share:.1%}"[:-1] for share in side.overall[across, place[node]]),
            )
            for node in study.hierarchy.walk()
            if node in place
        ]
        printer.table(("node", *side.views[across]), rows, fold_headers=True)
    printer.points(
        f"{view}: {note}"
        for view, weights in zip(side.views, side.weights, strict=True)
        for note in weights.notes
        if note.kind == "borrowed"
    )


def print_explanation(
    printer: Printer,
    study: Study,
    weights: Weights,
    sides: Iterable[WeightsSideBySide],
    language: str,
) -> None:
    """Print the weights in a paragraph, and one more for each set of views."""
    names = names_of(study, language)
    names |= {record.id: record.name.words(language) for record in (*study.groups, *study.judges)}
    printer.heading("explanation")
    printer.line(weights.explain(names))
    for side in sides:
        printer.line(side.explain(names))
