"""The change of KASAM."""

from __future__ import annotations

import pytest
from matplotlib.container import ErrorbarContainer
from people import report
from reading import across, named

from enkat import plot
from enkat.errors import EnkatError

MEASURES = [f"soc13.{scale}" for scale in ("comprehensibility", "manageability", "meaningfulness", "total")]


def test_marks_are_the_mean_changes_and_lines_their_intervals() -> None:
    demo = report("demo")
    ax = plot.kasam_change(demo)
    for measure, container in zip(MEASURES, ax.containers, strict=True):
        assert isinstance(container, ErrorbarContainer)
        mark, _, bars = container.lines
        assert across(mark) == [demo.number(measure, "mean", "change")]
        (ends,) = bars[0].get_segments()
        interval = [demo.number(measure, f"ci95_{end}", "change") for end in ("low", "high")]
        assert [ends[0][0], ends[1][0]] == pytest.approx(interval)


def test_no_change_is_on_the_scale() -> None:
    low, high = plot.kasam_change(report("demo")).get_xlim()
    assert low < 0 < high


def test_no_spread_at_all_does_not_blow_up_the_scale() -> None:
    low, high = plot.kasam_change(report("one_level")).get_xlim()
    assert high - low >= 4


def test_each_scale_says_its_pairs() -> None:
    labels = [label.get_text() for label in plot.kasam_change(report("demo"), lang="sv").get_yticklabels()]
    assert labels == ["begriplighet\n13 par", "hanterbarhet\n12 par", "meningsfullhet\n13 par", "totalt\n13 par"]


@pytest.mark.parametrize(("name", "group"), [("demo_release", "all"), ("sites", "site=one")])
def test_without_intervals_the_means_of_the_pairs_are_drawn(name: str, group: str) -> None:
    of = report(name)
    ax = plot.kasam_change(of, group=group)
    assert ax.get_title(loc="left") == "Mean SOC-13 at start and at exit"
    for measure in MEASURES:
        (line,) = named(ax, f"_{measure}")
        means = [of.number(measure, f"mean_{when}", "change", group) for when in ("start", "exit")]
        assert across(line) == means


def test_a_suppressed_interval_is_not_drawn_for_any_scale() -> None:
    ax = plot.kasam_change(report("demo").with_status("suppressed", "soc13.total", "ci95_low"))
    assert ax.get_title(loc="left") == "Mean SOC-13 at start and at exit"


def test_a_form_that_was_never_asked_is_an_error() -> None:
    with pytest.raises(EnkatError, match=r"soc13\.comprehensibility was never asked"):
        plot.kasam_change(report("golden"))
    with pytest.raises(EnkatError, match=r"soc29\.comprehensibility was never asked"):
        plot.kasam_change(report("demo"), "soc29")


def test_an_unknown_form_is_an_error() -> None:
    with pytest.raises(EnkatError, match="unknown form 'soc12', expected one of: soc13, soc29"):
        plot.kasam_change(report("demo"), "soc12")
