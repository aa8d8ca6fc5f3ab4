"""A datacenter's card: what is known, what is not, where it leads, and nothing that runs."""

from __future__ import annotations

import json
import re
from datetime import date

from streamlit.testing.v1 import AppTest

from analytics.questions import open_atlas
from analytics.site_filters import SiteFilter
from tests.pages.reading import ROOT, SECONDS, Markup, harmful, html, opened, said
from tests.pages.test_hostile_facts import HOSTILE, IMAGE


def card(site: str, atlas, sites: SiteFilter | None = None) -> AppTest:
    """The card of one datacenter, alone on a page."""

    def page(site, atlas, sites):
        from pages.components.site_panel import show_site

        show_site(site, atlas, sites)

    at = AppTest.from_function(
        page, default_timeout=SECONDS, args=(site, atlas, sites or SiteFilter())
    ).run()
    assert not at.exception
    return at


def told(at: AppTest) -> str:
    return " ".join(said(at).split())


def facts(at: AppTest) -> dict[str, str]:
    """The table of facts, as its reader sees it."""
    (table,) = (body for body in html(at) if '<table class="facts">' in body)
    rows = re.findall(r"<tr><td>(.*?)</td><td>(.*?)</td></tr>", table)
    return {label: " ".join("".join(Markup(value).words).split()) for label, value in rows}


def charts(at: AppTest) -> list[str]:
    parts = [part for part in at.get("bidi_component") if part.key == "site_chart"]
    return [json.loads(part.proto.json)["svg"] for part in parts]


def links(at: AppTest) -> list[str]:
    return [value for body in html(at) for name, value in Markup(body).attributes if name == "href"]


def test_abilene_is_half_running_and_says_whose_it_is(atlas):
    at = card("stargate-abilene", atlas)

    (head,) = (body for body in html(at) if "<h2>" in body)
    assert "<b>590 MW</b><span>running, estimated</span>" in head
    assert "<b>1,180 MW</b><span>planned, facility power</span>" in head
    assert "<h3>Half of the plan runs</h3>" in head
    assert len(charts(at)) == 1
    assert facts(at) == {
        "Owner": "Crusoe United States",
        "Operator": "Oracle United States",
        "Tenant": "OpenAI United States",
        "Status": "Partly running",
        "Chips": "NVIDIA GB200/GB300 number not disclosed",
        "Power": "On-site gas turbines and grid",
        "Cost": "USD 31.9 bn stated or estimated",
        "First power": "26 Sep 2025",
        "Full": "1 Nov 2026 (planned)",
        "Evidence": "Exact site, high confidence",
    }


def test_the_card_leads_to_the_country_the_deal_and_the_sources(atlas):
    at = card("stargate-abilene", atlas)

    found = links(at)
    assert "countries?country=USA" in found
    assert "deals?deal=openai-usa-stargate" in found
    assert sum(link.startswith("https://") for link in found) == 3
    assert "Operational · OpenAI · USD 500 bn (announced)" in told(at)
    assert "Epoch AI, epoch.ai, CC BY 4.0" in told(at)


def test_what_the_sources_contradict_is_said(atlas):
    at = card("stargate-uae", atlas)

    assert "1 GW (partners, IT load) against 1.4 GW" in told(at)
    assert "7 sources, best graded first" in told(at)
    (sources,) = (body for body in html(at) if "evidence" in body)
    assert sources.index("The National") < sources.index("GitHub")


def test_of_a_datacenter_of_which_little_is_known_it_says_what_is_not(atlas):
    at = card("lumi-kajaani", atlas)

    assert charts(at) == []
    assert told(at).count("not disclosed running") == 1
    assert "It runs; how much is not disclosed" in told(at)
    assert "No chart: its megawatts are not known." in told(at)
    unknown = [label for label, value in facts(at).items() if value == "not disclosed"]
    assert unknown == ["Tenant", "Chips", "Power", "Cost", "First power", "Full"]
    assert "Epoch AI" not in told(at)


def test_a_paused_datacenter_says_so(atlas):
    at = card("olkaria-g42", atlas)

    assert "Paused; 1,000 MW were planned" in told(at)
    assert "planned, now paused" in told(at)
    assert facts(at)["Status"] == "Paused"
    assert charts(at) == []


def test_a_part_and_its_whole_lead_to_each_other(atlas):
    whole = card("wuhu-data-island", atlas)
    part = card("huawei-wuhu", atlas)

    assert "Contains Huawei Wuhu" in told(whole)
    assert "infrastructure?site=huawei-wuhu" in links(whole)
    assert "Part of Wuhu Data Island cluster" in told(part)
    assert "infrastructure?site=wuhu-data-island" in links(part)


def test_the_day_of_the_page_is_told(atlas):
    at = card("stargate-abilene", atlas, SiteFilter(month=date(2025, 10, 31)))

    assert "On 31 October 2025: 147 MW running." in told(at)


def test_every_datacenter_has_a_card_that_says_nothing_odd(atlas):
    for site in list(atlas.choices.sites)[::12]:
        words = told(card(site, atlas))

        assert not re.search(r"\b(None|nan|NaT)\b|\b0 MW\b", words), site


def test_no_text_of_the_facts_becomes_markup():
    hostile = open_atlas()
    change = hostile.connection.execute
    change(
        "UPDATE site_cards SET name = $text, locality = $text, country = $text, "
        "accelerators = $text, power_source = $text, summary = $text "
        "WHERE datacenter_id IN ('stargate-abilene', 'wuhu-data-island', 'huawei-wuhu')",
        {"text": HOSTILE},
    )
    change("UPDATE deal_cards SET title = $text, vendor = $text", {"text": HOSTILE})
    change("UPDATE contradictions SET contradiction = $text", {"text": HOSTILE})

    for site in ("stargate-abilene", "wuhu-data-island", "huawei-wuhu"):
        at = card(site, hostile)

        assert all(not harmful(body) for body in html(at))
        assert all("<img" not in chart and "<script" not in chart for chart in charts(at))
        (head,) = (body for body in html(at) if "<h2>" in body)
        assert HOSTILE in "".join(Markup(head).words)
        assert IMAGE not in head


def test_the_name_of_a_datacenter_opens_its_card_from_its_deal_and_its_country():
    assert "infrastructure?site=stargate-uae" in links(opened("deals", deal="openai-are-stargate"))
    assert "infrastructure?site=stargate-uae" in links(opened("countries", country="ARE"))


def test_the_listener_of_links_knows_every_page_that_a_link_names():
    folder = ROOT / "pages" / "components"
    script = (folder / "page_links" / "page_links.js").read_text(encoding="utf-8")
    known = set(re.search(r"OWN = /\^\(\?:\(\?:([a-z|-]+)\)", script)[1].split("|"))

    named = {
        name
        for path in folder.glob("*.py")
        for name in re.findall(r"\blink\(\s*\"([a-z]+)\"", path.read_text(encoding="utf-8"))
    }

    assert {"infrastructure", "deals"} <= named <= known
    assert "capacity" in known
