"""The words around measures of judges and their judgements."""

SAMPLES = "{level:.0%} of {samples} samples lie between low and high (noise {noise}, seed {seed})."
NO_JUDGES = "Nobody judged anything here: all weights are typed."
EVERY_NODE = "whole hierarchy"
GROUPS_LINE = "Groups of judges who think alike: on average at least {threshold:.0%} similar."
SIMILARITY_LINE = "Similarity in %, over the whole hierarchy; – no node in common."
NO_PROPOSAL = "No ratio is above {limit:.2f}, so nothing has to change."
PROPOSAL = (
    "For {judge} on {node}, the least change from CR {ratio:.3f} to {after:.3f}, a proposal only: "
    "{changes}."
)
