"""Partnerships: finding one while a visit is typed, making one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from twincities.db.records import load
from twincities.db.tables.partnerships import partnership
from twincities.domain.changes import Act
from twincities.domain.fillers import flag_filler, unflag_filler
from twincities.domain.keys import new_key
from twincities.domain.partnership import Partnership
from twincities.domain.vocabularies import PartnershipType
from twincities.services.labels import partnership_titles
from twincities.services.suggesting import LIMIT, Suggestion, found, sorted_by_fit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from twincities.domain.changes import Changed
    from twincities.domain.keys import Key
    from twincities.domain.record import Kept
    from twincities.domain.status_events import StatusEvent
    from twincities.domain.vocabularies import Activity, LegalStatus
    from twincities.i18n import Words
    from twincities.services.desk import Desk

CANDIDATES = 40


class Partnerships:
    """What a specialist does with partnerships."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def open(self, key: Key) -> Kept[Partnership]:
        """Read one partnership; MissingRecordError where there is none."""
        with self._desk.reading() as connection:
            return load(connection, Partnership, key)

    def suggest(self, typed: str, words: Words) -> list[Suggestion]:
        """Offer partnerships one of whose parties bears the typed name in any language."""
        rows = select(partnership.c.id, partnership.c.key, partnership.c.type, partnership.c.established)
        with self._desk.reading() as connection:
            narrowed = found(connection, "partnership", typed, rows).order_by(partnership.c.id)
            hits = connection.execute(narrowed.limit(CANDIDATES if typed.strip() else LIMIT)).all()
            titles = partnership_titles(connection, [row.id for row in hits], words.language)
        kinds = type_labels(words)
        offers = [Suggestion(row.key, titles.get(row.id, ""), kinds[row.type]) for row in hits]
        return sorted_by_fit(offers, typed)

    def record_partnership(self, record: Partnership) -> Changed:
        """Write down a partnership."""
        with self._desk.action(Act.CREATE) as writing:
            kept = writing.create(record)
            return writing.changed().about(kept.key)

    def correct_partnership(self, base: Kept[Partnership], record: Partnership) -> Changed:
        """Write a changed partnership; ConflictError where somebody else saved in between."""
        with self._desk.action() as writing:
            writing.correct(base, record)
            return writing.changed().about(base.key)

    def delete_partnerships(self, keys: Iterable[Key]) -> Changed:
        """Put partnerships into the bin, all of them or none; their visits stay."""
        with self._desk.action(Act.DELETE) as writing:
            for key in keys:
                writing.delete(load(writing.connection, Partnership, key))
            return writing.changed()

    def set_fields(self, keys: Iterable[Key], values: Mapping[str, Any]) -> Changed:
        """Give some fields of several partnerships the same values, all of them or none."""
        with self._desk.action() as writing:
            for key in keys:
                kept = load(writing.connection, Partnership, key)
                writing.correct(kept, replace(kept.record, **values))
            return writing.changed()

    def add_decision(self, keys: Iterable[Key], event: StatusEvent) -> Changed:
        """Write a decision into several partnerships, all or none; InvalidRecordError where one cannot have it."""
        return self._each(keys, lambda record: with_decision(record, event))

    def set_status(self, keys: Iterable[Key], status: LegalStatus | None, reason: str) -> Changed:
        """Let the office set the status of partnerships itself, or, with None, let documents and decisions say it."""
        why = reason if status is not None else ""
        return self._each(keys, lambda record: replace(record, status_override=status, override_reason=why))

    def set_activity(self, keys: Iterable[Key], activity: Activity | None, reason: str) -> Changed:
        """Let the office set the activity of partnerships itself, or, with None, let it be measured."""
        why = reason if activity is not None else ""
        return self._each(
            keys, lambda record: replace(record, activity_override=activity, activity_reason=why)
        )

    def confirm(self, key: Key, on: date) -> Changed:
        """Write down that the facts of a partnership were confirmed with the partner on a day, and by whom."""
        return self._each(
            [key], lambda record: replace(record, last_confirmed=on, confirmed_by=self._desk.who())
        )

    def flag_fillers(self, keys: Iterable[Key]) -> Changed:
        """Flag the dates of establishing of partnerships as fillers: they are unknown from now on, all or none."""
        return self._each(keys, flag_filler)

    def unflag_fillers(self, keys: Iterable[Key]) -> Changed:
        """Believe the flagged dates of partnerships again, all or none."""
        return self._each(keys, unflag_filler)

    def _each(self, keys: Iterable[Key], change: Callable[[Partnership], Partnership]) -> Changed:
        with self._desk.action() as writing:
            for key in keys:
                kept = load(writing.connection, Partnership, key)
                writing.correct(kept, change(kept.record))
            return writing.changed()


def with_decision(record: Partnership, event: StatusEvent) -> Partnership:
    """Return a partnership with one more decision, in a row of its own."""
    return replace(record, events=(*record.events, replace(event, key=new_key())))


def type_labels(words: Words) -> dict[str, str]:
    """Return the types of partnership as a person reads them, by code."""
    return {term.value: words(term.label) for term in PartnershipType}
