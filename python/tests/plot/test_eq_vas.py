"""The boxes of EQ VAS."""

from __future__ import annotations

import pytest
from people import report
from reading import across, bars, named

from enkat import plot
from enkat.errors import EnkatError


@pytest.mark.parametrize("group", ["all", "group=control", "group=intervention"])
def test_box_whiskers_median_and_mean_are_the_figures(group: str) -> None:
    golden = report("golden")
    ax = plot.vas(golden, group=group)
    for place, occasion in enumerate(("start", "exit")):
        low, q1, median, q3, high, mean = (
            golden.number("eq5d5l.vas", statistic, occasion, group)
            for statistic in ("min", "q1", "median", "q3", "max", "mean")
        )
        _, box = bars(ax)[place]
        assert [box.get_x(), box.get_x() + box.get_width()] == pytest.approx([q1, q3])
        assert [across(line) for line in named(ax, "_whisker")[2 * place : 2 * place + 2]] == [[low, q1], [q3, high]]
        assert across(named(ax, "_median")[place]) == [median, median]
        assert across(named(ax, "_mean")[place]) == [mean]


def test_the_scale_is_whole_and_the_numbers_are_said() -> None:
    ax = plot.vas(report("demo"), lang="sv")
    assert ax.get_xlim() == (0, 100)
    assert [label.get_text() for label in ax.get_yticklabels()] == ["start\nn 14", "avslut\nn 13"]
    words = [text.get_text() for text in ax.texts]
    assert "medel 45,3" in words and "median 56 (52 till 63)" in words


def test_a_release_has_no_quartiles_and_says_what_to_use() -> None:
    with pytest.raises(EnkatError, match=r"eq5d5l\.vas .*: .*internal report \(internal=True\)"):
        plot.vas(report("release"))


def test_without_exits_there_is_one_box() -> None:
    ax = plot.vas(report("once"))
    assert len(bars(ax)) == 1
    assert [label.get_text() for label in ax.get_yticklabels()] == ["n 3"]
