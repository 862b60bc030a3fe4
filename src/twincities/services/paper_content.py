"""What both papers tell alike: names of places in the paper's language, people with their positions, sources.

Texts that people typed stand as they were typed; everything else is said in the paper's language.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincities.db.records import chunks
from twincities.db.tables.places import place, place_label
from twincities.domain.date_words import long
from twincities.domain.names import fold
from twincities.domain.vocabularies import Direction, Grade, Role, Side
from twincities.i18n import NN_, NP_
from twincities.services.countries import country_name
from twincities.services.labels import labelled
from twincities.services.names_then import NamesThen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection

    from twincities.domain.claim import Claim
    from twincities.domain.keys import Key
    from twincities.domain.partial_date import PartialDate
    from twincities.domain.source import Source
    from twincities.domain.visit import Participation, Visit
    from twincities.i18n import Words

LIST = "; "

# Note: {cities} is a list in the nominative.
CITIES_OF_COUNTRY = NP_("paper", "{cities} ({country})")
PERSON = NP_("paper, a person and the position", "{name}, {position}")
HEAD = NP_("paper, a person", "{person} (head of delegation)")
# Note: {who} is an organisation, a post or a delegation, in the nominative.
UNNAMED = NP_("paper", "{who}: names not given")
UNNAMED_COUNTED = NN_("{who}: {count} person, names not given", "{who}: {count} people, names not given")
ONLY_COUNTED = NN_("{count} person, names not given", "{count} people, names not given")

QUOTED_TITLE = NP_("source of a paper", "“{title}”")
# Note: {agency} stands as it was recorded, in the nominative («со ссылкой на: пресс-служба МИД РК»).
CITING = NP_("source of a paper", "citing: {agency}")
NUMBERED_SOURCE = NP_("source of a paper", "[{number}] {source}")

# Note: {side} is "our side", "their side" or "both sides".
UNSETTLED = NP_("responsible for a commitment", "{side} (not settled)")
RESPONSIBLE = NP_("responsible for a commitment", "{body} ({side})")

_STEM = 4
"""Letters by which two forms of one word are recognised: endings change in Russian and Kazakh, beginnings do not."""


class PlaceNames:
    """The names and countries of places in the paper's language; learned some records at a time, kept for the rest."""

    def __init__(self, connection: Connection, words: Words) -> None:
        self._connection = connection
        self._words = words
        self._names: dict[Key, str] = {}
        self._countries: dict[Key, str] = {}
        self._then = NamesThen(words.language)
        self.home = home_country(connection)
        """The code of the office's own country, "" before it was named."""

    def learn(self, visits: Iterable[Visit]) -> None:
        """Look up the places that some visits name."""
        self.learn_keys(key for visit in visits for key in _places_of(visit))

    def learn_keys(self, keys: Iterable[Key]) -> None:
        """Look up some places."""
        wanted = sorted(set(keys) - self._names.keys())
        self._then.learn(self._connection, wanted)
        rows = select(place.c.key, place.c.country, place_label.c.text).outerjoin_from(
            place, place_label, labelled(self._words.language)
        )
        for some in chunks(wanted):
            for row in self._connection.execute(rows.where(place.c.key.in_(some))):
                self._names[row.key] = row.text or ""
                self._countries[row.key] = row.country

    def name(self, key: Key | None, when: PartialDate | None = None) -> str:
        """Return a place's name at a date, the one of today without; "" for no place."""
        today = self._names.get(key, "") if key else ""
        return self._then.name(key, when, today) if key and when else today

    def country_code(self, key: Key | None) -> str:
        """Return a place's country code, "" where it is not known."""
        return self._countries.get(key, "") if key else ""

    def country(self, key: Key | None) -> str:
        """Return the name of a place's country, "" where it is not known."""
        code = self.country_code(key)
        return country_name(code, self._words.language) if code else ""

    def with_countries(self, keys: Sequence[Key], when: PartialDate, *, at_home: bool) -> list[str]:
        """Return places as they were called, by country («Stevenage, London (United Kingdom)»); no own if `at_home`."""
        groups: dict[str, list[str]] = {}
        for key in keys:
            groups.setdefault(self.country_code(key), []).append(self.name(key, when))
        said = []
        for code, names in groups.items():
            cities = ", ".join(names)
            if not code or (at_home and code == self.home):
                said.append(cities)
            else:
                country = country_name(code, self._words.language)
                said.append(self._words(CITIES_OF_COUNTRY, cities=cities, country=country))
        return said


def home_country(connection: Connection) -> str:
    """Return the code of the office's own country, "" before its place was named."""
    own = select(place.c.country).where(place.c.own, place.c.deleted_at.is_(None)).order_by(place.c.id)
    return connection.scalar(own.limit(1)) or ""


def _places_of(visit: Visit) -> Iterator[Key]:
    yield from (visit.sending, visit.host)
    yield from (stop.place for stop in visit.stops)
    yield from (item.place for item in visit.programme if item.place)


def route(visit: Visit) -> list[Key]:
    """Return where a visit went: its route, the host where none is given."""
    return list(dict.fromkeys(stop.place for stop in visit.stops)) or [visit.host]


def travelling_side(visit: Visit) -> Side:
    """Return whose delegation it was: ours, unless we were visited."""
    return Side.THEIRS if visit.direction is Direction.INCOMING else Side.OURS


def other_side(side: Side) -> Side:
    """Return the side across the table."""
    return Side.OURS if side is Side.THEIRS else Side.THEIRS


def of_side(visit: Visit, side: Side) -> list[Participation]:
    """Return the participants of a side, its head first."""
    mine = [person for person in visit.participants if person.side is side]
    return sorted(mine, key=lambda person: person.role is not Role.HEAD)


def position(person: Participation) -> str:
    """Return post and organisation as recorded."""
    return held(person.post, person.organisation_name)


@lru_cache(maxsize=10_000)
def held(post: str, organisation: str) -> str:
    """Return a post and the organisation that it is held in.

    The organisation is left out where the post names it already: sources write «chair of Stevenage council», and the
    organisation beside it would say the same again.
    """
    if not post or not organisation:
        return post or organisation
    stems = {word[:_STEM] for word in fold(post).split()}
    if all(word[:_STEM] in stems for word in fold(organisation).split()):
        return post
    return f"{post}, {organisation}"


def person_line(person: Participation, words: Words, *, mark_head: bool = False) -> str:
    """Return one participant in a line: the name with the position, or who it was whose names were not given."""
    if not person.name:
        return _unnamed(person, words)
    place_held = position(person)
    line = words(PERSON, name=person.name, position=place_held) if place_held else person.name
    return words(HEAD, person=line) if mark_head and person.role is Role.HEAD else line


def _unnamed(person: Participation, words: Words) -> str:
    who = position(person)
    if person.headcount is None:
        return words(UNNAMED, who=who)
    if not who:
        return words(ONLY_COUNTED, count=person.headcount)
    return words(UNNAMED_COUNTED, count=person.headcount, who=who)


def people(persons: Iterable[Participation], words: Words, *, mark_head: bool = False) -> str:
    """Return participants as one text, "" for none."""
    return LIST.join(person_line(person, words, mark_head=mark_head) for person in persons)


def source_line(sources: Sequence[Source], words: Words) -> str:
    """Return where the visit's values came from, several sources numbered as the record numbers them."""
    lines = [_source(one, words) for one in sources]
    if len(lines) == 1:
        return lines[0]
    return "\n".join(
        words(NUMBERED_SOURCE, number=number, source=line) for number, line in enumerate(lines, 1)
    )


def _source(source: Source, words: Words) -> str:
    parts = (
        words(QUOTED_TITLE, title=source.title),
        source.publisher,
        words(CITING, agency=source.author) if source.author else "",
        long(source.published, words) if source.published else "",
        source.address,
    )
    return ", ".join(part for part in parts if part)


def responsible(side: Side | None, body: str, words: Words, *, settled: bool = True) -> str:
    """Return who has to keep a promise: a body and its side, or a side alone, perhaps not settled yet."""
    said = words(side.label) if side else ""
    if body and said:
        return words(RESPONSIBLE, body=body, side=said)
    if said and not settled:
        return words(UNSETTLED, side=said)
    return body or said


def preferred_claim(claims: Iterable[Claim], target: str, part: str = "") -> Claim | None:
    """Return the claim that a value rests on, None where nobody said."""
    for claim in claims:
        if claim.preferred and claim.aim == (target, part):
            return claim
    return None


def is_inferred(claim: Claim | None) -> bool:
    """Tell whether a value was worked out and not read."""
    return claim is not None and claim.grade is Grade.INFERRED
