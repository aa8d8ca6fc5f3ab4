"""Sentences computed from a view: the title that says the finding, the filter in words."""

from __future__ import annotations

from dataclasses import dataclass

from analytics.filters import FIELDS, AtlasFilter, Choices
from analytics.measures import StageCounts
from analytics.vocabulary import COUNTERPARTY_KINDS, DEAL_KINDS, SIGNED, Stage
from figures.formatting import counted, countries, full_day, listed, number_word

ALL_COMPANIES = "AI companies"


@dataclass(frozen=True)
class Subject:
    """Whose deals a sentence speaks of, and whether its verb is in the plural."""

    name: str
    is_plural: bool

    def verb(self, singular: str, plural: str) -> str:
        """The form of a verb that agrees with the subject."""
        return plural if self.is_plural else singular


def subject(chosen: AtlasFilter, choices: Choices) -> Subject:
    """The companies of a filter as the subject of a sentence."""
    names = [choices.vendors[vendor] for vendor in chosen.vendors]
    if not names:
        return Subject(ALL_COMPANIES, is_plural=True)
    if len(names) > 3:
        return Subject(f"The {number_word(len(names))} companies chosen", is_plural=True)
    return Subject(listed(names), is_plural=len(names) > 1)


def place_phrase(chosen: AtlasFilter, choices: Choices) -> str:
    """Where the sentence holds, such as " in Africa"; nothing for the whole world."""
    groups = [_bloc(code, choices) for code in chosen.groups]
    regions = [choices.regions[name] for name in chosen.regions]
    parts = [listed(regions, limit=2), listed(groups, limit=2)]
    if chosen.countries:
        parts.append(f"the {countries(len(chosen.countries))} chosen")
    named = [part for part in parts if part]
    return f" in {' and '.join(named)}" if named else ""


def _bloc(code: str, choices: Choices) -> str:
    # Short forms are what readers say; the few full names are for blocs without one.
    return code if code != "IDB" else choices.groups[code]


def partnership_headline(counts: StageCounts, chosen: AtlasFilter, choices: Choices) -> str:
    """Where do the chosen companies stand? In one sentence that is true for no, one and many."""
    who = subject(chosen, choices)
    where = place_phrase(chosen, choices)
    if chosen.stages:
        return _stage_headline(counts, chosen, who, where)
    if counts.with_deal == 0:
        return f"No public deal of {_as_object(who)} found{where}"
    signed, talking = counts.signed, counts.talking
    if signed and talking:
        return (
            f"{who.name} {who.verb('has', 'have')} signed or {who.verb('is', 'are')} building in "
            f"{countries(signed)}{where} and {who.verb('is', 'are')} talking with "
            f"{number_word(talking)} more"
        )
    if signed:
        return (
            f"{who.name} {who.verb('has', 'have')} signed or {who.verb('is', 'are')} building in "
            f"{countries(signed)}{where}"
        )
    if talking:
        return (
            f"{who.name} {who.verb('is', 'are')} talking with {countries(talking)}{where} and "
            f"{who.verb('has', 'have')} signed with none"
        )
    return (
        f"Every deal of {_as_object(who)}{where} is paused or ended, "
        f"in {countries(counts.with_deal)}"
    )


def _as_object(who: Subject) -> str:
    return who.name[0].lower() + who.name[1:] if who.name.startswith("The ") else who.name


def _stage_headline(counts: StageCounts, chosen: AtlasFilter, who: Subject, where: str) -> str:
    stages = [Stage(name) for name in chosen.stages]
    found = counts.sum(tuple(stages))
    if stages == [Stage.NONE]:
        return f"{countries(found)}{where} without a public deal of {_as_object(who)}"
    words = " or ".join(
        ["no public deal" if stage is Stage.NONE else stage.value for stage in stages]
    )
    if set(stages) == set(SIGNED):
        words = "agreement or further"
    if len(stages) > 4:
        words = f"the {number_word(len(stages))} stages chosen"
    place = countries(found) if found else "no country"
    return f"{who.name} {who.verb('stands', 'stand')} at {words} in {place}{where}"


def filter_sentence(
    chosen: AtlasFilter, choices: Choices, deals: int, with_deal: int, group_deals: int
) -> str:
    """What is counted? Day, number of deals and every choice that narrows the view.

    Args:
        chosen: filter with both days filled in.
        choices: what the facts offer.
        deals: deals in view with a country.
        with_deal: countries that have one.
        group_deals: deals in view whose counterpart is a group such as the EU.
    """
    first = f"Furthest stage per country on {full_day(chosen.as_of)}."
    counts = f"{counted(deals, 'deal')} in {countries(with_deal)}"
    notes = []
    if not chosen.offices and "office" not in chosen.kinds:
        notes.append("own offices left out")
    if group_deals and chosen.members:
        notes.append(f"{counted(group_deals, 'group deal')} painted on the members")
    elif group_deals:
        notes.append(f"{counted(group_deals, 'group deal')} (EU, NATO …) left out")
    notes += narrowing_words(chosen)
    return f"{first} {counts}; {', '.join(notes)}." if notes else f"{first} {counts}."


def narrowing_words(chosen: AtlasFilter) -> list[str]:
    """The choices that narrow a view, each in a few words; places and companies excepted."""
    words = []
    if chosen.kinds:
        words.append("kind " + listed([DEAL_KINDS[kind].lower() for kind in chosen.kinds]))
    if chosen.counterparties:
        names = [COUNTERPARTY_KINDS[kind] for kind in chosen.counterparties]
        words.append("counterparty " + listed([_lower_first(name) for name in names]))
    if chosen.confidence:
        words.append(listed(list(chosen.confidence)) + " confidence only")
    return words


def _lower_first(text: str) -> str:
    return text if text.isupper() else text[0].lower() + text[1:]


def narrowing_filters(chosen: AtlasFilter) -> list[str]:
    """Labels of the filters that can hide a row, for the sentence of an empty view."""
    return [
        filter_field.label.lower()
        for name, filter_field in FIELDS.items()
        if name != "vendors" and getattr(chosen, name)
    ]
