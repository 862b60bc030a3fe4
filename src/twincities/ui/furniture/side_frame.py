"""The frame of a panel that asks for something at the side of a page: title, form, what became of it, deeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from twincities.i18n import NP_
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.labels import Label, rule
from twincities.ui.furniture.layouts import FlowLayout, column, inner_column, inner_row
from twincities.ui.furniture.scrolling import SheetArea
from twincities.ui.keys import bind
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Space, Type

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincities.i18n import Message
    from twincities.ui.texts import Texts

CLOSE = NP_("button", "Close")
ENTER = ("Ctrl+Return", "Ctrl+Enter")
"""The keys that do what a panel is for."""


class SideFrame(QWidget):
    """A panel fills `body`; strips that tell of its work stand in `told`, that of its draft in `kept`."""

    close_wanted = Signal()
    save_button: Button

    def __init__(self, texts: Texts, title: Message | None = None) -> None:
        """Build the frame; a panel that has no `title` of its own says one later."""
        super().__init__()
        outer = column(self)
        top = inner_row(outer, Space.S, (Space.L, Space.L, Space.M, Space.M))
        self.title = Label(role=Type.H1, wrap=True)
        if title is not None:
            texts.say(self.title.setText, title)
        top.addWidget(self.title, 1)
        cross = Button(texts, CLOSE, ButtonKind.LINK, icon=Icon.CLOSE, icon_only=True, on_click=self.close_it)
        top.addWidget(cross)
        outer.addWidget(rule())
        sheet = QWidget()
        self.body = column(sheet, (Space.L, Space.M, Space.L, Space.M), Space.M)
        self.view = SheetArea()
        self.view.setWidget(sheet)
        outer.addWidget(self.view, 1)
        self.told = inner_column(outer)
        outer.addWidget(rule())
        self.kept = inner_column(outer)
        foot = inner_column(outer, Space.S, (Space.L, Space.M, Space.L, Space.M))
        self.problem = Label(role=Type.SMALL, tone="bad", wrap=True)
        self.problem.hide()
        foot.addWidget(self.problem)
        deeds = QWidget()
        self.deeds = FlowLayout(deeds, Space.S)
        foot.addWidget(deeds)

    def add_deeds(
        self,
        texts: Texts,
        save: Message,
        icon: Icon,
        on_save: Callable[[], object],
        *further: QWidget,
        keys: tuple[str, ...] = ENTER,
    ) -> Button:
        """Put the deed of the panel and the way out below, then what is done further; return the deed's button."""
        button = Button(
            texts, save, ButtonKind.PRIMARY, icon=icon, key=ENTER[0], bind=False, on_click=on_save
        )
        close = Button(texts, CLOSE, key="Escape", bind=False, on_click=self.close_it)
        for one in (button, close, *further):
            self.deeds.addWidget(one)
        for key in keys:
            bind(self, key, on_save)
        return button

    def close_it(self) -> None:
        """Ask for the place back."""
        self.close_wanted.emit()

    def complain(self, told: str | None) -> None:
        """Say above the deeds what has no place beside a field, or no longer."""
        self.problem.setText(told or "")
        self.problem.setVisible(bool(told))
