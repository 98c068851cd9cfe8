"""Whole releases under attack by a reader who has their JSON alone, and by one who has two of them.

Nothing here comes from the program but what it publishes: see `auditor.py`. `ENKAT_COHORTS=500` looks at more cohorts,
`ENKAT_PAIRS=100` at more pairs.
"""

from __future__ import annotations

import copy
import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import audited
import auditor
import pytest

import enkat

#: Random answers are odd at times.
pytestmark = pytest.mark.odd

COHORTS = range(int(os.environ.get("ENKAT_COHORTS", "40")))
#: Pairs that are quick to look at, of which no release is refused; 11, 24, 67 and 75 were narrowed once.
QUICK = [0, 1, 4, 9, 11, 19, 23, 24, 27, 28, 33, 36, 67, 75]
#: All of those below a number, where somebody asks for it.
PAIRS = range(int(os.environ["ENKAT_PAIRS"])) if "ENKAT_PAIRS" in os.environ else QUICK

#: What `enkat qualify` compares the release of the demonstration with.
REFERENCE = Path(__file__).parents[2] / "src/report/qualification/reference/release.csv"

Report = dict[str, Any]


def chunks(seeds: Iterable[int], size: int) -> list[list[int]]:
    """Seeds that are looked at together, so that several are at a time."""
    rest = list(seeds)
    return [rest[first : first + size] for first in range(0, len(rest), size)]


def internal(table: dict[str, list[Any]], by: list[str]) -> Report:
    report: Report = json.loads(enkat.Cohort(by=by).add(table).report(internal=True).json())
    return report


def release(table: dict[str, list[Any]], by: list[str], options: dict[str, Any]) -> Report | str:
    """A release, or why there is none."""
    try:
        report: Report = json.loads(enkat.Cohort(by=by).add(table).report(**options).json())
    except enkat.EnkatError as error:
        assert error.kind == "disclosure", error
        return str(error)
    return report if report["figures"] else "too few people"


class Looked:
    """What came of looking at several seeds: everything that was not looked at is counted as well."""

    def __init__(self, seeds: list[int], look: Callable[[int], auditor.Audit | str]) -> None:
        self.counts = 0
        self.releases = 0
        self.refused: dict[int, str] = {}
        self.narrowed: list[Any] = []
        self.unsettled: list[int] = []
        for seed in seeds:
            found = look(seed)
            if isinstance(found, str):
                self.refused[seed] = found
                continue
            self.releases += 1
            self.counts += found.looked
            self.narrowed.extend((seed, *count) for count in found.narrowed)
            self.unsettled.extend([seed] * found.unsettled)
        print(
            f"{self.releases} releases, {self.counts} small counts withheld, {len(self.narrowed)} narrowed, refused {self.refused}"
        )

    def hold(self, refused: int, counts: int) -> None:
        assert not self.narrowed, self.narrowed[:10]
        # a search that took too long says nothing
        assert not self.unsettled, self.unsettled
        assert len(self.refused) <= refused, self.refused
        assert self.counts >= counts * self.releases > 0


def look_at(seed: int) -> auditor.Audit | str:
    table, by, options = audited.cohort(seed)
    report = release(table, by, options)
    if isinstance(report, str):
        return report
    return auditor.attack(report, auditor.truths(internal(table, by)))


def look_at_two(seed: int) -> auditor.Audit | str:
    then, now, by, options = audited.two_cohorts(seed)
    earlier = release(then, by, options)
    if isinstance(earlier, str):
        return earlier
    later = release(now, by, {**options, "previous": [json.dumps(earlier)]})
    if isinstance(later, str):
        return later
    return auditor.attack_both(earlier, later, [auditor.truths(internal(table, by)) for table in (then, now)])


@pytest.mark.parametrize("seeds", chunks(COHORTS, 10))
def test_no_small_count_is_narrowed_in_any_release(seeds: list[int]) -> None:
    # of too few people there is none
    Looked(seeds, look_at).hold(refused=4, counts=5)


def test_the_release_that_a_qualification_compares_with_gives_nobody_away() -> None:
    made = enkat.Cohort().add(enkat.demo()).report(value_set="SE-2022-TTO", min_cell=5)
    assert made.csv() == REFERENCE.read_text(encoding="utf-8")
    found = auditor.attack(json.loads(made.json()), auditor.truths(internal(enkat.demo(), [])))
    assert found.looked > 50
    assert not found.narrowed
    assert not found.unsettled


def test_what_is_suppressed_by_hand_is_found() -> None:
    """With the small counts alone withheld, and everything else shown, the reader works some of them out."""
    found = 0
    for seed in range(12):
        table, by, options = audited.cohort(seed)
        report = release(table, by, options)
        if isinstance(report, str) or "rounding" in options:
            continue
        truth = auditor.truths(internal(table, by))
        by_hand = copy.deepcopy(report)
        for figure in by_hand["figures"]:
            count = truth.get((figure["group"], figure["measure"], figure["occasion"], figure["statistic"]))
            is_count = count is not None and auditor.is_count(figure["statistic"])
            if is_count and count >= report["disclosure"]["min_cell_violence"]:
                figure["value"] = count
        found += len(auditor.attack(by_hand, truth)[1])
    print(f"{found} counts worked out of what was suppressed by hand")
    assert found > 10


@pytest.mark.parametrize("seeds", chunks(PAIRS, 3))
def test_nobody_is_told_by_two_releases(seeds: list[int]) -> None:
    Looked(seeds, look_at_two).hold(refused=0 if PAIRS is QUICK else len(seeds), counts=1)
