"""The house stays as it is drawn: layers, catalogues, sizes, and nothing loaded in vain."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

import mcdm_smartcity
from mcdm_smartcity.numerics.method import Method
from mcdm_smartcity.ranking.catalogue import METHODS as RANKING
from mcdm_smartcity.weighting.catalogue import (
    DIAGNOSTICS,
    ORDERS,
    PARTICULAR,
    WAYS,
)
from mcdm_smartcity.weighting.catalogue import METHODS as WEIGHTING

SOURCE = Path(mcdm_smartcity.__file__).parent
ROOT = SOURCE.parents[1]
FILES = sorted(SOURCE.rglob("*.py"))
FORBIDDEN_NAMES = {"utils", "helpers", "base", "common", "manager"}
LARGEST_FILE = 260
LONGEST_BODY = 35


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(SOURCE)))
def test_a_file_is_one_thought(file: Path) -> None:
    assert len(file.read_text().splitlines()) <= LARGEST_FILE
    assert file.stem not in FORBIDDEN_NAMES


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(SOURCE)))
def test_function_bodies_are_short(file: Path) -> None:
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.FunctionDef):
            documented = ast.get_docstring(node) is not None and len(node.body) > 1
            body = node.body[1:] if documented else node.body
            assert (body[-1].end_lineno or 0) - body[0].lineno < LONGEST_BODY, node.name


@pytest.mark.parametrize("catalogue", [RANKING, WEIGHTING, PARTICULAR, ORDERS, DIAGNOSTICS])
def test_catalogues_name_methods_by_their_own_names(catalogue: dict[str, Method]) -> None:
    assert all(name == method.name and method.source for name, method in catalogue.items())
    assert list(catalogue) == sorted(catalogue)


@pytest.mark.parametrize("method", [*RANKING.values(), *WEIGHTING.values()], ids=lambda m: m.name)
def test_every_method_has_its_file_its_page_and_a_published_number(method: Method) -> None:
    module = Path(sys.modules[method.kernel.__module__].__file__ or "")
    assert module.stem == method.name
    assert (ROOT / "docs" / "methods" / f"{method.name}.md").is_file()
    published = "".join(file.read_text() for file in (ROOT / "tests/published").glob("test_*.py"))
    assert method.name in published


@pytest.mark.parametrize("method", WAYS)
def test_every_way_to_weigh_is_on_a_page_and_has_a_published_number(method: str) -> None:
    pages = "".join(file.read_text() for file in (ROOT / "docs" / "methods").glob("*.md"))
    published = "".join(file.read_text() for file in (ROOT / "tests/published").glob("test_*.py"))
    assert method in pages
    assert method in published


def test_numerics_is_closed_at_five_files() -> None:
    assert sorted(file.stem for file in (SOURCE / "numerics").glob("[!_]*.py")) == [
        "answer",
        "arrays",
        "method",
        "notes",
        "ranks",
    ]


def test_layers_and_kernels_keep_their_contracts() -> None:
    found = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert "Contracts: 2 kept, 0 broken" in found.stdout, found.stdout


def loaded_after(statement: str) -> set[str]:
    script = f"import json, sys\n{statement}\nprint(json.dumps(sorted(sys.modules)))"
    found = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return set(json.loads(found.stdout.splitlines()[-1]))


def test_importing_the_package_loads_neither_scipy_nor_networkx_nor_extras() -> None:
    loaded = loaded_after("import mcdm_smartcity")
    assert loaded.isdisjoint({"scipy", "networkx", "pandas", "typer", "rich", "matplotlib"})


def test_a_name_loads_its_stage_and_no_later_one() -> None:
    loaded = loaded_after("from mcdm_smartcity import eigenvector")
    assert "mcdm_smartcity.weighting" in loaded
    assert "mcdm_smartcity.dependencies" not in loaded


def test_stages_are_reached_through_the_package() -> None:
    loaded = loaded_after("import mcdm_smartcity\nmcdm_smartcity.ranking.topsis")
    assert "mcdm_smartcity.ranking" in loaded


def test_weighing_and_ranking_need_no_networkx() -> None:
    loaded = loaded_after(
        "from mcdm_smartcity import example_study, rank, value, weigh\n"
        "study = example_study(); rank(study, weigh(study)); value(study, weigh(study))"
    )
    assert loaded.isdisjoint({"scipy", "networkx"})


def test_the_package_is_typed() -> None:
    assert (SOURCE / "py.typed").is_file()
