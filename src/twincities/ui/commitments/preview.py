"""The preview of a promise: its words, the sentence it was taken from, and what is settled of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.date_words import long
from twincities.i18n import N_, NN_, NP_
from twincities.ui.commitments.columns import partner, side, time_left
from twincities.ui.commitments.looks import jubilee, state_chip, status_chip
from twincities.ui.furniture.buttons import Button
from twincities.ui.furniture.chips import Chip, ChipLook
from twincities.ui.furniture.facts import FactLine
from twincities.ui.furniture.labels import Label
from twincities.ui.furniture.preview import Preview, PreviewSheet
from twincities.ui.tables.side_panel import SidePanel, SideWords
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Type
from twincities.ui.visits.looks import STATUS_SPOKEN

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from twincities.i18n import Message
    from twincities.services.ledger import LedgerRow
    from twincities.ui.texts import Texts

WORDS = SideWords(
    Icon.COMMITMENT,
    choose=N_("Choose a commitment to see where it comes from"),
    failed=N_("The commitment could not be read"),
    selected=NN_("{count} commitment selected", "{count} commitments selected"),
)
ORIGIN = N_("The sentence it comes from")
NO_ORIGIN = N_("No sentence was kept with it")
OPEN_VISIT = NP_("button", "Open the visit")
OPEN_PARTNERSHIP = NP_("button", "Open the partnership")
QUOTED = NP_("quoted words", "“{words}”")


class LedgerPreview(Preview):
    """Shows one promise."""

    def show_promise(self, row: LedgerRow, today: date) -> None:
        """Show a promise as it stands on a day."""
        self.setWidget(_sheet(self._texts, row, today))


class LedgerSide(SidePanel[LedgerPreview]):
    """Beside the ledger; promises are not deleted here, so several offer no such thing."""

    def __init__(self, texts: Texts, edit: Callable[[], None]) -> None:
        change = Button(texts, NP_("button", "Edit"), icon=Icon.EDIT, key="F2", bind=False, on_click=edit)
        super().__init__(texts, WORDS, LedgerPreview(texts), (change,))
        self.delete_button.hide()

    def show_promise(self, row: LedgerRow, today: date) -> None:
        """Show a promise, and the way to the record that holds it."""
        self.preview.show_promise(row, today)
        self._texts.say(self.open_button.set_words, OPEN_VISIT if row.visit_key else OPEN_PARTNERSHIP)


def _sheet(texts: Texts, row: LedgerRow, today: date) -> PreviewSheet:
    sheet = PreviewSheet(texts, row.text, role=Type.H2)
    sheet.add_chips(*(Chip(chip, texts(STATUS_SPOKEN, value=chip.text)) for chip in _chips(row, texts)))
    sheet.rule()
    facts = sheet.block()
    for message, value in _facts(row, texts, today):
        facts.addWidget(FactLine(texts, message, value))
    if row.visit_key is not None:
        sheet.rule()
        origin = sheet.section(ORIGIN)
        if row.quote:
            origin.addWidget(Label(texts(QUOTED, words=row.quote), wrap=True, italic=True))
        else:
            sheet.nothing(origin, NO_ORIGIN)
    sheet.lines.addStretch(1)
    return sheet


def _chips(row: LedgerRow, texts: Texts) -> list[ChipLook]:
    chips = [state_chip(row, texts), status_chip(row.status, texts)]
    return chips[:1] if chips[0] == chips[1] else chips


def _facts(row: LedgerRow, texts: Texts, today: date) -> list[tuple[Message, str]]:
    words = texts.words
    left = time_left(row, texts, today)
    facts = [
        (NP_("fact of a promise", "Partner"), partner(row, texts)),
        (NP_("fact of a promise", "Whose side"), side(row, texts)),
        (NP_("fact of a promise", "Responsible"), row.responsible),
        (NP_("fact of a promise", "Responsible on their side"), row.responsible_there),
        (
            NP_("fact of a promise", "Made on the visit")
            if row.visit_key
            else NP_("fact of a promise", "Written down on"),
            long(row.made_on, words) if row.made_on else "",
        ),
        (NP_("fact of a promise", "Deadline"), long(row.due, words) if row.due else ""),
        (NP_("fact of a promise", "Left"), left.spoken or left.text),
        (NP_("fact of a promise", "Kind"), texts(row.kind.label)),
    ]
    if row.milestone is not None:
        facts.append((NP_("fact of a promise", "Prepares the anniversary"), jubilee(row, texts)))
    if row.evidence:
        facts.append((NP_("fact of a promise", "Evidence"), row.evidence))
    if row.done is not None:
        facts.append((NP_("fact of a promise", "Done on"), long(row.done, words)))
    if row.closed_on is not None:
        facts.append((NP_("fact of a promise", "Done on the visit"), long(row.closed_on, words)))
    if row.cooperation is not None:
        facts.append((NP_("fact of a promise", "Field"), texts(row.cooperation.label)))
    return facts
