"""Some figures of a report as a table, instead of a helper of one's own."""

from __future__ import annotations

from typing import Any

import pytest
from kinds import is_there

import enkat


@pytest.fixture(scope="module")
def report() -> enkat.Report:
    return enkat.demo_report()


def test_rows_and_columns_are_in_the_order_in_which_they_are_named(report: enkat.Report) -> None:
    groups, measures, occasions = ["sex=woman", "all"], ["soc13.total", "eq5d5l.vas"], ["exit", "start"]
    table = report.table(measures, ["sd", "n", "mean"], groups, occasions=occasions, library="dict")
    assert list(table) == ["group", "measure", "occasion", "sd", "n", "mean"]
    places = [(group, measure, occasion) for group in groups for measure in measures for occasion in occasions]
    assert list(zip(table["group"], table["measure"], table["occasion"], strict=True)) == places
    for row, (group, measure, occasion) in enumerate(places):
        for statistic in ("sd", "n", "mean"):
            assert table[statistic][row] == report.value(measure, statistic, occasion, group)
    assert all(type(n) is int for n in table["n"]) and all(type(mean) is float for mean in table["mean"])


def test_what_is_not_named_is_all_that_there_is(report: enkat.Report) -> None:
    table = report.table(library="dict")
    cells = [cell for name in list(table)[3:] for cell in table[name] if cell is not None]
    assert len(cells) == sum(figure.value is not None for figure in report)
    assert report.table("eq5d5l.vas", "n", library="dict")["group"].count("all") == 3


def test_it_is_of_the_library_that_the_data_came_in() -> None:
    for library in filter(is_there, ("pandas", "polars", "pyarrow")):
        cohort = enkat.Cohort().add(enkat.demo(library))
        table = cohort.report(internal=True).table("eq5d5l.vas", ["n", "mean"], "all")
        assert type(table).__module__.partition(".")[0] == library
        if library == "pandas":
            assert table["n"].dtype == "Int64" and table["mean"].dtype == "float64"


def test_a_release_says_what_is_suppressed() -> None:
    release = enkat.Cohort().add(enkat.demo()).report()
    table = release.table("eq5d5l.mo", ["n", "improved", "sd"], library="dict")
    assert table["suppressed"] == ["n improved"] and table["n"] == [None]
    assert "suppressed" not in enkat.demo_report().table("eq5d5l.mo", "n", library="dict")


@pytest.mark.parametrize(
    ("chosen", "close"),
    [
        ({"measures": "eq5d5l.vass"}, "eq5d5l.vas"),
        ({"statistics": ["n", "means"]}, "mean"),
        ({"groups": "sex=womn"}, "sex=woman"),
        ({"occasions": "exits"}, "exit"),
    ],
)
def test_a_name_that_nothing_has_is_refused_with_those_that_come_close(
    report: enkat.Report, chosen: dict[str, Any], close: str
) -> None:
    with pytest.raises(enkat.EnkatError) as error:
        report.table(**chosen)
    assert error.value.kind == "figure" and close in error.value.close


def test_a_release_may_lack_a_statistic_that_exists_and_no_other() -> None:
    release = enkat.Cohort().add(enkat.demo()).report()
    assert release.table("eq5d5l.mo", ["n", "sd"], library="dict")["sd"] == [None]
    with pytest.raises(enkat.EnkatError) as error:
        release.table("eq5d5l.mo", ["n", "meen"])
    assert error.value.kind == "figure" and "mean" in error.value.close


@pytest.mark.parametrize("wrong", [5, [5], [[]], object()])
def test_what_is_no_name_is_refused(report: enkat.Report, wrong: Any) -> None:
    for which in (report, enkat.Cohort().add(enkat.demo()).report()):
        for name in ("measures", "statistics", "groups", "occasions"):
            with pytest.raises(enkat.EnkatError):
                which.table(**{name: wrong})


def test_completion_shows_what_can_be_called_and_no_module_around_it() -> None:
    names = {name for name in dir(enkat) if not name.startswith("_")}
    assert names == {*enkat.__all__, "plot"}
    for module in (enkat.eq5d5l, enkat.kasam, enkat.violence, enkat.programme):
        assert [name for name in dir(module) if not name.startswith("_")] == sorted(module.__all__)
    if is_there("matplotlib"):
        assert [name for name in dir(enkat.plot) if not name.startswith("_")] == sorted(enkat.plot.__all__)
    from enkat import report as still_a_module

    assert still_a_module.Report is enkat.Report
