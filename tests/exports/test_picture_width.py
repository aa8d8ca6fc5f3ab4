"""How wide a picture is, as the command line is asked for it."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from analytics.questions import Atlas, read_choices
from exports import command_line


@pytest.fixture
def call(warehouse, monkeypatch, capsys, tmp_path):
    """Run a call for a picture of one view; give its code, what it wrote, and what it said."""
    atlas = Atlas(warehouse, read_choices(warehouse))
    monkeypatch.setattr(command_line, "open_atlas", lambda: atlas)

    def run(*words: str) -> tuple[int, bytes, str]:
        file = tmp_path / "out"
        try:
            code = command_line.run(["stage_funnel", *words, "-o", str(file)])
        except SystemExit as leaving:
            code = leaving.code
        return code, file.read_bytes() if file.exists() else b"", capsys.readouterr().err

    return run


@pytest.mark.parametrize(
    ("words", "size"),
    [((), (1920, 1080)), (("--width", "3840"), (3840, 2160)), (("--width", "960"), (960, 540))],
    ids=str,
)
def test_a_picture_is_as_wide_as_asked(call, words, size):
    code, content, err = call("--format", "png", *words)

    assert (code, err) == (0, "")
    assert Image.open(io.BytesIO(content)).size == size


@pytest.mark.parametrize("width", ["959", "7681", "0", "-1", "wide", "1e3", "٣٨٤٠", "9" * 30, ""])
def test_another_width_is_refused_in_one_line(call, width):
    code, content, err = call("--format", "png", f"--width={width}")

    assert (code, content) == (2, b"")
    assert "is not a width in pixels from 960 to 7680" in err
    assert len(err.splitlines()) == 1


def test_what_is_no_png_takes_no_width(call):
    code, content, err = call("--format", "svg", "--width", "3840")

    assert (code, content) == (2, b"")
    assert err == "exports: --width is the width of a png; svg takes none.\n"


def test_a_view_that_is_no_map_has_no_geojson(call):
    code, _, err = call("--format", "geojson")

    assert code == 2
    assert err == (
        "exports: stage_funnel cannot be geojson; it is written as "
        "csv, json, svg, png, pdf, pptx, xlsx, html.\n"
    )
