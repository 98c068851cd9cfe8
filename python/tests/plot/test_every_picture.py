"""What holds of every picture."""

from __future__ import annotations

import re
import subprocess
import sys
from itertools import combinations
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import pytest
from matplotlib.axes import Axes
from matplotlib.text import Text
from people import Report, report
from pictures import OF_REPORT, Case, Draw, OfReport, drawn, extreme, figure_of, usual

from enkat import plot
from enkat.errors import EnkatError
from enkat.plot import Lang

LANGS: tuple[Lang, ...] = ("en", "sv")
EVERY_CASE = [*(Case(name, draw) for name, draw in usual().items()), *extreme()]


def texts(ax: Axes) -> list[Text]:
    """The texts that are seen."""
    low, high = sorted(ax.get_xlim())
    # ticks outside the scale keep their text and are not drawn
    outside = {
        id(tick.label1) for tick in ax.xaxis.get_major_ticks() if not low - 1e-9 <= tick.get_loc() <= high + 1e-9
    }
    found = [text for text in figure_of(ax).findobj(Text) if isinstance(text, Text) and id(text) not in outside]
    return [text for text in found if text.get_text().strip() and text.get_visible()]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("case", EVERY_CASE, ids=lambda case: case.name)
def test_no_text_is_clipped_and_none_overlaps_another(case: Case, lang: Lang) -> None:
    ax = drawn(case.draw, lang)
    figure = figure_of(ax)
    boxes = [(text.get_text(), text.get_window_extent()) for text in texts(ax)]
    for text, box in boxes:
        assert box.x0 >= 0 and box.y0 >= 0, f"{text!r} is clipped"
        assert box.x1 <= figure.bbox.x1 and box.y1 <= figure.bbox.y1, f"{text!r} is clipped"
    for (one, first), (other, second) in combinations(boxes, 2):
        across = min(first.x1, second.x1) - max(first.x0, second.x0)
        up = min(first.y1, second.y1) - max(first.y0, second.y0)
        assert across <= 1 or up <= 1, f"{one!r} overlaps {other!r}"


@pytest.mark.parametrize("case", EVERY_CASE, ids=lambda case: case.name)
def test_swedish_has_a_decimal_comma_and_english_a_point(case: Case) -> None:
    english, swedish = (" ".join(text.get_text() for text in texts(drawn(case.draw, lang))) for lang in LANGS)
    assert not re.search(r"\d,\d", english)
    assert not re.search(r"\d\.\d", swedish)
    assert english != swedish


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("case", EVERY_CASE, ids=lambda case: case.name)
def test_every_picture_says_on_how_many_it_rests(case: Case, lang: Lang) -> None:
    words = " ".join(text.get_text() for text in texts(drawn(case.draw, lang)))
    assert re.search(r"\bn \d+|\b\d+ (pairs?|par)\b", words)


@pytest.mark.parametrize("draw", usual().values(), ids=usual())
def test_given_axes_are_drawn_on_and_returned(draw: Draw) -> None:
    figure, (left, right) = plt.subplots(1, 2, figsize=(12, 6))
    assert draw(ax=right) is right
    assert not left.has_data() and right.has_data()
    assert plt.get_fignums() == [figure.number]


@pytest.mark.parametrize("draw", usual().values(), ids=usual())
def test_without_axes_each_call_makes_a_new_figure(draw: Draw) -> None:
    assert draw().get_figure() is not draw().get_figure()


@pytest.mark.parametrize("draw", usual().values(), ids=usual())
def test_titles_and_labels_are_short_and_there(draw: Draw) -> None:
    for lang in LANGS:
        ax = draw(lang=lang)
        assert 5 < len(ax.get_title(loc="left")) <= 48
        assert len(ax.get_xlabel()) > 5


@pytest.mark.parametrize("draw", usual().values(), ids=usual())
def test_an_unknown_language_is_an_error(draw: Draw) -> None:
    with pytest.raises(EnkatError, match="unknown language 'no', expected 'en' or 'sv'"):
        draw(lang="no")  # type: ignore[arg-type]


@pytest.mark.parametrize("draw", OF_REPORT.values(), ids=OF_REPORT)
def test_an_unknown_group_is_an_error_that_names_the_groups(draw: OfReport) -> None:
    with pytest.raises(EnkatError, match="unknown group 'site=Z', expected one of: all, group=control") as error:
        draw(report("golden"), group="site=Z")
    assert error.value.kind == "plot"


def repr_of(thing: Any) -> str:
    """A name that is the same in every run."""
    return type(thing).__name__ if type(thing) is object or callable(thing) else repr(thing)


WRONG = [5, None, "x", b"x", 1.5, [], [5], [[]], {}, {"x": 5}, object(), Report, len, {5}]


@pytest.mark.parametrize("wrong", WRONG, ids=repr_of)
@pytest.mark.parametrize("name", [name for name in plot.__all__ if name != "Lang"])
def test_what_is_no_report_is_refused(name: str, wrong: Any) -> None:
    with pytest.raises(EnkatError) as error:
        getattr(plot, name)(wrong)
    assert error.value.kind == "plot" and plt.get_fignums() == []


@pytest.mark.parametrize("wrong", [5, "x", [5], [[]], {}, object(), len, {"mo": 1}], ids=repr_of)
def test_every_other_argument_is_checked_too(wrong: Any) -> None:
    for draw in usual().values():
        for argument in ("ax", "lang"):
            with pytest.raises(EnkatError):
                draw(**{argument: wrong})
    for draw in OF_REPORT.values():
        with pytest.raises(EnkatError):
            draw(report("golden"), group=wrong)
    whole = report("golden")
    calls = (
        lambda: plot.level_bars(whole, wrong),
        lambda: plot.kasam_change(whole, wrong),
        lambda: plot.value_set_panel(whole, wrong),
    )
    for call in calls:
        with pytest.raises(EnkatError):
            call()
    plt.close("all")


@pytest.mark.parametrize("draw", OF_REPORT.values(), ids=OF_REPORT)
def test_a_group_without_figures_is_an_error_and_never_zero(draw: OfReport) -> None:
    with pytest.raises(EnkatError, match=r"is undefined, since .*: choose a group with more answers"):
        draw(report("sites"), group="site=start only")


@pytest.mark.parametrize("draw", OF_REPORT.values(), ids=OF_REPORT)
def test_an_error_leaves_nothing_half_drawn(draw: OfReport) -> None:
    ax = plt.figure().add_subplot()
    with pytest.raises(EnkatError):
        draw(report("sites"), group="site=start only", ax=ax)
    assert not ax.has_data() and not ax.texts
    with pytest.raises(EnkatError):
        draw(report("sites"), group="site=start only")
    assert len(plt.get_fignums()) == 1


@pytest.mark.parametrize("group", ["site=$x_1$ and $", "site=" + "å" * 300], ids=["dollars", "one long word"])
@pytest.mark.parametrize("draw", OF_REPORT.values(), ids=OF_REPORT)
def test_any_name_of_a_group_can_be_drawn(draw: OfReport, group: str) -> None:
    sites = report("sites")
    figures = [figure._replace(group=group) for figure in sites.figures if figure.group == "site=one"]
    ax = drawn(lambda *, ax=None, lang="en": draw(Report(figures, [group]), group=group, ax=ax, lang=lang), "en")
    assert any(text.get_text().startswith(group[:20]) for text in texts(ax))


@pytest.mark.parametrize("draw", OF_REPORT.values(), ids=OF_REPORT)
def test_the_group_is_named_below_the_title(draw: OfReport) -> None:
    ax = draw(report("sites"), group="site=one")
    assert any(text.get_text().startswith("site=one") for text in texts(ax))


def test_everything_public_is_listed_once() -> None:
    assert sorted(plot.__all__) == plot.__all__
    assert all(hasattr(plot, name) for name in plot.__all__)


def test_without_matplotlib_the_import_says_how_to_get_it() -> None:
    code = "import sys; sys.modules['matplotlib'] = None\nimport enkat.plot"
    package = Path(plot.__file__).parents[2]
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=package)
    assert ran.returncode != 0
    assert 'ImportError: enkat.plot needs matplotlib: pip install "enkat[plot]"' in ran.stderr
