"""The board pack: twelve slides that tell where one company stands, ready for any company."""

from __future__ import annotations

from analytics.filters import Choices
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


def board_pack(vendors: tuple[str, ...], choices: Choices) -> tuple[Slide, ...]:
    """The slides of a board pack about these companies.

    Companies without a datacenter in the facts get none about datacenters: such a slide would show
    those of everybody else.

    Args:
        vendors: the companies; none means all.
        choices: what the facts offer.
    """
    if not vendors or any(code in choices.site_companies for code in vendors):
        return BOARD_PACK
    return tuple(slide for slide in BOARD_PACK if slide.asked.about == "deals")


def slides_named(text: str, vendors: tuple[str, ...], choices: Choices) -> str:
    """The written slides that a name stands for; anything else is the slides themselves.

    Args:
        text: as an address or a command line names the slides.
        vendors: the companies of the deck.
        choices: what the facts offer.
    """
    if text.strip().casefold() in ("", BOARD):
        return write_slides(board_pack(vendors, choices))
    return text
