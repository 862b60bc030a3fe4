"""What happened in a partnership, as entries of its course: what its activity rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from twincities.db.records import ids_of
from twincities.db.tables.agreements import agreement
from twincities.db.tables.visits import outcome, programme_item, stop, visit
from twincities.domain.activity import HAPPENED, latest_number
from twincities.domain.days import day_number
from twincities.domain.keys import Key
from twincities.domain.partial_date import PartialDate
from twincities.domain.timeline import TimelineEntry, TimelineKind
from twincities.domain.vocabularies import DocumentKind, ProgrammeKind, VisitStatus
from twincities.services.events import is_commitment, visits_of, was_signed
from twincities.services.labels import IDS, place_titles
from twincities.services.titles import agreement_titles
from twincities.services.visit_days import stretch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection
    from sqlalchemy.sql.selectable import Select

    from twincities.services.visit_filter import Viewer


def signings(connection: Connection, partnership: int, viewer: Viewer) -> list[TimelineEntry]:
    """Return the documents of a partnership, by its id, that were signed by today."""
    rows = connection.execute(
        select(
            agreement.c.id, agreement.c.key, agreement.c.kind, agreement.c.signed, agreement.c.signed_at_id
        )
        .where(agreement.c.partnership_id == partnership, *was_signed(viewer.today))
        .order_by(agreement.c.id)
    ).all()
    titles = agreement_titles(connection, [row.id for row in rows], viewer.language)
    places = place_titles(connection, {row.signed_at_id for row in rows if row.signed_at_id}, viewer.language)
    return [
        TimelineEntry(
            TimelineKind.DOCUMENT,
            PartialDate.from_edtf(row.signed),
            titles.get(row.id, ""),
            places.get(row.signed_at_id, ""),
            Key(row.key),
            "agreement",
            document=DocumentKind(row.kind),
        )
        for row in rows
    ]


def evidence_of(connection: Connection, key: Key, viewer: Viewer) -> tuple[TimelineEntry, ...]:
    """Return what the activity of a partnership rests on; MissingRecordError where there is none."""
    number = ids_of(connection, [("partnership", key)])["partnership", key]
    visits = [one for one in visits_with(connection, number) if one.start_sort <= day_number(viewer.today)]
    told = (one for one in happenings(connection, visits, viewer) if one.kind is TimelineKind.VISIT)
    return tuple(sorted([*signings(connection, number, viewer), *told], key=newest, reverse=True))


def newest(entry: TimelineEntry) -> int:
    """Return by what the events of a partnership are put in order; the greatest is its last event."""
    return latest_number(entry.date if entry.kind is TimelineKind.DOCUMENT else entry.date.end)


def visits_with(connection: Connection, partnership: int) -> Sequence[Any]:
    """Return the visits of a partnership, by its id, the latest first."""
    own = visits_of([partnership])
    return connection.execute(
        select(
            visit.c.id,
            visit.c.key,
            visit.c.start,
            visit.c.start_sort,
            visit.c.end,
            visit.c.status,
            visit.c.occasion,
            visit.c.aim,
            visit.c.sending_id,
            visit.c.host_id,
        )
        .join_from(own, visit, visit.c.id == own.c.visit_id)
        .order_by(visit.c.start_sort.desc(), visit.c.id.desc())
    ).all()


def happenings(connection: Connection, visits: Sequence[Any], viewer: Viewer) -> Iterator[TimelineEntry]:
    """Give the visits that took place, each behind what came of it and what its programme tells, the last first."""
    happened = [one for one in visits if VisitStatus(one.status) in HAPPENED]
    ids = [one.id for one in happened]
    stops, items, outcomes = (_owned(connection, rows, ids) for rows in (_STOPS, _ITEMS, _OUTCOMES))
    routes = {one.id: [row.place_id for row in stops.get(one.id, ())] or [one.host_id] for one in happened}
    wanted = {number for one in happened for number in (one.sending_id, one.host_id, *routes[one.id])}
    wanted |= {item.place_id for of in items.values() for item in of if item.place_id}
    names = place_titles(connection, wanted, viewer.language)
    for one in happened:
        dates, key = stretch(one.start, one.end), Key(one.key)
        for row in reversed(outcomes.get(one.id, ())):
            yield TimelineEntry(TimelineKind.OUTCOME, dates, row.text, row.responsible, key, "visit")
        for item in reversed(items.get(one.id, ())):
            day = PartialDate.from_edtf(item.day) if item.day else dates
            where = names.get(item.place_id, "") or item.place_name
            yield TimelineEntry(TimelineKind.EVENT, day, item.title, where, key, "visit")
        yield TimelineEntry(
            TimelineKind.VISIT,
            dates,
            one.occasion or one.aim,
            ", ".join(names.get(number, "") for number in routes[one.id]),
            key,
            "visit",
            sending=names.get(one.sending_id, ""),
            host=names.get(one.host_id, ""),
        )


_TELLING = (ProgrammeKind.SIGNING, ProgrammeKind.CONFERENCE)
"""Programme items that belong into the course of a partnership."""
_STOPS = select(stop.c.owner_id, stop.c.place_id).where(stop.c.owner_id.in_(IDS)).order_by(stop.c.position)
_ITEMS = (
    select(
        programme_item.c.owner_id,
        programme_item.c.day,
        programme_item.c.title,
        programme_item.c.place_id,
        programme_item.c.place_name,
    )
    .where(programme_item.c.owner_id.in_(IDS), programme_item.c.kind.in_([kind.value for kind in _TELLING]))
    .order_by(programme_item.c.position)
)
_OUTCOMES = (
    select(outcome.c.owner_id, outcome.c.text, outcome.c.responsible)
    .where(outcome.c.owner_id.in_(IDS), is_commitment())
    .order_by(outcome.c.position)
)


def _owned(connection: Connection, rows: Select[Any], ids: Sequence[int]) -> dict[int, list[Any]]:
    """Return the parts of some visits by the visit's id."""
    owned: dict[int, list[Any]] = {}
    for row in connection.execute(rows, {"ids": ids}).all():
        owned.setdefault(row.owner_id, []).append(row)
    return owned
