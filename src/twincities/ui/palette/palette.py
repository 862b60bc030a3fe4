"""The command palette: one box over the window that finds records by any name and commands by their words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QListView, QWidget
from shiboken6 import isValid

from twincities.domain.keys import Key
from twincities.domain.names import fold
from twincities.i18n import N_, NP_
from twincities.ui.ahead import Ahead
from twincities.ui.forms.inputs import TextInput
from twincities.ui.furniture.headers import IconLabel
from twincities.ui.furniture.keycaps import KeyCap
from twincities.ui.furniture.labels import rule, said
from twincities.ui.furniture.layouts import column, inner_row
from twincities.ui.hearing import Hearing
from twincities.ui.palette.entries import Entries, Entry, EntryDelegate
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Height, IconSize, Space, Type, Width

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twincities.services.finding import Hit
    from twincities.ui.context import Context
    from twincities.ui.tasks import Job

TYPING = 60
MOST_RECORDS, MOST_ROWS = 6, 8
LEAST_COMMANDS = 2
"""Commands that stand below however many records."""
FIND = N_("Find a city, a person, a visit or a command")
RECORDS = NP_("group of the command palette", "Records")
RECENT = NP_("group of the command palette", "Recent")
COMMANDS = NP_("group of the command palette", "Commands")
NOTHING = N_("Nothing found")
KEYS = (
    (("Up", "Down"), NP_("key of the command palette", "choose")),
    (("Enter",), NP_("key of the command palette", "open")),
    (("Escape",), NP_("key of the command palette", "close")),
)
BRIEFING = NP_("menu", "Briefing for a visit")
ICONS = {
    "visit": Icon.VISIT,
    "place": Icon.PLACE,
    "partnership": Icon.PARTNERSHIP,
    "agreement": Icon.AGREEMENT,
    "person": Icon.PEOPLE,
    "organisation": Icon.PEOPLE,
    "source": Icon.PRESS,
}
OPENED_ON = {
    "visit": "visit-editor",
    "partnership": "partnership",
    "place": "place",
    "agreement": "agreement",
    "person": "person",
    "organisation": "organisation",
}
"""On which page a record of a noun is opened."""
NOUNS = {page: noun for noun, page in OPENED_ON.items()}
VISITS = "visits"


@dataclass(frozen=True, slots=True)
class _Found:
    """The records that were found, and what can be done with the first of them."""

    records: Sequence[Entry] = ()
    deeds: Sequence[Entry] = ()


class _Line(TextInput):
    walked = Signal(int)
    taken = Signal()
    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.walked.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        elif key == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class Palette(QFrame):
    """A child of the window; closes by Esc, a click elsewhere, or with what was chosen."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._before: QWidget | None = None
        self._hearing: Hearing | None = None
        self.setProperty("popup", "true")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = column(self, (Space.S, Space.S, Space.S, 0), Space.S)
        self.line = _Line()
        self.line.say_placeholder(context.texts, FIND)
        context.texts.say(self.line.setAccessibleName, FIND)
        self.line.add_start(IconLabel(Icon.SEARCH, "text2", IconSize.CONTROL))
        layout.addWidget(self.line)
        self.entries = Entries()
        self.view = QListView()
        self.view.setModel(self.entries)
        self.view.setItemDelegate(EntryDelegate(self.view))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout.addWidget(self.view, 1)
        self._foot = self._build_foot()
        layout.addWidget(self._foot)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._search)
        self._seeking = False
        self._ahead = Ahead()
        self._asked: Job[_Found] | None = None
        self.line.edited.connect(self._on_typed)
        self.line.walked.connect(self._on_walked)
        self.line.taken.connect(self.take)
        self.line.given_up.connect(self.close_it)
        self.view.clicked.connect(lambda _index: self._take_marked())
        self.hide()

    def _build_foot(self) -> QWidget:
        """Return the line that says the keys."""
        foot = QWidget()
        outer = column(foot)
        outer.addWidget(rule())
        line = inner_row(outer, Space.XS, (Space.XS, 0, Space.XS, 0))
        for number, (keys, message) in enumerate(KEYS):
            if number:
                line.addSpacing(Space.S)
            for key in keys:
                line.addWidget(KeyCap(key))
            line.addWidget(said(self._context.texts, message, Type.SMALL, "text2"))
        line.addStretch(1)
        look().follow(foot, lambda: foot.setFixedHeight(look().px(Height.CONTROL)))
        return foot

    def open(self) -> None:
        """Show over the window, with what can be done without a word."""
        if self.isVisible():
            return
        self._before = QApplication.focusWidget()
        self.line.setText("")
        self._show_all(_Found())
        self._place()
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)
        self._hearing = Hearing(self.window(), self)
        self._seeking = True
        self._search()

    def close_it(self) -> None:
        """Leave, and give the focus back."""
        self._no_longer_seek()
        if self._hearing is not None:
            self._hearing.end()
        self.hide()
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def seeking(self) -> bool:
        """Whether what was typed is still being looked for."""
        return self._seeking

    def take(self) -> None:
        """Do what is chosen; while what was typed is being looked for, as soon as it is there."""
        self._when_found(self._take_marked)

    def _take_marked(self) -> None:
        index = self.view.currentIndex()
        if not index.isValid():
            return
        act = self.entries.lines[index.row()].act
        self.close_it()
        if act is not None:
            act()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close by a click elsewhere; stay in the middle of the window."""
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            if not self.rect().contains(self.mapFromGlobal(event.globalPosition().toPoint())):
                self.close_it()
        elif event.type() == QEvent.Type.Resize and watched is self.parentWidget():
            self._place()
        return super().eventFilter(watched, event)

    # ------------------------------------------------------------------------------------- finding

    def _on_typed(self) -> None:
        self._no_longer_seek()
        self._seeking = True
        self._later.start(TYPING)

    def _on_walked(self, step: int) -> None:
        self._when_found(partial(self._walk, step))

    def _when_found(self, act: Callable[[], object]) -> None:
        """Do what a key asks for; while what was typed is being looked for, the key is meant for what is to come."""
        if not self._seeking:
            act()
            return
        self._ahead.add(act)
        if self._later.isActive():
            self._later.stop()
            self._search()

    def _no_longer_seek(self) -> None:
        """Forget what was typed before, with the keys that were pressed for it."""
        self._later.stop()
        if self._asked is not None:
            self._asked.cancel()
        self._seeking = False
        self._ahead.forget()

    def _search(self) -> None:
        text, services = self.line.value(), self._context.services
        if services is None:
            self._on_found(_Found())
            return
        words = self._context.texts.words
        opened = [(NOUNS[page], Key(key)) for page, key in self._context.lately if page in NOUNS]

        def work(_job: Job[_Found]) -> _Found:
            if not text:
                recent = services.finding.recent(opened, words, MOST_RECORDS)
                return _Found([self._entry(hit) for hit in recent])
            hits = services.finding.search(text, words, MOST_RECORDS)[:MOST_RECORDS]
            records = [self._entry(hit) for hit in hits]
            tie = next((hit for hit in hits if hit.kind == "partnership"), None)
            if tie is None:
                return _Found(records)
            act = partial(self._context.open, "briefing", tie.key)
            return _Found(records, [Entry(words(BRIEFING), tie.title, Icon.REPORTS, "", act)])

        tasks = self._context.tasks
        self._asked = tasks.run(work, self._on_found, self._on_error, owner=self, lane="find")

    def _on_found(self, found: _Found) -> None:
        self._show_all(found)
        self._seeking = False
        self._ahead.catch_up()

    def _entry(self, hit: Hit) -> Entry:
        act = partial(self._go, hit.kind, hit.key, hit.title)
        return Entry(hit.title, hit.subtitle, ICONS[hit.kind], "", act)

    def _go(self, kind: str, key: str, title: str) -> None:
        # A visit or a partnership is opened; of anything else the visits are shown that have to do with it.
        if kind in OPENED_ON:
            self._context.open(OPENED_ON[kind], key)
        else:
            self._context.open(VISITS, f"text:{title}")

    def _show_all(self, found: _Found) -> None:
        texts = self._context.texts
        room = MOST_ROWS - len(found.records) - len(found.deeds)
        commands = [*found.deeds, *self._commands(max(LEAST_COMMANDS, room))]
        shown: list[Entry] = []
        if found.records:
            shown += [Entry(texts(RECORDS if self.line.value() else RECENT)), *found.records]
        if commands:
            shown += [Entry(texts(COMMANDS)), *commands]
        self.entries.show_lines(shown or [Entry(texts(NOTHING))])
        self._place()
        if self.line.value():
            # Without a word nothing is marked: Enter by mistake does nothing.
            self._walk(1)

    def _on_error(self, error: Exception) -> None:
        self._no_longer_seek()
        self._context.fail(error)

    def _commands(self, most: int) -> list[Entry]:
        """Return the entries of the window's menus whose words begin with what was typed."""
        typed, found = fold(self.line.value()), []
        for action in self.window().findChildren(QAction):
            words = action.text().replace("&", "").partition("\t")[0]
            own = action.shortcut().toString() == "Ctrl+K"
            if (
                own
                or not words
                or not action.isEnabled()
                or action.menu() is not None
                or action.isSeparator()
            ):
                continue
            if typed and not any(word.startswith(typed) for word in (fold(words), *fold(words).split())):
                continue
            key = action.shortcut().toString()
            found.append(Entry(words, "", Icon.CONTINUE, key, action.trigger))
        return found[:most]

    def _walk(self, step: int) -> None:
        row = self.view.currentIndex().row() + step
        while 0 <= row < len(self.entries.lines):
            if self.entries.lines[row].act is not None:
                self.view.setCurrentIndex(self.entries.index(row))
                return
            row += step

    def _place(self) -> None:
        window, theme = self.parentWidget(), look()
        if window is None:
            return
        width = min(theme.px(2 * Width.POPUP), window.width() - 2 * theme.px(Space.PAGE))
        rows = sum(self.view.sizeHintForRow(row) for row in range(self.entries.rowCount()))
        edges = 3 * theme.px(Space.S) + self.line.sizeHint().height() + theme.px(Height.CONTROL) + 2
        height = min(rows + edges, window.height() - 4 * theme.px(Space.PAGE))
        self.setGeometry((window.width() - width) // 2, theme.px(3 * Space.PAGE), width, height)
