"""Exhibits as one sealed page: a file that asks for nothing, runs nothing, and can be checked.

It holds title, reading, figures, picture, legend, notes, rows, method, filter and sources, and two
fingerprints: of the rows, and of the facts that they come from.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from analytics.fact_hash import facts_hash
from analytics.vocabulary import CREDIT, SOURCE_KINDS
from exports.data_files import csv_text
from exports.sealed_pictures import Outlines, inline_picture
from exports.sealed_tables import picture_table, rows_table, said, sources_table, swatch
from exports.written_calls import written_call
from figures.catalog import VIEWS
from figures.exhibit import Exhibit, LegendEntry, SourceLine, TablePicture, WorldPicture
from figures.formatting import counted, full_day
from figures.theme import DARK, LIGHT, Palette

STYLE = Path(__file__).with_name("sealed_page.css")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_MOST_COLUMNS = 20  # of a table on paper
_DAYS = {"as_of", "since", "month"}  # they tell when, not what
_GRADES = list(SOURCE_KINDS)


@dataclass(frozen=True)
class _Sheet:
    """One exhibit on a page: its place, how deep its headings stand, where its sources are."""

    exhibit: Exhibit
    about: Mapping[str, Any]
    number: int
    is_alone: bool
    sources: Mapping[SourceLine, int]

    @property
    def filter(self) -> Mapping[str, Any]:
        """The reader's choice; some views hold one company against others, and say so."""
        return {**self.about.get("filter", {}), **self.exhibit.filter}

    def heading(self, deeper: int, words: str) -> str:
        level = 1 + deeper + (not self.is_alone)
        return f"<h{level}>{said(words)}</h{level}>"

    @property
    def caption(self) -> str:
        """What its tables hold."""
        return VIEWS[self.exhibit.key].title if self.exhibit.key in VIEWS else self.exhibit.title

    def called(self, words: str) -> str:
        """The name of a region, another one for each exhibit."""
        return words if self.is_alone else f"{words} {self.number}"


def sealed_page(
    exhibits: Sequence[Exhibit], title: str = "", *, abouts: Sequence[Mapping[str, Any]] = ()
) -> bytes:
    """Write one page of HTML that needs no script and asks no host for anything.

    Args:
        exhibits: what it shows; several get a table of contents and share a list of sources.
        title: of the page; the first exhibit's where it is empty.
        abouts: what a reader must know of each exhibit's rows, by name, in the same order. Without
            it what the view was asked is not known, and no call is written that would check it.

    Returns:
        UTF-8. The same exhibits and facts make the same bytes.
    """
    is_alone = len(exhibits) == 1
    title = title or (exhibits[0].title if exhibits else CREDIT)
    sources = _all_sources(exhibits)
    numbers = {source: number for number, source in enumerate(sources, start=1)}
    said_of = [*abouts, *({} for _ in exhibits[len(abouts) :])]
    sheets = [
        _Sheet(exhibit, about, number, is_alone, numbers)
        for number, (exhibit, about) in enumerate(zip(exhibits, said_of, strict=True), start=1)
    ]
    outlines = Outlines()
    shown = "".join(_section(sheet, outlines) for sheet in sheets)
    contents = "" if is_alone else _cover(title, sheets)
    caption = "Sources of this view" if is_alone else "Sources of all views"
    page = (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        '<link rel="icon" href="data:,">\n'
        f"<title>{said(title)} | {CREDIT}</title>\n<style>\n{_style()}</style>\n</head>\n<body>\n"
        f"{outlines.definitions}<main>\n{contents}{shown}"
        f'<section id="sources"><h2>Sources</h2>{sources_table(sources, caption)}</section>\n'
        f"{_facts()}</main>\n<footer><p>{CREDIT}</p></footer>\n</body>\n</html>\n"
    )
    return page.encode()


def rows_hash(exhibit: Exhibit) -> str:
    """The fingerprint of an exhibit's rows: SHA-256 of what the command line writes as CSV."""
    return hashlib.sha256(csv_text(exhibit.table).encode()).hexdigest()


def _cover(title: str, sheets: Sequence[_Sheet]) -> str:
    entries = "".join(
        f'<li><a href="#view-{sheet.number}">{said(sheet.exhibit.title)}</a></li>\n'
        for sheet in sheets
    )
    days = sorted({sheet.exhibit.as_of for sheet in sheets})
    read_for = " and ".join(map(full_day, days))
    return (
        f'<header><h1>{said(title)}</h1><p class="reading">{CREDIT}, {read_for}</p></header>\n'
        f'<nav aria-labelledby="contents"><h2 id="contents">Contents</h2><ol>\n{entries}'
        '</ol><p><a href="#sources">Sources</a></p></nav>\n'
    )


def _section(sheet: _Sheet, outlines: Outlines) -> str:
    exhibit = sheet.exhibit
    parts = [
        sheet.heading(0, exhibit.title),
        f'<p class="reading">{said(exhibit.reading)}</p>',
        _figures(exhibit.figures),
        _picture(sheet, outlines),
        _lines(exhibit.footnotes, "notes"),
        _rows(sheet),
        sheet.heading(1, "Method") + _lines(exhibit.method, "method"),
        sheet.heading(1, "Filter") + _filter(sheet),
        _sources(sheet),
        sheet.heading(1, "Check these rows") + _check(sheet),
    ]
    return f'<section id="view-{sheet.number}">\n' + "\n".join(filter(None, parts)) + "</section>\n"


def _figures(figures: tuple[tuple[str, str], ...]) -> str:
    entries = "".join(
        f"<div><dt>{said(label)}</dt><dd>{said(number)}</dd></div>" for number, label in figures
    )
    return f'<dl class="figures">{entries}</dl>' if entries else ""


def _picture(sheet: _Sheet, outlines: Outlines) -> str:
    exhibit = sheet.exhibit
    legend = _legend(exhibit.legend)
    if isinstance(exhibit.picture, TablePicture):
        table = picture_table(exhibit.picture, sheet.caption, sheet.called("Table"))
        return f'<div class="table">{table}</div>{legend}'
    drawn = inline_picture(exhibit, sheet.number, outlines)
    kind = "map" if isinstance(exhibit.picture, WorldPicture) else "chart"
    return f'<figure><div class="picture {kind}">{drawn}</div>{legend}</figure>'


def _legend(legend: tuple[LegendEntry, ...]) -> str:
    entries = "".join(
        f"<li>{_key(entry)}{said(entry.words)}"
        + (f" <b>{entry.count:,}</b>" if entry.count is not None else "")
        + "</li>"
        for entry in legend
    )
    return f'<ul class="legend" aria-label="Legend">{entries}</ul>' if entries else ""


def _key(entry: LegendEntry) -> str:
    return swatch(entry.fill, entry.number, entry.pattern, stripes=entry.stripes, sign=entry.sign)


def _lines(lines: Sequence[str], kind: str) -> str:
    entries = "".join(f"<li>{said(line)}</li>" for line in lines)
    return f'<ul class="{kind}">{entries}</ul>' if entries else ""


def _rows(sheet: _Sheet) -> str:
    """All rows; behind a line that opens them where the view itself is a table already."""
    exhibit = sheet.exhibit
    view = VIEWS.get(exhibit.key)
    promised = min(len(view.columns) if view else _MOST_COLUMNS, len(exhibit.table.columns))
    table = rows_table(exhibit.table, sheet.caption, promised, sheet.called("Rows"))
    unknown = '<p class="quiet">An empty cell is not disclosed or not known, never nought.</p>'
    heading = sheet.heading(1, "Rows")
    if not isinstance(exhibit.picture, TablePicture):
        return f"{heading}{unknown}{table}"
    summary = f"All {counted(len(exhibit.table), 'row')} with every column of the data"
    return f"{heading}<details><summary>{summary}</summary>{unknown}{table}</details>"


def _filter(sheet: _Sheet) -> str:
    about = sheet.about
    named = {
        "as of": full_day(sheet.exhibit.as_of),
        **{name.replace("_", " "): about[name] for name in about if name.endswith("read_until")},
        **sheet.filter,
        **{
            name.replace("_", " "): value
            for name, value in about.get("options", {}).items()
            if value
        },
    }
    entries = "".join(
        f"<div><dt>{said(name)}</dt><dd>{said(_value(value))}</dd></div>"
        for name, value in named.items()
    )
    is_narrowed = set(sheet.filter) - _DAYS
    everything = "" if is_narrowed else "<p>No filter: everything is counted.</p>"
    return f'{everything}<dl class="filter">{entries}</dl>'


def _value(value: Any) -> str:
    if isinstance(value, str):
        return value
    return ", ".join(f"{v:g}" if isinstance(v, float) else str(v) for v in value) if isinstance(
        value, (list, tuple)
    ) else str(value)  # fmt: skip


def _sources(sheet: _Sheet) -> str:
    """Of several views the numbers of their sources in the one list; a page of one has no need."""
    if sheet.is_alone:
        return ""
    own = sorted({sheet.sources[source] for source in sheet.exhibit.sources})
    listed = ", ".join(_ranges(own))
    words = f'{counted(len(own), "source")}, in the <a href="#sources">list at the end</a>'
    return sheet.heading(1, "Sources") + f"<p>{words}{': ' if own else ''}{listed}.</p>"


def _ranges(numbers: Sequence[int]) -> list[str]:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return ["–".join(map(str, run)) for run in runs]


def _check(sheet: _Sheet) -> str:
    exhibit, about = sheet.exhibit, sheet.about
    rows = f"<p>SHA-256 of the rows as CSV: <code>{rows_hash(exhibit)}</code></p>"
    if not about:
        # A call that left out what the view was asked would write other rows.
        return f"{rows}<p>The command line's CSV of this view and filter has the same.</p>"
    call = written_call(exhibit.key, sheet.filter, about.get("options", {}), str(exhibit.as_of))
    return (
        f"{rows}<p>The command line writes the same bytes: "
        f"<code>{said(call)} | sha256sum</code></p>"
    )


def _facts() -> str:
    return (
        '<section id="facts"><h2>The facts behind this page</h2>'
        f"<p>SHA-256 of all files of facts: <code>{facts_hash()}</code></p>"
        "<p>In the folder of the atlas the same is told by "
        "<code>LC_ALL=C sha256sum data/*.csv | sha256sum</code></p></section>\n"
    )


def _all_sources(exhibits: Sequence[Exhibit]) -> list[SourceLine]:
    """Every source once, best graded first, else in the order of the views."""
    every = dict.fromkeys(source for exhibit in exhibits for source in exhibit.sources)
    return sorted(every, key=lambda source: _grade(source.kind))


def _grade(kind: str) -> int:
    return _GRADES.index(kind) if kind in _GRADES else len(_GRADES)


@cache
def _style() -> str:
    light, dark = _variables(LIGHT), _variables(DARK)
    on_paper = "".join(
        f".print-{count} :is(th, td):nth-child(n+{count + 1}) {{ display: none; }}\n"
        for count in range(1, _MOST_COLUMNS + 1)
    )
    return (
        f":root {{ color-scheme: light dark; {light} }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n"
        f"{STYLE.read_text(encoding='utf-8')}"
        f"@media print {{ :root {{ color-scheme: light; {light} }}\n{on_paper}}}\n"
    )


def _variables(palette: Palette) -> str:
    named = {name: getattr(palette, name) for name in Palette.__dataclass_fields__}
    named |= {"paper": LIGHT.page, "ink": LIGHT.text, "edge": LIGHT.strong_line}
    return " ".join(
        f"--{name.replace('_', '-')}: {escape(value)};" for name, value in named.items()
    )
