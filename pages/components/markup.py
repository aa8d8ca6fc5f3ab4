"""Small pieces of HTML; every text that comes from the facts passes through ``escape`` here."""

from __future__ import annotations

from html import escape

from analytics.vocabulary import SOURCE_KINDS, Stage
from figures.formatting import published_day


def text(value: object) -> str:
    """Any value as text that cannot become markup.

    Examples:
        >>> text("<b>&")
        '&lt;b&gt;&amp;'
    """
    return escape(str(value), quote=True)


def rung(stage: str, is_solid: bool = True) -> str:
    """The square of a stage: its number on its colour; hollow for medium or low confidence."""
    number = Stage(stage).rung
    hollow = "" if is_solid else " hollow"
    return f'<s class="{stage}{hollow}">{number or ""}</s>'


def stage_words(stage: str, is_solid: bool = True) -> str:
    """A stage's square followed by its word."""
    return f"<u>{rung(stage, is_solid)} {Stage(stage).label}</u>"


def country_link(iso3: str, name: str) -> str:
    """A link that selects a country; the page's script adds the rest of the view's address."""
    return f'<a href="?country={text(iso3)}">{text(name)}</a>'


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
