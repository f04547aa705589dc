"""What is compared with PROMETHEE of pymcdm."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from mcdm_smartcity import promethee_flows, promethee_ii
from peers.comparison import Comparison, Scored, scores_of
from peers.problems import Problem
from peers.pymcdm_door import asked, methods, partial

SHAPES = {
    "usual": "usual",
    "u_shape": "ushape",
    "v_shape": "vshape",
    "level": "level",
    "linear": "vshape_2",
}


def promethee(problem: Problem, shape: str, kind: Any) -> Any:
    # A new object each time: its thresholds are used up by one call.
    if shape == "usual":
        return kind("usual")
    return kind(SHAPES[shape], p=problem.p.tolist(), q=problem.q.tolist())


def flows_there(shape: str) -> Scored:
    return lambda problem: np.stack(asked(promethee(problem, shape, partial.PROMETHEE_I), problem))


def flows_here(shape: str) -> Scored:
    def flows(problem: Problem) -> ArrayLike:
        found = promethee_flows(*problem.decision, shape=shape, q=problem.q, p=problem.p)
        return np.stack([found.positive, found.negative])

    return flows


def net_there(shape: str) -> Scored:
    return lambda problem: asked(promethee(problem, shape, methods.PROMETHEE_II), problem)


PROMETHEE = [
    *(
        Comparison("promethee_i", flows_here(shape), flows_there(shape), variant=shape)
        for shape in SHAPES
    ),
    *(
        Comparison(
            "promethee_ii",
            scores_of(promethee_ii, shape=shape, q=lambda one: one.q, p=lambda one: one.p),
            net_there(shape),
            variant=shape,
        )
        for shape in SHAPES
    ),
]
