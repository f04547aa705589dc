import pytest

from peers.comparison import Comparison
from peers.with_pyrepo_mcda import COMPARISONS


@pytest.mark.parametrize("comparison", COMPARISONS, ids=lambda comparison: comparison.name)
def test_scores_are_those_of_pyrepo_mcda(comparison: Comparison) -> None:
    comparison.check()
