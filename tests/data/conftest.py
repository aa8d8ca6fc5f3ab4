"""A folder of facts to be damaged."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from analytics.fact_files import DataError
from analytics.fact_schema import fact_tables
from analytics.warehouse import FACTS, blank_warehouse, open_warehouse

FILES = [table.file for table in fact_tables(blank_warehouse())]


@dataclass(frozen=True)
class FactsFolder:
    """Every fact file as a link to the real one, until a test writes its own in its place."""

    folder: Path

    def read(self, file: str) -> str:
        return (self.folder / file).read_text(encoding="utf-8")

    def change(self, file: str, to: Callable[[str], str | bytes]) -> None:
        written = to(self.read(file))
        self.remove(file)
        (self.folder / file).write_bytes(
            written if isinstance(written, bytes) else written.encode("utf-8")
        )

    def remove(self, file: str) -> None:
        (self.folder / file).unlink()

    def set_cells(self, file: str, key: str, **cells: str) -> int:
        """Change cells of the first row whose first cell is the key; return that row's line."""
        header, *rows = csv.reader(io.StringIO(self.read(file)))
        number = next(number for number, row in enumerate(rows) if row[0] == key)
        for column, value in cells.items():
            rows[number][header.index(column)] = value
        written = io.StringIO()
        csv.writer(written, lineterminator="\n").writerows([header, *rows])
        self.change(file, lambda _: written.getvalue())
        return number + 2

    def line_of(self, file: str, beginning: str) -> int:
        lines = self.read(file).split("\n")
        return next(number for number, line in enumerate(lines, 1) if line.startswith(beginning))

    def refusal(self) -> str:
        """What is said when the facts do not open."""
        with pytest.raises(DataError) as refused:
            open_warehouse(self.folder)
        return str(refused.value)


@pytest.fixture
def facts(tmp_path: Path) -> FactsFolder:
    for file in FILES:
        link = tmp_path / file
        link.parent.mkdir(exist_ok=True)
        link.symlink_to(FACTS / file)
    return FactsFolder(tmp_path)
