"""The package held against results of others that it carries, on the machine where it is used."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from . import _native

__all__ = ["Qualification", "qualify"]


class Qualification:
    """What came of holding the package against results of others; `qualify` makes it."""

    def __init__(self, made: _native.Qualification) -> None:
        self._made = made

    @property
    def passes(self) -> bool:
        """Every requirement is met, and every control was noticed."""
        return self._made.passes()

    def to_dict(self) -> dict[str, Any]:
        """Everything as data: version, platform, hashes, each requirement and control with its result."""
        found: dict[str, Any] = json.loads(self._made.json())
        return found

    def text(self, lang: str = "en") -> str:
        """As plain text, in English (``en``) or Swedish (``sv``)."""
        return self._made.text(lang)

    def html(self, lang: str = "en") -> str:
        """One self-contained page, to be printed and signed."""
        return self._made.html(lang)

    def __repr__(self) -> str:
        return f"<enkat.Qualification, {'passed' if self.passes else 'NOT PASSED'}>"


def qualify(date: str | None = None) -> Qualification:
    """Works out, on this machine, what the package should give, and compares; takes some seconds.

    Value sets are held against hashes made from the printed coefficients, KASAM and figures of groups against R, and
    the proof of a release is run again. To each belongs a control: something that is changed on purpose and has to be
    noticed.

    Args:
        date: What stands in its head; today if not given.

    Example:
        >>> import enkat
        >>> found = enkat.qualify("2026-01-31")
        >>> found.passes, len(found.to_dict()["value_sets"])
        (True, 85)
    """
    if date is None:
        from datetime import date as day

        date = day.today().isoformat()
    return Qualification(_native.qualify(Path(_native.__file__).read_bytes(), date))
