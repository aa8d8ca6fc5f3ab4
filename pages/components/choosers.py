"""Choosing one of many by its name: a deal, a country, a datacenter, a person, a claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import streamlit as st


def ask_one(
    label: str,
    names: Mapping[str, str],
    *,
    key: str,
    offered: Iterable[str] | None = None,
    placeholder: str = "",
) -> None:
    """One of many, by typing a part of its name; its cross takes the choice back.

    Args:
        label: what screen readers call the field.
        names: code to name.
        key: session key, which holds the chosen code or None.
        offered: codes to choose from; all of the names where nothing is said.
        placeholder: what stands in the empty field; the label where nothing is said.
    """
    st.selectbox(
        label,
        list(names if offered is None else offered),
        key=key,
        index=None,
        format_func=lambda code: names[code],
        placeholder=placeholder or label,
        label_visibility="collapsed",
    )
