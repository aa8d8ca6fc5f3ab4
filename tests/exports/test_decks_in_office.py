"""Another office program opens the slides: every page with its title, the map in its colours."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image
from pptx import Presentation
from pypdf import PdfReader

from analytics.filters import AtlasFilter
from analytics.geography import WIDTH
from exports.briefs import brief_document
from exports.decks.binding import deck_document
from exports.decks.order import DeckOrder, Slide
from exports.documents import document
from figures.catalog import VIEWS
from figures.theme import channels
from tests.exports.exhibits_by_hand import OUTLINES, named

ORDER = DeckOrder(tuple(map(Slide, VIEWS)), AtlasFilter(vendors=("openai",)), title="All views")
LONGEST_SECONDS = 240
LARGE_COUNTRIES = ("USA", "BRA", "KAZ", "CHN", "DZA")


@pytest.fixture(scope="module")
def convert(tmp_path_factory):
    """Let LibreOffice write presentations as what it prints or draws; gives their folder."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not here (apt-get install libreoffice-impress)")
    folder = tmp_path_factory.mktemp("office")

    def written(kind: str, **presentations: bytes) -> Path:
        files = [folder / f"{name}.pptx" for name in presentations]
        for file, content in zip(files, presentations.values(), strict=True):
            file.write_bytes(content)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        subprocess.run(
            [program, profile, "--headless", "--convert-to", kind, "--outdir", folder, *files],
            check=True, capture_output=True, timeout=LONGEST_SECONDS, env={"HOME": str(folder)},
        )  # fmt: skip
        return folder

    return written


def one_line(text: str) -> str:
    return " ".join(text.split())


def test_every_view_and_a_brief_are_a_page_each_with_title_picture_and_source(atlas, convert):
    folder = convert(
        "pdf",
        deck=deck_document(ORDER, "pptx", atlas).content,
        brief=brief_document(atlas, "GBR", ORDER.of_deals, "pptx").content,
    )

    for name, count in (("deck", len(VIEWS) + 1), ("brief", 1)):
        slides = Presentation(folder / f"{name}.pptx").slides
        pages = PdfReader(folder / f"{name}.pdf").pages
        assert len(pages) == len(slides) == count
        for page, slide in zip(pages, slides, strict=True):
            said = one_line(page.extract_text())
            assert one_line(slide.shapes.title.text) in said
            assert "Sovereign AI Atlas" in said
            if slide.slide_layout.name != "Cover":
                assert len(page.get_contents().get_data()) > 5_000


def test_the_map_is_drawn_in_the_colours_of_its_shapes(atlas, convert):
    content = document(VIEWS["partnership_map"], "pptx", atlas, ORDER.of_deals).content
    (slide,) = Presentation(io.BytesIO(content)).slides

    drawn = Image.open(convert("png", map=content) / "map.png").convert("RGB")

    sea = named(slide, "Sea")
    scale, pixel = sea.width / WIDTH, drawn.width / 12192000
    colours = set()
    for iso3 in LARGE_COUNTRIES:
        x, y = OUTLINES[iso3]["anchor"]
        at = ((sea.left + x * scale) * pixel, (sea.top + y * scale) * pixel)
        fill = f"#{named(slide, iso3).fill.fore_color.rgb}"
        wanted = channels(fill)[:3]
        assert drawn.getpixel(tuple(map(round, at))) == pytest.approx(wanted, abs=6), iso3
        colours.add(fill)
    assert len(colours) > 2
    assert len(drawn.getcolors(maxcolors=1 << 24)) > 100
