"""The legend as shapes: one ramp for what is numbered, then the others, each with its count."""

from __future__ import annotations

from collections.abc import Sequence

from exports.slides.canvas import Canvas
from exports.slides.grid import MARGIN, WIDTH, Box
from exports.slides.shapes import (
    ELLIPSE,
    NO_FILL,
    RECTANGLE,
    Run,
    filled,
    group,
    paragraph,
    place,
    shape,
    solid,
    stroke,
    text_body,
)
from figures.drawn.legends import (
    BAR,
    LABEL,
    LEGEND_ROW,
    SIGN,
    SIGN_ROOM,
    TEXT,
    is_outlined,
    legend_places,
    legend_rows,
    sign_shape,
    spoken,
)
from figures.exhibit import LegendEntry
from figures.lettering import plain, text_width
from figures.theme import ink_over

__all__ = ["LEGEND_ROW", "draw_legend", "legend_rows"]


def draw_legend(canvas: Canvas, legend: Sequence[LegendEntry], top: float) -> None:
    """Draw bars with numbers, or signs of sites, and words with counts, as one group."""
    inside: list[str] = []
    for entry, x, width, row in legend_places(legend, MARGIN, WIDTH - 2 * MARGIN):
        bar = Box(x, top + row * LEGEND_ROW, width, BAR)
        inside += _signed(canvas, entry, bar) if entry.sign else _entry(canvas, entry, bar)
    says = "; ".join(spoken(entry) for entry in legend)
    box = Box(MARGIN, top, WIDTH - 2 * MARGIN, (legend_rows(legend) - 1) * LEGEND_ROW + 62)
    canvas.draw(group(canvas.named("Legend", f"Legend. {says}"), box, inside))


def _entry(canvas: Canvas, entry: LegendEntry, bar: Box) -> list[str]:
    palette = canvas.palette
    line = {"line": stroke(palette.text, 1)} if is_outlined(entry, palette) else {}
    number = plain(entry.number)
    look = Run(number, 18, ink_over(entry.fill), is_bold=True)
    body = {"body": text_body([paragraph([look])], "ctr", inset=10)} if number else {}
    name = f"Swatch: {entry.words}"
    swatches = []
    if len(set(entry.stripes)) > 2:
        # A native pattern has two colours: more of them stand side by side.
        part = bar.width / len(entry.stripes)
        swatches = [
            shape(canvas.named(name, is_decorative=True),
                  place(bar.cut(x=bar.x + at * part, width=part)), RECTANGLE, solid(colour))
            for at, colour in enumerate(entry.stripes)
        ]  # fmt: skip
    else:
        fill = filled(entry.fill, entry.pattern, entry.stripes)
        swatches = [shape(canvas.named(name, is_decorative=not number), place(bar), RECTANGLE,
                          fill, **line, **body)]  # fmt: skip
    return [*swatches, _label(canvas, entry, bar.cut(y=bar.bottom - 4, height=LABEL))]


def _signed(canvas: Canvas, entry: LegendEntry, bar: Box) -> list[str]:
    """A circle as on the map, with its words beside it."""
    x, y = bar.x + SIGN + 2, bar.y + BAR / 2
    sign = sign_shape(entry.sign)

    def around(radius: float) -> str:
        return place(Box(x - radius, y - radius, 2 * radius, 2 * radius))

    drawn = [
        shape(canvas.named(f"Sign: {entry.words}", is_decorative=True), around(sign.ring),
              ELLIPSE, NO_FILL, stroke(entry.fill, 1.5, opacity=sign.ring_opacity))
    ]  # fmt: skip
    if sign.disc:
        drawn.append(
            shape(canvas.named("Fill of the sign", is_decorative=True), around(sign.disc),
                  ELLIPSE, solid(entry.fill, sign.disc_opacity))
        )  # fmt: skip
    beside = Box(bar.x + SIGN_ROOM, bar.y - 3, bar.width - SIGN_ROOM, LABEL)
    return [*drawn, _label(canvas, entry, beside)]


def _label(canvas: Canvas, entry: LegendEntry, box: Box) -> str:
    """Quiet words, and a bold count where it is not zero."""
    palette = canvas.palette
    count = "" if entry.count is None else f"{entry.count:,}"
    room = box.width - 6 - (text_width(" " + count, TEXT, is_bold=True) if count else 0)
    words = canvas.fit(entry.words, max(room, 30), (TEXT, 1), (18, 1), (16, 1))
    runs = [Run(words.text, words.size, palette.muted)]
    if count:
        is_some = bool(entry.count)
        runs.append(
            Run(" " + count, words.size, palette.text if is_some else palette.muted, is_some)
        )
    return canvas.text_box(
        f"Label: {words.text}",
        box,
        runs,
        line_height=LABEL,
        says=entry.words if words.is_cut else "",
    )
