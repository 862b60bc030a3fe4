"""The Today page: what needs somebody now, and the glance of whoever leads the department."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from twincities.domain.changes import Topic
from twincities.domain.date_words import heading
from twincities.domain.partial_date import PartialDate
from twincities.i18n import N_, NP_
from twincities.services.visit_filter import Viewer, VisitQuery
from twincities.ui.furniture.buttons import Button, new_button
from twincities.ui.furniture.emptiness import EmptyState
from twincities.ui.furniture.headers import PageHeader
from twincities.ui.furniture.layouts import column, row
from twincities.ui.furniture.scrolling import BESIDE_BAR, SheetArea
from twincities.ui.keys import bind
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Space, Width
from twincities.ui.today.card import TodayCard
from twincities.ui.today.figures import FigureStrip
from twincities.ui.today.kinds import kinds

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QVBoxLayout

    from twincities.domain.changes import Changed
    from twincities.services.today import Figures
    from twincities.ui.context import Context
    from twincities.ui.key_overlay import Legend
    from twincities.ui.tasks import Job
    from twincities.wiring import Services

TITLE = NP_("page", "Today")
DATE = NP_("the day of today under the title", "{date}")
NEW_VISIT = NP_("button", "New visit")
FIND = NP_("button", "Find a city, record, person…")
OTHER_WAYS = NP_("button", "Other ways to begin")
EDITOR, WELCOME = "visit-editor", "welcome"
COLUMNS = {
    3: (
        ("anniversaries", "reports", "visits", "drafts"),
        ("notices", "dormant"),
        ("commitments", "changes"),
    ),
    2: (("anniversaries", "reports", "visits", "drafts", "dormant"), ("notices", "commitments", "changes")),
    1: (("anniversaries", "visits", "drafts", "notices", "commitments", "reports", "dormant", "changes"),),
}
"""Which cards stand below each other where there is room for so many columns."""
FIRST_CARD = "visits"
"""The card that is read first in a register: the one that the register answers soonest."""
OTHERS_AFTER = 10
"""Milliseconds after it was read until the other cards are: its rows are painted first."""
TWO_COLUMNS_FROM = 620
"""Width of the page from which on two columns have room, in the design's pixels."""
KEYS: tuple[Legend, ...] = (
    ("Tab", NP_("what a key does", "From card to card")),
    ("Up", NP_("what a key does", "Walk inside a card; ↓ too")),
    ("Return", NP_("what a key does", "Open what the row tells of")),
    ("Ctrl+Return", NP_("what a key does", "Open the card's whole list")),
    ("Ctrl+N", NP_("what a key does", "New visit")),
    ("F5", NP_("what a key does", "Read again")),
)


class TodayPage(QWidget):
    """Reads each card by itself; `find_wanted` asks for the command palette."""

    find_wanted = Signal()

    def __init__(self, context: Context, *, today: Callable[[], date] = date.today) -> None:
        super().__init__()
        self.context = context
        self._today = today
        self._asked_of: object = None
        self._asked_on: date | None = None
        self._stale: frozenset[Topic] = frozenset()
        self._count = 0
        self._begins = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._catch_up)
        self._first_read = True
        self._others = QTimer(self)
        self._others.setSingleShot(True)
        self._others.timeout.connect(self._read_others)
        outer = column(self, (0, Space.M, 0, 0), Space.M)
        outer.addWidget(self._build_header())
        self.figures = FigureStrip(context)
        self.cards = {kind.id: TodayCard(context, kind) for kind in kinds(context)}
        for card in self.cards.values():
            card.read.connect(self._begin)
            card.read.connect(self._give_room)
        self.cards[FIRST_CARD].read.connect(self._on_first)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._build_sheet())
        self._stack.addWidget(self._build_empty())
        outer.addWidget(self._stack, 1)
        for key, act in (("Ctrl+N", self.new_visit), ("F5", self.refresh)):
            bind(self, key, act)
        context.changed.connect(self._on_changed)
        context.texts.changed.connect(self._on_language)
        look().follow(self, self._arrange)
        self._say_date()

    # ------------------------------------------------------------------------------------ building

    def _build_header(self) -> QWidget:
        texts = self.context.texts
        top = QWidget()
        top.setProperty("pane", "true")
        line = row(top, (Space.PAGE, 0, Space.PAGE, 0))
        self.header = PageHeader(texts, TITLE)
        self.find_button = Button(
            texts, FIND, icon=Icon.SEARCH, key="Ctrl+K", bind=False, on_click=self.find_wanted.emit
        )
        self.new_button = new_button(texts, NEW_VISIT, self.new_visit)
        self.header.add_action(self.find_button)
        self.header.add_action(self.new_button)
        line.addWidget(self.header)
        return top

    def _build_sheet(self) -> QWidget:
        self.area = SheetArea(bar_in_margin=True)
        sheet = QWidget()
        inside = column(sheet, (Space.PAGE, 0, BESIDE_BAR, Space.L), Space.CARD_GAP)
        inside.addWidget(self.figures)
        beside = QWidget()
        line = row(beside, gap=Space.CARD_GAP)
        self._columns: list[QVBoxLayout] = []
        for _ in range(max(COLUMNS)):
            # A widget each: a layout inside a layout would not hear of cards that grow.
            side = QWidget()
            cards = column(side, gap=Space.CARD_GAP)
            cards.addStretch(1)
            self._columns.append(cards)
            line.addWidget(side, 1)
        inside.addWidget(beside, 1)
        self.area.setWidget(sheet)
        return self.area

    def _build_empty(self) -> QWidget:
        texts = self.context.texts
        new = new_button(texts, NEW_VISIT, self.new_visit)
        other = Button(texts, OTHER_WAYS, on_click=lambda: self.context.open(WELCOME))
        self.empty = EmptyState(
            texts,
            Icon.TODAY,
            N_("Nothing is recorded yet"),
            N_("What is due, owed or silent for long will stand here; begin with the first visit."),
            (new, other),
        )
        return self.empty

    # ---------------------------------------------------------------------------------- the window

    def keys(self) -> Sequence[Legend]:
        """Return the keys of this page, for F1."""
        return KEYS

    def setFocus(self, *_reason: Any) -> None:  # noqa: ANN401 - Qt's overloads
        """Begin in the first card; where it has not been read yet, as soon as it is."""
        if self._stack.currentWidget() is self.empty:
            self.new_button.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.figures.cells[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self._begins = True
        self._begin()

    def _begin(self) -> None:
        if not self._begins or self.window().focusWidget() is not self.figures.cells[0]:
            # Whoever has gone on by himself is left where he is.
            self._begins = False
            return
        for card in self.cards.values():
            if not card.answered:
                return
            if card.shown_rows:
                self._begins = False
                card.focus_inside()
                return

    def new_visit(self) -> None:
        """Begin a new visit in the editor."""
        if self.context.services is not None:
            self.context.open(EDITOR, "")

    def showEvent(self, event: QShowEvent) -> None:
        """Show what changed meanwhile, be it the register, its records, or the day."""
        super().showEvent(event)
        self._arrange()
        if self.context.services is not self._asked_of:
            self.go_live()
        elif self._asked_on is not None and self._asked_on != self._today():
            self.refresh()
        else:
            self._catch_up()
            self.cards["drafts"].refresh_for(self.viewer)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the cards as many columns as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def go_live(self) -> None:
        """Show the register that has just been opened."""
        self._asked_of = self.context.services
        for card in self.cards.values():
            card.forget()
        self._stack.setCurrentIndex(0)
        self._say_date()
        self._read_first()

    def refresh(self) -> None:
        """Read everything again."""
        self._say_date()
        self._read(frozenset(Topic))

    @property
    def viewer(self) -> Viewer:
        """For whom and for which day the page is shown."""
        return Viewer(self.context.texts.language, self._today(), self.context.settings.report_days)

    # -------------------------------------------------------------------------------------- reading

    def _read_first(self) -> None:
        """Read one card alone until its rows are painted: the others would take their share of its time."""
        self._first_read = False
        self.cards[FIRST_CARD].refresh_for(self.viewer)

    def _on_first(self) -> None:
        if not self._first_read:
            self._first_read = True
            self._others.start(OTHERS_AFTER)

    def _read_others(self) -> None:
        self._read(frozenset(Topic), self.cards[FIRST_CARD])

    def _read(self, topics: frozenset[Topic], read: TodayCard | None = None) -> None:
        self._stale = frozenset()
        if self.context.services is None:
            return
        viewer = self.viewer
        self._asked_on = viewer.today
        wanted = [card for card in self.cards.values() if card.kind.topics & topics and card is not read]
        quick = [card for card in wanted if not card.kind.slow]
        self._read_figures(viewer)
        for card in (*quick, *(card for card in wanted if card.kind.slow)):
            card.refresh_for(viewer)

    def _read_figures(self, viewer: Viewer) -> None:
        services: Services = self.context.services

        def work(_job: Job[tuple[Figures, bool]]) -> tuple[Figures, bool]:
            figures = services.today.figures(viewer)
            empty = not figures.partnerships and not services.visits.count(VisitQuery(), viewer)
            return figures, empty

        def done(answer: tuple[Figures, bool]) -> None:
            figures, empty = answer
            self.figures.show_figures(figures)
            self._stack.setCurrentIndex(int(empty))

        self.context.tasks.run(work, done, self.context.fail, owner=self, lane="figures")

    def _on_changed(self, changed: Changed) -> None:
        self._touch(changed.topics)

    def _touch(self, topics: frozenset[Topic]) -> None:
        self._stale |= topics
        if self.isVisible():
            self._later.start(0)

    def _catch_up(self) -> None:
        if self._stale:
            self._read(self._stale)

    def _say_date(self) -> None:
        texts = self.context.texts
        self.header.say_context(DATE, date=heading(PartialDate.of(self._today()), texts.words))

    def _on_language(self) -> None:
        self._say_date()
        # Names of places are in the person's language, too.
        self._touch(frozenset(Topic))

    # ------------------------------------------------------------------------------------ arranging

    def _arrange(self) -> None:
        width = self.width() / look().scale
        wide = self.window().width() >= look().px(Width.DRAWER_BELOW)
        count = max(COLUMNS) if wide else 1 + (width >= TWO_COLUMNS_FROM)
        narrow = self.window().width() < look().px(Width.NARROW_BELOW)
        self.find_button.setVisible(not narrow)
        if count != self._count:
            self._count = count
            self._place_cards(count)
        self._give_room()

    def _place_cards(self, count: int) -> None:
        for card in self.cards.values():
            for box in self._columns:
                # Not taken by number: an item that outlives its place would keep the card's size from the next one.
                box.removeWidget(card)
        for place, box in enumerate(self._columns):
            names = COLUMNS[count][place] if place < count else ()
            for number, name in enumerate(names):
                # A card is as high as what it says: what is left of the column stays empty.
                box.insertWidget(number, self.cards[name])
            side = box.parentWidget()
            if side is not None:
                side.setVisible(bool(names))

    def _give_room(self) -> None:
        """Let a column be wider than the others where the longest of its titles needs that to stand in one line."""
        wishes: dict[QWidget | None, int] = {}
        for card in self.cards.values():
            if not card.isHidden():
                side = card.parentWidget()
                wishes[side] = max(wishes.get(side, 0), card.least_width)
        gaps = look().px(Space.CARD_GAP) * (self._count - 1)
        fits = sum(wishes.values()) + gaps <= self.width() - 2 * look().px(Space.PAGE)
        for box in self._columns:
            side = box.parentWidget()
            if side is not None:
                side.setMinimumWidth(wishes.get(side, 0) if fits else 0)
