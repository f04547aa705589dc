"""The page on rank reversal shows what its script measures today."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_table_of_the_page_is_what_the_script_prints() -> None:
    script = ROOT / "benchmarks" / "rank_reversal.py"
    found = subprocess.run(
        [sys.executable, str(script)], check=True, capture_output=True, text=True, cwd=ROOT
    )
    page = (ROOT / "docs" / "methods" / "rank_reversal.md").read_text(encoding="utf-8")
    assert found.stdout.strip() in page
