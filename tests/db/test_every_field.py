"""Every field of every noun is found by search, or stands here with the reason why it is not."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select, update

from tests import filled
from tests.examples import WHO
from twincities.db.folding import NAMING, fold_records
from twincities.db.mapping import owned_by, part_homes, record_home
from twincities.db.search import matching
from twincities.db.tables.nouns import TABLES
from twincities.domain.cldr import countries, languages
from twincities.domain.fields import CodeList, Field, Kind, fields_of, parts_of
from twincities.domain.nouns import NOUNS
from twincities.domain.partnership import Partnership, Party
from twincities.domain.people import Organisation, Person
from twincities.domain.place import Place, PlaceName
from twincities.domain.source import Source
from twincities.domain.state import spelt
from twincities.i18n import Language, Words
from twincities.paths import LOCALE
from twincities.services.desk import Desk

if TYPE_CHECKING:
    from twincities.db.database import Database

NUMBER = "a number without its unit says nothing: every second record has a 5 somewhere"
TIME_OF_DAY = "«10:00» says nothing of a visit"
YES_OR_NO = "a mark, no word"
PRIVATE = "contact data is looked at, and not looked for"
HOW_IT_STANDS = "worked out from dates and today; filters ask for it, a stored word would be yesterday's"
HOW_IT_IS_MEANT = "says how the value beside it is to be read"
OF_NEARLY_ALL = "said of nearly every row, in words that posts and texts are made of: «head», «agreement»"
LOOKED_AT = "when the office looked at a value, not when anything happened: this year, of most records"
OWN_PAGE = "leads to a record that bears no name of its own and is found itself"
NAMES_A_FIELD = "the program's own name for a field or row"

UNSEARCHED = {
    NUMBER: (
        "place.latitude place.longitude place.population place.days.month place.days.day agreement.term"
        " agreement.renewal_period agreement.notice_period agreement.lead_times visit.participants.headcount"
        " partnership.preparations.milestone claims.span_start claims.span_end"
    ),
    TIME_OF_DAY: "visit.programme.starts visit.programme.ends",
    YES_OR_NO: (
        "place.own place.names.preferred claims.preferred visit.outcomes.side_unsettled"
        " partnership.preparations.side_unsettled"
    ),
    PRIVATE: "person.contact person.contact_basis person.keep_until",
    HOW_IT_STANDS: (
        "partnership.legal_status partnership.status_override partnership.activity_override visit.status"
        " agreement.stage visit.outcomes.status partnership.preparations.status"
    ),
    HOW_IT_IS_MEANT: (
        "place.coordinate_precision place.names.language place.names.script place.names.kind place.days.week"
        " place.days.weekday organisation.names.language organisation.names.script organisation.names.kind"
        " organisation.names.case person.names.language person.names.script person.names.kind person.names.case"
        " partnership.anniversary_custom agreement.titles.language agreement.duration agreement.term_unit"
        " agreement.renewal agreement.renewal_unit agreement.notice_unit agreement.effect claims.grade"
    ),
    OF_NEARLY_ALL: (
        "visit.participants.side visit.participants.role visit.outcomes.side visit.outcomes.kind"
        " partnership.preparations.kind partnership.preparations.side agreement.signatories.side claims.side"
    ),
    LOOKED_AT: "place.population_date partnership.last_confirmed claims.checked",
    OWN_PAGE: "visit.outcomes.closed_in partnership.preparations.closed_in agreement.follows",
    NAMES_A_FIELD: "claims.target claims.target_part",
}
REASONS = {field: reason for reason, fields in UNSEARCHED.items() for field in fields.split()}


def every_field() -> dict[str, tuple[str, str, Field]]:
    """Return every field by its name here: «visit.outcomes.due», «claims.quote» for all nouns that keep claims."""
    return {
        f"{name}.{spelt(part, field.name)}": (name, part, field)
        for name, noun in NOUNS.items()
        for part, row in (("", noun), *((part.name, part.noun) for part in parts_of(noun)))
        for field in fields_of(row)
    }


def reason(name: str) -> str | None:
    """Return why a field is not searched."""
    noun = name.partition(".")[0]
    return REASONS.get(name) or REASONS.get(name.removeprefix(f"{noun}."))


FIELDS = every_field()
SEARCHED = sorted(name for name in FIELDS if reason(name) is None)


RARE = "kangaroo"
A_DAY = "1871-03-04"


def kinds_of_words(field: Field) -> list[tuple[Any, list[str]]]:
    """Return values that a field's column may hold, each with what a person may type who looks for it."""
    said = [Words(language, LOCALE) for language in Language]
    if field.vocabulary is not None:
        stored = "|{}|" if field.kind is Kind.TERMS else "{}"
        return [(stored.format(term), [words(term.label) for words in said]) for term in field.vocabulary]
    if field.described.codes is not None:
        names = {CodeList.COUNTRY: countries, CodeList.LANGUAGE: languages}[field.described.codes]
        code = {CodeList.COUNTRY: "FJ", CodeList.LANGUAGE: "kw"}[field.described.codes]
        return [(code, [names(language)[code] for language in Language])]
    if field.kind is Kind.DATE:
        return [(date.fromisoformat(A_DAY), [A_DAY, "4.3.1871", "04.03.1871", "1871", "03.1871"])]
    if field.kind is Kind.PARTIAL_DATE:
        return [(A_DAY, [A_DAY, "4.3.1871", "04.03.1871", "1871", "1871-03", "03.1871"])]
    if field.kind is Kind.WHOLE:
        return [(1_526_384, ["1526384"])]
    return [(f"a {RARE} here", [RARE, RARE[:4], RARE.upper()])]


@pytest.fixture
def full(register: Database) -> Database:
    """Give a register with a record of every noun in which every field is filled, and of each another, a rare one."""
    desk = Desk(register, lambda: WHO)
    keys = filled.fill(desk, lambda field: f"words of {field.name}")
    with desk.action() as writing:
        place = writing.create(Place(names=(PlaceName(text=RARE),))).key
        parties = (Party(place=place), Party(place=keys["place"]))
        for record in (
            Organisation(name=RARE),
            Person(name=RARE),
            Source(title=RARE),
            Partnership(parties=parties),
        ):
            writing.create(record)
    return register


def found(register: Database, noun: str, words: str) -> bool:
    """Tell whether the record of a noun in which every field is filled is found."""
    with register.reading() as connection:
        return (
            FULL
            in connection.scalars(select(TABLES[noun].c.id).where(matching(connection, noun, words))).all()
        )


def put(register: Database, name: str, value: Any) -> None:  # noqa: ANN401 - the value of any field
    """Put a value into a field of the filled record as it is stored, whatever the rules between fields say."""
    noun, part, field = FIELDS[name]
    homes = {"": record_home(noun)} | {one.name: home for one, home in part_homes(noun)}
    table = homes[part].table
    column = f"{field.name}_id" if field.kind is Kind.REFERENCE else field.name
    owner = table.c.owner_id if part else table.c.id
    with register.writing() as connection:
        ours = (owner == FULL, *owned_by(table, noun))
        connection.execute(update(table).where(*ours).values({column: value}))
        fold_records(connection, noun, [FULL])


FULL = 1
"""The id of the first record of each noun: all its fields are filled."""


def test_every_field_is_searched_or_has_a_reason_not_to_be() -> None:
    for name, (_noun, _part, field) in FIELDS.items():
        searched = field.described.searchable or field.refers_to in NAMING
        assert searched == (reason(name) is None), name
    assert set(REASONS) <= {*FIELDS, *(name.partition(".")[2] for name in FIELDS)}


@pytest.mark.parametrize("name", [name for name in SEARCHED if FIELDS[name][2].kind is not Kind.REFERENCE])
def test_a_record_is_found_by_what_stands_in_the_field(full: Database, name: str) -> None:
    noun, _part, field = FIELDS[name]
    told = [
        (value, words)
        for value, words in kinds_of_words(field)
        if not any(found(full, noun, one) for one in words)
    ]
    assert told, "each of its values is found by another field"
    for value, words in told[:2]:
        put(full, name, value)
        assert [one for one in words if not found(full, noun, one)] == []


REFERRING = [name for name in SEARCHED if FIELDS[name][2].kind is Kind.REFERENCE]


@pytest.mark.parametrize("name", REFERRING)
def test_a_record_is_found_by_the_name_of_what_it_refers_to(full: Database, name: str) -> None:
    noun, _part, field = FIELDS[name]
    table = TABLES[field.refers_to]
    with full.reading() as connection:
        another = connection.scalar(select(func.max(table.c.id)))
    assert not found(full, noun, RARE)
    put(full, name, another)
    assert found(full, noun, RARE)


@pytest.mark.parametrize("name", [name for name in REFERRING if f"{FIELDS[name][0]}.claims.value" in FIELDS])
def test_a_record_is_found_by_the_name_of_what_another_source_says_in_its_stead(
    full: Database, name: str
) -> None:
    noun, part, field = FIELDS[name]
    table = TABLES[field.refers_to]
    with full.reading() as connection:
        another = connection.scalar(select(table.c.key).order_by(table.c.id.desc()))
    put(full, f"{noun}.claims.target", field.name)
    put(full, f"{noun}.claims.target_part", "a row's key" if part else "")
    assert not found(full, noun, RARE)
    put(full, f"{noun}.claims.value", another)
    assert found(full, noun, RARE)
