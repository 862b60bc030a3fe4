"""The page of one record's History: the latest entry first, more of them as the person scrolls, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from twincities.domain.keys import Key
from twincities.domain.state import state_of
from twincities.i18n import N_, NP_
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.emptiness import EmptyState
from twincities.ui.furniture.headers import PageHeader
from twincities.ui.furniture.layouts import column, row
from twincities.ui.furniture.scrolling import BESIDE_BAR, SheetArea
from twincities.ui.history.entries import Entry
from twincities.ui.keys import bind
from twincities.ui.nouns import NOUNS
from twincities.ui.saying import Saying, moment, rows_seen
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincities.domain.changes import Changed
    from twincities.services.chronicle import Chronicle
    from twincities.ui.context import Context
    from twincities.ui.key_overlay import Legend
    from twincities.wiring import Services

TITLE = N_("History")
HEADING = NP_("kind and name of a record", "{kind}: {title}")
WITH_DETAIL = NP_("name of a record and what tells it apart", "{title} · {detail}")
RETURNED = N_("Returned to the version of {moment}")
NOTHING = N_("No record is chosen")
NOTHING_DETAIL = N_("Open the history of a record from its menu.")
AT_A_TIME = 40
NEAR_THE_END = 400


class HistoryPage(QWidget):
    """Shows the History of the record it is opened for: `context.open("history", "visit:KEY")`."""

    def __init__(self, context: Context, *, within: bool = False) -> None:
        """`within` a record's own page it needs no head."""
        super().__init__()
        self._context, self._texts = context, context.texts
        self._record: tuple[str, Key] | None = None
        self._chronicle: Chronicle | None = None
        self.entries: list[Entry] = []
        outer = column(self, (Space.PAGE, Space.M, 0, 0), Space.M)
        self._top = QWidget()
        self.header = PageHeader(self._texts, TITLE)
        row(self._top, (0, 0, Space.PAGE, 0)).addWidget(self.header)
        self.open_button = Button(
            self._texts,
            N_("Open the record"),
            icon=Icon.OPEN,
            key="Ctrl+Return",
            bind=False,
            on_click=self.open_it,
        )
        self.header.add_action(self.open_button)
        outer.addWidget(self._top)
        self._top.setVisible(not within)
        self.area = SheetArea(pane=True, bar_in_margin=True)
        # The arrows scroll what is read here.
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.verticalScrollBar().valueChanged.connect(self._on_scroll)
        outer.addWidget(self.area, 1)
        self.more = Button(self._texts, N_("Show earlier changes"), ButtonKind.LINK, on_click=self._add_more)
        bind(self, "Ctrl+Return", self.open_it)
        bind(self, "F5", self.reload)
        context.changed.connect(self._on_changed)
        self._texts.changed.connect(self.reload)
        self.setFocusProxy(self.area)
        self.reload()

    def keys(self) -> Sequence[Legend]:
        """List the keys of this page."""
        return (
            ("Ctrl+Return", N_("Open the record")),
            ("Tab", N_("Walk through the versions")),
            ("F5", NP_("what a key does", "Read again")),
        )

    def open_record(self, key: str) -> None:
        """Show the History of a record named as "noun:key"."""
        noun, _colon, record = key.partition(":")
        self._record = (noun, Key(record))
        self.reload()

    def open_it(self) -> None:
        """Go to the record itself."""
        if self._record is not None:
            noun, key = self._record
            self._context.open(PAGES.get(noun, noun), key)

    def reload(self) -> None:
        """Read the History again, as many entries of it as were shown."""
        count = max(AT_A_TIME, len(self.entries))
        self.entries = []
        self._chronicle = self._read()
        self.more.setParent(None)
        sheet = QWidget()
        self._column = column(sheet, (0, 0, BESIDE_BAR, Space.PAGE), Space.CARD_GAP)
        self._column.addStretch(1)
        if self._chronicle is None:
            self._column.insertWidget(0, EmptyState(self._texts, Icon.HISTORY, NOTHING, NOTHING_DETAIL))
        self.area.setWidget(sheet)
        self.open_button.setVisible(self._chronicle is not None and self._record_noun in PAGES)
        if self._chronicle is not None:
            self._say_header(self._chronicle)
            self._add(count)

    @property
    def count(self) -> int:
        """How many versions the record has."""
        return len(self._chronicle.entries) if self._chronicle else 0

    @property
    def _record_noun(self) -> str:
        return self._record[0] if self._record else ""

    def _read(self) -> Chronicle | None:
        services: Services | None = self._context.services
        if services is None or self._record is None:
            return None
        try:
            return services.history.of(*self._record, self._texts.language)
        except Exception as error:  # noqa: BLE001 - said in the window, whatever it is
            self._context.fail(error)
            self._record = None
            return None

    def _say_header(self, chronicle: Chronicle) -> None:
        services: Services = self._context.services
        titled = services.history.title(self._record_noun, chronicle.kept.key, self._texts.words)
        kind = self._texts(NOUNS[self._record_noun])
        title = (
            self._texts(WITH_DETAIL, title=titled.title, detail=titled.subtitle)
            if titled.subtitle
            else titled.title
        )
        self.header.say_context(HEADING, kind=kind, title=title)

    def _add_more(self) -> None:
        self._add(AT_A_TIME)

    def _add(self, count: int) -> None:
        chronicle = self._chronicle
        if chronicle is None:
            return
        changes = [change for entry in chronicle.entries for change in entry.changes]
        rows = rows_seen([state_of(chronicle.kept.record)], changes)
        saying = Saying(chronicle.noun, self._texts, chronicle.names, rows)
        start = len(self.entries)
        for number, entry in enumerate(chronicle.entries[start : start + count], start):
            shown = Entry(self._texts, entry, saying, current=number == 0)
            shown.wanted.connect(self.return_to)
            self.entries.append(shown)
            self._column.insertWidget(number, shown)
        self._column.removeWidget(self.more)
        left = len(chronicle.entries) - len(self.entries)
        self.more.setVisible(left > 0)
        if left > 0:
            self._column.insertWidget(len(self.entries), self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def return_to(self, version: int) -> None:
        """Make the record again what it was; a change like any other, which can be undone."""
        if self._record is None or self._chronicle is None:
            return
        services: Services = self._context.services
        entry = next(entry for entry in self._chronicle.entries if entry.version == version)
        try:
            changed = services.history.return_to(*self._record, version)
        except Exception as error:  # noqa: BLE001 - said in the window, whatever it is
            self._context.fail(error)
            return
        self._context.apply(changed, RETURNED, moment=moment(entry.at, self._texts))

    def _on_changed(self, changed: Changed) -> None:
        if self._record is not None and self._record[1] in changed.keys:
            self.reload()

    def _on_scroll(self, value: int) -> None:
        bar = self.area.verticalScrollBar()
        if (
            self._chronicle
            and value > bar.maximum() - NEAR_THE_END
            and len(self.entries) < len(self._chronicle.entries)
        ):
            self._add_more()


PAGES = {
    "visit": "visit-editor",
    "partnership": "partnership",
    "agreement": "agreement",
    "person": "person",
    "organisation": "organisation",
}
"""On which page a record of a noun is opened."""
