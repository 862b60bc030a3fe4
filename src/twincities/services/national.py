"""A made-up register of a whole country's size, for trying out and measuring: the same one every time.

Names are composed of the words of `data/national_words.json`; nothing in it is a fact about anybody.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import accumulate
from random import Random
from typing import TYPE_CHECKING, Any

from anyascii import anyascii

from twincities.db.writing import action
from twincities.domain.changes import Act
from twincities.domain.errors import CancelledError
from twincities.domain.partial_date import PartialDate
from twincities.domain.partnership import Partnership, Party
from twincities.domain.people import Organisation, Person, Post
from twincities.domain.place import Place, PlaceName
from twincities.domain.record import Kept
from twincities.domain.visit import Outcome, Participation, ProgrammeItem, Stop, Visit
from twincities.domain.vocabularies import (
    CommitmentStatus,
    CooperationField,
    Direction,
    LegalStatus,
    NameKind,
    OutcomeKind,
    PartnershipType,
    PlaceKind,
    Role,
    Side,
    VisitKind,
    VisitStatus,
)
from twincities.paths import shipped
from twincities.reports.options import Watch
from twincities.services.example import mark_as_example
from twincities.services.national_agreements import Decisions, DocumentMaker, agreements_of, new_made_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from twincities.db.database import Database
    from twincities.domain.keys import Key

WORDS = "national_words.json"
SEED = 1990
STEP = 500
"""Records between two reports of progress."""
LAST_YEAR = 2026
FIRST_PLANNED = 2026_11_00
"""What begins then or later is still to come: the register shows one moment, whenever it is made."""
YEARS = 37
DAYS_IN_EVERY_MONTH = 28
HOME = "KZ"
UNPLACED = 97
"""Every which place has no coordinates: there are such in every register."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How many records of each noun; a visit has four participants on the average."""

    places: int = 15_000
    partnerships: int = 25_000
    organisations: int = 5_000
    people: int = 20_000
    visits: int = 100_000

    @property
    def records(self) -> int:
        """All of them together."""
        nouns = (self.places, self.partnerships, self.organisations, self.people, self.visits)
        return sum(nouns) + self.agreements

    @property
    def agreements(self) -> int:
        """Nine for ten partnerships, some of them prolonged or terminated: one tie in ten has none."""
        return agreements_of(self.partnerships)


NATIONAL = Scale()


def write_national(database: Database, watch: Watch | None = None, scale: Scale = NATIONAL) -> None:
    """Fill an empty register, in one action by the bulk path.

    CancelledError when told to stop; nothing was written then.
    """
    watched = _Watched(watch or Watch(), scale.records)
    maker = _Maker(scale, SEED)
    with action(database, "", Act.IMPORT) as writing:
        for make in (maker.places, maker.organisations, maker.people, maker.partnerships, maker.visits):
            writing.create_many(watched.pieces(make))
        documents = DocumentMaker(SEED, maker.words, maker.ties)
        for write in (documents.agreements, documents.followers):
            writing.create_many(watched.pieces(write))
        mark_as_example(writing.connection)
    database.refresh_statistics()


class _Watched:
    def __init__(self, watch: Watch, of: int) -> None:
        self._watch, self._of, self._done = watch, of, 0

    def pieces(self, make: Callable[[], Iterator[Kept[Any]]]) -> Iterator[Kept[Any]]:
        for kept in make():
            if self._done % STEP == 0:
                if self._watch.cancelled():
                    raise CancelledError
                self._watch.progress(self._done, self._of)
            self._done += 1
            yield kept


class _Maker:
    """Makes the records of one register, each noun after those it refers to."""

    def __init__(self, scale: Scale, seed: int) -> None:
        self._scale = scale
        words = json.loads((shipped("data") / WORDS).read_text(encoding="utf-8"))
        self._countries: dict[str, list[float]] = words.pop("countries")
        self._words: dict[str, list[str]] = words
        self._random = Random(seed)  # noqa: S311 - made-up data, the same every time
        self._strewn = Random(seed + 1)  # noqa: S311 - of its own: where a place lies changes nothing else
        self._places: list[Key] = []
        self._own: list[Key] = []
        self._place_names: list[str] = []
        self._organisations: list[tuple[Key, str]] = []
        self._people: list[tuple[Key, str, str, tuple[Key, str]]] = []
        self._ties: list[tuple[Key, Key, Key]] = []
        self._decided = Decisions(seed, words)

    @property
    def words(self) -> Mapping[str, Sequence[str]]:
        """The words of which everything is composed."""
        return self._words

    @property
    def ties(self) -> Sequence[Key]:
        """The partnerships made so far."""
        return [tie for tie, _here, _there in self._ties]

    def places(self) -> Iterator[Kept[Place]]:
        """Make places: a third at home, the rest abroad in several scripts; some bear the same name."""
        for number in range(self._scale.places):
            key = self._key()
            home = number % 3 == 0
            names, country = self._home_names(number) if home else self._foreign_names(number)
            self._places.append(key)
            self._place_names.append(names[0][0])
            if home:
                self._own.append(key)
            rows = tuple(
                PlaceName(text=text, language=language, kind=kind, key=self._key())
                for text, language, kind in names
            )
            latitude, longitude = self._somewhere(country, number)
            yield Kept(
                key,
                1,
                Place(
                    latitude=latitude,
                    longitude=longitude,
                    kind=PlaceKind.MUNICIPALITY if number % 9 else PlaceKind.DISTRICT,
                    country=country,
                    own=number == 0,
                    population=int(self._random.paretovariate(1.1) * 4_000),
                    names=rows,
                ),
            )

    def _somewhere(self, country: str, number: int) -> tuple[float, float] | tuple[None, None]:
        """Return coordinates in or near a country: strewn around its middle, thinner towards its borders."""
        north, east, high, wide = self._countries[country]
        latitude, longitude = self._strewn.gauss(north, high), self._strewn.gauss(east, wide)
        if number % UNPLACED == UNPLACED - 1:
            return None, None
        return round(max(-60.0, min(72.0, latitude)), 4), round(longitude, 4)

    def _home_names(self, number: int) -> tuple[list[tuple[str, str, NameKind]], str]:
        kazakh = self._composed("kazakh", number // 3)
        russian = self._composed("cyrillic", number // 3)
        names = [
            (russian, "ru", NameKind.OFFICIAL),
            (kazakh, "kk", NameKind.OFFICIAL),
            (anyascii(kazakh), "en", NameKind.TRANSLITERATION),
        ]
        if number % 12 == 0:
            names.append((self._composed("cyrillic", number // 3 + 7), "ru", NameKind.FORMER))
        return names, HOME

    def _foreign_names(self, number: int) -> tuple[list[tuple[str, str, NameKind]], str]:
        script = number % 10
        if script < 4:  # noqa: PLR2004 - two fifths of the partners write Cyrillic
            name = self._composed("cyrillic", number)
            names = [(name, "ru", NameKind.OFFICIAL), (anyascii(name), "en", NameKind.TRANSLITERATION)]
            return names, self._any("cyrillic_countries")
        if script == 4:  # noqa: PLR2004 - and one tenth Chinese
            name = self._composed("han", number) + self._nth("han_city", 0)
            latin = anyascii(name[:-1]).capitalize()
            return [(latin, "en", NameKind.EXONYM), (name, "zh", NameKind.OFFICIAL)], "CN"
        name = self._composed("latin", number)
        return [(name, "en", NameKind.OFFICIAL)], self._any("latin_countries")

    def _composed(self, script: str, number: int) -> str:
        beginnings, endings = self._words[f"{script}_beginnings"], self._words[f"{script}_endings"]
        name = beginnings[number % len(beginnings)] + endings[number // len(beginnings) % len(endings)]
        return f"{name}-{number // 1_000 + 1}" if number % 5 == 0 else name

    def organisations(self) -> Iterator[Kept[Organisation]]:
        """Make councils, chambers, universities and the like of some places."""
        for number in range(self._scale.organisations):
            at = self._random.randrange(len(self._places))
            name = self._nth("organisations", number).format(place=self._place_names[at])
            key = self._key()
            self._organisations.append((key, name))
            yield Kept(key, 1, Organisation(name=name, place=self._places[at]))

    def people(self) -> Iterator[Kept[Person]]:
        """Make persons with one post; many bear a common surname, some a rare one."""
        for number in range(self._scale.people):
            given = self._any("given_names")
            surname = self._words["surnames"][
                min(int(self._random.paretovariate(0.7)) - 1, len(self._words["surnames"]) - 1)
            ]
            ending = self._nth("surname_endings", number)
            name = f"{given} {surname}{ending}"
            organisation = self._random.choice(self._organisations)
            post = self._nth("posts", number)
            key = self._key()
            self._people.append((key, name, post, organisation))
            posts = (Post(title=post, organisation=organisation[0], key=self._key()),)
            yield Kept(key, 1, Person(name=name, posts=posts))

    def partnerships(self) -> Iterator[Kept[Partnership]]:
        """Make ties: a few places have very many, most one or two; one tie in ten bears a filler year."""
        types = (*[PartnershipType.TWIN] * 6, PartnershipType.FRIENDSHIP, PartnershipType.PARTNER)
        statuses = (LegalStatus.IN_FORCE, LegalStatus.IN_FORCE, LegalStatus.UNCONFIRMED, LegalStatus.EXPIRED)
        abroad = [key for number, key in enumerate(self._places) if number % 3]
        for number in range(self._scale.partnerships):
            here, there = self._favourite(self._own), self._random.choice(abroad)
            key = self._key()
            self._ties.append((key, here, there))
            yield Kept(
                key,
                1,
                Partnership(
                    type=types[number % len(types)],
                    legal_status=statuses[number // 3 % len(statuses)],  # every third visit has outcomes
                    established=self._partly_known(LAST_YEAR - self._random.randrange(60)),
                    cooperation=self._fields(),
                    events=self._decided.of(number),
                    parties=(Party(place=here, key=self._key()), Party(place=there, key=self._key())),
                ),
            )

    def visits(self) -> Iterator[Kept[Visit]]:
        """Make visits: more in later years; most ties were visited seldom, a few all the time."""
        weights = list(accumulate(1 / (rank + 40) for rank in range(len(self._ties))))
        chosen = self._random.choices(self._ties, cum_weights=weights, k=self._scale.visits)
        for number, tie in enumerate(chosen):
            yield Kept(self._key(), 1, self._visit(number, *tie))

    def _visit(self, number: int, tie: Key, here: Key, there: Key) -> Visit:
        random = self._random
        year = LAST_YEAR - int(YEARS * random.random() ** 1.6)
        start, end = self._stretch(year, number)
        direction = (Direction.OUTGOING, Direction.INCOMING, Direction.OUTGOING, Direction.ONLINE)[number % 4]
        sending, host = (there, here) if direction is Direction.INCOMING else (here, there)
        planned = start.sort_key >= FIRST_PLANNED
        summary = self._nth("summaries", number)
        if number % 50 == 0:
            rare = self._nth("rare_words", number // 50).capitalize()
            summary = f"{summary} {rare}."
        return Visit(
            start=start,
            end=end,
            sending=sending,
            host=host,
            partnership=tie,
            direction=direction,
            kind=random.choice(_KINDS),
            status=VisitStatus.PLANNED if planned else VisitStatus.HELD,
            occasion=self._any("occasions"),
            aim=self._any("aims"),
            cooperation=self._fields(),
            permitted_by=self._any("permitted_by"),
            summary="" if planned else summary,
            report_submitted=None if planned or number % 40 == 0 else PartialDate(year, start.month),
            stops=(Stop(place=host, key=self._key()),),
            participants=self._participants(3 + (0, 1, 2, 1)[number % 4]),
            programme=self._programme(number, start, host),
            outcomes=self._outcomes(number) if number % 3 == 0 and not planned else (),
        )

    def _stretch(self, year: int, number: int) -> tuple[PartialDate, PartialDate | None]:
        month = self._random.randint(1, 12)
        if number % 12 == 0:
            return PartialDate(year, month if number % 24 else None), None
        day = self._random.randint(1, DAYS_IN_EVERY_MONTH - 5)
        return PartialDate(year, month, day), PartialDate(year, month, day + self._random.randrange(6))

    def _participants(self, count: int) -> tuple[Participation, ...]:
        rows = [
            Participation(
                side=Side.OURS,
                headcount=self._random.randint(2, 12),
                post=self._nth("delegation", 0),
                key=self._key(),
            )
        ]
        seen: set[Key] = set()
        while len(rows) < count:
            person, name, post, (organisation, organisation_name) = self._random.choice(self._people)
            if person in seen:
                continue
            seen.add(person)
            rows.append(
                Participation(
                    side=Side.THEIRS,
                    name=name,
                    person=person,
                    post=post,
                    organisation=organisation,
                    organisation_name=organisation_name,
                    role=Role.COUNTERPART,
                    key=self._key(),
                )
            )
        return tuple(rows)

    def _programme(self, number: int, start: PartialDate, host: Key) -> tuple[ProgrammeItem, ...]:
        title = self._nth("programme", number)
        day = start if number % 2 else None
        return (ProgrammeItem(title=title, day=day, place=host, key=self._key()),)

    def _outcomes(self, number: int) -> tuple[Outcome, ...]:
        statuses = (CommitmentStatus.NOT_STARTED, CommitmentStatus.IN_PROGRESS, CommitmentStatus.DONE)
        return tuple(
            Outcome(
                text=self._nth("outcomes", number + which),
                kind=OutcomeKind.AGREEMENT_REACHED if which == 0 else OutcomeKind.INTENTION,
                side=Side.BOTH if number % 2 else Side.OURS,
                due=PartialDate(LAST_YEAR, number % 12 + 1) if number % 4 == 0 else None,
                status=statuses[number // 3 % len(statuses)],  # every third visit has outcomes
                key=self._key(),
            )
            for which in range(2)
        )

    def _nth(self, words: str, number: int) -> str:
        return self._words[words][number % len(self._words[words])]

    def _any(self, words: str) -> str:
        return self._random.choice(self._words[words])

    def _fields(self) -> tuple[CooperationField, ...]:
        return tuple(sorted({self._random.choice(_FIELDS), self._random.choice(_FIELDS)}))

    def _partly_known(self, year: int) -> PartialDate | None:
        match self._random.randrange(10):
            case 0:
                return None
            case 1:
                return PartialDate(2000)
            case 2 | 3 | 4:
                return PartialDate(year, self._random.randint(1, 12), self._random.randint(1, 28))
            case _:
                return PartialDate(year)

    def _favourite(self, keys: Sequence[Key]) -> Key:
        return keys[int(len(keys) * self._random.random() ** 3)]

    def _key(self) -> Key:
        return new_made_key(self._random)


_KINDS = tuple(VisitKind)
_FIELDS = tuple(CooperationField)
