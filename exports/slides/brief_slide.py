"""A country's brief as one native slide: its lists are tables that can be edited."""

from __future__ import annotations

import io

from pptx.oxml import parse_xml
from pptx.presentation import Presentation as Deck

from analytics.geography import WIDTH as MAP_WIDTH
from exports.slides.blank_presentation import EXHIBIT, blank_presentation
from exports.slides.canvas import Canvas
from exports.slides.deck import describe
from exports.slides.frame import write_title
from exports.slides.grid import Box, emu, font_size
from exports.slides.notes import write_notes
from exports.slides.packing import repacked
from exports.slides.shapes import (
    ELLIPSE,
    NAMESPACES,
    NO_FILL,
    Run,
    filled,
    group,
    paragraph,
    place,
    shape,
    stroke,
)
from exports.slides.world_shapes import draw_world
from figures.briefs.country import CountryBrief
from figures.briefs.page import (
    FOOT_LINE,
    GAP,
    HEADING,
    LINE,
    MAP_SHARE,
    MARGIN,
    NUMBER_ROOM,
    RING,
    ROOM,
    TEXT,
    UNDER_HEADING,
    WIDTH,
    BriefList,
    BriefPage,
    ListCell,
    ListRow,
    Paragraph,
)
from figures.briefs.placing import brief_page
from figures.exhibit import CellMark
from figures.theme import LIGHT, Palette, ink_over

_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_NO_EDGE = "".join(f"<a:{side}><a:noFill/></a:{side}>" for side in ("lnL", "lnR", "lnT"))
# An empty cell has a size, too, else it would be as high as the largest type.
_EMPTY = f'<a:p><a:endParaRPr lang="en-GB" sz="{font_size(TEXT)}"/></a:p>'
_AROUND_MARK = 9  # of the page's colour above and below the mark of a stage


def brief_deck_bytes(brief: CountryBrief, palette: Palette = LIGHT) -> bytes:
    """A presentation of one slide.

    Args:
        brief: of any country.
        palette: light or dark, as the brief's own.

    Returns:
        A PowerPoint file. The same brief makes the same bytes.
    """
    deck = blank_presentation(palette)
    add_brief(deck, brief, palette)
    describe(deck, [brief.exhibit], brief.exhibit.title)
    out = io.BytesIO()
    deck.save(out)
    return repacked(out.getvalue())


def add_brief(deck: Deck, brief: CountryBrief, palette: Palette = LIGHT) -> None:
    """Put a brief behind the slides of a presentation.

    Args:
        deck: made by ``blank_presentation``.
        brief: of any country.
        palette: light or dark, as the deck's and the brief's own.
    """
    page = brief_page(brief)
    canvas = Canvas(deck.slides.add_slide(deck.slide_layouts[EXHIBIT]), palette)
    title = page.title
    write_title(canvas, title.text, WIDTH - 2 * MARGIN, ((title.size, len(title.lines)),))
    _text(canvas, "Reading", page.reading, Box(MARGIN, page.reading_top, WIDTH - 2 * MARGIN, 46),
          page.reading.size * 1.28)  # fmt: skip
    _draw_figures(canvas, page)
    _draw_map(canvas, brief, page)
    for placed in page.lists:
        _draw_list(canvas, placed)
    canvas.hairline("Hairline", MARGIN, page.foot_top, WIDTH - MARGIN, page.foot_top)
    _draw_foot(canvas, page)
    write_notes(canvas.slide, brief.exhibit, page.in_full)


def _run(canvas: Canvas, said: Paragraph) -> list[Run]:
    palette = canvas.palette
    colour = palette.muted if said.is_muted else palette.text
    return [Run(said.text, said.size, colour, is_bold=said.is_bold)]


def _text(
    canvas: Canvas, name: str, said: Paragraph, box: Box, line_height: float, align: str = "l"
) -> None:
    if said.text:
        canvas.write(name, box, _run(canvas, said), align=align, line_height=line_height)


def _draw_figures(canvas: Canvas, page: BriefPage) -> None:
    """Numbers with what they count, each pair a group."""
    for figure in page.figures:
        number, label = figure.number, figure.label
        high, low = NUMBER_ROOM, len(label.lines) * LINE
        box = Box(figure.x, figure.y, figure.width, high + low)
        inside = [
            canvas.text_box(f"Figure: {label.text}", box.cut(height=high), _run(canvas, number),
                            line_height=figure.number_line),
            canvas.text_box(f"Label: {label.text}", box.cut(y=figure.label_top, height=low),
                            _run(canvas, label), line_height=LINE),
        ]  # fmt: skip
        canvas.draw(group(canvas.named(f"{number.text} {label.text}"), box, inside))


def _draw_map(canvas: Canvas, brief: CountryBrief, page: BriefPage) -> None:
    x, y, width = page.map_place
    says = "; ".join(country.says for country in brief.exhibit.picture.countries)
    box = Box(x, y, width, width * MAP_SHARE)
    draw_world(canvas, brief.exhibit.picture, box, f"Where {brief.name} lies. {says}")
    if brief.is_small:
        scale = width / MAP_WIDTH
        across, down = x + brief.place[0] * scale, y + brief.place[1] * scale
        ring = Box(across - RING, down - RING, 2 * RING, 2 * RING)
        who = canvas.named(f"Ring around {brief.name}", is_decorative=True)
        canvas.draw(shape(who, place(ring), ELLIPSE, NO_FILL, stroke(canvas.palette.text, 2)))


def _draw_list(canvas: Canvas, placed: BriefList) -> None:
    """Heading, table and the words below it."""
    heading = placed.heading
    top = Box(placed.x, placed.y, placed.width, HEADING * 1.3)
    _text(canvas, f"Heading: {heading.text}", heading, top, HEADING * 1.3)
    if placed.aside:
        _text(canvas, f"Beside: {heading.text}", placed.aside, top, HEADING * 1.3, align="r")
    y = placed.y + UNDER_HEADING
    canvas.hairline(f"Hairline: {heading.text}", placed.x, y - 4, placed.x + placed.width, y - 4)
    if placed.rows:
        _draw_table(canvas, placed, y)
    if placed.after:
        tall = len(placed.after.lines) * LINE
        box = Box(placed.x, placed.after_top, placed.width, tall)
        _text(canvas, f"Note: {heading.text}", placed.after, box, LINE)


def _draw_table(canvas: Canvas, placed: BriefList, y: float) -> None:
    heights = [row.height for row in placed.rows]
    where = (emu(placed.x), emu(y), emu(placed.width), emu(sum(heights)))
    frame = canvas.slide.shapes.add_table(1, len(placed.widths), *where)
    count = sum(not row.is_head for row in placed.rows)
    canvas.native(frame, f"Table: {placed.heading.text}",
                  f"{placed.heading.text}. Table of {count} rows")  # fmt: skip
    grid = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in placed.widths)
    head = ' firstRow="1"' if placed.rows[0].is_head else ""
    whole = parse_xml(
        f"<a:tbl {NAMESPACES}><a:tblPr{head}><a:tableStyleId>{_NO_STYLE}</a:tableStyleId>"
        f"</a:tblPr><a:tblGrid>{grid}</a:tblGrid>"
        f"{''.join(_row(canvas, row) for row in placed.rows)}</a:tbl>"
    )
    table = frame._element.graphic.graphicData.tbl
    table.getparent().replace(table, whole)


def _row(canvas: Canvas, row: ListRow) -> str:
    cells = "".join(_cell(canvas, cell, is_head=row.is_head) for cell in row.cells)
    return f'<a:tr h="{emu(row.height)}">{cells}</a:tr>'


def _cell(canvas: Canvas, cell: ListCell, *, is_head: bool) -> str:
    if cell.mark:
        return _mark_cell(canvas, cell.mark)
    palette = canvas.palette
    align = "r" if cell.is_right else "l"
    said = [paragraph(_run(canvas, one), align, LINE) for one in cell.paragraphs]
    left, right = (GAP, 0) if cell.is_right else (cell.indent, GAP)
    under = _edge("lnB", palette.strong_line if is_head else palette.hairline, 1)
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{''.join(said) or _EMPTY}</a:txBody>"
        f'<a:tcPr marL="{emu(left)}" marR="{emu(right)}" marT="{emu(ROOM / 2)}" '
        f'marB="{emu(ROOM / 2)}">{_NO_EDGE}{under}<a:noFill/></a:tcPr></a:tc>'
    )


def _mark_cell(canvas: Canvas, mark: CellMark) -> str:
    """The mark of a stage as the cell's own fill, so that it stays with its row."""
    page = canvas.palette.page
    number = Run(mark.number, TEXT, ink_over(mark.fill), is_bold=True)
    said = paragraph([number], "ctr", LINE) if mark.number else _EMPTY
    edges = "<a:lnL><a:noFill/></a:lnL><a:lnR><a:noFill/></a:lnR>"
    edges += _edge("lnT", page, _AROUND_MARK) + _edge("lnB", page, _AROUND_MARK)
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{said}</a:txBody>"
        f'<a:tcPr marL="0" marR="0" marT="{emu(ROOM / 2)}" marB="{emu(ROOM / 2)}" '
        f'anchor="t">{edges}{filled(mark.fill, mark.pattern)}</a:tcPr></a:tc>'
    )


def _edge(side: str, colour: str, width: float) -> str:
    written = stroke(colour, width)
    return written.replace("<a:ln ", f"<a:{side} ").replace("</a:ln>", f"</a:{side}>")


def _draw_foot(canvas: Canvas, page: BriefPage) -> None:
    lines = sum(len(said.lines) for said in page.foot)
    box = Box(MARGIN, page.foot_top + 12, WIDTH - 2 * MARGIN, lines * FOOT_LINE)
    canvas.write("Notes and sources", box, *(_run(canvas, said) for said in page.foot),
                 line_height=FOOT_LINE)  # fmt: skip
