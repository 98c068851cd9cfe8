"""How the pictures look: colours, and what stands around the axes.

Lightness tells the colours apart in print, and they stay apart for people with a colour vision
deficiency (the tests simulate it); a hatch, a mark or a number beside them says the same.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

import matplotlib as mpl
import matplotlib.pyplot as plt
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb, to_rgba
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Patch
from matplotlib.ticker import ScalarFormatter

from . import _words as words
from ._figures import plot_error
from ._words import Lang, Text

INK = "#1c2430"
QUIET = "#55606e"
PAPER = "#ffffff"
START = "#a9c1d1"
EXIT = "#1d5f8c"
# from the best level to the worst
LEVELS = ("#e1ecf3", "#aecbdf", "#6fa3c7", "#2f6f9f", "#133d61")
ON_LEVELS = (INK, INK, INK, PAPER, PAPER)
# curves, each with a line and a mark of its own
CURVES = (EXIT, "#d55e00", "#56b4e9", "#7a7a7a", "#000000")
CURVE_LINES = ("-", "--", "-.", ":", (0, (6, 2, 1, 2, 1, 2)))
CURVE_MARKS = ("o", "^", "s", "D", "v")

SMALL = "small"
LINE_HEIGHT = 1.3
GAP = 5.0
"""Points between what stands above one another."""
LONGEST = 70
"""Characters of a group's name that are shown."""
PAD = 0.1
"""Inches around a picture of its own."""


@dataclass(frozen=True)
class Change:
    """How a class of the Paretian Classification of Health Change is drawn."""

    code: str
    name: Text
    colour: str
    hatch: str
    mark: str
    size: float
    """The area of its mark, so that all look as large."""
    on: str
    """The colour of what stands on it."""

    @property
    def edge(self) -> str:
        """The outline of its mark: the lightest colour needs a dark one."""
        return QUIET if self.code == "no_problems" else PAPER


CHANGES = (
    Change("improve", words.IMPROVE, "#1d6fa8", "", "o", 1.0, PAPER),
    Change("mixed", words.MIXED, "#eab038", "..", "D", 0.8, INK),
    Change("worsen", words.WORSEN, "#a8400a", "///", "^", 1.3, PAPER),
    Change("no_change", words.NO_CHANGE, "#a3abb5", "", "s", 0.9, INK),
    Change("no_problems", words.NO_PROBLEMS, "#e8ebee", "", "P", 1.2, INK),
)


Colour = tuple[float, float, float]


def _between(strength: float) -> Colour:
    """The colour of text, mixed into that of the ground: opaque, as EPS files need it."""
    ground = to_rgba(mpl.rcParams["axes.facecolor"])
    ground = ground if ground[3] > 0 else to_rgba(PAPER)
    text = to_rgb(mpl.rcParams["text.color"])
    red, green, blue = (strength * t + (1 - strength) * g for t, g in zip(text, ground, strict=False))
    return red, green, blue


def aside() -> Colour:
    """The colour of what is said aside."""
    return _between(0.68)


def line() -> Colour:
    """The colour of the grid."""
    return _between(0.15)


def axes(ax: Axes | None, lang: Lang, width: float, height: float) -> Axes:
    """The axes to draw on: the given ones, or new ones of so many inches.

    Every picture has its numbers before it asks for axes: an error leaves nothing half drawn.
    """
    if lang not in get_args(Lang):
        raise plot_error(f"unknown language {lang!r}, expected 'en' or 'sv'")
    if ax is not None and not isinstance(ax, Axes):
        raise plot_error(f"ax: a {type(ax).__name__} is no Axes of matplotlib, expected one, such as plt.gca()")
    if ax is not None:
        return ax
    figure, ax = plt.subplots(figsize=(width, height), layout="constrained")
    figure.set_layout_engine("constrained", w_pad=PAD, h_pad=PAD)
    return ax


def points(size: str) -> float:
    """A font size by name in points."""
    return FontProperties(size=size).get_size_in_points()


def in_points(ax: Axes, pixels: float) -> float:
    """A length on the screen in points."""
    return pixels / ax.figure.dpi * 72


def width_in_points(ax: Axes) -> float:
    """The width of the axes; before the layout is done only nearly so."""
    return in_points(ax, ax.get_window_extent().width)


def wrapped(ax: Axes, text: str, size: float, em: float) -> str:
    """The text in lines as wide as the axes; a character takes so many em."""
    room = max(int(width_in_points(ax) / (size * em)), 12)
    return "\n".join(_balanced(line, room) for line in text.split("\n"))


def _balanced(line: str, room: int) -> str:
    """As few lines as there is room for, and as even as may be."""
    fewest = len(textwrap.wrap(line, room))
    widths = (textwrap.wrap(line, width) for width in range(-(-len(line) // max(fewest, 1)), room + 1))
    return "\n".join(next(lines for lines in widths if len(lines) == fewest))


def fits(ax: Axes, text: str, share: float) -> bool:
    """A text of small size fits into this share of the width of the axes."""
    return (len(text) + 1) * points(SMALL) * 0.7 <= share * width_in_points(ax)


def of_group(group: str, *notes: str) -> str:
    """The notes below a title, the group before them unless it is everyone."""
    shown = group if len(group) <= LONGEST else f"{group[: LONGEST - 1].rstrip()}…"
    return " · ".join(notes if group == "all" else [shown, *notes])


def header(ax: Axes, title: str, note: str, legend: Sequence[Artist] = (), columns: int = 1) -> None:
    """The title, below it the note and the legend, all flush with the left end of the axes."""
    above = GAP
    if legend:
        box = ax.legend(
            handles=list(legend),
            loc="lower left",
            bbox_to_anchor=(0, 1),
            ncols=columns,
            frameon=False,
            fontsize=SMALL,
            borderpad=0,
            borderaxespad=0.5,
            handlelength=1.4,
            handletextpad=0.5,
            columnspacing=1.2,
        )
        for text in box.get_texts():
            text.set_parse_math(False)
        above += in_points(ax, box.get_window_extent().height) + GAP
    small = points(SMALL)
    note = wrapped(ax, note, small, 0.57)
    ax.annotate(
        note,
        (0, 1),
        xycoords="axes fraction",
        xytext=(0, above),
        textcoords="offset points",
        va="bottom",
        fontsize=SMALL,
        color=aside(),
        linespacing=LINE_HEIGHT,
        annotation_clip=False,
        parse_math=False,
    ).set_in_layout(False)
    above += (note.count("\n") + 1) * small * LINE_HEIGHT + GAP
    size = points(mpl.rcParams["axes.titlesize"])
    ax.set_title(wrapped(ax, title, size, 0.66), loc="left", fontweight="bold", pad=above, parse_math=False)


def quiet(ax: Axes, grid: str) -> None:
    """Only the grid of one direction, behind the data, and no frame."""
    ax.grid(False)
    if grid in ("x", "both"):
        ax.xaxis.grid(True, color=line(), linewidth=0.7)
    if grid in ("y", "both"):
        ax.yaxis.grid(True, color=line(), linewidth=0.7)
    ax.set_axisbelow(True)
    ax.spines[:].set_visible(False)
    ax.tick_params(length=0, labelsize=SMALL)


class AxisNumbers(ScalarFormatter):
    """The numbers along an axis as a language writes them, with the decimals that its steps need."""

    def __init__(self, lang: Lang) -> None:
        super().__init__(useOffset=False)
        self.set_scientific(False)
        self.lang = lang

    def __call__(self, x: float, pos: int | None = None) -> str:
        text = super().__call__(x, pos)
        return text.replace(".", ",") if self.lang == "sv" else text


def spread(ax: Axes, least: float) -> None:
    """Widens the scale across to `least`, so that a small difference does not look large."""
    low, high = ax.get_xlim()
    lacking = max(least - (high - low), 0.0) / 2
    ax.set_xlim(low - lacking, high + lacking)


def swatch(label: str, colour: str) -> Patch:
    """A field of the legend."""
    return Patch(facecolor=colour, edgecolor=QUIET, linewidth=0.6, label=label)
