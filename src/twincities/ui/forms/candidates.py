"""The list of places that may be meant: each with where it lies, how large it is, and why it is offered or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from twincities.domain.coordinates import point
from twincities.i18n import NP_
from twincities.ui.forms.lookup import reasons, titled, whereabouts
from twincities.ui.furniture.lines import Index, LineModel
from twincities.ui.joining import joined
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import IconSize, Line, Radius, Space, Type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincities.i18n import Message
    from twincities.services.candidates import Candidate
    from twincities.ui.texts import Texts

NO_NUMBER = NP_("population of a place", "no data")
MOST_SEEN = 5
SPOT_DECIMALS = 2
"""Decimals of a degree that tell candidates apart."""
WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class Option:
    """A line of the list: what can be taken, in words. One without a candidate is only there to be seen."""

    title: str
    where: str
    size: str
    spot: str
    good: str = ""
    bad: str = ""
    latitude: float = 0.0
    longitude: float = 0.0
    candidate: Candidate | None = None


def option(found: Candidate, texts: Texts, country: str = "", names: int = 0) -> Option:
    """Return the line of a candidate; `country` is the stated one, `names` how many of the known names match."""
    good, bad = reasons(found, texts, country, names, alone=False)
    return Option(
        title=titled(found, texts),
        where=whereabouts(found, texts),
        size=texts.words.number(found.population) if found.population else texts(NO_NUMBER),
        spot=point(found.latitude, found.longitude, texts.words, SPOT_DECIMALS),
        good=joined(texts, good),
        bad=joined(texts, bad),
        latitude=found.latitude,
        longitude=found.longitude,
        candidate=found,
    )


class _Options(LineModel[Option]):
    def __init__(self, texts: Texts, parent: QObject) -> None:
        super().__init__(parent)
        self._texts = texts

    def detail(self, line: Option) -> str:
        return joined(self._texts, (line.where, line.size, line.spot, line.good, line.bad))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.ToolTipRole and index.isValid():
            return self.detail(self.lines[index.row()])
        return super().data(index, role)


class CandidateList(QListView):
    """Chosen by the arrows or a click; Enter or a double click takes. `chosen` and `taken` carry an Option."""

    chosen = Signal(object)
    taken = Signal(object)

    def __init__(self, texts: Texts, name: Message, most_seen: int = MOST_SEEN) -> None:
        """`name` is what a screen reader calls the list; more lines than `most_seen` scroll."""
        super().__init__()
        self._most_seen = most_seen
        self.options_ = _Options(texts, self)
        self.setModel(self.options_)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("pane", "true")
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        texts.say(self.setAccessibleName, name)
        self.selectionModel().currentChanged.connect(lambda *_: self._on_current())
        self.doubleClicked.connect(lambda _index: self.take())
        look().follow(self, self._scale)

    @property
    def current(self) -> Option | None:
        """What is chosen."""
        index = self.currentIndex()
        return self.options_.lines[index.row()] if index.isValid() else None

    def show_options(self, options: Sequence[Option]) -> None:
        """Show other lines; the first one that can be taken is chosen, and taken only by Enter."""
        self.options_.show_lines(options)
        first = next((number for number, one in enumerate(options) if one.candidate is not None), -1)
        self.setCurrentIndex(self.options_.index(first) if first >= 0 else QModelIndex())
        self.scrollToTop()
        self.updateGeometry()
        self._on_current()

    def step(self, step: int) -> None:
        """Choose the next or the previous line."""
        row = self.currentIndex().row() + step
        self.setCurrentIndex(self.options_.index(min(max(row, 0), self.options_.rowCount() - 1)))

    def take(self) -> None:
        """Take what is chosen."""
        one = self.current
        if one is not None and one.candidate is not None:
            self.taken.emit(one)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.take()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks lines elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._scale()

    def sizeHint(self) -> QSize:
        """As high as its lines, up to a number; more scroll."""
        rows = min(self._most_seen, max(1, self.options_.rowCount()))
        heights = [self.sizeHintForRow(row) for row in range(min(rows, self.options_.rowCount()))]
        return QSize(look().px(Space.XXL), sum(heights) + look().px(Line.HAIR))

    def minimumSizeHint(self) -> QSize:
        """Return the size hint: a line is never cut."""
        return self.sizeHint()

    def _on_current(self) -> None:
        self.chosen.emit(self.current)

    def _scale(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: CandidateList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's contract
        theme, one = look(), self._view.options_.lines[index.row()]
        lines = theme.metrics(Type.STRONG).height() + theme.metrics(Type.SMALL).height()
        room = self._view.viewport().width() - _indent() - theme.px(Space.M) - 1
        lines += sum(_height(text, room) for text in (one.good, one.bad))
        return QSize(
            theme.px(Space.XXL), lines + theme.px(Space.HAIR) * 2 + theme.px(Space.S) * 2 + theme.px(Space.S)
        )

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, one = look(), self._view.options_.lines[index.row()]
        current = index.row() == self._view.currentIndex().row()
        gap = theme.px(Space.S)
        rect = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5 - gap)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(
            painter, rect, current=current, hovered=bool(option.state & QStyle.StateFlag.State_MouseOver)
        )
        if one.candidate is not None:
            self._paint_radio(painter, rect, current=current)
        room = rect.adjusted(_indent(), theme.px(Space.S), -theme.px(Space.M), -theme.px(Space.S))
        strong, small = theme.metrics(Type.STRONG).height(), theme.metrics(Type.SMALL).height()
        self._paint_pair(
            painter, QRectF(room.left(), room.top(), room.width(), strong), one.title, one.size, bold=True
        )
        top = room.top() + strong + theme.px(Space.HAIR)
        self._paint_pair(
            painter, QRectF(room.left(), top, room.width(), small), one.where, one.spot, bold=False
        )
        top += small
        for text, tone in ((one.good, "ok"), (one.bad, "bad")):
            if text:
                height = _height(text, int(room.width()))
                painter.setFont(theme.font(Type.SMALL))
                painter.setPen(theme.colour(tone))
                painter.drawText(QRectF(room.left(), top, room.width(), height), WRAPPED, text)
                top += height
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRectF, *, current: bool, hovered: bool) -> None:
        theme, focused = look(), current and self._view.hasFocus()
        width = theme.px(Line.FOCUS if focused else Line.HAIR)
        edge = "accent" if focused else "accent_line" if current else "line"
        painter.setPen(QPen(theme.colour(edge), width))
        painter.setBrush(theme.colour("sel" if current else "hover" if hovered else "surface"))
        half = (width - 1) / 2
        painter.drawRoundedRect(
            rect.adjusted(half, half, -half, -half), theme.px(Radius.CONTROL), theme.px(Radius.CONTROL)
        )

    def _paint_radio(self, painter: QPainter, rect: QRectF, *, current: bool) -> None:
        theme, side = look(), look().px(IconSize.CONTROL)
        circle = QRectF(rect.left() + theme.px(Space.M), rect.top() + theme.px(Space.S) + 1, side, side)
        painter.setPen(QPen(theme.colour("accent" if current else "control"), theme.px(Line.HAIR)))
        painter.setBrush(theme.colour("accent" if current else "surface"))
        painter.drawEllipse(circle)
        if current:
            third = side / 3
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("on_accent"))
            painter.drawEllipse(circle.adjusted(third, third, -third, -third))

    def _paint_pair(self, painter: QPainter, rect: QRectF, text: str, right: str, *, bold: bool) -> None:
        """Draw a text and a number at its right, which is never cut."""
        theme = look()
        role = Type.STRONG if bold and right[:1].isdigit() else Type.SMALL
        width = theme.metrics(role, figures=True).horizontalAdvance(right) + 1 if right else 0
        end = QRectF(rect.right() - width, rect.top(), width, rect.height())
        tone = "text" if role is Type.STRONG else "text2"
        theme.paint_text(painter, end, right, role, tone, figures=True)
        begin = rect.adjusted(0, 0, -width - theme.px(Space.S), 0)
        theme.paint_text(
            painter, begin, text, Type.STRONG if bold else Type.SMALL, "text" if bold else "text2"
        )


def _indent() -> int:
    """Return the room that the radio button takes."""
    return look().px(Space.M + IconSize.CONTROL + Space.M)


def _height(text: str, width: int) -> int:
    """Return how high a sentence is that wraps at a width."""
    if not text:
        return 0
    return look().metrics(Type.SMALL).boundingRect(QRect(0, 0, max(1, width), 9999), WRAPPED, text).height()


def step_of(event: QKeyEvent) -> int:
    """Return how far a key in a field above the list walks it, 0 for any other key."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return 0
    return {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
