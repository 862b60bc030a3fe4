from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.agreements import TIE, agreements, chains, days, renewed, units
from twincities.domain.agreement import Agreement
from twincities.domain.agreement_terms import (
    ALWAYS,
    BINDING,
    NEVER,
    AgreementSpan,
    agreement_spans,
    chain_spans,
    is_circular,
    span_at,
)
from twincities.domain.days import day_number
from twincities.domain.keys import Key
from twincities.domain.notice import NoticeRules, lead_reached, urgency
from twincities.domain.partial_date import PartialDate
from twincities.domain.periods import Period, moved, not_shorter
from twincities.domain.vocabularies import (
    AgreementState,
    ChainEffect,
    DocumentKind,
    DocumentStage,
    Duration,
    NoticeUrgency,
    PeriodUnit,
    RenewalKind,
    TextState,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FIRST, SECOND = Key("first"), Key("second")
LAST_YEAR = 2050


def signed(when: str, **values: object) -> Agreement:
    return Agreement(partnership=TIE, signed=PartialDate.from_edtf(when), **values)  # type: ignore[arg-type] # the test's own values


def five_years(when: str, **values: object) -> Agreement:
    return signed(when, duration=Duration.FIXED, term=5, **values)


def renewing(when: str, **values: object) -> Agreement:
    return five_years(when, renewal=RenewalKind.TACIT, notice_period=6, **values)


def on(agreement: Agreement, day: str, *followers: Agreement) -> AgreementSpan:
    return span_at(agreement_spans(agreement, followers), date.fromisoformat(day))


def is_whole(spans: Sequence[AgreementSpan]) -> bool:
    """Tell whether spans cover all days once."""
    edges = [ALWAYS, *(span.until_day for span in spans)]
    return edges[-1] == NEVER and all(
        span.from_day == edge < span.until_day for span, edge in zip(spans, edges, strict=False)
    )


@pytest.mark.parametrize(
    ("start", "number", "unit", "end"),
    [
        ("1990", 5, PeriodUnit.YEARS, "1995"),
        ("1990-06", 5, PeriodUnit.YEARS, "1995-06"),
        ("1990-06-18", 5, PeriodUnit.YEARS, "1995-06-18"),
        ("2016-02-29", 1, PeriodUnit.YEARS, "2017-02-28"),
        ("2016-02-29", 4, PeriodUnit.YEARS, "2020-02-29"),
        ("2020-01-31", 1, PeriodUnit.MONTHS, "2020-02-29"),
        ("1990", 24, PeriodUnit.MONTHS, "1992"),
        ("1990", 18, PeriodUnit.MONTHS, "1991/1992"),
        ("2020-03", 30, PeriodUnit.DAYS, "2020-03/2020-04"),
        ("1990~", 5, PeriodUnit.YEARS, "1995~"),
    ],
)
def test_a_term_ends_as_exactly_as_it_begins(start: str, number: int, unit: PeriodUnit, end: str) -> None:
    assert moved(PartialDate.from_edtf(start), Period(number, unit)).edtf() == end


@given(days(), st.integers(1, 60), units())
def test_no_period_makes_a_date_more_exact(when: PartialDate, number: int, unit: PeriodUnit) -> None:
    later = moved(when, Period(number, unit))
    assert later.precision is when.precision
    assert later.first_day >= when.first_day
    assert later.last_day > when.last_day


@given(renewed())
def test_renewals_follow_each_other_without_gap_or_overlap(agreement: Agreement) -> None:
    spans = agreement_spans(agreement, last_year=LAST_YEAR)
    assert is_whole(spans)
    ends = [span.until for span in spans if span.until is not None]
    assert ends == sorted(ends, key=lambda end: (end.first_day, end.last_day))


@given(renewed())
def test_the_notice_date_of_a_renewed_term_is_never_past_when_the_term_begins(agreement: Agreement) -> None:
    for span in agreement_spans(agreement, last_year=LAST_YEAR):
        if span.state is AgreementState.TACITLY_RENEWED and span.notice is not None:
            assert day_number(span.notice.last_day) >= span.from_day
            assert span.until is not None
            assert span.notice.first_day <= span.until.first_day


@given(renewed(), st.dates(date(1980, 1, 1), date(2090, 1, 1)))
def test_a_deadline_is_told_early_and_an_expiry_late(agreement: Agreement, day: date) -> None:
    span = span_at(agreement_spans(agreement, last_year=LAST_YEAR), day)
    if span.until is not None:
        assert day <= span.until.last_day


@given(chains())
def test_the_course_of_every_document_covers_all_days_once(documents: Mapping[Key, Agreement]) -> None:
    courses = chain_spans(documents, LAST_YEAR)
    assert set(courses) == set(documents)
    assert all(is_whole(spans) for spans in courses.values())


@given(st.data(), chains())
def test_the_order_in_which_documents_are_read_says_nothing(
    data: st.DataObject, documents: Mapping[Key, Agreement]
) -> None:
    shuffled = dict(data.draw(st.permutations(list(documents.items()))))
    assert chain_spans(shuffled, LAST_YEAR) == chain_spans(documents, LAST_YEAR)


@given(agreements(stage=DocumentStage.DRAFT))
def test_a_draft_binds_nobody(agreement: Agreement) -> None:
    assert [span.state for span in agreement_spans(agreement)] == [AgreementState.DRAFT]


def test_an_agreement_of_1990_for_five_years_binds_to_the_last_day_of_1995() -> None:
    agreement = five_years("1990")
    assert on(agreement, "1989-12-31").state is AgreementState.IN_APPROVAL
    assert on(agreement, "1990-01-01") == AgreementSpan(
        1990_01_01, 1996_01_01, AgreementState.IN_FORCE, PartialDate(1995)
    )
    assert on(agreement, "1996-01-01").state is AgreementState.EXPIRED


def test_after_a_tacit_renewal_the_notice_date_moves_on() -> None:
    agreement = renewing("2015-06-10")
    first, second = on(agreement, "2020-01-01"), on(agreement, "2020-06-11")
    assert (first.state, first.notice) == (AgreementState.IN_FORCE, PartialDate(2019, 12, 10))
    assert (second.state, second.until) == (AgreementState.TACITLY_RENEWED, PartialDate(2025, 6, 10))
    assert second.notice == PartialDate(2024, 12, 10)


def test_a_renewal_may_be_shorter_than_the_term() -> None:
    agreement = renewing("2015-06-10", renewal_period=1)
    assert on(agreement, "2022-01-01").until == PartialDate(2022, 6, 10)


def test_an_agreement_from_the_31st_renews_on_the_31st_where_there_is_one() -> None:
    agreement = signed(
        "2020-01-31", duration=Duration.FIXED, term=1, term_unit=PeriodUnit.MONTHS, renewal=RenewalKind.TACIT
    )
    assert on(agreement, "2020-02-29").until == PartialDate(2020, 2, 29)
    assert on(agreement, "2020-03-01").until == PartialDate(2020, 3, 31)


def test_an_agreement_renewed_for_an_unknown_period_stays_renewed() -> None:
    agreement = signed("2010", valid_until=PartialDate(2015), renewal=RenewalKind.TACIT)
    span = on(agreement, "2026-11-23")
    assert (span.state, span.until, span.notice) == (AgreementState.TACITLY_RENEWED, None, None)


def test_without_a_stated_term_an_agreement_binds_until_something_ends_it() -> None:
    assert on(signed("1990"), "2026-11-23").state is AgreementState.IN_FORCE
    notice = signed("2020-03-01", kind=DocumentKind.TERMINATION_NOTICE, follows=FIRST)
    ended = on(signed("1990"), "2020-03-01", notice)
    assert (ended.state, ended.until) == (AgreementState.TERMINATED, PartialDate(2020, 3, 1))
    assert on(signed("1990"), "2020-02-29", notice).state is AgreementState.IN_FORCE


def test_of_a_lost_text_without_a_term_nobody_knows_whether_it_binds() -> None:
    lost = signed("1990", text_state=TextState.NOT_FOUND)
    assert on(lost, "2026-11-23").state is AgreementState.UNKNOWN
    known = signed("1990", text_state=TextState.NOT_FOUND, valid_until=PartialDate(2030))
    assert on(known, "2026-11-23").state is AgreementState.IN_FORCE


def test_a_termination_of_which_only_the_year_is_known_ends_with_that_year() -> None:
    notice = signed("2020", kind=DocumentKind.TERMINATION_NOTICE, follows=FIRST)
    assert on(signed("1990"), "2020-12-30", notice).state is AgreementState.IN_FORCE
    assert on(signed("1990"), "2020-12-31", notice).state is AgreementState.TERMINATED


def test_a_termination_is_signed_and_never_in_force_itself() -> None:
    notice = signed(
        "2020-03-01",
        kind=DocumentKind.TERMINATION_NOTICE,
        in_force_from=PartialDate(2020, 9, 1),
        follows=FIRST,
    )
    courses = chain_spans({FIRST: signed("1990"), SECOND: notice})

    def states(day: date) -> list[AgreementState]:
        return [span_at(courses[key], day).state for key in (FIRST, SECOND)]

    assert states(date(2020, 2, 29)) == [AgreementState.IN_FORCE, AgreementState.IN_APPROVAL]
    assert states(date(2020, 3, 1)) == [AgreementState.IN_FORCE, AgreementState.SIGNED]
    assert states(date(2020, 9, 1)) == [AgreementState.TERMINATED, AgreementState.SIGNED]
    assert {span.deadline for span in courses[SECOND]} == {None}


def test_an_agreement_that_ends_another_one_is_signed_and_a_draft_of_it_is_a_draft() -> None:
    ending = signed("2020-03-01", kind=DocumentKind.MEMORANDUM, effect=ChainEffect.TERMINATES, follows=FIRST)
    assert on(ending, "2026-11-23").state is AgreementState.SIGNED
    draft = replace(ending, stage=DocumentStage.DRAFT, signed=None)
    assert on(draft, "2026-11-23").state is AgreementState.DRAFT


def test_a_prolongation_moves_the_end_also_after_it_has_passed() -> None:
    agreement = five_years("2010-03-01")
    longer = signed(
        "2017-01-01", kind=DocumentKind.PROLONGATION, follows=FIRST, valid_until=PartialDate(2020, 3, 1)
    )
    states = [
        on(agreement, day, longer).state for day in ("2015-03-01", "2016-01-01", "2018-01-01", "2020-03-02")
    ]
    assert states == [
        AgreementState.IN_FORCE,
        AgreementState.EXPIRED,
        AgreementState.IN_FORCE,
        AgreementState.EXPIRED,
    ]


def test_a_prolongation_for_a_term_counts_from_the_end_of_the_one_that_runs() -> None:
    longer = signed("2014-12-01", kind=DocumentKind.PROLONGATION, follows=FIRST, term=5)
    assert on(five_years("2010-03-01"), "2018-01-01", longer).until == PartialDate(2020, 3, 1)
    renewed_twice = signed("2021-01-01", kind=DocumentKind.PROLONGATION, follows=FIRST, term=2)
    span = on(renewing("2010-03-01"), "2021-06-01", renewed_twice)
    assert (span.until, span.notice) == (PartialDate(2027, 3, 1), PartialDate(2026, 9, 1))


def test_a_prolongation_signed_years_after_the_end_counts_from_its_signing() -> None:
    longer = signed("2018-01-01", kind=DocumentKind.PROLONGATION, follows=FIRST, term=2)
    span = on(five_years("2010-03-01"), "2019-01-01", longer)
    assert (span.state, span.until) == (AgreementState.IN_FORCE, PartialDate(2020, 1, 1))


def test_a_plan_of_action_leaves_the_agreement_that_it_carries_out_in_force() -> None:
    plan = signed("2012-01-01", kind=DocumentKind.ACTION_PLAN, follows=FIRST, term=2)
    courses = chain_spans({FIRST: renewing("2010-03-01"), SECOND: plan})
    states = [span_at(courses[key], date(2026, 11, 23)).state for key in (FIRST, SECOND)]
    assert states == [AgreementState.TACITLY_RENEWED, AgreementState.EXPIRED]
    ends = signed("2012-01-01", kind=DocumentKind.ACTION_PLAN, follows=FIRST, effect=ChainEffect.SUPERSEDES)
    assert on(signed("1990"), "2026-01-01", ends).state is AgreementState.SUPERSEDED


def test_a_new_agreement_supersedes_the_old_one_on_the_day_it_begins() -> None:
    new = signed("2019-12-01", in_force_from=PartialDate(2020, 1, 1), follows=FIRST)
    assert on(signed("1990"), "2019-12-31", new).state is AgreementState.IN_FORCE
    assert on(signed("1990"), "2020-01-01", new).state is AgreementState.SUPERSEDED
    draft = Agreement(partnership=TIE, stage=DocumentStage.DRAFT, follows=FIRST)
    assert on(signed("1990"), "2026-01-01", draft).state is AgreementState.IN_FORCE


def test_an_addendum_lives_as_long_as_its_agreement_and_has_no_deadline_of_its_own() -> None:
    addendum = signed("2012-01-01", kind=DocumentKind.ADDENDUM, follows=FIRST)
    courses = chain_spans({FIRST: renewing("2010-03-01"), SECOND: addendum})
    span = span_at(courses[SECOND], date(2026, 11, 23))
    assert (span.state, span.until, span.notice) == (AgreementState.TACITLY_RENEWED, None, None)
    assert span_at(courses[FIRST], date(2026, 11, 23)).notice is not None


def test_what_ends_a_prolongation_ends_the_agreement_that_it_prolongs() -> None:
    longer = signed("2014", kind=DocumentKind.PROLONGATION, follows=FIRST, duration=Duration.OPEN_ENDED)
    notice = signed("2020-05-01", kind=DocumentKind.TERMINATION_NOTICE, follows=SECOND)
    documents = {FIRST: five_years("2010"), SECOND: longer, Key("third"): notice}
    assert span_at(chain_spans(documents)[FIRST], date(2020, 4, 30)).state in BINDING
    assert span_at(chain_spans(documents)[FIRST], date(2020, 5, 1)).state is AgreementState.TERMINATED


def test_a_document_that_follows_itself_through_others_is_circular() -> None:
    documents = {
        FIRST: signed("1990", follows=SECOND, effect=ChainEffect.PROLONGS),
        SECOND: signed("2000", follows=FIRST, effect=ChainEffect.PROLONGS),
    }
    assert is_circular(documents, FIRST)
    assert not is_circular({FIRST: signed("1990"), SECOND: documents[SECOND]}, SECOND)
    assert all(is_whole(spans) for spans in chain_spans(documents).values())


def test_a_notice_is_missed_only_when_its_latest_day_is_past() -> None:
    rules, today = NoticeRules(), date(2026, 11, 23)

    def said(text: str) -> NoticeUrgency:
        return urgency(PartialDate.from_edtf(text), today, rules)

    assert said("2026-11-22") is NoticeUrgency.MISSED
    assert said("2026") is NoticeUrgency.RED
    assert said("2026-12-07") is NoticeUrgency.RED
    assert said("2026-12-08") is NoticeUrgency.AMBER
    assert said("2027-01-23") is NoticeUrgency.NEUTRAL
    assert said("2028") is NoticeUrgency.LATER


def test_several_reminders_come_one_after_the_other() -> None:
    deadline, leads = PartialDate(2027, 6, 1), NoticeRules().leads("")
    reached = [
        lead_reached(deadline, day, leads)
        for day in (date(2026, 11, 30), date(2026, 12, 1), date(2027, 3, 1))
    ]
    assert reached == [None, 6, 3]
    assert NoticeRules().leads("1; 12") == (12, 1)


@given(st.integers(1, 48), units(), st.integers(1, 48), units(), st.dates(date(1990, 1, 1), date(2030, 1, 1)))
def test_a_period_that_is_surely_shorter_ends_earlier(
    one: int, unit: PeriodUnit, other: int, other_unit: PeriodUnit, day: date
) -> None:
    short, long = Period(one, unit), Period(other, other_unit)
    when = PartialDate.of(day)
    if not not_shorter(short, long):
        assert moved(when, short) < moved(when, long)


@pytest.mark.parametrize(
    ("terms", "today", "until", "notice"),
    [
        # five years from a day, renewed for five, six months' notice; before, in and after the first term
        ({"signed": "2011-04-01", "term": 5}, "2015-12-31", "2016-04-01", "2015-10-01"),
        ({"signed": "2011-04-01", "term": 5}, "2016-04-02", "2021-04-01", "2020-10-01"),
        ({"signed": "2011-04-01", "term": 5}, "2026-11-24", "2031-04-01", "2030-10-01"),
        # counted from when it came into force, not from the signing
        (
            {"signed": "2020-12-10", "in_force_from": "2021-01-01", "term": 3},
            "2022-01-01",
            "2024-01-01",
            "2023-07-01",
        ),
        # renewed for one year after a term of five
        ({"signed": "2011-04-01", "term": 5, "renewal_period": 1}, "2026-11-24", "2027-04-01", "2026-10-01"),
        # from the last day of a long month; notice of six months ends with February
        ({"signed": "2015-08-31", "term": 5}, "2021-01-01", "2025-08-31", "2025-02-28"),
        # from a leap day
        ({"signed": "2020-02-29", "term": 5}, "2024-01-01", "2025-02-28", "2024-08-28"),
        # a term in months, notice in days
        (
            {
                "signed": "2024-01-15",
                "term": 18,
                "term_unit": PeriodUnit.MONTHS,
                "notice_period": 90,
                "notice_unit": PeriodUnit.DAYS,
            },
            "2024-02-01",
            "2025-07-15",
            "2025-04-16",
        ),
        # of which only the month is known: binds to the month's last day
        ({"signed": "2011-04", "term": 5}, "2016-04-30", "2016-04", "2015-10"),
        # an end written down wins over the term
        (
            {"signed": "2011-04-01", "term": 5, "valid_until": "2015-12-31"},
            "2013-01-01",
            "2015-12-31",
            "2015-06-30",
        ),
    ],
)
def test_ten_notice_dates_counted_by_hand(terms: dict[str, Any], today: str, until: str, notice: str) -> None:
    dates = ("signed", "in_force_from", "valid_until")
    read = {name: PartialDate.from_edtf(value) if name in dates else value for name, value in terms.items()}
    values: dict[str, Any] = {
        "duration": Duration.FIXED,
        "renewal": RenewalKind.TACIT,
        "notice_period": 6,
        **read,
    }
    span = span_at(agreement_spans(Agreement(partnership=TIE, **values)), date.fromisoformat(today))
    assert (span.until, span.notice) == (PartialDate.from_edtf(until), PartialDate.from_edtf(notice))
