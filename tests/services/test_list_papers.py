"""Register, coming anniversaries and commitments, from a real register to a workbook read back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.services.makers import place, tie, two_places, visit
from twincities.domain.agreement import Agreement
from twincities.domain.claim import Claim
from twincities.domain.names import sort_key
from twincities.domain.partial_date import PartialDate
from twincities.domain.partnership import Partnership, Party
from twincities.domain.source import Source
from twincities.domain.visit import Outcome
from twincities.domain.vocabularies import (
    Activity,
    CommitmentStatus,
    Direction,
    Grade,
    LegalStatus,
    OutcomeKind,
    Side,
)
from twincities.i18n import Language, Words
from twincities.paths import LOCALE
from twincities.reports.paper import LedgerState
from twincities.services.agreement_filter import AgreementQuery
from twincities.services.ledger_filter import LedgerQuery
from twincities.services.paper_content_commitments import ledger_state
from twincities.services.paper_lists import (
    AgreementTerms,
    ComingAnniversaries,
    CommitmentLedger,
    PartnershipRegister,
)
from twincities.services.papers import Copy
from twincities.services.register_filter import PartnershipQuery
from twincities.services.visit_filter import Viewer

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from twincities.domain.keys import Key
    from twincities.services.papers import PaperOptions, PaperPlan
    from twincities.wiring import Program, Services

AS_OF = date(2026, 11, 22)
EN, RU = (Words(language, LOCALE) for language in (Language.EN, Language.RU))
REGISTER, LEDGER = PartnershipRegister(PartnershipQuery()), CommitmentLedger(LedgerQuery())
ANNIVERSARIES, TERMS = ComingAnniversaries(), AgreementTerms(AgreementQuery())


def options(services: Services, words: Words = EN, copy: Copy = Copy.FINAL) -> PaperOptions:
    return services.papers.options(words, AS_OF, copy)


def register(
    services: Services, folder: Path, query: PartnershipQuery | None = None, words: Words = EN
) -> Worksheet:
    asked = options(services, words)
    paper = PartnershipRegister(query or PartnershipQuery())
    done = services.papers.write_list(paper, asked, folder / "r.xlsx", replace=True)
    return load_workbook(done.path).worksheets[1]


def calendar(services: Services, folder: Path) -> Worksheet:
    done = services.papers.write_list(ANNIVERSARIES, options(services), folder / "a.xlsx", replace=True)
    return load_workbook(done.path).worksheets[0]


def ledger(services: Services, folder: Path, query: LedgerQuery | None = None) -> Worksheet:
    paper = CommitmentLedger(query or LedgerQuery())
    done = services.papers.write_list(paper, options(services), folder / "c.xlsx", replace=True)
    return load_workbook(done.path).worksheets[1]


def rows(sheet: Worksheet, first: int = 7) -> list[list[object]]:
    return [
        [cell.value for cell in row]
        for row in sheet.iter_rows(min_row=first)
        if isinstance(row[0].value, int) or row[0].value == "No entries"
    ]


def founded(services: Services, partner: str, when: str | None, **values: object) -> Key:
    theirs = services.places.record_place(place(partner, "DE", partner)).key
    ours = services.places.suggest("Zhanaqala", Language.EN)[0].key
    record = Partnership(
        parties=(Party(place=ours), Party(place=theirs)),
        established=PartialDate.from_edtf(when) if when else None,
        **values,  # type: ignore[arg-type] # the test's own values
    )
    return services.partnerships.record_partnership(record).key


# ------------------------------------------------------------------------------------------------- register


def test_a_tie_of_several_countries_stands_on_paper_with_all_of_them(empty: Services, tmp_path: Path) -> None:
    names = (("Жанакала", "KZ"), ("Линденау", "DE"), ("Арбузово", "PL"), ("Вишнево", "DE"))
    keys = [
        empty.places.record_place(place(name, country, own=country == "KZ")).key for name, country in names
    ]
    record = Partnership(
        parties=tuple(Party(place=key) for key in keys), established=PartialDate(2002, 2, 28)
    )
    key = empty.partnerships.record_partnership(record).key
    empty.agreements.record_agreement(Agreement(partnership=key, signed=PartialDate(2002, 2, 28)))
    terms = empty.papers.write_list(TERMS, options(empty), tmp_path / "t.xlsx")
    sheets = (register(empty, tmp_path), calendar(empty, tmp_path), load_workbook(terms.path).worksheets[1])
    for sheet in sheets:
        (row,) = rows(sheet)
        assert "Germany, Poland" in row
    summary = load_workbook(tmp_path / "r.xlsx").worksheets[0]
    told = [row for row in summary.iter_rows(values_only=True) if "Germany" in row]
    assert [[cell for cell in row if cell is not None][:2] for row in told] == [["Germany", 1]]


def test_the_examples_register_is_in_force_and_dormant_and_inferred_where_it_is(
    services: Services, tmp_path: Path
) -> None:
    sheet = register(services, tmp_path)
    stevenage = next(row for row in rows(sheet) if row[1] == "Stevenage")
    assert stevenage[2:7] == ["United Kingdom", "Twinning", 1990, "year only", "In force ≈"]
    assert stevenage[7] == "None for over 5 years"
    assert stevenage[9] == "≈ Zakon.kz, June 2015"
    partners = [str(row[1]) for row in rows(sheet)]
    assert partners == sorted(partners, key=sort_key)
    assert len(partners) == 9


def test_names_and_countries_are_in_the_papers_language(services: Services, tmp_path: Path) -> None:
    partners = {row[1]: row[2] for row in rows(register(services, tmp_path, words=RU))}
    assert partners["Стивенейдж"] == "Великобритания"


def test_an_extract_says_how_it_was_chosen_and_holds_what_was_chosen(
    services: Services, tmp_path: Path
) -> None:
    query = PartnershipQuery(countries=("TR",), activities=(Activity.NO_DATA,))
    sheet = register(services, tmp_path, query)
    assert [row[1] for row in rows(sheet)] == ["Adana", "İzmir"]
    assert sheet["A5"].value == "Extract. activity: no data; country: Türkiye"
    chosen = services.register.rows(services.register.ids(query, _viewer()), _viewer())
    only = PartnershipQuery(only=(chosen[0].key,))
    sheet = register(services, tmp_path, only)
    assert len(rows(sheet)) == 1
    assert sheet["A5"].value == "Extract. chosen one by one: 1"
    assert services.papers.plan(PartnershipRegister(query), options(services)).rows == 2


def test_activity_is_measured_at_the_as_of_date(services: Services, tmp_path: Path) -> None:
    asked = services.papers.options(EN, date(2016, 1, 1))
    done = services.papers.write_list(REGISTER, asked, tmp_path / "r.xlsx")
    sheet = load_workbook(done.path).worksheets[1]
    assert next(row[7] for row in rows(sheet) if row[1] == "Stevenage") == "Active"


def test_the_offices_limits_of_activity_are_kept(
    program: Program, services: Services, tmp_path: Path
) -> None:
    program.change_settings(activity_active_months=24, activity_occasional_months=240)
    sheet = register(services, tmp_path)
    assert next(row[7] for row in rows(sheet) if row[1] == "Stevenage") == "Occasional"


def test_a_tie_at_home_and_one_of_several_parties_name_all_the_others(
    empty: Services, tmp_path: Path
) -> None:
    ours, theirs = two_places(empty)
    third = empty.places.record_place(place("Остмарк", "DE", "Ostmark")).key
    home = empty.places.record_place(place("Тастобе", "KZ", "Tastobe")).key
    tie(empty, ours, theirs, third)
    tie(empty, ours, home)
    assert [row[1:3] for row in rows(register(empty, tmp_path))] == [
        ["Lindenau, Ostmark", "Germany"],
        ["Tastobe", "Kazakhstan"],
    ]


def test_the_key_carries_the_records_own_revision(empty: Services, tmp_path: Path) -> None:
    ours, theirs = two_places(empty)
    key = tie(empty, ours, theirs)
    base = empty.partnerships.open(key)
    changed = Partnership(parties=base.record.parties, legal_status=LegalStatus.IN_FORCE)
    empty.partnerships.correct_partnership(base, changed)
    asked = options(empty, copy=Copy.REVIEW)
    path = empty.papers.write_list(REGISTER, asked, tmp_path / "r.xlsx").path
    sheet = load_workbook(path).worksheets[1]
    assert sheet["A7"].value == f"{key}|{empty.partnerships.open(key).version}"
    assert empty.partnerships.open(key).version == 2


def test_the_source_of_the_date_comes_before_other_sources(empty: Services, tmp_path: Path) -> None:
    two_places(empty)
    papers = [
        empty.sources.record_source(Source(title=title, published=PartialDate(year))).key
        for title, year in (("List of ties", 2001), ("Gazette", 1999))
    ]
    claims = (
        Claim(target="legal_status", source=papers[0]),
        Claim(target="established", source=papers[1], value='"1998"', grade=Grade.VERBATIM),
    )
    founded(empty, "Lindau", "1998", claims=claims)
    assert [row[9] for row in rows(register(empty, tmp_path))] == ["Gazette, 1999"]


def test_what_another_source_says_of_the_year_stands_beside_it_and_is_not_its_source(
    empty: Services, tmp_path: Path
) -> None:
    two_places(empty)
    list_, report = (
        empty.sources.record_source(Source(title=title)).key for title in ("Town list", "Report")
    )
    rival = Claim(target="established", value="1977", side=Side.THEIRS, source=list_, preferred=False)
    founded(empty, "Celle", "1952", claims=(rival,))
    founded(
        empty,
        "Tavistock",
        "1952",
        claims=(
            Claim(target="established", source=report),
            Claim(target="established", value="1977-05", source=list_, preferred=False),
        ),
    )
    agrees = Claim(target="established", value="1952", source=list_, preferred=False)
    founded(empty, "Torez", "1952", claims=(Claim(target="established", source=report), agrees))
    assert [row[9] for row in rows(register(empty, tmp_path))] == [
        "other sources: 1977",
        "Report; other sources: May 1977",
        "Report",
    ]


# -------------------------------------------------------------------------------------------- anniversaries


def test_anniversaries_of_two_years_come_by_date_with_what_is_known_of_it(
    empty: Services, tmp_path: Path
) -> None:
    two_places(empty)
    founded(empty, "Dayburg", "2017-03-15")
    founded(empty, "Monthburg", "2022-07")
    founded(empty, "Yearburg", "1997")
    founded(empty, "Oddburg", "2024-01-01")
    founded(empty, "Endburg", "2017-05-01", legal_status=LegalStatus.ENDED)
    founded(empty, "Noburg", None)
    sheet = calendar(empty, tmp_path)
    assert [(row[1], row[4], row[3], row[7], row[8]) for row in rows(sheet)] == [
        (2027, "Dayburg", "day", 10, "● JUBILEE"),
        (2027, "Monthburg", "month", 5, "—"),
        (2027, "Yearburg", "year", 30, "● JUBILEE"),
    ]
    assert str(sheet["A4"].value).endswith("Left out: without a year — 1, ended — 1.")
    name = empty.papers.list_file_name(ANNIVERSARIES, options(empty))
    assert name == "06_anniversaries_2026-12_2028-11_en.xlsx"
    assert empty.papers.plan(ANNIVERSARIES, options(empty)).rows == 3


def test_the_example_has_no_anniversary_and_the_paper_says_so(services: Services, tmp_path: Path) -> None:
    assert rows(calendar(services, tmp_path))[0][0] == "No entries"


# ---------------------------------------------------------------------------------------------- commitments


def promised(services: Services, *outcomes: Outcome, start: str = "2026-03-18", **values: object) -> Key:
    ours, theirs = two_places(services)
    record = visit(theirs, ours, start, outcomes=outcomes, partnership=tie(services, ours, theirs), **values)
    return services.visits.record_visit(record).key


def due(day: str, status: CommitmentStatus = CommitmentStatus.IN_PROGRESS, done: str = "") -> Outcome:
    return Outcome(
        text=f"Due {day}",
        side=Side.OURS,
        due=PartialDate.from_edtf(day),
        status=status,
        done=PartialDate.from_edtf(done) if done else None,
    )


def test_promises_come_by_state_and_date(empty: Services, tmp_path: Path) -> None:
    finished = CommitmentStatus.DONE
    promised(
        empty,
        due("2026-04-30", finished, "2026-04-28"),
        due("2026-05-01", finished, "2026-05-20"),
        Outcome(text="Some day", side=Side.OURS),
        due("2026-12-15"),
        due("2026-09-01"),
        due("2026-08-01"),
        Outcome(text="Dropped", side=Side.OURS, status=CommitmentStatus.DROPPED),
        Outcome(text="Meant only", kind=OutcomeKind.INTENTION),
    )
    sheet = ledger(empty, tmp_path)
    assert [(row[4], row[8], row[9]) for row in rows(sheet)] == [
        ("Due 2026-08-01", "OVERDUE", 113),
        ("Due 2026-09-01", "OVERDUE", 82),
        ("Due 2026-12-15", "in progress", "—"),
        ("Some day", "no deadline", "—"),
        ("Due 2026-05-01", "done late", 19),
        ("Due 2026-04-30", "done in time", "—"),
    ]
    assert str(sheet["A4"].value).endswith("Left out: dropped — 1.")
    assert empty.papers.plan(LEDGER, options(empty)).rows == 6


def test_the_founding_visits_promises_have_no_deadline_and_are_never_overdue(
    services: Services, visit_key: Key, tmp_path: Path
) -> None:
    told = rows(ledger(services, tmp_path, LedgerQuery(visit=visit_key)))
    assert [row[8] for row in told] == ["no deadline", "no deadline"]
    assert {row[3] for row in told} == {"Stevenage"}
    assert told[0][2] == "Visit 8–11 Jun 2015"
    assert told[0][5] == "both sides (not settled)"
    sheet = ledger(services, tmp_path, LedgerQuery(visit=visit_key, sides=(Side.BOTH,)))
    assert str(sheet["A5"].value).startswith(
        "Extract. carried out by: both sides; visit: South Kazakhstan Region → Stevenage, 8–11 June 2015"
    )


def test_what_was_promised_on_a_screen_says_so(empty: Services, tmp_path: Path) -> None:
    promised(empty, Outcome(text="Send it", side=Side.OURS), direction=Direction.ONLINE)
    (line,) = rows(ledger(empty, tmp_path))
    assert line[2] == "Video conference 18 Mar 2026"


DATES = st.dates(date(2020, 1, 1), date(2030, 1, 1)).flatmap(
    lambda day: st.sampled_from(
        [PartialDate.of(day), PartialDate(day.year, day.month), PartialDate(day.year)]
    )
)


@given(st.sampled_from(CommitmentStatus), st.none() | DATES, st.none() | DATES)
def test_every_promise_has_one_state_and_only_what_is_surely_late_is_late(
    status: CommitmentStatus, last: PartialDate | None, done: PartialDate | None
) -> None:
    state, late = ledger_state(status, last, done, AS_OF)
    assert (late is not None) == (state in (LedgerState.OVERDUE, LedgerState.DONE_LATE))
    assert late is None or late > 0
    if last is None:
        assert state in (LedgerState.NO_DEADLINE, LedgerState.DONE_UNDATED)
    if state is LedgerState.OVERDUE:
        assert last is not None
        assert last.last_day < AS_OF


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("copy", list(Copy))
def test_all_three_are_written_in_each_language(
    services: Services, tmp_path: Path, language: Language, copy: Copy
) -> None:
    papers, asked = services.papers, options(services, Words(language, LOCALE), copy)
    names = [
        papers.list_file_name(REGISTER, asked),
        papers.list_file_name(ANNIVERSARIES, asked),
        papers.list_file_name(LEDGER, asked),
    ]
    written = [
        papers.write_list(REGISTER, asked, tmp_path / names[0]),
        papers.write_list(ANNIVERSARIES, asked, tmp_path / names[1]),
        papers.write_list(LEDGER, asked, tmp_path / names[2]),
    ]
    assert [done.path.name for done in written] == names
    assert all(name.isascii() for name in names)
    assert [done.rows for done in written] == [9, 0, 2]


def _viewer() -> Viewer:
    return Viewer(Language.EN, AS_OF, 10)


def plans(services: Services) -> list[PaperPlan]:
    """Return how long each list would be."""
    asked = options(services)
    return [
        services.papers.plan(REGISTER, asked),
        services.papers.plan(ANNIVERSARIES, asked),
        services.papers.plan(LEDGER, asked),
        services.papers.plan(TERMS, asked),
    ]


def test_short_lists_have_their_full_look(services: Services) -> None:
    assert [plan.plain for plan in plans(services)] == [False] * 4
