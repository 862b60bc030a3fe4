"""Entries of a context menu: the words, the deed, and the key that is told with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtWidgets import QMenu

    from twincities.i18n import Message
    from twincities.ui.texts import Texts

Entry = tuple["Message", "Callable[[], object]", str]
"""Words, act, key ("" for none)."""


def fill_menu(menu: QMenu, texts: Texts, entries: Iterable[Entry]) -> None:
    """Add entries to a menu. Their keys are told, not bound: the page answers them already."""
    for message, act, key in entries:
        words = texts(message)
        native = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        # A tab sets the key off as menus do.
        action = menu.addAction(f"{words}\t{native}" if key else words)
        # Qt hands over whether the entry is checked, which no act asks for.
        action.triggered.connect(lambda _checked=False, act=act: act())
