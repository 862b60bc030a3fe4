"""Anniversaries that a calendar may hold from an earlier file.

They are those of partnerships that have none today (ended, in the bin, with a filler for a date), of the dates and
customs that partnerships had before they were corrected, and of what was removed for good. A partnership that nobody
changed since it was first written down, and that had ended by then, never had any: it stood so from the beginning.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING, Any

from sqlalchemy import exists, func, or_, select

from twincities.db.former_values import former_values
from twincities.db.records import chunks
from twincities.db.tables.history import change, change_set, removed_partnership
from twincities.db.tables.partnerships import partnership, status_span
from twincities.domain.anniversaries import Anniversary, milestone, written_date
from twincities.domain.days import day_number
from twincities.domain.keys import Key
from twincities.domain.vocabularies import AnniversaryCustom, LegalStatus
from twincities.services.anniversaries import FILLER_CLAIM
from twincities.services.labels import partnership_titles
from twincities.services.standing import is_ended, standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from sqlalchemy import Connection

    from twincities.domain.anniversaries import AnniversaryRules
    from twincities.services.visit_filter import Viewer

_WRITTEN_DOWN = (
    select(func.min(change_set.c.at))
    .join_from(change, change_set, change_set.c.id == change.c.change_set_id)
    .where(change.c.noun == "partnership", change.c.record_id == partnership.c.id)
    .scalar_subquery()
)


def held_before(
    connection: Connection, viewer: Viewer, last: date, rules: AnniversaryRules
) -> list[Anniversary]:
    """Return what earlier files may have told of the viewer's day to another, each event on every day it ever had."""
    days = viewer.today, last
    found = [
        one
        for row, dates, customs in _known(connection, viewer.today)
        for one in _marked(Key(row.key), row.id, product(dates, customs), days, rules)
    ]
    titles: dict[int, str] = {}
    for some in chunks(sorted({one.id for one in found})):
        titles |= partnership_titles(connection, some, viewer.language)
    titled = (replace(one, title=titles.get(one.id, "")) for one in found)
    return [*titled, *_removed(connection, days, rules)]


def _known(connection: Connection, today: date) -> Iterator[tuple[Any, list[str], list[str | None]]]:
    """Yield the partnerships that may have stood in a file otherwise, with their dates and customs of all times."""
    corrected = exists().where(
        change.c.noun == "partnership",
        change.c.record_id == partnership.c.id,
        change.c.part == "",
        change.c.field.in_(("established", "anniversary_custom")),
    )
    rows = connection.execute(
        select(
            partnership.c.id,
            partnership.c.key,
            partnership.c.established,
            partnership.c.anniversary_custom,
            partnership.c.version,
            _WRITTEN_DOWN.label("written_down"),
            status_span.c.status,
            status_span.c.from_day,
        )
        .join(status_span, standing(today))
        .where(
            or_(
                partnership.c.deleted_at.is_not(None),
                is_ended(today),
                exists().where(*FILLER_CLAIM),
                corrected,
            )
        )
        .order_by(partnership.c.id)
    ).all()
    dates = former_values(connection, "partnership", "established")
    customs = former_values(connection, "partnership", "anniversary_custom")
    for row in rows:
        if _had_any(row):
            borne = {row.established, *dates.get(row.id, ())} - {None}
            marked = {row.anniversary_custom, *customs.get(row.id, ())}
            yield row, sorted(borne), sorted(marked, key=lambda custom: custom or "")


def _removed(
    connection: Connection, days: tuple[date, date], rules: AnniversaryRules
) -> Iterator[Anniversary]:
    """Yield the anniversaries of what was removed for good; its names are forgotten."""
    rows = connection.execute(
        select(removed_partnership.c.key, removed_partnership.c.established).order_by(
            removed_partnership.c.id
        )
    )
    for key, established in rows:
        yield from _marked(Key(key), 0, [(established, None)], days, rules)


def _had_any(row: Any) -> bool:  # noqa: ANN401 - a row of the database
    """Tell whether a partnership may have stood in a file: it was changed, or ended after it was written down."""
    if row.version > 1:
        return True
    ended = row.status == LegalStatus.ENDED.value and row.written_down is not None
    return ended and row.from_day > day_number(row.written_down.date())


def _marked(
    key: Key,
    number: int,
    terms: Iterable[tuple[str, str | None]],
    days: tuple[date, date],
    rules: AnniversaryRules,
) -> Iterator[Anniversary]:
    """Yield the anniversaries between two days by each date of establishing and custom."""
    first, last = days
    for (written, code), year in product(terms, range(first.year, last.year + 1)):
        since, custom = written_date(written), AnniversaryCustom(code) if code else None
        at = milestone(since, year, rules, custom)
        if since is None or at is None or not rules.is_shown(at.years, custom):
            continue
        if at.date.last_day >= first and at.date.first_day <= last:
            yield Anniversary(
                key=key,
                title="",
                date=at.date,
                observed=at.observed,
                years=at.years,
                jubilee=at.jubilee,
                established=since,
                id=number,
            )
