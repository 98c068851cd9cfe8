"""A row for each person repeats ids and groups as they stand in the table: of their type, and of the frame's own kind."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from kinds import HERE, cells_of, made, names_of

import enkat

LONG: dict[str, list[Any]] = {
    "id": [30, 10, 30, 20, 10],
    "wave": [1, 1, 2, 1, 2],
    "site": [7, 8, 7, 7, 8],
    "vas": [50, 60, 70, 80, 90],
}
WAVES = {"start": "1", "exit": "2"}
STREAMS = ("PyArrow reader", "Arrow object", "Arrow capsule")


def dtype(frame: Any, name: str) -> Any:
    """The type of a column, as its kind says it."""
    if hasattr(frame, "schema") and not hasattr(frame, "get_column"):
        return frame.schema.field(name).type
    if type(frame).__module__.startswith(("duckdb", "_duckdb")):
        return dict(zip(frame.columns, frame.types, strict=True))[name]
    column = [row[name] for row in frame] if isinstance(frame, list) else frame[name]
    return [type(cell) for cell in column][0] if isinstance(column, list) else column.dtype


@pytest.mark.parametrize("kind", [kind for kind in HERE if kind not in STREAMS])
def test_ids_and_groups_keep_their_type_in_every_kind_of_frame(kind: str) -> None:
    frame = made(kind, LONG)
    changes = enkat.change(frame, by="site", waves=WAVES)
    assert names_of(changes)[:5] == ["id", "site", "eq5d5l_vas_start", "eq5d5l_vas_exit", "eq5d5l_vas_change"]
    for name in ("id", "site"):
        assert dtype(changes, name) == dtype(frame, name)
        assert cells_of(changes, name) == [cells_of(frame, name)[row] for row in (0, 1)]
    assert cells_of(changes, "eq5d5l_vas_change") == [20, 30]


@pytest.mark.parametrize("kind", [kind for kind in STREAMS if kind in HERE])
def test_a_stream_keeps_them_too(kind: str) -> None:
    pa = pytest.importorskip("pyarrow")
    changes = pa.table(enkat.change(made(kind, LONG), by="site", waves=WAVES))
    assert changes.schema.field("id").type in (pa.int8(), pa.int16())
    assert changes["id"].to_pylist() == [30, 10] and changes["site"].to_pylist() == [7, 8]


def test_every_type_of_pandas_stays_what_it_is() -> None:
    pd = pytest.importorskip("pandas")
    frame = pd.DataFrame({"id": LONG["id"], "wave": ["start", "start", "exit", "start", "exit"], "vas": LONG["vas"]})
    days = pd.Series(pd.to_datetime(["2026-01-05", "2026-02-01", "2026-01-05", "2026-01-05", "2026-02-01"]))
    columns = {
        "whole": pd.Series(LONG["site"], dtype="UInt16"),
        "word": pd.Series(["b", "a", "b", "a", "a"], dtype="string"),
        "kind": pd.Categorical(["b", "a", "b", "a", "a"], categories=["c", "b", "a"], ordered=True),
        "true": pd.Series([True, False, True, True, False], dtype="boolean"),
        "half": pd.Series([0.5, 1.5, 0.5, 1.5, 1.5]),
        "day": days,
        "object": pd.Series([datetime.date(2026, 1, 5), 3, datetime.date(2026, 1, 5), 3, 3], dtype="object"),
    }
    frame = frame.assign(**columns)
    changes = enkat.change(frame, by=list(columns))
    for name in ("id", *columns):
        assert changes[name].dtype == frame[name].dtype
        assert changes[name].tolist() == frame[name].iloc[[0, 1]].tolist()
    assert list(changes["kind"].cat.categories) == ["c", "b", "a"] and changes["kind"].cat.ordered
    assert list(frame.merge(changes, on="id")["id"]) == [30, 10, 30, 10]


def test_types_of_polars_stay_what_they_are() -> None:
    pl = pytest.importorskip("polars")
    kind = pl.Enum(["c", "b", "a"])
    frame = pl.DataFrame(
        {
            "id": pl.Series([30, 10, 30, 10], dtype=pl.UInt32),
            "wave": ["start", "start", "exit", "exit"],
            "vas": [50, 60, 70, 90],
            "kind": pl.Series(["b", "a", "b", "a"], dtype=kind),
            "day": pl.Series([datetime.date(2026, 1, 5), datetime.date(2026, 2, 1)] * 2),
        }
    )
    changes = enkat.change(frame, by=["kind", "day"])
    assert changes.schema["id"] == pl.UInt32 and changes.schema["kind"] == kind and changes.schema["day"] == pl.Date
    assert changes["id"].to_list() == [30, 10] and changes["kind"].to_list() == ["b", "a"]


def test_a_group_that_only_the_exit_says_is_the_cell_at_exit() -> None:
    table = {"id": ["a", "a"], "wave": ["start", "exit"], "vas": [1, 2], "site": [None, 5]}
    assert enkat.change(table, by="site")["site"] == [5]
    assert enkat.change({**table, "site": [None, None]}, by="site")["site"] == [None]


@pytest.mark.odd
def test_a_group_is_the_one_at_start() -> None:
    table = {"id": ["a", "a"], "wave": ["exit", "start"], "vas": [1, 2], "site": [4, 5]}
    assert enkat.change(table, by="site")["site"] == [5]


def test_what_is_made_of_the_table_is_what_it_was() -> None:
    table = {"id": ["a", "a"], "wave": ["start", "exit"], "vas": [1, 2], "date": ["2026-01-05", "2026-05-05"]}
    assert enkat.change(table, by="year")["year"] == ["2026"]
    wide = {"start.vas": [1, 2], "exit.vas": [3, None], "site": [8, 9]}
    changes = enkat.change(wide, by="site")
    assert (changes["row"], changes["site"]) == ([1], [8])


def test_a_level_of_the_index_keeps_its_type_too() -> None:
    pd = pytest.importorskip("pandas")
    frame = pd.DataFrame(LONG).set_index(["id", "site"])
    changes = enkat.change(frame, by="site", waves=WAVES)
    assert changes["id"].tolist() == [30, 10] and changes["id"].dtype == "int64" and changes["site"].dtype == "int64"


def test_nobody_with_both_occasions_gives_a_table_of_the_same_types() -> None:
    pd = pytest.importorskip("pandas")
    frame = pd.DataFrame(LONG).iloc[:2]
    with pytest.warns(enkat.EnkatWarning, match="nobody has both"):
        changes = enkat.change(frame, by="site", waves=WAVES)
    assert len(changes) == 0 and changes["id"].dtype == "int64" and changes["site"].dtype == "int64"
