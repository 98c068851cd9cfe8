"""The mean index value under every value set."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from .._settings import several
from ..eq5d5l import ID as EQ5D5L
from . import _words as words
from ._figures import INTERNAL, Figures, plot_error
from ._protocols import Report
from ._style import EXIT, SMALL, START, AxisNumbers, aside, axes, header, of_group, quiet, spread
from ._words import Lang

PANEL = f"{EQ5D5L}.panel@"
OTHER_SCALE = f"{EQ5D5L}.panel_0_100@"
LEAST = 0.2
"""The scale spans so much of an index value at least."""


class Means(NamedTuple):
    """The means under a value set: at start, and at exit if the report has it."""

    value_set: str
    values: tuple[float, ...]
    is_chosen: bool

    @property
    def is_mapped(self) -> bool:
        """The set is a crosswalk: its values are mapped to those of EQ-5D-3L."""
        return self.value_set.startswith("XW-")


def value_set_panel(
    report: Report,
    value_sets: Sequence[str] | None = None,
    *,
    group: str = "all",
    ax: Axes | None = None,
    lang: Lang = "en",
) -> Axes:
    """The mean EQ-5D index value at start and at exit by value set, the highest at start first.

    Unit: value, where 1 is full health and 0 is dead. Of everyone at each occasion, whose
    numbers stand below the title. Crosswalks (`XW-…`, mapped to EQ-5D-3L values) have square
    marks and say so; sets chosen for the report are bold. Sets on a scale of 0 to 100 are named
    and not drawn.

    `value_sets` are the ids to draw; all that the report has if not given. `group` is one of
    `report.groups`.

    Source: figures `mean` of `eq5d5l.panel@ID`, which only an internal report with a value set
    has.

    Example:
        >>> import enkat, enkat.plot
        >>> report = enkat.demo_report(value_set="SE-2022-TTO")
        >>> ax = enkat.plot.value_set_panel(report, ["SE-2022-TTO", "XW-UK"])
        >>> [label.get_text() for label in ax.get_yticklabels()]
        ['SE-2022-TTO', 'XW-UK (mapped)']

    Raises:
        EnkatError: for an unknown value set or group, or a figure without a number.
    """
    figures = Figures(report, group)
    ids = _ids(figures, value_sets)
    occasions = figures.occasions(f"{PANEL}{value_set}" for value_set in ids)
    rows = [_means(figures, value_set, occasions) for value_set in ids]
    rows.sort(key=lambda row: (-row.values[0], row.value_set))
    ax = axes(ax, lang, 6.4, 1.7 + 0.2 * len(rows))
    for y, row in enumerate(rows):
        _draw(ax, row, y, lang)
    ax.set_yticks(range(len(rows)), [_label(row, lang) for row in rows], parse_math=False)
    for tick, row in zip(ax.get_yticklabels(), rows, strict=True):
        tick.set_fontweight("bold" if row.is_chosen else "normal")
    ax.set_ylim(len(rows) - 0.4, -0.6)
    quiet(ax, "x")
    spread(ax, LEAST)
    ax.set_xlim(right=min(ax.get_xlim()[1], 1.0))
    ax.xaxis.set_major_formatter(AxisNumbers(lang))
    ax.set_xlabel(words.INDEX_AXIS.say(lang), fontsize=SMALL)
    n = {o: figures.n(f"{PANEL}{ids[0]}", o, "mean") for o in occasions}
    who = words.EVERYONE if len(occasions) > 1 else words.ONE_OCCASION
    note = (words.PANEL_N if len(occasions) > 1 else words.PANEL_N_ONCE).say(lang, who=who.say(lang), **n)
    others = [m.removeprefix(OTHER_SCALE) for m in figures.measures(OTHER_SCALE)] if value_sets is None else []
    notes = [note, *([words.PANEL_CHOSEN.say(lang)] if any(row.is_chosen for row in rows) else [])]
    note = of_group(group, *notes)
    if others:
        note += "\n" + words.PANEL_OTHER_SCALE.say(lang, sets=", ".join(others))
    header(ax, words.PANEL_TITLE.say(lang), note, _legend(rows, occasions, lang), columns=3)
    return ax


def _ids(figures: Figures, value_sets: Sequence[str] | None) -> list[str]:
    known = [measure.removeprefix(PANEL) for measure in figures.measures(PANEL)]
    if not known:
        raise plot_error(
            f"the report has no figures {PANEL}… (group {figures.group}): "
            f"the panel needs EQ-5D-5L answers and a value set; if there are, {INTERNAL}"
        )
    if value_sets is None:
        return known
    value_sets = several(value_sets)
    for value_set in value_sets:
        if f"{OTHER_SCALE}{value_set}" in figures.measures(OTHER_SCALE):
            raise plot_error(f"{value_set} is on a scale of 0 to 100: leave it out, the panel goes from 0 to 1")
        if value_set not in known:
            raise plot_error(f"the panel of the report has no value set {value_set!r}, it has: {', '.join(known)}")
    if not value_sets:
        raise plot_error(f"no value set is named, expected one or more of: {', '.join(known)}")
    return list(dict.fromkeys(value_sets))


def _means(figures: Figures, value_set: str, occasions: Sequence[str]) -> Means:
    measure = f"{PANEL}{value_set}"
    values = tuple(figures.number(measure, occasion, "mean") for occasion in occasions)
    return Means(value_set, values, figures.value(measure, "all", "chosen") is not None)


def _label(row: Means, lang: Lang) -> str:
    return words.MAPPED_SET.say(lang, set=row.value_set) if row.is_mapped else row.value_set


def _draw(ax: Axes, row: Means, y: float, lang: Lang) -> None:
    mark = "s" if row.is_mapped else "o"
    ax.plot(row.values, [y] * len(row.values), color=EXIT, linewidth=1, zorder=2, label=f"_{row.value_set}")
    for value, colour in zip(row.values, (START, EXIT) if len(row.values) > 1 else (EXIT,), strict=True):
        ax.plot(
            value,
            y,
            linestyle="",
            marker=mark,
            markersize=6,
            markerfacecolor=colour,
            markeredgecolor=EXIT,
            zorder=3,
            clip_on=False,
        )
    text = " → ".join(words.fixed(lang, value, 3) for value in row.values)
    ax.annotate(
        text, (1, y), (9, 0), xycoords=ax.get_yaxis_transform(), textcoords="offset points", va="center_baseline",
        fontsize=SMALL, color=aside(), annotation_clip=False,
    )  # fmt: skip


def _legend(rows: Sequence[Means], occasions: Sequence[str], lang: Lang) -> list[Line2D]:
    def entry(label: str, mark: str, colour: str) -> Line2D:
        return Line2D([], [], linestyle="", marker=mark, markersize=6, color=colour, markeredgecolor=EXIT, label=label)

    entries = []
    if len(occasions) > 1:
        entries = [entry(words.START.say(lang), "o", START), entry(words.EXIT.say(lang), "o", EXIT)]
    if any(row.is_mapped for row in rows):
        entries.append(entry(words.MAPPED.say(lang), "s", "none"))
    return entries
