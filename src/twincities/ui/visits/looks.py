"""How a visit's terms look as chips and icons, wherever a visit is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.vocabularies import CommitmentStatus, Direction, OutcomeKind, VisitStatus
from twincities.i18n import NP_
from twincities.ui.furniture.chips import ChipLook
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from twincities.domain.visit import Outcome
    from twincities.domain.vocabularies import VisitKind
    from twincities.ui.texts import Texts

STATUS = {
    VisitStatus.PLANNED: (Tone.NEU, Icon.CALENDAR, True),
    VisitStatus.CONFIRMED: (Tone.NEU, Icon.ACCEPT, False),
    VisitStatus.UNDER_WAY: (Tone.OK, Icon.ACTIVE, False),
    VisitStatus.HELD: (Tone.OK, Icon.OK, False),
    VisitStatus.REPORT_OVERDUE: (Tone.BAD, Icon.REPORT_OWED, False),
    VisitStatus.CLOSED: (Tone.NEU, Icon.LOCKED, False),
    VisitStatus.POSTPONED: (Tone.WARN, Icon.DEADLINE, False),
    VisitStatus.CANCELLED: (Tone.NEU, Icon.ENDED, False),
}
DIRECTION = {
    Direction.INCOMING: Icon.SORTED_DOWN,
    Direction.OUTGOING: Icon.VISIT,
    Direction.ONLINE: Icon.PEOPLE,
}
COMMITMENT = {
    CommitmentStatus.NOT_STARTED: (Tone.NEU, Icon.UNKNOWN, True),
    CommitmentStatus.IN_PROGRESS: (Tone.ACCENT, Icon.ACTIVE, False),
    CommitmentStatus.WAITING: (Tone.NEU, Icon.DEADLINE, False),
    CommitmentStatus.DONE: (Tone.OK, Icon.OK, False),
    CommitmentStatus.DROPPED: (Tone.NEU, Icon.ENDED, False),
}
ROUTE = NP_("visit title", "{sending} → {host}")
STATUS_SPOKEN = NP_("what a chip says aloud", "status: {value}")
DIRECTION_SPOKEN = NP_("what a chip says aloud", "direction: {value}")
KIND_SPOKEN = NP_("what a chip says aloud", "kind: {value}")


def status_chip(status: VisitStatus, texts: Texts) -> ChipLook:
    """Return the chip of a visit's status."""
    tone, icon, dashed = STATUS[status]
    return ChipLook(texts(status.label), tone, icon, dashed)


def direction_chip(direction: Direction, texts: Texts) -> ChipLook:
    """Return the chip of a visit's direction."""
    return ChipLook(texts(direction.label), Tone.NEU, DIRECTION[direction])


def kind_chip(kind: VisitKind, texts: Texts) -> ChipLook:
    """Return the chip of a visit's kind."""
    return ChipLook(texts(kind.label), Tone.NEU)


def outcome_chips(outcome: Outcome, texts: Texts) -> list[ChipLook]:
    """Return the chips of an outcome: what it is and, for a commitment, how far it is."""
    intention = outcome.kind is OutcomeKind.INTENTION
    chips = [ChipLook(texts(outcome.kind.label), Tone.NEU, dashed=intention)]
    if outcome.is_commitment:
        tone, icon, dashed = COMMITMENT[outcome.status]
        chips.append(ChipLook(texts(outcome.status.label), tone, icon, dashed))
    return chips
