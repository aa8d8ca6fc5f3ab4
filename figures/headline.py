"""Sentences computed from a view: the title that says the finding, the filter in words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from analytics.filters import FIELDS, AtlasFilter, Choices
from analytics.measures import StageCounts
from analytics.vocabulary import COUNTERPARTY_KINDS, DEAL_KINDS, LADDER, OFF_LADDER, SIGNED, Stage
from figures.formatting import (
    counted,
    countries,
    either,
    full_day,
    in_sentence,
    listed,
    number_word,
)

ALL_COMPANIES = "AI companies"
LONGEST = 90  # letters of a title; a longer one is said in shorter words

PLURAL_NAMES = ("Multiple vendors",)
_WITH_ARTICLE = ("Americas", "Caribbean")
# Blocs are called by their short forms, as readers do; two have none that readers know.
_BLOCS_BY_NAME = ("FVEY", "IDB")
_BLOCS_WITHOUT_ARTICLE = ("ASEAN", "BRICS", "EFTA", "MERCOSUR", "NATO")


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
    names = [company(choices.vendors[vendor]) for vendor in chosen.vendors]
    if not names:
        return Subject(ALL_COMPANIES, is_plural=True)
    if len(names) > 3:
        return Subject(f"The {number_word(len(names))} companies chosen", is_plural=True)
    return Subject(opening(listed(names)), is_plural=len(names) > 1 or names[0] in PLURAL_NAMES)


def company(name: str) -> str:
    """A company's name as it stands inside a sentence; among the companies are governments.

    Examples:
        >>> company("Government of Armenia"), company("G42")
        ('the Government of Armenia', 'G42')
    """
    return f"the {name}" if name.startswith("Government of ") else name


def opening(names: str) -> str:
    """Companies at the beginning of a sentence; xAI and e& stay as they are written.

    Examples:
        >>> opening("the Government of Armenia and G42"), opening("xAI")
        ('The Government of Armenia and G42', 'xAI')
    """
    return f"The {names.removeprefix('the ')}" if names.startswith("the ") else names


def possessive(who: Subject, *, opens: bool = False) -> str:
    """The companies as owners of what follows: OpenAI’s, Multiple vendors’.

    Args:
        who: the companies.
        opens: whether the words open a sentence.
    """
    name = who.name if opens else as_object(who)
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def kind_word(chosen: AtlasFilter) -> str:
    """What stands before “deals” where one kind is chosen, with its space; else nothing.

    Examples:
        >>> kind_word(AtlasFilter(kinds=("safety",))), kind_word(AtlasFilter())
        ('safety ', '')
    """
    return f"{DEAL_KINDS[chosen.kinds[0]].lower()} " if len(chosen.kinds) == 1 else ""


def place_phrase(chosen: AtlasFilter, choices: Choices) -> str:
    """Where the sentence holds, such as " in Africa"; nothing for the whole world."""
    groups = [_bloc(code, choices) for code in chosen.groups]
    regions = [f"the {name}" if name in _WITH_ARTICLE else name for name in chosen.regions]
    named = [listed(names, limit=2) for names in (groups, regions) if names]
    if chosen.countries:
        named.insert(0, _countries_chosen(chosen))
    return f" in {' within '.join(named)}" if named else ""


def _bloc(code: str, choices: Choices) -> str:
    name = choices.groups[code] if code in _BLOCS_BY_NAME else code
    return name if code in _BLOCS_WITHOUT_ARTICLE else f"the {name}"


def _countries_chosen(chosen: AtlasFilter) -> str:
    picked = len(chosen.countries)
    return "the country chosen" if picked == 1 else f"the {countries(picked)} chosen"


def _so_many(count: int, chosen: AtlasFilter, choices: Choices) -> str:
    where = place_phrase(replace(chosen, countries=()), choices)
    if len(chosen.countries) == 1:
        return f"{_countries_chosen(chosen) if count else 'no country chosen'}{where}"
    if chosen.countries:
        return f"{count or 'none'} of {_countries_chosen(chosen)}{where}"
    return f"{countries(count) if count else 'no country'}{where}"


def _any(chosen: AtlasFilter, choices: Choices) -> str:
    where = place_phrase(replace(chosen, countries=()), choices)
    if len(chosen.countries) == 1:
        return f"{_countries_chosen(chosen)}{where}"
    return (
        f"any of {_countries_chosen(chosen)}{where}" if chosen.countries else f"any country{where}"
    )


def partnership_headline(counts: StageCounts, chosen: AtlasFilter, choices: Choices) -> str:
    """Where do the chosen companies stand? In one sentence that is true for no, one and many.

    Deals with groups of states have no country: the sentence speaks of countries alone.
    """
    who, kind = subject(chosen, choices), kind_word(chosen)
    if chosen.stages:
        return _stage_headline(counts, chosen, choices, who)
    if counts.with_deal == 0:
        return f"No public {kind}deal of {as_object(who)} found with {_any(chosen, choices)}"
    has, is_ = who.verb("has", "have"), who.verb("is", "are")
    talks = who.verb("talks", "talk")
    signed = _so_many(counts.signed, chosen, choices)
    talking = _so_many(counts.talking, chosen, choices)
    if counts.signed and counts.talking:
        more = f"{number_word(counts.talking)} more"
        if kind:
            return short_enough(
                f"{who.name} {has} signed {kind}deals in {signed} and {is_} talking with {more}",
                f"{who.name} {has} signed {kind}deals in {signed}",
            )
        return short_enough(
            f"{who.name} {has} signed or {is_} building in {signed} and {is_} talking with {more}",
            f"{who.name} {has} signed in {signed} and {talks} with {more}",
            f"{who.name} {has} signed in {signed} and {talks} with {counts.talking} more",
        )
    if counts.signed and kind:
        return f"{who.name} {has} signed {kind}deals in {signed}"
    if counts.signed:
        return short_enough(
            f"{who.name} {has} signed or {is_} building in {signed}",
            f"{who.name} {has} signed in {signed}",
        )
    if counts.talking and kind:
        return short_enough(
            f"{who.name} {talks} about {kind}deals with {talking} and {has} signed with none",
            f"{who.name} {talks} about {kind}deals with {talking}",
        )
    if counts.talking:
        return short_enough(
            f"{who.name} {is_} talking with {talking} and {has} signed with none",
            f"{who.name} {talks} with {talking} and {has} signed with none",
        )
    stalled = _so_many(counts.with_deal, chosen, choices)
    return f"{who.name} {has} only paused or ended {kind}deals in {stalled}"


def short_enough(*sentences: str) -> str:
    """The first sentence that is not too long for a title; the last one where all are.

    Args:
        sentences: the same finding, from its fullest words to the shortest that are still true.
    """
    return next((said for said in sentences if len(said) <= LONGEST), sentences[-1])


def as_object(who: Subject) -> str:
    """The companies inside a sentence, where a noun begins with a small letter."""
    is_noun = who.name.startswith("The ") or who.name in PLURAL_NAMES
    return who.name[0].lower() + who.name[1:] if is_noun else who.name


def _stage_headline(
    counts: StageCounts, chosen: AtlasFilter, choices: Choices, who: Subject
) -> str:
    stages = tuple(stage for stage in Stage if stage in chosen.stages)
    found = counts.sum(stages)
    place = _so_many(found, chosen, choices)
    has, kind = who.verb("has", "have"), kind_word(chosen)
    if stages == (Stage.NONE,):
        if found:
            return f"{who.name} {has} no public {kind}deal in {place}"
        where = place_phrase(replace(chosen, countries=()), choices)
        every = "every country chosen" if chosen.countries else "every country"
        return f"{who.name} {has} a public {kind}deal in {every}{where}"
    if stages in _OFF_LADDER_WORDS:
        return f"{who.name} {has} {_OFF_LADDER_WORDS[stages]} {kind}deals in {place}"
    if stages == SIGNED:
        words = "agreement or further"
    elif len(stages) > 4 or not set(stages) <= set(LADDER):
        words = f"one of the {number_word(len(stages))} stages chosen"
    else:
        words = either(list(stages))
    if kind:
        return f"{possessive(who, opens=True)} {kind}deals stand at {words} in {place}"
    return f"{who.name} {who.verb('stands', 'stand')} at {words} in {place}"


_OFF_LADDER_WORDS = {
    (Stage.PAUSED,): "at best paused",
    (Stage.ENDED,): "only ended",
    OFF_LADDER: "only paused or ended",
}


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
        words.append("counterparty " + listed([in_sentence(name) for name in names]))
    if chosen.confidence:
        words.append(listed(list(chosen.confidence)) + " confidence only")
    return words


def narrowing_filters(chosen: AtlasFilter) -> list[str]:
    """Labels of the filters that can hide a row, for the sentence of an empty view."""
    return [
        filter_field.label.lower()
        for name, filter_field in FIELDS.items()
        if name != "vendors" and getattr(chosen, name)
    ]
