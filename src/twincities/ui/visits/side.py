"""What stands at the right of the journal: the preview of one visit, or what can be done with several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from twincities.i18n import N_, NN_, NP_
from twincities.ui.errors import sentence
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.emptiness import EmptyState
from twincities.ui.furniture.labels import Label, rule
from twincities.ui.furniture.layouts import column, inner_column, inner_row
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Space, Type
from twincities.ui.visits.preview import VisitPreview

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

    from twincities.domain.keys import Key
    from twincities.domain.record import Kept
    from twincities.domain.visit import Visit
    from twincities.services.visit_filter import Viewer
    from twincities.ui.texts import Texts

CLOSE = N_("Close the preview")
CHOOSE = N_("Choose a visit to see what is recorded of it")
SELECTED = NN_("{count} visit selected", "{count} visits selected")
TOGETHER = N_("What you do now is done with all of them")
FAILED = N_("The visit could not be read")


class SidePanel(QWidget):
    """Emits what the person wants; the page does it."""

    open_wanted = Signal()
    report_wanted = Signal()
    history_wanted = Signal()
    more_wanted = Signal(QWidget)
    delete_wanted = Signal()
    export_wanted = Signal()
    copy_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._stack = QStackedWidget(self)
        column(self).addWidget(self._stack)
        self._nothing = EmptyState(texts, Icon.VISIT, CHOOSE)
        self._failed = EmptyState(texts, Icon.ERROR, FAILED)
        self._one = self._build_one()
        self._many = self._build_many()
        for page in (self._nothing, self._failed, self._one, self._many):
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

    def _build_one(self) -> QWidget:
        page = QWidget()
        layout = column(page)
        self.preview = VisitPreview(self._texts)
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
        history = Button(
            texts, NP_("button", "History"), icon=Icon.HISTORY, on_click=self.history_wanted.emit
        )
        more = Button(texts, NP_("button", "More"), icon=Icon.MORE, icon_only=True)
        more.clicked.connect(lambda: self.more_wanted.emit(more))
        line.addWidget(self.open_button)
        line.addWidget(history)
        line.addStretch(1)
        line.addWidget(more)
        return page

    def _build_many(self) -> QWidget:
        page, texts = QWidget(), self._texts
        layout = column(page)
        box = inner_column(layout, Space.M, (Space.L, Space.L, Space.L, Space.L))
        self._count = Label(role=Type.H1, wrap=True)
        box.addWidget(self._count)
        note = Label(role=Type.SMALL, tone="text2", wrap=True)
        texts.say(note.setText, TOGETHER)
        box.addWidget(note)
        export = Button(
            texts, N_("Journal of the selected visits"), icon=Icon.EXPORT, on_click=self.export_wanted.emit
        )
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
        for button in (export, copy, delete):
            box.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        return page

    def show_visit(self, kept: Kept[Visit], names: Mapping[Key, str], viewer: Viewer) -> None:
        """Show one visit."""
        self.preview.show_visit(kept, names, viewer)
        self._show(self._one)

    def show_many(self, count: int) -> None:
        """Show what can be done with several."""
        self._texts.say(self._count.setText, SELECTED, count=count)
        self._show(self._many)

    def show_nothing(self) -> None:
        """Nothing is chosen."""
        self.preview.clear()
        self._show(self._nothing)

    def show_error(self, error: Exception) -> None:
        """Say why the visit cannot be shown."""
        said = sentence(error, self._texts)
        self._failed.say(FAILED)
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
