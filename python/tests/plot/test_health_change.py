"""The bars of PCHC."""

from __future__ import annotations

import pytest
from people import report
from reading import bars

from enkat import plot
from enkat.errors import EnkatError

CODES = ("improve", "mixed", "worsen", "no_change", "no_problems")


@pytest.mark.parametrize("group", ["all", "group=control"])
def test_the_bars_are_the_shares_of_the_pairs(group: str) -> None:
    golden = report("golden")
    ax = plot.pchc(golden, group=group)
    drawn = dict(bars(ax))
    for code in CODES:
        share = golden.number("eq5d5l.profile", f"pchc_{code}_share", "change", group)
        assert drawn[f"_{code}"].get_width() == share * 100


def test_the_classes_add_up_to_everyone() -> None:
    ax = plot.pchc(report("golden"))
    drawn = dict(bars(ax))
    assert sum(drawn[f"_{code}"].get_width() for code in CODES) == pytest.approx(100)


def test_each_bar_says_how_many_people_and_which_share() -> None:
    words = [text.get_text() for text in plot.pchc(report("golden"), lang="sv").texts]
    assert "19 (31,7\N{NO-BREAK SPACE}%)" in words
    assert "60 par" in words


def test_better_and_worse_differ_in_more_than_colour() -> None:
    ax = plot.pchc(report("golden"))
    hatches = [bar.get_hatch() for _, bar in bars(ax)]
    assert {"..", "///"} <= set(hatches)


def test_a_suppressed_class_is_an_error() -> None:
    with pytest.raises(EnkatError, match=r"eq5d5l\.profile pchc_worsen from start to exit .* is suppressed"):
        plot.pchc(report("release"))


def test_without_exits_it_asks_for_both_occasions() -> None:
    with pytest.raises(EnkatError, match="use a table with rows of both occasions"):
        plot.pchc(report("once"))
