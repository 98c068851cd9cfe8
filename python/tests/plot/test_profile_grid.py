"""The Health Profile Grid."""

from __future__ import annotations

import pytest
from people import Grid, changed, demo_grid, golden_grid
from pictures import grid_of_many
from reading import marks, places

from enkat import plot
from enkat.errors import EnkatError

CODES = ("improve", "mixed", "worsen", "no_change", "no_problems")


@pytest.mark.parametrize("grid", [demo_grid(), golden_grid()], ids=["demo", "golden"])
def test_every_pair_stands_at_its_ranks_with_the_mark_of_its_class(grid: Grid) -> None:
    ax = plot.health_profile_grid(grid)
    drawn = marks(ax)
    for code in CODES:
        rows = zip(grid.pchc, grid.rank_start, grid.rank_exit, strict=True)
        expected = {(start, end) for of, start, end in rows if of == code}
        assert (places(drawn[f"_{code}"]) if f"_{code}" in drawn else set()) == expected


def test_the_value_set_is_named() -> None:
    assert plot.health_profile_grid(demo_grid(), lang="sv").get_title(loc="left") == "Hälsoprofiler (SE-2022-TTO)"


def test_the_legend_counts_people() -> None:
    legend = plot.health_profile_grid(golden_grid()).get_legend()
    assert legend is not None
    assert [text.get_text() for text in legend.get_texts()] == [
        "better, in none worse: 19",
        "better in some, worse in others: 24",
        "worse, in none better: 4",
        "the same, with problems: 0",
        "no problems either time: 13",
    ]


def test_classes_have_marks_of_their_own() -> None:
    legend = plot.health_profile_grid(golden_grid()).get_legend()
    assert legend is not None
    assert len({str(line.get_marker()) for line in legend.get_lines()}) == len(CODES)


def test_several_people_on_one_mark_make_it_larger_and_are_said() -> None:
    ax = plot.health_profile_grid(grid_of_many())
    sizes = {name: max(of.get_sizes()) for name, of in marks(ax).items()}
    assert sizes["_no_problems"] > sizes["_no_change"] > sizes["_improve"]
    note = " ".join(text.get_text().replace("\n", " ") for text in ax.texts)
    assert "433 pairs · 1 without both ranks left out · larger marks are several people, at most 400" in note


def test_the_best_is_in_the_lower_left_corner() -> None:
    ax = plot.health_profile_grid(demo_grid())
    low, high = ax.get_xlim()
    assert low < 1
    assert high > 3125
    assert ax.get_ylim() == ax.get_xlim()


def test_nobody_with_both_ranks_is_an_error() -> None:
    with pytest.raises(EnkatError, match="no pair has a rank both times"):
        plot.health_profile_grid(Grid([None, 3], [2, None], ["improve", None], "SE-2022-TTO"))


def test_an_unknown_class_is_an_error() -> None:
    with pytest.raises(EnkatError, match="unknown class of change 'better', expected one of"):
        plot.health_profile_grid(changed(demo_grid(), pchc=["better"] * 12))
