"""A button that puts the address of the present view on the clipboard."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_HTML = '<button type="button">Copy link</button>'

_CSS = """
button { font: 600 14px/30px var(--st-font); color: var(--st-link-color); background: none;
         border: 0; padding: 0 10px; cursor: pointer; white-space: nowrap; border-radius: 6px; }
button:focus-visible { outline: 2px solid var(--st-primary-color); }
"""

# Clipboards are closed to pages without TLS; there the address is selected for copying by hand.
_JS = (Path(__file__).parent / "copy_link.js").read_text(encoding="utf-8")

_component = st.components.v2.component("copy_link", html=_HTML, css=_CSS, js=_JS)


def copy_link(key: str) -> None:
    """Show the button."""
    _component(key=key, width="content", height="content")
