"""The menus of the program itself: registers, undo by name, theme and language, what the program is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from twincities.domain.changes import Act, Topic
from twincities.i18n import LANGUAGE_NAMES, N_, NP_
from twincities.settings import Theme
from twincities.ui.theme.appearance import look

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from twincities.domain.changes import Changed
    from twincities.i18n import Language, Message
    from twincities.ui.context import ToastRequest
    from twincities.ui.main_window import MainWindow
    from twincities.ui.session import Session

UNDO, REDO = NP_("menu", "Undo"), NP_("menu", "Redo")
UNDO_WHAT = NP_("menu", "Undo: {what}")
REDO_WHAT = NP_("menu", "Redo: {what}")
NEW = (
    ("agreement", "new", NP_("menu", "New agreement")),
    ("commitments", "new", NP_("menu", "New commitment")),
    ("person", "", NP_("menu", "New person")),
    ("organisation", "", NP_("menu", "New organisation")),
)
"""What can be begun from the menu: the page that writes it, what it is opened with, its words."""
THEMES = {
    Theme.SYSTEM: NP_("menu", "Colours as the system"),
    Theme.LIGHT: NP_("menu", "Light colours"),
    Theme.DARK: NP_("menu", "Dark colours"),
}


class Menus(QObject):
    """Adds the program's entries to the window's menus."""

    def __init__(self, window: MainWindow, session: Session, *, development: bool) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._fill_file()
        self._fill_view()
        self._fill_record()
        window.add_action("help", N_("Welcome page"), lambda: window.open("welcome"))
        if development:
            window.add_action("help", N_("Sheet of states"), lambda: window.open("states"))
        window.add_action(
            "help", N_("About the program"), lambda: window.open("about"), role=QAction.MenuRole.AboutRole
        )
        self.undo_names = UndoNames(window)

    def _fill_file(self) -> None:
        window, session = self._window, self._session
        before = window.menu("file").actions()
        window.add_action("file", N_("New register…"), self._new_register)
        window.add_action("file", N_("Open another register…"), self._choose_register, ["Ctrl+O"])
        window.menu("file").addSeparator()
        self.backup = window.add_action("file", N_("Back up now"), self._back_up)
        self.backup.setEnabled(False)
        session.opened.connect(lambda _services: self.backup.setEnabled(True))
        session.opening.connect(lambda: self.backup.setEnabled(False))
        window.menu("file").addSeparator()
        for action in before:  # leaving comes last
            window.menu("file").removeAction(action)
            window.menu("file").addAction(action)

    def _new_register(self) -> None:
        from twincities.ui.opening import new_register  # noqa: PLC0415 - not before it is wanted

        new_register(self._window, self._session)

    def _choose_register(self) -> None:
        from twincities.ui.opening import choose_register  # noqa: PLC0415 - as above

        choose_register(self._window, self._session)

    def _back_up(self) -> None:
        from twincities.ui.settings.page import SettingsPage  # noqa: PLC0415 - not before it is wanted

        self._window.open("settings")
        page = self._window.page("settings")
        if isinstance(page, SettingsPage):
            page.backups.back_up()

    def _fill_record(self) -> None:
        """Let records be begun from anywhere that their lists are not; the palette finds these entries, too."""
        for page, key, words in NEW:
            action = self._window.add_action("record", words, partial(self._window.open, page, key))
            action.setEnabled(False)
            self._session.opened.connect(lambda _services, action=action: action.setEnabled(True))
            self._session.opening.connect(lambda action=action: action.setEnabled(False))

    def _fill_view(self) -> None:
        session, texts = self._session, self._window.context.texts
        self._window.menu("view").addSeparator()
        self.themes = self._choice(((str(theme), words) for theme, words in THEMES.items()), self._on_theme)
        self._window.menu("view").addSeparator()
        languages = QMenu(self._window)
        texts.say(languages.setTitle, N_("Language"))
        self._window.menu("view").addMenu(languages)
        self.languages = QActionGroup(self)
        for code, name in LANGUAGE_NAMES.items():
            action = QAction(name, self._window)
            action.setCheckable(True)
            action.triggered.connect(lambda _on=False, code=code: self._on_language(code))
            action.setData(str(code))
            self.languages.addAction(action)
            languages.addAction(action)
        session.context.changed.connect(self._on_changed)
        look().changed.connect(self._mark)
        texts.changed.connect(self._mark)
        self._mark()

    def _choice(self, choices: Iterable[tuple[str, Message]], act: Callable[[str], None]) -> QActionGroup:
        group = QActionGroup(self)
        for name, words in choices:
            action = self._window.add_action("view", words, partial(act, name))
            action.setCheckable(True)
            action.setData(name)
            group.addAction(action)
        return group

    def _on_theme(self, name: str) -> None:
        self._session.change(theme=Theme(name))

    def _on_language(self, language: Language) -> None:
        self._session.change(language=language)

    def _on_changed(self, changed: Changed) -> None:
        if Topic.SETTINGS in changed.topics:
            self._mark()

    def _mark(self) -> None:
        for group, value in (
            (self.themes, look().theme),
            (self.languages, self._window.context.texts.language),
        ):
            for action in group.actions():
                action.setChecked(action.data() == str(value))


class UndoNames(QObject):
    """Says in the Edit menu what would be undone: what the last toast with a way back said."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._context, self._texts = window.context, window.context.texts
        self.undo, self.redo = window.menu("edit").actions()[:2]
        self._last: ToastRequest | None = None
        window.context.toast_wanted.connect(self._on_toast)
        window.context.changed.connect(self._on_changed)
        self._texts.changed.connect(self._say)

    def _on_toast(self, request: ToastRequest) -> None:
        if request.on_undo == self._context.undo:
            self._last = request
            self._say()

    def _on_changed(self, changed: Changed) -> None:
        if Topic.SETTINGS in changed.topics:
            return
        if changed.act is Act.UNDO and self._last is not None:
            self._texts.say(self.redo.setText, REDO_WHAT, what=self._what(self._last))
        else:
            self._texts.say(self.redo.setText, REDO)
        self._last = None
        self._say()

    def _say(self) -> None:
        if self._last is None:
            self._texts.say(self.undo.setText, UNDO)
        else:
            self._texts.say(self.undo.setText, UNDO_WHAT, what=self._what(self._last))

    def _what(self, request: ToastRequest) -> str:
        return self._texts(request.message, **dict(request.facts))
