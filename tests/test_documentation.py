"""What the papers say exists, and what exists is on paper."""

from __future__ import annotations

import ast
import re
import shlex
from functools import cache
from pathlib import Path

import pytest

from analytics.filters import PARAMETERS, AtlasFilter
from analytics.questions import SQL
from analytics.site_filters import SITE_PARAMETERS, SiteFilter
from analytics.written_filters import read_filter
from exports.call_options import option, parser
from exports.command_line import COMMANDS
from exports.documents import FORMATS
from figures.catalog import VIEWS
from tests.test_architecture import FLOORS

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
PROGRAM = [
    path
    for name in ("analytics", "figures", "exports", "pages")
    for path in sorted((ROOT / name).rglob("*.py"))
]
needs_readme = pytest.mark.skipif(not README.exists(), reason="README.md is not written yet")


@cache
def readme() -> str:
    return README.read_text(encoding="utf-8")


def code_blocks() -> list[str]:
    """Lines of the README that are to be typed."""
    blocks = re.findall(r"```\w*\n(.*?)```", readme(), re.DOTALL)
    return [line.strip() for block in blocks for line in block.splitlines() if line.strip()]


def make_targets() -> dict[str, set[str]]:
    """Every target that is no file, with what it needs."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    names = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[1].split()
    needs = {
        name: set(words.split())
        for name, words in re.findall(r"^([a-z-]+):(?!=)(.*)$", makefile, re.MULTILINE)
    }
    assert set(names) == set(needs)
    return needs


@needs_readme
def test_the_readme_names_every_view_and_no_other():
    named = re.findall(r"^\| `([a-z_]+)` \|", readme(), re.MULTILINE)

    assert sorted(named) == sorted(VIEWS)


@needs_readme
def test_the_readme_names_every_option_and_no_other():
    named = set(re.findall(r"`(--[a-z-]+)[` ]", readme()))

    known = {
        flag
        for action in parser()._actions
        for flag in action.option_strings
        if flag.startswith("--")
    }
    plain = {"--list", "--format", "--help", "--output"}
    assert {*map(option, (*PARAMETERS, *SITE_PARAMETERS))} <= named
    assert named - plain == known - plain


@needs_readme
def test_the_readme_names_every_format():
    assert all(f"`{name}`" in readme() for name in FORMATS)


@needs_readme
def test_the_readme_names_every_make_target_and_no_other():
    typed = [line for line in code_blocks() if "make " in line]
    quoted = re.findall(r"`([^`\n]*\bmake [^`\n]*)`", readme())
    named = {word for line in (*typed, *quoted) for word in re.findall(r"\bmake ([a-z-]+)", line)}

    targets = make_targets()
    parts_of_others = set().union(*targets.values())
    assert named <= set(targets)
    assert set(targets) - parts_of_others <= named


@needs_readme
def test_the_picture_of_the_readme_shows_the_walls_that_are_held():
    picture = readme().split("```mermaid")[1].split("```")[0]
    (chain,) = (line for line in picture.splitlines() if line.strip().startswith("frame"))

    drawn = [re.match(r"\w+", box.strip())[0] for box in chain.split("-->")]

    assert tuple(drawn) == FLOORS


def test_every_call_in_the_readme_works(choices):
    calls = [line for line in code_blocks() if line.startswith("python -m exports")]
    assert calls

    for call in calls:
        asked, unknown = parser().parse_known_args(shlex.split(call)[3:])
        written = {name: getattr(asked, name) for name in PARAMETERS}
        reading = read_filter(
            {name: text for name, text in written.items() if text}, choices, AtlasFilter()
        )
        assert asked.list or asked.view in (*VIEWS, *COMMANDS), call
        assert asked.format in (*FORMATS, None), call
        assert (unknown, reading.refused, reading.adapted) == ([], (), ()), call


@needs_readme
def test_what_the_readme_links_to_exists():
    links = re.findall(r"\]\(([^)#]+)\)", readme())

    assert links
    assert [link for link in links if "://" not in link and not (ROOT / link).exists()] == []


@needs_readme
def test_the_readme_names_every_folder():
    folders = [
        path.name
        for path in ROOT.iterdir()
        if path.is_dir() and not path.name.startswith(".") and list(path.glob("*.py"))
    ]

    missing = [name for name in folders if f"{name}/" not in readme()]
    assert [name for name in missing if name != "tests"] == []


@needs_readme
def test_the_readme_counts_what_the_facts_hold(warehouse):
    said = re.search(r"([\d,]+) deals, ([\d,]+) events and ([\d,]+) sources",
                     " ".join(readme().split()))  # fmt: skip
    held = warehouse.execute(
        "SELECT (SELECT count(*) FROM deals), "
        "(SELECT count(*) FROM deal_events), (SELECT count(*) FROM sources)"
    ).fetchone()

    assert tuple(int(number.replace(",", "")) for number in said.groups()) == held


QUESTIONS = sorted(path.stem for path in SQL.glob("*.sql"))
# The view of the method is made of several questions.
OF_VIEWS = {view.key: view.asks or view.key for view in VIEWS.values() if view.key != "method"}


def bound(question: str) -> set[str]:
    """Every value that a question binds, or that is made from it before the question is asked."""
    text = (SQL / f"{question}.sql").read_text(encoding="utf-8")
    names = set(re.findall(r"\$([a-z_0-9]+)", text))
    return names | ({"moves_needed"} if "typical_days" in names else set())


def added(question: str) -> set[str]:
    """What a question binds beyond the filter and what the machinery of questions fills in."""
    machinery = (SQL.parent / "questions.py").read_text(encoding="utf-8")
    text = (SQL / f"{question}.sql").read_text(encoding="utf-8")
    names = set(re.findall(r"\$([a-z_0-9]+)", text)) - {*PARAMETERS} - {*SITE_PARAMETERS}
    return {name for name in names if f'"{name}"' not in machinery}


@cache
def program() -> list[ast.AST]:
    return [node for path in PROGRAM for node in ast.walk(ast.parse(path.read_text("utf-8")))]


def asked() -> list[tuple[str, set[str]]]:
    """Every question that the program asks by name, with the values it adds to the filter."""
    return [
        (node.args[0].value, {word.arg for word in node.keywords if word.arg})
        for node in program()
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("rows", "table")
        and node.args
        and isinstance(node.args[0], ast.Constant)
    ]


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_begins_with_what_it_answers(question):
    first = (SQL / f"{question}.sql").read_text(encoding="utf-8").splitlines()[0]

    assert re.match(r"-- [A-Z].{15,}", first)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_is_asked_somewhere(question):
    strings = {
        node.value.removesuffix(".sql")
        for node in program()
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }

    assert question in strings | set(OF_VIEWS.values())


def test_what_is_asked_has_an_answer():
    assert {question for question, _ in asked()} <= set(QUESTIONS)
    assert set(OF_VIEWS.values()) <= set(QUESTIONS)


def test_whoever_asks_a_question_adds_what_it_binds_beyond_the_filter():
    for question, given in asked():
        assert added(question) <= given, question
        assert given <= bound(question), question


@pytest.mark.parametrize("key", VIEWS)
def test_a_view_binds_what_its_filter_and_its_options_hold_and_nothing_else(atlas, key):
    view = VIEWS[key]
    chosen = SiteFilter() if view.about == "sites" else AtlasFilter()

    assert key not in OF_VIEWS or added(OF_VIEWS[key]) == set(view.options)
    assert tuple(view.table(atlas, chosen).columns)[: len(view.columns)] == view.columns
