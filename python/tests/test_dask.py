"""What Dask counts in parts is, byte for byte, what one process counts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import dask
import invented
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import enkat

pytestmark = pytest.mark.odd
BY = ["site*sex"]


@pytest.fixture(scope="module")
def cohort_of() -> Any:
    return invented.example("dask/cohort.py").cohort_of


@pytest.fixture(params=["synchronous", "threads"])
def scheduler(request: pytest.FixtureRequest) -> Any:
    with dask.config.set(scheduler=request.param):
        yield


@pytest.mark.usefixtures("scheduler")
@pytest.mark.parametrize("parts", [1, 7, 64])
def test_any_number_of_parts_counts_as_one_process_does(cohort_of: Any, parts: int) -> None:
    people = invented.people()
    cut = [people.take(list(range(part, people.num_rows, parts))) for part in range(parts)]
    found, expected = cohort_of(cut, BY), enkat.Cohort(BY).add(people)
    invented.assert_same(found, expected)


@pytest.mark.usefixtures("scheduler")
def test_parts_without_rows_add_nothing(cohort_of: Any) -> None:
    people = invented.people()
    invented.assert_same(cohort_of([people[:0], people, people[:0]], BY), enkat.Cohort(BY).add(people))


@pytest.mark.usefixtures("scheduler")
def test_files_are_read_when_they_are_needed(cohort_of: Any, tmp_path: Path) -> None:
    people = invented.people()
    files = [tmp_path / f"{part}.parquet" for part in range(3)]
    for part, file in enumerate(files):
        pq.write_table(people.slice(part * 90, 90), file)
    found = cohort_of([dask.delayed(pq.read_table)(file) for file in files], BY)
    invented.assert_same(found, enkat.Cohort(BY).add(people))


@pytest.mark.usefixtures("scheduler")
def test_a_dask_data_frame_is_counted_by_its_parts(cohort_of: Any) -> None:
    frames = pytest.importorskip("dask.dataframe")
    people = invented.people().to_pandas(types_mapper=pandas_integers)
    invented.assert_same(cohort_of(frames.from_pandas(people, npartitions=7), BY), enkat.Cohort(BY).add(people))


def pandas_integers(of: pa.DataType) -> Any:
    """Integers stay integers where an answer is missing."""
    import pandas as pd

    return pd.Int8Dtype() if pa.types.is_integer(of) else None


@pytest.mark.usefixtures("scheduler")
def test_the_choices_of_a_cohort_reach_each_part(cohort_of: Any) -> None:
    people = invented.people().rename_columns({"mo": "rörlighet", "wave": "när"})
    choices: dict[str, Any] = {"columns": {"mo": "rörlighet", "wave": "när"}, "missing_codes": [6]}
    invented.assert_same(cohort_of([people[:50], people[50:]], **choices), enkat.Cohort(**choices).add(people))


def test_everyone_in_a_small_part_may_have_a_group_of_their_own(cohort_of: Any) -> None:
    people: dict[str, list[Any]] = {"id": list("abcdefghi"), "site": ["north", "south", "east"] * 3, "vas": [50] * 9}
    parts = [{name: cells[start : start + 3] for name, cells in people.items()} for start in range(0, 9, 3)]
    invented.assert_same(cohort_of(parts, ["site"]), enkat.Cohort(["site"]).add(people))
