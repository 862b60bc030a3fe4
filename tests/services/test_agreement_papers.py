"""Terms of agreements, from a real register to a workbook read back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.services.documents import TERMS, at, day, fixed, options, signed
from tests.services.makers import tie
from twincities.domain.agreement_terms import BINDING
from twincities.domain.claim import Claim
from twincities.domain.keys import new_key
from twincities.domain.partial_date import PartialDate, Precision
from twincities.domain.periods import Period, moved
from twincities.domain.place import Place, PlaceName
from twincities.domain.vocabularies import (
    AgreementState,
    DocumentKind,
    DocumentStage,
    Duration,
    NameKind,
    PeriodUnit,
    RenewalKind,
    TextState,
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
    from twincities.wiring import Services


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


def test_a_partner_stands_under_the_name_of_the_papers_day_and_the_document_under_its_own(
    empty: Services, tmp_path: Path
) -> None:
    former = PlaceName(text="Altstadt", language="en", kind=NameKind.FORMER, until=PartialDate(1993))
    today = PlaceName(text="Neustadt", language="en", since=PartialDate(1993))
    theirs = empty.places.record_place(Place(names=(today, former), country="DE")).key
    ours = empty.places.record_place(Place(names=(PlaceName(text="Osh", language="en"),), own=True)).key
    signed(empty, tie(empty, ours, theirs), "Twinning of Osh and Altstadt", "1990-05-12")
    (line,) = rows(terms(empty, tmp_path))
    assert (line[1], line[3]) == ("Neustadt", "Twinning of Osh and Altstadt")


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


def test_what_other_sources_say_of_a_documents_dates_stands_below_the_terms(
    empty: Services, lindenau: Key, tmp_path: Path
) -> None:
    claims = (
        Claim(target="signed"),
        Claim(target="signed", value="1991", preferred=False),
        Claim(target="signed", value="1990", preferred=False),  # says the same, and is told of nowhere
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
