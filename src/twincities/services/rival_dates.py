"""When else partnerships may have begun: the dates that sources give beside the preferred one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from twincities.db.records import chunks
from twincities.db.tables.partnerships import partnership
from twincities.db.tables.sources import claim
from twincities.domain.anniversaries import TARGET, rival_dates
from twincities.domain.claim import Claim
from twincities.domain.partial_date import PartialDate
from twincities.services.labels import IDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

_OF_DATES = (claim.c.noun == "partnership", claim.c.target == TARGET)
_DATES = (
    select(claim.c.owner_id, claim.c.value, claim.c.rule, claim.c.preferred, partnership.c.established)
    .join_from(claim, partnership, partnership.c.id == claim.c.owner_id)
    .where(*_OF_DATES, claim.c.owner_id.in_(IDS))
    .order_by(claim.c.owner_id, claim.c.position)
)


def rivals_of(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[PartialDate, ...]]:
    """Return the rival dates of those of some partnerships that have any, by id."""
    claims: dict[int, list[Claim]] = {}
    standing: dict[int, PartialDate | None] = {}
    for row in connection.execute(_DATES, {"ids": list(ids)}):
        one = Claim(target=TARGET, value=row.value, rule=row.rule, preferred=row.preferred)
        claims.setdefault(row.owner_id, []).append(one)
        standing[row.owner_id] = PartialDate.from_edtf(row.established) if row.established else None
    found = {owner: rival_dates(of, standing[owner]) for owner, of in claims.items()}
    return {owner: dates for owner, dates in found.items() if dates}


def all_rivals(connection: Connection) -> dict[int, tuple[PartialDate, ...]]:
    """Return the rival dates of the whole register; few partnerships have any."""
    doubted = select(claim.c.owner_id).where(*_OF_DATES, ~claim.c.preferred).distinct()
    ids = connection.scalars(doubted).all()
    return {owner: dates for some in chunks(ids) for owner, dates in rivals_of(connection, some).items()}
