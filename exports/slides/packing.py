"""The same exhibits make the same bytes: packages without the day and the order of their making."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

_FIRST = ("[Content_Types].xml", "_rels/.rels")
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # a zip file knows no day before it
_STAMPS = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(?=<)")


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Parts of an Office file as a zip file, in one order and with one time stamp."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda name: (name not in _FIRST, name)):
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same on every operating system
            archive.writestr(entry, parts[name])
    return out.getvalue()


def unpacked(package: bytes) -> dict[str, bytes]:
    """The parts of an Office file by name."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def repacked(package: bytes) -> bytes:
    """An Office file with the time stamps of its zip file taken out."""
    return packed(unpacked(package))


def undated(workbook: bytes, day: str) -> bytes:
    """A workbook that says it was made on a day, not now.

    Args:
        workbook: bytes of an xlsx file.
        day: YYYY-MM-DD.
    """
    parts = unpacked(workbook)
    stamp = rf"\g<1>{day}T00:00:00Z".encode()
    parts["docProps/core.xml"] = _STAMPS.sub(stamp, parts["docProps/core.xml"])
    return packed(parts)
