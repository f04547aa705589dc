"""Cold import beside what it must load anyway."""

import subprocess
import sys
from collections.abc import Callable
from typing import Any

from timing import Case


def cold_import(_: int) -> tuple[Callable[[], Any], Callable[[], Any]]:
    return (lambda: _python("import mcdm_smartcity")), (lambda: _python("import numpy, pydantic"))


def _python(statement: str) -> int:
    return subprocess.run([sys.executable, "-c", statement], check=True).returncode  # noqa: S603


CASES = (Case("cold import", "import numpy, pydantic", cold_import, 1, 1),)
