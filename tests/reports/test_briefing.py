"""The briefing for a visit, read back and printed: what is open, who is met, what is doubtful."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from tests.reports.conftest import asked
from tests.reports.printing import page_count, page_texts, printed
from tests.reports.reading import filled, part, part_names, row_of, row_texts, shown, texts
from twincities.domain.partial_date import PartialDate
from twincities.domain.vocabularies import (
    Activity,
    AgreementState,
    CommitmentStatus,
    LegalStatus,
    PartnershipType,
)
from twincities.i18n import Language
from twincities.reports.paper import (
    Acquaintance,
    AgreementNow,
    Briefing,
    ComingDate,
    Copy,
    Lacking,
    OpenPromise,
    PaperOptions,
    PastVisit,
    TermState,
    Tie,
    write_briefing,
)

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

JUNE = PartialDate(2015, 6, 8, until=PartialDate(2015, 6, 11))
TIE = Tie(
    ours="Shymkent",
    partner="Stevenage",
    country="United Kingdom",
    type=PartnershipType.TWIN,
    status=LegalStatus.IN_FORCE,
    status_note="recorded",
    activity=Activity.DORMANT,
    dormant_months=60,
    last_event=JUNE,
    established=PartialDate(1990),
    rivals=(PartialDate(1989, 10),),
    confirmed=date(2025, 3, 1),
    confirmed_by="Stevenage council",
    cooperation="culture; sport",
    turn="the partner's turn",
    next_visit="8–11 June 2027, outgoing, planned",
)


def usual() -> Briefing:
    """Return what a usual partner has: a little of everything."""
    return Briefing(
        key="b7d1",
        number="P12",
        revision=3,
        tie=TIE,
        promises=(
            OpenPromise(
                text="Send the draft of the exchange programme",
                basis="Visit 8–11 Jun 2015",
                responsible="our side",
                due=PartialDate(2015, 12, 1),
                status=CommitmentStatus.IN_PROGRESS,
                overdue=True,
                key="c1",
            ),
            OpenPromise(text="Answer the chambers of commerce", status=CommitmentStatus.WAITING),
        ),
        visits=tuple(
            PastVisit(
                start=PartialDate(year),
                end=None,
                about="Working, outgoing: Shymkent → Stevenage",
                results="Agreed: to exchange pupils",
            )
            for year in (2015, 2012, 2009, 2006, 2003)
        ),
        more_visits=2,
        people=tuple(
            Acquaintance(name=f"Person {number}", post="councillor", met=JUNE, later="mayor (since 2022)")
            for number in range(8)
        ),
        more_people=1,
        agreements=(
            AgreementNow(
                document="Memorandum",
                signed=PartialDate(2021, 12, 29),
                until=PartialDate(2026, 12, 31),
                notice=PartialDate(2026, 12, 1),
                standing=TermState.NOTICE_DUE,
                state=AgreementState.IN_FORCE,
                urgent=True,
            ),
            AgreementNow(
                document="Twinning document",
                signed=PartialDate(1990),
                until=None,
                notice=None,
                standing=TermState.NOT_STATED,
                state=AgreementState.UNKNOWN,
                text_missing=True,
            ),
            AgreementNow(
                document="Draft",
                signed=None,
                until=None,
                notice=None,
                standing=AgreementState.DRAFT,
                state=AgreementState.DRAFT,
            ),
        ),
        coming=(
            ComingDate(date=PartialDate(2026, 12, 1), event="Last day for the notice"),
            ComingDate(date=PartialDate(2027), event="Anniversary"),
        ),
        missing=(Lacking(text="The day in 1990"), Lacking(text="The text of the twinning document")),
    )


def empty() -> Briefing:
    tie = replace(
        TIE,
        last_event=None,
        established=None,
        rivals=(),
        confirmed=None,
        turn="",
        next_visit="",
        activity=Activity.NO_DATA,
    )
    return Briefing(key="b7d1", number="P12", revision=1, tie=tie)


def written(options: PaperOptions, folder: Path, data: Briefing | None = None) -> Path:
    return write_briefing(data or usual(), options, folder / "b.xlsx", replace=True).path


def page(path: Path) -> Worksheet:
    return load_workbook(path).worksheets[0]


def fact(sheet: Worksheet, label: str) -> object:
    return row_texts(sheet, row_of(sheet, label))[1]


def test_the_partner_is_named_with_both_statuses_and_the_doubt_of_its_date(
    tmp_path: Path, final: PaperOptions
) -> None:
    sheet = page(written(final, tmp_path))
    assert "Shymkent – Stevenage (United Kingdom)" in texts(sheet)
    assert fact(sheet, "Legal status") == "In force; recorded"
    assert fact(sheet, "Activity") == "None for over 5 years; last event: 8–11 June 2015"
    assert fact(sheet, "Established") == "1990; year only; other sources: October 1989"
    assert fact(sheet, "Last confirmed") == "1 March 2025, Stevenage council"


def test_what_is_open_says_whose_it_is_and_what_is_overdue_is_in_capitals(
    tmp_path: Path, final: PaperOptions
) -> None:
    sheet = page(written(final, tmp_path))
    first = row_of(sheet, "Send the draft of the exchange programme\nVisit 8–11 Jun 2015")
    due = datetime(2015, 12, 1)  # noqa: DTZ001 - sheets know no zone
    assert row_texts(sheet, first)[2:] == ["our side", due, "OVERDUE"]
    assert sheet.cell(first, 8).font.b
    assert row_texts(sheet, first + 1)[1:] == [
        *("Answer the chambers of commerce", "not stated", "not set", "waiting for partner"),
    ]


def test_people_stand_with_the_post_of_the_last_meeting_and_what_was_heard_since(
    tmp_path: Path, final: PaperOptions
) -> None:
    sheet = page(written(final, tmp_path))
    assert row_texts(sheet, row_of(sheet, "Person 0")) == [
        *("Person 0", "councillor; since then: mayor (since 2022)", "8–11 Jun 2015"),
    ]
    assert "1 more person is in the register." in texts(sheet)
    assert "2 earlier visits are in the register." in texts(sheet)


def test_documents_stand_with_their_terms_and_drafts_as_drafts(tmp_path: Path, final: PaperOptions) -> None:
    sheet = page(written(final, tmp_path))
    memorandum = row_of(sheet, "Memorandum")
    assert row_texts(sheet, memorandum)[-1] == "GIVE NOTICE WITHIN 90 DAYS"
    assert row_texts(sheet, memorandum + 1) == [
        *("Twinning document; text not found", "1990 (year)", "not stated", "—", "term not stated"),
    ]
    assert row_texts(sheet, memorandum + 2)[-1] == "draft"


def test_a_year_stays_a_year_among_the_coming_dates(tmp_path: Path, final: PaperOptions) -> None:
    sheet = page(written(final, tmp_path))
    assert row_texts(sheet, row_of(sheet, "Anniversary")) == ["2027", "Anniversary"]


def test_a_partner_of_whom_little_is_known_keeps_every_chapter(tmp_path: Path, final: PaperOptions) -> None:
    sheet = page(written(final, tmp_path, empty()))
    said = texts(sheet)
    assert {f"{number}. " for number in range(1, 8)} == {one[:3] for one in said if one[1:3] == ". "}
    assert fact(sheet, "Established") == "not established"
    assert fact(sheet, "Last confirmed") == "never confirmed with the partner"
    assert fact(sheet, "Next visit") == "not planned"
    assert {"Nothing is open", "No visits are recorded", "No documents are recorded"} <= set(said)


@pytest.mark.parametrize("language", list(Language))
def test_a_usual_partner_takes_two_pages_at_most_in_every_language(
    tmp_path: Path, language: Language
) -> None:
    pages = page_texts(printed(written(asked(Copy.REVIEW, language), tmp_path), tmp_path))
    assert len(pages) == 2
    assert "b7d1" not in "".join(pages)


def test_a_partner_of_whom_nothing_is_known_takes_one_page(tmp_path: Path, final: PaperOptions) -> None:
    assert page_count(printed(written(final, tmp_path, empty()), tmp_path)) == 1


def test_a_table_that_goes_on_repeats_its_head_on_every_page(tmp_path: Path, review: PaperOptions) -> None:
    promise, person = usual().promises[0], usual().people[0]
    data = replace(
        usual(),
        promises=tuple(
            replace(promise, text=f"{number} {'long ' * 40}", key=f"c{number}") for number in range(30)
        ),
        people=tuple(replace(person, name=f"Person {number}") for number in range(60)),
    )
    pages = page_texts(printed(written(review, tmp_path, data), tmp_path))
    assert len(pages) > 4
    first = [next(line for line in one.splitlines() if line.strip()) for one in pages[1:]]
    heads = ("Commitment", "Post at the last meeting", "Results", "Document", "Event")
    assert all(any(head in line for head in heads) or line.strip()[1:3] == ". " for line in first), first
    assert "".join(pages).count("Person 59") == 1
    sheet = page(written(review, tmp_path, data))
    keys = [str(cell.value) for cell in sheet["A"] if cell.value]
    assert len(set(keys)) == len(keys)
    unlocked = [cell.row for cell in sheet["K"] if not cell.protection.locked]
    assert unlocked
    assert all(sheet.cell(row, 1).value for row in unlocked)


def test_it_is_printed_upright_on_a4_at_its_size(tmp_path: Path, final: PaperOptions) -> None:
    sheet = page(written(final, tmp_path))
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("portrait", 9)
    assert sheet.page_setup.scale == 100
    assert sum(sheet.column_dimensions[letter].width for letter in "ABCDEFGH") == 88


def test_a_review_copy_takes_remarks_to_promises_and_facts(tmp_path: Path, review: PaperOptions) -> None:
    book = load_workbook(written(review, tmp_path))
    sheet = book.worksheets[0]
    keys = [str(cell.value) for cell in sheet["A"] if cell.value]
    assert "b7d1/c1|3" in keys
    assert len(set(keys)) == len(keys)
    assert sheet.protection.sheet
    assert book["_meta"]["B2"].value == "briefing"


def test_hostile_words_stay_words(tmp_path: Path, review: PaperOptions) -> None:
    hostile = ("=1+1", "+1", "-1", "@x", "#N/A", "</t>&<img onerror=x>", "_x0041_", "x" * 40_000)
    data = replace(
        usual(),
        tie=replace(TIE, partner=hostile[0], turn=hostile[1], responsible=hostile[3]),
        promises=tuple(OpenPromise(text=text, status=CommitmentStatus.WAITING) for text in hostile),
        people=tuple(Acquaintance(name=text, post=text, met=JUNE) for text in hostile),
        missing=tuple(Lacking(text=one) for one in hostile),
    )
    done = write_briefing(data, review, tmp_path / "b.xlsx")
    assert done.shortened
    book = load_workbook(done.path)
    cells = [cell for sheet in book.worksheets for cell in filled(sheet)]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n", "d"}
    said = texts(book.worksheets[0])
    assert set(hostile[:-1]) <= {*said, *map(shown, said)}
    sheets = [name for name in part_names(done.path) if "worksheets/sheet" in name]
    assert not [name for name in sheets if "<f>" in part(done.path, name)]
