"""Published random indices: our tables carry them, and the exact index says which are off."""

from collections.abc import Sequence
from itertools import product

import numpy as np
import pytest

from mcdm_smartcity import consistency_index, random_index, random_index_of_graph
from published_cases import (
    Case,
    assert_does_not_follow,
    assert_follows,
    assert_is_near,
    assert_recomputed,
    published,
)

# The name of our table, and the decimals that its source prints.
PRINTED = {
    "ri-saaty1980": ("saaty1980", 2),
    "ri-saaty2005": ("saaty2005", 2),
    "ri-donegan-dodd1991": ("donegan_dodd", 4),
    "ri-alonso-lamata2006": ("alonso_lamata", 4),
}
TABLES = published("ri-saaty1980", "ri-saaty2005", "ri-donegan-dodd1991", "ri-alonso-lamata2006")
SIMULATED = published(
    "ri-saaty1980",
    "ri-saaty2005",
    "ri-donegan-dodd1991",
    "ri-alonso-lamata2006",
    "ri-aguaron-moreno2003",
)


@TABLES
def test_our_table_of_that_name_carries_the_printed_values(case: Case) -> None:
    table, _ = PRINTED[case.name]
    assert [random_index(size, table=table) for size in case.inputs["n"]] == list(
        case.expected["RI"].values()
    )


@published("ri-exact-n3-n4")
def test_the_exact_index_is_that_of_full_enumeration(case: Case) -> None:
    assert_follows(case, "n3", random_index(3))
    assert_follows(case, "n4", random_index(4))


@published("ri-exact-n3-n4")
def test_the_consistency_index_averages_to_it_over_every_matrix_of_size_three(case: Case) -> None:
    scale = [1 / k for k in range(2, 10)] + [float(k) for k in range(1, 10)]
    ratios = np.array(list(product(scale, repeat=3)))
    matrices = np.ones((len(ratios), 3, 3))
    for column, (i, j) in enumerate(((0, 1), (0, 2), (1, 2))):
        matrices[:, i, j], matrices[:, j, i] = ratios[:, column], 1 / ratios[:, column]
    assert_follows(case, "n3", consistency_index(matrices).mean())


@SIMULATED
def test_the_exact_index_is_the_mean_of_four_million_random_matrices(case: Case) -> None:
    # The case holds that simulation in ten digits, ours is rounded to five decimals.
    assert_recomputed(case, "RI", _exact(case.inputs["n"]), relative=5e-6)


@SIMULATED
def test_no_published_table_prints_the_exact_index(case: Case) -> None:
    # All come from samples. Saaty's first is 0.58 at size 3 for 0.5245, and falls from size 11 to
    # 12; Donegan and Dodd's is 0.03 to 0.09 lower throughout; the others are noisy.
    _, digits = PRINTED.get(case.name, ("", 3))
    assert_does_not_follow(case, "RI", _exact(case.inputs["n"]), digits)


@published("ri-saaty2005", "ri-alonso-lamata2006", "ri-aguaron-moreno2003")
def test_the_later_simulations_are_near_the_exact_index(case: Case) -> None:
    # The tolerance of the case is the noise of its source's sample.
    assert_is_near(case, "RI", _exact(case.inputs["n"]))


@published("ri-saaty1980", "ri-donegan-dodd1991")
def test_the_early_simulations_are_far_from_the_exact_index(case: Case) -> None:
    pairs = zip(_exact(case.inputs["n"]), case.expected["RI"].values(), strict=True)
    assert max(abs(ours - printed) for ours, printed in pairs) > 0.05 > case.data["tolerance"]


@published("ri-agoston-csato2022")
def test_an_index_of_bounded_completions_is_not_ours(case: Case) -> None:
    # The paper keeps completed judgements within 1/9 and 9. Ours are free, as in `eigenvector`, so
    # that a tree of judgements contradicts nothing: 0 instead of 0.053 and 0.059. The last line
    # holds values of free completion from the case's notes.
    for size, answer in ((4, "n4"), (5, "n5")):
        ours = [random_index(size, missing) for missing in case.inputs["m"][answer]]
        assert_does_not_follow(case, answer, ours)
        assert ours[-1] == 0
    assert (random_index(4, 2), random_index(5, 5)) == (0.2843, 0.1771)


@published("ri-incomplete-free-by-graph")
def test_our_index_of_incomplete_matrices_is_the_mean_over_connected_graphs(case: Case) -> None:
    for entry in case.expected["table"]:
        ours = random_index(entry["n"], entry["m"])
        graphs = entry["graphs"]
        labelled = sum(graph["labelled"] for graph in graphs)
        mean = sum(graph["labelled"] * graph["RI"] for graph in graphs) / labelled
        assert ours == entry["RI"]
        assert ours == pytest.approx(mean, abs=5e-4)


@published("ri-incomplete-free-by-graph")
def test_our_index_of_each_of_125_graphs_is_the_one_of_the_case(case: Case) -> None:
    count = 0
    for entry in case.expected["table"]:
        for graph in entry["graphs"]:
            count += 1
            known = np.ones((entry["n"], entry["n"]), dtype=bool)
            for i, j in graph["missing"]:
                known[i, j] = known[j, i] = False
            ours = random_index_of_graph(known)
            assert (ours.value, ours.origin) == (graph["RI"], "exact, by graph")
            assert ours.standard_error >= graph["se"]
    assert count == 125


@published("ri-incomplete-free-by-graph")
def test_the_linear_approximation_is_near_the_means_and_far_from_some_graphs(case: Case) -> None:
    # Within 0.012 of the mean over graphs, but by graph up to 8 % too low, where items hang on a
    # single judgement, and more than a quarter too high for a ring.
    off_mean, off_graph = [], []
    for entry in case.expected["table"]:
        size, missing = entry["n"], entry["m"]
        linear = random_index(size) * (1 - 2 * missing / ((size - 1) * (size - 2)))
        off_mean.append(abs(linear - random_index(size, missing)))
        off_graph += [linear / graph["RI"] - 1 for graph in entry["graphs"]]
    assert max(off_mean) == pytest.approx(0.012, abs=5e-4)
    assert min(off_graph) == pytest.approx(-0.082, abs=5e-4)
    assert max(off_graph) == pytest.approx(0.288, abs=5e-4)


def _exact(sizes: Sequence[int]) -> list[float]:
    return [random_index(size) for size in sizes]
