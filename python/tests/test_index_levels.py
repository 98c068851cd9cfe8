"""An index of person and occasion is read as id and wave, in both orders, with names or without."""

from __future__ import annotations

from typing import Any

import pytest

import enkat

pd = pytest.importorskip("pandas")

PEOPLE = ["a", "b", "c", "a", "b"]
OCCASIONS = ["start", "start", "start", "exit", "exit"]
VAS = [50, 60, 70, 55, 80]
NAMES = [
    (None, None),
    ("id", "wave"),
    ("id", None),
    (None, "wave"),
    ("person", "occasion"),
    ("who", None),
    (None, "visit"),
]
LONG = {"id": PEOPLE, "wave": OCCASIONS, "vas": VAS}


def frame(names: tuple[Any, Any], backwards: bool, people: list[Any] = PEOPLE, occasions: list[Any] = OCCASIONS) -> Any:
    levels = [people, occasions]
    index = pd.MultiIndex.from_arrays(levels[::-1] if backwards else levels, names=names[::-1] if backwards else names)
    return pd.DataFrame({"vas": VAS}, index=index)


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize("names", NAMES, ids=str)
def test_levels_are_read_as_the_columns_would_be(names: tuple[Any, Any], backwards: bool) -> None:
    indexed = frame(names, backwards)
    changes, expected = enkat.change(indexed), enkat.change(LONG)
    assert changes["id"].tolist() == expected["id"] == ["a", "b"]
    assert changes["eq5d5l_vas_change"].tolist() == expected["eq5d5l_vas_change"] == [5, 20]
    assert enkat.Cohort().add(indexed) == enkat.Cohort().add(LONG)
    assert enkat.check(indexed).totals == enkat.check(LONG).totals
    scored = enkat.score(indexed)
    assert scored.index.equals(indexed.index) and scored.index.names == indexed.index.names


@pytest.mark.parametrize("backwards", [False, True])
def test_numbers_and_names_of_the_callers_own_are_occasions_and_ids_too(backwards: bool) -> None:
    indexed = frame((None, None), backwards, [3, 1, 2, 3, 1], [0.0, 0.0, 0.0, 1.0, 1.0])
    changes = enkat.change(indexed, waves={"start": 0, "exit": 1})
    assert changes["id"].tolist() == [3, 1] and changes["id"].dtype == "int64"
    assert changes["eq5d5l_vas_change"].tolist() == [5, 20]
    named = enkat.change(frame(("who", "when"), backwards), columns={"id": "who", "wave": "when"})
    assert named["id"].tolist() == ["a", "b"]


def test_an_index_by_the_name_id_is_the_id() -> None:
    table = pd.DataFrame({"wave": OCCASIONS, "vas": VAS}, index=pd.Index(PEOPLE, name="id"))
    assert enkat.change(table)["id"].tolist() == ["a", "b"]
    assert enkat.Cohort().add(table) == enkat.Cohort().add(LONG)


def test_a_level_that_is_no_person_is_not_taken_for_one() -> None:
    # several rows of a site at one occasion: the site tells nobody apart
    sites = frame(("site", "wave"), False, ["n", "n", "s", "n", "s"])
    with pytest.raises(enkat.EnkatError, match="no column id"):
        enkat.change(sites)
    # a column by that name goes before a level
    both = sites.assign(id=PEOPLE)
    changes = enkat.change(both, by="site")
    assert changes["id"].tolist() == ["a", "b"]
    # an index that only counts, and three levels, say nothing
    three = pd.DataFrame({"vas": VAS}, index=pd.MultiIndex.from_arrays([PEOPLE, OCCASIONS, VAS]))
    with pytest.raises(enkat.EnkatError, match="nothing tells start and exit apart"):
        enkat.change(three)
    wide = pd.DataFrame({"start.vas": VAS, "exit.vas": VAS}, index=frame((None, None), False).index)
    assert len(enkat.change(wide)) == len(VAS)
