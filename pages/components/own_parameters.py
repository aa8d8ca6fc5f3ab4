"""What single pages know beside the filter: the country, the deal, the words searched for ..."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from analytics.filters import PARAMETERS, Choices
from analytics.site_filters import SITE_PARAMETERS
from analytics.sovereignty import MEASURES
from analytics.vocabulary import SITE_ROLES
from analytics.written_filters import UnknownChoice, nearest, read_code, read_list, shorten
from exports.decks.order import AUDIENCES, LONGEST_ORDER, LONGEST_TITLE, THEMES
from figures.charts import GROUPINGS
from figures.maps.deck import SHAPES
from figures.maps.site_colours import COLOURINGS
from figures.sovereignty_map import SHADES

FACES = ("map", "table")  # the picture of a page (map, board), or its rows
# Closed choices of single pages; the first of each is a first visit's.
CLOSED = {
    "face": FACES,
    "shape": SHAPES,
    "colour": tuple(COLOURINGS),
    "arcs": ("none", "owner", "tenant"),
    "by": tuple(GROUPINGS),
    "measure": tuple(MEASURES),
    "role": tuple(SITE_ROLES),
    "shade": tuple(SHADES),
    "across": ("countries", "regions", "groups"),
    "audience": tuple(AUDIENCES),
    "theme": THEMES,
}
OPEN_TEXTS = ("words", "radius", "window", "weights", "deck", "title")
MOST_COMPARED = 4  # countries side by side, the selected one among them
LONGEST_SEARCH = 100
LONGEST_RADIUS = 40
LONGEST_WEIGHTS = 200
MOST_RIVALS = 4


@dataclass(frozen=True)
class Own:
    """The parameters of single pages; field names are those of the address.

    Attributes:
        country: ISO code of the selected country.
        face: map or table.
        compare: ISO codes of the countries beside the selected one.
        deal: id of the opened deal.
        words: what is searched for in the register.
        cell: opened cell of the matrix, as from-stage.to-stage.
        site: id of the opened datacenter.
        shape: how the infrastructure map is drawn.
        colour: what the colour of a site says.
        arcs: from whose home country lines run to the sites.
        radius: how far people are counted around sites, such as 3219 km; nothing counts none.
        window: the part of the map that bins are made for, as x.y.zoom.
        by: what capacity over time is stacked by.
        measure, role, allies, shade: what the sovereignty lens looks at.
        rivals: companies held against each other.
        across: what the matrix of rivals has as its columns.
        spot: opened cell of that matrix, as company.place.
        weights: how much each measure counts in the ranking of white space, as name:weight.
        person: id of the opened appointment.
        claim: id of the opened claim.
        deck: views of the reader's presentation as written; empty for the board pack.
        title, audience, theme: of that presentation.
    """

    country: str | None = None
    face: str = "map"
    compare: tuple[str, ...] = ()
    deal: str | None = None
    words: str = ""
    cell: str | None = None
    site: str | None = None
    shape: str = "flat"
    colour: str = "plain"
    arcs: str = "none"
    radius: str = ""
    window: str = ""
    by: str = "total"
    measure: str = "running"
    role: str = "owner"
    allies: str | None = None
    shade: str = "domestic"
    rivals: tuple[str, ...] = ()
    across: str = "countries"
    spot: str | None = None
    weights: str = ""
    person: str | None = None
    claim: str | None = None
    deck: str = ""
    title: str = ""
    audience: str = "executive"
    theme: str = "light"

    def written(self, names: tuple[str, ...]) -> dict[str, str]:
        """The parameters of these names that differ from a first visit's."""
        values = {name: getattr(self, name) for name in names}
        return {
            name: ",".join(value) if isinstance(value, tuple) else value
            for name, value in values.items()
            if value and value != getattr(Own, name)
        }


OWN_PARAMETERS = tuple(field.name for field in fields(Own))


def read_own(written: dict[str, str], choices: Choices) -> tuple[Own, list[str]]:
    """What an address asks of single pages, and a sentence for what it asks in vain."""
    said: list[str] = []
    country = None
    if written.get("country"):
        try:
            country = read_code("countries", written["country"], choices)
        except UnknownChoice as problem:
            said.append(_of("country", str(problem)))
    closed = {name: _read_closed(name, written, said) for name in CLOSED}
    compare, problems = _read_compared(written.get("compare", ""), country, choices)
    said += problems
    deal = written.get("deal") or None
    if deal and deal not in choices.deals:
        said.append(_unknown("deal", deal, choices.deals))
        deal = None
    site = written.get("site") or None
    if site and site not in choices.sites:
        said.append(_unknown("site", site, choices.sites))
        site = None
    allies = None
    if written.get("allies"):
        try:
            allies = read_code("groups", written["allies"], choices)
        except UnknownChoice as problem:
            said.append(_of("allies", str(problem), "groups"))
    rivals, problems = _read_rivals(written.get("rivals", ""), choices)
    said += problems
    known = {"person": choices.appointments, "claim": choices.claims}
    asked = {name: written.get(name) or None for name in known}
    for name, names in known.items():
        if asked[name] and asked[name] not in names:
            said.append(_unknown(name, asked[name], names))
            asked[name] = None
    radius = shorten(written.get("radius", "").strip(), LONGEST_RADIUS)
    return Own(
        country=country,
        compare=compare,
        deal=deal,
        words=shorten(written.get("words", "").strip(), LONGEST_SEARCH),
        cell=written.get("cell") or None,
        site=site,
        radius=radius,
        window=shorten(written.get("window", ""), LONGEST_RADIUS),
        allies=allies,
        rivals=rivals,
        spot=shorten(written.get("spot", ""), LONGEST_SEARCH) or None,
        weights=shorten(written.get("weights", ""), LONGEST_WEIGHTS),
        deck=written.get("deck", "")[: LONGEST_ORDER + 1],  # one more tells that it was too long
        title=shorten(written.get("title", "").strip(), LONGEST_TITLE),
        **asked,
        **closed,
    ), said


def _read_closed(name: str, written: dict[str, str], said: list[str]) -> str:
    """A value of a closed choice; what is none of them is told and left at the first."""
    allowed = CLOSED[name]
    value = written.get(name) or allowed[0]
    if value in allowed:
        return value
    is_none = (
        f"neither {' nor '.join(allowed)}" if len(allowed) == 2 else f"none of {', '.join(allowed)}"
    )
    said.append(f"{name}: “{shorten(value)}” is {is_none}.")
    return allowed[0]


def _read_compared(
    text: str, country: str | None, choices: Choices
) -> tuple[tuple[str, ...], list[str]]:
    codes, said = read_list("countries", text, choices)
    said = [_of("compare", sentence) for sentence in said]
    codes = codes or ()
    if country in codes:
        said.append(f"compare: {choices.countries[country]} cannot be compared with itself.")
        codes = tuple(code for code in codes if code != country)
    if len(codes) >= MOST_COMPARED:
        said.append(
            f"compare: {MOST_COMPARED} countries stand side by side at most; "
            f"{', '.join(choices.countries[code] for code in codes[MOST_COMPARED - 1 :])} left out."
        )
    return codes[: MOST_COMPARED - 1], said


def _read_rivals(text: str, choices: Choices) -> tuple[tuple[str, ...], list[str]]:
    codes, said = read_list("vendors", text, choices)
    said = [_of("rivals", sentence, "vendors") for sentence in said]
    codes = codes or ()
    named = [part.strip() for part in text.split(",") if part.strip()]
    if len(named) > 1 and len(codes) == 1 and not said:
        said.append(f"rivals: {choices.vendors[codes[0]]} cannot be held against itself.")
    if len(codes) > MOST_RIVALS:
        left_out = ", ".join(choices.vendors[code] for code in codes[MOST_RIVALS:])
        said.append(f"rivals: {MOST_RIVALS} companies at most; {left_out} left out.")
    return codes[:MOST_RIVALS], said


def _unknown(parameter: str, code: str, names: Mapping[str, str]) -> str:
    close = ", ".join(f"“{names[near]}”" for near in nearest(code, names, count=3))
    hint = f"; the nearest are {close}" if close else ""
    return f"{parameter}: there is no {parameter} “{shorten(code)}”{hint}."


def _of(parameter: str, sentence: str, instead_of: str = "countries") -> str:
    return sentence.replace(f"{instead_of}:", f"{parameter}:", 1)


def unknown_parameters(written: dict[str, str]) -> list[str]:
    """A sentence for each parameter of an address that the atlas does not have."""
    known = {name: name for name in (*PARAMETERS, *SITE_PARAMETERS, *OWN_PARAMETERS)}
    said = []
    for name in written:
        if name in known or name.startswith("embed"):
            continue
        close = nearest(name, known)
        hint = f"; the nearest is {close[0]}" if close else ""
        said.append(f"“{shorten(name)}” is no parameter of the atlas{hint}.")
    return said
