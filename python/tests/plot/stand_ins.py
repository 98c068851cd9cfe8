"""Stand-ins for the classes that the pictures draw, from committed figures of invented people."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from pathlib import Path
from typing import NamedTuple

FIXTURES = Path(__file__).parent / "fixtures"
GOLDEN = Path(__file__).parents[3] / "tests/golden/eq5d_group_golden"


class Figure(NamedTuple):
    """One number of a report."""

    group: str
    measure: str
    occasion: str
    statistic: str
    value: float | None
    n: int | None
    status: str
    reason: str | None


@dataclass(frozen=True)
class Report:
    """The figures of a report."""

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


def report(name: str) -> Report:
    """A committed report."""
    content = json.loads((FIXTURES / f"{name}.json").read_text(encoding="utf-8"))
    return Report([Figure(*figure) for figure in content["figures"]], content["groups"])


@dataclass(frozen=True)
class Grid:
    """The ranks of pairs of profiles."""

    rank_start: Sequence[int | None]
    rank_exit: Sequence[int | None]
    pchc: Sequence[str | None]
    value_set: str


CLASSES = {
    "Improve": "improve",
    "Mixed change": "mixed",
    "Worsen": "worsen",
    "No change": "no_change",
    "No problems": "no_problems",
}


def golden_grid() -> Grid:
    """The grid of the golden cohort under US-2019."""
    with (GOLDEN / "clean_suite_hpg_US.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return Grid(
        [int(row["rank_t1"]) for row in rows],
        [int(row["rank_t2"]) for row in rows],
        [CLASSES[row["state_noprobs"]] for row in rows],
        "US-2019",
    )


def class_of(start: str, end: str) -> str:
    """The class of PCHC."""
    if start == end == "11111":
        return "no_problems"
    levels = list(zip(start, end, strict=True))
    is_better, is_worse = any(a > b for a, b in levels), any(a < b for a, b in levels)
    if is_better and is_worse:
        return "mixed"
    return "improve" if is_better else "worsen" if is_worse else "no_change"


def demo_grid() -> Grid:
    """The grid of the demonstration cohort under SE-2022-TTO."""
    demo = report("demo")
    beginning = "eq5d5l.grid@SE-2022-TTO."
    measures = dict.fromkeys(figure.measure for figure in demo.figures if figure.measure.startswith(beginning))
    ranks: list[tuple[int, int]] = []
    classes: list[str] = []
    for measure in measures:
        start, end = measure.removeprefix(beginning).split("-")
        for _ in range(round(demo.number(measure, "count", "change"))):
            first, second = (round(demo.number(measure, f"rank_{name}", "change")) for name in ("start", "exit"))
            ranks.append((first, second))
            classes.append(class_of(start, end))
    return Grid([first for first, _ in ranks], [second for _, second in ranks], classes, "SE-2022-TTO")


@dataclass(frozen=True)
class Index:
    """A Health State Density Index with its curve."""

    value: float
    n: int
    states: int
    curve: list[tuple[float, float]]


def hsdi(profiles: Iterable[str]) -> Index:
    """The index of these profiles: twice the area under the curve, by trapezoids."""
    counts = sorted(Counter(profiles).values(), reverse=True)
    n = sum(counts)
    across = [0.0, *(people / n for people in accumulate(counts))]
    curve = [(x, place / len(counts)) for place, x in enumerate(across)]
    area = sum((b[0] - a[0]) * (a[1] + b[1]) / 2 for a, b in pairwise(curve))
    return Index(2 * area, n, len(counts), curve)


def golden_hsdi(ending: str) -> Index:
    """The index of the golden cohort, `pre` or `post`."""
    with (GOLDEN / "cohort_clean.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return hsdi("".join(row[f"{code}_{ending}"] for code in ("MO", "SC", "UA", "PD", "AD")) for row in rows)
