"""A partnership's record: the truth about one tie, in tabs, with the way to every visit, promise and person in it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QStackedWidget,
    QTabBar,
    QWidget,
)

from twincities.domain.changes import Topic
from twincities.domain.errors import MissingRecordError
from twincities.domain.fields import field_of
from twincities.domain.keys import Key
from twincities.domain.partial_date import PartialDate
from twincities.domain.partnership import Partnership
from twincities.domain.state import state_of
from twincities.domain.vocabularies import CommitmentStatus
from twincities.i18n import N_, NN_, NP_
from twincities.services.visit_filter import Viewer
from twincities.ui.forms.origin import origin_sheet
from twincities.ui.furniture.buttons import Button
from twincities.ui.furniture.emptiness import EmptyState
from twincities.ui.furniture.labels import rule
from twincities.ui.furniture.layouts import column, inner_column, row
from twincities.ui.furniture.menus import fill_menu
from twincities.ui.furniture.popovers import Popover
from twincities.ui.history.page import HistoryPage
from twincities.ui.keys import bind
from twincities.ui.partnerships.facts import FactStrip, facts_of
from twincities.ui.partnerships.head import RecordHead
from twincities.ui.partnerships.overview import Overview
from twincities.ui.partnerships.tabs import commitment_columns, people_columns
from twincities.ui.tables.record_table import RecordTable
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Space, Width
from twincities.ui.visits.columns import journal_columns

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent

    from twincities.domain.changes import Changed
    from twincities.services.ledger import LedgerRow
    from twincities.services.register_card import PartnershipCard, PersonMet
    from twincities.services.visits import VisitRow
    from twincities.ui.context import Context
    from twincities.ui.key_overlay import Legend
    from twincities.wiring import Services

REGISTER, EDITOR, VISIT_EDITOR = "partnerships", "partnership-editor", "visit-editor"
TABS = {
    "overview": NP_("tab of a partnership", "Overview"),
    "visits": NP_("tab of a partnership", "Visits"),
    "commitments": NP_("tab of a partnership", "Commitments"),
    "people": NP_("tab of a partnership", "People"),
    "history": NP_("tab of a partnership", "History"),
}
COUNTED = NP_("tab with how many entries it has", "{tab}  {count}")
GONE = N_("This partnership is no longer in the register")
GONE_DETAIL = N_("It was deleted, or merged with another. The bin and the history keep it.")
BACK = NP_("button", "Back to the register")
NO_VISITS = N_("No visit of this partnership is recorded")
NO_VISITS_DETAIL = N_("Visits make its course, its people and its promises.")
NO_PROMISES = N_("No commitment is recorded")
NO_PROMISES_DETAIL = N_("Commitments are outcomes of visits; they are written down with the visit.")
NOBODY = N_("Nobody is named in the visits")
NOBODY_DETAIL = N_("People come with the visits they took part in, each with the post of that time.")
NEW_VISIT = NP_("button", "New visit")
NO_ORIGIN = N_("No source is attached to this value. Edit the partnership to attach one.")
DONE = NN_("{count} commitment marked as done", "{count} commitments marked as done")
REOPENED = NN_("{count} commitment is open again", "{count} commitments are open again")
DELETED = NN_("{count} partnership deleted", "{count} partnerships deleted")
TOPICS = {
    Topic.PARTNERSHIPS,
    Topic.VISITS,
    Topic.COMMITMENTS,
    Topic.PLACES,
    Topic.PEOPLE,
    Topic.SOURCES,
    Topic.SETTINGS,
}
KEYS: tuple[Legend, ...] = (
    ("Ctrl+Tab", NP_("what a key does", "Next tab; with Shift the one before")),
    ("F2", NP_("what a key does", "Edit the partnership")),
    ("Ctrl+N", NP_("what a key does", "New visit of this partnership; N does it too")),
    ("Alt+I", NP_("what a key does", "Where the beginning of the relations comes from")),
    ("Space", NP_("what a key does", "Mark a commitment as done, or open it again")),
    ("Return", NP_("what a key does", "Open what is marked")),
    ("F5", NP_("what a key does", "Read again")),
    ("Escape", NP_("what a key does", "Back to the register")),
)


class RecordPage(QWidget):
    """Opened with a partnership's key, or "KEY#TAB" for one of its tabs."""

    def __init__(self, context: Context, today: Callable[[], date] = date.today) -> None:
        super().__init__()
        self.setObjectName("page")
        self.context = context
        self._today = today
        self._key: Key | None = None
        self._stale = False
        self.card: PartnershipCard | None = None
        self.head: RecordHead | None = None
        self.facts: FactStrip | None = None
        self._popover: Popover | None = None
        self._whole = QStackedWidget()
        column(self).addWidget(self._whole)
        self._sheet = QWidget()
        self._layout = column(self._sheet)
        self._build_tabs()
        self._whole.addWidget(self._sheet)
        back = Button(context.texts, BACK, icon=Icon.BACK, on_click=self.go_back)
        self.gone = EmptyState(context.texts, Icon.PARTNERSHIP, GONE, GONE_DETAIL, (back,))
        self._whole.addWidget(self.gone)
        context.changed.connect(self._on_changed)
        context.texts.changed.connect(self.reload)
        self._bind()

    # ------------------------------------------------------------------------------------ building

    def _build_tabs(self) -> None:
        texts = self.context.texts
        self._top = QWidget()
        self._top_layout = column(self._top)
        self._layout.addWidget(self._top)
        bar = QFrame()
        bar.setProperty("panel", "surface")
        line = row(bar, (Space.PAGE, 0, Space.PAGE, 0))
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setProperty("pane", True)
        texts.say(self.tabs.setAccessibleName, NP_("part of a page", "Tabs"))
        line.addWidget(self.tabs)
        line.addStretch(1)
        self._layout.addWidget(bar)
        self._layout.addWidget(rule())
        self.stack = QStackedWidget()
        self.stack.setProperty("pane", True)
        self._layout.addWidget(self.stack, 1)
        self.overview = Overview(self.context)
        self.overview.tab_wanted.connect(self.show_tab)
        self.overview.opened.connect(self._open_entry)
        self.visits: RecordTable[VisitRow] = RecordTable(
            texts, journal_columns(frozenset), self._fetch_visits
        )
        self.commitments: RecordTable[LedgerRow] = RecordTable(
            texts, commitment_columns(), self._fetch_commitments
        )
        self.people: RecordTable[PersonMet] = RecordTable(texts, people_columns(), self._fetch_people)
        self.history = HistoryPage(self.context, within=True)
        pages = {
            "overview": self.overview,
            "visits": self._or_empty(self.visits, Icon.VISIT, NO_VISITS, NO_VISITS_DETAIL),
            "commitments": self._or_empty(self.commitments, Icon.COMMITMENT, NO_PROMISES, NO_PROMISES_DETAIL),
            "people": self._or_empty(self.people, Icon.PEOPLE, NOBODY, NOBODY_DETAIL),
            "history": self.history,
        }
        for name, page in pages.items():
            self.tabs.addTab(texts(TABS[name]))
            self.stack.addWidget(page)
        self.tabs.currentChanged.connect(self._on_tab)
        self.visits.opened.connect(lambda _id: self._open_visit())
        self.commitments.opened.connect(lambda _id: self._open_origin())
        self.people.opened.connect(lambda _id: self._open_meeting())
        for table in (self.visits, self.commitments, self.people):
            table.delete_wanted.connect(lambda _ids: None)

    def _or_empty(self, table: RecordTable[Any], icon: Icon, title: Any, detail: Any) -> QStackedWidget:  # noqa: ANN401 - messages
        stack = QStackedWidget()
        stack.addWidget(table)
        new = Button(self.context.texts, NEW_VISIT, icon=Icon.ADD, on_click=self.new_visit)
        stack.addWidget(EmptyState(self.context.texts, icon, title, detail, (new,)))
        return stack

    def _bind(self) -> None:
        for key, act in (
            ("F2", self.edit),
            ("Ctrl+N", self.new_visit),
            ("F5", self.reload),
            ("Alt+I", self.show_origin),
            ("Ctrl+Tab", lambda: self._step(1)),
            ("Ctrl+Shift+Tab", lambda: self._step(-1)),
            ("Ctrl+Shift+Backtab", lambda: self._step(-1)),
        ):
            bind(self, key, act)
        bind(self.commitments, "Space", self.turn_done)

    # ------------------------------------------------------------------------------------- showing

    def keys(self) -> Sequence[Legend]:
        """Return the keys of this page, for F1."""
        return KEYS

    def open_record(self, key: str) -> None:
        """Show a partnership, at one of its tabs where that is named."""
        record, _, tab = key.partition("#")
        other = self._key != record
        self._key = Key(record)
        self.reload()
        if tab or other:
            self.show_tab(tab or "overview")

    def reload(self) -> None:
        """Read the partnership again; what was shown stays shown."""
        self._stale = False
        services: Services | None = self.context.services
        if services is None or self._key is None:
            return
        try:
            self.card = services.register.card(self._key, self._viewer)
        except MissingRecordError:
            self.card = None
        except Exception as error:  # noqa: BLE001 - said in the window
            self.card = None
            self.context.fail(error)
        if self.card is None or self.card.kept.deleted:
            self._whole.setCurrentWidget(self.gone)
            return
        self._whole.setCurrentWidget(self._sheet)
        self._show(self.card)

    @property
    def _viewer(self) -> Viewer:
        context = self.context
        return Viewer(context.texts.language, self._today(), context.settings.report_days)

    def _show(self, card: PartnershipCard) -> None:
        inside = self._top.isAncestorOf(QApplication.focusWidget() or self)
        self.overview.show_card(card, self._today())
        self._show_top(card)
        self._fill(self.visits, card.visits)
        self._fill(self.commitments, [one.id for one in card.commitments])
        self._fill(self.people, range(1, len(card.people) + 1))
        self.history.open_record(f"partnership:{card.kept.key}")
        counts = {
            "visits": len(card.visits),
            "commitments": len(card.commitments),
            "people": len(card.people),
            "history": self.history.count,
        }
        texts = self.context.texts
        for number, (name, title) in enumerate(TABS.items()):
            words = texts(title)
            if name in counts:
                words = texts(COUNTED, tab=words, count=texts.words.number(counts[name]))
            self.tabs.setTabText(number, words)
        if inside:
            self.focus_tab()

    def _show_top(self, card: PartnershipCard) -> None:
        while (item := self._top_layout.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        texts = self.context.texts
        self.head = RecordHead(texts, card)
        self.head.setProperty("pane", True)
        self.head.back_wanted.connect(self.go_back)
        self.head.edit_wanted.connect(self.edit)
        self.head.visit_wanted.connect(self.new_visit)
        self.head.more_wanted.connect(self._menu_below)
        self._top_layout.addWidget(self.head)
        self._top_layout.addWidget(rule())
        self.facts = FactStrip(texts, facts_of(card, texts, self._today()))
        self.facts.led.connect(self._on_fact)
        self._strip = QFrame()
        self._strip.setProperty("panel", "surface")
        outer = column(self._strip)
        inside = inner_column(outer, margins=(Space.S, 0, 0, 0))
        inside.addWidget(self.facts)
        outer.addWidget(rule())
        self._top_layout.addWidget(self._strip)
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold what has no room."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """In a narrow window the facts are read with the overview, and the head is short."""
        if self.head is None or self.facts is None:
            return
        narrow = self.window().width() < look().px(Width.NARROW_BELOW)
        self.head.set_narrow(narrow=narrow)
        if narrow:
            self.overview.take_facts(self._strip)
        elif self._top_layout.indexOf(self._strip) < 0:
            self._top_layout.addWidget(self._strip)

    @staticmethod
    def _fill(table: RecordTable[Any], ids: Sequence[int]) -> None:
        table.set_ids(ids)
        table.refresh()
        if ids and table.current_id() is None:
            table.choose_row(0)
        stack = table.parentWidget()
        if isinstance(stack, QStackedWidget):
            stack.setCurrentIndex(0 if ids else 1)

    def _fetch_visits(self, ids: Sequence[int]) -> list[VisitRow | None]:
        try:
            found = {one.id: one for one in self.context.services.visits.rows(ids, self._viewer)}
        except Exception as error:  # noqa: BLE001 - a paint event cannot fail
            self.context.fail(error)
            found = {}
        return [found.get(number) for number in ids]

    def _fetch_commitments(self, ids: Sequence[int]) -> list[LedgerRow | None]:
        known = {one.id: one for one in self.card.commitments} if self.card else {}
        return [known.get(number) for number in ids]

    def _fetch_people(self, ids: Sequence[int]) -> list[PersonMet | None]:
        people = self.card.people if self.card else ()
        return [people[number - 1] if number <= len(people) else None for number in ids]

    # --------------------------------------------------------------------------------------- tabs

    def show_tab(self, name: str) -> None:
        """Show a tab and put the focus into it."""
        names = list(TABS)
        if name in names:
            self.tabs.setCurrentIndex(names.index(name))
            self.focus_tab()

    @property
    def tab(self) -> str:
        """The name of the tab that is shown."""
        return list(TABS)[self.tabs.currentIndex()]

    def focus_tab(self) -> None:
        """Put the focus into what the tab shows; the overview is read from the tabs on."""
        tables: dict[str, RecordTable[Any]] = {
            "visits": self.visits,
            "commitments": self.commitments,
            "people": self.people,
        }
        table = tables.get(self.tab)
        if table is not None and table.model_.ids:
            table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.tab == "history":
            self.history.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.tabs.setFocus(Qt.FocusReason.OtherFocusReason)

    def setFocus(self, *_reason: Any) -> None:  # noqa: ANN401 - Qt's overloads
        """Begin in the tab."""
        self.focus_tab()

    def _on_tab(self, number: int) -> None:
        self.stack.setCurrentIndex(number)

    def _step(self, step: int) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + step) % self.tabs.count())
        self.focus_tab()

    # --------------------------------------------------------------------------------------- deeds

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """N begins a visit, Esc goes back to the register."""
        typing = isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit)
        letter = event.key() == Qt.Key.Key_N and not event.modifiers()
        if letter and not typing and self.context.settings.single_letter_keys:
            self.new_visit()
        elif event.key() == Qt.Key.Key_Escape:
            self.go_back()
        else:
            super().keyPressEvent(event)

    def go_back(self) -> None:
        """Show the partnership in the register."""
        self.context.open(REGISTER, self._key or "")

    def edit(self) -> None:
        """Change the partnership."""
        if self._key is not None:
            self.context.open(EDITOR, self._key)

    def new_visit(self) -> None:
        """Begin a visit of this partnership."""
        if self._key is not None:
            self.context.open(VISIT_EDITOR, f"partnership:{self._key}")

    def delete(self) -> None:
        """Put the partnership into the bin and go back to the register."""
        if self._key is None:
            return
        try:
            changed = self.context.services.partnerships.delete_partnerships([self._key])
        except Exception as error:  # noqa: BLE001 - said in the window
            self.context.fail(error)
            return
        self._key = None
        self.context.apply(changed, DELETED, count=1)
        self.context.open(REGISTER)

    def turn_done(self) -> None:
        """Mark the current promise as kept, or open it again."""
        row = self.commitments.current_row()
        if row is None:
            return
        ledger = self.context.services.ledger
        done = row.status is CommitmentStatus.DONE
        try:
            if done:
                changed = ledger.set_status([row.key], CommitmentStatus.IN_PROGRESS)
            else:
                changed = ledger.mark_done([row.key], PartialDate.of(self._today()))
        except Exception as error:  # noqa: BLE001 - said in the window
            self.context.fail(error)
            return
        self.context.apply(changed, REOPENED if done else DONE, count=1)

    def show_origin(self) -> None:
        """Show where the beginning of the relations comes from."""
        if self.card is None or self.facts is None:
            return
        cell = self.facts.cells[0]
        claims = [
            claim for claim in state_of(self.card.kept.record)["parts"]["claims"]
            if claim["target"] == "established"
        ]  # fmt: skip
        keys = list(dict.fromkeys(c.source for c in self.card.kept.record.claims if c.source))
        names = self.card.names
        sources = {str(key): (number, names.get(key, "")) for number, key in enumerate(keys, 1)}
        texts = self.context.texts
        label = texts(field_of(Partnership, "established").label)
        popover = Popover(cell, origin_sheet(texts, label, claims, sources, NO_ORIGIN))
        popover.closed.connect(popover.deleteLater)
        self._popover = popover
        popover.open()

    @property
    def popover(self) -> Popover | None:
        """What was opened last over the page."""
        return self._popover

    def _on_fact(self, where: str, _cell: QWidget) -> None:
        if where == "established":
            self.show_origin()
        else:
            self.show_tab(where)

    def _open_entry(self, entry: Any) -> None:  # noqa: ANN401 - an entry of the course
        if entry.noun == "visit":
            self.context.open(VISIT_EDITOR, entry.key)
        else:
            self.show_origin()

    def _open_visit(self) -> None:
        row = self.visits.current_row()
        if row is not None:
            self.context.open(VISIT_EDITOR, row.key)

    def _open_origin(self) -> None:
        row = self.commitments.current_row()
        if row is not None:
            self.context.open(VISIT_EDITOR, row.visit_key)

    def _open_meeting(self) -> None:
        person = self.people.current_row()
        if person is not None:
            self.context.open(VISIT_EDITOR, person.visit)

    def _menu_below(self, button: QWidget) -> None:
        entries = (
            (NP_("menu", "Edit"), self.edit, "F2"),
            (NP_("menu", "New visit"), self.new_visit, "Ctrl+N"),
            (NP_("menu", "History"), lambda: self.show_tab("history"), ""),
            (NP_("menu", "Delete"), self.delete, ""),
        )
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        fill_menu(menu, self.context.texts, entries)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _on_changed(self, changed: Changed) -> None:
        if self._key is None or not changed.topics & TOPICS:
            return
        if self.isVisible():
            self.reload()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """Read again what changed while another page was shown."""
        super().showEvent(event)
        if self._stale:
            self.reload()
