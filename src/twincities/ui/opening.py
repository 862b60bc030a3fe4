"""Opening a register: grey rows while it is read, and what is said when it cannot be used, with the way out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QStackedWidget, QWidget

from twincities.i18n import N_, NP_, Message
from twincities.ui.errors import report, sentence
from twincities.ui.furniture.banners import ProgressStrip
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.emptiness import SkeletonRows
from twincities.ui.furniture.headers import IconLabel
from twincities.ui.furniture.labels import Label
from twincities.ui.furniture.layouts import FlowLayout, column
from twincities.ui.outside import OPEN_FOLDER, open_outside
from twincities.ui.saying import moment
from twincities.ui.session import NOT_OPENED
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import IconSize, Space, Type, Width

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincities.services.keeping import Backup
    from twincities.ui.context import Context
    from twincities.ui.session import Session
    from twincities.ui.tasks import Job
    from twincities.wiring import Services

TITLE = N_("Opening the register")
FILES = NP_("kind of files in a file dialog", "Registers (*.sqlite)")
ANY_FILE = NP_("kind of files in a file dialog", "All files (*)")
CHOOSE_FILE = N_("Open a register")
NEW_FILE = N_("New register")
BACKUP_OF = N_("The latest backup is of {moment}.")
NO_BACKUP = N_("There is no backup in {folder}.")


class WayOut(StrEnum):
    """What a person can do about a register that cannot be used."""

    RETRY = "retry"
    CHOOSE = "choose"
    NEW = "new"
    UPGRADE = "upgrade"
    RESTORE = "restore"
    FOLDER = "folder"


@dataclass(frozen=True, slots=True)
class Trouble:
    """A title for an error, and the ways out, the likeliest first."""

    title: Message
    ways: tuple[WayOut, ...]
    icon: Icon = Icon.ERROR


# The rooms below keep their errors to themselves; the window knows them by name, as in `errors`.
TROUBLES: dict[str, Trouble] = {
    "MissingRegisterError": Trouble(
        N_("The register is not where it was"),
        (WayOut.RETRY, WayOut.CHOOSE, WayOut.RESTORE, WayOut.NEW),
        Icon.QUESTION,
    ),
    "OlderRegisterError": Trouble(
        N_("The register comes from an earlier version"), (WayOut.UPGRADE, WayOut.CHOOSE), Icon.REPEAT
    ),
    "NewerRegisterError": Trouble(
        N_("The register comes from a later version"), (WayOut.CHOOSE, WayOut.RETRY), Icon.ATTENTION
    ),
    "DamagedRegisterError": Trouble(
        N_("The register is damaged"), (WayOut.RESTORE, WayOut.RETRY, WayOut.CHOOSE)
    ),
    "NotARegisterError": Trouble(N_("This is not a register"), (WayOut.CHOOSE, WayOut.RESTORE, WayOut.NEW)),
    "LockedRegisterError": Trouble(N_("The register is in use"), (WayOut.RETRY, WayOut.CHOOSE), Icon.LOCKED),
    "ReadOnlyRegisterError": Trouble(
        N_("The register can only be read"), (WayOut.CHOOSE, WayOut.RETRY, WayOut.FOLDER), Icon.LOCKED
    ),
    "NetworkShareError": Trouble(
        N_("The register lies on a network share"), (WayOut.CHOOSE, WayOut.NEW, WayOut.FOLDER), Icon.OFFLINE
    ),
    "FullDiskError": Trouble(N_("The disk is full"), (WayOut.RETRY, WayOut.CHOOSE)),
    "DiskFailureError": Trouble(N_("The disk did not answer"), (WayOut.RETRY, WayOut.CHOOSE, WayOut.RESTORE)),
    "BackupError": Trouble(N_("The backup cannot be used"), (WayOut.RETRY, WayOut.CHOOSE, WayOut.FOLDER)),
    "UpgradeError": Trouble(N_("The upgrade failed"), (WayOut.UPGRADE, WayOut.CHOOSE, WayOut.FOLDER)),
    "NotEmptyError": Trouble(N_("There is a register already"), (WayOut.RETRY, WayOut.CHOOSE), Icon.EXAMPLE),
}
OTHER = Trouble(NOT_OPENED, (WayOut.RETRY, WayOut.CHOOSE, WayOut.RESTORE))

WAYS: dict[WayOut, tuple[Message, Icon]] = {
    WayOut.RETRY: (NP_("button", "Try again"), Icon.REPEAT),
    WayOut.CHOOSE: (N_("Open another register…"), Icon.OPEN),
    WayOut.NEW: (N_("New register…"), Icon.NEW_BASE),
    WayOut.UPGRADE: (N_("Back up and upgrade"), Icon.CONTINUE),
    WayOut.RESTORE: (N_("Restore the latest backup"), Icon.HISTORY),
    WayOut.FOLDER: (OPEN_FOLDER, Icon.OPEN),
}


class OpeningPage(QWidget):
    """Stands where the first page will be; tells of trouble in a sentence with its ways out."""

    def __init__(self, context: Context, session: Session) -> None:
        super().__init__()
        self._context, self._texts, self._session = context, context.texts, session
        self.error: Exception | None = None
        self._backup: Backup | None = None
        outer = column(self)
        self._progress = ProgressStrip(self._texts, at_once=True)
        self._progress.stop.hide()
        self._progress.hide()
        outer.addWidget(self._progress)
        self._stack = QStackedWidget()
        outer.addWidget(self._stack, 1)
        rows = QWidget()
        column(rows, (Space.PAGE, Space.PAGE, Space.PAGE, Space.PAGE)).addWidget(SkeletonRows())
        self._stack.addWidget(rows)
        self._stack.addWidget(self._build_trouble())
        session.opening.connect(self.show_reading)
        session.working.connect(self.show_working)
        session.failed.connect(self.show_trouble)
        self._texts.changed.connect(self._say)

    # -------------------------------------------------------------------------------------- states

    def show_reading(self) -> None:
        """Show grey rows while the register is opened."""
        self.error = None
        self._progress.hide()
        self._stack.setCurrentIndex(0)

    def show_working(self, message: Message) -> None:
        """Say what is done to the register before it is opened."""
        self._progress.label.setText(self._texts(message))
        self._progress.bar.show_progress(0, 0)
        self._progress.show()

    def show_trouble(self, error: Exception) -> None:
        """Say why the register cannot be used."""
        self.error = error
        self._progress.hide()
        self._stack.setCurrentIndex(1)
        self._backup = None
        if WayOut.RESTORE in trouble_of(error).ways:
            self._look_for_backups()
        self._say()
        self._arrange(trouble_of(error))
        self._mark_main_way()

    def _look_for_backups(self) -> None:
        self.ways[WayOut.RESTORE].setEnabled(False)

        def look_up(_job: Job[Backup | None]) -> Backup | None:
            return next(iter(self._session.program.keeping().backups()), None)

        self._context.tasks.run(look_up, self._on_backup, self._context.fail, owner=self, lane="backups")

    def _on_backup(self, found: Backup | None) -> None:
        self._backup = found
        self.ways[WayOut.RESTORE].setEnabled(found is not None)
        self._say()
        if found is not None and self.error is not None and trouble_of(self.error).ways[0] is WayOut.RESTORE:
            self._mark_main_way()

    # --------------------------------------------------------------------------------------- deeds

    def go(self, way: WayOut) -> None:
        """Take a way out."""
        if way is WayOut.RETRY:
            self._session.open_register()
        elif way is WayOut.CHOOSE:
            choose_register(self, self._session)
        elif way is WayOut.NEW:
            new_register(self, self._session)
        elif way is WayOut.UPGRADE:
            self._session.upgrade()
        elif way is WayOut.RESTORE and self._backup is not None:
            self._session.restore(self._backup.path)
        elif way is WayOut.FOLDER:
            place = Path(str(getattr(self.error, "place", self._session.program.paths.data)))
            open_outside(place if place.is_dir() else place.parent)

    # --------------------------------------------------------------------------------------- build

    def _build_trouble(self) -> QWidget:
        box = QWidget()
        layout = column(box, (Space.PAGE, Space.XL, Space.PAGE, Space.XL), Space.S)
        centre = Qt.AlignmentFlag.AlignHCenter
        layout.addStretch(1)
        self._icon = IconLabel(Icon.ERROR, "text2", IconSize.EMPTY)
        layout.addWidget(self._icon, 0, centre)
        layout.addSpacing(Space.S)
        self.title = Label(role=Type.H1, wrap=True)
        self.detail = Label(role=Type.BODY, tone="text2", wrap=True)
        self.backup_line = Label(role=Type.BODY, tone="text2", wrap=True)
        for label in (self.title, self.detail, self.backup_line):
            label.setAlignment(centre | Qt.AlignmentFlag.AlignTop)
            layout.addWidget(label)
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        buttons = QWidget()
        self._flow = FlowLayout(buttons, Space.S, centred=True)
        self.ways: dict[WayOut, Button] = {}
        layout.addSpacing(Space.XS)
        layout.addWidget(buttons)
        for way, (message, icon) in WAYS.items():
            self.ways[way] = Button(self._texts, message, icon=icon, on_click=partial(self.go, way))
        self.copy = Button(
            self._texts,
            NP_("button", "Copy the error report"),
            ButtonKind.LINK,
            icon=Icon.DUPLICATE,
            on_click=self._copy,
        )
        self.report = QPlainTextEdit()
        self.report.setReadOnly(True)
        look().follow(self.report, lambda: self.report.setFixedHeight(look().px(Width.RAIL)))
        layout.addSpacing(Space.M)
        layout.addWidget(self.report)
        layout.addStretch(1)
        return box

    def _say(self) -> None:
        if self.error is None:
            return
        trouble, texts = trouble_of(self.error), self._texts
        known = sentence(self.error, texts)
        self.title.setText(texts(trouble.title))
        self.detail.setText(known or texts(N_("Nothing was changed. The report says where it happened.")))
        self._icon.show_icon(trouble.icon, "text2")
        offers_backup = WayOut.RESTORE in trouble.ways
        self.backup_line.setVisible(offers_backup)
        if offers_backup and self._backup is not None:
            self.backup_line.setText(texts(BACKUP_OF, moment=moment(self._backup.at, texts)))
        elif offers_backup:
            self.backup_line.setText(texts(NO_BACKUP, folder=self._session.program.paths.backups))
        self.report.setVisible(known is None)
        self.report.setPlainText("" if known else report(self.error))
        self.copy.setVisible(known is None)

    def _arrange(self, trouble: Trouble) -> None:
        """Put the ways out in their order."""
        while self._flow.takeAt(0) is not None:
            pass
        for button in self.ways.values():
            button.hide()
        for way in trouble.ways:
            self._flow.addWidget(self.ways[way])
            self.ways[way].show()
        self._flow.addWidget(self.copy)

    def _mark_main_way(self) -> None:
        """Make the first way that can be taken the main one, under the keyboard."""
        if self.error is None:
            return
        offered = trouble_of(self.error).ways
        main = next((way for way in offered if self.ways[way].isEnabled()), offered[0])
        for way in offered:
            self.ways[way].kind = ButtonKind.PRIMARY if way is main else ButtonKind.DEFAULT
            self.ways[way].update()
        self.setFocusProxy(self.ways[main])
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())


def trouble_of(error: Exception) -> Trouble:
    """Return how an error is told and what can be done about it."""
    for kind in type(error).__mro__:
        if kind.__name__ in TROUBLES:
            return TROUBLES[kind.__name__]
    return OTHER


def choose_register(parent: QWidget, session: Session) -> None:
    """Let the person choose a register's file and open it."""
    texts = session.context.texts
    kinds = f"{texts(FILES)};;{texts(ANY_FILE)}"
    folder = str(session.program.paths.data)
    name, _kind = QFileDialog.getOpenFileName(parent, texts(CHOOSE_FILE), folder, kinds)
    if name:
        session.choose_register(Path(name))


def new_register(parent: QWidget, session: Session, then: Callable[[Services], object] | None = None) -> None:
    """Let the person name the file of a new register and make it; a file that is there is opened, never replaced."""
    texts = session.context.texts
    place = session.program.paths.data / "register-2.sqlite"
    name, _kind = QFileDialog.getSaveFileName(
        parent,
        texts(NEW_FILE),
        str(place),
        texts(FILES),
        options=QFileDialog.Option.DontConfirmOverwrite,
    )
    if name:
        session.choose_register(Path(name), create=True, then=then)
