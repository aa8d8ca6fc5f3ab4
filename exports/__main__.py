"""``python -m exports``: the command line."""

import sys

from exports.command_line import run

sys.exit(run(sys.argv[1:]))
