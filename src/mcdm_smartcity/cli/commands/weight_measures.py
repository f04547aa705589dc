"""What `weigh` adds on request: how sure, who disagrees, which judgement."""

from dataclasses import dataclass
from typing import Annotated, Any

import typer

from mcdm_smartcity.cli.measure_views import print_agreement, print_diagnostics, print_intervals
from mcdm_smartcity.cli.printing import Printer
from mcdm_smartcity.cli.views import names_of
from mcdm_smartcity.files.plain_data import to_plain
from mcdm_smartcity.study.study import Study
from mcdm_smartcity.weighting.group_agreement import GroupAgreement, group_agreement
from mcdm_smartcity.weighting.judgement_diagnostics import (
    JudgementDiagnostics,
    judgement_diagnostics,
)
from mcdm_smartcity.weighting.local_weights import GivenWeights
from mcdm_smartcity.weighting.weight_intervals import WeightIntervals, weight_intervals

Intervals = Annotated[bool, typer.Option("--intervals", help="How sure the weights are.")]
Agreement = Annotated[bool, typer.Option("--agreement", help="Who disagrees, and on what.")]
Diagnose = Annotated[
    bool, typer.Option("--diagnose", help="Which judgement to ask about, and what would mend it.")
]


@dataclass(frozen=True)
class WeightMeasures:
    """The measures that were asked for."""

    intervals: WeightIntervals | None
    agreement: GroupAgreement | None
    diagnostics: JudgementDiagnostics | None

    def as_data(self) -> dict[str, Any]:
        """Return them for machines."""
        data: dict[str, Any] = {}
        if self.intervals:
            data["intervals"] = self.intervals.as_rows()
            data["neighbours"] = to_plain(self.intervals.neighbours)
        if self.agreement:
            data["fits"] = self.agreement.as_rows()
            data["similarity"] = self.agreement.similarity_rows()
            data["clusters"] = {entry.node: entry.clusters for entry in self.agreement.nodes}
            data["dispersions"] = to_plain(self.agreement.dispersions)
        if self.diagnostics:
            data["diagnostics"] = self.diagnostics.as_rows()
            data["proposals"] = [
                {"node": entry.node, "judge": entry.judge, "changes": to_plain(entry.proposal)}
                for entry in self.diagnostics.beyond_limit()
            ]
        return data

    def show(self, printer: Printer, study: Study, language: str) -> None:
        """Print them for people."""
        if self.intervals:
            print_intervals(printer, study, self.intervals, names_of(study, language))
        if self.agreement:
            print_agreement(printer, self.agreement)
        if self.diagnostics:
            print_diagnostics(printer, self.diagnostics)


@dataclass(frozen=True)
class Way:
    """How a study is weighed."""

    method: str
    random_index: str
    scale: str
    given: GivenWeights


def measure(
    study: Study,
    way: Way,
    *,
    intervals: bool,
    agreement: bool,
    diagnose: bool,
) -> WeightMeasures:
    """Compute what was asked for."""
    return WeightMeasures(
        weight_intervals(study, method=way.method, scale=way.scale, given=way.given)
        if intervals
        else None,
        group_agreement(study, way.method, scale=way.scale, given=way.given) if agreement else None,
        judgement_diagnostics(study, proposals=True, random_index=way.random_index)
        if diagnose
        else None,
    )
