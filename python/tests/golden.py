"""The golden files of the library."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

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
    """Empty is not a number."""
    return None if cell in ("", "NA") else float(cell)
