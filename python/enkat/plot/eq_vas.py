"""EQ VAS: how people rate their own health."""

from __future__ import annotations

from typing import NamedTuple

from matplotlib.axes import Axes

from ..eq5d5l import ID as EQ5D5L
from ..eq5d5l import RATING
from . import _words as words
from ._figures import Figures
from ._protocols import Report
from ._style import EXIT, INK, PAPER, SMALL, START, axes, header, of_group, quiet
from ._words import Lang

MEASURE = f"{EQ5D5L}.{RATING}"
BOX = 0.36
CAP = 0.18
EDGE = 16.0
"""So near to an end of the scale a text starts or ends at its number."""

STATISTICS = ("mean", "median", "q1", "q3", "min", "max")


class Scores(NamedTuple):
    """How the scores of an occasion spread, in points."""

    mean: float
    median: float
    q1: float
    q3: float
    low: float
    high: float


def vas(report: Report, *, group: str = "all", ax: Axes | None = None, lang: Lang = "en") -> Axes:
    """The EQ VAS scores at start and at exit: a box for the quartiles, a diamond for the mean.

    In points from 0, the worst, to 100, the best health; everyone at each occasion, whose number
    stands beside the box. The line in the box is the median, the whiskers go from the lowest to
    the highest score. `group` is one of `report.groups`.

    Source: figures `q1 median q3 min max mean n` of `eq5d5l.vas`, which only an internal report
    has.

    Example:
        >>> import enkat, enkat.plot
        >>> report = enkat.demo_report()
        >>> ax = enkat.plot.vas(report)
        >>> ax.get_xlabel()
        'EQ VAS score, points (0 worst, 100 best)'

    Raises:
        EnkatError: for an unknown group, or a figure without a number.
    """
    figures = Figures(report, group)
    occasions = figures.occasions([MEASURE])
    people = [figures.people(MEASURE, occasion) for occasion in occasions]
    boxes = [Scores(*(figures.number(MEASURE, occasion, it) for it in STATISTICS)) for occasion in occasions]
    ax = axes(ax, lang, 6.4, 1.5 + 0.85 * len(occasions))
    labels = []
    for y, (occasion, n, scores) in enumerate(zip(occasions, people, boxes, strict=True)):
        name = f"{words.OCCASIONS[occasion].say(lang)}\n" if len(occasions) > 1 else ""
        labels.append(f"{name}n {n}")
        _box(ax, scores, occasion, y, lang)
    ax.set_yticks(range(len(labels)), labels)
    ax.set_ylim(len(labels) - 0.45, -0.5)
    ax.set_xlim(0, 100)
    quiet(ax, "x")
    ax.set_xlabel(words.VAS_AXIS.say(lang), fontsize=SMALL)
    who = words.EVERYONE if len(occasions) > 1 else words.ONE_OCCASION
    header(ax, words.VAS_TITLE.say(lang), of_group(group, words.VAS_BOX.say(lang, who=who.say(lang))))
    return ax


def _box(ax: Axes, scores: Scores, occasion: str, y: float, lang: Lang) -> None:
    mean, median, q1, q3, low, high = scores
    is_dark = occasion == "exit"
    for start, end in ((low, q1), (q3, high)):
        ax.plot([start, end], [y, y], color=EXIT, linewidth=1.4, label="_whisker", clip_on=False)
    for end in (low, high):
        ax.plot([end, end], [y - CAP / 2, y + CAP / 2], color=EXIT, linewidth=1.4, label="_cap", clip_on=False)
    ax.barh(
        y, q3 - q1, BOX, left=q1, color=EXIT if is_dark else START, edgecolor=EXIT, linewidth=1.2, zorder=2.5,
        label=f"_{occasion}", clip_on=False,
    )  # fmt: skip
    sides = [y - BOX / 2, y + BOX / 2]
    ax.plot(
        [median, median], sides, color=PAPER if is_dark and q1 < q3 else INK, linewidth=2.2, zorder=2.6,
        solid_capstyle="butt", label="_median", clip_on=False,
    )  # fmt: skip
    ax.plot(
        mean, y, linestyle="", marker="D", markersize=7, markerfacecolor=PAPER, markeredgecolor=INK, zorder=3,
        label="_mean", clip_on=False,
    )  # fmt: skip
    shown_mean, shown_median, low_quarter, high_quarter = (words.number(lang, x, 1) for x in (mean, median, q1, q3))
    _beside(ax, mean, sides[0], 3, words.MEAN.say(lang, mean=shown_mean))
    _beside(ax, median, sides[1], -3, words.MEDIAN.say(lang, median=shown_median, q1=low_quarter, q3=high_quarter))


def _beside(ax: Axes, x: float, y: float, offset: float, text: str) -> None:
    """A text above or below the box, within the scale."""
    across = "left" if x < EDGE else "right" if x > 100 - EDGE else "center"
    up = "bottom" if offset > 0 else "top"
    ax.annotate(text, (x, y), (0, offset), textcoords="offset points", ha=across, va=up, fontsize=SMALL)
