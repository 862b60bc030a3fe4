"""Terms of agreements and the briefing for a visit, from a real register to a workbook read back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.services.makers import tie, two_places, visit
from twincities.domain.agreement import Agreement, AgreementTitle
from twincities.domain.agreement_terms import BINDING
from twincities.domain.claim import Claim
from twincities.domain.errors import MissingRecordError
from twincities.domain.keys import new_key
from twincities.domain.partial_date import PartialDate, Precision
from twincities.domain.people import Post
from twincities.domain.periods import Period, moved
from twincities.domain.place import CongratulationDay
from twincities.domain.preparation import Preparation
from twincities.domain.status_events import StatusEvent
from twincities.domain.visit import Outcome, Participation
from twincities.domain.vocabularies import (
    AgreementState,
    AnniversaryCustom,
    ChainEffect,
    CommitmentStatus,
    CooperationField,
    DocumentKind,
    DocumentStage,
    Duration,
    LegalStatus,
    PeriodUnit,
    RenewalKind,
    Role,
    Side,
    StatusEventKind,
    TextState,
    VisitStatus,
)
from twincities.i18n import Language, Words
from twincities.paths import LOCALE
from twincities.reports.paper import NOTICE_AHEAD, URGENT, ProposedAction, TermState
from twincities.services.agreement_filter import AgreementQuery
from twincities.services.agreement_rows import AgreementRow
from twincities.services.paper_content_agreements import term_of
from twincities.services.paper_lists import AgreementTerms
from twincities.services.papers import Copy

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from twincities.domain.keys import Key
    from twincities.services.papers import PaperOptions
    from twincities.wiring import Services

AS_OF = date(2026, 11, 22)
EN = Words(Language.EN, LOCALE)
TERMS = AgreementTerms(AgreementQuery())


def options(services: Services, words: Words = EN, copy: Copy = Copy.FINAL) -> PaperOptions:
    return services.papers.options(words, AS_OF, copy)


def at(year: int, month: int, day_: int) -> datetime:
    """Return a day as a sheet gives it back."""
    return datetime(year, month, day_)  # noqa: DTZ001 - sheets know no zone


def day(text: str) -> PartialDate:
    return PartialDate.from_edtf(text)


@pytest.fixture
def lindenau(empty: Services) -> Key:
    """Return a tie of the own city with one abroad."""
    return tie(empty, *two_places(empty))


def signed(services: Services, of: Key, title: str, when: str | None, **values: object) -> Key:
    """Keep a document; return its key."""
    record = Agreement(
        partnership=of,
        titles=(AgreementTitle(language="en", text=title),) if title else (),
        signed=day(when) if when else None,
        **values,  # type: ignore[arg-type] # the test's own values
    )
    return services.agreements.record_agreement(record).key


def fixed(years: int = 5, notice: int | None = 3, **values: object) -> dict[str, object]:
    return {"duration": Duration.FIXED, "term": years, "notice_period": notice, **values}


def terms(services: Services, folder: Path, query: AgreementQuery | None = None) -> Worksheet:
    target = folder / "a.xlsx"
    paper = AgreementTerms(query) if query else TERMS
    done = services.papers.write_list(paper, options(services), target, replace=True)
    return load_workbook(done.path).worksheets[1]


def rows(sheet: Worksheet) -> list[list[object]]:
    return [
        [cell.value for cell in row] for row in sheet.iter_rows(min_row=7) if isinstance(row[0].value, int)
    ]


def told(sheet: Worksheet) -> list[tuple[object, object, object]]:
    """Return title, state and proposed action of each line."""
    return [(row[3], row[9], row[10]) for row in rows(sheet)]


def briefed(services: Services, key: Key, folder: Path, words: Words = EN) -> list[list[object]]:
    """Return what stands on the rows of a briefing."""
    done = services.papers.briefing(key, options(services, words), folder / "b.xlsx", replace=True)
    sheet = load_workbook(done.path).worksheets[0]
    page: list[list[object]] = [[cell.value for cell in row if cell.value] for row in sheet.iter_rows()]
    return [said for said in page if said]


def fact(page: list[list[object]], label: str) -> object:
    return next(row[1] for row in page if row[0] == label)


# ------------------------------------------------------------------------------------------------- agreements


def test_what_needs_a_decision_comes_first_and_each_document_gets_its_proposal(
    empty: Services, lindenau: Key, tmp_path: Path
) -> None:
    signed(empty, lindenau, "Open", "2012", duration=Duration.OPEN_ENDED)
    signed(empty, lindenau, "Running", "2024-01-10", **fixed())
    signed(empty, lindenau, "Lost", "1990", text_state=TextState.NOT_FOUND)
    signed(empty, lindenau, "Due", "2022-03-01", **fixed(renewal=RenewalKind.BY_AGREEMENT))
    signed(empty, lindenau, "Missed", "2022-01-10", **fixed(renewal=RenewalKind.BY_AGREEMENT))
    signed(empty, lindenau, "Missed, tacit", "2022-01-20", **fixed(renewal=RenewalKind.TACIT))
    signed(empty, lindenau, "Over soon", "2022-01-05", **fixed(notice=None))
    signed(empty, lindenau, "Expired", "2020-06-30", **fixed())
    assert told(terms(empty, tmp_path)) == [
        ("Expired", "EXPIRED", "Decide: a new document or an end"),
        ("Missed", "NOTICE MISSED", "Agree on the renewal directly before the term ends"),
        ("Missed, tacit", "NOTICE MISSED", "It renews by itself; an end only by agreement"),
        ("Due", "GIVE NOTICE WITHIN 90 DAYS", "Prepare the notice and a position"),
        ("Running", "within its term", "No action is needed"),
        ("Over soon", "within its term", "Decide before the term ends: renewal or an end"),
        ("Open", "open-ended", "No action is needed"),
        ("Lost; text not found", "term not stated", "Ask for the text of the document"),
    ]


def test_a_term_that_ran_out_says_how_long_its_notice_date_is_past(
    empty: Services, lindenau: Key, tmp_path: Path
) -> None:
    signed(empty, lindenau, "Protocol", None, **fixed(notice=2), in_force_from=day("2021-06-30"))
    (line,) = rows(terms(empty, tmp_path))
    assert line[5] == at(2026, 6, 30)
    assert line[7:9] == [at(2026, 4, 30), -206]


def test_the_notice_date_moves_on_with_a_tacit_renewal(
    empty: Services, lindenau: Key, tmp_path: Path
) -> None:
    signed(empty, lindenau, "Twinning", "2010-01-10", **fixed(renewal=RenewalKind.TACIT))
    (line,) = rows(terms(empty, tmp_path))
    assert line[5] == at(2030, 1, 10)
    assert line[6] == "automatic, for 5 years"
    assert line[7] == at(2029, 10, 10)


def test_a_year_stays_a_year_in_every_column(empty: Services, lindenau: Key, tmp_path: Path) -> None:
    signed(empty, lindenau, "Twinning", "2024", **fixed(notice=1))
    (line,) = rows(terms(empty, tmp_path))
    assert [line[4], line[5]] == ["2024 (year)", "2029 (year)"]


def test_what_is_over_or_unsigned_or_belongs_to_another_document_has_no_line(
    empty: Services, lindenau: Key, tmp_path: Path
) -> None:
    old = signed(empty, lindenau, "Old", "2000-01-01", **fixed(20))
    new = signed(empty, lindenau, "New", "2024-01-01", follows=old, **fixed(10))
    kind = DocumentKind.PROLONGATION
    signed(empty, lindenau, "Longer", "2025-01-01", follows=new, kind=kind, valid_until=day("2040-12-31"))
    signed(empty, lindenau, "Paper", None, stage=DocumentStage.DRAFT)
    sheet = terms(empty, tmp_path)
    assert [(row[3], row[5]) for row in rows(sheet)] == [("New", at(2040, 12, 31))]
    assert str(sheet["A4"].value).endswith("Left out: over — 1, not signed — 1.")


def test_a_document_without_a_title_is_called_by_its_kind_and_number(
    empty: Services, lindenau: Key, tmp_path: Path
) -> None:
    signed(empty, lindenau, "", "2024", kind=DocumentKind.MEMORANDUM, number="14")
    assert rows(terms(empty, tmp_path))[0][3] == "Memorandum no. 14"


def test_an_extract_of_agreements_says_how_it_was_chosen(
    empty: Services, lindenau: Key, tmp_path: Path
) -> None:
    signed(empty, lindenau, "Due", "2022-03-01", **fixed())
    signed(empty, lindenau, "Later", "2025-03-01", **fixed())
    sheet = terms(empty, tmp_path, AgreementQuery(partnership=lindenau, due_within=30))
    assert [row[3] for row in rows(sheet)] == ["Due"]
    assert sheet["A5"].value == "Extract. partnership: Zhanaqala — Lindenau; deadline within 30 days"


def test_the_key_of_a_line_carries_the_documents_revision(
    empty: Services, lindenau: Key, tmp_path: Path
) -> None:
    key = signed(empty, lindenau, "Twinning", "2024")
    kept = empty.agreements.open(key)
    empty.agreements.correct_agreement(kept, replace(kept.record, number="7"))
    asked = options(empty, copy=Copy.REVIEW)
    sheet = load_workbook(empty.papers.write_list(TERMS, asked, tmp_path / "a.xlsx").path).worksheets[1]
    assert sheet["A7"].value == f"{key}|2"


def test_a_register_without_agreements_says_so(services: Services, tmp_path: Path) -> None:
    sheet = terms(services, tmp_path)
    assert services.papers.plan(TERMS, options(services)).rows == 0
    assert sheet["A7"].value == "No entries"


@pytest.mark.parametrize("copy", list(Copy))
@pytest.mark.parametrize("language", list(Language))
def test_both_are_written_in_each_language(
    empty: Services, lindenau: Key, tmp_path: Path, language: Language, copy: Copy
) -> None:
    signed(empty, lindenau, "Twinning", "2024", **fixed())
    papers, asked = empty.papers, options(empty, Words(language, LOCALE), copy)
    names = [papers.list_file_name(TERMS, asked), papers.briefing_file_name(lindenau, asked)]
    written = [
        papers.write_list(TERMS, asked, tmp_path / names[0]),
        papers.briefing(lindenau, asked, tmp_path / names[1]),
    ]
    assert [done.path.name for done in written] == names
    assert all(name.isascii() for name in names)
    assert [name[:3] for name in names] == ["07_", "09_"]
    assert written[0].rows == 1


DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@st.composite
def partial(draw: st.DrawFn) -> PartialDate:
    """Give a day, a month or a year."""
    known = PartialDate.of(draw(DAYS))
    year, month = PartialDate(known.year), PartialDate(known.year, known.month)
    return draw(st.sampled_from([known, month, year]))


@st.composite
def documents(draw: st.DrawFn) -> AgreementRow:
    """Give a line of the list in any state that a signed document can be in."""
    state = draw(st.sampled_from([*BINDING, AgreementState.EXPIRED, AgreementState.UNKNOWN]))
    until = draw(partial()) if state is AgreementState.EXPIRED else draw(st.none() | partial())
    months = draw(st.none() | st.integers(1, 24))
    period = Period(months, PeriodUnit.MONTHS) if months else None
    binds = state in BINDING and until is not None and period is not None
    return AgreementRow(
        id=1,
        key=new_key(),
        partnership=new_key(),
        partner="",
        ours="",
        country="",
        kind=DocumentKind.MEMORANDUM,
        title="",
        number="",
        signed=None,
        begins=None,
        duration=draw(st.sampled_from(list(Duration))),
        until=until,
        renewal=draw(st.none() | st.sampled_from(list(RenewalKind))),
        renewal_period=None,
        notice=moved(until, period, -1) if binds and until and period else None,
        notice_period=period,
        deadline=None,
        days_left=None,
        state=state,
        text_state=draw(st.none() | st.sampled_from(list(TextState))),
        urgency=None,
        lead=None,
    )


@given(documents(), DAYS)
def test_every_document_has_one_state_and_doubt_never_hides_a_deadline(
    row: AgreementRow, today: date
) -> None:
    term = term_of(row, today)
    near = row.notice is not None and row.notice.first_day <= today + timedelta(NOTICE_AHEAD)
    assert (term.state is TermState.EXPIRED) == (row.state is AgreementState.EXPIRED)
    assert (term.state in (TermState.NOTICE_MISSED, TermState.NOTICE_DUE)) == (near and row.state in BINDING)
    if term.state is TermState.NOTICE_MISSED:
        assert row.notice is not None
        assert row.notice.last_day < today
    if term.state in (TermState.OPEN_ENDED, TermState.NOT_STATED):
        assert (term.until, term.notice, term.left) == (None, None, None)
    assert (term.left is None) == (term.notice is None or term.notice.precision is not Precision.DAY)
    assert (term.action is ProposedAction.NONE) <= (term.state not in URGENT)


# --------------------------------------------------------------------------------------------------- briefing


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


def test_what_other_sources_say_of_a_documents_dates_stands_below_the_terms(
    empty: Services, lindenau: Key, tmp_path: Path
) -> None:
    claims = (
        Claim(target="signed"),
        Claim(target="signed", value="1991", preferred=False),
        Claim(target="signed", value="1990-05-12", preferred=False),
        Claim(target="valid_until", value="2031-01", preferred=False),
        Claim(target="number", value="7", preferred=False),
    )
    signed(empty, lindenau, "Twinning", "1990", claims=claims)
    below = [str(row[0].value) for row in terms(empty, tmp_path).iter_rows() if row[0].value]
    assert [line for line in below if "Sources differ" in line] == [
        "Sources differ: Lindenau, Twinning — signed also 1991, 12 May 1990.",
        "Sources differ: Lindenau, Twinning — valid also until January 2031.",
    ]


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
