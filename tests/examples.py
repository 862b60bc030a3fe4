"""Small records to fill registers with: the founding visit's, and made-up ones."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time
from typing import TYPE_CHECKING

from twincities.db.writing import action
from twincities.domain.changes import Act
from twincities.domain.claim import Claim
from twincities.domain.partial_date import PartialDate
from twincities.domain.partnership import Partnership, Party
from twincities.domain.people import Organisation, Person, Post
from twincities.domain.place import Place, PlaceName
from twincities.domain.source import Source
from twincities.domain.state import record_from, state_of
from twincities.domain.visit import Outcome, Participation, ProgrammeItem, SourceUse, Stop, Visit
from twincities.domain.vocabularies import (
    CooperationField,
    Grade,
    NameKind,
    OutcomeKind,
    PlaceKind,
    Role,
    Side,
    VisitKind,
)

if TYPE_CHECKING:
    from twincities.db.database import Database
    from twincities.domain.keys import Key
    from twincities.domain.record import Kept

WHO = "A. Clerk"


@dataclass(frozen=True)
class Example:
    """The records of the founding visit, as they were first kept."""

    shymkent: Kept[Place]
    stevenage: Kept[Place]
    region: Kept[Place]
    council: Kept[Organisation]
    chair: Kept[Person]
    article: Kept[Source]
    partnership: Kept[Partnership]
    visit: Kept[Visit]


def shymkent() -> Place:
    return Place(
        country="KZ",
        own=True,
        latitude=42.3,
        longitude=69.6,
        population=683_000,
        population_date=PartialDate(2014),
        names=(
            PlaceName(text="Шымкент", language="ru"),
            PlaceName(text="Shymkent", language="en"),
            PlaceName(text="Чимкент", language="ru", kind=NameKind.FORMER, until=PartialDate(1993)),
        ),
    )


def stevenage() -> Place:
    names = (PlaceName(text="Стивенейдж", language="ru"), PlaceName(text="Stevenage", language="en"))
    return Place(country="GB", names=names)


def region() -> Place:
    names = (PlaceName(text="Южно-Казахстанская область", language="ru"),)
    return Place(kind=PlaceKind.REGION, country="KZ", names=names)


def founding_visit(sending: Key, host: Key) -> Visit:
    """Return the visit with the parts that need no further record."""
    return Visit(
        start=PartialDate(2015, 6, 8),
        end=PartialDate(2015, 6, 11),
        sending=sending,
        host=host,
        kind=VisitKind.ANNIVERSARY,
        occasion="25-летие побратимских отношений",
        cooperation=(CooperationField.ECONOMY, CooperationField.SCIENCE),
        report_due=date(2015, 6, 25),
        stops=(Stop(place=host),),
        participants=(
            Participation(
                side=Side.THEIRS,
                name="Шарон Тэйлор",
                post="председатель городского совета",
                role=Role.COUNTERPART,
            ),
            Participation(side=Side.THEIRS, name="Скотт Крадгингтон", post="руководитель аппарата мэрии"),
            Participation(side=Side.OURS, headcount=12),
        ),
        programme=(
            ProgrammeItem(
                title="Бизнес-конференция", day=PartialDate(2015, 6, 9), starts=time(10), ends=time(13)
            ),
            ProgrammeItem(title="BioPark", place=host),
        ),
        outcomes=(
            Outcome(
                text="Ознакомить технологический парк с опытом BioPark", side=Side.OURS, due=PartialDate(2016)
            ),
            Outcome(text="Продолжить обмен делегациями", kind=OutcomeKind.INTENTION),
        ),
    )


def fill(register: Database) -> Example:
    """Keep the founding visit with everything that it refers to, in one action."""
    with action(register, WHO, Act.CREATE) as writing:
        ours, theirs, sender = (writing.create(place) for place in (shymkent(), stevenage(), region()))
        council = writing.create(Organisation(name="Stevenage Borough Council", place=theirs.key))
        posts = (Post(title="председатель", organisation=council.key, since=PartialDate(2006)),)
        chair = writing.create(Person(name="Шарон Тэйлор", contact="chair@stevenage.example", posts=posts))
        article = writing.create(
            Source(title="25 лет побратимских отношений", published=PartialDate(2015, 6, 17))
        )
        tie = Partnership(
            parties=(Party(place=ours.key), Party(place=theirs.key)),
            established=PartialDate(1990),
            claims=(
                Claim(target="established", grade=Grade.INFERRED, source=article.key, rule="25 years before"),
            ),
        )
        partnership = writing.create(tie)
        visit = founding_visit(sender.key, theirs.key)
        visit = _tied(visit, partnership.key, council.key, chair.key, article.key)
        return Example(ours, theirs, sender, council, chair, article, partnership, writing.create(visit))


def _tied(visit: Visit, partnership: Key, council: Key, chair: Key, article: Key) -> Visit:
    """Tie the visit to the records that it mentions."""
    first, *others = visit.participants
    return replace(
        visit,
        partnership=partnership,
        participants=(replace(first, person=chair, organisation=council), *others),
        sources=(SourceUse(source=article),),
        claims=(Claim(target="start", source=article, quote="8-11 июня", span_start=0, span_end=9),),
    )


def with_new_rows(visit: Visit) -> Visit:
    """Return the same visit as another one: its rows get keys of their own."""
    state = state_of(visit)
    for rows in state["parts"].values():
        for row in rows:
            del row["key"]
    return record_from(Visit, state)
