"""What tests of exports share: calls of the command line, and the United Kingdom's brief."""

from __future__ import annotations

import io

import pytest
from pptx import Presentation

from analytics.filters import AtlasFilter
from exports import command_line
from exports.briefs import brief_bytes
from figures.briefs.country import CountryBrief, country_brief


@pytest.fixture
def call(atlas, monkeypatch, capsys):
    """Run a call on facts that are opened once; give its code and what it wrote."""
    monkeypatch.setattr(command_line, "open_atlas", lambda: atlas)

    def run(*words: str) -> tuple[int, str, str]:
        try:
            code = command_line.run(list(words))
        except SystemExit as leaving:
            code = leaving.code
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture(scope="module")
def british(atlas) -> CountryBrief:
    """The brief of the United Kingdom, with all deals."""
    return country_brief(atlas, "GBR", AtlasFilter())


@pytest.fixture(scope="module")
def british_slide(british):
    """Its slide, as the file holds it."""
    (only,) = Presentation(io.BytesIO(brief_bytes(british, "pptx"))).slides
    return only
