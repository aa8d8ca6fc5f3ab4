"""Maps and charts of a sealed page: inline SVG, in which each outline is written once."""

from __future__ import annotations

from xml.etree import ElementTree

from figures.drawn.charts import bars_drawing, steps_drawing
from figures.drawn.ink import FONTS, attribute, patterns
from figures.drawn.page import page_drawing
from figures.drawn.world import ABOVE_MAP, MAP_HEIGHT, world_drawing
from figures.exhibit import BarPicture, Exhibit, StepPicture, WorldPicture
from figures.lettering import plain
from figures.theme import LIGHT

_WIDE = 1240  # pixels of a drawing; the page shows it at up to 1,100
_BAR, _STEPS = 34, 460  # pixels: a bar's room, and how high steps are
_BESIDE_MAP = 20  # room for call-outs that run over its edges
_CALL_OUT = 17
_LONG = 120  # letters of a path that is worth a name of its own
_SVG = "{http://www.w3.org/2000/svg}"


class Outlines:
    """Outlines that several pictures of a page draw: each is written once, and used by name."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def name(self, path: str) -> str:
        """The name by which an outline is used."""
        return self._names.setdefault(path, f"o{len(self._names)}")

    @property
    def definitions(self) -> str:
        """All of them, as an element that shows nothing."""
        paths = "".join(f'<path id="{name}" d="{path}"/>' for path, name in self._names.items())
        return (
            '<svg width="0" height="0" class="outlines" aria-hidden="true"><defs>'
            f"{paths}</defs></svg>"
        )


def inline_picture(exhibit: Exhibit, number: int, outlines: Outlines) -> str:
    """The picture of an exhibit alone, without title and legend, in light colours.

    Args:
        exhibit: the view; one that is shown as a table has no other picture.
        number: its place on the page, so that no two pictures share a name.
        outlines: what the pictures of the page have in common.
    """
    # Names of facts may hold what XML cannot.
    root = ElementTree.fromstring(plain(_drawn(exhibit)))  # noqa: S314 - our own drawing
    for node in root.iter():
        node.tag = node.tag.removeprefix(_SVG)
        for name, value in node.attrib.items():
            if name == "id":
                node.set(name, f"v{number}-{value}")
            elif value.startswith("url(#"):
                node.set(name, value.replace("url(#", f"url(#v{number}-"))
        path = node.attrib.get("d", "")
        if node.tag == "path" and len(path) > _LONG:
            node.tag = "use"
            node.attrib = {"href": f"#{outlines.name(path)}"} | {
                name: value for name, value in node.attrib.items() if name != "d"
            }
    return ElementTree.tostring(root, encoding="unicode")


def _drawn(exhibit: Exhibit) -> str:
    picture, left, top, wide = exhibit.picture, 0, 0, _WIDE
    match picture:
        case WorldPicture():
            left, wide = -_BESIDE_MAP, _WIDE + 2 * _BESIDE_MAP
            top, tall = -ABOVE_MAP, MAP_HEIGHT * _WIDE / 10_000 + ABOVE_MAP
            drawn = world_drawing(picture, _WIDE, LIGHT, _CALL_OUT)
            kind = "Map"
        case BarPicture():
            tall = max(3, len(picture.categories)) * _BAR
            drawn, kind = bars_drawing(picture, _WIDE, tall, LIGHT), "Chart"
        case StepPicture():
            tall = _STEPS
            drawn, kind = steps_drawing(picture, _WIDE, tall, LIGHT), "Chart"
        case _:
            return page_drawing(exhibit)
    label = attribute(f"{kind}: {exhibit.title}. The table below holds the same rows.")
    return (
        f'<svg xmlns="{_SVG[1:-1]}" viewBox="{left} {top} {wide} {tall:.0f}" font-family="{FONTS}" '
        f'role="img" aria-label={label}><defs>{patterns(LIGHT, name="key-")}</defs>{drawn}</svg>'
    )
