"""How many are at each level of each dimension."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from matplotlib.axes import Axes

from .._settings import several
from ..eq5d5l import ID as EQ5D5L
from . import _words as words
from ._figures import Figures, plot_error
from ._protocols import Report
from ._style import LEVELS, ON_LEVELS, QUIET, SMALL, aside, axes, fits, header, of_group, quiet, swatch
from ._words import DIMENSIONS, Lang

BAR = 0.8
"""The height of a bar, where the next one of the same dimension is 1 below."""
HEADING = 1.0
"""The room for the name of a dimension."""
TOP = 0.2
"""The room above the first of them."""


class Part(NamedTuple):
    """The people at one level."""

    statistic: str
    people: int
    share: float


def level_bars(
    report: Report,
    dimension: str | Sequence[str] | None = None,
    *,
    group: str = "all",
    ax: Axes | None = None,
    lang: Lang = "en",
) -> Axes:
    """Shares of the levels 1 (best) to 5 (worst) of each dimension, at start and at exit.

    One bar for each occasion, of those who have both; a report without exits has one bar, of
    everyone. Shares are in percent of the valid answers, the numbers in the bars are people.

    `dimension` is a code such as `"mo"`, or several; all five if not given. `group` is one of
    `report.groups`.

    Source: figures `level_1` … `level_5` of `eq5d5l.mo` … `eq5d5l.ad`.

    Example:
        >>> import enkat, enkat.plot
        >>> report = enkat.demo_report()
        >>> ax = enkat.plot.level_bars(report, ["mo", "pd"])
        >>> ax.get_xlabel()
        'share of people, %'

    Raises:
        EnkatError: for an unknown dimension or group, or a figure without a number.
    """
    figures = Figures(report, group)
    codes = _codes(dimension)
    is_paired = any(figures.has(f"{EQ5D5L}.{code}", "change") for code in codes)
    names = ["start", "exit"] if is_paired else [""]
    occasion = "change" if is_paired else "start"
    people = [figures.people(f"{EQ5D5L}.{code}", occasion) for code in codes]
    bars = [[_parts(figures, f"{EQ5D5L}.{code}", occasion, name) for name in names] for code in codes]
    step = HEADING + len(names) + 0.25
    ax = axes(ax, lang, 6.4, 1.5 + 0.24 * step * len(codes))
    ticks = []
    for place, (code, n, rows) in enumerate(zip(codes, people, bars, strict=True)):
        top = TOP + place * step + HEADING
        _heading(ax, top - BAR / 2, DIMENSIONS[code].say(lang), words.pairs(lang, n) if is_paired else f"n {n}")
        for y, (name, parts) in enumerate(zip(names, rows, strict=True)):
            _bar(ax, parts, top + y)
            ticks.append((top + y, words.OCCASIONS[name].say(lang) if name else ""))
    ax.set_yticks([y for y, _ in ticks], [name for _, name in ticks])
    ax.set_ylim(TOP + step * len(codes) - 0.25 - (1 - BAR) / 2, 0)
    ax.set_xlim(0, 100)
    quiet(ax, "x")
    ax.set_xlabel(words.SHARE_OF_PEOPLE.say(lang), fontsize=SMALL)
    labels = [words.LEVEL_BEST.say(lang), "2", "3", "4", words.LEVEL_WORST.say(lang)]
    legend = [swatch(label, colour) for label, colour in zip(labels, LEVELS, strict=True)]
    title, note = (
        (words.LEVELS_TITLE, words.LEVELS_PAIRS) if is_paired else (words.LEVELS_TITLE_ONCE, words.LEVELS_ONCE)
    )
    header(ax, title.say(lang), of_group(group, note.say(lang)), legend, columns=5)
    return ax


def _codes(dimension: str | Sequence[str] | None) -> list[str]:
    codes = list(DIMENSIONS) if dimension is None else several(dimension)
    for code in codes:
        if not isinstance(code, str) or code not in DIMENSIONS:
            raise plot_error(f"unknown dimension {code!r}, expected one of: {', '.join(DIMENSIONS)}")
    if not codes:
        raise plot_error(f"no dimension is named, expected one or more of: {', '.join(DIMENSIONS)}")
    return codes


def _heading(ax: Axes, y: float, name: str, n: str) -> None:
    ax.annotate(name, (0, y), (0, 3), textcoords="offset points", va="bottom", fontweight="bold", fontsize=SMALL)
    ax.annotate(n, (100, y), (0, 3), textcoords="offset points", va="bottom", ha="right", fontsize=SMALL, color=aside())


def _parts(figures: Figures, measure: str, occasion: str, name: str) -> list[Part]:
    statistics = [f"level_{level}_{name}" if name else f"level_{level}" for level in range(1, 6)]
    return [
        Part(
            statistic,
            figures.count(measure, occasion, statistic),
            figures.number(measure, occasion, f"{statistic}_share"),
        )
        for statistic in statistics
    ]


def _bar(ax: Axes, parts: list[Part], y: float) -> None:
    left = 0.0
    for part, colour, on in zip(parts, LEVELS, ON_LEVELS, strict=True):
        share = part.share * 100
        ax.barh(y, share, BAR, left=left, color=colour, edgecolor=QUIET, linewidth=0.6, label=f"_{part.statistic}")
        if part.people > 0 and fits(ax, str(part.people), part.share):
            ax.text(left + share / 2, y, str(part.people), ha="center", va="center_baseline", color=on, fontsize=SMALL)
        left += share
