"""The list of partnerships: what it tells, how it is asked, ordered and counted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.services.four import VIEWER, Four, keep, partners
from tests.services.makers import place
from twincities.domain.keys import new_key
from twincities.domain.partial_date import PartialDate
from twincities.domain.vocabularies import Activity, CooperationField, LegalStatus, PartnershipType
from twincities.i18n import Language
from twincities.services.register import PartnershipQuery, PartnershipSort

if TYPE_CHECKING:
    from twincities.wiring import Services

SILENT = (Activity.DORMANT, Activity.NO_DATA)


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
        ("июнь 1990", ["Beta"]),
        ("June 1990 арбуз", ["Beta"]),
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
