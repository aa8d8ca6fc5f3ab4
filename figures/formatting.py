"""How numbers, days and sums are written; the same on cards, in tables and in files."""

from __future__ import annotations

from datetime import date

import pandas as pd

from analytics.vocabulary import NOT_DISCLOSED, VALUE_BASES

_WORDS = (
    "no", "one", "two", "three", "four", "five", "six",
    "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
FULL_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
NO_BREAK = "\u00a0"


def number_word(count: int) -> str:
    """A small count as a word, a larger one in figures.

    Examples:
        >>> number_word(4), number_word(25)
        ('four', '25')
    """
    return _WORDS[count] if 0 <= count < len(_WORDS) else f"{count:,}"


def counted(count: int, noun: str, plural: str | None = None) -> str:
    """A count with its noun in the right number.

    Examples:
        >>> counted(1, "deal"), counted(1200, "deal"), counted(2, "country", "countries")
        ('1 deal', '1,200 deals', '2 countries')
    """
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def countries(count: int) -> str:
    """A count of countries.

    Examples:
        >>> countries(1), countries(25)
        ('1 country', '25 countries')
    """
    return counted(count, "country", "countries")


def listed(words: list[str], limit: int | None = None) -> str:
    """Words as a list in a sentence.

    Examples:
        >>> listed(["a", "b", "c"])
        'a, b and c'
        >>> listed(["a", "b", "c", "d"], limit=2)
        'a, b and 2 more'
    """
    if limit is not None and len(words) > limit + 1:
        return ", ".join(words[:limit]) + f" and {len(words) - limit} more"
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def either(words: list[str]) -> str:
    """Words as a choice in a sentence.

    Examples:
        >>> either(["paused"]), either(["paused", "ended", "none"])
        ('paused', 'paused, ended or none')
    """
    return " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def upper_first(words: str) -> str:
    """Words at the beginning of a sentence.

    Examples:
        >>> upper_first("the UAE"), upper_first("")
        ('The UAE', '')
    """
    return words[:1].upper() + words[1:]


def in_sentence(label: str) -> str:
    """A label inside a sentence.

    Examples:
        >>> in_sentence("Internet users"), in_sentence("GDP")
        ('internet users', 'GDP')
    """
    return label if label.isupper() else label[:1].lower() + label[1:]


def shortened(name: str, longest: int) -> str:
    """A name that fits beside a drawing.

    Examples:
        >>> shortened("OpenAI", 14), shortened("United Arab Emirates", 14)
        ('OpenAI', 'United Arab E…')
    """
    return name if len(name) <= longest else f"{name[: longest - 1].rstrip()}…"


def published_day(text: str | None) -> str:
    """A date as exact as it was published, never more.

    Examples:
        >>> published_day("2026-06-03"), published_day("2026-06"), published_day("2026")
        ('3 Jun 2026', 'Jun 2026', '2026')
        >>> published_day(None)
        'undated'
    """
    if text is None or pd.isna(text) or not text:
        return "undated"
    parts = text.split("-")
    month = _MONTHS[int(parts[1]) - 1] if len(parts) > 1 else ""
    day_of_month = str(int(parts[2])) if len(parts) > 2 else ""
    return " ".join(part for part in (day_of_month, month, parts[0]) if part)


def day(value: date) -> str:
    """A day in a table or a card.

    Examples:
        >>> day(date(2026, 6, 3))
        '3 Jun 2026'
    """
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def full_day(value: date) -> str:
    """A day in a sentence.

    Examples:
        >>> full_day(date(2026, 6, 30))
        '30 June 2026'
    """
    return f"{value.day} {FULL_MONTHS[value.month - 1]} {value.year}"


def share(part: float) -> str:
    r"""A share as a whole percentage; little is not rounded to nothing, nor nearly all to all.

    Examples:
        >>> share(0.352), share(0.001), share(0)
        ('35\xa0%', 'under 1\xa0%', '0\xa0%')
        >>> share(0.9965), share(1)
        ('over 99\xa0%', '100\xa0%')
    """
    if 0.995 <= part < 1:
        return f"over 99{NO_BREAK}%"
    if 0 < part < 0.005:
        return f"under 1{NO_BREAK}%"
    return f"{part * 100:.0f}{NO_BREAK}%"


def three_figures(number: float) -> str:
    """A number to three figures, never in powers of ten.

    Examples:
        >>> three_figures(4391.2), three_figures(177.41), three_figures(0.595), three_figures(30)
        ('4,391', '177', '0.595', '30')
        >>> three_figures(999.7), three_figures(7.5), three_figures(0)
        ('1,000', '7.5', '0')
    """
    if round(abs(number)) >= 100:
        return f"{number:,.0f}"
    return f"{number:.3g}"


def usd(amount: float | None, basis: str | None = None) -> str:
    """An announced sum as a newspaper would say it, with what kind of sum it is.

    Examples:
        >>> usd(30_000_000_000, "estimate")
        'USD 30 bn (estimate)'
        >>> usd(1_500_000), usd(None)
        ('USD 1.5 m', 'not disclosed')
        >>> usd(1_252_693_000_000_000)
        'USD 1,253 tn'
    """
    if amount is None or pd.isna(amount):
        return NOT_DISCLOSED
    for size, unit in ((1e12, "tn"), (1e9, "bn"), (1e6, "m")):
        if amount >= size:
            figure = f"USD {three_figures(amount / size)} {unit}"
            break
    else:
        figure = f"USD {amount:,.0f}"
    known = basis is not None and not pd.isna(basis)
    return figure + (f" ({VALUE_BASES[basis]})" if known else "")


def megawatts(amount: float | None) -> str:
    """Electrical capacity.

    Examples:
        >>> megawatts(1000.0), megawatts(8.6), megawatts(None)
        ('1,000 MW', '8.6 MW', 'not disclosed')
    """
    if amount is None or pd.isna(amount):
        return NOT_DISCLOSED
    return f"{amount:,.0f} MW" if amount >= 10 or amount == int(amount) else f"{amount:,.1f} MW"


def gigawatts(amount: float | None) -> str:
    """Electrical capacity of many sites, to three figures; under a gigawatt in megawatts.

    Examples:
        >>> gigawatts(16904.3), gigawatts(103107), gigawatts(590.0), gigawatts(None)
        ('16.9 GW', '103 GW', '590 MW', 'not disclosed')
    """
    if amount is None or pd.isna(amount) or amount < 1000:
        return megawatts(amount)
    return f"{three_figures(amount / 1000)} GW"


def people(count: float | None) -> str:
    """A number of people.

    Examples:
        >>> people(11_027_129), people(507), people(1_400_000_000)
        ('11.0 million people', '507 people', '1.40 billion people')
    """
    if count is None or pd.isna(count):
        return "population " + NOT_DISCLOSED
    if count >= 1e9:
        return f"{count / 1e9:.2f} billion people"
    if count >= 1e6:
        return f"{count / 1e6:.1f} million people"
    return f"{count:,.0f} people"
