"""Addresses as people, scripts and attackers write them."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote

from hypothesis import strategies as some

from analytics.filters import Choices

HOSTILE = (
    "'; DROP TABLE deals; --", "<script>alert(1)</script>", "{{7*7}}", "=cmd()", "../../etc/passwd",
    "\u202e\u05d0\u05d1", "a\x00b", "\n", "%00", "%F0%9F%92%A9", "all", "none", "null", "NaN", "-1",
    "1e999", "inf", "0x10", "²", "\u0661\u0662", "\u0662\u0660\u0662\u0660-\u0660\u0661", "9" * 400,
    ",,,", "|", ";=", "?a=b&c", "a.b.c", "\ufffe",
)  # fmt: skip
SHAPED = (
    "2026-06-31", "0000-00-00", "2026-W27-2", "20260630", "2026-13", "9999-12-31", "0001-01-01",
    "100 km", "1e9 km", "-5 miles", "10 ms", "1.5.2", "0.0.99", "nan.nan.nan", "population:2,gdp:0",
    "population:-1", "population:1e308", "agreement.delivery", "openai.GBR", "map", "table",
    "partnership_map|method", "partnership_map?vendors=openai;x=1|reach;site=x",
)  # fmt: skip


def written_values(choices: Choices) -> some.SearchStrategy[str]:
    """One value: valid codes, near misses, other alphabets, far too much."""
    codes = [
        *choices.vendors, *list(choices.countries)[:40], *list(choices.groups)[:5],
        *list(choices.deals)[:5], *list(choices.sites)[:5], *list(choices.claims)[:3],
        *list(choices.appointments)[:3], "high", "low", "agreement", "access", "Europe",
    ]  # fmt: skip
    code = some.sampled_from(codes)
    one = some.one_of(
        code,
        code.map(lambda word: word[:-1] + "x"),
        code.map(str.swapcase),
        some.sampled_from(HOSTILE),
        some.sampled_from(SHAPED),
        some.text(max_size=30),
        some.text(max_size=10).map(lambda text: quote(text.encode("utf-8", "replace"))),
        some.integers().map(str),
        some.floats().map(str),
        some.dates(date(1, 1, 1), date(9999, 12, 31)).map(str),
        some.sampled_from(["x", "é", ","]).map(lambda letter: letter * 5_000),
    )
    return some.lists(one, min_size=1, max_size=4).map(",".join)


def address(
    names: tuple[str, ...], choices: Choices, least: int = 0
) -> some.SearchStrategy[dict[str, str]]:
    """The parameters of an address, some of them misspelt or unknown."""
    name = some.one_of(
        some.sampled_from(names),
        some.sampled_from(names).map(lambda word: word[:-1]),
        some.sampled_from(["embed", "embed_options", "utm_source", "__proto__", ""]),
        some.text(max_size=12),
    )
    return some.dictionaries(name, written_values(choices), min_size=least, max_size=8)
