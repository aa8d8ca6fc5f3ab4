"""An empty presentation of our own: two layouts, our colours and Arial, and nothing left over.

The template that python-pptx brings is 4:3, has eleven layouts with empty placeholders, a picture
of itself and its maker's name. Ours is put together from ``blank/*.xml``.
"""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from string import Template

from pptx import Presentation
from pptx.presentation import Presentation as Deck

from exports.slides.grid import PAGE_NUMBER, TITLE, Box
from exports.slides.packing import packed
from exports.slides.shapes import is_dark, place, srgb
from figures.theme import COMPANY_COLOURS, LIGHT, Palette

EXHIBIT, COVER = 0, 1
"""The layouts, by their place."""

COVER_TITLE = Box(80, 300, 1760, 240)
COVER_SUBTITLE = Box(80, 570, 1760, 130)

_FOLDER = Path(__file__).parent / "blank"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FORMAT = "application/vnd.openxmlformats-officedocument"

# Part -> file it is made of, and what it is.
_PARTS = {
    "ppt/presentation.xml": ("presentation", "presentationml.presentation.main"),
    "ppt/slideMasters/slideMaster1.xml": ("master", "presentationml.slideMaster"),
    "ppt/slideLayouts/slideLayout1.xml": ("exhibit_layout", "presentationml.slideLayout"),
    "ppt/slideLayouts/slideLayout2.xml": ("cover_layout", "presentationml.slideLayout"),
    "ppt/notesMasters/notesMaster1.xml": ("notes_master", "presentationml.notesMaster"),
    "ppt/theme/theme1.xml": ("theme", "theme"),
    "ppt/theme/theme2.xml": ("theme", "theme"),
    "ppt/presProps.xml": ("show_properties", "presentationml.presProps"),
    "ppt/viewProps.xml": ("view_properties", "presentationml.viewProps"),
    "ppt/tableStyles.xml": ("table_styles", "presentationml.tableStyles"),
}
_LINKED = {
    "_rels/.rels": (("officeDocument", "ppt/presentation.xml"),),
    "ppt/_rels/presentation.xml.rels": (
        ("slideMaster", "slideMasters/slideMaster1.xml"),
        ("notesMaster", "notesMasters/notesMaster1.xml"),
        ("theme", "theme/theme1.xml"),
        ("tableStyles", "tableStyles.xml"),
        ("presProps", "presProps.xml"),
        ("viewProps", "viewProps.xml"),
    ),
    "ppt/slideMasters/_rels/slideMaster1.xml.rels": (
        ("slideLayout", "../slideLayouts/slideLayout1.xml"),
        ("slideLayout", "../slideLayouts/slideLayout2.xml"),
        ("theme", "../theme/theme1.xml"),
    ),
    "ppt/slideLayouts/_rels/slideLayout1.xml.rels": (
        ("slideMaster", "../slideMasters/slideMaster1.xml"),
    ),
    "ppt/slideLayouts/_rels/slideLayout2.xml.rels": (
        ("slideMaster", "../slideMasters/slideMaster1.xml"),
    ),
    "ppt/notesMasters/_rels/notesMaster1.xml.rels": (("theme", "../theme/theme2.xml"),),
}


def blank_presentation(palette: Palette) -> Deck:
    """A presentation without slides, 13.333 by 7.5 inches, in the colours of one theme."""
    return Presentation(io.BytesIO(_blank(palette)))


@cache
def _blank(palette: Palette) -> bytes:
    parts = {"[Content_Types].xml": _content_types(), **{
        name: _relations(links) for name, links in _LINKED.items()
    }}  # fmt: skip
    for name, (file, _) in _PARTS.items():
        # Notes are read on paper or beside the slide: they stay dark on white.
        words = _words(LIGHT if name.endswith("theme2.xml") else palette)
        template = Template((_FOLDER / f"{file}.xml").read_text(encoding="utf-8"))
        parts[name] = template.substitute(words).encode()
    return packed(parts)


def _words(palette: Palette) -> dict[str, str]:
    """What the templates leave open: colours by slot, and places."""
    page, text, soft, muted = map(srgb, (palette.page, palette.text, palette.soft, palette.muted))
    on_dark = is_dark(palette.page)
    slots = (page, text, soft, muted) if on_dark else (text, page, muted, soft)
    accents = (palette.accent, *COMPANY_COLOURS[1:6])
    return {
        **dict(zip(("dk1", "lt1", "dk2", "lt2"), slots, strict=True)),
        **{f"accent{at}": srgb(colour) for at, colour in enumerate(accents, start=1)},
        "link": srgb(palette.accent),
        # Slots keep their lightness and change their roles, as in PowerPoint's own dark variants.
        "colour_map": 'bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2"' if on_dark
        else 'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2"',
        "muted_slot": "tx2",
        "title_place": _inside(TITLE),
        "reading_place": _inside(Box(TITLE.x, 180, TITLE.width, 760)),
        "number_place": _inside(PAGE_NUMBER),
        "cover_title_place": _inside(COVER_TITLE),
        "cover_subtitle_place": _inside(COVER_SUBTITLE),
    }  # fmt: skip


def _inside(box: Box) -> str:
    return place(box).removeprefix("<a:xfrm>").removesuffix("</a:xfrm>")


def _content_types() -> bytes:
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{_FORMAT}.{kind}+xml"/>'
        for name, (_, kind) in _PARTS.items()
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="{_TYPES}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f"{overrides}</Types>"
    ).encode()


def _relations(links: tuple[tuple[str, str], ...]) -> bytes:
    inside = "".join(
        f'<Relationship Id="rId{at}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(links, start=1)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<Relationships xmlns="{_LINKS}">{inside}</Relationships>'
    ).encode()
