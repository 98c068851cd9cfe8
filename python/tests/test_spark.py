"""What Spark counts by partitions is, byte for byte, what one process counts."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import invented
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import enkat

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

pytestmark = [pytest.mark.spark, pytest.mark.odd, pytest.mark.filterwarnings("ignore::FutureWarning")]
BY = ["site*sex"]


def lacking() -> str | None:
    """What there is no Spark without."""
    if importlib.util.find_spec("pyspark") is None:
        return "pyspark is not installed: pip install pyspark"
    java = Path(os.environ.get("JAVA_HOME", "")) / "bin/java"
    if not shutil.which("java") and not java.is_file():
        return "there is no Java 17 or later: neither java on the path nor JAVA_HOME"
    return None


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparkSession]:
    """One local Spark on two cores, whose Python and whose enkat are those of the tests."""
    if (what := lacking()) is not None:
        if os.environ.get("CI"):
            pytest.fail(f"CI tests Spark without excuse, and {what}")
        warnings.warn(f"SKIPPED, Spark is not tested: {what}", stacklevel=1)
        pytest.skip(what)
    from pyspark.sql import SparkSession

    folder = tmp_path_factory.mktemp("spark")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        patch.setenv("SPARK_LOCAL_DIRS", str(folder))
        builder = SparkSession.builder.master("local[2]").appName("enkat")
        settings = {
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.executorEnv.PYTHONPATH": str(Path(enkat.__file__).parents[1]),
            "spark.sql.execution.arrow.pyspark.enabled": "true",
            # so few rows to a batch that partitions have several
            "spark.sql.execution.arrow.maxRecordsPerBatch": "20",
            "spark.sql.shuffle.partitions": "3",
            "spark.sql.warehouse.dir": str(folder / "warehouse"),
            "spark.ui.enabled": "false",
            "spark.ui.showConsoleProgress": "false",
        }
        for name, value in settings.items():
            builder = builder.config(name, value)
        session = builder.getOrCreate()
        session.sparkContext.setLogLevel("ERROR")
        yield session
        session.stop()


@pytest.fixture(scope="module")
def example(spark: SparkSession) -> Any:
    return invented.example("spark/cohort.py")


@pytest.fixture(scope="module")
def people() -> pa.Table:
    return invented.people()


@pytest.fixture(scope="module")
def df(spark: SparkSession, people: pa.Table) -> DataFrame:
    return spark.createDataFrame(people).cache()


@pytest.mark.parametrize("partitions", [1, 7, 64])
def test_any_number_of_partitions_counts_as_one_process_does(
    example: Any, df: DataFrame, people: pa.Table, partitions: int
) -> None:
    assert dict(df.dtypes)["mo"] == "tinyint"
    cut = df.repartition(partitions)
    assert cut.rdd.getNumPartitions() == partitions
    invented.assert_same(example.cohort_of(cut, BY), enkat.Cohort(BY).add(people))


def test_partitions_without_rows_add_nothing(example: Any, df: DataFrame, people: pa.Table) -> None:
    cut = df.repartition(7, "site")
    assert sum(not rows for rows in cut.rdd.glom().map(len).collect()) >= 5
    invented.assert_same(example.cohort_of(cut, BY), enkat.Cohort(BY).add(people))


def test_nobody_is_a_cohort_without_anyone(example: Any, df: DataFrame) -> None:
    assert example.cohort_of(df.where("site = 'nowhere'")) == enkat.Cohort()


def test_rows_of_one_person_are_found_in_different_partitions(
    example: Any, spark: SparkSession, df: DataFrame, people: pa.Table
) -> None:
    """P034 has two rows for each occasion, each in a partition of its own: too many, and left out of every figure."""
    rows = [tuple(row.values()) for row in people.to_pylist()]
    of_person = [row for row in rows if row[0] == "P034"]
    rest = [row for row in rows if row[0] != "P034"]
    parts = [[row, *rest[part :: len(of_person)]] for part, row in enumerate(of_person)]
    assert len(parts) >= 3
    cut = spark.sparkContext.parallelize(parts, len(parts)).flatMap(lambda part: part)
    found = example.cohort_of(spark.createDataFrame(cut, df.schema), BY)
    assert [sum(row[0] == "P034" for row in part) for part in cut.glom().collect()] == [1] * len(parts)
    invented.assert_same(found, enkat.Cohort(BY).add(people))
    assert (found.report(internal=True).value("people", "duplicate", "start") or 0) > 0


def test_a_sealed_cohort_knows_nobody_and_counts_the_same(example: Any, df: DataFrame, people: pa.Table) -> None:
    sealed = example.cohort_of(df.repartition(7), BY, seal=True)
    assert sealed.people == 0
    invented.assert_same(sealed, enkat.Cohort(BY).add(people).seal())


def test_a_blank_around_an_id_does_not_tear_a_person_apart_before_sealing(example: Any, spark: SparkSession) -> None:
    rows = [(f"P{number}", wave, 40 + number) for number in range(20) for wave in ("start", "exit")]
    blanks = [(f"\u00a0{id}\t " if wave == "exit" else id, wave, vas) for id, wave, vas in rows]
    found = example.cohort_of(
        spark.createDataFrame(blanks, "id string, wave string, vas int").repartition(5), seal=True
    )
    assert found.report(internal=True).value("eq5d5l.vas", "n", "change") == 20


def test_names_with_dots_reach_the_executors(example: Any, spark: SparkSession, people: pa.Table) -> None:
    wide = invented.in_one_row(people)
    assert "start.mo" in wide.column_names
    invented.assert_same(example.cohort_of(spark.createDataFrame(wide).repartition(3), BY), enkat.Cohort(BY).add(wide))


def test_the_choices_of_a_cohort_reach_the_executors(example: Any, df: DataFrame, people: pa.Table) -> None:
    renamed = df.withColumnRenamed("mo", "rörlighet").withColumnRenamed("id", "person nr")
    choices: dict[str, Any] = {"columns": {"mo": "rörlighet", "id": "person nr"}, "missing_codes": [6]}
    expected = enkat.Cohort(**choices).add(people.rename_columns({"mo": "rörlighet", "id": "person nr"}))
    invented.assert_same(example.cohort_of(renamed, **choices), expected)
    invented.assert_same(example.cohort_of(renamed, seal=True, **choices), expected.seal())


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_the_program_writes_the_report_of_one_process(
    example: Any, df: DataFrame, people: pa.Table, tmp_path: Path, ending: str
) -> None:
    table, out = tmp_path / f"answers.{ending}", tmp_path / "report.json"
    if ending == "csv":
        from pyarrow import csv

        csv.write_csv(people, table)
    else:
        pq.write_table(people, table)
    example.main([str(table), "--by", "site", "--value-set", "SE-2022-TTO", "-o", str(out)])
    # bytes travel, which hold people and not what the columns of a table told
    travelled = enkat.Cohort.from_bytes(enkat.Cohort("site").add(people).to_bytes())
    expected = travelled.report(value_set="SE-2022-TTO")
    assert out.read_text(encoding="utf-8") == expected.json() + "\n"
