"""Files: how long does each take, and what do other readers feel while they are made?"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

from analytics.filters import AtlasFilter
from analytics.questions import Atlas
from analytics.site_filters import SiteFilter
from benchmarks.beside_exports import rows_beside
from benchmarks.drawn_otherwise import seconds_of_pictures, seconds_of_shapes
from benchmarks.exporting_reader import ExportingReader
from benchmarks.server import ROOT, atlas_server
from benchmarks.table import Row, Target, middle, ratios_table, rows_table
from exports.briefs import brief_document
from exports.decks.binding import deck_document
from exports.decks.board_pack import BOARD_PACK
from exports.decks.order import DeckOrder
from exports.documents import document
from figures.catalog import VIEWS
from figures.exhibits import EXHIBITS
from figures.theme import LIGHT

COMPANIES = ((), ("openai",), ("anthropic",), ("google",), ("microsoft",), ("nvidia",))
COUNTRIES = ("GBR", "ARE", "IND", "FRA", "KEN", "JPN")
PACKS = 4
FREEFORMS = 2  # maps; one takes the alternative a dozen seconds
ONE_VIEW = Target(2, of="p95")
MAP_PICTURES = Target(2)
PACK = Target(10, of="p95")


def file_tables(atlas: Atlas, browser: Browser) -> dict[str, str]:
    """Tables of all that is measured of files, by their titles.

    Args:
        atlas: the facts.
        browser: an alternative to the converter.
    """
    maps = [
        EXHIBITS["partnership_map"](atlas, AtlasFilter(vendors=vendors), LIGHT)
        for vendors in COMPANIES
    ]
    shapes, freeforms = seconds_of_shapes(maps[:FREEFORMS])
    pictures, same_process, kept_open, started_anew = seconds_of_pictures(browser, maps)
    map_picture = "the map as a picture"
    return {
        "Files": rows_table([*_slides(atlas), *_other_files(atlas), *_packs(atlas)]),
        "The map as PowerPoint shapes": ratios_table(
            [Row("the map as a slide", shapes)],
            {"python-pptx's freeforms": [Row("the map as a slide", freeforms)]},
        ),
        "The map as a picture": ratios_table(
            [Row(map_picture, pictures)],
            {
                "vl-convert in the same process": [Row(map_picture, same_process)],
                "Chromium kept open": [Row(map_picture, kept_open)],
                "Chromium started for each": [Row(map_picture, started_anew)],
            },
        ),
        "A filter change while two others take files": rows_beside(atlas.choices),
    }


def _slides(atlas: Atlas) -> list[Row]:
    took = {
        key: [
            _timed(lambda: document(VIEWS[key], "pptx", atlas, _chosen(key, vendors)))  # noqa: B023
            for vendors in COMPANIES[:3]
        ]
        for key in EXHIBITS
    }
    slowest = max(took, key=lambda key: middle(took[key]))
    every = [seconds for each in took.values() for seconds in each]
    return [
        Row(f"one view as PowerPoint ({len(took)} views)", every, "ms", ONE_VIEW),
        Row(f"the slowest of them: {slowest}", took[slowest], "ms", ONE_VIEW),
    ]


def _other_files(atlas: Atlas) -> list[Row]:
    def pictures(vendors: tuple[str, ...]) -> None:
        for file_format in ("png", "svg", "pdf"):
            document(VIEWS["partnership_map"], file_format, atlas, AtlasFilter(vendors=vendors))

    def register(file_format: str) -> list[float]:
        view = VIEWS["deal_register"]
        return [
            _timed(lambda: document(view, file_format, atlas, AtlasFilter(vendors=vendors)))  # noqa: B023
            for vendors in COMPANIES
        ]

    def briefs(file_format: str) -> list[float]:
        return [
            _timed(lambda: brief_document(atlas, iso3, AtlasFilter(), file_format))  # noqa: B023
            for iso3 in COUNTRIES
        ]

    return [
        Row("the map as PNG, SVG and PDF together",
            [_timed(lambda: pictures(vendors)) for vendors in COMPANIES],  # noqa: B023
            "ms", MAP_PICTURES),
        Row("the register of deals as a workbook", register("xlsx")),
        Row("the register of deals as a sealed page", register("html")),
        Row("a country's brief as PowerPoint", briefs("pptx"), "ms", ONE_VIEW),
        Row("a country's brief as PDF", briefs("pdf"), "ms", ONE_VIEW),
    ]  # fmt: skip


def _packs(atlas: Atlas) -> list[Row]:
    orders = [DeckOrder(BOARD_PACK, AtlasFilter(vendors=vendors)) for vendors in COMPANIES[:PACKS]]
    here = [_timed(lambda: deck_document(order, "pptx", atlas)) for order in orders]  # noqa: B023
    return [
        Row(
            "board pack: from the click on the Slides page to the file", list(_clicked()), "s", PACK
        ),
        Row("board pack: by command line", list(_by_command_line()), "s", PACK),
        Row("board pack: with the facts open, as PowerPoint", here, "s"),
    ]


def _clicked() -> Iterator[float]:
    """A reader on the Slides page, each time with another company."""
    with atlas_server() as served:
        for vendors in COMPANIES[:PACKS]:
            query = f"vendors={','.join(vendors)}"
            with ExportingReader(served.address, query, "slides") as reader:
                reader.arrive()
                yield _timed(reader.build_deck)


def _by_command_line() -> Iterator[float]:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "deck.pptx"
        for vendors in COMPANIES[:PACKS]:
            words = ["deck", f"--vendors={','.join(vendors)}", "--format=pptx", "-o", str(file)]
            command = [sys.executable, "-m", "exports", *words]
            yield _timed(lambda: subprocess.run(command, cwd=ROOT, check=True, capture_output=True))  # noqa: B023


def _chosen(key: str, vendors: tuple[str, ...]) -> AtlasFilter | SiteFilter:
    if VIEWS[key].about == "sites":
        return SiteFilter(companies=vendors)
    return AtlasFilter(vendors=vendors)


def _timed(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start
