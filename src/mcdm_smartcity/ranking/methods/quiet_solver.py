"""Solving 0-1 programmes without a word on the screen.

HiGHS 1.12 (scipy 1.17) writes lines to the standard output of the process even if told not to, and
highspy introduces itself there, which would spoil JSON that is piped on. While it solves, that
output goes to a file; what others wrote meanwhile is passed on afterwards.

It stands in the lowest stage that solves programmes; portfolios, a later stage, take it from here.
"""

import os
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager

STANDARD_OUTPUT = 1
NOISE = (
    b"HighsMipSolverData::",
    b"Running HiGHS ",
    b"Copyright (c) ",
    b"Includes third-party software ",
)
_ONE_AT_A_TIME = threading.Lock()


@contextmanager
def without_noise() -> Iterator[None]:
    """Keep the solver's own lines from the standard output."""
    with _ONE_AT_A_TIME:
        try:
            kept = os.dup(STANDARD_OUTPUT)
        except OSError:  # closed, so nobody listens
            yield
            return
        with tempfile.TemporaryFile() as written:
            sys.stdout.flush()
            os.dup2(written.fileno(), STANDARD_OUTPUT)
            try:
                yield
            finally:
                os.dup2(kept, STANDARD_OUTPUT)
                os.close(kept)
                written.seek(0)
                _pass_on(written.read())


def _pass_on(written: bytes) -> None:
    others = [line for line in written.splitlines(keepends=True) if not line.startswith(NOISE)]
    if others:
        os.write(STANDARD_OUTPUT, b"".join(others))
