"""The ways to derive priorities from pairwise comparisons, by name."""

from mcdm_smartcity.numerics.method import Method
from mcdm_smartcity.weighting.methods.eigenvector import eigenvector
from mcdm_smartcity.weighting.methods.geometric_mean import geometric_mean

METHODS: dict[str, Method] = {
    method.name: method
    for method in (
        Method("eigenvector", eigenvector, "Saaty (1977)", domain="positive"),
        Method("geometric_mean", geometric_mean, "Crawford and Williams (1985)", domain="positive"),
    )
}
