"""A register to look at: ties old and new, dated well and badly, awake and asleep, of every legal status."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from twincities.domain.claim import Claim
from twincities.domain.partial_date import PartialDate
from twincities.domain.partnership import Partnership, Party
from twincities.domain.place import Place, PlaceName
from twincities.domain.source import Source
from twincities.domain.visit import Outcome, Participation, ProgrammeItem, SourceUse, Visit
from twincities.domain.vocabularies import (
    CooperationField,
    Grade,
    LegalStatus,
    PartnershipType,
    PlaceKind,
    ProgrammeKind,
    Role,
    Side,
    VisitKind,
    VisitStatus,
)

if TYPE_CHECKING:
    from twincities.domain.keys import Key
    from twincities.wiring import Services

TODAY = date(2026, 11, 23)
IN_FORCE = LegalStatus.IN_FORCE
OWN = {
    "shymkent": {"ru": "Шымкент", "kk": "Шымкент", "en": "Shymkent"},
    "aktobe": {"ru": "Актобе", "kk": "Ақтөбе", "en": "Aktobe"},
    "turkistan": {"ru": "Туркестан", "kk": "Түркістан", "en": "Turkistan"},
    "kyzylorda": {"ru": "Кызылорда", "kk": "Қызылорда", "en": "Kyzylorda"},
}
ABROAD = {
    "stevenage": ("GB", "England, Hertfordshire", {"ru": "Стивенейдж", "en": "Stevenage"}),
    "sehnde": ("DE", "Niedersachsen", {"ru": "Зенде", "en": "Sehnde"}),
    "khujand": ("TJ", "", {"ru": "Худжанд", "en": "Khujand"}),
    "mogilev": ("BY", "", {"ru": "Могилёв", "en": "Mogilev"}),
    "kecioren": ("TR", "Ankara", {"ru": "Кечиорен", "en": "Keçiören"}),
    "izmir": ("TR", "", {"ru": "Измир", "en": "İzmir"}),
    "bursa": ("TR", "", {"ru": "Бурса", "en": "Bursa"}),
    "baiyin": ("CN", "Gansu", {"ru": "Байинь", "en": "Baiyin", "zh": "白银"}),
    "grosseto": ("IT", "Toscana", {"ru": "Гроссето", "en": "Grosseto"}),
    "adana": ("TR", "", {"ru": "Адана", "en": "Adana"}),
}
# Partner, our side, since, whether that was inferred, legal status, the last visit.
TIES = (
    ("sehnde", "aktobe", "1993", True, IN_FORCE, "2017-07-05"),
    ("khujand", "shymkent", "1996-05-12", False, IN_FORCE, "2026-11-12"),
    ("mogilev", "shymkent", "2004", True, IN_FORCE, "2019-09-03"),
    ("kecioren", "turkistan", "2005", False, IN_FORCE, "2024-04-16"),
    ("izmir", "shymkent", "2009-03", False, LegalStatus.EXPIRED, "2026-11-06"),
    ("bursa", "kyzylorda", "2010", False, IN_FORCE, "2024-12-11"),
    ("baiyin", "shymkent", "2012", False, IN_FORCE, "2026-09-22"),
    ("grosseto", "shymkent", "2016", False, LegalStatus.ENDED, "2018-10-14"),
    ("adana", "shymkent", "", False, LegalStatus.UNCONFIRMED, ""),
)


@dataclass(frozen=True)
class Written:
    """What was written down, by short names."""

    places: dict[str, Key]
    ties: dict[str, Key]
    founding: Key


def write_register(services: Services) -> Written:
    """Write ten partnerships, one of them told at length."""
    places = {}
    for name, names in OWN.items():
        places[name] = services.places.record_place(_place("KZ", "", names, own=True)).key
    for name, (country, admin1, names) in ABROAD.items():
        places[name] = services.places.record_place(_place(country, admin1, names)).key
    ties = {"stevenage": _stevenage(services, places)}
    for partner, ours, since, inferred, status, last in TIES:
        claims = (Claim(target="established", grade=Grade.INFERRED),) if inferred else ()
        tie = Partnership(
            parties=(Party(place=places[ours]), Party(place=places[partner])),
            established=PartialDate.from_edtf(since) if since else None,
            legal_status=status,
            claims=claims,
        )
        ties[partner] = services.partnerships.record_partnership(tie).key
        if last:
            visit = Visit(
                start=PartialDate.from_edtf(last),
                sending=places[ours],
                host=places[partner],
                partnership=ties[partner],
                status=VisitStatus.CLOSED,
                report_submitted=PartialDate.from_edtf(last),
            )
            services.visits.record_visit(visit)
    return Written(places, ties, _founding(services, places, ties["stevenage"]))


def _place(country: str, admin1: str, names: dict[str, str], *, own: bool = False) -> Place:
    rows = tuple(PlaceName(text=text, language=language) for language, text in names.items())
    kind = PlaceKind.MUNICIPALITY
    return Place(country=country, admin1=admin1, own=own, names=rows, kind=kind)


def _stevenage(services: Services, places: dict[str, Key]) -> Key:
    letter = services.sources.record_source(Source(title="Письмо совета Стивениджа", publisher="SBC")).key
    tie = Partnership(
        parties=(Party(place=places["shymkent"]), Party(place=places["stevenage"])),
        established=PartialDate(1990),
        legal_status=IN_FORCE,
        type=PartnershipType.TWIN,
        cooperation=(CooperationField.HEALTH, CooperationField.SCIENCE),
        origin="Начато по обмену школьников",
        claims=(
            Claim(
                target="established",
                grade=Grade.INFERRED,
                rule="год выведен из «25-летия» в 2015",
                quote="праздновали 25 лет побратимских отношений",
            ),
            Claim(target="established", value="1989", source=letter, preferred=False),
        ),
    )
    return services.partnerships.record_partnership(tie).key


def _founding(services: Services, places: dict[str, Key], tie: Key) -> Key:
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
    visit = Visit(
        start=PartialDate(2015, 6, 8),
        end=PartialDate(2015, 6, 11),
        sending=places["shymkent"],
        host=places["stevenage"],
        partnership=tie,
        kind=VisitKind.ANNIVERSARY,
        occasion="25 лет побратимских отношений",
        report_submitted=PartialDate(2015, 6),
        participants=met,
        programme=(
            ProgrammeItem(
                title="Бизнес-конференция Хартфордшира",
                kind=ProgrammeKind.CONFERENCE,
                place_name="презентация возможностей области",
            ),
        ),
        outcomes=(
            Outcome(text="Визит руководства лаборатории в Шымкент", side=Side.THEIRS),
            Outcome(text="Стажировка лаборантов в университете", side=Side.OURS),
        ),
        sources=(SourceUse(source=source),),
    )
    return services.visits.record_visit(visit).key
