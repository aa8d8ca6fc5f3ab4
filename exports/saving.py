"""Files written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path


class UnwritableError(OSError):
    """A file could not be written; the message is a sentence that names it and the reason."""


def save(path: Path, content: bytes) -> None:
    """Write a file so that a reader finds it whole or as it was before.

    Args:
        path: where to; its folder has to be there.
        content: what to.

    Raises:
        UnwritableError: when it cannot be written, such as on a full disk; nothing of it is left.
    """
    if path.is_dir():
        raise UnwritableError(f"{path} is a folder; name a file in it.")
    if path.exists() and not path.is_file():  # a device or a pipe takes what it is given
        _write_into(path, content)
        return
    try:
        handle, name = tempfile.mkstemp(prefix=".", suffix=path.suffix, dir=path.parent)
    except OSError as problem:
        raise UnwritableError(_said(path, problem)) from problem
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _take_over_rights(Path(name), path)
        Path(name).replace(path)
    except OSError as problem:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise UnwritableError(_said(path, problem)) from problem


def _write_into(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as problem:
        raise UnwritableError(_said(path, problem)) from problem


def _take_over_rights(new: Path, old: Path) -> None:
    """Let others read the file as they could before, or as they can any new file."""
    if old.exists():
        new.chmod(old.stat().st_mode)
        return
    mask = os.umask(0)
    os.umask(mask)
    new.chmod(0o666 & ~mask)


def _said(path: Path, problem: OSError) -> str:
    if isinstance(problem, FileNotFoundError):
        return f"{path} cannot be written: there is no folder {path.parent}."
    return f"{path} cannot be written: {problem.strerror}."
