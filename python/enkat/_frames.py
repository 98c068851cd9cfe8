"""Data frames of any kind: the columns out of them, and the same kind back.

No frame is changed, and no library is imported that the caller has not.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from ._native import Column, Frame, Table
from .errors import EnkatError

EXPECTED = (
    "expected a data frame (pandas, Polars, PyArrow, DuckDB or anything with __arrow_c_stream__), "
    "a dict of columns, a structured NumPy array, or a list of dicts"
)


class Kind(Protocol):
    """One kind of data frame."""

    table: Table

    def appended(self, kept: Sequence[int], names: Sequence[str], columns: Sequence[Column]) -> Any:
        """The same rows, some of the columns, and new ones."""

    def frame(self, names: Sequence[str], columns: Sequence[Column]) -> Any:
        """A new frame of this kind."""

    def series(self, name: str, column: Column) -> Any:
        """One column as this kind has it."""


def kind_of(data: Any, items: Sequence[str] = ()) -> Kind:
    """The kind of ``data``; a NumPy matrix has a column for each of ``items``."""
    roots = {base.__module__.partition(".")[0] for base in type(data).__mro__}
    if "pandas" in roots and hasattr(data, "iloc"):
        return _Pandas(data)
    if "polars" in roots:
        return _Polars(data)
    if "pyarrow" in roots:
        return _PyArrow(data)
    if "numpy" in roots:
        return _Matrix(data, items)
    if hasattr(data, "__arrow_c_stream__"):
        return _DuckDB(data) if "duckdb" in roots or "_duckdb" in roots else _Arrow(data)
    if type(data).__name__ == "PyCapsule":
        return _Arrow(data)
    if isinstance(data, Mapping):
        return _Columns(data)
    if isinstance(data, Iterable) and not isinstance(data, str | bytes):
        rows = list(data)
        if all(isinstance(row, Mapping) for row in rows):
            return _Rows(rows)
    raise EnkatError(f"a {type(data).__name__} is no table; {EXPECTED}", kind="table")


def floats(column: Column) -> Any:
    """Numbers as a NumPy array; an empty cell is NaN."""
    import numpy as np

    if column.kind_name == "number":
        return np.frombuffer(memoryview(column), dtype=np.float64) if len(column) else np.empty(0)
    return np.array([np.nan if cell is None else cell for cell in column.to_list()], dtype=np.float64)


def array(column: Column) -> Any:
    """A column as a NumPy array; an empty text is None."""
    import numpy as np

    return np.array(column.to_list(), dtype=object) if column.kind_name == "text" else floats(column)


class _Pandas:
    def __init__(self, data: Any) -> None:
        if data.ndim == 1:
            data = data.to_frame()
        self.data = data
        columns = [data.iloc[:, place] for place in range(data.shape[1])]
        self.table = Table.from_columns(
            [str(name) for name in data.columns], [_of_series(column) for column in columns]
        )

    def appended(self, kept: Sequence[int], names: Sequence[str], columns: Sequence[Column]) -> Any:
        import pandas as pd

        return pd.concat([self.data.iloc[:, list(kept)], self._new(names, columns, self.data.index)], axis=1)

    def frame(self, names: Sequence[str], columns: Sequence[Column]) -> Any:
        return self._new(names, columns, None)

    def _new(self, names: Sequence[str], columns: Sequence[Column], index: Any) -> Any:
        import pandas as pd

        made = {name: self._cells(column, index) for name, column in zip(names, columns, strict=True)}
        return pd.DataFrame(made, index=index)

    @staticmethod
    def _cells(column: Column, index: Any) -> Any:
        import pandas as pd

        if column.kind_name == "integer":
            return pd.Series(column.to_list(), index=index, dtype="Int64")
        if column.kind_name == "text":
            if "pyarrow" in sys.modules:
                import pyarrow as pa

                texts = pa.array(column).to_pandas()
                return texts if index is None else texts.set_axis(index)
            return pd.Series(column.to_list(), index=index, dtype="str" if pd.__version__ >= "3" else "object")
        return floats(column)

    def series(self, name: str, column: Column) -> Any:
        import pandas as pd

        return pd.Series(self._cells(column, self.data.index), index=self.data.index, name=name)


def _of_series(series: Any) -> Any:
    """A pandas column as something that the library reads; numbers stay where they are."""
    dtype = series.dtype
    kind = getattr(dtype, "kind", "O")
    is_numpy = type(dtype).__module__.partition(".")[0] == "numpy"
    if is_numpy and kind in "iuf":
        values = series.to_numpy()
        return values.astype("float32") if dtype.itemsize == 2 and kind == "f" else values
    if not is_numpy and "pyarrow" in sys.modules and type(dtype).__name__ not in ("CategoricalDtype", "IntervalDtype"):
        import pyarrow as pa

        try:
            cells = pa.array(series, from_pandas=True)
        except (pa.ArrowException, TypeError, ValueError):
            return series.astype(object).tolist()
        return cells if isinstance(cells, pa.ChunkedArray) else pa.chunked_array([cells])
    values = series.astype(object)
    return values.where(values.notna(), None).tolist()


class _Polars:
    def __init__(self, data: Any) -> None:
        if hasattr(data, "collect"):
            raise EnkatError("a LazyFrame has no rows yet; hand over data.collect()", kind="table")
        self.data = data.to_frame() if hasattr(data, "to_frame") else data
        self.table = Table.from_arrow(self.data)

    def appended(self, kept: Sequence[int], names: Sequence[str], columns: Sequence[Column]) -> Any:
        own = [self.data.to_series(place) for place in kept]
        import polars as pl

        return pl.DataFrame([*own, *(self.series(name, column) for name, column in zip(names, columns, strict=True))])

    def frame(self, names: Sequence[str], columns: Sequence[Column]) -> Any:
        import polars as pl

        return pl.DataFrame([self.series(name, column) for name, column in zip(names, columns, strict=True)])

    def series(self, name: str, column: Column) -> Any:
        import polars as pl

        return pl.Series(name, column)


class _PyArrow:
    def __init__(self, data: Any) -> None:
        import pyarrow as pa

        self.is_batch = isinstance(data, pa.RecordBatch)
        if isinstance(data, pa.RecordBatchReader):
            data = data.read_all()
        if not hasattr(data, "column_names") and not self.is_batch:
            raise EnkatError(f"a {type(data).__name__} of PyArrow is no table; {EXPECTED}", kind="table")
        self.table = Table.from_arrow(data)

    def _made(self, frame: Frame) -> Any:
        import pyarrow as pa

        table = pa.table(frame)
        if not self.is_batch:
            return table
        batches = table.combine_chunks().to_batches()
        return batches[0] if batches else pa.RecordBatch.from_pylist([], schema=table.schema)

    def appended(self, kept: Sequence[int], names: Sequence[str], columns: Sequence[Column]) -> Any:
        return self._made(self.table.appended(kept, names, columns))

    def frame(self, names: Sequence[str], columns: Sequence[Column]) -> Any:
        return self._made(Frame.of(names, columns))

    def series(self, name: str, column: Column) -> Any:
        import pyarrow as pa

        return pa.array(column)


class _Arrow:
    """Whatever hands its columns over by the Arrow interface."""

    def __init__(self, data: Any) -> None:
        self.table = Table.from_arrow(data)

    def appended(self, kept: Sequence[int], names: Sequence[str], columns: Sequence[Column]) -> Any:
        return self.table.appended(kept, names, columns)

    def frame(self, names: Sequence[str], columns: Sequence[Column]) -> Any:
        return Frame.of(names, columns)

    def series(self, name: str, column: Column) -> Any:
        return column


class _DuckDB(_Arrow):
    def appended(self, kept: Sequence[int], names: Sequence[str], columns: Sequence[Column]) -> Any:
        return self._relation(self.table.appended(kept, names, columns))

    def frame(self, names: Sequence[str], columns: Sequence[Column]) -> Any:
        return self._relation(Frame.of(names, columns))

    def series(self, name: str, column: Column) -> Any:
        return self.frame([name], [column])

    @staticmethod
    def _relation(frame: Frame) -> Any:
        import duckdb
        import pyarrow as pa

        return duckdb.from_arrow(pa.table(frame))


class _Columns:
    """A dict of columns: lists, or arrays if one of them is one."""

    def __init__(self, data: Mapping[Any, Any]) -> None:
        self.data = data
        self.has_arrays = any(type(column).__module__.partition(".")[0] == "numpy" for column in data.values())
        self.table = Table.from_columns([str(name) for name in data], [_of_column(column) for column in data.values()])

    def appended(self, kept: Sequence[int], names: Sequence[str], columns: Sequence[Column]) -> Any:
        own = list(self.data.items())
        return {**{own[place][0]: own[place][1] for place in kept}, **self.frame(names, columns)}

    def frame(self, names: Sequence[str], columns: Sequence[Column]) -> dict[Any, Any]:
        return {name: self.series(name, column) for name, column in zip(names, columns, strict=True)}

    def series(self, name: str, column: Column) -> Any:
        return array(column) if self.has_arrays else column.to_list()


def _of_column(column: Any) -> Any:
    root = type(column).__module__.partition(".")[0]
    if root == "pandas":
        return _of_series(column)
    if root == "pyarrow" and not hasattr(column, "__arrow_c_stream__"):
        import pyarrow as pa

        return pa.chunked_array([column])
    if root == "numpy" and column.ndim == 1 and column.dtype.kind not in "iuf":
        return column.tolist()
    if root == "numpy" and column.dtype.itemsize == 2 and column.dtype.kind == "f":
        return column.astype("float32")
    if root == "numpy" and not column.dtype.isnative:
        return column.astype(column.dtype.newbyteorder("="))
    if isinstance(column, str | bytes):
        return [column]
    return column


class _Rows:
    """A list of dicts, one for each row."""

    def __init__(self, rows: list[Mapping[Any, Any]]) -> None:
        self.rows = rows
        names: dict[Any, None] = {}
        for row in rows:
            names.update(dict.fromkeys(row))
        self.names = list(names)
        self.table = Table.from_columns(
            [str(name) for name in names], [[row.get(name) for row in rows] for name in names]
        )

    def appended(self, kept: Sequence[int], names: Sequence[str], columns: Sequence[Column]) -> Any:
        new = self.frame(names, columns)
        own = {self.names[place] for place in kept}
        return [
            {**{name: cell for name, cell in row.items() if name in own}, **scores}
            for row, scores in zip(self.rows, new, strict=True)
        ]

    def frame(self, names: Sequence[str], columns: Sequence[Column]) -> list[dict[Any, Any]]:
        cells = [column.to_list() for column in columns]
        return [dict(zip(names, row, strict=True)) for row in zip(*cells, strict=True)]

    def series(self, name: str, column: Column) -> Any:
        return column.to_list()


class _Matrix:
    """A NumPy array: structured, or a matrix with a column for each item."""

    def __init__(self, data: Any, items: Sequence[str]) -> None:
        import numpy as np

        if data.dtype.names is not None:
            names = list(data.dtype.names)
            columns = [data[name] for name in names]
        elif data.ndim == 2 and items:
            if data.shape[1] != len(items):
                found = f"the matrix has {data.shape[1]} columns, expected {len(items)}: {items[0]} to {items[-1]}"
                raise EnkatError(found, kind="table")
            names = list(items)
            columns = list(np.ascontiguousarray(data.T)) if data.shape[0] else list(data.T)
        else:
            raise EnkatError(f"an array of {data.ndim} dimensions without names is no table; {EXPECTED}", kind="table")
        self.data = data
        self.columns = dict(zip(names, columns, strict=True))
        self.table = Table.from_columns(names, [_of_column(column) for column in columns])

    def appended(self, kept: Sequence[int], names: Sequence[str], columns: Sequence[Column]) -> Any:
        own = list(self.columns.items())
        return self._structured({**dict(own[place] for place in kept), **self._arrays(names, columns)})

    def frame(self, names: Sequence[str], columns: Sequence[Column]) -> Any:
        return self._structured(self._arrays(names, columns))

    @staticmethod
    def _arrays(names: Sequence[str], columns: Sequence[Column]) -> dict[str, Any]:
        return {name: array(column) for name, column in zip(names, columns, strict=True)}

    @staticmethod
    def _structured(columns: Mapping[str, Any]) -> Any:
        import numpy as np

        rows = len(next(iter(columns.values()), []))
        made = np.empty(rows, dtype=[(name, column.dtype) for name, column in columns.items()])
        for name, column in columns.items():
            made[name] = column
        return made

    def series(self, name: str, column: Column) -> Any:
        return array(column)


def library_frame(library: str | None, columns: Mapping[str, list[Any]]) -> Any:
    """A table of results as a frame of a library: the one named, or else the first that is in use."""
    name = library or next((known for known in ("polars", "pandas", "pyarrow") if known in sys.modules), "dict")
    if name == "polars":
        import polars as pl

        return pl.DataFrame(columns, strict=False)
    if name == "pandas":
        import pandas as pd

        return pd.DataFrame(columns)
    if name == "pyarrow":
        import pyarrow as pa

        return pa.table(dict(columns))
    if name == "dict":
        return dict(columns)
    raise EnkatError(f"unknown library {name!r}, expected polars, pandas, pyarrow or dict", kind="library")
