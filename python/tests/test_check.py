"""What is odd about a table: the findings of the golden files, counted exactly, and told as a table."""

from __future__ import annotations

from typing import Any

import pytest
from golden import golden_json, golden_rows
from kinds import HERE, made, names_of

import enkat

ITEMS = {"soc13_{n}": "q{n}"}
WAVES = {"start": "pre", "exit": "post"}
#: The rule for a label of the expected findings; None where the contract has no finding.
RULES = {
    "out_of_range": "EQ001",
    "out_of_range_or_missing_code": "EQ001",
    "not_an_integer": "EQ002",
    "not_a_number": "EQ003",
    "ok_after_trim": "EQ004",
    "no_items_answered": "EQ017",
    "straight_line": "EQ050",
    "subscale_ME_not_scorable_all_four_missing": "EQ051",
    "duplicate_id_wave_identical": "EQ011",
    "duplicate_id_wave_conflicting": "EQ011",
    "pre_without_post": "EQ033",
    "post_without_pre": "EQ031",
    "missing": None,
    "ok_integer_valued": None,
    "decimal_comma_integer_valued": None,
    "wave_label_needs_trim_and_case_fold": None,
}

Place = tuple[int | None, str, str]


def columns_of(path: str) -> dict[str, list[str]]:
    rows = golden_rows(path)
    return {name: [row[name] for row in rows] for name in rows[0]}


def places(findings: enkat.Findings, *levels: str) -> list[Place]:
    return sorted(((f.row, f.rule, f.column) for f in findings if not levels or f.level in levels), key=repr)


def expected_places() -> set[Place]:
    rows = golden_rows("kasam_golden/dirty/soc13_dirty.csv")

    def rows_of(id: str, wave: str | None) -> list[int]:
        return [n for n, row in enumerate(rows, 1) if row["id"] == id and wave in (None, row["wave"])]

    found: set[Place] = set()
    for entry in golden_json("kasam_golden/dirty/soc13_dirty_expected.json"):
        label = entry["finding"]
        rule = "EQ013" if label.startswith("missing_id") else RULES[label]
        if rule is None:
            continue
        of_entry = rows_of(entry["id"], entry.get("wave"))
        column = {"EQ050": "soc13", "EQ051": "soc13.meaningfulness", "EQ017": ""}.get(rule, "id")
        if "item" in entry:
            column = f"q{entry['item']}"
        found.add((of_entry[1] if rule == "EQ011" else of_entry[0], rule, column))
        if "also post_without_pre" in label:
            found.add((rows_of("P0023", "post")[0], "EQ031", "id"))
    return found


@pytest.mark.parametrize(
    "kind",
    [
        "dict of lists",
        "list of dicts",
        "pandas string",
        "pandas category",
        "pandas object",
        "Polars String",
        "PyArrow string_view",
    ],
)
def test_the_dirty_file_has_the_expected_findings_and_no_others(kind: str) -> None:
    if kind not in HERE:
        pytest.skip("a library is not there")
    columns = columns_of("kasam_golden/dirty/soc13_dirty.csv")
    if kind == "PyArrow string_view":
        import pyarrow as pa

        frame: Any = pa.table({name: pa.array(cells, pa.string_view()) for name, cells in columns.items()})
    elif kind == "Polars String":
        import polars as pl

        frame = pl.DataFrame(columns)
    else:
        frame = made(kind, columns)
    findings = enkat.check(frame, columns=ITEMS, waves=WAVES)
    expected = expected_places()
    assert expected <= set(places(findings))
    assert set(places(findings, "critical", "error", "warning")) <= expected
    # notices alone are beside them: scores of rows whose items have a finding of their own
    beside = [place for place in places(findings) if place not in expected]
    assert sorted(beside, key=repr) == [
        (17, "EQ051", "soc13.total"),
        (32, "EQ051", "soc13.manageability"),
        (7, "EQ051", "soc13.meaningfulness"),
        (8, "EQ051", "soc13.meaningfulness"),
    ]
    assert not findings.ok and not findings.truncated


def test_items_that_are_reversed_already_are_told() -> None:
    findings = enkat.check(columns_of("kasam_golden/dirty/soc13_already_reversed.csv"), columns=ITEMS, waves=WAVES)
    assert places(findings, "critical", "error", "warning") == [(None, "EQ026", "soc13")]


def test_the_export_of_a_spreadsheet_has_the_findings_of_its_twin() -> None:
    import csv

    from golden import GOLDEN

    with (GOLDEN / "kasam_golden/dirty/soc13_semicolon_bom.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    names = {"soc13_{n}": "Fråga {n}", "wave": "Tidpunkt", "id": "ID"}
    export = enkat.check(rows, columns=names, waves=WAVES)
    twin = enkat.check(columns_of("kasam_golden/dirty/soc13_semicolon_bom_same_as.csv"), columns=ITEMS, waves=WAVES)
    assert [
        (row, rule, column.replace("Fråga ", "q").replace("ID", "id").replace("Tidpunkt", "wave"))
        for row, rule, column in places(export)
    ] == places(twin)


def test_totals_are_exact_however_few_findings_are_listed() -> None:
    table = {"mo": [9, "x", 2.5, 1, None] * 1000, "vas": [101, 5, " 6 ", True, -1] * 1000}
    whole = enkat.check(table, max_findings=100_000)
    few = enkat.check(table, max_findings=3)
    assert few.totals == whole.totals and few.count() == whole.count() == len(whole)
    assert few.truncated and not whole.truncated
    assert (few.rows, len(few.listed)) == (5000, len([f for f in few]))
    counted = {(total["rule"], total["column"]): total["count"] for total in whole.totals}
    for rule, column, count in (
        ("EQ001", "mo", 1000),
        ("EQ003", "mo", 1000),
        ("EQ002", "mo", 1000),
        ("EQ001", "vas", 2000),
        ("EQ003", "vas", 1000),
        ("EQ004", "vas", 1000),
    ):
        assert counted[rule, column] == whole.count(rule, column) == count
    by_hand: dict[tuple[str, str], int] = {}
    for finding in whole:
        by_hand[finding.rule, finding.column] = by_hand.get((finding.rule, finding.column), 0) + 1
    assert by_hand == counted
    # one of each rule in each column is listed however few are asked for
    nothing = enkat.check(table, max_findings=0)
    assert {(f.rule, f.column) for f in nothing} == set(counted)
    assert len(nothing.listed) == len(counted) and nothing.totals == whole.totals


def test_a_cell_is_shown_only_where_it_may_be() -> None:
    table = {"mo": [9, "Zacharias", "12345678"], "vas": [999, "hemligt", 1.5]}
    hidden = enkat.check(table)
    assert {(f.column, f.row): f.value for f in hidden if f.rule == "EQ001"}[("mo", 1)] == "9"
    text = f"{list(hidden)}{hidden!r}{hidden._repr_html_()}"
    assert not any(word in text for word in ("Zacharias", "hemligt", "12345678"))
    assert "Zacharias" in str(list(enkat.check(table, show_values=True)))


def test_stored_scores_are_recomputed_and_what_they_look_like_is_told(levels: dict[str, list[int]]) -> None:
    states = [[m, s, u, p, a] for m in (1, 2, 5) for s in (1, 3) for u in (1, 4) for p in (1, 2) for a in (2, 5)]
    table: dict[str, list[Any]] = {name: [row[place] for row in states] for place, name in enumerate(levels)}
    ours, other = (enkat.eq5d5l.index(table, id) for id in ("SE-2022-TTO", "US-2019"))
    assert enkat.check({**table, "u": ours}, stored={"eq5d5l.index@SE-2022-TTO": "u"}).ok
    wrong = enkat.check({**table, "u": other}, stored={"eq5d5l.index@SE-2022-TTO": "u"})
    assert wrong.count("EQ040", "u") > 0 and not wrong.ok
    assert "US-2019" in f"{[f.message for f in wrong]}"
    found = enkat.check({**table, "u": other}, stored={"eq5d5l.index": "u"})
    assert "US-2019" in f"{[f.message for f in found]}"
    slipped = [*ours[:5], ours[5] + 0.01, *ours[6:]]
    one = enkat.check({**table, "u": slipped}, stored={"eq5d5l.index@SE-2022-TTO": ["u"]})
    assert (one.count("EQ040", "u"), [f.row for f in one if f.rule == "EQ040"]) == (1, [6])
    missing = enkat.check({**table, "u": ours}, stored={"eq5d5l.index@US-2019": "not there"})
    assert [f.level for f in missing] == ["critical"]
    for bad in ({"nothing": "u"}, {"eq5d5l.index@XX-1": "u"}):
        with pytest.raises(enkat.EnkatError, match="stored|value set"):
            enkat.check({**table, "u": ours}, stored=bad)


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_findings_come_as_a_table_of_the_library_that_asked(library: str) -> None:
    frames = pytest.importorskip(library)
    columns = {"mo": [1, 9], "vas": [5, 6]}
    frame = frames.table(columns) if library == "pyarrow" else frames.DataFrame(columns)
    findings = enkat.check(frame)
    table = findings.to_frame()
    assert type(table) is type(frame)
    assert names_of(table) == ["rule", "level", "row", "column", "message", "value"]
    assert len(table) == len(findings.listed)
    assert type(enkat.rules(library)) is type(frame)
    empty = enkat.check(frames.table({"vas": [5]}) if library == "pyarrow" else frames.DataFrame({"vas": [5]}))
    assert names_of(empty.to_frame()) == names_of(table)
    with pytest.raises(enkat.EnkatError, match="unknown library"):
        findings.to_frame("excel")


def test_every_rule_that_is_found_is_explained(demo: dict[str, list[Any]]) -> None:
    rules = enkat.rules("dict")
    assert len(set(rules["code"])) == len(rules["code"]) > 20
    assert all(all(texts) for texts in rules.values())
    for findings in (enkat.check(demo), enkat.check({"mo": [9], "id": [None]})):
        assert {f.rule for f in findings} <= set(rules["code"])


def test_findings_stand_the_worst_first_and_then_in_the_order_of_rows() -> None:
    findings = enkat.check({"mo": [" 1 ", 9, "x", 9], "vas": [None, 999, 5, 5]})
    order = ["critical", "error", "warning", "notice"]
    keys = [(order.index(f.level), f.row or 0) for f in findings]
    assert keys == sorted(keys)
    assert findings[0].level == "error" and list(findings)[0] == findings[0]


def test_the_same_table_has_the_same_findings_in_the_same_order() -> None:
    table = {"mo": [1, 9] * 50, "soc13_1": [1, 2] * 50}
    for most in (0, 3, 1000):
        first = enkat.check(table, max_findings=most)
        for _ in range(5):
            again = enkat.check(table, max_findings=most)
            assert again.listed == first.listed and again.totals == first.totals


def test_names_and_what_somebody_told_are_not_shown_where_a_programme_has_codes() -> None:
    cells = ["Anna Svensson", "Kvinnojouren Eksjö", "hon blev slagen hemma", "Inger", "HOT"]
    columns = ("referred_from", "contacts", "municipality", "sex", "exit_to")
    findings = enkat.check({"id": list("abcde"), **{column: cells for column in columns}})
    assert findings.count("PR01") == 15
    shown = f"{findings!r} {findings._repr_html_()} {list(findings)} {[f.message for f in findings]}"
    assert "(13 characters, not shown)" in shown and not [cell for cell in cells if cell in shown]
