from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.services.makers import two_places
from twincities.domain.anniversaries import FILLER, AnniversaryRules
from twincities.domain.claim import Claim
from twincities.domain.keys import new_key
from twincities.domain.partial_date import PartialDate
from twincities.domain.partnership import Partnership, Party
from twincities.domain.vocabularies import AnniversaryCustom, Grade, LegalStatus
from twincities.i18n import Language
from twincities.services.anniversaries import Anniversaries
from twincities.services.example import example_key
from twincities.services.measures import Measures
from twincities.services.register_filter import PartnershipQuery, PartnershipSort
from twincities.services.visit_filter import Viewer
from twincities.wiring import start

if TYPE_CHECKING:
    from pathlib import Path

    from twincities.domain.keys import Key
    from twincities.services.anniversaries import Anniversary, AnniversaryYear
    from twincities.wiring import Services

TODAY = date(2026, 11, 23)
VIEWER = Viewer(Language.EN, TODAY, 10)
TIE = example_key("partnership/shymkent-stevenage")


@pytest.fixture
def ends(empty: Services) -> tuple[Key, Key]:
    return two_places(empty)


def keep(services: Services, ends: tuple[Key, Key], established: str = "", **values: object) -> Key:
    when = PartialDate.from_edtf(established) if established else None
    parties = tuple(Party(place=end) for end in ends)
    record = Partnership(parties=parties, established=when, **values)  # type: ignore[arg-type] # the test's own values
    return services.partnerships.record_partnership(record).key


def shown(found: AnniversaryYear) -> list[str]:
    return [f"{one.date} {one.years}" for month in (*found.months, found.year_only) for one in month]


def dates(found: list[Anniversary]) -> list[str]:
    return [one.date.edtf() for one in found]


def test_an_office_that_keeps_the_leap_day_in_march_finds_it_there(
    empty: Services, ends: tuple[Key, Key]
) -> None:
    keep(empty, ends, "2016-02-29")
    rules = Measures(anniversaries=AnniversaryRules(leap_day_in_march=True))
    service = Anniversaries(empty.desk, lambda: rules)
    year = service.year(2026, VIEWER)
    (one,) = year.months[2]
    assert (one.observed, one.established) == (date(2026, 3, 1), PartialDate(2016, 2, 29))
    assert year.months[1] == ()
    assert [one.observed for one in service.year(2036, VIEWER).months[1]] == [date(2036, 2, 29)]
    ahead = replace(VIEWER, today=date(2026, 3, 1))
    assert [one.observed for one in service.coming(ahead, days=5)[1]] == [date(2026, 3, 1)]


def test_the_founding_tie_has_a_year_and_no_day(services: Services) -> None:
    found = services.anniversaries.year(2030, VIEWER)
    (one,) = found.year_only
    assert (one.key, one.title, one.years, one.jubilee) == (TIE, "Shymkent — Stevenage", 40, True)
    assert (one.date, one.observed, one.grade) == (PartialDate(2030), None, Grade.INFERRED)
    assert (found.dated, found.year_only_count, found.jubilees, found.unknown_year) == (0, 1, 1, 8)
    assert services.anniversaries.year(2027, VIEWER).year_only == ()
    (every,) = services.anniversaries.year(2027, VIEWER, every_year=True).year_only
    assert (every.years, every.jubilee) == (37, False)


def test_a_year_lists_its_months_by_day_and_what_has_none_after_them(
    empty: Services, ends: tuple[Key, Key]
) -> None:
    for established in (
        "2012-05-21",
        "2022-05-03",
        "2017-05",
        "2012-02-29",
        "2012",
        "2012-05-02~",
        "2013-05-21",
    ):
        keep(empty, ends, established)
    found = empty.anniversaries.year(2027, VIEWER)
    assert shown(found) == [
        "2027-02-28 15",
        "2027-05-03 5",
        "2027-05-21 15",
        "2027-05 10",
        "2027-05~ 15",
        "2027 15",
    ]
    assert found.months[1][0].observed == date(2027, 2, 28)
    assert found.month_counts == (0, 1, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0)
    assert found.jubilees == 1
    first = empty.anniversaries.year(2027, VIEWER, limit=1)
    assert shown(first) == ["2027-02-28 15", "2027-05-03 5", "2027 15"]
    assert first.month_counts == found.month_counts
    assert shown(empty.anniversaries.year(2027, VIEWER, jubilees_only=True)) == ["2027-05 10"]


def test_what_has_no_usable_year_is_counted_and_never_dated(empty: Services, ends: tuple[Key, Key]) -> None:
    filler = (Claim(target="established", rule=FILLER),)
    keep(empty, ends)
    keep(empty, ends, "2000", claims=filler)
    keep(empty, ends, "1999/2001")
    keep(empty, ends, "2000", legal_status=LegalStatus.ENDED)
    gone = keep(empty, ends, "2000")
    with empty.desk.action() as writing:
        writing.delete(empty.partnerships.open(gone))
    found = empty.anniversaries.year(2030, VIEWER, every_year=True)
    assert shown(found) == []
    assert (found.unknown_year, found.ended) == (3, 1)


def test_a_flagged_year_is_unknown_everywhere_until_the_flag_is_taken_away(
    empty: Services, ends: tuple[Key, Key]
) -> None:
    first, second, plain = (keep(empty, ends, "2000") for _ in range(3))
    empty.partnerships.flag_fillers([first, second])
    found = empty.anniversaries.year(2030, VIEWER)
    assert ([one.key for one in found.year_only], found.unknown_year) == ([plain], 2)
    undated = empty.anniversaries.undated(VIEWER)
    assert [(one.key, one.filler, one.flagged) for one in undated] == [
        (first, PartialDate(2000), True),
        (second, PartialDate(2000), True),
    ]
    for descending in (False, True):
        query = PartnershipQuery(sort=PartnershipSort.ESTABLISHED, descending=descending)
        rows = empty.register.rows(empty.register.ids(query, VIEWER), VIEWER)
        assert [row.established for row in rows] == [PartialDate(2000), None, None]
    assert all(row.established_grade is not Grade.INFERRED for row in rows)
    empty.partnerships.unflag_fillers([first])
    assert empty.anniversaries.year(2030, VIEWER).unknown_year == 1
    empty.desk.undo()
    empty.desk.undo()
    assert empty.anniversaries.year(2030, VIEWER).unknown_year == 0
    assert empty.partnerships.open(first).record.claims == ()


def test_a_partners_custom_narrows_what_is_shown(empty: Services, ends: tuple[Key, Key]) -> None:
    keep(empty, ends, "2002", anniversary_custom=AnniversaryCustom.TENS_ONLY)
    keep(empty, ends, "1997-05-03", anniversary_custom=AnniversaryCustom.NONE)
    keep(empty, ends, "2007-06-01", anniversary_custom=AnniversaryCustom.TENS_ONLY)
    found = empty.anniversaries.year(2027, VIEWER)
    assert shown(found) == ["2027-06-01 20"]
    assert found.jubilees == 1
    every = empty.anniversaries.year(2027, VIEWER, every_year=True)
    assert [
        (one.years, one.jubilee, one.custom) for month in (*every.months, every.year_only) for one in month
    ] == [
        (30, False, AnniversaryCustom.NONE),
        (20, True, AnniversaryCustom.TENS_ONLY),
        (25, False, AnniversaryCustom.TENS_ONLY),
    ]
    assert dates(empty.anniversaries.coming(VIEWER, days=400)[1]) == ["2027-06-01"]


def test_rival_dates_stand_beside_the_preferred_one(empty: Services, ends: tuple[Key, Key]) -> None:
    claims = (
        Claim(target="established", grade=Grade.VERBATIM),
        Claim(target="established", value="1977", preferred=False, key=new_key()),
        Claim(
            target="established", value="1952", preferred=False, key=new_key()
        ),  # a second one says the same
    )
    keep(empty, ends, "1952", claims=claims)
    (one,) = empty.anniversaries.year(2027, VIEWER).year_only
    assert (one.years, one.grade, one.rivals) == (75, Grade.VERBATIM, (PartialDate(1977),))


def test_soon_come_dated_ones_within_the_days_and_jubilees_of_a_year_alone(
    empty: Services, ends: tuple[Key, Key]
) -> None:
    for established in (
        "1996-12-04",
        "2016-11-22",  # was yesterday
        "2016-11-23",
        "2016-11",
        "2022-02-21",
        "2022-02-22",
        "2008",
        "2007",
        "2006",
        "2011",  # 15 years in 2026: no jubilee
        "2009",  # a jubilee in 2029 only
    ):
        keep(empty, ends, established)
    total, found = empty.anniversaries.coming(VIEWER)
    assert dates(found) == ["2026-11-23", "2026-11", "2026-12-04", "2027-02-21", "2026", "2027", "2028"]
    assert total == 7
    assert empty.anniversaries.coming(VIEWER, limit=1)[0] == 7
    assert dates(empty.anniversaries.coming(VIEWER, days=0, years_ahead=0)[1]) == [
        "2026-11-23",
        "2026-11",
        "2026",
    ]


def test_an_interval_over_two_months_is_not_lost_at_the_turn_of_a_month(
    empty: Services, ends: tuple[Key, Key]
) -> None:
    keep(empty, ends, "2016-06-28/2016-07-02")
    assert dates(empty.anniversaries.coming(VIEWER)[1]) == ["2026"]


def test_the_time_ahead_is_listed_year_by_year(empty: Services, ends: tuple[Key, Key]) -> None:
    for established in ("2021-11-22", "2021-12", "2016", "2022-05-03", "2022-11-24", "2017"):
        keep(empty, ends, established)
    found = empty.anniversaries.between(VIEWER, date(2027, 11, 23))
    assert dates(found) == ["2026-12", "2026", "2027-05-03", "2027"]


def test_the_office_chooses_its_own_jubilees(empty: Services, ends: tuple[Key, Key], tmp_path: Path) -> None:
    keep(empty, ends, "1990")
    program = start(tmp_path / "empty", language=Language.EN)
    program.change_settings(anniversary_step=0, jubilees=(37,))
    services = start(tmp_path / "empty", language=Language.EN).open_register()  # as the settings were kept
    assert [year for year in range(1990, 2060) if services.anniversaries.year(year, VIEWER).year_only] == [
        2027
    ]
    services.desk.database.close()
