"""What circles mean on the infrastructure map, how large they are, and what their colours say."""

from __future__ import annotations

from analytics.vocabulary import BOUNDARY_NOTE
from figures.maps.site_circles import NARROW_SCALE
from figures.maps.site_colours import SiteColours
from figures.maps.site_map import SIZE_KEY
from figures.maps.site_marks import radius
from pages.components.markup import text

LINE = 15  # pixels from one name of a size to the next at least


def site_legend(colours: SiteColours, shape: str, *, is_due: bool, is_narrow: bool) -> str:
    """The key of sizes and the legend, as HTML.

    Args:
        colours: what the colours of the sites say.
        shape: how the map is drawn.
        is_due: whether the day lies after the figures, so that fills are plans.
        is_narrow: whether the map is as wide as a phone.
    """
    meanings = "".join(
        f'<span><i class="sign" style="background:{hex_colour}"></i>{text(word)} {count}</span>'
        for word, hex_colour, count in colours.legend
    )
    second_row = f'<div class="site-legend">{meanings}</div>' if meanings else ""
    note = f'<span class="note">{BOUNDARY_NOTE}</span>'
    if shape == "columns":
        solid = "due" if is_due else "running"
        words = f"<span>Height by megawatts: {solid} solid, planned pale; drag to turn</span>"
        return f'<div class="site-legend">{words}{note}</div>{second_row}'
    scale = NARROW_SCALE if is_narrow else 1
    sizes, name_at = "", -1.0 * LINE
    for power in SIZE_KEY:
        pixels = scale * radius(power)
        name_at = max(2 * pixels, name_at + LINE)
        sizes = _size(power, pixels, name_at) + sizes
    signs = "".join(
        f'<span><i class="sign {name}"></i>{words}</span>'
        for name, words in (
            ("both", "fill due, ring planned" if is_due else "fill running, ring planned"),
            ("announced", "announced only"),
            ("vague", "place known to city or region"),
            ("held", "paused or cancelled"),
            ("unknown", "MW not disclosed"),
        )
    )
    return (
        f'<div class="size-key">Megawatts, by area{sizes}</div>'
        f'<div class="site-legend">{signs}{note}</div>{second_row}'
    )


def _size(power: int, pixels: float, name_at: float) -> str:
    across = f"{2 * pixels:.1f}px"
    circle = f'<i style="width:{across};height:{across};left:-{pixels:.1f}px"></i>'
    name = f'<b style="bottom:{name_at - LINE / 2:.1f}px">{power:,}</b>'
    return f'<span class="size" style="height:{across}">{circle}{name}</span>'
