"""Fifteen invented people."""

from __future__ import annotations

from typing import Any

from . import _native
from ._tables import Kind, library_frame
from .cohort import Cohort
from .report import Report


def demo(library: str | None = "dict") -> Any:
    """The answers of fifteen invented people at start and at exit.

    Args:
        library: ``dict`` for a dict of columns, or ``pandas``, ``polars``, ``pyarrow``.

    Example:
        >>> import enkat
        >>> people = enkat.demo()
        >>> people["id"][:2], people["wave"][:2], people["vas"][:2]
        (['D01', 'D01'], ['start', 'exit'], [55, 56])
    """
    import csv

    rows = list(csv.DictReader(_native.demo().splitlines()))
    columns = {name: _column([row[name] for row in rows]) for name in rows[0]}
    kinds: dict[str, Kind] = {
        name: "integer" for name, cells in columns.items() if any(isinstance(cell, int) for cell in cells)
    }
    return library_frame(library, columns, kinds)


def _column(cells: list[str]) -> list[Any]:
    are_numbers = all(cell.isdigit() for cell in cells if cell)
    return [(int(cell) if are_numbers else cell) if cell else None for cell in cells]


def demo_report(value_set: Any = "SE-2022-TTO", lang: str = "en") -> Report:
    """The internal report of the invented people: an example, not a default of anything.

    Example:
        >>> import enkat
        >>> enkat.demo_report().value("eq5d5l.vas", "n", "start")
        14.0
    """
    cohort = Cohort(by=["sex"]).add(demo())
    return cohort._report(value_set=value_set, lang=lang, internal=True, invented=True)
