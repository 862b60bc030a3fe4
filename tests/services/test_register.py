from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.dates import single_dates
from tests.keeping import lay
from tests.services.makers import place, tie, two_places, visit
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
from twincities.domain.claim import Claim
from twincities.domain.errors import InvalidRecordError, MissingRecordError
from twincities.domain.keys import Key, new_key
from twincities.domain.partial_date import PartialDate
from twincities.domain.partnership import Partnership, Party
from twincities.domain.place import Place, PlaceName
from twincities.domain.record import Kept
from twincities.domain.timeline import Gap, TimelineKind, gaps
from twincities.domain.visit import Outcome, Participation, ProgrammeItem, Stop, Visit
from twincities.domain.vocabularies import (
    Activity,
    CooperationField,
    DocumentKind,
    DocumentStage,
    Grade,
    LegalStatus,
    PartnershipType,
    ProgrammeKind,
    Side,
    VisitStatus,
)
from twincities.i18n import Language
from twincities.services.example import example_key
from twincities.services.register import PartnershipQuery, PartnershipSort
from twincities.services.register_card import MissingCode
from twincities.services.visit_filter import Viewer
from twincities.wiring import start

if TYPE_CHECKING:
    from pathlib import Path

    from twincities.wiring import Services

TODAY = date(2026, 11, 23)
VIEWER = Viewer(Language.EN, TODAY, 10)
SILENT = (Activity.DORMANT, Activity.NO_DATA)


def partners(services: Services, query: PartnershipQuery, viewer: Viewer = VIEWER) -> list[str]:
    rows = services.register.rows(services.register.ids(query, viewer), viewer)
    assert services.register.count(query, viewer) == len(rows)
    return [" & ".join(row.partner) for row in rows]


def keep(services: Services, *parties: Key, **values: object) -> Key:
    record = Partnership(parties=tuple(Party(place=party) for party in parties), **values)  # type: ignore[arg-type] # the test's own values
    return services.partnerships.record_partnership(record).key


@dataclass(frozen=True)
class Four:
    """An own city with ties to three others, and what happened in them."""

    ours: Key
    alpha: Key
    beta: Key
    gamma: Key
    with_alpha: Key
    with_beta: Key
    with_both: Key


@pytest.fixture
def four(empty: Services) -> Four:
    ours = empty.places.record_place(place("Жанакала", "KZ", "Zhanaqala", own=True)).key
    alpha, beta, gamma = (
        empty.places.record_place(place(russian, country, english)).key
        for russian, country, english in (
            ("Яблонево", "DE", "Alpha"),
            ("Арбузово", "PL", "Beta"),
            ("Вишнево", "DE", "Gamma"),
        )
    )
    found = Four(
        ours,
        alpha,
        beta,
        gamma,
        keep(
            empty,
            ours,
            alpha,
            legal_status=LegalStatus.IN_FORCE,
            established=PartialDate(1990),
            cooperation=(CooperationField.CULTURE, CooperationField.SPORT),
        ),
        keep(
            empty,
            ours,
            beta,
            legal_status=LegalStatus.ENDED,
            type=PartnershipType.PARTNER,
            established=PartialDate(1990, 6),
            cooperation=(CooperationField.SPORT,),
        ),
        keep(empty, ours, beta, gamma, type=PartnershipType.MULTILATERAL),
    )
    promises = (Outcome(text="books", side=Side.OURS), Outcome(text="songs", side=Side.THEIRS))
    people = (Participation(side=Side.THEIRS, name="Jana Holm", post="mayor"),)
    empty.visits.record_visit(
        visit(ours, alpha, "2026-05-03", partnership=found.with_alpha, outcomes=promises, participants=people)
    )
    empty.visits.record_visit(visit(beta, ours, "2015", partnership=found.with_beta))
    return found


# ------------------------------------------------------------------------------------------------- the list


def test_a_row_says_with_whom_since_when_and_how_alive_it_is(empty: Services, four: Four) -> None:
    (row,) = empty.register.rows(
        empty.register.ids(PartnershipQuery(only=(four.with_alpha,)), VIEWER), VIEWER
    )
    assert (row.key, row.partner, row.ours, row.country) == (
        four.with_alpha,
        ("Alpha",),
        ("Zhanaqala",),
        "DE",
    )
    assert (row.established, row.established_grade) == (PartialDate(1990), None)
    assert (row.legal_status, row.type) == (LegalStatus.IN_FORCE, PartnershipType.TWIN)
    assert (row.activity, row.last_event, row.silent_years) == (Activity.ACTIVE, PartialDate(2026, 5, 3), 0)
    assert row.open_commitments == 2


def test_a_tie_may_have_several_other_parties(empty: Services, four: Four) -> None:
    (row,) = empty.register.rows(empty.register.ids(PartnershipQuery(only=(four.with_both,)), VIEWER), VIEWER)
    assert (row.partner, row.countries) == (("Beta", "Gamma"), ("PL", "DE"))
    assert (row.activity, row.silent_years) == (Activity.NO_DATA, None)


@pytest.mark.parametrize(
    ("own", "partner"), [((False, True), "first"), ((False, False), "second"), ((True, True), "second")]
)
def test_the_other_side_is_the_one_that_is_not_ours_and_else_the_second(
    empty: Services, own: tuple[bool, bool], partner: str
) -> None:
    keys = [
        empty.places.record_place(place(name, "KZ", name, own=is_own)).key
        for name, is_own in zip(("first", "second"), own, strict=True)
    ]
    keep(empty, *keys)
    for sort in PartnershipSort:
        assert partners(empty, PartnershipQuery(sort=sort)) == [partner]
    assert partners(empty, PartnershipQuery(countries=("KZ",))) == [partner]
    assert empty.register.facets(PartnershipQuery(), VIEWER).countries == {"KZ": 1}


def test_two_places_of_one_name_are_two_sides(empty: Services) -> None:
    keys = [
        empty.places.record_place(place("Светлогорск", country, own=country == "RU")).key
        for country in ("RU", "BY")
    ]
    keep(empty, *keys)
    (row,) = empty.register.rows(empty.register.ids(PartnershipQuery(), VIEWER), VIEWER)
    assert (row.ours, row.partner, row.country) == (("Светлогорск",), ("Светлогорск",), "BY")


def test_conditions_narrow_together(empty: Services, four: Four) -> None:
    for query, found in (
        (PartnershipQuery(statuses=(LegalStatus.IN_FORCE, LegalStatus.ENDED)), ["Alpha", "Beta"]),
        (PartnershipQuery(activities=(Activity.DORMANT,)), ["Beta"]),
        (PartnershipQuery(activities=(Activity.NO_DATA, Activity.ACTIVE)), ["Alpha", "Beta & Gamma"]),
        (PartnershipQuery(countries=("DE",)), ["Alpha", "Beta & Gamma"]),
        (PartnershipQuery(countries=("KZ",)), []),
        (PartnershipQuery(types=(PartnershipType.PARTNER,)), ["Beta"]),
        (PartnershipQuery(cooperation=(CooperationField.CULTURE,)), ["Alpha"]),
        (PartnershipQuery(place=four.beta), ["Beta", "Beta & Gamma"]),
        (PartnershipQuery(place=four.beta, activities=(Activity.DORMANT,)), ["Beta"]),
    ):
        assert partners(empty, query) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("арбуз", ["Beta", "Beta & Gamma"]),
        ("германия", ["Alpha", "Beta & Gamma"]),
        ("Germany gamma", ["Beta & Gamma"]),
        ("holm", ["Alpha"]),
        ("holm poland", []),
        ("1990 beta", ["Beta"]),
        ("  —  ", ["Alpha", "Beta", "Beta & Gamma"]),
    ],
)
def test_a_partnership_is_found_by_names_countries_years_and_people(
    empty: Services, four: Four, text: str, found: list[str]
) -> None:
    assert partners(empty, PartnershipQuery(text=text)) == found


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize(
    ("sort", "rising"),
    [
        (PartnershipSort.ESTABLISHED, ["Alpha", "Beta", "Beta & Gamma"]),
        (PartnershipSort.LAST_EVENT, ["Beta", "Alpha", "Beta & Gamma"]),
        (PartnershipSort.ACTIVITY, ["Alpha", "Beta", "Beta & Gamma"]),
        (PartnershipSort.OPEN_COMMITMENTS, ["Alpha", "Beta", "Beta & Gamma"]),
    ],
)
def test_what_is_unknown_stands_last_in_both_orders(
    empty: Services, four: Four, sort: PartnershipSort, rising: list[str], descending: bool
) -> None:
    listed = partners(empty, PartnershipQuery(sort=sort, descending=descending))
    known = 1 if sort is PartnershipSort.OPEN_COMMITMENTS else 2
    assert listed == (rising[:known][::-1] if descending else rising[:known]) + rising[known:]


def test_names_are_ordered_as_the_viewers_language_spells_them(empty: Services, four: Four) -> None:
    query = PartnershipQuery(sort=PartnershipSort.PARTNER)
    assert partners(empty, query) == ["Alpha", "Beta", "Beta & Gamma"]
    russian = partners(empty, query, replace(VIEWER, language=Language.RU))
    assert russian == ["Арбузово", "Арбузово & Вишнево", "Яблонево"]
    countries = PartnershipQuery(sort=PartnershipSort.COUNTRY, descending=True)
    assert partners(empty, countries)[-1] == "Alpha"


def test_each_filter_is_counted_as_if_it_were_not_set(empty: Services, four: Four) -> None:
    facets = empty.register.facets(PartnershipQuery(statuses=(LegalStatus.IN_FORCE,)), VIEWER)
    assert facets.statuses == {
        LegalStatus.IN_FORCE: 1,
        LegalStatus.ENDED: 1,
        LegalStatus.UNCONFIRMED: 1,
    }
    assert facets.activities == {Activity.ACTIVE: 1}
    assert facets.countries == {"DE": 1}
    assert facets.types == {PartnershipType.TWIN: 1}
    assert facets.cooperation == {CooperationField.CULTURE: 1, CooperationField.SPORT: 1}
    whole = empty.register.facets(PartnershipQuery(), VIEWER)
    assert whole.countries == {"DE": 2, "PL": 2}
    assert whole.activities == {Activity.ACTIVE: 1, Activity.DORMANT: 1, Activity.NO_DATA: 1}


def test_what_to_drop_is_offered_where_nothing_is_found() -> None:
    query = PartnershipQuery(text="x", countries=("DE",), sort=PartnershipSort.TYPE)
    without = dict(query.without_each())
    assert list(without) == ["text", "countries"]
    assert without["text"] == replace(query, text="")


def test_rows_of_partnerships_gone_meanwhile_are_left_out(empty: Services, four: Four) -> None:
    number = empty.register.id_of(four.with_beta)
    assert number is not None
    assert [row.key for row in empty.register.rows([999_999, number], VIEWER)] == [four.with_beta]
    assert empty.register.id_of(new_key()) is None
    assert len(empty.register.ids(PartnershipQuery(), VIEWER, 2)) == 2


# ------------------------------------------------------------------------------------------------- activity


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
    with action(services.desk.database, "A. Clerk") as writing:
        writing.create_many(
            Kept(key, 1, Place(names=(PlaceName(text="Somewhere", language="en"),))) for key in PLACES
        )
        writing.create_many(
            Kept(
                key,
                1,
                Partnership(
                    parties=tuple(Party(place=PLACES[n]) for n in parties),
                    activity_override=by_office,
                    activity_reason="so" if by_office else "",
                ),
            )
            for (key, parties), by_office in zip(TIES.items(), chosen, strict=True)
        )
        writing.create_many(Kept(new_key(), 1, one) for one in visits)
        writing.create_many(replace(one, deleted=False) for one in documents)
        for one in documents:
            if one.deleted:
                writing.delete(replace(one, deleted=False))
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


def test_the_card_of_the_founding_tie_shows_its_course_and_what_is_missing(services: Services) -> None:
    card = services.register.card(example_key("partnership/shymkent-stevenage"), VIEWER)
    assert [entry.kind for entry in card.timeline] == [
        TimelineKind.OUTCOME,
        TimelineKind.OUTCOME,
        TimelineKind.EVENT,
        TimelineKind.VISIT,
        TimelineKind.ESTABLISHED,
    ]
    established = card.timeline[-1]
    assert (established.date, established.inferred) == (PartialDate(1990), True)
    assert gaps(card.timeline) == [Gap(3, 24)]
    visit_entry = card.timeline[-2]
    assert visit_entry.subtitle == "Stevenage, London, Manchester"
    assert (visit_entry.sending, visit_entry.host) == ("South Kazakhstan Region", "Stevenage")
    assert {one.code for one in card.missing} == {
        MissingCode.DAY,
        MissingCode.DEADLINES,
        MissingCode.SIDES,
        MissingCode.AGREEMENT,
        MissingCode.REVIEW,
        MissingCode.PARTNER,
    }
    assert len(card.people) == 6
    assert {person.side for person in card.people} == {Side.THEIRS}
    assert len(card.commitments) == 2
    assert len(card.visits) == 1
    assert card.established is not None
    assert card.established.grade is Grade.INFERRED
    assert card.established.source is not None
    assert card.names[card.established.source]


def test_a_later_post_of_a_person_does_not_overwrite_an_earlier_one(empty: Services, four: Four) -> None:
    for year, post in (("2019", "deputy mayor"), ("2020", "deputy mayor"), ("2027", "minister")):
        people = (Participation(side=Side.THEIRS, name="Jana Holm", post=post, key=new_key()),)
        empty.visits.record_visit(
            visit(four.ours, four.alpha, year, partnership=four.with_alpha, participants=people)
        )
    met = empty.register.card(four.with_alpha, VIEWER).people
    assert [(one.post, one.date.year) for one in met] == [
        ("minister", 2027),
        ("mayor", 2026),
        ("deputy mayor", 2020),
    ]
    assert len({one.key for one in met}) == 1


def test_rival_claims_of_the_beginning_stand_beside_it(empty: Services) -> None:
    ours, theirs = two_places(empty)
    claims = (
        Claim(target="established", grade=Grade.VERBATIM),
        Claim(target="established", value="1977", preferred=False),
    )
    key = keep(empty, ours, theirs, established=PartialDate(1952), claims=claims)
    card = empty.register.card(key, VIEWER)
    assert card.row.established_grade is Grade.VERBATIM
    assert card.rivals == (PartialDate(1977),)
    assert [claim.value for claim in card.rival_claims] == ["1977"]


def test_signings_and_conferences_belong_to_the_course(empty: Services, four: Four) -> None:
    programme = (
        ProgrammeItem(
            title="Treaty", kind=ProgrammeKind.SIGNING, day=PartialDate(2020, 5, 2), place=four.beta
        ),
        ProgrammeItem(title="Lunch", kind=ProgrammeKind.OFFICIAL_MEAL),
    )
    stops = (Stop(place=four.beta), Stop(place=four.gamma))
    empty.visits.record_visit(
        visit(
            four.ours,
            four.beta,
            "2020-05-01",
            end=PartialDate(2020, 5, 3),
            programme=programme,
            stops=stops,
            aim="peace",
        )
    )
    course = empty.register.card(four.with_both, VIEWER).timeline
    assert [(entry.kind, entry.title, entry.subtitle) for entry in course] == [
        (TimelineKind.EVENT, "Treaty", "Beta"),
        (TimelineKind.VISIT, "peace", "Beta, Gamma"),
    ]


def test_a_tie_of_which_nothing_is_known_says_all_that_is_missing(empty: Services) -> None:
    key = tie(empty, *two_places(empty))
    card = empty.register.card(key, VIEWER)
    assert [one.code for one in card.missing] == [
        MissingCode.YEAR,
        MissingCode.STATUS,
        MissingCode.EVENTS,
        MissingCode.AGREEMENT,
        MissingCode.PARTNER,
        MissingCode.COORDINATES,
        MissingCode.COORDINATES,
    ]
    assert card.timeline == ()
    with pytest.raises(MissingRecordError):
        empty.register.card(new_key(), VIEWER)
