"""What the briefing for a visit tells of one partnership, as plain values: filled by services, laid out by `briefing`.

Every text is already in the paper's language. "" and None mean that nothing is recorded; the paper says so in words.
`key` is the public key of a record or part, by which a remark finds its way back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from twincities.domain.partial_date import PartialDate
    from twincities.domain.vocabularies import (
        Activity,
        AgreementState,
        LegalStatus,
        NoticeUrgency,
        PartnershipType,
    )
    from twincities.domain.vocabulary import Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """The partnership itself: what papers say of it, what is measured, what its dates rest on.

    `status_note` says what the status rests on, `established_note` what doubt its date is in, `rivals` are the other
    dates that sources give. `confirmed` is when the partner last confirmed the facts, `turn` whose turn it is to
    travel, `next_visit` the visit that is planned. `dormant_months` is the office's own limit of what sleeps,
    `activity_set` and `status_set` that the office set these itself, `status_inferred` that the status only follows
    from something else.
    """

    ours: str
    partner: str
    country: str
    type: PartnershipType
    status: LegalStatus
    activity: Activity
    dormant_months: int
    activity_set: bool = False
    status_set: bool = False
    status_inferred: bool = False
    status_note: str = ""
    last_event: PartialDate | None = None
    established: PartialDate | None = None
    established_note: str = ""
    rivals: tuple[PartialDate, ...] = ()
    confirmed: date | None = None
    confirmed_by: str = ""
    cooperation: str = ""
    turn: str = ""
    next_visit: str = ""
    responsible: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPromise:
    """A promise that nobody has kept or dropped yet; `basis` says what it arose from."""

    text: str
    status: Term
    basis: str = ""
    responsible: str = ""
    due: PartialDate | None = None
    overdue: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PastVisit:
    """One visit: when, what it was (kind, way, who led it), what came of it."""

    start: PartialDate
    end: PartialDate | None
    about: str
    results: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acquaintance:
    """Somebody of the other side: the post as at the last meeting, and posts that were recorded since."""

    name: str
    post: str
    met: PartialDate
    later: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementNow:
    """A document; `standing` is how its term stands, or that of a document without a term to watch (a draft).

    `state` is that of the document itself, `deadline` the day by which something has to be done about it.
    """

    document: str
    signed: PartialDate | None
    until: PartialDate | None
    notice: PartialDate | None
    standing: Term
    state: AgreementState
    deadline: PartialDate | None = None
    days_left: int | None = None
    urgency: NoticeUrgency | None = None
    open_ended: bool = False
    text_missing: bool = False
    urgent: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComingDate:
    """A date with the partner that lies ahead, as exact as it is known; `noun` and `key` name what it is of."""

    date: PartialDate
    event: str
    noun: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lacking:
    """Something that the office should find out or settle; `code` says what kind of thing, `key` of which record."""

    text: str
    code: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """Everything that somebody should know who travels to a partner, or receives one.

    `number` names the partnership in the file's name («P12»). Lists may be cut short; `more_visits` and `more_people`
    say how many are left out.
    """

    key: str
    number: str
    revision: int
    tie: Tie
    promises: tuple[OpenPromise, ...] = ()
    visits: tuple[PastVisit, ...] = ()
    more_visits: int = 0
    people: tuple[Acquaintance, ...] = ()
    more_people: int = 0
    agreements: tuple[AgreementNow, ...] = ()
    coming: tuple[ComingDate, ...] = ()
    missing: tuple[Lacking, ...] = ()
