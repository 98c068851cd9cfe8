"""Data frames of any kind: the columns out of them, and the same kind back.

No frame is changed, and no library is imported that the caller has not.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from os import PathLike
from typing import Any, Protocol

from ._levels import named as levels_of
from ._native import Column, Frame, Settings, Table, violence_forms
from ._tables import text_dtype
from .errors import EnkatError

EXPECTED = (
    "expected a data frame (pandas, Polars, PyArrow, DuckDB or anything with __arrow_c_stream__), "
    "a dict of columns, a structured NumPy array, or a list of dicts"
)


Own = Mapping[int, tuple[int, Sequence[int]]]
"""By the place of a column in a new frame the column of the data that it repeats, and the rows."""


class Maker(Protocol):
    """One kind of data frame, without the rows of one."""

    library: str | None
    """The library of its tables, if it is one of those that results come in."""

    def frame(self, names: Sequence[str], columns: Sequence[Column]) -> Any:
        """A new frame of this kind; its rows are those of the data."""

    def series(self, name: str, column: Column) -> Any:
        """One column as this kind has it, a cell for each row of the data."""


class Kind(Maker, Protocol):
    """One kind of data frame, with its rows."""

    table: Table
    is_placed: bool
    """Nothing but its place says whose a row is."""

    def appended(self, kept: Sequence[int], names: Sequence[str], columns: Sequence[Column]) -> Any:
        """The same rows, some of the columns, and new ones."""

    def of_people(self, names: Sequence[str], columns: Sequence[Column], own: Own) -> Any:
        """A row for each person; some of the columns are cells of its own, of the type that they have."""

    def maker(self) -> Maker:
        """The kind alone: it keeps nothing of what is in the rows."""


def kind_of(data: Any, items: Sequence[str] = (), chosen: Settings | None = None) -> Kind:
    """The kind of ``data``; a NumPy matrix has a column for each of ``items``, and what is ``chosen`` tells what the
    levels of an index are.
    """
    if isinstance(data, type):
        raise EnkatError(f"a class is not a table; {EXPECTED}", kind="table")
    roots = {base.__module__.partition(".")[0] for base in type(data).__mro__}
    if "pandas" in roots and hasattr(data, "iloc"):
        return _Pandas(data, chosen)
    if "polars" in roots:
        return _Polars(data)
    if "pyarrow" in roots:
        return _PyArrow(data)
    if "numpy" in roots:
        return _Matrix(data, items)
    if roots & {"duckdb", "_duckdb"} and hasattr(data, "__arrow_c_stream__"):
        return _DuckDB(data)
    if hasattr(data, "__arrow_c_stream__"):
        return _Arrow(data)
    if type(data).__name__ == "PyCapsule":
        return _Arrow(data)
    if isinstance(data, Mapping):
        return _Columns(data)
    if isinstance(data, Iterable) and not isinstance(data, str | bytes):
        rows = list(data)
        if all(isinstance(row, Mapping) for row in rows):
            return _Rows(rows)
    if isinstance(data, str | PathLike):
        raise EnkatError(f"a text is not a table, and a path has to be read first; {EXPECTED}", kind="table")
    raise EnkatError(f"a {type(data).__name__} is not a table; {EXPECTED}", kind="table")


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


class _PandasMaker:
    library: str | None = "pandas"

    def __init__(self, index: Any) -> None:
        self.index = index

    def frame(self, names: Sequence[str], columns: Sequence[Column]) -> Any:
        import pandas as pd

        made = {name: self._cells(column, self.index) for name, column in zip(names, columns, strict=True)}
        return pd.DataFrame(made, index=self.index)

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
            return pd.Series(column.to_list(), index=index, dtype=text_dtype(pd))
        return floats(column)

    def series(self, name: str, column: Column) -> Any:
        import pandas as pd

        return pd.Series(self._cells(column, self.index), index=self.index, name=name)


class _Pandas(_PandasMaker):
    def __init__(self, data: Any, chosen: Settings | None = None) -> None:
        if data.ndim != 2:
            raise EnkatError(f"a Series is one column and no table, see to_frame(); {EXPECTED}", kind="table")
        self.labels = data.index
        # an index that nobody made only counts the rows
        is_count = type(self.labels).__name__ == "RangeIndex" and self.labels.name is None
        self.is_placed = is_count and (self.labels.start, self.labels.step) == (0, 1)
        super().__init__(_without_violence(data.index))
        self.data = data
        # labels of several parts are one name, as in start.mo
        names = [".".join(map(str, name)) if isinstance(name, tuple) else str(name) for name in data.columns]
        known = {name.strip().lower() for name in names}
        columns = [data.iloc[:, place] for place in range(data.shape[1])]
        roles = levels_of(data.index, known, chosen) if chosen else {}
        levels = [
            data.index.get_level_values(place).to_series(name=roles.get(place, name))
            for place, name in enumerate(data.index.names)
            if name is not None or type(data.index).__name__ != "RangeIndex"
        ]
        # a level with a name of its own is a column by that name, for ids often stand there; the others are looked at
        named = [level for level in levels if level.name is not None and str(level.name).strip().lower() not in known]
        others = [_of_series(level) for level in levels if not any(level is one for one in named)]
        axes = [str(name) for name in data.columns.names if name is not None]
        Table.from_columns(["index"] * len(others), others).refuse_identity_numbers()
        Table.from_columns(axes, [[] for _ in axes])
        self.columns = [*columns, *named]
        self.table = Table.from_columns(
            [*names, *(str(level.name) for level in named)], [_of_series(column) for column in self.columns]
        )

    def appended(self, kept: Sequence[int], names: Sequence[str], columns: Sequence[Column]) -> Any:
        import pandas as pd

        own = self.data.iloc[:, [place for place in kept if place < self.data.shape[1]]]
        if len(kept) < len(self.table.names):
            # what is left out of the columns is left out of the index too
            own = own.set_axis(self.index, axis=0)
        else:
            self.index = self.data.index
        made = pd.concat([own, self.frame(names, columns)], axis=1)
        made.attrs = dict(self.data.attrs)
        if made.columns.nlevels == self.data.columns.nlevels:
            made.columns.names = self.data.columns.names
        return made

    def of_people(self, names: Sequence[str], columns: Sequence[Column], own: Own) -> Any:
        import pandas as pd

        def cells(place: int, column: Column) -> Any:
            if place not in own:
                return self._cells(column, None)
            source, rows = own[place]
            return self.columns[source].iloc[list(rows)].reset_index(drop=True)

        return pd.DataFrame({names[place]: cells(place, column) for place, column in enumerate(columns)})

    def maker(self) -> Maker:
        return _PandasMaker(self.index)


def _without_violence(index: Any) -> Any:
    """An index without levels of a violence form, which nobody asked to see."""
    forms = tuple(f"{form.lower()}." for form in violence_forms()["id"])
    for name in list(index.names):
        if name is not None and str(name).strip().lower().removeprefix("start.").removeprefix("exit.").startswith(
            forms
        ):
            if index.nlevels == 1:
                import pandas as pd

                return pd.RangeIndex(len(index))
            index = index.droplevel(name)
    return index


def _of_series(series: Any) -> Any:
    """A pandas column as something that the library reads; numbers stay where they are."""
    dtype = series.dtype
    kind = getattr(dtype, "kind", "O")
    is_numpy = type(dtype).__module__.partition(".")[0] == "numpy"
    if is_numpy and kind in "iuf":
        values = series.to_numpy()
        if not values.dtype.isnative:
            return values.astype(values.dtype.newbyteorder("="))
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


class _PolarsMaker:
    library: str | None = "polars"

    def frame(self, names: Sequence[str], columns: Sequence[Column]) -> Any:
        import polars as pl

        return pl.DataFrame([self.series(name, column) for name, column in zip(names, columns, strict=True)])

    def series(self, name: str, column: Column) -> Any:
        import polars as pl

        return pl.Series(name, column).alias(name)


class _Polars(_PolarsMaker):
    is_placed = False

    def __init__(self, data: Any) -> None:
        if hasattr(data, "collect"):
            raise EnkatError("a LazyFrame has no rows yet; hand over data.collect()", kind="table")
        if not hasattr(data, "get_columns"):
            raise EnkatError(f"a {type(data).__name__} of Polars is not a table; {EXPECTED}", kind="table")
        import polars as pl

        self.data = data
        # types that are Polars' own go as texts: the interface has no name for them
        odd = [name for name, dtype in data.schema.items() if str(dtype) in ("Null", "Int128", "UInt128")]
        handed = data.with_columns(pl.col(odd).cast(pl.String)) if odd else data
        try:
            self.table = Table.from_arrow(handed)
        except EnkatError as error:
            nested = [name for name, dtype in data.schema.items() if dtype.is_nested()]
            if error.kind != "arrow" or not nested:
                raise
            # the same within lists and structs, which are not answers anyway
            texts = [[None if cell is None else str(cell) for cell in data[name].to_list()] for name in nested]
            made = [pl.Series(name, cells, dtype=pl.String) for name, cells in zip(nested, texts, strict=True)]
            self.table = Table.from_arrow(handed.with_columns(made))

    def appended(self, kept: Sequence[int], names: Sequence[str], columns: Sequence[Column]) -> Any:
        import polars as pl

        own = [self.data.to_series(place) for place in kept]
        return pl.DataFrame([*own, *(self.series(name, column) for name, column in zip(names, columns, strict=True))])

    def of_people(self, names: Sequence[str], columns: Sequence[Column], own: Own) -> Any:
        import polars as pl

        def cells(place: int, column: Column) -> Any:
            if place not in own:
                return self.series(names[place], column)
            source, rows = own[place]
            return self.data.to_series(source).gather(list(rows)).alias(names[place])

        return pl.DataFrame([cells(place, column) for place, column in enumerate(columns)])

    def maker(self) -> Maker:
        return _PolarsMaker()


class _PyArrowMaker:
    library: str | None = "pyarrow"

    def __init__(self, is_batch: bool) -> None:
        self.is_batch = is_batch

    def frame(self, names: Sequence[str], columns: Sequence[Column]) -> Any:
        return self._made(Frame.of(names, columns))

    def _made(self, frame: Frame) -> Any:
        import pyarrow as pa

        table = pa.table(frame)
        if not self.is_batch:
            return table
        batches = table.combine_chunks().to_batches()
        return batches[0] if batches else pa.RecordBatch.from_pylist([], schema=table.schema)

    def series(self, name: str, column: Column) -> Any:
        import pyarrow as pa

        return pa.array(column)


class _PyArrow(_PyArrowMaker):
    is_placed = False

    def __init__(self, data: Any) -> None:
        import pyarrow as pa

        super().__init__(isinstance(data, pa.RecordBatch))
        if isinstance(data, pa.RecordBatchReader):
            data = data.read_all()
        if not hasattr(data, "column_names") and not self.is_batch:
            raise EnkatError(f"a {type(data).__name__} of PyArrow is not a table; {EXPECTED}", kind="table")
        self.table = Table.from_arrow(data)

    def appended(self, kept: Sequence[int], names: Sequence[str], columns: Sequence[Column]) -> Any:
        return self._made(self.table.appended(kept, names, columns))

    def of_people(self, names: Sequence[str], columns: Sequence[Column], own: Own) -> Any:
        return self._made(self.table.of_people(names, columns, own))

    def maker(self) -> Maker:
        return _PyArrowMaker(self.is_batch)


class _ArrowMaker:
    """Whatever hands its columns over by the Arrow interface."""

    library: str | None = None

    def frame(self, names: Sequence[str], columns: Sequence[Column]) -> Any:
        return self._made(Frame.of(names, columns))

    def _made(self, frame: Frame) -> Any:
        return frame

    def series(self, name: str, column: Column) -> Any:
        return column


class _Arrow(_ArrowMaker):
    is_placed = False

    def __init__(self, data: Any) -> None:
        self.table = Table.from_arrow(data)

    def appended(self, kept: Sequence[int], names: Sequence[str], columns: Sequence[Column]) -> Any:
        return self._made(self.table.appended(kept, names, columns))

    def of_people(self, names: Sequence[str], columns: Sequence[Column], own: Own) -> Any:
        return self._made(self.table.of_people(names, columns, own))

    def maker(self) -> Maker:
        return _ArrowMaker()


class _DuckDBMaker(_ArrowMaker):
    def _made(self, frame: Frame) -> Any:
        import duckdb
        import pyarrow as pa

        return duckdb.from_arrow(pa.table(frame))

    def series(self, name: str, column: Column) -> Any:
        return self.frame([name], [column])


class _DuckDB(_DuckDBMaker, _Arrow):
    def maker(self) -> Maker:
        return _DuckDBMaker()


class _ColumnsMaker:
    library: str | None = None

    def __init__(self, has_arrays: bool) -> None:
        self.has_arrays = has_arrays

    def frame(self, names: Sequence[str], columns: Sequence[Column]) -> Any:
        return {name: self.series(name, column) for name, column in zip(names, columns, strict=True)}

    def series(self, name: str, column: Column) -> Any:
        return array(column) if self.has_arrays else column.to_list()


class _Columns(_ColumnsMaker):
    """A dict of columns: lists, or arrays if one of them is one."""

    is_placed = True

    def __init__(self, data: Mapping[Any, Any]) -> None:
        super().__init__(any(_root(column) == "numpy" for column in data.values()))
        self.data = data
        self.table = Table.from_columns([str(name) for name in data], [_of_column(column) for column in data.values()])

    def appended(self, kept: Sequence[int], names: Sequence[str], columns: Sequence[Column]) -> Any:
        own = list(self.data.items())
        return {**{own[place][0]: own[place][1] for place in kept}, **self.frame(names, columns)}

    def of_people(self, names: Sequence[str], columns: Sequence[Column], own: Own) -> Any:
        data = list(self.data.values())
        cells = {place: _picked(data[source], rows) for place, (source, rows) in own.items()}
        made = [cells.get(place, self.series("", column)) for place, column in enumerate(columns)]
        return dict(zip(names, made, strict=True))

    def maker(self) -> Maker:
        return _ColumnsMaker(self.has_arrays)


def _root(value: Any) -> str:
    """The package that a value's type is of."""
    return type(value).__module__.partition(".")[0]


def _picked(column: Any, rows: Sequence[int]) -> Any:
    """Some cells of a column, as the kind of column that it is."""
    picked = list(rows)
    match _root(column):
        case "numpy" if getattr(column, "ndim", 0) == 1:
            return column[picked]
        case "pandas" if hasattr(column, "take"):
            return column.take(picked)
        case "pyarrow":
            return column.take(picked)
        case "polars":
            return column.gather(picked)
    cells = [column] if isinstance(column, str | bytes) else list(column)
    return [cells[row] for row in picked]


def _of_column(column: Any) -> Any:
    root = _root(column)
    if root == "pandas":
        import pandas as pd

        return _of_series(column if isinstance(column, pd.Series) else pd.Series(column))
    if root == "pyarrow" and not hasattr(column, "__arrow_c_stream__"):
        import pyarrow as pa

        return pa.chunked_array([column])
    if root == "numpy" and getattr(column, "ndim", 0) == 1:
        if column.dtype.kind in "mM":
            # of nanoseconds there are no days in Python
            return column.astype(f"{column.dtype.kind}8[us]").tolist()
        if column.dtype.kind not in "iuf" or hasattr(column, "mask"):
            return column.tolist()
        if column.dtype.itemsize not in (1, 2, 4, 8) or column.dtype == "float16":
            return column.astype("float32" if column.dtype.itemsize == 2 else "float64")
        return column if column.dtype.isnative else column.astype(column.dtype.newbyteorder("="))
    if isinstance(column, str | bytes):
        return [column]
    return column


class _RowsMaker:
    library: str | None = None

    def frame(self, names: Sequence[str], columns: Sequence[Column]) -> Any:
        cells = [column.to_list() for column in columns]
        return [dict(zip(names, row, strict=True)) for row in zip(*cells, strict=True)]

    def series(self, name: str, column: Column) -> Any:
        return column.to_list()


class _Rows(_RowsMaker):
    """A list of dicts, one for each row."""

    is_placed = True

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

    def of_people(self, names: Sequence[str], columns: Sequence[Column], own: Own) -> Any:
        cells = {
            place: [self.rows[row].get(self.names[source]) for row in rows] for place, (source, rows) in own.items()
        }
        made = [cells[place] if place in cells else column.to_list() for place, column in enumerate(columns)]
        return [dict(zip(names, row, strict=True)) for row in zip(*made, strict=True)]

    def maker(self) -> Maker:
        return _RowsMaker()


class _MatrixMaker:
    library: str | None = None

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


class _Matrix(_MatrixMaker):
    """A NumPy array: structured, or a matrix with a column for each item."""

    is_placed = True

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
            columns = list(data.T if hasattr(data, "mask") else np.ascontiguousarray(data.T))
        else:
            raise EnkatError(f"{data.ndim} dimensions without names do not make a table; {EXPECTED}", kind="table")
        self.columns = dict(zip(names, columns, strict=True))
        self.table = Table.from_columns(names, [_of_column(column) for column in columns])

    def appended(self, kept: Sequence[int], names: Sequence[str], columns: Sequence[Column]) -> Any:
        own = list(self.columns.items())
        return self._structured({**dict(own[place] for place in kept), **self._arrays(names, columns)})

    def of_people(self, names: Sequence[str], columns: Sequence[Column], own: Own) -> Any:
        made, data = self._arrays(names, columns), list(self.columns.values())
        made |= {names[place]: _picked(data[source], rows) for place, (source, rows) in own.items()}
        return self._structured(made)

    def maker(self) -> Maker:
        return _MatrixMaker()
