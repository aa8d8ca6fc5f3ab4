"""Which filters does a call of the command line give? Their texts by the names of parameters.

Views (``call_reading.py``), decks and briefs each read these texts in their own way.
"""

from __future__ import annotations

import argparse

from analytics.filters import PARAMETERS
from analytics.site_filters import SITE_PARAMETERS


def given_filters(arguments: argparse.Namespace) -> dict[str, str]:
    """Filters of deals and of datacenters that a call gives, as they are written."""
    return {
        name: text
        for name, text in vars(arguments).items()
        if name in (*PARAMETERS, *SITE_PARAMETERS) and text is not None
    }
