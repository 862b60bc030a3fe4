"""Plain inputs: one line, many lines, and one of a few."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Height, IconSize, Line, Radius, Space, Type, Width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincities.i18n import Message
    from twincities.ui.texts import Texts
    from twincities.ui.theme.icons import Icon


class TextInput(QLineEdit):
    """One line of text; widgets can stand inside at either end (a mark, a unit, a button)."""

    edited = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._ends: list[QWidget] = []
        self._starts: list[QWidget] = []
        self._bare = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textEdited.connect(lambda _text: self._on_typed())
        look().follow(self, self._arrange)

    def _on_typed(self) -> None:
        self.edited.emit()

    def value(self) -> str:
        """Return what was typed, without spaces at the ends."""
        return self.text().strip()

    def set_value(self, value: str) -> None:
        """Show a value that was not typed; the text's own undo forgets what was before."""
        if value != self.text():
            self.setText(value)
            self.setCursorPosition(0)

    def say_placeholder(self, texts: Texts, message: Message, **facts: object) -> None:
        """Say what could be typed."""
        texts.say(self.setPlaceholderText, message, **facts)

    def add_end(self, widget: QWidget) -> None:
        """Put a widget inside, at the right."""
        widget.setParent(self)
        widget.show()
        self._ends.append(widget)
        self._arrange()

    def add_start(self, widget: QWidget) -> None:
        """Put a widget inside, at the left."""
        widget.setParent(self)
        widget.show()
        self._starts.append(widget)
        self._arrange()

    def set_bare(self) -> None:
        """Stand inside another field that draws the frame."""
        self._bare = True
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """One line, as high as every control."""
        hint = self.minimumSizeHint()
        return hint if self._bare else QSize(max(hint.width(), super().sizeHint().width()), hint.height())

    def minimumSizeHint(self) -> QSize:
        """Make room for a date and for what stands inside."""
        if self._bare:
            return QSize(look().px(Height.ROW_TWO_LINES), look().px(Height.FILTER_CHIP))
        inside = sum(
            widget.sizeHint().width() for widget in (*self._starts, *self._ends) if not widget.isHidden()
        )
        return QSize(look().px(Width.CHIP_FIELD) + inside, look().px(Height.CONTROL))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what stands inside at its end."""
        super().resizeEvent(event)
        self._arrange()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the person has finished here, unless only a menu or another window took over."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()

    def _arrange(self) -> None:
        if not (self._ends or self._starts):
            return
        theme = look()
        gap = theme.px(Space.S)
        right = self.width() - gap
        for widget in reversed([end for end in self._ends if not end.isHidden()]):
            size = widget.sizeHint()
            right -= size.width()
            widget.setGeometry(right, (self.height() - size.height()) // 2, size.width(), size.height())
            right -= theme.px(Space.XS)
        start = gap
        for widget in self._starts:
            size = widget.sizeHint()
            widget.setGeometry(start, (self.height() - size.height()) // 2, size.width(), size.height())
            start += size.width() + theme.px(Space.XS)
        margin_right = self.width() - right - gap
        margin_left = start - gap if self._starts else 0
        self.setTextMargins(margin_left, 0, max(0, margin_right), 0)


class InsideButton(QAbstractButton):
    """An icon inside an input that opens its list or calendar; the keyboard uses F4, so Tab passes it by."""

    def __init__(self, icon: Icon) -> None:
        super().__init__()
        self._icon = icon
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """As high as the input allows."""
        side = look().px(IconSize.CONTROL)
        return QSize(side, look().px(Height.COMPACT))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - drawn whole
        """Draw the icon."""
        painter = QPainter(self)
        side = look().px(IconSize.SMALL)
        rect = QRectF((self.width() - side) / 2, round((self.height() - side) / 2), side, side)
        look().paint_icon(painter, rect, self._icon, look().colours.text2)
        painter.end()


class LongTextInput(QPlainTextEdit):
    """Several lines; grows with its text, Tab leaves it."""

    edited = Signal()
    left = Signal()

    def __init__(self, lines: int = 3, most: int = 12) -> None:
        super().__init__()
        self._lines, self._most = lines, most
        self._quiet = False
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._on_text)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow())
        look().follow(self, self._scale)

    def value(self) -> str:
        """Return what was typed, without empty lines at the ends."""
        return self.toPlainText().strip()

    def set_value(self, value: str) -> None:
        """Show a value that was not typed."""
        if value != self.toPlainText():
            self._quiet = True
            self.setPlainText(value)
            self._quiet = False

    def say_placeholder(self, texts: Texts, message: Message, **facts: object) -> None:
        """Say what could be typed."""
        texts.say(self.setPlaceholderText, message, **facts)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the person has finished here."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks lines elsewhere."""
        super().resizeEvent(event)
        self._grow()

    def _on_text(self) -> None:
        if not self._quiet:
            self.edited.emit()

    def _scale(self) -> None:
        self._quiet = True
        self.document().setDocumentMargin(look().px(Space.XS))
        self._quiet = False
        self._grow()

    def _grow(self) -> None:
        needed = int(self.document().size().height())
        lines = min(max(self._lines, needed), self._most)
        # Heights are rounded: a bar would stand beside a text that is seen whole.
        bar = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(bar.ScrollBarAsNeeded if needed > lines else bar.ScrollBarAlwaysOff)
        line = self.fontMetrics().lineSpacing()
        margin = int(self.document().documentMargin())
        self.setFixedHeight(max(lines * line + 2 * margin + look().px(Space.S), look().px(Height.CONTROL)))


class SegmentedChoice(QWidget):
    """One of a few, all visible side by side, perhaps in rows; the arrows choose."""

    edited = Signal()
    left = Signal()

    def __init__(self, options: Sequence[tuple[str, str]], in_row: int = 0) -> None:
        """`options` are pairs of an id and the text shown; `in_row` is how many stand beside each other at most."""
        super().__init__()
        self._options = list(options)
        self._in_row = in_row
        self._chosen = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        look().follow(self, self.updateGeometry)

    def value(self) -> str:
        """Return the id of what is chosen."""
        return self._options[self._chosen][0]

    def set_value(self, value: str) -> None:
        """Choose by id."""
        self._chosen = [option for option, _ in self._options].index(value)
        self.setAccessibleDescription(self._options[self._chosen][1])
        self.update()

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Say the same options in other words."""
        self._options = list(options)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """All options as wide as the widest."""
        theme = look()
        metrics = theme.metrics(Type.H3)
        widest = max(metrics.horizontalAdvance(text) for _, text in self._options) + 2 * theme.px(Space.M)
        rows, columns = self._grid
        return QSize(widest * columns + 2 * theme.px(Space.HAIR), theme.px(Height.CONTROL) * rows)

    def minimumSizeHint(self) -> QSize:
        """No option is cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by the arrows."""
        rows, columns = self._grid
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if rows > 1:
            steps |= {Qt.Key.Key_Up: -columns, Qt.Key.Key_Down: columns}
        step = steps.get(Qt.Key(event.key()), 0)
        if step:
            there = self._chosen + step
            if abs(step) == 1 or 0 <= there < len(self._options):
                self._choose(min(max(there, 0), len(self._options) - 1))
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose by a click."""
        rows, columns = self._grid
        row = min(max(int(event.position().y() * rows / self.height()), 0), rows - 1)
        column = min(max(int(event.position().x() * columns / self.width()), 0), columns - 1)
        number = row * columns + column
        if number < len(self._options):
            self._choose(number)

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew when enabled or disabled."""
        super().changeEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the person has finished here."""
        super().focusOutEvent(event)
        self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - drawn whole
        """Draw the frame and the options."""
        theme = look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = theme.px(Line.FOCUS if self.hasFocus() else Line.HAIR)
        painter.setPen(QPen(theme.colour("accent" if self.hasFocus() else "control"), width))
        painter.setBrush(theme.colour("surface"))
        half, radius = width / 2, theme.px(Radius.CONTROL)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)
        inset = theme.px(Space.HAIR) + 1
        rows, columns = self._grid
        wide, tall = (self.width() - 2 * inset) / columns, (self.height() - 2 * inset) / rows
        for number, (_, text) in enumerate(self._options):
            row, column = divmod(number, columns)
            rect = QRectF(inset + column * wide, inset + row * tall, wide, tall)
            chosen = number == self._chosen
            if chosen:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("accent_bg"))
                painter.drawRoundedRect(rect, theme.px(Radius.MARK), theme.px(Radius.MARK))
            painter.setFont(theme.font(Type.H3 if chosen else Type.BODY))
            painter.setPen(theme.colour("accent" if chosen else "text2"))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()

    @property
    def _grid(self) -> tuple[int, int]:
        """How many rows and columns the options stand in."""
        rows = ceil(len(self._options) / (self._in_row or len(self._options)))
        return rows, ceil(len(self._options) / rows)

    def _choose(self, number: int) -> None:
        if number != self._chosen:
            self.set_value(self._options[number][0])
            self.edited.emit()
