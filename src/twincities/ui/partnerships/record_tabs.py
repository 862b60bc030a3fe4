"""The tabs of a partnership's record: overview, visits, promises, people, history."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QStackedWidget, QWidget

from twincities.domain.partial_date import PartialDate
from twincities.domain.vocabularies import CommitmentStatus
from twincities.i18n import N_, NN_, NP_
from twincities.ui.agreements.tab import AgreementsTab
from twincities.ui.furniture.buttons import Button
from twincities.ui.furniture.emptiness import EmptyState
from twincities.ui.furniture.labels import rule
from twincities.ui.furniture.layouts import column, row
from twincities.ui.furniture.tabs import TAB_EDGE, TabBar
from twincities.ui.history.page import HistoryPage
from twincities.ui.keys import bind
from twincities.ui.partnerships.overview import Overview
from twincities.ui.partnerships.tabs import commitment_columns, people_columns
from twincities.ui.tables.record_table import RecordTable
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Space
from twincities.ui.visits.columns import journal_columns

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from twincities.i18n import Message
    from twincities.services.ledger import LedgerRow
    from twincities.services.register_card import PartnershipCard, PersonMet
    from twincities.services.visit_filter import Viewer
    from twincities.services.visits import VisitRow
    from twincities.ui.context import Context

VISIT_EDITOR, PERSON = "visit-editor", "person"
TABS = {
    "overview": NP_("tab of a partnership", "Overview"),
    "agreements": NP_("tab of a partnership", "Agreements"),
    "visits": NP_("tab of a partnership", "Visits"),
    "commitments": NP_("tab of a partnership", "Commitments"),
    "people": NP_("tab of a partnership", "People"),
    "history": NP_("tab of a partnership", "History"),
}
COUNTED = NP_("tab with how many entries it has", "{tab}  {count}")
NO_VISITS = N_("No visit of this partnership is recorded")
NO_VISITS_DETAIL = N_("Visits make its course, its people and its promises.")
NO_PROMISES = N_("No commitment is recorded")
NO_PROMISES_DETAIL = N_(
    "Commitments are outcomes of visits; one that no visit raised is written down by itself."
)
NEW_COMMITMENT = NP_("button", "New commitment")
NOBODY = N_("Nobody is named in the visits")
NOBODY_DETAIL = N_("People come with the visits they took part in, each with the post of that time.")
NEW_VISIT = NP_("button", "New visit")
DONE = NN_("{count} commitment marked as done", "{count} commitments marked as done")
REOPENED = NN_("{count} commitment is open again", "{count} commitments are open again")


class RecordTabs(QWidget):
    """Shows a partnership's card behind its tabs.

    `visit_wanted` and `commitment_wanted` ask for a new one, `entry_opened` for an entry.
    """

    visit_wanted = Signal()
    commitment_wanted = Signal()
    entry_opened = Signal(object)

    def __init__(self, context: Context, viewer: Callable[[], Viewer]) -> None:
        super().__init__()
        self.context = context
        self._viewer = viewer
        self._card: PartnershipCard | None = None
        self._build()
        bind(self.commitments, "Space", self.turn_done)

    def _build(self) -> None:
        texts, outer = self.context.texts, column(self)
        bar = QFrame()
        bar.setProperty("panel", "surface")
        line = row(bar, (Space.PAGE - TAB_EDGE, 0, Space.PAGE, 0))
        self.bar = TabBar()
        texts.say(self.bar.setAccessibleName, NP_("part of a page", "Tabs"))
        line.addWidget(self.bar)
        line.addStretch(1)
        outer.addWidget(bar)
        outer.addWidget(rule())
        self.stack = QStackedWidget()
        self.stack.setProperty("pane", True)
        outer.addWidget(self.stack, 1)
        self.overview = Overview(self.context)
        self.overview.tab_wanted.connect(self.show_tab)
        self.overview.opened.connect(self.entry_opened)
        self._make_tables()
        self.agreements = AgreementsTab(self.context, self._viewer)
        self.history = HistoryPage(self.context, within=True)
        pages = {
            "overview": self.overview,
            "agreements": self.agreements,
            "visits": self._or_empty(self.visits, Icon.VISIT, NO_VISITS, NO_VISITS_DETAIL),
            "commitments": self._or_empty(self.commitments, Icon.COMMITMENT, NO_PROMISES, NO_PROMISES_DETAIL),
            "people": self._or_empty(self.people, Icon.PEOPLE, NOBODY, NOBODY_DETAIL),
            "history": self.history,
        }
        for name, page in pages.items():
            self.bar.addTab(texts(TABS[name]))
            self.stack.addWidget(page)
        self.bar.currentChanged.connect(self._on_tab)

    def _make_tables(self) -> None:
        texts = self.context.texts
        unsorted = [replace(one, sortable=False) for one in journal_columns(frozenset)]  # the latest first
        self.visits: RecordTable[VisitRow] = RecordTable(texts, unsorted, self._fetch_visits)
        self.commitments: RecordTable[LedgerRow] = RecordTable(
            texts, commitment_columns(), self._fetch_commitments
        )
        self.people: RecordTable[PersonMet] = RecordTable(texts, people_columns(), self._fetch_people)
        self.visits.opened.connect(lambda _id: self._open_visit())
        self.commitments.opened.connect(lambda _id: self._open_origin())
        self.people.opened.connect(lambda _id: self._open_person())
        tables: dict[str, RecordTable[Any]] = {
            "visits": self.visits,
            "commitments": self.commitments,
            "people": self.people,
        }
        for name, table in tables.items():
            texts.say(table.setAccessibleName, TABS[name])
            table.delete_wanted.connect(lambda _ids: None)

    def _or_empty(
        self, table: RecordTable[Any], icon: Icon, title: Message, detail: Message
    ) -> QStackedWidget:
        stack = QStackedWidget()
        stack.addWidget(table)
        new = [Button(self.context.texts, NEW_VISIT, icon=Icon.ADD, on_click=self.visit_wanted.emit)]
        if table is self.commitments:
            begin = self.commitment_wanted.emit
            new.append(Button(self.context.texts, NEW_COMMITMENT, icon=Icon.ADD, on_click=begin))
        stack.addWidget(EmptyState(self.context.texts, icon, title, detail, new))
        return stack

    def show_card(self, card: PartnershipCard, today: date) -> None:
        """Show a partnership in all tabs; the one that is shown stays."""
        self._card = card
        inside, held = self.overview.isAncestorOf(QApplication.focusWidget() or self), self.overview.held
        self.overview.show_card(card, today)
        if inside and not self.overview.hold(held):
            # What had the keyboard is gone with the card that was shown.
            self.bar.setFocus(Qt.FocusReason.OtherFocusReason)
        self.agreements.show_partnership(card.kept.key)
        self._fill(self.visits, card.visits)
        self._fill(self.commitments, [one.id for one in card.commitments])
        self._fill(self.people, range(1, len(card.people) + 1))
        self.history.open_record(f"partnership:{card.kept.key}")
        counts = {
            "agreements": self.agreements.count,
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
            self.bar.setTabText(number, words)

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
            found = {one.id: one for one in self.context.services.visits.rows(ids, self._viewer())}
        except Exception as error:  # noqa: BLE001 - a paint event cannot fail
            self.context.fail(error)
            found = {}
        return [found.get(number) for number in ids]

    def _fetch_commitments(self, ids: Sequence[int]) -> list[LedgerRow | None]:
        known = {one.id: one for one in self._card.commitments} if self._card else {}
        return [known.get(number) for number in ids]

    def _fetch_people(self, ids: Sequence[int]) -> list[PersonMet | None]:
        people = self._card.people if self._card else ()
        return [people[number - 1] if number <= len(people) else None for number in ids]

    def show_tab(self, name: str) -> None:
        """Show a tab and put the focus into it."""
        names = list(TABS)
        if name in names:
            self.bar.setCurrentIndex(names.index(name))
            self.focus_tab()

    @property
    def tab(self) -> str:
        """The name of the tab that is shown."""
        return list(TABS)[self.bar.currentIndex()]

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
        elif self.tab == "agreements" and self.agreements.focus_inside():
            return
        elif self.tab == "history":
            self.history.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.bar.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_tab(self, number: int) -> None:
        self.stack.setCurrentIndex(number)

    def step(self, step: int) -> None:
        """Show the next tab, or the one before."""
        self.bar.setCurrentIndex((self.bar.currentIndex() + step) % self.bar.count())
        self.focus_tab()

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
                changed = ledger.mark_done([row.key], PartialDate.of(self._viewer().today))
        except Exception as error:  # noqa: BLE001 - said in the window
            self.context.fail(error)
            return
        self.context.apply(changed, REOPENED if done else DONE, count=1)

    def _open_visit(self) -> None:
        row = self.visits.current_row()
        if row is not None:
            self.context.open(VISIT_EDITOR, row.key)

    def _open_origin(self) -> None:
        """Open the visit that raised it; one that none did is shown in the ledger."""
        row = self.commitments.current_row()
        if row is None:
            return
        if row.visit_key is not None:
            self.context.open(VISIT_EDITOR, row.visit_key)
        else:
            self.context.open("commitments", row.key)

    def _open_person(self) -> None:
        """Open somebody's card; of whom there is none, the visit that names them."""
        person = self.people.current_row()
        if person is not None and person.key is not None:
            self.context.open(PERSON, person.key)
        elif person is not None:
            self.context.open(VISIT_EDITOR, person.visit)
