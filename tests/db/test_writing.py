from __future__ import annotations

import ast
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

import twincities
from tests.domain.records import edited, records
from tests.examples import WHO, fill, founding_visit, shymkent, stevenage
from twincities.db.checking import check
from twincities.db.database import Database
from twincities.db.history import history_of, record_at
from twincities.db.records import load, load_many
from twincities.db.tables.history import change, change_set
from twincities.db.tables.nouns import PART_TABLES, TABLES
from twincities.db.writing import BULK, action
from twincities.domain.changes import Act, Topic
from twincities.domain.errors import ConflictError, MissingRecordError, StillUsedError
from twincities.domain.keys import new_key
from twincities.domain.partial_date import PartialDate
from twincities.domain.people import Organisation, Person
from twincities.domain.place import Place, PlaceName
from twincities.domain.record import Kept
from twincities.domain.source import Source
from twincities.domain.visit import Outcome, Participation, Visit
from twincities.domain.vocabularies import Side

if TYPE_CHECKING:
    from sqlalchemy import Table


def count(register: Database, table: Table) -> int:
    with register.reading() as connection:
        return connection.scalar(select(func.count()).select_from(table)) or 0


def test_a_record_is_read_back_with_all_its_parts_as_it_was_written(register: Database) -> None:
    example = fill(register)
    with register.reading() as connection:
        for kept in vars(example).values():
            assert load(connection, type(kept.record), kept.key) == kept


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_any_record_that_refers_to_nothing_is_read_back_and_corrected(
    register: Database, data: st.DataObject
) -> None:
    record = data.draw(records(data.draw(st.sampled_from([Source, Organisation, Person, Place]))))
    record = _without_references(record)
    with action(register, WHO) as writing:
        kept = writing.create(record)
    changed = _without_references(data.draw(edited(record)))
    with action(register, WHO) as writing:
        after = writing.correct(kept, changed)
    with register.reading() as connection:
        assert load(connection, type(record), kept.key) == after
        assert after.record == changed
        assert record_at(connection, after, 1) == record


def _without_references(
    record: Source | Organisation | Person | Place,
) -> Source | Organisation | Person | Place:
    match record:
        case Organisation():
            return replace(record, place=None)
        case Person():
            return replace(record, posts=tuple(replace(post, organisation=None) for post in record.posts))
        case Place():
            return replace(
                record,
                claims=tuple(replace(claim, source=None) for claim in record.claims),
                successions=tuple(
                    replace(one, predecessor=None, successor=None) for one in record.successions
                ),
            )
        case _:
            return record


def test_an_action_says_what_it_touched(register: Database) -> None:
    example = fill(register)
    with action(register, WHO) as writing:
        writing.correct(example.visit, replace(example.visit.record, aim="Торговля"))
        changed = writing.changed()
    assert (changed.key, changed.act) == (example.visit.key, Act.CORRECT)
    assert changed.topics == {Topic.VISITS, Topic.COMMITMENTS}


def test_an_action_that_changes_nothing_leaves_nothing(register: Database) -> None:
    example = fill(register)
    before = count(register, change_set)
    with action(register, WHO) as writing:
        assert writing.correct(example.visit, replace(example.visit.record)) == example.visit
    assert count(register, change_set) == before


def test_an_action_that_fails_leaves_nothing(register: Database) -> None:
    example = fill(register)
    before = [count(register, table) for table in (*TABLES.values(), change, change_set)]
    with suppress(ZeroDivisionError), action(register, WHO) as writing:
        writing.create(shymkent())
        writing.correct(example.visit, replace(example.visit.record, aim="Торговля"))
        _ = 1 / 0
    assert [count(register, table) for table in (*TABLES.values(), change, change_set)] == before


def test_every_part_of_a_visit_can_be_changed_moved_added_and_removed(register: Database) -> None:
    example = fill(register)
    visit = example.visit.record
    one, two, three = visit.participants
    changed = replace(
        visit,
        participants=(three, replace(one, post="мэр"), Participation(side=Side.OURS, name="Ким Ю.")),
        programme=visit.programme[::-1],
        outcomes=(),
        cooperation=(),
        end=PartialDate(2015, 6),
        sources=(),
    )
    with action(register, WHO) as writing:
        after = writing.correct(example.visit, changed)
    with register.reading() as connection:
        assert load(connection, Visit, example.visit.key) == after
        assert record_at(connection, after, 1) == visit
        (entry, *_rest) = history_of(connection, Visit, example.visit.key)
    assert {(c.part, c.field) for c in entry.changes if c.part == "participants"} == {
        ("participants", ""),
        ("participants", "post"),
        ("participants", "order"),
    }
    assert two.key in {c.part_key for c in entry.changes if c.field == "" and c.after is None}
    assert check(register) == []


def test_a_change_of_a_part_raises_the_version_of_the_whole(register: Database) -> None:
    example = fill(register)
    outcomes = (*example.visit.record.outcomes, Outcome(text="Письмо", side=Side.OURS))
    with action(register, WHO) as writing:
        assert writing.correct(example.visit, replace(example.visit.record, outcomes=outcomes)).version == 2


def test_a_reference_to_a_record_that_is_not_there_is_refused(register: Database) -> None:
    example = fill(register)
    lost = new_key()
    with pytest.raises(MissingRecordError) as refused, action(register, WHO) as writing:
        writing.create(founding_visit(example.region.key, lost))
    assert (refused.value.noun, refused.value.key) == ("place", lost)


def test_the_bin_keeps_a_record_whole(register: Database) -> None:
    example = fill(register)
    with action(register, WHO, Act.DELETE) as writing:
        binned = writing.delete(example.visit)
    with register.reading() as connection:
        assert load(connection, Visit, example.visit.key) == binned
    with action(register, WHO, Act.RESTORE) as writing:
        back = writing.restore(binned)
    assert (back.deleted, back.record, back.version) == (False, example.visit.record, 3)
    assert check(register) == []


def test_a_record_corrected_in_the_bin_stays_there(register: Database) -> None:
    example = fill(register)
    with action(register, WHO) as writing:
        binned = writing.delete(example.visit)
        corrected = writing.correct(binned, replace(binned.record, aim="Торговля"))
    assert corrected.deleted
    with register.reading() as connection:
        assert load(connection, Visit, example.visit.key) == corrected


def test_a_record_that_others_refer_to_is_not_removed_for_good(register: Database) -> None:
    example = fill(register)
    with pytest.raises(StillUsedError) as refused, action(register, WHO) as writing:
        writing.purge(example.article)
    assert (
        refused.value.users == 3
    )  # one claim of the partnership, one of the visit, the visit's list of sources


def test_a_record_removed_for_good_leaves_no_trace_of_its_contents(register: Database) -> None:
    example = fill(register)
    with action(register, WHO, Act.DELETE) as writing:
        writing.purge(writing.delete(example.visit))
    with register.reading() as connection:
        with pytest.raises(MissingRecordError):
            load(connection, Visit, example.visit.key)
        of_visit = (
            table for (noun, _part), table in PART_TABLES.items() if noun == "visit" and "noun" not in table.c
        )
        for table in of_visit:
            assert connection.scalar(select(func.count()).select_from(table)) == 0
        told = select(func.count()).where(change.c.noun == "visit")
        assert connection.scalar(told) == 0
    assert check(register) == []


def test_contact_data_removed_for_good_is_not_in_the_file_any_more(register: Database) -> None:
    address = "somebody.private@example.org"
    with action(register, WHO) as writing:
        person = writing.create(Person(name="Йоланда Рагг", contact=address))
    with action(register, WHO) as writing:
        person = writing.correct(person, replace(person.record, contact=f"{address}, +44"))
    assert address.encode() in contents(register)
    with action(register, WHO, Act.DELETE) as writing:
        writing.purge(person)
    assert address.encode() not in contents(register)


def contents(register: Database) -> bytes:
    """Return the bytes of the register's one file, everything written brought into it."""
    assert register.path
    with register.reading() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    return register.path.read_bytes()


def test_many_records_are_written_at_once_in_any_order_of_nouns(register: Database) -> None:
    places = [Kept(new_key(), 1, Place(names=(PlaceName(text=f"Город {n}"),))) for n in range(BULK + 3)]
    visits = [Kept(new_key(), 1, founding_visit(places[0].key, places[n].key)) for n in range(1, 40)]
    kept: list[Kept[Any]] = [*places, *visits, Kept(new_key(), 1, stevenage())]
    with action(register, WHO, Act.IMPORT) as writing:
        assert writing.create_many(kept) == len(kept)
        assert list(writing.changed().keys) == [one.key for one in kept]
    with register.reading() as connection:
        assert load_many(connection, Visit, [one.key for one in visits]) == visits
        assert len(history_of(connection, Visit, visits[7].key)) == 1
    assert check(register) == []


def test_who_wrote_when_and_what_is_kept_for_single_and_bulk_writes_alike(register: Database) -> None:
    written: Counter[tuple[str, str]] = Counter()
    example = fill(register)
    with action(register, "B. Clerk") as writing:
        writing.create_many([Kept(new_key(), 1, stevenage()) for _ in range(5)])
        writing.correct(example.stevenage, replace(example.stevenage.record, population=90_000))
        writing.delete(example.article)
        number = writing.change_set
    with register.reading() as connection:
        rows = connection.execute(select(change).where(change.c.change_set_id == number)).all()
        assert connection.scalar(select(change_set.c.who).where(change_set.c.id == number)) == "B. Clerk"
        written.update((row.noun, row.field) for row in rows)
    assert written == {("place", ""): 5, ("place", "population"): 1, ("source", "deleted"): 1}


def test_a_write_past_history_is_found(register: Database) -> None:
    example = fill(register)
    with register.writing() as connection:
        table = TABLES["visit"]
        connection.execute(table.update().where(table.c.key == example.visit.key).values(version=2))
    assert [finding.code for finding in check(register)] == ["history_gap"]


WRITERS = {
    "db/writing.py": "the one door",
    "db/reckoning.py": "the days on which agreements and partnerships stand where, worked out likewise",
    "db/folding.py": "search words and labels, which are worked out from what was written",
    "db/migrating.py": "a new register's identity",
    "services/example.py": "the mark of the example register, which is no record",
}


def test_no_other_code_writes_to_a_table() -> None:
    package = Path(twincities.__file__).parent
    found = {
        str(path.relative_to(package))
        for path in package.rglob("*.py")
        if "versions" not in path.parts and _writes(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert found <= set(WRITERS)


def _writes(tree: ast.AST) -> bool:
    """Tell whether a module takes the writing constructs of SQLAlchemy, or says such a statement by itself."""
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module=str(module), names=names) if module.startswith("sqlalchemy"):
                if {"insert", "update", "delete"} & {alias.name for alias in names}:
                    return True
            case ast.Constant(value=str(said)) if said.lstrip().startswith(("UPDATE ", "DELETE FROM ")):
                return True
    return False


class TestTwoWindows:
    def test_a_stale_save_is_refused_with_all_three_states(self, register: Database) -> None:
        example = fill(register)
        other = Database(register.path or "")
        theirs = replace(example.visit.record, aim="Торговля")
        mine = replace(example.visit.record, aim="Знакомство", start=PartialDate(2015, 6, 7))
        with action(other, "B. Clerk") as writing:
            saved = writing.correct(example.visit, theirs)
        with pytest.raises(ConflictError) as refused, action(register, WHO) as writing:
            writing.correct(example.visit, mine)
        conflict = refused.value
        assert (conflict.noun, conflict.key) == ("visit", example.visit.key)
        assert (conflict.base, conflict.mine, conflict.theirs) == (example.visit, mine, saved)
        other.close()

    def test_a_save_over_a_record_that_they_put_into_the_bin_is_refused(self, register: Database) -> None:
        example = fill(register)
        with action(register, "B. Clerk") as writing:
            writing.delete(example.visit)
        with pytest.raises(ConflictError) as refused, action(register, WHO) as writing:
            writing.correct(example.visit, replace(example.visit.record, aim="Знакомство"))
        assert refused.value.theirs.deleted

    @pytest.mark.parametrize("verb", ["delete", "purge"])
    def test_a_record_that_they_changed_is_not_removed_unseen(self, register: Database, verb: str) -> None:
        example = fill(register)
        with action(register, "B. Clerk") as writing:
            writing.correct(example.visit, replace(example.visit.record, aim="Торговля"))
        with pytest.raises(ConflictError), action(register, WHO) as writing:
            getattr(writing, verb)(example.visit)

    def test_the_same_version_with_other_contents_is_a_conflict_too(self, register: Database) -> None:
        """After a backup was brought back, a version number says nothing."""
        example = fill(register)
        seen = replace(example.visit, record=replace(example.visit.record, aim="Вид до восстановления"))
        with pytest.raises(ConflictError), action(register, WHO) as writing:
            writing.correct(seen, replace(seen.record, summary="Переговоры"))

    def test_both_see_what_the_other_wrote(self, register: Database) -> None:
        example = fill(register)
        other = Database(register.path or "")
        for aim, mine in (("a", register), ("b", other), ("c", register)):
            with mine.reading() as connection:
                now = load(connection, Visit, example.visit.key)
            with action(mine, WHO) as writing:
                writing.correct(now, replace(now.record, aim=aim))
        with other.reading() as connection:
            kept = load(connection, Visit, example.visit.key)
        assert (kept.version, kept.record.aim) == (4, "c")
        other.close()
