"""What a roadmap says of its programs is true, by the definition of the constraints."""

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from brute_roadmaps import Instance, Starts, in_a_circle, keeps_everything, worth_of
from mcdm_smartcity import InfeasibleError, InvalidRecordError, Roadmap
from strategies_roadmaps import roadmaps

slow = settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)


def found(instance: Instance, gap: float) -> Roadmap:
    try:
        return instance.scheduled(gap=gap, engine="scipy")
    except (InfeasibleError, InvalidRecordError):
        assume(False)  # noqa: FBT003 - hypothesis' own form
        raise


def together(instance: Instance, name: str) -> list[str]:
    graph = instance.graph
    return [one for one in graph.programs if one == name or in_a_circle(instance, one, name)]


def moved(instance: Instance, plan: Starts, name: str, period: int) -> Starts:
    return plan | dict.fromkeys(together(instance, name), period)


@slow
@given(roadmaps(), st.sampled_from([0.0, 0.3, 0.9]))
def test_who_is_left_out_is_told_the_truth(instance: Instance, gap: float) -> None:
    roadmap = found(instance, gap)
    plan = dict(roadmap.start)
    for name in roadmap.left_out:
        tries = [moved(instance, plan, name, t) for t in range(1, instance.periods + 1)]
        fitting = [worth_of(instance, one) for one in tries if keeps_everything(instance, one)]
        assert ("could be added" in roadmap.why(name)) == bool(fitting)
        # Nobody is left out who would make the whole worth more, however wide the gap may be.
        assert all(worth <= roadmap.worth + 1e-6 for worth in fitting)


@slow
@given(roadmaps(), st.sampled_from([0.0, 0.3, 0.9]))
def test_who_waits_is_told_the_truth(instance: Instance, gap: float) -> None:
    roadmap = found(instance, gap)
    plan = dict(roadmap.start)
    for name, start in plan.items():
        earlier = moved(instance, plan, name, start - 1)
        may = start > 1 and keeps_everything(instance, earlier)
        assert ("nothing forbids it" in roadmap.why(name)) == may
        assert not may or worth_of(instance, earlier) <= roadmap.worth + 1e-6


@slow
@given(roadmaps())
def test_the_chain_waits_link_by_link_for_who_finishes_last(instance: Instance) -> None:
    roadmap = found(instance, 0.0)
    assert bool(roadmap.chain) == bool(roadmap.start)
    if roadmap.chain:
        assert roadmap.finish[roadmap.chain[-1]] == max(roadmap.finish.values())
    for before, after in zip(roadmap.chain, roadmap.chain[1:], strict=False):
        assert (after, before) in instance.graph.needs
