"""What the register of partnerships tells, as plain values: filled by services, laid out by `register`.

Every text is already in the paper's language. "" and None mean that nothing is recorded; the paper says so in words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twincities.domain.partial_date import PartialDate
    from twincities.domain.vocabularies import Activity, LegalStatus, PartnershipType


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterLine:
    """One partnership; lines arrive in the order of their sides' names.

    `ours` and `partner` name the own and the other parties, `countries` where the others lie, each once. `inferred`
    marks a date of establishing that was worked out and not read, `activity` is measured at the as-of date, or was set
    by the office (`activity_set`), as may be the status (`status_set`); each then has its reason. `status_inferred`
    marks a status that rests on no document and no decision, but was worked out.
    """

    key: str
    revision: int
    ours: str
    partner: str
    countries: tuple[str, ...]
    type: PartnershipType
    established: PartialDate | None
    status: LegalStatus
    activity: Activity
    last_event: PartialDate | None
    source: str = ""
    inferred: bool = False
    activity_set: bool = False
    status_set: bool = False
    status_inferred: bool = False
    status_reason: str = ""
    activity_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterCover:
    """What the paper says beside its lines.

    `home` is the code of the office's own country, "" where it is not known. `note` is a line of small print: how
    an extract was chosen. The months are the office's limits of activity.
    """

    home: str = ""
    note: str = ""
    active_months: int = 24
    occasional_months: int = 60
