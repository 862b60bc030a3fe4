"""When people were met last is stored with those present, and true whatever was written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincities.db.history import take_back
from twincities.db.records import load
from twincities.db.tables.visits import participation
from twincities.db.writing import action
from twincities.domain.changes import Act
from twincities.domain.keys import new_key
from twincities.domain.partial_date import PartialDate
from twincities.domain.place import Place, PlaceName
from twincities.domain.record import Kept
from twincities.domain.visit import Participation, Visit
from twincities.domain.vocabularies import Side, VisitStatus

if TYPE_CHECKING:
    from twincities.db.database import Database

JUNE, JULY = PartialDate(2015, 6), PartialDate(2015, 7, 3)


def present(name: str) -> Participation:
    return Participation(side=Side.THEIRS, name=name)


def planned(register: Database) -> Kept[Visit]:
    with action(register, "clerk", Act.CREATE) as writing:
        ends = [
            writing.create(Place(country="KZ", names=(PlaceName(text=name, language="en"),))).key
            for name in ("Here", "There")
        ]
        return writing.create(
            Visit(
                start=JUNE,
                sending=ends[0],
                host=ends[1],
                status=VisitStatus.PLANNED,
                participants=(present("A. Guest"),),
            )
        )


def met(register: Database) -> list[int | None]:
    with register.reading() as connection:
        return list(connection.scalars(select(participation.c.met_sort).order_by(participation.c.id)))


def test_every_way_of_writing_a_visit_tells_anew_when_people_were_met(register: Database) -> None:
    kept = planned(register)
    assert met(register) == [None]
    with action(register, "clerk") as writing:
        held = replace(kept.record, status=VisitStatus.HELD)
        kept = writing.correct(kept, held)
    assert met(register) == [2015_06_00]
    with action(register, "clerk") as writing:
        both = (*kept.record.participants, present("B. Guest"))
        kept = writing.correct(kept, replace(kept.record, start=JULY, participants=both))
        moved = writing.change_set
    assert met(register) == [2015_07_03] * 2
    with action(register, "clerk", Act.UNDO) as writing:
        take_back(writing, moved)
    assert met(register) == [2015_06_00]
    with action(register, "clerk", Act.DELETE) as writing:
        binned = writing.delete(load(writing.connection, Visit, kept.key))
    assert met(register) == [None]
    with action(register, "clerk", Act.RESTORE) as writing:
        binned = writing.restore(binned)
    assert met(register) == [2015_06_00]
    with action(register, "clerk", Act.DELETE) as writing:
        writing.purge(binned)
    assert met(register) == []


def test_people_of_visits_written_in_bulk_were_met_then(register: Database) -> None:
    one = planned(register).record
    states = (VisitStatus.HELD, VisitStatus.CANCELLED, VisitStatus.CLOSED)
    with action(register, "clerk", Act.IMPORT) as writing:
        writing.create_many(
            Kept(new_key(), 1, replace(one, status=state, participants=(present("C. Guest"),)))
            for state in states
        )
    assert met(register) == [None, 2015_06_00, None, 2015_06_00]
