"""The card of both sides' data: what we hold of a fact, what the partner says, whether the two agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from twincities.domain.date_words import short
from twincities.domain.partial_date import PartialDate
from twincities.domain.partnership import Partnership
from twincities.domain.state import is_empty, written
from twincities.domain.vocabularies import Grade, Verdict
from twincities.i18n import N_, NP_
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.cards import Card
from twincities.ui.furniture.chips import Chip, ChipLook, Origin, SourceMark
from twincities.ui.furniture.labels import Label, rule, said
from twincities.ui.furniture.layouts import grid, row
from twincities.ui.saying import Saying
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Space, Tone, Type
from twincities.ui.tips import plain

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QGridLayout

    from twincities.domain.facts import Fact
    from twincities.i18n import Message
    from twincities.services.claims import Facts
    from twincities.ui.texts import Texts

TITLE = N_("Data of both sides")
CONFIRM = NP_("button", "Confirm today")
LAST_CONFIRMED = N_("Last confirmed with the partner: {date}")
LAST_CONFIRMED_BY = N_("Last confirmed with the partner: {date}, {who}")
NEVER_CONFIRMED = N_("Not confirmed with the partner yet, as far as recorded")
FIELD = NP_("column", "Field")
OURS = NP_("column", "With us")
THEIRS = NP_("column", "With the partner")
RECORDED_STATUS = N_("Legal status as recorded")
NOT_STATED = NP_("word of the partner", "not stated")
NOT_RECORDED = NP_("our word", "not recorded")
MORE = NP_("button", "What can be done with: {field}")
SPOKEN = NP_("button", "{field}: {value}")
CHECKED_ON = N_("checked: {date}")
COLUMNS = 5
VERDICTS = {
    Verdict.SAME: (Tone.OK, Icon.OK, False),
    Verdict.CHECK: (Tone.WARN, Icon.ATTENTION, False),
    Verdict.NO_ANSWER: (Tone.NEU, Icon.UNKNOWN, True),
}


class SidesCard(Card):
    """Emits what the person wants of a fact, with the button that a menu or a popover stands below."""

    menu_wanted = Signal(object, QWidget)
    origin_wanted = Signal(object, QWidget)
    confirm_wanted = Signal()

    def __init__(self, texts: Texts, facts: Facts) -> None:
        super().__init__(texts, TITLE)
        self._texts = texts
        self._saying = Saying(Partnership, texts, facts.names, {})
        confirm = Button(texts, CONFIRM, ButtonKind.LINK, icon=Icon.ACCEPT, compact=True)
        confirm.clicked.connect(self.confirm_wanted)
        self.add_action(confirm)
        table = QWidget()
        lines = grid(table, across=Space.M, down=Space.XS)
        for column, title in enumerate((FIELD, OURS, THEIRS)):
            heading = said(texts, title, Type.SMALL_STRONG, "text2")
            lines.addWidget(heading, 0, column)
            lines.setColumnStretch(column, 2)
            if title is OURS:
                _stand_over_links(heading)
        self.rows = [fact for fact in facts.facts if not fact.part]
        self.values: dict[str, Button] = {}
        self.menus: dict[str, Button] = {}
        for number, fact in enumerate(self.rows, 1):
            lines.addWidget(rule(), 2 * number - 1, 0, 1, COLUMNS)
            self._add(lines, 2 * number, fact)
        self.body.addWidget(table)
        self.body.addWidget(Label(confirmed_words(facts.kept.record, texts), Type.SMALL, "text2", wrap=True))

    def _add(self, lines: QGridLayout, at: int, fact: Fact) -> None:
        texts = self._texts
        label = texts(RECORDED_STATUS if fact.field.name == "legal_status" else fact.field.label)
        lines.addWidget(Label(label, tone="text2", wrap=True), at, 0)
        lines.addWidget(self._ours(fact, label), at, 1)
        theirs = fact.theirs
        spoken = "" if theirs is None else theirs.unreadable or self._value(fact, theirs.value)
        words = Label(spoken or texts(NOT_STATED), tone="text" if spoken else "text3", wrap=True)
        if theirs is not None and theirs.claim.quote:
            words.setToolTip(plain(theirs.claim.quote))
        lines.addWidget(words, at, 2)
        tone, icon, dashed = VERDICTS[fact.verdict]
        chip = Chip(ChipLook(texts(fact.verdict.label), tone, icon, dashed))
        if fact.checked is not None:
            chip.setToolTip(texts(CHECKED_ON, date=short(PartialDate.of(fact.checked), texts.words)))
        lines.addWidget(chip, at, 3, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        menu = Button(
            texts, MORE, ButtonKind.QUIET, icon=Icon.MORE, icon_only=True, compact=True, field=label
        )
        menu.clicked.connect(lambda: self.menu_wanted.emit(fact, menu))
        self.menus[fact.field.name] = menu
        lines.addWidget(menu, at, 4)

    def _ours(self, fact: Fact, label: str) -> QWidget:
        """Return our value: a link to where it comes from, with the mark of an inference."""
        texts = self._texts
        value = fact.ours.value if fact.ours is not None else fact.value
        words = texts(NOT_RECORDED) if is_empty(value) else self._value(fact, value)
        made = QWidget()
        line = row(made, gap=Space.XS)
        button = Button(texts, SPOKEN, ButtonKind.LINK, compact=True, field=label, value=words)
        button.set_words(words)
        button.setAccessibleName(texts(SPOKEN, field=label, value=words))
        button.clicked.connect(lambda: self.origin_wanted.emit(fact, button))
        self.values[fact.field.name] = button
        line.addWidget(button)
        if fact.preferred is not None and fact.preferred.grade is Grade.INFERRED:
            line.addWidget(SourceMark(texts, Origin.INFERRED))
        line.addStretch(1)
        return made

    def _value(self, fact: Fact, value: object) -> str:
        return self._saying.plain(fact.field, written(fact.field, value))


def _stand_over_links(heading: Label) -> None:
    """Let a heading begin where the words of links begin: those have room for the focus around them."""
    look().follow(heading, lambda: heading.setContentsMargins(look().px(Space.XS), 0, 0, 0))


def confirmed_words(record: Partnership, texts: Texts) -> str:
    """Say when the facts were last confirmed with the partner, and by whom."""
    on: date | None = record.last_confirmed
    if on is None:
        return texts(NEVER_CONFIRMED)
    message: Message = LAST_CONFIRMED_BY if record.confirmed_by else LAST_CONFIRMED
    return texts(message, date=short(PartialDate.of(on), texts.words), who=record.confirmed_by)
