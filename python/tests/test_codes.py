"""What cells stand for and what is missing is said alike in every call, for texts and for numbers of any kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from kinds import HERE, cells_of, made, values

import enkat
from enkat import eq5d5l, kasam

SET = "SE-2022-TTO"
DIMENSIONS = ("mo", "sc", "ua", "pd", "ad")
LEVELS = {"mo": [2, 1], "sc": [1, 1], "ua": [2, 1], "pd": [3, 5], "ad": [2, 1]}
FROM_ZERO = {name: [level - 1 for level in cells] for name, cells in LEVELS.items()}
REVERSED = {name: [6 - level for level in cells] for name, cells in LEVELS.items()}
WORDS = {name: [f"Level {level}" for level in cells] for name, cells in LEVELS.items()}
TABLE = {f"Level {level}": level for level in range(1, 6)}


@pytest.mark.parametrize("kind", [kind for kind in HERE if not kind.startswith("Arrow capsule")])
@pytest.mark.parametrize(("coding", "table"), [("from-zero", FROM_ZERO), ("reversed", REVERSED)])
def test_levels_that_are_counted_otherwise_are_read_in_every_kind(
    kind: str, coding: str, table: dict[str, list[int]]
) -> None:
    codes = {"eq5d5l": coding}
    expected = eq5d5l.index(LEVELS, SET)
    assert values(eq5d5l.index(made(kind, table), SET, codes=codes)) == expected
    assert cells_of(enkat.score(made(kind, table), SET, codes=codes), "eq5d5l_index") == expected


def test_texts_stand_for_codes_in_every_call() -> None:
    codes = {name: TABLE for name in DIMENSIONS}
    assert enkat.score(WORDS, SET, codes=codes)["eq5d5l_index"] == eq5d5l.index(LEVELS, SET)
    assert eq5d5l.index(WORDS, SET, codes=codes) == eq5d5l.index(LEVELS, SET)
    exit = LEVELS | {"ad": [1, 2]}
    changes = eq5d5l.pchc(WORDS, exit, codes=codes | {"ad": {**TABLE, "1": 1, "2": 2}})
    assert changes == eq5d5l.pchc(LEVELS, exit) == ["improve", "worsen"]
    assert eq5d5l.hsdi(WORDS, codes=codes).counts == eq5d5l.hsdi(LEVELS).counts
    assert eq5d5l.shannon(WORDS, codes=codes)["mo"] == eq5d5l.shannon(LEVELS)["mo"]
    assert enkat.check(WORDS, codes=codes).ok and not enkat.check(WORDS).ok
    rows = {"id": ["a", "a"], "wave": ["start", "exit"]}
    assert enkat.change(rows | WORDS, SET, codes=codes) == enkat.change(rows | LEVELS, SET)
    assert enkat.Cohort(codes=codes).add(rows | WORDS) == enkat.Cohort().add(rows | LEVELS)


def test_items_that_are_reversed_beforehand_can_be_declared() -> None:
    demo = enkat.demo()
    turned = {
        **demo,
        **{f"soc13_{n}": [None if x is None else 8 - x for x in demo[f"soc13_{n}"]] for n in range(1, 14)},
    }
    codes = {"soc13_{n}": "reversed"}
    assert kasam.total(turned, codes=codes) == kasam.total(demo)
    assert kasam.score(turned, codes=codes)["soc13_total"] == kasam.total(demo)
    assert kasam.reliability(turned, codes=codes)["total"] == kasam.reliability(demo)["total"]


def test_several_columns_may_stand_for_one_item() -> None:
    table: dict[str, list[Any]] = {**LEVELS, "mo_sv": [2, None], "mo_en": [None, 1]}
    del table["mo"]
    columns = {"mo": ["mo_sv", "mo_en"]}
    assert enkat.score(table, SET, columns=columns)["eq5d5l_index"] == eq5d5l.index(LEVELS, SET)
    assert eq5d5l.index(table, SET, columns) == eq5d5l.index(LEVELS, SET)
    assert eq5d5l.shannon(table, columns)["mo"].n == 2


NINE = {**LEVELS, "mo": [9, 1]}
CALLS: dict[str, Callable[..., Any]] = {
    "score": lambda **chosen: enkat.score(NINE, SET, **chosen)["eq5d5l_reason"],
    "change": lambda **chosen: enkat.change({**NINE, "id": ["a", "a"], "wave": ["start", "exit"]}, **chosen)[
        "eq5d5l_lss_change"
    ],
    "check": lambda **chosen: enkat.check(NINE, **chosen).ok,
    "cohort": lambda **chosen: (
        enkat.Cohort(**chosen).add(NINE).report(internal=True).value("eq5d5l.mo", "invalid", "start")
    ),
    "index": lambda **chosen: eq5d5l.index(NINE, SET, **chosen),
    "hsdi": lambda **chosen: eq5d5l.hsdi(NINE, **chosen).n,
    "shannon": lambda **chosen: eq5d5l.shannon(NINE, **chosen)["mo"].n,
    "pchc": lambda **chosen: eq5d5l.pchc(NINE, NINE, **chosen),
    "hpg": lambda **chosen: eq5d5l.hpg(NINE, NINE, SET, **chosen).pchc,
    "kasam.score": lambda **chosen: kasam.score({f"soc13_{n}": [9] for n in range(1, 14)}, **chosen)["soc13_missing"],
    "kasam.total": lambda **chosen: kasam.total({f"soc13_{n}": [9] for n in range(1, 14)}, **chosen),
    "reliability": lambda **chosen: (
        kasam.reliability({f"soc13_{n}": [9, 1] for n in range(1, 14)}, **chosen)["total"].n
    ),
    "indicators": lambda **chosen: sum(
        enkat.programme.indicators({"referred_from": ["9"]}, **chosen).referrals.values()
    ),
    "screen": lambda **chosen: enkat.violence.screen({"se-guideline-1.status": ["9"]}, **chosen).reveal()[
        "violence_reason"
    ],
}
#: What comes out undeclared and declared. Where it is the same, as no score uses either, a warning tells them apart.
RESULTS: dict[str, tuple[Any, Any]] = {
    "score": (["mo:invalid", None], ["mo:missing", None]),
    "change": ([None], [None]),
    "check": (False, True),
    "cohort": (1, 0),
    "index": ([None, 0.558], [None, 0.558]),
    "hsdi": (1, 1),
    "shannon": (1, 1),
    "pchc": ([None, "no_change"], [None, "no_change"]),
    "hpg": ([None, "no_change"], [None, "no_change"]),
    "kasam.score": ([0], [13]),
    "kasam.total": ([None], [None]),
    "reliability": (1, 1),
    "indicators": (0, 0),
    "screen": (["status_unreadable"], [None]),
}


@pytest.mark.parametrize("name", CALLS)
def test_a_code_for_a_missing_answer_is_declared_alike_everywhere(name: str) -> None:
    """Undeclared it warns, or a check is not passed; declared it does neither: a warning fails the test."""
    undeclared, declared = RESULTS[name]
    assert CALLS[name](missing_codes=[9]) == declared
    if name == "check":
        assert CALLS[name]() is undeclared
        return
    with pytest.warns(enkat.EnkatWarning):
        assert CALLS[name]() == undeclared


def test_codes_that_cannot_be_used_are_refused() -> None:
    wrong: list[Any] = [
        5,
        {"mo": 5},
        {"mo": {"x": "y"}},
        {"mo": {"x": True}},
        {"mo": {"1": 1, 1: 2}},
        {"mo": "sideways"},
    ]
    for codes in wrong:
        with pytest.raises(enkat.EnkatError) as error:
            enkat.score(LEVELS, codes=codes)
        assert error.value.kind == "codes", codes
    for codes in ({"nowhere": "reversed"}, {"mo": {"Level 9": 9}}):
        with pytest.raises(enkat.EnkatError):
            enkat.score(LEVELS, codes=codes)
