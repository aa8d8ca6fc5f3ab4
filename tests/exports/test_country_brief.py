"""One country on one page: what stands on it is what was asked of the facts."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

from analytics.filters import AtlasFilter
from analytics.vocabulary import NO_DEAL, Stage
from figures.briefs.country import CountryBrief, country_brief
from figures.drawn.brief_page import brief_drawing
from figures.theme import STAGE_COLOURS
from tests.exports.exhibits_by_hand import named, notes, words
from tests.world import make_appointment, make_deal, make_site, make_world

SVG = "{http://www.w3.org/2000/svg}"


def cells(slide, heading: str) -> list[list[str]]:
    table = named(slide, f"Table: {heading}").table
    return [[cell.text for cell in row.cells] for row in table.rows]


def here(**chosen) -> AtlasFilter:
    return AtlasFilter(countries=("GBR",), **chosen)


def drawn_words(brief: CountryBrief) -> str:
    tree = ElementTree.fromstring(brief_drawing(brief))  # noqa: S314 - our own
    return " ".join(node.text or "" for node in tree.iter(f"{SVG}text"))


def test_the_slide_says_title_reading_and_every_list_as_tables_to_edit(british, british_slide):
    assert british_slide.shapes.title.text_frame.text == british.exhibit.title
    assert british.exhibit.reading in words(british_slide)
    assert "20 deals on 30 June 2026" in british.exhibit.reading
    tables = [shape.name for shape in british_slide.shapes if getattr(shape, "has_table", False)]
    assert tables == [
        "Table: How far each company is", "Table: Peers by GDP", "Table: Neighbours",
        "Table: Newest events", "Table: Former officials at AI companies", "Table: Datacenters",
    ]  # fmt: skip


def test_the_companies_are_those_of_the_country_with_their_stage_in_its_colour(
    atlas, british_slide
):
    asked = atlas.rows("country_vendors", here(), iso3="GBR")
    head, *rows = cells(british_slide, "How far each company is")

    assert head[1:] == ["Company", "Stage", "Since", "Deals"]
    assert [row[1] for row in rows] == [one.vendor for one in asked]
    assert [row[2] for row in rows] == [Stage(one.stage).label for one in asked]
    assert rows[0][4] == "5, 1 paused, 1 ended"
    table = named(british_slide, "Table: How far each company is").table
    for row, one in zip(list(table.rows)[1:], asked, strict=True):
        assert row.cells[0].text == str(Stage(one.stage).rung)
        if one.is_well_sourced:
            assert f"#{row.cells[0].fill.fore_color.rgb}" == STAGE_COLOURS[one.stage]


def test_the_newest_events_come_first_and_doubtful_ones_say_so(atlas):
    brief = country_brief(atlas, "USA", AtlasFilter())
    story = {
        row.event_id: row for row in atlas.rows("country_story", AtlasFilter(countries=("USA",)))
    }
    newest = [row.headline for row in story.values() if row.event_day][: len(brief.events)]
    said = drawn_words(brief)

    assert [line.headline for line in brief.events] == newest
    assert "medium confidence" in said
    assert f"and {len(story) - 6} more events" in said


def test_a_company_stands_at_its_stage_since_the_day_on_which_it_last_changed():
    atlas = make_world(
        make_deal(("2023-05-01", "agreement")),
        make_deal(("2024-01-01", "delivery"), ("2025-03-02", "ended")),
    )

    (line,) = country_brief(atlas, "FRA", AtlasFilter()).companies

    assert (line.stage, line.since, line.deals) == ("Agreement", "2 Mar 2025", "2, 1 ended")


def test_a_brief_of_an_earlier_day_knows_nothing_of_what_came_later():
    atlas = make_world(
        make_deal(("2024-01-01", "discussions"), ("2025-01-01", "operational")),
        appointments=[
            make_appointment(person="Early", start_date="2023-01-01"),
            make_appointment(person="Late", start_date="2025-01-01"),
            make_appointment(person="Whenever", start_date=None),
        ],
        sites=[make_site(milestones=[("2025-01-01", 50, "actual")], capacity_mw_operational=50)],
    )

    then = country_brief(atlas, "FRA", AtlasFilter(as_of=date(2024, 6, 30)))
    now = country_brief(atlas, "FRA", AtlasFilter())

    assert [line.stage for line in then.companies] == ["Discussions"]
    assert [line.person for line in then.officials] == ["Early"]
    assert [line.running for line in then.sites] == ["none seen"]
    assert [line.stage for line in now.companies] == ["Operational"]
    assert [line.person for line in now.officials] == ["Late", "Early", "Whenever"]
    assert [line.running for line in now.sites] == ["50 MW"]


def test_officials_of_every_company_are_named_whichever_companies_are_chosen(atlas):
    chosen = country_brief(atlas, "GBR", AtlasFilter(vendors=("openai",)))

    assert "Rishi Sunak" in [line.person for line in chosen.officials]
    assert "Only deals of OpenAI." in chosen.exhibit.reading
    assert [line.company for line in chosen.companies] == ["OpenAI"]


def test_the_readers_places_and_stages_are_left_aside(atlas, british):
    narrowed = AtlasFilter(regions=("Africa",), countries=("KEN",), stages=("ended",))

    assert country_brief(atlas, "GBR", narrowed).companies == british.companies


def test_unknown_megawatts_are_told_from_none_seen():
    atlas = make_world(
        sites=[
            make_site(name="Runs", status="operational"),
            make_site(name="Built", status="construction", capacity_mw_planned=100),
            make_site(name="Held", status="paused", capacity_mw_planned=900),
        ]
    )
    brief = country_brief(atlas, "FRA", AtlasFilter())

    told = {line.name: (line.running, line.planned) for line in brief.sites}

    assert told["Runs"] == ("not disclosed", "plan not disclosed")
    assert told["Built"] == ("none seen", "of 100 MW")
    assert brief.figures[4] == ("not disclosed", "running; planned 100\u00a0MW")
    assert "1 site paused or cancelled: in no sum." in brief.sites_note


def test_a_country_without_deals_says_so_in_words(atlas):
    brief = country_brief(atlas, "TUV", AtlasFilter())
    said = drawn_words(brief)

    assert f"{NO_DEAL}. {Stage.NONE.test}" in said
    assert "No datacenter in the facts." in said
    for absent in ("Newest events", "Former officials", "None", " nan"):
        assert absent not in said
    assert ("not disclosed", "electricity") in brief.figures


def test_nobody_is_called_a_peer_by_a_gdp_that_is_not_known(atlas):
    for iso3 in ("TWN", "VAT"):
        brief = country_brief(atlas, iso3, AtlasFilter())

        assert brief.peers == ()
        assert brief.neighbours
        assert "Peers by GDP" not in drawn_words(brief)


def test_the_notes_hold_the_method_and_every_source_with_its_link(atlas, british, british_slide):
    of_deals = {row.url for row in atlas.rows("sources_in_view", here())}
    told = notes(british_slide)

    assert {source.url for source in british.exhibit.sources} > of_deals
    assert all(source.url in told for source in british.exhibit.sources)
    assert all(rule in told for rule in british.exhibit.method)
    links = {
        link.target_ref for link in british_slide.notes_slide.part.rels.values() if link.is_external
    }
    assert len(links) > len(of_deals)


def test_the_foot_says_how_it_was_counted_what_is_best_sourced_and_up_to_which_day(british):
    said = drawn_words(british)

    assert "54 sources" in said
    assert "Best graded sources of deals: UK government via Wired-GOV (government)" in said
    assert "Boundaries do not imply endorsement." in said
    assert "news read to 30 June 2026; datacenters read to 30 September 2026" in said
