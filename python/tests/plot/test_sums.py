"""The joint sums."""

from __future__ import annotations

import pytest
from people import report
from reading import widths

from enkat import plot
from enkat.errors import EnkatError

CODES = ("mo", "sc", "ua", "pd", "ad")


@pytest.mark.parametrize("name", ["demo", "golden", "demo_release"])
def test_the_bars_are_the_sums_of_the_pairs(name: str) -> None:
    of = report(name)
    ax = plot.joint_sums(of)
    expected = [of.number(f"eq5d5l.{code}", f"sum_{when}", "change") for code in CODES for when in ("start", "exit")]
    assert widths(ax) == expected


def test_bars_start_at_zero() -> None:
    assert plot.joint_sums(report("golden")).get_xlim()[0] == 0


def test_each_bar_is_named_and_each_dimension_says_its_pairs() -> None:
    ax = plot.joint_sums(report("demo"), lang="sv")
    words = [text.get_text() for text in ax.texts]
    assert "42 start" in words and "37 avslut" in words
    assert [label.get_text() for label in ax.get_yticklabels()][3] == "smärtor/besvär\n12 par"


def test_without_exits_there_is_one_bar_of_everyone() -> None:
    once = report("once")
    ax = plot.joint_sums(once)
    expected = [once.number(f"eq5d5l.{code}", "sum", "start") for code in CODES]
    assert widths(ax) == expected


def test_a_suppressed_sum_is_an_error() -> None:
    with pytest.raises(EnkatError, match=r"eq5d5l\.ua sum_exit from start to exit .* is suppressed"):
        plot.joint_sums(report("demo").with_status("suppressed", "eq5d5l.ua", "sum_exit"))


def test_the_sum_of_nobody_is_an_error_and_not_zero() -> None:
    with pytest.raises(EnkatError, match="since nobody has a valid answer"):
        plot.joint_sums(report("sites"), group="site=start only")
