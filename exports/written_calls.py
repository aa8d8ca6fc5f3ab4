"""The call of the command line that writes the rows of a view again."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from typing import Any

from analytics.white_space import Weights
from exports.view_options import VIEW_OPTIONS
from figures.catalog import VIEWS


def written_call(
    view_key: str, filter_: Mapping[str, Any], options: Mapping[str, Any], as_of: str
) -> str:
    """A call that a reader can type to check a file.

    Args:
        view_key: the view.
        filter_: parameters of the reader's choice, as pages write them into addresses.
        options: what the view was asked beside the filter.
        as_of: the day that the view is read for, so that the call holds when news is added.

    Examples:
        >>> written_call("partnership_map", {"vendors": "openai"}, {}, "2026-06-30")
        'python -m exports partnership_map --vendors openai --as-of 2026-06-30'
    """
    words = ["python", "-m", "exports", view_key]
    asked = dict(filter_)
    if "as_of" not in asked and "month" not in asked:
        asked["as_of"] = as_of
    for name, value in asked.items():
        said = ",".join(value) if isinstance(value, (list, tuple)) else str(value)
        words += ["--" + name.replace("_", "-"), said]
    taken_unsaid = VIEWS[view_key].options if view_key in VIEWS else {}
    for view_option in VIEW_OPTIONS:
        value = options.get(view_option.name)
        if value is not None and value != taken_unsaid.get(view_option.name):
            words += [view_option.flag, _written(value)]
    return shlex.join(words)


def _written(value: Any) -> str:
    return value.written if isinstance(value, Weights) else str(value)
