"""F1: the keys of this page, over the page, until any key or click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractSlider, QFrame, QScrollArea, QWidget

from twincities.i18n import N_, NP_, Message
from twincities.ui.furniture.keycaps import KeyCap
from twincities.ui.furniture.labels import said
from twincities.ui.furniture.layouts import column, grid
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Space, Type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincities.ui.furniture.labels import Label
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
MOVES: dict[int, QAbstractSlider.SliderAction] = {
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
}


class KeyOverlay(QWidget):
    """Covers the window; any key or click closes it."""

    def __init__(self, texts: Texts, window: QWidget, page_keys: Sequence[Legend]) -> None:
        super().__init__(window)
        self._before = window.focusWidget()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        outer = column(self)
        outer.addStretch(1)
        panel = self._panel = QFrame()
        panel.setProperty("popup", "true")
        inside = column(panel, (Space.XL, Space.L, Space.XL, Space.XL), Space.M)
        inside.addWidget(said(texts, N_("Keys of this page"), Type.H2))
        table = QWidget()
        cells = self._cells = grid(table, across=Space.M, down=Space.S)
        self._words: list[Label] = []
        known = {key for key, _ in page_keys}
        keys = [*page_keys, *(entry for entry in WINDOW_KEYS if entry[0] not in known)]
        half = (len(keys) + 1) // 2
        cells.setColumnMinimumWidth(2, look().px(Space.L))
        for number, (key, message) in enumerate(keys):
            at, place = number % half, 3 * (number // half)
            cells.addWidget(KeyCap(key), at, place, Qt.AlignmentFlag.AlignLeft)
            words = said(texts, message, Type.BODY, "text2")
            self._words.append(words)
            cells.addWidget(words, at, place + 1)
        self._table = table
        table.setObjectName("scrolled")
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(table)
        inside.addWidget(self._scroll)
        outer.addWidget(panel, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(1)
        window.installEventFilter(self)
        self._cover(window)
        self.show()
        self.raise_()
        self.setFocus()

    def _cover(self, window: QWidget) -> None:
        """Cover the window; where the keys do not fit into it, lines wrap and the arrows scroll."""
        self.setGeometry(window.rect())
        theme, table, scroll = look(), self._table, self._scroll
        room = window.width() - 2 * theme.px(Space.M) - 2 * theme.px(Space.XL)
        self._lay(wide=True)
        width = table.sizeHint().width()
        height = table.sizeHint().height()
        if width > room:
            self._lay(wide=False)
            width, height = room, table.heightForWidth(room)
        scroll.setFixedHeight(0)
        most = window.height() - 2 * theme.px(Space.M) - self._panel.sizeHint().height()
        bar = scroll.verticalScrollBar().sizeHint().width() if height > most else 0
        scroll.setFixedSize(min(width + bar, room), min(height, most))

    def _lay(self, *, wide: bool) -> None:
        for words in self._words:
            words.setWordWrap(not wide)
        for place in (1, 4):
            self._cells.setColumnStretch(place, 0 if wide else 1)

    def close_it(self) -> None:
        """Leave, and give the focus back."""
        self.hide()
        if self._before is not None:
            self._before.setFocus()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Any key closes; those that move are needed where not all keys are seen."""
        event.accept()
        bar = self._scroll.verticalScrollBar()
        action = MOVES.get(event.key())
        if action is not None and bar.maximum():
            bar.triggerAction(action)
        else:
            self.close_it()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Any click closes."""
        event.accept()
        self.close_it()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep covering the window."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self._cover(watched)
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - drawn whole
        """Darken what lies behind."""
        painter = QPainter(self)
        shade = QColor(look().colour("shadow"))
        shade.setAlphaF(0.28)
        painter.fillRect(self.rect(), shade)
        painter.end()
