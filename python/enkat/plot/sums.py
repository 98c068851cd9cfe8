"""The programme's joint sums, at start and at exit."""

from __future__ import annotations

from matplotlib.axes import Axes

from ..eq5d5l import ID as EQ5D5L
from . import _words as words
from ._figures import Figures
from ._protocols import Report
from ._style import EXIT, SMALL, START, AxisNumbers, axes, header, of_group, quiet
from ._words import DIMENSIONS, Lang

BAR = 0.36


def joint_sums(report: Report, *, group: str = "all", ax: Axes | None = None, lang: Lang = "en") -> Axes:
    """The sum of everyone's levels in each dimension, at start and at exit.

    Of those with a valid answer both times; a report without exits has one bar, of everyone. A
    level goes from 1, the best, to 5: a shorter bar at exit is an improvement. The number of
    pairs stands below the name of each dimension. `group` is one of `report.groups`.

    Source: figures `sum_start` and `sum_exit` of `eq5d5l.mo` … `eq5d5l.ad`.

    Example:
        >>> import enkat, enkat.plot
        >>> report = enkat.demo_report()
        >>> ax = enkat.plot.joint_sums(report)
        >>> ax.get_xlabel()
        'sum of levels (lower is better)'

    Raises:
        EnkatError: for an unknown group, or a figure without a number.
    """
    figures = Figures(report, group)
    is_paired = any(figures.has(f"{EQ5D5L}.{code}", "change") for code in DIMENSIONS)
    occasion = "change" if is_paired else "start"
    statistics = ["sum_start", "sum_exit"] if is_paired else ["sum"]
    measures = [f"{EQ5D5L}.{code}" for code in DIMENSIONS]
    people = [figures.people(measure, occasion) for measure in measures]
    sums = [[figures.number(measure, occasion, statistic) for statistic in statistics] for measure in measures]
    ax = axes(ax, lang, 6.4, 4.6 if is_paired else 3.2)
    for y, totals in enumerate(sums):
        if is_paired:
            start, end = totals
            _bar(ax, y - BAR / 2, start, START, lang, words.START.say(lang))
            _bar(ax, y + BAR / 2, end, EXIT, lang, words.EXIT.say(lang))
        else:
            _bar(ax, y, totals[0], EXIT, lang, "")
    asides = [words.pairs(lang, n) if is_paired else f"n {n}" for n in people]
    names = [f"{label.say(lang)}\n{n}" for label, n in zip(DIMENSIONS.values(), asides, strict=True)]
    ax.set_yticks(range(len(names)), names)
    ax.invert_yaxis()
    # room for the numbers behind the bars
    ax.set_xlim(0, max(max(totals) for totals in sums) * 1.18)
    quiet(ax, "x")
    ax.xaxis.set_major_formatter(AxisNumbers(lang))
    ax.set_xlabel(words.SUM_OF_LEVELS.say(lang), fontsize=SMALL)
    title, note = (words.SUMS_TITLE, words.SUMS_PAIRS) if is_paired else (words.SUMS_TITLE_ONCE, words.ONE_OCCASION)
    header(ax, title.say(lang), of_group(group, note.say(lang)))
    return ax


def _bar(ax: Axes, y: float, total: float, colour: str, lang: Lang, name: str) -> None:
    bar = ax.barh(y, total, BAR, color=colour, edgecolor=EXIT, linewidth=0.8)
    ax.bar_label(bar, [f"{words.number(lang, total, 1)} {name}".strip()], padding=4, fontsize=SMALL)
