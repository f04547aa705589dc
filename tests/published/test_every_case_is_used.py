"""No case lies in the folder without a test."""

from pathlib import Path

from published_cases import CASES

HERE = Path(__file__).parent


def test_every_case_is_named_by_a_test() -> None:
    tests = "".join(path.read_text(encoding="utf-8") for path in HERE.glob("test_*.py"))
    unused = [path.name for path in CASES.iterdir() if f'"{path.stem}"' not in tests]
    assert unused == []
