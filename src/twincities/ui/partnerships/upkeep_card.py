"""The card of how a partnership is kept up: last contact each way, whose turn, fields gone quiet, the next review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from twincities.domain.date_words import long
from twincities.domain.reciprocity import Turn
from twincities.i18n import N_, NN_, NP_
from twincities.ui.furniture.buttons import Button, ButtonKind, line_to_link
from twincities.ui.furniture.cards import Card
from twincities.ui.furniture.emptiness import CalmLine
from twincities.ui.furniture.labels import Label, said
from twincities.ui.furniture.layouts import inner_column, inner_row
from twincities.ui.theme.tokens import Space, Type

if TYPE_CHECKING:
    from PySide6.QtWidgets import QBoxLayout

    from twincities.i18n import Message
    from twincities.services.relationship import Contact, Quiet, Relationship, Review
    from twincities.ui.texts import Texts

TITLE = N_("How it is kept up")
WENT = NP_("last contact", "We were with them")
CAME = NP_("last contact", "They were with us")
ONLINE = NP_("last contact", "Last video conference")
NEVER = NP_("last contact", "not recorded")
TURNS = {
    Turn.OURS: N_("The return visit is ours"),
    Turn.THEIRS: N_("The return visit is theirs"),
    Turn.OPEN: N_("Whose turn it is cannot be told"),
}
QUIET = NN_("{count} field has gone quiet", "{count} fields have gone quiet")
QUIET_SINCE = NP_("field of cooperation gone quiet", "{field}: {date}")
QUIET_ALWAYS = NP_("field of cooperation gone quiet", "{field}: nothing recorded")
REVIEW = NP_("fact of a partnership", "Next review")
REVIEW_OVERDUE = NP_("fact of a partnership", "Review overdue")
POLICY = N_("by the office's rule, counted from {date}")
WRITTEN_DOWN = N_("written down for this partnership")
NO_REVIEW = N_("No review is due: neither a date nor a beginning is recorded")


class UpkeepCard(Card):
    """Emits the key of the visit that a contact was."""

    visit_wanted = Signal(str)

    def __init__(self, texts: Texts, relationship: Relationship) -> None:
        super().__init__(texts, TITLE)
        self._texts = texts
        for label, contact in (
            (WENT, relationship.went),
            (CAME, relationship.came),
            (ONLINE, relationship.online),
        ):
            if contact is not None or label is not ONLINE:
                self._contact(label, contact)
        if relationship.went is not None or relationship.came is not None:
            self.body.addWidget(CalmLine(texts, TURNS[relationship.turn]))
        if relationship.quiet:
            self._quiet(relationship.quiet)
        if not relationship.ended:
            self._review(relationship.review)

    def _contact(self, label: Message, contact: Contact | None) -> None:
        texts = self._texts
        line = inner_row(self.body, Space.S) if contact is None else line_to_link(self.body, Space.S)
        line.addWidget(said(texts, label, Type.BODY, "text2", wrap=True), 1)
        if contact is None:
            line.addWidget(said(texts, NEVER, Type.BODY, "text3"), 0, Qt.AlignmentFlag.AlignTop)
            return
        when = long(contact.date, texts.words)
        button = Button(texts, label, ButtonKind.LINK, compact=True)
        button.set_words(when)
        button.setAccessibleDescription(texts(label))
        key = contact.visit
        button.clicked.connect(lambda: self.visit_wanted.emit(key))
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def _quiet(self, fields: tuple[Quiet, ...]) -> None:
        texts = self._texts
        box: QBoxLayout = inner_column(self.body, Space.HAIR)
        box.addWidget(said(texts, QUIET, Type.SMALL, "text2", wrap=True, count=len(fields)))
        words = []
        for one in fields:
            name = texts(one.field.label)
            if one.last is None:
                words.append(texts(QUIET_ALWAYS, field=name))
            else:
                words.append(texts(QUIET_SINCE, field=name, date=long(one.last, texts.words)))
        for line in words:
            box.addWidget(Label(line, wrap=True))

    def _review(self, review: Review | None) -> None:
        texts = self._texts
        if review is None:
            self.body.addWidget(said(texts, NO_REVIEW, Type.SMALL, "text2", wrap=True))
            return
        box = inner_column(self.body, Space.HAIR)
        tone = "warn" if review.overdue else "text2"
        box.addWidget(said(texts, REVIEW_OVERDUE if review.overdue else REVIEW, Type.SMALL, tone))
        box.addWidget(Label(long(review.due, texts.words), wrap=True))
        if review.by_policy and review.since is not None:
            since = long(review.since, texts.words)
            box.addWidget(said(texts, POLICY, Type.SMALL, "text2", wrap=True, date=since))
        else:
            box.addWidget(said(texts, WRITTEN_DOWN, Type.SMALL, "text2", wrap=True))
