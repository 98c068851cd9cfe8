"""What was odd about a table, told once for each call."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from typing import Any

from .errors import EnkatWarning


def tell(found: Sequence[dict[str, Any]], *, stacklevel: int = 3) -> None:
    """Warns of answers that could not be used; how many, where, and of which rule."""
    errors = [total for total in found if total["level"] in ("critical", "error")]
    if not errors:
        return
    parts = [f"{total['rule']} {total['column']}: {total['count']}" for total in errors[:6]]
    more = "" if len(errors) <= 6 else f" and {len(errors) - 6} more"
    count = sum(total["count"] for total in errors)
    message = f"{count} errors in the data ({'; '.join(parts)}{more}); what they touch is empty, see enkat.check(data)"
    warnings.warn(message, EnkatWarning, stacklevel=stacklevel + 1)
