"""Real cases of the office's trade: places that change, namesakes, two years, a tie kept one way only."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from tests.services.makers import tie, two_places, visit
from twincities.domain.claim import Claim
from twincities.domain.claiming import prefer
from twincities.domain.partial_date import PartialDate
from twincities.domain.partnership import Partnership, Party
from twincities.domain.place import Place, PlaceName, PlaceSuccession
from twincities.domain.reciprocity import Turn
from twincities.domain.source import Source
from twincities.domain.vocabularies import (
    CooperationField,
    Direction,
    NameKind,
    Side,
    SourceKind,
    SuccessionKind,
    Verdict,
    VisitStatus,
)
from twincities.i18n import Language
from twincities.services.place_filter import PlaceQuery
from twincities.services.register import PartnershipQuery
from twincities.services.visit_filter import Viewer

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
