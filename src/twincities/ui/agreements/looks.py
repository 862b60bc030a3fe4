"""How agreements look wherever one is shown: state, days to the notice date, term, renewal, what follows what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from twincities.domain.date_words import short, within
from twincities.domain.vocabularies import (
    AgreementState,
    ChainEffect,
    Duration,
    NoticeUrgency,
    PeriodUnit,
    RenewalKind,
    TextState,
)
from twincities.i18n import NN_, NP_, capitalised
from twincities.ui.durations import DAYS, MONTHS, YEARS, days
from twincities.ui.furniture.chips import ChipLook
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from twincities.domain.partial_date import PartialDate
    from twincities.domain.periods import Period
    from twincities.services.agreement_rows import AgreementRow
    from twincities.ui.texts import Texts

NUMBERED = NP_("document with its number", "{document} No. {number}")
STATES = {
    AgreementState.DRAFT: (Tone.NEU, Icon.DRAFT, False),
    AgreementState.IN_APPROVAL: (Tone.NEU, Icon.DRAFT, False),
    AgreementState.IN_FORCE: (Tone.OK, Icon.OK, False),
    AgreementState.TACITLY_RENEWED: (Tone.OK, Icon.OK, False),
    AgreementState.EXPIRED: (Tone.WARN, Icon.ATTENTION, False),
    AgreementState.TERMINATED: (Tone.BAD, Icon.ENDED, False),
    AgreementState.SUPERSEDED: (Tone.NEU, Icon.HISTORY, False),
    AgreementState.SIGNED: (Tone.NEU, Icon.ACCEPT, False),
    AgreementState.UNKNOWN: (Tone.NEU, Icon.UNKNOWN, True),
}
URGENCIES = {
    NoticeUrgency.MISSED: (Tone.BAD, Icon.ERROR, "bad"),
    NoticeUrgency.RED: (Tone.BAD, Icon.DEADLINE, "bad"),
    NoticeUrgency.AMBER: (Tone.WARN, Icon.DEADLINE, "warn"),
    NoticeUrgency.NEUTRAL: (Tone.NEU, Icon.DEADLINE, ""),
    NoticeUrgency.LATER: (Tone.NEU, Icon.DEADLINE, ""),
}
UNITS = {PeriodUnit.YEARS: YEARS, PeriodUnit.MONTHS: MONTHS, PeriodUnit.DAYS: DAYS}
STATE_SPOKEN = NP_("what a chip says aloud", "state: {value}")
NO_TEXT = NP_("chip of an agreement", "no text")
OPEN_ENDED = NP_("end of an agreement", "open-ended")
TODAY = NP_("deadline of an agreement", "today")
LEFT = NN_("{count} day is left", "{count} days are left")
PAST = NN_("The day is past by {count} day", "The day is past by {count} days")
RENEWED_FOR = NP_("renewal of an agreement", "{renewal}, {period}")
EFFECTS = {
    ChainEffect.AMENDS: NP_("what a document does", "Amends: {document}"),
    ChainEffect.PROLONGS: NP_("what a document does", "Prolongs: {document}"),
    ChainEffect.TERMINATES: NP_("what a document does", "Terminates: {document}"),
    ChainEffect.SUPERSEDES: NP_("what a document does", "Supersedes: {document}"),
}


class Awaited(Protocol):
    """Something with a deadline, as a row of the list has it."""

    @property
    def deadline(self) -> PartialDate | None:
        """The day, as exact as it is known."""

    @property
    def days_left(self) -> int | None:
        """The days to it, negative after it; None where no day is known."""

    @property
    def urgency(self) -> NoticeUrgency | None:
        """How near it is by the office's thresholds."""


def state_chip(state: AgreementState, texts: Texts) -> ChipLook:
    """Return the chip of a document's state."""
    tone, icon, dashed = STATES[state]
    return ChipLook(texts(state.label), tone, icon, dashed)


def no_text_chip(texts: Texts) -> ChipLook:
    """Return the chip of a document of which the office has no text."""
    return ChipLook(texts(NO_TEXT), Tone.NEU, Icon.MISSING_TEXT, dashed=True)


def days_chip(row: Awaited, texts: Texts) -> ChipLook | None:
    """Return the chip of the days to a deadline, or of its month or year; None where there is none."""
    if row.urgency is None or row.deadline is None:
        return None
    tone, icon, _ink = URGENCIES[row.urgency]
    if row.days_left is None:
        return ChipLook(within(row.deadline, texts.words), tone, icon)
    return ChipLook(days(abs(row.days_left), texts) if row.days_left else texts(TODAY), tone, icon)


def days_words(row: AgreementRow, texts: Texts) -> str:
    """Say how many days are left, or gone by; of a deadline whose day is not known the month or the year."""
    count = row.days_left
    if count is None:
        return within(row.deadline, texts.words) if row.deadline else ""
    if not count:
        return texts(TODAY)
    return texts(LEFT, count=count) if count > 0 else texts(PAST, count=-count)


def period_words(period: Period, texts: Texts) -> str:
    """Say a period: «5 years»."""
    return texts(UNITS[period.unit], count=period.number)


def until_words(until: PartialDate | None, duration: Duration, texts: Texts) -> str:
    """Say until when a document binds, "" where nobody knows."""
    if until is not None:
        return short(until, texts.words)
    return texts(OPEN_ENDED) if duration is Duration.OPEN_ENDED else ""


def renewal_words(row: AgreementRow, texts: Texts) -> str:
    """Say how a document is renewed, "" where that is not recorded."""
    if row.renewal is None:
        return ""
    said = texts(row.renewal.label)
    if row.renewal is RenewalKind.TACIT and row.renewal_period is not None:
        return texts(RENEWED_FOR, renewal=said, period=period_words(row.renewal_period, texts))
    return said


def numbered(name: str, number: str, texts: Texts) -> str:
    """Add a document's number to its name."""
    return texts(NUMBERED, document=name, number=number) if number else name


def document_words(row: AgreementRow, texts: Texts) -> str:
    """Name a document: its title or else its kind, and its number."""
    return numbered(row.title or capitalised(texts(row.kind.label)), row.number, texts)


def kind_words(row: AgreementRow, texts: Texts) -> str:
    """Say the kind of a document, "" where its name has said it already."""
    said = texts(row.kind.label)
    return said if row.title and row.title.casefold() != said.casefold() else ""


def effect_words(does: ChainEffect, document: str, texts: Texts) -> str:
    """Say what a document does to another."""
    return texts(EFFECTS[does], document=document)


def has_no_text(row: AgreementRow) -> bool:
    """Tell whether the office knows that it has no text of a document."""
    return row.text_state is TextState.NOT_FOUND
