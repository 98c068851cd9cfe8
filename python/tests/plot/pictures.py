"""Every picture, drawn from committed figures: the usual ones, and the extreme."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple, Protocol

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from people import Grid, Report, demo_grid, golden_grid, golden_hsdi, hsdi, report

from enkat import plot
from enkat.plot import Lang

SETS = ("ENG-2018", "NL-2016", "SE-2020-TTO-EXP", "SE-2022-TTO", "US-2019", "XW-DK", "XW-UK")


class Draw(Protocol):
    """Draws a picture."""

    def __call__(self, *, ax: Axes | None = None, lang: Lang = "en") -> Axes: ...


class OfReport(Protocol):
    """Draws a picture of a group of a report."""

    def __call__(self, report: Report, *, group: str = "all", ax: Axes | None = None, lang: Lang = "en") -> Axes: ...


def panel(report: Report, *, group: str = "all", ax: Axes | None = None, lang: Lang = "en") -> Axes:
    """The panel of a few value sets, those that the report has of this group."""
    known = {
        figure.measure.split("@")[1]
        for figure in report.figures
        if figure.group == group and "panel@" in figure.measure
    }
    return plot.value_set_panel(
        report, [value_set for value_set in SETS if value_set in known], group=group, ax=ax, lang=lang
    )


OF_REPORT: dict[str, OfReport] = {
    "level_bars": plot.level_bars,
    "pchc": plot.pchc,
    "joint_sums": plot.joint_sums,
    "vas": plot.vas,
    "kasam_change": plot.kasam_change,
    "value_set_panel": panel,
}


def grid_of_many() -> Grid:
    """Hundreds without problems, some at the worst end, one without a rank."""
    ranks: list[int | None] = [*[1] * 400, *[3125] * 30, 500, 500, 500, None]
    after: list[int | None] = [*[1] * 400, *[3125] * 30, 500, 400, 800, 3]
    classes: list[str | None] = [*["no_problems"] * 400, *["no_change"] * 31, "improve", "mixed", None]
    return Grid(ranks, after, classes, "SE-2022-TTO")


def usual() -> dict[str, Draw]:
    """One of each picture, of the demonstration and the golden cohort."""
    demo = report("demo")
    pictures: dict[str, Draw] = {name: partial(draw, demo) for name, draw in OF_REPORT.items()}
    pictures["kasam_means"] = partial(plot.kasam_change, report("demo_release"))
    pictures["health_profile_grid"] = partial(plot.health_profile_grid, golden_grid())
    pictures["hsdc"] = partial(plot.hsdc, {"start": golden_hsdi("pre"), "exit": golden_hsdi("post")})
    return pictures


class Case(NamedTuple):
    """A picture that may go wrong."""

    name: str
    draw: Draw


def extreme() -> list[Case]:
    """Tiny groups, long names, one level only, one occasion only, many people on one mark."""
    sites, one_level, once = report("sites"), report("one_level"), report("once")
    long = next(group for group in sites.groups if len(group) > 40)
    cases: list[Case] = []

    def add(of: Report, name: str, group: str = "all", without: tuple[str, ...] = ()) -> None:
        for picture, draw in OF_REPORT.items():
            if picture not in without:
                cases.append(Case(f"{picture} {name}", partial(draw, of, group=group)))

    add(sites, "long name", long)
    add(sites, "one pair", "site=one")
    add(one_level, "one level")
    add(once, "one occasion", without=("pchc", "kasam_change"))
    add(report("golden"), "golden", without=("kasam_change",))
    add(report("golden"), "golden control", "group=control", without=("kasam_change",))
    cases += [
        Case("value_set_panel whole", partial(plot.value_set_panel, report("demo"))),
        Case("level_bars one", partial(plot.level_bars, report("demo"), "pd")),
        Case("health_profile_grid demo", partial(plot.health_profile_grid, demo_grid())),
        Case("health_profile_grid many", partial(plot.health_profile_grid, grid_of_many())),
        Case("hsdc one profile", partial(plot.hsdc, hsdi(["11111"] * 6))),
        Case("hsdc unnamed", partial(plot.hsdc, [golden_hsdi("pre"), golden_hsdi("post")])),
        Case(
            "hsdc five",
            partial(
                plot.hsdc,
                {f"a group with a long name {i}": hsdi([*["11111"] * (6 + i), "21111", "31111"]) for i in range(5)},
            ),
        ),
    ]
    return cases


def figure_of(ax: Axes) -> Figure:
    """The figure of the axes."""
    assert isinstance(ax.figure, Figure)
    return ax.figure


def drawn(draw: Callable[..., Axes], lang: Lang) -> Axes:
    """The axes, laid out as they are when saved."""
    ax = draw(lang=lang)
    figure_of(ax).canvas.draw()
    return ax
