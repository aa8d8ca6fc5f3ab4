"""What a deck holds: its views in order, each with its filter, its title, readers and colours.

An order is short text, so that it stands in an address and on a command line and can be carried
out again when the facts have grown::

    partnership_map|capacity_timeline;by=status|changes?vendors=anthropic&since=2026-04-01

Slides are parted by ``|``. What a view asks beside the filter follows ``;``; a filter of the
slide's own follows ``?``, and without one a slide takes the filter of the deck.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import parse_qsl, quote, unquote

from analytics.filters import PARAMETERS, AtlasFilter, Choices
from analytics.questions import Chosen
from analytics.site_filters import SHARED, SITE_PARAMETERS, SiteFilter
from analytics.written_filters import UnknownChoice, nearest, read_filter, shorten
from analytics.written_site_filters import read_site_filter, write_chosen
from exports.view_options import VIEW_OPTIONS, ViewOption
from figures.catalog import VIEWS, View

BETWEEN_SLIDES = "|"
MOST_SLIDES = 40
LONGEST_ORDER = 6_000  # letters; a longer address is cut by some servers on the way
LONGEST_TITLE = 120

# For whom a deck is made: what it says of itself, and what it does.
AUDIENCES = {
    "executive": "Executive: one message a slide; long tables end where the slide ends",
    "partner": "Partner: everything; long tables go on over further slides",
    "public": "Public: as for executives, and on rows of high or medium confidence alone",
}
THEMES = ("light", "dark")
_FIT_FOR_THE_PUBLIC = ("high", "medium")
_OPTIONS: dict[str, ViewOption] = {option.flag.lstrip("-"): option for option in VIEW_OPTIONS}


@dataclass(frozen=True)
class Slide:
    """One view as it is ordered.

    Attributes:
        view: key of the view.
        options: what the view asks beside the filter, as written.
        own: written filter of this slide alone; None where it takes the deck's.
    """

    view: str
    options: tuple[tuple[str, str], ...] = ()
    own: tuple[tuple[str, str], ...] | None = None

    @property
    def asked(self) -> View:
        """The view of the catalog."""
        return VIEWS[self.view]

    @property
    def written(self) -> str:
        """The slide as an address holds it; ``read_slides`` reads it back."""
        options = "".join(f";{name}={_quoted(text)}" for name, text in self.options)
        if self.own is None:
            return self.view + options
        return f"{self.view}{options}?" + "&".join(
            f"{name}={_quoted(text)}" for name, text in self.own
        )


@dataclass(frozen=True)
class DeckOrder:
    """A deck as it is ordered.

    Attributes:
        slides: in their order.
        of_deals: the deck's filter, for views about deals.
        of_sites: the deck's filter, for views about datacenters.
        title: on the cover; computed where it is empty.
        audience: one of AUDIENCES.
        theme: one of THEMES.
    """

    slides: tuple[Slide, ...]
    of_deals: AtlasFilter = field(default_factory=AtlasFilter)
    of_sites: SiteFilter = field(default_factory=SiteFilter)
    title: str = ""
    audience: str = "executive"
    theme: str = "light"

    def filter_of(self, slide: Slide, choices: Choices) -> Chosen:
        """The filter under which a slide is drawn."""
        if slide.own is None:
            of_deals, of_sites = self.of_deals, self.of_sites
        else:
            of_deals = read_filter(dict(slide.own), choices, AtlasFilter()).chosen
            of_sites = read_site_filter(dict(slide.own), choices).chosen
        if self.audience == "public":
            of_deals = replace(of_deals, confidence=_for_the_public(of_deals.confidence))
        if slide.asked.about == "deals":
            return of_deals
        return sites_as_deals(of_sites, of_deals, choices)


def sites_as_deals(of_sites: SiteFilter, of_deals: AtlasFilter, choices: Choices) -> SiteFilter:
    """A filter of datacenters that looks at the places, companies and day of a filter of deals.

    A deck about one company shows that company's sites; a choice of companies or of a month that
    was made for sites comes first.

    Args:
        of_sites: filter of datacenters.
        of_deals: filter of deals.
        choices: what the facts offer.
    """
    within = of_sites.within(of_deals)
    companies = tuple(code for code in of_deals.vendors if code in choices.site_companies)
    day = of_deals.as_of
    if day and choices.sites_from <= day <= choices.sites_until and within.month is None:
        within = replace(within, month=day)
    return replace(within, companies=within.companies or companies)


def read_slides(text: str, choices: Choices) -> tuple[tuple[Slide, ...], list[str]]:
    """The slides that an address or a command line names, and a sentence for what it names in vain.

    Args:
        text: slides as in the module's example.
        choices: what the facts offer.
    """
    said: list[str] = []
    if len(text) > LONGEST_ORDER:
        return (), [f"deck: the order has {len(text):,} letters; {LONGEST_ORDER:,} at most."]
    written = [part.strip() for part in text.split(BETWEEN_SLIDES) if part.strip()]
    if len(written) > MOST_SLIDES:
        said.append(f"deck: {len(written)} slides are named; the first {MOST_SLIDES} are taken.")
    slides = [_read_slide(part, choices, said) for part in written[:MOST_SLIDES]]
    return tuple(slide for slide in slides if slide), said


def write_slides(slides: tuple[Slide, ...]) -> str:
    """The slides as an address holds them."""
    return BETWEEN_SLIDES.join(slide.written for slide in slides)


def slide_of(view: View, chosen: Chosen, options: Mapping[str, object]) -> Slide:
    """A view as it is on screen now, as a slide that keeps its filter.

    Args:
        view: the view.
        chosen: the filter that it is shown with.
        options: values of what it asks beside the filter.
    """
    written = {}
    for name, option in _OPTIONS.items():
        value = options.get(option.name)
        if option.name in view.options and value and value != view.options[option.name]:
            written[name] = getattr(value, "written", None) or str(value)
    return Slide(view.key, tuple(written.items()), tuple(write_chosen(chosen).items()))


def read_options(slide: Slide, choices: Choices) -> dict[str, object]:
    """The values of what a slide's view asks beside the filter."""
    return {_OPTIONS[name].name: _OPTIONS[name].read(text, choices) for name, text in slide.options}


def _read_slide(text: str, choices: Choices, said: list[str]) -> Slide | None:
    head, mark, query = text.partition("?")
    key, *pairs = head.split(";")
    if key not in VIEWS:
        close = nearest(key, {name: view.title for name, view in VIEWS.items()})
        hint = f"the nearest is {close[0]}" if close else "the list of views has every key"
        said.append(f"deck: there is no view “{shorten(key)}”; {hint}.")
        return None
    options = _read_options_of(VIEWS[key], pairs, choices, said)
    own = _read_own(VIEWS[key], query, choices, said) if mark else None
    return Slide(key, options, own)


def _read_options_of(
    view: View, pairs: list[str], choices: Choices, said: list[str]
) -> tuple[tuple[str, str], ...]:
    taken = {}
    for pair in pairs:
        name, _, quoted = pair.partition("=")
        text = unquote(quoted)
        option = _OPTIONS.get(name)
        if option is None or option.name not in view.options:
            said.append(f"deck: {view.key} asks nothing called “{shorten(name)}”.")
            continue
        try:
            option.read(text, choices)
            taken[name] = text
        except UnknownChoice as problem:
            said.append(f"deck, {view.key}: {problem}")
    return tuple(taken.items())


def _read_own(
    view: View, query: str, choices: Choices, said: list[str]
) -> tuple[tuple[str, str], ...]:
    """A slide's filter, written anew so that only what the facts have is left of it."""
    written = dict(parse_qsl(query, keep_blank_values=True))
    known = (*SHARED, *SITE_PARAMETERS) if view.about == "sites" else PARAMETERS
    said += [
        f"deck, {view.key}: “{shorten(name)}” is no filter of {view.about}."
        for name in written
        if name not in known
    ]
    of_deals = read_filter(
        {name: text for name, text in written.items() if name in known}, choices, AtlasFilter()
    )
    problems = [*of_deals.refused, *of_deals.adapted]
    chosen: Chosen = of_deals.chosen
    if view.about == "sites":
        of_sites = read_site_filter(written, choices)
        problems += [*of_sites.refused, *of_sites.adapted]
        chosen = of_sites.chosen.within(of_deals.chosen)
    said += [f"deck, {view.key}: {problem}" for problem in problems]
    return tuple(write_chosen(chosen).items())


def _for_the_public(confidence: tuple[str, ...]) -> tuple[str, ...]:
    """Levels of confidence that the public is shown; a reader's choice can only be narrower."""
    fit = tuple(level for level in confidence if level in _FIT_FOR_THE_PUBLIC)
    return fit or _FIT_FOR_THE_PUBLIC


def _quoted(text: str) -> str:
    return quote(text, safe=",:.-_~")
