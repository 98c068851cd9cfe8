"""Scores, changes and reports of a frame are those of the program over the same table as a file, cell by cell."""

from __future__ import annotations

import csv
import io
import json
import random
import re
import subprocess
import tempfile
import warnings
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from kinds import KINDS, WITH_GAPS, cells_of, is_there, made, names_of, rows
from test_one_walk import PROGRAM, can_change, dirty

import enkat

pytestmark = [
    pytest.mark.odd,
    pytest.mark.skipif(not PROGRAM.is_file(), reason=f"{PROGRAM.name} is not built: cargo build"),
]

SET = "SE-2022-TTO"
SEEDS = range(12)
SIZES = (12, 80)
WHOLE = re.compile(r"\.0+$")
"""The decimals of a whole number."""
Texts = Mapping[str, Sequence[str]]


def numpy_texts(dtype: str) -> Callable[[Texts], Any]:
    def make(table: Texts) -> Any:
        import numpy as np

        return {name: np.array(list(cells), dtype=dtype) for name, cells in table.items()}

    return make


def pandas_texts(dtype: str) -> Callable[[Texts], Any]:
    def make(table: Texts) -> Any:
        import pandas as pd

        return pd.DataFrame({name: pd.Series(list(cells), dtype=dtype) for name, cells in table.items()})

    return make


def pandas_gaps(table: Texts) -> Any:
    import pandas as pd

    return pd.DataFrame({name: [cell or None for cell in cells] for name, cells in table.items()}).convert_dtypes()


def polars_texts(dtype: str) -> Callable[[Texts], Any]:
    def make(table: Texts) -> Any:
        import polars as pl

        return pl.DataFrame({name: pl.Series(list(cells), dtype=pl.String) for name, cells in table.items()}).cast(
            getattr(pl, dtype)
        )

    return make


def arrow_texts(table: Texts) -> Any:
    import pyarrow as pa

    return pa.table({name: pa.array(list(cells), pa.string()) for name, cells in table.items()})


def duckdb_texts(table: Texts) -> Any:
    import duckdb

    return duckdb.from_arrow(arrow_texts(table))


TEXT_KINDS: dict[str, tuple[str, Callable[[Texts], Any]]] = {
    "dict": ("", dict),
    "rows": ("", rows),
    "NumPy object": ("numpy", numpy_texts("object")),
    "NumPy str": ("numpy", numpy_texts("str")),
    **{f"pandas {dtype}": ("pandas", pandas_texts(dtype)) for dtype in ("object", "string", "category")},
    "pandas string[pyarrow]": ("pandas pyarrow", pandas_texts("string[pyarrow]")),
    "pandas with gaps": ("pandas", pandas_gaps),
    **{f"Polars {dtype}": ("polars", polars_texts(dtype)) for dtype in ("String", "Categorical")},
    "PyArrow": ("pyarrow", arrow_texts),
    "DuckDB": ("duckdb pyarrow", duckdb_texts),
}
TEXTS_HERE = [name for name, (libraries, _) in TEXT_KINDS.items() if is_there(libraries)]


def ran(table: Texts, *command: str) -> str:
    """What the program says of the table as a file."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "table.csv"
        with file.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows([table, *zip(*table.values(), strict=True)])
        done = subprocess.run(
            [PROGRAM, command[0], file, *command[1:]], capture_output=True, text=True, encoding="utf-8", check=False
        )
    assert done.returncode == 0, done.stderr
    return done.stdout


def as_columns(text: str) -> dict[str, list[str]]:
    names, *lines = csv.reader(io.StringIO(text))
    return {name: [line[place] for line in lines] for place, name in enumerate(names)}


def same(frame: Any, expected: Mapping[str, list[str]], ids: Sequence[str] = ()) -> None:
    """The cells of a frame are those of the file; ids and groups are what stands in the table."""
    if not len(expected[next(iter(expected))]):
        return
    assert [str(name) for name in names_of(frame)] == list(expected)
    for name, cells in expected.items():
        found = cells_of(frame, name)
        if name in ids:
            assert ["" if cell is None else WHOLE.sub("", str(cell).strip()) for cell in found] == cells, name
        elif all(cell is None or isinstance(cell, int | float) for cell in found):
            assert [None if cell is None else float(cell) for cell in found] == [
                float(cell) if cell else None for cell in cells
            ], name
        else:
            assert ["" if cell is None else str(cell) for cell in found] == cells, name


def scores_of(text: str, table: Texts) -> dict[str, list[str]]:
    return {name: cells for name, cells in as_columns(text).items() if name not in table}


@cache
def of_program(seed: int) -> dict[str, Any]:
    table = dirty(seed)
    by = ["--by", "note"]
    found = {
        "score": scores_of(ran(table, "score", "--value-set", SET), table),
        "report": ran(table, "report", "--internal", "--format", "json", "--value-set", SET, *by),
        "release": ran(table, "report", "--format", "json", "--value-set", SET, *by),
    }
    if can_change(table):
        found["change"] = as_columns(ran(table, "change", "--value-set", SET, *by))
    return found


@pytest.mark.parametrize("kind", TEXTS_HERE)
@pytest.mark.parametrize("seed", SEEDS)
def test_dirty_texts_give_what_the_program_gives(seed: int, kind: str) -> None:
    table, expected = dirty(seed), of_program(seed)
    frame = TEXT_KINDS[kind][1](table)
    scored = enkat.score(frame, SET)
    names = [name for name in names_of(scored) if name not in table]
    assert names == list(expected["score"])
    scores = {name: cells_of(scored, name) for name in names}
    same(scores, expected["score"])
    if "change" in expected:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", enkat.EnkatWarning)
            same(enkat.change(frame, SET, by="note"), expected["change"], ("id", "row", "note"))
    cohort = enkat.Cohort(by="note").add(frame)
    assert json.loads(cohort.report(internal=True, value_set=SET).json()) == json.loads(expected["report"])
    assert json.loads(cohort.report(value_set=SET).json()) == json.loads(expected["release"])


def with_rows_of_nobody() -> dict[str, list[str]]:
    """Sums, a title and a person without answers, early and late; what tells them stands in columns that are not read."""
    names = ("Namn", "id", "mo", "sc", "ua", "pd", "ad", "vas", "note")
    sums, title, silent = (
        ("Summa", "", "9", "9", "9", "9", "9", "150", ""),
        ("Grupp 2", *[""] * 8),
        ("", "Q 1", *[""] * 6, "x"),
    )
    rows = [("P", f"p{row}", "1", "2", "1", "3", "2", "50", "") for row in range(200)]
    for start in (10, 80, 150):
        rows[start], rows[start + 10], rows[start + 20] = sums, title, silent
    return {name: [row[place] for row in rows] for place, name in enumerate(names)}


@pytest.mark.parametrize("kind", TEXTS_HERE)
def test_rows_of_nobody_are_the_same_wherever_they_stand(kind: str) -> None:
    table = with_rows_of_nobody()
    expected = scores_of(ran(table, "score", "--value-set", SET), table)
    assert expected["eq5d5l_reason"].count("row:nobody") == 6
    scored = enkat.score(TEXT_KINDS[kind][1](table), SET)
    same({name: cells_of(scored, name) for name in expected}, expected)
    report = json.loads(ran(table, "report", "--internal", "--format", "json", "--value-set", SET))
    cohort = enkat.Cohort().add(TEXT_KINDS[kind][1](table))
    assert json.loads(cohort.report(internal=True, value_set=SET).json()) == report


def numbers(size: int) -> dict[str, list[int | None]]:
    """Whole numbers with gaps, out of range and in it; ids and sites too."""
    chance = random.Random(size)

    def answer(low: int, high: int) -> int | None:
        draw = chance.random()
        return None if draw < 0.05 else chance.choice((0, 9, 99)) if draw < 0.1 else chance.randint(low, high)

    table: dict[str, list[int | None]] = {
        "id": [1 + row // 2 for row in range(size)],
        "wave": [1 + row % 2 for row in range(size)],
        "site": [1 + row // 2 % 3 for row in range(size)],
    }
    for name in ("mo", "sc", "ua", "pd", "ad"):
        table[name] = [answer(1, 5) for _ in range(size)]
    table["vas"] = [answer(10, 90) for _ in range(size)]
    for item in range(1, 14):
        table[f"soc13_{item}"] = [answer(1, 7) for _ in range(size)]
    return table


@cache
def numbers_of_program(size: int) -> dict[str, Any]:
    table = {name: ["" if cell is None else str(cell) for cell in cells] for name, cells in numbers(size).items()}
    waves = ["--wave", "start=1", "--wave", "exit=2"]
    return {
        "score": scores_of(ran(table, "score", "--value-set", SET, *waves), table),
        "change": as_columns(ran(table, "change", "--value-set", SET, "--by", "site", *waves)),
        "report": ran(table, "report", "--internal", "--format", "json", "--value-set", SET, "--by", "site", *waves),
    }


@pytest.mark.parametrize("kind", [kind for kind in WITH_GAPS if kind != "Arrow capsule" and kind in KINDS])
@pytest.mark.parametrize("size", SIZES)
def test_numbers_of_every_type_give_what_the_program_gives(size: int, kind: str) -> None:
    expected, waves = numbers_of_program(size), {"start": 1, "exit": 2}
    scored = enkat.score(made(kind, numbers(size)), SET, waves=waves)
    same({name: cells_of(scored, name) for name in expected["score"]}, expected["score"])
    changed = enkat.change(made(kind, numbers(size)), SET, by="site", waves=waves)
    same({name: cells_of(changed, name) for name in expected["change"]}, expected["change"], ("id", "site"))
    cohort = enkat.Cohort(by="site", waves=waves).add(made(kind, numbers(size)))
    assert json.loads(cohort.report(internal=True, value_set=SET).json()) == json.loads(expected["report"])


def test_the_tables_have_scores_and_changes_to_compare() -> None:
    scored = [of_program(seed)["score"] for seed in SEEDS]
    numbers = [cell for scores in scored for name, cells in scores.items() if "reason" not in name for cell in cells]
    assert sum(map(bool, numbers)) > 1000
    assert sum(len(of_program(seed).get("change", {}).get("eq5d5l_lss_change", [])) for seed in SEEDS) > 10
