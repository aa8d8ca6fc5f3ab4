"""Small pieces of HTML; every text that comes from the facts passes through ``escape`` here."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

from analytics.vocabulary import SOURCE_KINDS, Stage
from figures.ageing import STATES
from figures.formatting import published_day

_MARKDOWN = r"\`*_{}[]()#+-!|~:$<>"


def text(value: object) -> str:
    """Any value as text that cannot become markup.

    Examples:
        >>> text("<b>&")
        '&lt;b&gt;&amp;'
    """
    return escape(str(value), quote=True)


def as_label(value: str) -> str:
    r"""A name as the label of a button, where Streamlit would read it as Markdown.

    Examples:
        >>> as_label("a*b [c]")
        'a\\*b \\[c\\]'
    """
    return "".join("\\" + sign if sign in _MARKDOWN else sign for sign in value)


def rung(stage: str, is_solid: bool = True) -> str:
    """The square of a stage: its number on its colour; hollow for medium or low confidence."""
    number = Stage(stage).rung
    hollow = "" if is_solid else " hollow"
    return f'<s class="{stage}{hollow}">{number or ""}</s>'


def stage_words(stage: str, is_solid: bool = True) -> str:
    """A stage's square followed by its word."""
    return f"<u>{rung(stage, is_solid)} {Stage(stage).label}</u>"


def link(page: str, inner: str, **parameters: str) -> str:
    """A link to a page of the atlas; the page's script adds the rest of the view's address.

    Args:
        page: name in the address, empty for the page that is open.
        inner: what is shown; markup made here, never a text from the facts.
        parameters: what changes in the address.
    """
    return f'<a href="{text(page)}?{text(urlencode(parameters))}">{inner}</a>'


def country_link(iso3: str, name: str, page: str = "") -> str:
    """A link that selects a country on the open page, or opens it on another one."""
    return link(page, text(name), country=iso3)


def deal_link(deal_id: str, title: str) -> str:
    """A link that opens a deal."""
    return link("deals", text(title), deal=deal_id)


def site_link(datacenter_id: str, name: str) -> str:
    """A link that opens a datacenter's card beside the map of sites."""
    return link("infrastructure", text(name), site=datacenter_id)


def person_link(appointment_id: str, person: str, page: str = "people") -> str:
    """A link that opens an appointment of a former official; empty page: the one that is open."""
    return link(page, text(person), person=appointment_id)


def person_address(appointment_id: str) -> str:
    """What opens an appointment on the page of people itself, as the address of a link."""
    return f"?{urlencode({'person': appointment_id})}"


def claim_address(claim_id: str) -> str:
    """Where a claim is told, as the address of a link."""
    return f"claims?{urlencode({'claim': claim_id})}"


def claim_link(claim_id: str, words: str) -> str:
    """A link that opens a claim."""
    return link("claims", text(words), claim=claim_id)


def source_link(publisher: str, kind: str, url: str, published: str | None = None) -> str:
    """A source as link, with what kind of publisher it is and when it was published."""
    grade = SOURCE_KINDS.get(kind, kind)
    when = f", {published_day(published)}" if published else ""
    # Only web addresses become links; anything else stays text.
    is_web = url.startswith(("https://", "http://"))
    name = (
        f'<a href="{text(url)}" target="_blank">{text(publisher)}</a>'
        if is_web
        else text(publisher)
    )
    return f"<cite>{name}<i> · {text(grade)}{text(when)}</i></cite>"


def state_mark(state: str) -> str:
    """Whether a deal waits longer than usual: a shape and the word, no red and no green."""
    return f'<span class="state {state.replace(" ", "-")}">{STATES[state]}</span>'
