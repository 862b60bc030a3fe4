"""What places were called at the time of a visit or a document: their dated names, asked for many places at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import exists, or_, select

from twincities.db.records import chunks
from twincities.db.tables.places import place, place_name
from twincities.domain.keys import Key
from twincities.domain.partial_date import PartialDate, stored_date
from twincities.domain.place import PlaceName, name_at
from twincities.domain.vocabularies import NameKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from twincities.i18n import Language

_DATED = place_name.alias("dated")
_RENAMED = exists().where(
    _DATED.c.owner_id == place.c.id,
    or_(
        _DATED.c.since.is_not(None),
        _DATED.c.until.is_not(None),
        _DATED.c.kind == NameKind.FORMER.value,
    ),
)
_NAMES = (
    select(
        place.c.key,
        place_name.c.text,
        place_name.c.language,
        place_name.c.kind,
        place_name.c.since,
        place_name.c.until,
        place_name.c.preferred,
    )
    .join_from(place_name, place, place.c.id == place_name.c.owner_id)
    .where(_RENAMED)
    .order_by(place_name.c.owner_id, place_name.c.position)
)


class NamesThen:
    """The names of those places that were ever called otherwise; what is learned is kept."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._names: dict[Key, list[PlaceName]] = {}

    def learn(self, connection: Connection, keys: Iterable[Key]) -> None:
        """Look up some places."""
        for some in chunks(sorted(set(keys) - self._names.keys())):
            for row in connection.execute(_NAMES.where(place.c.key.in_(some))):
                one = PlaceName(
                    text=row.text,
                    language=row.language,
                    kind=NameKind(row.kind),
                    since=stored_date(row.since),
                    until=stored_date(row.until),
                    preferred=row.preferred,
                )
                self._names.setdefault(Key(row.key), []).append(one)

    def name(self, key: Key, when: PartialDate, today: str) -> str:
        """Return what a place was called then, its name of `today` where nothing says that it had another."""
        names = self._names.get(key)
        return name_at(names, when, self._language.value) if names else today
