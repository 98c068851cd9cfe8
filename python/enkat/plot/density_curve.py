"""The Health State Density Curve: how people spread over the profiles that occur."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matplotlib.axes import Axes

from .._settings import several
from . import _words as words
from ._figures import expect, plot_error
from ._protocols import DensityIndex
from ._style import CURVE_LINES, CURVE_MARKS, CURVES, SMALL, aside, axes, header, line, quiet
from ._words import Lang


def hsdc(
    hsdi: DensityIndex | Sequence[DensityIndex] | Mapping[str, DensityIndex],
    *,
    ax: Axes | None = None,
    lang: Lang = "en",
) -> Axes:
    """The Health State Density Curve of one group, or of several by name.

    Across is the cumulative share of people, upwards that of the profiles that were observed,
    the most common first, both in percent. On the diagonal all observed profiles are as common;
    twice the area below the curve is the index (HSDI, 0 to 1). It depends on the number of
    people, which is named with it.

    Source: Zamora, Parkin, Feng, Bateman, Herdman and Devlin 2018 (doi
    10.1016/j.jval.2018.02.004).

    Example:
        >>> import enkat, enkat.plot
        >>> hsdi = enkat.eq5d5l.hsdi(["11111", "11111", "11111", "21232"])
        >>> ax = enkat.plot.hsdc({"start": hsdi})
        >>> ax.get_legend_handles_labels()[1]
        ['start: HSDI 0.75 (n 4, 2 profiles)']

    Raises:
        EnkatError: where there is no curve to draw.
    """
    named = _named(hsdi)
    ax = axes(ax, lang, 5.2, 5.6 + 0.2 * len(named))
    quiet(ax, "both")
    ax.plot([0, 100], [0, 100], color=aside(), linewidth=1, linestyle=(0, (5, 4)), zorder=1, label="_all_as_common")
    for place, (name, index) in enumerate(named):
        label = words.CURVE_LABEL.say(
            lang, value=words.number(lang, index.value, 2), n=index.n, profiles=words.profiles(lang, index.states)
        )
        ax.plot(
            [x * 100 for x, _ in index.curve],
            [y * 100 for _, y in index.curve],
            color=CURVES[place % len(CURVES)],
            linestyle=CURVE_LINES[place % len(CURVES)],
            marker=CURVE_MARKS[place % len(CURVES)],
            markersize=5,
            markevery=0.12,
            linewidth=1.8,
            clip_on=False,
            label=f"{name}: {label}" if name else label,
        )
    ax.annotate(
        words.ALL_AS_COMMON.say(lang), (50, 50), (-5, 5), textcoords="offset points", rotation=45,
        rotation_mode="anchor", ha="center", va="bottom", fontsize=SMALL, color=aside(),
    )  # fmt: skip
    ax.set_xlim(0, 100)
    ax.set_ylim(0, 100)
    ax.set_box_aspect(1)
    ax.tick_params(pad=6)
    ax.spines[:].set(visible=True, color=line())
    ax.set_xlabel(words.SHARE_PEOPLE.say(lang), fontsize=SMALL)
    ax.set_ylabel(words.SHARE_PROFILES.say(lang), fontsize=SMALL)
    header(ax, words.CURVE_TITLE.say(lang), words.DEPENDS_ON_N.say(lang), ax.get_legend_handles_labels()[0])
    return ax


def _named(hsdi: DensityIndex | Sequence[DensityIndex] | Mapping[str, DensityIndex]) -> list[tuple[str, DensityIndex]]:
    if isinstance(hsdi, Mapping):
        named = list(hsdi.items())
    elif isinstance(hsdi, DensityIndex):
        named = [("", hsdi)]
    else:
        named = [(str(place), index) for place, index in enumerate(several(hsdi), start=1)]
    if not named:
        raise plot_error("no index is given, expected one HSDI or several by name")
    for name, index in named:
        expect(index, ("curve", "n", "states", "value"), "an HSDI, as eq5d5l.hsdi() makes it, or several by name")
        if index.n == 0 or not index.curve:
            of = name or "the HSDI"
            raise plot_error(f"{of} has no curve, since nobody has a valid profile: choose a group with more answers")
    return named
