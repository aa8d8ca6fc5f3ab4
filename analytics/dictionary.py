"""The data dictionary: what every table and column means, written from the schema's comments."""

from __future__ import annotations

import re
import sys

from analytics.fact_files import DataError
from analytics.fact_schema import Connection, FactTable, closed_list, fact_tables
from analytics.warehouse import FACTS, filled_warehouse

README = FACTS / "README.md"

_KINDS = {
    "VARCHAR": "text",
    "BIGINT": "whole number",
    "INTEGER": "whole number",
    "DOUBLE": "number",
    "BOOLEAN": "true or false",
    "DATE": "day",
}


def data_dictionary(connection: Connection) -> str:
    """Describe every table, column and closed list of the facts in Markdown.

    Args:
        connection: holds the schema; the facts themselves may be in it or not.
    """
    lists = connection.execute(
        "SELECT type_name, labels, comment FROM duckdb_types() "
        "WHERE logical_type = 'ENUM' AND NOT internal ORDER BY type_oid"
    ).fetchall()
    list_names = {tuple(labels): name for name, labels, _ in lists}
    parts = [_table_part(table, list_names) for table in fact_tables(connection)]
    rows = [f"| `{name}` | {', '.join(labels)} | {said} |" for name, labels, said in lists]
    head = [
        "### Closed lists",
        "",
        "| list | what it may say, in order | meaning |",
        "|---|---|---|",
    ]
    return "\n\n".join([*parts, "\n".join(head + rows)])


def coverage_lines(connection: Connection) -> str:
    """Say in Markdown up to which day each topic was read."""
    rows = connection.execute(
        "SELECT topic, covered_until, note FROM coverage ORDER BY topic"
    ).fetchall()
    return "\n".join(
        f"- **{topic}**: up to {day}" + (f" ({note})" if note else "") for topic, day, note in rows
    )


def contradiction_lines(connection: Connection) -> str:
    """List in Markdown where the sources are known to disagree."""
    rows = connection.execute(
        "SELECT topic, contradiction FROM contradictions ORDER BY topic"
    ).fetchall()
    return "\n".join(f"- **{topic}**: {said}" for topic, said in rows)


def readme_in_step(readme: str, connection: Connection) -> str:
    """The README of the facts with its generated parts written anew.

    Each part stands between two marks, ``<!-- begin: name -->`` and ``<!-- end: name -->``.
    """
    for name, text in (
        ("coverage", coverage_lines(connection)),
        ("dictionary", data_dictionary(connection)),
        ("contradictions", contradiction_lines(connection)),
    ):
        begin, end = f"<!-- begin: {name} -->", f"<!-- end: {name} -->"
        part = re.compile(f"{re.escape(begin)}.*{re.escape(end)}", re.DOTALL)
        if not part.search(readme):
            raise ValueError(f"the README has no place for {name}: {begin} ... {end}")
        readme = part.sub(lambda _, new=f"{begin}\n{text}\n{end}": new, readme)
    return readme


def _table_part(table: FactTable, list_names: dict[tuple[str, ...], str]) -> str:
    lines = [
        f"### {table.name}",
        "",
        f"`{table.file}`. {table.comment} Key: {', '.join(f'`{c}`' for c in table.primary_key)}.",
        "",
        "| column | holds | meaning |",
        "|---|---|---|",
    ]
    for column, said in table.column_comments.items():
        choices = closed_list(table.column_types[column])
        kind = _KINDS.get(table.column_types[column], "")
        holds = f"one of `{list_names[choices]}`" if choices else kind
        for key in table.foreign_keys:
            if column in key.columns:
                holds = f"key of `{key.referred_table}`"
        if column in table.required:
            holds += ", never empty"
        lines.append(f"| `{column}` | {holds} | {said} |")
    return "\n".join(lines)


def main() -> int:
    """Bring the generated parts of data/README.md in step with schema and facts."""
    try:
        connection, _ = filled_warehouse()
    except DataError as error:
        print(error)
        return 1
    README.write_text(
        readme_in_step(README.read_text(encoding="utf-8"), connection), encoding="utf-8"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
