"""The export menu of a figure: a slide, a picture, data, a place in the reader's deck, a link.

Every figure has this one menu and no other way out: the page's own figure in the filter bar, the
others beside their headings. Each file is written when it is asked for, from the view, filter and
options that are on screen.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from analytics.questions import Atlas, Chosen
from exports.decks.order import MOST_SLIDES, slide_of
from exports.documents import MIME_TYPES, document, file_name, formats_of
from exports.pictures import DOUBLE_WIDTH
from figures.catalog import View
from pages.components import reader_deck
from pages.components.copy_link import copy_link
from pages.components.failures import reported
from pages.components.file_button import file_button
from pages.components.markup import link
from pages.components.popovers import popover

# What the menu says, the format, and what else is asked of it.
ITEMS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("PowerPoint slide", "pptx", {}),
    ("Picture, 1920 × 1080 (PNG)", "png", {}),
    ("Picture, 3840 × 2160 (PNG)", "png", {"width": DOUBLE_WIDTH}),
    ("Drawing (SVG)", "svg", {}),
    ("Page (PDF)", "pdf", {}),
    ("Workbook (Excel)", "xlsx", {}),
    ("Table (CSV)", "csv", {"for_spreadsheets": True}),
    ("Rows (JSON)", "json", {}),
    ("Shapes (GeoJSON)", "geojson", {}),
    ("Sealed page (HTML)", "html", {}),
)


def offer_export(
    atlas: Atlas, chosen: Chosen, view: View, *, key: str = "", **options: Any
) -> None:
    """The menu of one figure.

    Args:
        atlas: the facts.
        chosen: the filter that the figure is shown with.
        view: the figure's view.
        key: of the menu, where the view alone does not tell it from others of the page.
        options: what the view asks beside the filter.
    """
    with popover(key or f"export_{view.key}", "Export", 0, kind="tertiary") as is_open:
        if is_open:
            with st.container(key=f"files_{view.key}", gap=None):
                _offer_files(atlas, chosen, view, options)
                _offer_deck(chosen, view, options)
                copy_link(key=f"link_to_{view.key}")


def show_figure_head(head: str, atlas: Atlas, chosen: Chosen, view: View, **options: Any) -> None:
    """A figure's heading with its export menu at the right.

    Args:
        head: escaped markup of the heading.
        atlas: the facts.
        chosen: the filter that the figure is shown with.
        view: the figure's view.
        options: what the view asks beside the filter.
    """
    with st.container(
        horizontal=True, wrap=False, vertical_alignment="bottom", key=f"head_{view.key}"
    ):
        st.html(head)
        offer_export(atlas, chosen, view, **options)


def _offer_files(atlas: Atlas, chosen: Chosen, view: View, options: dict[str, Any]) -> None:
    formats = formats_of(view)
    for words, file_format, more in ITEMS:
        if file_format not in formats:
            continue
        size = {"width": more["width"]} if "width" in more else {}
        file_button(
            words,
            reported(
                partial(_file, view, file_format, atlas, chosen, options | more),
                f"{view.key} as {file_format}",
            ),
            file_name=file_name(view, file_format, atlas, chosen, **size),
            mime=MIME_TYPES[file_format],
            key=f"export_{view.key}_{file_format}{more.get('width', '')}",
            type="tertiary",
            width="stretch",
        )


def _offer_deck(chosen: Chosen, view: View, options: dict[str, Any]) -> None:
    count = reader_deck.slide_count()
    st.button(
        "Put into my deck",
        key=f"put_{view.key}",
        type="tertiary",
        width="stretch",
        on_click=reader_deck.put_in,
        args=(slide_of(view, chosen, options),),
        disabled=count >= MOST_SLIDES,
        help="With the filter that it has now; the Slides page orders and builds the deck",
    )
    if count:
        noun = "slide" if count == 1 else "slides"
        st.html(f'<p class="quiet">{link("slides", f"My deck: {count} {noun}")}</p>')


def _file(
    view: View, file_format: str, atlas: Atlas, chosen: Chosen, asked: dict[str, Any]
) -> bytes:
    return document(view, file_format, atlas, chosen, **asked).content
