"""Undo and redo beside other windows, long work, the bin and backups: they take back their own and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tests.services.makers import place, tie, two_places, visit
from twincities.db.backup import backup, restore
from twincities.domain.agreement import Agreement
from twincities.domain.errors import MissingRecordError
from twincities.domain.partial_date import PartialDate
from twincities.services.desk import Desk
from twincities.services.places import Places

if TYPE_CHECKING:
    from pathlib import Path

    from twincities.domain.keys import Key
    from twincities.wiring import Services


def test_a_deleted_partnership_with_documents_goes_into_the_bin_again_by_redo(empty: Services) -> None:
    key = tie(empty, *two_places(empty))
    empty.agreements.record_agreement(Agreement(partnership=key, signed=PartialDate(1990)))
    empty.partnerships.delete_partnerships([key])
    empty.desk.undo()
    assert not empty.partnerships.open(key).deleted
    empty.desk.redo()
    assert empty.partnerships.open(key).deleted


def test_what_an_action_brought_along_stays_when_others_use_it_by_now(empty: Services) -> None:
    ours, theirs = two_places(empty)
    for _step in range(2):
        empty.desk.undo()
        empty.desk.redo()
    other = Desk(empty.desk.database, lambda: "B. Other")
    type(empty.visits)(other).record_visit(visit(ours, theirs))
    empty.desk.undo()
    assert not empty.places.open(theirs).deleted


def test_an_undo_that_needs_a_record_removed_for_good_gives_way_to_the_one_before(empty: Services) -> None:
    ours, theirs = two_places(empty)
    lone = empty.places.record_place(place("Лишнево")).key
    key = empty.visits.record_visit(visit(ours, lone)).key
    before = empty.places.record_place(place("Прежнее")).key
    base = empty.visits.open(key)
    empty.visits.correct_visit(base, replace(base.record, host=theirs))
    empty.bin.purge([("place", lone)])
    with pytest.raises(MissingRecordError):
        empty.desk.undo()
    assert empty.visits.open(key).record.host == theirs
    empty.desk.undo()
    assert empty.places.open(before).deleted


def test_an_undo_that_found_nothing_leaves_nothing_to_be_done_again(empty: Services) -> None:
    lone = empty.places.record_place(place("Лишнево")).key
    empty.bin.purge([("place", lone)])
    empty.desk.undo()
    assert not empty.desk.can_redo
    theirs = Places(Desk(empty.desk.database, lambda: "B. Other")).record_place(place("Новое")).key
    empty.desk.redo()
    assert not empty.places.open(theirs).deleted


def test_what_long_work_did_while_an_undo_waited_stays_the_next_to_be_undone(empty: Services) -> None:
    waiting: list[str] = []

    def who() -> str:
        if waiting:
            waiting.clear()
            late.append(places.record_place(place("Позднее")).key)
        return "A. Clerk"

    late: list[Key] = []
    desk = Desk(empty.desk.database, who)
    places = Places(desk)
    early = places.record_place(place("Раннее")).key
    waiting.append("undo")
    desk.undo()
    assert places.open(early).deleted
    assert [places.open(key).deleted for key in late] == [False]
    desk.undo()
    assert [places.open(key).deleted for key in late] == [True]


def test_a_backup_brought_back_by_another_window_leaves_its_actions_alone(
    empty: Services, tmp_path: Path
) -> None:
    database = empty.desk.database
    now = datetime(2026, 11, 24, tzinfo=UTC)
    kept = backup(database, tmp_path / "backups", now)
    empty.places.record_place(place("Раннее"))
    restore(database, kept, tmp_path / "backups", now)
    theirs = Places(Desk(database, lambda: "B. Other")).record_place(place("Новое")).key
    assert empty.desk.undo() is None
    assert not empty.places.open(theirs).deleted
    assert not empty.desk.can_undo
