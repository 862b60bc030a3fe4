"""Boxes to tick, and what opens below a filter button with them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QCheckBox, QFrame, QScrollArea, QWidget

from twincities.domain.vocabulary import Term
from twincities.ui.furniture.labels import Label
from twincities.ui.furniture.layouts import column, inner_column, inner_row
from twincities.ui.furniture.popovers import Popover
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Height, IconSize, Line, Radius, Space, Type, Width

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from twincities.ui.texts import Texts

T = TypeVar("T")
E = TypeVar("E", bound=Term)
MOST_SEEN = 12
"""Boxes seen at once; of more, the list scrolls."""
UNCOUNTED = "…"
"""The count of what is still being counted."""


class TickBox(QCheckBox):
    """A box to tick, with its words and perhaps a count, as wide as the list; Space and Enter tick it.

    On a form (`flush`) the box begins where the fields do, and a ring around it is its focus; in a list the whole line
    has a ground.
    """

    def __init__(self, words: str, count: str = "", *, flush: bool = False) -> None:
        super().__init__(words)
        self._count = count
        self._inset = 0 if flush else Space.S
        self.setAccessibleDescription(count)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        look().follow(self, self.updateGeometry)

    def show_count(self, count: str) -> None:
        """Say how many records the box would show."""
        self._count = count
        self.setAccessibleDescription(count)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for box and words."""
        theme = look()
        words = theme.metrics(Type.BODY).horizontalAdvance(self.text())
        if self._count:
            words += theme.metrics(Type.SMALL).horizontalAdvance(self._count) + theme.px(Space.XL)
        words += self.sign_width()
        return QSize(words + theme.px(IconSize.HEADER + Space.S + 2 * self._inset), theme.px(Height.ROW))

    def minimumSizeHint(self) -> QSize:
        """Words are never cut."""
        return self.sizeHint()

    def sign_width(self) -> int:
        """Return the room between box and words: none, unless a box shows a sign of what it stands for."""
        return 0

    def paint_sign(self, painter: QPainter, room: QRectF) -> None:
        """Draw the sign."""

    def hitButton(self, spot: QPoint) -> bool:
        """Tick by a click anywhere on the line."""
        return self.rect().contains(spot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick, or walk to the neighbours."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - drawn whole
        """Draw ground, box and words."""
        theme = look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._inset and (self.hasFocus() or self.underMouse()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("sel" if self.hasFocus() else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()), theme.px(Radius.MARK), theme.px(Radius.MARK))
        side = theme.px(IconSize.HEADER)
        box = QRectF(theme.px(self._inset), round((self.height() - side) / 2), side, side)
        self._paint_box(painter, box)
        painter.setFont(theme.font(Type.BODY))
        painter.setPen(theme.colour("text"))
        words = QRectF(self.rect()).adjusted(box.right() + theme.px(Space.S), 0, 0, 0)
        if self.sign_width():
            sign = QRectF(words.left(), 0, self.sign_width(), self.height())
            self.paint_sign(painter, sign)
            words.setLeft(sign.right())
            painter.setFont(theme.font(Type.BODY))
            painter.setPen(theme.colour("text"))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._count:
            painter.setFont(theme.font(Type.SMALL))
            painter.setPen(theme.colour("text2"))
            edge = words.adjusted(0, 0, -theme.px(Space.S), 0)
            painter.drawText(edge, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._count)
        painter.end()

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        theme = look()
        ticked = self.isChecked()
        ringed = self.hasFocus() and not self._inset
        line = theme.px(Line.FOCUS if ringed else Line.HAIR)
        painter.setPen(QPen(theme.colour("accent" if ticked or ringed else "control"), line))
        painter.setBrush(theme.colour("accent" if ticked else "surface"))
        half = line / 2
        painter.drawRoundedRect(
            box.adjusted(half, half, -half, -half), theme.px(Radius.MARK), theme.px(Radius.MARK)
        )
        if ticked:
            inset = theme.px(Space.HAIR)
            inside = box.adjusted(inset, inset, -inset, -inset)
            theme.paint_icon(painter, inside, Icon.ACCEPT, theme.colours.on_accent)


class Ticks(QScrollArea, Generic[T]):
    """Values to tick, with how many records each would show; `edited` after each. A long list scrolls."""

    edited = Signal()

    def __init__(self, entries: Sequence[tuple[T, str, str]], chosen: Sequence[T], remark: str = "") -> None:
        """`entries` are value, words and count ("" for none); `remark` stands below them."""
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        sheet = QWidget()
        sheet.setObjectName("scrolled")
        layout = column(sheet)
        self._lines = inner_column(layout)
        self._boxes: dict[T, TickBox] = {}
        self._remark = Label(role=Type.BODY, tone="text2")
        inner_row(layout, 0, (Space.S, 0, Space.S, 0)).addWidget(self._remark)
        look().follow(self._remark, lambda: self._remark.setMinimumHeight(look().px(Height.ROW)))
        self.fill(entries, chosen, remark)
        self.setWidget(sheet)

    def fill(self, entries: Sequence[tuple[T, str, str]], chosen: Sequence[T] = (), remark: str = "") -> None:
        """Put in what was not known at once; `entries` hold those that are there, whose boxes stay under the hand."""
        boxes = {}
        for number, (value, words, count) in enumerate(entries):
            box = self._boxes.get(value)
            if box is None:
                box = self._box(words, ticked=value in chosen)
                self._lines.insertWidget(number, box)
                box.show()  # now, for it takes room from now on
            box.show_count(count)
            boxes[value] = box
        self._boxes = boxes
        for before, box in pairwise(boxes.values()):
            QWidget.setTabOrder(before, box)
        self._remark.setText(remark)
        self._remark.setVisible(bool(remark))
        self.updateGeometry()

    def _box(self, words: str, *, ticked: bool) -> TickBox:
        box = TickBox(words)
        box.setChecked(ticked)
        box.toggled.connect(lambda _on: self.edited.emit())
        return box

    def sizeHint(self) -> QSize:
        """All boxes, or as many as are seen at once."""
        sheet = self.widget()
        size = sheet.sizeHint() if sheet is not None else QSize()
        bar = look().px(Width.SCROLL_BAR) if len(self._boxes) > MOST_SEEN else 0
        return QSize(size.width() + bar, min(size.height(), look().px(Height.ROW) * MOST_SEEN))

    def minimumSizeHint(self) -> QSize:
        """As wide as the words, and at least one row high."""
        return QSize(self.sizeHint().width(), look().px(Height.ROW))

    def focusNextPrevChild(self, onward: bool) -> bool:
        """Keep the box that has the focus in sight."""
        moved = super().focusNextPrevChild(onward)
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            self.ensureWidgetVisible(focus)
        return moved

    @property
    def values(self) -> tuple[T, ...]:
        """All values that can be ticked."""
        return tuple(self._boxes)

    def value(self) -> tuple[T, ...]:
        """Return the ticked values in their order."""
        return tuple(value for value, box in self._boxes.items() if box.isChecked())

    def show_counts(self, counts: Mapping[T, str]) -> None:
        """Say how many records each value would show, where it was not known at once."""
        for value, box in self._boxes.items():
            box.show_count(counts.get(value, ""))

    def focus_first(self) -> None:
        """Put the focus on the first ticked box, else on the first."""
        boxes = list(self._boxes.values())
        wanted = next((box for box in boxes if box.isChecked()), boxes[0] if boxes else None)
        if wanted is not None:
            wanted.setFocus(Qt.FocusReason.PopupFocusReason)
            self.ensureWidgetVisible(wanted)


def term_ticks(
    texts: Texts, terms: Iterable[E], chosen: Sequence[E], counts: Mapping[E, int] | None = None
) -> Ticks[E]:
    """Return the terms of a vocabulary to tick."""
    number = texts.words.number
    entries = [
        (term, texts(term.label), "" if counts is None else number(counts.get(term, 0))) for term in terms
    ]
    return Ticks(entries, chosen)


class FilterPopover(Popover):
    """Opens below its button with the focus inside, and closes when the focus goes elsewhere."""

    def __init__(self, anchor: QWidget, content: QWidget) -> None:
        super().__init__(anchor, content, Space.XS)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)
        self.closed.connect(self.deleteLater)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isVisible() and not self.isAncestorOf(now) and now is not self:
            self.close_it()
