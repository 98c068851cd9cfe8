"""Levels of a pandas index that say whose a row is, and of which occasion, whatever they are called."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from ._native import Settings
from ._settings import as_written

ID, WAVE = "id", "wave"


def named(index: Any, columns: Collection[str], chosen: Settings) -> dict[int, str]:
    """By its place what a level of an index with two is, where there is no doubt; ``columns`` are in small letters.

    A level that holds nothing but names of occasions is the occasion. The level beside it is the person if it has no
    name, or if the two together tell all rows apart.
    """
    if index.nlevels != 2:
        return {}
    ours = [name.lower() for name in chosen.mapped]
    known = {*columns, *ours, *(str(name).strip().lower() for name in index.names if name is not None)}
    if any(name.startswith(("start.", "exit.")) for name in known):
        return {}
    found: dict[int, str] = {}
    occasions = [place for place in (0, 1) if _is_occasion(index, place, chosen)]
    if WAVE in known:
        occasion = next((place for place in (0, 1) if _name(index, place) == WAVE), None)
    elif len(occasions) == 1:
        occasion = occasions[0]
        found[occasion] = WAVE
    else:
        return {}
    if occasion is not None and ID not in known:
        other = 1 - occasion
        if index.names[other] is None or index.is_unique:
            found[other] = ID
    return found


def _name(index: Any, place: int) -> str:
    return str(index.names[place]).strip().lower()


def _is_occasion(index: Any, place: int, chosen: Settings) -> bool:
    labels = list(index.get_level_values(place).unique())
    return 0 < len(labels) <= 20 and all(chosen.names_occasion(as_written(label)) for label in labels)
