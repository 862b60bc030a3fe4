"""Agreements: recorded, listed, chained, and named in time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from twincities.db.mapping import field_values, record_home
from twincities.db.records import load
from twincities.db.tables.agreements import agreement, agreement_span
from twincities.db.tables.partnerships import partnership
from twincities.domain.agreement import Agreement
from twincities.domain.agreement_terms import is_circular
from twincities.domain.changes import Act
from twincities.domain.errors import InvalidRecordError, Problem, ProblemCode, Spot
from twincities.domain.keys import Key, new_key
from twincities.domain.vocabularies import AgreementState, DocumentKind
from twincities.services.agreement_filter import AgreementFacets, AgreementQuery, AgreementSort
from twincities.services.agreement_query import HAS_NO_TEXT, AgreementSelect, is_due, is_within
from twincities.services.agreement_rows import AgreementRow, agreement_rows
from twincities.services.introducing import introduced
from twincities.services.names_then import NamesThen
from twincities.services.register_query import by_country
from twincities.services.suggesting import LIMIT, Suggestion, found, sorted_by_fit
from twincities.services.titles import names_of, titles_of

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from twincities.db.writing import Writing
    from twincities.domain.changes import Changed
    from twincities.domain.notice import NoticeRules
    from twincities.domain.record import Kept
    from twincities.i18n import Language, Words
    from twincities.services.desk import Desk
    from twincities.services.measures import Measures
    from twincities.services.visit_filter import Viewer

__all__ = ["AgreementFacets", "AgreementQuery", "AgreementRow", "AgreementSort", "Agreements"]

CANDIDATES = 40


class Agreements:
    """What a specialist does with agreements."""

    def __init__(self, desk: Desk, measures: Callable[[], Measures]) -> None:
        self._desk = desk
        self._measures = measures

    def open(self, key: Key) -> Kept[Agreement]:
        """Read one agreement whole; MissingRecordError where there is none."""
        with self._desk.reading() as connection:
            return load(connection, Agreement, key)

    def signed_in(self, record: Agreement, language: Language) -> str:
        """Return the place of a signing as it was called then, "" where none is recorded."""
        if record.signed_at is None:
            return ""
        with self._desk.reading() as connection:
            today = names_of(connection, [record.signed_at], language).get(record.signed_at, "")
            then = NamesThen(language)
            then.learn(connection, [record.signed_at])
        return then.name(record.signed_at, record.signed, today) if record.signed else today

    def record_agreement(self, record: Agreement, key: Key | None = None) -> Changed:
        """Write down an agreement, and the people and organisations it names for the first time, in one action.

        InvalidRecordError where it follows a document of another partnership.
        """
        with self._desk.action(Act.CREATE) as writing:
            own = key or new_key()
            check_chain(writing.connection, own, record)
            kept = writing.create(_introduced(writing, record), own)
            return writing.changed().about(kept.key)

    def correct_agreement(self, base: Kept[Agreement], record: Agreement) -> Changed:
        """Write a changed agreement.

        ConflictError where somebody else saved in between; InvalidRecordError where it would follow itself or a
        document of another partnership.
        """
        with self._desk.action() as writing:
            check_chain(writing.connection, base.key, record)
            writing.correct(base, _introduced(writing, record))
            return writing.changed().about(base.key)

    def delete_agreements(self, keys: Iterable[Key]) -> Changed:
        """Put agreements into the bin, all of them or none."""
        with self._desk.action(Act.DELETE) as writing:
            for key in keys:
                writing.delete(load(writing.connection, Agreement, key))
            return writing.changed()

    def chain_problems(self, record: Agreement, key: Key | None = None) -> list[Problem]:
        """Return what forbids a document to follow the one it names: itself, or one of another partnership."""
        with self._desk.reading() as connection:
            return _chain_problems(connection, key or new_key(), record)

    def suggest(self, typed: str, words: Words, partnership: Key | None = None) -> list[Suggestion]:
        """Offer agreements that hold the typed words, those of one partnership alone if it is given; newest first."""
        rows = select(agreement.c.id, agreement.c.key)
        if partnership is not None:
            rows = rows.where(agreement.c.partnership_id == _number(partnership))
        with self._desk.reading() as connection:
            narrowed = found(connection, "agreement", typed, rows) if typed.strip() else _kept(rows)
            narrowed = narrowed.order_by(agreement.c.signed_sort.desc(), agreement.c.id.desc())
            hits = connection.execute(narrowed.limit(CANDIDATES if typed.strip() else LIMIT)).all()
            titles = titles_of(connection, "agreement", [row.id for row in hits], words)
        offers = [Suggestion(Key(row.key), titles[row.id].title, titles[row.id].subtitle) for row in hits]
        return sorted_by_fit(offers, typed)

    def ids(self, query: AgreementQuery, viewer: Viewer, limit: int | None = None) -> array[int]:
        """Return the ids of the agreements a query shows, in its order; the first `limit` of them, if given."""
        with self._desk.reading() as connection:
            return AgreementSelect(connection, query, viewer, self._rules).ids(limit)

    def count(self, query: AgreementQuery, viewer: Viewer) -> int:
        """Return how many agreements a query shows."""
        with self._desk.reading() as connection:
            return (
                connection.scalar(AgreementSelect(connection, query, viewer, self._rules).of(func.count()))
                or 0
            )

    def facets(self, query: AgreementQuery, viewer: Viewer, only: str = "") -> AgreementFacets:
        """Count what each choice of each filter would show as the other conditions stand; `only` names one filter."""
        near = query.due_within
        with self._desk.reading() as connection:

            def asked(*conditions: str) -> AgreementSelect:
                return AgreementSelect(connection, query.without(*conditions), viewer, self._rules)

            by_rule = is_due(viewer.today, self._rules)
            due = func.count().filter(by_rule if near is None else is_within(viewer.today, near))
            no_text = func.count().filter(HAS_NO_TEXT)
            ways: dict[str, Callable[[], Any]] = {
                "states": lambda: _counted(
                    connection, asked("states"), agreement_span.c.state, AgreementState
                ),
                "kinds": lambda: _counted(connection, asked("kinds"), agreement.c.kind, DocumentKind),
                "countries": lambda: by_country(
                    connection, asked("countries").of, agreement.c.id, agreement.c.partnership_id
                ),
                "due": lambda: connection.scalar(asked("due", "due_within").of(due)) or 0,
                "no_text": lambda: connection.scalar(asked("no_text").of(no_text)) or 0,
            }
            return AgreementFacets(**{name: count() for name, count in ways.items() if only in ("", name)})

    def rows(self, ids: Sequence[int], viewer: Viewer) -> list[AgreementRow]:
        """Return the lines of some agreements, in the order of their ids; those gone meanwhile are left out."""
        with self._desk.reading() as connection:
            return agreement_rows(connection, ids, viewer, self._rules)

    def id_of(self, key: Key) -> int | None:
        """Return the id under which lists know an agreement, None where it is gone or in the bin."""
        return self._desk.id_of(agreement, key)

    def of_partnership(self, key: Key, viewer: Viewer) -> list[AgreementRow]:
        """Return the agreements of a partnership, the newest first, those without a date last."""
        rows = _kept(select(agreement.c.id)).where(agreement.c.partnership_id == _number(key))
        signed = func.coalesce(agreement.c.signed_sort, agreement.c.in_force_from_sort)
        with self._desk.reading() as connection:
            ids = connection.scalars(rows.order_by(signed.is_(None), signed.desc(), agreement.c.id.desc()))
            return agreement_rows(connection, list(ids), viewer, self._rules)

    def chain(self, key: Key, viewer: Viewer) -> list[AgreementRow]:
        """Return all documents that are linked with one, itself among them, in the order in which they came."""
        with self._desk.reading() as connection:
            linked = _linked(connection, key)
            rows = agreement_rows(connection, list(linked.values()), viewer, self._rules)
        return sorted(
            rows, key=lambda row: (row.begins is None, row.begins.sort_key if row.begins else 0, row.id)
        )

    def due(
        self, viewer: Viewer, days: int | None = None, limit: int | None = None
    ) -> tuple[int, list[AgreementRow]]:
        """Return how many deadlines lie within some days, or are due by the office's rule if none are given, and rows.

        Missed ones come first. What has no known end is not among them: see `silent`.
        """
        return self._some(AgreementQuery(due=days is None, due_within=days), viewer, limit)

    def silent(self, viewer: Viewer, limit: int | None = None) -> tuple[int, list[AgreementRow]]:
        """Return how many documents have neither a text nor a known end, and the first of them, the oldest first."""
        return self._some(AgreementQuery(silent=True, sort=AgreementSort.SIGNED), viewer, limit)

    def _some(
        self, query: AgreementQuery, viewer: Viewer, limit: int | None
    ) -> tuple[int, list[AgreementRow]]:
        return self.count(query, viewer), self.rows(self.ids(query, viewer, limit), viewer)

    @property
    def _rules(self) -> NoticeRules:
        return self._measures().notice


def _kept(rows: Any) -> Any:  # noqa: ANN401 - a select of any columns
    return rows.where(agreement.c.deleted_at.is_(None))


def _number(key: Key) -> Any:  # noqa: ANN401 - a scalar question
    return select(partnership.c.id).where(partnership.c.key == key).scalar_subquery()


def _introduced(writing: Writing, record: Agreement) -> Agreement:
    return replace(record, signatories=introduced(writing, record.signatories))


def check_chain(connection: Connection, key: Key, record: Agreement) -> None:
    """Refuse a document that follows itself, through others or at once, or one of another partnership."""
    problems = _chain_problems(connection, key, record)
    if problems:
        raise InvalidRecordError([*record.problems(), *problems])


def _chain_problems(connection: Connection, key: Key, record: Agreement) -> list[Problem]:
    if record.follows is None:
        return []
    documents = {**_documents(connection, record.partnership), key: record}
    code = None
    if record.follows not in documents:
        followed = load(connection, Agreement, record.follows)
        if followed.record.partnership != record.partnership:
            code = ProblemCode.OTHER_PARTNERSHIP
    elif is_circular(documents, key):
        code = ProblemCode.CIRCULAR_CHAIN
    return [] if code is None else [Problem(Spot("follows"), code)]


def _documents(connection: Connection, tie: Key) -> Mapping[Key, Agreement]:
    """Return the documents of a partnership without their parts, those in the bin as well: they may come back."""
    home = record_home("agreement")
    rows = connection.execute(home.select.where(agreement.c.partnership_id == _number(tie))).mappings()
    return {Key(row["key"]): Agreement(**field_values(Agreement, row)) for row in rows}


def _linked(connection: Connection, key: Key) -> dict[Key, int]:
    """Return the ids of the documents outside the bin that are linked with one, by key."""
    mate = agreement.alias()
    owner = select(mate.c.partnership_id).where(mate.c.key == key).scalar_subquery()
    rows = connection.execute(
        _kept(select(agreement.c.id, agreement.c.key, agreement.c.follows_id)).where(
            agreement.c.partnership_id == owner
        )
    ).all()
    groups = {row.id: {row.id} for row in rows}
    for row in rows:
        if row.follows_id in groups and groups[row.follows_id] is not groups[row.id]:
            together = groups[row.id] | groups[row.follows_id]
            groups.update(dict.fromkeys(together, together))
    own = next((row.id for row in rows if row.key == key), None)
    return {Key(row.key): row.id for row in rows if own is not None and row.id in groups[own]}


def _counted(
    connection: Connection,
    asked: AgreementSelect,
    column: Any,  # noqa: ANN401 - a column
    terms: Any,  # noqa: ANN401 - a vocabulary
) -> dict[Any, int]:
    rows = connection.execute(asked.of(column, func.count()).group_by(column))
    return {terms(row[0]): row[1] for row in rows}
