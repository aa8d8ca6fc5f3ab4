"""A drawing of our own (SVG text from ``figures``) on the page, in the colours of its theme."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

# st.html strips SVG and an image does not follow the theme; a component does neither. The text is
# made by figures/, where everything from the facts is escaped.
_JS = (Path(__file__).parent / "drawing.js").read_text(encoding="utf-8")
_CSS = """
a:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 1px; }
svg { display: block; width: 100%; height: auto; font-family: var(--st-font); }
"""
_component = st.components.v2.component("drawing", html="<div></div>", css=_CSS, js=_JS)


def show_drawing(svg: str, key: str) -> None:
    """Show an SVG text; its colours may be custom properties of the theme."""
    _component(key=key, data={"svg": svg}, height="content")
