"""The briefing for the next visit with one partner: everything open, one page, each line leading to its record."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from twincities.domain.changes import Topic
from twincities.domain.errors import MissingRecordError
from twincities.domain.keys import Key
from twincities.i18n import N_, NP_
from twincities.services.visit_filter import Viewer
from twincities.ui.briefing.facts import fact_lines
from twincities.ui.briefing.lines import SECTIONS, BriefingLines
from twincities.ui.briefing.section import Section
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.cards import Card
from twincities.ui.furniture.chips import Chip
from twincities.ui.furniture.emptiness import EmptyState
from twincities.ui.furniture.facts import FactLine
from twincities.ui.furniture.headers import PageHeader
from twincities.ui.furniture.labels import rule
from twincities.ui.furniture.layouts import FlowLayout, clear, column, row
from twincities.ui.furniture.scrolling import BESIDE_BAR, SheetArea
from twincities.ui.keys import bind
from twincities.ui.partnerships.looks import activity_chip, legal_chip
from twincities.ui.partnerships.record_papers import RecordPapers
from twincities.ui.tables.sideways import Sideways
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QVBoxLayout

    from twincities.domain.changes import Changed
    from twincities.services.briefings import Briefing
    from twincities.ui.context import Context
    from twincities.ui.key_overlay import Legend
    from twincities.wiring import Services

TITLE = NP_("page", "Briefing for a visit")
WHO = NP_("partnership and its country", "{ours} — {partner} · {country}")
PAPER = NP_("button", "Document")
RECORD = NP_("button", "Partnership")
GONE = N_("This partnership is no longer in the register")
NO_TIE = N_("The visit names no partnership")
NO_TIE_DETAIL = N_("Name the partnership in the visit; the briefing tells what is open with it.")
BACK = NP_("button", "Back")
FACTS = NP_("section of a briefing", "The partnership")
PARTNERSHIP, VISIT = "partnership", "visit"
LEFT, RIGHT = ("promises", "visits", "people"), ("agreements", "coming", "missing")
TWO_COLUMNS_FROM = 820
"""Width of the page from which on two columns have room, in the design's pixels."""
ROOM, LEAST_ROOM = 620, 480
"""Width of the page from which on title and both actions have room, and title and one, in the design's pixels."""
KEYS: tuple[Legend, ...] = (
    ("Tab", NP_("what a key does", "From section to section")),
    ("Up", NP_("what a key does", "Walk inside a section; ↓ too")),
    ("Return", NP_("what a key does", "Open what the line tells of")),
    ("Ctrl+E", NP_("what a key does", "Briefing as a document")),
    ("F5", NP_("what a key does", "Read again")),
    ("Escape", NP_("what a key does", "Back to the partnership")),
)


class BriefingPage(QWidget):
    """Opened with a partnership's key, or "visit:KEY" for the partnership of a visit."""

    def __init__(
        self,
        context: Context,
        today: Callable[[], date] = date.today,
        change_settings: Callable[..., object] | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self.context = context
        self._today = today
        self._key: Key | None = None
        self._asked = ""
        self._stale = False
        self.data: Briefing | None = None
        self._whole = QStackedWidget()
        column(self).addWidget(self._whole)
        self.papers = RecordPapers(context, today, change_settings)
        self.papers.close_wanted.connect(self.end_papers)
        self._sideways = Sideways(context.texts, self._build(), self.papers)
        self._sideways.begin_closed()
        self._whole.addWidget(self._sideways)
        back = Button(context.texts, BACK, icon=Icon.BACK, on_click=self.go_back)
        self.nothing = EmptyState(context.texts, Icon.PARTNERSHIP, GONE, NO_TIE_DETAIL, (back,))
        self._whole.addWidget(self.nothing)
        context.changed.connect(self._on_changed)
        context.texts.changed.connect(self.reload)
        for key, act in (("F5", self.reload), ("Ctrl+E", self.open_papers), ("Ctrl+P", self.open_papers)):
            bind(self, key, act)
        bind(self._sideways.side, "Escape", self.end_papers)

    # ------------------------------------------------------------------------------------ building

    def _build(self) -> QWidget:
        texts = self.context.texts
        sheet = QWidget()
        outer = column(sheet)
        top = QWidget()
        top.setProperty("pane", True)
        line = row(top, (Space.PAGE, Space.M, Space.PAGE, Space.M))
        self.header = PageHeader(texts, TITLE)
        self.record_button = Button(texts, RECORD, icon=Icon.PARTNERSHIP, on_click=self.open_record_page)
        self.paper_button = Button(
            texts, PAPER, ButtonKind.PRIMARY, icon=Icon.EXPORT, key="Ctrl+E", bind=False,
            on_click=self.open_papers,
        )  # fmt: skip
        self.header.add_action(self.record_button)
        self.header.add_action(self.paper_button)
        line.addWidget(self.header)
        outer.addWidget(top)
        outer.addWidget(rule())
        self.area = SheetArea(bar_in_margin=True)
        inside = QWidget()
        beside = row(inside, (Space.PAGE, Space.M, BESIDE_BAR, Space.L), Space.CARD_GAP)
        self._sides = [QWidget(), QWidget()]
        self._columns = [column(side, gap=Space.CARD_GAP) for side in self._sides]
        for box in self._columns:
            box.addStretch(1)
        for side, stretch in zip(self._sides, (3, 2), strict=True):
            beside.addWidget(side, stretch)
        self.facts = Card(texts, FACTS)
        self.sections = {name: Section(texts, *words) for name, words in SECTIONS.items()}
        self.area.setWidget(inside)
        outer.addWidget(self.area, 1)
        self._two: bool | None = None
        return sheet

    def _arrange(self) -> None:
        # Where not even the title has room, Esc leads to the partnership and Ctrl+E to the document.
        self.record_button.setVisible(self.width() >= look().px(ROOM))
        self.paper_button.setVisible(self.width() >= look().px(LEAST_ROOM))
        two = self.area.width() >= look().px(TWO_COLUMNS_FROM)
        if two is self._two:
            return
        self._two = two
        left, right = self._columns
        cards = (self.facts, *self.sections.values())
        for card in cards:
            for box in (left, right):
                box.removeWidget(card)
        there = right if two else left
        order: list[tuple[QVBoxLayout, Card]] = [(left, self.sections[name]) for name in LEFT]
        order += [(there, self.facts), *((there, self.sections[name]) for name in RIGHT)]
        for box, card in order:
            # The stretch stays last.
            box.insertWidget(box.count() - 1, card)
        self._sides[1].setVisible(two)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in one column where two have no room."""
        super().resizeEvent(event)
        self._arrange()

    # ------------------------------------------------------------------------------------- showing

    def keys(self) -> Sequence[Legend]:
        """Return the keys of this page, for F1."""
        return KEYS

    def open_record(self, key: str) -> None:
        """Tell of a partnership, or of the one that a visit names."""
        if key != self._asked:
            self._sideways.show_side(shown=False)
            self.area.verticalScrollBar().setValue(0)
        self._asked = key
        self.reload()

    def reload(self) -> None:
        """Read everything again."""
        self._stale = False
        services: Services | None = self.context.services
        if services is None or not self._asked:
            return
        try:
            self._key = self._partnership(services)
            viewer, words = self._viewer, self.context.texts.words
            self.data = services.briefings.of(self._key, viewer, words) if self._key else None
        except MissingRecordError:
            self._key = self.data = None
        except Exception as error:  # noqa: BLE001 - said in the window
            self.context.fail(error)
            return
        if self.data is None:
            self._say_nothing()
            return
        self._whole.setCurrentWidget(self._sideways)
        self._show(self.data)

    def _partnership(self, services: Services) -> Key | None:
        noun, _, key = self._asked.rpartition(":")
        return services.briefings.partnership_of(Key(key)) if noun == VISIT else Key(key)

    def _say_nothing(self) -> None:
        of_visit = self._asked.startswith(f"{VISIT}:")
        self.nothing.say(NO_TIE if of_visit else GONE)
        self.nothing.detail.setVisible(of_visit)
        self._whole.setCurrentWidget(self.nothing)

    @property
    def _viewer(self) -> Viewer:
        context = self.context
        return Viewer(context.texts.language, self._today(), context.settings.report_days)

    def _show(self, data: Briefing) -> None:
        tie = data.tie
        self.header.say_context(WHO, ours=tie.ours, partner=tie.partner, country=tie.country)
        self._show_facts(data)
        lines = BriefingLines(self.context, data)
        for name, section in self.sections.items():
            section.show_lines(lines.of(name))
        self._arrange()

    def _show_facts(self, data: Briefing) -> None:
        box, texts = self.facts.body, self.context.texts
        clear(box)
        chips = QWidget()
        flow = FlowLayout(chips, Space.S)
        tie = data.tie
        legal = legal_chip(
            tie.status, texts, axis=True, by_office=tie.status_set, inferred=tie.status_inferred
        )
        flow.addWidget(Chip(legal))
        flow.addWidget(Chip(activity_chip(tie.activity, texts, axis=True, by_office=tie.activity_set)))
        box.addWidget(chips)
        for message, value in fact_lines(data, texts):
            box.addWidget(FactLine(texts, message, value))

    def setFocus(self, *_reason: Any) -> None:  # noqa: ANN401 - Qt's overloads
        """Begin with the first line that there is."""
        rows = [row for section in self.sections.values() for row in section.rows]
        (rows[0] if rows else self.paper_button).setFocus(Qt.FocusReason.OtherFocusReason)

    # --------------------------------------------------------------------------------------- deeds

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the partnership."""
        if event.key() == Qt.Key.Key_Escape:
            self.go_back()
        else:
            super().keyPressEvent(event)

    def go_back(self) -> None:
        """Show the partnership, or the visit whose briefing this is."""
        noun, _, key = self._asked.rpartition(":")
        if noun == VISIT:
            self.context.open("visit-editor", key)
        else:
            self.context.open(PARTNERSHIP if self._key else "partnerships", self._key or "")

    def open_record_page(self) -> None:
        """Show the partnership's record."""
        if self._key is not None:
            self.context.open(PARTNERSHIP, self._key)

    def open_papers(self) -> None:
        """Offer to put the briefing onto paper."""
        if self._key is None:
            return
        card = self.context.services.register.card(self._key, self._viewer)
        self.papers.begin(card.row, self._viewer)
        self._sideways.show_side(shown=True)
        self.papers.focus_first()

    def end_papers(self) -> None:
        """Give the page its whole width back."""
        self._sideways.show_side(shown=False)
        self.setFocus()

    def _on_changed(self, changed: Changed) -> None:
        if self._asked and changed.topics & set(Topic):
            if self.isVisible():
                self.reload()
            else:
                self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """Read again what changed while another page was shown."""
        super().showEvent(event)
        self._arrange()
        if self._stale:
            self.reload()
