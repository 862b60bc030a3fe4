from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.services.makers import place, tie, two_places, visit
from twincities.db.database import Database
from twincities.db.errors import LockedRegisterError
from twincities.domain.changes import Act, Topic
from twincities.domain.errors import CannotUndoError, StillUsedError
from twincities.domain.partial_date import PartialDate
from twincities.i18n import Language, Words
from twincities.paths import LOCALE

if TYPE_CHECKING:
    from twincities.domain.keys import Key
    from twincities.wiring import Program, Services

EN = Words(Language.EN, LOCALE)


def test_a_wrong_date_is_corrected_undone_and_redone(services: Services, visit_key: Key) -> None:
    base = services.visits.open(visit_key)
    wrong = replace(base.record, end=PartialDate(2015, 6, 12))
    changed = services.visits.correct_visit(base, wrong)
    assert Topic.VISITS in changed.topics
    assert services.visits.open(visit_key).record.end == PartialDate(2015, 6, 12)
    undone = services.desk.undo()
    assert undone is not None
    assert undone.act is Act.UNDO
    assert services.visits.open(visit_key).record == base.record
    services.desk.redo()
    assert services.visits.open(visit_key).record == wrong
    assert services.visits.open(visit_key).version == base.version + 3


def test_there_is_nothing_to_undo_or_redo_at_the_beginning(services: Services) -> None:
    assert not services.desk.can_undo
    assert not services.desk.can_redo
    assert services.desk.undo() is None
    assert services.desk.redo() is None


def test_a_new_action_forgets_what_could_be_redone(empty: Services) -> None:
    two_places(empty)
    empty.desk.undo()
    assert empty.desk.can_redo
    empty.places.add("Neu", "DE", Language.EN)
    assert not empty.desk.can_redo


def test_saving_without_a_change_leaves_nothing_to_undo(services: Services, visit_key: Key) -> None:
    base = services.visits.open(visit_key)
    services.visits.correct_visit(base, base.record)
    assert not services.desk.can_undo


def test_an_undo_that_would_destroy_later_work_is_refused(program: Program, visit_key: Key) -> None:
    services = program.open_register()
    base = services.visits.open(visit_key)
    services.visits.correct_visit(base, replace(base.record, aim="first"))
    other = type(services.visits)(type(services.desk)(services.desk.database, lambda: "B. Other"))
    now = other.open(visit_key)
    other.correct_visit(now, replace(now.record, aim="second"))
    with pytest.raises(CannotUndoError):
        services.desk.undo()
    assert services.visits.open(visit_key).record.aim == "second"


def test_an_undo_that_a_busy_register_refused_can_be_tried_again(services: Services, visit_key: Key) -> None:
    base = services.visits.open(visit_key)
    services.visits.correct_visit(base, replace(base.record, aim="another"))
    services.desk.answer_at_once()
    other = Database(services.desk.database.path or "")
    with other.writing(), pytest.raises(LockedRegisterError):
        services.desk.undo()
    other.close()
    services.desk.undo()
    assert services.visits.open(visit_key).record == base.record
    assert services.desk.can_redo


def test_a_session_that_begins_anew_has_nothing_to_take_back(services: Services, visit_key: Key) -> None:
    base = services.visits.open(visit_key)
    services.visits.correct_visit(base, replace(base.record, aim="another"))
    services.desk.begin()
    assert services.desk.undo() is None


def test_history_names_the_person_of_the_settings_at_each_write(program: Program, visit_key: Key) -> None:
    services = program.open_register()
    for name in ("A. Clerk", "B. Clerk"):
        program.change_settings(person=name)
        base = services.visits.open(visit_key)
        services.visits.correct_visit(base, replace(base.record, aim=name))
    history = services.history.of("visit", visit_key, Language.EN)
    assert [entry.who for entry in history.entries[:2]] == ["B. Clerk", "A. Clerk"]


def test_history_tells_each_field_before_and_after_and_leads_back(services: Services, visit_key: Key) -> None:
    base = services.visits.open(visit_key)
    services.visits.correct_visit(base, replace(base.record, aim="trade", stops=base.record.stops[:1]))
    chronicle = services.history.of("visit", visit_key, Language.EN)
    latest = chronicle.entries[0]
    aim = next(change for change in latest.changes if change.field == "aim")
    assert (aim.before, aim.after) == (base.record.aim, "trade")
    assert services.history.version("visit", visit_key, base.version) == base.record
    assert "London" in chronicle.names.values()  # of the place that left the route
    services.history.return_to("visit", visit_key, base.version)
    assert services.visits.open(visit_key).record == base.record


def test_the_bin_names_what_lies_in_it_and_gives_it_back(services: Services, visit_key: Key) -> None:
    services.visits.delete_visits([visit_key])
    (binned,) = services.bin.contents(EN)
    assert (binned.noun, binned.key) == ("visit", visit_key)
    assert binned.title == "South Kazakhstan Region → Stevenage"
    assert services.bin.count() == 1
    services.bin.restore([("visit", visit_key)])
    assert services.bin.contents(EN) == []
    assert services.visits.open(visit_key).deleted is False


def test_a_place_that_others_name_cannot_be_removed_for_good(empty: Services) -> None:
    ours, theirs = two_places(empty)
    tie(empty, ours, theirs)
    with pytest.raises(StillUsedError) as caught:
        empty.bin.purge([("place", theirs)])
    assert caught.value.users == 1
    assert not empty.places.open(theirs).deleted


def test_removing_for_good_takes_the_history_along_and_cannot_be_undone(empty: Services) -> None:
    ours, theirs = two_places(empty)
    key = empty.visits.record_visit(visit(ours, theirs)).key
    empty.visits.delete_visits([key])
    empty.bin.purge([("visit", key)])
    assert empty.bin.count() == 0
    lone = empty.places.record_place(place("Лишнево")).key
    assert not empty.places.open(lone).deleted


def test_restoring_is_all_or_none(empty: Services) -> None:
    ours, theirs = two_places(empty)
    key = empty.visits.record_visit(visit(ours, theirs)).key
    empty.visits.delete_visits([key])
    with pytest.raises(KeyError):
        empty.bin.restore([("visit", key), ("nonsense", key)])
    assert empty.bin.count() == 1
