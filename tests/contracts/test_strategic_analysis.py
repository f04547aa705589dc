"""What holds for every readiness, every SWOT, and what they speak for."""

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from hypothesis import given

from mcdm_smartcity import (
    Study,
    eigenvector,
    gaps,
    read_study,
    strategic_weights,
    weigh,
    weigh_swot,
    write_study,
)
from mcdm_smartcity.study.swot import KINDS, SWOT, swot_nodes
from mcdm_smartcity.weighting.judgement_matrices import Panel
from strategies import fewer
from strategies_strategy import studies_with_strategy

KINDS_OF_FILES = ("folder", "study.toml", "study.json")


@given(study=studies_with_strategy())
@fewer(2)
def test_a_study_with_a_strategic_analysis_reads_back_equal(study: Study) -> None:
    with TemporaryDirectory() as folder:
        for kind in KINDS_OF_FILES:
            write_study(study, Path(folder) / kind)
            assert read_study(Path(folder) / kind) == study, kind


@given(study=studies_with_strategy())
def test_gaps_lie_within_the_scale_and_their_signs_agree(study: Study) -> None:
    for gap in gaps(study).gaps:
        assert -1 <= gap.relative <= 1
        assert 0 <= gap.reached <= 1
        # A level may differ from the target by less than the scale can resolve.
        assert gap.relative * gap.gap >= 0
        assert gap.reached == 1 or gap.gap > 0


@given(study=studies_with_strategy())
def test_weights_from_gaps_and_swot_are_shares_of_all_children(study: Study) -> None:
    for answer in (gaps(study), gaps(study, "sum"), weigh_swot(study)):
        for node in study.hierarchy.inner_nodes():
            weights = answer.weights_under(node)
            assert tuple(weights) == study.hierarchy.children(node)
            assert min(weights.values()) >= 0
            np.testing.assert_allclose(sum(weights.values()), 1)


@given(study=studies_with_strategy())
def test_a_factor_weighs_its_kind_times_its_local_weight(study: Study) -> None:
    weights = weigh_swot(study)
    kinds = weights.by_kind()
    assert [entry.factor for entry in weights.factors] == [
        factor.id for kind in KINDS for factor in study.swot if factor.kind == kind
    ]
    for entry in weights.factors:
        np.testing.assert_allclose(entry.overall, kinds[entry.kind] * entry.local, atol=1e-15)
    for kind in weights.kinds:
        local = [entry.local for entry in weights.factors if entry.kind == kind]
        np.testing.assert_allclose(sum(local), 1)
    if study.swot:
        np.testing.assert_allclose(sum(entry.overall for entry in weights.factors), 1)


@given(study=studies_with_strategy())
def test_local_weights_are_the_priorities_of_the_judges_matrix(study: Study) -> None:
    weights = weigh_swot(study)
    judged = {judgement.node for judgement in study.judgements} - {"goal"}
    for node, names in swot_nodes(study.swot).items():
        if node in judged:
            expected = eigenvector(Panel.of(study).on(node, names).together())
            local = [entry.local for entry in weights.factors if entry.kind == node]
            given = weights.values if node == SWOT else local
            np.testing.assert_allclose(given, expected, rtol=1e-12)
            assert {c.node for c in weights.consistency} >= {node}


@given(study=studies_with_strategy())
def test_what_programs_address_is_the_weight_of_all_that_names_them(study: Study) -> None:
    overall = {entry.factor: entry.overall for entry in weigh_swot(study).factors}
    addressed = strategic_weights(study, "swot")
    for program, value in zip(addressed.programs, addressed.values.tolist(), strict=True):
        named = sum(overall[f.id] for f in study.swot if program in f.programs)
        assert 0 <= value <= 1
        np.testing.assert_allclose(value, named, atol=1e-12)
    shares = gaps(study).item_shares()
    missing = strategic_weights(study, "readiness")
    for program, value in zip(missing.programs, missing.values.tolist(), strict=True):
        named = sum(shares[r.id] for r in study.readiness if program in r.programs)
        np.testing.assert_allclose(value, named, atol=1e-12)


@given(study=studies_with_strategy())
@fewer(2)
def test_a_strategic_analysis_changes_no_weight_of_criteria(study: Study) -> None:
    plain = study.changed(
        readiness=(), swot=(), judgements=[j for j in study.judgements if j.node == "goal"]
    )
    assert weigh(study) == weigh(plain)
