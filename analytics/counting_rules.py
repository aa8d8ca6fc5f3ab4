"""The rules of counting, one sentence each, as the Method page tells them.

The rules themselves are carried out in ``data/schema.sql`` (1: counted_day),
``analytics/sql/derived.sql`` (2, 3, 4, 6, 13), ``derived_sites.sql`` (14), ``derived_places.sql``
(16), the questions beside them (3 to 7, 10, 12 to 15, 17), ``measures.py`` (7, 8, 9, 14) and
``vocabulary.py`` (11); tests name their rule.
"""

from __future__ import annotations

from dataclasses import dataclass

MOVES_NEEDED = 10  # moves out of a stage before a typical stay in it is told (rule 13)
CONTEST_RULE = (
    "Of the companies compared, the one at the furthest rung leads a country when the next stands "
    "two rungs or more behind or on no rung; when the next is level or one rung behind the country "
    "is contested, and where none stands on a rung it is open; the gap is the rungs between the "
    "first and the next."
)


@dataclass(frozen=True)
class CountingRule:
    """One rule: its number, what it settles, and the rule as a sentence."""

    number: int
    subject: str
    sentence: str


COUNTING_RULES = (
    CountingRule(
        1,
        "Day of an event",
        "A date given only as a year or a month counts from the last day of that period, but never "
        "later than the day up to which news was read; undated events are listed, never placed in "
        "time.",
    ),
    CountingRule(
        2,
        "Stage of a deal",
        "On any day, a deal stands at the stage of its last event up to that day; of two events on "
        "one day the later one in the row counts.",
    ),
    CountingRule(
        3,
        "Stage of a country",
        "A country stands at the furthest rung among its deals in view; if all of them are paused "
        "or ended, it is paused if any is paused, else ended; without a deal in view it reads “no "
        "public deal found”. “Since” is the day on which this last changed.",
    ),
    CountingRule(
        4,
        "Off the ladder",
        "Paused and ended are not rungs and never share their colours; where a country stands "
        "further by another deal, its paused or ended deal is called out on the map.",
    ),
    CountingRule(
        5,
        "Offices",
        "A company's own offices are left out of partnership views unless asked for.",
    ),
    CountingRule(
        6,
        "Groups",
        "A deal with a group such as the EU or NATO counts once, for the group; painting it on the "
        "member states is the reader's choice and said in the caption.",
    ),
    CountingRule(
        7,
        "Sums",
        "A sum leaves out a row whose umbrella deal or larger site is in view with a value of its "
        "own, never adds different kinds of value, and says how many rows it holds, how many are "
        "not disclosed and how many are nested.",
    ),
    CountingRule(
        8,
        "Unknown",
        "Unknown is a value: “not disclosed”, never zero and never dropped in silence.",
    ),
    CountingRule(
        9,
        "Megawatts",
        "Planned and running megawatts are two figures, never one.",
    ),
    CountingRule(
        10,
        "Confidence",
        "Confidence belongs to the row; a country is hatched when its furthest stage rests only on "
        "deals of medium or low confidence.",
    ),
    CountingRule(
        11,
        "Groups of rungs",
        "Talking is rungs 1 to 3, signed is agreement and further, delivering or live is rungs 5 "
        "and 6.",
    ),
    CountingRule(
        12,
        "Whose deal it is",
        "A deal counts for its vendor; partners are shown, not counted. A stage filter keeps the "
        "countries or deals that stand at a chosen stage and never changes where they stand.",
    ),
    CountingRule(
        13,
        "Ageing",
        "Slow is longer in the stage than the Kaplan-Meier median of all companies' deals there, "
        f"stalled is 1.5 times that or more; with fewer than {MOVES_NEEDED} moves seen out of a "
        "stage there are too few to say.",
    ),
    CountingRule(
        14,
        "Megawatts by month",
        "Milestones tell from when on how much of a datacenter runs; without them, what runs "
        "counts from the first day online and the plan from the day on which the whole is due. A "
        "plan without such a day stands in no month, a paused or cancelled one in no sum, and a "
        "step that was due and not seen counts as planned.",
    ),
    CountingRule(
        15,
        "Whose megawatts",
        "A datacenter is domestic when all its owners (or operators, or tenants) have their seat "
        "in its country, allied when all sit there or in the bloc chosen, foreign when none does, "
        "shared when some do, and not known when the seat of one is not known; joint owners count "
        "as one owner.",
    ),
    CountingRule(
        16,
        "People within reach",
        "People are counted at cities of 15,000 and more, scaled so that those of a country add up "
        "to its population; distances are great circles, several datacenters together count nobody "
        "twice, and near does not mean served.",
    ),
    CountingRule(
        17,
        "Contests",
        CONTEST_RULE,
    ),
)
