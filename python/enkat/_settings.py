"""What a caller chooses, as the library takes it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from ._native import Settings
from .errors import EnkatError

if TYPE_CHECKING:
    pass

Missing = Literal["complete", "prorate20", "half"]
"""How many answers a keyed sum may lack: none, a fifth of each scale, or less than half of it."""

Lang = Literal["en", "sv"]

ValueSets = "str | ValueSet | Sequence[str | ValueSet] | None"

MissingCodes = int | str | Iterable[int | str] | Mapping[str, int | str | Iterable[int | str]]
"""Codes that stand for a missing answer: everywhere, or by column."""

Waves = Mapping[str, str | Iterable[str]]
"""What the table calls the occasions: ``{"start": "pre", "exit": "post"}``."""


def settings(
    *,
    value_set: object = None,
    missing: str = "prorate20",
    columns: Mapping[str, str] | None = None,
    waves: Waves | None = None,
    missing_codes: MissingCodes | None = None,
    by: str | Sequence[str] = (),
    reliability: Mapping[str, float | str] | None = None,
    norms: Sequence[Mapping[str, Any]] = (),
    bootstrap: Mapping[str, Any] | None = None,
    scales: Sequence[Mapping[str, Any]] = (),
    forms: Sequence[Mapping[str, Any]] = (),
    programme: Mapping[str, Any] | None = None,
    current: str | None = None,
    violence_rows: bool = False,
) -> Settings:
    """The choices of a call, checked."""
    written = choices(
        value_set=value_set,
        missing=missing,
        columns=columns,
        waves=waves,
        missing_codes=missing_codes,
        by=by,
        reliability=reliability,
        norms=norms,
        bootstrap=bootstrap,
        scales=scales,
        forms=forms,
        programme=programme,
        current=current,
        violence_rows=violence_rows,
    )
    return Settings(text_of(written))


def text_of(written: Mapping[str, Any]) -> str:
    """The choices as the library reads them."""
    try:
        return json.dumps(written)
    except TypeError as error:
        raise EnkatError(f"a choice that is no plain value: {error}", kind="options") from None


def choices(**given: Any) -> dict[str, Any]:
    """The choices of a call as plain values; what was not chosen is left out."""
    written: dict[str, Any] = {"today": (date.today() - date(1970, 1, 1)).days}
    for name, value in given.items():
        if value is None or value == () or value is False:
            continue
        if name == "value_set":
            written["value_sets"] = [_set(one) for one in _several(value)]
        elif name == "waves":
            written[name] = {wave: [str(label) for label in _several(labels)] for wave, labels in value.items()}
        elif name == "missing_codes":
            written[name] = _codes(value)
        elif name == "by":
            written[name] = [str(column) for column in _several(value)]
        elif name == "columns":
            written[name] = {str(ours): str(theirs) for ours, theirs in value.items()}
        elif name == "bootstrap":
            written[name] = {"replicates": 2000, "seed": 1, **value}
        elif name in ("scales", "forms", "norms"):
            written[name] = [dict(one) for one in value]
        else:
            written[name] = value
    return written


def _several(value: Any) -> list[Any]:
    if isinstance(value, Iterable) and not isinstance(value, str | bytes | Mapping):
        return list(value)
    return [value]


def _set(value: object) -> object:
    if isinstance(value, str):
        return value
    written = getattr(value, "_written", None)
    if written is None:
        expected = "expected the id of one, such as 'SE-2022-TTO', or an enkat.ValueSet"
        raise EnkatError(f"a {type(value).__name__} is no value set; {expected}", kind="value_set")
    return written


def _codes(value: MissingCodes) -> list[str]:
    if isinstance(value, Mapping):
        return [f"{column}={code}" for column, codes in value.items() for code in _several(codes)]
    return [str(code) for code in _several(value)]
