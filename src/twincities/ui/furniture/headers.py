"""A page's header: where one is, what this is, one line of context, and the actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy, QWidget

from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.labels import ElidedLabel, Label, WrappingLabel, beginning
from twincities.ui.furniture.layouts import inner_column, inner_row, row
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import IconSize, Space, Type

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPixmap

    from twincities.i18n import Message
    from twincities.ui.texts import Texts


class IconLabel(Label):
    """An icon standing as a sign beside words; it has no words of its own."""

    def __init__(self, icon: Icon, tone: str = "text2", size: int = IconSize.CONTROL) -> None:
        super().__init__()
        self._icon, self._tone, self._size = icon, tone, size
        look().follow(self, self._draw)

    def show_icon(self, icon: Icon, tone: str = "text2") -> None:
        """Show another icon."""
        self._icon, self._tone = icon, tone
        self._draw()

    def _draw(self) -> None:
        colour = getattr(look().colours, self._tone)
        pixmap: QPixmap = look().icon_pixmap(self._icon, self._size, colour, self.devicePixelRatioF())
        self.setPixmap(pixmap)
        side = look().px(self._size)
        self.setFixedSize(side, side)


class _Context(ElidedLabel):
    """The line under the title; without words it takes no room."""

    def setText(self, text: str) -> None:
        """Say, or say nothing."""
        super().setText(text)
        self.setVisible(bool(text))


class _Title(WrappingLabel):
    """The name of what the page shows; of one that would fill the page the beginning, and the rest as a tooltip."""

    LONGEST = 320

    def __init__(self) -> None:
        super().__init__(role=Type.H1)

    def setText(self, text: str) -> None:
        """Show a name."""
        super().setText(beginning(self, text, self.LONGEST))


class PageHeader(QWidget):
    """Breadcrumb, title with chips, context line at the left; actions at the right, the main one last."""

    def __init__(self, texts: Texts, title: Message | None = None, **facts: object) -> None:
        super().__init__()
        self._texts = texts
        self._outer = row(self, gap=Space.S)
        words = inner_column(self._outer, Space.HAIR)
        self._crumbs = QWidget()
        self._crumb_line = row(self._crumbs, gap=Space.XS)
        self._crumb_line.addStretch(1)
        self._crumbs.hide()
        words.addWidget(self._crumbs)
        title_line = inner_row(words, Space.M)
        self.title = _Title()
        title_line.addWidget(self.title)
        self._chips = inner_row(title_line, Space.S)
        title_line.addStretch(1)
        self.context = _Context()
        self.context.hide()
        words.addWidget(self.context)
        self._words = words
        self._outer.setStretch(0, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if title is not None:
            texts.say(self.title.setText, title, **facts)

    def say_context(self, message: Message, **facts: object) -> None:
        """Say the line under the title."""
        self._texts.say(self.context.setText, message, **facts)

    def add_line(self, line: QWidget) -> None:
        """Put a line of its own under the context."""
        self._words.addWidget(line)

    def add_crumb(self, message: Message, go: Callable[[], object] | None = None, **facts: object) -> None:
        """Add a step of the way here, above the title."""
        at = self._crumb_line.count() - 1
        if at:
            self._crumb_line.insertWidget(at, IconLabel(Icon.FORWARD, "text3", IconSize.SMALL))
            at += 1
        step: Button | Label
        if go is not None:
            step = Button(self._texts, message, ButtonKind.QUIET, compact=True, on_click=go)
            self._texts.say(step.set_words, message, **facts)
        else:
            step = Label(role=Type.SMALL, tone="text2")
            self._texts.say(step.setText, message, **facts)
        self._crumb_line.insertWidget(at, step)
        self._crumbs.show()

    def add_chip(self, chip: QWidget) -> None:
        """Put a chip after the title."""
        self._chips.addWidget(chip)

    def add_action(self, action: QWidget) -> None:
        """Put an action at the right end; the main action comes last."""
        self._outer.addWidget(action)
