"""python -m benchmarks.readers_everywhere: many readers at once, clicking through all pages.

Each goes from page to page in one session and makes some changes on each, all through addresses.
Whether the page then shows what was asked for is looked at each time; some of the addresses are
asked again by a reader alone, who must read the same words.
"""

from __future__ import annotations

import itertools
import random
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from analytics.filters import Choices
from analytics.questions import open_atlas
from benchmarks.journeys import DECK_COMPANIES, PAGES, Step, journey, visits_of
from benchmarks.load import Click, Load, all_at_once
from benchmarks.pages import PageCost
from benchmarks.reader import Answer
from benchmarks.server import Served, atlas_server
from benchmarks.table import Row, rows_table
from benchmarks.travelling_reader import TravellingReader

READERS = (1, 4, 16, 64)
SECONDS = 10
ASKED_AGAIN = 60  # addresses of each crowd
FORGOTTEN = 125  # Streamlit forgets a session two minutes after its reader has gone
STAYING = 24  # readers whose memory is weighed
ALONE = 24  # changes of one reader on each page
# Those that benchmarks/pages.py has no rows for.
OTHER_PAGES = PAGES[PAGES.index("capacity") :]
_SEED = 7_000


class WrongPage(RuntimeError):
    """A page shows something else than what was asked for."""


@dataclass
class Crowd:
    """What many readers on all pages saw.

    Attributes:
        load: times and errors.
        read: addresses, each with a hash of the words that the page then showed.
    """

    load: Load
    read: list[tuple[Step, int]] = field(default_factory=list)


@dataclass(frozen=True)
class Weights:
    """The server's memory, in bytes.

    Attributes:
        session: of one reader who stays, beside what all share.
        left: above the level before, of all together, after they went and were forgotten.
    """

    session: float
    left: float


def load_rows(choices: Choices) -> list[Row]:
    """Rows of 1, 4, 16 and 64 readers at once, and of the memory of their sessions."""
    rows = []
    with atlas_server() as served:
        warm_up(served.address, choices)
        weights = weigh_sessions(served, choices)
        warm = served.resident_bytes()
        levels: list[int] = []

        def look() -> None:
            levels.append(served.resident_bytes() or 0)

        for readers in READERS:
            found = crowd(served.address, choices, readers, SECONDS, meanwhile=look)
            rows += _rows_of(found.load)
    if weights and warm and levels:
        rows += [
            Row("memory of a warm server", [warm], "MB"),
            Row(f"memory more while {READERS[-1]} readers are there", [levels[-1] - warm], "MB"),
            Row(f"memory of a session alone, mean of {STAYING}", [weights.session], "MB"),
            Row(f"memory left when these {STAYING} are forgotten", [weights.left], "MB"),
        ]
    return rows


def _rows_of(load: Load) -> list[Row]:
    who = f"{load.readers} reader{'s' if load.readers > 1 else ''} on all pages"
    return [
        Row(f"{who}: reruns", [load.rate], "/s"),
        Row(f"{who}: a rerun", load.seconds),
        Row(f"{who}: wrong or failed", [len(load.errors)], ""),
    ]


def warm_up(address: str, choices: Choices) -> None:
    """Visit every page once, and let the slides of the readers' decks be drawn."""
    with TravellingReader(address) as reader:
        reader.arrive()
        for step in itertools.islice(journey(choices, seed=-1), 2 * len(PAGES)):
            _visit(reader, step)
        for company in DECK_COMPANIES:
            vendors = {} if company == DECK_COMPANIES[0] else {"vendors": company}
            _visit(reader, Step("slides", vendors))


def crowd(
    address: str,
    choices: Choices,
    readers: int,
    duration: float,
    reader_of: type[TravellingReader] = TravellingReader,
    meanwhile: Callable[[], None] | None = None,
    turn: int = 0,
) -> Crowd:
    """Let readers go through all pages without a pause for some seconds.

    Args:
        address: of the served atlas.
        choices: what the facts offer.
        readers: how many at once.
        duration: seconds.
        reader_of: the kind of reader.
        meanwhile: called when the time is over and all of them are still there.
        turn: another turn, other addresses.
    """
    found = Crowd(Load(readers))

    @contextmanager
    def come(number: int) -> Iterator[Click]:
        # Nobody begins on the Slides page, and they are spread over the others.
        first = number % PAGES.index("slides")
        steps = journey(choices, _SEED * readers + number + 1_000_000 * turn, first)
        with reader_of(address) as reader:
            reader.arrive()
            reader.visit(next(steps))

            def click() -> Answer:
                step = next(steps)
                answer = reader.visit(step)
                found.read.append((step, hash(reader.says)))
                return answer

            yield click

    found.load = all_at_once(come, readers, duration, meanwhile)
    found.load.errors += _read_otherwise(address, found.read, reader_of)
    return found


def _read_otherwise(
    address: str, read: list[tuple[Step, int]], reader_of: type[TravellingReader]
) -> list[str]:
    """Where a reader alone reads other words than one of the many did at the same address."""
    dice = random.Random(_SEED)  # noqa: S311 - a repeatable choice, no secret
    again = dice.sample(read, min(ASKED_AGAIN, len(read)))
    wrong = []
    with reader_of(address) as reader:
        reader.arrive()
        for step, words in again:
            reader.visit(step)
            if hash(reader.says) != words:
                wrong.append(f"{step}: a reader alone reads other words")
    return wrong


def weigh_sessions(served: Served, choices: Choices) -> Weights | None:
    """Let readers come who ask nothing that was not asked before, stay and go again.

    Returns:
        None where the system does not tell a process's memory.
    """
    tour = list(itertools.islice(journey(choices, seed=-1), 2 * len(PAGES)))
    before = served.resident_bytes()
    if before is None:
        return None
    with ExitStack() as readers:
        for _ in range(STAYING):
            reader = readers.enter_context(TravellingReader(served.address))
            reader.arrive()
            for step in tour:
                _visit(reader, step)
        there = served.resident_bytes()
    forget_sessions(served)
    return Weights((there - before) / STAYING, served.resident_bytes() - before)


def forget_sessions(served: Served) -> None:
    """Wait until sessions without a reader are let go of: when another one ends after that."""
    time.sleep(FORGOTTEN)
    with TravellingReader(served.address) as visitor:
        visitor.arrive()
    time.sleep(1)


def other_page_costs(address: str, choices: Choices, seed: int) -> Iterator[PageCost]:
    """Changes by one reader on each of the pages from capacity to method.

    Raises:
        WrongPage: a page showed something else than what was asked for.
    """
    for page in OTHER_PAGES:
        with TravellingReader(address, page=page) as reader:
            reader.arrive()
            steps = itertools.islice(visits_of(page, choices, seed), ALONE)
            yield PageCost(page.replace("-", " "), [_visit(reader, step) for step in steps])


def _visit(reader: TravellingReader, step: Step) -> Answer:
    answer = reader.visit(step)
    if answer.errors:
        raise WrongPage(answer.errors[0])
    return answer


def main() -> int:
    """Measure and print the tables."""
    choices = open_atlas().choices
    rows = load_rows(choices)
    with atlas_server() as served:
        warm_up(served.address, choices)
        for cost in other_page_costs(served.address, choices, seed=1):
            rows += [
                Row(f"{cost.page}: server time", [answer.seconds for answer in cost.answers]),
                Row(f"{cost.page}: bytes", [answer.wire_bytes for answer in cost.answers], "kB"),
            ]
    sys.stdout.write(rows_table(rows) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
