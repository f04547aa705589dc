"""The public names are a contract: listed, sorted, importable and documented."""

import importlib
import inspect

import pytest

import mcdm_smartcity

# Parts of answers and plans, reached through them and not from the package.
INNER = {
    "BasisCount",
    "Consensus",
    "EVERYBODY",
    "Hierarchy",
    "NumberStyle",
    "RankingChoice",
    "Record",
    "WeightingChoice",
}
STAGES = (
    "assessment",
    "dependencies",
    "files",
    "portfolio",
    "ranking",
    "roadmap",
    "study",
    "weighting",
)
# Names that DESIGN promises to callers outside the repo, as far as the stages exist.
PROMISED = sorted(
    """
Assessment Budget Credit Criterion DecisionMatrix DependencyGraph Exclude Frontier FundingOrder
Include Judgement Link McdmError Plan Portfolio Program Ranking Roadmap Study Weights Worth
aggregate_judgements assess consensus consensus_ranking consistency_index consistency_ratio credit
eigenvector frontier geometric_mean lambda_max random_index rank rank_similarity ranks read_plan
read_study schedule select sequence topsis value weigh weighted_sum write_study
""".split()  # noqa: SIM905 - a list of forty quoted names is no easier to read
)


def test_all_lists_every_public_name_once_and_sorted() -> None:
    names = mcdm_smartcity.__all__
    assert names == sorted(set(names))
    assert all(hasattr(mcdm_smartcity, name) for name in names)


@pytest.mark.parametrize("name", PROMISED)
def test_promised_names_are_importable_from_the_package(name: str) -> None:
    assert name in mcdm_smartcity.__all__


@pytest.mark.parametrize("stage", STAGES)
def test_names_of_a_stage_are_listed_once_and_in_the_package(stage: str) -> None:
    names = importlib.import_module(f"mcdm_smartcity.{stage}").__all__
    assert len(names) == len(set(names))
    assert {name for name in names if not hasattr(mcdm_smartcity, name)} <= INNER


@pytest.mark.parametrize("name", [name for name in mcdm_smartcity.__all__ if name[0] != "_"])
def test_public_things_have_a_docstring(name: str) -> None:
    assert inspect.getdoc(getattr(mcdm_smartcity, name))


@pytest.mark.parametrize(
    "name",
    [name for name in mcdm_smartcity.__all__ if inspect.isfunction(getattr(mcdm_smartcity, name))],
)
def test_public_functions_say_what_they_return_and_refuse(name: str) -> None:
    text = inspect.getdoc(getattr(mcdm_smartcity, name)) or ""
    assert "Returns" in text or "Read" in text or "Write" in text or ">>>" in text
