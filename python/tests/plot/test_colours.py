"""The colours stay apart for everyone, and in print."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from colour_vision import MACHADO, distance, lab, linear

from enkat.plot._style import CHANGES, CURVES, EXIT, LEVELS, ON_LEVELS, PAPER, START

APART = 20.0
"""ΔE*ab between colours that say different things; 2.3 is just noticeable."""
STEP = 10.0
"""The same between neighbouring levels, which also stand in order; and of their lightness, 0 to 100."""


@pytest.mark.parametrize("deficiency", MACHADO)
def test_classes_of_change_stay_apart(deficiency: str) -> None:
    for one, other in combinations(CHANGES, 2):
        assert distance(one.colour, other.colour, deficiency) > APART, (one.code, other.code)


@pytest.mark.parametrize("deficiency", MACHADO)
def test_start_and_exit_stay_apart(deficiency: str) -> None:
    assert distance(START, EXIT, deficiency) > APART


@pytest.mark.parametrize("deficiency", MACHADO)
def test_curves_stay_apart(deficiency: str) -> None:
    assert all(distance(one, other, deficiency) > APART for one, other in combinations(CURVES, 2))


@pytest.mark.parametrize("deficiency", MACHADO)
def test_neighbouring_levels_stay_apart(deficiency: str) -> None:
    assert all(distance(one, other, deficiency) > STEP for one, other in pairwise(LEVELS))


@pytest.mark.parametrize("deficiency", MACHADO)
def test_levels_grow_darker_in_every_eye_and_in_print(deficiency: str) -> None:
    lightness = [lab(colour, deficiency)[0] for colour in LEVELS]
    assert all(before - after > STEP for before, after in pairwise(lightness))


def test_numbers_in_the_bars_can_be_read() -> None:
    assert all(contrast(ground, ink) >= 4.5 for ground, ink in zip(LEVELS, ON_LEVELS, strict=True))


def test_the_simulation_is_known_to_confuse_red_and_green() -> None:
    red, green = "#c00000", "#5f6f00"
    assert distance(red, green) > 60
    assert distance(red, green, "deuteranopia") < 35


def test_the_distance_is_that_of_cie_1976() -> None:
    # black to white is 100 by definition
    assert distance("#000000", PAPER) == pytest.approx(100, abs=0.01)


def contrast(one: str, other: str) -> float:
    """The contrast of WCAG 2: 1 to 21, and 4.5 for text."""
    light, dark = sorted(
        (sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True)) for colour in (one, other)),
        reverse=True,
    )
    return (light + 0.05) / (dark + 0.05)
