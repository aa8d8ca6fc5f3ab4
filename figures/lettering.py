"""Does a text fit where it stands, and if not, how is it made to?

PowerPoint measures text only when it draws it, too late to leave room, and SVG never does. The
widths here are those of Arial, rounded to hundredths of the type size.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

ELLIPSIS = "…"

# XML 1.0 cannot hold these; a file with one of them does not open.
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CONTROLS = re.compile("[\x7f-\x9f\u2028\u2029]")
# Overrides of the writing direction would turn the count that follows a name: 21 would read 12.
# Right-to-left scripts need none of them.
_OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069]")

# From the space to the tilde.
_WIDTHS = (
    28, 28, 35, 56, 56, 89, 67, 19, 33, 33, 39, 58, 28, 33, 28, 28, 56, 56, 56, 56, 56, 56, 56, 56,
    56, 56, 28, 28, 58, 58, 58, 56, 102, 67, 67, 72, 72, 67, 61, 78, 72, 28, 50, 67, 56, 83, 72, 78,
    67, 78, 72, 67, 61, 72, 67, 94, 67, 67, 61, 28, 28, 28, 47, 56, 33, 56, 56, 50, 56, 56, 28, 56,
    56, 22, 22, 50, 22, 83, 56, 56, 56, 56, 33, 50, 28, 56, 50, 72, 50, 50, 50, 33, 26, 33, 58,
)  # fmt: skip
_OTHER = 60
_FULL = 100
_EMOJI = 130  # fonts that have them draw them wider than a square
_BOLD = 1.08  # bold letters are that much wider


@dataclass(frozen=True)
class Fitted:
    """A text as it is set: how large, on how many lines, and whether it had to be cut."""

    text: str
    size: float
    lines: int
    is_cut: bool = False


def plain(text: object) -> str:
    r"""One line of text that XML can hold; line ends and tabs become spaces, the rest stays.

    Examples:
        >>> plain("a\x00b\x1b & <c>\n\td")
        'ab & <c> d'
    """
    kept = _CONTROLS.sub(" ", _OVERRIDES.sub("", storable(str(text))))
    return re.sub(r"[ \t\r\n]+", " ", kept).strip(" ")


def storable(text: str) -> str:
    r"""A text without what no file of XML can hold; its lines stay lines.

    Examples:
        >>> storable("a\x00b\n\ufffec")
        'ab\nc'
    """
    return _NOT_IN_XML.sub("", text)


@lru_cache(maxsize=4096)
def _letter(letter: str) -> int:
    if " " <= letter <= "~":
        return _WIDTHS[ord(letter) - 32]
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    if letter >= "\U0001f000" and unicodedata.category(letter) == "So":
        return _EMOJI
    if unicodedata.east_asian_width(letter) in "WF" or letter in "…—":
        return _FULL
    base = unicodedata.normalize("NFD", letter)[0]
    return _letter(base) if " " <= base <= "~" else _OTHER


def text_width(text: str, size: float, *, is_bold: bool = False) -> float:
    """How wide a line of text is, in the units of its size.

    Examples:
        >>> text_width("Oman", 100)
        273.0
    """
    return sum(map(_letter, text)) / 100 * size * (_BOLD if is_bold else 1)


def lines_of(text: str, width: float, size: float, *, is_bold: bool = False) -> int:
    """On how many lines a text stands in a box."""
    space = text_width(" ", size, is_bold=is_bold)
    lines, at = 1, 0.0
    for word in text.split(" "):
        length = text_width(word, size, is_bold=is_bold)
        if at and at + space + length > width:
            lines, at = lines + 1, 0.0
        at += length + (space if at else 0)
        if at > width:  # a word without a break is broken anywhere
            more = int(at // width)
            lines, at = lines + more, at - more * width
    return lines


def broken(text: str, width: float, size: float, *, is_bold: bool = False) -> list[str]:
    """A text in the lines on which it stands; a word that is wider than a line is broken anywhere.

    Examples:
        >>> broken("One AI company", 60, 10)
        ['One AI', 'company']
        >>> broken("iiiiii", 7, 10)
        ['iii', 'iii']
    """
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if text_width(longer, size, is_bold=is_bold) <= width:
            lines[-1] = longer
            continue
        if lines[-1]:
            lines.append("")
        for letter in word:
            if lines[-1] and text_width(lines[-1] + letter, size, is_bold=is_bold) > width:
                lines.append("")
            lines[-1] += letter
    return lines


def fitted(text: str, width: float, *steps: tuple[float, int], is_bold: bool = False) -> Fitted:
    """A text in the first size in which it fits; cut with an ellipsis in the last one.

    Args:
        text: one line of plain text.
        width: of the box.
        steps: type size and the lines that there is room for, the largest first.
        is_bold: whether it is set in bold.
    """
    for size, room in steps:
        lines = lines_of(text, width, size, is_bold=is_bold)
        if lines <= room:
            return Fitted(text, size, lines)
    size, room = steps[-1]
    fits, too_long = 0, len(text)
    while too_long - fits > 1:
        middle = (fits + too_long) // 2
        tried = _shortened(text, middle)
        if lines_of(tried, width, size, is_bold=is_bold) <= room:
            fits = middle
        else:
            too_long = middle
    return Fitted(_shortened(text, fits), size, room, is_cut=True)


def _shortened(text: str, length: int) -> str:
    return text[:length].rstrip(" ,;:.-–") + ELLIPSIS
