"""The cards about the register's safety: where it lies, its backups, and the check."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from twincities.i18n import N_, NN_, NP_
from twincities.ui.asking import Question
from twincities.ui.errors import sentence
from twincities.ui.forms.inputs import TextInput
from twincities.ui.furniture.banners import ProgressStrip
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.cards import Card
from twincities.ui.furniture.emptiness import CalmLine
from twincities.ui.furniture.headers import IconLabel
from twincities.ui.furniture.labels import Label, said
from twincities.ui.furniture.layouts import FlowLayout, column, grid, row
from twincities.ui.opening import choose_register, new_register
from twincities.ui.outside import OPEN_FOLDER, open_outside
from twincities.ui.saying import moment
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import IconSize, Space, Type

if TYPE_CHECKING:
    from twincities.domain.findings import Finding
    from twincities.services.keeping import Backup
    from twincities.ui.context import Context
    from twincities.ui.session import Session
    from twincities.ui.tasks import Job

MADE = N_("Backup made: {moment}")
NONE_YET = N_("There are no backups yet. One is made every day on which the program runs.")
SIZE = NP_("size of a file", "{number} MB")
RESTORE_ASK = N_(
    "Put the backup of {moment} in the register's place? The present state is backed up first; "
    "what is open is closed and opened again."
)
RESTORE_DEED = N_("Restore the backup of {moment}")
CHECKING = N_("Checking the register")
SOUND = N_("The register is sound: nothing is wrong.")
FOUND = NN_("{count} finding", "{count} findings")
MOST_BACKUPS = 24
MEGABYTE = 1_000_000


class DataCard(Card):
    """Where the register lies, and the ways to another one."""

    def __init__(self, context: Context, session: Session) -> None:
        texts = context.texts
        super().__init__(texts, N_("Where the data lie"))
        self._session = session
        self.place = TextInput()
        self.place.setReadOnly(True)
        texts.say(self.place.setAccessibleName, N_("The register's file"))
        self.body.addWidget(self.place)
        buttons = QWidget()
        flow = FlowLayout(buttons, Space.S)
        for message, icon, act in (
            (OPEN_FOLDER, Icon.OPEN, self._open_folder),
            (N_("Open another register…"), Icon.CONTINUE, lambda: choose_register(self, session)),
            (N_("New register…"), Icon.NEW_BASE, lambda: new_register(self, session)),
        ):
            flow.addWidget(Button(texts, message, icon=icon, on_click=act))
        self.body.addWidget(buttons)

    def show_place(self) -> None:
        """Show which register is open."""
        self.place.set_value(str(self._session.program.register))

    def _open_folder(self) -> None:
        register = self._session.program.register
        open_outside(register.parent if isinstance(register, Path) else self._session.program.paths.data)


class BackupsCard(Card):
    """Makes a backup, lists them, and puts one back after the one question."""

    def __init__(self, context: Context, session: Session) -> None:
        super().__init__(context.texts, N_("Backups"))
        self._context, self._texts, self._session = context, context.texts, session
        self.backups: list[Backup] = []
        self.make = Button(self._texts, N_("Back up now"), icon=Icon.SAFE, on_click=self.back_up)
        self.add_action(self.make)
        self.question = Question(self._texts)
        self.body.addWidget(self.question)
        self.trouble = Label(role=Type.BODY, tone="bad", wrap=True)
        self.trouble.hide()
        self.body.addWidget(self.trouble)
        self._list = QWidget()
        self._lines = column(self._list)
        self.body.addWidget(self._list)
        self.restores: list[Button] = []

    def reload(self) -> None:
        """Look into the folder again, off the main thread."""
        if self._context.services is None:
            return
        keeping = self._session.program.keeping()

        def look_up(_job: Job[list[tuple[Backup, int]]]) -> list[tuple[Backup, int]]:
            return [(one, one.path.stat().st_size) for one in keeping.backups()[:MOST_BACKUPS]]

        self._context.tasks.run(look_up, self._show, self._on_error, owner=self, lane="backups")

    def back_up(self) -> None:
        """Write a backup, off the main thread."""
        keeping = self._session.program.keeping()
        self.make.setEnabled(False)

        def work(_job: Job[Path]) -> Path:
            return keeping.back_up()

        self._context.tasks.run(work, self._on_made, self._on_error, owner=self, lane="backup")

    def _on_made(self, path: Path) -> None:
        self.make.setEnabled(True)
        self.trouble.hide()
        self._session.backed_up.emit()
        for one in self._session.program.keeping().backups():
            if one.path == path:
                self._context.say(MADE, moment=moment(one.at, self._texts))
        self.reload()

    def _on_error(self, error: Exception) -> None:
        self.make.setEnabled(True)
        words = sentence(error, self._texts)
        if words is None:
            self._context.fail(error)
            return
        self.trouble.setText(words)
        self.trouble.show()

    def _show(self, found: list[tuple[Backup, int]]) -> None:
        self.backups = [one for one, _size in found]
        self.show_count(len(found) or None)
        self.body.removeWidget(self._list)
        self._list.deleteLater()
        self._list = QWidget()
        self.body.addWidget(self._list)
        self.restores = []
        if not found:
            column(self._list).addWidget(CalmLine(self._texts, NONE_YET))
            return
        cells = grid(self._list, across=Space.L)
        for number, (one, size) in enumerate(found):
            cells.addWidget(Label(moment(one.at, self._texts)), number, 0)
            written = self._texts.words.number(size / MEGABYTE, 1)
            cells.addWidget(Label(self._texts(SIZE, number=written), tone="text2"), number, 1)
            button = Button(
                self._texts,
                N_("Restore…"),
                ButtonKind.LINK,
                compact=True,
                on_click=partial(self.ask_to_restore, one),
            )
            self.restores.append(button)
            cells.addWidget(button, number, 2)
        cells.setColumnStretch(3, 1)

    def ask_to_restore(self, one: Backup) -> None:
        """Ask before the register becomes what it was."""
        at = moment(one.at, self._texts)
        self.question.ask(RESTORE_ASK, RESTORE_DEED, lambda: self._session.restore(one.path), moment=at)


class CheckCard(Card):
    """Looks through the whole register and lists what is wrong."""

    def __init__(self, context: Context, session: Session) -> None:
        super().__init__(context.texts, N_("Check the register"))
        self._context, self._texts, self._session = context, context.texts, session
        self.begin = Button(self._texts, N_("Check now"), icon=Icon.SEARCH, on_click=self.check)
        self.add_action(self.begin)
        self.body.addWidget(
            said(
                self._texts,
                N_("Every record, reference and search word is looked at; nothing is changed."),
                Type.BODY,
                "text2",
                wrap=True,
            )
        )
        self.progress = ProgressStrip(self._texts, CHECKING)
        self.progress.stop.hide()
        self.body.addWidget(self.progress)
        self._outcome = QWidget()
        line = row(self._outcome, gap=Space.S)
        self._sign = IconLabel(Icon.OK, "ok", IconSize.CONTROL)
        line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self.outcome = Label(wrap=True)
        line.addWidget(self.outcome, 1)
        self._outcome.hide()
        self.body.addWidget(self._outcome)

    def check(self) -> None:
        """Check, off the main thread."""
        keeping = self._session.program.keeping()
        self.begin.setEnabled(False)
        self._outcome.hide()
        self.progress.show_progress(0, 0)
        self.progress.begin()

        def work(_job: Job[list[Finding]]) -> list[Finding]:
            return keeping.check()

        self._context.tasks.run(work, self._show, self._on_error, owner=self, lane="check")

    def _show(self, findings: list[Finding]) -> None:
        from twincities.services.sentences import finding_sentences  # noqa: PLC0415 - after a register is open

        self._end()
        self._sign.show_icon(*((Icon.ATTENTION, "warn") if findings else (Icon.OK, "ok")))
        lines = [self._texts(FOUND, count=len(findings)) if findings else self._texts(SOUND)]
        lines += finding_sentences(findings, self._texts.words)
        self.outcome.setText("\n".join(lines))
        self._outcome.show()

    def _on_error(self, error: Exception) -> None:
        self._end()
        words = sentence(error, self._texts)
        if words is None:
            self._context.fail(error)
            return
        self._sign.show_icon(Icon.ERROR, "bad")
        self.outcome.setText(words)
        self._outcome.show()

    def _end(self) -> None:
        self.progress.end()
        self.begin.setEnabled(True)
