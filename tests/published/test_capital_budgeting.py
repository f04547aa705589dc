"""The capital-budgeting files of the OR-Library, read from where they lie; skipped without them."""

import json
import os
from pathlib import Path

import numpy as np
import pytest

from mcdm_smartcity import Budget, DependencyGraph, check_portfolio, select
from mcdm_smartcity.study.cost_table import CostTable

FOLDER = Path(os.environ.get("ORLIB_MKP") or "no-such-folder")
FILES = [f"pet{k}" for k in range(2, 8)] + ["sento1", "sento2"] + [f"weing{k}" for k in range(1, 9)]


@pytest.mark.skipif(not FOLDER.is_dir(), reason="ORLIB_MKP names no folder with the files")
@pytest.mark.parametrize("name", FILES)
def test_the_best_known_value_is_reached_and_proved(name: str) -> None:
    best_known = json.loads((FOLDER / "best_known.json").read_text())["results"][name]["published"]
    numbers = [float(word) for word in (FOLDER / f"{name}.dat").read_text().split()]
    count, resources = int(numbers[0]), int(numbers[1])
    values, rest = numbers[3 : 3 + count], numbers[3 + count :]
    used = np.array(rest[: count * resources]).reshape(resources, count)
    limits = rest[count * resources : count * resources + resources]
    programs = tuple(f"p{i}" for i in range(count))
    sources = tuple(f"r{k}" for k in range(resources))
    costs = CostTable(programs, (1,), sources, used.T[:, None, :])
    budgets = [Budget(limit, source) for source, limit in zip(sources, limits, strict=True)]
    worth = dict(zip(programs, values, strict=True))
    best = select(worth, costs, DependencyGraph(programs), budgets)
    assert (best.worth, best.bound, best.proved) == (best_known, best_known, True)
    assert check_portfolio(best) == ()
