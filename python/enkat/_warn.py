"""What was odd about a table, told once for each call."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Sequence
from typing import Any

from .errors import EnkatWarning

_HERE = os.path.dirname(__file__)
_MOST = 4
"""So many rules are told in words, and so many columns of one."""
ABSENT = "EQ020"
"""The rule of items that have no column."""
ALSO = ("EQ014", ABSENT, "EQ062", "EQ064")
"""Rules below an error that are told all the same: what was left out, and what was not read."""
OF_A_PART = tuple(rule for rule in ALSO if rule != "EQ064")
"""The same of a part of a group, which need not have rows of every occasion."""


def tell(found: Sequence[dict[str, Any]], notices: Sequence[str] = ALSO) -> None:
    """Warns of what could not be used: how often, what it is, and where it is first; below errors only of these."""
    errors = [total for total in found if total["level"] in ("critical", "error") or total["rule"] in notices]
    if not errors:
        return
    # a rule may tell what was answered: about violence there is no word outside of what somebody asked to see
    secret = sum(total["count"] for total in errors if total["rule"].startswith("VS"))
    errors = [total for total in errors if not total["rule"].startswith("VS")]
    # what whole columns tell is told once for all of them
    told: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for total in errors:
        told.setdefault((total["rule"], total["column"] if total["row"] else ""), []).append(total)
    parts = [_part(totals) for totals in list(told.values())[:_MOST]]
    if len(told) > _MOST:
        parts.append(f"and {len(told) - _MOST} more")
    if secret:
        parts.append(f"a violence form, findings that enkat.check names: {secret}")
    warn(f"{'; '.join(parts)}. What is invalid voids the scores that use it; enkat.check shows every one")


def _part(totals: Sequence[dict[str, Any]]) -> str:
    """A rule, in which columns it is broken, how often, and where first."""
    first = totals[0]
    columns = [total["column"] for total in totals if total["column"]]
    more = f" and {len(columns) - _MOST} more" if len(columns) > _MOST else ""
    where = f" in {', '.join(columns[:_MOST])}{more}" if columns else ""
    row = f", first in row {first['row']}" if first["row"] else ""
    return f"{first['rule']}{where}, {first['checks']}: {sum(total['count'] for total in totals)}{row}"


def warn(message: str) -> None:
    """Warns at the line of the caller, which is the first outside this package."""
    level, frame = 1, sys._getframe()
    while frame.f_back is not None and frame.f_code.co_filename.startswith(_HERE):
        level, frame = level + 1, frame.f_back
    warnings.warn(message, EnkatWarning, stacklevel=level)
