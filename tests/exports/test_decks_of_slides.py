"""Decks opened again: the slides that were ordered, in their order, for their readers."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from functools import cache
from xml.etree import ElementTree

import pytest
from pptx import Presentation
from pypdf import PdfReader

from analytics.filters import AtlasFilter
from exports.decks.binding import deck_document, deck_title
from exports.decks.board_pack import BOARD_PACK
from exports.decks.order import DeckOrder, Slide
from exports.slides.deck import NOTHING
from figures.catalog import VIEWS
from figures.theme import DARK, channels
from tests.exports.exhibits_by_hand import notes, words
from tests.world import make_deal, make_site, make_world

LARGEST = 5_000_000  # bytes
COMPANIES = {"openai": ("openai",), "anthropic": ("anthropic",), "small": ("cohere",), "all": ()}


def board(companies: str = "openai", **changes) -> DeckOrder:
    return DeckOrder(BOARD_PACK, AtlasFilter(vendors=COMPANIES[companies]), **changes)


@pytest.fixture(scope="module")
def packs(atlas):
    """The board pack of a company, written once."""
    return cache(lambda companies: deck_document(board(companies), "pptx", atlas).content)


def opened(content: bytes):
    return Presentation(io.BytesIO(content))


def titles(content: bytes) -> list[str]:
    return [slide.shapes.title.text for slide in opened(content).slides]


@pytest.mark.parametrize("companies", COMPANIES)
def test_the_board_pack_is_a_cover_and_twelve_slides_for_executives(packs, companies):
    deck = opened(packs(companies))

    assert len(deck.slides) == 13
    assert "12 views" in words(deck.slides[0])
    assert [slide.slide_layout.name for slide in deck.slides] == ["Cover", *["Exhibit"] * 12]


@pytest.mark.parametrize("companies", COMPANIES)
def test_no_two_slides_of_the_board_pack_say_the_same(packs, companies):
    said = titles(packs(companies))

    assert [title for title in said if said.count(title) > 1] == []


def test_partners_get_every_row_and_executives_the_first_with_their_number(atlas):
    slides = (Slide("deal_register"), Slide("method"))

    brief, whole = (
        opened(deck_document(DeckOrder(slides, audience=audience), "pptx", atlas).content).slides
        for audience in ("executive", "partner")
    )

    count = len(VIEWS["deal_register"].table(atlas, AtlasFilter()))
    assert len(brief) == 3
    assert f"of {count} rows; a workbook of this view holds them all." in words(brief[1])
    assert len(whole) > 15
    register = [slide for slide in list(whole)[1:] if "deals" in slide.shapes.title.text]
    assert sum(rows_of(slide) for slide in register) == count
    assert whole[len(whole) - 1].shapes.title.text == brief[2].shapes.title.text


def rows_of(slide) -> int:
    (table,) = (shape.table for shape in slide.shapes if shape.has_table)
    return len(table.rows) - 1


def test_slides_stand_in_the_order_asked_for_and_one_may_come_twice(atlas):
    keys = ("method", "stage_funnel", "partnership_map", "stage_funnel")
    order = DeckOrder(tuple(map(Slide, keys)), AtlasFilter(vendors=("openai",)))

    content = deck_document(order, "pptx", atlas).content
    said = titles(content)[1:]

    def alone(key: str) -> str:
        order_of_one = DeckOrder((Slide(key),), order.of_deals)
        return titles(deck_document(order_of_one, "pptx", atlas).content)[1]

    assert said == [alone(key) for key in keys]
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = package.namelist()
        assert len(set(names)) == len(names)
        for name in names:
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(package.read(name))  # noqa: S314 - our own
    for slide in opened(content).slides:
        ids = [node.get("id") for node in slide._element.iter("{*}cNvPr")]
        assert len(set(ids)) == len(ids)
    first, second = (list(opened(content).slides)[number] for number in (2, 4))
    assert words(first).splitlines()[:-1] == words(second).splitlines()[:-1]


def test_a_slide_keeps_its_own_filter_and_options(atlas):
    order = DeckOrder(
        (Slide("stage_funnel", (), (("vendors", "anthropic"),)), Slide("stage_funnel")),
        AtlasFilter(vendors=("openai",)),
    )

    _, own, deck = titles(deck_document(order, "pptx", atlas).content)

    assert "Anthropic" in own
    assert "OpenAI" in deck


@pytest.mark.parametrize("file_format", ["pptx", "html", "pdf"])
def test_a_day_on_which_nothing_was_known_makes_slides_that_say_so(atlas, file_format):
    keys = ("deal_register", "changes", "stage_ageing", "vendor_matrix", "claims_check")
    order = DeckOrder(tuple(map(Slide, keys)), AtlasFilter(as_of=date(1990, 1, 1)))

    content = deck_document(order, file_format, atlas).content

    if file_format == "pptx":
        for slide in list(opened(content).slides)[1:]:
            assert NOTHING in words(slide)
    elif file_format == "pdf":
        for page in PdfReader(io.BytesIO(content)).pages[1:]:
            assert "No" in page.extract_text()
    else:
        assert content.decode().count("no row passes the filter") >= len(keys)


@pytest.mark.parametrize("file_format", ["pptx", "pdf", "html"])
def test_the_same_order_makes_the_same_bytes(atlas, packs, file_format):
    slides = (Slide("partnership_map"), Slide("capacity_timeline"), Slide("changes"))
    order = DeckOrder(slides, AtlasFilter(vendors=("openai",)))

    one, other = (deck_document(order, file_format, atlas).content for _ in range(2))

    assert one == other


@pytest.mark.parametrize(
    ("chosen", "title"),
    [
        (AtlasFilter(), "Where AI companies stand with the states of the world"),
        (AtlasFilter(regions=("Europe",)), "Where AI companies stand with the states in Europe"),
        (
            AtlasFilter(countries=("FRA", "DEU")),
            "Where AI companies stand with the 2 countries chosen",
        ),
    ],
)
def test_the_title_of_a_deck_names_its_places(atlas, chosen, title):
    order = DeckOrder(slides=(Slide("method"),), of_deals=chosen)

    assert deck_title(order, atlas.choices) == title


def test_a_pack_tells_nobody_with_what_it_was_made(packs):
    deck = opened(packs("openai"))
    about = deck.core_properties

    assert about.title == "Where OpenAI stands with the states of the world"
    assert (about.author, about.last_modified_by) == ("Sovereign AI Atlas", "Sovereign AI Atlas")
    assert about.created == about.modified
    with zipfile.ZipFile(io.BytesIO(packs("openai"))) as package:
        assert {part.date_time[0] for part in package.infolist()} == {1980}
        described = b"".join(
            package.read(name) for name in package.namelist() if name.startswith("docProps/")
        ).lower()
    for maker in (b"python", b"openpyxl", b"libreoffice", b"application>microsoft"):
        assert maker not in described


def test_the_public_sees_nothing_that_rests_on_low_confidence():
    sure = {"confidence": "high", "title": "A sure deal"}
    atlas = make_world(
        make_deal(("2026-05-01", "agreement"), **sure),
        make_deal(("2026-05-02", "discussions"), confidence="medium", title="A likely deal"),
        make_deal(("2026-05-03", "operational"), confidence="low", title="A rumour",
                  country_iso3="KEN"),
        sites=[make_site(name="A seen site"), make_site(name="A rumoured site", confidence="low")],
    )  # fmt: skip
    keys = ("deal_register", "changes", "datacenter_map", "partnership_map", "country_comparison")

    def said(audience: str, file_format: str) -> str:
        order = DeckOrder(tuple(map(Slide, keys)), audience=audience)
        content = deck_document(order, file_format, atlas).content
        if file_format == "html":
            return content.decode()
        slides = opened(content).slides
        return "\n".join(
            "\n".join([words(slide), notes(slide), *descriptions(slide)])
            for slide in list(slides)[1:]
        )

    for file_format in ("pptx", "html"):
        public, all_ = said("public", file_format), said("executive", file_format)
        for name in ("A sure deal", "A likely deal", "A seen site"):
            assert name in public
        for name in ("A rumour", "A rumoured site", "Operational since", "operational on"):
            assert name not in public
        assert "A rumour" in all_
        assert "A rumoured site" in all_


def descriptions(slide) -> list[str]:
    return [
        f"{node.get('name')}: {node.get('descr', '')}" for node in slide._element.iter("{*}cNvPr")
    ]


def test_a_dark_deck_has_light_words_on_dark_pages(atlas):
    order = DeckOrder((Slide("stage_funnel"), Slide("method")), theme="dark")

    slides = opened(deck_document(order, "pptx", atlas).content).slides
    pages = PdfReader(io.BytesIO(deck_document(order, "pdf", atlas).content)).pages

    for slide in slides:
        (run, *_) = slide.shapes.title.text_frame.paragraphs[0].runs
        assert f"#{run.font.color.rgb}" == DARK.text
    for page in pages:
        # What is filled first is the page itself.
        assert colours_of(page)[0] == pytest.approx(channels(DARK.page)[:3], abs=1)
    assert len(pages) == len(slides) == 3


def colours_of(page) -> list[tuple[float, ...]]:
    """The fills of a page, 0 to 255, in the order of drawing."""
    written = page.get_contents().get_data().decode("latin-1")
    found = re.findall(r"([\d.]+) ([\d.]+) ([\d.]+) (?:rg|scn?)\b", written)
    return [tuple(float(part) * 255 for part in one) for one in found]


def test_a_sealed_page_follows_its_readers_screen_and_its_maps_lie_on_white_paper(atlas):
    slides = (Slide("partnership_map"), Slide("stage_funnel"))

    dark, light = (
        deck_document(DeckOrder(slides, theme=theme), "html", atlas).content
        for theme in ("dark", "light")
    )

    assert dark == light
    assert b"prefers-color-scheme: dark" in dark


def test_a_deck_as_pages_has_a_page_for_each_slide_with_its_title(atlas, packs):
    pages = PdfReader(io.BytesIO(deck_document(board(), "pdf", atlas).content)).pages

    said = [" ".join(page.extract_text().split()) for page in pages]
    assert len(said) == 13
    for text, title in zip(said, titles(packs("openai")), strict=True):
        assert " ".join(title.split()) in text


def test_a_deck_as_a_sealed_page_is_small_enough_to_be_sent(atlas):
    page = deck_document(board("all"), "html", atlas).content

    assert len(page) < LARGEST
