"""The head of a partnership's record: whose tie it is, in every script, with its two statuses and its deeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from twincities.domain.date_words import long
from twincities.domain.vocabularies import LegalStatus, NameKind
from twincities.i18n import N_, NN_, NP_
from twincities.services.countries import country_name
from twincities.ui.furniture.banners import Banner
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.chips import Chip, EvidenceChip
from twincities.ui.furniture.headers import IconLabel
from twincities.ui.furniture.labels import Label, WrappingLabel, said
from twincities.ui.furniture.layouts import FlowLayout, column, inner_column, inner_row, row
from twincities.ui.joining import joined, listed
from twincities.ui.partnerships.evidence import TITLE as EVIDENCE
from twincities.ui.partnerships.looks import activity_told, row_activity_chip, row_legal_chip
from twincities.ui.partnerships.status_card import basis_words, decision_words
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import IconSize, Space, Tone, Type
from twincities.ui.tips import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincities.domain.place import Place
    from twincities.services.register_card import PartnershipCard
    from twincities.ui.texts import Texts

REGISTER = NP_("page", "Partnerships")
EDIT = NP_("button", "Edit")
MORE = NP_("button", "More")
NEW_VISIT = NP_("button", "New visit")
ENDED = N_("This partnership has ended")
ENDED_ON = N_("This partnership has ended: {date}")
ENDED_DETAIL = N_("Everything recorded of it stays readable.")
MORE_PLACES = NN_("and {count} more", "and {count} more")
MOST_NAMES = 2
MOST_PLACES = 6
"""Of those whose tie it is: others are counted, and named in the tooltip. Nearly every tie has two, some have four."""
MOST_LETTERS = 110
"""Of a name in the head: more would push the record off the page; the whole name is in the tooltip."""


class RecordHead(QFrame):
    """Emits what the person wants; the page does it."""

    back_wanted = Signal()
    edit_wanted = Signal()
    visit_wanted = Signal()
    more_wanted = Signal(QWidget)
    evidence_wanted = Signal(QWidget)

    def __init__(self, texts: Texts, card: PartnershipCard) -> None:
        super().__init__()
        self._texts = texts
        self._small_lines: list[Label] = []
        self.setProperty("panel", "surface")
        outer = column(self)
        if card.row.legal_status is LegalStatus.ENDED:
            outer.addWidget(_ended(texts, card))
        inside = inner_column(outer, Space.S, (Space.PAGE, Space.M, Space.PAGE, Space.L))
        self._inside = inside
        self._trail = self._crumbs(card)
        inside.addWidget(self._trail)
        self._line = inner_row(inside, Space.L)
        self._line.addWidget(self._names(card), 1)
        self._right = QWidget()
        right = column(self._right, gap=Space.S)
        right.addWidget(self._actions(), 0, Qt.AlignmentFlag.AlignRight)
        self._chips = QWidget()
        flow = FlowLayout(self._chips, Space.S)
        legal = Chip(row_legal_chip(card.row, texts, axis=True))
        legal.setToolTip(plain(basis_words(card, texts)))
        flow.addWidget(legal)
        activity = EvidenceChip(row_activity_chip(card.row, texts, axis=True))
        if card.row.activity_set:
            activity.setToolTip(plain(activity_told(card.row, texts)))
        else:
            texts.say(activity.setToolTip, EVIDENCE)
        activity.asked.connect(lambda: self.evidence_wanted.emit(activity))
        flow.addWidget(activity)
        right.addWidget(self._chips, 0, Qt.AlignmentFlag.AlignRight)
        right.addStretch(1)
        self._beside = right
        self._line.addWidget(self._right)

    def set_narrow(self, *, narrow: bool) -> None:
        """Be short: names alone, the statuses below them; a visit is begun by Ctrl+N or from the menu."""
        self._trail.setVisible(not narrow)
        for line in self._small_lines:
            line.setVisible(not narrow)
        self.visit.setVisible(not narrow)
        if narrow:
            self._inside.addWidget(self._chips)
        else:
            self._beside.insertWidget(1, self._chips, 0, Qt.AlignmentFlag.AlignRight)

    def _crumbs(self, card: PartnershipCard) -> QWidget:
        crumbs = QWidget()
        line = row(crumbs, gap=Space.XS)
        back = Button(self._texts, REGISTER, ButtonKind.QUIET, compact=True)
        back.clicked.connect(self.back_wanted)
        line.addWidget(back)
        for names in (card.row.ours, card.row.partner):
            line.addWidget(IconLabel(Icon.FORWARD, "text3", IconSize.SMALL))
            step = WrappingLabel(role=Type.SMALL, tone="text2")
            _show(step, listed(self._texts, names))
            line.addWidget(step)
        line.addStretch(1)
        return crumbs

    def _names(self, card: PartnershipCard) -> QWidget:
        names = QWidget()
        flow = FlowLayout(names, Space.XXL)
        ours, theirs = card.sides()
        for number, place in enumerate([*ours, *theirs][:MOST_PLACES]):
            if number == len(ours):
                flow.addWidget(IconLabel(Icon.PARTNERSHIP, "accent", IconSize.HEADER))
            flow.addWidget(self._name(place))
        rest = [place.label(self._texts.language) for place in [*ours, *theirs][MOST_PLACES:]]
        if rest:
            more = said(self._texts, MORE_PLACES, Type.BODY, "text2", count=len(rest))
            more.setToolTip(plain(listed(self._texts, rest)))
            flow.addWidget(more)
        return names

    def _name(self, place: Place) -> QWidget:
        texts = self._texts
        block = QWidget()
        lines = column(block, gap=Space.HAIR)
        label = place.label(texts.language)
        title = WrappingLabel(role=Type.DISPLAY)
        _show(title, label)
        lines.addWidget(title)
        others = _other_names(place, label)
        if others:
            lines.addWidget(self._small(joined(texts, others)))
        country = country_name(place.country, texts.language) if place.country else ""
        where = joined(texts, (country, place.admin1 or texts(place.kind.label)))
        lines.addWidget(self._small(where))
        return block

    def _small(self, text: str) -> Label:
        label = WrappingLabel(role=Type.SMALL, tone="text2")
        label.setText(text)
        self._small_lines.append(label)
        return label

    def _actions(self) -> QWidget:
        actions = QWidget()
        line = row(actions, gap=Space.S)
        self.visit = Button(self._texts, NEW_VISIT, icon=Icon.ADD, key="Ctrl+N", bind=False)
        self.visit.clicked.connect(self.visit_wanted)
        self.more = Button(self._texts, MORE, icon=Icon.MORE, icon_only=True)
        self.more.clicked.connect(lambda: self.more_wanted.emit(self.more))
        edit = Button(self._texts, EDIT, ButtonKind.PRIMARY, icon=Icon.EDIT, key="F2", bind=False)
        edit.clicked.connect(self.edit_wanted)
        for button in (self.visit, self.more, edit):
            line.addWidget(button)
        return actions


def _ended(texts: Texts, card: PartnershipCard) -> Banner:
    """Say that it is over: since when, on whose word, why."""
    event = next((one for one in card.kept.record.events if one.key == card.ended_by), None)
    since = (event.date or event.decided) if event is not None else None
    if event is None or since is None:
        return Banner(texts, ENDED, ENDED_DETAIL, Tone.NEU, Icon.ENDED)
    banner = Banner(texts, ENDED_ON, ENDED_DETAIL, Tone.NEU, Icon.ENDED, date=long(since, texts.words))
    banner.say_detail(
        lambda: joined(texts, (decision_words(event, texts), event.reason, texts(ENDED_DETAIL)))
    )
    return banner


def _show(label: Label, name: str) -> None:
    if len(name) > MOST_LETTERS:
        label.setToolTip(plain(name))
        name = f"{name[:MOST_LETTERS].rstrip()}…"
    label.setText(name)


def _other_names(place: Place, shown: str) -> Sequence[str]:
    """Return the place's current names in other languages and scripts: the local one and the Latin one first."""
    current = [name.text for name in place.names if name.kind is not NameKind.FORMER and name.until is None]
    return [name for name in dict.fromkeys(current) if name != shown][:MOST_NAMES]
