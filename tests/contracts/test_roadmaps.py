"""`schedule` against trying every set of starts, with constraints of every kind mixed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brute_roadmaps import Instance, best_worth
from mcdm_smartcity import InfeasibleError, Roadmap, check_roadmap
from strategies import fewer
from strategies_roadmaps import KINDS, replanned, roadmaps, with_twin

ENGINES = ("scipy", "highs")


def scheduled(instance: Instance, engine: str = "scipy") -> Roadmap:
    if engine == "highs":
        pytest.importorskip("highspy")
    return instance.scheduled(gap=0.0, engine=engine)


def agrees(instance: Instance, engine: str = "scipy") -> None:
    best = best_worth(instance)
    if best is None:
        with pytest.raises(InfeasibleError):
            scheduled(instance, engine)
        return
    found = scheduled(instance, engine)
    assert found.worth - found.change_cost == pytest.approx(best, rel=1e-9, abs=1e-9)
    assert found.bound == pytest.approx(best, rel=1e-6, abs=1e-6)
    assert check_roadmap(found) == ()


@pytest.mark.parametrize("engine", ENGINES)
@given(instance=roadmaps())
def test_the_roadmap_is_the_best_of_all_starts(engine: str, instance: Instance) -> None:
    agrees(instance, engine)


@fewer(2)
@given(instance=with_twin())
def test_programs_that_are_alike_may_be_told_in_order(instance: Instance) -> None:
    agrees(instance)


@fewer(4)
@given(instance=roadmaps(5, periods=3))
def test_five_programs_too(instance: Instance) -> None:
    agrees(instance)


@pytest.mark.parametrize("engine", ENGINES)
@given(instance=replanned())
def test_what_runs_stays_and_the_rest_is_the_best_of_all_starts(
    engine: str, instance: Instance
) -> None:
    agrees(instance, engine)


@pytest.mark.parametrize("kind", KINDS)
@fewer(2)
@given(data=st.data())
def test_each_kind_of_constraint_is_kept(kind: str, data: st.DataObject) -> None:
    agrees(data.draw(roadmaps(3, always=(kind,)) | replanned(3, always=(kind,))))
