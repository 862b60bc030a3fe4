"""The toast: what was just done, and the way back, for eight seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from twincities.domain.changes import Act
from twincities.i18n import NP_
from twincities.ui.furniture.headers import IconLabel
from twincities.ui.furniture.labels import Label, WrappingLabel, beginning
from twincities.ui.furniture.layouts import row
from twincities.ui.tables.sideways import SIDE
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Height, IconSize, Radius, Space, Time, Type, Width

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincities.domain.changes import Changed
    from twincities.ui.context import ToastRequest
    from twincities.ui.texts import Texts

UNDO = NP_("button", "Undo")
LONGEST = 200
"""Characters of a message that are shown: a title in it may be of any length."""
MOVING = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide)
"""What happens to a page or to the panel at its side that gives the toast another place."""


class _UndoLink(QPushButton):
    """The link on a toast: the toast's own colours, no key cap but the key in plain words."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.setFlat(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        texts.say(self.setText, UNDO)
        look().follow(self, self._restyle)

    def setText(self, text: str) -> None:
        super().setText(text)
        self._restyle()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - drawn whole
        painter = QPainter(self)
        painter.setFont(look().font(Type.H3))
        painter.setPen(look().colour("tip_link"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._restyle()

    def _restyle(self) -> None:
        width = look().metrics(Type.H3).horizontalAdvance(self.text()) + 2 * look().px(Space.XS)
        self.setFixedSize(max(width, look().px(Height.COMPACT)), look().px(Height.COMPACT))


class Toast(QWidget):
    """Bottom centre of its page, beside its panel; stays while it is hovered or focused; the next one replaces it."""

    def __init__(self, texts: Texts, page: QWidget, *, placed: bool = True) -> None:
        """Without `placed` it stands in a layout (the sheet of states)."""
        super().__init__(page)
        self._texts = texts
        self._placed = placed
        self._on_undo: Callable[[], object] | None = None
        line = row(self, (Space.L, 0, Space.M, 0), Space.S)
        self._icon = IconLabel(Icon.OK, "on_tip", IconSize.CONTROL)
        line.addWidget(self._icon)
        self.message = WrappingLabel(role=Type.STRONG, tone="on_tip")
        line.addWidget(self.message, 1)
        self.undo = _UndoLink(texts)
        self.undo.clicked.connect(self._take_back)
        line.addWidget(self.undo)
        self._key = Label("Ctrl Z", Type.SMALL, "on_tip")
        line.addWidget(self._key)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide_it)
        page.installEventFilter(self)
        self.undo.installEventFilter(self)
        look().follow(self, self.place)
        self.hide()

    def show_request(self, request: ToastRequest, icon: Icon = Icon.OK) -> None:
        """Show a request in place of whatever stood here."""
        self._icon.show_icon(icon, "on_tip")
        self._on_undo = request.on_undo
        self._texts.say(self.undo.setText, request.link or UNDO)
        self._texts.say(self._say, request.message, **dict(request.facts))
        self.undo.setVisible(request.on_undo is not None)
        self._key.setVisible(request.on_undo is not None and request.link is None)
        self.show()
        self.place()
        self._timer.start(Time.TOAST)
        self.setAccessibleName(self.message.text())
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _say(self, text: str) -> None:
        self.message.setText(beginning(self.message, text, LONGEST))

    def on_changed(self, changed: Changed) -> None:
        """Leave once something was taken back or done again: the way back offered here would lead further than said."""
        if self._on_undo is not None and changed.act in (Act.UNDO, Act.REDO):
            self.hide_it()

    def hide_it(self) -> None:
        """Leave; undo stays in the menu and in History."""
        self._timer.stop()
        self.hide()

    def stay(self) -> None:
        """Do not count: on the sheet of states."""
        self._timer.stop()

    @property
    def leaving(self) -> bool:
        """Whether the eight seconds are running."""
        return self._timer.isActive()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while hovered."""
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Count again."""
        super().leaveEvent(event)
        if not self.undo.hasFocus():
            self._timer.start(Time.TOAST)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the bottom of the page, beside its panel; stay while focused."""
        kind = event.type()
        if kind in MOVING and watched is not self.undo:
            self.place()
        elif watched is self.undo and kind == QEvent.Type.FocusIn:
            self._timer.stop()
        elif watched is self.undo and kind == QEvent.Type.FocusOut and not self.underMouse():
            self._timer.start(Time.TOAST)
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - drawn whole
        """Draw the dark ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look().colour("tip"))
        radius = look().px(Radius.CONTROL)
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        painter.end()

    def _take_back(self) -> None:
        act = self._on_undo
        self.hide_it()
        if act is not None:
            act()

    def place(self) -> None:
        """Stand where the page has room: another page may be shown, or a panel opened at its side."""
        theme, page, line = look(), self.parentWidget(), self.layout()
        height = theme.px(Height.TOAST)
        if not self._placed or page is None or line is None:
            self.setFixedHeight(height)
            return
        gap, least = theme.px(Space.XL), theme.px(Width.POPUP)
        room = self._beside(page)
        if room < least + 2 * gap:
            room = page.width()
        width = min(max(self.sizeHint().width(), least), room - 2 * gap)
        height = max(height, line.totalHeightForWidth(width) + height - theme.px(Height.COMPACT))
        self.setFixedHeight(height)
        self.setGeometry((room - width) // 2, page.height() - height - gap, width, height)
        self.raise_()

    def _beside(self, page: QWidget) -> int:
        """Return how much of the page's width the panel at its side leaves, and hear when that changes."""
        left = page.width()
        for side in page.findChildren(QWidget, SIDE):
            side.installEventFilter(self)
            if side.isVisible():
                left = min(left, side.mapTo(page, QPoint(0, 0)).x())
        return left
