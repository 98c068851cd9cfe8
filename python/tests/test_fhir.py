"""What the library writes as FHIR, held against models of R4B and R5 that others made."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

WRITTEN = Path(__file__).resolve().parents[2] / "tests/fhir/written"
FILES = sorted(file.name for file in WRITTEN.iterdir())
# R4B differs from R4 in no resource that is written here
VERSIONS = {"r4": "fhir.resources.R4B", "r5": "fhir.resources"}


def validated(resource: dict[str, Any], version: str) -> dict[str, Any]:
    """The resource as its model writes it again."""
    kind = resource["resourceType"]
    model = getattr(import_module(f"{VERSIONS[version]}.{kind.lower()}"), kind)
    return json.loads(model.model_validate(resource).model_dump_json())


def read(name: str) -> dict[str, Any]:
    return json.loads((WRITTEN / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("name", FILES)
def test_what_is_written_is_fhir(name: str, version: str) -> None:
    of_version = [other for other in VERSIONS if name.endswith(f".{other}.json")]
    if of_version and version not in of_version:
        pytest.skip("written for the other version")
    resource = read(name)
    assert validated(resource, version)["resourceType"] == resource["resourceType"]


@pytest.mark.parametrize("version", VERSIONS)
def test_what_is_not_fhir_is_seen(version: str) -> None:
    response, observation = (entry["resource"] for entry in read("eq5d5l.json")["entry"][:2])
    for wrong in (
        {**observation, "score": 1},
        {**observation, "valueInteger": 3},
        {**response, "item": [{"text": "no linkId"}]},
    ):
        with pytest.raises(ValidationError):
            validated(wrong, version)
