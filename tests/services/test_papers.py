from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

import openpyxl
import pytest
from sqlalchemy import event

from tests.services.makers import two_places, visit
from twincities.domain.errors import MissingRecordError
from twincities.domain.keys import new_key
from twincities.domain.partial_date import PartialDate
from twincities.domain.source import Source
from twincities.domain.visit import Outcome, Participation, ProgrammeItem, SourceUse, Stop
from twincities.domain.vocabularies import (
    CommitmentStatus,
    Direction,
    OutcomeKind,
    Role,
    Side,
)
from twincities.i18n import Language, Words
from twincities.paths import LOCALE
from twincities.reports.errors import WritingCancelledError
from twincities.services.paper_content_journal import journal_lines
from twincities.services.paper_content_report import visit_report
from twincities.services.paper_lists import VisitJournal
from twincities.services.papers import FULL_LOOK, Copy, Watch
from twincities.services.visit_filter import Viewer, VisitQuery

if TYPE_CHECKING:
    from pathlib import Path

    from twincities.domain.keys import Key
    from twincities.domain.visit import Visit
    from twincities.reports.visit_journal_data import JournalLine
    from twincities.reports.visit_report_data import VisitReport
    from twincities.wiring import Program, Services

AS_OF = date(2026, 11, 22)
EN = Words(Language.EN, LOCALE)
VIEWER = Viewer(Language.EN, AS_OF, 10)


def report_of(services: Services, key: Key, words: Words = EN, as_of: date = AS_OF) -> VisitReport:
    with services.desk.reading() as connection:
        return visit_report(connection, key, words, as_of)


def line_of(services: Services, key: Key, words: Words = EN) -> JournalLine:
    number = services.visits.id_of(key)
    assert number is not None
    with services.desk.reading() as connection:
        (line,) = journal_lines(connection, [number], words)
    return line


def kept(services: Services, record: Visit) -> Key:
    return services.visits.record_visit(record).key


def texts(path: Path) -> str:
    sheet = openpyxl.load_workbook(path).worksheets[0]
    return "\n".join(str(value) for row in sheet.iter_rows(values_only=True) for value in row if value)


# ------------------------------------------------------------------------------------------ the founding visit


def test_the_report_names_places_and_countries_in_the_papers_language(
    services: Services, visit_key: Key
) -> None:
    said = {
        language: report_of(services, visit_key, Words(language, LOCALE))
        for language in (Language.RU, Language.EN)
    }
    assert said[Language.RU].places == ("Стивенейдж", "Лондон", "Манчестер")
    assert said[Language.RU].country == "Великобритания"
    assert said[Language.EN].places == ("Stevenage", "London", "Manchester")
    assert said[Language.EN].country == "United Kingdom"
    assert said[Language.EN].sender == "South Kazakhstan Region"
    assert said[Language.EN].host == "Stevenage"


def test_the_twinning_says_that_only_the_year_is_known_and_why(services: Services, visit_key: Key) -> None:
    twinning = report_of(services, visit_key).twinning
    assert twinning is not None
    assert twinning.parties == ("Shymkent", "Stevenage")
    assert twinning.since == PartialDate(1990)
    assert twinning.note == "≈ only the year is known: в 2015 году отмечено 25-летие"


def test_dates_that_were_worked_out_are_said_to_be(services: Services, visit_key: Key) -> None:
    source = report_of(services, visit_key).source
    assert "Zakon.kz" in source
    assert "June 2015" in source
    assert source.splitlines()[-1].startswith("≈ The dates of the visit were worked out: ")


def test_the_people_met_are_the_other_sides_and_the_delegation_is_ours(
    services: Services, visit_key: Key
) -> None:
    report = report_of(services, visit_key)
    assert next(person.name for person in report.people) == "Шарон Тэйлор"
    assert len(report.people) == 6
    assert report.people[0].position == "председатель городского совета Стивенейджа"
    assert report.delegation == "Делегация Южно-Казахстанской области: names not given"
    assert report.people_note


def test_what_nobody_said_stays_empty_for_the_paper_to_say(services: Services, visit_key: Key) -> None:
    report = report_of(services, visit_key)
    assert (report.invited_by, report.funding, report.proposals) == ("", "", ())
    assert [line.due for line in report.commitments] == [None, None]
    assert [line.status for line in report.commitments] == [None, None]


def test_results_are_the_outcomes_and_the_summary(services: Services, visit_key: Key) -> None:
    results = report_of(services, visit_key).results
    assert len(results) == 4
    assert results[0].startswith("Agreed: ")
    assert results[2].startswith("Intended: ")
    assert len(report_of(services, visit_key).commitments) == 2  # an intention is none


def test_the_journal_tells_of_a_visit_of_ours_whom_we_met(services: Services, visit_key: Key) -> None:
    line = line_of(services, visit_key)
    assert line.places == "Stevenage, London, Manchester (United Kingdom)"
    assert line.guests.startswith("Host side: Шарон Тэйлор, председатель")
    assert line.basis == "25-летие побратимских отношений"
    assert "BioPark" in line.content
    assert "names not given" in line.ours
    assert (line.report_form, line.report_date) == ("Сообщение пресс-службы МИД РК", PartialDate(2015, 6))


@pytest.mark.parametrize("language", list(Language))
def test_the_report_is_written_in_each_language(
    program: Program, services: Services, visit_key: Key, tmp_path: Path, language: Language
) -> None:
    program.change_settings(office="Bureau of Ties", approver_post="First deputy")
    options = services.papers.options(Words(language, LOCALE), AS_OF)
    name = services.papers.report_file_name(visit_key, options)
    assert name.endswith(f"_V1_{language.value}.xlsx")
    written = services.papers.visit_report(visit_key, options, tmp_path / name)
    said = texts(written.path)
    assert "Bureau of Ties" in said
    assert "First deputy" in said
    assert "Шарон Тэйлор" in said


def test_a_name_that_is_taken_is_never_overwritten(
    services: Services, visit_key: Key, tmp_path: Path
) -> None:
    options = services.papers.options(EN, AS_OF)
    first = services.papers.visit_report(visit_key, options, tmp_path / "paper.xlsx").path
    second = services.papers.visit_report(visit_key, options, tmp_path / "paper.xlsx").path
    assert (first.name, second.name) == ("paper.xlsx", "paper_2.xlsx")


def test_a_review_copy_carries_the_records_key_and_version_and_the_catalogue(
    services: Services, visit_key: Key, tmp_path: Path
) -> None:
    options = services.papers.options(EN, AS_OF, Copy.REVIEW)
    assert options.catalogue_id == services.catalogue_id
    path = services.papers.visit_report(visit_key, options, tmp_path / "paper.xlsx").path
    book = openpyxl.load_workbook(path)
    keys = [str(cell.value) for cell in book.worksheets[0]["A"] if cell.value]
    assert any(key.startswith(visit_key) and key.endswith("|1") for key in keys)
    assert services.catalogue_id in str(list(book["_meta"].values))


def test_there_is_no_report_on_a_visit_that_is_not_there(services: Services, tmp_path: Path) -> None:
    with pytest.raises(MissingRecordError):
        services.papers.visit_report(new_key(), services.papers.options(EN, AS_OF), tmp_path / "x.xlsx")
    assert list(tmp_path.glob("*.xlsx")) == []


# ------------------------------------------------------------------------------------------- other kinds of visit


def test_of_an_incoming_visit_the_guests_are_their_delegation(empty: Services) -> None:
    ours, theirs = two_places(empty)
    record = visit(
        theirs,
        ours,
        direction=Direction.INCOMING,
        participants=(
            Participation(side=Side.THEIRS, name="Jana Holm", post="clerk"),
            Participation(side=Side.THEIRS, name="Bernd Ferri", post="mayor", role=Role.HEAD),
            Participation(side=Side.THEIRS, headcount=4),
            Participation(side=Side.OURS, name="Болат Кожин", post="deputy akim"),
        ),
    )
    key = kept(empty, record)
    report = report_of(empty, key)
    assert report.incoming
    assert report.delegation == (
        "Bernd Ferri, mayor (head of delegation); Jana Holm, clerk; 4 people, names not given"
    )
    assert [person.name for person in report.people] == ["Болат Кожин"]
    line = line_of(empty, key)
    assert line.guests.startswith("Germany, Lindenau; Bernd Ferri, mayor; Jana Holm")
    assert line.ours == "Болат Кожин, deputy akim"
    assert line.places == "Zhanaqala"  # our own country goes without saying


def test_an_online_visit_names_the_other_city_whoever_called(empty: Services) -> None:
    ours, theirs = two_places(empty)
    for sending, host in ((ours, theirs), (theirs, ours)):
        line = line_of(empty, kept(empty, visit(sending, host, direction=Direction.ONLINE)))
        assert line.online
        assert line.guests == "Germany, Lindenau"


def test_a_route_through_two_countries_names_each(empty: Services) -> None:
    ours, theirs = two_places(empty)
    third = empty.places.add("Pretov", "CZ", Language.EN).key
    key = kept(empty, visit(ours, theirs, stops=(Stop(place=theirs), Stop(place=third))))
    report = report_of(empty, key)
    assert report.country == ""
    assert report.places == ("Lindenau (Germany)", "Pretov (Czechia)")
    assert line_of(empty, key).places == "Lindenau (Germany); Pretov (Czechia)"


def test_an_organisation_is_added_to_a_post_that_does_not_name_it(empty: Services) -> None:
    ours, theirs = two_places(empty)
    people = (
        Participation(
            side=Side.THEIRS,
            name="A",
            post="председатель городского совета",
            organisation_name="Городской совет",
        ),
        Participation(side=Side.THEIRS, name="B", post="председатель", organisation_name="Городской совет"),
        Participation(side=Side.THEIRS, name="C", organisation_name="Городской совет"),
        Participation(side=Side.THEIRS, name="D"),
    )
    report = report_of(empty, kept(empty, visit(ours, theirs, participants=people)))
    assert [person.position for person in report.people] == [
        "председатель городского совета",
        "председатель, Городской совет",
        "Городской совет",
        "",
    ]


def test_a_commitment_is_overdue_when_its_last_day_is_past_and_nobody_closed_it(empty: Services) -> None:
    ours, theirs = two_places(empty)
    due = PartialDate(2026, 10)
    outcomes = (
        Outcome(text="late", side=Side.OURS, due=due),
        Outcome(text="done", side=Side.OURS, due=due, status=CommitmentStatus.DONE),
        Outcome(text="dropped", side=Side.OURS, due=due, status=CommitmentStatus.DROPPED),
        Outcome(text="this year", side=Side.THEIRS, due=PartialDate(2026)),
        Outcome(text="whenever", side=Side.BOTH),
        Outcome(text="wish", kind=OutcomeKind.INTENTION),
    )
    key = kept(empty, visit(ours, theirs, outcomes=outcomes))
    overdue = {line.text: line.overdue for line in report_of(empty, key).commitments}
    assert overdue == {"late": True, "done": False, "dropped": False, "this year": False, "whenever": False}
    early = report_of(empty, key, as_of=date(2026, 10, 31)).commitments
    assert not any(line.overdue for line in early)


def test_who_keeps_a_commitment_is_the_body_with_its_side(empty: Services) -> None:
    ours, theirs = two_places(empty)
    outcomes = (
        Outcome(text="a", side=Side.OURS, responsible="School 5"),
        Outcome(text="b", side=Side.BOTH, side_unsettled=True),
        Outcome(text="c", side=Side.THEIRS),
    )
    lines = report_of(empty, kept(empty, visit(ours, theirs, outcomes=outcomes))).commitments
    assert [line.responsible for line in lines] == [
        "School 5 (our side)",
        "both sides (not settled)",
        "their side",
    ]


def test_the_programme_tells_time_place_and_with_whom(empty: Services) -> None:
    ours, theirs = two_places(empty)
    programme = (
        ProgrammeItem(title="Talks", starts=time(9, 30), ends=time(11), place=theirs, attendees="the mayor"),
        ProgrammeItem(title="Tour", starts=time(15), place_name="old town"),
    )
    lines = report_of(empty, kept(empty, visit(ours, theirs, programme=programme))).programme
    assert [(line.event, line.place) for line in lines] == [
        ("09:30–11:00 Talks; with: the mayor", "Lindenau"),
        ("15:00 Tour", "old town"),
    ]


def test_several_sources_are_numbered(empty: Services) -> None:
    ours, theirs = two_places(empty)
    used = tuple(
        SourceUse(source=empty.sources.record_source(Source(title=title, publisher="Gazette")).key)
        for title in ("First", "Second")
    )
    report = report_of(empty, kept(empty, visit(ours, theirs, sources=used)))
    assert report.source == "[1] “First”, Gazette\n[2] “Second”, Gazette"


def test_proposals_are_one_a_line(empty: Services) -> None:
    ours, theirs = two_places(empty)
    key = kept(empty, visit(ours, theirs, proposals="first\n\n second \n"))
    assert report_of(empty, key).proposals == ("first", "second")


# --------------------------------------------------------------------------------------------------- the journal


def test_the_journal_is_written_earliest_first_whatever_the_list_shows(
    empty: Services, tmp_path: Path
) -> None:
    ours, theirs = two_places(empty)
    for start in ("2024-05", "2023", "2024-01-09"):
        kept(empty, visit(ours, theirs, start))
    options = empty.papers.options(EN, AS_OF)
    written = empty.papers.write_list(VisitJournal(VisitQuery(), VIEWER), options, tmp_path / "journal.xlsx")
    assert written.rows == 3
    said = texts(written.path)
    assert said.index("2023") < said.index("9 Jan 2024") < said.index("May 2024")


def test_an_extract_says_how_it_was_chosen(services: Services, visit_key: Key, tmp_path: Path) -> None:
    partnership = services.visits.open(visit_key).record.partnership
    query = VisitQuery(
        first_year=2010,
        last_year=2020,
        text="biopark",
        directions=(Direction.OUTGOING,),
        partnership=partnership,
    )
    options = services.papers.options(EN, AS_OF)
    path = services.papers.write_list(VisitJournal(query, VIEWER), options, tmp_path / "extract.xlsx").path
    assert (
        "Extract. years: 2010–2020; words: “biopark”; direction: outgoing; partnership: Shymkent — Stevenage"
        in texts(path)
    )


def test_an_empty_journal_says_so(empty: Services, tmp_path: Path) -> None:
    options = empty.papers.options(EN, AS_OF)
    written = empty.papers.write_list(VisitJournal(VisitQuery(), VIEWER), options, tmp_path / "journal.xlsx")
    assert written.rows == 0
    assert "No entries" in texts(written.path)


def test_people_are_told_beforehand_when_a_journal_becomes_a_plain_sheet(services: Services) -> None:
    plan = services.papers.plan(VisitJournal(VisitQuery(), VIEWER), services.papers.options(EN, AS_OF))
    assert (plan.rows, plan.plain) == (1, False)
    assert FULL_LOOK == 5_000


def test_a_journal_can_be_stopped_and_leaves_nothing(services: Services, tmp_path: Path) -> None:
    options = services.papers.options(EN, AS_OF)
    stopped = Watch(cancelled=lambda: True)
    with pytest.raises(WritingCancelledError):
        services.papers.write_list(
            VisitJournal(VisitQuery(), VIEWER), options, tmp_path / "journal.xlsx", stopped
        )
    assert [file for file in tmp_path.iterdir() if file.is_file()] == []


def test_a_journal_of_many_visits_asks_the_register_a_few_times_only(empty: Services) -> None:
    ours, theirs = two_places(empty)
    for number in range(60):
        kept(empty, visit(ours, theirs, f"{1960 + number}"))
    ids = list(empty.visits.ids(VisitQuery(), VIEWER))
    asked: list[object] = []
    with empty.desk.reading() as connection:
        event.listen(connection, "before_cursor_execute", lambda *what: asked.append(what[2]))
        assert len(list(journal_lines(connection, ids, EN))) == 60
    assert len(asked) < 20
