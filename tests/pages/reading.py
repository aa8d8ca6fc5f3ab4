"""A page as its reader sees it: sentences, notices, the map's colours; without a browser."""

from __future__ import annotations

import json
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]
PAGES = sorted(path.stem for path in (ROOT / "pages").glob("[a-z]*.py"))
SECONDS = 30

_RUNGS = ("exploratory", "discussions", "memorandum", "agreement", "delivery", "operational")


def opened(page: str = "world_map", **query: str) -> AppTest:
    """Arrive at a page with an address; nothing may go wrong."""
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=SECONDS)
    for name, text in query.items():
        at.query_params[name] = text
    at.run()
    if page != "world_map":
        at.switch_page(f"pages/{page}.py").run()
    assert not at.exception
    return at


def html(at: AppTest) -> list[str]:
    """Every piece of HTML on the page but the style sheet."""
    bodies = [element.proto.body for element in at.get("html")]
    return [body for body in bodies if not body.startswith("<style>")]


def said(at: AppTest) -> str:
    """All that the HTML of a page says, without its tags."""
    return unescape(re.sub(r"<[^>]*>", " ", " ".join(html(at))))


def title(at: AppTest) -> str:
    """The sentence at the top."""
    (found,) = (body for body in html(at) if body.startswith("<h1"))
    return unescape(re.match(r"<h1[^>]*>(.*?)</h1>", found)[1])


def notices(at: AppTest) -> list[str]:
    """What the reader is told about a link that could not be followed."""
    return [unescape(re.sub("<[^>]*>", "", body)) for body in html(at) if '"notice"' in body]


def map_data(at: AppTest) -> dict:
    """What the map component was sent."""
    (sent,) = (part.proto for part in at.get("bidi_component") if part.key == "world_map")
    return json.loads(sent.json)


def map_stages(at: AppTest) -> dict[str, str]:
    """The stage of every country on the map; those outside the reader's choice are left out."""
    outlines = json.loads((ROOT / "static" / "world_paths.json").read_text(encoding="utf-8"))
    signs = dict(zip(outlines["countries"], map_data(at)["stages"], strict=True))
    words = {str(number): stage for number, stage in enumerate(_RUNGS, start=1)}
    words |= dict.fromkeys("ABCDEF", "paused") | {"x": "ended", "0": "none"}
    return {iso3: words[sign] for iso3, sign in signs.items() if sign != "-"}


class Markup(HTMLParser):
    """Tags, attributes and text of HTML, as a browser would take them."""

    def __init__(self, body: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.words: list[str] = []
        self.feed(body)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag and what it carries."""
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.words.append(data)


def harmful(body: str) -> list[str]:
    """What in a piece of HTML could run or load something; links to sources are no harm."""
    markup = Markup(body)
    tags = markup.tags & {"script", "img", "iframe", "object", "embed", "svg", "form", "base"}
    runs = [name for name, _ in markup.attributes if name.startswith("on") or name == "srcdoc"]
    links = [
        value
        for name, value in markup.attributes
        if name in ("href", "src") and re.match(r"\s*(?!https?:)[\w+.-]*:|\s*//", value)
    ]
    return [*tags, *runs, *links]
