"""Whatever was asked of a roadmap, its file reads back equal, and written again it is the same."""

import pytest
from hypothesis import given

from brute_roadmaps import Instance
from mcdm_smartcity import InfeasibleError, read_roadmap, write_roadmap
from strategies_roadmaps import roadmaps


@given(instance=roadmaps())
def test_a_roadmap_reads_back_equal(
    tmp_path_factory: pytest.TempPathFactory, instance: Instance
) -> None:
    try:
        found = instance.scheduled(gap=0.0, engine="scipy")
    except InfeasibleError:
        return
    folder = tmp_path_factory.mktemp("roadmap")
    first = write_roadmap(found, folder / "first.json")
    read = read_roadmap(first)
    assert read == found
    assert write_roadmap(read, folder / "again.json").read_bytes() == first.read_bytes()
