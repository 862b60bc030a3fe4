"""Whatever is done and taken back: the days stored are those worked out anew, and redo gives back what was."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from tests.services.makers import place, tie
from twincities.db.checking import check
from twincities.db.reckoning import reckon
from twincities.db.records import load
from twincities.db.tables.agreements import agreement_span
from twincities.db.tables.nouns import TABLES
from twincities.db.tables.partnerships import partnership, status_span
from twincities.domain.agreement import Agreement
from twincities.domain.errors import (
    CannotUndoError,
    InvalidRecordError,
    MissingRecordError,
    NamedTwiceError,
    StillUsedError,
)
from twincities.domain.keys import Key
from twincities.domain.nouns import NOUNS
from twincities.domain.partial_date import PartialDate
from twincities.domain.vocabularies import ChainEffect, DocumentKind, LegalStatus, RenewalKind
from twincities.i18n import Language, Words
from twincities.paths import LOCALE
from twincities.services.merging import Chosen

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from twincities.wiring import Services

WORDS = Words(Language.EN, LOCALE)
REFUSED = (CannotUndoError, InvalidRecordError, MissingRecordError, NamedTwiceError, StillUsedError)
STEPS = 40
DEEDS = ("place", "tie", "tie", "sign", "sign", "sign", "correct", "correct", "status", "delete", "restore")
AGAIN = ("purge", "merge", "merge", "undo", "undo", "redo")


class Course:
    """A register and somebody who does whatever comes to mind."""

    def __init__(self, services: Services, chance: Random) -> None:
        self.services = services
        self.chance = chance

    def content(self) -> dict[tuple[str, Key], tuple[Any, bool]]:
        """Return every record, and whether it lies in the bin."""
        with self.services.desk.reading() as connection:
            return {
                (noun, Key(key)): ((kept := load(connection, NOUNS[noun], Key(key))).record, kept.deleted)
                for noun in ("place", "partnership", "agreement")
                for key in connection.scalars(select(TABLES[noun].c.key).order_by(TABLES[noun].c.id))
            }

    def some(self, noun: str, *, binned: bool = False) -> Key | None:
        keys = [
            key
            for (of, key), (_record, deleted) in self.content().items()
            if of == noun and deleted is binned
        ]
        return self.chance.choice(keys) if keys else None

    def document(self, owner: Key) -> Agreement:
        chance = self.chance
        follows = self.some("agreement")
        return Agreement(
            partnership=owner,
            kind=chance.choice(list(DocumentKind)),
            signed=PartialDate(chance.randint(1985, 2030)),
            term=chance.choice([None, 1, 5]),
            renewal=chance.choice([None, *RenewalKind]),
            follows=follows,
            effect=chance.choice([None, *ChainEffect]) if follows else None,
        )

    def step(self, deed: str) -> None:
        services = self.services
        noun = self.chance.choice(["place", "partnership", "agreement"])
        one, other, owner = self.some("place"), self.some("place"), self.some("partnership")
        if deed == "place":
            services.places.record_place(place(f"Город {self.chance.random()}"))
        elif deed == "tie" and one and other:
            tie(services, one, other)
        elif deed == "sign" and owner:
            services.agreements.record_agreement(self.document(owner))
        elif deed == "correct" and owner and (signed := self.some("agreement")):
            services.agreements.correct_agreement(services.agreements.open(signed), self.document(owner))
        elif deed == "status" and owner:
            status = self.chance.choice([None, *LegalStatus])
            base = services.partnerships.open(owner)
            values = replace(base.record, status_override=status, override_reason="so" if status else "")
            services.partnerships.correct_partnership(base, values)
        elif deed == "delete" and (gone := self.some(noun)):
            with services.desk.action() as writing:
                writing.delete(load(writing.connection, NOUNS[noun], gone))
        elif deed in ("restore", "purge") and (gone := self.some(noun, binned=True)):
            (services.bin.restore if deed == "restore" else services.bin.purge)([(noun, gone)])
        elif deed == "merge" and one and other and one != other:
            merger = services.merging.compare(one, other, WORDS)
            record = merger.record({subject[0]: Chosen.KEPT for subject in merger.differing})
            services.merging.merge(merger, record)
        elif deed in ("undo", "redo"):
            getattr(services.desk, deed)()


def days(connection: Connection) -> list[list[tuple[Any, ...]]]:
    """Return the stored days without the numbers of their rows."""
    return [
        sorted((tuple(row)[1:] for row in connection.execute(select(table))), key=repr)
        for table in (agreement_span, status_span)
    ]


class AgainError(Exception):
    """Takes back what was worked out anew."""


def reckoned_anew(services: Services) -> list[list[tuple[Any, ...]]]:
    found: list[list[tuple[Any, ...]]] = []
    with suppress(AgainError), services.desk.database.writing() as connection:
        for table in (agreement_span, status_span):
            connection.execute(table.delete())
        reckon(connection, connection.scalars(select(partnership.c.id)).all())
        found = days(connection)
        raise AgainError
    return found


@pytest.mark.parametrize("seed", range(6))
def test_after_any_course_the_days_are_right_and_every_step_back_is_a_step_forward(
    empty: Services, seed: int
) -> None:
    chance = Random(seed)
    course = Course(empty, chance)
    for _step in range(STEPS):
        with suppress(*REFUSED):
            course.step(chance.choice(DEEDS + AGAIN))
        with empty.desk.reading() as connection:
            stored = days(connection)
        assert stored == reckoned_anew(empty)
    states = [course.content()]
    while empty.desk.can_undo:
        with suppress(*REFUSED):
            changed = empty.desk.undo()
            if changed is not None and changed.keys:
                states.append(course.content())
    for before in reversed(states[:-1]):
        empty.desk.redo()
        assert course.content() == before
    assert check(empty.desk.database) == []
