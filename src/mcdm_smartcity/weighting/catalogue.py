"""The ways to weigh, by name: from judgements, from an order, and from the scores themselves."""

from collections.abc import Callable
from functools import partial

from numpy.typing import ArrayLike

from mcdm_smartcity.numerics.arrays import FloatArray
from mcdm_smartcity.numerics.method import Method
from mcdm_smartcity.weighting.methods.best_worst import best_worst_priorities
from mcdm_smartcity.weighting.methods.cilos import cilos
from mcdm_smartcity.weighting.methods.column_mean import column_mean
from mcdm_smartcity.weighting.methods.critic import critic, critic_absolute, critic_spearman
from mcdm_smartcity.weighting.methods.eigenvector import eigenvector
from mcdm_smartcity.weighting.methods.entropy import entropy, entropy_inverted, entropy_range
from mcdm_smartcity.weighting.methods.geometric_mean import geometric_mean
from mcdm_smartcity.weighting.methods.gini import gini
from mcdm_smartcity.weighting.methods.harker import harker
from mcdm_smartcity.weighting.methods.idocriw import idocriw
from mcdm_smartcity.weighting.methods.merec import merec
from mcdm_smartcity.weighting.methods.order_of_priorities import weights_of_order
from mcdm_smartcity.weighting.methods.rank_weights import (
    rank_order_centroid,
    rank_reciprocal,
    rank_sum,
)
from mcdm_smartcity.weighting.methods.standard_deviation import (
    standard_deviation,
    standard_deviation_as_given,
)


def _by_name(*methods: Method) -> dict[str, Method]:
    return {method.name: method for method in methods}


# From any comparisons that connect all items, (..., m, m) to (..., m).
METHODS = _by_name(
    Method("eigenvector", eigenvector, "Saaty (1977)", domain="positive"),
    Method("geometric_mean", geometric_mean, "Crawford and Williams (1985)", domain="positive"),
    Method("harker", harker, "Harker (1987)", domain="positive"),
)
# From comparisons of particular pairs: with the best and the worst item, or all of them.
PARTICULAR = _by_name(
    Method("best_worst", best_worst_priorities, "Rezaei (2016)", domain="positive"),
    Method("column_mean", column_mean, "Saaty (1980)", domain="positive"),
)
# From the order alone that comparisons tell, or weights that were typed in.
RULES: dict[str, Callable[[ArrayLike], FloatArray]] = {
    "rank_order_centroid": rank_order_centroid,
    "rank_reciprocal": rank_reciprocal,
    "rank_sum": rank_sum,
}
SOURCES_OF_RULES = {
    "rank_order_centroid": "Barron and Barrett (1996)",
    "rank_reciprocal": "Stillwell, Seaver and Edwards (1981)",
    "rank_sum": "Stillwell, Seaver and Edwards (1981)",
}
ORDERS = _by_name(
    *(
        Method(name, partial(weights_of_order, rule=rule), SOURCES_OF_RULES[name])
        for name, rule in RULES.items()
    )
)
# From the scores of programs, (n, m) and directions (m,) to (m,): they tell about the data, not
# about what people want.
DIAGNOSTICS = _by_name(
    Method("cilos", cilos, "Zavadskas and Podvezko (2016)", domain="positive"),
    Method("critic", critic, "Diakoulaki et al. (1995)"),
    Method("critic_absolute", critic_absolute, "Mukhametzyanov (2021)"),
    Method("critic_spearman", critic_spearman, "Diakoulaki et al. (1995)"),
    Method("entropy", entropy, "Hwang and Yoon (1981)", domain="nonnegative"),
    Method("entropy_inverted", entropy_inverted, "Podvezko (2011)", domain="positive"),
    Method("entropy_range", entropy_range, "Krishnan et al. (2021)"),
    Method("gini", gini, "Li and Chi (2009)", domain="nonnegative"),
    Method("idocriw", idocriw, "Zavadskas and Podvezko (2016)", domain="positive"),
    Method("merec", merec, "Keshavarz-Ghorabaee et al. (2021)", domain="positive"),
    Method("standard_deviation", standard_deviation, "Diakoulaki et al. (1995)"),
    Method("standard_deviation_as_given", standard_deviation_as_given, "Diakoulaki et al. (1995)"),
)
JUDGED = METHODS | PARTICULAR | ORDERS
WAYS = JUDGED | DIAGNOSTICS
