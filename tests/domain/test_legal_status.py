from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.agreements import TIE, chains, decisions
from twincities.domain.agreement import Agreement
from twincities.domain.agreement_terms import ALWAYS, NEVER
from twincities.domain.days import day_number
from twincities.domain.keys import Key
from twincities.domain.legal_status import Standing, StatusRule
from twincities.domain.partial_date import PartialDate
from twincities.domain.status_events import StatusEvent
from twincities.domain.vocabularies import (
    DocumentKind,
    DocumentStage,
    Duration,
    LegalStatus,
    RenewalKind,
    StatusBasis,
    StatusEventKind,
    TextState,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FIRST, SECOND = Key("first"), Key("second")
DAYS = st.dates(date(1975, 1, 1), date(2060, 1, 1))
RECORDED = st.sampled_from(LegalStatus)


def event(kind: StatusEventKind, when: str = "", decided: str = "") -> StatusEvent:
    return StatusEvent(
        kind=kind,
        date=PartialDate.from_edtf(when) if when else None,
        decided=PartialDate.from_edtf(decided) if decided else None,
    )


def signed(when: str, **values: object) -> Agreement:
    return Agreement(partnership=TIE, signed=PartialDate.from_edtf(when), **values)  # type: ignore[arg-type] # the test's own values


def five_years(when: str, **values: object) -> Agreement:
    return signed(when, duration=Duration.FIXED, term=5, **values)


def status(
    day: str,
    *documents: Agreement,
    events: Sequence[StatusEvent] = (),
    recorded: LegalStatus = LegalStatus.UNCONFIRMED,
    override: LegalStatus | None = None,
) -> LegalStatus:
    named = {Key(f"document {number}"): one for number, one in enumerate(documents)}
    return StatusRule.of(recorded, override, events, named).at(day_number(date.fromisoformat(day))).status


@given(RECORDED, st.none() | RECORDED, decisions(), chains(), DAYS)
def test_every_partnership_stands_somewhere_on_every_day(
    recorded: LegalStatus,
    override: LegalStatus | None,
    events: list[StatusEvent],
    documents: Mapping[Key, Agreement],
    day: date,
) -> None:
    rule = StatusRule.of(recorded, override, events, documents)
    spans = rule.spans()
    edges = [ALWAYS, *(span.until_day for span in spans)]
    assert edges[-1] == NEVER
    assert all(span.from_day == edge < span.until_day for span, edge in zip(spans, edges, strict=False))
    number = day_number(day)
    told = next(span for span in spans if span.from_day <= number < span.until_day)
    assert told.standing == rule.at(number)


@given(st.data(), RECORDED, decisions(), chains(), DAYS)
def test_the_order_in_which_decisions_and_documents_were_entered_says_nothing(
    data: st.DataObject,
    recorded: LegalStatus,
    events: list[StatusEvent],
    documents: Mapping[Key, Agreement],
    day: date,
) -> None:
    shuffled = data.draw(st.permutations(events))
    others = dict(data.draw(st.permutations(list(documents.items()))))
    number = day_number(day)
    entered = StatusRule.of(recorded, None, events, documents).at(number)
    assert StatusRule.of(recorded, None, shuffled, others).at(number) == entered


def test_of_several_decisions_of_one_day_the_gravest_stands() -> None:
    one_day = "2022-03-01"
    suspended, resumed, ended = (
        event(kind, one_day)
        for kind in (StatusEventKind.SUSPENDED, StatusEventKind.RESUMED, StatusEventKind.ENDED)
    )
    assert status(one_day, events=[resumed, suspended], recorded=LegalStatus.IN_FORCE) is LegalStatus.IN_FORCE
    assert status(one_day, events=[ended, resumed, suspended]) is LegalStatus.ENDED


def test_a_partnership_was_suspended_and_resumed() -> None:
    events = [
        event(StatusEventKind.SUSPENDED, "2014-03"),
        event(StatusEventKind.RESUMED, "2016-09-12"),
    ]
    told = [status(day, signed("1993"), events=events) for day in ("2014-02-28", "2014-03-01", "2016-09-12")]
    assert told == [LegalStatus.IN_FORCE, LegalStatus.SUSPENDED, LegalStatus.IN_FORCE]


def test_what_was_resumed_in_the_year_of_its_suspension_follows_it() -> None:
    events = [event(StatusEventKind.RESUMED, "2022"), event(StatusEventKind.SUSPENDED, "2022-03-24")]
    told = [status(day, events=events) for day in ("2022-03-23", "2022-03-24", "2023-01-01")]
    assert told == [LegalStatus.UNCONFIRMED, LegalStatus.IN_FORCE, LegalStatus.IN_FORCE]


def test_a_resumption_of_which_only_the_year_is_known_follows_what_nothing_else_resumes() -> None:
    events = [
        event(kind, day)
        for kind, day in (
            (StatusEventKind.RESUMED, "2022"),
            (StatusEventKind.SUSPENDED, "2022-03-24"),
            (StatusEventKind.RESUMED, "2022-05-01"),
            (StatusEventKind.SUSPENDED, "2022-09-01"),
        )
    ]
    told = [status(day, events=events) for day in ("2022-04-01", "2022-05-01", "2022-09-01")]
    assert told == [LegalStatus.SUSPENDED, LegalStatus.IN_FORCE, LegalStatus.IN_FORCE]


def test_what_is_resumed_without_a_document_is_in_force_although_recorded_as_suspended() -> None:
    resumed = [event(StatusEventKind.RESUMED, "2016-09-12")]
    assert status("2016-09-12", events=resumed, recorded=LegalStatus.SUSPENDED) is LegalStatus.IN_FORCE
    assert status("2016-09-11", events=resumed, recorded=LegalStatus.SUSPENDED) is LegalStatus.SUSPENDED


def test_murmansk_and_szczecin_ended_on_two_dates_and_are_ended_since_the_earlier() -> None:
    events = [
        event(StatusEventKind.ENDED, "2022-03-29", decided="2022-03-29"),
        event(StatusEventKind.ENDED, "2022-03-01"),
    ]
    told = [status(day, signed("1993"), events=events) for day in ("2022-02-28", "2022-03-01", "2022-04-01")]
    assert told == [LegalStatus.IN_FORCE, LegalStatus.ENDED, LegalStatus.ENDED]


def test_an_end_stays_until_it_is_resumed_or_a_later_agreement_begins() -> None:
    ended = [event(StatusEventKind.ENDED, "2010-05-01")]
    old = signed("1990", duration=Duration.OPEN_ENDED)
    assert status("2026-11-23", old, events=ended) is LegalStatus.ENDED
    new = signed("2015-06-01")
    assert [status(day, old, new, events=ended) for day in ("2015-05-31", "2015-06-01")] == [
        LegalStatus.ENDED,
        LegalStatus.IN_FORCE,
    ]
    of_that_year = signed("2010")
    assert status("2026-11-23", old, of_that_year, events=ended) is LegalStatus.ENDED


def test_an_end_without_a_date_is_older_than_every_dated_decision_and_outlives_every_agreement() -> None:
    ended = event(StatusEventKind.ENDED)
    assert status("2026-11-23", signed("2020"), events=[ended]) is LegalStatus.ENDED
    resumed = event(StatusEventKind.RESUMED, "2021")
    assert status("2026-11-23", signed("2020"), events=[ended, resumed]) is LegalStatus.IN_FORCE


def test_a_contested_partnership_is_unconfirmed() -> None:
    events = [event(StatusEventKind.CONTESTED, "2018")]
    assert status("2018-01-01", signed("1990"), events=events) is LegalStatus.UNCONFIRMED


def test_after_twenty_silent_years_an_open_ended_agreement_is_still_in_force() -> None:
    assert status("2015-06-08", signed("1990", duration=Duration.OPEN_ENDED)) is LegalStatus.IN_FORCE


def test_one_document_in_force_is_enough_and_a_termination_says_more_than_an_expiry() -> None:
    expired, renewed = five_years("1990"), five_years("2000", renewal=RenewalKind.TACIT)
    assert status("2026-11-23", expired) is LegalStatus.EXPIRED
    assert status("2026-11-23", expired, renewed) is LegalStatus.IN_FORCE
    notice = signed("2021-01-01", kind=DocumentKind.TERMINATION_NOTICE, follows=Key("document 1"))
    assert status("2026-11-23", expired, renewed, notice) is LegalStatus.ENDED


def test_a_memorandum_makes_a_tie_and_a_plan_of_action_does_not() -> None:
    assert status("2026-11-23", signed("2020", kind=DocumentKind.MEMORANDUM)) is LegalStatus.IN_FORCE
    plan = signed("2020", kind=DocumentKind.ACTION_PLAN)
    assert status("2026-11-23", plan, recorded=LegalStatus.EXPIRED) is LegalStatus.EXPIRED


def test_a_draft_and_a_lost_text_do_not_contradict_what_was_recorded() -> None:
    draft = Agreement(partnership=TIE, stage=DocumentStage.DRAFT)
    lost = signed("1990", text_state=TextState.NOT_FOUND)
    assert status("2026-11-23", draft) is LegalStatus.IN_PREPARATION
    assert status("2026-11-23", lost, recorded=LegalStatus.IN_PREPARATION) is LegalStatus.UNCONFIRMED
    for weak in (draft, lost):
        assert status("2026-11-23", weak, recorded=LegalStatus.IN_FORCE) is LegalStatus.IN_FORCE


def test_an_agreement_that_is_signed_and_not_yet_in_force_prepares_the_tie() -> None:
    future = signed("2026-11-01", in_force_from=PartialDate(2027, 1, 1))
    assert [status(day, future) for day in ("2026-11-23", "2027-01-01")] == [
        LegalStatus.IN_PREPARATION,
        LegalStatus.IN_FORCE,
    ]


def test_a_standing_names_what_it_rests_on() -> None:
    suspended = event(StatusEventKind.SUSPENDED, "2020")
    documents = {FIRST: signed("1990"), SECOND: signed("2000")}
    rule = StatusRule.of(LegalStatus.UNCONFIRMED, None, [suspended], documents)
    assert rule.at(2019_01_01) == Standing(LegalStatus.IN_FORCE, StatusBasis.AGREEMENT, SECOND)
    assert rule.at(2021_01_01) == Standing(LegalStatus.SUSPENDED, StatusBasis.EVENT, suspended.key)
    override = StatusRule.of(LegalStatus.UNCONFIRMED, LegalStatus.ENDED, [suspended], documents)
    assert override.at(2021_01_01) == Standing(LegalStatus.ENDED, StatusBasis.OVERRIDE)
