"""A person's session: the register that is open, and the settings at work in every open page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QLibraryInfo, QObject, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from twincities.domain.changes import Changed, Topic
from twincities.domain.errors import DomainError
from twincities.i18n import N_, Language
from twincities.settings import Theme
from twincities.ui.theme.appearance import look

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from twincities.i18n import Message
    from twincities.services.keeping import Restored
    from twincities.ui.context import Context
    from twincities.ui.tasks import Job
    from twincities.wiring import Program, Services

SETTING_CHANGED = N_("Setting changed")
NOT_OPENED = N_("The register could not be opened")
UPGRADING = N_("Upgrading the register; a backup is made first")
RESTORING = N_("Restoring the backup; what is there is kept aside")
RESTORED = N_("The register is restored")
RESTORED_KEPT = N_("The register is restored. What was there before: {file}")
UPGRADED_KEPT = N_("The register is upgraded. What was there before: {file}")
PER_CENT = 100
T = TypeVar("T")


class Session(QObject):
    """Opens and closes registers off the main thread and puts changed settings to work at once.

    `opening` fires when a register is about to be opened, `working` with a message when something lasting is done to
    it first, `opened` with the services on it, `failed` with the error that says why it cannot be used. `backed_up`
    fires when the open register is known to have a backup of its own day.
    """

    opening = Signal()
    working = Signal(object)
    opened = Signal(object)
    failed = Signal(object)
    backed_up = Signal()

    def __init__(self, program: Program, context: Context) -> None:
        super().__init__(context)
        self.program = program
        self.context = context
        self._translator = QTranslator(self)
        self._keeping = False
        self._chosen = False
        self._making = False
        look().changed.connect(self._keep_look)

    # ----------------------------------------------------------------------------------- register

    def open_register(
        self, *, create: bool = False, then: Callable[[Services], object] | None = None
    ) -> None:
        """Open the register that the program looks for.

        `then` is called off the main thread, before anybody else hears of it; what it writes is not taken back.
        """
        self._open(lambda: self.program.open_register(create=create), then)

    def open_example(self) -> None:
        """Make the example register where there is no register yet, and open it; what is open stays so otherwise.

        Asked again while it is being made, it does nothing.
        """
        if self._making:
            return
        from twincities.services.starting import refuse_if_not_empty  # noqa: PLC0415 - once in a register's life

        try:
            refuse_if_not_empty(self.program.paths, self.program.register)
        except DomainError as error:
            self.failed.emit(error)
            return
        self._open(self._make_example, None, making=True)

    def _make_example(self) -> Services:
        try:
            return self.program.open_example()
        finally:
            self._making = False

    def _open(
        self,
        make: Callable[[], Services],
        then: Callable[[Services], object] | None,
        *,
        making: bool = False,
        after: Callable[[], object] | None = None,
    ) -> None:
        self.close_register()
        self._making = making
        self.opening.emit()

        def work(_job: Job[Services]) -> Services:
            services = make()
            if then is not None:
                then(services)
                services.desk.begin()  # what was asked at the start is no deed that Ctrl+Z takes back
            return services

        def done(services: Services) -> None:
            self._take(services)
            self._remember()
            self.opened.emit(services)
            if after is not None:
                after()

        self.context.tasks.run(work, done, self.failed.emit, owner=self, lane="register")

    def choose_register(
        self, path: Path, *, create: bool = False, then: Callable[[Services], object] | None = None
    ) -> None:
        """Open another file from now on; it is remembered once it could be opened."""
        self.program.where = path
        self._chosen = True
        self.open_register(create=create, then=then)

    def upgrade(self) -> None:
        """Bring an older register to this program's state, then open it and say where the older one is kept."""

        def tell(backup: Path | None) -> None:
            if backup is not None:
                self._say_kept(UPGRADED_KEPT, backup)

        self._work(UPGRADING, lambda: self.program.keeping().upgrade(), tell)

    def restore(self, file: Path) -> None:
        """Put a backup in the register's place, then open it and say where what was there is kept."""

        def tell(done: Restored) -> None:
            kept = done.backup or done.aside
            if kept is None:
                self.context.say(RESTORED)
            else:
                self._say_kept(RESTORED_KEPT, kept)

        self._work(RESTORING, lambda: self.program.keeping().restore(file), tell)

    def _say_kept(self, message: Message, file: Path) -> None:
        from twincities.ui.outside import OPEN_FOLDER, open_outside  # noqa: PLC0415 - no start waits for it

        self.context.say(message, partial(open_outside, file.parent), OPEN_FOLDER, file=file.name)

    def _work(self, message: Message, act: Callable[[], T], tell: Callable[[T], object]) -> None:
        """Do something lasting to the register, open it, and then `tell` what came of it."""
        self.close_register()
        self.opening.emit()
        self.working.emit(message)

        def work(_job: Job[T]) -> T:
            return act()

        def done(result: T) -> None:
            self._open(self.program.open_register, None, after=lambda: tell(result))

        self.context.tasks.run(work, done, self.failed.emit, owner=self, lane="register")

    def close_register(self) -> None:
        """Let go of the register that is open."""
        self.context.services = None
        self.context.records_undo = None
        self.program.close()

    def end(self) -> None:
        """Let go of the register and of the application's look."""
        self.close_register()
        look().changed.disconnect(self._keep_look)
        application = QApplication.instance()
        if application is not None:
            application.removeTranslator(self._translator)

    def _take(self, services: Services) -> None:
        services.desk.answer_at_once()
        self.context.services = services
        self.context.records_undo = services.desk

    def _remember(self) -> None:
        """Keep which register was opened for the next start; one named on the command line is not kept."""
        program = self.program
        if program.where is not None and not self._chosen:
            return
        database = program.settings.database
        if program.where is not None:
            database = "" if program.where == program.paths.register else str(program.where)
        if (database, True) != (program.settings.database, program.settings.register_opened):
            self.keep(database=database, register_opened=True)

    # ----------------------------------------------------------------------------------- settings

    def change(self, **values: object) -> None:
        """Change settings, at work at once and kept for the next start, with the way back."""
        before = {name: getattr(self.program.settings, name) for name in values}
        if "language" in values:
            before["language"] = self.context.texts.language  # the command line may have asked for another
        if before == values:
            return
        self._change(values)
        self.context.say(SETTING_CHANGED, lambda: self._change(before))

    def speak(self, language: Language) -> None:
        """Change the language of everything that is open."""
        self._change({"language": language})

    def _change(self, values: dict[str, object]) -> None:
        if "language" in values:
            self.program.language = None  # a person's choice outlives what the command line asked for
        self.keep(**values)
        self.put_to_work()
        self.context.changed.emit(Changed(frozenset({Topic.SETTINGS}), (), 0))

    def keep(self, **values: object) -> None:
        """Keep settings for the next start without putting them to work."""
        try:
            self.program.change_settings(**values)
        except OSError as error:
            self.context.fail(error)
        self.context.settings = self.program.settings

    def put_to_work(self) -> None:
        """Give the window the language, theme and scale of the settings."""
        settings, theme = self.program.settings, look()
        words = self.program.words
        self._keeping = True
        try:
            if theme.theme is not settings.theme or theme.scale != settings.scale / PER_CENT:
                theme.choose(settings.theme, settings.scale / PER_CENT)
        finally:
            self._keeping = False
        if words.language is not self.context.texts.language:
            self.context.texts.speak(words)
        self.translate_qt(words.language)

    def translate_qt(self, language: Language) -> None:
        """Load Qt's own words (file dialogs, context menus of text fields) in a language."""
        application = QApplication.instance()
        if application is None:
            return
        application.removeTranslator(self._translator)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if language is not Language.EN and self._translator.load(f"qtbase_{language}", folder):
            application.installTranslator(self._translator)

    def _keep_look(self) -> None:
        """Keep a scale that was changed by the keyboard, a theme that was changed by the menu."""
        theme = look()
        scale = round(theme.scale * PER_CENT)
        if not self._keeping and (scale, theme.theme) != (
            self.program.settings.scale,
            self.program.settings.theme,
        ):
            self.keep(scale=scale, theme=Theme(theme.theme))
            self.context.changed.emit(Changed(frozenset({Topic.SETTINGS}), (), 0))
