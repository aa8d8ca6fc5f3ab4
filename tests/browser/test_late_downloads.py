"""A file that was asked for is there, however long the browser's way to it is."""

from __future__ import annotations

import pytest

from benchmarks.exporting_reader import ExportingReader
from benchmarks.reader import Reader

pytestmark = pytest.mark.browser


def test_a_file_is_still_there_after_others_have_clicked(served):
    address = served.removeprefix("http://")
    with ExportingReader(address) as reader, Reader(address) as other:
        reader.arrive()
        reader.open_menu()
        at = reader.address_of("export_partnership_map_svg")

        other.arrive()
        for _ in range(4):
            other.go_to("vendors=google")

        assert reader.read(at).startswith(b"<svg")
