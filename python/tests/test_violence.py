"""What was told about violence is shown to nobody who did not ask for it."""

from __future__ import annotations

import copy
import logging
import pickle
import traceback
import warnings
from typing import Any

import pytest
from kinds import HERE, made, names_of

import enkat

FORM = "se-guideline-1"
OUTCOMES = {
    "acute_concern",
    "disclosure_current",
    "disclosure_past",
    "disclosure_timing_unknown",
    "no_disclosure",
    "indeterminate",
    "declined",
    "not_asked",
}
COLUMNS = [
    "violence_form",
    "violence_outcome",
    "violence_current_means",
    "violence_flags",
    "violence_domains",
    "violence_support_wish",
    "violence_follow_up",
    "violence_reason",
]


def told(**answers: str) -> dict[str, list[str]]:
    """One person who was asked, and what she answered."""
    return {f"{FORM}.{item}": [answer] for item, answer in {"status": "asked", **answers}.items()}


DISCLOSED = told(
    alone="yes",
    interpreter="none",
    informed="yes",
    physical_lifetime="yes",
    physical_ongoing="yes",
    acute_danger="yes",
    support_wish="wants",
)


@pytest.fixture
def screenings() -> enkat.violence.Screenings:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return enkat.violence.screen(DISCLOSED)


def shows_nothing(text: str) -> bool:
    return not any(word in text for word in (*OUTCOMES - {"not_asked"}, "physical", "acute", "yes", "wants"))


def test_reveal_shows_what_nothing_else_does(screenings: enkat.violence.Screenings) -> None:
    revealed = screenings.reveal()
    assert list(revealed) == COLUMNS
    assert revealed["violence_outcome"] == ["acute_concern"]
    assert "physical" in revealed["violence_domains"][0]


def test_no_way_of_looking_at_screenings_shows_an_answer_or_an_outcome(
    screenings: enkat.violence.Screenings, caplog: pytest.LogCaptureFixture
) -> None:
    looked = [
        repr(screenings),
        str(screenings),
        f"{screenings}",
        f"{screenings!r:>5}",
        screenings._repr_html_(),
        repr([screenings]),
    ]
    looked += [
        repr(vars(screenings)),
        repr(dir(screenings)),
        repr(screenings.__dict__),
        repr(screenings._held),
        str(screenings._held),
    ]
    with caplog.at_level(logging.DEBUG):
        logging.getLogger("x").info("screened %s %r", screenings, vars(screenings))
    looked.append(caplog.text)
    for text in looked:
        assert shows_nothing(text), text
    assert len(screenings) == 1


def test_screenings_are_neither_pickled_nor_copied(screenings: enkat.violence.Screenings) -> None:
    for thing in (screenings, screenings._held):
        calls: list[Any] = [
            copy.copy,
            copy.deepcopy,
            *(lambda of, p=p: pickle.dumps(of, p) for p in range(pickle.HIGHEST_PROTOCOL + 1)),
        ]
        for call in calls:
            with pytest.raises(TypeError, match="not pickled"):
                call(thing)
        with pytest.raises(TypeError):
            pickle.dumps({"among": [thing]})


def test_screenings_keep_no_answers_behind_them(screenings: enkat.violence.Screenings) -> None:
    seen: list[Any] = [screenings]
    for thing in seen:
        more = vars(thing).values() if hasattr(thing, "__dict__") else ()
        seen += [one for one in more if one is not None and not isinstance(one, str)]
        assert shows_nothing(repr(thing))


def test_errors_and_warnings_show_no_answer() -> None:
    table = {**DISCLOSED, f"{FORM}.afraid": ["Zacharias"], "mo": [1]}
    with pytest.warns(enkat.EnkatWarning) as warned:
        enkat.violence.screen(table)
        enkat.score(table)
    assert all("Zacharias" not in str(one.message) and shows_nothing(str(one.message)) for one in warned)
    try:
        enkat.violence.screen({**table, "x": [1, 2]})
    except enkat.EnkatError:
        assert "Zacharias" not in traceback.format_exc()
    for findings in (enkat.check(table, show_values=True), enkat.check(table, show_values=True, violence_rows=True)):
        text = f"{findings!r} {findings._repr_html_()} {list(findings)} {findings.totals} {findings.to_frame('dict')}"
        assert "Zacharias" not in text and findings.count(column=FORM) > 0
        assert all(finding.value is None for finding in findings if finding.column.startswith(FORM))
    assert all(finding.row is None for finding in enkat.check(table) if finding.column.startswith(FORM))


def test_score_leaves_out_violence_unless_it_is_asked_for(demo: dict[str, list[Any]]) -> None:
    scored = enkat.score(demo, "SE-2022-TTO")
    assert not [name for name in scored if "violence" in name or FORM in name]
    assert [name for name in demo if FORM not in name] == list(scored)[
        : len([name for name in demo if FORM not in name])
    ]
    revealed = enkat.score(demo, reveal_violence=True)
    assert [name for name in revealed if FORM in name] == [name for name in demo if FORM in name]
    assert [name for name in revealed if name.startswith("violence")] == COLUMNS
    outcomes = set(revealed["violence_outcome"]) - {None}
    assert outcomes <= OUTCOMES and len(outcomes) > 2
    assert revealed["violence_outcome"] == enkat.violence.screen(demo).reveal()["violence_outcome"]


def test_columns_of_violence_are_left_out_however_they_are_written() -> None:
    table = {f" {FORM.upper()}.Status ": ["asked"], f"{FORM}.nobody_knows": ["hemligt"], "mo": [1]}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert list(enkat.score(table))[0] == "mo" and not any("." in name for name in enkat.score(table))
        wide = {"start.mo": [1], "exit.mo": [1], f"start.{FORM}.status": ["asked"], f"exit.{FORM}.status": ["asked"]}
        assert not any(FORM in name for name in enkat.score(wide))


@pytest.mark.parametrize(
    "kind",
    [
        kind
        for kind in HERE
        if kind.endswith(("string", "object_text", "of lists", "of dicts", "String", "DuckDB", "object"))
    ],
)
def test_every_kind_of_frame_leaves_violence_out_and_reveals_in_kind(kind: str) -> None:
    if kind in ("DuckDB", "Arrow object"):
        import pyarrow as pa

        table = pa.table({**DISCLOSED, "mo": ["1"]})
        frame: Any = __import__("duckdb").from_arrow(table) if kind == "DuckDB" else table
    else:
        frame = made(kind, {**DISCLOSED, "mo": ["1"]})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert not any(FORM in name for name in names_of(enkat.score(frame)))
        revealed = enkat.violence.screen(frame).reveal()
    assert type(revealed) is type(frame)
    if not kind.startswith("Polars"):  # names are lost there, see test_frames
        assert names_of(revealed) == COLUMNS


def test_a_column_of_violence_is_no_group_and_no_answer_of_another_form() -> None:
    table = {**DISCLOSED, "mo": [1], "id": ["a"]}
    for call in (
        lambda: enkat.Cohort(by=f"{FORM}.physical_lifetime").add(table),
        lambda: enkat.Cohort(by=f"{FORM}.status").add(table),
        lambda: enkat.score(table, columns={"mo": f"{FORM}.physical_lifetime"}),
        lambda: enkat.score(table, columns={"id": f"{FORM}.physical_lifetime"}),
        lambda: enkat.change({**table, "wave": ["start"]}, by=f"{FORM}.status"),
    ):
        with pytest.raises(enkat.EnkatError) as caught:
            call()
        assert shows_nothing(str(caught.value).replace(f"{FORM}.physical_lifetime", ""))


def test_every_outcome_has_its_name() -> None:
    no = {
        f"{domain}_lifetime": "no"
        for domain in ("psychological", "physical", "sexual", "economic", "neglect", "honour", "stalking_digital")
    }
    found = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, answers in {
            "no_disclosure": told(**no),
            "disclosure_past": told(
                **{**no, "physical_lifetime": "yes", "physical_12_months": "no", "physical_ongoing": "no"}
            ),
            "disclosure_current": told(
                **{**no, "physical_lifetime": "yes", "physical_12_months": "yes", "physical_ongoing": "no"}
            ),
            "acute_concern": told(
                **{
                    **no,
                    "physical_lifetime": "yes",
                    "physical_12_months": "yes",
                    "physical_ongoing": "yes",
                    "acute_danger": "yes",
                }
            ),
            "declined": told(status="declined"),
            "not_asked": told(status="not_asked"),
        }.items():
            found[name] = enkat.violence.screen(answers).reveal()["violence_outcome"][0]
    assert found == {name: name for name in found}


def test_the_form_has_to_be_there_and_to_be_one() -> None:
    with pytest.raises(enkat.EnkatError) as caught:
        enkat.violence.screen({"mo": [1]})
    assert caught.value.kind == "violence_form"
    both = {**DISCLOSED, "seven-item-skeleton-1.status": ["asked"]}
    with pytest.raises(enkat.EnkatError, match="several forms"):
        enkat.violence.screen(both)
    with pytest.raises(enkat.EnkatError):
        enkat.violence.screen(DISCLOSED, form="unknown-1")
    with pytest.raises(enkat.EnkatError):
        enkat.violence.screen(DISCLOSED, occasion="later")


def test_a_report_counts_outcomes_and_names_nobody(demo: dict[str, list[Any]]) -> None:
    report = enkat.Cohort().add(demo).report(internal=True)
    found = {
        figure.statistic
        for figure in report
        if figure.measure.startswith("violence") and figure.measure.endswith("outcome")
    }
    assert OUTCOMES <= found
    assert not any(figure.measure.startswith("violence") and figure.statistic in ("sum", "mean") for figure in report)
