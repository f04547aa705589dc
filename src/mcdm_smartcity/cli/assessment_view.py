"""What a person sees of a whole assessment."""

from mcdm_smartcity.assessment.assessment import Assessment
from mcdm_smartcity.cli.frontier_views import print_frontier
from mcdm_smartcity.cli.portfolio_views import print_entries, print_portfolio
from mcdm_smartcity.cli.printing import Printer
from mcdm_smartcity.cli.roadmap_views import print_roadmap
from mcdm_smartcity.cli.views import (
    names_of,
    print_basis,
    print_credit,
    print_notes,
    print_order,
    print_ranking,
    print_title,
)
from mcdm_smartcity.cli.weight_views import print_weights


def print_assessment(printer: Printer, assessment: Assessment, language: str) -> None:
    """Print all answers, one under the other."""
    study = assessment.study
    names = names_of(study, language)
    print_title(printer, study, language)
    print_weights(printer, study, assessment.weights, language)
    print_ranking(printer, assessment.ranking, names)
    print_credit(printer, assessment.credit, names)
    print_order(printer, study, assessment.order, assessment.credit)
    print_frontier(printer, assessment.frontier, study.currency)
    if assessment.portfolio is not None:
        print_portfolio(printer, study, assessment.portfolio, names)
        print_entries(printer, assessment.entries)
    if assessment.roadmap is not None:
        print_roadmap(printer, study, assessment.roadmap, with_bars=False)
    print_basis(printer, assessment.basis)
    notes = [
        *assessment.weights.notes,
        *assessment.ranking.notes,
        *assessment.worth.notes,
        *assessment.order.notes,
        *assessment.frontier.notes,
        *(() if assessment.portfolio is None else assessment.portfolio.notes),
        *(() if assessment.roadmap is None else assessment.roadmap.notes),
    ]
    print_notes(printer, notes, study, language, assessment.plan.notes)
