"""States stay apart for whoever sees fewer colours, and signs stand out of what they are drawn on.

The matrices are those of Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision
Deficiency" (2009), for the severity 1.0; contrast is that of WCAG 2.2.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from bot.pictures.palette import BLUE, FAINT_INK, GREEN, INK, ORANGE, PAPER, TRACK, VERMILLION
from bot.pictures.states import LOOKS, State

Vector = NDArray[np.float64]

MACHADO: dict[str, Vector] = {
    "none": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
WHITE = TO_XYZ @ np.ones(3)
PLAIN_TO_SEE = 10  # in CIE L*a*b*; 2.3 is just noticeable

FILLS = sorted({look.fill for look in LOOKS.values()} - {PAPER})
PAIRS = [*combinations(FILLS, 2), (ORANGE, BLUE), (BLUE, TRACK)]


def linear(colour: str) -> Vector:
    channels = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def lab(colour: str, deficiency: str) -> Vector:
    seen = np.clip(MACHADO[deficiency] @ linear(colour), 0, 1)
    ratios = np.cbrt(TO_XYZ @ seen / WHITE)
    return np.array([116 * ratios[1] - 16, 500 * (ratios[0] - ratios[1]), 200 * (ratios[1] - ratios[2])])


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted(float(np.dot([0.2126, 0.7152, 0.0722], linear(colour))) for colour in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("deficiency", MACHADO)
@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_colours_stay_apart(deficiency: str, one: str, other: str) -> None:
    assert float(np.linalg.norm(lab(one, deficiency) - lab(other, deficiency))) > PLAIN_TO_SEE


def test_no_state_is_told_by_its_colour_alone() -> None:
    assert len({LOOKS[state].sign for state in State}) == len(State)


@pytest.mark.parametrize("state", State)
def test_a_sign_stands_out(state: State) -> None:
    assert contrast(LOOKS[state].ink, LOOKS[state].fill) >= 3


@pytest.mark.parametrize("ink", [INK, FAINT_INK])
def test_text_can_be_read(ink: str) -> None:
    assert contrast(ink, PAPER) >= 4.5


@pytest.mark.parametrize("fill", [GREEN, BLUE, VERMILLION])
def test_bars_stand_out(fill: str) -> None:
    assert contrast(fill, PAPER) >= 3
