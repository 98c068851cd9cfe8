"""The bars of levels."""

from __future__ import annotations

import pytest
from matplotlib.colors import to_hex
from people import report
from reading import bars, widths

from enkat import plot
from enkat.errors import EnkatError


@pytest.mark.parametrize("group", ["all", "group=control", "group=intervention"])
def test_the_parts_are_the_shares_of_those_with_both(group: str) -> None:
    golden = report("golden")
    ax = plot.level_bars(golden, group=group)
    expected = [
        golden.number(f"eq5d5l.{code}", f"level_{level}_{occasion}_share", "change", group) * 100
        for code in ("mo", "sc", "ua", "pd", "ad")
        for occasion in ("start", "exit")
        for level in range(1, 6)
    ]
    assert widths(ax) == pytest.approx(expected)


def test_every_bar_ends_at_a_hundred_percent() -> None:
    ax = plot.level_bars(report("golden"))
    ends = [bar.get_x() + bar.get_width() for _, bar in bars(ax)[4::5]]
    assert ends == pytest.approx([100] * 10)


def test_levels_go_from_light_to_dark() -> None:
    ax = plot.level_bars(report("golden"), "mo")
    colours = [to_hex(bar.get_facecolor()) for _, bar in bars(ax)[:5]]
    assert colours == ["#e1ecf3", "#aecbdf", "#6fa3c7", "#2f6f9f", "#133d61"]


def test_bars_are_named_start_and_exit() -> None:
    ax = plot.level_bars(report("demo"), ["mo", "ad"], lang="sv")
    assert [label.get_text() for label in ax.get_yticklabels()] == ["start", "avslut"] * 2
    words = [text.get_text() for text in ax.texts]
    assert "rörlighet" in words and "oro/nedstämdhet" in words and "smärtor/besvär" not in words


def test_each_dimension_has_its_own_number_of_pairs() -> None:
    words = [text.get_text() for text in plot.level_bars(report("demo")).texts]
    assert words.count("13 pairs") == 4
    assert words.count("12 pairs") == 1


def test_without_exits_there_is_one_bar_of_everyone() -> None:
    once = report("once")
    ax = plot.level_bars(once, "mo")
    assert widths(ax) == pytest.approx(
        [once.number("eq5d5l.mo", f"level_{level}_share", "start") * 100 for level in range(1, 6)]
    )
    assert ax.get_title(loc="left") == "Levels of each dimension"


def test_a_suppressed_level_is_an_error_and_no_bar() -> None:
    with pytest.raises(
        EnkatError, match=r"eq5d5l\.mo level_2_start from start to exit \(group all\) is suppressed"
    ) as error:
        plot.level_bars(report("release"))
    assert "internal report" in str(error.value)


@pytest.mark.parametrize("dimension", ["xx", ["mo", "xx"]])
def test_an_unknown_dimension_is_an_error(dimension: str | list[str]) -> None:
    with pytest.raises(EnkatError, match="unknown dimension 'xx', expected one of: mo, sc, ua, pd, ad"):
        plot.level_bars(report("demo"), dimension)


def test_no_dimension_at_all_is_an_error() -> None:
    with pytest.raises(EnkatError, match="no dimension is named"):
        plot.level_bars(report("demo"), [])
