from __future__ import annotations

import sqlite3
from contextlib import closing
from threading import Event, Thread
from time import sleep
from typing import TYPE_CHECKING

import pytest

from tests.db.backups import damage
from tests.db.test_opening import filled
from tests.examples import fill
from twincities.db.checking import check
from twincities.db.database import Database
from twincities.db.errors import LockedRegisterError
from twincities.db.reckoning import reckon_all
from twincities.db.writing import action
from twincities.domain.agreement import Agreement
from twincities.domain.findings import Finding, FindingCode
from twincities.domain.partial_date import PartialDate
from twincities.domain.vocabularies import Duration, RenewalKind

if TYPE_CHECKING:
    from tests.examples import Example


def spoil(register: Database, *statements: str) -> None:
    """Write past every rule of the program, as a faulty tool might."""
    with closing(sqlite3.connect(register.path or "")) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


@pytest.fixture
def example(register: Database) -> Example:
    return fill(register)


def test_a_sound_register_gives_nothing_to_say(register: Database, example: Example) -> None:
    assert check(register) == []


def test_a_check_changes_nothing(register: Database, example: Example) -> None:
    with closing(sqlite3.connect(register.path or "")) as connection:
        before = list(connection.iterdump())
        check(register)
        assert list(connection.iterdump()) == before


@pytest.mark.parametrize(
    ("statement", "code", "noun", "part", "field", "detail"),
    [
        (
            "UPDATE visit SET kind = 'pilgrimage'",
            FindingCode.UNKNOWN_CODE, "visit", "", "kind", "pilgrimage",
        ),
        (
            "UPDATE visit SET cooperation = '|economy|magic|'",
            FindingCode.UNKNOWN_CODE, "visit", "", "cooperation", "magic",
        ),
        ("UPDATE visit SET status = ''", FindingCode.UNKNOWN_CODE, "visit", "", "status", ""),
        (
            "UPDATE outcome SET status = 'lost' WHERE position = 1",
            FindingCode.UNKNOWN_CODE, "visit", "outcomes", "status", "lost",
        ),
        (
            "UPDATE claim SET grade = 'sure' WHERE noun = 'visit'",
            FindingCode.UNKNOWN_CODE, "visit", "claims", "grade", "sure",
        ),
        (
            'UPDATE visit SET "end" = \'June 2015\'',
            FindingCode.UNREADABLE_DATE, "visit", "", "end", "June 2015 (20150611)",
        ),
        (
            "UPDATE visit SET start = '2015-02-30'",
            FindingCode.UNREADABLE_DATE, "visit", "", "start", "2015-02-30 (20150608)",
        ),
        (
            "UPDATE visit SET start_sort = 19900000",
            FindingCode.UNREADABLE_DATE, "visit", "", "start", "2015-06-08 (19900000)",
        ),
        (
            "UPDATE programme_item SET day_sort = 1 WHERE day IS NULL",
            FindingCode.UNREADABLE_DATE, "visit", "programme", "day", "None (1)",
        ),
        (
            "UPDATE participation SET position = 7 WHERE position = 2",
            FindingCode.POSITIONS, "visit", "participants", "", "",
        ),
        (
            "UPDATE participation SET position = 0 WHERE position = 2",
            FindingCode.POSITIONS, "visit", "participants", "", "",
        ),
        (
            "UPDATE visit SET version = 5",
            FindingCode.HISTORY_GAP, "visit", "", "", "version 5, history ends with 1",
        ),
        (
            "DELETE FROM change WHERE noun = 'visit'",
            FindingCode.HISTORY_GAP, "visit", "", "", "version 1, history ends with 0",
        ),
        ("UPDATE visit SET folded = ' something'", FindingCode.SEARCH_WORDS, "visit", "", "", ""),
        ("UPDATE visit SET aim = 'another'", FindingCode.SEARCH_WORDS, "visit", "", "", ""),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_record_is_found_with_its_key(  # noqa: PLR0917 - one line of the table above
    register: Database,
    example: Example,
    statement: str,
    code: FindingCode,
    noun: str,
    part: str,
    field: str,
    detail: str,
) -> None:
    spoil(register, statement)
    assert check(register) == [Finding(code, noun, part, field, example.visit.key, detail)]


def test_a_record_that_breaks_a_rule_is_found_with_the_rule(register: Database, example: Example) -> None:
    spoil(register, "UPDATE outcome SET side = NULL WHERE kind = 'agreement_reached'")
    (finding,) = check(register)
    assert (finding.code, finding.key) == (FindingCode.INVALID_RECORD, example.visit.key)
    assert "outcomes.side" in finding.detail


def test_a_label_that_is_missing_or_wrong_is_found(register: Database, example: Example) -> None:
    spoil(
        register,
        "DELETE FROM place_label WHERE language = 'kk' AND place_id = 1",
        "UPDATE place_label SET text = 'Лондон' WHERE language = 'ru' AND place_id = 2",
    )
    assert {(finding.code, finding.key) for finding in check(register)} == {
        (FindingCode.LABEL, example.shymkent.key),
        (FindingCode.LABEL, example.stevenage.key),
    }


@pytest.mark.usefixtures("example")
def test_a_person_in_the_wrong_place_of_the_alphabet_is_found(register: Database) -> None:
    spoil(register, "UPDATE person SET sort_key = 'zz'")
    found = {(finding.code, finding.noun) for finding in check(register)}
    assert found == {(FindingCode.LABEL, "person")}


def test_claims_and_history_of_nothing_are_found(register: Database, example: Example) -> None:
    spoil(
        register,
        "UPDATE claim SET owner_id = 99 WHERE noun = 'visit'",
        "UPDATE change SET record_id = 98 WHERE noun = 'source'",
        "UPDATE change SET noun = 'ghost' WHERE noun = 'person'",
    )
    found = {(finding.code, finding.noun, finding.detail) for finding in check(register)}
    assert {
        (FindingCode.ORPHAN_CLAIM, "visit", "record 99"),
        (FindingCode.ORPHAN_CHANGE, "source", "record 98"),
        (FindingCode.ORPHAN_CHANGE, "ghost", "record 1"),
    } <= found


def test_a_reference_to_nothing_is_found(register: Database, example: Example) -> None:
    spoil(register, "UPDATE stop SET place_id = 99")  # a connection that does not enforce foreign keys
    (finding,) = check(register)
    assert (finding.code, finding.noun) == (FindingCode.BROKEN_REFERENCE, "stop")


def test_an_index_out_of_step_with_its_table_is_found(register: Database, example: Example) -> None:
    spoil(register, "DROP TRIGGER search_visit_changed", "UPDATE visit SET folded = ' london'")
    assert {finding.code for finding in check(register)} == {
        FindingCode.SEARCH_WORDS,
        FindingCode.SEARCH_INDEX,
    }


def test_damaged_pages_are_found_and_nothing_is_guessed_from_them(register: Database) -> None:
    path, _example = filled(register)
    damage(path)
    damaged = Database(path)
    assert {finding.code for finding in check(damaged)} == {FindingCode.DAMAGED}
    damaged.close()


def test_a_check_says_when_another_window_is_writing(register: Database, example: Example) -> None:
    hasty = Database(register.path or "", patience=0.1)
    with register.writing(), pytest.raises(LockedRegisterError):
        check(hasty)
    hasty.close()


@pytest.mark.parametrize(
    ("statement", "noun"),
    [
        ("UPDATE agreement_span SET state = 'terminated'", "agreement"),
        ("UPDATE agreement_span SET remind_sort = 20010101", "agreement"),
        ("UPDATE agreement_span SET until = '2001', until_sort = 20010000", "agreement"),
        ("DELETE FROM agreement_span", "agreement"),
        ("UPDATE status_span SET status = 'ended'", "partnership"),
        (
            "INSERT INTO status_span SELECT 99999, owner_id, 0, 5, status, basis, NULL FROM status_span LIMIT 1",
            "partnership",
        ),
        (
            "UPDATE participation SET met_sort = 19000101 WHERE owner_id IN (SELECT id FROM visit LIMIT 1)",
            "visit",
        ),
    ],
)
def test_what_lists_go_by_is_compared_with_what_it_follows_from_and_put_right(
    register: Database, example: Example, statement: str, noun: str
) -> None:
    with action(register, "clerk") as writing:
        signed = PartialDate(2010, 3, 1)
        writing.create(
            Agreement(partnership=example.partnership.key, signed=signed, duration=Duration.FIXED, term=40)
        )
    assert check(register) == []
    spoil(register, statement)
    found = check(register)
    assert {(finding.code, finding.noun) for finding in found} == {(FindingCode.WORKED_OUT, noun)}
    assert all(finding.key for finding in found)
    with register.writing() as connection:
        reckon_all(connection)
    assert check(register) == []


def test_days_worked_out_in_another_year_are_no_fault(register: Database, example: Example) -> None:
    with action(register, "clerk") as writing:
        renewed = {"duration": Duration.FIXED, "term": 25, "renewal": RenewalKind.TACIT}
        writing.create(Agreement(partnership=example.partnership.key, signed=PartialDate(1999), **renewed))  # type: ignore[arg-type] # an agreement's own
    # A register that was written long ago knows fewer renewals.
    spoil(
        register,
        "DELETE FROM agreement_span WHERE from_day > 20700000",
        "UPDATE agreement_span SET until_day = 99999999, until = NULL, until_sort = NULL, deadline_sort = NULL "
        "WHERE from_day = (SELECT max(from_day) FROM agreement_span)",
    )
    assert check(register) == []


def test_a_check_waits_for_a_write_that_ends(register: Database, example: Example) -> None:
    begun = Event()

    def write() -> None:
        with register.writing():
            begun.set()
            sleep(1.5)

    writer = Thread(target=write)
    writer.start()
    assert begun.wait(10)
    fresh = Database(register.path or "")  # what reads an index for the first time does not wait by itself
    assert check(fresh) == []
    writer.join()
    fresh.close()
