"""Rows of a card: a sign, two lines, and at the right a chip or a word; each opens something by Enter or a click."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from twincities.ui.furniture.chips import chip_size, paint_chip
from twincities.ui.furniture.date_box import HEIGHT, WIDTH, DateBox, paint_date_box
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Height as Heights
from twincities.ui.theme.tokens import IconSize, Line, Space, Type
from twincities.ui.tips import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincities.ui.furniture.chips import ChipLook
    from twincities.ui.theme.icons import Icon

TWO_LINES = 50


@dataclass(frozen=True, slots=True)
class RowLook:
    """What a row shows and opens; a `heading` stands above the rows it names.

    With `right_go` the word at the right is a link of its own, beside a chip too; F2 follows it.
    """

    title: str
    detail: str = ""
    box: DateBox | None = None
    icon: Icon | None = None
    chip: ChipLook | None = None
    right: str = ""
    right_go: Callable[[], object] | None = None
    tone: str = "text2"
    spoken: str = ""
    tooltip: str = ""
    heading: bool = False
    go: Callable[[], object] | None = None


class CardRow(QAbstractButton):
    """One row; `stepped` walks to its neighbours, `all_wanted` opens the whole list."""

    stepped = Signal(int)
    all_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._look = RowLook("")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._go)
        look().follow(self, self.updateGeometry)

    @property
    def look(self) -> RowLook:
        """What is shown."""
        return self._look

    def show_look(self, shown: RowLook) -> None:
        """Show something else."""
        self._look = shown
        self.setAccessibleName(
            shown.spoken or ", ".join(filter(None, (shown.title, shown.detail, self._end())))
        )
        self.setCursor(Qt.CursorShape.PointingHandCursor if shown.go else Qt.CursorShape.ArrowCursor)
        self.setToolTip(plain(shown.tooltip))
        self.updateGeometry()
        self.update()

    def set_stop(self, *, stop: bool) -> None:
        """Say whether Tab comes to this row."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)

    def sizeHint(self) -> QSize:
        """Two lines, or one for a heading."""
        return QSize(look().px(Space.XXL), look().px(Heights.GROUP_ROW if self._look.heading else TWO_LINES))

    def minimumSizeHint(self) -> QSize:
        """Return the size hint: the words give way, the height never."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, open, open the whole list."""
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not held:
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and held == Qt.KeyboardModifier.ControlModifier:
            self.all_wanted.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held:
            self.click()
        elif key == Qt.Key.Key_F2 and self._look.right_go is not None:
            self._look.right_go()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Follow the link at the right, else open what the row tells of."""
        theme, chip = look(), self._look.chip
        beyond = chip_size(chip).width() + theme.px(Space.M) if chip is not None else 0
        right = self.width() - theme.px(Space.CARD) - beyond
        left = right - theme.metrics(Type.SMALL).horizontalAdvance(self._look.right) - theme.px(Space.S)
        # Without a chip the link reaches the edge.
        upon = left <= event.position().x() and (chip is None or event.position().x() <= right)
        follow = self._look.right_go
        if follow is not None and self.isDown() and upon:
            self.setDown(False)
            follow()
        else:
            super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - drawn whole
        """Draw the row."""
        theme = look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, hair = QRectF(self.rect()), theme.px(Line.HAIR)
        if self.hasFocus():
            painter.fillRect(rect, theme.colour("sel"))
        elif self.underMouse() and self._look.go is not None:
            painter.fillRect(rect, theme.colour("hover"))
        elif self._look.heading:
            painter.fillRect(rect, theme.colour("sunken"))
        painter.fillRect(QRectF(0, 0, rect.width(), hair), theme.colour("line"))
        if self.hasFocus():
            painter.fillRect(
                QRectF(0, 0, theme.px(Line.SELECTION_BAR), rect.height()), theme.colour("accent")
            )
        room = rect.adjusted(theme.px(Space.CARD), hair, -theme.px(Space.CARD), 0)
        if self._look.heading:
            self._line(painter, room, self._look.title, Type.SMALL_STRONG, "text2")
        else:
            self._paint(painter, room)
        painter.end()

    def _paint(self, painter: QPainter, room: QRectF) -> None:
        theme, shown, gap = look(), self._look, look().px(Space.M)
        if shown.box is not None:
            width, height = theme.px(WIDTH), theme.px(HEIGHT)
            paint_date_box(
                painter, QRectF(room.left(), round(room.center().y() - height / 2), width, height), shown.box
            )
            room.setLeft(room.left() + width + gap)
        elif shown.icon is not None:
            side = theme.px(IconSize.CONTROL)
            square = QRectF(room.left(), round(room.center().y() - side / 2), side, side)
            theme.paint_icon(painter, square, shown.icon, theme.colours.text2)
            room.setLeft(room.left() + side + gap)
        if shown.chip is not None:
            size = chip_size(shown.chip)
            spot = QRectF(room.right() - size.width(), round(room.center().y() - size.height() / 2), 0, 0)
            spot.setSize(size.toSizeF())
            paint_chip(painter, spot, shown.chip)
            room.setRight(spot.left() - gap)
        if shown.right and (shown.chip is None or shown.right_go is not None):
            width = theme.metrics(Type.SMALL).horizontalAdvance(shown.right) + 1
            end = QRectF(room.right() - width, room.top(), width, room.height())
            self._line(painter, end, shown.right, Type.SMALL, "accent" if shown.right_go else "text2")
            room.setRight(end.left() - gap)
        self._paint_words(painter, room)

    def _paint_words(self, painter: QPainter, room: QRectF) -> None:
        theme, shown = look(), self._look
        if not shown.detail:
            self._line(painter, room, shown.title, Type.STRONG, "text")
            return
        first, second = theme.metrics(Type.STRONG).height(), theme.metrics(Type.SMALL).height()
        top = room.top() + (room.height() - first - second - theme.px(Space.HAIR) / 2) / 2
        upper = QRectF(room.left(), top, room.width(), first)
        lower = QRectF(room.left(), top + first + theme.px(Space.HAIR) / 2, room.width(), second)
        self._line(painter, upper, shown.title, Type.STRONG, "text")
        self._line(painter, lower, shown.detail, Type.SMALL, shown.tone)

    @staticmethod
    def _line(painter: QPainter, rect: QRectF, text: str, role: Type, tone: str) -> None:
        theme = look()
        painter.setFont(theme.font(role))
        painter.setPen(QPen(theme.colour(tone)))
        shown = theme.metrics(role).elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width()))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _end(self) -> str:
        return self._look.chip.text if self._look.chip is not None else self._look.right

    def _go(self) -> None:
        if self._look.go is not None:
            self._look.go()
