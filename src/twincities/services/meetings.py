"""Who met whom when: the visits of a person or an organisation, with the posts of that time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from twincities.db.records import chunks
from twincities.db.tables.nouns import TABLES
from twincities.db.tables.people import person
from twincities.db.tables.visits import participation, visit
from twincities.domain.errors import MissingRecordError
from twincities.domain.keys import Key
from twincities.domain.vocabularies import Role, Side
from twincities.services.labels import IDS, place_titles
from twincities.services.people_query import happened
from twincities.services.visit_days import stretch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from twincities.domain.partial_date import PartialDate
    from twincities.i18n import Language

__all__ = ["Meeting", "Present", "meetings"]


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody at a visit, with the words of that time; `key` is the person's record, None where there is none."""

    name: str
    post: str
    organisation: str
    side: Side | None
    role: Role | None
    key: Key | None


@dataclass(frozen=True, slots=True)
class Meeting:
    """One visit of a person or an organisation: `own` are the person, or those there for it, `met` the other side."""

    visit: Key
    dates: PartialDate
    sending: str
    host: str
    occasion: str
    own: tuple[Present, ...]
    met: tuple[Present, ...]


def meetings(connection: Connection, noun: str, key: Key, language: Language) -> tuple[Meeting, ...]:
    """Return the visits that a person or an organisation took part in, the latest first."""
    table = TABLES[noun]
    number = connection.scalar(select(table.c.id).where(table.c.key == key))
    if number is None:
        raise MissingRecordError(noun, key)
    mine = participation.c.person_id if noun == "person" else participation.c.organisation_id
    of = select(participation.c.owner_id).where(mine == number)
    visits = connection.execute(
        select(visit)
        .where(visit.c.id.in_(of), *happened())
        .order_by(visit.c.start_sort.desc(), visit.c.id.desc())
    ).all()
    ends = {end for row in visits for end in (row.sending_id, row.host_id)}
    names = place_titles(connection, ends, language)
    present = _present(connection, [row.id for row in visits])
    found = []
    for row in visits:
        own = [one for one in present[row.id] if getattr(one, mine.name) == number]
        sides = {one.side for one in own}
        met = [one for one in present[row.id] if one not in own and _faces(one.side, sides)]
        found.append(
            Meeting(
                visit=Key(row.key),
                dates=stretch(row.start, row.end),
                sending=names.get(row.sending_id, ""),
                host=names.get(row.host_id, ""),
                occasion=row.occasion or row.aim,
                own=tuple(map(_one, own)),
                met=tuple(map(_one, met)),
            )
        )
    return tuple(found)


def _faces(side: str, own: set[str]) -> bool:
    """Tell whether somebody of a side was met by those of others: who stands on both sides meets everybody."""
    return side not in own or side == Side.BOTH.value


def _present(connection: Connection, visits: Sequence[int]) -> dict[int, list[Any]]:
    """Return everybody named at some visits in the order of the delegation, by the visit's id."""
    found: dict[int, list[Any]] = {number: [] for number in visits}
    for some in chunks(visits):
        for row in connection.execute(_PRESENT, {"ids": list(some)}):
            found[row.owner_id].append(row)
    return found


_PRESENT = (
    select(
        participation.c.owner_id,
        participation.c.person_id,
        participation.c.organisation_id,
        participation.c.name,
        participation.c.post,
        participation.c.organisation_name,
        participation.c.side,
        participation.c.role,
        person.c.key,
    )
    .join_from(participation, person, person.c.id == participation.c.person_id, isouter=True)
    .where(participation.c.owner_id.in_(IDS), participation.c.name != "")
    .order_by(participation.c.owner_id, participation.c.position)
)


def _one(row: Any) -> Present:  # noqa: ANN401 - a row of the database
    return Present(
        name=row.name,
        post=row.post,
        organisation=row.organisation_name,
        side=Side(row.side) if row.side else None,
        role=Role(row.role) if row.role else None,
        key=Key(row.key) if row.key else None,
    )
