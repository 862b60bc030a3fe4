"""How a partnership's two statuses look, wherever one is shown: what papers say, and what was measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.vocabularies import Activity, LegalStatus
from twincities.i18n import N_, NN_, NP_
from twincities.ui.furniture.chips import ChipLook
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from twincities.services.register_rows import PartnershipRow
    from twincities.ui.texts import Texts

LEGAL = {
    LegalStatus.IN_PREPARATION: (Tone.NEU, Icon.DRAFT, False),
    LegalStatus.IN_FORCE: (Tone.OK, Icon.OK, False),
    LegalStatus.EXPIRED: (Tone.WARN, Icon.ATTENTION, False),
    LegalStatus.SUSPENDED: (Tone.WARN, Icon.DEADLINE, False),
    LegalStatus.ENDED: (Tone.BAD, Icon.ENDED, False),
    LegalStatus.UNCONFIRMED: (Tone.NEU, Icon.UNKNOWN, True),
}
ACTIVITY = {
    Activity.ACTIVE: (Tone.OK, Icon.ACTIVE, False),
    Activity.OCCASIONAL: (Tone.WARN, Icon.ACTIVE, False),
    Activity.DORMANT: (Tone.NEU, Icon.DORMANT, False),
    Activity.NO_DATA: (Tone.NEU, Icon.UNKNOWN, True),
}
OFFICE_SPOKEN = NP_("what a chip says aloud", "legal status: {value}, by the office's decision")
INFERRED_SPOKEN = NP_("what a chip says aloud", "legal status: {value}, inferred")
LEGAL_SPOKEN = NP_("what a chip says aloud", "legal status: {value}")
ACTIVITY_SPOKEN = NP_("what a chip says aloud", "activity: {value}")
ACTIVITY_SET_SPOKEN = NP_("what a chip says aloud", "activity: {value}, set by the office")
ACTIVITY_SET = NP_("what an activity rests on", "Activity set by the office: {reason}")
BY_OFFICE = NP_("what a legal status rests on", "by the office's decision")
INFERRED = N_("Inferred: no decision and no document says so")
SILENT = NN_("{activity} · {count} year", "{activity} · {count} years")


def legal_chip(
    status: LegalStatus,
    texts: Texts,
    *,
    axis: bool = False,
    by_office: bool = False,
    inferred: bool = False,
) -> ChipLook:
    """Return the chip of a legal status; `axis` names what it is a status of.

    Where it stands without words beside it, a pencil marks that it was set `by_office`; a dashed edge marks what
    was `inferred`.
    """
    tone, icon, dashed = LEGAL[status]
    icon = Icon.EDIT if by_office else icon
    said = texts(status.label)
    return ChipLook(texts(LEGAL_SPOKEN, value=said) if axis else said, tone, icon, dashed or inferred)


def row_legal_chip(row: PartnershipRow, texts: Texts, *, axis: bool = False) -> ChipLook:
    """Return the chip of a partnership's legal status where nothing beside it says what that rests on."""
    return legal_chip(
        row.legal_status, texts, axis=axis, by_office=row.status_set, inferred=row.status_inferred
    )


def legal_spoken(row: PartnershipRow, texts: Texts) -> str:
    """Say aloud which legal status a partnership has, and that the office set it or that it was inferred."""
    message = INFERRED_SPOKEN if row.status_inferred else LEGAL_SPOKEN
    return texts(OFFICE_SPOKEN if row.status_set else message, value=texts(row.legal_status.label))


def legal_told(row: PartnershipRow, texts: Texts) -> str:
    """Return what a legal status rests on, "" where decisions, documents or the record say it."""
    if row.status_set:
        return texts(BY_OFFICE)
    return texts(INFERRED) if row.status_inferred else ""


def override_chip(texts: Texts) -> ChipLook:
    """Return the chip that stands beside a legal status that the office set itself."""
    return ChipLook(texts(BY_OFFICE), Tone.ACCENT, Icon.EDIT)


def activity_chip(
    activity: Activity,
    texts: Texts,
    silent_years: int | None = None,
    *,
    axis: bool = False,
    by_office: bool = False,
) -> ChipLook:
    """Return the chip of an activity, with the years of silence of one that sleeps.

    A pencil marks that it was set `by_office`.
    """
    tone, icon, dashed = ACTIVITY[activity]
    icon = Icon.EDIT if by_office else icon
    said = texts(activity.label)
    if activity is Activity.DORMANT and silent_years:
        said = texts(SILENT, activity=said, count=silent_years)
    return ChipLook(texts(ACTIVITY_SPOKEN, value=said) if axis else said, tone, icon, dashed)


def row_activity_chip(
    row: PartnershipRow, texts: Texts, *, years: bool = True, axis: bool = False
) -> ChipLook:
    """Return the chip of a partnership's activity; `years` adds those of its silence."""
    silent = row.silent_years if years else None
    return activity_chip(row.activity, texts, silent, axis=axis, by_office=row.activity_set)


def activity_spoken(row: PartnershipRow, texts: Texts, said: str = "") -> str:
    """Say aloud which activity a partnership has, and that the office set it where it did."""
    message = ACTIVITY_SET_SPOKEN if row.activity_set else ACTIVITY_SPOKEN
    return texts(message, value=said or texts(row.activity.label))


def activity_told(row: PartnershipRow, texts: Texts) -> str:
    """Return why the office set the activity, "" where it is measured."""
    return texts(ACTIVITY_SET, reason=row.activity_reason) if row.activity_set else ""
