"""Whose hands each country's megawatts are in: one bar per country, the largest first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from analytics.sovereignty import HANDS, Holdings, holdings
from analytics.vocabulary import SITE_ROLES
from figures.formatting import countries, listed, megawatts, share, shortened

COUNTRIES_SHOWN = 15
LONGEST_NAME = 22  # letters before the megawatts; hovering tells the whole
LEAST_SHARE_WITH_FIGURE = 0.08  # of a bar: a narrower part has no room for "12 %"
NAMED_TO_LISTENERS = 3  # countries in the sentence that a screen reader hears; the table has all

# Lightness tells the hands apart in grey, too: half dark, pale, striped, dark, hatched. Sizes are
# pixels and widths shares of what is there, so that a phone gets letters of the same size and the
# bar moves below the name. Positions are in the style: an inner svg would not heed it in Chromium.
_STYLE = """
.hands{height:calc(64px + var(--rows)*26px);font-size:13px;fill:var(--text);--left:236px;
--top:3px;--thick:18px;--key:min(100%,640px)}
.hands .row{transform:translateY(calc(60px + var(--row)*26px))}
.hands .name{transform:translateY(16px)}
.hands .mw{transform:translate(222px,16px);text-anchor:end}
.hands .bar rect{x:calc(var(--left) + (100% - var(--left))*var(--from));
width:calc((100% - var(--left))*var(--wide));y:var(--top);height:var(--thick)}
.hands .bar text{transform:translate(calc(var(--left) + (100% - var(--left))*var(--middle)),
calc(var(--top) + var(--thick)/2 + 4px));font-size:12px;text-anchor:middle}
.hands .key rect{x:calc(var(--key)*var(--from));width:calc(var(--key)*var(--wide));height:14px}
.hands .key text{transform:translateX(calc(var(--key)*var(--from)))}
.hands .quiet,.hands .mw{fill:var(--muted)}
.hands rect{stroke:var(--page);stroke-width:1}
.hands{--pale:color-mix(in srgb,var(--accent) 38%,var(--page))}
.hands .domestic{fill:var(--accent)}
.hands .allied,.hands .pale{fill:var(--pale)}
.hands .shared{fill:url(#hands-shared)}
.hands .foreign,.hands .stripe{fill:var(--text)}
.hands .unknown{fill:url(#hands-unknown)}
.hands .on-domestic,.hands .on-foreign{fill:var(--page)}
.hands .on-shared,.hands .on-unknown{paint-order:stroke;stroke:var(--page);stroke-width:6px;
stroke-linejoin:round}
.hands .on-shared{stroke:var(--pale)}
.hands .ground{fill:var(--page)}
.hands pattern rect{stroke:none}
.hands .hatch{stroke:var(--muted);stroke-width:1.2}
@media (max-width:640px){
.hands{height:calc(64px + var(--rows)*44px);--left:0px;--top:21px;--thick:16px}
.hands .row{transform:translateY(calc(60px + var(--row)*44px))}
.hands .mw{transform:translate(100%,16px)}
}
"""
_PATTERNS = (
    '<defs><pattern id="hands-shared" width="7" height="7" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><rect width="7" height="7" class="pale"/>'
    '<rect width="2.5" height="7" class="stripe"/></pattern>'
    '<pattern id="hands-unknown" width="5" height="5" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><rect width="5" height="5" class="ground"/>'
    '<path d="M0 0V5" class="hatch"/></pattern></defs>'
)


def ownership_bars(rows: Iterable[Any], role: str, bloc: str | None = None) -> str:
    """In whose hands are the megawatts, country by country?

    Args:
        rows: rows of capacity_by_country, the largest first.
        role: owner, operator or tenant.
        bloc: short name of the bloc whose members count as allied.

    Returns:
        An SVG text in custom properties of the theme; no request, no script. A row carries
        data-iso3 and data-mw, a part of its bar data-hands and data-mw.
    """
    measured = [row for row in rows if row.measured_mw]
    # A last line "1 more country" would save no line.
    shown = measured if len(measured) <= COUNTRIES_SHOWN + 1 else measured[:COUNTRIES_SHOWN]
    more = measured[len(shown) :]
    names = _names(bloc)
    lines = [
        _row(number, row.country, holdings([row], role), names, f'data-iso3="{escape(row.iso3)}"')
        for number, row in enumerate(shown)
    ]
    if more:
        said = f"{len(more)} more countries"
        lines.append(
            _row(len(shown), said, holdings(more, role), names, f'data-more="{len(more)}"')
        )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="hands" role="img" width="100%" '
        f'style="--rows:{len(lines)}" aria-label="{escape(_heard(measured, role, names))}">'
        f"<style>{_STYLE}</style>{_PATTERNS}{_key(holdings(measured, role), names)}"
        f"{''.join(lines)}</svg>"
    )


def _names(bloc: str | None) -> dict[str, str]:
    """The hands that can occur, by the words for them; without a bloc nobody is allied."""
    if bloc is None:
        return {hands: name for hands, name in HANDS.items() if hands != "allied"}
    return {**HANDS, "allied": f"{HANDS['allied']} ({bloc})"}


def _heard(measured: list[Any], role: str, names: Mapping[str, str]) -> str:
    if not measured:
        return "No megawatts known in view"
    told = []
    for row in measured[:NAMED_TO_LISTENERS]:
        found = holdings([row], role)
        most = max(names, key=found.share)
        told.append(
            f"{row.country} {megawatts(row.measured_mw)}, {share(found.share(most))} "
            f"{names[most].lower()}"
        )
    return (
        f"{SITE_ROLES[role]}s of AI power in {countries(len(measured))}, largest first: "
        f"{'; '.join(told)}. The table holds all."
    )


def _key(found: Holdings, names: Mapping[str, str]) -> str:
    wide = 1 / len(names)
    entries = "".join(
        f'<g style="--from:{number * wide:.4f};--wide:{wide:.4f}"><rect class="{hands}"/>'
        f'<text y="31">{escape(name)}</text>'
        f'<text y="48" class="quiet">{megawatts(getattr(found, hands))}</text></g>'
        for number, (hands, name) in enumerate(names.items())
    )
    return f'<g class="key">{entries}</g>'


def _row(number: int, name: str, found: Holdings, names: Mapping[str, str], attribute: str) -> str:
    parts, start = [], 0.0
    for hands in names:
        part = found.share(hands) or 0.0
        if part:
            parts.append(_part(hands, start, part, getattr(found, hands)))
        start += part
    said = listed(
        [
            f"{names[hands].lower()} {megawatts(amount)}"
            for hands, amount in found.by_hands().items()
            if amount
        ]
    )
    return (
        f'<g class="row" style="--row:{number}" {attribute} data-mw="{round(found.total, 6)}">'
        f"<title>{escape(f'{name}: {megawatts(found.total)}; {said}')}</title>"
        f'<text class="name">{escape(shortened(name, LONGEST_NAME))}</text>'
        f'<text class="mw">{megawatts(found.total)}</text>'
        f'<g class="bar">{"".join(parts)}</g></g>'
    )


def _part(hands: str, start: float, part: float, amount: float) -> str:
    figure = (
        f'<text style="--middle:{start + part / 2:.5f}" class="on-{hands}">{share(part)}</text>'
        if part >= LEAST_SHARE_WITH_FIGURE
        else ""
    )
    return (
        f'<rect style="--from:{start:.5f};--wide:{part:.5f}" class="{hands}" '
        f'data-hands="{hands}" data-mw="{round(amount, 6)}"/>{figure}'
    )
