"""Scores, changes, cohorts, checks and the program tell the same of the same table."""

from __future__ import annotations

import csv
import json
import random
import subprocess
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import enkat
import enkat.cohort
import enkat.scoring

pytestmark = pytest.mark.odd

PROGRAM = Path(__file__).resolve().parents[2] / "target" / "debug" / "enkat"
SEEDS = range(60)
KINDS = ("long", "wide", "without id", "with everything")

LEVELS = {name: 5 for name in ("mo", "sc", "ua", "pd", "ad")}
ITEMS = {**LEVELS, "vas": 100, **{f"soc13_{item}": 7 for item in range(1, 14)}}
DIRT = ("9", "", "", "abc", "2.5", " 3 ", "3,0", "0", "99", "NA", "-9", "true")
WAVES = ("start", "exit", "start", "exit", " Exit ", "", "later", "3")
OTHERS = {
    "date": ("2024-01-05", "2024-02-30", "2031-01-01", "2024-06-01", "soon", ""),
    "age": ("34", "150", "abc", ""),
    "sex": ("woman", "man", "x", ""),
    "referred_from": ("social_assistance", "primary_care;social_insurance_agency", "nowhere", ""),
    "hours_per_week": ("10", "200", "-1", ""),
    "exit_to": ("studies", "supported_employment", "work;studies", ""),
    "exit_certainty": ("certain", "possible", "perhaps", ""),
    "exit_kind": ("started", "planned", "gone", ""),
    "se-guideline-1.status": ("asked", "declined", "not_asked", "interrupted", "maybe", ""),
    "se-guideline-1.alone": ("yes", "no", "5", ""),
    "se-guideline-1.physical_lifetime": ("yes", "no", "dont_know", "declined", "yes!", ""),
    "se-guideline-1.physical_ongoing": ("yes", "no", "not_applicable", ""),
    "se-guideline-1.acute_danger": ("yes", "no", ""),
}

Table = dict[str, list[str]]
Told = list[tuple[str, str, int, int | None]]


def dirty(seed: int) -> Table:
    """A table whose cells go wrong in every way; the same for the same seed."""
    chance = random.Random(seed)
    kind = KINDS[seed % len(KINDS)]
    asked = chance.sample(sorted(ITEMS), chance.randint(3, len(ITEMS)))
    asked = asked if set(asked) & set(LEVELS) else ["mo", *asked]
    rows = chance.choice((1, 2, 7, 30, 60))
    how_dirty = chance.choice((0.0, 0.02, 0.2))

    def answer(name: str) -> str:
        if chance.random() < how_dirty:
            return chance.choice(DIRT)
        return str(chance.randint(0 if name == "vas" else 1, ITEMS[name]))

    table: Table = {}
    if kind != "without id":
        table["id"] = [chance.choice(("", f"P{chance.randint(0, rows // 2)}", f"Q{row}")) for row in range(rows)]
    if kind == "wide":
        table |= {f"{wave}.{name}": [answer(name) for _ in range(rows)] for wave in ("start", "exit") for name in asked}
    else:
        table["wave"] = [chance.choice(WAVES[: chance.choice((2, len(WAVES)))]) for _ in range(rows)]
        table |= {name: [answer(name) for _ in range(rows)] for name in asked}
    if kind == "with everything":
        table |= {name: [chance.choice(cells) for _ in range(rows)] for name, cells in OTHERS.items()}
    table["note"] = ["x"] * rows
    # some rows in which nothing is filled but who it is
    for row in range(rows):
        if chance.random() < 0.1:
            for name in table.keys() - {"id", "wave", "note"}:
                table[name][row] = ""
    return table


@pytest.fixture
def told_by(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[Table], Any], Table], Told]:
    """Calls, and gives what there was to tell."""
    heard: list[Told] = []

    def tell(found: list[dict[str, Any]], *_: Any) -> None:
        heard.append([(total["rule"], total["column"], total["count"], total["row"]) for total in found])

    monkeypatch.setattr(enkat.scoring, "tell", tell)
    monkeypatch.setattr(enkat.cohort, "tell", tell)

    def call(function: Callable[[Table], Any], table: Table) -> Told:
        heard.clear()
        function(table)
        (told,) = heard
        return told

    return call


def checked(table: Table) -> Told:
    """What a check counts, and where the first of it is listed."""
    findings = enkat.check(table)
    first: dict[tuple[str, str], int] = {}
    for found in findings:
        if found.row is not None:
            place = (found.rule, found.column)
            first[place] = min(found.row, first.get(place, found.row))
    return [
        (total["rule"], total["column"], total["count"], first.get((total["rule"], total["column"])))
        for total in findings.totals
    ]


def can_change(table: Table) -> bool:
    """Start and exit are told apart, and somebody or a row has both."""
    return "start.mo" in table or any(name.startswith("start.") for name in table) or {"id", "wave"} <= table.keys()


@pytest.mark.parametrize("seed", SEEDS)
def test_every_call_tells_the_same(seed: int, told_by: Callable[[Callable[[Table], Any], Table], Told]) -> None:
    table = dirty(seed)
    expected = checked(table)
    assert told_by(enkat.score, table) == expected
    assert told_by(enkat.Cohort().add, table) == expected
    if can_change(table):
        assert told_by(enkat.change, table) == expected


def test_the_tables_are_dirty_and_each_call_is_made() -> None:
    tables = [dirty(seed) for seed in SEEDS]
    rules = {rule for table in tables for rule, *_ in checked(table)}
    assert {"EQ001", "EQ002", "EQ020", "EQ031", "EQ033", "EQ051"} <= rules
    assert any(rule.startswith("VS") for rule in rules) and any(rule.startswith("PR") for rule in rules)
    assert 30 <= sum(map(can_change, tables)) < len(tables)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_program_tells_the_same(seed: int, tmp_path: Path) -> None:
    if not PROGRAM.is_file():
        pytest.skip(f"{PROGRAM.name} is not built: cargo build")
    table = dirty(seed)
    file = tmp_path / "table.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([table, *zip(*table.values(), strict=True)])
    ran = subprocess.run([PROGRAM, "check", "--format", "json", file], capture_output=True, text=True, check=False)
    assert ran.returncode in (0, 1), ran.stderr
    totals = json.loads(ran.stdout)["totals"]
    told = sorted((total["rule"], total["column"], total["count"]) for total in totals)
    assert told == sorted(total[:3] for total in checked(table))


def test_what_is_worth_a_warning_is_what_it_was(levels: dict[str, list[int]]) -> None:
    """People with a start and no exit, scales with too few answers: told by a check, and no reason to warn."""
    table: dict[str, Any] = {"id": ["a", "b", "a"], "wave": ["start", "start", "exit"]}
    table |= {name: [*cells, 1] for name, cells in levels.items()}
    table |= {f"soc13_{item}": [1, None if item < 9 else 4, 2] for item in range(1, 14)}
    rules = {total["rule"] for total in enkat.check(table).totals}
    assert {"EQ033", "EQ051"} <= rules
    with warnings.catch_warnings():
        warnings.simplefilter("error", enkat.EnkatWarning)
        enkat.score(table)
        enkat.Cohort().add(table)
