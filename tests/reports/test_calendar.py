"""Calendar files, read back by another library than the one that wrote them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from unicodedata import category

import pytest
import vobject
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.domain.dates import partial_dates
from tests.reports.conftest import LOCALE
from tests.reports.test_saving import room_for
from twincities.domain.anniversaries import Anniversary, AnniversaryRules, milestone
from twincities.domain.congratulations import Congratulation, CongratulationKind
from twincities.domain.keys import Key
from twincities.domain.partial_date import PartialDate
from twincities.domain.vocabularies import AnniversaryCustom, Grade
from twincities.i18n import Language, Words
from twincities.reports.calendar import write_calendar
from twincities.reports.calendar_data import CalendarContent, CalendarEntry, CalendarOptions
from twincities.reports.errors import DiskFullError, FolderMissingError
from twincities.reports.options import Office

if TYPE_CHECKING:
    from pathlib import Path

KEY = Key("0eb2013f-d451-589f-b45c-cd1bd7ca8875")
CHANGED = datetime(2026, 3, 1, 8, 30, tzinfo=UTC)
EXPORTED = datetime(2026, 11, 24, 9, tzinfo=UTC)
OPTIONS = CalendarOptions(
    words=Words(Language.EN, LOCALE),
    catalogue_id="a5f1c2d0",
    exported_at=EXPORTED,
    office=Office("Department of foreign relations"),
)

EMPTY = CalendarContent(revision=3)


def anniversary(
    established: str,
    year: int,
    changed: datetime = CHANGED,
    **values: Any,  # noqa: ANN401 - its fields
) -> CalendarEntry:
    since = PartialDate.from_edtf(established)
    found = milestone(since, year, AnniversaryRules())
    assert found is not None
    made = Anniversary(
        key=KEY,
        title="Zhanaqala — Lindenau",
        date=found.date,
        observed=found.observed,
        years=found.years,
        jubilee=found.jubilee,
        established=since,
    )
    return CalendarEntry(replace(made, **values), changed)


def written(
    folder: Path,
    *found: CalendarEntry,
    days: tuple[Congratulation, ...] = (),
    revision: int = 3,
    **options: Any,  # noqa: ANN401 - fields of the options
) -> list[Any]:
    """Write a file and return its events as the other library reads them."""
    content = CalendarContent(revision=revision, anniversaries=found, congratulations=days)
    done = write_calendar(content, replace(OPTIONS, **options), folder / "c.ics", replace=True)
    text = done.path.read_bytes().decode()
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    starts = [line for line in text.split("\r\n") if line.startswith(("DTSTART", "DTEND"))]
    assert all(line.partition(":")[0].endswith(";VALUE=DATE") for line in starts)
    whole = vobject.readOne(text)
    assert whole.method.value == "PUBLISH"
    events = list(whole.contents.get("vevent", []))
    assert len(events) == done.rows
    return events


def test_an_exact_day_is_an_event_of_that_whole_day(tmp_path: Path) -> None:
    (event,) = written(tmp_path, anniversary("2002-02-15", 2027))
    assert event.dtstart.value == date(2027, 2, 15)
    assert event.dtend.value == date(2027, 2, 16)
    assert event.summary.value == "Zhanaqala — Lindenau: 25 years, jubilee"
    assert event.description.value == "Established: 15 February 2002"
    assert event.transp.value == "TRANSPARENT"
    assert "rrule" not in event.contents


def test_the_partnership_and_the_year_name_the_event_whatever_became_of_it(tmp_path: Path) -> None:
    (before,) = written(tmp_path, anniversary("2002", 2027), all_year=True)
    later = anniversary("2002-02-15", 2027, title="Renamed", changed=EXPORTED)
    russian = Words(Language.RU, LOCALE)
    (after,) = written(tmp_path, later, revision=4, words=russian, exported_at=EXPORTED + timedelta(1))
    (next_year,) = written(tmp_path, anniversary("2002-02-15", 2032))
    assert before.uid.value == after.uid.value != next_year.uid.value
    assert [int(event.sequence.value) for event in (before, after)] == [6, 8]
    assert before.last_modified.value == CHANGED
    assert after.last_modified.value == EXPORTED
    assert after.dtstamp.value - before.dtstamp.value == timedelta(1)


def test_what_has_no_day_is_left_out_unless_it_is_wished_for(tmp_path: Path) -> None:
    assert written(tmp_path, anniversary("2002", 2027), anniversary("2002-06", 2027)) == []


def test_what_has_no_day_stands_for_its_whole_year_or_month_and_says_so(tmp_path: Path) -> None:
    year, month = written(tmp_path, anniversary("2002", 2027), anniversary("2002-06", 2027), all_year=True)
    assert (year.dtstart.value, year.dtend.value) == (date(2027, 1, 1), date(2028, 1, 1))
    assert (month.dtstart.value, month.dtend.value) == (date(2027, 6, 1), date(2027, 7, 1))
    assert year.summary.value == "Zhanaqala — Lindenau: 25 years, jubilee (day unknown)"
    assert "Only the year is known" in year.description.value
    assert "Only the month is known" in month.description.value
    assert "valarm" not in year.contents
    assert "valarm" not in month.contents


def test_the_leap_day_is_kept_on_28_february_and_the_description_tells_why(tmp_path: Path) -> None:
    common, leap = written(tmp_path, anniversary("1996-02-29", 2027), anniversary("1996-02-29", 2028))
    assert (common.dtstart.value, leap.dtstart.value) == (date(2027, 2, 28), date(2028, 2, 29))
    assert "29 February is in leap years only" in common.description.value
    assert "leap" not in leap.description.value


def test_rival_dates_doubt_and_custom_stand_in_the_description(tmp_path: Path) -> None:
    one = anniversary(
        "1952-05-09",
        2027,
        grade=Grade.INFERRED,
        rivals=(PartialDate(1977), PartialDate(1953, 4)),
        custom=AnniversaryCustom.TENS_ONLY,
    )
    (event,) = written(tmp_path, one)
    assert event.description.value.splitlines() == [
        "Established: 9 May 1952",
        "The date was inferred from other facts",
        "Other sources say: 1977, April 1953",
        "The partner marks tens only",
    ]


def test_the_person_is_reminded_so_many_days_before(tmp_path: Path) -> None:
    (event,) = written(tmp_path, anniversary("2002-02-15", 2027), reminders=(7, 30, 7))
    assert [alarm.trigger.value for alarm in event.valarm_list] == [timedelta(-30), timedelta(-7)]
    (silent,) = written(tmp_path, anniversary("2002-02-15", 2027), reminders=())
    assert "valarm" not in silent.contents


def test_days_of_congratulation_have_names_of_their_own(tmp_path: Path) -> None:
    days = tuple(
        Congratulation(
            CongratulationKind.NATIONAL, date(year, 10, 29), "national-day-tr", "Türkiye", country="TR"
        )
        for year in (2027, 2028)
    )
    city = Congratulation(
        CongratulationKind.CITY, date(2027, 9, 3), "city-day-x", "Lindenau", "City day; fair"
    )
    first, second, third = written(tmp_path, days=(*days, city))
    assert [event.summary.value for event in (first, second)] == ["National day (Türkiye)"] * 2
    assert first.uid.value != second.uid.value
    assert third.summary.value == "City day; fair (Lindenau)"
    assert third.location.value == "Lindenau"


def test_the_file_speaks_its_own_language(tmp_path: Path) -> None:
    for language in Language:
        words = Words(language, LOCALE)
        (event,) = written(tmp_path, anniversary("2002-02-15", 2027), words=words)
        assert words.number(25) in event.summary.value


def seen(text: str) -> str:
    """Return the letters of a text without spaces, controls and what is no letter at all."""
    return "".join(letter for letter in text if category(letter)[0] not in "CZ")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.text(max_size=120))
def test_any_name_comes_back_as_it_was_and_breaks_nothing(tmp_path: Path, title: str) -> None:
    (event,) = written(tmp_path, anniversary("2002-02-15", 2027, title=title))
    assert seen(event.summary.value) == seen(f"{title}: 25 years, jubilee")
    assert not title.isprintable() or event.summary.value == " ".join(f"{title}: 25 years, jubilee".split())


def test_a_name_does_not_turn_the_words_after_it(tmp_path: Path) -> None:
    (event,) = written(tmp_path, anniversary("2002-02-15", 2027, title="Osh\u202e"))
    assert event.summary.value == "Osh: 25 years, jubilee"


def test_a_name_cannot_smuggle_in_an_event(tmp_path: Path) -> None:
    title = "A\r\nEND:VEVENT\r\nBEGIN:VEVENT\nX, Y; Z\\"
    (event,) = written(tmp_path, anniversary("2002-02-15", 2027, title=title))
    assert event.summary.value == "A END:VEVENT BEGIN:VEVENT X, Y; Z\\: 25 years, jubilee"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(partial_dates(), st.integers(1950, 2100), st.booleans())
def test_no_event_stands_on_a_day_that_nobody_knows(
    tmp_path: Path,
    established: PartialDate,
    year: int,
    all_year: bool,
) -> None:
    found = milestone(established, year, AnniversaryRules())
    if found is None:
        return
    events = written(tmp_path, anniversary(established.edtf(), year), all_year=all_year)
    if found.observed is not None:
        assert [event.dtstart.value for event in events] == [found.observed]
        assert established.is_exact
    elif all_year:
        (event,) = events
        assert (event.dtstart.value, event.dtend.value) == (
            found.date.first_day,
            found.date.last_day + timedelta(1),
        )
        assert (event.dtend.value - event.dtstart.value).days >= 28
    else:
        assert events == []


def test_the_last_year_of_the_calendar_has_an_end(tmp_path: Path) -> None:
    (event,) = written(tmp_path, anniversary("9899", 9999), all_year=True)
    assert event.dtstart.value == date(9999, 1, 1)


def test_a_full_disk_or_a_missing_folder_leaves_nothing_behind(tmp_path: Path) -> None:
    many = CalendarContent(revision=3, anniversaries=(anniversary("2002-02-15", 2027),) * 40)
    with room_for(4096), pytest.raises(DiskFullError):
        write_calendar(many, OPTIONS, tmp_path / "c.ics")
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(FolderMissingError):
        write_calendar(many, OPTIONS, tmp_path / "gone" / "c.ics")


def test_a_calendar_that_is_there_is_left_alone_unless_it_may_be_replaced(tmp_path: Path) -> None:
    first = write_calendar(EMPTY, OPTIONS, tmp_path / "c.ics")
    second = write_calendar(EMPTY, OPTIONS, tmp_path / "c.ics")
    third = write_calendar(EMPTY, OPTIONS, tmp_path / "c.ics", replace=True)
    assert [one.path.name for one in (first, second, third)] == ["c.ics", "c_2.ics", "c.ics"]
