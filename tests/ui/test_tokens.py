from __future__ import annotations

from dataclasses import fields

import pytest
from PySide6.QtGui import QColor, QPalette

from twincities.ui.theme.contrast import high_contrast
from twincities.ui.theme.tokens import DARK, LIGHT, Colours, Type

# Pairs and figures of the design's contrast table: (ink, ground, light, dark).
TEXT_PAIRS = [
    ("text", "surface", 16.0, 14.0),
    ("text", "window", 14.7, 15.3),
    ("text", "sel", 13.3, 10.3),
    ("text2", "surface", 8.0, 9.2),
    ("text2", "nav", 6.9, 10.4),
    ("text2", "sel", 6.6, 6.8),
    ("text3", "surface", 5.6, 6.5),
    ("text3", "nav", 4.8, 7.4),
    ("text3", "sel", 4.6, 4.8),
    ("accent", "surface", 6.2, 7.7),
    ("accent", "window", 5.6, 8.4),
    ("accent", "accent_bg", 5.3, 6.3),
    ("accent", "sel", 5.1, 5.7),
    ("on_accent", "accent", 6.2, 7.7),
    ("ok", "ok_bg", 5.7, 7.5),
    ("ok", "sel", 5.5, 6.4),
    ("warn", "warn_bg", 6.0, 7.6),
    ("warn", "nav", 5.9, 10.0),
    ("bad", "bad_bg", 6.0, 7.2),
    ("bad", "surface", 7.1, 7.7),
    ("inf", "inf_bg", 6.4, 7.1),
    ("inf", "accent_bg", 6.4, 6.4),
    ("inf", "sel", 6.2, 5.8),
    ("neu", "neu_bg", 6.8, 7.7),
    ("on_tip", "tip", 12.5, 13.6),
    ("tip_link", "tip", 7.6, 5.8),
]
LINE_PAIRS = [("control", "surface", 3.2, 4.1), ("accent", "surface", 6.2, 7.7)]


def luminance(colour: str) -> float:
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(ink: str, ground: str) -> float:
    lighter, darker = sorted((luminance(ink), luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def ratio(colours: Colours, ink: str, ground: str) -> float:
    return contrast(getattr(colours, ink), getattr(colours, ground))


@pytest.mark.parametrize(("ink", "ground", "light", "dark"), TEXT_PAIRS)
def test_every_text_can_be_read_on_its_ground(ink: str, ground: str, light: float, dark: float) -> None:
    for colours, figure in ((LIGHT, light), (DARK, dark)):
        found = ratio(colours, ink, ground)
        assert found >= 4.5
        assert found == pytest.approx(figure, abs=0.1)


@pytest.mark.parametrize(("line", "ground", "light", "dark"), LINE_PAIRS)
def test_borders_and_the_focus_ring_can_be_seen(line: str, ground: str, light: float, dark: float) -> None:
    for colours, figure in ((LIGHT, light), (DARK, dark)):
        found = ratio(colours, line, ground)
        assert found >= 3.0
        assert found == pytest.approx(figure, abs=0.1)


def test_high_contrast_takes_the_systems_colours_and_drops_every_tint() -> None:
    system = QPalette()
    system.setColor(QPalette.ColorRole.Base, QColor("#000000"))
    system.setColor(QPalette.ColorRole.Text, QColor("#FFFF00"))
    system.setColor(QPalette.ColorRole.Highlight, QColor("#00FFFF"))
    system.setColor(QPalette.ColorRole.HighlightedText, QColor("#000000"))
    colours = high_contrast(system)
    assert {getattr(colours, token.name) for token in fields(colours)} == {"#000000", "#FFFF00", "#00FFFF"}
    for ink, ground, _, _ in TEXT_PAIRS + LINE_PAIRS:
        assert ratio(colours, ink, ground) >= 7


def test_no_text_is_smaller_than_twelve_pixels() -> None:
    assert min(role.size for role in Type) == 12
