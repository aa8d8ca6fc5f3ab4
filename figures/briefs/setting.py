"""Words set into lines and lists: what is too long is cut, what has no room is counted."""

from __future__ import annotations

from collections.abc import Sequence

from figures.briefs.page import GAP, HEADING, TEXT, BriefList, ListCell, ListRow, Paragraph
from figures.formatting import counted
from figures.lettering import broken, fitted, plain

_SLACK = 0.97  # a line that just fits might break in another program

Steps = tuple[tuple[float, int], ...]
"""Type sizes and the lines that there is room for, the largest first."""


class Setting:
    """Sets words into lines, and remembers those that had to be cut."""

    def __init__(self) -> None:
        self.in_full: list[str] = []

    def words(
        self, text: str, width: float, steps: Steps, *, is_bold: bool = False,
        is_muted: bool = False,
    ) -> Paragraph:  # fmt: skip
        """A text in the first size in which it fits; cut in the last one."""
        whole = plain(text)
        room = width * _SLACK
        rows_at = dict(reversed(steps))
        for share in (1, 0.97, 0.93, 0.85, 0.7):  # where words break, more may have to go
            found = fitted(whole, room * share, *steps, is_bold=is_bold)
            lines = broken(found.text, room, found.size, is_bold=is_bold)
            if len(lines) <= rows_at[found.size]:
                break
        if found.text != whole:
            self.in_full.append(whole)
        return Paragraph(found.text, tuple(lines), found.size, is_bold, is_muted)

    def cell(
        self, text: str, width: float, most: int = 1, *, is_bold: bool = False,
        is_muted: bool = False, is_right: bool = False, indent: float = 0,
    ) -> ListCell:  # fmt: skip
        """A text in a column, on ``most`` lines at the most."""
        words = self.words(
            text, width - GAP - indent, ((TEXT, most),), is_bold=is_bold, is_muted=is_muted
        )
        return ListCell((words,), is_right, indent=indent)

    def heading(self, text: str, width: float) -> Paragraph:
        """The name of a list."""
        return self.words(text, width, ((HEADING, 1), (TEXT, 1)), is_bold=True)


def filled(
    setting: Setting,
    heading: str,
    place: tuple[float, float, float],
    widths: Sequence[float],
    rows: Sequence[ListRow],
    room: float,
    *,
    in_all: int,
    noun: tuple[str, str],
    note: str = "",
    head: ListRow | None = None,
    aside: str = "",
) -> BriefList:
    """A list with as many rows as have room, and below them how many more there are.

    Args:
        setting: sets the words.
        heading: of the list.
        place: left, top and width.
        widths: of the columns.
        rows: those that might be shown.
        room: the height that there is.
        in_all: rows that there are, shown or not.
        noun: what a row is, singular and plural.
        note: stands after the count.
        head: names the columns.
        aside: stands at the right of the heading.
    """
    x, y, width = place
    named = setting.heading(heading, width - 200 if aside else width)
    beside = setting.words(aside, 200, ((TEXT, 1),), is_muted=True) if aside else None
    for count in range(len(rows), 0, -1):
        left = in_all - count
        more = f"and {counted(left, f'more {noun[0]}', f'more {noun[1]}')}" if left else ""
        said = f"{more}. {note}" if more and note else more or note
        after = setting.words(said, width, ((TEXT, 3),), is_muted=True) if said else None
        shown = (*([head] if head else []), *rows[:count])
        filled = BriefList(named, x, y, width, tuple(widths), shown, after, beside)
        if filled.height <= room:
            break
    return filled


def saying(
    setting: Setting, heading: str, place: tuple[float, float, float], words: str
) -> BriefList:
    """A list that has no row and says why."""
    x, y, width = place
    said = setting.words(words, width, ((TEXT, 5),), is_muted=True)
    return BriefList(setting.heading(heading, width), x, y, width, after=said)
