"""Visits: recorded from the form, listed in the journal, opened again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from twincities.db.records import load
from twincities.db.tables.visits import visit
from twincities.domain.changes import Act
from twincities.domain.claiming import mentioned_by
from twincities.domain.days import YEAR
from twincities.domain.errors import ConflictError, MissingRecordError
from twincities.domain.source import Source
from twincities.domain.visit import Visit
from twincities.services.introducing import introduce
from twincities.services.names_then import NamesThen
from twincities.services.visit_query import VisitQuery, VisitSort, chosen, conditions
from twincities.services.visit_rows import VisitRow, visit_rows

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable, Mapping, Sequence

    from twincities.db.writing import Writing
    from twincities.domain.changes import Changed
    from twincities.domain.keys import Key
    from twincities.domain.record import Kept
    from twincities.i18n import Language
    from twincities.services.desk import Desk
    from twincities.services.visit_query import Viewer

__all__ = ["VisitQuery", "VisitRow", "VisitSort", "Visits"]


class Visits:
    """What a clerk does with visits."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def record_visit(
        self, record: Visit, key: Key | None = None, sources: Mapping[Key, Source] | None = None
    ) -> Changed:
        """Write down a visit, and the people, organisations and sources it names for the first time, in one action."""
        with self._desk.action(Act.CREATE) as writing:
            _keep_sources(writing, sources or {})
            whole = introduce(writing, record)
            kept = writing.create(whole, key)
            return writing.changed().about(kept.key)

    def correct_visit(
        self, base: Kept[Visit], record: Visit, sources: Mapping[Key, Source] | None = None
    ) -> Changed:
        """Write a changed visit; ConflictError carrying base, mine and theirs where somebody else saved in between."""
        try:
            with self._desk.action() as writing:
                _keep_sources(writing, sources or {})
                writing.correct(base, introduce(writing, record))
                return writing.changed().about(base.key)
        except ConflictError as error:
            # The people introduced went with the action: what the person wrote does not name them yet.
            error.mine = record
            raise

    def delete_visits(self, keys: Iterable[Key]) -> Changed:
        """Put visits into the bin, all of them or none."""
        with self._desk.action(Act.DELETE) as writing:
            for key in keys:
                writing.delete(load(writing.connection, Visit, key))
            return writing.changed()

    def open(self, key: Key) -> Kept[Visit]:
        """Read one visit whole; MissingRecordError where there is none."""
        with self._desk.reading() as connection:
            return load(connection, Visit, key)

    def ids(self, query: VisitQuery, viewer: Viewer, limit: int | None = None) -> array[int]:
        """Return the ids of the visits that a query shows, in its order; the first `limit` of them, if given."""
        with self._desk.reading() as connection:
            return chosen(connection, query, viewer, limit)

    def count(self, query: VisitQuery, viewer: Viewer) -> int:
        """Return how many visits a query shows."""
        with self._desk.reading() as connection:
            rows = select(func.count()).select_from(visit).where(*conditions(connection, query, viewer))
            return connection.scalar(rows) or 0

    def rows(self, ids: Sequence[int], viewer: Viewer) -> list[VisitRow]:
        """Return the lines of some visits, in the order of their ids; those gone meanwhile are left out."""
        with self._desk.reading() as connection:
            return visit_rows(connection, ids, viewer)

    def id_of(self, key: Key) -> int | None:
        """Return the id under which lists know a visit, None where it is gone or in the bin."""
        return self._desk.id_of(visit, key)

    def names(self, record: Visit, language: Language) -> dict[Key, str]:
        """Return the names to show of everything a visit refers to, by key."""
        from twincities.services.titles import names_of  # noqa: PLC0415 - the journal's first rows need none

        with self._desk.reading() as connection:
            return names_of(connection, _referred(record), language)

    def names_then(self, record: Visit, language: Language) -> dict[Key, str]:
        """Return the names to show on a visit's card: places as they were called at its time."""
        from twincities.services.titles import names_of  # noqa: PLC0415 - as above

        with self._desk.reading() as connection:
            names = names_of(connection, _referred(record), language)
            then = NamesThen(language)
            then.learn(connection, names)
        return {key: then.name(key, record.start, today) for key, today in names.items()}

    def years(self) -> tuple[int, int] | None:
        """Return the first and the last year of the journal, None for an empty one."""
        with self._desk.reading() as connection:
            row = connection.execute(
                select(func.min(visit.c.start_sort), func.max(visit.c.start_sort)).where(
                    visit.c.deleted_at.is_(None)
                )
            ).one()
        return None if row[0] is None else (row[0] // YEAR, row[1] // YEAR)


def _keep_sources(writing: Writing, sources: Mapping[Key, Source]) -> None:
    """Write new sources and correct those the register has; what its form does not show of them stays."""
    for key, wanted in sources.items():
        try:
            kept = load(writing.connection, Source, key)
        except MissingRecordError:
            writing.create(wanted, key)
        else:
            shown = {name: getattr(wanted, name) for name in ("title", "kind", "publisher", "published")}
            writing.correct(kept, replace(kept.record, **shown))


def _referred(record: Visit) -> Iterable[Key]:
    rows = (record, *record.stops, *record.participants, *record.programme, *record.sources)
    for row in rows:
        for name in ("sending", "host", "partnership", "place", "person", "organisation", "source"):
            key = getattr(row, name, None)
            if key:
                yield key
    yield from mentioned_by(record)
