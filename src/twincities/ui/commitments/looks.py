"""What a promise looks like and where it comes from, wherever one is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.date_words import short
from twincities.domain.vocabularies import CommitmentStatus
from twincities.i18n import NN_, NP_
from twincities.ui.furniture.chips import ChipLook
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Tone
from twincities.ui.visits.looks import COMMITMENT

if TYPE_CHECKING:
    from twincities.services.ledger import LedgerRow
    from twincities.ui.texts import Texts

OUTCOME_OF = NP_("where a promise comes from", "outcome of the visit {dates}")
WRITTEN_DOWN = NP_("where a promise comes from", "without a visit, written down {dates}")
FOR_ANNIVERSARY = NN_(
    "for the anniversary of {count} year, {year}", "for the anniversary of {count} years, {year}"
)
FOR_ANNIVERSARY_ALONE = NN_("for the anniversary of {count} year", "for the anniversary of {count} years")
WITHOUT_VISIT = NP_("where a promise comes from", "without a visit")
OVERDUE = NP_("chip of a promise", "overdue")
NO_DEADLINE = NP_("chip of a promise", "no deadline")


def origin(row: LedgerRow, texts: Texts) -> str:
    """Say on which visit a promise was made, or which anniversary it prepares, or that neither raised it."""
    if row.milestone is not None:
        return jubilee(row, texts)
    if row.made_on is None:
        return texts(WITHOUT_VISIT)
    said = OUTCOME_OF if row.visit_key else WRITTEN_DOWN
    return texts(said, dates=short(row.made_on, texts.words))


def jubilee(row: LedgerRow, texts: Texts) -> str:
    """Say which anniversary a promise prepares, "" for none."""
    if row.milestone is None:
        return ""
    if row.jubilee_year is None:
        return texts(FOR_ANNIVERSARY_ALONE, count=row.milestone)
    return texts(FOR_ANNIVERSARY, count=row.milestone, year=row.jubilee_year)


def state_chip(row: LedgerRow, texts: Texts) -> ChipLook:
    """Return what a promise calls for: overdue and no deadline come before how far it is."""
    if row.status not in (CommitmentStatus.DONE, CommitmentStatus.DROPPED):
        if row.days_left is None:
            return ChipLook(texts(NO_DEADLINE), Tone.WARN, Icon.NO_DEADLINE)
        if row.days_left < 0:
            return ChipLook(texts(OVERDUE), Tone.BAD, Icon.ERROR)
    return status_chip(row.status, texts)


def status_chip(status: CommitmentStatus, texts: Texts) -> ChipLook:
    """Return how far a promise is, as a chip."""
    tone, icon, dashed = COMMITMENT[status]
    return ChipLook(texts(status.label), tone, icon, dashed)
