"""KASAM: how the sense of coherence changed."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from ..kasam import FORM
from . import _words as words
from ._figures import Figures, plot_error
from ._protocols import Report
from ._style import EXIT, SMALL, START, AxisNumbers, aside, axes, header, of_group, quiet, spread
from ._words import KASAM_FORMS, KASAM_SCALES, Lang

LEAST = 4.0
"""The scale spans so many points at least."""


def kasam_change(
    report: Report, form: str = FORM, *, group: str = "all", ax: Axes | None = None, lang: Lang = "en"
) -> Axes:
    """The mean change of the KASAM total and subscales with its 95 % interval, in points.

    Of those with both occasions, whose number stands below each name; above zero is better.
    Where a report has no interval (a release, or a single pair) the means at start and at exit
    of the same people are drawn instead. The subscales have fewer items than the total: their
    points are fewer, too.

    `form` is `"soc13"` or `"soc29"`; `group` one of `report.groups`.

    Source: figures `mean ci95_low ci95_high` of `change`, else `mean_start mean_exit`, of
    `soc13.total`, `soc13.comprehensibility`, `soc13.manageability`, `soc13.meaningfulness`.

    Example:
        >>> import enkat, enkat.plot
        >>> report = enkat.demo_report()
        >>> ax = enkat.plot.kasam_change(report)
        >>> ax.get_title(loc="left")
        'Change in SOC-13, start to exit'

    Raises:
        EnkatError: for an unknown form or group, or a figure without a number.
    """
    if not isinstance(form, str) or form not in KASAM_FORMS:
        raise plot_error(f"unknown form {form!r}, expected one of: {', '.join(KASAM_FORMS)}")
    figures = Figures(report, group)
    measures = [f"{form}.{scale}" for scale in KASAM_SCALES]
    has_intervals = all(
        figures.value(measure, "change", statistic) is not None
        for measure in measures
        for statistic in ("ci95_low", "ci95_high")
    )
    people = [figures.people(measure, "change") for measure in measures]
    statistics = ("mean", "ci95_low", "ci95_high") if has_intervals else ("mean_start", "mean_exit")
    rows = [[figures.number(measure, "change", statistic) for statistic in statistics] for measure in measures]
    ax = axes(ax, lang, 6.4, 3.6)
    names = [
        f"{scale.say(lang)}\n{words.pairs(lang, n)}" for scale, n in zip(KASAM_SCALES.values(), people, strict=True)
    ]
    legend: list[Line2D] = []
    for y, (measure, row) in enumerate(zip(measures, rows, strict=True)):
        if has_intervals:
            _interval(ax, measure, row, y, lang)
        else:
            legend = _means(ax, measure, row, y, lang)
    ax.set_yticks(range(len(names)), names)
    ax.set_ylim(len(names) - 0.6, -0.6)
    ax.margins(x=0.12)
    spread(ax, LEAST)
    quiet(ax, "x")
    ax.xaxis.set_major_formatter(AxisNumbers(lang))
    ax.set_xlabel((words.CHANGE_IN_POINTS if has_intervals else words.POINTS).say(lang), fontsize=SMALL)
    title, note = (
        (words.KASAM_TITLE, words.KASAM_INTERVAL) if has_intervals else (words.KASAM_MEANS_TITLE, words.KASAM_MEANS)
    )
    title_text = title.say(lang, form=KASAM_FORMS[form].say(lang))
    if has_intervals:
        ax.axvline(0, color=aside(), linewidth=1, zorder=1)
    header(ax, title_text, of_group(group, note.say(lang)), legend, columns=2)
    return ax


def _interval(ax: Axes, measure: str, row: Sequence[float], y: float, lang: Lang) -> None:
    mean, low, high = row
    is_total = measure.endswith(".total")
    ax.errorbar(
        mean, y, xerr=[[mean - low], [high - mean]], color=EXIT, marker="D" if is_total else "o",
        markersize=8 if is_total else 6, linewidth=2.2 if is_total else 1.6, capsize=4, label=f"_{measure}",
    )  # fmt: skip
    text = words.INTERVAL.say(
        lang, mean=words.signed(lang, mean, 1), low=words.fixed(lang, low, 1), high=words.fixed(lang, high, 1)
    )
    _above(ax, mean, y, text)


def _means(ax: Axes, measure: str, row: Sequence[float], y: float, lang: Lang) -> list[Line2D]:
    start, end = row
    ax.plot([start, end], [y, y], color=EXIT, linewidth=1.6, zorder=2, label=f"_{measure}")
    marks = [
        ax.plot(x, y, linestyle="", marker=mark, markersize=8, markerfacecolor=colour, markeredgecolor=EXIT, zorder=3,
                label=name.say(lang))[0]
        for x, mark, colour, name in ((start, "o", START, words.START), (end, "D", EXIT, words.EXIT))
    ]  # fmt: skip
    text = words.BEFORE_AFTER.say(lang, start=words.fixed(lang, start, 1), exit=words.fixed(lang, end, 1))
    _above(ax, (start + end) / 2, y, text)
    return marks


def _above(ax: Axes, x: float, y: float, text: str) -> None:
    # on a ground of its own, since lines go through
    ground = {"facecolor": ax.get_facecolor(), "edgecolor": "none", "pad": 1.5}
    ax.annotate(text, (x, y), (0, 9), textcoords="offset points", ha="center", va="bottom", fontsize=SMALL, bbox=ground)
