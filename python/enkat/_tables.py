"""Tables of results: by column, by row, and as a frame of whichever library is wanted."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar, Literal

from ._native import Frame
from .errors import EnkatError

Kind = Literal["text", "integer", "number", "bool"]
LIBRARIES = ("polars", "pandas", "pyarrow")


def library_frame(library: str | None, columns: Mapping[str, Sequence[Any]], kinds: Mapping[str, Kind]) -> Any:
    """Columns as a frame of a library: the one named, or else the first that is in use.

    A column whose kind is not named is one of texts.
    """
    name = library or next((known for known in LIBRARIES if known in sys.modules), "dict")
    if name == "dict":
        return {column: list(cells) for column, cells in columns.items()}
    if name == "pandas":
        import pandas as pd

        dtypes: dict[str, Any] = {"integer": "Int64", "number": "float64", "bool": "boolean"}
        made = {
            column: pd.Series(list(cells), dtype=dtypes.get(kinds.get(column, "text"), text_dtype(pd)))
            for column, cells in columns.items()
        }
        return pd.DataFrame(made)
    if name == "polars":
        import polars as pl

        return pl.DataFrame(arrow_frame(columns, kinds))
    if name == "pyarrow":
        import pyarrow as pa

        return pa.table(arrow_frame(columns, kinds))
    raise EnkatError(f"unknown library {name!r}, expected polars, pandas, pyarrow or dict", kind="library")


def text_dtype(pandas: Any) -> str:
    """What pandas calls a column of texts."""
    return "str" if int(str(pandas.__version__).partition(".")[0]) >= 3 else "object"


def arrow_frame(columns: Mapping[str, Sequence[Any]], kinds: Mapping[str, Kind]) -> Frame:
    """The same columns for whoever reads the Arrow interface."""
    return Frame.of_lists(
        list(columns), [list(cells) for cells in columns.values()], [kinds.get(name, "text") for name in columns]
    )


class Tabular:
    """A result that is a table too: by column, row by row, ``to_frame()``, and by the Arrow interface any frame."""

    _library: str | None = None
    """The library that the data came in."""
    _kinds: ClassVar[Mapping[str, Kind]] = {}

    def _columns(self) -> Mapping[str, Sequence[Any]]:
        raise NotImplementedError

    @property
    def columns(self) -> list[str]:
        """The names of its columns."""
        return list(self._columns())

    def to_frame(self, library: str | None = None) -> Any:
        """The table as a frame of the library that the data came in.

        Args:
            library: ``polars``, ``pandas``, ``pyarrow`` or ``dict`` instead.
        """
        return library_frame(library or self._library, self._columns(), self._kinds)

    def __len__(self) -> int:
        return len(next(iter(self._columns().values()), []))

    def __iter__(self) -> Iterator[Any]:
        columns = self._columns()
        return (dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True))

    def __contains__(self, name: object) -> bool:
        return name in self._columns()

    def __getitem__(self, name: Any) -> Any:
        return self._column(name) if isinstance(name, str) else list(self)[name]

    def _column(self, name: str) -> list[Any]:
        columns = self._columns()
        if name not in columns:
            raise EnkatError(f"no column {name!r}, expected one of {' '.join(columns)}", kind="column", column=name)
        return list(columns[name])

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return arrow_frame(self._columns(), self._kinds).__arrow_c_stream__(requested_schema)
