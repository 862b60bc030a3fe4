"""The main window: menu bar, navigation, the pages, the status bar, and the keys that work everywhere.

It can be shown before it is furnished, so that something is painted while the rest is still being imported: that is
why the furniture is imported where it is used.
"""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QStackedWidget, QWidget

from twincities.i18n import N_, NP_
from twincities.ui.theme.tokens import IconSize, Width

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from twincities.i18n import Message
    from twincities.ui.context import Context, ToastRequest
    from twincities.ui.key_overlay import Legend
    from twincities.ui.navigation import Page
    from twincities.ui.toast import Toast
    from twincities.ui.trouble import TroubleStrip

# No mnemonics: Alt+letter belongs to filters and sections, and could not be typed on every layout; Alt alone
# reaches the menu bar.
MENUS = {
    "file": NP_("menu", "File"),
    "edit": NP_("menu", "Edit"),
    "view": NP_("menu", "View"),
    "go": NP_("menu", "Go"),
    "record": NP_("menu", "Record"),
    "help": NP_("menu", "Help"),
}


@runtime_checkable
class Opens(Protocol):
    """A page that can show one record."""

    def open_record(self, key: str) -> None:
        """Show the record."""


@runtime_checkable
class Lists(Protocol):
    """A page that can show what a query asks for."""

    def show_query(self, query: Any) -> None:  # noqa: ANN401 - of the page's own kind
        """Show what it asks for."""


@runtime_checkable
class Leaves(Protocol):
    """A page that has something to put away before the window closes or another page comes."""

    def leave(self) -> None:
        """Put drafts away; nothing is asked."""


@runtime_checkable
class HasKeys(Protocol):
    """A page with keys of its own, listed by F1."""

    def keys(self) -> Sequence[Legend]:
        """Return the keys and what they do."""


class MainWindow(QMainWindow):
    """Shows the registered pages, each made when it is first shown."""

    page_shown = Signal(str)
    palette_wanted = Signal()
    closing = Signal()

    context: Context

    def __init__(self, context: Context | None = None, pages: Sequence[Page] = ()) -> None:
        """Without surroundings it is an empty window that waits to be furnished."""
        super().__init__()
        self._pages: dict[str, Page] = {}
        self._made: dict[str, QWidget] = {}
        self._current = ""
        self._back: list[tuple[str, object]] = []
        self._ahead: list[tuple[str, object]] = []
        self._place: tuple[str, object] = ("", "")
        self._actions: dict[str, QAction] = {}
        self._furnished = False
        self.stand_in: Callable[[str], str] = _itself
        """Which page is shown instead of one that has nothing to show."""
        if context is not None:
            self.furnish(context, pages)

    def furnish(self, context: Context, pages: Sequence[Page]) -> None:
        """Put in the navigation, the pages and the menus, in place of whatever was shown meanwhile."""
        from twincities.ui.keys import Keys  # noqa: PLC0415
        from twincities.ui.theme.appearance import look  # noqa: PLC0415

        self.context = context
        self._pages = {page.id: page for page in pages}
        self._build(context, pages)
        self.keys = Keys(context.undo, context.redo, self)
        self._menus = self._build_menus(pages)
        context.opened.connect(self.open)
        context.toast_wanted.connect(self._say)
        context.failed.connect(self._tell)
        context.status.connect(self.status.show_status)
        context.texts.changed.connect(self._title)
        self._furnished = True
        look().follow(self, self._scale)

    def _build(self, context: Context, pages: Sequence[Page]) -> None:
        from twincities.ui.furniture.layouts import column, inner_row  # noqa: PLC0415
        from twincities.ui.navigation import Navigation  # noqa: PLC0415
        from twincities.ui.status import StatusBar  # noqa: PLC0415

        centre = QWidget()
        outer = column(centre)
        middle = inner_row(outer)
        self.navigation = Navigation(context.texts, pages)
        self.navigation.chosen.connect(self.open)
        middle.addWidget(self.navigation)
        self.paper = QWidget()
        self.paper.setObjectName("page")
        self._inside = column(self.paper)
        self.stack = QStackedWidget()
        self.stack.setObjectName("pages")
        self._inside.addWidget(self.stack, 1)
        middle.addWidget(self.paper, 1)
        self.status = StatusBar(context.texts)
        self.status.show_status(None)
        outer.addWidget(self.status)
        self.setCentralWidget(centre)

    @cached_property
    def toast(self) -> Toast:
        """Where the window says what was just done; made when there is something to say."""
        from twincities.ui.toast import Toast  # noqa: PLC0415

        made = Toast(self.context.texts, self.paper)
        self.context.changed.connect(made.on_changed)
        self.page_shown.connect(made.place)
        return made

    def _say(self, request: ToastRequest) -> None:
        self.toast.show_request(request)

    @cached_property
    def trouble(self) -> TroubleStrip:
        """Where the window says what did not work; made when something did not."""
        from twincities.ui.trouble import TroubleStrip  # noqa: PLC0415

        made = TroubleStrip(self.context.texts)
        self._inside.insertWidget(0, made)
        self.context.changed.connect(made.on_changed)
        return made

    def _tell(self, error: BaseException) -> None:
        self.trouble.show_error(error)

    # -------------------------------------------------------------------------------------- pages

    @property
    def current(self) -> str:
        """The id of the page that is shown."""
        return self._current

    def page(self, name: str) -> QWidget:
        """Return a page, made now if it has not been shown yet."""
        if name not in self._made:
            made = self._pages[name].make(self.context)
            self._made[name] = made
            self.stack.addWidget(made)
        return self._made[name]

    def open(self, name: str, key: object = "") -> None:
        """Show a page, one of its records by its key, or what a query asks for; the way back is remembered."""
        if self._place[0]:
            self._back.append(self._place)
        self._ahead.clear()
        self._show(name, key)

    def go_back(self) -> None:
        """Show what was shown before."""
        if self._back:
            self._ahead.append(self._place)
            self._show(*self._back.pop())

    def go_forward(self) -> None:
        """Show again what `go_back` left."""
        if self._ahead:
            self._back.append(self._place)
            self._show(*self._ahead.pop())

    def forget(self, keep: Collection[str] = ()) -> None:
        """Put pages away for good, with what they have to save: another register is about to be opened."""
        for name in [name for name in self._made if name not in keep]:
            gone = self._made.pop(name)
            if isinstance(gone, Leaves):
                gone.leave()
            self.stack.removeWidget(gone)
            gone.deleteLater()
            if name == self._current:
                self._current = ""
        self._back, self._ahead, self._place = [], [], ("", "")

    def set_navigation_shown(self, *, shown: bool) -> None:
        """Hide the navigation and the status bar: the welcome page stands alone."""
        self.navigation.setVisible(shown)
        self.status.setVisible(shown)

    def _show(self, name: str, key: object) -> None:
        leaving = self._made.get(self._current)
        if isinstance(leaving, Leaves):
            leaving.leave()
        shown = self.stand_in(name)
        if shown != name:
            name, key = shown, ""
        page = self.page(name)
        self._place, self._current = (name, key), name
        self.stack.setCurrentWidget(page)
        self.navigation.show_current(self._pages[name].within or name)
        if isinstance(key, str):
            if key and isinstance(page, Opens):
                page.open_record(key)
        elif isinstance(page, Lists):
            page.show_query(key)
        self.context.status.emit(None)
        self._title()
        self._enable()
        page.setFocus()
        self.page_shown.emit(name)

    def _title(self) -> None:
        from twincities.ui.navigation import PROGRAM, WINDOW_TITLE  # noqa: PLC0415

        texts = self.context.texts
        page = self._pages.get(self._current)
        if page is None:
            self.setWindowTitle(texts(PROGRAM))
        else:
            self.setWindowTitle(texts(WINDOW_TITLE, page=texts(page.title), program=texts(PROGRAM)))

    # -------------------------------------------------------------------------------------- menus

    def menu(self, name: str) -> QMenu:
        """Return a menu ("file", "edit", "view", "go", "record", "help"), for pages and the app to add to."""
        return self._menus[name]

    def add_action(
        self,
        menu: str,
        message: Message,
        act: Callable[[], object],
        keys: Sequence[str] = (),
        role: QAction.MenuRole | None = None,
        name: str = "",
    ) -> QAction:
        """Add an entry to a menu; its keys work wherever the focus is."""
        action = QAction(self)
        self.context.texts.say(action.setText, message)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setMenuRole(role if role is not None else QAction.MenuRole.NoRole)
        action.triggered.connect(lambda _checked: act())
        self._menus[menu].addAction(action)
        self._menus[menu].menuAction().setVisible(True)
        if name:
            self._actions[name] = action
        return action

    def _build_menus(self, pages: Sequence[Page]) -> dict[str, QMenu]:
        from twincities.ui.theme.appearance import look  # noqa: PLC0415

        self._menus = {}
        for name, title in MENUS.items():
            menu = QMenu(self)
            self.context.texts.say(menu.setTitle, title)
            self.menuBar().addMenu(menu)
            menu.menuAction().setVisible(False)
            self._menus[name] = menu
        role = QAction.MenuRole
        self.add_action("file", NP_("menu", "Quit"), self.close, ["Ctrl+Q"], role.QuitRole)
        self.add_action("edit", NP_("menu", "Undo"), self.keys.undo, ["Ctrl+Z"])
        self.add_action("edit", NP_("menu", "Redo"), self.keys.redo, ["Ctrl+Shift+Z", "Ctrl+Y"])
        self.add_action("view", N_("Larger"), lambda: look().step(1), ["Ctrl+=", "Ctrl++"])
        self.add_action("view", N_("Smaller"), lambda: look().step(-1), ["Ctrl+-"])
        self.add_action("view", N_("Normal size"), lambda: look().step(0), ["Ctrl+0"])
        self._add_ways(pages)
        self.add_action("help", N_("Keys of this page"), self.show_keys, ["F1"])
        return self._menus

    def _add_ways(self, pages: Sequence[Page]) -> None:
        self.add_action("go", N_("Find a record or a command"), self.palette_wanted.emit, ["Ctrl+K"])
        self.add_action("go", NP_("menu", "Back"), self.go_back, ["Alt+Left"], name="back")
        self.add_action("go", NP_("menu", "Forward"), self.go_forward, ["Alt+Right"], name="forward")
        self.add_action("go", N_("Next pane"), lambda: self.next_pane(1), ["F6"])
        self.add_action("go", N_("Previous pane"), lambda: self.next_pane(-1), ["Shift+F6"])
        self._menus["go"].addSeparator()
        number = 1
        for page in pages:
            if page.group == "hidden":
                continue
            keys = [page.key] if page.key else []
            if not keys and number <= 9 and page.group != "end":  # noqa: PLR2004 - the digits of a keyboard
                keys = [f"Ctrl+{number}"]
                number += 1
            self.add_action("go", page.title, partial(self.open, page.id), keys)

    def _enable(self) -> None:
        self._actions["back"].setEnabled(bool(self._back))
        self._actions["forward"].setEnabled(bool(self._ahead))

    # --------------------------------------------------------------------------------- everything

    def show_keys(self) -> None:
        """Show the keys of this page over the window."""
        from twincities.ui.key_overlay import KeyOverlay  # noqa: PLC0415

        page: object = self._made.get(self._current)
        keys = page.keys() if isinstance(page, HasKeys) else ()
        KeyOverlay(self.context.texts, self, keys)

    def next_pane(self, step: int) -> None:
        """Move the focus between navigation and the panes of the page (its children named `pane`)."""
        page = self._made.get(self._current)
        panes: list[QWidget] = [self.navigation]
        if page is not None:
            named = [pane for pane in page.findChildren(QWidget) if pane.property("pane")]
            panes += named or [page]
        shown = [pane for pane in panes if pane.isVisible()]
        focus = QApplication.focusWidget()
        around = {pane for pane in shown if focus is not None and (pane is focus or pane.isAncestorOf(focus))}
        here = next((n for n, pane in enumerate(shown) if pane in around), 0)
        wanted = shown[(here + step) % len(shown)]
        if wanted is self.navigation:
            self.navigation.focus_current()
        else:
            _focus_into(wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Below 1000 logical pixels the navigation shows icons only."""
        super().resizeEvent(event)
        if self._furnished:
            self._fold()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Put drafts away and leave; nothing is asked."""
        for page in self._made.values():
            if isinstance(page, Leaves):
                page.leave()
        self.closing.emit()
        super().closeEvent(event)

    def least_size(self) -> QSize:
        """Return the least size the design works in, or the screen's where that is smaller."""
        least = QSize(Width.WINDOW_MIN, Width.WINDOW_MIN_HEIGHT)
        return least.boundedTo(self.screen().availableGeometry().size())

    def _fold(self) -> None:
        from twincities.ui.theme.appearance import look  # noqa: PLC0415

        self.navigation.set_narrow(narrow=self.width() < look().px(Width.NARROW_BELOW))

    def _scale(self) -> None:
        from twincities.ui.theme.appearance import look  # noqa: PLC0415
        from twincities.ui.theme.icons import Icon  # noqa: PLC0415

        theme = look()
        self.setMinimumSize(self.least_size())
        self.setWindowIcon(theme.icon_pixmap(Icon.APP, IconSize.EMPTY, theme.colours.accent))
        self._fold()


def _itself(name: str) -> str:
    return name


def _focus_into(pane: QWidget) -> None:
    from PySide6.QtCore import Qt  # noqa: PLC0415 - 10 ms that the first paint must not wait for

    if pane.focusPolicy() & Qt.FocusPolicy.TabFocus:
        pane.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return
    for child in pane.findChildren(QWidget):
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisible() and child.isEnabled():
            child.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
