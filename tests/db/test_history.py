from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.domain.records import edited
from tests.examples import WHO, fill, founding_visit, shymkent, with_new_rows
from twincities.db.checking import check
from twincities.db.history import history_of, record_at, take_back
from twincities.db.records import load
from twincities.db.writing import action
from twincities.domain.changes import Act
from twincities.domain.errors import CannotUndoError
from twincities.domain.partial_date import PartialDate
from twincities.domain.people import Person
from twincities.domain.visit import Outcome, Visit
from twincities.domain.vocabularies import Side

if TYPE_CHECKING:
    from twincities.db.database import Database
    from twincities.domain.record import Kept


def correct(register: Database, kept: Kept[Any], **changes: object) -> int:
    """Change some fields of what is stored now and return the change set."""
    with register.reading() as connection:
        now = load(connection, type(kept.record), kept.key)
    with action(register, WHO) as writing:
        writing.correct(now, replace(now.record, **changes))
        return writing.change_set


def undo(register: Database, number: int, act: Act = Act.UNDO) -> int:
    with action(register, WHO, act, undoes=number) as writing:
        take_back(writing, number)
        return writing.change_set


def now(register: Database, kept: Kept[Any]) -> Kept[Any]:
    with register.reading() as connection:
        return load(connection, type(kept.record), kept.key)


def test_history_tells_who_when_and_every_field_before_and_after(register: Database) -> None:
    visit = fill(register).visit
    before = datetime.now(UTC).replace(microsecond=0)
    with action(register, "B. Clerk") as writing:
        writing.correct(visit, replace(visit.record, start=PartialDate(2015, 6), aim="Торговля"))
    with register.reading() as connection:
        latest, first = history_of(connection, Visit, visit.key)
    assert (latest.who, latest.act, latest.version) == ("B. Clerk", Act.CORRECT, 2)
    assert before <= latest.at <= datetime.now(UTC)
    assert {(c.field, c.before, c.after) for c in latest.changes} == {
        ("start", "2015-06-08", "2015-06"),
        ("aim", None, "Торговля"),
    }
    assert (first.who, first.act, first.version) == (WHO, Act.CREATE, 1)


def test_a_record_is_shown_as_it_was_at_any_version(register: Database) -> None:
    visit = fill(register).visit
    versions = [visit.record]
    for number in range(1, 6):
        versions.append(replace(versions[-1], aim=str(number), outcomes=versions[-1].outcomes[: number % 3]))
        correct(register, visit, aim=versions[-1].aim, outcomes=versions[-1].outcomes)
    kept = now(register, visit)
    with register.reading() as connection:
        assert [record_at(connection, kept, number + 1) for number in range(6)] == versions


def test_an_earlier_state_is_told_from_a_record_read_before_the_last_change(register: Database) -> None:
    visit = fill(register).visit
    correct(register, visit, aim="a")
    second = now(register, visit)
    correct(register, visit, aim="b")
    with register.reading() as connection:
        assert record_at(connection, second, 2) == second.record
        assert record_at(connection, second, 1) == visit.record


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_undo_and_redo_lead_back_and_forth_whatever_was_changed(
    register: Database, data: st.DataObject
) -> None:
    with action(register, WHO) as writing:
        place = writing.create(shymkent())
    changed = data.draw(edited(shymkent()))
    changed = replace(changed, claims=())
    number = correct(
        register, place, **{name: getattr(changed, name) for name in ("names", "notes", "country")}
    )
    after = now(register, place).record
    number = undo(register, number)
    assert now(register, place).record == place.record
    if after != place.record:
        undo(register, number, Act.REDO)
        assert now(register, place).record == after


def test_one_field_changed_twice_is_undone_step_by_step(register: Database) -> None:
    visit = fill(register).visit
    numbers = [correct(register, visit, aim=aim) for aim in "abc"]
    seen = []
    for number in reversed(numbers):
        undo(register, number)
        seen.append(now(register, visit).record.aim)
    assert seen == ["b", "a", ""]
    assert check(register) == []


def test_undo_keeps_what_others_did_since(register: Database) -> None:
    visit = fill(register).visit
    number = correct(register, visit, aim="Знакомство")
    outcomes = (*visit.record.outcomes, Outcome(text="Письмо", side=Side.OURS))
    correct(register, visit, summary="Переговоры", outcomes=outcomes)
    undo(register, number)
    assert now(register, visit).record == replace(visit.record, summary="Переговоры", outcomes=outcomes)


def test_undo_refuses_to_overwrite_what_was_changed_since_and_names_it(register: Database) -> None:
    visit = fill(register).visit
    number = correct(register, visit, aim="Знакомство", summary="Переговоры")
    correct(register, visit, aim="Торговля")
    before = now(register, visit)
    with pytest.raises(CannotUndoError) as refused:
        undo(register, number)
    assert (refused.value.noun, refused.value.key, refused.value.fields) == ("visit", visit.key, ("aim",))
    assert now(register, visit) == before


def test_undo_refuses_what_would_break_a_rule_today(register: Database) -> None:
    visit = fill(register).visit
    number = correct(register, visit, end=PartialDate(2015, 6, 20))
    correct(register, visit, start=PartialDate(2015, 6, 15), programme=())
    with pytest.raises(CannotUndoError) as refused:
        undo(register, number)
    assert refused.value.fields == ("end",)


def test_an_undone_creation_lies_in_the_bin_and_comes_back_by_redo(register: Database) -> None:
    example = fill(register)
    with action(register, WHO, Act.CREATE) as writing:
        person = writing.create(Person(name="Мэттью Партридж"))
        visit = writing.create(with_new_rows(founding_visit(example.region.key, example.stevenage.key)))
        number = writing.change_set
    undone = undo(register, number)
    assert (now(register, visit).deleted, now(register, person).deleted) == (True, True)
    undo(register, undone, Act.REDO)
    assert (now(register, visit).deleted, now(register, person).deleted) == (False, False)
    assert now(register, visit).record == visit.record
    assert check(register) == []


def test_undo_of_a_creation_leaves_alone_what_is_in_use_since(register: Database) -> None:
    example = fill(register)
    with action(register, WHO, Act.CREATE) as writing:
        person = writing.create(Person(name="Мэттью Партридж"))
        organiser = writing.create(Person(name="Йоланда Рагг"))
        number = writing.change_set
    first, *others = example.visit.record.participants
    correct(register, example.visit, participants=(replace(first, person=person.key), *others))
    undo(register, number)
    assert (now(register, person).deleted, now(register, organiser).deleted) == (False, True)


def test_undo_of_a_creation_that_somebody_worked_on_since_is_refused(register: Database) -> None:
    with action(register, WHO, Act.CREATE) as writing:
        person = writing.create(Person(name="Мэттью Партридж"))
        number = writing.change_set
    correct(register, person, notes="говорит по-русски")
    with pytest.raises(CannotUndoError) as refused:
        undo(register, number)
    assert refused.value.fields == ("notes",)
    assert not now(register, person).deleted


def test_a_deletion_is_undone_by_restoring(register: Database) -> None:
    visit = fill(register).visit
    with action(register, WHO, Act.DELETE) as writing:
        writing.delete(visit)
        number = writing.change_set
    undo(register, number)
    assert (now(register, visit).deleted, now(register, visit).record) == (False, visit.record)


def test_several_changes_of_one_record_in_one_action_are_undone_together(register: Database) -> None:
    visit = fill(register).visit
    with action(register, WHO) as writing:
        once = writing.correct(visit, replace(visit.record, aim="a", outcomes=()))
        twice = writing.correct(once, replace(once.record, aim="b"))
        writing.delete(twice)
        number = writing.change_set
    undo(register, number)
    assert (now(register, visit).deleted, now(register, visit).record) == (False, visit.record)


def test_undo_of_several_records_writes_all_or_nothing(register: Database) -> None:
    example = fill(register)
    with action(register, WHO) as writing:
        writing.correct(example.visit, replace(example.visit.record, aim="a"))
        writing.correct(example.article, replace(example.article.record, notes="b"))
        number = writing.change_set
    correct(register, example.visit, aim="c")
    before = now(register, example.article)
    with action(register, WHO) as writing:
        with pytest.raises(CannotUndoError):
            take_back(writing, number)
        assert writing.keys == {}
    assert now(register, example.article) == before


def test_undo_passes_over_what_was_removed_for_good(register: Database) -> None:
    example = fill(register)
    with action(register, WHO) as writing:
        writing.correct(example.article, replace(example.article.record, notes="b"))
        changed = writing.correct(example.visit, replace(example.visit.record, aim="a"))
        number = writing.change_set
    with action(register, WHO) as writing:
        writing.purge(changed)
    undo(register, number)
    assert now(register, example.article).record == example.article.record
