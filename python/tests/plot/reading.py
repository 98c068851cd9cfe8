"""What was drawn, as numbers."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.container import BarContainer
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle


def across(line: Line2D) -> list[float]:
    """Where the points of a line are from left to right."""
    return [float(x) for x in np.asarray(line.get_xdata())]


def up(line: Line2D) -> list[float]:
    """Where the points of a line are upwards."""
    return [float(y) for y in np.asarray(line.get_ydata())]


def named(ax: Axes, label: str) -> list[Line2D]:
    """The lines of this name."""
    return [line for line in ax.lines if line.get_label() == label]


def bars(ax: Axes) -> list[tuple[str, Rectangle]]:
    """The bars in the order they were drawn, each with its name."""
    return [
        (str(container.get_label()), container.patches[0])
        for container in ax.containers
        if isinstance(container, BarContainer)
    ]


def widths(ax: Axes) -> list[float]:
    """How long the bars are."""
    return [float(bar.get_width()) for _, bar in bars(ax)]


def marks(ax: Axes) -> dict[str, PathCollection]:
    """The marks by their name."""
    return {str(marks.get_label()): marks for marks in ax.collections if isinstance(marks, PathCollection)}


def places(marks: PathCollection) -> set[tuple[int, int]]:
    """Where the marks are."""
    return {(round(x), round(y)) for x, y in np.asarray(marks.get_offsets())}
