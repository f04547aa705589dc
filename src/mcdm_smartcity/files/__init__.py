"""In and out: studies, plans, assessments and roadmaps as files that people can edit."""

from mcdm_smartcity.files.assessment_files import read_assessment, write_assessment
from mcdm_smartcity.files.benchmark_formats import read_minelib, read_next_release, read_psplib
from mcdm_smartcity.files.plan_files import read_plan, write_plan
from mcdm_smartcity.files.questionnaire import read_questionnaire, write_questionnaire
from mcdm_smartcity.files.roadmap_files import read_roadmap, write_roadmap
from mcdm_smartcity.files.study_reader import read_study
from mcdm_smartcity.files.study_writer import write_study
from mcdm_smartcity.files.uncertain_files import read_uncertain_scores

__all__ = [
    "read_assessment",
    "read_minelib",
    "read_next_release",
    "read_plan",
    "read_psplib",
    "read_questionnaire",
    "read_roadmap",
    "read_study",
    "read_uncertain_scores",
    "write_assessment",
    "write_plan",
    "write_questionnaire",
    "write_roadmap",
    "write_study",
]
