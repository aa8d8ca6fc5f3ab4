"""The parts of the Method page: rules, ladder, sources, contradictions, data, licences."""

from __future__ import annotations

from itertools import groupby

import streamlit as st

from analytics.counting_rules import COUNTING_RULES
from analytics.questions import Atlas
from analytics.vocabulary import CONFIDENCE_TESTS, SOURCE_KINDS, Stage
from figures.formatting import full_day, share
from figures.method_table import LICENCES
from pages.components.markup import rung, text


def show_introduction(atlas: Atlas) -> None:
    """What the atlas is, up to when it knows, and what it cannot know."""
    first, last = atlas.choices.first_day, atlas.choices.last_day
    deals = len(atlas.rows("deal_ids"))
    st.html(
        '<h1 class="finding">How the atlas counts</h1>'
        f'<p class="reading">{deals} deals between AI companies and states, from '
        f"{text(full_day(first))} to {text(full_day(last))}, each with its dated events and its "
        "sources. No row does not mean no deal: what nobody reported is missing, and the last "
        "stage of a deal is a lower bound.</p>"
    )


def show_counting_rules() -> None:
    """The rules, one sentence each."""
    rows = "".join(
        f"<tr><td>{rule.number}</td><td><b>{text(rule.subject)}</b></td>"
        f"<td>{text(rule.sentence)}</td></tr>"
        for rule in COUNTING_RULES
    )
    st.html(f'<h2>Rules of counting</h2><table class="method">{rows}</table>')


def show_ladder() -> None:
    """What must be known for a deal to stand on a rung."""
    rows = "".join(
        f"<tr><td>{rung(stage)}</td><td><b>{text(stage.label)}</b></td>"
        f"<td>{text(stage.test)}</td></tr>"
        for stage in Stage
    )
    st.html(
        f'<h2>The ladder</h2><p class="quiet">A deal can move down. “Agreement” covers binding '
        f"contracts and one-sided plans with an amount alike; the counterparty tells them apart."
        f'</p><table class="method">{rows}</table>'
    )


def show_confidence(atlas: Atlas) -> None:
    """How sure the rows are, and what kinds of source they rest on."""
    found = {row.confidence: row.deals for row in atlas.rows("deals_by_confidence")}
    rows = "".join(
        f"<tr><td><b>{level.capitalize()}</b></td><td>{text(test)}</td>"
        f'<td class="number">{found.get(level, 0)} deals</td></tr>'
        for level, test in CONFIDENCE_TESTS.items()
    )
    sources = atlas.rows("sources_by_kind")
    total = sum(row.sources for row in sources)
    grades = "".join(
        f"<tr><td><b>{text(SOURCE_KINDS[row.kind].capitalize())}</b></td>"
        f'<td class="number">{row.sources:,}</td>'
        f'<td class="number">{text(share(row.sources / total))}</td></tr>'
        for row in sources
    )
    st.html(
        '<h2>Confidence and sources</h2><p class="quiet">Confidence speaks of the existence and '
        "stage of a row, not of its money. No high-confidence deal rests on aggregators, social "
        f'media or repositories alone.</p><table class="method">{rows}</table>'
        f'<h3>{total:,} sources by kind, best graded first</h3><table class="method narrow">'
        f"{grades}</table>"
    )


def show_contradictions(atlas: Atlas) -> None:
    """Where sources disagree, side by side and without a verdict."""
    items = "".join(
        f"<li><b>{text(row.topic)}.</b> {text(row.contradiction)}</li>"
        for row in atlas.rows("contradictions")
    )
    st.html(f'<h2>Known contradictions</h2><ul class="method">{items}</ul>')


def show_tables(atlas: Atlas) -> None:
    """Every table and column with its meaning, as the schema states it."""
    st.html("<h2>Data dictionary</h2>")
    with st.expander("Every table and column"):
        tables = []
        by_table = groupby(
            atlas.rows("dictionary"), key=lambda column: (column.table_name, column.table_comment)
        )
        for (name, meaning), columns in by_table:
            rows = "".join(
                f"<tr><td><code>{text(column.column_name)}</code></td>"
                f"<td>{text(column.column_comment)}</td></tr>"
                for column in columns
            )
            tables.append(
                f"<h3>{text(name)}</h3><p class='quiet'>{text(meaning)}</p>"
                f'<table class="method">{rows}</table>'
            )
        st.html("".join(tables))


def show_licences() -> None:
    """Whose work the atlas stands on."""
    rows = "".join(
        f"<tr><td><b>{text(what)}</b></td><td>{text(terms)}</td></tr>" for what, terms in LICENCES
    )
    st.html(f'<h2>Licences and credits</h2><table class="method">{rows}</table>')
