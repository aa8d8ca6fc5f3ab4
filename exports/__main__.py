"""``python -m exports``: the command line."""

from __future__ import annotations

import signal
import sys
from types import FrameType
from typing import NoReturn

from exports.refusals import STOPPED

_interrupted = False


def _interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    global _interrupted
    _interrupted = True
    raise KeyboardInterrupt


def _run() -> int:
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupt)
    try:
        # Its libraries take a second to open, in which readers may change their minds, too.
        from exports.command_line import run

        return run(sys.argv[1:])
    except BaseException:
        # A query that is interrupted ends in an error of the database's own.
        if not _interrupted:
            raise
        sys.stderr.write("exports: stopped before the end; nothing was written.\n")
        return STOPPED


if __name__ == "__main__":
    sys.exit(_run())
