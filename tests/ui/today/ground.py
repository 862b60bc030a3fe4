"""A register with something of every kind to look at on its day: 23 November 2026."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from twincities.domain.claim import Claim
from twincities.domain.partial_date import PartialDate
from twincities.domain.partnership import Partnership, Party
from twincities.domain.place import Place, PlaceName
from twincities.domain.visit import Outcome, Visit
from twincities.domain.vocabularies import (
    CommitmentStatus,
    Direction,
    Grade,
    LegalStatus,
    OutcomeKind,
    Side,
    VisitKind,
    VisitStatus,
)

if TYPE_CHECKING:
    from twincities.domain.keys import Key
    from twincities.wiring import Services

TODAY = date(2026, 11, 23)
PLACES = {
    "shymkent": ("KZ", "Шымкент", "Shymkent"),
    "turkistan": ("KZ", "Туркестан", "Turkistan"),
    "stevenage": ("GB", "Стивенейдж", "Stevenage"),
    "khujand": ("TJ", "Худжанд", "Khujand"),
    "grosseto": ("IT", "Гроссето", "Grosseto"),
    "shusha": ("AZ", "Шуша", "Shusha"),
    "sehnde": ("DE", "Зенде", "Sehnde"),
    "baiyin": ("CN", "Байинь", "Baiyin"),
    "izmir": ("TR", "Измир", "Izmir"),
    "pattaya": ("TH", "Паттайя", "Pattaya"),
    "adana": ("TR", "Адана", "Adana"),
    "acharnes": ("GR", "Ахарнес", "Acharnes"),
    "mogilev": ("BY", "Могилёв", "Mogilev"),
}
OWN = ("shymkent", "turkistan")
TIES = {
    "khujand": "1996-12-04",
    "grosseto": "2016-12-18",
    "stevenage": "1990",
    "sehnde": "1977",
    "baiyin": "2012-02-29",
    "izmir": "1997",
    "mogilev": "2001-12",
    "pattaya": "2017-03-18",
    "adana": "",
    "acharnes": "",
}


@dataclass(frozen=True)
class Ground:
    """What was written down, by short names."""

    places: dict[str, Key]
    ties: dict[str, Key]
    visits: dict[str, Key]


def write_ground(services: Services) -> Ground:
    """Write ties of every age and certainty, visits past and to come, promises kept and broken."""
    places = {}
    for name, (country, russian, english) in PLACES.items():
        names = (PlaceName(text=russian, language="ru"), PlaceName(text=english, language="en"))
        record = Place(country=country, own=name in OWN, names=names)
        places[name] = services.places.record_place(record).key
    ours = places["shymkent"]
    ties = {name: _tie(services, ours, places[name], name, when) for name, when in TIES.items()}
    ties["shusha"] = _tie(services, places["turkistan"], places["shusha"], "shusha", "2022-02-15")
    visits = {name: services.visits.record_visit(visit).key for name, visit in _visits(places, ties).items()}
    return Ground(places, ties, visits)


def _tie(services: Services, ours: Key, theirs: Key, name: str, when: str) -> Key:
    inferred = name == "stevenage"
    claims: tuple[Claim, ...] = ()
    if inferred:
        rule = "2015 − 25"
        claims = (Claim(target="established", value=when, grade=Grade.INFERRED, rule=rule),)
    if name == "khujand":
        claims = (
            Claim(target="established", value=when),
            Claim(target="established", value="1997", preferred=False),
        )
    record = Partnership(
        parties=(Party(place=ours), Party(place=theirs)),
        established=PartialDate.from_edtf(when) if when else None,
        legal_status=LegalStatus.UNCONFIRMED if inferred else LegalStatus.IN_FORCE,
        claims=claims,
    )
    return services.partnerships.record_partnership(record).key


def _visits(places: dict[str, Key], ties: dict[str, Key]) -> dict[str, Visit]:
    ours, held = places["shymkent"], VisitStatus.HELD
    done = PartialDate(2026, 11)

    def visit(name: str, start: str, end: str = "", **values: object) -> Visit:
        return Visit(
            start=PartialDate.from_edtf(start),
            end=PartialDate.from_edtf(end) if end else None,
            sending=ours,
            host=places[name],
            partnership=ties[name],
            **values,  # type: ignore[arg-type] # the visit's own
        )

    return {
        "founding": visit("stevenage", "2015-06-08", "2015-06-11", status=held, report_submitted=done,
            kind=VisitKind.ANNIVERSARY, outcomes=(
                Outcome(text="Принять руководство лаборатории в Шымкенте", side=Side.BOTH, side_unsettled=True,
                        quote="Договорились о визите руководства лаборатории"),
                Outcome(text="Направить лаборантов ТОО «Сейтбек аулеты» на стажировку", side=Side.OURS),
                Outcome(text="Использовать опыт BioPark", kind=OutcomeKind.INTENTION),
            )),
        "baiyin": visit("baiyin", "2026-09-22", status=held, report_submitted=done, outcomes=(
                Outcome(text="Передать список предприятий", side=Side.OURS, due=PartialDate(2026, 11, 1)),
                Outcome(text="Подготовить проект меморандума", side=Side.OURS, due=PartialDate(2026, 12, 22)),
            )),
        "grosseto": visit("grosseto", "2026-06-02", status=held, report_submitted=done, outcomes=(
                Outcome(text="Программа обмена школьников", side=Side.THEIRS, due=PartialDate(2026, 11, 14)),
                Outcome(text="Согласовать программу декабрьского визита", side=Side.OURS,
                        due=PartialDate(2026, 12, 4), status=CommitmentStatus.IN_PROGRESS),
                Outcome(text="Поздравительное письмо ко дню города", side=Side.OURS, due=PartialDate(2026, 11, 20),
                        status=CommitmentStatus.DONE, done=PartialDate(2026, 11, 20)),
            )),
        "izmir": visit("izmir", "2026-10-28", "2026-11-02", status=held, outcomes=(
                Outcome(text="Прислать фотографии выставки", side=Side.THEIRS, due=PartialDate(2026, 12),
                        status=CommitmentStatus.WAITING),
            )),
        "khujand": visit("khujand", "2026-11-04", status=held, direction=Direction.INCOMING),
        "next": visit("grosseto", "2026-12-17", "2026-12-19", status=VisitStatus.PLANNED),
        "spring": visit("baiyin", "2027-03", status=VisitStatus.PLANNED),
        "mogilev": visit("mogilev", "2019-09-03", status=held, report_submitted=PartialDate(2019)),
        "sehnde": visit("sehnde", "2017-07-05", status=held, report_submitted=PartialDate(2017)),
    }  # fmt: skip
