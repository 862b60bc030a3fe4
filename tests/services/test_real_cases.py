"""Real cases of the office's trade: places that change, namesakes, two years, a tie kept one way only."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from tests.services.makers import tie, two_places, visit
from twincities.domain.agreement import Agreement
from twincities.domain.claim import Claim
from twincities.domain.claiming import prefer
from twincities.domain.partial_date import PartialDate
from twincities.domain.partnership import Partnership, Party
from twincities.domain.place import Place, PlaceName, PlaceSuccession
from twincities.domain.reciprocity import Turn
from twincities.domain.source import Source
from twincities.domain.status_events import StatusEvent
from twincities.domain.visit import Visit
from twincities.domain.vocabularies import (
    Activity,
    CooperationField,
    Direction,
    Duration,
    LegalStatus,
    NameKind,
    PlaceKind,
    Side,
    SourceKind,
    StatusEventKind,
    SuccessionKind,
    Verdict,
    VisitStatus,
)
from twincities.i18n import Language, Words
from twincities.paths import LOCALE
from twincities.services.paper_content_journal import journal_lines
from twincities.services.paper_content_report import visit_report
from twincities.services.place_filter import PlaceQuery
from twincities.services.register import PartnershipQuery
from twincities.services.visit_filter import Viewer, VisitQuery

if TYPE_CHECKING:
    from twincities.wiring import Services

VIEWER = Viewer(Language.RU, date(2026, 11, 23), 10)


def shymkent() -> Place:
    """Return the city through its names and its change of region."""
    return Place(
        country="KZ",
        admin1="Шымкент",
        own=True,
        names=(
            PlaceName(text="Шымкент", language="ru", since=PartialDate(1993, 9, 8)),
            PlaceName(text="Шымкент", language="kk"),
            PlaceName(
                text="Чимкент",
                language="ru",
                kind=NameKind.FORMER,
                since=PartialDate(1921),
                until=PartialDate(1993, 9, 8),
            ),
            PlaceName(
                text="Черняев",
                language="ru",
                kind=NameKind.FORMER,
                since=PartialDate(1914),
                until=PartialDate(1921),
            ),
        ),
        successions=(
            PlaceSuccession(
                kind=SuccessionKind.STATUS_CHANGED,
                date=PartialDate(2018, 6, 19),
                note="Южно-Казахстанская область → город республиканского значения",
            ),
        ),
    )


def test_shymkent_is_found_by_each_of_its_names_and_by_the_region_it_left(empty: Services) -> None:
    key = empty.places.record_place(shymkent()).key
    for text in ("шымкент", "Чимкент", "chimkent", "черняев", "южно-казахстанская"):
        ids = empty.places.ids(PlaceQuery(text=text), VIEWER)
        assert [row.key for row in empty.places.rows(ids, VIEWER)] == [key], text
    kept = empty.places.open(key).record
    assert kept.label("ru") == "Шымкент"
    assert kept.successions[0].date == PartialDate(2018, 6, 19)


def test_a_visit_and_a_document_of_1991_name_the_city_as_it_was_called_and_lists_as_it_is(
    empty: Services,
) -> None:
    city = empty.places.record_place(shymkent()).key
    partner = empty.places.record_place(
        Place(country="GB", names=(PlaceName(text="Стивенейдж", language="ru"),))
    ).key
    between = tie(empty, city, partner)
    record = Visit(start=PartialDate(1991, 6), sending=partner, host=city, partnership=between)
    key = empty.visits.record_visit(record).key
    assert empty.visits.names_then(record, Language.RU)[city] == "Чимкент"
    assert empty.visits.names_then(record, Language.KK)[city] == "Шымкент"
    assert empty.visits.names_then(replace(record, start=PartialDate(1995)), Language.RU)[city] == "Шымкент"
    words = Words(Language.RU, LOCALE)
    with empty.desk.reading() as connection:
        report = visit_report(connection, key, words, VIEWER.today)
        (line,) = journal_lines(connection, [empty.visits.id_of(key) or 0], words)
    assert report.host == "Чимкент"
    assert report.places == ("Чимкент",)
    assert report.twinning is not None
    assert report.twinning.parties == ("Чимкент", "Стивенейдж")
    assert line.places == "Чимкент"
    (row,) = empty.visits.rows(empty.visits.ids(VisitQuery(), VIEWER), VIEWER)
    assert row.host == "Шымкент"
    signed = Agreement(partnership=between, signed=PartialDate(1991, 6, 9), signed_at=city)
    assert empty.agreements.signed_in(signed, Language.RU) == "Чимкент"
    assert empty.agreements.signed_in(replace(signed, signed=None), Language.RU) == "Шымкент"
    assert empty.agreements.signed_in(replace(signed, signed_at=None), Language.RU) == ""


def test_a_merged_district_leads_to_the_town_it_became_and_the_town_is_found_by_it(empty: Services) -> None:
    old = empty.places.record_place(Place(country="DE", names=(PlaceName(text="Altdorf"),))).key
    new = empty.places.record_place(
        Place(
            country="DE",
            names=(PlaceName(text="Neustadt"),),
            successions=(
                PlaceSuccession(kind=SuccessionKind.MERGED, date=PartialDate(1974, 7, 1), predecessor=old),
            ),
        )
    ).key
    found = empty.places.rows(empty.places.ids(PlaceQuery(text="altdorf"), VIEWER), VIEWER)
    assert [row.key for row in found] == [old, new]
    kept = empty.places.open(old)
    renamed = replace(kept.record, names=(PlaceName(text="Oberdorf"),))
    empty.places.correct_place(kept, renamed)
    found = empty.places.rows(empty.places.ids(PlaceQuery(text="oberdorf"), VIEWER), VIEWER)
    assert {row.key for row in found} == {old, new}


def test_two_towns_of_one_name_are_two_places_tied_to_each_other(empty: Services) -> None:
    baltic, belarus = (
        empty.places.record_place(
            Place(country=country, admin1=region, names=(PlaceName(text="Светлогорск", language="ru"),))
        ).key
        for country, region in (("RU", "Калининградская область"), ("BY", "Гомельская область"))
    )
    key = tie(empty, baltic, belarus)
    (row,) = empty.register.rows(empty.register.ids(PartnershipQuery(text="светлогорск"), VIEWER), VIEWER)
    assert (row.key, row.ours, row.partner, row.countries) == (
        key,
        ("Светлогорск",),
        ("Светлогорск",),
        ("BY",),
    )


def test_celle_and_tavistock_each_have_their_year_with_its_source_until_one_is_believed(
    empty: Services,
) -> None:
    celle = empty.places.record_place(Place(country="DE", own=True, names=(PlaceName(text="Celle"),))).key
    tavistock = empty.places.record_place(Place(country="GB", names=(PlaceName(text="Tavistock"),))).key
    list_ = empty.sources.record_source(Source(title="Town list", kind=SourceKind.REGISTER)).key
    record = Partnership(
        established=PartialDate(1952),
        parties=(Party(place=celle), Party(place=tavistock)),
        claims=(
            Claim(target="established", side=Side.OURS),
            Claim(target="established", value="1977", side=Side.THEIRS, source=list_, preferred=False),
        ),
    )
    key = empty.partnerships.record_partnership(record).key
    facts = empty.claims.of("partnership", key, Language.EN)
    fact = next(one for one in facts.facts if one.field.name == "established")
    assert (fact.value, fact.verdict) == (PartialDate(1952), Verdict.CHECK)
    assert facts.names[list_] == "Town list"
    believed = prefer(facts.kept.record, fact.rivals[0].claim.key)
    empty.partnerships.correct_partnership(facts.kept, believed)
    again = empty.claims.of("partnership", key, Language.EN)
    assert again.kept.record.established == PartialDate(1977)
    empty.desk.undo()
    assert empty.partnerships.open(key).record == record


def test_whose_turn_it_is_follows_from_who_travelled_not_from_who_wrote_it_down(empty: Services) -> None:
    ours, theirs = two_places(empty)
    key = tie(empty, ours, theirs)
    kept = empty.partnerships.open(key)
    agreed = (CooperationField.CULTURE, CooperationField.SPORT)
    record = replace(kept.record, cooperation=agreed, established=PartialDate(1990))
    empty.partnerships.correct_partnership(kept, record)
    assert empty.relationships.of(key, VIEWER).turn is Turn.OPEN
    went = empty.visits.record_visit(
        visit(ours, theirs, "2015-06-08", cooperation=(CooperationField.CULTURE,))
    ).key
    came = empty.visits.record_visit(
        visit(theirs, ours, "2024-05", direction=Direction.OUTGOING, cooperation=(CooperationField.SPORT,))
    ).key
    empty.visits.record_visit(visit(ours, theirs, "2027", status=VisitStatus.PLANNED))
    empty.visits.record_visit(visit(ours, theirs, "2025-01", direction=Direction.ONLINE))
    found = empty.relationships.of(key, VIEWER)
    assert found.went is not None
    assert found.came is not None
    assert found.online is not None
    assert (found.went.visit, found.came.visit) == (went, came)
    assert found.online.date == PartialDate(2025, 1)
    assert found.turn is Turn.OURS
    assert [(one.field, one.last) for one in found.quiet] == [
        (CooperationField.CULTURE, PartialDate(2015, 6, 8))
    ]
    assert found.review is not None
    assert (found.review.due, found.review.overdue) == (PartialDate(2025), True)


def test_after_twenty_silent_years_a_jubilee_wakes_a_tie_that_was_in_force_all_along(empty: Services) -> None:
    ours, theirs = two_places(empty)
    key = tie(empty, ours, theirs)
    kept = empty.partnerships.open(key)
    empty.partnerships.correct_partnership(kept, replace(kept.record, established=PartialDate(1990, 5, 20)))
    empty.agreements.record_agreement(
        Agreement(partnership=key, signed=PartialDate(1990, 5, 20), duration=Duration.OPEN_ENDED)
    )
    empty.visits.record_visit(visit(ours, theirs, "1995-06-08"))
    before = Viewer(Language.EN, date(2015, 2, 1), 10)

    def stands(viewer: Viewer) -> tuple[LegalStatus, Activity]:
        (row,) = empty.register.rows(empty.register.ids(PartnershipQuery(), viewer), viewer)
        return row.legal_status, row.activity

    assert stands(before) == (LegalStatus.IN_FORCE, Activity.DORMANT)
    (coming,) = empty.anniversaries.between(before, date(2015, 12, 31))
    assert (coming.observed, coming.years, coming.jubilee) == (date(2015, 5, 20), 25, True)
    empty.visits.record_visit(visit(theirs, ours, "2015-05-18", occasion="25 years"))
    after = replace(before, today=date(2015, 6, 1))
    assert stands(after) == (LegalStatus.IN_FORCE, Activity.ACTIVE)
    assert stands(replace(before, today=date(2026, 11, 24))) == (LegalStatus.IN_FORCE, Activity.DORMANT)


def test_a_regions_delegation_at_the_citys_anniversary_is_the_citys_event_and_the_regions_journey(
    empty: Services,
) -> None:
    city, partner = two_places(empty)
    region, county = (
        empty.places.record_place(
            Place(kind=PlaceKind.REGION, country=country, names=(PlaceName(text=name),))
        ).key
        for name, country in (("Region", "KZ"), ("County", "DE"))
    )
    key = tie(empty, city, partner)
    event = visit(
        region, county, "2015-06-08", partnership=key, occasion="25 years", direction=Direction.OUTGOING
    )
    made = empty.visits.record_visit(event).key
    viewer = Viewer(Language.EN, date(2015, 7, 1), 10)
    (row,) = empty.register.rows(empty.register.ids(PartnershipQuery(), viewer), viewer)
    assert (row.key, row.activity) == (key, Activity.ACTIVE)
    (listed,) = empty.visits.rows(empty.visits.ids(VisitQuery(), viewer), viewer)
    assert (listed.key, listed.sending, listed.host) == (made, "Region", "County")
    found = empty.relationships.of(key, viewer)
    assert found.went is not None
    assert (found.went.visit, found.turn) == (made, Turn.THEIRS)


def test_murmansk_and_szczecin_keep_both_days_of_their_end_with_who_decided_and_end_on_the_earlier(
    empty: Services,
) -> None:
    ours, theirs = two_places(empty)
    key = tie(empty, ours, theirs)
    kept = empty.partnerships.open(key)
    events = (
        StatusEvent(
            kind=StatusEventKind.ENDED, date=PartialDate(2022, 3, 29), body="Council of Murmansk", number="44"
        ),
        StatusEvent(kind=StatusEventKind.ENDED, date=PartialDate(2022, 3, 1), body="Council of Szczecin"),
    )
    recorded = replace(kept.record, legal_status=LegalStatus.IN_FORCE, events=events)
    empty.partnerships.correct_partnership(kept, recorded)
    assert empty.partnerships.open(key).record.events == events
    told = [
        empty.register.rows(empty.register.ids(PartnershipQuery(), viewer), viewer)[0].legal_status
        for viewer in (replace(VIEWER, today=date(2022, 2, 28)), replace(VIEWER, today=date(2022, 3, 1)))
    ]
    assert told == [LegalStatus.IN_FORCE, LegalStatus.ENDED]
    assert empty.register.card(key, VIEWER).ended_by == events[1].key
