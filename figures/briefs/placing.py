"""Where does everything of a country's brief stand, and what has to be cut or left out?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from analytics.vocabulary import NO_DEAL, Stage
from figures.briefs.country import CountryBrief
from figures.briefs.country_lines import MOST_OFFICIALS, MOST_PLACES, PlaceLine
from figures.briefs.page import (
    AFTER_MARK,
    FOOT_LINE,
    GAP,
    MAP_SHARE,
    MARGIN,
    MARK,
    TEXT,
    WIDTH,
    BriefList,
    BriefPage,
    ListCell,
    ListRow,
    PageFigure,
)
from figures.briefs.setting import Setting, Steps, filled, saying
from figures.lettering import plain

_COLUMNS = ((80, 670), (790, 570), (1400, 440))  # left edge and width
_FIGURES_TOP, _FIGURES_WIDTH, _LISTS_TOP, _MAP_TOP = 170, 1280, 280, 160
_BELOW_MAP = 24
_LEAST_EVENTS = 5  # of which as many as there are stand before a further official
_BETWEEN = 28  # a list and the next below it
_FOOT_END = 1054
_TITLE_STEPS = ((40, 1), (36, 1), (32, 2), (28, 2))
_READING_STEPS = ((22, 1), (20, 1), (18, 2))
_NUMBER_STEPS = ((30, 1), (26, 1), (22, 1), (18, 2))
_LABEL_STEPS = ((TEXT, 3),)
_FOOT_STEPS = ((TEXT, 3),)


def brief_page(brief: CountryBrief) -> BriefPage:
    """Place a brief on its page: what has no room is counted, what is too long is cut.

    Args:
        brief: of any country.
    """
    setting = Setting()
    whole = WIDTH - 2 * MARGIN
    foot = tuple(
        setting.words(note, whole, _FOOT_STEPS, is_muted=True)
        for note in brief.exhibit.footnotes
        if plain(note)
    )
    foot_top = _FOOT_END - sum(len(note.lines) for note in foot) * FOOT_LINE - 12
    room = foot_top - 22 - _LISTS_TOP
    return BriefPage(
        title=setting.words(brief.exhibit.title, whole, _TITLE_STEPS, is_bold=True),
        reading=setting.words(brief.exhibit.reading, whole, _READING_STEPS, is_muted=True),
        figures=_figures(setting, brief.figures),
        map_place=(_COLUMNS[2][0], _MAP_TOP, _COLUMNS[2][1]),
        lists=(*_left_and_middle(setting, brief, room), _sites(setting, brief, foot_top - 22)),
        foot=foot,
        foot_top=foot_top,
        in_full=tuple(dict.fromkeys(setting.in_full)),
    )


def _figures(setting: Setting, figures: Sequence[tuple[str, str]]) -> tuple[PageFigure, ...]:
    step = _FIGURES_WIDTH / max(len(figures), 1)
    return tuple(
        PageFigure(
            x=MARGIN + at * step,
            y=_FIGURES_TOP,
            width=step - GAP,
            number=setting.words(number, step - GAP, _number_steps(number), is_bold=True),
            label=setting.words(label, step - GAP, _LABEL_STEPS, is_muted=True),
        )
        for at, (number, label) in enumerate(figures)
    )


def _number_steps(number: str) -> Steps:
    """Numbers are large; words in their place, such as "not disclosed", are not."""
    return _NUMBER_STEPS if any(map(str.isdigit, number)) else _NUMBER_STEPS[2:]


def _left_and_middle(setting: Setting, brief: CountryBrief, room: float) -> list[BriefList]:
    """Companies, events and officials; countries to compare stand where there is most room."""
    if not brief.events and not brief.officials:
        return [_companies(setting, brief, room), *_places_alone(setting, brief)]
    for most in range(MOST_PLACES, MOST_PLACES - 2, -1):  # a few less make room for a company
        places = _places(setting, brief, most)
        tall = max((one.height + _BETWEEN for one in places), default=0)
        companies = _companies(setting, brief, room - tall)
        if len(companies.rows) > len(brief.companies):  # all, and the head
            break
    below = companies.y + companies.height + _BETWEEN
    return [companies, *(_at(one, below) for one in places), *_middle(setting, brief, room)]


def _middle(setting: Setting, brief: CountryBrief, room: float) -> list[BriefList]:
    """Events, and as many officials as leave room for the newest of them."""
    for most in range(MOST_OFFICIALS, 0, -1):
        officials = _officials(setting, brief, most, room)
        tall = sum(one.height + _BETWEEN for one in officials)
        events = _events(setting, brief, room - tall)
        if not events or len(events[0].rows) >= min(_LEAST_EVENTS, len(brief.events)):
            break
    below = events[0].y + events[0].height + _BETWEEN if events else _LISTS_TOP
    return [*events, *(_at(one, below) for one in officials)]


def _at(placed: BriefList, y: float) -> BriefList:
    return replace(placed, y=y)


def _companies(setting: Setting, brief: CountryBrief, room: float) -> BriefList:
    x, width = _COLUMNS[0]
    heading, place = "How far each company is", (x, _LISTS_TOP, width)
    if not brief.companies:
        return saying(setting, heading, place, f"{NO_DEAL}. {Stage.NONE.test}")
    widths = (MARK, 216, 126, 119, width - MARK - 216 - 126 - 119)
    named = setting.cell("Company", widths[1], is_muted=True, indent=AFTER_MARK)
    others = [
        setting.cell(name, wide, is_muted=True)
        for name, wide in zip(("Stage", "Since", "Deals"), widths[2:], strict=True)
    ]
    head = ListRow((ListCell(), named, *others), is_head=True)
    rows = [
        ListRow(
            (
                ListCell(mark=line.mark),
                setting.cell(line.company, widths[1], 2, is_bold=True, indent=AFTER_MARK),
                setting.cell(line.stage, widths[2], 2),
                setting.cell(line.since, widths[3]),
                setting.cell(line.deals, widths[4], 2),
            )
        )
        for line in brief.companies
    ]
    return filled(
        setting, heading, place, widths, rows, room,
        in_all=brief.companies_in_all, noun=("company", "companies"), head=head,
    )  # fmt: skip


def _events(setting: Setting, brief: CountryBrief, room: float) -> list[BriefList]:
    """The newest events; nothing where there is no deal, which is said beside."""
    if not brief.events:
        return []
    x, width = _COLUMNS[1]
    widths = (122, 140, width - 122 - 140)
    rows = []
    for line in brief.events:
        headline = setting.cell(line.headline, widths[2], 2)
        if line.doubt:
            doubt = setting.words(line.doubt, widths[2] - GAP, ((TEXT, 1),), is_muted=True)
            headline = ListCell((*headline.paragraphs, doubt))
        rows.append(
            ListRow(
                (
                    setting.cell(line.day, widths[0], is_muted=True),
                    setting.cell(line.company, widths[1], 3, is_bold=True),
                    headline,
                )
            )
        )
    return [
        filled(
            setting, "Newest events", (x, _LISTS_TOP, width), widths, rows, room,
            in_all=brief.events_in_all, noun=("event", "events"),
        )
    ]  # fmt: skip


def _officials(setting: Setting, brief: CountryBrief, most: int, room: float) -> list[BriefList]:
    """Former officials; nothing where there is none, for those that nobody told of are missing."""
    if not brief.officials:
        return []
    x, width = _COLUMNS[1]
    widths = (width - 164, 164)
    rows = []
    for line in brief.officials[:most]:
        path = setting.words(line.path, widths[0] - GAP, ((TEXT, 2),), is_muted=True)
        person = setting.cell(line.person, widths[0], is_bold=True)
        since = setting.cell(line.term, widths[1], 2, is_muted=True, is_right=True)
        rows.append(ListRow((ListCell((*person.paragraphs, path)), since)))
    return [
        filled(
            setting, "Former officials at AI companies", (x, _LISTS_TOP, width), widths, rows, room,
            in_all=brief.officials_in_all, noun=("person", "people"),
        )
    ]  # fmt: skip


def _places(setting: Setting, brief: CountryBrief, most: int) -> list[BriefList]:
    """Peers and neighbours beside each other below the companies, each where there are any."""
    x, width = _COLUMNS[0]
    half = (width - _BETWEEN) / 2
    return [
        _compared(setting, heading, (x + at * (half + _BETWEEN), _LISTS_TOP, half), lines[:most])
        for at, (heading, lines) in enumerate(_known_places(brief))
    ]


def _places_alone(setting: Setting, brief: CountryBrief) -> list[BriefList]:
    """Peers and neighbours below each other, with a column to themselves."""
    x, width = _COLUMNS[1]
    placed, y = [], float(_LISTS_TOP)
    for heading, lines in _known_places(brief):
        placed.append(_compared(setting, heading, (x, y, width), lines))
        y += placed[-1].height + _BETWEEN
    return placed


def _known_places(brief: CountryBrief) -> list[tuple[str, tuple[PlaceLine, ...]]]:
    named = [("Peers by GDP", brief.peers), ("Neighbours", brief.neighbours)]
    return [(heading, lines) for heading, lines in named if lines]


def _compared(
    setting: Setting, heading: str, place: tuple[float, float, float], lines: Iterable[PlaceLine]
) -> BriefList:
    stage = 126 if place[2] < _COLUMNS[1][1] else 190
    widths = (MARK, place[2] - MARK - stage, stage)
    rows = []
    for line in lines:
        named = f"{line.country}, {line.about}" if line.about else line.country
        country = setting.cell(named, widths[1], 2, indent=AFTER_MARK)
        rows.append(
            ListRow(
                (
                    ListCell(mark=line.mark),
                    country,
                    setting.cell(line.stage, widths[2], 2, is_muted=True),
                )
            )
        )
    return BriefList(setting.heading(heading, place[2]), *place, widths, tuple(rows))


def _sites(setting: Setting, brief: CountryBrief, bottom: float) -> BriefList:
    x, width = _COLUMNS[2]
    top = _MAP_TOP + width * MAP_SHARE + _BELOW_MAP
    place = (x, top, width)
    if not brief.sites:
        return saying(setting, "Datacenters", place, "No datacenter in the facts.")
    widths = (width - 126, 126)
    rows = []
    for line in brief.sites:
        name = setting.words(line.name, widths[0] - GAP, ((TEXT, 2),), is_bold=True)
        about = setting.words(line.about, widths[0] - GAP, ((TEXT, 2),), is_muted=True)
        running = setting.words(line.running, widths[1] - GAP, ((TEXT, 1),))
        planned = setting.words(line.planned, widths[1] - GAP, ((TEXT, 2),), is_muted=True)
        rows.append(ListRow((ListCell((name, about)), ListCell((running, planned), is_right=True))))
    return filled(
        setting, "Datacenters", place, widths, rows, bottom - top,
        in_all=brief.sites_in_all, noun=("datacenter", "datacenters"), note=brief.sites_note,
        aside="running, of planned",
    )  # fmt: skip
