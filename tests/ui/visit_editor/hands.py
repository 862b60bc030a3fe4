"""What a clerk's hands do in the form of a visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from tests.ui.driving import settle
from twincities.domain.partial_date import PartialDate

if TYPE_CHECKING:
    from tests.ui.visit_editor.conftest import Clerk
    from twincities.domain.keys import Key
    from twincities.domain.visit import Visit
    from twincities.ui.forms.fields import FieldFrame

JUNE_8, JUNE_11 = PartialDate(2015, 6, 8), PartialDate(2015, 6, 11)


def field(clerk: Clerk, name: str) -> FieldFrame:
    return clerk.editor.sheet.basics.frames[name]


def go(clerk: Clerk, name: str) -> None:
    field(clerk, name).control.setFocus(Qt.FocusReason.TabFocusReason)
    settle()


def go_cell(clerk: Clerk, part: str, row: int, column: int) -> None:
    grid = clerk.editor.sheet.tables[part].table.grid
    grid.setFocus()
    grid.go(row, column)
    settle()


def stored(clerk: Clerk, key: Key) -> Visit:
    return clerk.services.visits.open(key).record


def in_bin(clerk: Clerk) -> int:
    return clerk.services.bin.count()
