"""The panel of value sets."""

from __future__ import annotations

import pytest
from people import report
from reading import across

from enkat import plot
from enkat.errors import EnkatError


def test_every_set_from_0_to_1_is_drawn_with_its_means() -> None:
    demo = report("demo")
    ax = plot.value_set_panel(demo)
    lines = {line.get_label(): across(line) for line in ax.lines if str(line.get_label()).count("-")}
    sets = {figure.measure.split("@")[1] for figure in demo.figures if figure.measure.startswith("eq5d5l.panel@")}
    assert {f"_{value_set}" for value_set in sets} == lines.keys()
    for value_set in sets:
        measure = f"eq5d5l.panel@{value_set}"
        assert lines[f"_{value_set}"] == [demo.number(measure, "mean", when) for when in ("start", "exit")]


def test_the_highest_at_start_stands_first() -> None:
    demo = report("demo")
    labels = [label.get_text().split(" ")[0] for label in plot.value_set_panel(demo).get_yticklabels()]
    means = [demo.number(f"eq5d5l.panel@{label}", "mean", "start") for label in labels]
    assert means == sorted(means, reverse=True)


def test_crosswalks_are_named_as_mapped_and_have_square_marks() -> None:
    ax = plot.value_set_panel(report("demo"), ["XW-UK", "SE-2022-TTO"], lang="sv")
    assert [label.get_text() for label in ax.get_yticklabels()] == ["SE-2022-TTO", "XW-UK (omräknad)"]
    assert [line.get_marker() for line in ax.lines if line.get_linestyle() == "None"] == ["o", "o", "s", "s"]


def test_the_chosen_set_is_bold() -> None:
    ax = plot.value_set_panel(report("demo"), ["XW-UK", "SE-2022-TTO"])
    assert [label.get_fontweight() for label in ax.get_yticklabels()] == ["bold", "normal"]


def test_a_set_on_another_scale_is_named_and_not_drawn() -> None:
    demo = report("demo")
    assert any(
        "scale of 0–100: SE-2020-VAS-EXP" in text.get_text().replace("\n", " ")
        for text in plot.value_set_panel(demo).texts
    )
    with pytest.raises(EnkatError, match="SE-2020-VAS-EXP is on a scale of 0 to 100"):
        plot.value_set_panel(demo, ["SE-2020-VAS-EXP"])


def test_the_means_are_written_beside_the_marks() -> None:
    words = [text.get_text() for text in plot.value_set_panel(report("demo"), ["SE-2022-TTO"], lang="sv").texts]
    assert "0,609 → 0,698" in words


def test_a_release_has_no_panel() -> None:
    with pytest.raises(EnkatError, match=r"no figures eq5d5l\.panel@… .*internal report"):
        plot.value_set_panel(report("release"))


def test_an_unknown_set_is_an_error() -> None:
    with pytest.raises(EnkatError, match="no value set 'SE', it has: AE-2025, "):
        plot.value_set_panel(report("demo"), ["SE"])
    with pytest.raises(EnkatError, match="no value set is named"):
        plot.value_set_panel(report("demo"), [])


def test_without_exits_there_is_one_mark_for_each_set() -> None:
    once = report("once")
    ax = plot.value_set_panel(once, ["SE-2022-TTO"])
    assert [across(line) for line in ax.lines] == [[once.number("eq5d5l.panel@SE-2022-TTO", "mean", "start")]] * 2
