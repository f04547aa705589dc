"""What a person sees of how sure weights are, who disagrees, and which judgement to ask about."""

from collections.abc import Mapping

from mcdm_smartcity.cli.measure_words import (
    EVERY_NODE,
    GROUPS_LINE,
    NO_JUDGES,
    NO_PROPOSAL,
    PROPOSAL,
    SAMPLES,
    SIMILARITY_LINE,
)
from mcdm_smartcity.cli.printing import Printer
from mcdm_smartcity.cli.words import UNDEFINED
from mcdm_smartcity.study.study import Study
from mcdm_smartcity.weighting.group_agreement import GroupAgreement
from mcdm_smartcity.weighting.judgement_diagnosis import JudgementDiagnosis, SuggestedChange
from mcdm_smartcity.weighting.judgement_diagnostics import JudgementDiagnostics
from mcdm_smartcity.weighting.methods.random_index import SMALLEST
from mcdm_smartcity.weighting.weight_intervals import WeightIntervals

# Judges or nodes that fit beside a name on one line.
ACROSS = 6
# Pairs worth a look: the widest of each node.
WIDEST = 2


def print_intervals(
    printer: Printer, study: Study, found: WeightIntervals, names: Mapping[str, str]
) -> None:
    """Print weights with their intervals, and which neighbours cannot be told apart."""
    depth = study.hierarchy.path
    rows = {row["node"]: row for row in found.as_rows()}
    printer.heading("intervals")
    printer.table(
        ("node", "overall %", "low %", "high %", "mean %", "name"),
        [
            (
                "  " * (len(depth(node)) - 1) + node,
                *(_tenths(rows[node][column]) for column in ("weight", "low", "high", "mean")),
                names[node],
            )
            for node in study.hierarchy.walk()
            if node in rows
        ],
        flexible="name",
    )
    spread = "" if found.spread is None else f" {found.spread:g}"
    printer.line(
        SAMPLES.format(
            level=found.level, samples=found.samples, noise=found.noise + spread, seed=found.seed
        )
    )
    printer.points(map(str, found.notes))


def print_agreement(printer: Printer, found: GroupAgreement) -> None:
    """Print consensus and clusters of each node, fits of judges, and the widest pairs."""
    printer.heading("agreement")
    if not found.nodes:
        printer.line(NO_JUDGES)
        return
    _print_consensus(printer, found)
    _print_fits(printer, found)
    _print_similarity(printer, found)
    _print_dispersions(printer, found)


def _print_consensus(printer: Printer, found: GroupAgreement) -> None:
    views = [(entry.node, entry.consensus, entry.band, entry.clusters) for entry in found.nodes]
    views.append((EVERY_NODE, found.consensus, found.band, found.clusters))
    printer.table(
        ("node", "S* %", "consensus", "groups"),
        [
            (name, _tenths(value), band or UNDEFINED, len(clusters))
            for name, value, band, clusters in views
        ],
    )
    printer.line(GROUPS_LINE.format(threshold=found.threshold))
    printer.points(
        f"{name}: " + " | ".join(", ".join(group) for group in clusters)
        for name, _, _, clusters in views
        if len(clusters) > 1
    )


def _print_fits(printer: Printer, found: GroupAgreement) -> None:
    nodes = [entry.node for entry in found.nodes]
    fits = {(fit.judge, fit.node): _number(fit.compatibility) for fit in found.fits}
    printer.heading("fits")
    for start in range(0, len(nodes), ACROSS):
        across = nodes[start : start + ACROSS]
        printer.table(
            ("judge", *across),
            [
                (judge, *(fits.get((judge, node), UNDEFINED) for node in across))
                for judge in dict.fromkeys(fit.judge for fit in found.fits)
            ],
            fold_headers=True,
        )


def _print_similarity(printer: Printer, found: GroupAgreement) -> None:
    printer.heading("similarity")
    rows = found.similarity_rows()
    for start in range(0, len(found.judges), ACROSS):
        across = found.judges[start : start + ACROSS]
        printer.table(
            ("judge", *across),
            [(row["judge"], *(_percent(row[other]) for other in across)) for row in rows],
            fold_headers=True,
        )
    printer.line(SIMILARITY_LINE)


def _print_dispersions(printer: Printer, found: GroupAgreement) -> None:
    printer.heading("dispersion")
    rows = [
        (pair.node, f"{pair.first} : {pair.second}", pair.answers, _number(pair.dispersion, 2))
        for entry in found.nodes
        for pair in [p for p in found.dispersions if p.node == entry.node][:WIDEST]
    ]
    printer.table(("node", "pair", "answers", "dispersion"), rows, flexible="pair")


def print_diagnostics(printer: Printer, found: JudgementDiagnostics) -> None:
    """Print how consistent each judge is on each node, the worst judgement, and proposals."""
    checked = [entry for entry in found.entries if entry.size >= SMALLEST]
    printer.heading("diagnosis")
    columns = ("node", "judge", "CR", "GCI", "limit", "worst triad", "reversed %", "circular")
    printer.table(columns, [_measures(entry, found.limit) for entry in checked], flexible="node")
    printer.heading("worst")
    printer.table(
        ("node", "judge", "judgement", "given", "suggested", "CR then"),
        [
            (
                entry.node,
                entry.judge,
                f"{entry.worst.first} : {entry.worst.second}",
                f"{entry.worst.given:.3g}",
                f"{entry.worst.suggested:.3g}",
                _number(entry.ratio_if_revised),
            )
            for entry in checked
            if entry.worst
        ],
        flexible="judgement",
    )
    _print_proposals(printer, found)
    printer.points(str(note) for entry in checked for note in entry.notes)


def _measures(entry: JudgementDiagnosis, limit: float) -> tuple[str, ...]:
    ratio = _number(entry.ratio) + ("!" if entry.ratio is not None and entry.ratio > limit else "")
    return (
        entry.node,
        entry.judge,
        ratio,
        _number(entry.geometric_index),
        _number(entry.geometric_limit, 2),
        _number(entry.koczkodaj, 2),
        _percent(entry.dissonance),
        UNDEFINED if entry.circular_triads is None else str(entry.circular_triads),
    )


def _print_proposals(printer: Printer, found: JudgementDiagnostics) -> None:
    beyond = found.beyond_limit()
    if not beyond:
        printer.line(NO_PROPOSAL.format(limit=found.limit))
    for entry in beyond:
        printer.line(
            PROPOSAL.format(
                judge=entry.judge,
                node=entry.node,
                ratio=entry.ratio,
                after=entry.ratio_if_repaired or 0,
                changes="; ".join(map(_change, entry.proposal or ())),
            )
        )


def _change(change: SuggestedChange) -> str:
    return f"{change.first} : {change.second} {change.given:.3g} → {change.suggested:.3g}"


def _number(value: float | None, digits: int = 3) -> str:
    return UNDEFINED if value is None else f"{value:.{digits}f}"


def _tenths(value: float | None) -> str:
    return UNDEFINED if value is None else f"{value:.1%}"[:-1]


def _percent(value: float | None) -> str:
    return UNDEFINED if value is None else f"{value:.0%}"[:-1]
