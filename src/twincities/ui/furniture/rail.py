"""The section rail: the sections of a long form with their state and key."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPen, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from twincities.i18n import NP_
from twincities.ui.furniture.keycaps import KeyCap, cap_text, cap_width, paint_cap
from twincities.ui.furniture.labels import Label, rule, said
from twincities.ui.furniture.layouts import column, grid
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Height, IconSize, Line, Radius, Space, Type, Width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincities.i18n import Message
    from twincities.ui.texts import Texts


class SectionState(StrEnum):
    """How far a section is: untouched is not an error."""

    UNTOUCHED = "untouched"
    DONE = "done"
    WARNING = "warning"
    ERROR = "error"


SIGNS = {
    SectionState.UNTOUCHED: (Icon.UNKNOWN, "text3", NP_("section state", "not touched")),
    SectionState.DONE: (Icon.OK, "ok", NP_("section state", "filled in")),
    SectionState.WARNING: (Icon.ATTENTION, "warn", NP_("section state", "has warnings")),
    SectionState.ERROR: (Icon.ERROR, "bad", NP_("section state", "has errors")),
}


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a form."""

    id: str
    title: Message
    key: str = ""


class _Entry(QAbstractButton):
    def __init__(self, texts: Texts, section: Section) -> None:
        super().__init__()
        self._texts = texts
        self._section = section
        self._state = SectionState.UNTOUCHED
        self._words = ""
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        texts.say(self._say, section.title)
        look().follow(self, self.updateGeometry)

    def show_state(self, state: SectionState) -> None:
        self._state = state
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        theme = look()
        width = theme.metrics(Type.H3).horizontalAdvance(self._words) + theme.px(IconSize.CONTROL)
        width += 2 * theme.px(Space.M) + 2 * theme.px(Space.S)
        if self._section.key:
            width += cap_width(cap_text(self._section.key))
        return QSize(width, theme.px(Height.NAV_ITEM))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - drawn whole
        theme = look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, radius = QRectF(self.rect()), theme.px(Radius.CONTROL)
        if self.isChecked() or self.underMouse():
            painter.setPen(QPen(theme.colour("line" if self.isChecked() else "hover"), theme.px(Line.HAIR)))
            painter.setBrush(theme.colour("surface" if self.isChecked() else "hover"))
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        if self.hasFocus():
            ring = theme.px(Line.FOCUS)
            painter.setPen(QPen(theme.colour("accent"), ring))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)
        icon, tone, _ = SIGNS[self._state]
        side = theme.px(IconSize.CONTROL)
        left, top = theme.px(Space.M), round((self.height() - side) / 2)
        theme.paint_icon(painter, QRectF(left, top, side, side), icon, getattr(theme.colours, tone))
        left += side + theme.px(Space.S)
        painter.setFont(theme.font(Type.H3 if self.isChecked() else Type.BODY))
        painter.setPen(theme.colour("text" if self.isChecked() else "text2"))
        painter.drawText(rect.adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._words)
        if self._section.key:
            text = cap_text(self._section.key)
            height = theme.px(Height.KEY_CAP)
            cap = QRectF(0, (self.height() - height) / 2, cap_width(text), height)
            cap.moveRight(self.width() - theme.px(Space.S))
            paint_cap(painter, cap, text, theme.colour("text2"), theme.colour("line2"))
        painter.end()

    def _say(self, words: str) -> None:
        self._words = words
        self._describe()
        self.updateGeometry()
        self.update()

    def _describe(self) -> None:
        self.setAccessibleName(self._words)
        self.setAccessibleDescription(self._texts(SIGNS[self._state][2]))


class SectionRail(QWidget):
    """The rail; `chosen` carries the id of the section a person wants, by click or by its key."""

    chosen = Signal(str)

    def __init__(
        self, texts: Texts, sections: Sequence[Section], legend: Sequence[tuple[str, Message]] = ()
    ) -> None:
        """`legend` lists keys with what they do, shown below."""
        super().__init__()
        layout = column(self, gap=Space.HAIR)
        self._entries: dict[str, _Entry] = {}
        for section in sections:
            entry = _Entry(texts, section)
            entry.clicked.connect(lambda _checked=False, wanted=section.id: self.chosen.emit(wanted))
            if section.key:
                QShortcut(QKeySequence(section.key), self, entry.click)
            self._entries[section.id] = entry
            layout.addWidget(entry)
        self._legend = _legend(texts, legend) if legend else None
        if self._legend is not None:
            layout.addWidget(self._legend)
        layout.addStretch(1)
        look().follow(self, lambda: self.setMinimumWidth(look().px(Width.RAIL)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for the keys they are left out: F1 lists them all."""
        super().resizeEvent(event)
        if self._legend is not None:
            entries = sum(
                entry.sizeHint().height() + look().px(Space.HAIR) for entry in self._entries.values()
            )
            self._legend.setVisible(entries + self._legend.sizeHint().height() <= self.height())

    def show_state(self, section: str, state: SectionState) -> None:
        """Show how far a section is."""
        self._entries[section].show_state(state)

    def show_current(self, section: str) -> None:
        """Mark the section the form's scroll has reached."""
        self._entries[section].setChecked(True)


def _legend(texts: Texts, keys: Sequence[tuple[str, Message]]) -> QWidget:
    box = QWidget()
    outer = column(box, (0, Space.L, 0, 0), Space.S)
    outer.addWidget(rule())
    outer.addWidget(said(texts, NP_("title of a list of keys", "Keys"), Type.SMALL_STRONG, "text2"))
    table = QWidget()
    cells = grid(table, across=Space.L, down=Space.HAIR)
    for line, (key, message) in enumerate(keys):
        cells.addWidget(KeyCap(key), line, 0)
        label: Label = said(texts, message, Type.SMALL, "text2")
        cells.addWidget(label, line, 1)
    cells.setColumnStretch(1, 1)
    outer.addWidget(table)
    return box
