"""A sealed page: whole, asking for nothing, running nothing, and true to its fingerprints."""

from __future__ import annotations

import hashlib
import re
import shlex
import subprocess
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest

from analytics.fact_hash import facts_hash
from analytics.filters import AtlasFilter
from analytics.site_filters import SiteFilter
from analytics.white_space import Weights
from exports import command_line
from exports.documents import document
from exports.sealed_pages import rows_hash, sealed_page
from exports.sealed_tables import MOST_ROWS
from exports.slides.notes import web_address
from figures.catalog import VIEWS
from figures.exhibits import EXHIBITS
from figures.theme import LIGHT, STAGE_COLOURS
from tests.exports.exhibits_by_hand import (
    HOSTILE,
    LADDER_LEGEND,
    bars,
    make_exhibit,
    make_source,
    table,
    with_stage,
    world,
)
from tests.world import make_world

ROOT = Path(__file__).parents[2]
LARGEST = 5_000_000  # bytes
VOID = {"meta", "link"}


class _Reading(HTMLParser):
    """What a page holds, read as a browser does: elements with their attributes, and text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.faults: list[str] = []
        self.words: list[str] = []
        self.feed(page)
        self.close()
        assert (self.faults, self.open) == ([], [])

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")

    def handle_data(self, data):
        if "style" not in self.open:
            self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def chosen_for(key: str):
    return SiteFilter() if VIEWS[key].about == "sites" else AtlasFilter(vendors=("openai",))


@pytest.fixture(scope="module")
def exhibits(atlas):
    return {key: make(atlas, chosen_for(key), LIGHT) for key, make in EXHIBITS.items()}


@pytest.fixture(scope="module")
def pages(atlas):
    return {key: document(VIEWS[key], "html", atlas, chosen_for(key)).content for key in EXHIBITS}


@cache
def read(page: bytes) -> _Reading:
    return _Reading(page.decode())


@pytest.mark.parametrize("key", EXHIBITS)
def test_a_page_holds_the_view_as_a_whole(exhibits, pages, key):
    exhibit, page = exhibits[key], read(pages[key])

    for line in (exhibit.title, exhibit.reading, *exhibit.footnotes, *exhibit.method):
        assert " ".join(line.split()) in page.text
    for number, label in exhibit.figures:
        assert " ".join(number.split()) in page.text
        assert label in page.text
    for entry in exhibit.legend:
        assert entry.words in page.text
    links = {attributes["href"] for attributes in page.all("a")}
    assert {web_address(source.url) for source in exhibit.sources} <= links
    assert "Sovereign AI Atlas" in page.text


@pytest.mark.parametrize("key", EXHIBITS)
def test_a_page_asks_no_host_for_anything_and_runs_nothing(pages, key):
    page = read(pages[key])
    policies = [
        attributes["content"]
        for attributes in page.all("meta")
        if attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    loading = {
        value
        for tag, attributes in page.elements
        for name, value in attributes.items()
        if name in ("src", "srcset", "data", "action", "poster", "background", "xlink:href")
        or (name == "href" and tag != "a")
    }

    assert policies == ["default-src 'none'; style-src 'unsafe-inline'; img-src data:"]
    assert all(value.startswith(("#", "data:")) for value in loading)
    assert not {tag for tag, _ in page.elements} & {"script", "iframe", "object", "form", "base"}
    assert not [name for _, given in page.elements for name in given if name.startswith("on")]
    (style,) = re.findall(r"<style>(.*?)</style>", pages[key].decode(), re.DOTALL)
    assert not re.search(r"url\(|@import|@font-face", style)
    for attributes in page.all("a"):
        if not attributes["href"].startswith("#"):
            assert attributes["rel"] == "noreferrer noopener"
            assert attributes["href"].startswith(("https://", "http://"))


@pytest.mark.parametrize("key", EXHIBITS)
def test_a_page_can_be_read_by_a_screen_reader(pages, key):
    page = read(pages[key])
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    names = [attributes["id"] for _, attributes in page.elements if "id" in attributes]

    assert page.all("html") == [{"lang": "en"}]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert len(page.all("caption")) == len(page.all("table"))
    assert all(attributes.get("scope") in ("col", "row") for attributes in page.all("th"))
    assert len(set(names)) == len(names)
    assert all(attributes["aria-label"] for attributes in page.all("svg") if "role" in attributes)


@pytest.mark.parametrize("key", EXHIBITS)
def test_the_call_on_a_page_writes_bytes_of_the_same_fingerprint(
    atlas, pages, key, monkeypatch, capsysbinary
):
    monkeypatch.setattr(command_line, "open_atlas", lambda: atlas)
    (call,) = re.findall(r"python -m exports [^|]* \|", read(pages[key]).text)

    assert command_line.run(shlex.split(call)[3:-1]) == 0
    written = capsysbinary.readouterr().out

    assert hashlib.sha256(written).hexdigest() in read(pages[key]).text


@pytest.mark.parametrize(
    ("key", "chosen", "options"),
    [
        ("white_space", AtlasFilter(regions=("Africa",)),
         {"weights": Weights(population=2, gdp=0)}),
        ("reach", SiteFilter(regions=("Europe",)),
         {"only_site": "stargate-uae", "radius_km": 500.0}),
        ("capacity_timeline", SiteFilter(owners=("meta",)), {"by": "region"}),
        ("changes", AtlasFilter(vendors=("openai",), offices=True), {}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_filter_and_options_are_in_the_call(atlas, key, chosen, options, monkeypatch, capsysbinary):
    monkeypatch.setattr(command_line, "open_atlas", lambda: atlas)
    said = read(document(VIEWS[key], "html", atlas, chosen, **options).content).text
    (call,) = re.findall(r"python -m exports [^|]* \|", said)

    assert command_line.run(shlex.split(call)[3:-1]) == 0
    written = capsysbinary.readouterr().out

    assert written == document(VIEWS[key], "csv", atlas, chosen, **options).content
    assert hashlib.sha256(written).hexdigest() in said


def test_the_fingerprint_of_the_facts_is_what_the_page_says_to_type(pages):
    (call,) = re.findall(r"LC_ALL=C sha256sum [^<]*sha256sum", pages["stage_funnel"].decode())

    told = subprocess.run(
        ["bash", "-c", call], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert told.stdout.split()[0] == facts_hash()
    assert facts_hash() in pages["stage_funnel"].decode()


def test_the_fingerprint_of_the_facts_changes_with_a_letter_of_them(tmp_path):
    (tmp_path / "deals.csv").write_text("deal_id\na\n")
    before = facts_hash(tmp_path)
    facts_hash.cache_clear()
    (tmp_path / "deals.csv").write_text("deal_id\nb\n")

    assert facts_hash(tmp_path) != before


def test_every_row_stands_in_the_table(atlas, exhibits, pages):
    page = pages["partnership_map"].decode()

    rows = re.findall(r"<tr><td>([A-Z]{3})</td>", page)

    assert rows == list(exhibits["partnership_map"].table["iso3"])


def test_more_rows_than_a_page_holds_are_counted():
    exhibit = make_exhibit(bars(1.0), table=pd.DataFrame({"days": range(MOST_ROWS + 1)}))

    page = read(sealed_page([exhibit]))

    assert "5,001 rows. The first 5,000 stand here; the CSV file holds all." in page.text
    assert len(page.all("tr")) == MOST_ROWS + 1 + 2 + 0


def test_countries_have_titles_and_the_colours_of_their_stage():
    exhibit = make_exhibit(
        world(FRA=with_stage("delivery"), ARE=with_stage("agreement", "doubtful")),
        legend=LADDER_LEGEND,
    )

    page = sealed_page([exhibit]).decode()

    assert f'fill="{STAGE_COLOURS["delivery"]}"' in page
    assert "<title>France: delivery since 2025</title>" in page
    assert page.count('data-iso3="') == 243
    assert len(re.findall('<path [^>]*d="M[^"]{2000}', page)) == len(
        re.findall('<path id="o[0-9]+" d="M[^"]{2000}', page)
    )


def test_a_deck_is_one_page_with_contents_and_one_list_of_sources(exhibits):
    page = read(sealed_page(list(exhibits.values()), "Board pack"))

    titles = [exhibit.title for exhibit in exhibits.values()]
    places = [attributes["href"] for attributes in page.all("a")]
    numbers = [attributes["id"] for attributes in page.all("section")]
    assert [number for number in places if number.startswith("#view-")] == [
        f"#view-{number}" for number in range(1, len(titles) + 1)
    ]
    assert numbers == [*(f"view-{number}" for number in range(1, len(titles) + 1)),
                       "sources", "facts"]  # fmt: skip
    every = {source for exhibit in exhibits.values() for source in exhibit.sources}
    listed = [place for place in places if place.startswith("http")]
    assert {web_address(source.url) for source in every} <= set(listed)
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert levels.count(2) == len(titles) + 3  # contents, sources, facts


def test_no_call_is_written_where_it_is_not_known_what_the_view_was_asked(exhibits):
    page = read(sealed_page([exhibits["white_space"]]))

    assert "python -m exports" not in page.text
    assert rows_hash(exhibits["white_space"]) in page.text


def test_a_deck_of_every_view_is_small_and_draws_each_outline_once(atlas):
    exhibits = [
        make(atlas, SiteFilter() if VIEWS[key].about == "sites" else AtlasFilter(), LIGHT)
        for key, make in EXHIBITS.items()
    ]

    page = sealed_page(exhibits, "Board pack")

    assert len(page) < LARGEST
    drawn = re.findall('<path [^>]*d="(M[^"]{200,})', page.decode())
    assert len(drawn) == len(set(drawn))


def test_the_grade_of_a_source_is_said_and_the_best_come_first():
    sources = (
        make_source("https://b.example", kind="press", publisher="Daily"),
        make_source("https://a.example", kind="government", publisher="Ministry"),
    )

    text = read(sealed_page([make_exhibit(table(1), sources=sources)])).text

    assert re.search("1 Ministry government .* 2 Daily press", text)


def test_hostile_facts_stay_text():
    in_files = HOSTILE.replace("\ud800", "")  # no file of UTF-8 can hold it
    exhibit = make_exhibit(
        world(FRA={"name": HOSTILE, "says": HOSTILE}),
        title=HOSTILE, reading=HOSTILE, footnotes=(HOSTILE,), method=(HOSTILE,),
        figures=((HOSTILE, HOSTILE),), filter={HOSTILE: HOSTILE},
        sources=(make_source("javascript:alert(1)", title=HOSTILE, publisher=HOSTILE),
                 make_source('https://a.example/"><script>')),
        table=pd.DataFrame({"name": [in_files], in_files: ["javascript:alert(1)"]}),
    )  # fmt: skip

    for shown in ([exhibit], [exhibit, replace(exhibit, picture=table(2))]):
        page = read(sealed_page(shown, abouts=[]))
        assert not page.all("script")
        assert not [one for one in page.all("a") if one["href"].startswith("javascript")]


@pytest.mark.parametrize("key", EXHIBITS)
def test_an_empty_view_has_a_page_that_says_so(key):
    chosen = SiteFilter() if VIEWS[key].about == "sites" else AtlasFilter()

    page = read(document(VIEWS[key], "html", make_world(), chosen).content)

    assert re.search(r"\b(no|none|nothing|nobody|0)\b", page.text, re.IGNORECASE)


def test_the_same_view_makes_the_same_bytes(atlas, exhibits, pages):
    key = "partnership_map"

    assert document(VIEWS[key], "html", atlas, chosen_for(key)).content == pages[key]
    assert (
        rows_hash(exhibits[key])
        == hashlib.sha256(document(VIEWS[key], "csv", atlas, chosen_for(key)).content).hexdigest()
    )
