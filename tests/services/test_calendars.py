from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import vobject

from tests.services.makers import two_places
from twincities.domain.claim import Claim
from twincities.domain.partial_date import PartialDate
from twincities.domain.partnership import Partnership, Party
from twincities.i18n import Language, Words
from twincities.paths import LOCALE
from twincities.services.calendars import CalendarPlan, CalendarWish

if TYPE_CHECKING:
    from pathlib import Path

    from twincities.domain.keys import Key
    from twincities.wiring import Services

WISH = CalendarWish(first=date(2027, 1, 1), last=date(2027, 12, 31))
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
