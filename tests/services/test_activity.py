"""How alive a partnership is: measured in the database as the rule says, or set by the office."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.dates import single_dates
from tests.keeping import lay
from tests.services.four import TODAY, VIEWER, Four, partners
from tests.services.makers import visit
from twincities.db.writing import action
from twincities.domain.activity import (
    HAPPENED,
    ActivityLimits,
    activity_of,
    last_event,
    latest_number,
    signing,
)
from twincities.domain.agreement import Agreement, AgreementTitle
from twincities.domain.errors import InvalidRecordError, MissingRecordError
from twincities.domain.keys import Key, new_key
from twincities.domain.partial_date import PartialDate
from twincities.domain.partnership import Partnership, Party
from twincities.domain.place import Place, PlaceName
from twincities.domain.record import Kept
from twincities.domain.timeline import TimelineKind
from twincities.domain.visit import Visit
from twincities.domain.vocabularies import Activity, DocumentKind, DocumentStage, VisitStatus
from twincities.i18n import Language
from twincities.services.register import PartnershipQuery, PartnershipSort
from twincities.services.visit_filter import Viewer
from twincities.wiring import start

if TYPE_CHECKING:
    from pathlib import Path

    from twincities.wiring import Services

SILENT = (Activity.DORMANT, Activity.NO_DATA)


def test_a_visit_that_names_no_partnership_counts_for_the_ties_of_its_two_ends(
    empty: Services, four: Four
) -> None:
    empty.visits.record_visit(visit(four.ours, four.beta, "2026-02"))
    alive = {
        row.key: row.activity
        for row in empty.register.rows(empty.register.ids(PartnershipQuery(), VIEWER), VIEWER)
    }
    assert alive == {
        four.with_alpha: Activity.ACTIVE,
        four.with_beta: Activity.ACTIVE,
        four.with_both: Activity.ACTIVE,
    }


@pytest.mark.parametrize("status", [status for status in VisitStatus if status not in HAPPENED])
def test_a_plan_keeps_no_partnership_awake(empty: Services, four: Four, status: VisitStatus) -> None:
    empty.visits.record_visit(
        visit(four.ours, four.beta, "2026-02", partnership=four.with_beta, status=status)
    )
    assert partners(empty, PartnershipQuery(activities=(Activity.DORMANT,))) == ["Beta"]


def sign(services: Services, tie: Key, **values: Any) -> Key:  # noqa: ANN401 - the test's own values
    return services.agreements.record_agreement(Agreement(partnership=tie, **values)).key


def test_a_signed_document_keeps_a_partnership_awake(empty: Services, four: Four) -> None:
    sign(empty, four.with_beta, signed=PartialDate(2025, 7))
    assert partners(empty, PartnershipQuery(activities=(Activity.DORMANT,))) == []
    (row,) = empty.register.rows([empty.register.id_of(four.with_beta) or 0], VIEWER)
    assert (row.activity, row.last_event) == (Activity.ACTIVE, PartialDate(2025, 7))


@pytest.mark.parametrize(
    "values",
    [
        {"stage": DocumentStage.DRAFT, "signed": PartialDate(2026)},
        {"stage": DocumentStage.UNKNOWN, "signed": PartialDate(2026)},
        {"in_force_from": PartialDate(2026)},
        {"signed": PartialDate(2026, 12)},
    ],
    ids=["a draft", "nobody knows whether it was signed", "no date of signing", "signed later"],
)
def test_a_document_that_is_not_known_to_be_signed_by_today_keeps_no_partnership_awake(
    empty: Services, four: Four, values: dict[str, Any]
) -> None:
    sign(empty, four.with_beta, **values)
    assert partners(empty, PartnershipQuery(activities=(Activity.DORMANT,))) == ["Beta"]


def test_a_document_in_the_bin_is_no_event(empty: Services, four: Four) -> None:
    key = sign(empty, four.with_beta, signed=PartialDate(2026), kind=DocumentKind.ACTION_PLAN)
    empty.agreements.delete_agreements([key])
    assert partners(empty, PartnershipQuery(activities=(Activity.DORMANT,))) == ["Beta"]


def test_the_office_chooses_its_own_limits(empty: Services, four: Four, tmp_path: Path) -> None:
    program = start(tmp_path / "empty", language=Language.EN)
    program.change_settings(activity_active_months=1, activity_occasional_months=240)
    services = program.open_register()
    assert partners(services, PartnershipQuery(activities=(Activity.OCCASIONAL,))) == ["Alpha", "Beta"]
    program.change_settings(activity_active_months=6)
    assert partners(services, PartnershipQuery(activities=(Activity.OCCASIONAL,))) == ["Alpha", "Beta"]
    program.change_settings(activity_active_months=7)
    assert partners(services, PartnershipQuery(activities=(Activity.OCCASIONAL,))) == ["Beta"]
    program.close()


PLACES = tuple(new_key() for _ in range(4))
TIES = {new_key(): parties for parties in ((0, 1), (1, 2), (0, 1, 2), (0, 3))}


NEAR_DATES = single_dates().map(
    lambda day: PartialDate(2015 + day.year % 13, day.month, day.day and min(day.day, 28))
)


@st.composite
def random_visits(draw: st.DrawFn) -> Visit:
    sending, host = draw(st.permutations(PLACES))[:2]
    start, end = draw(NEAR_DATES), draw(st.none() | NEAR_DATES)
    record = Visit(
        start=start,
        sending=sending,
        host=host,
        partnership=draw(st.none() | st.sampled_from(list(TIES))),
        status=draw(st.sampled_from([*HAPPENED, VisitStatus.PLANNED, VisitStatus.CANCELLED])),
    )
    try:
        return replace(record, end=end)
    except InvalidRecordError:
        return record


@st.composite
def random_documents(draw: st.DrawFn) -> Kept[Agreement]:
    record = Agreement(
        partnership=draw(st.sampled_from(list(TIES))),
        stage=draw(st.sampled_from(DocumentStage)),
        signed=draw(st.none() | NEAR_DATES),
    )
    return Kept(new_key(), 1, record, deleted=draw(st.booleans()))


def expected(
    visits: list[Visit], documents: list[Kept[Agreement]], key: Key, today: date
) -> PartialDate | None:
    parties = {PLACES[number] for number in TIES[key]}
    signings = [signing(one.record) for one in documents if one.record.partnership == key and not one.deleted]
    signed = last_event([when for when in signings if when], today)
    events = [signed] if signed else []
    for one in visits:
        joins = one.partnership == key or (one.partnership is None and {one.sending, one.host} <= parties)
        if joins and one.status in HAPPENED and one.start.sort_key <= int(today.strftime("%Y%m%d")):
            events.append(one.end or one.start)
    return max(events, key=latest_number, default=None)


def write_all(
    services: Services,
    visits: list[Visit],
    documents: list[Kept[Agreement]],
    chosen: list[Activity | None],
) -> None:
    """Write visits and documents of `TIES`, whose activity the office set as chosen, or not."""
    places = (Place(names=(PlaceName(text="Somewhere", language="en"),)) for _place in PLACES)
    ties = (
        Partnership(
            parties=tuple(Party(place=PLACES[n]) for n in parties),
            activity_override=by_office,
            activity_reason="so" if by_office else "",
        )
        for parties, by_office in zip(TIES.values(), chosen, strict=True)
    )
    with action(services.desk.database, "A. Clerk") as writing:
        writing.create_many(Kept(key, 1, place) for key, place in zip(PLACES, places, strict=True))
        writing.create_many(Kept(key, 1, tie) for key, tie in zip(TIES, ties, strict=True))
        writing.create_many(Kept(new_key(), 1, one) for one in visits)
        writing.create_many(replace(one, deleted=False) for one in documents)
        for one in documents:
            if one.deleted:
                writing.delete(replace(one, deleted=False))


@settings(max_examples=25, deadline=None)
@given(
    st.lists(random_visits(), max_size=12),
    st.lists(random_documents(), max_size=8),
    st.dates(date(2016, 1, 1), date(2030, 1, 1)),
    st.lists(st.sampled_from([None, *Activity]), min_size=len(TIES), max_size=len(TIES)),
)
def test_activity_in_the_database_is_what_the_rule_says(
    empty_register: Path,
    tmp_path_factory: pytest.TempPathFactory,
    visits: list[Visit],
    documents: list[Kept[Agreement]],
    today: date,
    chosen: list[Activity | None],
) -> None:
    folder = lay(empty_register, tmp_path_factory.mktemp("random"))
    services = start(folder, language=Language.EN).open_register()
    viewer = Viewer(Language.EN, today, 10)
    write_all(services, visits, documents, chosen)
    rows = {
        row.key: row
        for row in services.register.rows(services.register.ids(PartnershipQuery(), viewer), viewer)
    }
    limits = ActivityLimits()
    measured: dict[Activity, set[Key]] = {}
    for key, by_office in zip(TIES, chosen, strict=True):
        last = expected(visits, documents, key, today)
        assert rows[key].measured is activity_of(last, today, limits)
        assert rows[key].activity is (by_office or rows[key].measured)
        assert rows[key].activity_set is (by_office is not None)
        known = rows[key].last_event
        assert (known and latest_number(known)) == (last and latest_number(last))
        measured.setdefault(rows[key].activity, set()).add(key)
    for activity in Activity:
        query = PartnershipQuery(activities=(activity,))
        found = services.register.rows(services.register.ids(query, viewer), viewer)
        assert {row.key for row in found} == measured.get(activity, set())
    counted = services.register.facets(PartnershipQuery(), viewer).activities
    assert counted == {activity: len(keys) for activity, keys in measured.items()}
    asleep, unknown = ({row.id for row in rows.values() if row.activity is one} for one in SILENT)
    assert tuple(set(ids) for ids in services.register.silent(viewer)) == (asleep, unknown)
    ordered = services.register.ids(PartnershipQuery(sort=PartnershipSort.ACTIVITY), viewer)
    levels = [list(Activity).index(row.activity) for row in services.register.rows(ordered, viewer)]
    assert levels == sorted(levels)
    services.desk.database.close()


def set_activity(services: Services, tie: Key, activity: Activity | None, reason: str = "") -> None:
    kept = services.partnerships.open(tie)
    values = replace(kept.record, activity_override=activity, activity_reason=reason)
    services.partnerships.correct_partnership(kept, values)


def test_the_activity_that_the_office_set_is_what_lists_are_asked_for(empty: Services, four: Four) -> None:
    asleep = PartnershipQuery(activities=(Activity.DORMANT,))
    assert partners(empty, asleep) == ["Beta"]
    set_activity(empty, four.with_beta, Activity.ACTIVE, "They write every week")
    assert partners(empty, asleep) == []
    (row,) = empty.register.rows([empty.register.id_of(four.with_beta) or 0], VIEWER)
    assert (row.activity, row.activity_set, row.measured) == (Activity.ACTIVE, True, Activity.DORMANT)
    assert (row.activity_reason, row.last_event is None) == ("They write every week", False)
    assert partners(empty, PartnershipQuery(text="write weekly")) == []
    assert partners(empty, PartnershipQuery(text="every week")) == ["Beta"]
    empty.desk.undo()
    assert partners(empty, asleep) == ["Beta"]


def test_an_activity_is_not_set_without_a_reason(empty: Services, four: Four) -> None:
    with pytest.raises(InvalidRecordError):
        set_activity(empty, four.with_beta, Activity.ACTIVE, " ")


def test_of_several_events_the_one_that_may_be_latest_counts() -> None:
    events = [PartialDate(2015, 6, 11), PartialDate(2015), PartialDate(2027)]
    assert last_event(events, TODAY) == PartialDate(2015)


# ------------------------------------------------------------------------------------------------- the card


def test_activity_rests_on_what_happened_and_what_was_signed_the_latest_first(
    empty: Services, four: Four
) -> None:
    title = AgreementTitle(language="en", text="Plan for 2016")
    plan = sign(
        empty,
        four.with_beta,
        kind=DocumentKind.ACTION_PLAN,
        signed=PartialDate(2016, 2),
        signed_at=four.beta,
        titles=(title,),
    )
    sign(empty, four.with_beta, signed=PartialDate(2014, 5, 8))
    sign(empty, four.with_beta, signed=PartialDate(2030))
    sign(empty, four.with_beta, stage=DocumentStage.DRAFT)
    for status, day in ((VisitStatus.PLANNED, "2027"), (VisitStatus.HELD, "2027-02")):
        empty.visits.record_visit(visit(four.ours, four.beta, day, partnership=four.with_beta, status=status))
    told = empty.register.evidence(four.with_beta, VIEWER)
    last = told[0]
    assert (last.kind, last.title, last.document) == (
        TimelineKind.DOCUMENT,
        "Plan for 2016",
        DocumentKind.ACTION_PLAN,
    )
    assert (last.key, last.noun, last.subtitle) == (plan, "agreement", "Beta")
    assert [one.kind for one in told[1:]] == [TimelineKind.VISIT, TimelineKind.DOCUMENT]
    (row,) = empty.register.rows([empty.register.id_of(four.with_beta) or 0], VIEWER)
    assert row.last_event == last.date
    signed = [one.date for one in empty.register.card(four.with_beta, VIEWER).timeline if one.document]
    assert signed == [PartialDate(2016, 2), PartialDate(2014, 5, 8)]


def test_there_is_no_evidence_of_a_partnership_that_is_gone(empty: Services) -> None:
    with pytest.raises(MissingRecordError):
        empty.register.evidence(new_key(), VIEWER)
