"""What was odd about a table, told once for each call."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from .errors import EnkatWarning

_HERE = str(Path(__file__).parent)


def tell(found: Sequence[dict[str, Any]]) -> None:
    """Warns of answers that could not be used; how many, where, and of which rule."""
    errors = [total for total in found if total["level"] in ("critical", "error")]
    if not errors:
        return
    parts = [f"{total['rule']} {total['column']}: {total['count']}" for total in errors[:6]]
    more = "" if len(errors) <= 6 else f" and {len(errors) - 6} more"
    count = sum(total["count"] for total in errors)
    noun = "error" if count == 1 else "errors"
    warn(f"{count} {noun} in the data ({'; '.join(parts)}{more}); what they touch is empty, see enkat.check(data)")


def warn(message: str) -> None:
    """Warns at the line of the caller, which is the first outside this package."""
    level, frame = 1, sys._getframe()
    while frame.f_back is not None and frame.f_code.co_filename.startswith(_HERE):
        level, frame = level + 1, frame.f_back
    warnings.warn(message, EnkatWarning, stacklevel=level)
