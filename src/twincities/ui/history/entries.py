"""One entry of History as it stands on the page: who, when, what was done, and each value before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from twincities.domain.changes import Act
from twincities.domain.keys import Key
from twincities.domain.state import ORDER, ROW
from twincities.i18n import N_, NN_, NP_, Message
from twincities.ui.furniture.buttons import LINK_EDGE, Button, ButtonKind
from twincities.ui.furniture.chips import Chip, ChipLook
from twincities.ui.furniture.headers import IconLabel
from twincities.ui.furniture.labels import Label
from twincities.ui.furniture.layouts import column, grid, inner_row
from twincities.ui.saying import DELETED, How, Line, Saying, moment
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import IconSize, Space, Tone, Type
from twincities.ui.tips import plain

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout

    from twincities.domain.changes import HistoryEntry
    from twincities.ui.texts import Texts

ACTS: dict[Act, tuple[Message, Tone, Icon]] = {
    Act.CREATE: (NP_("what was done", "recorded"), Tone.OK, Icon.ADD),
    Act.CORRECT: (NP_("what was done", "changed"), Tone.NEU, Icon.EDIT),
    Act.DELETE: (NP_("what was done", "deleted"), Tone.BAD, Icon.DELETE),
    Act.RESTORE: (NP_("what was done", "restored"), Tone.ACCENT, Icon.HISTORY),
    Act.UNDO: (NP_("what was done", "undone"), Tone.NEU, Icon.UNDO),
    Act.REDO: (NP_("what was done", "redone"), Tone.NEU, Icon.REPEAT),
    Act.IMPORT: (NP_("what was done", "imported"), Tone.ACCENT, Icon.IMPORT),
    Act.MERGE: (NP_("what was done", "places merged"), Tone.ACCENT, Icon.CONFLICT),
}
BIN_IN = NP_("what happened to a record", "Put into the bin")
BIN_OUT = NP_("what happened to a record", "Taken out of the bin")
MERGED = NP_("what happened to a record", "Merged into {name}; this record lies in the bin")
MASKED = NP_("change of a private value", "changed; private values are not shown here")
ADDED = NP_("row of a list", "added")
REMOVED = NP_("row of a list", "removed")
REORDERED = NP_("rows of a list", "put into another order")
TO = NP_("between the former and the new value", "to")
MORE = NN_("{count} more change", "{count} more changes")
NOW = NP_("version of a record", "now")
MOST_LINES = 12
LONGEST = 280


class Entry(QFrame):
    """One entry; `wanted` asks for the record to be made what it was then."""

    wanted = Signal(int)

    def __init__(self, texts: Texts, entry: HistoryEntry, saying: Saying, *, current: bool) -> None:
        super().__init__()
        self.entry = entry
        self._texts = texts
        self.setProperty("card", "true")
        outer = column(self, (Space.L, Space.M, Space.M, Space.M), Space.S)
        self._build_head(outer, current=current)
        # Rows that come or go move their neighbours: that alone is no reordering.
        resized = {change.part for change in entry.changes if change.part and change.field == ROW}
        told = [one for one in entry.changes if one.field != ORDER or one.part not in resized]
        lines = [line for line in map(saying.line, told) if line is not None]
        for change in entry.changes:
            if not change.part and change.field == DELETED:
                outer.addWidget(Label(_of_bin(change.after, texts, saying), Type.BODY, wrap=True))
        if lines:
            outer.addWidget(self._build_lines(lines))

    def _build_head(self, outer: QVBoxLayout, *, current: bool) -> None:
        texts = self._texts
        # A link ends the line of an entry but the newest, with the room for its ring in the padding.
        line = inner_row(outer, Space.S, (0, 0, LINK_EDGE if current else 0, 0))
        message, tone, icon = ACTS[self.entry.act]
        line.addWidget(Chip(ChipLook(texts(message), tone, icon)))
        who = Label(self.entry.who or "—", Type.STRONG)
        line.addWidget(who)
        self.at = Label(moment(self.entry.at, texts), Type.BODY, "text2")
        line.addWidget(self.at)
        line.addStretch(1)
        self.back: Button | None = None
        if current:
            line.addWidget(Chip(ChipLook(texts(NOW), Tone.ACCENT)))
        else:
            self.back = Button(
                texts,
                N_("Return to this version"),
                ButtonKind.LINK,
                icon=Icon.HISTORY,
                compact=True,
                on_click=lambda: self.wanted.emit(self.entry.version),
            )
            line.addWidget(self.back)

    def _build_lines(self, lines: list[Line]) -> QWidget:
        table = QWidget()
        cells = grid(table, across=Space.M, down=Space.XS)
        top = Qt.AlignmentFlag.AlignTop
        for number, line in enumerate(lines[:MOST_LINES]):
            cells.addWidget(Label(line.label, Type.SMALL, "text2", wrap=True), number, 0, top)
            cells.addWidget(self._values(line), number, 1, top)
        if len(lines) > MOST_LINES:
            more = Label(self._texts(MORE, count=len(lines) - MOST_LINES), Type.SMALL, "text3")
            cells.addWidget(more, MOST_LINES, 0, 1, 2)
        cells.setColumnStretch(0, 2)
        cells.setColumnStretch(1, 5)
        return table

    def _values(self, line: Line) -> QWidget:
        box = QWidget()
        cells = grid(box, across=Space.S)
        texts = self._texts
        if line.how is How.CHANGED:
            cells.addWidget(_value(line.before, "text2"), 0, 0)
            cells.addWidget(_arrow(texts), 0, 1, Qt.AlignmentFlag.AlignTop)
            cells.addWidget(_value(line.after, "text"), 0, 2)
            cells.setColumnStretch(0, 1)
            cells.setColumnStretch(2, 1)
            return box
        word = {How.ADDED: ADDED, How.REMOVED: REMOVED, How.REORDERED: REORDERED, How.MASKED: MASKED}[
            line.how
        ]
        if line.how in (How.ADDED, How.REMOVED):
            icon, tone = (Icon.ADD, "ok") if line.how is How.ADDED else (Icon.DELETE, "bad")
            cells.addWidget(IconLabel(icon, tone, IconSize.SMALL), 0, 0, Qt.AlignmentFlag.AlignTop)
            cells.addWidget(Label(texts(word), Type.SMALL, tone), 0, 1, Qt.AlignmentFlag.AlignTop)
            cells.addWidget(_value(line.after or line.before, "text"), 0, 2)
            cells.setColumnStretch(2, 1)
        else:
            cells.addWidget(Label(texts(word), Type.BODY, "text2", wrap=True), 0, 0)
        return box


def _of_bin(mark: object, texts: Texts, saying: Saying) -> str:
    """Say that a record came into the bin, and which one it became; or that it came out of it."""
    if isinstance(mark, str):
        return texts(MERGED, name=saying.name(Key(mark)))
    return texts(BIN_IN if mark else BIN_OUT)


def _value(text: str, tone: str) -> Label:
    label = Label(text if len(text) <= LONGEST else f"{text[:LONGEST]}…", Type.BODY, tone, wrap=True)
    if len(text) > LONGEST:
        label.setToolTip(plain(text))
    return label


def _arrow(texts: Texts) -> IconLabel:
    arrow = IconLabel(Icon.CONTINUE, "text3", IconSize.SMALL)
    arrow.setAccessibleName(texts(TO))
    return arrow
