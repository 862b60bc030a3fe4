from __future__ import annotations

import pytest

from tests.domain.agreements import TIE
from twincities.domain.agreement import Agreement, AgreementTitle, Signatory
from twincities.domain.errors import InvalidRecordError, Problem, ProblemCode, Severity, Spot
from twincities.domain.keys import Key
from twincities.domain.notice import lead_months
from twincities.domain.partial_date import PartialDate
from twincities.domain.partnership import Partnership, Party
from twincities.domain.status_events import StatusEvent
from twincities.domain.vocabularies import (
    Activity,
    ChainEffect,
    DocumentKind,
    DocumentStage,
    Duration,
    LegalStatus,
    PeriodUnit,
    RenewalKind,
    StatusEventKind,
)

SIGNED = PartialDate(2020, 3, 1)
KEY = Key("40000000-0000-4000-8000-000000000000")


def refused(**values: object) -> list[tuple[Spot, ProblemCode]]:
    """Return where and why an agreement is refused."""
    with pytest.raises(InvalidRecordError) as caught:
        Agreement(partnership=TIE, **values)  # type: ignore[arg-type] # the test's own values
    return [(one.spot, one.code) for one in caught.value.problems]


def warned(**values: object) -> list[Problem]:
    """Return what an agreement that may exist is told."""
    return Agreement(partnership=TIE, **values).problems()  # type: ignore[arg-type] # the test's own values


def test_a_term_needs_its_beginning() -> None:
    assert refused(term=5) == [(Spot("in_force_from"), ProblemCode.TERM_WITHOUT_START)]
    assert warned(term=5, signed=SIGNED) == []
    assert warned(term=5, stage=DocumentStage.DRAFT) == []
    assert warned(term=5, valid_until=PartialDate(2030)) == []


def test_a_fixed_term_of_unknown_length_is_doubted() -> None:
    (problem,) = warned(signed=SIGNED, duration=Duration.FIXED)
    assert (problem.spot, problem.code, problem.severity) == (
        Spot("term"), ProblemCode.TERM_MISSING, Severity.WARNING,
    )  # fmt: skip


def test_an_open_ended_document_has_no_term() -> None:
    told = [(Spot("duration"), ProblemCode.TERM_OF_OPEN_ENDED)]
    assert refused(signed=SIGNED, duration=Duration.OPEN_ENDED, term=5) == told
    assert refused(duration=Duration.OPEN_ENDED, valid_until=PartialDate(2030)) == told


@pytest.mark.parametrize(
    ("notice", "unit", "allowed"),
    [
        (11, PeriodUnit.MONTHS, True),
        (12, PeriodUnit.MONTHS, False),
        (1, PeriodUnit.YEARS, False),
        (360, PeriodUnit.DAYS, True),
        (365, PeriodUnit.DAYS, False),
    ],
)
def test_a_notice_period_is_shorter_than_the_term(notice: int, unit: PeriodUnit, *, allowed: bool) -> None:
    values = {"signed": SIGNED, "term": 1, "notice_period": notice, "notice_unit": unit}
    if allowed:
        assert warned(**values) == []
    else:
        assert refused(**values) == [(Spot("notice_period"), ProblemCode.NOTICE_TOO_LONG)]


def test_a_notice_period_is_shorter_than_the_renewal_and_the_stated_time_too() -> None:
    told = [(Spot("notice_period"), ProblemCode.NOTICE_TOO_LONG)]
    assert refused(
        signed=SIGNED, term=5, renewal=RenewalKind.TACIT, renewal_period=1, notice_period=18
    ) == told  # fmt: skip
    assert refused(signed=SIGNED, valid_until=PartialDate(2020, 6, 1), notice_period=6) == told


def test_an_end_lies_after_the_beginning() -> None:
    told = [(Spot("valid_until"), ProblemCode.END_BEFORE_START)]
    assert refused(signed=SIGNED, valid_until=PartialDate(2019)) == told
    assert refused(signed=SIGNED, valid_until=PartialDate(2019), notice_period=6) == told


def test_a_period_is_a_whole_number_that_can_be() -> None:
    told = refused(signed=SIGNED, term=0, notice_period=-1, renewal=RenewalKind.TACIT, renewal_period=5_000)
    assert told == [
        (Spot(name), ProblemCode.BAD_PERIOD) for name in ("term", "renewal_period", "notice_period")
    ]


def test_a_renewal_period_without_a_renewal_is_doubted() -> None:
    (problem,) = warned(signed=SIGNED, term=5, renewal=RenewalKind.NONE, renewal_period=1)
    assert (problem.spot, problem.code) == (Spot("renewal"), ProblemCode.PERIOD_WITHOUT_RENEWAL)


@pytest.mark.parametrize(
    "kind", [DocumentKind.ADDENDUM, DocumentKind.PROLONGATION, DocumentKind.TERMINATION_NOTICE]
)
def test_a_document_about_another_says_which(kind: DocumentKind) -> None:
    assert refused(kind=kind, signed=SIGNED) == [(Spot("follows"), ProblemCode.FOLLOWS_NOTHING)]
    assert warned(kind=kind, signed=SIGNED, follows=KEY) == []


def test_what_a_document_does_follows_from_its_kind_unless_it_is_said() -> None:
    addendum = Agreement(partnership=TIE, kind=DocumentKind.ADDENDUM, follows=KEY)
    assert addendum.does is ChainEffect.AMENDS
    assert Agreement(partnership=TIE, follows=KEY).does is ChainEffect.SUPERSEDES
    assert Agreement(partnership=TIE, follows=KEY, effect=ChainEffect.PROLONGS).does is ChainEffect.PROLONGS
    assert Agreement(partnership=TIE).does is None


def test_lead_times_are_whole_months() -> None:
    assert lead_months("6, 3") == lead_months("3;6") == (6, 3)
    assert lead_months("") == ()
    for text in ("half a year", "6, -3", "1.5"):
        assert refused(lead_times=text) == [(Spot("lead_times"), ProblemCode.BAD_LEAD_TIMES)]


def test_a_language_has_one_title_and_a_signatory_says_something() -> None:
    titles = (AgreementTitle(language="en", text="One"), AgreementTitle(language="en", text="Other"))
    assert refused(titles=titles, signatories=(Signatory(),)) == [
        (Spot("language", "titles", 1), ProblemCode.TWICE),
        (Spot("name", "signatories", 0), ProblemCode.NOTHING_SAID),
    ]


def test_a_title_is_shown_in_the_language_asked_for_or_else_the_first() -> None:
    titles = (
        AgreementTitle(language="ru", text="Соглашение"),
        AgreementTitle(language="en", text="Agreement"),
    )
    agreement = Agreement(partnership=TIE, titles=titles)
    assert [agreement.title(language) for language in ("en", "kk")] == ["Agreement", "Соглашение"]


def told(*events: StatusEvent, **values: object) -> list[tuple[Spot, ProblemCode, Severity]]:
    parties = tuple(Party(place=Key(f"place {number}")) for number in range(4))
    try:
        problems = list(Partnership(parties=parties, events=events, **values).problems())  # type: ignore[arg-type] # the test's own values
    except InvalidRecordError as error:
        problems = list(error.problems)
    return [(one.spot, one.code, one.severity) for one in problems]


def test_a_status_set_by_the_office_needs_a_reason() -> None:
    assert told(status_override=LegalStatus.ENDED) == [
        (Spot("override_reason"), ProblemCode.OVERRIDE_WITHOUT_REASON, Severity.ERROR)
    ]
    assert told(status_override=LegalStatus.ENDED, override_reason="council's letter") == []


def test_an_activity_set_by_the_office_needs_a_reason() -> None:
    assert told(activity_override=Activity.ACTIVE, activity_reason="  ") == [
        (Spot("activity_reason"), ProblemCode.ACTIVITY_WITHOUT_REASON, Severity.ERROR)
    ]
    assert told(activity_override=Activity.ACTIVE, activity_reason="they write weekly") == []


def test_nothing_is_resumed_before_it_was_suspended() -> None:
    suspended = StatusEvent(kind=StatusEventKind.SUSPENDED, date=PartialDate(2016))
    resumed = StatusEvent(kind=StatusEventKind.RESUMED, date=PartialDate(2015))
    assert told(suspended, resumed) == [
        (Spot("kind", "events", 1), ProblemCode.RESUMED_TOO_SOON, Severity.ERROR)
    ]
    later = StatusEvent(kind=StatusEventKind.RESUMED, date=PartialDate(2017))
    assert told(later, suspended) == []
    assert told(resumed, legal_status=LegalStatus.ENDED) == []


def test_what_was_resumed_in_a_year_may_have_been_suspended_in_it() -> None:
    suspended = StatusEvent(kind=StatusEventKind.SUSPENDED, date=PartialDate(2022, 3, 24))
    resumed = StatusEvent(kind=StatusEventKind.RESUMED, date=PartialDate(2022))
    assert told(resumed, suspended) == []
    in_february = StatusEvent(kind=StatusEventKind.RESUMED, date=PartialDate(2022, 2))
    assert [code for _spot, code, _severity in told(in_february, suspended)] == [ProblemCode.RESUMED_TOO_SOON]


def test_a_second_ending_is_doubted() -> None:
    ended = [StatusEvent(kind=StatusEventKind.ENDED, date=PartialDate(year)) for year in (2015, 2016)]
    assert told(*ended) == [(Spot("kind", "events", 1), ProblemCode.SAME_AS_BEFORE, Severity.WARNING)]
