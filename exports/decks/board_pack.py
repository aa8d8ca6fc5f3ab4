"""The board pack: twelve slides that tell where one company stands, ready for any company."""

from __future__ import annotations

from exports.decks.order import Slide, write_slides

BOARD_PACK = (
    Slide("partnership_map"),  # where we stand
    Slide("changes"),  # what moved this quarter
    Slide("stage_funnel"),  # the pipeline
    Slide("stage_ageing"),  # what is stalled
    Slide("contested_countries"),  # the contest
    Slide("vendor_matrix", (("across", "regions"),)),
    Slide("datacenter_map"),  # what is built
    Slide("capacity_timeline"),
    Slide("reach"),
    Slide("appointments"),
    Slide("claims_check"),
    Slide("method"),
)

# A deck that nobody has changed is known by this name in addresses and on the command line.
BOARD = "board"


def slides_named(text: str) -> str:
    """The written slides that a name stands for; anything else is the slides themselves.

    Examples:
        >>> slides_named("changes|method")
        'changes|method'
        >>> slides_named("board").split("|")[:2]
        ['partnership_map', 'changes']
    """
    return write_slides(BOARD_PACK) if text.strip().casefold() in ("", BOARD) else text
