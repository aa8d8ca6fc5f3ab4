"""The walls of the house: imports run one way, each library has one door, files stay small."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NO_CODE = {".venv", ".git", ".hypothesis", ".pytest_cache", ".ruff_cache", "build", "node_modules"}

# From the top of the house to the ground; a floor knows itself and those below it.
FLOORS = ("frame", "pages", "components", "exports", "figures", "analytics")

# Library -> where it may be imported. Benchmarks measure what they like, tests test what they like.
DOORS = {
    "streamlit": ("app.py", "serve.py", "pages/"),
    "duckdb": ("analytics/warehouse.py", "analytics/questions.py"),
    "plotly": ("figures/charts", "figures/theme.py"),
    "pydeck": ("figures/maps",),
    "geopandas": ("analytics/geography/",),
    "shapely": ("analytics/geography/",),
    "pptx": ("exports/slides",),
    "uvicorn": ("serve.py",),
    "starlette": ("serve.py",),
    "playwright": (),
    "pytest": (),
}
WORD_OF_NO_MEANING = re.compile(
    r"(^|_)(utils?|helpers?|common|managers?|misc|stuff|base|core)(_|$)|_v?\d+$"
)
LONGEST_FILE = 350

SQL = re.compile(
    r"\bSELECT\b|\bINSERT INTO\b|\bDELETE FROM\b|\bUPDATE \w+ SET\b|"
    r"\bCREATE (OR REPLACE )?(TABLE|VIEW|MACRO)\b|\bDROP (TABLE|VIEW)\b"
)
MAY_BUILD_SQL = ("analytics/warehouse.py", "analytics/fact_")
MAY_RUN_SQL = (*MAY_BUILD_SQL, "analytics/questions.py", "analytics/data_rules.py",
               "analytics/dictionary.py")  # fmt: skip


def code(*endings: str) -> list[Path]:
    """Every file of the project with one of these endings."""
    tops = [top for top in sorted(ROOT.iterdir()) if top.name not in NO_CODE]
    found = [path for top in tops for path in ([top] if top.is_file() else sorted(top.rglob("*")))]
    return [path for path in found if path.suffix in endings]


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


PRODUCT = [path for path in code(".py") if not place(path).startswith(("tests/", "benchmarks/"))]


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> list[str]:
    """Dotted names of all that a file imports, also inside functions."""
    names = []
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            inside = [] if not node.level else list(path.relative_to(ROOT).parts[: -node.level])
            module = ".".join([*inside, *([node.module] if node.module else [])])
            # "from pages.components import session" names a module, too.
            names += [f"{module}.{alias.name}" for alias in node.names]
    return names


def floor(dotted: str) -> str | None:
    """The floor on which a module stands; None for libraries."""
    parts = dotted.split(".")
    if parts[0] == "pages":
        return "components" if parts[1:2] == ["components"] else "pages"
    if parts[0] in ("app", "serve", "guard"):
        return "frame"
    return parts[0] if parts[0] in FLOORS else None


@pytest.mark.parametrize("path", PRODUCT, ids=place)
def test_imports_run_one_way(path):
    here = floor(place(path).removesuffix(".py").replace("/", "."))
    assert here, f"{place(path)} stands on no floor"

    for name in imported(path):
        there = floor(name)
        assert name.split(".")[0] not in ("tests", "benchmarks")
        assert there is None or FLOORS.index(there) >= FLOORS.index(here), f"{here} knows {name}"


def test_no_page_knows_another_page():
    for path in PRODUCT:
        if place(path).startswith("pages/"):
            others = [name for name in imported(path) if floor(name) == "pages"]
            assert others == [], place(path)


@pytest.mark.parametrize("library", DOORS)
def test_each_library_has_one_door(library):
    inside = [place(path) for path in PRODUCT if library in _libraries(path)]

    assert [path for path in inside if not path.startswith(DOORS[library] or ("nowhere",))] == []


def _libraries(path: Path) -> set[str]:
    return {name.split(".")[0] for name in imported(path)}


def test_the_data_folder_holds_no_program():
    assert [place(path) for path in code(".py", ".js") if place(path).startswith("data/")] == []


def test_names_of_files_and_folders_say_what_is_inside():
    vague = [
        place(path)
        for path in code(".py", ".js", ".css", ".sql")
        if any(
            WORD_OF_NO_MEANING.search(part.split(".")[0]) for part in path.relative_to(ROOT).parts
        )
    ]

    assert vague == []


def test_no_file_is_too_long_to_be_read_at_once():
    lines = {place(path): len(path.read_text("utf-8").splitlines()) for path in code(".py", ".js")}

    assert {path: count for path, count in lines.items() if count > LONGEST_FILE} == {}


def texts(path: Path) -> list[str]:
    """Every string of a file but its documentation."""
    tree = parsed(path)
    documentation = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef))
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in documentation
    ]


def test_sql_is_written_in_sql_files_or_beside_the_facts():
    written = [
        f"{place(path)}: {text[:60]}"
        for path in PRODUCT
        if not place(path).startswith(MAY_RUN_SQL)
        for text in texts(path)
        if SQL.search(text)
    ]

    assert written == []


def test_sql_is_put_together_from_strings_by_the_warehouse_alone():
    built = [
        f"{place(path)}:{node.lineno}"
        for path in PRODUCT
        if not place(path).startswith(MAY_BUILD_SQL)
        for node in ast.walk(parsed(path))
        if is_put_together(node)
    ]

    assert built == []


def is_put_together(node: ast.AST) -> bool:
    """Is this SQL with something filled in: an f-string, a sum, a format?"""
    is_format = isinstance(node, ast.Attribute) and node.attr in ("format", "join", "replace")
    if not (isinstance(node, (ast.JoinedStr, ast.BinOp)) or is_format):
        return False
    strings = [part.value for part in ast.walk(node) if isinstance(part, ast.Constant)]
    return any(isinstance(text, str) and SQL.search(text) for text in strings)


def test_only_the_warehouse_and_the_questions_speak_to_the_database():
    speaking = {
        place(path)
        for path in PRODUCT
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute) and node.attr in ("execute", "executemany", "sql")
    }

    assert {path for path in speaking if not path.startswith(MAY_RUN_SQL)} == set()


def test_scripts_and_styles_name_no_outside_host():
    hosts = re.compile(r"(?:https?:)?//(?!www\.w3\.org)[a-z0-9-]+\.[a-z]+|@import|url\((?!#)")

    named = [
        f"{place(path)}: {line.strip()[:80]}"
        for path in code(".js", ".css")
        for line in path.read_text(encoding="utf-8").splitlines()
        if hosts.search(line)
    ]

    assert named == []


def test_no_page_lets_markdown_take_html():
    assert [place(path) for path in PRODUCT if "unsafe_allow_html" in path.read_text("utf-8")] == []
