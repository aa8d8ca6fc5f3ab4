"""How wide a picture is, as the command line is asked for it."""

from __future__ import annotations

import io

import pytest
from PIL import Image


@pytest.fixture
def picture(call, tmp_path):
    """Call for a picture of one view; give the call's code, what it wrote, and what it said."""

    def run(*words: str) -> tuple[int, bytes, str]:
        file = tmp_path / "out"
        code, _, said = call("stage_funnel", *words, "-o", str(file))
        return code, file.read_bytes() if file.exists() else b"", said

    return run


@pytest.mark.parametrize(
    ("words", "size"),
    [((), (1920, 1080)), (("--width", "3840"), (3840, 2160)), (("--width", "960"), (960, 540))],
    ids=str,
)
def test_a_picture_is_as_wide_as_asked(picture, words, size):
    code, content, err = picture("--format", "png", *words)

    assert (code, err) == (0, "")
    assert Image.open(io.BytesIO(content)).size == size


@pytest.mark.parametrize("width", ["959", "7681", "0", "-1", "wide", "1e3", "٣٨٤٠", "9" * 30, ""])
def test_another_width_is_refused_in_one_line(picture, width):
    code, content, err = picture("--format", "png", f"--width={width}")

    assert (code, content) == (2, b"")
    assert "is not a width in pixels from 960 to 7680" in err
    assert len(err.splitlines()) == 1


def test_what_is_no_png_takes_no_width(picture):
    code, content, err = picture("--format", "svg", "--width", "3840")

    assert (code, content) == (2, b"")
    assert err == "exports: --width is the width of a png; svg takes none.\n"


def test_a_view_that_is_no_map_has_no_geojson(picture):
    code, _, err = picture("--format", "geojson")

    assert code == 2
    assert err == (
        "exports: stage_funnel cannot be geojson; it is written as "
        "csv, json, svg, png, pdf, pptx, xlsx, html.\n"
    )
