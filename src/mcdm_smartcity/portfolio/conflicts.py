"""What cannot hold together."""

from mcdm_smartcity.errors import InfeasibleError


def infeasible(facts, rules, terms, effort):
    return InfeasibleError(["?"])
