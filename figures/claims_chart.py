"""Claimed against found: one line per claim, everything as a share of what is claimed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from analytics.claims import ClaimCheck
from figures.claim_sentences import amount, claim_words
from figures.formatting import counted, published_day, share, shortened

MOST_ROWS = 40  # drawn; the list below holds all
LONGEST_WORDS = 46  # letters of a claim before the drawing; hovering tells the whole
LAST_SHARE = 1.5  # of what is claimed, where the drawing ends; what lies beyond is an arrow
GRID = (0, 0.5, 1)

# Sizes are pixels and widths shares of what is there, so that a phone gets letters of the same size
# and the line moves below the claim.
_STYLE = """
.held{height:calc(30px + var(--rows)*var(--step));font-size:13.5px;fill:var(--text);--left:372px;
--right:112px;--step:30px;--mid:15px;--line:20px}
.held .row{transform:translateY(calc(26px + var(--row)*var(--step)))}
.held .back,.held foreignObject{width:100%;height:var(--step)}
.held a{display:block;height:100%;border-radius:3px}
.held .back{fill:none}
.held .opened .back{fill:var(--tint)}
.held .words{transform:translate(6px,var(--line));font-weight:600}
.held .found{transform:translate(calc(100% - 4px),var(--line));text-anchor:end}
.held .quiet{fill:var(--muted);font-size:12.5px}
.held .date{font-weight:400;fill:var(--muted)}
.held .tick{display:none;width:1px;y:-8px;height:16px;fill:var(--text)}
.held .at{transform:translateX(calc(var(--left) + (100% - var(--left) - var(--right))*var(--from)))}
.held .span{x:calc(var(--left) + (100% - var(--left) - var(--right))*var(--from));
width:calc((100% - var(--left) - var(--right))*var(--wide));y:calc(var(--mid) - .75px);
height:1.5px;fill:var(--text)}
.held .now{fill:var(--accent)}
.held .then{fill:var(--page);stroke:var(--text);stroke-width:1.5}
.held .beyond{fill:var(--accent)}
.held .mark{transform:translateY(var(--mid))}
.held .grid{width:1px;y:22px;height:calc(8px + var(--rows)*var(--step));fill:var(--hairline)}
.held .claimed .grid{fill:var(--text)}
.held .axis text{font-size:12.5px;fill:var(--muted);text-anchor:middle}
.held .claimed text{fill:var(--text)}
.held .rule{stroke:var(--hairline);transform:translateY(var(--step))}
.held .row:hover .words,.held .row:focus-within .words{fill:var(--accent)}
@media (max-width:640px){
.held{--left:8px;--right:12px;--step:52px;--mid:38px}
.held .axis text,.held .axis .grid,.held .date{display:none}
.held .claimed text,.held .tick{display:inline}
}
"""


def claims_chart(
    checks: Sequence[ClaimCheck],
    opened: str | None = None,
    address: Callable[[str], str] | None = None,
) -> str:
    """How much of what is claimed does the atlas find, on the claim's day and on the reader's?

    Args:
        checks: claims of which something is found.
        opened: id of the claim that is told beside the drawing.
        address: makes the address of a claim's id, where a line leads to it.

    Returns:
        An SVG text in custom properties of the theme. A line carries data-claim, data-claimed and
        data-found; its marks are of the classes now (filled) and then (hollow), each with
        data-share of what is claimed.
    """
    shown = [check for check in checks if check.found][:MOST_ROWS]
    lines = "".join(_line(number, check, opened, address) for number, check in enumerate(shown))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="held" role="group" width="100%" '
        f'style="--rows:{len(shown)}" aria-label="{escape(_heard(shown))}">'
        f"<style>{_STYLE}</style>{_axis()}{lines}</svg>"
    )


def _place(part: float) -> float:
    return min(max(part, 0), LAST_SHARE) / LAST_SHARE


def _axis() -> str:
    marks = ""
    for part in GRID:
        looks, name = ("axis claimed", "claimed") if part == 1 else ("axis", share(part))
        marks += (
            f'<g class="{looks} at" style="--from:{_place(part):.5f}"><rect class="grid"/>'
            f'<text y="16">{name}</text></g>'
        )
    return marks + '<text class="found quiet" y="-4">found</text>'


def _line(
    number: int, check: ClaimCheck, opened: str | None, address: Callable[[str], str] | None
) -> str:
    said, found = check.said, check.found
    words = claim_words(check)
    now = found.today / said.claimed if said.claimed else None
    then = found.on_claim_date
    before = then / said.claimed if then is not None and said.claimed else None
    told = escape(f"{said.organization}: {words}; found {amount(found.today, said.unit)}")
    # Over the whole line, and of HTML: the atlas follows such links, and a keyboard reaches them.
    leads = (
        f'<foreignObject><a xmlns="http://www.w3.org/1999/xhtml" '
        f'href="{escape(address(said.claim_id))}" title="{told}" aria-label="{told}"></a>'
        "</foreignObject>"
        if address
        else f"<title>{told}</title>"
    )
    looks = "row opened" if said.claim_id == opened else "row"
    return (
        f'<g class="{looks}" style="--row:{number}" data-claim="{escape(said.claim_id)}" '
        f'data-claimed="{said.claimed:g}" data-found="{found.today:g}"><rect class="back"/>'
        f'<text class="words">{escape(shortened(words, LONGEST_WORDS))}'
        f'<tspan class="date" dx="8">{escape(published_day(said.claim_date))}</tspan></text>'
        f'{_marks(now, before)}<text class="found">{escape(_figures(check))}</text>'
        f'<line class="rule" x2="100%"/>{leads}</g>'
    )


def _figures(check: ClaimCheck) -> str:
    value = amount(check.found.today, check.said.unit)
    return value if check.said.unit in ("MW", "GW") or value[:3].isupper() else value.split(" ")[0]


def _marks(now: float | None, before: float | None) -> str:
    if now is None:
        return ""
    drawn = (
        f'<g class="at" style="--from:{_place(1):.5f}"><g class="mark"><rect class="tick"/></g></g>'
    )
    if before is not None and before != now:
        start, end = sorted((_place(before), _place(now)))
        drawn += f'<rect class="span" style="--from:{start:.5f};--wide:{end - start:.5f}"/>'
        drawn += (
            f'<g class="at" style="--from:{_place(before):.5f}"><g class="mark">'
            f'<circle class="then" r="4.5" data-share="{before:.4f}"/></g></g>'
        )
    shape = (
        f'<path class="now beyond" d="M-5 -5.5L5 0L-5 5.5Z" data-share="{now:.4f}"/>'
        if now > LAST_SHARE
        else f'<circle class="now" r="5.5" data-share="{now:.4f}"/>'
    )
    return f'{drawn}<g class="at" style="--from:{_place(now):.5f}"><g class="mark">{shape}</g></g>'


def _heard(shown: Sequence[ClaimCheck]) -> str:
    less = sum(check.finds_less for check in shown)
    return (
        f"{counted(len(shown), 'claim')} held against what the atlas finds; in {less} it finds "
        "less. The list below tells each."
    )
