"""Files and folders shown in the system's own programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from twincities.i18n import NP_

if TYPE_CHECKING:
    from pathlib import Path

OPEN_FOLDER = NP_("button", "Open the folder")


def open_outside(path: Path) -> None:
    """Show a file in the program that the system has for its kind, a folder in its file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
