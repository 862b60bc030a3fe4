from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from tests.ui.driving import ALT, CTRL, SHIFT, settle
from twincities.domain.partial_date import PartialDate
from twincities.domain.vocabularies import Direction, OutcomeKind, Role, Side, VisitKind
from twincities.i18n import Language
from twincities.services.visit_query import Viewer, VisitQuery

if TYPE_CHECKING:
    import pytest

    from tests.ui.visit_editor.conftest import Clerk
    from twincities.domain.visit import Visit
    from twincities.services.visits import Visits

Key = Qt.Key
MOST_KEYS = 110
PEOPLE = (
    ("Шарон Тэйлор", "председатель городского совета", "Городской совет Стивенейджа"),
    ("Скотт Крадгингтон", "руководитель аппарата мэрии", "Мэрия Стивенейджа"),
    ("Мэттью Партридж", "директор департамента стратегического развития", "Мэрия Стивенейджа"),
    ("Йоланда Рагг", "руководитель", "ТПП графства Хартфордшир"),
    ("Питер Линдсей", "председатель", "UKTI-CATBIG"),
    ("Этьенн Стотт", "олимпийский чемпион 2012 г. по гребле на байдарках и каноэ", ""),
)
ITEMS = (
    ("", "Встречи в городском совете и мэрии", "Stevenage", "Тэйлор, Крадгингтон, Партридж"),
    ("", "Бизнес-конференция графства Хартфордшир", "Стивенейдж ?", "Рагг, Линдсей"),
    ("", "Центр исследований и развития BioPark", "", ""),
    ("", "Фармацевтическая лаборатория Хартфордширского университета", "", ""),
    ("", "Футбольный клуб «Стивенейдж»", "", ""),
    ("", "Байдарочный комплекс, встреча с Э. Стоттом", "", "Стотт"),
    ("10.06", "Встречи с агентствами UKEF и UKTI", "Лондон", ""),
    ("", "Мэрия Манчестера, промышленные объекты", "Манчестер", ""),
)


def type_basics(clerk: Clerk) -> None:
    clerk.tab("стив", "", "8-11.06.2015", "")
    clerk.write("Южно-Казахстанская область")
    clerk.press(Key.Key_Return, Key.Key_Tab)  # a place nobody knows: it is asked in which country
    clerk.write("region")
    clerk.press(Key.Key_Return)
    clerk.press(Key.Key_Return, held=CTRL)  # as it was typed
    clerk.press(Key.Key_Tab, Key.Key_Tab)
    clerk.write("стив")
    clerk.press(Key.Key_Return)
    for city in ("Лондон", "Манчестер"):
        clerk.write(city)
        clerk.press(Key.Key_Return)
        clerk.press(Key.Key_Return, held=CTRL)
    clerk.press(Key.Key_Tab)
    clerk.tab("25-летие побратимских отношений", "anniv")
    clerk.write("Расширение торгово-экономического сотрудничества")


def type_delegation(clerk: Clerk) -> None:
    clerk.press(Key.Key_2, held=ALT)
    clerk.tab("", "")
    clerk.write("ЮКО")
    clerk.press(Key.Key_Return, Key.Key_Return)
    clerk.press(Key.Key_Backtab, held=SHIFT)
    clerk.tab("their")
    for number, (name, post, organisation) in enumerate(PEOPLE):
        clerk.tab(name)
        clerk.write(post)
        if number == len(PEOPLE) - 1:
            return
        clerk.press(Key.Key_Tab)
        clerk.write(organisation)
        clerk.press(Key.Key_Return, Key.Key_Return)


def type_programme(clerk: Clerk) -> None:
    clerk.press(Key.Key_3, held=ALT)
    for number, (day, title, place, people) in enumerate(ITEMS):
        clerk.tab(day, title, place)
        clerk.write(people)
        if number < len(ITEMS) - 1:
            clerk.press(Key.Key_Return)


def type_outcomes(clerk: Clerk) -> None:
    clerk.press(Key.Key_4, held=ALT)
    clerk.tab("Организовать визит руководства лаборатории в Шымкент", "both sides ?", "")
    clerk.press(Key.Key_Return)
    clerk.tab(
        "Направить лаборантов ТОО «Сейтбек аулеты» на стажировку", "our side · ТОО «Сейтбек аулеты»", ""
    )
    clerk.press(Key.Key_Return)
    clerk.tab("Использовать опыт BioPark для технопарков области", "", "")
    clerk.write("intention")


def type_sources(clerk: Clerk) -> None:
    clerk.press(Key.Key_5, held=ALT)
    clerk.tab("В Великобритании праздновали 25 лет побратимских отношений", "Zakon.kz")
    clerk.write("06.2015")
    clerk.press(Key.Key_F9)


def type_founding_visit(clerk: Clerk) -> None:
    clerk.open()
    clerk.keys.append("Ctrl+N")
    type_basics(clerk)
    type_delegation(clerk)
    type_programme(clerk)
    type_outcomes(clerk)
    type_sources(clerk)


def only_visit(visits: Visits) -> Visit:
    viewer = Viewer(Language.EN, date(2026, 11, 23), 10)
    (row,) = visits.rows(visits.ids(VisitQuery(), viewer), viewer)
    return visits.open(row.key).record


def test_the_founding_visit_is_entered_by_the_keyboard_alone(
    clerk: Clerk, capsys: pytest.CaptureFixture[str]
) -> None:
    type_founding_visit(clerk)
    clerk.press(Key.Key_Return, held=CTRL)

    visit = only_visit(clerk.services.visits)
    names = clerk.services.visits.names(visit, Language.EN)
    with capsys.disabled():
        print(f"\nthe founding visit: {len(clerk.keys)} keys that are not text (at most {MOST_KEYS})")  # noqa: T201
    assert len(clerk.keys) <= MOST_KEYS

    assert (visit.start, visit.end) == (PartialDate(2015, 6, 8), PartialDate(2015, 6, 11))
    assert (names[visit.sending], names[visit.host]) == ("Южно-Казахстанская область", "Stevenage")
    assert visit.partnership is not None
    assert names[visit.partnership] == "Shymkent — Stevenage"
    assert (visit.direction, visit.kind) == (Direction.OUTGOING, VisitKind.ANNIVERSARY)
    assert [names[stop.place] for stop in visit.stops] == ["Stevenage", "Лондон", "Манчестер"]
    assert visit.occasion == "25-летие побратимских отношений"
    assert visit.aim == "Расширение торгово-экономического сотрудничества"

    nobody, *met = visit.participants
    assert (nobody.side, nobody.name, nobody.organisation_name) == (Side.OURS, "", "ЮКО")
    assert [(one.name, one.post, one.organisation_name) for one in met] == list(PEOPLE)
    assert {(one.side, one.role) for one in met} == {(Side.THEIRS, Role.COUNTERPART)}
    assert all(one.person for one in met)

    assert [item.title for item in visit.programme] == [
        *(title for day, title, *_ in ITEMS if not day),
        "Встречи с агентствами UKEF и UKTI",
    ]
    assert [item.day for item in visit.programme] == [None] * 7 + [PartialDate(2015, 6, 10)]
    where = [names[item.place] if item.place else item.place_name for item in visit.programme]
    assert where == ["Stevenage", "Стивенейдж ?", "", "", "", "", "Манчестер", "Лондон"]

    assert [(one.kind, one.side, one.side_unsettled, one.responsible) for one in visit.outcomes] == [
        (OutcomeKind.AGREEMENT_REACHED, Side.BOTH, True, ""),
        (OutcomeKind.AGREEMENT_REACHED, Side.OURS, False, "ТОО «Сейтбек аулеты»"),
        (OutcomeKind.INTENTION, None, False, ""),
    ]
    (use,) = visit.sources
    source = clerk.services.sources.open(use.source).record
    assert (source.publisher, source.published) == ("Zakon.kz", PartialDate(2015, 6))
    assert {claim.source for claim in visit.claims} == {use.source}


def test_reopened_it_is_the_same_and_nothing_waits_to_be_saved(clerk: Clerk) -> None:
    type_founding_visit(clerk)
    clerk.press(Key.Key_S, held=CTRL)
    visit = only_visit(clerk.services.visits)
    kept = clerk.editor._kept  # noqa: SLF001 - what the editor would save against
    assert kept is not None

    clerk.window.open("visits")
    clerk.open(kept.key)

    assert not clerk.editor.is_dirty
    clerk.press(Key.Key_Return, held=CTRL)
    settle()
    assert only_visit(clerk.services.visits) == visit
    assert clerk.services.visits.open(kept.key).version == 1
