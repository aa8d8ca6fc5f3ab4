"""The real facts with an attack in every text: every page and every table says it as text."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

from analytics.fact_files import DataError, read_fact_file
from analytics.filters import AtlasFilter
from analytics.questions import Atlas, read_choices
from analytics.site_filters import SiteFilter
from analytics.warehouse import open_warehouse
from exports.documents import document
from figures.catalog import VIEWS
from pages.components import session
from tests.pages.hostile_facts import MARKUP, open_to_attack, text_columns, write_hostile_facts
from tests.pages.reading import PAGES, harmful, html, opened, said

DETAILS = {
    "claims": {"claim": "claims"},
    "deals": {"deal": "deals"},
    "infrastructure": {"site": "sites", "radius": "100 km"},
    "people": {"person": "appointments"},
}
# A few companies' rows hold every kind of attack; all of them would only take longer.
SOME = {"vendors": "openai,mistral-ai", "country": "ARE", "compare": "FRA,GBR"}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory) -> Atlas:
    folder = tmp_path_factory.mktemp("facts")
    write_hostile_facts(folder)
    warehouse = open_warehouse(folder)
    return Atlas(warehouse, read_choices(warehouse))


@pytest.fixture
def hostile_pages(hostile, monkeypatch):
    """The pages, reading from those facts."""
    monkeypatch.setattr(session, "shared_atlas", lambda: hostile)
    return hostile


def address(page: str, atlas: Atlas) -> dict[str, str]:
    """Where the page tells most: something of its own is opened."""
    own = {
        name: next(iter(getattr(atlas.choices, value))) if hasattr(atlas.choices, value) else value
        for name, value in DETAILS.get(page, {}).items()
    }
    deck = {"deck": "deal_register|appointments|claims_check"} if page == "slides" else {}
    return SOME | own | deck


@pytest.mark.parametrize("page", PAGES)
def test_an_attack_in_every_text_of_the_facts_stays_text(hostile_pages, page):
    at = opened(page, **address(page, hostile_pages))

    bodies = html(at)
    assert any(body.startswith("<h1") for body in bodies)
    for body in bodies:
        assert harmful(body) == []
    for drawing in drawings(at):
        assert [what for what in harmful(drawing) if what != "svg"] == []
    # Plotly takes some tags in its texts.
    assert not any("<img" in chart.proto.spec for chart in at.get("plotly_chart"))
    assert [words for words in labels(at) if "[link](" in words or "![i](" in words] == []


def labels(at) -> list[str]:
    """What Streamlit reads as Markdown: the words on buttons, and texts of its own."""
    options = [option for group in at.button_group for option in group.options]
    texts = [part.value for part in (*at.markdown, *at.caption, *at.text)]
    return [*(button.label for button in at.button), *options, *texts]


def drawings(at) -> list[str]:
    """What components are given to put on the page as SVG."""
    sent = [json.loads(part.proto.json) for part in at.get("bidi_component") if part.proto.json]
    return [data["svg"] for data in sent if isinstance(data, dict) and "svg" in data]


def test_what_was_written_is_read_as_it_was_written(hostile_pages):
    at = opened("deals", **address("deals", hostile_pages))

    opened_deal = address("deals", hostile_pages)["deal"]
    register = hostile_pages.rows("deal_register", AtlasFilter().on(hostile_pages.choices))
    (deal,) = (row for row in register if row.deal_id == opened_deal)
    assert MARKUP.split(">")[0] not in " ".join(html(at))
    assert " ".join(deal.title.split()) in " ".join(said(at).split())


@pytest.mark.parametrize("key", VIEWS)
def test_tables_hold_every_text_and_none_begins_a_formula(hostile, key):
    view = VIEWS[key]
    chosen = SiteFilter() if view.about == "sites" else AtlasFilter()

    for_people = document(view, "csv", hostile, chosen, for_spreadsheets=True).text
    rows = json.loads(document(view, "json", hostile, chosen).text)

    cells = [cell for row in csv.reader(io.StringIO(for_people)) for cell in row]
    assert [c for c in cells if re.match(r"\s*[=+@]|\s*-(?![\d.])", c)] == []
    assert rows


def test_every_text_column_is_open_to_an_attack_or_closed_by_the_contract():
    closed = {(table.name, column) for table, column in text_columns()} - set(open_to_attack())

    assert len(open_to_attack()) > 25
    shaped = re.compile(r"(_id|_ids|_code|_date|_online|iso\d|metric)$")
    assert [name for name in closed if not shaped.search(name[1])] == []


def test_a_null_character_stops_the_start_in_every_text_column(tmp_path):
    for table, column in text_columns():
        if table.is_parquet:
            continue
        (tmp_path / table.file).parent.mkdir(exist_ok=True)
        cells = ["a\x00b" if name == column else "x" for name in table.column_types]
        lines = [",".join(table.column_types), ",".join(cells), ""]
        (tmp_path / table.file).write_text("\n".join(lines), encoding="utf-8")

        with pytest.raises(DataError) as refusal:
            read_fact_file(tmp_path, table)

        said = f'{table.file}, line 2, column {column}: "a\\u0000b" holds a control character'
        assert str(refusal.value).startswith(said)
