"""The panel beside a list: the preview of the current record with its deeds, or what can be done with several."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from twincities.i18n import N_, NP_
from twincities.ui.errors import sentence
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.emptiness import EmptyState
from twincities.ui.furniture.labels import Label, rule
from twincities.ui.furniture.layouts import column, inner_column, inner_row
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Space, Type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QVBoxLayout

    from twincities.i18n import Message
    from twincities.ui.texts import Texts

Preview = TypeVar("Preview", bound=QScrollArea)
CLOSE = N_("Close the preview")
TOGETHER = N_("What you do now is done with all of them")


@dataclass(frozen=True, slots=True)
class SideWords:
    """What the panel says while no record, or more than one, is chosen; `selected` carries {count}."""

    icon: Icon
    choose: Message
    failed: Message
    selected: Message


class SidePanel(QWidget, Generic[Preview]):
    """Emits what the person wants; the page does it. `preview` is the list's own."""

    open_wanted = Signal()
    more_wanted = Signal(QWidget)
    delete_wanted = Signal()
    copy_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, texts: Texts, words: SideWords, preview: Preview, deeds: Sequence[Button]) -> None:
        """`deeds` stand between «Open» and «More»."""
        super().__init__()
        self._texts = texts
        self._words = words
        self.preview = preview
        self._stack = QStackedWidget(self)
        column(self).addWidget(self._stack)
        self._blank = QWidget()
        self._nothing = EmptyState(texts, words.icon, words.choose)
        self._failed = EmptyState(texts, Icon.ERROR, words.failed)
        self._one = self._build_one(deeds)
        self.together: QVBoxLayout
        self._many = self._build_many()
        for page in (self._blank, self._nothing, self._failed, self._one, self._many):
            self._stack.addWidget(page)
        close = Button(
            texts,
            CLOSE,
            ButtonKind.LINK,
            icon=Icon.CLOSE,
            icon_only=True,
            compact=True,
            on_click=self.close_wanted.emit,
        )
        close.setParent(self)
        self.close_button = close

    def _build_one(self, deeds: Sequence[Button]) -> QWidget:
        page = QWidget()
        layout = column(page)
        layout.addWidget(self.preview, 1)
        layout.addWidget(rule())
        texts = self._texts
        line = inner_row(layout, Space.S, (Space.L, Space.M, Space.L, Space.M))
        self.open_button = Button(
            texts,
            NP_("button", "Open"),
            ButtonKind.PRIMARY,
            icon=Icon.OPEN,
            key="Return",
            bind=False,
            on_click=self.open_wanted.emit,
        )
        more = Button(texts, NP_("button", "More"), icon=Icon.MORE, icon_only=True)
        more.clicked.connect(lambda: self.more_wanted.emit(more))
        line.addWidget(self.open_button)
        for deed in deeds:
            line.addWidget(deed)
        line.addStretch(1)
        line.addWidget(more)
        return page

    def _build_many(self) -> QWidget:
        page, texts = QWidget(), self._texts
        layout = column(page)
        box = inner_column(layout, Space.M, (Space.L, Space.L, Space.L, Space.L))
        self._count = Label(role=Type.H1, wrap=True)
        self._count.setContentsMargins(0, 0, look().px(Space.XXL), 0)
        box.addWidget(self._count)
        note = Label(role=Type.SMALL, tone="text2", wrap=True)
        texts.say(note.setText, TOGETHER)
        box.addWidget(note)
        self.together = inner_column(box, Space.M)
        copy = Button(
            texts,
            NP_("button", "Copy the rows"),
            icon=Icon.DUPLICATE,
            key="Ctrl+C",
            bind=False,
            on_click=self.copy_wanted.emit,
        )
        delete = Button(
            texts,
            NP_("button", "Delete"),
            icon=Icon.DELETE,
            key="Delete",
            bind=False,
            on_click=self.delete_wanted.emit,
        )
        self.delete_button = delete
        for button in (copy, delete):
            box.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        page.setObjectName("scrolled")
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        return area

    def show_one(self) -> None:
        """Show the preview, which has been told what to show."""
        self._show(self._one)

    def show_many(self, count: int) -> None:
        """Show what can be done with several."""
        self._texts.say(self._count.setText, self._words.selected, count=count)
        self._show(self._many)

    def show_nothing(self, *, choosable: bool) -> None:
        """Nothing is chosen; of an empty list nobody is told to choose."""
        self.preview.takeWidget()
        self._show(self._nothing if choosable else self._blank)

    def show_error(self, error: Exception) -> None:
        """Say why the record cannot be shown."""
        said = sentence(error, self._texts)
        self._failed.say(self._words.failed)
        self._failed.detail.setText(said or type(error).__name__)
        self._failed.detail.show()
        self._show(self._failed)

    def focus_inside(self) -> None:
        """Put the focus into what is shown."""
        if self._stack.currentWidget() is self._one:
            self.preview.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, page: QWidget) -> None:
        self._stack.setCurrentWidget(page)
        self._place_close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the way to close in its corner."""
        super().resizeEvent(event)
        self._place_close()

    def _place_close(self) -> None:
        size, gap = self.close_button.sizeHint(), look().px(Space.M)
        self.close_button.setGeometry(self.width() - size.width() - gap, gap, size.width(), size.height())
        self.close_button.raise_()
