"""What fails is told with a number, and the log knows all that the reader is spared."""

from __future__ import annotations

import logging
import re

import pytest
from streamlit.testing.v1 import AppTest

from pages.components import session
from pages.components.failures import FileFailed, error_number, reported
from tests.pages.reading import ROOT, harmful, html, notices, said

NUMBER = re.compile(r"\b[2-9A-HJKMNP-Z]{8}\b")


def failing_page() -> None:
    from pages.components.failures import number_the_log, tell_reader

    number_the_log()
    problem = RuntimeError("SELECT secret FROM /the/inside/<b>file</b>")
    tell_reader(problem)


def test_the_reader_is_told_a_number_and_nothing_of_the_inside():
    at = AppTest.from_function(failing_page).run()

    (sentence,) = html(at)
    assert NUMBER.search(sentence)
    assert 'role="alert"' in sentence
    assert not re.search("secret|inside|RuntimeError", sentence)
    assert harmful(sentence) == []


def test_a_failure_keeps_its_number_and_two_have_two():
    one, other = ValueError("a"), ValueError("b")

    assert error_number(one) == error_number(one)
    assert error_number(one) != error_number(other)


def test_the_log_of_a_failing_page_has_number_address_and_trace(caplog, monkeypatch):
    def broken(*_, **__):
        raise RuntimeError("SELECT secret")

    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    at.query_params["vendors"] = "google"
    at.query_params["words"] = "a\x07b\nc" + "long" * 500
    monkeypatch.setattr(session, "read_url", broken)
    log = logging.getLogger("streamlit.error_util")
    log.addHandler(caplog.handler)
    try:
        at.run()
    finally:
        log.removeHandler(caplog.handler)

    (record,) = (record for record in caplog.records if record.name == log.name)
    line = record.getMessage()
    assert re.match(r"Error [2-9A-Z]{8} at /\?vendors=google&words=a%07b%0Ac", line)
    assert line.isprintable()
    assert len(line) < 600
    assert error_number(record.exc_info[1]) in line


def test_a_file_that_fails_is_told_at_the_next_step_once():
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    at.session_state["failed_files"] = ["ABCD2345"]

    at.run()
    told = [sentence for sentence in notices(at) if "ABCD2345" in sentence]
    at.run()

    assert len(told) == 1
    assert "ABCD2345" not in said(at)


def test_the_making_of_a_file_that_fails_gives_away_a_number_alone():
    def broken() -> bytes:
        raise RuntimeError("no room in /the/inside")

    with pytest.raises(FileFailed, match=r"^[2-9A-Z]{8}$") as told:
        reported(broken, "map as csv")()

    assert told.value.__cause__ is None
    assert told.value.__suppress_context__


def test_a_file_that_does_not_fail_is_handed_over_as_it_is():
    assert reported(lambda: b"file", "map as csv")() == b"file"
