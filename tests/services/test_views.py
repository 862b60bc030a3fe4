"""Saved views: kept for one person, read leniently, never lost by what cannot be read."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twincities.domain.keys import Key, new_key
from twincities.domain.vocabularies import (
    Activity,
    CommitmentStatus,
    CooperationField,
    Direction,
    LegalStatus,
    PartnershipType,
    PlaceKind,
    Side,
    VisitKind,
    VisitStatus,
)
from twincities.services.agreement_filter import AgreementQuery
from twincities.services.ledger_filter import LedgerQuery, LedgerSort
from twincities.services.people_filter import OrganisationQuery, PersonQuery
from twincities.services.place_filter import PlaceGap, PlaceQuery, PlaceSort
from twincities.services.register_filter import PartnershipGap, PartnershipQuery, PartnershipSort
from twincities.services.views import (
    LONGEST_NAME,
    ColumnLook,
    ListViews,
    View,
    ViewNameError,
    Views,
    query_of,
    written,
)
from twincities.services.visit_filter import VisitQuery, VisitSort

if TYPE_CHECKING:
    from enum import StrEnum
    from pathlib import Path

AnyQuery = PartnershipQuery | VisitQuery | LedgerQuery | PlaceQuery
NAMES = st.text(max_size=20)
KEYS = st.none() | st.uuids().map(lambda one: Key(str(one)))
YEARS = st.none() | st.integers(1, 9999)


def _some(kind: type[StrEnum]) -> st.SearchStrategy[Any]:
    return st.lists(st.sampled_from(list(kind)), unique=True, max_size=3).map(tuple)


CODES = st.lists(st.sampled_from(["GB", "DE", "KZ"]), unique=True).map(tuple)
QUERIES = st.one_of(
    st.builds(
        PartnershipQuery,
        text=NAMES,
        statuses=_some(LegalStatus),
        activities=_some(Activity),
        countries=CODES,
        types=_some(PartnershipType),
        cooperation=_some(CooperationField),
        gaps=_some(PartnershipGap),
        place=KEYS,
        sort=st.sampled_from(PartnershipSort),
        descending=st.booleans(),
        then=st.none() | st.sampled_from(PartnershipSort),
        then_descending=st.booleans(),
    ),
    st.builds(
        VisitQuery,
        text=NAMES,
        first_year=YEARS,
        last_year=YEARS,
        directions=_some(Direction),
        kinds=_some(VisitKind),
        statuses=_some(VisitStatus),
        place=KEYS,
        partnership=KEYS,
        sort=st.sampled_from(VisitSort),
        descending=st.booleans(),
        then=st.none() | st.sampled_from(VisitSort),
        then_descending=st.booleans(),
    ),
    st.builds(
        LedgerQuery,
        text=NAMES,
        sides=_some(Side),
        statuses=_some(CommitmentStatus),
        partnership=KEYS,
        visit=KEYS,
        then=st.none() | st.sampled_from(LedgerSort),
        then_descending=st.booleans(),
    ),
    st.builds(
        PlaceQuery,
        text=NAMES,
        countries=CODES,
        kinds=_some(PlaceKind),
        gaps=_some(PlaceGap),
        sort=st.sampled_from(PlaceSort),
        descending=st.booleans(),
        then=st.none() | st.sampled_from(PlaceSort),
        then_descending=st.booleans(),
    ),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=5), inside, max_size=3),
    max_leaves=5,
)


def _view(name: str, **conditions: object) -> View:
    return View(
        new_key(), name, conditions, (ColumnLook("partner", 240), ColumnLook("activity", hidden=True))
    )


@given(QUERIES)
def test_every_query_of_every_list_can_be_written_and_read_again(query: AnyQuery) -> None:
    stored = json.loads(json.dumps(written(query)))
    assert query_of(type(query), stored) == query


@given(QUERIES, st.data())
def test_whatever_stands_in_a_views_conditions_a_query_comes_of_it(
    query: AnyQuery, data: st.DataObject
) -> None:
    names = [one.name for one in fields(query)]
    stored = data.draw(st.dictionaries(st.sampled_from([*names, "unheard of"]), JSON))
    read = query_of(type(query), stored)
    assert query_of(type(query), json.loads(json.dumps(written(read)))) == read


@pytest.mark.parametrize("kind", [AgreementQuery, PersonQuery, OrganisationQuery])
def test_the_queries_of_the_other_lists_can_be_kept_too(kind: type[AgreementQuery]) -> None:
    asked = kind(text="қала", descending=True)
    assert query_of(kind, json.loads(json.dumps(written(asked)))) == asked


def test_codes_that_no_vocabulary_knows_are_left_out_and_the_rest_is_asked_for() -> None:
    stored = {"statuses": ["in_force", "cursed"], "sort": "colour", "moon": 3, "countries": ["GB", 7]}
    assert query_of(PartnershipQuery, stored) == PartnershipQuery(
        statuses=(LegalStatus.IN_FORCE,), countries=("GB",)
    )


def test_what_was_chosen_row_by_row_is_no_part_of_a_view() -> None:
    assert written(VisitQuery(only=(new_key(),))) == {}


def test_a_view_is_there_again_as_it_stood(tmp_path: Path) -> None:
    views = Views(tmp_path / "data" / "views.json")
    kept = views.keep("partnerships", _view("  Спят   давно ", text="қала"))
    assert kept.name == "Спят давно"
    assert Views(tmp_path / "data" / "views.json").of("partnerships") == ListViews((kept,))
    assert views.of("visits") == ListViews()


def test_views_stand_by_name(tmp_path: Path) -> None:
    views = Views(tmp_path / "views.json")
    for name in ("б", "А", "z", "ә"):
        views.keep("visits", _view(name))
    assert [one.name for one in views.of("visits").views] == ["А", "ә", "б", "z"]


def test_a_view_kept_anew_takes_its_own_place(tmp_path: Path) -> None:
    views = Views(tmp_path / "views.json")
    first = views.keep("visits", _view("One"))
    views.keep("visits", View(first.key, "Other", {"text": "x"}, ()))
    assert [(one.name, one.conditions) for one in views.of("visits").views] == [("Other", {"text": "x"})]


@pytest.mark.parametrize("name", ["", "  ", "…", "x" * (LONGEST_NAME + 1)])
def test_a_name_without_letters_or_with_too_many_is_refused(tmp_path: Path, name: str) -> None:
    views = Views(tmp_path / "views.json")
    with pytest.raises(ViewNameError) as refused:
        views.keep("visits", _view(name))
    assert not refused.value.taken
    assert not (tmp_path / "views.json").exists()


def test_two_views_of_a_list_do_not_share_a_name(tmp_path: Path) -> None:
    views = Views(tmp_path / "views.json")
    views.keep("visits", _view("Late"))
    views.keep("places", _view("Late"))
    with pytest.raises(ViewNameError) as refused:
        views.keep("visits", _view("LATE"))
    assert refused.value.taken


def test_a_list_whose_first_view_is_deleted_begins_without_one(tmp_path: Path) -> None:
    views = Views(tmp_path / "views.json")
    one, other = views.keep("visits", _view("One")), views.keep("visits", _view("Other"))
    views.begin_with("visits", one.key)
    views.delete("visits", other.key)
    assert views.of("visits") == ListViews((one,), one.key)
    views.delete("visits", one.key)
    assert views.of("visits") == ListViews()


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"form": 99, "lists": {}}', '{"form": 1, "lists": 7}', "\x00"]
)
def test_a_file_that_cannot_be_read_stops_nobody_and_is_set_aside(tmp_path: Path, content: str) -> None:
    file = tmp_path / "views.json"
    file.write_text(content, encoding="utf-8")
    views = Views(file)
    assert views.of("visits") == ListViews()
    kept = views.keep("visits", _view("One"))
    assert views.of("visits").views == (kept,)
    assert (tmp_path / "views.unread.json").read_text(encoding="utf-8") == content


def test_what_was_set_aside_once_is_not_lost_when_it_happens_again(tmp_path: Path) -> None:
    file = tmp_path / "views.json"
    for content in ("first", "second"):
        file.write_text(content, encoding="utf-8")
        Views(file).keep("visits", _view("One"))
    aside = {one.read_text(encoding="utf-8") for one in tmp_path.glob("views.unread*.json")}
    assert aside == {"first", "second"}


def test_a_damaged_view_does_not_take_the_others_along(tmp_path: Path) -> None:
    file = tmp_path / "views.json"
    good = {"key": new_key(), "name": "Good", "conditions": {}, "columns": [{"id": "a", "width": "wide"}]}
    bad = [{"key": 3}, None, {**good, "columns": 4}, {**good, "columns": ["a"]}, {**good, "conditions": []}]
    stored = {"form": 1, "lists": {"visits": {"first": 5, "views": [*bad, good]}, "places": None}}
    file.write_text(json.dumps(stored), encoding="utf-8")
    found = Views(file).of("visits")
    assert found.first == ""
    assert [(one.name, one.columns) for one in found.views] == [("Good", (ColumnLook("a"),))]


def test_a_disk_that_refuses_is_told_and_the_file_stays(tmp_path: Path) -> None:
    file = tmp_path / "views.json"
    file.write_text("", encoding="utf-8")
    with pytest.raises(OSError, match=r"File exists|Not a directory"):
        Views(file / "below" / "views.json").keep("visits", _view("One"))
