"""The strip that tells of an error nobody nearer could show: a calm sentence, or a report to copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from twincities.i18n import N_, NP_
from twincities.ui.errors import report, sentence
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.headers import IconLabel
from twincities.ui.furniture.labels import Label
from twincities.ui.furniture.layouts import column, inner_column, inner_row
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import IconSize, Space, Type, Width

if TYPE_CHECKING:
    from twincities.i18n import Message
    from twincities.ui.texts import Texts

BUG = N_("Something went wrong in the program itself")
SAFE = N_("What was saved is safe. Copy the error report and send it to whoever looks after the program.")
TROUBLE = N_("This did not work")


class TroubleStrip(QFrame):
    """Stands across the top of the page until it is closed; a bug's report opens below it."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._error: BaseException | None = None
        self._title, self._facts = TROUBLE, dict[str, object]()
        self._passing = False
        self.setProperty("banner", "bad")
        outer = column(self, (Space.L, Space.M, Space.M, Space.M), Space.S)
        line = inner_row(outer, Space.M)
        line.addWidget(IconLabel(Icon.ERROR, "bad", IconSize.HEADER))
        words = inner_column(line, Space.HAIR)
        self.title = Label(role=Type.STRONG, wrap=True)
        self.detail = Label(role=Type.SMALL, tone="text2", wrap=True)
        words.addWidget(self.title)
        words.addWidget(self.detail)
        line.setStretch(1, 1)
        self.copy = Button(
            texts, NP_("button", "Copy the error report"), icon=Icon.DUPLICATE, on_click=self._copy
        )
        self.more = Button(texts, NP_("button", "Details"), ButtonKind.LINK, on_click=self._toggle)
        close = Button(
            texts,
            NP_("button", "Close"),
            ButtonKind.LINK,
            icon=Icon.CLOSE,
            icon_only=True,
            on_click=self.hide,
        )
        for button in (self.more, self.copy, close):
            line.addWidget(button)
        self.report = QPlainTextEdit()
        self.report.setReadOnly(True)
        outer.addWidget(self.report)
        look().follow(self, lambda: self.report.setFixedHeight(look().px(Width.RAIL)))
        texts.changed.connect(self._say)
        self.hide()

    def show_error(self, error: BaseException, title: Message = TROUBLE, **facts: object) -> None:
        """Tell of an error; `title` says what did not work where the person did not just ask for it."""
        from twincities.services.sentences import passes_by_itself  # noqa: PLC0415 - when something is wrong

        self._error, self._title, self._facts = error, title, facts
        self._passing = passes_by_itself(error)
        bug = sentence(error, self._texts) is None
        self.report.setPlainText(report(error) if bug else "")
        self.report.hide()
        self.more.setVisible(bug)
        self.copy.setVisible(bug)
        self._say()
        self.show()

    def on_changed(self) -> None:
        """Leave once something could be written again, where that was the trouble."""
        if self._passing:
            self.hide()

    def on_mended(self, title: Message) -> None:
        """Leave once what `title` says did not work has worked."""
        if self._title == title:
            self.hide()

    def _say(self) -> None:
        if self._error is None:
            return
        known = sentence(self._error, self._texts)
        self.title.setText(self._texts(BUG) if known is None else self._texts(self._title, **self._facts))
        self.detail.setText(self._texts(SAFE) if known is None else known)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())

    def _toggle(self) -> None:
        self.report.setVisible(self.report.isHidden())
