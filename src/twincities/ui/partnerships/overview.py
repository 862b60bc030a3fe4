"""The first tab of a record: the relationship line, what is owed, what is missing, whom one met, what sources say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from twincities.domain.anniversaries import TARGET, written_date
from twincities.domain.date_words import long, short
from twincities.domain.fields import Kind, fields_of
from twincities.domain.partial_date import PartialDate
from twincities.domain.partnership import Partnership
from twincities.domain.vocabularies import Side
from twincities.i18n import N_, NN_, NP_
from twincities.services.visit_filter import Viewer
from twincities.ui.commitments.looks import origin
from twincities.ui.furniture.buttons import Button, ButtonKind, line_to_link
from twincities.ui.furniture.cards import Card
from twincities.ui.furniture.chips import Chip, ChipLook
from twincities.ui.furniture.emptiness import CalmLine
from twincities.ui.furniture.labels import Label, WrappingLabel, rule, said
from twincities.ui.furniture.layouts import column, inner_column, inner_row, row
from twincities.ui.furniture.scrolling import BESIDE_BAR, SheetArea
from twincities.ui.joining import joined, listed
from twincities.ui.partnerships.drawn_entries import COURSE
from twincities.ui.partnerships.missing import TITLE as MISSING
from twincities.ui.partnerships.missing import MissingLines
from twincities.ui.partnerships.preview import open_commitments
from twincities.ui.partnerships.relationship_line import RelationshipLine
from twincities.ui.partnerships.sides_card import SidesCard
from twincities.ui.partnerships.status_card import StatusCard
from twincities.ui.partnerships.upkeep_card import UpkeepCard
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Space, Tone, Type, Width

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from twincities.i18n import Message
    from twincities.services.claims import Facts
    from twincities.services.ledger import LedgerRow
    from twincities.services.register_card import PartnershipCard, PersonMet
    from twincities.ui.context import Context
    from twincities.ui.texts import Texts
    from twincities.wiring import Services

COMMITMENTS = N_("Open commitments")
PEOPLE = N_("People of the partner")
SOURCES = N_("Sources")
NOTES = N_("What else is recorded")
ALL_VISITS = NP_("button", "All visits")
ALL = NP_("button", "All {count}")
NO_COMMITMENTS = N_("Nothing is owed")
NO_PEOPLE = N_("Nobody is named yet")
NO_SOURCES = N_("No source is attached")
OTHERWISE = NP_("what a source says of the beginning", "{date}: {source}")
NUMBERED = NP_("number of a source", "[{number}]")
DUE = NP_("deadline of a commitment", "until {date}")
NO_DUE = NP_("deadline of a commitment", "no deadline")
OVERDUE = NN_("{count} day overdue", "{count} days overdue")
FROM_VISIT = NP_("origin of a commitment", "outcome of the visit of {date}")
SHOWN_HERE = ("cooperation", "tier", "responsible", "review_due", "origin", "notes")
MOST = 5
NARROW_BELOW = 960


class Overview(SheetArea):
    """Shows a partnership at a glance; `tab_wanted` names a tab, `opened` carries an entry of the course."""

    tab_wanted = Signal(str)
    opened = Signal(object)
    decide_wanted = Signal(QWidget)
    lift_wanted = Signal()
    fact_menu_wanted = Signal(object, QWidget)
    origin_wanted = Signal(object, QWidget)
    confirm_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(bar_in_margin=True)
        self._context = context
        self._texts = context.texts
        self._columns: QBoxLayout | None = None
        self._above: QBoxLayout | None = None
        self._right: QWidget | None = None
        self.facts: Facts | None = None
        self.sides: SidesCard | None = None

    def show_card(self, card: PartnershipCard, today: date) -> None:
        """Show a partnership."""
        sheet = QWidget()
        self._above = column(sheet)
        self._columns = inner_row(self._above, Space.CARD_GAP, (Space.PAGE, Space.L, BESIDE_BAR, Space.PAGE))
        left = inner_column(self._columns, Space.CARD_GAP)
        left.addWidget(self._line(card, today))
        left.addWidget(self._status(card))
        left.addWidget(self._both_sides(card))
        left.addWidget(self._commitments(card))
        notes = self._notes(card)
        if notes is not None:
            left.addWidget(notes)
        left.addStretch(1)
        self._right = QWidget()
        right = column(self._right, gap=Space.CARD_GAP)
        missing = Card(self._texts, MISSING)
        line_to_link(missing.body).addWidget(MissingLines(self._context, card.kept.key, card.missing))
        upkeep = self._upkeep(card, today)
        for part in (missing, upkeep, self._people(card), self._sources(card)):
            right.addWidget(part)
        right.addStretch(1)
        self._columns.addWidget(self._right)
        self._columns.setStretch(0, 1)
        self.setWidget(sheet)
        self._arrange()

    @property
    def held(self) -> str:
        """The fact, of those that both sides tell of, that has the keyboard, "" for none."""
        focus = QApplication.focusWidget()
        sides = self.sides
        if focus is None or sides is None or not self.isAncestorOf(focus):
            return ""
        return next(
            (name for held in (sides.menus, sides.values) for name in held if held[name] is focus), ""
        )

    def hold(self, name: str) -> bool:
        """Put the keyboard to a fact again; False where it is not shown."""
        menu = self.sides.menus.get(name) if self.sides is not None else None
        if menu is not None:
            menu.setFocus(Qt.FocusReason.OtherFocusReason)
        return menu is not None

    def begin_sides(self) -> None:
        """Put the keyboard to what both sides say."""
        if self.sides is not None:
            first = next(iter(self.sides.menus.values()))
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, self, self._scroll_to_sides)

    def _scroll_to_sides(self) -> None:
        """Show the card whole, once it has its place."""
        if self.sides is not None:
            self.ensureWidgetVisible(self.sides)

    def take_facts(self, strip: QWidget) -> None:
        """Show the facts above everything, where the page has no room for them."""
        if self._above is not None:
            self._above.insertWidget(0, strip)
            strip.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the right column below where both have no room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        if self._columns is None or self._right is None:
            return
        narrow = self.width() < look().px(NARROW_BELOW)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(way)
        width = look().px(Width.PREVIEW)
        self._right.setMinimumWidth(0 if narrow else width)
        self._right.setMaximumWidth(self.maximumWidth() if narrow else width)

    # ---------------------------------------------------------------------------------------- cards

    def _card(self, title: Message, link: Message | None = None, tab: str = "", count: int = 0) -> Card:
        card = Card(self._texts, title)
        if link is not None:
            button = Button(self._texts, link, ButtonKind.LINK, icon=Icon.CONTINUE, compact=True, count=count)
            button.clicked.connect(lambda: self.tab_wanted.emit(tab))
            card.add_action(button)
        return card

    def _line(self, card: PartnershipCard, today: date) -> Card:
        made = self._card(COURSE, ALL_VISITS, "visits")
        line = RelationshipLine(self._texts, card.timeline, today)
        line.opened.connect(self.opened)
        made.body.addWidget(line)
        return made

    def _status(self, card: PartnershipCard) -> Card:
        made = StatusCard(self._texts, card)
        made.decide_wanted.connect(self.decide_wanted)
        made.lift_wanted.connect(self.lift_wanted)
        return made

    def _both_sides(self, card: PartnershipCard) -> Card:
        services: Services = self._context.services
        self.facts = services.claims.of("partnership", card.kept.key, self._texts.language)
        self.sides = SidesCard(self._texts, self.facts)
        self.sides.menu_wanted.connect(self.fact_menu_wanted)
        self.sides.origin_wanted.connect(self.origin_wanted)
        self.sides.confirm_wanted.connect(self.confirm_wanted)
        return self.sides

    def _upkeep(self, card: PartnershipCard, today: date) -> Card:
        services: Services = self._context.services
        viewer = Viewer(self._texts.language, today, self._context.settings.report_days)
        made = UpkeepCard(self._texts, services.relationships.of(card.kept.key, viewer))
        made.visit_wanted.connect(lambda key: self._context.open("visit-editor", key))
        return made

    def _commitments(self, card: PartnershipCard) -> Card:
        still_open = open_commitments(card)
        link = ALL if len(card.commitments) else None
        made = self._card(COMMITMENTS, link, "commitments", count=len(card.commitments))
        for number, one in enumerate(still_open[:MOST]):
            if number:
                made.body.addWidget(rule())
            made.body.addWidget(_commitment(self._texts, one))
        if not still_open:
            made.body.addWidget(CalmLine(self._texts, NO_COMMITMENTS))
        return made

    def _people(self, card: PartnershipCard) -> Card:
        theirs = [one for one in card.people if one.side is not Side.OURS]
        link = ALL if card.people else None
        made = self._card(PEOPLE, link, "people", count=len(card.people))
        for number, person in enumerate(theirs[:MOST]):
            if number:
                made.body.addWidget(rule())
            made.body.addWidget(_person(self._texts, person))
        if not theirs:
            made.body.addWidget(CalmLine(self._texts, NO_PEOPLE))
        return made

    def _sources(self, card: PartnershipCard) -> Card:
        texts = self._texts
        made = self._card(SOURCES)
        keys = list(dict.fromkeys(claim.source for claim in card.kept.record.claims if claim.source))
        claims = [one for one in card.kept.record.claims if one.target == TARGET and one.source]
        dates = {claim.source: written_date(claim.value) for claim in claims if not claim.preferred}
        for number, key in enumerate(keys, 1):
            line = inner_row(made.body, Space.S)
            line.addWidget(Label(texts(NUMBERED, number=number), tone="accent"), 0, Qt.AlignmentFlag.AlignTop)
            title = card.names.get(key, "")
            date = dates.get(key)
            if date is not None and date in card.rivals:
                title = texts(OTHERWISE, date=short(date, texts.words), source=title)
            line.addWidget(Label(title, wrap=True), 1)
        if not keys:
            made.body.addWidget(CalmLine(texts, NO_SOURCES))
        return made

    def _notes(self, card: PartnershipCard) -> Card | None:
        texts, made = self._texts, self._card(NOTES)
        for field in fields_of(Partnership):
            value = getattr(card.kept.record, field.name)
            if field.name not in SHOWN_HERE or not value:
                continue
            if field.kind is Kind.TERMS:
                value = listed(texts, (texts(term.label) for term in value))
            elif field.kind is Kind.PARTIAL_DATE:
                value = long(value, texts.words)
            box = inner_column(made.body, Space.HAIR)
            box.addWidget(said(texts, field.described.label, Type.SMALL, "text2"))
            box.addWidget(Label(str(value), wrap=True))
        if not made.body.count():
            made.deleteLater()
            return None
        return made


def due_words(row: LedgerRow, texts: Texts) -> str:
    """Say by when a promise is to be kept."""
    return texts(DUE, date=long(row.due, texts.words)) if row.due else texts(NO_DUE)


def origin_words(row: LedgerRow, texts: Texts) -> str:
    """Say where a promise was made."""
    if row.visit_key is None or row.made_on is None:
        return origin(row, texts)
    return texts(FROM_VISIT, date=long(row.made_on, texts.words))


def _commitment(texts: Texts, one: LedgerRow) -> QWidget:
    made = QWidget()
    line = row(made, gap=Space.M)
    words = inner_column(line, Space.HAIR)
    text = WrappingLabel(role=Type.BODY)
    text.setText(one.text)
    words.addWidget(text)
    side = texts(one.side.label) if one.side else ""
    second = joined(texts, (side, one.responsible, origin_words(one, texts)))
    words.addWidget(Label(second, Type.SMALL, "text2", wrap=True))
    line.setStretch(0, 1)
    line.addWidget(Chip(due_chip(one, texts)), 0, Qt.AlignmentFlag.AlignVCenter)
    return made


def due_chip(one: LedgerRow, texts: Texts) -> ChipLook:
    """Return the chip of a promise's deadline."""
    if one.due is None:
        return ChipLook(texts(NO_DUE), Tone.WARN, Icon.NO_DEADLINE)
    if one.days_left is not None and one.days_left < 0:
        return ChipLook(texts(OVERDUE, count=-one.days_left), Tone.BAD, Icon.ERROR)
    return ChipLook(due_words(one, texts), Tone.NEU, Icon.DEADLINE)


def _person(texts: Texts, person: PersonMet) -> QWidget:
    made = QWidget()
    lines = column(made, gap=Space.HAIR)
    name = WrappingLabel(role=Type.STRONG)
    name.setText(person.name)
    lines.addWidget(name)
    month = month_of(person, texts)
    second = joined(texts, (person.post or person.organisation, month))
    lines.addWidget(Label(second, Type.SMALL, "text2", wrap=True))
    return made


def month_of(person: PersonMet, texts: Texts) -> str:
    """Say when somebody was met, by month: a post is true of its time."""
    return long(PartialDate(person.date.year, person.date.month), texts.words)
