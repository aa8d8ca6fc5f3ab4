"""Drawings as PNG and PDF, converted in a process of their own so that no reader's page waits.

The converter holds Python's lock while it works: called by a thread of the server, one large
picture would stop every page for a second. A process costs a few hundredths of a second more, and
its memory is free again when it ends (benchmarks/README.md). It reads all it is to convert from
standard input, so that many pages cost one start.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence

LONGEST_SECONDS = 120
_LENGTH = 8  # bytes before each file, which say how long it is


class ConversionError(RuntimeError):
    """A drawing could not be converted; the message is what the converter said."""


def png_of(svg: str, scale: float = 1.0) -> bytes:
    """A drawing as a PNG.

    Args:
        svg: the drawing.
        scale: pixels of the PNG for one of the drawing.

    Raises:
        ConversionError: when it cannot be converted.
    """
    (content,) = _converted({"format": "png", "scale": scale, "drawings": [svg]})
    return content


def pdfs_of(drawings: Sequence[str]) -> list[bytes]:
    """Drawings as PDFs of one page each.

    Args:
        drawings: SVG texts.

    Raises:
        ConversionError: when one of them cannot be converted.
    """
    return _converted({"format": "pdf", "drawings": list(drawings)})


def _converted(asked: dict[str, object]) -> list[bytes]:
    try:
        done = subprocess.run(
            [sys.executable, "-I", __file__],
            input=json.dumps(asked).encode(),
            capture_output=True,
            check=True,
            timeout=LONGEST_SECONDS,
        )
    except subprocess.CalledProcessError as problem:
        said = problem.stderr.decode(errors="replace").strip()
        raise ConversionError(said or f"the converter ended with {problem.returncode}") from None
    except subprocess.TimeoutExpired:
        raise ConversionError(f"the converter took more than {LONGEST_SECONDS} seconds") from None
    written, files = done.stdout, []
    while written:
        end = _LENGTH + int.from_bytes(written[:_LENGTH], "big")
        files.append(written[_LENGTH:end])
        written = written[end:]
    return files


def _convert() -> None:
    """The process: what it is asked comes from standard input, the files go to standard output."""
    import vl_convert  # the server itself need not load it

    if hasattr(os, "nice"):
        os.nice(10)  # the server's pages come first
    asked = json.load(sys.stdin.buffer)
    for svg in asked["drawings"]:
        try:
            if asked["format"] == "png":
                content = vl_convert.svg_to_png(svg, scale=asked["scale"])
            else:
                content = vl_convert.svg_to_pdf(svg)
        except (RuntimeError, ValueError) as problem:
            sys.exit(str(problem).splitlines()[0])  # what follows is a trace of the converter
        sys.stdout.buffer.write(len(content).to_bytes(_LENGTH, "big") + content)


if __name__ == "__main__":
    _convert()
