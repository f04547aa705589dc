"""README.md of this folder is the table of who agrees with whom; here it is held to what is run."""

import importlib
from pathlib import Path

import pytest

from mcdm_smartcity.ranking.catalogue import METHODS

HERE = Path(__file__).parent
PAGES = HERE.parents[1] / "docs" / "methods"
PEERS = ("pymcdm 1.4.0", "scikit-criteria 0.10", "pyrepo-mcda 0.1.15")
# Kernels that are no score, or not of the catalogue, and that a peer has.
BESIDE = {"electre_i", "electre_ii", "promethee_i"}
# Fewer than two peers have these, or have them right; README.md says why.
FEWER_THAN_TWO = BESIDE | {"comet", "electre_iii", "multimoora", "rafsi"}


def table() -> dict[str, dict[str, str]]:
    lines = [line for line in (HERE / "README.md").read_text().splitlines() if line[:1] == "|"]
    head, _, *rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {row[0].strip("`"): dict(zip(head[1:], row[1:], strict=True)) for row in rows}


def test_every_method_of_the_catalogue_has_its_row() -> None:
    assert set(table()) == set(METHODS) | BESIDE
    assert all(tuple(row)[:3] == PEERS for row in table().values())


def test_every_cell_says_one_of_three_things() -> None:
    cells = [row[peer] for row in table().values() for peer in PEERS]
    assert all(
        cell in {"none", "agrees"} or "but: " in cell or "differs: " in cell for cell in cells
    )


def test_two_peers_agree_wherever_two_have_the_method_right() -> None:
    agreeing = {
        name: sum(row[peer].startswith("agrees") for peer in PEERS) for name, row in table().items()
    }
    assert {name for name, count in agreeing.items() if count < 2} == FEWER_THAN_TWO


@pytest.mark.parametrize("peer", PEERS)
def test_every_exception_is_proved_on_its_page(peer: str) -> None:
    for name, row in table().items():
        if ": " in row[peer]:
            page = (PAGES / row["page"].strip("`")).read_text()
            assert peer in " ".join(page.split()), f"{name}: {row['page']} does not name {peer}"


@pytest.mark.parametrize("peer", PEERS)
def test_who_agrees_is_compared_and_who_is_compared_agrees(peer: str) -> None:
    # Skipped by the module itself if the peer is not installed.
    module = peer.split(maxsplit=1)[0].replace("-", "_")
    compared = importlib.import_module(f"peers.with_{module}").COMPARISONS
    agreeing = {name for name, row in table().items() if row[peer].startswith("agrees")}
    assert {comparison.method for comparison in compared} == agreeing
