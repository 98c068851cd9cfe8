"""A group of people: any order, any parts, any nesting, and what leaves it."""

from __future__ import annotations

import copy
import itertools
import json
import pickle
import random
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import enkat

SCRIPT = "<script>alert('x')</script>"


def part(table: dict[str, list[Any]], places: list[int]) -> dict[str, list[Any]]:
    return {name: [cells[place] for place in places] for name, cells in table.items()}


@pytest.fixture
def cohort(demo: dict[str, list[Any]]) -> enkat.Cohort:
    return enkat.Cohort(by="sex").add(demo)


def small_cohort() -> enkat.Cohort:
    return enkat.Cohort().add(
        {"id": ["a", "a", "b"], "wave": ["start", "exit", "start"], "vas": [1, 2, 3], "profile": [11111, 11111, 21111]}
    )


def many(people: int = 60) -> dict[str, list[Any]]:
    """Enough invented people for a release."""
    draw = random.Random(5)
    ids = [f"p{n}" for n in range(people) for _ in range(2)]
    table: dict[str, list[Any]] = {
        "id": ids,
        "wave": ["start", "exit"] * people,
        "site": [f"s{n % 2}" for n in range(people) for _ in range(2)],
    }
    for item in ("mo", "sc", "ua", "pd", "ad"):
        table[item] = [draw.randint(1, 5) for _ in ids]
    return {**table, "vas": [draw.randint(0, 100) for _ in ids]}


def test_parts_merge_in_any_order_and_nesting_to_the_bytes_of_the_whole(
    demo: dict[str, list[Any]], cohort: enkat.Cohort
) -> None:
    # occasions of a person lie in different parts
    parts = [part(demo, list(range(start, 28, 4))) for start in range(4)]

    def counted(of: dict[str, list[Any]]) -> enkat.Cohort:
        return enkat.Cohort(by="sex").add(of)

    whole = cohort.to_bytes()
    report = cohort.report(internal=True, value_set="SE-2022-TTO").json()
    for a, b, c, d in itertools.permutations(parts):
        left = counted(a).merge(counted(b)).merge(counted(c)).merge(counted(d))
        pairs = counted(a).merge(counted(b)).merge(counted(c).merge(counted(d)))
        assert left.to_bytes() == pairs.to_bytes() == whole
    added = counted(parts[0]).add(parts[3]).add(parts[1]).add(parts[2])
    assert added.report(internal=True, value_set="SE-2022-TTO").json() == report
    assert enkat.Cohort(by="sex").merge(cohort).merge(enkat.Cohort(by="sex")).to_bytes() == whole


def test_merging_leaves_the_other_as_it_was(demo: dict[str, list[Any]]) -> None:
    first, second = (enkat.Cohort().add(part(demo, places)) for places in ([0, 1], [2, 3]))
    before = second.to_bytes()
    first.merge(second)
    assert second.to_bytes() == before and (first.people, second.people) == (2, 1)
    empty = enkat.Cohort().merge(second)
    empty.add(part(demo, [4]))
    assert second.to_bytes() == before


def test_parts_that_count_different_things_do_not_merge(demo: dict[str, list[Any]], cohort: enkat.Cohort) -> None:
    before = cohort.to_bytes()
    for other in (
        enkat.Cohort().add(demo),
        enkat.Cohort(by="step").add(demo),
        enkat.Cohort(by="sex").add({"vas": [1], "sex": ["x"]}),
    ):
        with pytest.raises(enkat.EnkatError, match="count different things"):
            cohort.merge(other)
        assert cohort.to_bytes() == before


def test_an_empty_cohort_does_not_merge_with_other_groups_either(cohort: enkat.Cohort) -> None:
    with pytest.raises(enkat.EnkatError):
        enkat.Cohort(by="step").merge(cohort)


def test_a_person_with_two_rows_for_one_occasion_is_in_no_figure() -> None:
    with pytest.warns(enkat.EnkatWarning, match="EQ011"):
        cohort = enkat.Cohort().add({"id": ["a", "a", "b"], "vas": [10, 20, 30]})
    assert cohort.report(internal=True).value("eq5d5l.vas", "n", "start") == 1


def test_pickles_and_copies_are_equal_and_go_on_counting(cohort: enkat.Cohort, demo: dict[str, list[Any]]) -> None:
    for same in (
        pickle.loads(pickle.dumps(cohort)),
        copy.copy(cohort),
        copy.deepcopy(cohort),
        cohort.from_bytes(cohort.to_bytes(), by="sex"),
    ):
        assert same == cohort and same.to_bytes() == cohort.to_bytes()
        assert same.report(internal=True).json() == cohort.report(internal=True).json()
        more = part(demo, [0])
        more["id"] = ["new"]
        same.add(more)
        assert same != cohort and same.people == cohort.people + 1
    empty = pickle.loads(pickle.dumps(enkat.Cohort(by="sex")))
    assert empty == enkat.Cohort() and empty.add(demo) == cohort


def test_damaged_bytes_are_refused_wherever_they_are_damaged(cohort: enkat.Cohort) -> None:
    state = cohort.to_bytes()
    places = [*range(0, 40), *range(40, len(state), max(1, len(state) // 60))]
    for place in places:
        for damaged in (state[:place], state[:place] + bytes([state[place] ^ 0x55]) + state[place + 1 :]):
            with pytest.raises(enkat.EnkatError) as caught:
                enkat.Cohort.from_bytes(damaged)
            assert caught.value.kind == "state"
    for other in (b"", b"x", state + b"\0", state * 2, b"\xff" * 100, bytearray(state[:-1]), memoryview(state)[:-1]):
        with pytest.raises(enkat.EnkatError):
            enkat.Cohort.from_bytes(other)
    assert enkat.Cohort.from_bytes(memoryview(state)) == cohort


def test_a_sealed_cohort_has_the_same_figures_and_nobody_in_it(cohort: enkat.Cohort) -> None:
    figures = cohort.report(internal=True, value_set="US-2019").json()
    before = len(cohort.to_bytes())
    cohort.seal()
    assert cohort.people == 0
    assert cohort.report(internal=True, value_set="US-2019").json() == figures
    assert len(cohort.to_bytes()) != before and cohort.remove("D01") is False
    assert cohort.seal().to_bytes() == cohort.to_bytes()


def test_sealed_parts_of_different_people_merge_to_the_whole(demo: dict[str, list[Any]]) -> None:
    halves = [[n for n, id in enumerate(demo["id"]) if (id < "D08") is first] for first in (True, False)]
    parts = [enkat.Cohort().add(part(demo, places)).seal() for places in halves]
    whole = enkat.Cohort().add(demo).seal()
    assert parts[0].merge(parts[1]).to_bytes() == whole.to_bytes()


def test_a_person_can_be_removed(demo: dict[str, list[Any]]) -> None:
    cohort = enkat.Cohort().add(demo)
    without = enkat.Cohort().add(part(demo, [n for n, id in enumerate(demo["id"]) if id != "D03"]))
    assert cohort.remove("D03") is True
    assert cohort.to_bytes() == without.to_bytes()
    assert cohort.remove("D03") is False and cohort.remove("nobody") is False
    assert cohort.seal().remove("D01") is False
    numbered = enkat.Cohort().add({"id": [1, 2], "vas": [1, 2]})
    assert numbered.remove("1") is True and numbered.people == 1


def test_what_is_empty_says_so() -> None:
    empty = enkat.Cohort()
    for call in (empty.report, empty.to_bytes, empty.seal, lambda: empty.remove("x")):
        with pytest.raises(enkat.EnkatError) as caught:
            call()
        assert caught.value.kind == "empty"
    assert empty.people == 0 and empty == enkat.Cohort() and empty.merge(enkat.Cohort()) == enkat.Cohort()


# what leaves


def test_a_release_holds_fewer_figures_than_an_internal_report() -> None:
    cohort = enkat.Cohort(by="site").add(many())
    release, internal = cohort.report(value_set="SE-2022-TTO"), cohort.report(internal=True, value_set="SE-2022-TTO")
    assert (release.internal, internal.internal) == (False, True)
    assert release.people is None and internal.people is not None
    for statistic in ("sd", "median", "q1", "t", "p_wilcoxon"):
        assert release.value("eq5d5l.vas", statistic, "change") is None
        assert internal.value("eq5d5l.vas", statistic, "change") is not None
    assert release.value("eq5d5l.vas", "n", "change") == 60
    for figure in release:
        assert (figure.value is None) == (figure.status != "ok"), figure
    assert not {"sd", "median", "min", "max"} & {figure.statistic for figure in release if figure.status == "ok"}


def test_small_counts_are_suppressed_in_a_release(demo: dict[str, list[Any]]) -> None:
    release = enkat.Cohort(by="sex").add(demo).report()
    counts = [
        figure.value
        for figure in release
        if figure.statistic.startswith("level_") and figure.status == "ok" and figure.value
    ]
    assert all(count >= 5 or count < 1 for count in counts)


def test_choices_of_a_release_are_refused_for_an_internal_report() -> None:
    cohort = enkat.Cohort().add({"id": ["a", "a"], "wave": ["start", "exit"], "vas": [1, 2]})
    for chosen in ({"min_cell": 5}, {"rounding": 3}, {"previous": ["{}"]}):
        with pytest.raises(enkat.EnkatError, match="internal=True"):
            cohort.report(internal=True, **chosen)  # type: ignore[arg-type]
    for chosen in (
        {"min_cell": 2},
        {"rounding": 4},
        {"value_set": ["US-2019", "SE-2022-TTO"]},
        {"lang": "xx"},
        {"previous": ["{}"]},
        {"previous": ["x"]},
    ):
        with pytest.raises(enkat.EnkatError):
            cohort.report(**chosen)  # type: ignore[arg-type]
    with pytest.raises(enkat.EnkatError):
        cohort.report(previous=[cohort.report(internal=True)])


def test_a_later_release_may_give_nobody_away() -> None:
    table = many()
    earlier = enkat.Cohort().add(table).report()
    assert enkat.Cohort().add(table).report(previous=[earlier, earlier.json()]).value("eq5d5l.vas", "n", "change") == 60
    one_more = {name: [*cells, *cells[:2]] for name, cells in table.items()}
    one_more["id"][-2:] = ["another", "another"]
    with pytest.raises(enkat.EnkatError, match="previous") as caught:
        enkat.Cohort().add(one_more).report(previous=[earlier])
    assert caught.value.kind == "disclosure"


# forms of a report


class Tags(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.outside: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.outside += [
            value for name, value in attrs if name in ("src", "href") and value and not value.startswith(("#", "data:"))
        ]


@pytest.mark.parametrize("lang", ["en", "sv"])
def test_a_report_has_the_same_figures_in_every_form(lang: str) -> None:
    report = small_cohort().report(lang, internal=True)
    for form in (report.text(), report.markdown(), report.html()):
        assert "EQ-5D" in form
    rows = report.csv().splitlines()
    assert rows[0] == "group,measure,occasion,statistic,value,n,status" and len(rows) == len(report) + 1
    parsed = json.loads(report.json())
    assert len(parsed["figures"]) == len(report.to_dict()["figures"]) == len(report)
    assert report.html("sv") != report.html("en")
    page = Tags(report.html())
    assert "script" not in page.tags and "link" not in page.tags


def test_saving_says_by_its_ending_what_is_written(tmp_path: Path) -> None:
    report = small_cohort().report(internal=True)
    forms = {
        ".html": report.html(),
        ".md": report.markdown(),
        ".txt": report.text(),
        ".csv": report.csv(),
        ".json": report.json() + "\n",
    }
    for suffix, text in forms.items():
        report.save(tmp_path / f"report{suffix}")
        assert (tmp_path / f"report{suffix}").read_bytes() == text.encode()
    report.save(str(tmp_path / "SV.HTML"), lang="sv")
    assert (tmp_path / "SV.HTML").read_text(encoding="utf-8") == report.html("sv")
    assert len(list(tmp_path.iterdir())) == len(forms) + 1


def test_a_report_that_cannot_be_saved_leaves_nothing_behind(tmp_path: Path) -> None:
    report = small_cohort().report(internal=True)
    (tmp_path / "there.html").write_text("before")
    for name, lang, error in (
        ("x.pdf", None, enkat.EnkatError),
        ("x", None, enkat.EnkatError),
        ("there.html", "xx", enkat.EnkatError),
        ("no/x.csv", None, OSError),
    ):
        with pytest.raises(error):
            report.save(tmp_path / name, lang)
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(OSError):
        report.save(tmp_path / "folder.csv")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder.csv", "there.html"]
    assert (tmp_path / "there.html").read_text() == "before"


def test_saving_touches_no_file_of_another_name(tmp_path: Path) -> None:
    (tmp_path / "report.csv.part").write_text("mine")
    small_cohort().report(internal=True).save(tmp_path / "report.csv")
    assert (tmp_path / "report.csv.part").read_text() == "mine"


@pytest.mark.odd
def test_names_of_others_are_text_in_every_page(demo: dict[str, list[Any]]) -> None:
    from enkat import eq5d5l, kasam, programme

    table = {**demo, "sex": [SCRIPT if cell == "woman" else cell for cell in demo["sex"]], SCRIPT: demo["vas"]}
    cohort = enkat.Cohort(by="sex").add(table)
    report = cohort.report(internal=True, value_set="SE-2022-TTO")
    assert f"sex={SCRIPT}" in report.groups
    shown: list[Any] = [
        cohort,
        report,
        enkat.Cohort(by=SCRIPT),
        enkat.check({**table, "mo": [9] * 28}, columns={"vas": SCRIPT, "mo": "mo"}),
        enkat.check({SCRIPT: [1]}),
        kasam.reliability(demo),
        programme.indicators({**demo, "referred_from": [SCRIPT] * 28}),
        eq5d5l.value_sets(),
        eq5d5l.shannon(demo),
        eq5d5l.hsdi(demo),
        eq5d5l.hpg(demo["mo"], demo["mo"], "US-2019"),
        enkat.violence.screen(demo),
    ]
    pages = [thing._repr_html_() for thing in shown]
    pages += [report.html(), report.html("sv")]
    for thing, page in zip([*shown, "html", "html"], pages, strict=True):
        assert "<script" not in page.lower(), thing
        Tags(page)
    assert "<script" not in report.markdown().lower()


def test_nothing_in_a_cohort_shows_a_person(cohort: enkat.Cohort) -> None:
    shown = f"{cohort!r} {cohort} {cohort._repr_html_()} {vars(cohort)}"
    assert "D01" not in shown and "personal data" in shown
    assert "D01" not in cohort.report(internal=True).json()


@pytest.mark.odd
def test_a_report_warns_of_what_the_columns_of_its_tables_told() -> None:
    def warned(cohort: enkat.Cohort) -> list[str]:
        return [warning for warning in cohort.report(internal=True).warnings if "missing code" in warning]

    suspicious = {"id": [f"P{row}" for row in range(40)], "vas": [999, 999, 999, 999, *range(36)]}
    sound = {"id": [f"Q{row}" for row in range(40)], "vas": list(range(40))}
    first, second = enkat.Cohort().add(suspicious), enkat.Cohort().add(sound)
    assert len(warned(first)) == 1 and warned(first)[0].startswith("vas: ") and warned(second) == []
    # in any order, and once
    both, other_way = first + second, second + first
    assert warned(both) == warned(other_way) == warned(both + enkat.Cohort().add({"vas": [999] * 40})) == warned(first)
    # a release tells the same without a number
    told = "vas: the same number out of range stands in many rows; it may be a missing code"
    outside = "answers lie outside the range of their item and were not used"
    assert first.report(internal=True).warnings == [told, f"4 {outside} (vas)"]
    assert first.report().warnings == [told, f"some {outside}"]
    # the bytes hold people and not tables
    assert warned(enkat.Cohort.from_bytes(first.to_bytes())) == []
    assert warned(first.seal()) == warned(both)


@pytest.mark.odd
def test_what_small_parts_look_like_is_left_to_the_counts_of_all() -> None:
    # the higher the levels, the better the rating: told of a part, and of all only if all are so
    def part(prefix: str, ratings: list[int]) -> dict[str, list[Any]]:
        levels = [1 + row % 5 for row in range(60)]
        table: dict[str, list[Any]] = {name: levels for name in ("mo", "sc", "ua", "pd", "ad")}
        return {**table, "id": [f"{prefix}{row}" for row in range(60)], "vas": [ratings[level - 1] for level in levels]}

    def warned(cohort: enkat.Cohort) -> list[str]:
        return [warning for warning in cohort.report(internal=True).warnings if "the other way" in warning]

    odd = enkat.Cohort().add(part("a", [10, 30, 50, 70, 90]))
    sound = enkat.Cohort().add(part("b", [90, 70, 50, 30, 10]))
    assert len(warned(odd)) == 1 and warned(sound) == [] and warned(odd + sound) == warned(sound + odd) == []
    assert warned(odd + enkat.Cohort().add(part("c", [10, 30, 50, 70, 90]))) == warned(odd)


SECRET = b"a secret of one municipality"


def people_of(ids: list[str], wave: str = "start", **chosen: Any) -> enkat.Cohort:
    return enkat.Cohort(**chosen).add({"id": ids, "wave": [wave] * len(ids), "vas": [50] * len(ids)})


def test_ids_are_hashed_with_a_secret_that_neither_bytes_nor_pickles_hold() -> None:
    keyed = people_of(["a", "b"], id_secret=SECRET)
    assert keyed == people_of(["a", "b"], id_secret=SECRET.decode())
    assert keyed.to_bytes() != people_of(["a", "b"]).to_bytes()
    assert keyed.to_bytes() != people_of(["a", "b"], id_secret=SECRET + b"!").to_bytes()
    for held in (keyed.to_bytes(), pickle.dumps(keyed), repr(vars(pickle.loads(pickle.dumps(keyed)))).encode()):
        assert SECRET not in held
    # parts under one secret pair people, others do not merge
    exits = people_of(["a"], "exit", id_secret=SECRET)
    both = keyed + pickle.loads(pickle.dumps(exits))
    assert both.report(internal=True).value("eq5d5l.vas", "n", "change") == 1
    for other in (people_of(["c"]), people_of(["c"], id_secret=SECRET + b"!")):
        with pytest.raises(enkat.EnkatError, match="another key") as caught:
            both.merge(other)
        assert caught.value.kind == "cohort" and both.people == 2
    # a state needs the secret before there are more people
    with pytest.raises(enkat.EnkatError, match="another key"):
        enkat.Cohort.from_bytes(keyed.to_bytes()).add({"id": ["c"], "wave": ["start"], "vas": [1]})
    with pytest.raises(enkat.EnkatError, match="give the key"):
        enkat.Cohort.from_bytes(keyed.to_bytes()).remove("a")
    with pytest.raises(enkat.EnkatError, match="another key"):
        enkat.Cohort.from_bytes(keyed.to_bytes(), id_secret=SECRET + b"!")
    later = enkat.Cohort.from_bytes(keyed.to_bytes(), id_secret=SECRET)
    assert later.add({"id": ["c"], "wave": ["start"], "vas": [1]}).people == 3
    assert later.remove("a") and not later.remove("a")


@pytest.mark.parametrize("secret", [b"short", "short", 12, ["a"]])
def test_what_is_no_secret_is_told_and_not_shown(secret: Any) -> None:
    with pytest.raises(enkat.EnkatError) as caught:
        people_of(["a"], id_secret=secret)
    assert caught.value.kind == "id_secret" and "short" not in str(caught.value)


@pytest.mark.parametrize("part", [5, "", " ", b"north"])
def test_what_is_no_name_of_a_part_is_told(part: Any) -> None:
    with pytest.raises(enkat.EnkatError, match="part: expected a name") as caught:
        enkat.Cohort(part=part)
    assert caught.value.kind == "part"


def test_people_come_to_a_state_that_was_merged_into_a_cohort_with_its_secret() -> None:
    state = enkat.Cohort.from_bytes(people_of(["a"], id_secret=SECRET).to_bytes())
    both = enkat.Cohort(id_secret=SECRET).merge(state)
    assert both.add({"id": ["b"], "wave": ["start"], "vas": [1]}).people == 2 and both.remove("a")
    with pytest.raises(enkat.EnkatError, match="another key"):
        enkat.Cohort(id_secret=SECRET + b"!").merge(state)


def test_a_named_part_is_merged_once_even_when_it_is_sealed() -> None:
    march = people_of(["a", "b"], part="north 2026-03").seal()
    year = people_of(["c"], part="north 2026-02").seal()
    year.merge(enkat.Cohort.from_bytes(march.to_bytes()))
    assert year.parts == ["north 2026-02", "north 2026-03"]
    before = year.to_bytes()
    for again in (march, pickle.loads(pickle.dumps(march))):
        with pytest.raises(enkat.EnkatError, match='the part "north 2026-03" is in both'):
            year.merge(again)
    assert year.to_bytes() == before
    assert enkat.Cohort(part="north").parts == ["north"] == pickle.loads(pickle.dumps(enkat.Cohort(part="north"))).parts
