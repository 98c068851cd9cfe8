"""Where the golden files are, and small tables that many tests begin with."""

from __future__ import annotations

import csv
import json
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import enkat
import pytest

GOLDEN = Path(__file__).parents[2] / "tests" / "golden"

#: The tax agency's own example of a personal identity number.
IDENTITY_NUMBER = "811218-9876"


def golden_rows(path: str) -> list[dict[str, str]]:
    """The rows of a golden file of the library."""
    with (GOLDEN / path).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def golden_json(path: str) -> Any:
    return json.loads((GOLDEN / path).read_text(encoding="utf-8"))


def number(cell: str) -> float | None:
    """Empty is no number."""
    return None if cell in ("", "NA") else float(cell)


@pytest.fixture
def levels() -> dict[str, list[int]]:
    """Two people without a fault: 11121 and 21232."""
    return {"mo": [1, 2], "sc": [1, 1], "ua": [1, 2], "pd": [2, 3], "ad": [1, 2]}


@pytest.fixture
def demo() -> dict[str, list[Any]]:
    """Fifteen invented people with everything, violence too."""
    return enkat.demo()


@pytest.fixture(autouse=True)
def warnings_are_errors_unless_asked_for(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test that expects odd data says so with ``odd``; any other warning of the package fails it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore" if request.node.get_closest_marker("odd") else "error", enkat.EnkatWarning)
        yield
