from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import DateTime, ForeignKey, Integer

from tests.domain.records import values
from twincities.db.mapping import column_values, field_value
from twincities.db.tables.nouns import PART_TABLES, TABLES, metadata
from twincities.db.tables.sources import claim
from twincities.domain.claim import Claim
from twincities.domain.fields import Field, Kind, fields_of, parts_of
from twincities.domain.nouns import NOUNS
from twincities.domain.people import Organisation, Person
from twincities.domain.visit import Participation

if TYPE_CHECKING:
    from sqlalchemy import Table

HOMES: list[tuple[str, type[Any], Table, set[str]]] = [
    (name, NOUNS[name], table, {"id", "key", "version", "deleted_at", "folded"})
    for name, table in TABLES.items()
] + [
    (f"{name}.{part.name}", part.noun, PART_TABLES[name, part.name], {"id", "key", "owner_id", "position"})
    for name, noun in NOUNS.items()
    for part in parts_of(noun)
]
EACH_HOME = pytest.mark.parametrize(("name", "noun", "table", "own"), HOMES, ids=[home[0] for home in HOMES])


def columns_of(field: Field) -> set[str]:
    match field.kind:
        case Kind.PARTIAL_DATE:
            return {field.name, f"{field.name}_sort"}
        case Kind.REFERENCE:
            return {f"{field.name}_id"}
        case _:
            return {field.name}


@EACH_HOME
def test_each_field_has_its_columns_and_each_column_its_field(
    name: str, noun: type[Any], table: Table, own: set[str]
) -> None:
    described = {column for field in fields_of(noun) for column in columns_of(field)}
    extra = {"noun"} if noun is Claim else set()
    if noun in (Person, Organisation):
        extra = {"sort_key"}
    if noun is Participation:
        extra = {"met_sort"}  # when somebody was met, worked out from the visit
    assert set(table.columns.keys()) == described | own | extra


@EACH_HOME
def test_a_required_field_cannot_be_stored_empty(
    name: str, noun: type[Any], table: Table, own: set[str]
) -> None:
    for field in fields_of(noun):
        text = field.kind in (Kind.TEXT, Kind.LONG_TEXT, Kind.TERMS, Kind.FLAG)
        for column in columns_of(field):
            assert table.c[column].nullable == (not field.required and not text), column


@EACH_HOME
def test_a_reference_cannot_lose_its_record(name: str, noun: type[Any], table: Table, own: set[str]) -> None:
    for field in fields_of(noun):
        if field.kind is Kind.REFERENCE:
            (key,) = table.c[f"{field.name}_id"].foreign_keys
            assert isinstance(key, ForeignKey)
            assert (key.target_fullname, key.ondelete) == (f"{field.refers_to}.id", "RESTRICT")


WORKED_OUT = ("place_label", "agreement_span", "status_span")


def test_there_is_no_table_that_no_noun_part_or_history_needs() -> None:
    known = {table.name for table in (*TABLES.values(), *PART_TABLES.values())}
    assert set(metadata.tables) == known | {
        "change",
        "change_set",
        "register",
        "removed_partnership",
        *WORKED_OUT,
    }
    assert claim.name in known


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=lambda table: table.name)
def test_every_constraint_and_index_has_a_name_to_migrate_it_by(table: Table) -> None:
    assert all(constraint.name for constraint in table.constraints)
    assert all(index.name for index in table.indexes)


def test_sortable_numbers_are_numbers_and_moments_have_no_zone() -> None:
    for table in metadata.tables.values():
        for column in table.columns:
            if column.name.endswith("_sort"):
                assert isinstance(column.type, Integer)
            if isinstance(column.type, DateTime):
                assert not column.type.timezone


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_what_a_field_puts_into_its_columns_is_read_back(data: st.DataObject) -> None:
    _name, noun, _table, _own = data.draw(st.sampled_from(HOMES))
    field = data.draw(st.sampled_from(fields_of(noun)))
    value = data.draw(values(noun, field))
    ids = {(field.refers_to, value): 7} if field.kind is Kind.REFERENCE and value else {}
    stored = column_values(field, value, ids)
    back = value if field.kind is Kind.REFERENCE else stored[field.name]
    assert field_value(field, back) == value
