"""The bundled text font and the roles' fonts made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontDatabase

from twincities.ui.theme.tokens import FALLBACK_FAMILIES, FAMILY, Type

if TYPE_CHECKING:
    from pathlib import Path


def load(folder: Path) -> None:
    """Make the bundled fonts known to the application; FileNotFoundError where the folder has none."""
    files = sorted(folder.glob("*.ttf"))
    if not files:
        raise FileNotFoundError(folder)
    for file in files:
        QFontDatabase.addApplicationFont(str(file))


def font(role: Type, scale: float = 1.0, *, italic: bool = False, figures: bool = False) -> QFont:
    """Return a role's font without hinting, `scale` 1.0 to 2.0.

    `figures` makes all digits equally wide, for columns of numbers and dates. It is not the rule, for Inter then
    widens the hyphen too and tears names such as Alma-Ata apart.
    """
    made = QFont([FAMILY, *FALLBACK_FAMILIES])
    made.setPixelSize(round(role.size * scale))
    made.setWeight(QFont.Weight(role.weight))
    made.setItalic(italic)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if figures or role is Type.NUMBER:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made
