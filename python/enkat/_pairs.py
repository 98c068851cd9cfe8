"""Whose row at start belongs to which at exit.

The rule, in this order:

1. Both are one object, or ``by_position=True`` is said: row by row.
2. Both have ids (a column ``id``, a level of the index by that name, or ids that are handed over): by id.
3. Both are of pandas: by the labels of the index, which are the same on both sides, in any order.
4. Both have nothing but places (lists, arrays, dicts of them; an index that only counts rows): row by row.
5. Anything else is refused, and so are an id or a label that stands twice, and different numbers of places.
"""

from __future__ import annotations

from typing import Any

from . import _native
from ._frames import Kind
from ._native import Settings, Table
from ._warn import warn
from .errors import EnkatError

Pairs = list[int | None]
"""For each row at start the row at exit."""

_HOW = "name the column of ids with id=, or say by_position=True if row by row they are of the same people"


def paired(start: Kind, exit: Kind, chosen: Settings, *, ids: tuple[Any, Any] | None, by_position: bool) -> Pairs:
    """The row at exit of each row at start; none for somebody who has none."""
    if by_position:
        return _by_place(start, exit)
    sides = [_ids(kind, chosen, given) for kind, given in zip((start, exit), ids or (None, None), strict=True)]
    if sides[0] is not None and sides[1] is not None:
        return _by_id(start, exit, sides[0], sides[1])
    if sides != [None, None]:
        lacking = "start" if sides[0] is None else "exit"
        raise _refusal(f"{lacking} has no ids and the other side has; {_HOW}")
    labels = [getattr(kind, "labels", None) for kind in (start, exit)]
    if labels[0] is not None and labels[1] is not None:
        return _by_label(*labels)
    if start.is_placed and exit.is_placed:
        return _by_place(start, exit)
    raise _refusal(f"nothing says whose rows at start and at exit these are; {_HOW}")


def _refusal(message: str) -> EnkatError:
    return EnkatError(message, kind="rows", column="id")


def _ids(kind: Kind, chosen: Settings, given: Any) -> Table | None:
    """The ids of one side as a table of one column."""
    if given is not None:
        table = Table.from_columns(["id"], [given if hasattr(given, "__arrow_c_stream__") else list(given)])
        table.refuse_identity_numbers()
        if len(table) != len(kind.table):
            raise _refusal(f"id: there are {len(table)} ids for {len(kind.table)} rows")
        return table
    place = _native.id_column(kind.table, chosen)
    return None if place is None else Table.from_arrow(kind.table.appended([place], [], []))


def _by_id(start: Kind, exit: Kind, of_start: Table, of_exit: Table) -> Pairs:
    pairs = _native.paired_by_id(of_start, of_exit)
    found = sum(row is not None for row in pairs)
    if not found and len(pairs) and len(exit.table):
        raise _refusal("no id at start is one at exit; are they of the same people, and written alike?")
    alone = len(pairs) - found, len(exit.table) - found
    if any(alone):
        told = f"{alone[0]} rows at start have no row at exit by their id, {alone[1]} at exit none at start"
        warn(f"{told}; nothing is said of their change")
    return pairs


def _by_label(start: Any, exit: Any) -> Pairs:
    if not (start.is_unique and exit.is_unique):
        raise _refusal(f"a label of the index stands twice, so it does not say whose row it is; {_HOW}")
    if len(start) != len(exit):
        raise _refusal(f"the index has {len(start)} labels at start and {len(exit)} at exit; {_HOW}")
    rows = exit.get_indexer(start)
    if (rows < 0).any():
        raise _refusal(f"the index has other labels at start than at exit; {_HOW}")
    return [int(row) for row in rows]


def _by_place(start: Kind, exit: Kind) -> Pairs:
    rows = len(start.table), len(exit.table)
    if rows[0] != rows[1]:
        raise _refusal(f"start has {rows[0]} rows and exit has {rows[1]}; row by row they are of the same people")
    return list(range(rows[0]))
