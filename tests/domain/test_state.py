from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.domain.records import NOUNS, edited, records
from tests.examples import founding_visit
from twincities.domain.changes import FieldChange
from twincities.domain.errors import InvalidRecordError, ProblemCode
from twincities.domain.fields import fields_of, parts_of
from twincities.domain.keys import new_key
from twincities.domain.partial_date import PartialDate
from twincities.domain.state import (
    ORDER,
    State,
    apply,
    difference,
    is_empty,
    record_from,
    row_from,
    row_of,
    state_of,
    taken_back,
    value_in,
)
from twincities.domain.visit import Outcome, Visit
from twincities.domain.vocabularies import Direction, Side, VisitKind, VisitStatus

if TYPE_CHECKING:
    from twincities.domain.record import Record

ANY_NOUN = st.sampled_from(NOUNS)
PATIENT = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def visit() -> Visit:
    return founding_visit(new_key(), new_key())


@PATIENT
@given(st.data())
def test_a_record_is_read_back_from_its_written_form(data: st.DataObject) -> None:
    record = data.draw(records(data.draw(ANY_NOUN)))
    state = json.loads(json.dumps(state_of(record)))
    assert record_from(type(record), state) == record


@PATIENT
@given(st.data())
def test_the_difference_between_two_states_leads_from_one_to_the_other_and_back(data: st.DataObject) -> None:
    before = data.draw(records(data.draw(ANY_NOUN)))
    after = data.draw(edited(before))
    changes = difference(state_of(before), state_of(after))
    assert record_from(type(before), apply(state_of(before), changes)) == after
    back = [change.inverse() for change in changes]
    assert record_from(type(before), apply(state_of(after), back)) == before


@PATIENT
@given(st.data())
def test_a_record_differs_from_itself_in_nothing(data: st.DataObject) -> None:
    record = data.draw(records(data.draw(ANY_NOUN)))
    assert difference(state_of(record), state_of(record)) == []


@PATIENT
@given(st.data())
def test_taking_the_last_change_back_loses_nothing(data: st.DataObject) -> None:
    before = data.draw(records(data.draw(ANY_NOUN)))
    after = data.draw(edited(before))
    state, lost = taken_back(state_of(after), difference(state_of(before), state_of(after)))
    assert lost == []
    assert record_from(type(before), state) == before


@PATIENT
@given(st.data())
def test_taking_a_change_back_keeps_every_later_change_or_names_it(data: st.DataObject) -> None:
    first = data.draw(records(data.draw(ANY_NOUN)))
    second = data.draw(edited(first))
    third = data.draw(edited(second))
    later = difference(state_of(second), state_of(third))
    state, lost = taken_back(state_of(third), difference(state_of(first), state_of(second)))
    if not lost:
        made_again = apply(state, later)
        assert [c for c in difference(state, made_again) if c.field != ORDER] == []


def test_taking_back_keeps_unrelated_later_work() -> None:
    before = visit()
    after = replace(before, aim="Знакомство")
    later = replace(
        after, summary="Переговоры", outcomes=(*after.outcomes, Outcome(text="Письмо", side=Side.OURS))
    )
    state, lost = taken_back(state_of(later), difference(state_of(before), state_of(after)))
    assert lost == []
    assert record_from(Visit, state) == replace(later, aim="")


def test_taking_back_names_the_values_that_were_changed_again() -> None:
    before = visit()
    after = replace(before, aim="Знакомство")
    later = replace(after, aim="Торговля", summary="Переговоры")
    _state, lost = taken_back(state_of(later), difference(state_of(before), state_of(after)))
    assert lost == ["aim"]


def test_taking_back_a_row_that_was_completed_later_names_its_part() -> None:
    before = visit()
    added = Outcome(text="Письмо", side=Side.OURS)
    after = replace(before, outcomes=(*before.outcomes, added))
    later = replace(before, outcomes=(*before.outcomes, replace(added, responsible="Управление")))
    _state, lost = taken_back(state_of(later), difference(state_of(before), state_of(after)))
    assert lost == ["outcomes.responsible"]


def test_a_value_changed_there_and_back_stands_in_no_ones_way() -> None:
    before = visit()
    once = replace(before, aim="Знакомство")
    changes = difference(state_of(before), state_of(once))
    twice = difference(state_of(once), state_of(replace(once, aim="Торговля")))
    now = apply(apply(state_of(once), twice), [change.inverse() for change in twice])
    state, lost = taken_back(now, changes)
    assert lost == []
    assert record_from(Visit, state) == before


def test_a_field_of_a_row_that_is_gone_is_left_alone() -> None:
    state = state_of(visit())
    assert apply(state, [FieldChange("text", "a", "b", "outcomes", new_key())]) == state


def test_a_row_that_a_change_of_order_does_not_know_stays_behind_its_neighbour() -> None:
    record = visit()
    first, second, third = (person.key for person in record.participants)
    state = apply(state_of(record), [FieldChange(ORDER, [first, third], [third, first], "participants")])
    assert [row["key"] for row in state["parts"]["participants"]] == [third, first, second]


def test_a_draft_of_an_earlier_version_keeps_the_defaults_of_fields_it_does_not_know() -> None:
    state = state_of(visit())
    for name in ("status", "direction", "notes"):
        del state["fields"][name]
    del state["parts"]["sources"]
    read = record_from(Visit, state)
    assert (read.status, read.direction, read.notes, read.sources) == (
        VisitStatus.HELD,
        Direction.OUTGOING,
        "",
        (),
    )


def test_a_draft_of_a_later_version_is_read_without_what_is_not_known() -> None:
    record = visit()
    state = state_of(record)
    state["fields"]["weather"] = "rain"
    state["parts"]["gifts"] = [{"key": new_key(), "text": "a book"}]
    assert record_from(Visit, state) == record


@pytest.mark.parametrize("name", ["start", "sending", "host", "status"])
def test_a_draft_with_a_required_value_emptied_says_which(name: str) -> None:
    state = state_of(visit())
    state["fields"][name] = None
    assert missing_in(state) == [name]


@pytest.mark.parametrize("name", ["start", "sending", "host"])
def test_a_draft_that_never_had_a_required_value_says_which(name: str) -> None:
    state = state_of(visit())
    del state["fields"][name]
    assert missing_in(state) == [name]


def missing_in(state: State) -> list[str]:
    with pytest.raises(InvalidRecordError) as refused:
        record_from(Visit, state)
    return [problem.spot.field for problem in refused.value.problems if problem.code is ProblemCode.REQUIRED]


def test_a_code_that_no_vocabulary_has_is_refused() -> None:
    state = state_of(visit())
    state["fields"]["kind"] = "pilgrimage"
    with pytest.raises(ValueError, match="pilgrimage"):
        record_from(Visit, state)


@pytest.mark.parametrize(
    ("value", "empty"), [(None, True), ("", True), ((), True), ([], True), (0, False), (False, False)]
)
def test_zero_and_no_are_values_and_what_is_not_recorded_is_none(value: object, empty: bool) -> None:
    assert is_empty(value) is empty


def test_a_written_value_is_found_by_its_field_and_row() -> None:
    outcome = visit().outcomes[0]
    state = state_of(replace(visit(), aim="A visit of friendship", outcomes=(outcome,)))
    assert value_in(state, "aim") == "A visit of friendship"
    assert value_in(state, "text", outcome.key) == outcome.text
    assert value_in(state, "text", new_key()) is None


def test_every_kind_of_value_has_one_written_form() -> None:
    fields = state_of(visit())["fields"]
    assert (fields["start"], fields["report_due"]) == ("2015-06-08", "2015-06-25")
    assert (fields["kind"], fields["cooperation"]) == (VisitKind.ANNIVERSARY.value, ["economy", "science"])
    assert (fields["aim"], fields["partnership"], fields["end"]) == (
        None,
        None,
        PartialDate(2015, 6, 11).edtf(),
    )


@pytest.mark.parametrize("noun", NOUNS)
def test_no_field_bears_a_name_that_history_uses_for_the_whole(noun: type[Record]) -> None:
    for of in (noun, *(part.noun for part in parts_of(noun))):
        assert not {field.name for field in fields_of(of)} & {
            "",
            "key",
            "order",
            "deleted",
            "version",
            "folded",
        }


def test_a_row_of_a_part_comes_back_by_itself_through_json() -> None:
    for row in visit().outcomes:
        assert row_from(Outcome, json.loads(json.dumps(row_of(row)))) == row
