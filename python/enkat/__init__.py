"""Scores EQ-5D-5L and KASAM (Antonovsky's sense of coherence), for one person and for a group, at start and at exit.

Any data frame in, the same kind out; the frame itself is never changed. An answer is there,
missing, or invalid; an invalid one voids what it touches, with a reason, and nothing is
repaired in silence. There is no default value set, for there is no default country.

>>> import enkat
>>> people = {"mo": [1, 2], "sc": [1, 1], "ua": [1, 2], "pd": [2, 3], "ad": [1, 2], "vas": [90, 70]}
>>> enkat.score(people, "SE-2022-TTO")["eq5d5l_index"]
[0.99, 0.878]

| | |
|---|---|
| `score`, `change` | a row of scores for each row of answers; a row for each person who has both occasions |
| `Cohort` | a group, counted exactly: `add`, `merge`, `report` |
| `check` | everything that is odd about a table, stored scores too |
| `eq5d5l`, `kasam`, `violence`, `programme` | what belongs to one of them alone |
| `qualify` | the package held against results of others, on your machine |
| `plot` | pictures, on matplotlib |

EQ-5D is a trade mark of the EuroQol Research Foundation, which owns the instrument; using it requires
registration with EuroQol. KASAM is for research use, not for diagnosis. The package holds no wording of either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import eq5d5l, kasam, programme, violence
from .checking import Finding, Findings, check, rules
from .cohort import Cohort
from .demonstration import demo, demo_report
from .errors import EnkatError, EnkatWarning
from .qualification import Qualification, qualify
from .report import Figure, Report
from .scoring import change, score
from .value_set import ValueSet

if TYPE_CHECKING:
    from . import plot as plot

__all__ = [
    "Cohort",
    "EnkatError",
    "EnkatWarning",
    "Figure",
    "Finding",
    "Findings",
    "Qualification",
    "Report",
    "ValueSet",
    "change",
    "check",
    "demo",
    "demo_report",
    "eq5d5l",
    "kasam",
    "programme",
    "qualify",
    "rules",
    "score",
    "violence",
]


def __dir__() -> list[str]:
    # what there is to call; the modules around it stay importable
    return sorted(
        [*__all__, "plot", "__version__", "__doc__", "__all__", "__name__", "__file__", "__path__", "__spec__"]
    )


def __getattr__(name: str) -> Any:
    # pictures and the version are looked for only by who wants them: both take longer than everything else
    if name == "plot":
        from importlib import import_module

        return import_module(".plot", __name__)
    if name == "__version__":
        from importlib.metadata import version

        return version("enkat")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
