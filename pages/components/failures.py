"""When something fails: one calm sentence with a number for the reader, the rest for the log."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

import streamlit as st
from streamlit.logger import get_logger

from analytics.written_filters import shorten
from pages.components.markup import text

# Letters and digits that are not taken for one another when read aloud.
_SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_LENGTH = 8
_NOTE = "Error number "
_LONGEST_PLACE = 500  # letters of an address that are worth a log's line
_LOG = get_logger("atlas")
# Streamlit writes what a page raises to this log, before anybody is asked what to show.
_STREAMLIT_LOG = logging.getLogger("streamlit.error_util")


class FileFailed(RuntimeError):
    """A file could not be made; the message is the number under which the log tells why."""


def error_number(problem: BaseException) -> str:
    """The number under which a failure is found again; the same each time it is asked for."""
    notes = [note for note in getattr(problem, "__notes__", ()) if note.startswith(_NOTE)]
    if not notes:
        number = "".join(secrets.choice(_SIGNS) for _ in range(_LENGTH))
        problem.add_note(f"{_NOTE}{number}")
        return number
    return notes[0].removeprefix(_NOTE)


def place() -> str:
    """Where the reader is: page and parameters, fit for one line of a log."""
    page = urlsplit(st.context.url or "").path or "/"
    parameters = urlencode(st.query_params.to_dict())
    return shorten(f"{page}?{parameters}" if parameters else page, _LONGEST_PLACE)


def log_failure(problem: BaseException, where: str) -> str:
    """Write a failure with its trace to the log.

    Args:
        problem: what was raised.
        where: what failed, as the log says it.

    Returns:
        The number for the reader.
    """
    number = error_number(problem)
    _LOG.error("Error %s at %s", number, where, exc_info=problem)
    return number


def tell_reader(problem: Exception) -> bool:
    """In place of a page that failed: one sentence, and nothing of the inside.

    Streamlit calls it for what a page, a fragment or a widget's callback raises, after the log.

    Returns:
        True: no more is to be shown.
    """
    st.html(
        '<div class="notice failure" role="alert"><p>Something went wrong here, and the rest of '
        "the page is not shown. Your filters are not lost: load the page again, or "
        '<a href="./">start from the world map</a>. If it happens twice, tell those who run the '
        f"atlas the error number <b>{error_number(problem)}</b>.</p></div>"
    )
    return True


def reported(make: Callable[[], bytes], name: str) -> Callable[[], bytes]:
    """The making of a file, with its failure in the log and told to the reader.

    Beside the button Streamlit says at once that the file was not made; it cannot be given the
    number, which stands above the page from the reader's next step on.

    Args:
        make: makes the file; runs outside of the page.
        name: what the log calls the file.
    """
    where = f"{name}, {place()}"
    failed: list[str] = st.session_state.setdefault("failed_files", [])

    def make_or_report() -> bytes:
        try:
            return make()
        except Exception as problem:
            number = log_failure(problem, where)
            failed.append(number)
            raise FileFailed(number) from None

    return make_or_report


def show_failed_files() -> None:
    """Tell the numbers of files that could not be made since the last step, once."""
    failed: list[str] = st.session_state.get("failed_files", [])
    while failed:
        st.html(
            '<p class="notice" role="alert">A file could not be made. Ask for it again; if it '
            "happens twice, tell those who run the atlas the error number "
            f"<b>{text(failed.pop(0))}</b>.</p>"
        )


def number_the_log() -> None:
    """Let each failure that Streamlit logs bear its number, page and parameters."""
    if not any(isinstance(known, _Numbered) for known in _STREAMLIT_LOG.filters):
        _STREAMLIT_LOG.addFilter(_Numbered())


class _Numbered(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        problem = record.exc_info[1] if record.exc_info else None
        if problem is not None:
            record.msg, record.args = "Error %s at %s", (error_number(problem), place())
        return True
