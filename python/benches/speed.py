"""What scoring ten million rows costs, beside NumPy, Polars and pandas on the same columns, in one run.

    pip install ./python numpy polars pandas pyarrow duckdb
    python python/benches/speed.py [--rows 10_000_000] [--rust]

``--rust`` adds the library's own benches (`cargo bench`), which is what the bindings cannot beat. Read the ratios:
times depend on the machine and on whatever else it does.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

import enkat

SET = "US-2019"
ROOT = Path(__file__).resolve().parents[2]
DIMENSIONS = ["mo", "sc", "ua", "pd", "ad"]
SOC29 = [f"soc29_{n}" for n in range(1, 30)]
REVERSED = [1, 4, 5, 6, 7, 11, 13, 14, 16, 20, 23, 25, 27]
"""Of SOC-29, counted from 1: Antonovsky 1987."""


def best(work: Callable[[], Any], times: int = 5) -> float:
    """The shortest of some runs, in seconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)


def numpy_index(levels: list[np.ndarray], values: np.ndarray) -> np.ndarray:
    """A lookup in 3125 values, after a range check: what a careful script does."""
    valid = np.ones(len(levels[0]), dtype=bool)
    place = np.zeros(len(levels[0]), dtype=np.int64)
    for level in levels:
        valid &= (level >= 1) & (level <= 5)
        place = place * 5 + (level.astype(np.int64) - 1)
    return np.where(valid, values[np.where(valid, place, 0)], np.nan)


def numpy_total(items: list[np.ndarray]) -> np.ndarray:
    """A keyed sum, after a range check."""
    valid = np.ones(len(items[0]), dtype=bool)
    total = np.zeros(len(items[0]), dtype=np.int64)
    for number, item in enumerate(items, start=1):
        valid &= (item >= 1) & (item <= 7)
        total += 8 - item if number in REVERSED else item
    return np.where(valid, total, np.nan)


def index_rows(rows: int) -> dict[str, float]:
    """Seconds for each way to an index."""
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    random = np.random.default_rng(1)
    small = {name: random.integers(1, 6, rows, dtype=np.uint8) for name in DIMENSIONS}
    wide = {name: column.astype(np.int64) for name, column in small.items()}
    values = enkat.ValueSet.published(SET).values
    table = np.array([values[profile] for profile in sorted(values)])
    expected = numpy_index(list(small.values()), table)
    frames: dict[str, Any] = {
        "enkat, NumPy uint8": small,
        "enkat, Polars uint8": pl.DataFrame(small),
        "enkat, pandas uint8": pd.DataFrame(small),
        "enkat, PyArrow uint8": pa.table(small),
        "enkat, NumPy int64": wide,
        "enkat, Polars int64": pl.DataFrame(wide),
        "enkat, pandas int64": pd.DataFrame(wide),
        "enkat, pandas float64": pd.DataFrame({name: column.astype(float) for name, column in small.items()}),
    }
    taken = {"NumPy lookup with a range check, uint8": best(lambda: numpy_index(list(small.values()), table))}
    taken["NumPy lookup with a range check, int64"] = best(lambda: numpy_index(list(wide.values()), table))
    for name, frame in frames.items():
        found = np.asarray(enkat.eq5d5l.index(frame, SET), dtype=float)
        assert np.array_equal(found, expected, equal_nan=True), name
        taken[name] = best(lambda frame=frame: enkat.eq5d5l.index(frame, SET))
    lookup, frame = pl.Series(table), frames["enkat, Polars uint8"]
    place = sum(
        ((pl.col(name).cast(pl.Int32) - 1) * 5**power for power, name in enumerate(reversed(DIMENSIONS))), pl.lit(0)
    )
    taken["Polars expression, no range check"] = best(lambda: lookup.gather(frame.select(place).to_series()))
    states = {int(profile): value for profile, value in values.items()}
    code = pd.Series(sum(wide[name] * 10**power for power, name in enumerate(reversed(DIMENSIONS))))
    taken["pandas Series.map on a five-digit code"] = best(lambda: code.map(states), 1)
    return taken


def total_rows(rows: int) -> dict[str, float]:
    """Seconds for each way to a KASAM total."""
    import polars as pl

    random = np.random.default_rng(2)
    small = {name: random.integers(1, 8, rows, dtype=np.uint8) for name in SOC29}
    taken = {"NumPy keyed sum with a range check, uint8": best(lambda: numpy_total(list(small.values())), 3)}
    expected = numpy_total(list(small.values()))
    for name, data in {"enkat, NumPy uint8": small, "enkat, Polars uint8": pl.DataFrame(small)}.items():
        assert np.array_equal(np.asarray(enkat.kasam.total(data, "soc29"), dtype=float), expected), name
        taken[name] = best(lambda data=data: enkat.kasam.total(data, "soc29"), 3)
    wide = {name: column.astype(np.int64) for name, column in small.items()}
    taken["NumPy keyed sum with a range check, int64"] = best(lambda: numpy_total(list(wide.values())), 3)
    taken["enkat, NumPy int64"] = best(lambda: enkat.kasam.total(wide, "soc29"), 3)
    return taken


def rust(bench: str, name: str, rows: int) -> float:
    """Seconds that the library's own bench takes for so many rows."""
    done = subprocess.run(
        ["cargo", "bench", "--bench", bench, "--", name], cwd=ROOT, capture_output=True, text=True, check=True
    )
    found = re.search(r"thrpt:\s+\[\S+ \S+ (\S+) (\w?)elem/s", done.stdout)
    assert found, done.stdout
    return rows / (float(found[1]) * {"": 1, "K": 1e3, "M": 1e6, "G": 1e9}[found[2]])


def start_up() -> float:
    """Seconds that `import enkat` adds to an interpreter."""

    def run(code: str) -> float:
        return best(lambda: subprocess.run([sys.executable, "-c", code], check=True), 9)

    return run("import enkat") - run("pass")


def show(title: str, taken: dict[str, float], rows: int, baseline: str) -> None:
    """A table in Markdown: nanoseconds a row are of this machine, the ratios are what counts."""
    print(f"\n| {title} | ns a row | to NumPy |\n|---|---|---|")
    for name, seconds in sorted(taken.items(), key=lambda entry: entry[1]):
        print(f"| {name} | {seconds / rows * 1e9:.1f} | {seconds / taken[baseline]:.2f} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--rust", action="store_true", help="run the library's own benches too")
    chosen = parser.parse_args()
    rows = chosen.rows
    taken = index_rows(rows)
    if chosen.rust:
        taken["the library's own bench, Rust"] = rust("index", "valid", rows)
    show(f"EQ-5D-5L index, {rows:_} rows", taken, rows, "NumPy lookup with a range check, uint8")
    taken = total_rows(rows)
    if chosen.rust:
        taken["the library's own bench, Rust"] = rust("keyed_sum", "soc29.*complete", rows)
    show(f"SOC-29 total, {rows:_} rows", taken, rows, "NumPy keyed sum with a range check, uint8")
    print(f"\n`import enkat`: {start_up() * 1000:.0f} ms")


if __name__ == "__main__":
    main()
