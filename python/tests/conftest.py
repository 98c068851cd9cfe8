"""Small tables that many tests begin with."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import Any

import pytest

import enkat


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
