"""Whether bound, gap and proof fit the worth, worked out anew: for portfolios and roadmaps."""

import math
from collections.abc import Iterator

from mcdm_smartcity.errors import Problem

# Told a second time too, so that a check does not lean on what it checks.
PROVED = 1e-9


def proof_problems(worth: float, bound: float, gap: float, *, proved: bool) -> Iterator[Problem]:
    """Yield what is wrong with the certificate of an answer."""
    if not bound >= worth:
        yield Problem("bound", f"{bound:.15g} is below the worth {worth:.15g}")
        return
    largest = max(abs(worth), abs(bound))
    true = 0.0 if bound == worth else (bound - worth) / largest if math.isfinite(bound) else 1.0
    if not abs(gap - true) <= PROVED / 1000:
        yield Problem("gap", f"says {gap:g}, but bound and worth make it {true:g}")
    if proved != (true <= PROVED):
        yield Problem("proved", f"says {proved}, with a gap of {true:g}")
