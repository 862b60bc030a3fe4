from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.services.makers import place, two_places, visit
from twincities.domain.agreement import Agreement, AgreementTitle, Signatory
from twincities.domain.errors import CannotReturnError, InvalidRecordError, ProblemCode, Spot
from twincities.domain.partial_date import PartialDate
from twincities.domain.partnership import Partnership, Party
from twincities.domain.status_events import StatusEvent
from twincities.domain.vocabularies import (
    Activity,
    AgreementState,
    ChainEffect,
    DocumentKind,
    DocumentStage,
    Duration,
    LegalStatus,
    NoticeUrgency,
    PeriodUnit,
    RenewalKind,
    Side,
    StatusBasis,
    StatusEventKind,
    TextState,
)
from twincities.i18n import Language, Words
from twincities.paths import LOCALE
from twincities.services.agreements import AgreementQuery, AgreementSort
from twincities.services.register import PartnershipQuery
from twincities.services.sentences import sentence
from twincities.services.visit_filter import Viewer

if TYPE_CHECKING:
    from twincities.domain.keys import Key
    from twincities.services.register import PartnershipRow
    from twincities.wiring import Services

ENGLISH = Words(Language.EN, LOCALE)


def kept_tie(services: Services, status: LegalStatus = LegalStatus.UNCONFIRMED, **values: object) -> Key:
    ours, theirs = two_places(services)
    record = Partnership(
        parties=(Party(place=ours), Party(place=theirs)),
        legal_status=status,
        **values,  # type: ignore[arg-type] # the test's own values
    )
    return services.partnerships.record_partnership(record).key


def date(text: str) -> PartialDate:
    return PartialDate.from_edtf(text)


def keep(services: Services, tie: Key, signed: str = "2020-01-15", **values: object) -> Key:
    record = Agreement(
        partnership=tie,
        signed=date(signed) if signed else None,
        **values,  # type: ignore[arg-type] # the test's own values
    )
    return services.agreements.record_agreement(record).key


def keep_renewed(services: Services, tie: Key, signed: str = "2017-02-01") -> Key:
    """Keep an agreement for five years that renews itself unless notice is given three months before."""
    return keep(
        services, tie, signed,
        duration=Duration.FIXED, term=5, renewal=RenewalKind.TACIT, notice_period=3,
    )  # fmt: skip


def standing(services: Services, viewer: Viewer) -> PartnershipRow:
    (row,) = services.register.rows(services.register.ids(PartnershipQuery(), viewer), viewer)
    return row


def test_an_agreement_makes_its_partnership_stand_in_force(empty: Services, viewer: Viewer) -> None:
    tie = kept_tie(empty)
    assert standing(empty, viewer).legal_status is LegalStatus.UNCONFIRMED
    key = keep(empty, tie)
    row = standing(empty, viewer)
    assert (row.legal_status, row.status_basis) == (LegalStatus.IN_FORCE, StatusBasis.AGREEMENT)
    empty.agreements.delete_agreements([key])
    assert standing(empty, viewer).status_basis is StatusBasis.RECORDED
    empty.desk.undo()
    assert standing(empty, viewer).legal_status is LegalStatus.IN_FORCE


def test_a_notice_of_termination_is_listed_as_signed_and_not_among_what_is_in_force(
    empty: Services, viewer: Viewer
) -> None:
    tie = kept_tie(empty)
    ended = keep(empty, tie)
    notice = keep(empty, tie, "2024-05-01", kind=DocumentKind.TERMINATION_NOTICE, follows=ended)
    agreements = empty.agreements
    rows = agreements.rows(agreements.ids(AgreementQuery(), viewer), viewer)
    assert {row.key: row.state for row in rows} == {
        ended: AgreementState.TERMINATED,
        notice: AgreementState.SIGNED,
    }
    assert not agreements.count(AgreementQuery(states=(AgreementState.IN_FORCE,)), viewer)
    assert standing(empty, viewer).legal_status is LegalStatus.ENDED


def test_the_register_filters_and_counts_by_the_status_of_the_day(empty: Services, viewer: Viewer) -> None:
    tie = kept_tie(empty)
    keep(empty, tie, "2020-01-15", duration=Duration.FIXED, term=7)
    in_force = PartnershipQuery(statuses=(LegalStatus.IN_FORCE,))
    later = Viewer(viewer.language, viewer.today.replace(year=2028), viewer.report_days)
    assert (empty.register.count(in_force, viewer), empty.register.count(in_force, later)) == (1, 0)
    assert empty.register.facets(PartnershipQuery(), later, "statuses").statuses == {LegalStatus.EXPIRED: 1}
    assert empty.today.figures(later).by_status == {LegalStatus.EXPIRED: 1}


def test_a_status_set_by_the_office_stands_above_documents_and_says_so(
    empty: Services, viewer: Viewer
) -> None:
    reason = "order of the head"
    tie = kept_tie(empty, status_override=LegalStatus.SUSPENDED, override_reason=reason)
    keep(empty, tie)
    row = standing(empty, viewer)
    assert (row.legal_status, row.status_basis) == (LegalStatus.SUSPENDED, StatusBasis.OVERRIDE)


def test_an_ended_partnership_has_no_anniversaries(empty: Services, viewer: Viewer) -> None:
    ended = StatusEvent(kind=StatusEventKind.ENDED, date=PartialDate(2022, 3), body="Town council")
    kept_tie(empty, established=PartialDate(2000, 5, 1), events=(ended,))
    year = empty.anniversaries.year(2030, viewer)
    assert (year.dated, year.ended) == (0, 1)


def test_a_row_tells_term_renewal_and_days_to_the_notice_date(empty: Services, viewer: Viewer) -> None:
    tie = kept_tie(empty)
    titles = (
        AgreementTitle(language="ru", text="Соглашение"),
        AgreementTitle(language="en", text="Agreement"),
    )
    keep(
        empty, tie, "2017-02-01", titles=titles, number="7",
        duration=Duration.FIXED, term=5, renewal=RenewalKind.TACIT, notice_period=1, notice_unit=PeriodUnit.MONTHS,
    )  # fmt: skip
    (row,) = empty.agreements.of_partnership(tie, viewer)
    assert (row.partner, row.ours, row.countries, row.title) == (
        "Линденау",
        "Жанакала",
        ("DE",),
        "Соглашение",
    )
    assert (row.state, row.until, row.notice) == (
        AgreementState.TACITLY_RENEWED, PartialDate(2027, 2, 1), PartialDate(2027, 1, 1),
    )  # fmt: skip
    assert (row.days_left, row.urgency, row.lead) == (39, NoticeUrgency.AMBER, 3)


def test_a_deadline_of_which_only_the_year_is_known_is_not_counted_down_and_still_urgent(
    empty: Services, viewer: Viewer
) -> None:
    tie = kept_tie(empty)
    keep(empty, tie, "2006", duration=Duration.FIXED, term=20)
    (row,) = empty.agreements.of_partnership(tie, viewer)
    assert (row.state, row.deadline) == (AgreementState.IN_FORCE, PartialDate(2026))
    assert (row.days_left, row.urgency) == (None, NoticeUrgency.RED)


def test_what_is_due_comes_with_missed_dates_first(empty: Services, viewer: Viewer) -> None:
    tie = kept_tie(empty)
    missed = keep_renewed(empty, tie)  # notice was due on 1 November
    near = keep(empty, tie, "2020-01-15", valid_until=PartialDate(2026, 12, 1))
    keep(empty, tie, "2020-01-15", valid_until=PartialDate(2040))
    count, rows = empty.agreements.due(viewer)
    assert (count, [row.key for row in rows]) == (2, [missed, near])
    assert [row.urgency for row in rows] == [NoticeUrgency.MISSED, NoticeUrgency.RED]
    assert empty.agreements.facets(AgreementQuery(), viewer).due == 2


def test_after_the_renewal_the_notice_date_is_that_of_the_next_term(empty: Services, viewer: Viewer) -> None:
    keep_renewed(empty, kept_tie(empty))
    later = Viewer(viewer.language, viewer.today.replace(year=2027, month=2, day=2), viewer.report_days)
    (row,) = empty.agreements.rows(empty.agreements.ids(AgreementQuery(), later), later)
    assert (row.until, row.notice) == (PartialDate(2032, 2, 1), PartialDate(2031, 11, 1))
    assert empty.agreements.due(later)[0] == 0


def test_a_document_without_text_and_term_is_silent_and_not_safe(empty: Services, viewer: Viewer) -> None:
    tie = kept_tie(empty)
    lost = keep(empty, tie, "1990", text_state=TextState.NOT_FOUND)
    keep(empty, tie, "1990", text_state=TextState.NOT_FOUND, duration=Duration.OPEN_ENDED)
    count, rows = empty.agreements.silent(viewer)
    assert (count, [row.key for row in rows]) == (1, [lost])
    assert rows[0].is_silent
    assert rows[0].state is AgreementState.UNKNOWN
    assert empty.agreements.count(AgreementQuery(no_text=True), viewer) == 2


def test_the_list_is_filtered_sorted_and_counted(empty: Services, viewer: Viewer) -> None:
    tie = kept_tie(empty)
    old = keep(empty, tie, "1990", kind=DocumentKind.MEMORANDUM, duration=Duration.FIXED, term=5)
    new = keep(empty, tie, "2020-05", number="12/3")
    for sort in AgreementSort:
        assert len(empty.agreements.ids(AgreementQuery(sort=sort, descending=True), viewer)) == 2
    by_date = empty.agreements.ids(AgreementQuery(sort=AgreementSort.SIGNED), viewer)
    assert list(by_date) == [empty.agreements.id_of(old), empty.agreements.id_of(new)]
    found = AgreementQuery(text="Lindenau 12/3")
    assert [row.key for row in empty.agreements.rows(empty.agreements.ids(found, viewer), viewer)] == [new]
    narrow = AgreementQuery(
        states=(AgreementState.EXPIRED,), kinds=(DocumentKind.MEMORANDUM,), countries=("DE",), partnership=tie
    )
    assert empty.agreements.count(narrow, viewer) == 1
    facets = empty.agreements.facets(AgreementQuery(), viewer)
    assert facets.states == {AgreementState.EXPIRED: 1, AgreementState.IN_FORCE: 1}
    assert facets.countries == {"DE": 2}
    empty.partnerships.delete_partnerships([tie])
    assert empty.agreements.count(AgreementQuery(), viewer) == 0


def test_documents_of_one_chain_stand_in_the_order_in_which_they_came(
    empty: Services, viewer: Viewer
) -> None:
    tie = kept_tie(empty)
    first = keep(empty, tie, "1990", duration=Duration.FIXED, term=5)
    addendum = keep(empty, tie, "1992", kind=DocumentKind.ADDENDUM, follows=first)
    second = keep(empty, tie, "2000", follows=first)
    keep(empty, tie, "2001", kind=DocumentKind.ACTION_PLAN)
    chain = empty.agreements.chain(addendum, viewer)
    assert [(row.key, row.does) for row in chain] == [
        (first, None), (addendum, ChainEffect.AMENDS), (second, ChainEffect.SUPERSEDES),
    ]  # fmt: skip
    assert chain[0].state is AgreementState.SUPERSEDED


def test_a_chain_that_bites_its_tail_is_refused_beside_its_field(empty: Services) -> None:
    tie = kept_tie(empty)
    first = keep(empty, tie, "1990")
    second = keep(empty, tie, "2000", follows=first)
    base = empty.agreements.open(first)
    for follows in (second, first):
        wrong = Agreement(partnership=tie, signed=PartialDate(1990), follows=follows)
        with pytest.raises(InvalidRecordError) as refused:
            empty.agreements.correct_agreement(base, wrong)
        assert [(one.spot, one.code) for one in refused.value.problems] == [
            (Spot("follows"), ProblemCode.CIRCULAR_CHAIN)
        ]
    assert empty.agreements.open(first) == base


def test_a_document_follows_only_one_of_its_own_partnership(empty: Services) -> None:
    tie, other = kept_tie(empty), kept_tie(empty)
    first = keep(empty, tie)
    with pytest.raises(InvalidRecordError) as refused:
        keep(empty, other, follows=first)
    assert refused.value.problems[-1].code is ProblemCode.OTHER_PARTNERSHIP


def test_signatories_named_for_the_first_time_become_people(empty: Services) -> None:
    tie = kept_tie(empty)
    signatory = Signatory(
        side=Side.THEIRS, name="Anna Berg", post="mayor", organisation_name="Town hall of Lindenau"
    )
    key = keep(empty, tie, signatories=(signatory,))
    (row,) = empty.agreements.open(key).record.signatories
    assert row.person is not None
    assert row.organisation is not None
    assert [one.title for one in empty.people.suggest_people("berg")] == ["Anna Berg"]


def test_an_agreement_is_found_by_number_partner_and_signatory(empty: Services) -> None:
    tie = kept_tie(empty)
    key = keep(empty, tie, number="55-B", signatories=(Signatory(name="Anna Berg"),))
    for words in ("55-b", "Lindenau", "berg"):
        hits = [hit for hit in empty.finding.search(words, ENGLISH) if hit.kind == "agreement"]
        assert [hit.key for hit in hits] == [key]
    assert hits[0].title == "Twinning agreement"
    assert [one.key for one in empty.agreements.suggest("", ENGLISH, tie)] == [key]
    assert [one.key for one in empty.agreements.suggest("55", ENGLISH)] == [key]


def test_moving_an_agreement_to_another_partnership_reckons_both(empty: Services, viewer: Viewer) -> None:
    tie, other = kept_tie(empty), kept_tie(empty)
    key = keep(empty, tie)
    base = empty.agreements.open(key)
    empty.agreements.correct_agreement(base, Agreement(partnership=other, signed=PartialDate(2020, 1, 15)))
    rows = empty.register.rows(empty.register.ids(PartnershipQuery(), viewer), viewer)
    assert {row.key: row.legal_status for row in rows} == {
        tie: LegalStatus.UNCONFIRMED,
        other: LegalStatus.IN_FORCE,
    }


def test_a_draft_is_listed_and_changes_no_recorded_status(empty: Services, viewer: Viewer) -> None:
    tie = kept_tie(empty, LegalStatus.IN_FORCE)
    keep(empty, tie, "", stage=DocumentStage.DRAFT, term=5)
    (row,) = empty.agreements.of_partnership(tie, viewer)
    assert (row.state, row.deadline) == (AgreementState.DRAFT, None)
    assert standing(empty, viewer).legal_status is LegalStatus.IN_FORCE


def test_one_agreement_binds_four_cities(empty: Services, viewer: Viewer) -> None:
    names = [("Жанакала", "KZ"), ("Линденау", "DE"), ("Оукфорд", "GB"), ("Берёзов", "RU")]
    keys = [
        empty.places.record_place(place(name, country, own=number == 0)).key
        for number, (name, country) in enumerate(names)
    ]
    tie = Partnership(parties=tuple(Party(place=key) for key in keys))
    keep(empty, empty.partnerships.record_partnership(tie).key, "2005-09-01")
    (row,) = empty.agreements.rows(empty.agreements.ids(AgreementQuery(), viewer), viewer)
    assert (row.partner, row.countries) == ("Линденау — Оукфорд — Берёзов", ("DE", "GB", "RU"))
    for country in row.countries:
        assert empty.agreements.count(AgreementQuery(countries=(country,)), viewer) == 1
    assert empty.agreements.count(AgreementQuery(countries=("KZ",)), viewer) == 0
    assert standing(empty, viewer).legal_status is LegalStatus.IN_FORCE


def test_aktau_and_atyrau_lie_in_one_country_and_have_an_agreement_all_the_same(
    empty: Services, viewer: Viewer
) -> None:
    aktau = empty.places.record_place(place("Актау", own=True)).key
    atyrau = empty.places.record_place(place("Атырау")).key
    tie = Partnership(parties=(Party(place=aktau), Party(place=atyrau)))
    keep(empty, empty.partnerships.record_partnership(tie).key)
    (row,) = empty.agreements.rows(empty.agreements.ids(AgreementQuery(countries=("KZ",)), viewer), viewer)
    assert (row.ours, row.partner, row.countries) == ("Актау", "Атырау", ("KZ",))


def test_after_twenty_silent_years_a_tie_is_in_force_and_sleeps(empty: Services, viewer: Viewer) -> None:
    ours, theirs = two_places(empty)
    tie = empty.partnerships.record_partnership(
        Partnership(parties=(Party(place=ours), Party(place=theirs)))
    ).key
    signed = keep(empty, tie, "1990", duration=Duration.OPEN_ENDED)
    empty.visits.record_visit(visit(ours, theirs, "1995-06-01", partnership=tie))
    row = standing(empty, viewer)
    assert (row.legal_status, row.activity) == (LegalStatus.IN_FORCE, Activity.DORMANT)
    assert (row.status_basis, row.status_key) == (StatusBasis.AGREEMENT, signed)
    asleep = PartnershipQuery(statuses=(LegalStatus.IN_FORCE,), activities=(Activity.DORMANT,))
    assert empty.register.count(asleep, viewer) == 1


def test_the_way_back_to_a_version_closes_no_circle_either(empty: Services) -> None:
    tie = kept_tie(empty)
    first, second = keep(empty, tie, "2010"), keep(empty, tie, "2020")
    for follows in (second, None):
        kept = empty.agreements.open(first)
        empty.agreements.correct_agreement(kept, replace(kept.record, follows=follows))
    kept = empty.agreements.open(second)
    empty.agreements.correct_agreement(kept, replace(kept.record, follows=first))
    with pytest.raises(CannotReturnError) as refused:
        empty.history.return_to("agreement", first, 2)
    assert [problem.code for problem in refused.value.problems] == [ProblemCode.CIRCULAR_CHAIN]
    assert empty.agreements.open(first).version == 3
    said = sentence(refused.value, ENGLISH)
    assert said is not None
    assert said.startswith("This version cannot come back")
