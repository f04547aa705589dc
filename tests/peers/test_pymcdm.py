import pytest

from peers.comparison import Comparison
from peers.with_pymcdm import COMPARISONS


@pytest.mark.parametrize("comparison", COMPARISONS, ids=lambda comparison: comparison.name)
def test_scores_are_those_of_pymcdm(comparison: Comparison) -> None:
    comparison.check()
