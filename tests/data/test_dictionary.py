"""``make dictionary`` brings the README of the facts in step, or says why it cannot."""

from __future__ import annotations

import pytest

from analytics import dictionary
from analytics.fact_files import DataError
from analytics.warehouse import blank_warehouse

MARKS = ("coverage", "dictionary", "contradictions")


def test_the_generated_parts_are_written_anew_and_the_rest_is_kept(tmp_path, monkeypatch):
    whole = dictionary.README.read_text(encoding="utf-8")
    stale = tmp_path / "README.md"
    stale.write_text(
        "Ours.\n" + "\n".join(f"<!-- begin: {m} -->old<!-- end: {m} -->" for m in MARKS),
        encoding="utf-8",
    )
    monkeypatch.setattr(dictionary, "README", stale)

    assert dictionary.main() == 0

    written = stale.read_text(encoding="utf-8")
    assert written.startswith("Ours.\n<!-- begin: coverage -->\n- **")
    assert "old" not in written.replace("older", "").split("<!-- begin: dictionary -->")[0]
    for mark in MARKS:
        begin, end = f"<!-- begin: {mark} -->", f"<!-- end: {mark} -->"
        part = written[written.index(begin) : written.index(end)]
        assert part == whole[whole.index(begin) : whole.index(end)]


def test_wrong_facts_are_told_and_nothing_is_written(tmp_path, monkeypatch, capsys):
    def refuse():
        raise DataError("deals.csv, line 2: no such kind")

    monkeypatch.setattr(dictionary, "filled_warehouse", refuse)
    monkeypatch.setattr(dictionary, "README", tmp_path / "README.md")

    assert dictionary.main() == 1
    assert capsys.readouterr().out == "deals.csv, line 2: no such kind\n"
    assert not (tmp_path / "README.md").exists()


def test_a_readme_without_a_place_for_a_part_is_refused():
    with pytest.raises(ValueError, match="no place for coverage"):
        dictionary.readme_in_step("nothing here", blank_warehouse())
