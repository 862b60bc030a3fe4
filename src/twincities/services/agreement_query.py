"""The SQL that the conditions and orders of the list of agreements mean."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, or_, select

from twincities.db.records import listed
from twincities.db.search import sought
from twincities.db.tables.agreements import agreement, agreement_span
from twincities.db.tables.partnerships import partnership
from twincities.db.tables.places import place_label
from twincities.domain.agreement_terms import BINDING
from twincities.domain.days import day_number
from twincities.domain.notice import last_reminded
from twincities.domain.vocabularies import AgreementState, DocumentKind, TextState
from twincities.services.agreement_filter import AgreementQuery, AgreementSort
from twincities.services.list_order import orders
from twincities.services.ordering import Rule, put_in_order, term_order, unknown_last
from twincities.services.register_query import first_others, ties_with
from twincities.services.standing import agreement_standing

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable

    from sqlalchemy import ColumnElement, Connection
    from sqlalchemy.sql.selectable import Select

    from twincities.domain.notice import NoticeRules
    from twincities.services.visit_filter import Viewer

_STATE = agreement_span.c.state
DEADLINE = agreement_span.c.deadline_sort
REMINDER = agreement_span.c.remind_sort
OPEN_QUESTION = (AgreementState.UNKNOWN, *BINDING)
HAS_NO_TEXT = agreement.c.text_state == TextState.NOT_FOUND.value
_NO_KNOWN_END = and_(
    _STATE.in_([state.value for state in OPEN_QUESTION]),
    agreement_span.c.until_sort.is_(None),
    agreement.c.duration != "open_ended",
)
IS_SILENT = and_(HAS_NO_TEXT, _NO_KNOWN_END)
_ATTACHED = [kind.value for kind in (DocumentKind.ADDENDUM, DocumentKind.PROLONGATION)]
IS_UNSTATED = and_(
    _NO_KNOWN_END,
    # What belongs to another document has that one's term.
    or_(agreement.c.follows_id.is_(None), agreement.c.kind.not_in(_ATTACHED)),
)


class AgreementSelect:
    """One question to the list of agreements; those of a partnership in the bin are not asked for."""

    def __init__(
        self, connection: Connection, query: AgreementQuery, viewer: Viewer, rules: NoticeRules
    ) -> None:
        self._connection = connection
        self._query = query
        self._viewer = viewer
        self._rules = rules
        self._words = sought(connection, "agreement", query.text) if query.text.strip() else None

    def of(self, *columns: Any) -> Select[Any]:  # noqa: ANN401 - columns
        """Select columns of the agreements that meet the conditions, and of their state of today."""
        rows = _selected(columns, self._query, self._viewer, self._rules)
        return rows.where(self._words.condition).params(self._words.values) if self._words else rows

    def ids(self, limit: int | None = None) -> array[int]:
        """Return the ids in the query's order: unknown values last both ways, then by number; the first `limit`."""
        query, words = self._query.without("text"), self._words
        if words is None:
            write = _write if query.only else _written
            return listed(self._connection, write(query, self._viewer, self._rules, limit))
        write = _written if words.values and not query.only else _write
        rows = write(query, self._viewer, self._rules, limit, words.condition)
        return listed(self._connection, rows, words.values)


def _write(
    query: AgreementQuery,
    viewer: Viewer,
    rules: NoticeRules,
    limit: int | None,
    words: ColumnElement[bool] | None = None,
) -> Select[Any]:
    rows = _selected((agreement.c.id,), query, viewer, rules)
    return _ordered(rows if words is None else rows.where(words), query, viewer).limit(limit)


_written = lru_cache(maxsize=64)(_write)
"""The same, written down once: the list asks it again at each change, and that takes as long as reading a page."""


def _selected(
    columns: Iterable[Any], query: AgreementQuery, viewer: Viewer, rules: NoticeRules
) -> Select[Any]:
    rows = select(*columns).select_from(agreement)
    rows = rows.join(agreement_span, agreement_standing(viewer.today))
    return rows.where(*_conditions(query, viewer.today, rules))


def _ordered(rows: Select[Any], query: AgreementQuery, viewer: Viewer) -> Select[Any]:
    asked = orders(query)
    if AgreementSort.PARTNER in {one.by for one in asked}:
        others = first_others()
        language = place_label.c.language == viewer.language.value
        rows = rows.outerjoin(others, others.c.owner_id == agreement.c.partnership_id)
        rows = rows.outerjoin(place_label, and_(place_label.c.place_id == others.c.place_id, language))
    ties = (agreement.c.id,)
    return put_in_order(rows, [Rule(unknown_last(_column(by), down=down), ties) for by, down in asked])


def _column(by: AgreementSort) -> ColumnElement[Any]:
    match by:
        case AgreementSort.PARTNER:
            return place_label.c.sort_key
        case AgreementSort.SIGNED:
            return func.coalesce(agreement.c.signed_sort, agreement.c.in_force_from_sort)
        case AgreementSort.UNTIL:
            return func.coalesce(agreement_span.c.until_sort, agreement.c.valid_until_sort)
        case AgreementSort.NOTICE:
            return DEADLINE
        case AgreementSort.STATE:
            return term_order(_STATE, AgreementState)
        case AgreementSort.KIND:
            return term_order(agreement.c.kind, DocumentKind)


def is_due(today: date, rules: NoticeRules) -> ColumnElement[bool]:
    """Say that the office looks at a deadline: `NoticeRules.is_due` in SQL."""
    come = [is_within(today, rules.neutral_days), day_number(today) >= REMINDER]
    if rules.lead_months:
        last = last_reminded(today, max(rules.lead_months))
        come.append(and_(REMINDER.is_(None), day_number(last) >= DEADLINE))
    return or_(*come)


def is_within(today: date, days: int) -> ColumnElement[bool]:
    """Say that a deadline lies at most so many days ahead, or is missed."""
    try:
        last = today + timedelta(days=days)
    except OverflowError:
        last = date.max
    return day_number(last) >= DEADLINE


def _conditions(query: AgreementQuery, today: date, rules: NoticeRules) -> list[ColumnElement[bool]]:
    """Return the conditions other than words."""
    # What lies in the bin has no spans of days, so that only its partnership is left to be looked at.
    binned = select(partnership.c.id).where(partnership.c.deleted_at.is_not(None))
    where: list[ColumnElement[bool]] = [agreement.c.partnership_id.not_in(binned)]
    if query.states:
        where.append(_STATE.in_([term.value for term in query.states]))
    if query.kinds:
        where.append(agreement.c.kind.in_([term.value for term in query.kinds]))
    if query.countries:
        where.append(agreement.c.partnership_id.in_(ties_with(query.countries)))
    if query.partnership is not None:
        own = select(partnership.c.id).where(partnership.c.key == query.partnership)
        where.append(agreement.c.partnership_id == own.scalar_subquery())
    if query.due:
        where.append(is_due(today, rules))
    if query.due_within is not None:
        where.append(is_within(today, query.due_within))
    missing = ((query.no_text, HAS_NO_TEXT), (query.silent, IS_SILENT), (query.unstated, IS_UNSTATED))
    where += [condition for asked, condition in missing if asked]
    if query.only:
        where.append(agreement.c.key.in_(query.only))
    return where
