"""Text from outside in a tooltip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextDocument

from tests.ui.driving import settle
from twincities.ui.furniture.labels import ElidedLabel
from twincities.ui.tips import plain

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

HOSTILE = '<img src=x onerror="alert(1)"> & </script>'


def test_what_looks_like_markup_is_read_as_it_was_written() -> None:
    document = QTextDocument()
    document.setHtml(plain(f"{HOSTILE}\nsecond"))
    assert document.toPlainText() == f"{HOSTILE}\nsecond"
    assert plain("A & B") == "A & B"


def test_a_cut_name_tells_itself_whole_and_as_text(qtbot: QtBot) -> None:
    label = ElidedLabel(HOSTILE)
    qtbot.addWidget(label)
    label.resize(20, 20)
    label.show()
    settle()
    document = QTextDocument()
    document.setHtml(label.toolTip())
    assert document.toPlainText() == HOSTILE
