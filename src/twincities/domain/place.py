"""Places: municipalities, districts, regions and whatever else a tie can have as its end."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Annotated

from twincities.domain.claim import Claim, claim_problems
from twincities.domain.errors import Problem, ProblemCode, Spot
from twincities.domain.fields import CodeList, Described, Parts
from twincities.domain.keys import Key, new_key
from twincities.domain.partial_date import PartialDate
from twincities.domain.record import Record
from twincities.domain.vocabularies import (
    CoordinatePrecision,
    NameKind,
    PlaceKind,
    SuccessionKind,
    Weekday,
    WeekOfMonth,
)
from twincities.i18n import N_, NP_

if TYPE_CHECKING:
    from collections.abc import Sequence

COUNTRY_CODE = re.compile("[A-Z]{2}")
LONGEST_MONTHS = {month: monthrange(2024, month)[1] for month in range(1, 13)}
"""The days of each month of a leap year: 29 February is a day on which something can be marked."""
SPELLINGS = (NameKind.SHORT, NameKind.TRANSLITERATION, NameKind.VARIANT)
"""Kinds of names that are other ways to write a name and none that a document bears."""
LATITUDE_LIMIT = 90.0
LONGITUDE_LIMIT = 180.0


@dataclass(frozen=True, kw_only=True)
class PlaceName:
    """One name of a place. `language` is a BCP 47 tag, `script` an ISO 15924 code; either may be unknown ("")."""

    text: Annotated[str, Described(label=N_("Name"), required=True, searchable=True, name=True)]
    language: Annotated[str, Described(label=N_("Language"))] = ""
    script: Annotated[str, Described(label=N_("Script"))] = ""
    kind: Annotated[NameKind, Described(label=N_("Kind of name"), required=True)] = NameKind.OFFICIAL
    system: Annotated[str, Described(label=N_("Transliteration system"), searchable=True)] = ""
    since: Annotated[PartialDate | None, Described(label=N_("From"), ancient=True, searchable=True)] = None
    until: Annotated[PartialDate | None, Described(label=N_("To"), ancient=True, searchable=True)] = None
    preferred: Annotated[bool, Described(label=N_("Preferred in its language"))] = True
    key: Key = field(default_factory=new_key)


@dataclass(frozen=True, kw_only=True)
class CongratulationDay:
    """A day of the year on which a place is congratulated: a day of a month, or a weekday of one of its weeks."""

    title: Annotated[str, Described(label=N_("What is marked"), required=True, searchable=True)]
    month: Annotated[int, Described(label=NP_("part of a date", "Month"), required=True)]
    day: Annotated[int | None, Described(label=NP_("part of a date", "Day"))] = None
    week: Annotated[WeekOfMonth | None, Described(label=N_("Week of the month"))] = None
    weekday: Annotated[Weekday | None, Described(label=N_("Day of the week"))] = None
    key: Key = field(default_factory=new_key)

    def problems(self, row: int) -> list[Problem]:
        """Return what forbids this day: it is a day of its month, or a weekday of one of the month's weeks."""

        def problem(name: str, code: ProblemCode, **facts: object) -> Problem:
            return Problem(Spot(name, "days", row), code, facts=facts)

        found = []
        if self.month not in LONGEST_MONTHS:
            found.append(problem("month", ProblemCode.BAD_MONTH))
        limit = LONGEST_MONTHS.get(self.month, max(LONGEST_MONTHS.values()))
        if self.day is not None and not 1 <= self.day <= limit:
            found.append(problem("day", ProblemCode.BAD_DAY, limit=limit))
        if self.day is not None and (self.week or self.weekday):
            found.append(problem("day", ProblemCode.DAY_AND_WEEK))
        elif self.day is None and not (self.week or self.weekday):
            found.append(problem("day", ProblemCode.NO_DAY))
        elif self.week and not self.weekday:
            found.append(problem("weekday", ProblemCode.WEEK_WITHOUT_WEEKDAY))
        elif self.weekday and not self.week:
            found.append(problem("week", ProblemCode.WEEKDAY_WITHOUT_WEEK))
        return found


@dataclass(frozen=True, kw_only=True)
class PlaceSuccession:
    """A change after which a place was another one than before.

    `predecessor` became this place, or this place became `successor`; with neither it is this very place that changed,
    and `note` says from what to what.
    """

    kind: Annotated[SuccessionKind, Described(label=N_("Kind of change"), required=True, searchable=True)]
    date: Annotated[
        PartialDate | None, Described(label=NP_("place succession", "Date"), ancient=True, searchable=True)
    ] = None
    predecessor: Annotated[Key | None, Described(label=N_("Predecessor"), refers_to="place")] = None
    successor: Annotated[Key | None, Described(label=N_("Successor"), refers_to="place")] = None
    note: Annotated[str, Described(label=N_("What changed"), searchable=True)] = ""
    key: Key = field(default_factory=new_key)


@dataclass(frozen=True, kw_only=True)
class Place(Record):
    """A municipality, district, region or the like.

    Latitude and longitude are degrees (WGS 84), north and east positive; `country` is an ISO 3166-1 alpha-2 code,
    user-assigned codes (XK and the like) allowed; `own` marks the office's own municipality.
    """

    noun = "place"

    kind: Annotated[PlaceKind, Described(label=N_("Kind of place"), required=True, searchable=True)] = (
        PlaceKind.MUNICIPALITY
    )
    country: Annotated[str, Described(label=N_("Country"), searchable=True, codes=CodeList.COUNTRY)] = ""
    admin1: Annotated[str, Described(label=N_("Region"), searchable=True, name=True)] = ""
    geonames_id: Annotated[int | None, Described(label=N_("GeoNames number"), searchable=True)] = None
    wikidata_id: Annotated[str, Described(label=N_("Wikidata item"), searchable=True)] = ""
    national_code: Annotated[str, Described(label=N_("National code"), searchable=True)] = ""
    latitude: Annotated[float | None, Described(label=N_("Latitude"), important=True)] = None
    longitude: Annotated[float | None, Described(label=N_("Longitude"), important=True)] = None
    coordinate_precision: Annotated[
        CoordinatePrecision | None, Described(label=N_("Precision of the coordinates"))
    ] = None
    coordinate_source: Annotated[str, Described(label=N_("Source of the coordinates"), searchable=True)] = ""
    population: Annotated[int | None, Described(label=N_("Population"), important=True)] = None
    population_date: Annotated[PartialDate | None, Described(label=N_("Population counted"))] = None
    own: Annotated[bool, Described(label=N_("Our municipality"))] = False
    notes: Annotated[str, Described(label=N_("Notes"), long=True, searchable=True)] = ""
    names: Annotated[tuple[PlaceName, ...], Parts(label=N_("Names"))] = ()
    days: Annotated[tuple[CongratulationDay, ...], Parts(label=N_("Days of congratulation"))] = ()
    successions: Annotated[tuple[PlaceSuccession, ...], Parts(label=N_("Predecessors and successors"))] = ()
    claims: Annotated[tuple[Claim, ...], Parts(label=N_("Sources of the values"))] = ()

    def own_problems(self) -> list[Problem]:
        """Return what forbids or doubts this place."""
        found = claim_problems(self.claims)
        if not self.names:
            found.append(Problem(Spot("names"), ProblemCode.REQUIRED))
        if self.country and not COUNTRY_CODE.fullmatch(self.country):
            found.append(Problem(Spot("country"), ProblemCode.BAD_COUNTRY, facts={"text": self.country}))
        for name, limit in (("latitude", LATITUDE_LIMIT), ("longitude", LONGITUDE_LIMIT)):
            degrees = getattr(self, name)
            if degrees is not None and not -limit <= degrees <= limit:
                found.append(Problem(Spot(name), ProblemCode.OUT_OF_RANGE, facts={"limit": limit}))
        for number, marked in enumerate(self.days):
            found += marked.problems(number)
        for number, change in enumerate(self.successions):
            if change.predecessor and change.successor:
                spot = Spot("successor", "successions", number)
                found.append(Problem(spot, ProblemCode.TWO_DIRECTIONS))
        return found

    def label(self, language: str) -> str:
        """Return the name to show in a language: its own current name there, else the local one, else the Latin one."""
        return display_name(self.names, language)


def display_name(names: Sequence[PlaceName], language: str) -> str:
    """Choose the name to show: the wanted language first, then the first name given, current before former."""
    current = [name for name in names if name.kind is not NameKind.FORMER and name.until is None] or list(
        names
    )
    for wanted in (
        lambda name: name.language == language and name.preferred,
        lambda name: name.language == language,
        lambda name: name.preferred,
        lambda _name: True,
    ):
        for name in current:
            if wanted(name):
                return name.text
    return ""


def name_at(names: Sequence[PlaceName], when: PartialDate, language: str) -> str:
    """Choose the name that a place bore at a date («Чимкент» in 1991); the one of today where that is not sure.

    A former name without an end ended when today's began. A name in another language takes no place of one in this.
    """
    own = [name for name in names if name.language == language and name.kind not in SPELLINGS]
    began = min((name.since for name in own if name.since and not _is_past(name)), default=None)
    borne = [
        name
        for name in own
        if _is_past(name)
        and (ended := name.until or began) is not None
        and when.last_day <= ended.first_day
        and (name.since is None or name.since.first_day <= when.first_day)
    ]
    if not borne:
        return display_name(names, language)
    return max(
        borne, key=lambda name: (name.since.first_day if name.since else date.min, name.preferred)
    ).text


def _is_past(name: PlaceName) -> bool:
    return name.kind is NameKind.FORMER or name.until is not None
