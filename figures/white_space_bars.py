"""Which countries without a deal rank first, and by what: one bar per country in parts."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any
from urllib.parse import urlencode

from analytics.white_space import Measure, Part, Weights, parts_of
from figures.formatting import countries, in_sentence, listed, shortened
from figures.white_space import ranks_in_words, score_in_words

COUNTRIES_SHOWN = 20
LONGEST_NAME = 22  # letters before the score; hovering tells the whole
NAMED_TO_LISTENERS = 3  # countries in the sentence that a screen reader hears; the table has all
KEY_COLUMNS_ON_A_PHONE = 2

# Lightness and pattern tell the parts apart in grey, too: three blues fall for size and use, dark
# and grey stand for power, stripes and hatching for what companies do. Sizes are pixels and widths
# shares of what is there, as in sovereignty_bars.py. The link lies over the row as HTML, so that
# it can be followed by keyboard and opened in another tab like any other.
_STYLE = """
.open{height:calc(var(--head) + var(--rows)*26px);font-size:13px;fill:var(--text);--left:232px;
--room:0px;--top:4px;--thick:18px;--head:30px}
.open.with-gaps{--room:128px}
.open .row{transform:translateY(calc(var(--head) + var(--row)*26px))}
.open .rank{transform:translate(30px,17px);text-anchor:end;fill:var(--muted)}
.open .name{transform:translate(40px,17px)}
.open .score{transform:translate(220px,17px);text-anchor:end;font-weight:600}
.open .track,.open .part{y:var(--top);height:var(--thick)}
.open .track{x:var(--left);width:calc(100% - var(--left) - var(--room));fill:var(--soft)}
.open .part{x:calc(var(--left) + (100% - var(--left) - var(--room))*var(--from));
width:calc((100% - var(--left) - var(--room))*var(--wide));stroke:var(--page);stroke-width:1}
.open .gap{transform:translate(100%,17px);text-anchor:end;font-size:12.5px;fill:var(--muted)}
.open .key g{transform:translate(calc(100%*var(--wide-column)/7),0px)}
.open .key rect{width:12px;height:12px;y:2px;stroke:none}
.open .key .word{transform:translate(18px,12px)}
.open .population{fill:var(--accent)}
.open .gdp{fill:color-mix(in srgb,var(--accent) 62%,var(--page))}
.open .internet{fill:color-mix(in srgb,var(--accent) 30%,var(--page))}
.open .electricity{fill:var(--text)}
.open .low_carbon{fill:color-mix(in srgb,var(--text) 45%,var(--page))}
.open .rivals{fill:url(#open-rivals)}
.open .neighbours{fill:url(#open-neighbours)}
.open .pale{fill:color-mix(in srgb,var(--accent) 30%,var(--page))}
.open .stripe{fill:var(--accent)}
.open .ground{fill:var(--page)}
.open .hatch{stroke:var(--muted);stroke-width:1.2}
.open foreignObject{width:100%;height:26px}
.open a{display:block;height:100%;border-radius:4px}
.open a:hover{background:color-mix(in srgb,var(--accent) 8%,transparent)}
.open a:focus-visible{outline:2px solid var(--accent);outline-offset:-2px}
.open .chosen .name{font-weight:650;fill:var(--accent)}
@media (max-width:640px){
.open,.open.with-gaps{--room:0px}
.open{height:calc(var(--head) + var(--rows)*46px);--left:0px;--top:23px;--thick:15px;
--head:calc(10px + var(--key-rows)*24px)}
.open .row{transform:translateY(calc(var(--head) + var(--row)*46px))}
.open .rank{transform:translate(24px,16px)}
.open .name{transform:translate(32px,16px)}
.open .score{transform:translate(100%,16px)}
.open .gap{transform:translate(calc(100% - 44px),16px)}
.open .key g{transform:translate(calc(50%*var(--narrow-column)),calc(24px*var(--narrow-row)))}
.open foreignObject{height:44px}
}
"""
_PATTERNS = (
    '<defs><pattern id="open-rivals" width="7" height="7" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><rect width="7" height="7" class="pale"/>'
    '<rect width="2.5" height="7" class="stripe"/></pattern>'
    '<pattern id="open-neighbours" width="5" height="5" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><rect width="5" height="5" class="ground"/>'
    '<path d="M0 0V5" class="hatch"/></pattern></defs>'
)


def white_space_bars(
    rows: Iterable[Any],
    weights: Weights,
    measures: tuple[Measure, ...],
    selected: str | None = None,
) -> str:
    """Which countries without a deal rank first, and what makes up their scores?

    Args:
        rows: rows of white_space, highest score first.
        weights: those by which they were asked.
        measures: those that can count.
        selected: ISO code of the country whose parts stand beside the bars.

    Returns:
        An SVG text in custom properties of the theme; no request, no script. A row carries
        data-iso3 and data-score, a part of its bar data-measure and data-points, and what is said
        of gaps data-gaps.
    """
    scored = [row for row in rows if row.score is not None]
    ranks = ranks_in_words(scored)
    shown = scored[:COUNTRIES_SHOWN]
    lines = "".join(
        _row(number, row, ranks[row.iso3], parts_of(row, weights), row.iso3 == selected)
        for number, row in enumerate(shown)
    )
    has_gaps = any(part.is_gap for row in shown for part in parts_of(row, weights))
    key_rows = -(-len(measures) // KEY_COLUMNS_ON_A_PHONE)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="open{" with-gaps" if has_gaps else ""}" '
        f'role="group" width="100%" style="--rows:{len(shown)};--key-rows:{key_rows}" '
        f'aria-label="{escape(_heard(scored, ranks))}">'
        f"<style>{_STYLE}</style>{_PATTERNS}{_key(measures)}{lines}</svg>"
    )


def _heard(scored: list[Any], ranks: dict[str, str]) -> str:
    if not scored:
        return "No country in view has a score"
    told = [
        f"{ranks[row.iso3]} {row.country} {score_in_words(row.score)}"
        for row in scored[:NAMED_TO_LISTENERS]
    ]
    return (
        f"Scores of {countries(len(scored))} without a deal, highest first: {'; '.join(told)}. "
        "The table holds all."
    )


def _key(measures: tuple[Measure, ...]) -> str:
    entries = "".join(
        f'<g style="--wide-column:{at};--narrow-column:{at % KEY_COLUMNS_ON_A_PHONE};'
        f'--narrow-row:{at // KEY_COLUMNS_ON_A_PHONE}"><rect class="{measure.name}"/>'
        f'<text class="word">{escape(measure.label)}</text></g>'
        for at, measure in enumerate(measures)
    )
    return f'<g class="key">{entries}</g>'


def _row(number: int, row: Any, rank: str, parts: tuple[Part, ...], is_selected: bool) -> str:
    bar, start = [], 0.0
    for part in parts:
        if part.points:
            bar.append(_part(part, start))
            start += part.points / 100
    gaps = [in_sentence(part.measure.label) for part in parts if part.is_gap]
    can_count = sum(part.weight > 0 and part.applies for part in parts)
    rests = f"{row.measures_known} of {can_count} measures"
    missing = f'<text class="gap" data-gaps="{len(gaps)}">{rests}</text>' if gaps else ""
    said = listed(
        [f"{in_sentence(part.measure.label)} {part.points:.1f}" for part in parts if part.points]
    )
    told = f"{rank} {row.country}: score {score_in_words(row.score)}"
    told += f"; {said}" if said else ""
    told += f"; no figure for {listed(gaps)}" if gaps else ""
    address = escape(f"?{urlencode({'country': row.iso3})}")
    name = escape(shortened(row.country, LONGEST_NAME))
    return (
        f'<g class="row{" chosen" if is_selected else ""}" style="--row:{number}" '
        f'data-iso3="{escape(row.iso3)}" data-score="{row.score}" data-rank="{rank}">'
        f'<text class="rank">{rank}</text><text class="name">{name}</text>'
        f'<text class="score">{score_in_words(row.score)}</text><rect class="track"/>'
        f"{''.join(bar)}{missing}"
        f'<foreignObject><a xmlns="http://www.w3.org/1999/xhtml" href="{address}" '
        f'title="{escape(told)}" aria-label="{escape(told)}"></a></foreignObject></g>'
    )


def _part(part: Part, start: float) -> str:
    name = part.measure.name
    return (
        f'<rect class="part {name}" style="--from:{start:.5f};--wide:{part.points / 100:.5f}" '
        f'data-measure="{name}" data-points="{round(part.points, 6)}"/>'
    )
