"""Sentences about claims: what was claimed, and beside it what is found, without a comment."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from analytics.claim_metrics import COUNTRIES, SITES
from analytics.claims import ClaimCheck, Found
from analytics.filters import AtlasFilter, Choices
from analytics.vocabulary import CAPACITY_BASES, NOT_DISCLOSED
from figures.formatting import FULL_MONTHS, counted, full_day, listed, megawatts, three_figures
from figures.headline import as_object, narrowing_filters, short_enough, subject

_CURRENCY = re.compile(r"[A-Z]{3}")
_SINGULAR = {"countries": "country", "cities": "city", "people": "person"}


def amount(value: float, unit: str) -> str:
    r"""A number with its unit, as a newspaper would say it.

    Examples:
        >>> amount(50, "countries"), amount(900e6, "users"), amount(1000, "MW")
        ('50 countries', '900 million users', '1,000 MW')
        >>> amount(500e9, "USD"), amount(0.42, "USD"), amount(1, "countries"), amount(80, "percent")
        ('USD 500 bn', 'USD 0.42', '1 country', '80\xa0%')
    """
    if _CURRENCY.fullmatch(unit):
        return f"{unit} {_money(value)}"
    if unit == "MW":
        return megawatts(value)
    if unit == "percent":
        return f"{three_figures(value)}\u00a0%"
    word = unit if value != 1 else _SINGULAR.get(unit, unit.removesuffix("s"))
    return f"{_count(value)} {word}"


def _money(value: float) -> str:
    for size, word in ((1e12, "tn"), (1e9, "bn"), (1e6, "m")):
        if value >= size:
            return f"{three_figures(value / size)} {word}"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"


def _count(value: float) -> str:
    for size, word in ((1e9, "billion"), (1e6, "million")):
        if value >= size:
            return f"{three_figures(value / size)} {word}"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.4g}"


def claim_words(check: ClaimCheck) -> str:
    """What was claimed, in a few words.

    Examples: "50 countries engaged", "USD 500 bn of planned investment".
    """
    return f"{amount(check.said.claimed, check.said.unit)} {check.words}"


def when_claimed(published: str) -> str:
    """The date of a claim inside a sentence, as exact as it was published.

    Examples:
        >>> when_claimed("2025-12-16"), when_claimed("2025-09"), when_claimed("2026")
        ('on 16 December 2025', 'in September 2025', 'in 2026')
    """
    parts = [int(part) for part in published.split("-")]
    if len(parts) == 3:
        return f"on {full_day(date(*parts))}"
    return f"in {FULL_MONTHS[parts[1] - 1]} {parts[0]}" if len(parts) == 2 else f"in {parts[0]}"


def claim_reading(check: ClaimCheck, chosen: AtlasFilter, choices: Choices) -> str:
    """What was claimed and what the atlas knows, or why it cannot know, in one sentence.

    Args:
        check: the claim.
        chosen: filter with both days filled in.
        choices: what the facts offer.
    """
    said = f"{claim_words(check)}, claimed {when_claimed(check.said.claim_date)}"
    if check.found is None:
        reason = check.why_not
        return f"{said}; {reason[:1].lower()}{reason[1:]}"
    if check.found.asked == COUNTRIES:
        knows = _countries_known(check, check.found, chosen)
    elif check.found.asked == SITES:
        knows = _sites_known(check, check.found, figures_day(chosen, choices))
    else:
        knows = _values_known(check, check.found, chosen)
    return f"{said}; the atlas knows {knows}."


def figures_day(chosen: AtlasFilter, choices: Choices) -> date:
    """Day for which the figures of datacenters are told: at the end of the news, their own end."""
    return choices.sites_until if chosen.as_of >= choices.last_day else chosen.as_of


def _countries_known(check: ClaimCheck, found: Found, chosen: AtlasFilter) -> str:
    day = full_day(chosen.as_of)
    then, now = _named(found.on_claim_date), _named(found.today)
    on = "on that day" if len(check.said.claim_date) == 10 else "by its end"
    if check.said.claim_day >= chosen.as_of:
        told = f"{now} by name on {day}"
    elif then == now:
        told = f"{now} by name {on} and on {day}"
    else:
        told = f"{then} by name {on} and {now} on {day}"
    if found.beside is None or found.beside == found.today:
        return told
    return f"{told}; {_named(found.beside)} {found.beside_counts}"


def _named(count: float | None) -> str:
    return f"{count:,.0f}" if count else "none"


def _sites_known(check: ClaimCheck, found: Found, day: date) -> str:
    unit = check.said.unit
    at = f"at {_with_figure(found, 'datacenter')}"
    if found.beside_counts == "":
        return f"{amount(found.today, unit)} of building cost, stated or estimated, {at}"
    bases = listed([CAPACITY_BASES[basis] for basis in found.bases])
    basis = f" ({bases})" if bases else ""
    due = f" by {full_day(found.due)}" if found.due else ""
    runs = amount(found.beside, unit) if found.beside else "none"
    return (
        f"{amount(found.today, unit)}{basis} planned{due} {at}, {runs} {found.beside_counts} on "
        f"{full_day(day)}"
    )


def _values_known(check: ClaimCheck, found: Found, chosen: AtlasFilter) -> str:
    return (
        f"{amount(found.today, check.said.unit)} announced by {full_day(chosen.as_of)} at "
        f"{_with_figure(found, 'deal')}"
    )


def _with_figure(found: Found, noun: str) -> str:
    rest = found.rows - found.rows_with_figure
    if not rest:
        return counted(found.rows, noun)
    others = "the other" if rest == 1 else "the others"
    return f"{found.rows_with_figure:,} of {counted(found.rows, noun)}, {others} {NOT_DISCLOSED}"


def claims_headline(checks: Sequence[ClaimCheck], chosen: AtlasFilter, choices: Choices) -> str:
    """How many claims can be held against the facts, and in how many do the facts hold less?

    Args:
        checks: the claims in view.
        chosen: filter with both days filled in.
        choices: what the facts offer.
    """
    who = as_object(subject(chosen, choices))
    if not checks:
        until = f"up to {full_day(chosen.as_of)}"
        return short_enough(
            f"No claim of {who} is known {until}", f"No claim of these companies is known {until}"
        )
    of = f" of {who}" if chosen.vendors else ""
    return short_enough(_held(checks, of), _held(checks, " in view"))


def _held(checks: Sequence[ClaimCheck], whose: str) -> str:
    held = [check for check in checks if check.found]
    if len(checks) == 1 and not held:
        return f"The only claim{whose} cannot be held against public facts"
    can = "can be held against public facts"
    if len(checks) == 1:
        return f"The only claim{whose} {can}; the atlas finds {_less_or_not(held[0])}"
    if not held:
        return f"None of the {len(checks):,} claims{whose} {can}"
    less = sum(check.finds_less for check in held)
    where = f"in {less:,}" if less else "in none"
    return f"{len(held):,} of the {len(checks):,} claims{whose} {can}; {where} the atlas finds less"


def _less_or_not(check: ClaimCheck) -> str:
    if check.finds_less:
        return "less"
    return "as much" if check.found.today == check.said.claimed else "more"


def claims_sentence(chosen: AtlasFilter, choices: Choices) -> str:
    """What is held against what, on which day, and which of the filters chosen play no part.

    Args:
        chosen: filter with both days filled in.
        choices: what the facts offer.
    """
    day, of_sites = chosen.as_of, figures_day(chosen, choices)
    sites = f", of datacenters on {full_day(of_sites)}" if of_sites != day else ""
    start = (
        "Numbers that organizations state about themselves, beside what the atlas knows on "
        f"{full_day(day)}{sites}."
    )
    if of_sites != choices.sites_until:
        start += (
            " Plans and costs of datacenters are known as of "
            f"{full_day(choices.sites_until)} alone."
        )
    passive = narrowing_filters(chosen)
    if not passive:
        return start
    return f"{start} Claims are narrowed by company and day alone, not by {listed(passive)}."
