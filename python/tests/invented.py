"""Answers of people whom nobody has met, with everything in them that may go wrong between two machines."""

from __future__ import annotations

import importlib.util
import random
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pyarrow as pa

import enkat

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"

SITES = ("north", "south")
ANSWERS = {
    **{dimension: (1, 5) for dimension in ("mo", "sc", "ua", "pd", "ad")},
    "vas": (0, 100),
    **{f"soc13_{item}": (1, 7) for item in range(1, 14)},
}


def example(name: str) -> ModuleType:
    """A file of `examples`, as a module."""
    path = EXAMPLES / name
    spec = importlib.util.spec_from_file_location("_".join(path.relative_to(EXAMPLES).with_suffix("").parts), path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def people(count: int = 120, seed: int = 5) -> pa.Table:
    """A row for each person and occasion, shuffled: some lack an exit, an answer, or an id; some have a row too many.

    Levels are int8, as Spark hands them; one in forty is out of range.
    """
    chance = random.Random(seed)
    rows: list[dict[str, Any]] = []
    for number in range(count):
        person = {"id": None if number % 29 == 28 else f"P{number:03}", "site": chance.choice(SITES)}
        person["sex"] = chance.choice(["woman", "man"])
        for wave in ("start", "exit"):
            if wave == "exit" and chance.random() < 0.15:
                continue
            times = 2 if number % 17 == 0 else 1
            rows += [{**person, "wave": wave, **_answers(chance)} for _ in range(times)]
    chance.shuffle(rows)
    texts = [pa.field(name, pa.string()) for name in ("id", "site", "sex", "wave")]
    return pa.Table.from_pylist(rows, pa.schema([*texts, *(pa.field(name, pa.int8()) for name in ANSWERS)]))


def _answers(chance: random.Random) -> dict[str, int | None]:
    answers: dict[str, int | None] = {}
    for name, (low, high) in ANSWERS.items():
        draw = chance.random()
        answers[name] = None if draw < 0.03 else high + 1 if draw > 0.975 else chance.randint(low, high)
    return answers


def in_one_row(table: pa.Table) -> pa.Table:
    """The first row of each person and occasion, both occasions in one row: ``start.mo``, ``exit.mo`` …"""
    found: dict[str, dict[str, Any]] = {}
    for row in table.to_pylist():
        if row["id"] is not None:
            person = found.setdefault(row["id"], {name: row[name] for name in ("id", "site", "sex")})
            for name in ANSWERS:
                person.setdefault(f"{row['wave']}.{name}", row[name])
    answers = [pa.field(f"{wave}.{name}", pa.int8()) for wave in ("start", "exit") for name in ANSWERS]
    texts = [pa.field(name, pa.string()) for name in ("id", "site", "sex")]
    return pa.Table.from_pylist(list(found.values()), pa.schema([*texts, *answers]))


def assert_same(found: enkat.Cohort, expected: enkat.Cohort) -> None:
    """The two cohorts are one, byte for byte, and so are their figures; each part warns of its own columns."""
    assert found.to_bytes() == expected.to_bytes()
    for chosen in ({"internal": True, "value_set": "SE-2022-TTO"}, {}):
        of_parts, of_one = (cohort.report(**chosen) for cohort in (found, expected))
        assert {**of_parts.to_dict(), "warnings": None} == {**of_one.to_dict(), "warnings": None}
        assert of_parts.csv() == of_one.csv()
