"""What judges may have meant instead of what they said: noise on one node of the hierarchy."""

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np

from mcdm_smartcity.errors import InvalidArrayError, UnknownNameError
from mcdm_smartcity.numerics.arrays import FloatArray, require_whole
from mcdm_smartcity.weighting.judgement_matrices import NodeJudgements
from mcdm_smartcity.weighting.methods.aggregation import aggregate_judgements
from mcdm_smartcity.weighting.methods.dispersion import judgement_dispersion
from mcdm_smartcity.weighting.methods.judgement_noise import Kernel, perturbed_priorities
from mcdm_smartcity.weighting.methods.judgement_scales import LINEAR, apply_scale

Noise: TypeAlias = Literal["scale_step", "lognormal", "judges"]
# What a spread is if none is given; that of `judges` is measured.
SPREADS = {"scale_step": 0.5, "lognormal": 0.2, "judges": None}


@dataclass(frozen=True)
class Way:
    """How answers become priorities: by which kernel, on which scale."""

    kernel: Kernel
    scale: str


@dataclass(frozen=True)
class GroupPriorities:
    """Priorities of a group from the matrices of its judges, (..., k, m, m) to (..., m) (AIJ)."""

    way: Way
    weights: tuple[float, ...]

    def __call__(self, matrices: FloatArray) -> FloatArray:
        """Read on the scale, aggregate, then prioritise."""
        linear = self.way.scale == LINEAR
        ratios = matrices if linear else apply_scale(matrices, self.way.scale)
        return self.way.kernel(aggregate_judgements(ratios, self.weights))


@dataclass(frozen=True)
class Sampling:
    """How to draw: noise and its spread, number of samples, seed, and where to compute."""

    noise: Noise
    spread: float | None
    samples: int
    seed: int
    executor: Executor | None = None

    def checked(self) -> "Sampling":
        """Return the same with its spread filled in, or raise for what cannot be drawn."""
        if self.noise not in SPREADS:
            raise UnknownNameError("noise", self.noise, SPREADS)
        if self.noise == "judges" and self.spread is not None:
            raise InvalidArrayError(
                "the spread of noise 'judges' is measured from their judgements; leave it out"
            )
        require_whole("samples", self.samples, 1)
        require_whole("seed", self.seed, 0)
        spread = SPREADS[self.noise] if self.spread is None else self.spread
        return Sampling(self.noise, spread, self.samples, self.seed, self.executor)


def sampled_weights(judgements: NodeJudgements, way: Way, sampling: Sampling) -> FloatArray:
    """Return samples of the local weights of a node's children, shape (samples, m)."""
    matrices: FloatArray = judgements.matrices
    method: Kernel = GroupPriorities(way, judgements.weights)
    spread: FloatArray | float | None = sampling.spread
    noise: str = sampling.noise
    if noise == "judges":
        # The spread of what judges say tells how far their mean may be from everybody's.
        matrices, method, noise = judgements.together(), way.kernel, "lognormal"
        spread = spread_of_mean(judgements.ratios(), judgements.weights)
    return perturbed_priorities(
        matrices,
        spread=0.0 if spread is None else spread,
        noise=noise,
        samples=sampling.samples,
        seed=seed_of(sampling.seed, judgements.node),
        method=method,
        executor=sampling.executor,
    )


def spread_of_mean(matrices: FloatArray, weights: Sequence[float]) -> FloatArray:
    """
    Standard error of the logarithm of each common judgement, shape (m, m), NaN where missing.

    For judges of equal weight that is the standard deviation of their logarithms over √k. With
    weights w it is √Σw² / Σw times the deviation, over those who judged the pair. One judge has no
    spread: 0.
    """
    given = ~np.isnan(matrices) * np.asarray(weights)[:, np.newaxis, np.newaxis]
    total = given.sum(axis=0)
    share = np.sqrt((given**2).sum(axis=0)) / np.where(total > 0, total, 1)
    error: FloatArray = np.log(judgement_dispersion(matrices)) * share
    return error


def seed_of(seed: int, node: str) -> int:
    """Return a seed of a node's own, so that other nodes cannot change its samples."""
    words = np.random.SeedSequence([seed, *node.encode()]).generate_state(4)
    return int.from_bytes(words.astype("<u4").tobytes(), "little")
