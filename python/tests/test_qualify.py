"""What the package says of itself where it is used."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

import enkat
from enkat import _native


def test_the_package_passes_and_says_of_which_file() -> None:
    found = enkat.qualify("2026-01-31")
    data = found.to_dict()
    assert found.passes
    assert data["passes"]
    assert data["version"] == enkat.__version__
    assert data["program"] == hashlib.sha256(Path(_native.__file__).read_bytes()).hexdigest()
    assert {control["of"] for control in data["controls"]} == {each["id"] for each in data["requirements"]}
    assert all(control["tried"] == control["noticed"] > 0 for control in data["controls"])
    assert all(each["compared"] > 0 == each["differing"] for each in data["requirements"])
    assert repr(found) == "<enkat.Qualification, passed>"
    for lang, title in [("en", "Qualification of enkat"), ("sv", "Kvalificering av enkat")]:
        assert title in found.html(lang)
        assert "2026-01-31" in found.text(lang)
    with pytest.raises(enkat.EnkatError, match="expected en or sv"):
        found.html("de")
