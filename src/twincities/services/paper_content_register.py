"""The register's content: every partnership a line, in the order of its sides, read some hundred at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from twincities.db.records import chunks
from twincities.db.tables.partnerships import partnership
from twincities.db.tables.sources import claim, source
from twincities.domain.anniversaries import TARGET
from twincities.domain.date_words import short
from twincities.domain.names import sort_key
from twincities.domain.partial_date import PartialDate
from twincities.domain.vocabularies import Grade
from twincities.i18n import NP_
from twincities.reports.paper import RegisterCover, RegisterLine
from twincities.services.countries import country_name
from twincities.services.extracts import partnerships_chosen
from twincities.services.labels import IDS
from twincities.services.paper_content import home_country
from twincities.services.register_query import RegisterSelect
from twincities.services.register_rows import rows_of, sides_of
from twincities.services.rival_dates import rivals_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from twincities.i18n import Words
    from twincities.services.measures import Measures
    from twincities.services.register_filter import PartnershipQuery
    from twincities.services.register_rows import PartnershipRow
    from twincities.services.visit_filter import Viewer

NAMES = ", "
# Note: {name} is a publisher or a title («zakon.kz, июнь 2015»).
DATED_SOURCE = NP_("source of a paper", "{name}, {date}")
# Note: {dates} are other dates of establishing («1977», «май 1977, 1979»), {source} is what the printed date rests on.
RIVALS = NP_("source of a paper", "other sources: {dates}")
SOURCE_AND_RIVALS = NP_("source of a paper", "{source}; other sources: {dates}")


def register_ids(
    connection: Connection, query: PartnershipQuery, viewer: Viewer, measures: Measures
) -> list[int]:
    """Return the ids of a query's partnerships by the names of our side, then of the other."""
    chosen = RegisterSelect(connection, query, viewer, measures.activity).of(partnership.c.id)
    order: dict[int, tuple[str, str, int]] = {}
    for some in chunks(list(connection.scalars(chosen))):
        sides = sides_of(connection, some, viewer)
        for number in some:
            of = sides.get(number)
            ours, others = (NAMES.join(of.ours), NAMES.join(of.others)) if of else ("", "")
            order[number] = (sort_key(ours), sort_key(others), number)
    return sorted(order, key=order.__getitem__)


def register_lines(
    connection: Connection, ids: Sequence[int], viewer: Viewer, measures: Measures, words: Words
) -> Iterator[RegisterLine]:
    """Give the lines of some partnerships in the order of their ids, a few queries for every 500 of them."""
    for some in chunks(ids):
        versions = versions_of(connection, some)
        sources = _with_rivals(connection, some, _sources(connection, some, words), words)
        for row in rows_of(connection, some, viewer, measures):
            yield _line(row, versions.get(row.id, 0), sources.get(row.id, ""), words)


def register_cover(
    connection: Connection, query: PartnershipQuery, measures: Measures, words: Words
) -> RegisterCover:
    """Say what the paper tells beside its lines."""
    return RegisterCover(
        home=home_country(connection),
        note=partnerships_chosen(connection, query, words),
        active_months=measures.activity.active_months,
        occasional_months=measures.activity.occasional_months,
    )


def versions_of(connection: Connection, ids: Sequence[int]) -> dict[int, int]:
    """Return how often partnerships were changed, by id; a few hundred at most."""
    return {row[0]: row[1] for row in connection.execute(_VERSIONS, {"ids": list(ids)})}


def _line(row: PartnershipRow, version: int, source_text: str, words: Words) -> RegisterLine:
    return RegisterLine(
        key=row.key,
        revision=version,
        ours=NAMES.join(row.ours),
        partner=NAMES.join(row.partner),
        countries=tuple(country_name(code, words.language) for code in row.countries),
        type=row.type,
        established=row.established,
        status=row.legal_status,
        activity=row.activity,
        activity_set=row.activity_set,
        status_set=row.status_set,
        status_inferred=row.status_inferred,
        status_reason=row.status_reason,
        activity_reason=row.activity_reason,
        last_event=row.last_event,
        source=source_text,
        inferred=row.established_grade is Grade.INFERRED,
    )


_VERSIONS = select(partnership.c.id, partnership.c.version).where(partnership.c.id.in_(IDS))
_SOURCES = (
    select(
        claim.c.owner_id,
        claim.c.target,
        source.c.title,
        source.c.publisher,
        source.c.published,
    )
    .join_from(claim, source, source.c.id == claim.c.source_id)
    .where(
        claim.c.noun == "partnership",
        claim.c.owner_id.in_(IDS),
        claim.c.target_part == "",
        claim.c.preferred,  # what another source says is not what is printed
    )
    .order_by(claim.c.owner_id, claim.c.position)
)


def _sources(connection: Connection, ids: Sequence[int], words: Words) -> dict[int, str]:
    """Return what dates of establishing rest on, else any other source of the partnership."""
    best: dict[int, tuple[bool, Any]] = {}
    for row in connection.execute(_SOURCES, {"ids": list(ids)}):
        other = row.target != TARGET
        if row.owner_id not in best or other < best[row.owner_id][0]:
            best[row.owner_id] = other, row
    return {owner: _said(row, words) for owner, (_, row) in best.items()}


def _with_rivals(
    connection: Connection, ids: Sequence[int], sources: Mapping[int, str], words: Words
) -> dict[int, str]:
    """Return the sources, and after them the other dates that sources give."""
    said = dict(sources)
    for owner, rivals in rivals_of(connection, ids).items():
        dates = NAMES.join(short(date, words) for date in rivals)
        if owner in sources:
            said[owner] = words(SOURCE_AND_RIVALS, source=sources[owner], dates=dates)
        else:
            said[owner] = words(RIVALS, dates=dates)
    return said


def _said(row: Any, words: Words) -> str:  # noqa: ANN401 - a row of the database
    name = row.publisher or row.title
    if not row.published:
        return str(name)
    return words(DATED_SOURCE, name=name, date=short(PartialDate.from_edtf(row.published), words))
