"""Profiles at start and at exit are of the same people, or nobody is told how they changed."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
from kinds import HERE, KINDS, made, values

import enkat

SET = "SE-2022-TTO"
PEOPLE = 40
DIMENSIONS = ("mo", "sc", "ua", "pd", "ad")
STREAMS = ("PyArrow reader", "Arrow object", "Arrow capsule")


def of_people(seed: int) -> dict[str, list[int]]:
    """A row for each person, ids counted from 1."""
    chance = random.Random(seed)
    return {
        "id": list(range(1, PEOPLE + 1)),
        **{name: [chance.randint(1, 5) for _ in range(PEOPLE)] for name in DIMENSIONS},
    }


START, EXIT = of_people(1), of_people(2)
ORDER = random.Random(3).sample(range(PEOPLE), PEOPLE)
SHUFFLED = {name: [cells[row] for row in ORDER] for name, cells in EXIT.items()}


def profiles(columns: dict[str, list[int]]) -> list[str]:
    return ["".join(map(str, row)) for row in zip(*(columns[name] for name in DIMENSIONS), strict=True)]


CLASSES = enkat.eq5d5l.pchc(profiles(START), profiles(EXIT))
GRID = enkat.eq5d5l.hpg(profiles(START), profiles(EXIT), SET)


def without_id(columns: dict[str, list[int]]) -> dict[str, list[int]]:
    return {name: columns[name] for name in DIMENSIONS}


def refused(call: Callable[[], Any]) -> str:
    with pytest.raises(enkat.EnkatError) as error:
        call()
    assert error.value.kind == "rows"
    return str(error.value)


def test_place_by_place_most_classes_of_shuffled_rows_would_be_wrong() -> None:
    wrong = enkat.eq5d5l.pchc(without_id(START), without_id(SHUFFLED))
    assert sum(one != other for one, other in zip(wrong, CLASSES, strict=True)) > PEOPLE / 5


@pytest.mark.parametrize("kind", [kind for kind in HERE if "float16" not in kind])
def test_rows_are_paired_by_id_in_every_kind_of_frame(kind: str) -> None:
    start, shuffled = made(kind, START), made(kind, SHUFFLED)
    assert values(enkat.eq5d5l.pchc(start, shuffled)) == CLASSES
    if kind not in STREAMS:
        grid = enkat.eq5d5l.hpg(made(kind, START), made(kind, SHUFFLED), SET)
        assert (grid.rank_start, grid.rank_exit, grid.pchc) == (GRID.rank_start, GRID.rank_exit, GRID.pchc)


@pytest.mark.parametrize(
    "other", [kind for kind in ("pandas Int64", "Polars Float64", "PyArrow string") if kind in HERE]
)
def test_an_id_is_the_same_in_another_kind_and_of_another_type(other: str) -> None:
    assert enkat.eq5d5l.pchc(START, made(other, SHUFFLED)) == CLASSES


def test_the_column_of_ids_may_have_another_name_and_ids_may_be_handed_over() -> None:
    start, shuffled = ({"who": table["id"], **without_id(table)} for table in (START, SHUFFLED))
    assert enkat.eq5d5l.pchc(start, shuffled, id="who") == CLASSES
    assert enkat.eq5d5l.pchc(start, shuffled, columns={"id": "who"}) == CLASSES
    ids = START["id"], [f" {id} " for id in SHUFFLED["id"]]
    assert enkat.eq5d5l.pchc(profiles(START), profiles(SHUFFLED), id=ids) == CLASSES
    assert enkat.eq5d5l.hpg(profiles(START), profiles(SHUFFLED), SET, id=ids).rank_exit == GRID.rank_exit


def test_an_index_pairs_rows_in_any_order() -> None:
    pd = pytest.importorskip("pandas")
    start, exit = pd.DataFrame(without_id(START)), pd.DataFrame(without_id(EXIT))
    shuffled = exit.iloc[ORDER]
    assert values(enkat.eq5d5l.pchc(start, shuffled)) == CLASSES
    assert enkat.eq5d5l.hpg(start, shuffled, SET).rank_exit == GRID.rank_exit
    of_start, of_exit = pd.Series(profiles(START)), pd.Series(profiles(EXIT)).iloc[ORDER]
    assert values(enkat.eq5d5l.pchc(of_start, of_exit)) == CLASSES
    found = enkat.eq5d5l.pchc(shuffled, start)
    assert found.index.equals(shuffled.index)


def test_a_level_of_the_index_by_the_name_id_is_the_id() -> None:
    pd = pytest.importorskip("pandas")
    start, exit = (pd.DataFrame(table).set_index("id") for table in (START, SHUFFLED))
    assert values(enkat.eq5d5l.pchc(start, exit)) == CLASSES
    series = pd.Series(profiles(SHUFFLED), index=exit.index)
    assert values(enkat.eq5d5l.pchc(start, series)) == CLASSES


def test_an_index_of_profiles_is_a_column_of_them() -> None:
    pd = pytest.importorskip("pandas")
    assert enkat.eq5d5l.pchc(pd.Index(["11111", "21111"]), pd.Index(["21111", "11111"])) == ["worsen", "improve"]


def test_what_cannot_be_compared_is_refused() -> None:
    pd = pytest.importorskip("pandas")
    start, exit = pd.DataFrame(without_id(START)), pd.DataFrame(without_id(EXIT))
    pchc = enkat.eq5d5l.pchc
    assert "other labels" in refused(lambda: pchc(start, exit.set_index(exit.index + 1)))
    assert "40 labels at start and 39 at exit" in refused(lambda: pchc(start, exit.iloc[:-1]))
    twice = exit.set_index(pd.Index([0, *range(PEOPLE - 1)]))
    assert "stands twice" in refused(lambda: pchc(twice, exit)) and "stands twice" in refused(
        lambda: pchc(start, twice)
    )
    assert "nothing says whose" in refused(lambda: pchc(start.iloc[ORDER], profiles(EXIT)))
    assert "exit has no ids" in refused(lambda: pchc(START, without_id(EXIT)))
    assert "start has no ids" in refused(lambda: enkat.eq5d5l.hpg(without_id(START), EXIT, SET))
    assert "40 rows and exit has 39" in refused(lambda: pchc(profiles(START), profiles(EXIT)[:-1]))
    assert values(pchc(start.iloc[ORDER], profiles(SHUFFLED), by_position=True)) == [CLASSES[row] for row in ORDER]
    assert "40 rows and exit has 39" in refused(lambda: pchc(start, exit.iloc[:-1], by_position=True))


@pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if kind in HERE and kind.startswith(("Polars", "PyArrow", "DuckDB"))]
)
def test_a_table_of_a_library_without_ids_has_no_order_to_rely_on(kind: str) -> None:
    start, exit = (lambda: made(kind, without_id(START))), (lambda: made(kind, without_id(EXIT)))
    assert "id=" in refused(lambda: enkat.eq5d5l.pchc(start(), exit()))
    assert values(enkat.eq5d5l.pchc(start(), exit(), by_position=True)) == CLASSES


def test_columns_alone_are_paired_place_by_place() -> None:
    np, pl, pa = (pytest.importorskip(name) for name in ("numpy", "polars", "pyarrow"))
    for column in (list, tuple, np.array, pl.Series, pa.array):
        assert values(enkat.eq5d5l.pchc(column(profiles(START)), column(profiles(EXIT)))) == CLASSES
    start, exit = (np.array(list(without_id(table).values())).T for table in (START, EXIT))
    assert values(enkat.eq5d5l.pchc(start, exit)) == CLASSES


def test_somebody_who_stands_twice_is_refused_and_not_shown() -> None:
    twice = {name: [*cells, cells[0]] for name, cells in START.items()}
    for call in (
        lambda: enkat.eq5d5l.pchc(twice, EXIT),
        lambda: enkat.eq5d5l.pchc(START, {**twice, "id": [*SHUFFLED["id"], 7]}),
    ):
        assert "have the same id" in refused(call)
    named = [f"Zacharias{id}" for id in twice["id"]]
    assert "Zacharias" not in refused(lambda: enkat.eq5d5l.pchc({**twice, "id": named}, EXIT))


def test_somebody_without_an_exit_has_no_class_and_is_told() -> None:
    fewer = {name: cells[3:] for name, cells in SHUFFLED.items()}
    gone = set(SHUFFLED["id"][:3])
    with pytest.warns(enkat.EnkatWarning, match="3 rows at start have no row at exit by their id, 0 at exit"):
        found = enkat.eq5d5l.pchc(START, fewer)
    assert found == [None if id in gone else each for id, each in zip(START["id"], CLASSES, strict=True)]
    with pytest.warns(enkat.EnkatWarning, match="0 rows at start .*, 3 at exit"):
        grid = enkat.eq5d5l.hpg(fewer, START, SET)
    assert len(grid) == PEOPLE - 3 and None not in grid.rank_exit
    assert "no id at start" in refused(
        lambda: enkat.eq5d5l.pchc(START, {**EXIT, "id": [f"P{id}" for id in EXIT["id"]]})
    )


@pytest.mark.odd
def test_a_row_without_an_id_has_no_class() -> None:
    table = {"id": ["a", "", None], "profile": ["11111", "21111", "31111"]}
    assert enkat.eq5d5l.pchc(table, {"id": ["", "a", "NA"], "profile": ["11111", "21111", "31111"]}) == [
        "worsen",
        None,
        None,
    ]


def test_choices_that_contradict_each_other_are_refused() -> None:
    assert "choose" in refused(lambda: enkat.eq5d5l.pchc(START, EXIT, id="id", by_position=True))
    for wrong in (5, ("a",), [1, 2]):
        assert "IDS" in refused(lambda: enkat.eq5d5l.pchc(START, EXIT, id=wrong))
    assert "2 ids for 40 rows" in refused(lambda: enkat.eq5d5l.pchc(START, EXIT, id=([1, 2], EXIT["id"])))


def test_missing_codes_are_missing_here_too() -> None:
    assert enkat.eq5d5l.pchc(["99999", "11111"], ["11111", "21111"], missing_codes=[9]) == [None, "worsen"]
    assert enkat.eq5d5l.hpg(["99999", "11111"], ["11111", "21111"], SET, missing_codes=[9]).rank_start == [None, 1]
