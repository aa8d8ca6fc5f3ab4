"""A button whose file is written when it is pressed, and is still there when the browser comes."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import Any

import streamlit as st
from streamlit.runtime import get_instance
from streamlit.runtime.scriptrunner import add_script_run_ctx, get_script_run_ctx

from exports.memory import give_back_memory


def file_button(
    words: str, write: Callable[[], bytes], *, file_name: str, mime: str, key: str, **look: Any
) -> None:
    """Offer a file.

    Args:
        words: on the button.
        write: gives the file's content; called in a thread of its own when the button is pressed.
        file_name: under which it is saved.
        mime: its type.
        key: of the widget.
        look: further arguments of ``st.download_button``.
    """
    reader = get_script_run_ctx()

    def written() -> bytes:
        content = write()
        hold = Thread(target=_hold, args=(content, file_name, mime, f"held {key}"))
        add_script_run_ctx(hold, reader)
        hold.start()
        hold.join()
        give_back_memory()
        return content

    st.download_button(
        words, written, file_name=file_name, mime=mime, key=key, on_click="ignore", **look
    )


def _hold(content: bytes, file_name: str, mime: str, place: str) -> None:
    """Let the reader's session refer to a file until its page runs again.

    Streamlit lets go of a file that no session refers to as soon as two more pages have been
    computed, those of other readers too: while two of them clicked, six files out of eight were
    gone before a browser 50 ms away had come for them. The file is known by its content, so that
    this is the one that Streamlit then names to the browser.
    """
    get_instance().media_file_mgr.add(content, mime, place, file_name, is_for_static_download=True)
