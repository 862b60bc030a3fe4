from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.services.makers import tie, two_places, visit
from tests.services.promises import (
    AHEAD,
    DONE,
    NO_DEADLINE,
    OVERDUE,
    TODAY,
    VIEWER,
    listed,
    preparation,
    prepare,
    promise,
    record,
    texts,
)
from twincities.domain.errors import MissingRecordError
from twincities.domain.keys import new_key
from twincities.domain.partial_date import PartialDate
from twincities.domain.preparation import Preparation
from twincities.domain.vocabularies import CommitmentStatus, Side
from twincities.i18n import Language
from twincities.services.ledger import ChangedMeanwhileError

if TYPE_CHECKING:
    from twincities.wiring import Services


def test_promises_of_several_visits_are_done_in_one_action_that_is_undone_in_one(empty: Services) -> None:
    record(empty, promise("a"), promise("b", "2020"))
    record(empty, promise("c"))
    keys = [row.key for row in listed(empty, None) if row.text != "b"]
    changed = empty.ledger.mark_done(keys, PartialDate.of(TODAY))
    assert len(changed.keys) == 2
    assert texts(empty, DONE) == ["a", "c"]
    assert texts(empty, OVERDUE) == ["b"]
    empty.desk.undo()
    assert texts(empty, DONE) == []
    assert texts(empty, NO_DEADLINE) == ["a", "c"]


def test_a_deadline_and_a_side_can_be_settled_later(empty: Services) -> None:
    record(empty, promise("a", side=Side.BOTH, side_unsettled=True))
    (row,) = listed(empty, NO_DEADLINE)
    empty.ledger.set_due(row.key, PartialDate(2026, 12))
    empty.ledger.set_side(row.key, Side.THEIRS)
    (settled,) = listed(empty, AHEAD)
    assert (settled.side, settled.side_unsettled, settled.due) == (Side.THEIRS, False, PartialDate(2026, 12))
    empty.ledger.set_due(row.key, None)
    assert texts(empty, NO_DEADLINE) == ["a"]


def test_a_promise_taken_up_again_is_no_longer_done_on_a_day(empty: Services) -> None:
    record(empty, promise("a", status=CommitmentStatus.DONE, done=PartialDate.of(TODAY)))
    (row,) = listed(empty, DONE)
    empty.ledger.set_status([row.key], CommitmentStatus.IN_PROGRESS)
    (again,) = listed(empty, NO_DEADLINE)
    assert (again.status, again.done) == (CommitmentStatus.IN_PROGRESS, None)


def test_nothing_is_done_where_one_of_the_promises_is_gone(empty: Services) -> None:
    record(empty, promise("a"))
    (row,) = listed(empty, None)
    with pytest.raises(MissingRecordError):
        empty.ledger.mark_done([row.key, new_key()], None)
    assert texts(empty, NO_DEADLINE) == ["a"]
    assert empty.ledger.rows([999_999], VIEWER) == []


def test_every_deed_works_on_both_kinds_in_one_action(empty: Services) -> None:
    tied = prepare(empty, preparation("a"))
    ours, theirs = (party.place for party in empty.partnerships.open(tied).record.parties)
    closing = empty.visits.record_visit(visit(ours, theirs, "2026-05", outcomes=(promise("b"),))).key
    keys = [row.key for row in listed(empty, NO_DEADLINE)]
    changed = empty.ledger.mark_done(keys, PartialDate.of(TODAY), closed_in=closing)
    assert {*changed.keys} == {tied, closing}
    assert [(row.text, row.closed_in) for row in listed(empty, DONE)] == [("b", closing), ("a", closing)]
    empty.desk.undo()
    assert texts(empty, NO_DEADLINE) == ["a", "b"]
    (first, _second) = keys
    empty.ledger.set_due(first, PartialDate(2027))
    empty.ledger.set_side(first, None)
    empty.ledger.set_status([first], CommitmentStatus.WAITING)
    (row,) = listed(empty, AHEAD)
    assert (row.side, row.side_unsettled) == (Side.BOTH, True)
    assert row.status is CommitmentStatus.WAITING


def test_a_visit_that_closed_its_own_promise_can_be_taken_back_and_removed_for_good(empty: Services) -> None:
    key = record(empty, promise("a"))
    (row,) = listed(empty, NO_DEADLINE)
    empty.ledger.mark_done([row.key], None, closed_in=key)
    empty.visits.delete_visits([key])
    empty.bin.purge([("visit", key)])
    assert empty.ledger.is_empty()


def test_history_names_the_visit_in_which_a_promise_was_closed(empty: Services) -> None:
    key = record(empty, promise("a"), occasion="fair")
    (row,) = listed(empty, NO_DEADLINE)
    empty.ledger.mark_done([row.key], None, closed_in=key)
    assert empty.history.names([key], Language.EN)[key] == "Zhanaqala → Lindenau (3 May 2026 · fair)"


def test_a_promise_without_a_visit_is_written_down_with_its_partnership(empty: Services) -> None:
    ours, theirs = two_places(empty)
    key = tie(empty, ours, theirs)
    said = Preparation(text="letter", side=Side.THEIRS, responsible_there="Mayor's office")
    changed = empty.ledger.promise(key, said)
    (row,) = listed(empty, NO_DEADLINE)
    assert (row.text, row.visit_key, row.partnership_key) == ("letter", None, key)
    assert said.key in changed.keys
    assert empty.ledger.open(said.key) == said
    empty.desk.undo()
    assert texts(empty, None) == []


def test_a_form_writes_what_it_changed_in_either_book(empty: Services) -> None:
    ours, theirs = two_places(empty)
    raised = promise("books", "2026-12-01", quote="as it was said")
    visited = record(empty, raised)
    prepared = Preparation(text="invitation", side=Side.OURS, milestone=35)
    empty.ledger.promise(tie(empty, ours, theirs), prepared)
    for one in (raised, prepared):
        base = empty.ledger.open(one.key)
        empty.ledger.rewrite(
            base, replace(base, text="changed", responsible_there="Council", evidence="letter")
        )
        now = empty.ledger.open(one.key)
        assert (now.text, now.responsible_there, now.evidence) == ("changed", "Council", "letter")
    assert empty.visits.open(visited).record.outcomes[0].quote == "as it was said"
    assert empty.ledger.open(prepared.key).milestone == 35


def test_a_form_keeps_what_others_wrote_meanwhile_and_says_where_both_changed_the_same(
    empty: Services,
) -> None:
    raised = promise("books", "2026-12-01")
    record(empty, raised)
    base = empty.ledger.open(raised.key)
    empty.ledger.set_due(raised.key, PartialDate(2027))
    empty.ledger.rewrite(base, replace(base, evidence="act no. 3"))
    now = empty.ledger.open(raised.key)
    assert (now.due, now.evidence) == (PartialDate(2027), "act no. 3")
    with pytest.raises(ChangedMeanwhileError) as caught:
        empty.ledger.rewrite(base, replace(base, due=PartialDate(2028)))
    assert (caught.value.names, caught.value.now) == (("due",), now)
    with pytest.raises(MissingRecordError):
        empty.ledger.rewrite(replace(base, key=new_key()), base)
