"""What cannot be used is an EnkatError that names column and reason and nobody's answer, or it is the right answer."""

from __future__ import annotations

import copy
import inspect
import math
import os
import pickle
import subprocess
import sys
import warnings
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from golden import IDENTITY_NUMBER
from kinds import is_there

import enkat

SET = "SE-2022-TTO"


def refused(call: Callable[[], Any]) -> enkat.EnkatError:
    with pytest.raises(enkat.EnkatError) as caught:
        call()
    return caught.value


# the error itself


def test_an_enkat_error_is_a_value_error_with_its_parts() -> None:
    error = refused(lambda: enkat.score({"vas": [1]}, columns={"mo": "mobilty"}))
    assert isinstance(error, ValueError)
    assert (error.kind, error.column) == ("layout", "mobilty")
    assert "mobilty" in str(error)
    for same in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
        assert (str(same), same.kind, same.column, same.close) == (str(error), error.kind, error.column, error.close)


def test_an_unknown_value_set_suggests_those_that_come_close() -> None:
    for call in (lambda: enkat.score({"mo": [1]}, "SE-2022"), lambda: enkat.eq5d5l.index({"mo": [1]}, ["SE-2022"])):
        error = refused(call)
        assert error.kind == "value_set"
        assert error.close[0] == "SE-2022-TTO"
        assert "did you mean SE-2022-TTO" in str(error)


def test_an_unknown_column_suggests_those_that_come_close() -> None:
    error = refused(lambda: enkat.score({"mobility": [1], "vas": [1]}, columns={"mo": "mobilty"}))
    assert error.close == ["mobility"]


def test_no_value_set_is_a_default() -> None:
    for nothing in (None, [], ()):
        assert refused(lambda nothing=nothing: enkat.eq5d5l.index({"mo": [1]}, nothing)).kind == "value_set"


# bad tables


def test_a_table_without_a_column_of_a_questionnaire_says_what_it_found_and_what_to_do() -> None:
    error = refused(lambda: enkat.score({"age": [1], "Mobility": [2]}))
    assert error.kind == "layout"
    for part in ("age", "Mobility", "mo sc ua pd ad", "columns="):
        assert part in str(error)


def test_a_missing_column_is_a_missing_answer_and_a_finding(levels: dict[str, list[int]]) -> None:
    del levels["pd"]
    # an index has no reasons beside it
    with pytest.warns(enkat.EnkatWarning, match="EQ020 in pd"):
        assert enkat.eq5d5l.index(levels, SET) == [None, None]
    with pytest.warns(enkat.EnkatWarning, match="EQ020 in pd"):
        assert enkat.score(levels)["eq5d5l_reason"] == ["pd:missing", "pd:missing"]
    assert enkat.check(levels).count("EQ020", "pd") == 1


def test_every_call_tells_which_items_have_no_column(levels: dict[str, list[int]]) -> None:
    table = {**levels, "id": ["a", "a"], "wave": ["start", "exit"], "soc13_1": [1, 2]}
    del table["ua"]
    change = partial(enkat.change, reliability={"soc13.total": 0.84})
    for call in (enkat.score, change, enkat.Cohort().add):
        with pytest.warns(enkat.EnkatWarning, match=r"EQ020 in soc13_10, .* and 9 more, .*: 13") as told:
            call(table)
        assert len(told) == 1
    for one in (enkat.kasam.score, enkat.kasam.total):
        with pytest.warns(enkat.EnkatWarning, match=r"EQ020 in soc13_.*: 12") as told:
            one(table)
    with pytest.warns(enkat.EnkatWarning, match=r"EQ020 in ua, .*: 1"):
        enkat.eq5d5l.index(table, SET)
    # both occasions in one row are told of each
    wide = {f"{wave}.{name}": [1] for wave in ("start", "exit") for name in ("mo", "sc", "ua", "pd")}
    with pytest.warns(enkat.EnkatWarning, match=r"EQ020 in exit.ad, start.ad, "):
        enkat.score(wide)


def test_columns_that_look_like_answers_and_were_not_read_are_told_in_every_kind_of_frame() -> None:
    """All five dimensions misnamed beside a good EQ VAS, as numbers and as texts."""
    numbers = {name: [1, 2, 3, 4, 5, 1] for name in ("q1", "q2", "q3", "q4", "q5")}
    texts = {name: [str(cell) for cell in cells] for name, cells in numbers.items()}
    tables: list[Any] = [numbers, texts]
    if is_there("pandas"):
        import pandas as pd

        tables += [pd.DataFrame(numbers), pd.DataFrame(texts), pd.DataFrame(texts).astype("category")]
    if is_there("polars"):
        import polars as pl

        tables += [pl.DataFrame(numbers), pl.DataFrame(texts)]
    for table in tables:
        table = {**table, "vas": [50] * 6} if isinstance(table, dict) else table
        if not isinstance(table, dict):
            table = table.assign(vas=50) if hasattr(table, "assign") else table.with_columns(vas=50)
        for call in (enkat.score, enkat.Cohort().add):
            with pytest.warns(enkat.EnkatWarning, match=r"EQ062 in q1, .* not read: \d") as told:
                call(table)
            assert len(told) == 1


def test_a_questionnaire_that_nobody_asked_about_lacks_nothing(levels: dict[str, list[int]], demo: Any) -> None:
    """The warnings of this package are errors here."""
    enkat.score(levels), enkat.score({"vas": [5]}), enkat.score({"profile": ["11111"]})
    enkat.kasam.score({"mo": [1], **{f"soc13_{item}": [1] for item in range(1, 14)}})
    screened = {"mo": [1], **{name: cells[:1] for name, cells in demo.items() if name.startswith("se-guideline-1.")}}
    assert len(enkat.violence.screen(screened)) == 1


@pytest.mark.odd
def test_answers_that_are_none_void_what_they_touch_with_a_reason(levels: dict[str, list[Any]]) -> None:
    for cell in (0, 6, 9, 99, -9, 1.5, "x", "1.5", True, False, math.inf):
        scored = enkat.score({**levels, "vas": [50, 50], "mo": [cell, 2]}, SET)
        assert scored["eq5d5l_index"] == [None, 0.878], cell
        assert scored["eq5d5l_reason"] == ["mo:invalid", None], cell
        assert scored["eq5d5l_vas"] == [50, 50], cell
    with pytest.warns(enkat.EnkatWarning, match=r"EQ001 in mo, .*: 1, first in row 1"):
        enkat.score({**levels, "mo": [9, 2]})


def test_a_warning_is_about_the_line_that_called(levels: dict[str, list[Any]]) -> None:
    odd = {**levels, "mo": [9, 2], "soc13_1": [9, 1], "id": ["a", "b"], "wave": ["start", "exit"]}
    calls: dict[str, Callable[[], Any]] = {
        "score": lambda: enkat.score(odd),
        "change": lambda: enkat.change(odd, reliability={"soc13.total": 0.84}),
        "add": lambda: enkat.Cohort().add(odd),
        "index": lambda: enkat.eq5d5l.index(odd, SET),
        "kasam": lambda: enkat.kasam.score(odd),
        "total": lambda: enkat.kasam.total(odd),
        "reliability": lambda: enkat.kasam.reliability(odd),
        "shannon": lambda: enkat.eq5d5l.shannon(odd),
        "screen": lambda: enkat.violence.screen({"se-guideline-1.status": ["x"]}),
        "indicators": lambda: enkat.programme.indicators({"referred_from": ["nobody knows"], "mo": [9]}),
    }
    elsewhere = []
    for name, call in calls.items():
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            call()
        assert told, name
        elsewhere += [name for one in told if one.filename != __file__ or one.lineno != call.__code__.co_firstlineno]
    assert elsewhere == []


@pytest.mark.parametrize(
    "thing",
    [
        None,
        5,
        1.5,
        "mo",
        b"mo",
        [1],
        [None],
        ["x"],
        {1, 2},
        object(),
        int,
        len,
        {"mo": 1},
        {"mo": None},
        {"mo": object()},
    ],
    ids=lambda thing: type(thing).__name__,
)
def test_what_is_no_table_is_refused(thing: Any) -> None:
    for call in (
        enkat.score,
        enkat.Cohort().add,
        enkat.change,
        enkat.violence.screen,
        enkat.kasam.score,
        enkat.programme.indicators,
    ):
        assert "expected" in str(refused(lambda call=call: call(thing))) or isinstance(thing, dict)
    findings = enkat.check(thing)
    assert [finding.level for finding in findings] == ["critical"]
    assert not findings.ok


def test_things_of_the_libraries_that_are_no_tables_are_refused() -> None:
    np, pd, pa = (pytest.importorskip(name) for name in ("numpy", "pandas", "pyarrow"))
    things = [
        np.array(5),
        np.zeros(3),
        np.zeros((2, 2, 2)),
        np.datetime64("2026"),
        pd.Index([1]),
        pd.DataFrame({"mo": [1]}).groupby("mo"),
        pa.array([1]),
        pa.chunked_array([[1]]),
        pa.schema([]),
        pa.scalar(1),
        {"mo": np.zeros((2, 2))},
        {"mo": np.array(5)},
    ]
    for thing in things:
        for call in (enkat.score, enkat.Cohort().add, enkat.kasam.score):
            refused(lambda call=call, thing=thing: call(thing))


def test_an_expression_of_polars_is_refused() -> None:
    refused(lambda: enkat.score(pytest.importorskip("polars").col("mo")))


def test_a_column_whose_name_is_no_unicode_is_refused() -> None:
    refused(lambda: enkat.score({"\ud800": [1], "mo": [1]}))


def test_a_text_that_is_no_unicode_is_refused_with_its_column() -> None:
    assert refused(lambda: enkat.score({"mo": ["\ud800"]})).column == "mo"


def test_empty_tables_are_refused_or_have_no_rows() -> None:
    for empty in ({}, []):
        assert refused(lambda empty=empty: enkat.score(empty)).kind in ("layout", "table")
    for library in ("pandas", "polars"):
        frame = pytest.importorskip(library).DataFrame()
        assert refused(lambda frame=frame: enkat.score(frame)).kind == "layout"
    assert enkat.score({"profile": []})["eq5d5l_profile"] == []
    assert enkat.eq5d5l.index({"profile": []}, SET) == []
    assert enkat.change({"id": [], "wave": [], "vas": []})["id"] == []
    assert enkat.Cohort().add({"id": [], "vas": []}).report(internal=True).value("eq5d5l.vas", "n", "start") == 0


def test_two_columns_of_one_name_are_refused_where_they_are_answers() -> None:
    tables: list[Any] = [{"mo": [1], "MO ": [2]}]
    if is_there("pandas"):
        import pandas as pd

        tables.append(pd.DataFrame([[1, 2]], columns=["mo", "mo"]))
    if is_there("pyarrow"):
        import pyarrow as pa

        tables.append(pa.table([[1], [2]], names=["mo", "mo"]))
    for table in tables:
        error = refused(lambda table=table: enkat.score(table))
        assert error.column == "mo" and "two columns for mo" in str(error)


def test_columns_of_different_lengths_are_refused() -> None:
    error = refused(lambda: enkat.score({"mo": [1, 2], "sc": [1]}))
    assert error.column == "sc" and "1 rows, expected 2" in str(error)


def test_a_matrix_of_the_wrong_width_is_refused() -> None:
    np = pytest.importorskip("numpy")
    assert "4 columns, expected 5" in str(refused(lambda: enkat.eq5d5l.index(np.zeros((2, 4)), SET)))
    assert "5 columns, expected 13" in str(refused(lambda: enkat.kasam.score(np.zeros((2, 5)))))


def test_a_name_that_is_taken_is_refused_and_may_be_replaced() -> None:
    table = {"vas": [5], "EQ5D5L_VAS": [9], "note": ["x"]}
    error = refused(lambda: enkat.score(table))
    assert (error.kind, error.column) == ("name_taken", "EQ5D5L_VAS")
    scored = enkat.score(table, overwrite=True)
    assert scored["eq5d5l_vas"] == [5] and "EQ5D5L_VAS" not in scored and scored["note"] == ["x"]


def test_start_and_exit_of_different_lengths_are_refused() -> None:
    assert "2 rows and exit has 1" in str(refused(lambda: enkat.eq5d5l.pchc(["11111", "11111"], ["11111"])))
    refused(lambda: enkat.eq5d5l.hpg(["11111", "11111"], ["11111"], SET))


def test_change_says_what_it_lacks() -> None:
    assert refused(lambda: enkat.change({"id": [1], "vas": [1]})).column == "wave"
    assert refused(lambda: enkat.change({"wave": ["start"], "vas": [1]})).column == "id"


def test_messages_hold_no_cell_of_the_table() -> None:
    secret = "Zacharias"
    calls: list[Callable[[], Any]] = [
        lambda: enkat.score({"mo": [secret], "sc": [1, 2]}),
        lambda: enkat.score({"mo": [secret, "\ud800"]}),
        lambda: (
            enkat.Cohort(by="who")
            .add({"who": [f"{secret}{n}" for n in range(99)], "id": list(range(99)), "vas": [5] * 99})
            .report(internal=True)
        ),
        lambda: enkat.Cohort(by="mo").add({"mo": [secret]}),
        lambda: enkat.change({"id": [secret], "mo": [1]}),
    ]
    for call in calls:
        assert secret not in str(refused(call))
    with pytest.warns(enkat.EnkatWarning) as told:
        enkat.score({"mo": [secret], "wave": [secret], "date": [secret], "id": [secret], "age": [secret]})
    assert not any(secret in str(one.message) for one in told)


# wrong arguments

WEIRD: list[Any] = [
    5,
    -1,
    2**40,
    math.nan,
    "x",
    b"x",
    [5],
    ["x"],
    {},
    {"x": "y"},
    {5: 5},
    {"start": 5},
    {"mo": object()},
    object(),
    set(),
    len,
    True,
    type,
    [{"id": 5}],
]

FIVE = {"mo": [1, 2], "sc": [1, 1], "ua": [1, 2], "pd": [2, 3], "ad": [1, 2]}

CALLS: dict[str, tuple[Callable[..., Any], tuple[Any, ...]]] = {
    "score": (enkat.score, (FIVE,)),
    "change": (enkat.change, ({**FIVE, "id": ["a", "a"], "wave": ["start", "exit"]},)),
    "check": (enkat.check, (FIVE,)),
    "index": (enkat.eq5d5l.index, (FIVE, SET)),
    "pchc": (enkat.eq5d5l.pchc, (FIVE, FIVE)),
    "hpg": (enkat.eq5d5l.hpg, (FIVE, FIVE, SET)),
    "hsdi": (enkat.eq5d5l.hsdi, (FIVE,)),
    "shannon": (enkat.eq5d5l.shannon, (FIVE,)),
    "kasam.score": (enkat.kasam.score, ({"soc13_1": [1]},)),
    "kasam.total": (enkat.kasam.total, ({"soc13_1": [1]},)),
    "reliability": (enkat.kasam.reliability, ({"soc13_1": [1]},)),
    "screen": (enkat.violence.screen, (enkat.demo(),)),
    "indicators": (enkat.programme.indicators, (enkat.demo(),)),
    "Cohort": (enkat.Cohort, ()),
    "report": (enkat.Cohort().add(FIVE).report, ()),
    "merge": (enkat.Cohort().add(FIVE).merge, (enkat.Cohort(),)),
    "remove": (enkat.Cohort().add(FIVE).remove, ("x",)),
    "from_bytes": (enkat.Cohort.from_bytes, (b"",)),
    "demo_report": (lambda value_set: enkat.demo_report(value_set), (SET,)),
    "ValueSet": (enkat.ValueSet, ("mine",)),
    "published": (enkat.ValueSet.published, (SET,)),
    "rules": (enkat.rules, ()),
    "value_sets": (enkat.eq5d5l.value_sets().to_frame, ()),
    "html": (enkat.Cohort().add(FIVE).report().html, ()),
    "to_frame": (enkat.Cohort().add(FIVE).report().to_frame, ()),
}


def arguments() -> list[Any]:
    of = [
        (call, name)
        for call, (function, _) in CALLS.items()
        for name, argument in inspect.signature(function).parameters.items()
        if argument.kind is not argument.VAR_KEYWORD
    ]
    return [pytest.param(*one) for one in of]


@pytest.mark.odd
@pytest.mark.parametrize(("call", "argument"), arguments())
def test_an_argument_of_the_wrong_type_is_an_error_that_says_so(call: str, argument: str) -> None:
    function, given = CALLS[call]
    names = list(inspect.signature(function).parameters)
    others = []
    for weird in WEIRD:
        named = {**dict(zip(names, given)), argument: weird}
        try:
            function(**named)
        except (enkat.EnkatError, TypeError):
            pass
        except BaseException as error:  # a panic is not an Exception
            others.append((weird, error))
    assert others == []


def test_value_sets_may_be_named_by_an_array() -> None:
    np = pytest.importorskip("numpy")
    assert "eq5d5l_index@US-2019" in enkat.score(FIVE, np.array([SET, "US-2019"]))


def test_one_earlier_release_is_a_list_of_one() -> None:
    cohort = enkat.Cohort().add({"id": list(range(40)), "vas": [50] * 40})
    assert "release" in repr(cohort.report(previous=cohort.report()))  # type: ignore[arg-type]


@pytest.mark.odd
def test_value_sets_that_cannot_be_are_refused() -> None:
    steps = ["-0.04", "-0.06", "-0.15", "-0.25"]
    whole = {f"{d}{level}": step for d in ("MO", "SC", "UA", "PD", "AD") for level, step in enumerate(steps, 2)} | {
        "start": "1"
    }
    assert enkat.ValueSet("mine", coefficients=whole)["11111"] == 1
    bad: list[dict[str, Any]] = [
        {name: number for name, number in whole.items() if name != "AD5"},
        {**whole, "AD5": "x"},
        {**whole, "AD5": math.nan},
        {**whole, "AD5": math.inf},
        {**whole, "ZZ5": "1"},
        {**whole, "AD5": "1"},  # rises
    ]
    for coefficients in bad:
        assert (
            refused(lambda coefficients=coefficients: enkat.ValueSet("mine", coefficients=coefficients)).kind
            == "value_set"
        )
    for id in ("", "US-2019", "us-2019", "a b", "x" * 41):
        refused(lambda id=id: enkat.ValueSet(id, coefficients=whole))
    refused(lambda: enkat.ValueSet("mine"))
    refused(lambda: enkat.ValueSet("mine", coefficients=whole, table={"11111": 1}))
    refused(lambda: enkat.ValueSet("mine", table={"11111": 1}))
    for wrong in ({"id": 5}, {"id": "mine", "scale": "0-2"}, {"id": "mine", "population": 5}):
        error = refused(lambda wrong=wrong: enkat.ValueSet(**wrong, coefficients=whole))
        assert error.kind == "value_set" and "line 1" not in str(error)
    assert "expected the id of one" in str(refused(lambda: enkat.ValueSet.published({"id": "US-2019"})))  # type: ignore[arg-type]


# personal identity numbers

TWELVE = int("19" + IDENTITY_NUMBER.replace("-", ""))


def places() -> list[Any]:
    def columns(of: Any) -> dict[str, Any]:
        return {**enkat.demo(), "note": of}

    rows = len(enkat.demo()["id"])
    rest = [None] * (rows - 1)
    tables: dict[str, Any] = {
        "text": lambda: columns([IDENTITY_NUMBER, *rest]),
        "last row": lambda: columns([*rest, IDENTITY_NUMBER]),
        "in a sentence": lambda: columns([f"ring {IDENTITY_NUMBER} igen", *rest]),
        "twelve digits": lambda: columns([str(TWELVE), *rest]),
        "ten digits": lambda: columns([str(TWELVE)[2:], *rest]),
        "an integer": lambda: columns([TWELVE, *rest]),
        "a float": lambda: columns([float(TWELVE), *rest]),
        "a decimal": lambda: columns([Decimal(TWELVE), *rest]),
        "a mixed column": lambda: columns([TWELVE, "x", *rest[1:]]),
        "an id": lambda: {**columns(rest + [None]), "id": [IDENTITY_NUMBER, *enkat.demo()["id"][1:]]},
        "an answer": lambda: {**columns(rest + [None]), "mo": [IDENTITY_NUMBER, *enkat.demo()["mo"][1:]]},
        "a wave": lambda: {**columns(rest + [None]), "wave": [IDENTITY_NUMBER, *enkat.demo()["wave"][1:]]},
        "a violence answer": lambda: {**columns(rest + [None]), "se-guideline-1.reason": [IDENTITY_NUMBER, *rest]},
        "nested": lambda: columns([[IDENTITY_NUMBER], *rest]),
        "a header": lambda: {**enkat.demo(), IDENTITY_NUMBER: [1] * rows},
        "a header only": lambda: {IDENTITY_NUMBER: [1] * rows},
    }
    for dtype in ("int64", "uint64", "float64"):
        tables[f"NumPy {dtype}"] = lambda dtype=dtype: columns(
            pytest.importorskip("numpy").array([TWELVE] + [0] * (rows - 1), dtype)
        )
    for dtype in ("int32", "uint32"):  # someone born in 2012
        tables[f"NumPy {dtype}"] = lambda dtype=dtype: columns(
            pytest.importorskip("numpy").array([1212121212] + [0] * (rows - 1), dtype)
        )
    tables["a category"] = lambda: columns(
        pytest.importorskip("pandas").Series([IDENTITY_NUMBER, *rest], dtype="category")
    )
    tables["a pandas index"] = lambda: pytest.importorskip("pandas").DataFrame(
        enkat.demo(), index=[IDENTITY_NUMBER, *range(rows - 1)]
    )
    tables["a decimal with places"] = lambda: columns([Decimal(f"{TWELVE}.00"), *rest])
    return [pytest.param(table, id=name) for name, table in tables.items()]


@pytest.mark.odd
@pytest.mark.parametrize("table", places())
def test_a_personal_identity_number_anywhere_refuses_the_table_and_is_not_shown(table: Callable[[], Any]) -> None:
    given = table()
    cohort = enkat.Cohort().add({"id": ["x"], "vas": [5]})
    before = cohort.to_bytes()
    for call in (
        enkat.score,
        enkat.change,
        enkat.Cohort().add,
        cohort.add,
        enkat.violence.screen,
        enkat.kasam.score,
        enkat.kasam.reliability,
    ):
        error = refused(lambda call=call: call(given))
        assert error.kind == "identity_number"
        for part in (IDENTITY_NUMBER, IDENTITY_NUMBER[:6], "1212121212"):
            assert part not in f"{error!r} {error.__dict__}"
    assert cohort.to_bytes() == before
    findings = enkat.check(given, show_values=True)
    assert [(finding.rule, finding.level) for finding in findings] == [("EQ030", "critical")]
    assert IDENTITY_NUMBER[:6] not in f"{findings!r} {findings._repr_html_()} {list(findings)} {findings.totals}"


# nothing half done


@pytest.mark.odd
def test_a_cohort_is_as_before_after_a_table_that_is_refused() -> None:
    cohort = enkat.Cohort(by="site").add({"id": ["a", "b"], "site": ["x", "y"], "vas": [1, 2]})
    before = cohort.to_bytes()
    bad: list[Any] = [
        5,
        {},
        {"age": [1]},
        {"vas": [1]},
        {"vas": [1], "site": ["x"], "id": [IDENTITY_NUMBER]},
        {"vas": [1, 2], "site": ["x"], "id": ["c"]},
        {"site": ["x"], "id": ["c"], "soc13_1": [1]},
    ]
    for table in bad:
        refused(lambda table=table: cohort.add(table))
        assert cohort.to_bytes() == before and cohort.people == 2
    refused(lambda: cohort.merge(enkat.Cohort().add({"vas": [1]})))
    assert cohort.to_bytes() == before


def test_a_cohort_is_as_before_where_warnings_are_errors() -> None:
    cohort = enkat.Cohort().add({"id": ["a"], "vas": [1]})
    before = cohort.to_bytes()
    with pytest.raises(enkat.EnkatWarning):
        cohort.add({"id": ["b"], "vas": [999]})
    assert cohort.to_bytes() == before


# streams that are not what they say


def test_a_text_that_is_no_utf_8_is_refused_or_invalid_and_never_ends_the_process() -> None:
    pytest.importorskip("pyarrow")
    code = """
import pyarrow as pa, enkat, warnings
warnings.simplefilter("ignore")
texts = pa.array(["g\\xe5".encode("latin-1"), b"5"]).cast(pa.string(), safe=False)
for table in ({"vas": texts}, {"vas": [1, 2], "note": texts}):
    try:
        enkat.score(pa.table(table))
    except enkat.EnkatError:
        pass
print("alive")
"""
    path = os.pathsep.join(filter(None, [str(Path(enkat.__file__).parents[1]), os.environ.get("PYTHONPATH")]))
    ran = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": path},
        check=False,
    )
    assert ran.stdout.strip() == "alive", ran.stderr


class Given:
    """Whatever is given, as if it were a stream."""

    def __init__(self, capsule: object) -> None:
        self.capsule = capsule

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self.capsule


def test_what_is_no_capsule_is_an_error() -> None:
    for thing in (5, None, "x"):
        with pytest.raises((enkat.EnkatError, TypeError)):
            enkat.score(Given(thing))


def test_a_capsule_of_another_kind_is_refused() -> None:
    pa = pytest.importorskip("pyarrow")
    for capsule in (*pa.array([1]).__arrow_c_array__(), pa.schema([]).__arrow_c_schema__()):
        for thing in (capsule, Given(capsule)):
            refused(lambda thing=thing: enkat.score(thing))


def test_a_stream_that_breaks_off_is_refused_without_what_its_producer_says() -> None:
    pa = pytest.importorskip("pyarrow")

    def batches() -> Any:
        yield pa.record_batch({"mo": [1]})
        raise ValueError("Zacharias cannot be read")

    reader = pa.RecordBatchReader.from_batches(pa.schema([("mo", pa.int64())]), batches())
    assert "Zacharias" not in str(refused(lambda: enkat.score(Given(reader.__arrow_c_stream__()))))
