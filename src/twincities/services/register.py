"""The register of partnerships: listed, counted, and one of them looked at whole."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

from sqlalchemy import func

from twincities.db.records import chunks, listed
from twincities.db.tables.partnerships import partnership, status_span
from twincities.domain.vocabularies import Activity, CooperationField, LegalStatus, PartnershipType
from twincities.services.register_filter import Facets, PartnershipQuery, PartnershipSort
from twincities.services.register_query import RegisterSelect, by_country, has_field
from twincities.services.register_rows import PartnershipRow, rows_of
from twincities.services.rival_dates import rivals_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection

    from twincities.domain.keys import Key
    from twincities.domain.partial_date import PartialDate
    from twincities.domain.timeline import TimelineEntry
    from twincities.services.desk import Desk
    from twincities.services.measures import Measures
    from twincities.services.register_card import PartnershipCard
    from twincities.services.visit_filter import Viewer

__all__ = ["Facets", "PartnershipQuery", "PartnershipRow", "PartnershipSort", "Register"]

ALIVE = tuple(status for status in LegalStatus if status is not LegalStatus.ENDED)
SILENT = PartnershipQuery(activities=(Activity.DORMANT, Activity.NO_DATA), statuses=ALIVE)


class Register:
    """What a specialist does with the register of partnerships."""

    def __init__(self, desk: Desk, measures: Callable[[], Measures]) -> None:
        self._desk = desk
        self._measures = measures

    def ids(self, query: PartnershipQuery, viewer: Viewer, limit: int | None = None) -> array[int]:
        """Return the ids of the partnerships a query shows, in its order; the first `limit` of them, if given."""
        with self._desk.reading() as connection:
            rows = self._select(connection, query, viewer).ids()
            return listed(connection, rows.limit(limit))

    def silent(self, viewer: Viewer) -> tuple[array[int], array[int]]:
        """Return the ids of what nobody ended: those that sleep, the longest silent first, and those without data."""
        with self._desk.reading() as connection:
            found = listed(connection, self._select(connection, SILENT, viewer).silent())
        known = next((place for place, number in enumerate(found) if number < 0), len(found))
        return found[:known], array("q", map(abs, found[known:]))

    def count(self, query: PartnershipQuery, viewer: Viewer) -> int:
        """Return how many partnerships a query shows."""
        with self._desk.reading() as connection:
            return connection.scalar(self._select(connection, query, viewer).of(func.count())) or 0

    def facets(self, query: PartnershipQuery, viewer: Viewer, only: str = "") -> Facets:
        """Count what each choice of each filter would show as the other conditions stand; `only` names one filter."""
        with self._desk.reading() as connection:
            ways: dict[str, Callable[[], dict[Any, int]]] = {
                "statuses": lambda: self._counted(connection, query, viewer, "statuses", LegalStatus),
                "activities": lambda: self._counted(connection, query, viewer, "activities", Activity),
                "countries": lambda: self._by_country(connection, query, viewer),
                "types": lambda: self._counted(connection, query, viewer, "types", PartnershipType),
                "cooperation": lambda: self._by_field(connection, query, viewer),
            }
            return Facets(**{name: count() for name, count in ways.items() if only in ("", name)})

    def rows(self, ids: Sequence[int], viewer: Viewer) -> list[PartnershipRow]:
        """Return the lines of some partnerships, in the order of their ids; those gone meanwhile are left out."""
        with self._desk.reading() as connection:
            return rows_of(connection, ids, viewer, self._measures())

    def rival_dates(self, ids: Sequence[int]) -> dict[int, tuple[PartialDate, ...]]:
        """Return when else some partnerships may have begun, as other sources say; those without doubt are left out."""
        with self._desk.reading() as connection:
            return {
                owner: dates for some in chunks(ids) for owner, dates in rivals_of(connection, some).items()
            }

    def id_of(self, key: Key) -> int | None:
        """Return the id under which lists know a partnership, None where it is gone or in the bin."""
        return self._desk.id_of(partnership, key)

    def card(self, key: Key, viewer: Viewer) -> PartnershipCard:
        """Return everything that is known of one partnership; MissingRecordError where there is none."""
        from twincities.services.register_card import card_of  # noqa: PLC0415 - lists need none of it

        with self._desk.reading() as connection:
            return card_of(connection, key, viewer, self._measures())

    def evidence(self, key: Key, viewer: Viewer) -> tuple[TimelineEntry, ...]:
        """Return the visits and documents that a partnership's activity rests on, the latest first.

        The first is its last event. MissingRecordError where there is no such partnership.
        """
        from twincities.services.evidence import evidence_of  # noqa: PLC0415 - lists need none of it

        with self._desk.reading() as connection:
            return evidence_of(connection, key, viewer)

    def _select(self, connection: Connection, query: PartnershipQuery, viewer: Viewer) -> RegisterSelect:
        return RegisterSelect(connection, query, viewer, self._measures().activity)

    def _counted(
        self,
        connection: Connection,
        query: PartnershipQuery,
        viewer: Viewer,
        condition: str,
        terms: Any,  # noqa: ANN401 - a vocabulary
    ) -> dict[Any, int]:
        asked = self._select(connection, query.without(condition), viewer)
        columns = {
            "statuses": status_span.c.status,
            "types": partnership.c.type,
            "activities": asked.activity,
        }
        column = columns[condition].label("term")
        measured, standing = condition == "activities", condition == "statuses"
        rows = asked.of(column, func.count(), measured=measured, standing=standing).group_by(column)
        return {terms(row[0]): row[1] for row in connection.execute(rows)}

    def _by_country(self, connection: Connection, query: PartnershipQuery, viewer: Viewer) -> dict[str, int]:
        asked = self._select(connection, query.without("countries"), viewer)
        return by_country(connection, asked.of, partnership.c.id, partnership.c.id)

    def _by_field(
        self, connection: Connection, query: PartnershipQuery, viewer: Viewer
    ) -> dict[CooperationField, int]:
        asked = self._select(connection, query.without("cooperation"), viewer)
        counts = [func.count().filter(has_field(field)) for field in CooperationField]
        found = connection.execute(asked.of(*counts)).one()
        return {field: count for field, count in zip(CooperationField, found, strict=True) if count}
