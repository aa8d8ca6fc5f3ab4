"""Pictures are converted beside the server, never inside of it."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from exports.converter import ConversionError, pdfs_of, png_of

ROOT = Path(__file__).parents[2]


def drawing(width: int, height: int = 20) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"/>'


def test_a_png_is_as_large_as_asked():
    picture = Image.open(io.BytesIO(png_of(drawing(40), scale=2)))

    assert picture.size == (80, 40)


def test_many_drawings_become_pdfs_in_their_order():
    pages = [
        PdfReader(io.BytesIO(content)).pages[0].mediabox
        for content in pdfs_of([drawing(40), drawing(60), drawing(50)])
    ]

    assert [page.width / page.height for page in pages] == [2, 3, 2.5]


def test_what_is_no_drawing_is_refused_with_the_reason():
    with pytest.raises(ConversionError, match=r"^the document does not have a root node$"):
        png_of("<svg")


def test_the_server_never_loads_the_converter_whose_pictures_would_stop_its_pages():
    # It holds the interpreter's lock while it works: nothing else of the process runs meanwhile.
    asked = "import sys, serve; from exports import decks; print('vl_convert' in sys.modules)"

    told = subprocess.run(
        [sys.executable, "-c", asked], cwd=ROOT, check=True, capture_output=True, text=True
    )

    assert told.stdout.split()[-1] == "False"
