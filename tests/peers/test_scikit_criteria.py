import pytest

from peers.comparison import Comparison
from peers.with_scikit_criteria import COMPARISONS


@pytest.mark.parametrize("comparison", COMPARISONS, ids=lambda comparison: comparison.name)
def test_scores_are_those_of_scikit_criteria(comparison: Comparison) -> None:
    comparison.check()
