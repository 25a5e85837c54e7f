"""The colours: Okabe and Ito's, which stay apart in every common colour vision deficiency.

Source: https://jfly.uni-koeln.de/color/. A state is never told by its colour alone.
"""

from __future__ import annotations

PAPER = "#FFFFFF"
INK = "#1A1A1A"
FAINT_INK = "#5F5F5F"  # 6.4 : 1 on paper
GRID = "#D9D9D9"
TRACK = "#EDEDED"

GREEN = "#009E73"
ORANGE = "#E69F00"
VERMILLION = "#D55E00"
SKY = "#56B4E9"
BLUE = "#0072B2"
