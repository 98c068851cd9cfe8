"""Whole releases under attack by a reader who has their JSON alone, and by one who has two of them.

Nothing here comes from the program but what it publishes: see `auditor.py`. `ENKAT_COHORTS=500` looks at more cohorts.
"""

from __future__ import annotations

import copy
import json
import os
import time
from typing import Any

import pytest

import enkat

pytest.importorskip("highspy")

import audited  # noqa: E402
import auditor  # noqa: E402

#: Random answers are odd at times.
pytestmark = pytest.mark.odd

COHORTS = int(os.environ.get("ENKAT_COHORTS", "12"))
PAIRS = int(os.environ.get("ENKAT_PAIRS", "2"))
#: Seconds, where nobody asked for more.
TIME = 90.0 if COHORTS <= 12 else float("inf")

Report = dict[str, Any]


def internal(table: dict[str, list[Any]], by: list[str]) -> Report:
    report: Report = json.loads(enkat.Cohort(by=by).add(table).report(internal=True).json())
    return report


def release(table: dict[str, list[Any]], by: list[str], options: dict[str, Any]) -> Report | None:
    try:
        report: Report = json.loads(enkat.Cohort(by=by).add(table).report(**options).json())
    except enkat.EnkatError as error:
        assert error.kind == "disclosure", error
        return None
    return report if report["figures"] else None


def test_no_small_count_is_narrowed_in_any_release() -> None:
    looked, released, found = 0, 0, []
    end = time.monotonic() + TIME
    for seed in range(COHORTS):
        table, by, options = audited.cohort(seed)
        report = release(table, by, options)
        if report is None or time.monotonic() > end:
            continue
        of_cohort, narrowed = auditor.attack(report, auditor.truths(internal(table, by)))
        looked, released = looked + of_cohort, released + 1
        found.extend((seed, *count) for count in narrowed)
    print(f"{released} releases, {looked} small counts withheld, {len(found)} narrowed")
    assert not found, found[:10]
    assert looked > 5 * released > 20


def test_what_is_suppressed_by_hand_is_found() -> None:
    """With the small counts alone withheld, and everything else shown, the reader works some of them out."""
    found = 0
    for seed in range(12):
        table, by, options = audited.cohort(seed)
        report = release(table, by, options)
        if report is None or "rounding" in options:
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


def test_nobody_is_told_by_two_releases() -> None:
    looked, released, found = 0, 0, []
    end = time.monotonic() + TIME
    for seed in range(PAIRS):
        then, now, by, options = audited.two_cohorts(seed)
        earlier = release(then, by, options)
        if earlier is None or time.monotonic() > end:
            continue
        later = release(now, by, {**options, "previous": [json.dumps(earlier)]})
        if later is None:
            continue
        truths = [auditor.truths(internal(table, by)) for table in (then, now)]
        of_pair, narrowed = auditor.attack_both(earlier, later, truths)
        looked, released = looked + of_pair, released + 1
        found.extend((seed, *count) for count in narrowed)
    print(f"{released} pairs of releases, {looked} small counts withheld, {len(found)} narrowed")
    assert not found, found[:10]
    assert looked > released > 0
