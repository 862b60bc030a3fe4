"""The briefing for a visit, from a real register to a workbook read back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from tests.services.documents import EN, at, day, fixed, options, signed
from tests.services.makers import visit
from twincities.domain.errors import MissingRecordError
from twincities.domain.people import Post
from twincities.domain.place import CongratulationDay
from twincities.domain.preparation import Preparation
from twincities.domain.status_events import StatusEvent
from twincities.domain.visit import Outcome, Participation
from twincities.domain.vocabularies import (
    AnniversaryCustom,
    ChainEffect,
    CommitmentStatus,
    CooperationField,
    DocumentStage,
    LegalStatus,
    RenewalKind,
    Role,
    Side,
    StatusEventKind,
    TextState,
    VisitStatus,
)

if TYPE_CHECKING:
    from pathlib import Path

    from twincities.domain.keys import Key
    from twincities.i18n import Words
    from twincities.wiring import Services


def briefed(services: Services, key: Key, folder: Path, words: Words = EN) -> list[list[object]]:
    """Return what stands on the rows of a briefing."""
    done = services.papers.briefing(key, options(services, words), folder / "b.xlsx", replace=True)
    sheet = load_workbook(done.path).worksheets[0]
    page: list[list[object]] = [[cell.value for cell in row if cell.value] for row in sheet.iter_rows()]
    return [said for said in page if said]


def fact(page: list[list[object]], label: str) -> object:
    return next(row[1] for row in page if row[0] == label)


def test_the_examples_partner_is_told_with_its_doubt_and_its_debts(
    services: Services, tmp_path: Path
) -> None:
    key = services.partnerships.suggest("Stevenage", EN)[0].key
    page = briefed(services, key, tmp_path)
    assert ["Shymkent – Stevenage (United Kingdom)"] in page
    assert str(fact(page, "Established")).startswith("1990; ≈ only the year is known")
    assert fact(page, "Contacts") == "we were there: 8–11 June 2015; the return visit is theirs"
    assert fact(page, "Legal status") == "In force; as recorded"
    met = [row[0] for row in page if row[-1] == "8–11 Jun 2015" and len(row) == 3]
    assert len(met) == 6
    assert "Шарон Тэйлор" in met
    assert ["2030", "Jubilee of the partnership: 40 years"] in page
    assert ["1) Day and month of the year 1990"] in page


def test_only_what_is_open_is_told_overdue_first(empty: Services, lindenau: Key, tmp_path: Path) -> None:
    ours, theirs = (party.place for party in empty.partnerships.open(lindenau).record.parties)
    outcomes = (
        Outcome(text="Kept", side=Side.OURS, status=CommitmentStatus.DONE),
        Outcome(text="Asked", side=Side.THEIRS, status=CommitmentStatus.WAITING),
        Outcome(text="Late", side=Side.OURS, due=day("2026-10-01"), responsible="Museum"),
    )
    held = visit(ours, theirs, "2026-03-18", partnership=lindenau, outcomes=outcomes)
    empty.visits.record_visit(held)
    kept = empty.partnerships.open(lindenau)
    preparing = Preparation(text="Invite", side=Side.OURS, due=day("2027"), milestone=20)
    empty.partnerships.correct_partnership(kept, replace(kept.record, preparations=(preparing,)))
    page = briefed(empty, lindenau, tmp_path)
    numbered = [row[1:] for row in page if isinstance(row[0], int)]
    late = at(2026, 10, 1)
    assert numbered == [
        ["Late\nVisit 18 Mar 2026", "Museum (our side)", late, "OVERDUE"],
        ["Invite\nPreparation of the anniversary: 20 years", "our side", "2027", "not started"],
        ["Asked\nVisit 18 Mar 2026", "their side", "not set", "waiting for partner"],
    ]


def test_five_visits_are_told_and_the_next_one_but_no_cancelled_one(
    empty: Services, lindenau: Key, tmp_path: Path
) -> None:
    ours, theirs = (party.place for party in empty.partnerships.open(lindenau).record.parties)
    for year in range(2015, 2022):
        head = Participation(side=Side.OURS, name="A. Serik", post="mayor", role=Role.HEAD)
        empty.visits.record_visit(
            visit(ours, theirs, f"{year}-05", partnership=lindenau, participants=(head,), summary="Talks.")
        )
    for start, status in (("2025-01-01", VisitStatus.CANCELLED), ("2027-06", VisitStatus.PLANNED)):
        empty.visits.record_visit(visit(ours, theirs, start, partnership=lindenau, status=status))
    page = briefed(empty, lindenau, tmp_path)
    told_of = [row for row in page if row[-1] == "Talks."]
    assert [row[0] for row in told_of] == [f"May {year}" for year in (2021, 2020, 2019, 2018, 2017)]
    about = "Outgoing: Zhanaqala → Lindenau\nhead of delegation: A. Serik, mayor"
    assert {row[1] for row in told_of} == {about}
    assert ["2 earlier visits are in the register."] in page
    assert fact(page, "Next visit") == "June 2027: outgoing, planned"


def test_people_of_the_other_side_stand_once_with_their_last_post_and_what_came_after(
    empty: Services, lindenau: Key, tmp_path: Path
) -> None:
    ours, theirs = (party.place for party in empty.partnerships.open(lindenau).record.parties)
    for year, post in (("2015", "councillor"), ("2019", "mayor")):
        guest = Participation(side=Side.OURS, name="Ours", post="clerk")
        host = Participation(side=Side.THEIRS, name="Karl Amsel", post=post, organisation_name="Council")
        empty.visits.record_visit(visit(ours, theirs, year, partnership=lindenau, participants=(host, guest)))
    (person,) = empty.people.suggest_people("Amsel")
    kept = empty.people.open(person.key)
    posts = (Post(title="mayor", until=day("2021")), Post(title="senator", since=day("2022-04")))
    empty.people.correct_person(kept, replace(kept.record, posts=posts))
    page = briefed(empty, lindenau, tmp_path)
    assert [row for row in page if row[0] == "Karl Amsel"] == [
        [
            "Karl Amsel",
            "mayor, Council; since then: mayor (until 2021); senator (since April 2022)",
            "2019",
        ]
    ]
    assert not [row for row in page if row[0] == "Ours"]


def test_the_status_says_what_it_rests_on(empty: Services, lindenau: Key, tmp_path: Path) -> None:
    signed(empty, lindenau, "Twinning", "2020-01-01", **fixed(20, renewal=RenewalKind.NONE))
    assert fact(briefed(empty, lindenau, tmp_path), "Legal status") == "In force; by the document “Twinning”"
    event = StatusEvent(kind=StatusEventKind.SUSPENDED, date=day("2022-03"), body="City council", number="17")
    kept = empty.partnerships.open(lindenau)
    empty.partnerships.correct_partnership(kept, replace(kept.record, events=(event,)))
    said = fact(briefed(empty, lindenau, tmp_path), "Legal status")
    assert said == "Suspended; decision: City council, no. 17, March 2022"
    kept = empty.partnerships.open(lindenau)
    record = replace(kept.record, status_override=LegalStatus.IN_FORCE, override_reason="letter of the mayor")
    empty.partnerships.correct_partnership(kept, record)
    said = fact(briefed(empty, lindenau, tmp_path), "Legal status")
    assert said == "In force; set by the office: letter of the mayor"


def test_coming_dates_are_those_of_this_partner_as_exact_as_they_are_known(
    empty: Services, lindenau: Key, tmp_path: Path
) -> None:
    kept = empty.partnerships.open(lindenau)
    theirs = empty.places.open(kept.record.parties[1].place)
    city_day = CongratulationDay(title="Linden fair", month=9, day=12)
    empty.places.correct_place(theirs, replace(theirs.record, days=(city_day,)))
    record = replace(
        kept.record,
        established=day("2007-06"),
        cooperation=(CooperationField.SPORT,),
        last_confirmed=date(2022, 7, 15),
    )
    empty.partnerships.correct_partnership(kept, record)
    signed(empty, lindenau, "Twinning", "2022-03-01", **fixed())
    page = briefed(empty, lindenau, tmp_path)
    start = page.index(["Date", "Event"]) + 1
    end = page.index(["7. What is missing"])
    assert page[start:end] == [
        [at(2026, 12, 1), "Last day for a notice: Twinning"],
        [at(2027, 3, 1), "The term ends: Twinning"],
        [at(2027, 4, 25), "World Twin Cities Day"],
        ["June 2027", "Jubilee of the partnership: 20 years"],
        [at(2027, 7, 15), "Review of the partnership is due"],
        [at(2027, 9, 12), "Linden fair (Lindenau)"],
        [at(2027, 10, 3), "National day (Germany)"],
    ]
    assert any("Nothing yet in the field of: sport" in str(row[0]) for row in page[end:])


def test_what_is_missing_is_said_once(empty: Services, lindenau: Key, tmp_path: Path) -> None:
    kept = empty.partnerships.open(lindenau)
    empty.partnerships.correct_partnership(kept, replace(kept.record, review_due=day("2025")))
    signed(empty, lindenau, "Twinning", "1990", text_state=TextState.NOT_FOUND)
    page = briefed(empty, lindenau, tmp_path)
    said = [str(row[0]) for row in page[page.index(["7. What is missing"]) + 1 :]]
    told = [
        sum(words in line for line in said) for words in ("review", "ext of", "confirmed with", "partner")
    ]
    assert told == [1, 1, 0, 1], said


def test_a_partner_that_marks_nothing_gets_no_anniversary(
    empty: Services, lindenau: Key, tmp_path: Path
) -> None:
    kept = empty.partnerships.open(lindenau)
    record = replace(kept.record, established=day("2007-06"), anniversary_custom=AnniversaryCustom.NONE)
    empty.partnerships.correct_partnership(kept, record)
    page = briefed(empty, lindenau, tmp_path)
    assert not [row for row in page if "ubilee" in str(row[-1])]


def test_documents_are_told_with_their_deadlines_drafts_last_and_what_is_over_not_at_all(
    empty: Services, lindenau: Key, tmp_path: Path
) -> None:
    old = signed(empty, lindenau, "Old", "2000-01-01")
    signed(empty, lindenau, "End", "2010-01-01", follows=old, effect=ChainEffect.TERMINATES)
    signed(empty, lindenau, "Draft", None, stage=DocumentStage.DRAFT)
    signed(empty, lindenau, "Lost", "1990", text_state=TextState.NOT_FOUND)
    signed(empty, lindenau, "Due", "2022-03-01", **fixed())
    page = briefed(empty, lindenau, tmp_path)
    start = page.index(["Document", "Signed", "Valid until", "Give notice by", "Status"]) + 1
    lines = page[start : page.index(["6. Coming dates"])]
    assert [(row[0], row[-1]) for row in lines] == [
        ("Due", "GIVE NOTICE WITHIN 90 DAYS"),
        ("Lost; text not found", "term not stated"),
        ("Draft", "draft"),
    ]
    assert any("The text of the document: Lost" in str(row[0]) for row in page)


def test_there_is_no_briefing_on_a_partnership_that_is_not_there(
    empty: Services, visit_key: Key, tmp_path: Path
) -> None:
    with pytest.raises(MissingRecordError):
        empty.papers.briefing(visit_key, options(empty), tmp_path / "b.xlsx")
    assert list(tmp_path.glob("*.xlsx")) == []
