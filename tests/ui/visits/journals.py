"""Registers with journals to look at: a small one of every kind of visit, with names in several scripts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from twincities.domain.partial_date import PartialDate
from twincities.domain.partnership import Partnership, Party
from twincities.domain.place import Place, PlaceName
from twincities.domain.source import Source
from twincities.domain.visit import Outcome, Participation, ProgrammeItem, SourceUse, Visit
from twincities.domain.vocabularies import (
    Direction,
    NameKind,
    OutcomeKind,
    Role,
    Side,
    VisitKind,
    VisitStatus,
)

if TYPE_CHECKING:
    from twincities.domain.keys import Key
    from twincities.wiring import Services

TODAY = date(2026, 11, 23)
PLACES = {
    "shymkent": ("KZ", {"ru": "Шымкент", "kk": "Шымкент", "en": "Shymkent"}),
    "stevenage": ("GB", {"ru": "Стивенейдж", "en": "Stevenage"}),
    "karaganda": ("KZ", {"ru": "Караганда", "kk": "Қарағанды", "en": "Karaganda"}),
    "khujand": ("TJ", {"ru": "Худжанд", "en": "Khujand"}),
    "baiyin": ("CN", {"ru": "Байинь", "en": "Baiyin", "zh": "白银"}),
    "izmir": ("TR", {"ru": "Измир", "en": "İzmir"}),
    "grosseto": ("IT", {"ru": "Гроссето", "en": "Grosseto"}),
}


@dataclass(frozen=True)
class Journal:
    """What was written down, by short names."""

    places: dict[str, Key]
    partnership: Key
    founding: Key
    visits: tuple[Key, ...]


def write_journal(services: Services) -> Journal:
    """Write nine visits: incoming, outgoing and online, dated well and badly, in every state."""
    places = {}
    for name, (country, names) in PLACES.items():
        rows = tuple(PlaceName(text=text, language=language) for language, text in names.items())
        if name == "shymkent":
            rows += (PlaceName(text="Чимкент", language="ru", kind=NameKind.FORMER),)
        record = Place(country=country, own=name == "shymkent", names=rows)
        places[name] = services.places.record_place(record).key
    ours, theirs = places["shymkent"], places["stevenage"]
    tie = Partnership(parties=(Party(place=ours), Party(place=theirs)), established=PartialDate(1990))
    partnership = services.partnerships.record_partnership(tie).key
    founding = _record(services, _founding(services, ours, theirs, partnership))
    others = [_record(services, visit) for visit in _others(places)]
    return Journal(places, partnership, founding, (founding, *others))


def _record(services: Services, visit: Visit) -> Key:
    return services.visits.record_visit(visit).key


def _founding(services: Services, ours: Key, theirs: Key, partnership: Key) -> Visit:
    article = Source(title="В Великобритании праздновали 25 лет побратимских отношений", publisher="Zakon.kz")
    source = services.sources.record_source(article).key
    people = (
        ("Шарон Тэйлор", "председатель городского совета"),
        ("Скотт Крадгингтон", "руководитель аппарата мэрии"),
        ("Мэттью Партридж", "директор департамента стратегического развития"),
    )
    met = tuple(
        Participation(side=Side.THEIRS, name=name, post=post, role=Role.COUNTERPART) for name, post in people
    )
    return Visit(
        start=PartialDate(2015, 6, 8),
        end=PartialDate(2015, 6, 11),
        sending=ours,
        host=theirs,
        partnership=partnership,
        kind=VisitKind.ANNIVERSARY,
        occasion="25 лет побратимских отношений",
        report_submitted=PartialDate(2015, 6),
        participants=(*met, Participation(side=Side.OURS, headcount=6)),
        programme=(
            ProgrammeItem(title="Переговоры в городском совете и мэрии", attendees="Шарон Тэйлор"),
            ProgrammeItem(title="Бизнес-конференция", place_name="Хартфордшир"),
            ProgrammeItem(title="Встречи с компаниями", day=PartialDate(2015, 6, 10), place_name="Лондон"),
        ),
        outcomes=(
            Outcome(text="Визит руководства лаборатории в Шымкент", side=Side.THEIRS),
            Outcome(
                text="Стажировка лаборантов", side=Side.BOTH, due=PartialDate(2016), responsible="университет"
            ),
            Outcome(text="Использовать опыт BioPark", kind=OutcomeKind.INTENTION),
        ),
        sources=(SourceUse(source=source),),
    )


def _others(places: dict[str, Key]) -> list[Visit]:
    ours = places["shymkent"]
    base = Visit(
        start=PartialDate(2026, 12, 3), sending=ours, host=places["khujand"], status=VisitStatus.PLANNED
    )
    incoming, online = Direction.INCOMING, Direction.ONLINE
    return [
        replace(base, kind=VisitKind.WORKING, occasion="План мероприятий на 2027 год"),
        replace(base, start=PartialDate(2026, 11, 22), sending=places["baiyin"], host=ours, direction=incoming,
                status=VisitStatus.UNDER_WAY, kind=VisitKind.BUSINESS_MISSION,
                participants=(Participation(side=Side.THEIRS, headcount=14),)),
        replace(base, start=PartialDate(2026, 10, 14), end=PartialDate(2026, 10, 16), host=places["grosseto"],
                status=VisitStatus.HELD, kind=VisitKind.OFFICIAL, occasion="Форум городов-побратимов"),
        replace(base, start=PartialDate(2026, 11, 6), host=places["izmir"], direction=online,
                status=VisitStatus.HELD, kind=VisitKind.WORKING),
        replace(base, start=PartialDate(2024, 9, 21), sending=places["karaganda"], host=ours, direction=incoming,
                status=VisitStatus.CLOSED, kind=VisitKind.STUDY, occasion="Обмен опытом"),
        replace(base, start=PartialDate(2020, 4), host=places["izmir"], status=VisitStatus.CANCELLED),
        replace(base, start=PartialDate(2012, 9), host=places["baiyin"], status=VisitStatus.HELD,
                report_submitted=PartialDate(2012, 10), kind=VisitKind.EXCHANGE),
        replace(base, start=PartialDate(1996), sending=places["khujand"], host=ours, direction=incoming,
                status=VisitStatus.HELD, report_submitted=PartialDate(1996), kind=VisitKind.OFFICIAL),
    ]  # fmt: skip
