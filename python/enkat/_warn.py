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
"""So many rules are told in words."""


_ALSO = ("EQ014", "EQ020", "EQ062", "EQ064")
"""Rules below an error that are told all the same: what was left out, and what was not read."""


def tell(found: Sequence[dict[str, Any]], notices: Sequence[str] = _ALSO) -> None:
    """Warns of what could not be used: how often, what it is, and where it is first; of warnings and notices only these."""
    errors = [total for total in found if total["level"] in ("critical", "error") or total["rule"] in notices]
    if not errors:
        return
    # a rule may tell what was answered: about violence there is no word outside of what somebody asked to see
    secret = sum(total["count"] for total in errors if total["rule"].startswith("VS"))
    errors = [total for total in errors if not total["rule"].startswith("VS")]
    parts = []
    for total in errors[:_MOST]:
        column = f" in {total['column']}" if total["column"] else ""
        first = f", first in row {total['row']}" if total["row"] else ""
        parts.append(f"{total['rule']}{column}, {total['checks']}: {total['count']}{first}")
    if len(errors) > _MOST:
        parts.append(f"and {len(errors) - _MOST} more")
    if secret:
        parts.append(f"a violence form, findings that enkat.check names: {secret}")
    warn(f"{'; '.join(parts)}. What is invalid voids the scores that use it; enkat.check shows every one")


def warn(message: str) -> None:
    """Warns at the line of the caller, which is the first outside this package."""
    level, frame = 1, sys._getframe()
    while frame.f_back is not None and frame.f_code.co_filename.startswith(_HERE):
        level, frame = level + 1, frame.f_back
    warnings.warn(message, EnkatWarning, stacklevel=level)
