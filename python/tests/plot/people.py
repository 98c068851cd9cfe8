"""The figures of invented people that the pictures draw: the demonstration, the golden cohort, and some odd groups."""

from __future__ import annotations

import copy
import csv
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import enkat
from enkat import Figure
from enkat.eq5d5l import HealthProfileGrid as Grid
from enkat.eq5d5l import Hsdi as Index
from enkat.eq5d5l import hsdi

__all__ = ["Figure", "Grid", "Index", "Report", "demo_grid", "golden_grid", "golden_hsdi", "hsdi", "report"]

GOLDEN = Path(__file__).parents[3] / "tests/golden/eq5d_group_golden"
LONG = "Health centre of a municipality with an unusually long name, northern reception, third floor"
SET = "SE-2022-TTO"
DIMENSIONS = ("MO", "SC", "UA", "PD", "AD")


@dataclass(frozen=True)
class Report:
    """The figures of a report, of which some may be taken away."""

    figures: list[Figure]
    groups: list[str]

    def value(self, measure: str, statistic: str, occasion: str = "all", group: str = "all") -> float | None:
        """The number, if there is one."""
        key = (group, measure, occasion, statistic)
        return next((figure.value for figure in self.figures if figure[:4] == key), None)

    def number(self, measure: str, statistic: str, occasion: str = "all", group: str = "all") -> float:
        """The number, which is there."""
        value = self.value(measure, statistic, occasion, group)
        assert value is not None, (group, measure, occasion, statistic)
        return value

    def without(self, statistic: str) -> Report:
        """The same without a statistic."""
        return replace(self, figures=[figure for figure in self.figures if figure.statistic != statistic])

    def with_status(self, status: str, measure: str, statistic: str) -> Report:
        """The same where some figures have no number."""
        key = (measure, statistic)
        return replace(
            self,
            figures=[
                figure._replace(value=None, status=status) if (figure.measure, figure.statistic) == key else figure
                for figure in self.figures
            ],
        )


@cache
def report(name: str) -> Report:
    """A report by name: `demo`, `golden`, `release` of it, and groups that are odd in some way."""
    table, by, internal = {
        "demo": (enkat.demo(), [], True),
        "demo_release": (demo_five_times(), [], False),
        "golden": (golden_table(), ["group"], True),
        "release": (golden_table(), ["group"], False),
        "sites": (demo_by_site(), ["site"], True),
        "one_level": (one_level(), [], True),
        "once": (one_occasion(), [], True),
    }[name]
    ends = {"start": "pre", "exit": "post"} if "group" in by else {}
    columns = {f"{wave}.{d.lower()}": f"{d}_{end}" for wave, end in ends.items() for d in (*DIMENSIONS, "VAS")}
    cohort = enkat.Cohort(by=by, columns=columns).add(table)
    made = cohort.report(internal=internal, value_set=SET)
    return Report(made.figures, made.groups)


@cache
def golden_table() -> dict[str, list[str]]:
    """The golden cohort as it stands in its file."""
    with (GOLDEN / "cohort_clean.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {name: [row[name] for row in rows] for name in rows[0]}


def demo_by_site() -> dict[str, list[Any]]:
    """The demonstration cohort in a long-named group, a pair, and a person without an exit."""
    table = enkat.demo()
    rows = {person: table["id"].count(person) for person in table["id"]}
    sites = {next(p for p in rows if rows[p] == 1): "start only", next(p for p in rows if rows[p] == 2): "one"}
    return {**table, "site": [sites.get(person, LONG) for person in table["id"]]}


def demo_five_times() -> dict[str, list[Any]]:
    """The demonstration cohort five times over: enough people for a release with figures."""
    table = enkat.demo()
    several = {name: column * 5 for name, column in table.items()}
    return {**several, "id": [f"{person}x{copy}" for copy in range(5) for person in table["id"]]}


def one_level() -> dict[str, list[Any]]:
    """Six people in full health both times."""
    items = {**dict.fromkeys(("mo", "sc", "ua", "pd", "ad"), 1), "vas": 100, **{f"soc13_{n}": 4 for n in range(1, 14)}}
    people = [person for person in "abcdef" for _ in range(2)]
    return {"id": people, "wave": ["start", "exit"] * 6, **{item: [code] * 12 for item, code in items.items()}}


def one_occasion() -> dict[str, list[Any]]:
    """Three people, asked once."""
    levels = {"mo": [1, 2, 1], "sc": [1, 1, 1], "ua": [2, 2, 1], "pd": [3, 3, 1], "ad": [2, 4, 1], "vas": [60, 50, 90]}
    return {"id": ["1", "2", "3"], **levels}


def profiles(table: dict[str, list[str]], ending: str) -> list[str]:
    """The profiles of the golden cohort at one end."""
    return ["".join(levels) for levels in zip(*(table[f"{d}_{ending}"] for d in DIMENSIONS), strict=True)]


def changed(result: Any, **parts: Any) -> Any:
    """The same with other parts."""
    other = copy.copy(result)
    other.__dict__.update(parts)
    return other


def golden_grid() -> Grid:
    """The grid of the golden cohort under US-2019."""
    return enkat.eq5d5l.hpg(profiles(golden_table(), "pre"), profiles(golden_table(), "post"), "US-2019")


def demo_grid() -> Grid:
    """The grid of the demonstration cohort under SE-2022-TTO."""
    scores = enkat.score(enkat.demo())
    at = dict(zip(zip(scores["id"], scores["wave"], strict=True), scores["eq5d5l_profile"], strict=True))
    people = dict.fromkeys(scores["id"])
    start, end = ([at.get((person, wave)) for person in people] for wave in ("start", "exit"))
    grid = enkat.eq5d5l.hpg(start, end, SET)
    kept = [place for place, change in enumerate(grid.pchc) if change is not None]
    columns = (grid.rank_start, grid.rank_exit, grid.pchc)
    start, end, changes = ([column[place] for place in kept] for column in columns)
    return Grid(start, end, changes, SET)


def golden_hsdi(ending: str) -> Index:
    """The index of the golden cohort, `pre` or `post`."""
    return hsdi(profiles(golden_table(), ending))
