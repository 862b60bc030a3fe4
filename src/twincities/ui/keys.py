"""Shortcuts that work in every layout: a key is known by its letter and by its position.

On a Cyrillic layout Ctrl+Я sits where Ctrl+Z does, and on the Kazakh one the digits' row types letters. One filter
turns such a key into the Latin key of its position, presses the action that has it, and otherwise hands the turned
key to the widget that had it, so that Ctrl+С copies in any field.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut, QTextDocument
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LATIN_ROWS = ("QWERTYUIOP[]", "ASDFGHJKL;'", "ZXCVBNM,./")
CYRILLIC_ROWS = ("ЙЦУКЕНГШЩЗХЪ", "ФЫВАПРОЛДЖЭ", "ЯЧСМИТЬБЮ.")
KAZAKH_DIGITS = {"Ә": "2", "І": "3", "Ң": "4", "Ғ": "5", "Ү": "8", "Ұ": "9", "Қ": "0"}
BY_LETTER = {
    cyrillic: latin
    for cyrillics, latins in zip(CYRILLIC_ROWS, LATIN_ROWS, strict=True)
    for cyrillic, latin in zip(cyrillics, latins, strict=True)
    if cyrillic != latin
} | KAZAKH_DIGITS
"""What stands on a Latin keyboard where a Cyrillic letter does (layouts ru and kk)."""

# X11 and Wayland number the keys by place, from the second row up; Windows and macOS have codes of their own.
PLACES_XKB = dict(enumerate("1234567890-=", start=10))
PLACES_XKB |= {
    start + n: key for start, row in zip((24, 38, 52), LATIN_ROWS, strict=True) for n, key in enumerate(row)
}
PLACES_WINDOWS = {ord(key): key for key in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
MAC_CODES = "ASDFHGZXCV\0BQWERYT123465=97-80]OU[IP\0LJ'K;\\,/NM."
PLACES_MAC = {code: key for code, key in enumerate(MAC_CODES) if key != "\0"}


LAST_ASCII = 0x7F


def latin_key(event: QKeyEvent) -> int:
    """Return the key as it is on a Latin keyboard: the event's own where it is Latin already."""
    key = event.key()
    placed = _by_place(event)
    if placed and (key > LAST_ASCII or placed.isdigit()):
        return ord(placed)
    if LAST_ASCII < key < Qt.Key.Key_Escape.value:
        return ord(BY_LETTER.get(chr(key).upper(), "\0")) or key
    return key


def _by_place(event: QKeyEvent) -> str:
    platform = QApplication.platformName()
    if platform in ("xcb", "wayland"):
        return PLACES_XKB.get(event.nativeScanCode(), "")
    if platform == "windows":
        return PLACES_WINDOWS.get(event.nativeVirtualKey(), "")
    # On macOS code 0 is the letter A and also "no code": the letter decides there.
    if platform == "cocoa" and sys.platform == "darwin" and event.nativeVirtualKey():
        return PLACES_MAC.get(event.nativeVirtualKey(), "")
    return ""


def bind(widget: QWidget, key: str, act: Callable[[], object]) -> QShortcut:
    """Bind a key to an act while the focus is inside a widget."""
    shortcut = QShortcut(QKeySequence(key), widget)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(act)
    return shortcut


class Keys(QObject):
    """Goes with the focus and hears its keys: layouts, and Ctrl+Z between text fields and records."""

    def __init__(self, undo: Callable[[], object], redo: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._undo, self._redo = undo, redo
        self._turning = False
        self._heard: QWidget | None = None
        parent.installEventFilter(self)  # gets the keys while nothing in it has the focus
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)
            self._follow(None, QApplication.focusWidget())

    def remove(self) -> None:
        """Stop listening: the window is gone."""
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.disconnect(self._follow)
        self._follow(None, None)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._heard is not None and isValid(self._heard) and self._heard is not self.parent():
            self._heard.removeEventFilter(self)
        self._heard = now
        if now is not None:
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Turn and route key presses that carry Ctrl or Alt."""
        if self._turning or event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if not held or not isinstance(watched, QWidget):
            return False
        key = latin_key(event)
        sequence = QKeySequence(QKeyCombination(_modifiers(event), Qt.Key(key)))
        if self._route_undo(sequence, watched):
            return True
        if key == event.key():
            return False
        if not _press(sequence, watched):
            self._hand_on(event, key, watched)
        return True

    def _route_undo(self, sequence: QKeySequence, watched: QWidget) -> bool:
        field = watched if isinstance(watched, QLineEdit | QPlainTextEdit | QTextEdit) else None
        if sequence in QKeySequence.keyBindings(QKeySequence.StandardKey.Undo):
            self.undo(field)
        elif sequence in QKeySequence.keyBindings(QKeySequence.StandardKey.Redo):
            self.redo(field)
        else:
            return False
        return True

    def undo(self, field: QWidget | None = None) -> None:
        """Take back typing while there is some, else the last change of records."""
        field = field or QApplication.focusWidget()
        own = _typing_of(field)
        if own is not None and own.isUndoAvailable():
            own.undo()
        elif not any(form.take_back() for form in _forms_around(field)):
            self._undo()

    def redo(self, field: QWidget | None = None) -> None:
        """Type again what was taken back, else do the records' change again."""
        field = field or QApplication.focusWidget()
        own = _typing_of(field)
        if own is not None and own.isRedoAvailable():
            own.redo()
        elif not any(form.do_again() for form in _forms_around(field)):
            self._redo()

    def _hand_on(self, event: QKeyEvent, key: int, watched: QWidget) -> None:
        turned = QKeyEvent(event.type(), key, event.modifiers(), "", event.isAutoRepeat(), event.count())
        self._turning = True
        try:
            QApplication.sendEvent(watched, turned)
        finally:
            self._turning = False


def _typing_of(field: QWidget | None) -> QLineEdit | QTextDocument | None:
    """Return what remembers the typing of a text field, None for anything else."""
    if isinstance(field, QPlainTextEdit | QTextEdit):
        return field.document()
    return field if isinstance(field, QLineEdit) else None


@runtime_checkable
class HasSteps(Protocol):
    """A form that remembers the steps of typing: they are taken back before any record is."""

    def take_back(self) -> bool:
        """Take back the last step; False where there is none."""

    def do_again(self) -> bool:
        """Do again what was taken back; False where there is nothing."""


def _forms_around(widget: QWidget | None) -> Iterator[HasSteps]:
    while widget is not None:
        if isinstance(widget, HasSteps):
            yield widget
        widget = widget.parentWidget()


def _modifiers(event: QKeyEvent) -> Qt.KeyboardModifier:
    return event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier)


def _press(sequence: QKeySequence, watched: QWidget) -> bool:
    """Press the action or shortcut that has this key and is in reach of the focus."""
    window = watched.window()
    for shortcut in window.findChildren(QShortcut):
        if sequence in list(shortcut.keys()) and shortcut.isEnabled() and _reachable(shortcut, watched):
            shortcut.activated.emit()
            return True
    for action in window.findChildren(QAction):
        if sequence in action.shortcuts() and action.isEnabled():
            action.trigger()
            return True
    return False


def _reachable(shortcut: QShortcut, watched: QWidget) -> bool:
    home = shortcut.parent()
    if not isinstance(home, QWidget) or not home.isVisible():
        return False
    context = shortcut.context()
    if context == Qt.ShortcutContext.WidgetShortcut:
        return home is watched
    if context == Qt.ShortcutContext.WidgetWithChildrenShortcut:
        return home is watched or home.isAncestorOf(watched)
    return True
