"""What the visit journal tells of a visit, as plain values: filled by services, laid out by `visit_journal`.

Every text is already in the paper's language. "" and None mean that nothing is recorded; the paper says so in words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twincities.domain.partial_date import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalLine:
    """One visit as a line of the eight-column journal; lines arrive in the order of their start.

    `places` names the place or places with the country, `guests` the guests, their country and organisation,
    `ours` our own participants. `online` visits have no place. The report: `report_form` is its kind in words
    («report», «press release»), `report_date` when it was submitted, `report_to` who received it.
    """

    key: str
    revision: int
    start: PartialDate | None
    end: PartialDate | None = None
    online: bool = False
    places: str = ""
    guests: str = ""
    basis: str = ""
    aim: str = ""
    content: str = ""
    ours: str = ""
    permitted_by: str = ""
    report_form: str = ""
    report_date: PartialDate | None = None
    report_to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalCover:
    """What stands above the journal's table.

    `begun` is the day of the first entry of the whole journal (default: of the first line written), `closed` the
    day it was closed, None while it is kept. `note` is a line of small print: how a filtered extract was chosen.
    """

    begun: PartialDate | None = None
    closed: PartialDate | None = None
    note: str = ""
