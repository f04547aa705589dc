"""The solver's own lines are kept from the output, and nobody else's."""

import os

import pytest

from mcdm_smartcity.ranking.methods.quiet_solver import STANDARD_OUTPUT, without_noise

NOISE = b"HighsMipSolverData::transformNewIntegerFeasibleSolution tmpSolver.run();\n"


def test_lines_of_the_solver_vanish_and_others_come_through(
    capfd: pytest.CaptureFixture[str],
) -> None:
    with without_noise():
        os.write(STANDARD_OUTPUT, NOISE + b"what another thread says\n" + NOISE)
    os.write(STANDARD_OUTPUT, b"afterwards\n")
    assert capfd.readouterr().out == "what another thread says\nafterwards\n"


def test_the_output_is_given_back_after_an_error(capfd: pytest.CaptureFixture[str]) -> None:
    def fail() -> None:
        with without_noise():
            raise ValueError("no answer")

    with pytest.raises(ValueError, match="no answer"):
        fail()
    os.write(STANDARD_OUTPUT, b"still here\n")
    assert capfd.readouterr().out == "still here\n"
