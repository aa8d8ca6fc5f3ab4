"""What single pages know beside the filter: the country, the deal, the words searched for ..."""

from __future__ import annotations

from dataclasses import dataclass, fields

from analytics.filters import PARAMETERS, Choices
from analytics.written_filters import UnknownChoice, nearest, read_code, read_list, shorten

FACES = ("map", "table")  # the picture of a page (map, board), or its rows
MOST_COMPARED = 4  # countries side by side, the selected one among them
LONGEST_SEARCH = 100


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
    """

    country: str | None = None
    face: str = "map"
    compare: tuple[str, ...] = ()
    deal: str | None = None
    words: str = ""
    cell: str | None = None

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
    face = written.get("face") or "map"
    if face not in FACES:
        said.append(f"face: “{shorten(face)}” is neither map nor table.")
        face = "map"
    compare, problems = _read_compared(written.get("compare", ""), country, choices)
    said += problems
    deal = written.get("deal") or None
    if deal and deal not in choices.deals:
        said.append(_unknown_deal(deal, choices))
        deal = None
    words = shorten(written.get("words", "").strip(), LONGEST_SEARCH)
    return Own(country, face, compare, deal, words, written.get("cell") or None), said


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


def _unknown_deal(deal: str, choices: Choices) -> str:
    close = nearest(deal, choices.deals, count=3)
    hint = (
        "; the nearest are " + ", ".join(f"“{choices.deals[code]}”" for code in close)
        if close
        else ""
    )
    return f"deal: there is no deal “{shorten(deal)}”{hint}."


def _of(parameter: str, sentence: str) -> str:
    return sentence.replace("countries:", f"{parameter}:", 1)


def unknown_parameters(written: dict[str, str]) -> list[str]:
    """A sentence for each parameter of an address that the atlas does not have."""
    known = {name: name for name in (*PARAMETERS, *OWN_PARAMETERS)}
    said = []
    for name in written:
        if name in known or name.startswith("embed"):
            continue
        close = nearest(name, known)
        hint = f"; the nearest is {close[0]}" if close else ""
        said.append(f"“{shorten(name)}” is no parameter of the atlas{hint}.")
    return said
