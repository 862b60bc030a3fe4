"""The lines of the register of partnerships, and whose tie each is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import select

from twincities.db.records import chunks
from twincities.db.tables.partnerships import partnership, party, status_span
from twincities.db.tables.places import place, place_label
from twincities.db.tables.sources import claim
from twincities.domain.activity import activity_of, years_since
from twincities.domain.anniversaries import TARGET
from twincities.domain.days import day_number
from twincities.domain.keys import Key
from twincities.domain.partial_date import PartialDate, stored_date
from twincities.domain.partnership import our_sides
from twincities.domain.vocabularies import (
    Activity,
    CooperationField,
    Grade,
    LegalStatus,
    PartnershipType,
    StatusBasis,
)
from twincities.services.events import NINE_DIGITS, last_event_texts, open_commitments
from twincities.services.labels import IDS, LANGUAGE
from twincities.services.standing import DAY
from twincities.services.standing import standing as stands

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from twincities.services.measures import Measures
    from twincities.services.visit_filter import Viewer

DIGITS = len(str(NINE_DIGITS))


class Sides(NamedTuple):
    """Whose tie it is: names of our places and of the others', and the others' countries (ISO codes, no gaps)."""

    ours: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()


NOBODY = Sides()


@dataclass(frozen=True, slots=True)
class PartnershipRow:
    """One line of the register; names are in the viewer's language, activity and legal status are today's.

    `partner` and `ours` are the names of the other and of the own parties in order, `countries` the others',
    `silent_years` the whole years since the last event, `status_basis` what the legal status rests on and
    `status_key` which decision or document. `activity_set` tells that the office set the activity, for
    `activity_reason`, above what is `measured`; `status_reason` is why it set the status, where that is the basis.
    """

    id: int
    key: Key
    partner: tuple[str, ...]
    ours: tuple[str, ...]
    established: PartialDate | None
    established_grade: Grade | None
    legal_status: LegalStatus
    activity: Activity
    silent_years: int | None
    last_event: PartialDate | None
    open_commitments: int
    type: PartnershipType
    countries: tuple[str, ...] = ()
    cooperation: tuple[CooperationField, ...] = ()
    status_basis: StatusBasis = StatusBasis.RECORDED
    status_key: Key | None = None
    measured: Activity = Activity.NO_DATA
    activity_set: bool = False
    activity_reason: str = ""
    status_reason: str = ""
    recorded_status_grade: Grade | None = None

    @property
    def country(self) -> str:
        """The country of the first other party, "" where none is known."""
        return self.countries[0] if self.countries else ""

    @property
    def status_inferred(self) -> bool:
        """Whether the legal status is the recorded one, and that was worked out from other facts."""
        return self.status_basis is StatusBasis.RECORDED and self.recorded_status_grade is Grade.INFERRED

    @property
    def status_set(self) -> bool:
        """Whether the office set the legal status above documents and decisions."""
        return self.status_basis is StatusBasis.OVERRIDE


_ROWS = select(
    partnership.c.id,
    partnership.c.key,
    partnership.c.established,
    partnership.c.type,
    partnership.c.cooperation,
    partnership.c.activity_override,
    partnership.c.activity_reason,
    partnership.c.override_reason,
    status_span.c.status,
    status_span.c.basis,
    status_span.c.basis_key,
).where(partnership.c.id.in_(IDS), stands(DAY))
STATUS = "legal_status"
_GRADES = select(claim.c.owner_id, claim.c.target, claim.c.grade).where(
    claim.c.noun == "partnership",
    claim.c.owner_id.in_(IDS),
    claim.c.target.in_((TARGET, STATUS)),
    claim.c.target_part == "",
    claim.c.preferred,
)
_EVENTS = last_event_texts(IDS, DAY)
_PROMISES = open_commitments(IDS)
_PARTIES = (
    select(party.c.owner_id, place.c.own, place_label.c.text, place.c.country)
    .join_from(party, place, place.c.id == party.c.place_id)
    .outerjoin(
        place_label,
        (place_label.c.place_id == place.c.id) & (place_label.c.language == LANGUAGE),
    )
    .where(party.c.owner_id.in_(IDS))
    .order_by(party.c.owner_id, party.c.position)
)


def sides_of(connection: Connection, ids: Sequence[int], viewer: Viewer) -> dict[int, Sides]:
    """Return the sides of some partnerships, by id; a few hundred at most."""
    asked = {"ids": list(ids), "language": viewer.language.value}
    parties: dict[int, list[Sequence[Any]]] = {}
    for row in connection.execute(_PARTIES, asked).all():
        parties.setdefault(row[0], []).append(row)
    return {owner: _sides(of) for owner, of in parties.items()}


def _sides(parties: Sequence[Sequence[Any]]) -> Sides:
    flags = our_sides([row[1] for row in parties])
    ours = [row[2] or "" for row, is_ours in zip(parties, flags, strict=True) if is_ours]
    others = [row for row, is_ours in zip(parties, flags, strict=True) if not is_ours]
    countries = dict.fromkeys([row[3] for row in others if row[3]])
    return Sides(tuple(ours), tuple([row[2] or "" for row in others]), tuple(countries))


def rows_of(
    connection: Connection, ids: Sequence[int], viewer: Viewer, measures: Measures
) -> list[PartnershipRow]:
    """Return the lines of some partnerships, in the order of their ids."""
    lines: dict[int, PartnershipRow] = {}
    for some in chunks(ids):
        asked = {"ids": list(some), "day": day_number(viewer.today)}
        sides = sides_of(connection, some, viewer)
        grades = {row[:2]: Grade(row[2]) for row in connection.execute(_GRADES, asked).all()}
        events = {
            row[0]: PartialDate.from_edtf(row[1][DIGITS:]) for row in connection.execute(_EVENTS, asked).all()
        }
        promises = {row[0]: row[1] for row in connection.execute(_PROMISES, asked).all()}
        for row in connection.execute(_ROWS, asked).all():
            known, last = sides.get(row.id, Sides()), events.get(row.id)
            measured = activity_of(last, viewer.today, measures.activity)
            lines[row.id] = PartnershipRow(
                id=row.id,
                key=Key(row.key),
                partner=known.others,
                ours=known.ours,
                established=stored_date(row.established),
                established_grade=grades.get((row.id, TARGET)),
                recorded_status_grade=grades.get((row.id, STATUS)),
                legal_status=LegalStatus(row.status),
                status_basis=StatusBasis(row.basis),
                status_key=Key(row.basis_key) if row.basis_key else None,
                activity=Activity(row.activity_override or measured),
                measured=measured,
                activity_set=row.activity_override is not None,
                activity_reason=row.activity_reason,
                status_reason=row.override_reason,
                silent_years=None if last is None else years_since(last, viewer.today),
                last_event=last,
                open_commitments=promises.get(row.id, 0),
                type=PartnershipType(row.type),
                countries=known.countries,
                cooperation=tuple(CooperationField(code) for code in row.cooperation.split("|") if code),
            )
    return [lines[number] for number in ids if number in lines]
