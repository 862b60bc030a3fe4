from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import vobject

from tests.services.makers import two_places
from twincities.domain.agreement import Agreement
from twincities.domain.claim import Claim
from twincities.domain.fillers import flag_filler, unflag_filler
from twincities.domain.partial_date import PartialDate
from twincities.domain.partnership import Partnership, Party
from twincities.domain.place import Place, PlaceName
from twincities.domain.status_events import StatusEvent
from twincities.domain.vocabularies import AnniversaryCustom, DocumentKind, Duration, StatusEventKind
from twincities.i18n import Language, Words
from twincities.paths import LOCALE
from twincities.services.calendars import CalendarPlan, CalendarWish

if TYPE_CHECKING:
    from pathlib import Path

    from twincities.domain.keys import Key
    from twincities.wiring import Services

WISH = CalendarWish(first=date(2027, 1, 1), last=date(2027, 12, 31))
LATER = CalendarWish(first=date(2102, 1, 1), last=date(2102, 12, 31))
WORDS = Words(Language.EN, LOCALE)


def keep(services: Services, ends: tuple[Key, Key], established: str, **values: Any) -> Key:  # noqa: ANN401 - its fields
    parties = tuple(Party(place=end) for end in ends)
    record = Partnership(parties=parties, established=PartialDate.from_edtf(established), **values)
    return services.partnerships.record_partnership(record).key


def events(path: Path) -> list[Any]:
    return list(vobject.readOne(path.read_text(encoding="utf-8")).contents.get("vevent", []))


def test_a_file_holds_what_was_announced(empty: Services, tmp_path: Path) -> None:
    ends = two_places(empty)
    for established in ("2002-02-15", "2012-05", "2007", "2003-05-05"):
        keep(empty, ends, established)
    assert empty.calendars.plan(WISH, Language.EN) == CalendarPlan(exact=1, without_day=2, congratulations=2)
    counts = []
    for wish in (
        WISH,
        replace(WISH, all_year=True),
        replace(WISH, all_year=True, jubilees_only=True),
        replace(WISH, congratulations=True),
    ):
        written = empty.calendars.write(wish, WORDS, tmp_path / "c.ics")
        assert len(events(written.path)) == written.rows
        counts.append(written.rows)
    assert counts == [1, 3, 2, 3]


def test_an_export_after_a_correction_is_the_later_one_of_the_same_event(
    empty: Services, tmp_path: Path
) -> None:
    key = keep(empty, two_places(empty), "2002")
    wish = replace(WISH, all_year=True)
    (before,) = events(empty.calendars.write(wish, WORDS, tmp_path / "a.ics").path)
    kept = empty.partnerships.open(key)
    refined = replace(
        kept.record,
        established=PartialDate(2002, 2, 15),
        claims=(Claim(target="established", value="2001-02-15", preferred=False),),
    )
    empty.partnerships.correct_partnership(kept, refined)
    (after,) = events(empty.calendars.write(wish, WORDS, tmp_path / "b.ics").path)
    assert before.uid.value == after.uid.value
    assert int(after.sequence.value) > int(before.sequence.value)
    assert after.last_modified.value >= before.last_modified.value
    assert (before.dtstart.value, after.dtstart.value) == (date(2027, 1, 1), date(2027, 2, 15))
    assert "Other sources say: 15 February 2001" in after.description.value


def test_the_files_name_tells_its_months_and_its_language(services: Services) -> None:
    assert services.calendars.file_name(WISH, WORDS) == "anniversaries_2027-01_2027-12_en.ics"


class Program:
    """A calendar program by the letter of RFC 5545: of two events of a name the later SEQUENCE counts."""

    def __init__(self) -> None:
        self.events: dict[str, Any] = {}

    def take(self, path: Path) -> set[str]:
        """Import a file and return the titles of what the calendar shows then."""
        for event in events(path):
            known = self.events.get(event.uid.value)
            if known is None or int(event.sequence.value) > int(known.sequence.value):
                self.events[event.uid.value] = event
        shown = (event for event in self.events.values() if "status" not in event.contents)
        return {event.summary.value.partition(":")[0] for event in shown}


def _end(services: Services, key: Key) -> None:
    kept = services.partnerships.open(key)
    ended = StatusEvent(kind=StatusEventKind.ENDED, date=PartialDate(2026), reason="A vote of the council")
    services.partnerships.correct_partnership(kept, replace(kept.record, events=(ended,)))


def test_what_ended_or_was_deleted_or_flagged_goes_from_a_calendar_and_comes_back_when_it_does(
    empty: Services, tmp_path: Path
) -> None:
    ends = two_places(empty)
    ours = ends[0]
    third = empty.places.record_place(Place(names=(PlaceName(text="Osh", language="en"),), country="KG")).key
    fourth = empty.places.record_place(
        Place(names=(PlaceName(text="Bolu", language="en"),), country="TR")
    ).key
    ended = keep(empty, ends, "2002-02-15")
    deleted = keep(empty, (ours, third), "2007-03")
    flagged = keep(empty, (ours, fourth), "2012")
    wish, program = replace(WISH, all_year=True), Program()

    def write() -> set[str]:
        return program.take(empty.calendars.write(wish, WORDS, tmp_path / "c.ics", replace=True).path)

    assert len(write()) == 3
    _end(empty, ended)
    empty.partnerships.delete_partnerships([deleted])
    kept = empty.partnerships.open(flagged)
    empty.partnerships.correct_partnership(kept, flag_filler(kept.record))
    written = empty.calendars.write(wish, WORDS, tmp_path / "c.ics", replace=True)
    assert written.rows == 0
    assert program.take(written.path) == set()
    for key in (ended, flagged):
        kept = empty.partnerships.open(key)
        empty.partnerships.correct_partnership(kept, replace(unflag_filler(kept.record), events=()))
    assert len(write()) == 2


def test_what_had_ended_when_it_was_first_written_down_never_stands_in_a_file(
    empty: Services, tmp_path: Path
) -> None:
    ended = StatusEvent(kind=StatusEventKind.ENDED, date=PartialDate(2005), reason="A vote of the council")
    key = keep(empty, two_places(empty), "2002-02-15", events=(ended,))
    empty.agreements.record_agreement(Agreement(partnership=key, signed=PartialDate(2002, 2, 15)))
    assert events(empty.calendars.write(WISH, WORDS, tmp_path / "c.ics").path) == []


@pytest.mark.parametrize("loss", ["removed for good", "another's"])
def test_a_partnership_that_loses_a_document_does_not_fall_behind_what_a_calendar_holds(
    empty: Services, tmp_path: Path, loss: str
) -> None:
    ends = two_places(empty)
    key, other = keep(empty, ends, "2002-02-15"), keep(empty, ends, "2003")
    agreed = empty.agreements.record_agreement(Agreement(partnership=key, signed=PartialDate(2002, 2, 15)))
    for notes in ("A copy", "The original", "The original and a copy"):
        kept = empty.agreements.open(agreed.key)
        empty.agreements.correct_agreement(kept, replace(kept.record, notes=notes))
    (before,) = events(empty.calendars.write(WISH, WORDS, tmp_path / "a.ics").path)
    if loss == "another's":
        kept = empty.agreements.open(agreed.key)
        empty.agreements.correct_agreement(kept, replace(kept.record, partnership=other))
    else:
        empty.agreements.delete_agreements([agreed.key])
        empty.bin.purge([("agreement", agreed.key)])
    (after,) = events(empty.calendars.write(WISH, WORDS, tmp_path / "b.ics").path)
    assert int(after.sequence.value) > int(before.sequence.value)


def test_a_notice_signed_after_the_tie_was_written_down_takes_its_anniversaries_back(
    empty: Services, tmp_path: Path
) -> None:
    key = keep(empty, two_places(empty), "2002-02-15")
    agreed = empty.agreements.record_agreement(
        Agreement(partnership=key, signed=PartialDate(2002, 2, 15), duration=Duration.OPEN_ENDED)
    ).key
    program = Program()
    assert len(program.take(empty.calendars.write(LATER, WORDS, tmp_path / "a.ics").path)) == 1
    notice = Agreement(
        partnership=key,
        kind=DocumentKind.TERMINATION_NOTICE,
        signed=PartialDate(2100),
        follows=agreed,
    )
    empty.agreements.record_agreement(notice)
    assert program.take(empty.calendars.write(LATER, WORDS, tmp_path / "b.ics").path) == set()


def _correct(services: Services, key: Key, **values: Any) -> None:  # noqa: ANN401 - its fields
    kept = services.partnerships.open(key)
    services.partnerships.correct_partnership(kept, replace(kept.record, **values))


def test_an_anniversary_whose_year_was_corrected_goes_and_comes_back_when_that_is_undone(
    empty: Services, tmp_path: Path
) -> None:
    key, program = keep(empty, two_places(empty), "2002-02-15"), Program()

    def shown() -> set[str]:
        written = empty.calendars.write(WISH, WORDS, tmp_path / "c.ics", replace=True)
        assert written.rows == len(program.take(written.path))
        return program.take(written.path)

    assert shown()
    _correct(empty, key, established=PartialDate(2004, 3, 1))
    assert not shown()
    empty.desk.undo()
    assert shown()
    _correct(empty, key, anniversary_custom=AnniversaryCustom.TENS_ONLY)
    assert not shown()


def test_an_anniversary_that_leaves_the_days_of_the_file_is_moved(empty: Services, tmp_path: Path) -> None:
    key, wish = keep(empty, two_places(empty), "2002-02-15"), replace(WISH, last=date(2027, 6, 30))
    (before,) = events(empty.calendars.write(wish, WORDS, tmp_path / "a.ics").path)
    _correct(empty, key, established=PartialDate(2002, 10, 15))
    written = empty.calendars.write(wish, WORDS, tmp_path / "b.ics")
    (after,) = events(written.path)
    assert written.rows == 0
    assert (after.uid.value, after.dtstart.value) == (before.uid.value, date(2027, 10, 15))
    assert int(after.sequence.value) > int(before.sequence.value)
    assert "status" not in after.contents


def test_an_anniversary_that_lost_its_day_stands_on_none(empty: Services, tmp_path: Path) -> None:
    key, program = keep(empty, two_places(empty), "2002-02-15"), Program()
    assert program.take(empty.calendars.write(WISH, WORDS, tmp_path / "a.ics").path)
    _correct(empty, key, established=PartialDate(2002))
    assert not program.take(empty.calendars.write(WISH, WORDS, tmp_path / "b.ics").path)
    whole = empty.calendars.write(replace(WISH, all_year=True), WORDS, tmp_path / "c.ics")
    assert [event.dtstart.value for event in events(whole.path)] == [date(2027, 1, 1)]


def test_what_never_had_a_day_is_left_as_it_is(empty: Services, tmp_path: Path) -> None:
    key = keep(empty, two_places(empty), "2002")
    _correct(empty, key, anniversary_custom=AnniversaryCustom.TENS_ONLY)
    _correct(empty, key, anniversary_custom=None)
    assert events(empty.calendars.write(WISH, WORDS, tmp_path / "a.ics").path) == []


def test_what_was_removed_for_good_goes_from_a_calendar_and_leaves_no_name(
    empty: Services, tmp_path: Path
) -> None:
    key, program = keep(empty, two_places(empty), "2002-02-15"), Program()
    _correct(empty, key, established=PartialDate(2007, 4, 1))
    assert program.take(empty.calendars.write(WISH, WORDS, tmp_path / "a.ics").path)
    empty.partnerships.delete_partnerships([key])
    empty.bin.purge([("partnership", key)])
    written = empty.calendars.write(WISH, WORDS, tmp_path / "b.ics")
    assert program.take(written.path) == set()
    assert written.rows == 0
    assert {event.summary.value for event in events(written.path)} <= {
        "Removed partnership: 20 years",
        "Removed partnership: 25 years",
    }
