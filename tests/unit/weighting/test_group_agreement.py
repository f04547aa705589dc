"""Who disagrees, and on what: by hand on small studies."""

import math
from typing import TypeAlias

import numpy as np
import pytest

from mcdm_smartcity import (
    InvalidArrayError,
    Study,
    UnknownNameError,
    consensus,
    eigenvector,
    example_study,
    group_agreement,
    judge_similarity,
    weigh,
)
from mcdm_smartcity.weighting.likeness import clusters_of, mean_similarity
from strategies_studies import Said, study_of

Matrix: TypeAlias = list[list[float]]
FAMILIES = {"goal": ["service", "economy"], "service": ["reach", "trust", "speed"]}
# Weights 4 : 2 : 1, and 1 : 2 : 4.
LIKES_REACH: Matrix = [[1, 2, 4], [1 / 2, 1, 2], [1 / 4, 1 / 2, 1]]
LIKES_SPEED: Matrix = [[1, 1 / 2, 1 / 4], [2, 1, 1 / 2], [4, 2, 1]]
EQUAL: Matrix = [[1, 1], [1, 1]]


def study(said: Said | None = None) -> Study:
    return study_of(
        FAMILIES | {"economy": ["jobs"]},
        said
        or {
            "ani": {"goal": EQUAL, "service": LIKES_REACH},
            "budi": {"goal": EQUAL, "service": LIKES_SPEED},
            "citra": {"goal": EQUAL},
        },
    )


def test_a_judge_who_skipped_a_node_is_left_out_there() -> None:
    found = group_agreement(study())
    assert found.on("goal").judges == ("ani", "budi", "citra")
    assert found.on("service").judges == ("ani", "budi")
    assert [(fit.node, fit.judge) for fit in found.fits] == [
        ("goal", "ani"),
        ("goal", "budi"),
        ("goal", "citra"),
        ("service", "ani"),
        ("service", "budi"),
    ]


def test_compatibility_is_the_mean_square_distance_from_the_group() -> None:
    # The two cancel out: the group is indifferent, and each is off by ln 2, ln 2 and ln 4.
    fits = {(fit.node, fit.judge): fit for fit in group_agreement(study()).fits}
    square = (2 * math.log(2) ** 2 + math.log(4) ** 2) * 2 / (2 * 1)
    assert fits["service", "ani"].compatibility == pytest.approx(square)
    # Three preferences where the group has none, half a violation each, over 1.
    assert fits["service", "budi"].violations == pytest.approx(1.5)


def test_two_items_have_no_compatibility() -> None:
    fit = group_agreement(study()).fits[0]
    assert (fit.compatibility, fit.violations) == (None, None)


def test_dispersion_names_its_pair_and_the_widest_comes_first() -> None:
    found = [pair for pair in group_agreement(study()).dispersions if pair.node == "service"]
    first = found[0]
    assert (first.first, first.second, first.answers) == ("reach", "speed", 2)
    # Logarithms ln 4 and -ln 4: a sample deviation of √2 · ln 4.
    assert first.dispersion == pytest.approx(4 ** math.sqrt(2))
    assert [pair.dispersion for pair in found[1:]] == [pytest.approx(2 ** math.sqrt(2))] * 2


def test_one_answer_has_no_dispersion_and_comes_last() -> None:
    alone = study({"ani": {"goal": EQUAL, "service": LIKES_REACH}, "budi": {"goal": EQUAL}})
    pairs = [pair for pair in group_agreement(alone).dispersions if pair.node == "service"]
    assert [(pair.answers, pair.dispersion) for pair in pairs] == [(1, None)] * 3


def test_similarity_and_clusters_of_a_node_name_their_judges() -> None:
    found = group_agreement(study()).on("service")
    expected = judge_similarity([[4 / 7, 2 / 7, 1 / 7], [1 / 7, 2 / 7, 4 / 7]])
    np.testing.assert_allclose(found.similarity, expected, rtol=1e-12)
    assert found.clusters == (("ani",), ("budi",))
    assert found.as_rows()[0] == {
        "judge": "ani",
        "ani": 1.0,
        "budi": pytest.approx(expected[0, 1]),
    }
    assert group_agreement(study()).on("goal").clusters == (("ani", "budi", "citra"),)


def test_similarity_over_the_hierarchy_is_the_mean_over_shared_nodes() -> None:
    found = group_agreement(study())
    apart = found.on("service").similarity[0, 1]
    # The goal weighs 1 and service 1/2; on the goal all three are alike.
    assert found.similarity[0, 1] == pytest.approx((1 + apart / 2) / 1.5)
    assert found.similarity[0, 2] == pytest.approx(1)
    assert found.judges == ("ani", "budi", "citra")


def test_consensus_is_that_of_the_weights_with_its_word() -> None:
    found, weights = group_agreement(study()), weigh(study())
    assert found.consensus == weights.consensus
    on_service = consensus(eigenvector([LIKES_REACH, LIKES_SPEED]))
    assert found.on("service").consensus == pytest.approx(on_service)
    assert (found.on("service").band, found.on("goal").band) == ("moderate", "very high")
    assert found.band == "very high"


def test_judges_without_a_node_in_common_are_not_alike() -> None:
    said = {"ani": {"goal": EQUAL}, "budi": {"service": LIKES_REACH}}
    found = group_agreement(study(said))
    assert np.isnan(found.similarity[0, 1])
    assert found.similarity_rows()[0] == {"judge": "ani", "ani": 1.0, "budi": None}
    assert found.clusters == (("ani",), ("budi",))
    assert (found.consensus, found.band) == (None, None)
    assert found.on("goal").consensus is None


def test_a_judge_whose_answers_connect_too_little_has_a_fit_but_no_similarity() -> None:
    part = np.full((3, 3), np.nan)
    part[0, 1], part[1, 0] = 2, 1 / 2
    said: Said = {"ani": {"goal": EQUAL, "service": LIKES_REACH}, "budi": {"service": part}}
    found = group_agreement(study(said))
    assert found.on("service").judges == ("ani",)
    assert [fit.judge for fit in found.fits if fit.node == "service"] == ["ani", "budi"]
    # Budi said on one pair what the group wants too.
    assert found.fits[-1].compatibility == pytest.approx(0, abs=1e-20)
    assert found.judges == ("ani",)


def test_a_threshold_decides_who_thinks_alike() -> None:
    loose = group_agreement(study(), threshold=0.1)
    assert loose.on("service").clusters == (("ani", "budi"),)
    assert group_agreement(study(), threshold=1).clusters == (("ani", "citra"), ("budi",))


def test_without_judgements_there_is_nobody_to_agree() -> None:
    silent = study_of({"goal": ["a", "b"]}, {}, typed={"a": 1.0, "b": 3.0})
    found = group_agreement(silent)
    assert (found.nodes, found.fits, found.judges, found.clusters) == ((), (), (), ())
    assert found.similarity.shape == (0, 0)
    assert found.as_rows() == []


def test_rows_hold_a_line_a_judge_and_node() -> None:
    row = group_agreement(example_study()).as_rows()[1]
    assert list(row) == ["node", "judge", "compatibility", "violations"]
    assert (row["node"], row["judge"]) == ("goal", "budi")


def test_the_mean_over_nodes_weighs_them() -> None:
    one, two = np.array([[1, 0.2], [0.2, 1]]), np.array([[1, 0.8], [0.8, 1]])
    judges, mean = mean_similarity([("b", "a"), ("a", "b")], [one, two], [3, 1], ("a", "b", "c"))
    assert judges == ("a", "b")
    np.testing.assert_allclose(mean, [[1, 0.35], [0.35, 1]])


def test_a_node_that_weighs_nothing_tells_nothing() -> None:
    _, mean = mean_similarity([("a", "b")], [np.ones((2, 2))], [0], ("a", "b"))
    np.testing.assert_array_equal(mean, [[1, np.nan], [np.nan, 1]])


def test_clusters_of_nobody_are_none() -> None:
    assert clusters_of((), np.ones((0, 0)), 0.5) == ()


def test_unknown_names_and_thresholds_are_refused() -> None:
    with pytest.raises(UnknownNameError, match="harbour"):
        group_agreement(study()).on("harbour")
    with pytest.raises(UnknownNameError, match="magic"):
        group_agreement(study(), "magic")
    with pytest.raises(InvalidArrayError, match="threshold"):
        group_agreement(study(), threshold=math.nan)
