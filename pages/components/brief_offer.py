"""The one-page brief of a country, to be taken along."""

from __future__ import annotations

from functools import partial

import streamlit as st

from analytics.filters import AtlasFilter
from analytics.questions import Atlas
from exports.briefs import brief_document, brief_file_name
from exports.documents import MIME_TYPES
from pages.components.failures import reported
from pages.components.file_button import file_button

# What a reader prints or edits; pictures of it are made by the command line.
FORMATS = {"pptx": "PowerPoint", "pdf": "PDF"}


def offer_brief(atlas: Atlas, iso3: str, chosen: AtlasFilter) -> None:
    """The country of the page on one page, written when it is asked for.

    Args:
        atlas: the facts.
        iso3: the country.
        chosen: the reader's filter.
    """
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="brief"):
        st.html('<span class="quiet">One-page brief</span>', width="content")
        for file_format, name in FORMATS.items():
            file_button(
                name,
                reported(
                    partial(_file, atlas, iso3, chosen, file_format),
                    f"brief of {iso3} as {file_format}",
                ),
                file_name=brief_file_name(atlas, iso3, chosen, file_format),
                mime=MIME_TYPES[file_format],
                key=f"brief_{file_format}",
                type="tertiary",
            )


def _file(atlas: Atlas, iso3: str, chosen: AtlasFilter, file_format: str) -> bytes:
    return brief_document(atlas, iso3, chosen, file_format).content
