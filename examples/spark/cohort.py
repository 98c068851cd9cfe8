"""An exact cohort of a Spark data frame: each partition is counted where it lies, the driver adds up the counts.

    spark-submit examples/spark/cohort.py answers.parquet --by site --value-set SE-2022-TTO -o report.html

Partitions may be cut anywhere and come in any order: the two rows of a person find each other when the counts are
merged. What travels is `Cohort.to_bytes()`, which is personal data; see README.md.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

import enkat

BLANKS_AROUND = r"(?U)^\s+|\s+$"
"""What does not belong to an id, in Spark's words."""


def cohort_of(df: DataFrame, by: str | Sequence[str] = (), *, seal: bool = False, **choices: Any) -> enkat.Cohort:
    """The people of a data frame with a row for each person and occasion, or with both occasions in one row.

    Args:
        df: The answers, by the column names of :func:`enkat.score`. Every column goes to the executors' Python, so
            select those that are needed.
        by: Columns of groups.
        seal: Bring the rows of each person to one place, and forget there who is who: nothing that knows a person
            reaches the driver. The rows move once; all rows of these people must be in `df`.
        **choices: What else :class:`enkat.Cohort` takes, such as ``columns`` or ``waves``.
    """
    names = df.columns
    if seal:
        id = choices.get("columns", {}).get("id", "id")
        df = df.repartition(F.regexp_replace(F.col(f"`{id}`").cast("string"), BLANKS_AROUND, ""))

    def counted(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        part, rows = enkat.Cohort(by, **choices), 0
        for batch in batches:
            part.add(batch.rename_columns(names))
            rows += batch.num_rows
        if rows:
            state = (part.seal() if seal else part).to_bytes()
            yield pa.record_batch({"state": pa.array([state], pa.binary())})

    # Spark takes a dot in a name for a way into a struct, so names wait here: start.mo, se-guideline-1.status
    nameless = df.toDF(*(f"column_{place}" for place in range(len(names))))
    whole = enkat.Cohort(by, **choices)
    for row in nameless.mapInArrow(counted, "state binary").collect():
        whole.merge(enkat.Cohort.from_bytes(row.state, by=by, **choices))
    return whole


def main(arguments: Sequence[str] | None = None) -> None:
    """Reads a table of answers and writes its report."""
    parser = argparse.ArgumentParser(description="The report of a table of answers, counted by Spark.")
    parser.add_argument("table", help="CSV (its first line has the names) or Parquet: a file, a folder or a pattern")
    parser.add_argument("--by", action="append", default=[], metavar="COLUMN", help="a column of groups")
    parser.add_argument("--map", action="append", default=[], metavar="OURS=THEIRS", help="your name of a column")
    parser.add_argument("--wave", action="append", default=[], metavar="OURS=THEIRS", help="your name of start or exit")
    parser.add_argument("--value-set", metavar="ID", help="of your population; without it there is no index")
    parser.add_argument("--internal", action="store_true", help="exact: for those who may see the answers")
    parser.add_argument("--seal", action="store_true", help="forget on the executors who is who")
    parser.add_argument("-o", "--out", metavar="FILE", help=".html, .md, .csv, .json or .txt; else text is printed")
    given = parser.parse_args(arguments)

    spark = SparkSession.builder.appName("enkat").getOrCreate()
    is_csv = given.table.lower().endswith(".csv")
    df = spark.read.csv(given.table, header=True) if is_csv else spark.read.parquet(given.table)
    choices: dict[str, Any] = {}
    if given.map:
        choices["columns"] = dict(pair.split("=", 1) for pair in given.map)
    if given.wave:
        choices["waves"] = dict(pair.split("=", 1) for pair in given.wave)
    cohort = cohort_of(df, given.by, seal=given.seal, **choices)
    report = cohort.report(internal=given.internal, value_set=given.value_set)
    if given.out:
        report.save(given.out)
    else:
        print(report.text())


if __name__ == "__main__":
    main()
