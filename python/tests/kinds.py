"""Every kind of data frame: how one is made of columns, and how a column is read out of it again."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from typing import Any

Columns = Mapping[str, Sequence[Any]]

INTEGERS = ("int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64")
FLOATS = ("float16", "float32", "float64")


class Stream:
    """Nothing but the Arrow interface."""

    def __init__(self, table: Any) -> None:
        self._table = table

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self._table.__arrow_c_stream__(requested_schema)


def numpy_columns(dtype: str) -> Callable[[Columns], Any]:
    """A dict of arrays; a missing answer is NaN, so integers take none."""

    def make(columns: Columns) -> Any:
        import numpy as np

        gap = np.nan if dtype in FLOATS else None
        return {
            name: np.array([gap if cell is None else cell for cell in cells], dtype=dtype)
            for name, cells in columns.items()
        }

    return make


def structured(columns: Columns) -> Any:
    """A structured array, packed, so that its columns have gaps and odd offsets."""
    import numpy as np

    rows = len(next(iter(columns.values())))
    made = np.empty(rows, dtype=[("pad", "u1"), *((name, "f4") for name in columns)])
    made["pad"] = 0
    for name, cells in columns.items():
        made[name] = [math.nan if cell is None else cell for cell in cells]
    return made


def rows(columns: Columns) -> list[dict[str, Any]]:
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def pandas_frame(dtype: str) -> Callable[[Columns], Any]:
    def make(columns: Columns) -> Any:
        import pandas as pd

        texts = dtype in ("string", "category", "object_text")
        made = {}
        for name, cells in columns.items():
            given = [None if cell is None else str(cell) if texts else cell for cell in cells]
            kind = "object" if dtype == "object_text" else dtype
            if kind in FLOATS:
                given = [math.nan if cell is None else cell for cell in given]
            made[name] = pd.Series(given, dtype=kind)
        return pd.DataFrame(made)

    return make


def polars_frame(dtype: str) -> Callable[[Columns], Any]:
    def make(columns: Columns) -> Any:
        import polars as pl

        if dtype == "String":
            texts = {name: [None if cell is None else str(cell) for cell in cells] for name, cells in columns.items()}
            return pl.DataFrame(texts, schema=dict.fromkeys(columns, pl.String))
        frame = pl.DataFrame({name: pl.Series(list(cells), dtype=pl.Int64) for name, cells in columns.items()})
        if dtype == "Categorical":
            return frame.cast(pl.String).cast(pl.Categorical)
        if dtype == "Decimal":
            return frame.cast(pl.Decimal(10, 2))
        return frame.cast(getattr(pl, dtype))

    return make


def arrow_table(columns: Columns) -> Any:
    import pyarrow as pa

    return pa.table({name: pa.array(list(cells), pa.int8()) for name, cells in columns.items()})


def arrow_chunks(columns: Columns) -> Any:
    """Every column cut elsewhere, each piece a slice at an odd offset into something longer, with bits of validity."""
    import pyarrow as pa

    def cut(place: int, cells: Sequence[Any]) -> Any:
        size = 3 + place
        pieces = [cells[start : start + size] for start in range(0, len(cells), size)]
        chunks = [pa.array([7, None, 9, *piece, None, 1], pa.int16()).slice(3, len(piece)) for piece in pieces]
        return pa.chunked_array([pa.array([], pa.int16()), *chunks], pa.int16())

    return pa.table({name: cut(place, cells) for place, (name, cells) in enumerate(columns.items())})


def arrow_batch(columns: Columns) -> Any:
    import pyarrow as pa

    arrays = [pa.array([None, *cells, 3], pa.uint32()).slice(1, len(cells)) for cells in columns.values()]
    return pa.RecordBatch.from_arrays(arrays, names=list(columns))


def arrow_reader(columns: Columns) -> Any:
    table = arrow_table(columns)
    return table.to_reader(max_chunksize=5)


def arrow_texts(kind: str) -> Callable[[Columns], Any]:
    def make(columns: Columns) -> Any:
        import pyarrow as pa

        def column(cells: Sequence[Any]) -> Any:
            texts = [None if cell is None else str(cell) for cell in cells]
            return pa.array(texts).dictionary_encode() if kind == "dictionary" else pa.array(texts, getattr(pa, kind)())

        return pa.table({name: column(cells) for name, cells in columns.items()})

    return make


def arrow_decimals(columns: Columns) -> Any:
    from decimal import Decimal

    import pyarrow as pa

    def column(cells: Sequence[Any]) -> Any:
        return pa.array([None if cell is None else Decimal(cell) for cell in cells], pa.decimal128(9, 2))

    return pa.table({name: column(cells) for name, cells in columns.items()})


def duckdb_relation(columns: Columns) -> Any:
    import duckdb

    return duckdb.from_arrow(arrow_table(columns))


KINDS: dict[str, tuple[str, Callable[[Columns], Any]]] = {
    "dict of lists": ("", dict),
    "list of dicts": ("", rows),
    "NumPy structured": ("numpy", structured),
    **{f"NumPy {dtype}": ("numpy", numpy_columns(dtype)) for dtype in (*INTEGERS, *FLOATS)},
    **{
        f"pandas {dtype}": ("pandas", pandas_frame(dtype))
        for dtype in ("int64", "uint8", "float32", "float64", "Int64")
    },
    **{f"pandas {dtype}": ("pandas", pandas_frame(dtype)) for dtype in ("string", "category", "object", "object_text")},
    "pandas int64[pyarrow]": ("pandas pyarrow", pandas_frame("int64[pyarrow]")),
    **{
        f"Polars {t}": ("polars", polars_frame(t))
        for t in ("Int64", "UInt8", "Float64", "String", "Categorical", "Decimal")
    },
    "PyArrow table": ("pyarrow", arrow_table),
    "PyArrow chunks": ("pyarrow", arrow_chunks),
    "PyArrow batch": ("pyarrow", arrow_batch),
    "PyArrow reader": ("pyarrow", arrow_reader),
    **{f"PyArrow {t}": ("pyarrow", arrow_texts(t)) for t in ("string", "large_string", "string_view", "dictionary")},
    "PyArrow decimal": ("pyarrow", arrow_decimals),
    "DuckDB": ("duckdb pyarrow", duckdb_relation),
    "Arrow object": ("pyarrow", lambda columns: Stream(arrow_chunks(columns))),
    "Arrow capsule": ("pyarrow", lambda columns: arrow_chunks(columns).__arrow_c_stream__()),
}


def is_there(libraries: str) -> bool:
    return all(find_spec(library) for library in libraries.split())


HERE = [name for name, (libraries, _) in KINDS.items() if is_there(libraries)]
WITH_GAPS = [name for name in HERE if name.partition(" ")[2] not in (*INTEGERS, "int64", "uint8")]


def made(kind: str, columns: Columns) -> Any:
    """A frame of this kind."""
    return KINDS[kind][1](columns)


def names_of(frame: Any) -> list[Any]:
    """The names of its columns, in order."""
    if hasattr(frame, "dtype") and frame.dtype.names is not None:
        return list(frame.dtype.names)
    if hasattr(frame, "column_names"):
        return list(frame.column_names)
    if hasattr(frame, "columns"):
        return list(frame.columns)
    if isinstance(frame, list):
        return list(frame[0]) if frame else []
    return list(frame)


def cells_of(frame: Any, name: str) -> list[Any]:
    """One column as Python values; a cell without a value is None, whatever the kind calls it."""
    if isinstance(frame, list):
        return [plain(row[name]) for row in frame]
    if type(frame).__module__.partition(".")[0] in ("duckdb", "_duckdb"):
        return [plain(row[0]) for row in frame.select(f'"{name}"').fetchall()]
    if not hasattr(frame, "__getitem__"):
        import pyarrow as pa

        frame = pa.table(frame)
    return values(frame[name])


def values(column: Any) -> list[Any]:
    """A series, an array or a list as Python values."""
    if not isinstance(column, list) and hasattr(column, "__arrow_c_array__") and not hasattr(column, "tolist"):
        import pyarrow as pa

        column = pa.array(column)
    for listed in ("to_pylist", "to_list", "tolist"):
        if hasattr(column, listed):
            return [plain(cell) for cell in getattr(column, listed)()]
    if hasattr(column, "fetchall"):
        return [plain(cell) for (cell,) in column.fetchall()]
    return [plain(cell) for cell in column]


def plain(cell: Any) -> Any:
    if cell is None or type(cell).__name__ in ("NAType", "NaTType"):
        return None
    return None if isinstance(cell, float) and math.isnan(cell) else cell


def bits(numbers: Sequence[Any]) -> bytes:
    """Numbers bit for bit; one that is missing is NaN."""
    import struct

    return b"".join(struct.pack("<d", math.nan if number is None else number) for number in numbers)
