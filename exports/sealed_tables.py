"""Tables of a sealed page: captions and scopes for screen readers, links that are only text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from typing import Any
from urllib.parse import urlsplit

import pandas as pd

from analytics.vocabulary import (
    CAPACITY_BASES,
    CONFIDENCES,
    COUNTERPARTY_KINDS,
    DEAL_KINDS,
    PRECISIONS,
    SOURCE_KINDS,
    STATUSES,
    Stage,
)
from exports.columns import Column, addresses, columns_of
from exports.data_files import cell
from exports.slides.notes import web_address
from figures.exhibit import CellMark, SourceLine, TablePicture
from figures.formatting import counted, day, published_day
from figures.lettering import plain
from figures.theme import STAGE_COLOURS, ink_over

MOST_ROWS = 5_000
_WORDS = {
    "kind": DEAL_KINDS,
    "status": STATUSES,
    "source_kind": SOURCE_KINDS,
    "confidence": CONFIDENCES,
    "precision": PRECISIONS,
    "capacity_basis": CAPACITY_BASES,
    "counterparty_kind": COUNTERPARTY_KINDS,
}
_PUBLISHED = re.compile(r"\d{4}(-\d{2}){0,2}", re.ASCII)
_STRIPE = 4  # pixels
_PUBLISHED_ENDS = ("_date", "_online")


def said(text: object) -> str:
    """A text of the facts as the content of an element or of an attribute; never markup."""
    return escape(plain(text))


def link(url: str, words: str) -> str:
    """A link to the web that tells nobody where the reader came from; else the words alone."""
    address = web_address(url)
    if address is None:
        return said(words or url)
    shown = said(words or url)
    return f'<a href="{escape(address)}" rel="noreferrer noopener">{shown}</a>'


def rows_table(table: pd.DataFrame, caption: str, promised: int, name: str) -> str:
    """The rows of a view, all of them up to ``MOST_ROWS``; the others are counted.

    Args:
        table: the rows.
        caption: what they are.
        promised: how many columns are printed; the others stand on the screen alone.
        name: of the region that scrolls, for screen readers.
    """
    columns = columns_of(table)
    head = "".join(_head(column.heading, is_number=column.is_number) for column in columns)
    values = table.iloc[:MOST_ROWS].itertuples(index=False)
    body = (
        "".join(_cell(column, cell(value)) for column, value in zip(columns, row, strict=True))
        for row in values
    )
    left_out = len(columns) - promised
    on_paper = f"{counted(left_out, 'further column')} on the screen and in the CSV file."
    more = f'<p class="quiet on-paper">{on_paper}</p>' if left_out > 0 else ""
    return _whole(head, body, caption, len(table), name, f"data print-{promised}") + more


def picture_table(picture: TablePicture, caption: str, name: str) -> str:
    """A view that is shown as a table, with the swatches of its stages.

    Args:
        picture: what is shown.
        caption: what it is.
        name: of the region that scrolls, for screen readers.
    """
    turned = picture.are_turned or (False,) * len(picture.columns)
    head = "".join(
        _head(words, is_number=is_number, is_turned=is_turned)
        for words, is_number, is_turned in zip(
            picture.columns, picture.are_numbers, turned, strict=True
        )
    )
    nothing = (None,) * len(picture.columns)
    body = (
        _picture_row(row, picture.marks[at] if picture.marks else nothing, picture)
        for at, row in enumerate(picture.rows[:MOST_ROWS])
    )
    return _whole(head, body, caption, len(picture.rows), name, "shown")


def sources_table(sources: Sequence[SourceLine], caption: str) -> str:
    """Every source with its publisher, grade, day, title and link.

    Args:
        sources: best graded first.
        caption: what they are.
    """
    heads = (("No.", True), ("Publisher", False), ("Grade", False), ("Published", False),
             ("Title", False))  # fmt: skip
    head = "".join(_head(words, is_number=is_number) for words, is_number in heads)
    body = (
        f'<td class="n">{number}</td><td>{said(source.publisher)}</td>'
        f"<td>{said(SOURCE_KINDS.get(source.kind, source.kind))}</td>"
        f'<td class="day">{said(_published(source.published) or "undated")}</td>'
        f"<td>{link(source.url, source.title)}</td>"
        for number, source in enumerate(sources, start=1)
    )
    return _whole(
        head, body, caption, len(sources), "Sources", "sources", most=len(sources), noun="source"
    )


def swatch(
    fill: str,
    number: str = "",
    pattern: str = "",
    words: str = "",
    *,
    stripes: Sequence[str] = (),
    sign: str = "",
) -> str:
    """A small field in a colour of the map, with the number of its rung.

    Args:
        fill: hex colour.
        number: printed on it.
        pattern: one of the patterns of exhibits.
        words: what it says to a screen reader, where nothing beside it does.
        stripes: colours side by side instead of an even fill.
        sign: one of the signs of sites, instead of a field.
    """
    kinds = " ".join(filter(None, ("swatch", pattern, sign and f"sign {sign}")))
    look = f"--fill:{fill};color:{ink_over(fill)}"
    if stripes:
        bands = ",".join(
            f"{colour} {at * _STRIPE}px {(at + 1) * _STRIPE}px" for at, colour in enumerate(stripes)
        )
        look += f";background-image:repeating-linear-gradient(135deg,{bands})"
    hidden = "" if words else ' aria-hidden="true"'
    inside = f'<span class="unseen">{said(words)}</span>' if words else ""
    return f'<i class="{kinds}" style="{look}"{hidden}>{said(number)}</i>{inside}'


def _whole(
    head: str,
    body: Iterable[str],
    caption: str,
    count: int,
    name: str,
    kind: str,
    most: int = MOST_ROWS,
    noun: str = "row",
) -> str:
    rows = "".join(f"<tr>{cells}</tr>\n" for cells in body)
    if not rows:
        return f'<p class="quiet">{said(caption)}: no row passes the filter.</p>'
    rest = f" The first {most:,} stand here; the CSV file holds all." if count > most else ""
    return (
        f'<div class="scroll" role="region" aria-label="{said(name)}" tabindex="0">'
        f'<table class="{kind}"><caption>{said(caption)}: {counted(count, noun)}.{rest}</caption>'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody></table></div>"
    )


def _head(words: str, *, is_number: bool, is_turned: bool = False) -> str:
    kinds = " ".join(kind for kind, holds in (("n", is_number), ("turned", is_turned)) if holds)
    look = f' class="{kinds}"' if kinds else ""
    return f'<th scope="col"{look}><span>{said(words)}</span></th>'


def _cell(column: Column, value: Any) -> str:
    if value is None:
        return "<td></td>"
    if column.means == "stage":
        return f'<td class="stage">{_stage(str(value))}</td>'
    if column.means == "yes_no":
        return f"<td>{'yes' if value else 'no'}</td>"
    if column.is_number:
        return f'<td class="n">{column.written(value)}</td>'
    text = str(value)
    if column.means == "day":
        return f'<td class="day">{day(pd.Timestamp(text))}</td>'
    if column.name.endswith(_PUBLISHED_ENDS) and _PUBLISHED.fullmatch(text):
        return f'<td class="day">{_published(text)}</td>'
    links = addresses(text)
    if links:
        return f"<td>{' '.join(link(url, _host(url)) for url in links)}</td>"
    return f"<td>{said(_WORDS.get(column.name, {}).get(text, text))}</td>"


def _picture_row(
    row: tuple[str, ...], marks: Sequence[CellMark | None], picture: TablePicture
) -> str:
    cells = []
    for at, (text, mark) in enumerate(zip(row, marks, strict=True)):
        is_name = at == picture.name
        tag = "th" if is_name else "td"
        look = ' scope="row"' if is_name else ""
        kind = "n" if picture.are_numbers[at] else "stage" if mark else ""
        look += f' class="{kind}"' if kind else ""
        drawn = ""
        if mark:
            words = (mark.pattern or "stage") if mark.fills_cell else ""
            drawn = swatch(mark.fill, mark.number, mark.pattern, words)
        shown = "" if mark and mark.fills_cell else said(text)
        cells.append(f"<{tag}{look}>{drawn}{shown}</{tag}>")
    return "".join(cells)


def _stage(value: str) -> str:
    try:
        stage = Stage(value)
    except ValueError:
        return said(value)
    if stage is Stage.NONE:
        return said(stage.label)
    pattern = "" if stage.rung else stage.value
    return swatch(STAGE_COLOURS[stage], str(stage.rung or ""), pattern) + said(stage.label)


def _published(text: str) -> str:
    return published_day(text) if _PUBLISHED.fullmatch(text) else text


def _host(url: str) -> str:
    return (urlsplit(url).hostname or url).removeprefix("www.") if web_address(url) else url
