"""What is easily read wrongly without a word, and results as tables."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest
from golden import IDENTITY_NUMBER

import enkat

SET = "SE-2022-TTO"
LEVELS: dict[str, list[Any]] = {"mo": [2, 1], "sc": [1, 1], "ua": [2, 1], "pd": [3, 2], "ad": [2, 1]}
VALUES = [0.878, 0.99]
FORM = "se-guideline-1"


def test_numbers_in_another_order_of_bytes_are_the_same_numbers() -> None:
    np, pd = pytest.importorskip("numpy"), pytest.importorskip("pandas")
    for dtype in (">i2", ">i4", ">i8", ">f8", ">u4", "<i4"):
        other = {name: np.array(cells, dtype=dtype) for name, cells in LEVELS.items()}
        assert list(enkat.eq5d5l.index(other, SET)) == VALUES, dtype
        assert list(enkat.eq5d5l.index(pd.DataFrame(other), SET)) == VALUES, dtype


def test_a_column_of_results_is_a_column_of_numbers_for_everybody() -> None:
    np, pa = pytest.importorskip("numpy"), pytest.importorskip("pyarrow")

    class Stream:
        def __arrow_c_stream__(self, requested_schema: object = None) -> object:
            return pa.table(LEVELS).__arrow_c_stream__()

    column = enkat.eq5d5l.index(Stream(), SET)
    assert (memoryview(column).format, memoryview(column).shape) == ("d", (2,))
    assert np.asarray(memoryview(column)).tolist() == list(column) == VALUES
    assert (column[-1], len(column)) == (VALUES[1], 2)
    with pytest.raises(IndexError):
        column[2]
    np.asarray(memoryview(column))[0] = 7.0
    assert column[0] == 7.0


def test_truths_and_stretches_of_time_are_no_answers() -> None:
    np, pa = pytest.importorskip("numpy"), pytest.importorskip("pyarrow")
    with pytest.warns(enkat.EnkatWarning):
        table = pa.table({**LEVELS, "mo": pa.array([True, False]).cast(pa.bool8())})
        assert enkat.score(table).column("eq5d5l_reason").to_pylist() == ["mo:invalid"] * 2
        scored = enkat.score({"vas": np.array([50], "m8[ns]")})
        assert list(scored["eq5d5l_reason"]) == ["vas:invalid"]


def test_profiles_that_are_none_are_told_of() -> None:
    for call in (
        lambda: enkat.eq5d5l.pchc(["99999"], ["11111"]),
        lambda: enkat.eq5d5l.hpg(["99999"], ["11111"], "US-2019"),
        lambda: enkat.eq5d5l.hsdi(["99999", "11111"]),
    ):
        with pytest.warns(enkat.EnkatWarning, match="EQ001"):
            call()


def nested() -> dict[str, Any]:
    pa = pytest.importorskip("pyarrow")
    return {
        "a list": pa.array([[IDENTITY_NUMBER], None]),
        "a struct": pa.array([{"a": "b"}, {"a": IDENTITY_NUMBER}]),
        "a name of a field": pa.array([{IDENTITY_NUMBER: 1}, None]),
        "a map": pa.array([[("k", IDENTITY_NUMBER)], None], pa.map_(pa.string(), pa.string())),
        "a dictionary": pa.DictionaryArray.from_arrays([0, 0], ["x", IDENTITY_NUMBER]),
        "bytes of one length": pa.array([IDENTITY_NUMBER.encode(), None], pa.binary(len(IDENTITY_NUMBER))),
        "large bytes": pa.array([IDENTITY_NUMBER.encode(), None], pa.large_binary()),
    }


@pytest.mark.odd
def test_an_identity_number_within_anything_is_found() -> None:
    pa, pd = pytest.importorskip("pyarrow"), pytest.importorskip("pandas")
    for name, column in nested().items():
        table = pa.table({**LEVELS, "x": column})
        for call in (enkat.score, lambda table: enkat.eq5d5l.index(table, SET)):
            with pytest.raises(enkat.EnkatError, match="EQ030") as caught:
                call(table)
            assert IDENTITY_NUMBER[:6] not in str(caught.value), name
    frames = [
        pd.DataFrame(LEVELS, index=[int("19" + IDENTITY_NUMBER.replace("-", "")[-10:]), 3]),
        pd.DataFrame(LEVELS, index=pd.Index([IDENTITY_NUMBER, "3"], name="mo")),
        pd.DataFrame(LEVELS, index=pd.MultiIndex.from_tuples([(1, IDENTITY_NUMBER), (2, "b")])),
        pd.DataFrame(LEVELS).rename_axis(columns=IDENTITY_NUMBER),
    ]
    for frame in frames:
        for call in (enkat.score, lambda table: enkat.eq5d5l.index(table, SET)):
            with pytest.raises(enkat.EnkatError, match="EQ030"):
                call(frame)
    for call in (
        lambda: enkat.eq5d5l.index([IDENTITY_NUMBER, "11111"], SET),
        lambda: enkat.eq5d5l.pchc([IDENTITY_NUMBER], ["11111"]),
        lambda: enkat.eq5d5l.shannon({**LEVELS, "x": [IDENTITY_NUMBER, "b"]}),
    ):
        with pytest.raises(enkat.EnkatError, match="EQ030"):
            call()


@pytest.mark.odd
def test_answers_about_violence_in_an_index_stay_behind() -> None:
    pd = pytest.importorskip("pandas")
    frame = pd.DataFrame({**LEVELS, f"{FORM}.status": ["asked"] * 2, f"{FORM}.physical_lifetime": ["yes", "no"]})
    indexed = frame.set_index(f"{FORM}.physical_lifetime")
    for made in (enkat.score(indexed), enkat.eq5d5l.index(indexed, SET)):
        assert list(made.index) == [0, 1]
    screenings = enkat.violence.screen(indexed)
    assert "yes" not in f"{vars(screenings)} {vars(screenings._maker)}"
    shown = enkat.score(indexed, reveal_violence=True)
    assert list(shown.index) == ["yes", "no"]
    both = frame.set_index([f"{FORM}.physical_lifetime", "mo"], drop=True)
    assert enkat.score(both).index.names == ["mo"]


def test_polars_columns_of_lists_of_nothing_are_carried_along() -> None:
    pl = pytest.importorskip("polars")
    frame = pl.DataFrame(LEVELS).with_columns(x=pl.Series([[], []]), y=pl.Series([{"a": None}, {"a": None}]))
    scored = enkat.score(frame, SET)
    assert scored["eq5d5l_index"].to_list() == VALUES
    assert scored.schema["x"] == frame.schema["x"] and scored.schema["y"] == frame.schema["y"]


def results() -> list[Any]:
    demo = enkat.demo()
    return [
        enkat.check({"mo": [9, 1]}),
        enkat.check({"mo": [1, 2], "sc": [2, 1], "ua": [1, 2], "pd": [2, 1], "ad": [2, 1], "vas": [5, 6]}),
        enkat.eq5d5l.hpg(["21232"], ["11111"], "US-2019"),
        enkat.eq5d5l.hsdi(["21232", "11111"]),
        enkat.eq5d5l.shannon(["21232", "11111"]),
        enkat.eq5d5l.value_sets(),
        enkat.kasam.reliability(demo),
        enkat.programme.indicators(demo),
        enkat.demo_report(),
    ]


@pytest.mark.odd
def test_results_are_tables_for_every_library() -> None:
    pd, pl, pa = (pytest.importorskip(name) for name in ("pandas", "polars", "pyarrow"))
    for result in results():
        names, rows = result.columns, len(result)
        assert len(list(result)) == rows
        for frame in (pl.DataFrame(result), pa.table(result), result.to_frame("pandas"), result.to_frame("polars")):
            found = list(getattr(frame, "column_names", None) or frame.columns)
            assert (found, len(frame)) == (names, rows), type(result)
        if rows:
            assert len(pd.DataFrame(result)) == rows, type(result)
        for name in names:
            assert len(result[name]) == rows
    sets = enkat.eq5d5l.value_sets()
    assert sets.get("nope", 3) == 3 and "us-2019" in sets and sets["US-2019"]["id"] == "US-2019"
    assert sets[0]["id"] == sets.keys()[0]


def test_a_report_is_not_changed_from_outside_and_outlives_its_counts() -> None:
    report = enkat.demo_report()
    report.figures.clear()
    report.to_dict()["figures"].clear()
    assert len(report) > 1000
    again = pickle.loads(pickle.dumps(report))
    assert again == report and again.html("sv") == report.html("sv") and again.lang == report.lang


def test_a_file_that_is_written_over_keeps_its_mode_and_its_link(tmp_path: Path) -> None:
    target, link = tmp_path / "report.csv", tmp_path / "link.csv"
    target.write_text("before")
    target.chmod(0o600)
    link.symlink_to(target)
    enkat.demo_report().save(link)
    assert link.is_symlink() and target.stat().st_mode & 0o777 == 0o600 and "eq5d5l" in target.read_text()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.csv", "report.csv"]


def test_a_cohort_is_what_its_state_says() -> None:
    cohort = enkat.Cohort("sex").add(enkat.demo())
    assert enkat.Cohort.from_bytes(cohort.to_bytes()) == cohort
    with pytest.raises(enkat.EnkatError, match="groups by sex"):
        enkat.Cohort.from_bytes(cohort.to_bytes(), by="site")
    both = enkat.Cohort("sex") + cohort
    assert both == cohort and (both + enkat.Cohort("sex")) == cohort
    with pytest.raises(enkat.EnkatError, match="itself"):
        cohort.merge(cohort)
    with pytest.warns(enkat.EnkatWarning, match="added twice"):
        cohort.add(enkat.demo())
