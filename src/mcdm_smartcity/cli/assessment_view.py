"""What a person sees of a whole assessment."""

from mcdm_smartcity.assessment.assessment import Assessment
from mcdm_smartcity.cli.printing import Printer
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
    print_basis(printer, assessment.basis)
    notes = (assessment.weights, assessment.ranking, assessment.worth, assessment.order)
    print_notes(printer, (note for answer in notes for note in answer.notes), study, language)
