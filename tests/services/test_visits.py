from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.services.makers import place, tie, two_places, visit
from twincities.domain.claim import Claim
from twincities.domain.errors import ConflictError, MissingRecordError
from twincities.domain.keys import Key, new_key
from twincities.domain.names import sort_key
from twincities.domain.partial_date import PartialDate
from twincities.domain.source import Source
from twincities.domain.visit import Outcome, Participation, SourceUse, Stop
from twincities.domain.vocabularies import (
    Direction,
    Grade,
    OutcomeKind,
    Side,
    VisitKind,
    VisitStatus,
)
from twincities.i18n import Language, Words
from twincities.paths import LOCALE
from twincities.services.visit_filter import Viewer, VisitQuery, VisitSort

if TYPE_CHECKING:
    from twincities.wiring import Services

TODAY = date(2026, 11, 23)
VIEWER = Viewer(Language.EN, TODAY, 10)
EN = Words(Language.EN, LOCALE)


def starts(services: Services, query: VisitQuery, viewer: Viewer = VIEWER) -> list[str]:
    rows = services.visits.rows(services.visits.ids(query, viewer), viewer)
    assert services.visits.count(query, viewer) == len(rows)
    return [row.start.edtf() for row in rows]


def record(services: Services, *args: object, **values: object) -> Key:
    return services.visits.record_visit(visit(*args, **values)).key  # type: ignore[arg-type] # as `visit` takes them


# ------------------------------------------------------------------------------------------------- writing


def test_a_visit_brings_its_people_and_organisations_along_in_one_action(empty: Services) -> None:
    ours, theirs = two_places(empty)
    people = (
        Participation(side=Side.THEIRS, name="Jana Holm", organisation_name="City Hall", post="mayor"),
        Participation(side=Side.THEIRS, name="Nils Kaya", organisation_name="city hall"),
        Participation(side=Side.OURS, headcount=3),
    )
    changed = empty.visits.record_visit(visit(ours, theirs, participants=people))
    assert len(changed.keys) == 4  # the visit, two persons, one organisation
    first, second, third = empty.visits.open(changed.key).record.participants
    assert first.person
    assert second.person
    assert first.organisation == second.organisation
    assert third.person is None
    empty.desk.undo()
    assert empty.finding.search("holm", EN) == []


def test_a_person_met_again_for_the_same_organisation_is_the_same_person(empty: Services) -> None:
    ours, theirs = two_places(empty)
    row = Participation(side=Side.THEIRS, name="Jana Holm", organisation_name="City Hall")
    keys = [
        record(empty, ours, theirs, str(year), participants=(replace(row, key=new_key()),))
        for year in (2020, 2021)
    ]
    other = replace(row, key=new_key(), organisation_name="University")
    keys.append(record(empty, ours, theirs, "2022", participants=(other,)))
    persons = [empty.visits.open(key).record.participants[0].person for key in keys]
    assert persons[0] == persons[1] != persons[2]


def test_new_sources_are_kept_with_the_visit(empty: Services) -> None:
    ours, theirs = two_places(empty)
    key = new_key()
    changed = empty.visits.record_visit(
        visit(ours, theirs, sources=(SourceUse(source=key),)), sources={key: Source(title="Gazette")}
    )
    assert empty.sources.open(key).record.title == "Gazette"
    assert empty.visits.open(changed.key).record.sources[0].source == key


def test_nothing_is_kept_of_a_visit_that_cannot_be_kept(empty: Services) -> None:
    ours, _theirs = two_places(empty)
    people = (Participation(side=Side.THEIRS, name="Jana Holm"),)
    with pytest.raises(MissingRecordError):
        empty.visits.record_visit(visit(ours, new_key(), participants=people))
    assert empty.finding.search("holm", EN) == []
    empty.desk.undo()  # of what was done before: nothing was added to that
    assert empty.places.suggest("lindenau", Language.EN) == []


def test_a_stale_correction_carries_what_both_sides_did(empty: Services) -> None:
    ours, theirs = two_places(empty)
    base = empty.visits.open(record(empty, ours, theirs))
    empty.visits.correct_visit(base, replace(base.record, occasion="City day"))
    with pytest.raises(ConflictError) as caught:
        empty.visits.correct_visit(base, replace(base.record, aim="trade"))
    assert caught.value.theirs.record.occasion == "City day"
    assert caught.value.mine.aim == "trade"
    assert empty.visits.open(base.key).record.aim == ""


def test_visits_are_deleted_all_or_none(empty: Services) -> None:
    ours, theirs = two_places(empty)
    keys = [record(empty, ours, theirs, str(year)) for year in (2020, 2021)]
    with pytest.raises(MissingRecordError):
        empty.visits.delete_visits([*keys, new_key()])
    assert len(starts(empty, VisitQuery())) == 2
    empty.visits.delete_visits(keys)
    assert starts(empty, VisitQuery()) == []
    assert empty.visits.id_of(keys[0]) is None


# ------------------------------------------------------------------------------------------------- the journal


def test_a_row_says_who_went_where_how_many_and_what_came_of_it(empty: Services) -> None:
    ours, theirs = two_places(empty)
    partnership = tie(empty, ours, theirs)
    key = record(
        empty,
        ours,
        theirs,
        partnership=partnership,
        kind=VisitKind.STUDY,
        participants=(
            Participation(side=Side.OURS, headcount=5),
            Participation(side=Side.THEIRS, name="Jana Holm"),
        ),
        outcomes=(
            Outcome(text="a", side=Side.OURS),
            Outcome(text="b", kind=OutcomeKind.INTENTION),
        ),
    )
    (row,) = empty.visits.rows(empty.visits.ids(VisitQuery(), VIEWER), VIEWER)
    assert row.key == key
    assert (row.sending, row.host, row.partnership) == ("Zhanaqala", "Lindenau", "Zhanaqala — Lindenau")
    assert (row.people, row.outcomes, row.commitments) == (6, 2, 1)
    russian = Viewer(Language.RU, TODAY, 10)
    assert empty.visits.rows([row.id], russian)[0].host == "Линденау"


def test_a_row_tells_that_its_dates_were_worked_out(empty: Services) -> None:
    ours, theirs = two_places(empty)
    said = Claim(target="start")
    worked_out = Claim(target="end", grade=Grade.INFERRED, rule="the article is of that year")
    passed_over = replace(worked_out, target="start", preferred=False, key=new_key())
    known = record(empty, ours, theirs, claims=(said, passed_over))
    guessed = record(empty, ours, theirs, claims=(worked_out,))
    rows = empty.visits.rows(empty.visits.ids(VisitQuery(), VIEWER), VIEWER)
    assert {row.key: row.inferred for row in rows} == {known: False, guessed: True}


def test_rows_of_visits_gone_meanwhile_are_left_out(services: Services) -> None:
    (number,) = services.visits.ids(VisitQuery(), VIEWER)
    assert services.visits.rows([number, 999_999], VIEWER)[0].id == number
    assert len(services.visits.rows([999_999], VIEWER)) == 0


def test_years_are_inclusive_and_partly_known_dates_belong_to_their_year(empty: Services) -> None:
    ours, theirs = two_places(empty)
    for start in ("2019-12-31", "2020", "2020-05", "2020-12-31", "2021-01-01"):
        record(empty, ours, theirs, start)
    assert starts(empty, VisitQuery(first_year=2020, last_year=2020)) == ["2020-12-31", "2020-05", "2020"]
    assert empty.visits.years() == (2019, 2021)


@pytest.mark.parametrize("sort", VisitSort)
def test_a_question_that_is_kept_finds_other_words_in_every_order(empty: Services, sort: VisitSort) -> None:
    ours, theirs = two_places(empty)
    keys = [
        empty.visits.record_visit(visit(ours, theirs, f"2015-0{month}", aim=aim)).key
        for month, aim in ((1, "kangaroo"), (2, "wombat kangaroo"))
    ]
    for text, found in (("kang", keys[::-1]), ("wombat", keys[1:]), ("koala", []), ("KANG wom", keys[1:])):
        query = VisitQuery(text=text, sort=sort, descending=True)
        ids = empty.visits.ids(query, VIEWER)
        assert [row.key for row in empty.visits.rows(ids, VIEWER)] == found


def test_an_empty_journal_has_no_years(empty: Services) -> None:
    assert empty.visits.years() is None


def test_conditions_narrow_together(empty: Services) -> None:
    ours, theirs = two_places(empty)
    third = empty.places.record_place(place("Третьево")).key
    partnership = tie(empty, ours, theirs)
    record(empty, ours, theirs, "2001", direction=Direction.OUTGOING, kind=VisitKind.STUDY)
    record(empty, theirs, ours, "2002", direction=Direction.INCOMING, partnership=partnership)
    record(empty, ours, theirs, "2003", stops=(Stop(place=third),), occasion="ярмарка")
    record(empty, ours, third, "2004", status=VisitStatus.PLANNED)
    assert starts(empty, VisitQuery(directions=(Direction.INCOMING,))) == ["2002"]
    assert starts(empty, VisitQuery(kinds=(VisitKind.STUDY,))) == ["2001"]
    assert starts(empty, VisitQuery(partnership=partnership)) == ["2002"]
    assert starts(empty, VisitQuery(place=third)) == ["2004", "2003"]
    assert starts(empty, VisitQuery(text="ярмарк")) == ["2003"]
    assert starts(empty, VisitQuery(text="lindenau", place=third)) == ["2003"]
    assert starts(empty, VisitQuery(statuses=(VisitStatus.PLANNED,))) == ["2004"]


def test_what_to_drop_is_offered_where_nothing_is_found() -> None:
    query = VisitQuery(text="x", first_year=2020, last_year=2021, kinds=(VisitKind.STUDY,))
    assert [name for name, _without in query.without_each()] == ["text", "first_year", "kinds"]
    without = dict(query.without_each())
    assert without["first_year"] == replace(query, first_year=None, last_year=None)


@pytest.mark.parametrize("sort", list(VisitSort))
@pytest.mark.parametrize("descending", [False, True])
def test_every_order_lists_every_visit_with_unknown_values_last(
    empty: Services, sort: VisitSort, descending: bool
) -> None:
    ours, theirs = two_places(empty)
    record(empty, ours, theirs, "2001", occasion="b", kind=VisitKind.STUDY)
    record(empty, theirs, ours, "2002", occasion="a", kind=VisitKind.EXCHANGE)
    record(empty, ours, theirs, "2003")
    query = VisitQuery(sort=sort, descending=descending)
    listed = starts(empty, query)
    assert sorted(listed) == ["2001", "2002", "2003"]
    if sort in (VisitSort.KIND, VisitSort.OCCASION):
        assert listed[-1] == "2003"
    if sort is VisitSort.START:
        assert listed == sorted(listed, reverse=descending)


def test_names_are_ordered_as_the_viewers_language_spells_them(empty: Services) -> None:
    ours = empty.places.record_place(place("Жанакала", own=True)).key
    hosts = {
        empty.places.record_place(place(russian, "DE", english)).key: english
        for russian, english in (("Яблонево", "Alpha"), ("Арбузово", "Zeta"))
    }
    for host in hosts:
        record(empty, ours, host)
    query = VisitQuery(sort=VisitSort.HOST, descending=False)
    for language, order in ((Language.RU, ["Арбузово", "Яблонево"]), (Language.EN, ["Alpha", "Zeta"])):
        viewer = Viewer(language, TODAY, 10)
        rows = empty.visits.rows(empty.visits.ids(query, viewer), viewer)
        assert [row.host for row in rows] == order


@pytest.mark.parametrize("language", list(Language))
def test_kinds_and_states_are_ordered_as_the_viewer_reads_them(empty: Services, language: Language) -> None:
    ours, theirs = two_places(empty)
    for kind in VisitKind:
        record(empty, ours, theirs, kind=kind, status=VisitStatus.CLOSED)
    stored = [status for status in VisitStatus if status is not VisitStatus.REPORT_OVERDUE]
    for status in stored:
        record(empty, ours, theirs, status=status)
    words, viewer = Words(language, LOCALE), Viewer(language, TODAY, 10)
    for sort in (VisitSort.KIND, VisitSort.STATUS):
        ids = empty.visits.ids(VisitQuery(sort=sort, descending=False), viewer)
        terms = [getattr(row, sort.value) for row in empty.visits.rows(ids, viewer)]
        known = [sort_key(words(term.label)) for term in terms if term]
        assert known == sorted(known)
        assert len(ids) == len(VisitKind) + len(stored)


@pytest.mark.parametrize("sort", list(VisitSort))
def test_the_first_ids_are_the_first_of_all(empty: Services, sort: VisitSort) -> None:
    ours, theirs = two_places(empty)
    for year in range(2000, 2010):
        record(empty, ours, theirs, str(year), kind=list(VisitKind)[year % 4])
    everything = list(empty.visits.ids(VisitQuery(sort=sort), VIEWER))
    for limit in (1, 3, 10, 20):
        assert list(empty.visits.ids(VisitQuery(sort=sort), VIEWER, limit=limit)) == everything[:limit]


DAYS = st.dates(TODAY - timedelta(days=60), TODAY + timedelta(days=20))
STARTS = st.one_of(
    DAYS.map(PartialDate.of),
    DAYS.map(lambda day: PartialDate(day.year, day.month)),
    st.integers(2024, 2027).map(PartialDate),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    start=STARTS,
    days=st.none() | st.integers(0, 9),
    due=st.none() | DAYS,
    submitted=st.booleans(),
    status=st.sampled_from([VisitStatus.HELD, VisitStatus.PLANNED, VisitStatus.CLOSED]),
    today=DAYS,
    limit=st.integers(0, 15),
)
def test_the_filter_for_overdue_reports_agrees_with_the_status_shown(  # noqa: PLR0917 - everything that decides it
    empty: Services,
    start: PartialDate,
    days: int | None,
    due: date | None,
    submitted: bool,
    status: VisitStatus,
    today: date,
    limit: int,
) -> None:
    ours, theirs = _places(empty)
    end = PartialDate.of(start.last_day + timedelta(days=days)) if days is not None else None
    key = record(
        empty,
        ours,
        theirs,
        start.edtf(),
        end=end,
        report_due=due,
        status=status,
        report_submitted=PartialDate(2026) if submitted else None,
    )
    viewer = Viewer(Language.EN, today, limit)
    number = empty.visits.id_of(key)
    assert number is not None
    (row,) = empty.visits.rows([number], viewer)
    for asked in (VisitStatus.HELD, VisitStatus.REPORT_OVERDUE, VisitStatus.PLANNED, VisitStatus.CLOSED):
        found = number in empty.visits.ids(VisitQuery(statuses=(asked,)), viewer)
        assert found == (row.status is asked), asked


def _places(services: Services) -> tuple[Key, Key]:
    own = services.places.own()
    if own is None:
        return two_places(services)
    (theirs, *_rest) = services.places.suggest("lindenau", Language.EN)
    return own.key, theirs.key


def test_everything_a_visit_mentions_has_a_name_to_show(services: Services, visit_key: Key) -> None:
    visited = services.visits.open(visit_key).record
    names = services.visits.names(visited, Language.EN)
    assert names[visited.host] == "Stevenage"
    assert visited.partnership is not None
    assert names[visited.partnership] == "Shymkent — Stevenage"
    assert names[visited.sources[0].source].startswith("В Великобритании")
    person = visited.participants[1].person
    assert person is not None
    assert names[person] == "Шарон Тэйлор"


def test_what_another_source_says_is_named_like_what_stands(empty: Services) -> None:
    ours, theirs = two_places(empty)
    elsewhere = empty.places.record_place(place("Luton")).key
    word = Claim(target="host", value=str(elsewhere), side=Side.THEIRS, preferred=False)
    visited = replace(visit(ours, theirs), claims=(word,))
    assert empty.visits.names(visited, Language.EN)[elsewhere] == "Luton"
