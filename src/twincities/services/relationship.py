"""How one partnership is kept up: last contact each way, fields gone quiet, the next review."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from twincities.db.records import load
from twincities.db.tables.partnerships import partnership
from twincities.db.tables.places import place
from twincities.db.tables.visits import visit
from twincities.domain.activity import HAPPENED
from twincities.domain.days import day_number
from twincities.domain.keys import Key
from twincities.domain.partnership import Partnership, our_sides
from twincities.domain.reciprocity import Quiet, Review, Turn, gone_quiet, review_of, whose_turn
from twincities.domain.vocabularies import CooperationField, Direction
from twincities.services.events import visits_of
from twincities.services.standing import is_ended
from twincities.services.visit_days import stretch

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection

    from twincities.domain.partial_date import PartialDate
    from twincities.services.desk import Desk
    from twincities.services.measures import Measures
    from twincities.services.visit_filter import Viewer

__all__ = ["Contact", "Quiet", "Relationship", "Relationships", "Review", "Turn"]


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact of the two sides: its dates, and the visit that it was."""

    date: PartialDate
    visit: Key


@dataclass(frozen=True, slots=True)
class Relationship:
    """What is asked before a letter is written to a partner.

    `went` is our last journey to them, `came` theirs to us, `online` the last video conference. `quiet` are the fields
    agreed upon in which nothing happened for long. Of a tie that has `ended` nothing is quiet and nothing is reviewed.
    """

    went: Contact | None
    came: Contact | None
    online: Contact | None
    turn: Turn
    quiet: tuple[Quiet, ...]
    last_of_field: dict[CooperationField, Contact]
    review: Review | None
    ended: bool = False


class Relationships:
    """What a specialist asks about the course of a partnership."""

    def __init__(self, desk: Desk, measures: Callable[[], Measures]) -> None:
        self._desk = desk
        self._measures = measures

    def of(self, key: Key, viewer: Viewer) -> Relationship:
        """Return how a partnership is kept up; MissingRecordError where there is none."""
        measures = self._measures()
        with self._desk.reading() as connection:
            record = load(connection, Partnership, key).record
            ours = _our_places(connection, record)
            rows = _visits(connection, key, viewer)
            ended = _is_ended(connection, key, viewer)
        ways = _last_each_way(rows, ours)
        fields = _last_of_fields(rows)
        return Relationship(
            went=ways.get(Direction.OUTGOING),
            came=ways.get(Direction.INCOMING),
            online=ways.get(Direction.ONLINE),
            turn=whose_turn(_date(ways.get(Direction.OUTGOING)), _date(ways.get(Direction.INCOMING))),
            quiet=gone_quiet(
                () if ended else record.cooperation,
                {field: contact.date for field, contact in fields.items()},
                viewer.today,
                measures.quiet_field_months,
            ),
            last_of_field=fields,
            review=None
            if ended
            else review_of(
                record.review_due,
                record.established,
                record.last_confirmed,
                viewer.today,
                measures.review_years,
            ),
            ended=ended,
        )


def _date(contact: Contact | None) -> PartialDate | None:
    return contact.date if contact else None


def _is_ended(connection: Connection, key: Key, viewer: Viewer) -> bool:
    asked = select(partnership.c.id).where(partnership.c.key == key, is_ended(viewer.today))
    return connection.scalar(asked) is not None


def _our_places(connection: Connection, record: Partnership) -> set[int]:
    """Return the ids of our side's places."""
    keys = [party.place for party in record.parties]
    found = {
        row.key: row
        for row in connection.execute(
            select(place.c.key, place.c.id, place.c.own).where(place.c.key.in_(keys))
        )
    }
    sides = our_sides([found[key].own for key in keys])
    return {found[key].id for key, ours in zip(keys, sides, strict=True) if ours}


def _visits(connection: Connection, key: Key, viewer: Viewer) -> Sequence[Any]:
    """Return what has happened in a partnership by today, the latest first."""
    own = visits_of(select(partnership.c.id).where(partnership.c.key == key))
    return connection.execute(
        select(
            visit.c.key,
            visit.c.start,
            visit.c.end,
            visit.c.direction,
            visit.c.sending_id,
            visit.c.host_id,
            visit.c.cooperation,
        )
        .join_from(own, visit, visit.c.id == own.c.visit_id)
        .where(
            visit.c.status.in_([status.value for status in HAPPENED]),
            visit.c.start_sort <= day_number(viewer.today),
        )
        .order_by(visit.c.start_sort.desc(), visit.c.id.desc())
    ).all()


def _last_each_way(rows: Sequence[Any], ours: set[int]) -> dict[Direction, Contact]:
    """Return the last contact each way.

    Who travelled is told by the ends, where one of them is ours: the direction is the office's, and another office of
    the region may have written the visit down. Else the direction says it.
    """
    found: dict[Direction, Contact] = {}
    for row in rows:
        way = Direction(row.direction)
        if way is not Direction.ONLINE and (row.sending_id in ours) != (row.host_id in ours):
            way = Direction.OUTGOING if row.sending_id in ours else Direction.INCOMING
        found.setdefault(way, Contact(stretch(row.start, row.end), Key(row.key)))
    return found


def _last_of_fields(rows: Sequence[Any]) -> dict[CooperationField, Contact]:
    found: dict[CooperationField, Contact] = {}
    for row in rows:
        for code in row.cooperation.split("|"):
            if code:
                contact = Contact(stretch(row.start, row.end), Key(row.key))
                found.setdefault(CooperationField(code), contact)
    return found
