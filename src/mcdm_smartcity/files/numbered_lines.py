"""Files of numbers, read line by line, so that what is wrong can be told with its line."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from mcdm_smartcity.errors import InvalidStudyError, Problem, StudyNotFoundError


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank: its number in the file, and its words."""

    number: int
    text: str
    words: tuple[str, ...]


@dataclass(slots=True)
class NumberedLines:
    """The lines of a file without blanks and comments, and everything that is wrong in them."""

    path: Path
    lines: list[Line]
    problems: list[Problem] = field(default_factory=list)

    @classmethod
    def of(cls, path: Path, comments: str = "%") -> "NumberedLines":
        """Read a file; what follows one of the letters in `comments` is left out."""
        if not path.is_file():
            raise StudyNotFoundError(f"there is no file {path}")
        found = []
        # Remarks of old files may be in any encoding; numbers and keys are plain letters.
        content = path.read_text(encoding="utf-8-sig", errors="replace")
        for number, whole in enumerate(content.splitlines(), start=1):
            text = whole
            for letter in comments:
                text = text.partition(letter)[0]
            if text.strip():
                found.append(Line(number, text.strip(), tuple(text.split())))
        return cls(path, found)

    def wrong(self, line: Line | None, what: str) -> None:
        """Note something that is wrong in a line, or in the whole."""
        self.problems.append(Problem("" if line is None else f"line {line.number}", what))

    def refuse(self) -> None:
        """Raise if anything was wrong, and tell all of it."""
        if self.problems:
            raise InvalidStudyError(str(self.path), self.problems)

    def whole(
        self, line: Line, place: int, what: str, least: int = 0, most: int | None = None
    ) -> int:
        """Return a whole number of a line; `least` if it is none, which is noted."""
        word = line.words[place] if place < len(line.words) else ""
        ends = f"at least {least}" if most is None else f"from {least} to {most}"
        try:
            number = int(word)
        except ValueError:
            self.wrong(line, f"{what} must be a whole number {ends}; found {word or 'nothing'}")
            return least
        if number < least or (most is not None and number > most):
            self.wrong(line, f"{what} must be a whole number {ends}; found {word}")
            return least
        return number

    def amount(
        self,
        line: Line,
        place: int,
        what: str,
        least: float = -math.inf,
        *,
        may_be_infinite: bool = False,
    ) -> float:
        """Return a number of a line; 0 if it is none, which is noted."""
        word = line.words[place] if place < len(line.words) else ""
        try:
            number = float(word)
        except ValueError:
            number = math.nan
        if may_be_infinite and math.isinf(number) and number >= least:
            return number
        if not math.isfinite(number) or number < least:
            ends = "finite" if least == -math.inf else f"finite and at least {least:g}"
            self.wrong(line, f"{what} must be a number, {ends}; found {word or 'nothing'}")
            return 0.0
        return number

    def one_by_one(self) -> Iterator[Line]:
        """Yield a line for each word, for files in which lines mean nothing."""
        for line in self.lines:
            for word in line.words:
                yield Line(line.number, word, (word,))


def file_of(folder: str | Path, name: str, endings: tuple[str, ...]) -> Path:
    """Return the first file of that name that is there."""
    for ending in endings:
        path = Path(folder) / f"{name}{ending}"
        if path.is_file():
            return path
    raise StudyNotFoundError(f"there is no {name}{' or '.join(endings)} in {folder}")
