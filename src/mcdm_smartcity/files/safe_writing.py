"""Files are written beside their place and renamed, so that none is ever half-written."""

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from errno import EISDIR
from pathlib import Path

from mcdm_smartcity.errors import NotWritableError


def write_texts(folder: Path, texts: Mapping[str, str]) -> tuple[Path, ...]:
    """
    Write files of these names into the folder, all or (if one cannot be written) none.

    Returns their paths; raises `NotWritableError` and leaves what was there untouched.
    """
    places = [folder / name for name in texts]
    written: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for place, text in zip(places, texts.values(), strict=True):
            if place.is_dir():
                raise IsADirectoryError(EISDIR, f"{place.name} is a folder")
            written.append(_empty_file_in(folder))
            written[-1].write_text(text, encoding="utf-8", newline="")
        for file, place in zip(written, places, strict=True):
            file.replace(place)
    except OSError as error:
        for file in written:
            with suppress(OSError):
                file.unlink(missing_ok=True)
        raise NotWritableError(f"cannot write into {folder}: {error.strerror or error}") from error
    return tuple(places)


def _empty_file_in(folder: Path) -> Path:
    handle, name = tempfile.mkstemp(dir=folder, prefix=".writing-")
    os.close(handle)
    # Temporary files are private; the finished one is readable like any other new file.
    umask = os.umask(0)
    os.umask(umask)
    Path(name).chmod(0o666 & ~umask)
    return Path(name)
