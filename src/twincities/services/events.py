"""The SQL of what happened in partnerships: which visits belong to which tie, what was signed, and when the last was.

A visit belongs to the partnership it names; one that names none belongs to every tie both of whose ends it joined. A
document belongs to its partnership, and is an event on the day of its signing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import BindParameter, String, and_, case, cast, func, select, union_all

from twincities.db.tables.agreements import agreement
from twincities.db.tables.partnerships import partnership, party
from twincities.db.tables.places import place
from twincities.db.tables.preparations import preparation
from twincities.db.tables.visits import outcome, visit
from twincities.domain.activity import HAPPENED
from twincities.domain.days import day_number, months_later
from twincities.domain.vocabularies import Activity, CommitmentStatus, DocumentStage, OutcomeKind
from twincities.services.visit_days import kept, latest

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement, Table
    from sqlalchemy.sql.selectable import CTE, Select, Subquery

    from twincities.domain.activity import ActivityLimits

NINE_DIGITS = 100_000_000
"""Added to a date's number so that all are equally long and sort as texts too."""
CLOSED = (CommitmentStatus.DONE, CommitmentStatus.DROPPED)


def _number(today: date | BindParameter[int]) -> int | BindParameter[int]:
    return today if isinstance(today, BindParameter) else day_number(today)


def _happened(today: date | BindParameter[int]) -> list[ColumnElement[bool]]:
    # Neither column bare, so that visits are come by through their partnership: a planner that
    # knows the tables would go by the status, to most of them one by one.
    status, begun = func.coalesce(visit.c.status, ""), visit.c.start_sort + 0
    return [status.in_([one.value for one in HAPPENED]), begun <= _number(today)]


_ENDED = func.coalesce(visit.c.end_sort, visit.c.start_sort)
_LATEST_EVENT = func.max(latest(_ENDED))


def was_signed(today: date | BindParameter[int]) -> tuple[ColumnElement[bool], ...]:
    """Say in SQL what `domain.activity.signing` says of a document, of those outside the bin and by today.

    No column is bare, so that documents are come by through their partnership: nearly all meet these conditions.
    """
    return (
        case((agreement.c.deleted_at.is_(None), 1), else_=0) == 1,
        func.coalesce(agreement.c.stage, "") == DocumentStage.SIGNED.value,
        agreement.c.signed_sort + 0 <= _number(today),
    )


def last_events(today: date) -> tuple[Subquery, ...]:
    """Return the last event of partnerships, as `latest` by `owner_id`.

    Among visits that name one, among others, among signed documents: apart, not united, for nearly every partnership
    has its last event among the first, and a union would be grouped once more.
    """
    named = (
        select(visit.c.partnership_id.label("owner_id"), _LATEST_EVENT.label("latest"))
        .where(visit.c.partnership_id.is_not(None), *_happened(today), kept())
        .group_by(visit.c.partnership_id)
    )
    pairs = (
        select(visit.c.sending_id, visit.c.host_id, _LATEST_EVENT.label("latest"))
        .where(visit.c.partnership_id.is_(None), visit.c.deleted_at.is_(None), *_happened(today))
        .group_by(visit.c.sending_id, visit.c.host_id)
        .subquery()
    )
    here, there = party.alias(), party.alias()
    nameless = (
        select(here.c.owner_id, func.max(pairs.c.latest).label("latest"))
        .join_from(pairs, here, here.c.place_id == pairs.c.sending_id)
        .join(there, _other_end(here, there, pairs.c.host_id))
        .group_by(here.c.owner_id)
    )
    signed = (
        select(
            agreement.c.partnership_id.label("owner_id"),
            func.max(latest(agreement.c.signed_sort)).label("latest"),
        )
        .where(*was_signed(today))
        .group_by(agreement.c.partnership_id)
    )
    return named.subquery(), nameless.subquery(), signed.subquery()


def _other_end(here: Any, there: Any, host: ColumnElement[int]) -> ColumnElement[bool]:  # noqa: ANN401 - aliases
    return and_(there.c.owner_id == here.c.owner_id, there.c.place_id == host, there.c.id != here.c.id)


def later(one: ColumnElement[Any], other: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return the greater of two numbers of which either may be missing: the databases disagree on how to say that."""
    return case((other.is_(None), one), (one.is_(None), other), (one > other, one), else_=other)


def activity_in_sql(latest_event: ColumnElement[Any], today: date, limits: ActivityLimits) -> Any:  # noqa: ANN401 - an expression
    """Say in SQL what `domain.activity.activity_of` says; gives the vocabulary's codes."""

    def since(months: int) -> int:
        return day_number(months_later(today, -months))

    return case(
        (latest_event.is_(None), Activity.NO_DATA.value),
        (latest_event >= since(limits.active_months), Activity.ACTIVE.value),
        (latest_event >= since(limits.occasional_months), Activity.OCCASIONAL.value),
        else_=Activity.DORMANT.value,
    )


def shown_activity(latest_event: ColumnElement[Any], today: date, limits: ActivityLimits) -> Any:  # noqa: ANN401 - an expression
    """Say in SQL which activity of a partnership is shown: what the office set, else what is measured."""
    return func.coalesce(partnership.c.activity_override, activity_in_sql(latest_event, today, limits))


def visits_of(partnerships: Any = None) -> CTE:  # noqa: ANN401 - whatever IN takes
    """Return the visits of some partnerships (None: of all) outside the bin, as `owner_id` and `visit_id`."""
    some = partnerships is not None
    named = select(visit.c.partnership_id.label("owner_id"), visit.c.id.label("visit_id")).where(
        visit.c.deleted_at.is_(None),
        visit.c.partnership_id.in_(partnerships) if some else visit.c.partnership_id.is_not(None),
    )
    joined = _joined_by(partnerships) if some else [_joined()]
    return union_all(named, *joined).cte()


def _joined() -> Select[Any]:
    """Ask for the visits that name no partnership, under every partnership both of whose ends they joined."""
    here, there = party.alias(), party.alias()
    return (
        select(here.c.owner_id, visit.c.id)
        .select_from(visit)
        .join(here, here.c.place_id == visit.c.sending_id)
        .join(there, _other_end(here, there, visit.c.host_id))
        .where(visit.c.deleted_at.is_(None), visit.c.partnership_id.is_(None))
    )


def _joined_by(partnerships: Any) -> list[Select[Any]]:  # noqa: ANN401 - whatever IN takes
    """Ask for the same of some partnerships, coming by the visits through that end which is not the office's.

    Half a country's visits begin or end in a place of the office's own: to look through those for each of a page's
    partnerships took most of its time. So only one end is bare, and nothing else that an index could begin with.
    """
    here, there, far = party.alias(), party.alias(), place.alias()
    asked = []
    for sending, host, is_far in (
        (visit.c.sending_id + 0, visit.c.host_id, ~far.c.own),
        (visit.c.sending_id, visit.c.host_id + 0, far.c.own),
    ):
        asked.append(
            select(here.c.owner_id, visit.c.id)
            .select_from(here)
            .join(there, and_(there.c.owner_id == here.c.owner_id, there.c.id != here.c.id))
            .join(far, far.c.id == there.c.place_id)
            .join(visit, and_(sending == here.c.place_id, host == there.c.place_id))
            .where(here.c.owner_id.in_(partnerships), is_far, kept(), (visit.c.partnership_id + 0).is_(None))
        )
    return asked


def last_event_texts(partnerships: Any, today: date | BindParameter[int]) -> Select[Any]:  # noqa: ANN401 - whatever IN takes
    """Ask for the last event of some partnerships as EDTF behind nine digits: the greatest text is the latest."""
    own = visits_of(partnerships)
    visits = (
        select(own.c.owner_id, _written(_ENDED, func.coalesce(visit.c.end, visit.c.start)).label("written"))
        .join_from(own, visit, visit.c.id == own.c.visit_id)
        .where(*_happened(today))
    )
    documents = select(
        agreement.c.partnership_id, _written(agreement.c.signed_sort, agreement.c.signed)
    ).where(agreement.c.partnership_id.in_(partnerships), *was_signed(today))
    both = union_all(visits, documents).subquery()
    return select(both.c.owner_id, func.max(both.c.written)).group_by(both.c.owner_id)


def _written(number: ColumnElement[Any], date_of: ColumnElement[Any]) -> ColumnElement[str]:
    return cast(latest(number) + NINE_DIGITS, String).concat(date_of)


def is_commitment(book: Table = outcome) -> ColumnElement[bool]:
    """Tell promises from mere intentions, in one of the ledger's books (see `ledger_query`)."""
    return book.c.kind.in_([kind.value for kind in OutcomeKind if kind is not OutcomeKind.INTENTION])


def is_open(book: Table = outcome) -> ColumnElement[bool]:
    """Tell promises that still want doing."""
    # Said of those that are open, not of those that are not: an index leads to what is named.
    return book.c.status.in_([status.value for status in CommitmentStatus if status not in CLOSED])


def open_commitments(partnerships: Any = None) -> Select[Any]:  # noqa: ANN401 - whatever IN takes
    """Ask how many promises of some partnerships are open, as `owner_id` and `open`: of their visits, and their own."""
    own = visits_of(partnerships)
    raised = (
        select(own.c.owner_id)
        .join_from(own, outcome, outcome.c.owner_id == own.c.visit_id)
        .where(is_commitment(), is_open())
    )
    prepared = select(preparation.c.owner_id).where(is_commitment(preparation), is_open(preparation))
    if partnerships is not None:
        prepared = prepared.where(preparation.c.owner_id.in_(partnerships))
    both = union_all(raised, prepared).subquery()
    return select(both.c.owner_id, func.count().label("open")).group_by(both.c.owner_id)
