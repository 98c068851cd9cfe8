"""Whose a row is: ids within a column, ids folded, and columns declared as no identity numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from kinds import cells_of, is_there, rows

import enkat

SITES = {
    "id": ["1", "1", "1", "1"],
    "site": ["north", "south", "north", "south"],
    "wave": ["start", "start", "exit", "exit"],
    "vas": [40, 60, 50, 90],
}
FOLDED = {"id": ["P01", "p 1"], "wave": ["start", "exit"], "vas": [40, 55]}
# its check digit fits, and it may be a quarter to twelve on a day in March
TIMES = {"id": ["a", "b"], "tid": [2403011147, 7], "vas": [40, 60]}
LIBRARIES = [library for library in ("pandas", "polars", "pyarrow") if is_there(library)]


def frame(kind: str, columns: Mapping[str, list[Any]]) -> Any:
    if kind == "pandas":
        import pandas as pd

        return pd.DataFrame(columns)
    if kind == "polars":
        import polars as pl

        return pl.DataFrame(columns)
    if kind == "pyarrow":
        import pyarrow as pa

        return pa.table(columns)
    return rows(columns) if kind == "rows" else columns


@pytest.fixture(params=["dict", "rows", *LIBRARIES])
def kind(request: pytest.FixtureRequest) -> str:
    made: str = request.param
    return made


def test_the_same_pseudonym_within_two_sites_is_two_people(kind: str) -> None:
    data = frame(kind, SITES)
    assert cells_of(enkat.change(data, ids_within="site"), "eq5d5l_vas_change") == [10, 30]
    with pytest.warns(enkat.EnkatWarning):
        assert cells_of(enkat.change(data), "eq5d5l_vas_change") == []
    assert enkat.check(data, ids_within="site").ok and not enkat.check(data).ok
    cohort = enkat.Cohort(ids_within="site").add(data)
    assert cohort.people == 2 and cohort.report(internal=True).value("eq5d5l.vas", "mean", "change") == 20


def test_ids_that_differ_in_how_they_are_written_are_folded_where_that_is_chosen(kind: str) -> None:
    data = frame(kind, FOLDED)
    assert cells_of(enkat.change(data, fold_ids=True), "eq5d5l_vas_change") == [15]
    assert enkat.check(data).count("EQ046") > 0 and enkat.check(data, fold_ids=True).count("EQ046") == 0
    assert enkat.Cohort(fold_ids=True).add(data).people == 1 and enkat.Cohort().add(data).people == 2


def test_a_person_is_deleted_by_the_id_as_it_stands_in_the_table() -> None:
    cohort = enkat.Cohort(ids_within="site", fold_ids=True).add(SITES)
    with pytest.raises(enkat.EnkatError, match="ids_within"):
        cohort.remove("1")
    assert not cohort.remove("1", within="west") and cohort.remove(" 01", within="north") and cohort.people == 1
    # the choices go with a pickle
    import pickle

    assert pickle.loads(pickle.dumps(cohort)).remove("1", within="south")
    with pytest.raises(enkat.EnkatError, match="everywhere"):
        enkat.Cohort().add(FOLDED).remove("P01", within="north")


def test_a_column_may_be_declared_to_hold_no_identity_numbers(kind: str) -> None:
    data = frame(kind, TIMES)
    declared: Mapping[str, Any] = {"not_identity": ["TID "]}
    with pytest.raises(enkat.EnkatError, match="not_identity=") as error:
        enkat.score(data)
    assert (
        error.value.kind == "identity_number" and error.value.column == "tid" and "2403011147" not in str(error.value)
    )
    found = enkat.check(data)
    assert [finding.level for finding in found] == ["critical"] and "a day and a time" in found[0].message
    assert cells_of(enkat.score(data, **declared), "eq5d5l_vas") == [40, 60]
    assert enkat.Cohort(**declared).add(data).people == 2
    assert enkat.check(data, **declared).ok


def test_a_certain_identity_number_stops_in_a_declared_column_too() -> None:
    for cell in ("811218-9876", "19811218-9876"):
        with pytest.raises(enkat.EnkatError) as error:
            enkat.score({"tid": [cell], "vas": [40]}, not_identity=["tid"])
        assert error.value.kind == "identity_number" and "9876" not in str(error.value)
        assert "not_identity" not in str(error.value)


@pytest.mark.parametrize(
    ("chosen", "kind_of_error"),
    [({"ids_within": 5}, "ids_within"), ({"not_identity": [5]}, "not_identity"), ({"fold_ids": 1.5}, "fold_ids")],
)
def test_a_choice_of_the_wrong_type_is_refused(chosen: dict[str, Any], kind_of_error: str) -> None:
    for call in (lambda: enkat.check(SITES, **chosen), lambda: enkat.Cohort(**chosen)):
        with pytest.raises(enkat.EnkatError) as error:
            call()
        assert error.value.kind == kind_of_error


def test_numbers_that_lost_their_zeros_stop_too(kind: str) -> None:
    data = frame(kind, {"id": ["a", "b"], "nr": [101011237, 101011294], "vas": [40, 60]})
    with pytest.raises(enkat.EnkatError) as error:
        enkat.score(data)
    assert error.value.kind == "identity_number" and error.value.column == "nr" and "10101" not in str(error.value)
    assert enkat.check(data, not_identity=["nr"]).ok
