"""Drawings as PDF: the same drawing makes the same bytes, alone or as a page among others.

The converter names fonts and patterns in an order that changes from run to run; here every
dictionary of a page is put into the order of its names before the file is written.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from analytics.vocabulary import CREDIT
from exports.converter import pdfs_of


def pdf_of_drawing(svg: str, title: str) -> bytes:
    """A drawing as a PDF of one page.

    Args:
        svg: the drawing.
        title: of the document.
    """
    return pdf_of_drawings([svg], title)


def pdf_of_drawings(drawings: Sequence[str], title: str) -> bytes:
    """Drawings as a PDF, a page each.

    Args:
        drawings: SVG texts.
        title: of the document.
    """
    together = PdfWriter()
    for content in pdfs_of(drawings):
        page = PdfReader(io.BytesIO(content))
        _put_in_order(page.pages[0], set())
        together.append(page)
    together.metadata = None
    together.add_metadata({"/Title": title, "/Author": CREDIT})
    written = io.BytesIO()
    together.write(written)
    return written.getvalue()


def _put_in_order(part: Any, seen: set[int]) -> None:
    """Sort the entries of every dictionary that is reached from a part, each object once."""
    if isinstance(part, IndirectObject):
        if part.idnum in seen:
            return
        seen.add(part.idnum)
        part = part.get_object()
    if isinstance(part, DictionaryObject):
        entries = [(name, part.raw_get(name)) for name in sorted(part)]
        for _, value in entries:
            _put_in_order(value, seen)
        for name, value in entries:
            del part[name]
            part[name] = value
    elif isinstance(part, ArrayObject):
        for value in list.__iter__(part):
            _put_in_order(value, seen)
