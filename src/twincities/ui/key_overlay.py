"""F1: the keys of this page, over the page, until any key or click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from twincities.i18n import N_, NP_, Message
from twincities.ui.furniture.keycaps import KeyCap
from twincities.ui.furniture.labels import said
from twincities.ui.furniture.layouts import column, grid
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Space, Type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincities.ui.texts import Texts

Legend = tuple[str, Message]

WINDOW_KEYS: tuple[Legend, ...] = (
    ("Ctrl+K", N_("Find a record or a command")),
    ("Ctrl+1", N_("Go to a page of the navigation")),
    ("Ctrl+N", N_("New record of this page")),
    ("Ctrl+F", N_("Search on this page")),
    ("Ctrl+S", N_("Save the record")),
    ("F2", NP_("what a key does", "Edit")),
    ("Escape", N_("Close, cancel, leave the editor")),
    ("Ctrl+Z", NP_("what a key does", "Undo")),
    ("Ctrl+Shift+Z", NP_("what a key does", "Redo")),
    ("F6", N_("Next pane")),
    ("F8", N_("Next problem")),
    ("Alt+Left", NP_("what a key does", "Back")),
    ("Ctrl+I", N_("Preview on and off")),
    ("F5", NP_("what a key does", "Refresh")),
    ("Ctrl+=", N_("Larger text and controls")),
    ("Ctrl+-", N_("Smaller text and controls")),
)


class KeyOverlay(QWidget):
    """Covers the window; any key or click closes it."""

    def __init__(self, texts: Texts, window: QWidget, page_keys: Sequence[Legend]) -> None:
        super().__init__(window)
        self._before = window.focusWidget()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        outer = column(self)
        outer.addStretch(1)
        panel = QFrame()
        panel.setProperty("popup", "true")
        inside = column(panel, (Space.XL, Space.L, Space.XL, Space.XL), Space.M)
        inside.addWidget(said(texts, N_("Keys of this page"), Type.H2))
        table = QWidget()
        cells = grid(table, across=Space.M, down=Space.S)
        known = {key for key, _ in page_keys}
        keys = [*page_keys, *(entry for entry in WINDOW_KEYS if entry[0] not in known)]
        half = (len(keys) + 1) // 2
        cells.setColumnMinimumWidth(2, look().px(Space.L))
        for number, (key, message) in enumerate(keys):
            at, place = number % half, 3 * (number // half)
            cells.addWidget(KeyCap(key), at, place, Qt.AlignmentFlag.AlignLeft)
            cells.addWidget(said(texts, message, Type.BODY, "text2"), at, place + 1)
        inside.addWidget(table)
        outer.addWidget(panel, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(1)
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self.setFocus()

    def close_it(self) -> None:
        """Leave, and give the focus back."""
        self.hide()
        if self._before is not None:
            self._before.setFocus()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Any key closes."""
        event.accept()
        self.close_it()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Any click closes."""
        event.accept()
        self.close_it()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep covering the window."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - drawn whole
        """Darken what lies behind."""
        painter = QPainter(self)
        shade = QColor(look().colour("shadow"))
        shade.setAlphaF(0.28)
        painter.fillRect(self.rect(), shade)
        painter.end()
