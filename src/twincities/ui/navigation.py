"""The navigation: the pages of the window, with counts; icons only where the window is narrow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QWidget

from twincities.i18n import N_, NP_
from twincities.ui.furniture.labels import rule
from twincities.ui.furniture.layouts import column
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Height, IconSize, Line, Radius, Space, Type, Width

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twincities.i18n import Message
    from twincities.ui.context import Context
    from twincities.ui.texts import Texts

PROGRAM = NP_("name of the program", "Twin Cities")
WINDOW_TITLE = N_("{page} — {program}")
BESIDE_ICON = Space.M - Space.HAIR


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the window: made when it is first shown.

    `group` "main" stands at the top, "work" below a line (press, import, reports), "end" at the bottom (settings);
    "hidden" is reached from other pages only and stands
    `within` the one the navigation marks. The pages with a `key` get Ctrl+digit in their order.
    """

    id: str
    title: Message
    icon: Icon
    make: Callable[[Context], QWidget]
    key: str = ""
    group: str = "main"
    within: str = ""


class _Entry(QAbstractButton):
    def __init__(self, texts: Texts, page: Page) -> None:
        super().__init__()
        self.page = page
        self._texts = texts
        self._words = ""
        self._count: int | None = None
        self._narrow = False
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        texts.say(self._say, page.title)
        look().follow(self, self.updateGeometry)

    def show_count(self, count: int | None) -> None:
        self._count = count
        self.update()

    def set_narrow(self, *, narrow: bool) -> None:
        self._narrow = narrow
        self.setToolTip(self._words if narrow else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = look()
        height = theme.px(Height.NAV_ITEM)
        if self._narrow:
            return QSize(height, height)
        around = theme.px(Space.L) + theme.px(IconSize.HEADER) + theme.px(BESIDE_ICON) + theme.px(Space.M)
        words = theme.metrics(Type.H3).horizontalAdvance(self._words) + 1
        return QSize(around + words + self._count_width(), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - drawn whole
        theme, current = look(), self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        side = theme.px(IconSize.HEADER)
        left = (self.width() - side) / 2 if self._narrow else theme.px(Space.L)
        square = QRectF(round(left), round((self.height() - side) / 2), side, side)
        theme.paint_icon(
            painter, square, self.page.icon, getattr(theme.colours, "accent" if current else "text2")
        )
        if not self._narrow:
            painter.setFont(theme.font(Type.H3 if current else Type.BODY))
            painter.setPen(theme.colour("text" if current else "text2"))
            room = QRectF(self.rect()).adjusted(left + side + theme.px(BESIDE_ICON), 0, -theme.px(Space.M), 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._words)
            if self._count:
                painter.setFont(theme.font(Type.SMALL_STRONG))
                painter.setPen(theme.colour("accent" if current else "text2"))
                number = self._texts.words.number(self._count)
                painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, number)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        theme, radius = look(), look().px(Radius.CONTROL)
        hair = theme.px(Line.HAIR)
        rect = QRectF(self.rect()).adjusted(hair / 2, hair / 2, -hair / 2, -hair / 2)
        if self.isChecked():
            painter.setPen(QPen(theme.colour("line"), hair))
            painter.setBrush(theme.colour("surface"))
            painter.drawRoundedRect(rect, radius, radius)
            # The bar follows the rounded corners, so it is cut out of the same shape.
            painter.save()
            painter.setClipRect(QRectF(0, 0, theme.px(Line.SELECTION_BAR), self.height()))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
            painter.restore()
        elif self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(rect, radius, radius)
        if self.hasFocus():
            ring = theme.px(Line.FOCUS)
            painter.setPen(QPen(theme.colour("accent"), ring))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)

    def _count_width(self) -> int:
        if not self._count:
            return 0
        number = self._texts.words.number(self._count)
        return look().metrics(Type.SMALL_STRONG).horizontalAdvance(number) + look().px(Space.S)

    def _say(self, words: str) -> None:
        self._words = words
        self.setAccessibleName(words)
        if self._narrow:
            self.setToolTip(words)
        self.updateGeometry()
        self.update()


class _Brand(QWidget):
    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._words = ""
        self._narrow = False
        texts.say(self._say, PROGRAM)
        look().follow(self, lambda: self.setFixedHeight(look().px(Height.ROW_TWO_LINES)))

    def set_narrow(self, *, narrow: bool) -> None:
        self._narrow = narrow
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = look()
        width = 0 if self._narrow else theme.metrics(Type.H2).horizontalAdvance(self._words)
        return QSize(
            width + theme.px(IconSize.HEADER) + 2 * theme.px(Space.L), theme.px(Height.ROW_TWO_LINES)
        )

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - drawn whole
        theme = look()
        painter = QPainter(self)
        side = theme.px(IconSize.HEADER + 2)
        left = (self.width() - side) // 2 if self._narrow else theme.px(Space.M + 2)
        square = QRectF(left, (self.height() - side) // 2, side, side)
        theme.paint_icon(painter, square, Icon.APP, theme.colours.accent)
        if not self._narrow:
            painter.setFont(theme.font(Type.H2))
            painter.setPen(theme.colour("text"))
            room = self.rect().adjusted(left + side + theme.px(Space.S), 0, 0, 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._words)
        painter.end()

    def _say(self, words: str) -> None:
        self._words = words
        self.updateGeometry()
        self.update()


class Navigation(QFrame):
    """One entry per page; ↑ and ↓ walk, Enter or Space goes."""

    chosen = Signal(str)

    def __init__(self, texts: Texts, pages: Sequence[Page]) -> None:
        super().__init__()
        self.setObjectName("navigation")
        self._entries: dict[str, _Entry] = {}
        self._narrow = False
        outer = column(self, (Space.S, Space.XS, Space.S, Space.S), Space.HAIR)
        self._brand = _Brand(texts)
        outer.addWidget(self._brand)
        groups = {name: [page for page in pages if page.group == name] for name in ("main", "work", "end")}
        self._add(texts, groups["main"])
        if groups["work"]:
            outer.addSpacing(Space.M)
            outer.addWidget(rule())
            outer.addSpacing(Space.M)
        self._add(texts, groups["work"])
        outer.addStretch(1)
        self._add(texts, groups["end"])
        look().follow(self, self._scale)
        texts.changed.connect(self._scale)  # another language has other widths

    @property
    def narrow(self) -> bool:
        """Whether only icons are shown."""
        return self._narrow

    def set_narrow(self, *, narrow: bool) -> None:
        """Show icons only, their names in tooltips."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for entry in self._entries.values():
            entry.set_narrow(narrow=narrow)
        self._brand.set_narrow(narrow=narrow)
        self._scale()

    def show_current(self, page: str) -> None:
        """Mark the page that is shown."""
        for name, entry in self._entries.items():
            entry.setChecked(name == page)

    def show_count(self, page: str, count: int | None) -> None:
        """Show how many records wait on a page."""
        self._entries[page].show_count(count)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by the arrows."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        entries = list(self._entries.values())
        focused = next((n for n, entry in enumerate(entries) if entry.hasFocus()), None)
        if step and focused is not None:
            entries[min(max(focused + step, 0), len(entries) - 1)].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def focus_current(self) -> None:
        """Put the focus on the entry of the page that is shown."""
        for entry in self._entries.values():
            if entry.isChecked():
                entry.setFocus(Qt.FocusReason.TabFocusReason)

    def _add(self, texts: Texts, pages: Sequence[Page]) -> None:
        for page in pages:
            entry = _Entry(texts, page)
            entry.clicked.connect(lambda _checked=False, wanted=page.id: self.chosen.emit(wanted))
            self._entries[page.id] = entry
            layout = self.layout()
            if layout is not None:
                layout.addWidget(entry)

    def _scale(self) -> None:
        narrow = Width.NAVIGATION_NARROW if self._narrow else Width.NAVIGATION
        widest = max((entry.sizeHint().width() for entry in self._entries.values()), default=0)
        room = look().px(narrow)
        if not self._narrow:
            room = max(room, widest + 2 * look().px(Space.S) + 1, self._brand.sizeHint().width())
        self.setFixedWidth(room)
