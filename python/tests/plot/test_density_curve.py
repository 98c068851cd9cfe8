"""The Health State Density Curve."""

from __future__ import annotations

import csv

import pytest
from people import GOLDEN, changed, golden_hsdi
from reading import across, up

from enkat import plot
from enkat.errors import EnkatError


def test_the_stand_in_agrees_with_the_golden_index() -> None:
    for ending in ("pre", "post"):
        with (GOLDEN / f"clean_hsdi_{ending}.csv").open(encoding="utf-8") as file:
            (row,) = csv.DictReader(file)
        assert golden_hsdi(ending).value == pytest.approx(float(row["hsdi"]))


def test_curves_are_drawn_in_percent_below_a_diagonal() -> None:
    index = golden_hsdi("pre")
    diagonal, curve = plot.hsdc(index).lines
    assert across(diagonal) == up(diagonal) == [0, 100]
    expected = [(x * 100, y * 100) for x, y in index.curve]
    assert list(zip(across(curve), up(curve), strict=True)) == expected


def test_names_index_and_numbers_stand_in_the_legend() -> None:
    ax = plot.hsdc({"start": golden_hsdi("pre"), "avslut": golden_hsdi("post")}, lang="sv")
    assert ax.get_legend_handles_labels()[1] == [
        "start: HSDI 0,65 (n 60, 37 profiler)",
        "avslut: HSDI 0,58 (n 60, 33 profiler)",
    ]


def test_several_without_names_are_numbered_and_one_is_not() -> None:
    index = golden_hsdi("pre")
    assert plot.hsdc([index, index]).get_legend_handles_labels()[1][1] == "2: HSDI 0.65 (n 60, 37 profiles)"
    assert plot.hsdc(index).get_legend_handles_labels()[1] == ["HSDI 0.65 (n 60, 37 profiles)"]


def test_curves_differ_in_line_and_mark_too() -> None:
    lines = plot.hsdc([golden_hsdi("pre")] * 5).lines[1:]
    assert len({str(line.get_marker()) for line in lines}) == 5
    assert len({str(line.get_linestyle()) + str(getattr(line, "_dash_pattern", "")) for line in lines}) == 5


def test_no_curve_is_an_error() -> None:
    with pytest.raises(EnkatError, match="exit has no curve, since nobody has a valid profile"):
        plot.hsdc({"exit": changed(golden_hsdi("pre"), n=0, states=0, curve=[])})
    with pytest.raises(EnkatError, match="no index is given"):
        plot.hsdc([])
