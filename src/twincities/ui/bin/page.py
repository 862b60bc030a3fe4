"""The bin's page: deleted records, the latest first; restored by Enter, removed for good after the one question."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QMenu, QStackedWidget, QWidget

from twincities.i18n import N_, NN_, NP_
from twincities.ui.asking import Question
from twincities.ui.errors import sentence
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.emptiness import EmptyState
from twincities.ui.furniture.headers import PageHeader
from twincities.ui.furniture.labels import Label
from twincities.ui.furniture.layouts import column
from twincities.ui.furniture.menus import fill_menu
from twincities.ui.joining import joined
from twincities.ui.keys import bind
from twincities.ui.nouns import NOUNS
from twincities.ui.saying import moment
from twincities.ui.tables.columns import Align, Cell, Column
from twincities.ui.tables.record_table import RecordTable
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Space, Type

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent

    from twincities.domain.changes import Changed
    from twincities.domain.keys import Key
    from twincities.services.bin import Binned
    from twincities.ui.context import Context
    from twincities.ui.furniture.menus import Entry
    from twincities.ui.key_overlay import Legend
    from twincities.ui.texts import Texts
    from twincities.wiring import Services

TITLE = N_("Bin")
LYING = NN_("{count} deleted record", "{count} deleted records")
EMPTY = N_("The bin is empty")
EMPTY_DETAIL = N_("Deleted records lie here until you restore them or remove them for good.")
RESTORED = NN_("{count} record restored", "{count} records restored")
REMOVED = NN_("{count} record removed for good", "{count} records removed for good")
ASK = NN_(
    "Remove {count} record with its whole history? This cannot be undone.",
    "Remove {count} records with their whole history? This cannot be undone.",
)
DEED = NN_("Remove {count} record for good", "Remove {count} records for good")
MOST_SHOWN = 5000


def _title(one: Binned, texts: Texts) -> Cell:
    return Cell(one.title or "—", joined(texts, (texts(NOUNS[one.noun]), one.detail)), strong=True)


def _deleted(one: Binned, texts: Texts) -> Cell:
    return Cell(moment(one.at if one.at.tzinfo else one.at.replace(tzinfo=UTC), texts))


COLUMNS: tuple[Column[Binned], ...] = (
    Column("title", NP_("column", "Record"), _title, width=320, stretch=True, sortable=False),
    Column(
        "who",
        NP_("column", "Deleted by"),
        lambda one, _texts: Cell(one.who or "—"),
        width=200,
        sortable=False,
    ),
    Column("at", NP_("column", "Deleted on"), _deleted, Align.RIGHT, width=200, sortable=False),
)


class BinPage(QWidget):
    """Lists the bin; several records can be marked and dealt with together."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._texts = context, context.texts
        self._shown: dict[int, Binned] = {}
        self._numbers: dict[tuple[str, Key], int] = {}
        outer = column(self, (Space.PAGE, Space.M, Space.PAGE, Space.PAGE), Space.M)
        outer.addWidget(self._build_header())
        self.question = Question(self._texts)
        outer.addWidget(self.question)
        self.trouble = Label(role=Type.BODY, tone="bad", wrap=True)
        self.trouble.hide()
        outer.addWidget(self.trouble)
        self._stack = QStackedWidget()
        outer.addWidget(self._stack, 1)
        self.table: RecordTable[Binned] = RecordTable(self._texts, COLUMNS, self._rows)
        self.table.setProperty("pane", "true")
        self._texts.say(self.table.setAccessibleName, TITLE)
        self.table.menu_wanted.connect(self._fill_menu)
        self._stack.addWidget(self._framed())
        self._stack.addWidget(EmptyState(self._texts, Icon.DELETE, EMPTY, EMPTY_DETAIL))
        self.table.opened.connect(lambda _number: self.restore())
        self.table.delete_wanted.connect(lambda _numbers: self.ask_to_remove())
        self.table.selection_changed.connect(lambda _numbers: self._enable())
        self._texts.changed.connect(self.reload)
        context.changed.connect(lambda _changed: self.reload())
        bind(self, "F5", self.reload)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.reload()

    def keys(self) -> Sequence[Legend]:
        """List the keys of this page."""
        return (
            ("Return", N_("Restore what is marked")),
            ("Delete", N_("Remove for good, after a question")),
            ("Space", N_("Mark or unmark")),
            ("Ctrl+C", NP_("what a key does", "Copy the rows with headers")),
            ("F5", NP_("what a key does", "Read again")),
        )

    def reload(self) -> None:
        """Read the bin again; what is marked stays marked."""
        services: Services | None = self._context.services
        if services is None:
            return
        contents = services.bin.contents(self._texts.words, MOST_SHOWN)
        count = len(contents) if len(contents) < MOST_SHOWN else services.bin.count()
        self._shown = {self._number(one): one for one in contents}
        self.table.set_ids(list(self._shown))
        self.table.refresh()
        if contents and self.table.current_id() is None:
            self.table.selectRow(0)
        emptied = not contents and self.table.hasFocus()
        self._stack.setCurrentIndex(0 if contents else 1)
        if emptied:
            self.setFocus()
        self._header.say_context(LYING, count=count)
        self._enable()

    def setFocus(self, *_reason: Any) -> None:  # noqa: ANN401 - Qt's overloads
        """Begin in the list; where nothing lies, on the page itself and not on what is hidden."""
        if self._shown:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().setFocus(Qt.FocusReason.OtherFocusReason)

    def restore(self) -> None:
        """Take what is marked out of the bin."""
        chosen = self._chosen()
        if not chosen:
            return
        services: Services = self._context.services
        changed = self._try(lambda: services.bin.restore(chosen))
        if changed is not None:
            self._context.apply(changed, RESTORED, count=len(chosen))

    def ask_to_remove(self) -> None:
        """Ask before what is marked is removed for good."""
        chosen = self._chosen()
        if chosen:
            self.trouble.hide()
            self.question.ask(ASK, DEED, lambda: self._remove(chosen), count=len(chosen))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes the question away from anywhere on the page."""
        if event.key() == Qt.Key.Key_Escape and self.question.isVisible():
            self.question.close_it()
        else:
            super().keyPressEvent(event)

    def _remove(self, chosen: list[tuple[str, Key]]) -> None:
        services: Services = self._context.services
        changed = self._try(lambda: services.bin.purge(chosen))
        if changed is not None:
            self._context.changed.emit(changed)
            self._context.say(REMOVED, count=len(chosen))

    def _try(self, act: Callable[[], Changed]) -> Changed | None:
        try:
            changed = act()
        except Exception as error:  # noqa: BLE001 - said on the page, whatever it is
            said = sentence(error, self._texts)
            if said is None:
                self._context.fail(error)
            else:
                self.trouble.setText(said)
                self.trouble.show()
            return None
        self.trouble.hide()
        return changed

    def _chosen(self) -> list[tuple[str, Key]]:
        numbers = self.table.selected_ids() or [n for n in (self.table.current_id(),) if n is not None]
        return [(one.noun, one.key) for one in map(self._shown.get, numbers) if one is not None]

    def _rows(self, numbers: Sequence[int]) -> list[Binned | None]:
        return [self._shown.get(number) for number in numbers]

    def _number(self, one: Binned) -> int:
        return self._numbers.setdefault((one.noun, one.key), len(self._numbers) + 1)

    def _fill_menu(self, menu: QMenu) -> None:
        entries: tuple[Entry, ...] = (
            (N_("Restore"), self.restore, "Return"),
            (N_("Remove for good…"), self.ask_to_remove, "Delete"),
            (NP_("menu", "Copy"), self.table.copy, "Ctrl+C"),
        )
        fill_menu(menu, self._texts, entries)

    def _enable(self) -> None:
        some = bool(self._chosen())
        self.restore_button.setEnabled(some)
        self.remove_button.setEnabled(some)

    def _build_header(self) -> QWidget:
        self._header = PageHeader(self._texts, TITLE)
        self.remove_button = Button(
            self._texts,
            N_("Remove for good…"),
            ButtonKind.DANGER,
            icon=Icon.DELETE,
            on_click=self.ask_to_remove,
        )
        self.restore_button = Button(
            self._texts,
            N_("Restore"),
            ButtonKind.PRIMARY,
            icon=Icon.UNDO,
            key="Return",
            bind=False,
            on_click=self.restore,
        )
        self._header.add_action(self.remove_button)
        self._header.add_action(self.restore_button)
        return self._header

    def _framed(self) -> QWidget:
        frame = QFrame()
        frame.setProperty("card", "true")
        column(frame, (1, 1, 1, 1)).addWidget(self.table)
        return frame
