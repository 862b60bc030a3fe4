"""What the visit report tells, as plain values: filled by services, laid out by `visit_report`.

Every text is already in the paper's language. "" and None mean that nothing is recorded; the paper says so in words.
`key` is the public key of the record or part, by which a remark finds its way back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twincities.domain.partial_date import PartialDate
    from twincities.domain.vocabulary import Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Twinning:
    """The tie that the visit served: its parties, the preferred claim of its beginning, a remark on that claim."""

    parties: tuple[str, ...]
    since: PartialDate | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonMet:
    """A counterpart, with the position as the source gives it."""

    name: str
    position: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeLine:
    """One thing that was done; `day` is None where the source does not say which day."""

    event: str
    day: PartialDate | None = None
    place: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentLine:
    """One promise; `overdue` is computed by the office's rule at the as-of date, `status` None is no information."""

    text: str
    responsible: str = ""
    due: PartialDate | None = None
    done: PartialDate | None = None
    status: Term | None = None
    overdue: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitReport:
    """One visit as its official report tells it.

    `number` names the visit on paper and in the file's name («V2001»). `title` is the office's own wording of the
    subtitle; without it the paper names the sending party and the host. `incoming` changes who signs.
    """

    key: str
    number: str
    revision: int
    sender: str
    host: str
    start: PartialDate | None
    end: PartialDate | None = None
    title: str = ""
    incoming: bool = False
    country: str = ""
    places: tuple[str, ...] = ()
    twinning: Twinning | None = None
    occasion: str = ""
    aim: str = ""
    invited_by: str = ""
    delegation: str = ""
    funding: str = ""
    source: str = ""
    people: tuple[PersonMet, ...] = ()
    people_note: str = ""
    programme: tuple[ProgrammeLine, ...] = ()
    results: tuple[str, ...] = ()
    commitments: tuple[CommitmentLine, ...] = ()
    commitments_note: str = ""
    proposals: tuple[str, ...] = ()
    annexes: str = ""
