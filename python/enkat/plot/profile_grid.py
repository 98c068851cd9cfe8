"""The Health Profile Grid: each pair of profiles by its ranks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from . import _words as words
from ._figures import expect, plot_error
from ._protocols import ProfileGrid
from ._style import CHANGES, SMALL, Change, aside, axes, header, line, quiet
from ._words import Lang

WORST = 3125
AREA = 36.0
"""The area of the mark of one person in square points; it grows with the root of the people."""
MARGIN = 90
"""Ranks around the grid, so that marks at its corners stand clear of the numbers."""
FREE = (0.05, 0.16, 0.27, 0.38, 0.49, 0.6, 0.71, 0.82, 0.93)
"""Where the words below and above the diagonal may stand."""


def health_profile_grid(grid: ProfileGrid, *, ax: Axes | None = None, lang: Lang = "en") -> Axes:
    """Each pair of profiles by its rank at start (across) and at exit (upwards).

    Ranks go from 1, the best, to 3125, the worst, in the value set of the grid, which the title
    names. Below the diagonal is better at exit, above it worse; the marks are the classes of
    PCHC. A mark grows with the number of people on it. Pairs without both ranks are
    left out, and counted below the title.

    Source: Devlin, Parkin and Browne 2010 (doi 10.1002/hec.1608).

    Example:
        >>> import enkat, enkat.plot
        >>> grid = enkat.eq5d5l.hpg(["21232", "11111"], ["11121", "11111"], "SE-2022-TTO")
        >>> ax = enkat.plot.health_profile_grid(grid)
        >>> ax.get_title(loc="left")
        'Health Profile Grid (SE-2022-TTO)'

    Raises:
        EnkatError: where no pair has both ranks, or a class is unknown.
    """
    people = _people(grid)
    n = sum(people.values())
    ax = axes(ax, lang, 5.2, 6.5)
    quiet(ax, "both")
    ax.plot([1, WORST], [1, WORST], color=aside(), linewidth=1, linestyle=(0, (5, 4)), zorder=1, label="_no_change")
    corner: dict[str, Any] = {"transform": ax.transAxes, "color": aside(), "fontsize": SMALL, "va": "center"}
    ax.text(0.97, _free(people, 0.65, FREE), words.BETTER_AT_EXIT.say(lang), ha="right", **corner)
    ax.text(0.03, _free(people, 0.0, FREE[::-1]), words.WORSE_AT_EXIT.say(lang), **corner)
    for change in CHANGES:
        at = [(ranks, count) for (code, *ranks), count in people.items() if code == change.code]
        if at:
            ax.scatter(
                [ranks[0] for ranks, _ in at],
                [ranks[1] for ranks, _ in at],
                s=[AREA * change.size * count**0.5 for _, count in at],
                marker=change.mark,
                facecolor=change.colour,
                edgecolor=change.edge,
                linewidth=0.7,
                zorder=3,
                clip_on=False,
                label=f"_{change.code}",
            )
    ends = [1, 1000, 2000, WORST]
    ax.set_xticks(ends)
    ax.set_yticks(ends)
    ax.set_xlim(1 - MARGIN, WORST + MARGIN)
    ax.set_ylim(1 - MARGIN, WORST + MARGIN)
    ax.set_box_aspect(1)
    # the numbers stand clear of the marks in the corners
    radius = (AREA * max(people.values()) ** 0.5) ** 0.5 / 2
    ax.tick_params(pad=3.5 + max(radius - 6, 0))
    ax.spines[:].set(visible=True, color=line())
    ax.set_xlabel(words.RANK_START.say(lang), fontsize=SMALL)
    ax.set_ylabel(words.RANK_EXIT.say(lang), fontsize=SMALL)
    notes = [words.pairs(lang, n)]
    if n < len(grid.pchc):
        notes.append(words.WITHOUT_RANK.say(lang, n=len(grid.pchc) - n))
    if max(people.values()) > 1:
        notes.append(words.LARGER_MARKS.say(lang, most=max(people.values())))
    counts = Counter[str]()
    for (code, _, _), count in people.items():
        counts[code] += count
    legend = [_entry(change, f"{change.name.say(lang)}: {counts[change.code]}") for change in CHANGES]
    header(ax, words.GRID_TITLE.say(lang, value_set=grid.value_set), " · ".join(notes), legend)
    return ax


def _people(grid: ProfileGrid) -> Counter[tuple[str, int, int]]:
    """How many people there are of each class and pair of ranks."""
    parts = ("pchc", "rank_start", "rank_exit", "value_set")
    expect(grid, parts, "a Health Profile Grid, as eq5d5l.hpg() makes it")
    people = Counter[tuple[str, int, int]]()
    codes = {change.code for change in CHANGES}
    for code, start, end in zip(grid.pchc, grid.rank_start, grid.rank_exit, strict=True):
        if code is None or start is None or end is None:
            continue
        if code not in codes:
            raise plot_error(f"unknown class of change {code!r}, expected one of: {', '.join(sorted(codes))}")
        people[code, start, end] += 1
    if not people:
        raise plot_error(
            "no pair has a rank both times: the grid needs people with valid profiles at start and at exit"
        )
    return people


def _free(people: Counter[tuple[str, int, int]], left: float, heights: Sequence[float]) -> float:
    """The first height, as a share of the axes, where a text from `left` on covers no mark."""
    span = WORST - 1 + 2 * MARGIN
    marks = [((start - 1 + MARGIN) / span, (end - 1 + MARGIN) / span) for _, start, end in people]
    is_free = (y for y in heights if not any(left <= x <= left + 0.35 and abs(y - up) < 0.05 for x, up in marks))
    return next(is_free, heights[0])


def _entry(change: Change, label: str) -> Line2D:
    return Line2D(
        [], [], linestyle="", marker=change.mark, markersize=(AREA * change.size) ** 0.5,
        color=change.colour, markeredgecolor=change.edge, markeredgewidth=0.7, label=label,
    )  # fmt: skip
