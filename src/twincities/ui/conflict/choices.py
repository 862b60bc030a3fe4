"""The rows of the page of clashes: a field with its former value, and the sides to choose between."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from twincities.i18n import NP_
from twincities.ui.furniture.labels import Label
from twincities.ui.furniture.layouts import column, grid
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Height, IconSize, Line, Radius, Space, Type
from twincities.ui.tips import plain

if TYPE_CHECKING:
    from twincities.i18n import Message
    from twincities.ui.texts import Texts

FORMER = NP_("former value of a field", "was: {value}")
KEEP_BOTH = NP_("choice between two edits", "Keep both texts, one below the other")
MINE_SPOKEN = NP_("choice between two edits", "your edit: {value}")
THEIRS_SPOKEN = NP_("choice between two edits", "in the register: {value}")
MOST_LINES = 12


class Side(StrEnum):
    """Whose value is taken."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class ChoiceWords:
    """What a screen reader hears of the two sides; each carries {value}."""

    mine: Message = MINE_SPOKEN
    theirs: Message = THEIRS_SPOKEN


class Option(QAbstractButton):
    """A value that can be chosen: a radio mark and the value, wrapped; of a very long one the first lines."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look().follow(self, self.updateGeometry)

    def show_value(self, words: str, spoken: str) -> None:
        """Show a value; `spoken` says whose it is."""
        self._words = words
        self.setAccessibleName(spoken)
        self.setToolTip(plain(words) if words.count("\n") + len(words) // 40 > MOST_LINES else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as a short text."""
        width = look().px(Height.ROW) * 5
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Two of them fit beside the field's name in the smallest window."""
        return QSize(look().px(Height.ROW) * 4, look().px(Height.ROW_TWO_LINES))

    def hasHeightForWidth(self) -> bool:
        """Narrow means tall."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how tall the value is at a width."""
        theme = look()
        room = QRect(0, 0, max(1, width - self._left() - theme.px(Space.M)), 1_000_000)
        metrics = theme.metrics(Type.STRONG)
        height = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, self._words).height()
        height = min(height, MOST_LINES * metrics.lineSpacing())
        return max(theme.px(Height.ROW_TWO_LINES), height + 2 * theme.px(Space.M))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - drawn whole
        """Draw the frame, the mark and the value."""
        theme, chosen = look(), self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hair = theme.px(Line.HAIR)
        painter.setPen(QPen(theme.colour("accent_line" if chosen else "line2"), hair))
        painter.setBrush(theme.colour("sel" if chosen else "hover" if self.underMouse() else "surface"))
        frame = QRectF(self.rect()).adjusted(hair / 2, hair / 2, -hair / 2, -hair / 2)
        painter.drawRoundedRect(frame, theme.px(Radius.CONTROL), theme.px(Radius.CONTROL))
        self._paint_mark(painter, chosen=chosen)
        painter.setFont(theme.font(Type.STRONG if chosen else Type.BODY))
        painter.setPen(theme.colour("text"))
        gap = theme.px(Space.M)
        room = QRectF(self.rect()).adjusted(self._left(), gap, -gap, -gap)
        painter.setClipRect(room)
        painter.drawText(room, Qt.TextFlag.TextWordWrap, self._words)
        painter.end()

    def enterEvent(self, event: QEvent) -> None:
        """Show that it can be chosen."""
        super().enterEvent(event)  # type: ignore[arg-type] # Qt hands a QEnterEvent
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Calm down."""
        super().leaveEvent(event)
        self.update()

    def _left(self) -> int:
        return look().px(Space.M + IconSize.CONTROL + Space.S)

    def _paint_mark(self, painter: QPainter, *, chosen: bool) -> None:
        theme = look()
        side = theme.px(IconSize.CONTROL)
        ring = QRectF(theme.px(Space.M), theme.px(Space.M), side, side).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(theme.colour("accent" if chosen else "control"), theme.px(Line.HAIR)))
        painter.setBrush(theme.colour("accent" if chosen else "surface"))
        painter.drawEllipse(ring)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("on_accent"))
            dot = theme.px(Space.XS + 2) / 2
            painter.drawEllipse(QPointF(ring.center()), dot, dot)


class ClashRow(QWidget):
    """One clash; ← takes mine, → theirs, B both where both can stand."""

    chosen = Signal()
    stepped = Signal(int)

    def __init__(self, texts: Texts, *, both: bool, words: ChoiceWords | None = None) -> None:
        super().__init__()
        self._texts = texts
        self._spoken = words or ChoiceWords()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        cells = grid(self, (Space.S, Space.S, Space.S, Space.S), Space.M, Space.S)
        names = QWidget()
        lines = column(names, (0, Space.XS, 0, 0), Space.HAIR)
        self.label = Label(role=Type.STRONG, wrap=True)
        self.former = Label(role=Type.SMALL, tone="text2", wrap=True)
        lines.addWidget(self.label)
        lines.addWidget(self.former)
        lines.addStretch(1)
        cells.addWidget(names, 0, 0)
        self._group = QButtonGroup(self)
        self._group.buttonToggled.connect(lambda _button, on: self.chosen.emit() if on else None)
        self.options = {Side.MINE: Option(), Side.THEIRS: Option()}
        cells.addWidget(self.options[Side.MINE], 0, 1)
        cells.addWidget(self.options[Side.THEIRS], 0, 2)
        if both:
            self.options[Side.BOTH] = Option()
            cells.addWidget(self.options[Side.BOTH], 1, 1, 1, 2)
        for option in self.options.values():
            self._group.addButton(option)
        for number, share in enumerate(SHARES):
            cells.setColumnStretch(number, share)

    def show_values(self, label: str, former: str, mine: str, theirs: str) -> None:
        """Say the clash in the current language; `former` is "" where both sides began with nothing in common."""
        self.label.setText(label)
        self.former.setText(self._texts(FORMER, value=former) if former else "")
        self.former.setVisible(bool(former))
        self.setAccessibleName(f"{label}, {self.former.text()}" if former else label)
        self.options[Side.MINE].show_value(mine, self._texts(self._spoken.mine, value=mine))
        self.options[Side.THEIRS].show_value(theirs, self._texts(self._spoken.theirs, value=theirs))
        if Side.BOTH in self.options:
            both = self._texts(KEEP_BOTH)
            self.options[Side.BOTH].show_value(both, both)

    @property
    def side(self) -> Side | None:
        """Whose value is taken; None while nothing is chosen."""
        return next((side for side, option in self.options.items() if option.isChecked()), None)

    def choose(self, side: Side) -> None:
        """Take a side."""
        if side in self.options:
            self.options[side].setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose and walk by keys; B is known by its place, too."""
        key = Qt.Key(event.key()) if event.key() in _KEYS else None
        if key in _SIDES:
            self.choose(_SIDES[key])
        elif event.text().lower() in ("b", "и") and not event.modifiers():
            self.choose(Side.BOTH)
        elif key in _STEPS:
            self.stepped.emit(_STEPS[key])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Draw the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Draw no ring."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - drawn whole
        """Draw the focus ring round the whole row."""
        if not self.hasFocus():
            return
        theme = look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent"), theme.px(Line.FOCUS)))
        radius = theme.px(Radius.CARD)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        painter.end()


SHARES = (3, 5, 5)
"""The width of the field's name, of my value and of theirs."""
_SIDES = {Qt.Key.Key_Left: Side.MINE, Qt.Key.Key_Right: Side.THEIRS}
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_KEYS = {key.value for key in (*_SIDES, *_STEPS)}
