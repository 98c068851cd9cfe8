"""What a caller chooses, as the library takes it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from numbers import Integral
from typing import Any

from ._native import Settings
from .errors import EnkatError

MissingCodes = int | str | Iterable[int | str] | Mapping[str, int | str | Iterable[int | str]]
"""Codes that stand for a missing answer: everywhere, or by column."""

Codes = Mapping[str, str | Mapping[Any, int]]
"""What cells stand for, by item, pattern or questionnaire: ``{"mo": {"Level 3": 3}, "eq5d5l": "from-zero"}``."""

Columns = Mapping[str, str | Iterable[str]]
"""Your names of our columns, ``{ours: theirs}``; several of which a row fills one: ``{"mo": ["mo_sv", "mo_en"]}``."""

Waves = Mapping[str, str | Iterable[str]]
"""What the table calls the occasions: ``{"start": "pre", "exit": "post"}``."""


def settings(**chosen: Any) -> Settings:
    """The choices of a call, checked."""
    return Settings(text_of(choices(**chosen)))


def text_of(written: Mapping[str, Any]) -> str:
    """The choices as the library reads them."""
    try:
        return json.dumps(written, allow_nan=False)
    except (TypeError, ValueError):
        raise EnkatError("a choice holds something that cannot be read as a plain value", kind="options") from None


def choices(**given: Any) -> dict[str, Any]:
    """The choices of a call as plain values; what was not chosen is left out."""
    chosen: dict[str, Any] = {"today": (date.today() - date(1970, 1, 1)).days}
    written: dict[str, Any] = {"choices": chosen}
    for name, value in given.items():
        if value is None or value is False or (isinstance(value, tuple | list) and not value):
            continue
        read = _READ.get(name, _word)(name, value)
        if name in _BROUGHT:
            written[name] = read
        elif name == "value_set":
            own = [one for one in read if not isinstance(one, str)]
            chosen["value_sets"] = [one if isinstance(one, str) else one["id"] for one in read]
            written["own_value_sets"] = own
        else:
            chosen[_CHOSEN.get(name, name)] = read
    return written


def joined(first: Mapping[str, Any], then: Mapping[str, Any]) -> dict[str, Any]:
    """Choices, and more that go before them."""
    return {**first, **then, "choices": {**first["choices"], **then["choices"]}}


def _word(name: str, value: Any) -> Any:
    if not isinstance(value, str | bool):
        raise EnkatError(f"{name}: a {type(value).__name__} is not a choice, expected a word", kind=name)
    return value


def _mapping(name: str, value: Any, expected: str) -> Mapping[Any, Any]:
    if not isinstance(value, Mapping):
        raise EnkatError(f"{name}: a {type(value).__name__} is not a dict, expected {expected}", kind=name)
    return value


def _columns(name: str, value: Any) -> list[str]:
    given = _mapping(name, value, "{ours: theirs}, such as {'mo': 'Q1'}")
    pairs = [(ours, theirs) for ours, columns in given.items() for theirs in several(columns)]
    for ours, theirs in pairs:
        if ("{n}" in str(ours)) != ("{n}" in str(theirs)) or not str(ours).strip() or not str(theirs).strip():
            message = f"{name}: {ours!r}: {theirs!r} is not a mapping, expected {{n}} on both sides or on neither"
            raise EnkatError(message, kind=name, column=str(theirs))
    return [f"{ours}={theirs}" for ours, theirs in pairs]


def _waves(name: str, value: Any) -> dict[str, list[str]]:
    given = _mapping(name, value, "{'start': 'pre', 'exit': 'post'}")
    return {str(wave): [_label(name, label) for label in several(labels)] for wave, labels in given.items()}


def _label(name: str, label: Any) -> str:
    """A label or a code as it stands in a table; what is missing is none."""
    try:
        is_missing = label is None or bool(label != label)
    except TypeError:
        is_missing = True
    if is_missing:
        raise EnkatError(f"{name}: what is missing has no name, expected numbers or words", kind=name)
    return as_written(label)


def as_written(label: Any) -> str:
    """A label as it stands in a table: a whole number has no decimals there."""
    return str(int(label)) if isinstance(label, float) and label.is_integer() else str(label)


def _codings(name: str, value: Any) -> dict[str, Any]:
    expected = "{'mo': {'Level 3': 3}}, or 'from-zero' or 'reversed' for the inner dict"
    given = _mapping(name, value, expected)
    read: dict[str, Any] = {}
    for item, coding in given.items():
        if isinstance(coding, Mapping):
            texts: dict[str, Any] = {}
            for text, code in coding.items():
                label = _label(name, text)
                if label in texts or isinstance(code, bool) or not isinstance(code, Integral):
                    raise EnkatError(f"{name}: {item!r} needs a whole number for each text, once", kind=name)
                texts[label] = int(code)
            read[str(item)] = texts
        elif isinstance(coding, str):
            read[str(item)] = coding.strip().lower().replace("_", "-")
        else:
            raise EnkatError(f"{name}: {item!r} has no table of codes, expected {expected}", kind=name)
    return read


def _codes(name: str, value: Any) -> list[str]:
    if isinstance(value, Mapping):
        return [f"{column}={_code(name, code)}" for column, codes in value.items() for code in several(codes)]
    return [_code(name, code) for code in several(value)]


def _code(name: str, code: Any) -> str:
    label = _label(name, code)
    if "=" in label:
        raise EnkatError(f"{name}: {label!r} is not a missing code, expected a number or a word", kind=name)
    return label


def _sets(name: str, value: Any) -> list[Any]:
    return [_set(one) for one in several(value)]


def _set(value: object) -> object:
    if isinstance(value, str):
        return value
    written = getattr(value, "_written", None)
    if written is None:
        expected = "expected the id of one, such as 'SE-2022-TTO', or an enkat.ValueSet"
        raise EnkatError(f"a {type(value).__name__} is not a value set; {expected}", kind="value_set")
    return written


def _names(name: str, value: Any) -> list[str]:
    names = several(value)
    if not all(isinstance(one, str) for one in names):
        raise EnkatError(f"{name}: expected names of columns", kind=name)
    return names


def _dicts(name: str, value: Any) -> list[dict[str, Any]]:
    if hasattr(value, "to_dicts") or hasattr(value, "to_dict"):
        value = value.to_dicts() if hasattr(value, "to_dicts") else value.to_dict("records")
    dicts = several(value)
    if not all(isinstance(one, Mapping) for one in dicts):
        raise EnkatError(f"{name}: expected a dict, or a list of dicts", kind=name)
    # a cell of a table that is empty was not given
    return [{key: cell for key, cell in one.items() if cell is not None and cell == cell} for one in dicts]


def _reliability(name: str, value: Any) -> list[str]:
    given = _mapping(name, value, "{'soc13.total': 0.84}, or 'alpha' for the number")
    for measure, r in given.items():
        if isinstance(r, bool) or not (isinstance(r, str) or hasattr(r, "__float__")):
            raise EnkatError(f"{name}: {measure!r} needs a number from 0 to below 1, or 'alpha'", kind=name)
        if not _is_reliability(r):
            raise EnkatError(f"{name}: {measure!r} needs a number from 0 to below 1, or 'alpha'", kind=name)
    return [f"{measure}={r if isinstance(r, str) else float(r)}" for measure, r in given.items()]


def _is_reliability(r: Any) -> bool:
    return r.strip().lower() == "alpha" if isinstance(r, str) else 0 <= float(r) < 1


def _bootstrap(name: str, value: Any) -> dict[str, Any]:
    given = {"method": value} if isinstance(value, str) else _mapping(name, value, "{'method': 'bca'}")
    known = {"method": str, "replicates": Integral, "seed": Integral}
    for key, cell in given.items():
        fits = key in known and isinstance(cell, known[key]) and not isinstance(cell, bool)
        if not fits or (isinstance(cell, int) and cell < 0):
            raise EnkatError(f"{name}: expected method (bca or percentile), replicates and seed", kind=name)
    numbers = {key: int(cell) for key, cell in given.items() if key != "method"}
    return {"replicates": 2000, "seed": 1, **given, **numbers}


def _programme(name: str, value: Any) -> dict[str, Any]:
    return dict(_mapping(name, value, "the lists of codes as a dict"))


_BROUGHT = {"forms", "not_identity", "programme", "scales"}
"""What a caller brings, beside what is chosen."""

_CHOSEN = {"waves": "occasions"}
"""Choices that the library calls by another name."""

_READ: dict[str, Callable[[str, Any], Any]] = {
    "bootstrap": _bootstrap,
    "by": _names,
    "codes": _codings,
    "columns": _columns,
    "forms": _dicts,
    "missing_codes": _codes,
    "norms": _dicts,
    "not_identity": _names,
    "programme": _programme,
    "reliability": _reliability,
    "scales": _dicts,
    "value_set": _sets,
    "waves": _waves,
}


def several(value: Any) -> list[Any]:
    """One or several as a list."""
    if isinstance(value, Iterable) and not isinstance(value, str | bytes | Mapping):
        return list(value)
    return [value]
