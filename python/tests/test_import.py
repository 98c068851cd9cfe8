"""Importing the package, in interpreters of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import enkat

OTHERS = ("numpy", "pandas", "polars", "pyarrow", "duckdb", "matplotlib", "dask", "pyspark")


def python(code: str, *options: str) -> str:
    """What a new interpreter prints."""
    path = os.pathsep.join(filter(None, [str(Path(enkat.__file__).parents[1]), os.environ.get("PYTHONPATH")]))
    ran = subprocess.run(
        [sys.executable, *options, "-c", code],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": path},
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_importing_enkat_imports_no_library_of_frames_or_pictures() -> None:
    code = f"import sys, enkat; enkat.score({{'mo': [1]}}); print([name for name in {OTHERS!r} if name in sys.modules])"
    assert python(code).strip() == "[]"


def test_everything_works_on_plain_python_where_no_other_library_is() -> None:
    code = f"""
import sys, pickle
class Without:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {OTHERS!r}:
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Without())
import enkat
demo = enkat.demo()
assert enkat.score(demo, "SE-2022-TTO")["eq5d5l_index"][0] is not None
rows = [dict(zip(demo, row)) for row in zip(*demo.values())]
assert enkat.score(rows)[0]["eq5d5l_profile"]
assert enkat.change(demo, reliability={{"soc13.total": 0.84}})["id"]
assert enkat.eq5d5l.index(["11111"], "US-2019") == [1.0]
enkat.eq5d5l.hpg(["11111"], ["21111"], "US-2019").to_frame()
enkat.eq5d5l.hsdi(["11111"]).to_frame(); enkat.eq5d5l.shannon(["11111"]).to_frame(); enkat.eq5d5l.value_sets().to_frame()
assert enkat.kasam.score(demo)["soc13_total"] and enkat.kasam.total(demo)
enkat.kasam.reliability(demo).to_frame(); enkat.programme.indicators(demo).to_frame(); enkat.programme.codes()
assert enkat.violence.screen(demo).reveal()["violence_outcome"]
assert enkat.check(demo).to_frame()["rule"] is not None and enkat.rules()["code"]
cohort = pickle.loads(pickle.dumps(enkat.Cohort(by="sex").add(demo)))
assert cohort.report().to_frame()["group"] and cohort.report(internal=True).html()
import array
assert enkat.eq5d5l.index({{"profile": array.array("i", [11111])}}, "US-2019") == [1.0]
for bad in (object(), 5, None):
    try:
        enkat.score(bad)
    except enkat.EnkatError:
        pass
print("done")
"""
    assert python(code, "-X", "dev", "-W", "error").strip() == "done"


def test_every_public_name_is_there_and_nothing_else() -> None:
    assert set(enkat.__all__) <= set(dir(enkat)) | {"plot"}
    code = "import enkat; print([name for name in enkat.__all__ if name != 'plot' and not hasattr(enkat, name)])"
    assert python(code).strip() == "[]"


def test_all_names_can_be_imported_where_there_is_no_matplotlib() -> None:
    code = "import sys; sys.modules['matplotlib'] = None\nfrom enkat import *\nprint(score.__module__)"
    assert python(code).strip() == "enkat.scoring"
