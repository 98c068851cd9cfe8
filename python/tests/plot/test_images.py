"""The pictures look as they did: `ENKAT_UPDATE_IMAGES=1` draws the baselines anew.

Look at them after that. The axes have a fixed place, and images are compared by the mean colours
of their squares: letters that differ a little between versions of matplotlib and FreeType (3.8 to
3.11 were compared) come to less than 5, the same picture of other people to more than 8.
"""

from __future__ import annotations

import os
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
import pytest
from numpy.typing import NDArray
from people import report
from pictures import OF_REPORT, Draw, usual
from PIL import Image

from enkat.plot import Lang

BASELINES = Path(__file__).parent / "baseline"
IS_UPDATE = os.environ.get("ENKAT_UPDATE_IMAGES") == "1"
DPI = 60
SQUARE = 12
"""Pixels of the side of a square whose colours are averaged."""
TOLERANCE = 7.0
"""Root mean square of the differences of squares, of 255."""
LANGS: tuple[Lang, ...] = ("en", "sv")


def save(draw: Draw, lang: Lang, path: Path) -> Path:
    """The picture as a small PNG."""
    figure = plt.figure(figsize=(6.6, 5.6))
    draw(ax=figure.add_axes((0.24, 0.1, 0.58, 0.57)), lang=lang)
    figure.savefig(path, dpi=DPI)
    with Image.open(path) as image:
        image.convert("RGB").quantize(64).save(path, optimize=True)
    return path


def squares(path: Path) -> NDArray[np.float64]:
    """The mean colours of the squares of an image."""
    with Image.open(path) as image:
        pixels = np.asarray(image.convert("RGB"), dtype=np.float64)
    down, across = (length // SQUARE for length in pixels.shape[:2])
    blocks = pixels[: down * SQUARE, : across * SQUARE].reshape(down, SQUARE, across, SQUARE, 3)
    means: NDArray[np.float64] = blocks.mean(axis=(1, 3))
    return means


def difference(one: Path, other: Path) -> float:
    """Root mean square of the differences of two images, of 255."""
    return float(np.sqrt(np.mean((squares(one) - squares(other)) ** 2)))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", usual())
def test_the_picture_looks_like_its_baseline(name: str, lang: Lang, tmp_path: Path) -> None:
    baseline = BASELINES / f"{name}.{lang}.png"
    if IS_UPDATE:
        BASELINES.mkdir(exist_ok=True)
        save(usual()[name], lang, baseline)
    actual = save(usual()[name], lang, tmp_path / baseline.name)
    found = difference(baseline, actual)
    assert found < TOLERANCE, f"{actual} differs from {baseline} by {found:.1f}"


@pytest.mark.parametrize("name", ["level_bars", "joint_sums", "vas", "pchc"])
def test_the_tolerance_tells_other_people_apart(name: str, tmp_path: Path) -> None:
    draw = OF_REPORT[name]

    def of(group: str) -> Draw:
        return lambda *, ax=None, lang="en": draw(report("golden"), group=group, ax=ax, lang=lang)

    control, intervention = (
        save(of(f"group={it}"), "en", tmp_path / f"{it}.png") for it in ("control", "intervention")
    )
    assert difference(control, intervention) > TOLERANCE
