"""Rows of a card: a sign, two lines, and at the right a chip or a word; each opens something by Enter or a click."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from twincities.ui.furniture.chips import paint_chip
from twincities.ui.furniture.date_box import paint_date_box
from twincities.ui.furniture.row_look import RowLook
from twincities.ui.furniture.row_places import Places, places
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Height as Heights
from twincities.ui.theme.tokens import Line, Space, Type
from twincities.ui.tips import plain

TWO_LINES = 50


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
        link, spot = places(self._look, self._room()).link, event.position()
        # Without a chip the link reaches the edge.
        right = self.width() if self._look.chip is None else link.right()
        upon = (
            link.left() - look().px(Space.S) <= spot.x() <= right and link.top() <= spot.y() <= link.bottom()
        )
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
        if self._look.heading:
            self._line(painter, self._room(), self._look.title, Type.SMALL_STRONG, "text2")
        else:
            self._paint(painter, places(self._look, self._room()))
        painter.end()

    def _room(self) -> QRectF:
        side = look().px(Space.CARD)
        return QRectF(self.rect()).adjusted(side, look().px(Line.HAIR), -side, 0)

    def _paint(self, painter: QPainter, at: Places) -> None:
        theme, shown = look(), self._look
        if shown.box is not None:
            paint_date_box(painter, at.sign, shown.box)
        elif shown.icon is not None:
            theme.paint_icon(painter, at.sign, shown.icon, theme.colours.text2)
        if shown.chip is not None:
            paint_chip(painter, at.chip, shown.chip)
        if shown.says_right:
            self._line(painter, at.link, shown.right, Type.SMALL, "accent" if shown.right_go else "text2")
        self._line(painter, at.first, shown.title, Type.STRONG, "text", shown.end)
        if shown.detail:
            self._line(painter, at.second, shown.detail, Type.SMALL, shown.tone)

    @staticmethod
    def _line(painter: QPainter, rect: QRectF, text: str, role: Type, tone: str, end: str = "") -> None:
        theme = look()
        painter.setFont(theme.font(role))
        painter.setPen(QPen(theme.colour(tone)))
        metrics, room = theme.metrics(role), int(rect.width())
        if metrics.horizontalAdvance(end) > room / 2:
            end = ""
        front = text.removesuffix(end)
        room -= metrics.horizontalAdvance(end)
        shown = metrics.elidedText(front, Qt.TextElideMode.ElideRight, room) + end
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _end(self) -> str:
        return self._look.chip.text if self._look.chip is not None else self._look.right

    def _go(self) -> None:
        if self._look.go is not None:
            self._look.go()
