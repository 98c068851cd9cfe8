"""Better, worse, mixed: how whole profiles changed."""

from __future__ import annotations

import textwrap

from matplotlib.axes import Axes

from ..eq5d5l import ID as EQ5D5L
from ..eq5d5l import PROFILE
from . import _words as words
from ._figures import Figures
from ._protocols import Report
from ._style import CHANGES, QUIET, SMALL, axes, header, of_group, quiet
from ._words import Lang

MEASURE = f"{EQ5D5L}.{PROFILE}"
BAR = 0.66


def pchc(report: Report, *, group: str = "all", ax: Axes | None = None, lang: Lang = "en") -> Axes:
    """Shares of the classes of the Paretian Classification of Health Change (PCHC).

    One bar for each class, in percent of the pairs; beside it how many people, and the share.
    "No problems either time" is a class of its own and not in "the same". `group` is one of
    `report.groups`.

    Source: figures `pchc_…` of `eq5d5l.profile`; Devlin, Parkin and Browne 2010 (doi
    10.1002/hec.1608).

    Example:
        >>> import enkat, enkat.plot
        >>> report = enkat.demo_report()
        >>> ax = enkat.plot.pchc(report)
        >>> ax.get_xlabel()
        'share of pairs, %'

    Raises:
        EnkatError: for an unknown group, or a figure without a number.
    """
    figures = Figures(report, group)
    n = figures.people(MEASURE, "change")
    counts = [figures.count(MEASURE, "change", f"pchc_{change.code}") for change in CHANGES]
    shares = [figures.number(MEASURE, "change", f"pchc_{change.code}_share") for change in CHANGES]
    ax = axes(ax, lang, 6.4, 3.4)
    for y, (change, people, share) in enumerate(zip(CHANGES, counts, shares, strict=True)):
        bar = ax.barh(y, share * 100, BAR, color=change.colour, edgecolor=QUIET, linewidth=0.6, label=f"_{change.code}")
        if change.hatch:
            ax.barh(y, share * 100, BAR, facecolor="none", edgecolor=change.on, linewidth=0, hatch=change.hatch)
        ax.bar_label(bar, [f"{people} ({words.percent(lang, share)})"], padding=4, fontsize=SMALL)
    names = [textwrap.fill(change.name.say(lang), 20) for change in CHANGES]
    ax.set_yticks(range(len(CHANGES)), names)
    ax.invert_yaxis()
    ax.set_xlim(0, 100)
    quiet(ax, "x")
    ax.set_xlabel(words.SHARE_OF_PAIRS.say(lang), fontsize=SMALL)
    header(ax, words.PCHC_TITLE.say(lang), of_group(group, words.pairs(lang, n)))
    return ax
