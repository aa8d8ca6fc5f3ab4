"""A file that is badly written stops the start, and the message leads to the line and column."""

from __future__ import annotations

import re

import pytest

from analytics.warehouse import open_warehouse

UK = ("deals.csv", "openai-gbr-stargate")


def test_swapped_columns_stop_the_start(facts):
    facts.change(
        "deals.csv",
        lambda text: text.replace(
            "counterparty,counterparty_kind,kind", "counterparty,kind,counterparty_kind"
        ),
    )

    message = facts.refusal()

    assert message.startswith(
        'deals.csv, line 1, column counterparty_kind: "kind" stands in the header where '
        "counterparty_kind belongs: were the two swapped? (rule: the columns are deal_id, title, "
    )


def test_a_missing_column_stops_the_start(facts):
    facts.change(
        "coverage.csv",
        lambda text: re.sub(r",[^,\n]*$", "", re.sub(r'"[^"]*"', "x", text), flags=re.MULTILINE),
    )

    message = facts.refusal()

    assert message.startswith("coverage.csv, line 1, column note: the column is missing")
    assert "(rule: the columns are topic, covered_until, note)" in message


def test_an_extra_column_stops_the_start(facts):
    facts.change("claim_sources.csv", lambda text: text.replace("\n", ",x\n"))

    message = facts.refusal()

    assert message.startswith(
        'claim_sources.csv, line 1, column x: "x" is not a column of this file'
    )


def test_a_misspelled_column_stops_the_start(facts):
    facts.change("deals.csv", lambda text: text.replace("value_usd", "value_eur", 1))

    message = facts.refusal()

    assert message.startswith('deals.csv, line 1, column value_eur: "value_eur" is not a column')
    assert "while value_usd is missing" in message


def test_a_column_that_stands_twice_stops_the_start(facts):
    facts.change("claim_sources.csv", lambda text: text.replace("source_id", "claim_id", 1))

    message = facts.refusal()

    assert message.startswith('claim_sources.csv, line 1, column claim_id: "claim_id" stands twice')


def test_a_missing_file_stops_the_start(facts):
    facts.remove("deals.csv")

    assert facts.refusal() == "deals.csv: the file is missing (rule: every table has its file)"


@pytest.mark.parametrize("content", ["", "\n", "\ufeff"], ids=["no byte", "one line end", "a mark"])
def test_an_empty_file_stops_the_start(facts, content):
    facts.change("deals.csv", lambda _: content)

    message = facts.refusal()

    assert message.startswith("deals.csv, line 1: the file is empty (rule: every file begins with")


def test_a_header_without_rows_stops_the_start(facts):
    facts.change("sources.csv", lambda text: text.split("\n")[0] + "\n")

    message = facts.refusal()

    assert message == (
        "sources.csv, line 2: no row follows the header (rule: sources.csv holds at least one row)"
    )


def test_bytes_that_are_not_utf_8_stop_the_start(facts):
    line = facts.line_of("datacenters.csv", "mistral-bruyeres,")
    facts.change("datacenters.csv", lambda text: text.replace(
        "Mistral AI Bruyères-le-Châtel", "Mistral AI Bruy@res"
    ).encode("utf-8").replace(b"@res", b"\xe8res"))  # fmt: skip

    message = facts.refusal()

    assert message == (
        f'datacenters.csv, line {line}, column name: "Mistral AI Bruy\ufffdres" holds bytes that '
        "are not UTF-8 (rule: every file is written in UTF-8)"
    )


def test_a_nul_character_stops_the_start(facts):
    line = facts.set_cells(*UK, title="Stargate\x00UK")

    message = facts.refusal()

    assert message.startswith(
        f'deals.csv, line {line}, column title: "Stargate\\u0000UK" holds a control character'
    )


def test_a_cell_of_many_pages_stops_the_start(facts):
    line = facts.set_cells(*UK, summary="Stargate " * 300_000 + "UK")

    message = facts.refusal()

    assert message.startswith(f'deals.csv, line {line}, column summary: "Stargate Stargate ')
    assert message.endswith('…" is too long (rule: a cell has at most 5000 characters)')


def test_a_quote_that_is_not_closed_stops_the_start(facts):
    line = facts.line_of("deals.csv", "openai-gbr-stargate,")
    facts.change("deals.csv", lambda text: text.replace(",Stargate UK,", ',"Stargate UK,'))

    message = facts.refusal()

    assert message.startswith(f'deals.csv, line {line}, column title: "\\"Stargate UK,openai,')
    assert "begins with a quote that is not closed" in message


def test_the_last_quote_of_a_file_must_be_closed_too(facts):
    line = len(facts.read("coverage.csv").splitlines())
    facts.change("coverage.csv", lambda text: text.rstrip().removesuffix('"'))

    message = facts.refusal()

    assert message.startswith(f"coverage.csv, line {line}, column note: ")


def test_a_quote_within_a_bare_cell_stops_the_start(facts):
    line = facts.line_of("deals.csv", "openai-gbr-stargate,")
    facts.change("deals.csv", lambda text: text.replace(",Stargate UK,", ',Stargate "UK",'))

    message = facts.refusal()

    assert message.startswith(f"deals.csv, line {line}, column title: ")
    assert "holds a quote, but does not stand between quotes as a whole" in message


def test_a_row_with_too_many_cells_stops_the_start(facts):
    line = facts.line_of("claim_sources.csv", "alibaba-capex,")
    facts.change(
        "claim_sources.csv",
        lambda text: text.replace(
            "alibaba-capex,newsaz-alibaba", "alibaba-capex,newsaz-alibaba,more"
        ),
    )

    message = facts.refusal()

    assert message == (
        f'claim_sources.csv, line {line}, column source_id: "more" stands after the last column: '
        "the row has 3 cells (rule: every row has 2 cells, as many as the header)"
    )


def test_a_row_with_too_few_cells_stops_the_start(facts):
    line = facts.line_of("claim_sources.csv", "alibaba-capex,")
    facts.change(
        "claim_sources.csv",
        lambda text: text.replace("alibaba-capex,newsaz-alibaba", "alibaba-capex"),
    )

    message = facts.refusal()

    assert message == (
        f"claim_sources.csv, line {line}, column source_id: the row ends after 1 cells, before "
        "this one (rule: every row has 2 cells, as many as the header)"
    )


def test_an_empty_line_stops_the_start(facts):
    facts.change("claim_sources.csv", lambda text: text.replace("\n", "\n\n", 1))

    message = facts.refusal()

    assert message.startswith("claim_sources.csv, line 2, column claim_id: the line is empty")


def test_mixed_line_ends_stop_the_start(facts):
    facts.change("claim_sources.csv", lambda text: text.replace("alibaba\n", "alibaba\r\n", 1))

    message = facts.refusal()

    assert message.startswith(
        "claim_sources.csv, line 2: this line ends with CR LF, others with LF"
    )


def test_lines_are_counted_as_an_editor_counts_them(facts):
    facts.set_cells("deals.csv", "adani-india-ai", summary="First line.\nSecond line.\nThird.")
    line = facts.set_cells(*UK, kind="foo")

    message = facts.refusal()

    assert message.startswith(f'deals.csv, line {line + 2}, column kind: "foo" is not one of')


@pytest.mark.parametrize(
    "rewritten",
    [
        pytest.param(lambda text: "\ufeff" + text, id="byte order mark"),
        pytest.param(lambda text: text.replace("\n", "\r\n"), id="CR LF throughout"),
        pytest.param(lambda text: text.rstrip("\n"), id="no line end at the end"),
    ],
)
def test_harmless_ways_of_writing_are_taken(facts, rewritten):
    facts.change("deals.csv", rewritten)

    warehouse = open_warehouse(facts.folder)

    assert warehouse.execute("SELECT count(*) FROM deals").fetchone() == (359,)
