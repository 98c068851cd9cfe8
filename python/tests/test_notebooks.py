"""The notebooks run from top to bottom, and what is printed in them is what comes out today.

``ENKAT_UPDATE_NOTEBOOKS=1 pytest tests/test_notebooks.py`` writes what came out into them.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import invented
import nbformat
import pytest
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient

import enkat

FOLDER = invented.EXAMPLES / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
LARGEST = 500_000
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
UNSTABLE = re.compile(r"<(Figure|Axes)\b.*|.* at 0x[0-9a-f]+>?|dtype: \w+")
"""Texts that say nothing, or what another version of a library says differently."""
OF_A_HOST = re.compile(r"/(home|root|tmp|Users|usr|opt|var)/|site-packages|ipykernel_\d")


class ThisPython(KernelSpecManager):
    """The interpreter of the tests is the only kernel there is."""

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        argv = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
        return KernelSpec(argv=argv, display_name=kernel_name, language="python")


@pytest.fixture(autouse=True)
def fresh_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the user's own, pictures in the cells, and the enkat of the tests."""
    for name in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "MPLCONFIGDIR"):
        monkeypatch.setenv(name, str(tmp_path / name))
    for name in ("MPLBACKEND", "MATPLOTLIBRC", "PYTHONWARNINGS"):
        monkeypatch.delenv(name, raising=False)
    paths = [str(Path(enkat.__file__).parents[1]), os.environ.get("PYTHONPATH", "")]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(path for path in paths if path))


def executed(notebook: Any) -> Any:
    """The notebook after a run of a fresh kernel in its own folder; a cell that fails is an error."""
    manager = AsyncKernelManager(kernel_spec_manager=ThisPython())
    where = {"metadata": {"path": str(FOLDER)}}
    run = nbformat.from_dict(notebook)
    NotebookClient(run, km=manager, resources=where, timeout=120, record_timing=False).execute()
    run.metadata = nbformat.from_dict(METADATA)
    for cell in run.cells:
        cell.metadata = nbformat.from_dict({})
        if cell.cell_type == "code":
            cell.outputs = list(in_one_piece(cell.outputs))
    return run


def in_one_piece(outputs: list[Any]) -> Iterator[Any]:
    """Outputs where what was printed in several pieces is one."""
    printed = None
    for output in outputs:
        if printed is not None and output.output_type == "stream" and output.name == printed.name:
            printed.text += output.text
            continue
        printed = output if output.output_type == "stream" else None
        yield output


def texts(notebook: Any) -> list[list[str]]:
    """Cell by cell the words that came out, without what depends on a version or a moment."""
    return [list(words(cell.outputs)) if cell.cell_type == "code" else [] for cell in notebook.cells]


def words(outputs: list[Any]) -> Iterator[str]:
    for output in outputs:
        text = output.text if output.output_type == "stream" else output.get("data", {}).get("text/plain", "")
        for line in text.splitlines():
            line = " ".join(line.split())
            if line and not UNSTABLE.fullmatch(line):
                yield line


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_and_prints_what_is_saved_in_it(path: Path) -> None:
    saved = nbformat.read(path, as_version=4)
    run = executed(saved)
    if os.environ.get("ENKAT_UPDATE_NOTEBOOKS"):
        nbformat.write(run, path)
    assert texts(run) == texts(nbformat.read(path, as_version=4))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_saved_as_it_ran_and_tells_nothing_of_the_machine(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    assert notebook.metadata == METADATA
    assert path.stat().st_size < LARGEST
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
    outputs = [output for cell in code for output in cell.outputs]
    assert not any(output.output_type == "error" or output.get("name") == "stderr" for output in outputs)
    assert all(cell.metadata == {} for cell in notebook.cells)
    assert not OF_A_HOST.search(path.read_text(encoding="utf-8"))


def test_there_are_notebooks() -> None:
    assert [path.stem for path in NOTEBOOKS] == ["eq5d_analysis", "first_look", "kasam_evaluation"]
