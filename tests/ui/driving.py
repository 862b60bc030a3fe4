"""Drives real widgets: keys as a keyboard sends them, text in any script, and a walk that finds cut-off words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from twincities.i18n import Words
from twincities.ui.forms.inputs import SegmentedChoice
from twincities.ui.furniture.buttons import Button
from twincities.ui.furniture.chips import Chip, SourceMark
from twincities.ui.furniture.keycaps import KeyCap
from twincities.ui.furniture.labels import MAY_BREAK, ElidedLabel, Label
from twincities.ui.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincities.i18n import Message

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
MOST_STEPS = 300
PATIENCE = 20_000
SOON = 200
"""Milliseconds: a widget that waits no longer than this is not at rest."""


def press(key: int, held: Qt.KeyboardModifier = NONE, text: str = "", widget: QWidget | None = None) -> None:
    """Press and release a key in the widget that has the focus."""
    target = widget or QApplication.focusWidget()
    assert target is not None, "nothing has the focus"
    override = QKeyEvent(QEvent.Type.ShortcutOverride, key, held, text)
    override.ignore()
    QApplication.sendEvent(target, override)
    QApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, key, held, text))
    target = widget or QApplication.focusWidget()
    if target is not None:
        QApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyRelease, key, held, text))


def type_text(text: str, widget: QWidget | None = None) -> None:
    """Type a text of any script, one key event per character."""
    for character in text:
        press(0, NONE, character, widget)


def shown(widget: QWidget) -> None:
    """Show a window, make it the active one and let it settle."""
    widget.show()
    widget.activateWindow()
    settle()


def settle() -> None:
    """Let layouts and queued events run."""
    for _ in range(4):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def pause(milliseconds: int) -> None:
    """Let the window and its threads work so long; QTest.qWait keeps the threads from working while it sleeps."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def until(truth: Callable[[], object]) -> None:
    """Let the window work until something is so."""
    patience = QDeadlineTimer(PATIENCE)
    while not truth():
        assert not patience.hasExpired(), "it never came to that"
        pause(2)
    settle()


def rest() -> None:
    """Let all work under way come to its end, and what widgets will do soon: a search, the preview of a row."""
    settle()
    until(lambda: not any(window.context.tasks.busy or _waits(window) for window in _windows()))


def _windows() -> list[MainWindow]:
    tops = QApplication.topLevelWidgets()
    return [top for top in tops if isinstance(top, MainWindow) and top.isVisible()]


def _waits(window: QWidget) -> bool:
    return any(
        timer.isActive() and timer.isSingleShot() and timer.interval() <= SOON
        for timer in window.findChildren(QTimer)
    )


def answered(text: str) -> None:
    """Type a text and let the window answer it."""
    type_text(text)
    rest()


def walked(key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> list[QWidget]:
    """Press Tab, or Shift+Tab, until the keyboard is where it began or goes no further; return where it came by.

    The cells of a table are one widget.
    """
    met: list[QWidget] = []
    for _ in range(MOST_STEPS):
        now = QApplication.focusWidget()
        if now is None or (met and now is met[0] and len(met) > 1):
            break
        if now not in met:
            met.append(now)
        press(key, held)
    return met


class Stretched(Words):
    """Every text a third longer: what Kazakh and English need beyond Russian."""

    def __call__(self, message: Message, /, **facts: object) -> str:
        said = super().__call__(message, **facts)
        return said + "m" * max(2, round(len(said) * 0.35)) if said else said


def cut_texts(top: QWidget) -> list[str]:
    """Return every visible button, chip, label or message of a window that is narrower than its words."""
    return [
        f"{type(widget).__name__}: {_words(widget)} ({widget.width()}×{widget.height()})"
        for widget in top.findChildren(QWidget)
        if widget.isVisible() and _is_cut(widget)
    ]


def _words(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, Label) else widget.accessibleName()


def _is_cut(widget: QWidget) -> bool:
    if isinstance(widget, Button | Chip | SourceMark | KeyCap | SegmentedChoice):
        need = widget.sizeHint()
        return widget.width() < need.width() or widget.height() < need.height()
    if not isinstance(widget, Label) or isinstance(widget, ElidedLabel) or not widget.text():
        return False
    if not widget.wordWrap():
        return widget.width() < widget.fontMetrics().horizontalAdvance(widget.text())
    words = widget.text().replace(MAY_BREAK, " ").split()
    longest = max(widget.fontMetrics().horizontalAdvance(word) for word in words)
    return widget.width() < longest or widget.height() < widget.heightForWidth(widget.width())


def button_of(top: QWidget, words: str) -> Button:
    """Return the first button that is seen inside a widget with these words."""
    return next(one for one in top.findChildren(Button) if one.isVisible() and one.words == words)


def said_in(top: QWidget) -> str:
    """Return what is seen written inside a widget, a line a label."""
    labels = (one for one in top.findChildren(Label) if one.isVisible())
    return "\n".join(one.text() for one in labels if one.text())
