"""Anniversaries that a calendar may hold from an earlier file and that are none any more.

A partnership that ended, lies in the bin or has only a filler for a date has no anniversaries. One that nobody changed
since it was first written down, and that had ended by then, never had any: it stood so from the beginning.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import exists, func, or_, select

from twincities.db.records import chunks
from twincities.db.tables import agreement, change, change_set, claim, partnership, status_span
from twincities.domain.anniversaries import Anniversary, milestone, written_date
from twincities.domain.days import day_number
from twincities.domain.keys import Key
from twincities.domain.partial_date import PartialDate
from twincities.domain.vocabularies import AnniversaryCustom, LegalStatus
from twincities.reports.calendar_data import CalendarEntry
from twincities.services.anniversaries import FILLER_CLAIM
from twincities.services.labels import partnership_titles
from twincities.services.standing import is_ended, standing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy import Connection

    from twincities.domain.anniversaries import AnniversaryRules
    from twincities.services.visit_filter import Viewer

REVISION = partnership.c.version + func.coalesce(
    select(func.sum(agreement.c.version))
    .where(agreement.c.partnership_id == partnership.c.id)
    .scalar_subquery(),
    0,
)
"""How often a partnership or a document of its was written: each can end it, or let it go on."""
_WRITTEN_DOWN = (
    select(func.min(change_set.c.at))
    .join_from(change, change_set, change_set.c.id == change.c.change_set_id)
    .where(change.c.noun == "partnership", change.c.record_id == partnership.c.id)
    .scalar_subquery()
)


def withdrawn(
    connection: Connection, viewer: Viewer, last: date, rules: AnniversaryRules
) -> list[CalendarEntry]:
    """Return the anniversaries from the viewer's day to another that partnerships would have had."""
    filler = select(claim.c.value).where(*FILLER_CLAIM).limit(1).scalar_subquery()
    rows = connection.execute(
        select(
            partnership.c.id,
            partnership.c.key,
            partnership.c.established,
            partnership.c.anniversary_custom,
            filler.label("filler"),
            partnership.c.version,
            REVISION.label("revision"),
            _WRITTEN_DOWN.label("written_down"),
            status_span.c.status,
            status_span.c.from_day,
        )
        .join(status_span, standing(viewer.today))
        .where(
            or_(partnership.c.deleted_at.is_not(None), is_ended(viewer.today), exists().where(*FILLER_CLAIM))
        )
        .order_by(partnership.c.id)
    ).all()
    known = [row for row in rows if _had_any(row)]
    found = [(one, row.revision) for row in known for one in _marked(row, viewer.today, last, rules)]
    titles: dict[int, str] = {}
    for some in chunks(sorted({one.id for one, _revision in found})):
        titles |= partnership_titles(connection, some, viewer.language)
    return [CalendarEntry(replace(one, title=titles.get(one.id, "")), revision) for one, revision in found]


def _had_any(row: Any) -> bool:  # noqa: ANN401 - a row of the database
    """Tell whether a partnership may have stood in a file: it was changed, or ended after it was written down."""
    if row.version > 1:
        return True
    ended = row.status == LegalStatus.ENDED.value and row.written_down is not None
    return ended and row.from_day > day_number(row.written_down.date())


def _marked(row: Any, first: date, last: date, rules: AnniversaryRules) -> Iterator[Anniversary]:  # noqa: ANN401 - a row of the database
    since = PartialDate.from_edtf(row.established) if row.established else written_date(row.filler or "")
    custom = AnniversaryCustom(row.anniversary_custom) if row.anniversary_custom else None
    for year in range(first.year, last.year + 1):
        at = milestone(since, year, rules, custom)
        if since is None or at is None or not rules.is_shown(at.years, custom):
            continue
        if at.date.last_day >= first and at.date.first_day <= last:
            yield Anniversary(
                key=Key(row.key),
                title="",
                date=at.date,
                observed=at.observed,
                years=at.years,
                jubilee=at.jubilee,
                established=since,
                id=row.id,
            )
