"""Banners across a page, and the strip that tells how far work has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from twincities.i18n import N_, NP_
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.headers import IconLabel
from twincities.ui.furniture.labels import Label
from twincities.ui.furniture.layouts import clear, column, inner_column, inner_row, row
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Height, IconSize, Space, Time, Tone, Type

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincities.i18n import Message
    from twincities.ui.texts import Texts

INK = {Tone.WARN: "warn", Tone.BAD: "bad", Tone.NEU: "neu", Tone.ACCENT: "accent"}


class Banner(QFrame):
    """Says a lasting circumstance across the page's top and stays until its cause is gone; one action at most."""

    def __init__(
        self,
        texts: Texts,
        title: Message,
        detail: Message | None = None,
        tone: Tone = Tone.WARN,
        icon: Icon = Icon.ATTENTION,
        **facts: object,
    ) -> None:
        super().__init__()
        self.setProperty("banner", str(tone))
        self._line = row(self, (Space.L, Space.M, Space.M, Space.M), Space.M)
        self._line.addWidget(IconLabel(icon, INK[tone], IconSize.HEADER))
        words = inner_column(self._line, Space.HAIR)
        self.title = Label(role=Type.STRONG, wrap=True)
        texts.say(self.title.setText, title, **facts)
        words.addWidget(self.title)
        self.detail = Label(role=Type.SMALL, tone="text2", wrap=True)
        words.addWidget(self.detail)
        self.detail.setVisible(detail is not None)
        self._say: Callable[[], str] | None = None
        if detail is not None:
            texts.say(self.detail.setText, detail, **facts)
        texts.changed.connect(self._say_again)
        self._line.setStretch(1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def say_detail(self, say: Callable[[], str]) -> None:
        """Say a detail that comes as a finished sentence, such as an error's, now and in any later language."""
        self._say = say
        self._say_again()

    def _say_again(self) -> None:
        if self._say is not None:
            self.detail.setText(self._say())
            self.detail.setVisible(bool(self.detail.text()))

    def add_action(self, action: QWidget) -> None:
        """Put the one action at the right."""
        self._line.addWidget(action)


class BannerPlace(QWidget):
    """Where a form's banner stands, under its header, as wide as the form; hidden while there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = column(self, (0, 0, Space.PAGE, 0))
        self.hide()

    def show_banner(self, banner: Banner | None) -> None:
        """Show a banner in place of the one before."""
        clear(self._lines)
        if banner is not None:
            self._lines.addWidget(banner)
            banner.show()  # else only once the events before it are through
        self.setVisible(banner is not None)


class ProgressBar(QWidget):
    """A thin bar; amount unknown shows a moving piece unless motion is reduced."""

    def __init__(self) -> None:
        super().__init__()
        self._done, self._total = 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look().follow(self, self.updateGeometry)

    def show_progress(self, done: int, total: int) -> None:
        """Show how much is done of how much; total 0 is unknown."""
        self._done, self._total = done, total
        self.update()

    def sizeHint(self) -> QSize:
        """As thin as the design asks."""
        return QSize(look().px(Height.PROGRESS), look().px(Height.PROGRESS))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - drawn whole
        """Draw ground and bar."""
        theme = look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        rect, radius = QRectF(self.rect()), self.height() / 2
        painter.setBrush(theme.colour("neu_bg"))
        painter.drawRoundedRect(rect, radius, radius)
        painter.setBrush(theme.colour("accent"))
        share = self._done / self._total if self._total else 0.3
        rect.setWidth(max(self.height(), self.width() * min(1.0, share)))
        painter.drawRoundedRect(rect, radius, radius)
        painter.end()


class ProgressStrip(QWidget):
    """«Reading records: 42,000 of 100,000», the way to stop, and the bar; appears after two seconds."""

    stopped = Signal()

    def __init__(self, texts: Texts, message: Message | None = None, *, at_once: bool = False) -> None:
        """`message` may use {done} and {total}."""
        super().__init__()
        self._texts = texts
        self._message = message or N_("Working: {done} of {total}")
        layout = column(self, (Space.L, Space.M, Space.L, Space.M), Space.S)
        line = inner_row(layout, Space.S)
        self.label = Label(role=Type.STRONG)
        line.addWidget(self.label)
        line.addStretch(1)
        self.stop = Button(
            texts,
            NP_("button", "Stop"),
            ButtonKind.LINK,
            key="Escape",
            bind=False,
            on_click=self.stopped.emit,
        )
        line.addWidget(self.stop)
        self.bar = ProgressBar()
        layout.addWidget(self.bar)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self.show)
        if not at_once:
            self.hide()

    def begin(self) -> None:
        """Start waiting; the strip shows itself if the work takes long."""
        self._wait.start(Time.PROGRESS_AFTER)

    def end(self) -> None:
        """Leave: the work is over."""
        self._wait.stop()
        self.hide()

    def show_progress(self, done: int, total: int) -> None:
        """Show how much is done of how much."""
        number = self._texts.words.number
        self.label.setText(self._texts(self._message, done=number(done), total=number(total)))
        self.bar.show_progress(done, total)
