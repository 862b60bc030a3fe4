"""What stands where nothing is: first use, nothing found, nothing to do, an error, and rows not yet read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from twincities.ui.furniture.headers import IconLabel
from twincities.ui.furniture.labels import Label
from twincities.ui.furniture.layouts import FlowLayout, column
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Height, IconSize, Radius, Space, Time, Type, Width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincities.i18n import Message
    from twincities.ui.texts import Texts
    from twincities.ui.theme.icons import Icon


class EmptyState(QWidget):
    """An icon, what this is, how to begin, and at most an action with its alternatives."""

    def __init__(
        self,
        texts: Texts,
        icon: Icon,
        title: Message,
        detail: Message | None = None,
        actions: Sequence[QWidget] = (),
        **facts: object,
    ) -> None:
        super().__init__()
        self._texts = texts
        layout = column(self, (Space.L, Space.XL, Space.L, Space.XL), Space.S)
        layout.addStretch(1)
        layout.addWidget(IconLabel(icon, "text2", IconSize.EMPTY), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(Space.S)
        self.title = _centred(Type.H2, "text")
        texts.say(self.title.setText, title, **facts)
        layout.addWidget(self.title)
        self.detail = _centred(Type.BODY, "text2")
        layout.addWidget(self.detail)
        # Only now that it has a parent: shown before, it would be a window of its own.
        self.detail.setVisible(detail is not None)
        if detail is not None:
            texts.say(self.detail.setText, detail, **facts)
        if actions:
            layout.addSpacing(Space.XS)
            layout.addWidget(_Actions(actions))
        layout.addStretch(1)

    def say(self, title: Message, detail: Message | None = None, **facts: object) -> None:
        """Say something else in the same place."""
        self._texts.say(self.title.setText, title, **facts)
        self.detail.setVisible(detail is not None)
        if detail is not None:
            self._texts.say(self.detail.setText, detail, **facts)


class _Actions(QWidget):
    def __init__(self, actions: Sequence[QWidget]) -> None:
        super().__init__()
        self._flow = FlowLayout(self, Space.S, centred=True)
        for action in actions:
            self._flow.addWidget(action)


def _centred(role: Type, tone: str) -> Label:
    label = Label(role=role, tone=tone, wrap=True)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
    return label


class CalmLine(Label):
    """«Nothing is overdue»: a card with nothing to do keeps its place and says so."""

    def __init__(self, texts: Texts, message: Message, **facts: object) -> None:
        super().__init__(role=Type.BODY, tone="text2", wrap=True)
        texts.say(self.setText, message, **facts)


ROWS = (0.46, 0.37, 0.54, 0.42, 0.32, 0.49, 0.40)
COLUMNS = (0.47, 0.71)


class SkeletonRows(QWidget):
    """Grey bars in the place of rows that are being read; invisible for the first 0.4 s."""

    def __init__(self, *, at_once: bool = False, row_height: int = Height.NAV_ITEM) -> None:
        super().__init__()
        self._row = row_height
        self._waited = at_once
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._appear)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to wait."""
        super().showEvent(event)
        if not self._waited:
            self._wait.start(Time.SKELETON_AFTER)

    def sizeHint(self) -> QSize:
        """Room for five rows."""
        return QSize(look().px(Width.POPUP), 5 * look().px(self._row))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - drawn whole
        """Draw as many bars as there is room for."""
        if not self._waited:
            return
        painter = QPainter(self)
        paint_skeleton(painter, QRectF(self.rect()), look().px(self._row))
        painter.end()

    def _appear(self) -> None:
        self._waited = True
        self.update()


def paint_skeleton(painter: QPainter, rect: QRectF, row_height: int) -> None:
    """Draw grey bars in the rows of a rectangle."""
    theme = look()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("neu_bg"))
    margin, height, radius = theme.px(Space.L), theme.px(Height.SKELETON), theme.px(Radius.MARK)
    width = rect.width() - 2 * margin
    for line in range(max(1, min(len(ROWS) * 3, int(rect.height() // row_height)))):
        top = rect.top() + line * row_height + (row_height - height) / 2
        left = rect.left() + margin
        share = ROWS[line % len(ROWS)]
        painter.drawRoundedRect(QRectF(left, top, width * share * 0.75, height), radius, radius)
        for start in COLUMNS:
            bar = QRectF(left + width * start + width * 0.03, top, width * 0.2, height)
            painter.drawRoundedRect(bar, radius, radius)
