"""What a register holds is never more than text: no paper calculates it, no calendar breaks on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import icalendar
import openpyxl
import pytest

from tests.filled import fill
from twincities.services.agreement_filter import AgreementQuery
from twincities.services.calendars import CalendarWish
from twincities.services.ledger_filter import LedgerQuery
from twincities.services.paper_lists import (
    AgreementTerms,
    ComingAnniversaries,
    CommitmentLedger,
    PartnershipRegister,
    VisitJournal,
)
from twincities.services.register_filter import PartnershipQuery
from twincities.services.visit_filter import Viewer, VisitQuery

if TYPE_CHECKING:
    from pathlib import Path

    from twincities.domain.keys import Key
    from twincities.i18n import Words
    from twincities.wiring import Services

AS_OF = date(2026, 11, 24)
HOSTILE = '=1+1 <img src=x onerror="alert(1)"></script> "\';\\,\r\nBEGIN:VEVENT'
PAPERS = (
    "register",
    "visit_journal",
    "visit_report",
    "agreements",
    "commitments",
    "anniversaries",
    "briefing",
)


@dataclass(frozen=True)
class Office:
    """The services on a register of hostile words."""

    services: Services
    keys: dict[str, Key]

    def write(self, paper: str, words: Words, target: Path) -> None:
        papers = self.services.papers
        options = papers.options(words, AS_OF)
        viewer = Viewer(words.language, AS_OF, 10)
        if paper == "register":
            papers.write_list(PartnershipRegister(PartnershipQuery()), options, target)
        elif paper == "visit_journal":
            papers.write_list(VisitJournal(VisitQuery(), viewer), options, target)
        elif paper == "visit_report":
            papers.visit_report(self.keys["visit"], options, target)
        elif paper == "agreements":
            papers.write_list(AgreementTerms(AgreementQuery()), options, target)
        elif paper == "commitments":
            papers.write_list(CommitmentLedger(LedgerQuery()), options, target)
        elif paper == "anniversaries":
            papers.write_list(ComingAnniversaries(), options, target)
        else:
            papers.briefing(self.keys["partnership"], options, target)


@pytest.fixture
def office(empty: Services) -> Office:
    return Office(empty, fill(empty.desk, lambda _field: HOSTILE))


@pytest.mark.parametrize("paper", PAPERS)
def test_no_paper_calculates_what_was_typed(office: Office, words: Words, tmp_path: Path, paper: str) -> None:
    target = tmp_path / "paper.xlsx"
    office.write(paper, words, target)
    book = openpyxl.load_workbook(target)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert any("onerror" in str(cell.value) for cell in cells)
    formulas = [str(cell.value) for cell in cells if cell.data_type == "f"]
    assert [formula for formula in formulas if "onerror" in formula] == []
    book.close()


def test_a_calendar_takes_any_name_for_text(office: Office, words: Words, tmp_path: Path) -> None:
    target = tmp_path / "days.ics"
    wish = CalendarWish(first=AS_OF, last=AS_OF.replace(year=2028), congratulations=True)
    office.services.calendars.write(wish, words, target)
    calendar = icalendar.Calendar.from_ical(target.read_bytes())
    events = calendar.walk("VEVENT")
    assert events
    assert any("onerror" in str(event["SUMMARY"]) for event in events)
    assert all(event.errors == [] for event in events)
    assert target.read_bytes().count(b"\r\nBEGIN:VEVENT") == len(events)


def test_hostile_words_are_found_as_they_were_written(office: Office, words: Words) -> None:
    found = {hit.kind for hit in office.services.finding.search("onerror alert", words)}
    assert found == {"place", "organisation", "person", "source", "partnership", "visit", "agreement"}
