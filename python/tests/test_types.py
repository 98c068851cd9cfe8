"""Types, stubs and docstrings."""

from __future__ import annotations

import doctest
import importlib
import inspect
import os
import pkgutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

import enkat

PACKAGE = Path(enkat.__file__).parent
SETTINGS = Path(__file__).parents[1] / "pyproject.toml"

USE = """
import enkat
from enkat import Cohort, EnkatError, Figure, Finding, Findings, Report, ValueSet, eq5d5l, kasam, programme, violence

table: dict[str, list[object]] = {"mo": [1], "id": ["a"], "wave": ["start"]}
try:
    scored = enkat.score(table, "SE-2022-TTO", missing="half", columns={"mo": "mobility"}, missing_codes=[9, "99"])
except EnkatError as error:
    parts: tuple[str, str | None, list[str]] = (error.kind, error.column, error.close)
changed = enkat.change(table, ["US-2019", "SE-2022-TTO"], by="site", reliability={"soc13.total": 0.84})
cohort: Cohort = Cohort(by=["site"], waves={"start": "pre", "exit": ["post", "last"]}, missing_codes={"mo": 9}).add(table)
merged: Cohort = cohort.merge(Cohort.from_bytes(cohort.to_bytes(), by=["site"])).seal()
report: Report = merged.report(lang="sv", internal=True, value_set="US-2019", previous=[])
figure: Figure | None = report.figure("eq5d5l.vas", "mean", "start")
value: float | None = report.value("eq5d5l.vas", "mean")
for one in report:
    print(one.group, one.value)
findings: Findings = enkat.check(table, stored={"soc13.total": "kasam"})
first: Finding = findings[0]
count: int = findings.count("EQ001") + len(findings)
mine = ValueSet("mine", coefficients={"start": 1, "MO2": "-0.1"})
published: ValueSet = ValueSet.published("US-2019")
number: float = published["21232"]
grid = eq5d5l.hpg(["11111"], ["21111"], mine)
ranks: list[int | None] = grid.rank_start
h: float | None = eq5d5l.shannon(["11111"])["mo"].h
alpha: float | None = kasam.reliability(table)["total"].alpha
columns: list[str] = list(report.table(measures=["eq5d5l.vas"], statistics="n", groups=["all"]))
ids: list[str] = eq5d5l.pchc(["11111"], ["21111"], id=(["a"], ["a"]), codes={"eq5d5l": "from-zero"})
both = enkat.score(table, columns={"mo": ["mo_sv", "mo_en"]}, codes={"mo": {"Level 3": 3}})
met: bool | None = programme.indicators(table).goal.met
form: str = violence.screen(table).form
report.save("x.html")
"""

WRONG = """
import enkat
enkat.score()
enkat.Cohort(bye=["site"])
enkat.Cohort().report(language="sv")
number: int = enkat.Cohort().to_bytes()
enkat.ValueSet.published("US-2019").nothing
"""


def run(*command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    beside = "site-packages" not in PACKAGE.parts
    more = {"MYPYPATH": str(PACKAGE.parent)} if beside else {}
    environment = {**os.environ, **more, "PYTHONPATH": str(PACKAGE.parent), "MYPY_CACHE_DIR": str(folder / "cache")}
    return subprocess.run(
        [sys.executable, "-m", *command], capture_output=True, text=True, cwd=folder, env=environment, check=False
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("mypy")
    return tmp_path_factory.mktemp("types")


def test_the_package_and_its_typical_use_have_the_types_they_say(folder: Path) -> None:
    (folder / "use.py").write_text(USE)
    ran = run("mypy", "--strict", "--config-file", str(SETTINGS), "-p", "enkat", "-m", "use", folder=folder)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_wrong_use_is_told_by_the_types(folder: Path) -> None:
    (folder / "wrong.py").write_text(WRONG)
    ran = run("mypy", "--strict", "--config-file", str(SETTINGS), "wrong.py", folder=folder)
    assert ran.stdout.count(": error: ") == 5, ran.stdout + ran.stderr


def test_the_stub_says_what_the_native_module_has(folder: Path) -> None:
    # a buffer has a name in Python from 3.12 on
    (folder / "allowed").write_text(
        "enkat._native.Column.__buffer__\nenkat._native.Column.__release_buffer__\n"
        if sys.version_info < (3, 12)
        else ""
    )
    ran = run(
        "mypy.stubtest", "enkat._native", "--mypy-config-file", str(SETTINGS), "--allowlist", "allowed", folder=folder
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_the_package_says_that_it_is_typed() -> None:
    assert (PACKAGE / "py.typed").is_file()
    assert (PACKAGE / "_native.pyi").is_file()


def modules() -> list[str]:
    names = [module.name for module in pkgutil.walk_packages([str(PACKAGE)], "enkat.")]
    has_pictures = find_spec("matplotlib") is not None
    return ["enkat", *(name for name in names if has_pictures or not name.startswith("enkat.plot"))]


@pytest.mark.odd
@pytest.mark.parametrize("name", modules())
def test_every_example_in_a_docstring_comes_out_as_it_says(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    if name.startswith("enkat.plot"):
        import matplotlib as mpl

        mpl.use("Agg")
    failed, _ = doctest.testmod(importlib.import_module(name), optionflags=doctest.NORMALIZE_WHITESPACE)
    assert failed == 0


@pytest.mark.parametrize("name", [name for name in modules() if not name.rpartition(".")[2].startswith("_")])
def test_every_public_name_has_a_docstring(name: str) -> None:
    module = importlib.import_module(name)
    assert module.__doc__
    public = getattr(module, "__all__", [each for each in vars(module) if not each.startswith("_")])
    without = []
    for each in (each for each in public if each != "plot"):
        thing = getattr(module, each)
        of = str(getattr(thing, "__module__", ""))
        if inspect.ismodule(thing) or not (of == name or name == "enkat" and of.startswith("enkat")):
            continue
        if not thing.__doc__:
            without.append(each)
        if inspect.isclass(thing):
            own = [(part, member) for part, member in vars(thing).items() if not part.startswith("_")]
            without += [
                f"{each}.{part}"
                for part, member in own
                if (callable(member) or isinstance(member, property | classmethod)) and not member.__doc__
            ]
    assert without == []
