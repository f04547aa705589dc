"""What commands share that work by a plan: its weights, and word of long work."""

import sys
import time

from mcdm_smartcity.assessment.assessment import weighed
from mcdm_smartcity.assessment.plan import Plan
from mcdm_smartcity.cli.words import PROGRESS
from mcdm_smartcity.portfolio.methods.highs import Watch
from mcdm_smartcity.study.study import Study
from mcdm_smartcity.weighting.weights import Weights

# Shorter work needs no word on the way.
QUIET_SECONDS = 1.0


def planned_weights(study: Study, plan: Plan, method: str) -> Weights:
    """Return the weights by the choice of the plan, or by another method if one is named."""
    chosen = plan.weighting
    if method:
        chosen = chosen.model_copy(update={"method": method})
    return weighed(study, chosen)


def progress() -> Watch:
    """Tell on standard error how far long work is, so that the output stays clean."""
    began = time.perf_counter()

    def tell(worth: float, bound: float) -> None:
        spent = time.perf_counter() - began
        if spent >= QUIET_SECONDS:
            missing = abs(bound - worth) / max(abs(bound), abs(worth), 1e-300)
            line = PROGRESS.format(seconds=spent, worth=worth, bound=bound, gap=missing)
            sys.stderr.write(line + "\n")

    return tell
