from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.services.makers import place, tie, two_places, visit
from twincities.domain.claim import Claim
from twincities.domain.keys import new_key
from twincities.domain.partial_date import PartialDate
from twincities.domain.partnership import Partnership, Party
from twincities.domain.status_events import StatusEvent
from twincities.domain.vocabularies import Activity, Grade, LegalStatus, StatusEventKind
from twincities.services.example import example_key
from twincities.services.register import PartnershipQuery

if TYPE_CHECKING:
    from twincities.domain.keys import Key
    from twincities.geo.map_picture import MapPicture, Tie
    from twincities.services.visit_filter import Viewer
    from twincities.wiring import Services

EVERYTHING = PartnershipQuery()


def placed(
    services: Services, name: str, latitude: float | None, longitude: float | None, **facts: str
) -> Key:
    record = replace(place(name, **facts), latitude=latitude, longitude=longitude)  # type: ignore[arg-type] # the test's
    return services.places.record_place(record).key


def lines(picture: MapPicture) -> set[tuple[str, str]]:
    def named(one: Tie) -> tuple[str, str]:
        return picture.cities[one.here].name, picture.cities[one.there].name

    return {named(one) for one in picture.ties}


def test_the_founding_tie_is_dormant_and_its_year_worked_out(services: Services, viewer: Viewer) -> None:
    picture = services.atlas.picture(EVERYTHING, viewer)
    number = services.register.id_of(example_key("partnership/shymkent-stevenage"))
    (founding,) = (one for one in picture.ties if one.id == number)
    assert founding.since == 1990
    assert founding.inferred
    assert [one.id for one in picture.ties if one.legal_inferred] == [number]
    assert founding.activity is Activity.DORMANT
    assert picture.cities[founding.here].own
    assert picture.cities[founding.there].country == "GB"


def test_the_map_shows_what_the_register_lists(services: Services, viewer: Viewer) -> None:
    for query in (
        EVERYTHING,
        PartnershipQuery(activities=(Activity.DORMANT,)),
        PartnershipQuery(statuses=(LegalStatus.UNCONFIRMED,)),
        PartnershipQuery(countries=("GB", "IT")),
        PartnershipQuery(text="стивенейдж"),
    ):
        listed = set(services.register.ids(query, viewer))
        drawn = {one.id for one in services.atlas.picture(query, viewer).ties}
        without = set(services.atlas.unplaced(query, viewer))
        assert drawn | without == listed
        assert not drawn & without


def test_ties_of_places_without_coordinates_are_counted_and_listed(
    services: Services, viewer: Viewer
) -> None:
    picture = services.atlas.picture(EVERYTHING, viewer)
    assert picture.unplaced == len(services.atlas.unplaced(EVERYTHING, viewer)) > 0
    assert picture.total == len(services.register.ids(EVERYTHING, viewer))


@pytest.mark.parametrize("spot", [(None, None), (42.0, None), (None, 69.0)])
def test_half_a_coordinate_is_none(
    empty: Services, viewer: Viewer, spot: tuple[float | None, float | None]
) -> None:
    ours = placed(empty, "Жанакала", 42.3, 69.6)
    tie(empty, ours, placed(empty, "Линденау", *spot))
    picture = empty.atlas.picture(EVERYTHING, viewer)
    assert picture.ties == ()
    assert picture.unplaced == 1


def test_a_tie_of_several_parties_has_a_line_to_each(empty: Services, viewer: Viewer) -> None:
    ours = placed(empty, "Жанакала", 42.3, 69.6)
    others = [placed(empty, f"Линденау {n}", 50.0, 10.0 + n, country="DE") for n in range(3)]
    tie(empty, ours, *others)
    picture = empty.atlas.picture(EVERYTHING, viewer)
    assert lines(picture) == {("Жанакала", f"Линденау {n}") for n in range(3)}
    assert len({one.id for one in picture.ties}) == 1


def test_a_tie_inside_one_country_and_of_places_of_one_name_is_a_line(
    empty: Services, viewer: Viewer
) -> None:
    here = placed(empty, "Светлогорск", 54.9, 20.2, country="RU")
    there = placed(empty, "Светлогорск", 66.8, 88.4, country="RU")
    tie(empty, here, there)
    picture = empty.atlas.picture(EVERYTHING, viewer)
    assert lines(picture) == {("Светлогорск", "Светлогорск")}
    assert len(picture.cities) == 2


def test_the_heaviest_ties_come_first(empty: Services, viewer: Viewer) -> None:
    ours = placed(empty, "Жанакала", 42.3, 69.6)
    quiet, lively = (placed(empty, name, 50.0, 10.0, country="DE") for name in ("Линденау", "Розенталь"))
    tie(empty, ours, quiet)
    partnership = tie(empty, ours, lively)
    empty.visits.record_visit(visit(ours, lively, partnership=partnership))
    picture = empty.atlas.picture(EVERYTHING, viewer)
    assert [picture.cities[one.there].name for one in picture.ties] == ["Розенталь", "Линденау"]


def test_a_verbatim_year_is_not_called_worked_out(empty: Services, viewer: Viewer) -> None:
    ours, theirs = placed(empty, "Жанакала", 42.3, 69.6), placed(empty, "Линденау", 50.0, 10.0)
    for grade in (Grade.VERBATIM, Grade.INFERRED):
        claims = (Claim(target="established", value="1990", grade=grade),)
        parties = (Party(place=ours), Party(place=theirs))
        record = Partnership(parties=parties, established=PartialDate(1990, 5), claims=claims)
        empty.partnerships.record_partnership(record)
    picture = empty.atlas.picture(EVERYTHING, viewer)
    assert [(one.since, one.inferred) for one in picture.ties] == [(1990, False), (1990, True)]


def test_a_city_s_card_tells_of_its_ties_and_how_far_they_reach(services: Services, viewer: Viewer) -> None:
    picture = services.atlas.picture(EVERYTHING, viewer)
    (stevenage,) = (city for city in picture.cities if city.country == "GB")
    ties = [one.id for one in picture.ties if picture.cities[one.there].id == stevenage.id]
    card = services.atlas.city(stevenage.id, ties, viewer)
    assert card is not None
    assert card.country == "GB"
    (end,) = card.ends
    assert end.name == "Шымкент"
    assert end.kilometres == pytest.approx(5_180, abs=40)


def test_the_card_of_our_city_lists_every_partner(services: Services, viewer: Viewer) -> None:
    picture = services.atlas.picture(EVERYTHING, viewer)
    (shymkent,) = (city for city in picture.cities if city.own)
    ties = list(services.register.ids(EVERYTHING, viewer))
    card = services.atlas.city(shymkent.id, ties, viewer)
    assert card is not None
    assert len(card.ends) == len(ties)
    assert all(end.name != "Шымкент" for end in card.ends)
    assert any(end.kilometres is None for end in card.ends)  # a partner without coordinates


def test_a_place_that_was_deleted_while_its_card_is_asked_for_has_none(
    empty: Services, viewer: Viewer
) -> None:
    ours, _theirs = two_places(empty)
    number = empty.atlas.place_number(ours)
    assert number is not None
    assert empty.atlas.place_number(example_key("place/nowhere")) is None
    assert empty.atlas.city(number + 1_000, [], viewer) is None


def test_our_places_are_offered_first_the_office_s_own(services: Services, viewer: Viewer) -> None:
    names = [name for _, name in services.atlas.own_places(viewer)]
    assert names[0] == "Шымкент"


def _ended(services: Services, *events: StatusEvent) -> Key:
    first = placed(services, "Here", 42.0, 69.0)
    other = placed(services, "There", 50.0, 8.0, country="DE")
    record = Partnership(
        parties=(Party(place=first), Party(place=other)),
        legal_status=LegalStatus.IN_FORCE,
        established=PartialDate(1990),
        events=events,
    )
    return services.partnerships.record_partnership(record).key


def test_a_tie_leaves_the_map_in_the_year_it_ended(services: Services, viewer: Viewer) -> None:
    key = _ended(services, StatusEvent(kind=StatusEventKind.ENDED, date=PartialDate(2010, 5)))
    number = services.register.id_of(key)
    picture = services.atlas.picture(EVERYTHING, viewer)
    (one,) = (tie for tie in picture.ties if tie.id == number)
    assert (one.since, one.until) == (1990, 2010)
    assert one in picture.at(2009)
    assert one not in picture.at(2010)
    assert one not in picture.at(None)


def test_a_tie_that_was_taken_up_again_is_on_the_map(services: Services, viewer: Viewer) -> None:
    key = _ended(
        services,
        StatusEvent(kind=StatusEventKind.ENDED, date=PartialDate(2010)),
        StatusEvent(kind=StatusEventKind.RESUMED, date=PartialDate(2015)),
    )
    number = services.register.id_of(key)
    picture = services.atlas.picture(EVERYTHING, viewer)
    (one,) = (tie for tie in picture.ties if tie.id == number)
    assert one.until is None
    assert one in picture.at(None)


def test_a_tie_that_ended_nobody_knows_when_stays_with_its_status(services: Services, viewer: Viewer) -> None:
    key = _ended(services, StatusEvent(kind=StatusEventKind.ENDED))
    number = services.register.id_of(key)
    (one,) = (tie for tie in services.atlas.picture(EVERYTHING, viewer).ties if tie.id == number)
    assert (one.legal, one.until) == (LegalStatus.ENDED, None)


def test_years_that_other_sources_give_are_on_the_map_and_on_the_card(
    services: Services, viewer: Viewer
) -> None:
    key = example_key("partnership/shymkent-stevenage")
    kept = services.partnerships.open(key)
    rival = Claim(target="established", value="1977-05", preferred=False, key=new_key())
    services.partnerships.correct_partnership(kept, replace(kept.record, claims=(*kept.record.claims, rival)))
    picture = services.atlas.picture(EVERYTHING, viewer)
    number = services.register.id_of(key)
    assert {one.id: one.rivals for one in picture.ties if one.rivals} == {number: (1977,)}
    city = next(one for one in picture.cities if one.country == "GB")
    assert number is not None
    card = services.atlas.city(city.id, [number], viewer)
    assert card is not None
    assert [end.rivals for end in card.ends] == [(PartialDate(1977, 5),)]
