"""Files are written beside their place and renamed, so that none is ever half-written."""

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from mcdm_smartcity.errors import NotWritableError


def write_texts(folder: Path, texts: Mapping[str, str]) -> tuple[Path, ...]:
    """
    Write files of these names into the folder, all or (if one cannot be written) none.

    Returns their paths; raises `NotWritableError` and leaves what was there untouched.
    """
    waiting: list[tuple[Path, Path]] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            waiting.append((_written_beside(folder, text), folder / name))
        for written, place in waiting:
            written.replace(place)
    except OSError as error:
        for written, _ in waiting:
            with suppress(OSError):
                written.unlink(missing_ok=True)
        raise NotWritableError(f"cannot write into {folder}: {error.strerror or error}") from error
    return tuple(place for _, place in waiting)


def _written_beside(folder: Path, text: str) -> Path:
    handle, name = tempfile.mkstemp(dir=folder, prefix=".writing-")
    with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
        file.write(text)
    # Temporary files are private; the finished one is readable like any other new file.
    umask = os.umask(0)
    os.umask(umask)
    Path(name).chmod(0o666 & ~umask)
    return Path(name)
