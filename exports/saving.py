"""Files written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from analytics.written_filters import shorten

_LONGEST_PATH = 120  # letters


class UnwritableError(OSError):
    """A file could not be written; the message is a sentence that names it and the reason."""


def check_place(path: Path) -> None:
    """Say before the work, which may take seconds, that a file cannot be written to its place.

    Args:
        path: where the file is to go.

    Raises:
        UnwritableError: as save would, apart from a disk that is full.
    """
    try:
        if path.is_dir():
            raise IsADirectoryError
        if not path.exists() or path.is_file():
            with tempfile.TemporaryFile(prefix=".", dir=path.parent):
                pass
    except OSError as problem:
        raise UnwritableError(_said(path, problem)) from problem


def save(path: Path, content: bytes) -> None:
    """Write a file so that a reader finds it whole or as it was before.

    Args:
        path: where to; its folder has to be there.
        content: what to.

    Raises:
        UnwritableError: when it cannot be written, such as on a full disk; nothing of it is left.
    """
    try:
        if path.is_dir():
            raise IsADirectoryError
        if path.exists() and not path.is_file():  # a device or a pipe takes what it is given
            path.write_bytes(content)
        else:
            _write_beside(path, content)
    except OSError as problem:
        raise UnwritableError(_said(path, problem)) from problem


def _write_beside(path: Path, content: bytes) -> None:
    """Write a file that takes the other's place only when it is whole."""
    handle, name = tempfile.mkstemp(prefix=".", suffix=path.suffix, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _take_over_rights(Path(name), path)
        Path(name).replace(path)
    except BaseException:  # also when the reader interrupts
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _take_over_rights(new: Path, old: Path) -> None:
    """Let others read the file as they could before, or as they can any new file."""
    if old.exists():
        new.chmod(old.stat().st_mode)
        return
    mask = os.umask(0)
    os.umask(mask)
    new.chmod(0o666 & ~mask)


def _said(path: Path, problem: OSError) -> str:
    if isinstance(problem, IsADirectoryError):
        return f"{_named(path)} cannot be written: it is a folder; name a file in it."
    if isinstance(problem, FileNotFoundError) and not path.parent.exists():
        return f"{_named(path)} cannot be written: there is no folder {_named(path.parent)}."
    return f"{_named(path)} cannot be written: {problem.strerror}."


def _named(path: Path) -> str:
    """A path short enough to leave room for what is wrong with it."""
    return shorten(str(path), _LONGEST_PATH)
