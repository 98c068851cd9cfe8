"""Frames of any kind: the same kind back, what else is in them carried along, and never a change to them."""

from __future__ import annotations

import copy
import datetime as dt
import gc
import math
from decimal import Decimal
from typing import Any

import pytest
from kinds import FLOATS, HERE, INTEGERS, WITH_GAPS, Stream, bits, cells_of, made, names_of, values

import enkat

SET = "SE-2022-TTO"


def index(data: Any) -> list[Any]:
    return values(enkat.eq5d5l.index(data, SET))


def marks(column: Any) -> list[Any]:
    """The EQ VAS scores of one column in a dict."""
    return values(enkat.score({"vas": column})["eq5d5l_vas"])


# the kind that came in


@pytest.mark.parametrize("kind", HERE)
def test_the_kind_that_came_in_comes_out(kind: str, levels: dict[str, list[int]]) -> None:
    frame = made(kind, levels)
    scored = enkat.score(frame, SET)
    if kind == "PyArrow reader":
        assert type(scored).__name__ == "Table"  # a stream is read once
    elif kind in ("Arrow object", "Arrow capsule"):
        assert hasattr(scored, "__arrow_c_stream__")
        assert scored.column_names[:5] == list(levels)
    else:
        assert type(scored) is type(frame)


@pytest.mark.parametrize("kind", HERE)
@pytest.mark.parametrize("rows", [0, 1])
def test_no_row_and_one_row_are_tables_too(kind: str, rows: int, levels: dict[str, list[int]]) -> None:
    short = {name: cells[:rows] for name, cells in levels.items()}
    frame = made(kind, short)
    if kind == "list of dicts" and rows == 0:
        with pytest.raises(enkat.EnkatError, match="no column"):
            enkat.score(frame, SET)
        return
    assert index(frame) == [0.99][:rows]
    if not kind.startswith("Polars"):
        assert cells_of(enkat.score(made(kind, short), SET), "eq5d5l_index") == [0.99][:rows]


@pytest.mark.parametrize("kind", HERE)
def test_a_frame_is_never_changed(kind: str, levels: dict[str, list[int]]) -> None:
    if kind in ("PyArrow reader", "Arrow capsule", "Arrow object"):
        pytest.skip("a stream has no cells of its own")
    frame = made(kind, levels)
    before = {name: copy.deepcopy(cells_of(frame, name)) for name in levels}
    arrays = list(frame.values()) if isinstance(frame, dict) else []
    flags = [(column.flags.writeable, column.flags.owndata) for column in arrays if hasattr(column, "flags")]
    enkat.score(frame, SET)
    enkat.eq5d5l.index(frame, SET)
    enkat.check(frame)
    enkat.Cohort().add(frame)
    enkat.eq5d5l.pchc(frame, frame)
    enkat.eq5d5l.hsdi(frame)
    enkat.eq5d5l.shannon(frame)
    assert {name: cells_of(frame, name) for name in levels} == before
    assert [(column.flags.writeable, column.flags.owndata) for column in arrays if hasattr(column, "flags")] == flags
    assert [name for name in names_of(frame) if name != "pad"] == list(levels)


@pytest.mark.odd
@pytest.mark.parametrize("kind", WITH_GAPS)
def test_a_missing_answer_is_missing_in_every_kind(kind: str, levels: dict[str, list[Any]]) -> None:
    gaps = {**levels, "pd": [None, 3]}
    assert index(made(kind, gaps)) == [None, 0.878]
    if not kind.startswith("Polars"):
        assert cells_of(enkat.score(made(kind, gaps)), "eq5d5l_reason") == ["pd:missing", None]


@pytest.mark.odd
@pytest.mark.parametrize("kind", [kind for kind in HERE if not kind.startswith(("NumPy float16", "Polars"))])
def test_an_answer_out_of_range_is_invalid_in_every_kind(kind: str, levels: dict[str, list[Any]]) -> None:
    odd = {**levels, "pd": [9, 3], "ad": [0, 2]}
    scored = enkat.score(made(kind, odd), SET)
    assert cells_of(scored, "eq5d5l_index") == [None, 0.878]
    assert cells_of(scored, "eq5d5l_reason") == ["pd:invalid ad:invalid", None]


# what is carried along


def test_a_pandas_frame_keeps_its_index_whatever_it_is(levels: dict[str, list[int]]) -> None:
    pd = pytest.importorskip("pandas")
    indexes = [
        pd.Index(["b", "b"], name="who"),
        pd.Index([7, 3]),
        pd.Index([math.nan, math.nan]),
        pd.MultiIndex.from_tuples([("a", 1), ("a", 1)], names=["site", "n"]),
        pd.date_range("2026-01-01", periods=2, freq="D"),
        pd.CategoricalIndex(["x", "y"]),
    ]
    for wanted in indexes:
        frame = pd.DataFrame(levels, index=wanted)
        for found in (
            enkat.score(frame, SET).index,
            enkat.eq5d5l.index(frame, SET).index,
            enkat.eq5d5l.pchc(frame, frame).index,
        ):
            assert found.equals(wanted) and found.names == wanted.names
        assert enkat.score(frame, SET)["eq5d5l_index"].tolist() == [0.99, 0.878]


@pytest.mark.odd
def test_a_pandas_frame_keeps_labels_that_are_no_texts_or_stand_twice(levels: dict[str, list[int]]) -> None:
    pd = pytest.importorskip("pandas")
    frame = pd.DataFrame(levels)
    other = pd.DataFrame([["a", 1.5, None], ["b", 2.5, None]], columns=[7, "note", "note"])
    scored = enkat.score(pd.concat([frame, other], axis=1), SET)
    assert list(scored.columns[:8]) == [*levels, 7, "note", "note"]
    assert scored.iloc[:, 5:7].values.tolist() == [["a", 1.5], ["b", 2.5]]
    several = pd.DataFrame([[1, 5], [2, 6]], columns=pd.MultiIndex.from_tuples([("q", "mo"), ("q", "vas")]))
    scored = enkat.score(several, columns={"mo": "q.mo", "vas": "q.vas"})
    assert list(scored.columns[:2]) == [("q", "mo"), ("q", "vas")]


def test_a_pandas_frame_keeps_its_attributes(levels: dict[str, list[int]]) -> None:
    pd = pytest.importorskip("pandas")
    frame = pd.DataFrame(levels)
    frame.attrs["source"] = "registry"
    frame.columns.name = "item"
    scored = enkat.score(frame, SET)
    assert scored.attrs == {"source": "registry"}
    assert scored.columns.name == "item"


def test_a_pyarrow_table_keeps_the_metadata_of_its_schema(levels: dict[str, list[int]]) -> None:
    pa = pytest.importorskip("pyarrow")
    table = pa.table(levels).replace_schema_metadata({"source": "registry"})
    assert enkat.score(table, SET).schema.metadata == {b"source": b"registry"}


def test_columns_of_any_type_are_carried_along_untouched(levels: dict[str, list[int]]) -> None:
    pa = pytest.importorskip("pyarrow")
    day = dt.datetime(2026, 4, 3, 1, 2)
    carried = {
        "list": pa.array([[1, 2], None]),
        "list view": pa.array([[1], None], pa.list_view(pa.int64())),
        "struct": pa.array([{"a": 1, "b": "x"}, None]),
        "map": pa.array([[("a", 1)], None], pa.map_(pa.string(), pa.int64())),
        "dictionary": pa.DictionaryArray.from_arrays([0, None], pa.array(["a", "b"])),
        "dictionary with a null in it": pa.DictionaryArray.from_arrays([0, 1], pa.array(["a", None])),
        "run end": pa.RunEndEncodedArray.from_arrays([1, 2], [1, 2]),
        "binary": pa.array([b"\xff", None]),
        "fixed": pa.array([b"ab", None], pa.binary(2)),
        "decimal": pa.array([Decimal("1.5"), None], pa.decimal128(9, 2)),
        "wide decimal": pa.array([Decimal("1.5"), None], pa.decimal256(40, 2)),
        "time": pa.array([day.time(), None]),
        "duration": pa.array([dt.timedelta(1), None]),
        "stamp": pa.array([day, None], pa.timestamp("us", "Europe/Stockholm")),
        "stamp beyond all calendars": pa.array([2**62, None], pa.timestamp("s")),
        "stamp nowhere": pa.array([0, None], pa.timestamp("us", "Nowhere/Else")),
        "bool": pa.array([True, None]),
        "null": pa.nulls(2),
        "uuid": pa.array([b"1" * 16, None], pa.uuid()),
        "union": pa.UnionArray.from_sparse(pa.array([0, 1], pa.int8()), [pa.array([1, 2]), pa.array(["a", "b"])]),
    }
    table = pa.table({**levels, **carried})
    for given in (table, table.slice(0, 2), pa.concat_tables([table.slice(0, 1), table.slice(1, 1)]), Stream(table)):
        scored = pa.table(enkat.score(given, SET))
        assert scored["eq5d5l_index"].to_pylist() == [0.99, 0.878]
        for name, column in carried.items():
            assert scored[name].type == column.type, name
            assert scored[name].combine_chunks().equals(pa.chunked_array([column]).combine_chunks()), name
    assert enkat.check(table).ok


def test_objects_in_a_dict_or_a_list_of_dicts_come_back_as_the_same_objects(levels: dict[str, list[int]]) -> None:
    thing = [object(), {"a": [1]}]
    assert enkat.score({**levels, "thing": thing}, SET)["thing"] is thing
    rows = [{**dict(zip(levels, row, strict=True)), "thing": one} for row, one in zip(zip(*levels.values()), thing)]
    assert [row["thing"] for row in enkat.score(rows, SET)] == thing


def test_a_row_of_a_list_of_dicts_may_lack_what_others_have() -> None:
    scored = enkat.score([{"vas": 5}, {"note": "x"}, {"vas": None, "note": 1}])
    assert [row["eq5d5l_vas"] for row in scored] == [5.0, None, None]
    assert [row.get("note", "none") for row in scored] == ["none", "x", 1]


def test_a_struct_column_of_pandas_with_an_empty_row_is_carried_along(levels: dict[str, list[int]]) -> None:
    pd, pa = pytest.importorskip("pandas"), pytest.importorskip("pyarrow")
    kind = pa.struct([("a", pa.int64())])
    frame = pd.DataFrame(levels).assign(thing=pd.Series([{"a": 1}, None], dtype=pd.ArrowDtype(kind)))
    assert index(frame) == [0.99, 0.878]


# what Polars has


def test_polars_results_have_their_names(levels: dict[str, list[int]]) -> None:
    pl = pytest.importorskip("polars")
    frame = pl.DataFrame(levels)
    scored = enkat.score(frame, SET)
    assert scored.columns[5:] == [
        "eq5d5l_profile",
        "eq5d5l_vas",
        "eq5d5l_lss",
        "eq5d5l_lfs",
        "eq5d5l_reason",
        "eq5d5l_index",
        "eq5d5l_value_set",
    ]
    assert enkat.eq5d5l.index(frame, SET).name == "eq5d5l_index"


def test_a_polars_column_of_nothing_is_a_column_of_missing_answers(levels: dict[str, list[int]]) -> None:
    pl = pytest.importorskip("polars")
    assert index(pl.DataFrame({**levels, "vas": [None, None], "note": [None, None]})) == [0.99, 0.878]


@pytest.mark.parametrize("kind", ["Time", "Duration", "Binary", "Boolean", "Categorical", "Date", "Datetime"])
def test_columns_of_polars_types_are_carried_along(kind: str, levels: dict[str, list[int]]) -> None:
    pl = pytest.importorskip("polars")
    scored = enkat.score(
        pl.DataFrame(levels).with_columns(pl.Series("note", [None, None], dtype=getattr(pl, kind))), SET
    )
    assert scored.schema["note"] == getattr(pl, kind)


def test_a_polars_enum_of_digits_is_read(levels: dict[str, list[int]]) -> None:
    pl = pytest.importorskip("polars")
    assert index(pl.DataFrame(levels).cast(pl.String).cast(pl.Enum(list("12345")))) == [0.99, 0.878]


def test_a_lazy_frame_is_refused_with_what_to_do(levels: dict[str, list[int]]) -> None:
    pl = pytest.importorskip("polars")
    for call in (enkat.score, enkat.Cohort().add, lambda data: enkat.eq5d5l.index(data, SET)):
        with pytest.raises(enkat.EnkatError, match=r"collect\(\)"):
            call(pl.LazyFrame(levels))


# what NumPy has


@pytest.mark.parametrize("dtype", [*INTEGERS, *FLOATS, "longdouble"])
def test_arrays_are_read_however_they_lie_in_memory(dtype: str) -> None:
    np = pytest.importorskip("numpy")
    plain = np.array([1, 0, 100, 55, 7], dtype=dtype)
    fixed = plain.copy()
    fixed.flags.writeable = False
    unaligned = np.frombuffer(b"\0" + plain.tobytes(), dtype=plain.dtype, offset=1)
    same = [
        plain,
        fixed,
        unaligned,
        plain[::-1][::-1],
        np.repeat(plain, 3)[::3],
        plain.astype(plain.dtype.newbyteorder()),
    ]
    same += [np.stack([plain, plain], axis=1)[:, 1], np.concatenate([plain, plain])[5:]]
    for array in same:
        assert marks(array) == [1, 0, 100, 55, 7], array.dtype
    one = np.zeros(1, dtype=[("pad", "u1"), ("vas", dtype)])
    one["vas"] = 9
    assert enkat.score(one)["eq5d5l_vas"].tolist() == [9]


@pytest.mark.odd
def test_numbers_beyond_all_ranges_are_invalid_and_never_wrap_around() -> None:
    np = pytest.importorskip("numpy")
    for dtype in ("uint8", "uint64", "int64", "float64"):
        info = np.finfo(dtype) if dtype.startswith("f") else np.iinfo(dtype)
        assert marks(np.array([info.max, info.min, 3], dtype=dtype))[::2] == [None, 3]
    assert marks([2**64, 2**63, -(2**63), -(2**64), 2**256 + 1, 3]) == [None] * 5 + [3]
    assert marks([math.inf, -math.inf, math.nan, 1e300, -0.0, 3.0]) == [None, None, None, None, 0, 3]
    scored = enkat.score({"vas": [2**64, math.inf, 1e300, math.nan]})
    assert scored["eq5d5l_reason"] == ["vas:invalid"] * 3 + ["vas:missing"]


@pytest.mark.odd
def test_true_and_false_are_no_answers_in_any_kind() -> None:
    np, pd, pa, pl = (pytest.importorskip(name) for name in ("numpy", "pandas", "pyarrow", "polars"))
    columns = [
        [True, False],
        np.array([True, False]),
        pd.Series([True, False]),
        pd.Series([True, False], dtype="boolean"),
        pa.array([True, False]),
        pl.Series([True, False]),
    ]
    for column in columns:
        assert marks(column) == [None, None]
        assert values(enkat.score({"vas": column})["eq5d5l_reason"]) == ["vas:invalid", "vas:invalid"]
    frame = pd.DataFrame({"vas": [True, False]})
    assert enkat.score(frame)["eq5d5l_reason"].tolist() == ["vas:invalid", "vas:invalid"]


@pytest.mark.odd
def test_true_and_false_of_numpy_among_objects_are_no_answers() -> None:
    np = pytest.importorskip("numpy")
    assert marks([np.True_, np.False_, 3]) == [None, None, 3]
    assert marks(np.array([True, np.False_], dtype=object)) == [None, None]


def test_results_of_arrays_may_be_written_to(levels: dict[str, list[int]]) -> None:
    np = pytest.importorskip("numpy")
    columns = {name: np.array(cells) for name, cells in levels.items()}
    found = enkat.eq5d5l.index(columns, SET)
    found[0] = 5
    assert found.tolist() == [5, 0.878]
    scored = enkat.score(columns, SET)
    scored["eq5d5l_index"] += 1
    scored["eq5d5l_profile"][0] = "x"
    assert enkat.eq5d5l.index(columns, SET).tolist() == [0.99, 0.878]


def test_results_of_pandas_may_be_written_to(levels: dict[str, list[int]]) -> None:
    pd = pytest.importorskip("pandas")
    frame = pd.DataFrame(levels)
    found = enkat.eq5d5l.index(frame, SET)
    found.iloc[0] = 5
    scored = enkat.score(frame, SET)
    scored.loc[0, "eq5d5l_index"] = 7
    scored.loc[0, "mo"] = 4
    assert frame["mo"].tolist() == [1, 2]
    frame["u"] = enkat.eq5d5l.index(frame, SET)
    frame.loc[1, "u"] = 3
    assert frame["u"].tolist() == [0.99, 3]


def test_a_result_lives_on_when_what_it_came_from_is_gone(levels: dict[str, list[int]]) -> None:
    np = pytest.importorskip("numpy")
    pytest.importorskip("pyarrow")

    columns = {name: np.array(cells * 1000) for name, cells in levels.items()}
    found = enkat.eq5d5l.index(columns, SET)
    frame = enkat.score(Stream(made("PyArrow table", {name: cells * 100 for name, cells in levels.items()})), SET)
    del columns
    gc.collect()
    assert found.tolist() == [0.99, 0.878] * 1000
    assert cells_of(frame, "eq5d5l_index") == [0.99, 0.878] * 100
    assert cells_of(frame, "eq5d5l_index") == [0.99, 0.878] * 100  # as often as it is asked for


@pytest.mark.odd
def test_what_is_masked_in_an_array_is_missing(levels: dict[str, list[int]]) -> None:
    np = pytest.importorskip("numpy")
    masked = {**levels, "pd": np.ma.array([2, 3], mask=[False, True])}
    assert values(enkat.score(masked, SET)["eq5d5l_index"]) == [0.99, None]


# columns of objects


@pytest.mark.odd
def test_each_cell_of_a_column_of_objects_is_judged_by_itself() -> None:
    np, pd = pytest.importorskip("numpy"), pytest.importorskip("pandas")
    judged: list[tuple[Any, float | str]] = [
        (3, 3),
        (3.0, 3),
        (np.int64(3), 3),
        (np.uint8(3), 3),
        (np.float32(3), 3),
        (Decimal("3"), 3),
        (Decimal("3.00"), 3),
        ("3", 3),
        ("3.0", 3),
        ("3,0", 3),
        (" 3 ", 3),
        ("03", "?"),
        (None, "missing"),
        (math.nan, "missing"),
        (pd.NA, "missing"),
        (pd.NaT, "missing"),
        (Decimal("NaN"), "missing"),
        (np.float32("nan"), "missing"),
        ("", "missing"),
        ("  ", "missing"),
        ("NA", "missing"),
        ("NaN", "missing"),
        (".", "missing"),
        (True, "invalid"),
        (2.5, "invalid"),
        ("2.5", "invalid"),
        ("two", "invalid"),
        (101, "invalid"),
        (-1, "invalid"),
        (10**30, "invalid"),
        (b"3", "?"),
        ([3], "invalid"),
        ({"a": 3}, "invalid"),
        (object, "invalid"),
        (3 + 0j, "invalid"),
        (dt.date(2026, 4, 3), "invalid"),
        ("٣", "invalid"),
    ]
    cells = [cell for cell, _ in judged]
    alone = pd.Series([None] * len(cells), dtype=object)
    for row, cell in enumerate(cells):
        alone[row] = cell
    for scored in (enkat.score({"vas": cells}), enkat.score(pd.DataFrame({"vas": alone}))):
        found = values(scored["eq5d5l_vas"])
        reasons = values(scored["eq5d5l_reason"])
        for (cell, expected), score, reason in zip(judged, found, reasons, strict=True):
            if expected == "?":
                continue
            wanted = (expected, None) if not isinstance(expected, str) else (None, f"vas:{expected}")
            assert (score, reason) == wanted, repr(cell)
    for cell, expected in judged:
        if expected != "?":
            scored = enkat.score({"vas": [cell]})
            wanted = [expected] if not isinstance(expected, str) else [None]
            assert scored["eq5d5l_vas"] == wanted, repr(cell)


def test_categories_and_dictionaries_are_read_by_what_they_stand_for() -> None:
    pd, pa = pytest.importorskip("pandas"), pytest.importorskip("pyarrow")
    given = [
        pd.Series(pd.Categorical([3, 1, None], categories=[1, 3, 5])),
        pd.Series(pd.Categorical(["3", "1", None], categories=["3", "1"], ordered=True)),
        pa.DictionaryArray.from_arrays([1, 0, None], pa.array(["1", "3"])),
        pa.DictionaryArray.from_arrays([1, 0, 2], pa.array(["1", "3", None])),
        pa.DictionaryArray.from_arrays(pa.array([1, 0, None], pa.uint8()), pa.array([1, 3])),
    ]
    for column in given:
        assert marks(column) == [3, 1, None]


def test_arrays_of_pandas_are_columns_in_a_dict() -> None:
    pd = pytest.importorskip("pandas")
    assert marks(pd.Categorical([3, 1])) == [3, 1]


# numbers that are names


IDS: dict[str, Any] = {
    "int64": [1, 2],
    "texts": ["1", "2"],
    "decimals": [Decimal(1), Decimal(2)],
    "padded": ["1 ", " 2"],
}


@pytest.mark.parametrize("kind", [*IDS, "pandas with a gap", "NumPy float64", "floats", "PyArrow decimal"])
def test_a_number_as_id_is_the_same_person_in_whatever_type(kind: str) -> None:
    if kind == "pandas with a gap":
        column = pytest.importorskip("pandas").Series([1, 2, None])[:2]
    elif kind == "NumPy float64":
        column = pytest.importorskip("numpy").array([1.0, 2.0])
    elif kind == "PyArrow decimal":
        column = pytest.importorskip("pyarrow").array([Decimal("1.00"), Decimal("2.00")])
    else:
        column = IDS.get(kind, [1.0, 2.0])
    cohort = enkat.Cohort().add({"id": [1, 2], "wave": ["start"] * 2, "vas": [10, 20]})
    cohort.add({"id": column, "wave": ["exit"] * 2, "vas": [15, 25]})
    assert cohort.people == 2
    assert cohort.report(internal=True).value("eq5d5l.vas", "mean", "change") == 5


@pytest.mark.odd
@pytest.mark.parametrize("kind", ["int64", "NumPy float64", "texts", "pandas Int64", "floats"])
def test_numbers_as_labels_of_occasions_are_found_in_whatever_type(kind: str) -> None:
    column: Any = [1, 2, None]
    if kind == "NumPy float64":
        column = pytest.importorskip("numpy").array([1, 2, math.nan])
    elif kind == "pandas Int64":
        column = pytest.importorskip("pandas").Series([1, 2, None], dtype="Int64")
    elif kind == "texts":
        column = ["1", "2", None]
    elif kind == "floats":
        column = [1.0, 2.0, None]
    cohort = enkat.Cohort(waves={"start": 1, "exit": 2}).add({"id": ["a", "a", "b"], "wave": column, "vas": [1, 2, 3]})
    assert cohort.report(internal=True).value("eq5d5l.vas", "n", "change") == 1


def test_people_with_ids_beyond_64_bits_are_told_apart() -> None:
    cohort = enkat.Cohort().add({"id": [2**70, 2**71, 2**72], "vas": [1, 2, 3]})
    assert cohort.people == 3


def test_a_group_column_of_numbers_makes_groups() -> None:
    table = {"vas": list(range(1, 9)), "site": [1, 2] * 4}
    assert enkat.Cohort(by="site").add(table).report(internal=True).groups == ["all", "site=1", "site=2"]


@pytest.mark.odd
def test_a_profile_of_numbers_is_read_with_gaps_or_without() -> None:
    np, pd = pytest.importorskip("numpy"), pytest.importorskip("pandas")
    for column in (
        np.array([21232.0, math.nan]),
        pd.Series([21232, None]),
        [21232, None],
        pd.Series([21232, None], dtype="Int64"),
    ):
        assert values(enkat.eq5d5l.index({"profile": column}, SET)) == [0.878, None]
    assert values(enkat.eq5d5l.index({"profile": [21232.5, 61111, 2123, 212321, -21232, True]}, SET)) == [None] * 6


# days


def test_days_of_any_type_are_days() -> None:
    np, pd, pa, pl = (pytest.importorskip(name) for name in ("numpy", "pandas", "pyarrow", "polars"))
    day, stamp = dt.date(2025, 12, 31), dt.datetime(2025, 12, 31, 23, 59)
    days = [
        [day, None],
        [stamp, None],
        ["2025-12-31", None],
        [pd.Timestamp(stamp), pd.NaT],
        np.array([day, "NaT"], dtype="datetime64[D]"),
        np.array([stamp, "NaT"], dtype="datetime64[us]"),
        pd.Series([stamp, None]),
        pd.Series([stamp, None]).dt.tz_localize("Europe/Stockholm"),
        pl.Series([day, None]),
        pl.Series([stamp, None]),
        pa.array([day, None]),
        pa.array([day, None], pa.date64()),
        pa.array([stamp, None], pa.timestamp("ns")),
        pd.Series([day, None], dtype="date32[pyarrow]"),
    ]
    for column in days:
        table = {"id": ["a", "b"], "vas": [1, 2], "date": column}
        assert enkat.check(table).count("EQ015") == 0, column
        assert "year=2025" in enkat.Cohort(by="year").add(table).report(internal=True).groups, column


def test_nanoseconds_of_numpy_are_days() -> None:
    np = pytest.importorskip("numpy")
    table = {"id": ["a", "b"], "vas": [1, 2], "date": np.array(["2025-12-31", "NaT"], dtype="datetime64[ns]")}
    assert enkat.check(table).count("EQ015") == 0


# streams and capsules


def test_a_stream_without_chunks_is_a_table_without_rows() -> None:
    pa = pytest.importorskip("pyarrow")
    schema = pa.schema([("profile", pa.int32()), ("note", pa.list_(pa.int8()))])
    empty = pa.RecordBatchReader.from_batches(schema, [])
    scored = enkat.score(Stream(empty), SET)
    assert (len(scored), scored.column_names[0]) == (0, "profile")
    assert pa.table(scored)["eq5d5l_index"].to_pylist() == []


def test_a_capsule_is_read_once(levels: dict[str, list[int]]) -> None:
    capsule = made("Arrow capsule", levels) if "Arrow capsule" in HERE else pytest.skip("no PyArrow")
    assert bits(index(capsule)) == bits([0.99, 0.878])
    for _ in range(2):
        with pytest.raises(enkat.EnkatError, match="read before"):
            index(capsule)


def test_columns_of_a_dict_may_be_cut_at_different_places(levels: dict[str, list[int]]) -> None:
    pa, pl = pytest.importorskip("pyarrow"), pytest.importorskip("polars")
    many = {name: cells * 20 for name, cells in levels.items()}
    mixed: dict[str, Any] = dict(many)
    mixed["mo"] = pa.chunked_array([many["mo"][:7], [], many["mo"][7:]])
    mixed["sc"] = pa.chunked_array([many["sc"][:13], many["sc"][13:39], many["sc"][39:]])
    mixed["ua"] = pl.concat([pl.Series(many["ua"][:5]), pl.Series(many["ua"][5:])], rechunk=False)
    assert index(mixed) == [0.99, 0.878] * 20
    with pytest.raises(enkat.EnkatError, match="rows"):
        index({**mixed, "ad": [1]})
