"""The directory of people and organisations: who holds which post, and who met whom when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.services.makers import two_places, visit
from twincities.domain.errors import MissingRecordError
from twincities.domain.keys import Key, new_key
from twincities.domain.partial_date import PartialDate
from twincities.domain.people import Organisation, OtherName, Person, Post
from twincities.domain.visit import Participation
from twincities.domain.vocabularies import NameCase, Side, VisitStatus
from twincities.i18n import Language
from twincities.services.people_filter import (
    ContactState,
    OrganisationQuery,
    OrganisationSort,
    PersonQuery,
    PersonSort,
)
from twincities.services.visit_filter import Viewer

if TYPE_CHECKING:
    from twincities.services.directory import PersonRow
    from twincities.wiring import Services

VIEWER = Viewer(Language.RU, date(2026, 11, 23), 10)


def listed(services: Services, **asked: object) -> list[PersonRow]:
    query = PersonQuery(**asked)  # type: ignore[arg-type] # the test's own values
    rows = services.people.rows(services.people.ids(query, VIEWER), VIEWER)
    assert services.people.count(query, VIEWER) == len(rows)
    return rows


def names(services: Services, **asked: object) -> list[str]:
    return [row.name for row in listed(services, **asked)]


def ours(name: str, post: str = "", body: str = "") -> Participation:
    return Participation(side=Side.OURS, name=name, post=post, organisation_name=body)


def theirs(name: str, post: str = "", body: str = "") -> Participation:
    return Participation(side=Side.THEIRS, name=name, post=post, organisation_name=body)


def meet(services: Services, start: str, *people: Participation, **values: object) -> Key:
    own = services.places.own()
    if own is None:
        two_places(services)
    sending, host = (services.places.suggest(name, Language.EN)[0].key for name in ("Zhanaqala", "Lindenau"))
    return services.visits.record_visit(visit(sending, host, start, participants=people, **values)).key


def test_people_stand_in_the_order_of_the_alphabet_whatever_the_script(empty: Services) -> None:
    for name in ("Zoe Miller", "Әлия Сейітова", "Борис Ли", "Аскар Омуркулов"):
        empty.people.record_person(Person(name=name))
    assert names(empty) == ["Аскар Омуркулов", "Әлия Сейітова", "Борис Ли", "Zoe Miller"]
    assert names(empty, descending=True)[0] == "Zoe Miller"


def test_a_corrected_name_moves_to_its_new_place(empty: Services) -> None:
    key = empty.people.record_person(Person(name="Ямал")).key
    empty.people.record_person(Person(name="Борис"))
    kept = empty.people.open(key)
    empty.people.correct_person(kept, replace(kept.record, name="Арман"))
    assert names(empty) == ["Арман", "Борис"]
    empty.desk.undo()
    assert names(empty) == ["Борис", "Ямал"]


def test_a_person_is_found_by_another_spelling_a_declined_form_and_the_body_served(empty: Services) -> None:
    council = empty.organisations.record_organisation(Organisation(name="Городской совет")).key
    empty.people.record_person(
        Person(
            name="Умуркулов Қайрат",
            names=(
                OtherName(text="Омуркулов Кайрат"),
                OtherName(text="Умуркулову Кайрату", language="ru", case=NameCase.DATIVE),
            ),
            posts=(Post(title="Секретарь", organisation=council),),
        )
    )
    empty.people.record_person(Person(name="Peter Miller"))
    for text in ("омуркулов", "Umurkulov", "кайрату", "городской", "секретарь", "совет умурк"):
        assert names(empty, text=text) == ["Умуркулов Қайрат"], text
    assert names(empty, text="умурк miller") == []


def test_the_post_now_is_the_one_that_has_not_ended_and_a_last_one_is_said_to_be_former(
    empty: Services,
) -> None:
    empty.people.record_person(
        Person(
            name="A",
            posts=(
                Post(title="Deputy", since=PartialDate(2010), until=PartialDate(2014)),
                Post(title="Mayor", since=PartialDate(2014)),
                Post(title="Member", since=PartialDate(2008), until=PartialDate(2020)),
            ),
        )
    )
    empty.people.record_person(Person(name="B", posts=(Post(title="Head", until=PartialDate(2020)),)))
    empty.people.record_person(Person(name="C"))
    found = {row.name: (row.post, row.former) for row in listed(empty)}
    assert found == {"A": ("Mayor", False), "B": ("Head", True), "C": ("", False)}
    assert names(empty, sort=PersonSort.POST) == ["B", "A", "C"]
    assert names(empty, sort=PersonSort.POST, descending=True) == ["A", "B", "C"]


def test_a_later_post_overwrites_none_of_an_earlier_meeting(empty: Services) -> None:
    early = meet(empty, "2009-05", theirs("Anna Roth", "Clerk", "Town hall"), ours("Ержан", "Head"))
    late = meet(empty, "2015-06-08", theirs("Anna Roth", "Mayor", "Town hall"), ours("Дана"))
    (row,) = listed(empty, text="roth")
    assert (row.times_met, row.last_met, row.last_visit) == (2, PartialDate(2015, 6, 8), late)
    first, second = empty.people.met(row.key, Language.EN)
    assert [first.visit, second.visit] == [late, early]
    assert [one.post for meeting in (first, second) for one in meeting.own] == ["Mayor", "Clerk"]
    assert [one.name for one in first.met] == ["Дана"]
    assert [(one.name, one.post) for one in second.met] == [("Ержан", "Head")]
    assert (first.sending, first.host) == ("Zhanaqala", "Lindenau")


def test_who_is_only_expected_was_not_met(empty: Services) -> None:
    meet(empty, "2027-05", theirs("Anna Roth"), status=VisitStatus.PLANNED)
    (row,) = listed(empty)
    assert (row.times_met, row.last_met) == (0, None)
    assert empty.people.met(row.key, Language.EN) == ()


def test_people_are_ordered_by_their_last_meeting_those_never_met_last(empty: Services) -> None:
    meet(empty, "2015", theirs("B"), theirs("A"))
    meet(empty, "2019", theirs("C"))
    empty.people.record_person(Person(name="D"))
    assert names(empty, sort=PersonSort.LAST_MET) == ["A", "B", "C", "D"]
    assert names(empty, sort=PersonSort.LAST_MET, descending=True) == ["C", "A", "B", "D"]


def test_people_are_those_of_a_place_by_the_side_they_stood_on_or_the_body_they_serve(
    empty: Services,
) -> None:
    meet(empty, "2015", theirs("Anna"), ours("Дана"))
    own, partner = (empty.places.suggest(name, Language.EN)[0].key for name in ("Zhanaqala", "Lindenau"))
    school = empty.organisations.record_organisation(Organisation(name="School", place=partner)).key
    empty.people.record_person(Person(name="Bert", posts=(Post(title="Head", organisation=school),)))
    assert names(empty, place=partner) == ["Anna", "Bert"]
    assert names(empty, place=own) == ["Дана"]
    assert names(empty, organisation=school) == ["Bert"]


def test_those_with_contact_data_are_told_apart_and_each_condition_can_be_dropped(empty: Services) -> None:
    empty.people.record_person(
        Person(name="A", contact="a@example.org", contact_basis="consent", keep_until=date(2030, 1, 1))
    )
    empty.people.record_person(Person(name="B"))
    (row,) = listed(empty, contacts=(ContactState.KEPT,))
    assert (row.name, row.has_contact, row.keep_until) == ("A", True, date(2030, 1, 1))
    query = PersonQuery(text="a", contacts=(ContactState.KEPT,))
    assert query.without_each() == [
        ("text", PersonQuery(contacts=(ContactState.KEPT,))),
        ("contacts", PersonQuery(text="a")),
    ]


def test_contact_data_whose_last_day_has_passed_or_that_rests_on_nothing_is_found(empty: Services) -> None:
    empty.people.record_person(Person(name="A", contact="a@example.org"))
    for name, last in (("B", VIEWER.today - timedelta(1)), ("C", VIEWER.today)):
        empty.people.record_person(Person(name=name, contact="x", contact_basis="consent", keep_until=last))
    empty.people.record_person(Person(name="D", keep_until=date(2001, 1, 1)))
    assert names(empty, contacts=(ContactState.UNFOUNDED,)) == ["A"]
    assert names(empty, contacts=(ContactState.PASSED,)) == ["B"]
    assert names(empty, contacts=(ContactState.UNFOUNDED, ContactState.PASSED)) == ["A", "B"]


def test_a_post_in_an_organisation_nobody_knows_gives_it_its_record(empty: Services) -> None:
    known = empty.organisations.record_organisation(Organisation(name="Town hall")).key
    posts = (Post(title="Clerk"), Post(title="Mayor"), Post(title="Guest"))
    named = {posts[0].key: "School", posts[1].key: "town hall"}
    key = empty.people.record_person(Person(name="Anna", posts=posts), named).key
    kept = empty.people.open(key).record
    assert kept.posts[1].organisation == known
    assert kept.posts[2].organisation is None
    assert empty.organisations.open(kept.posts[0].organisation or Key("")).record.name == "School"


def test_a_deleted_person_leaves_the_list_and_keeps_standing_in_the_visit(empty: Services) -> None:
    key = meet(empty, "2015", theirs("Anna"))
    (row,) = listed(empty)
    empty.people.delete_people([row.key])
    assert listed(empty) == []
    assert empty.people.id_of(row.key) is None
    assert empty.visits.open(key).record.participants[0].name == "Anna"
    empty.desk.undo()
    assert empty.people.id_of(row.key) == row.id


def test_an_organisation_says_how_many_people_it_has_and_when_they_were_met(empty: Services) -> None:
    meet(empty, "2009", theirs("Anna", "Clerk", "Town hall"), ours("Дана"))
    last = meet(empty, "2015", theirs("Bert", "Mayor", "Town hall"), ours("Ержан"))
    lindenau = empty.places.suggest("Lindenau", Language.EN)[0].key
    empty.organisations.record_organisation(Organisation(name="Archive", place=lindenau))
    query = OrganisationQuery()
    archive, hall = empty.organisations.rows(empty.organisations.ids(query, VIEWER), VIEWER)
    assert (archive.name, archive.place, archive.place_key, archive.people, archive.last_met) == (
        "Archive",
        "Линденау",
        lindenau,
        0,
        None,
    )
    assert (hall.name, hall.people, hall.last_met, hall.last_visit) == (
        "Town hall",
        2,
        PartialDate(2015),
        last,
    )
    (first, second) = empty.organisations.met(hall.key, Language.EN)
    assert [(one.name, one.post) for one in (*first.own, *second.own)] == [
        ("Bert", "Mayor"),
        ("Anna", "Clerk"),
    ]
    assert [one.name for one in (*first.met, *second.met)] == ["Ержан", "Дана"]
    by_date = OrganisationQuery(sort=OrganisationSort.LAST_MET)
    assert list(empty.organisations.ids(by_date, VIEWER)) == [hall.id, archive.id]
    assert list(empty.organisations.ids(OrganisationQuery(place=lindenau), VIEWER)) == [archive.id]
    assert list(empty.organisations.ids(OrganisationQuery(text="линденау"), VIEWER)) == [archive.id]
    assert empty.organisations.count(OrganisationQuery(text="town"), VIEWER) == 1


def test_an_organisation_is_corrected_deleted_and_taken_back(empty: Services) -> None:
    key = empty.organisations.record_organisation(Organisation(name="Совет")).key
    kept = empty.organisations.open(key)
    empty.organisations.correct_organisation(kept, replace(kept.record, name="Маслихат"))
    empty.organisations.delete_organisations([key])
    assert empty.organisations.id_of(key) is None
    empty.desk.undo()
    number = empty.organisations.id_of(key)
    assert number is not None
    assert [row.name for row in empty.organisations.rows([number], VIEWER)] == ["Маслихат"]


def test_nobody_who_is_not_there_met_anybody(empty: Services) -> None:
    with pytest.raises(MissingRecordError):
        empty.people.met(new_key(), Language.EN)
