"""How a record lies in its tables: field values to columns and back, read from the field descriptions alone."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import select

from twincities.db.tables.nouns import PART_TABLES, TABLES
from twincities.db.tables.sources import SHORT_VALUE, claim
from twincities.domain.fields import Field, Kind, fields_of, parts_of
from twincities.domain.keys import Key
from twincities.domain.nouns import NOUNS
from twincities.domain.partial_date import PartialDate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import ColumnElement, RowMapping, Select, Table

    from twincities.domain.fields import Part

Ids = dict[tuple[str, str], int]
"""The ids of records by noun and key."""

BAR = "|"


class Home(NamedTuple):
    """Where records of a noun, or rows of a part, lie."""

    table: Table
    noun: type[Any]
    select: Select[Any]


def column_values(field: Field, value: Any, ids: Ids) -> dict[str, Any]:  # noqa: ANN401 - the value of any field
    """Return what one field's value puts into its columns. KeyError for a reference that `ids` does not know."""
    match field.kind:
        case Kind.PARTIAL_DATE:
            return {
                field.name: value.edtf() if value else None,
                f"{field.name}_sort": value.sort_key if value else None,
            }
        case Kind.REFERENCE:
            return {f"{field.name}_id": ids[field.refers_to, value] if value else None}
        case Kind.TERMS:
            return {field.name: f"{BAR}{BAR.join(value)}{BAR}" if value else ""}
        case Kind.TERM:
            return {field.name: str(value) if value else None}
        case _:
            return {field.name: value}


def row_values(row: Any, ids: Ids) -> dict[str, Any]:  # noqa: ANN401 - any noun or part
    """Return what a whole record, or a part's row, puts into its table's columns."""
    values: dict[str, Any] = {}
    for field in fields_of(type(row)):
        values.update(column_values(field, getattr(row, field.name), ids))
    return values


def field_value(field: Field, stored: Any) -> Any:  # noqa: ANN401 - the value of any field
    """Return a field's value from what its column holds (a reference: the key of the record)."""
    match field.kind:
        case Kind.TERMS if field.vocabulary:
            return tuple(field.vocabulary(code) for code in stored.split(BAR) if code)
    if stored is None:
        return None
    match field.kind:
        case Kind.PARTIAL_DATE:
            return PartialDate.from_edtf(stored)
        case Kind.TERM if field.vocabulary:
            return field.vocabulary(stored)
        case Kind.REFERENCE:
            return Key(stored)
        case _:
            return stored


def field_values(noun: type[Any], row: Mapping[str, Any] | RowMapping) -> dict[str, Any]:
    """Return the values of a noun or part from a row that its `Home.select` gave."""
    return {field.name: field_value(field, row[field.name]) for field in fields_of(noun)}


@cache
def record_home(noun: str) -> Home:
    """Return where a noun's records lie; its select gives id, key, version, deleted_at and every field."""
    table = TABLES[noun]
    base = [table.c.id, table.c.key, table.c.version, table.c.deleted_at]
    return Home(table, NOUNS[noun], _select(table, NOUNS[noun], base))


@cache
def part_home(noun: str, part: Part) -> Home:
    """Return where a part's rows lie; its select gives owner_id, key and every field, in order."""
    table = PART_TABLES[noun, part.name]
    rows = _select(table, part.noun, [table.c.owner_id, table.c.key]).order_by(
        table.c.owner_id, table.c.position
    )
    return Home(table, part.noun, rows.where(*owned_by(table, noun)))


def part_homes(noun: str) -> list[tuple[Part, Home]]:
    """Return every part of a noun with its home."""
    return [(part, part_home(noun, part)) for part in parts_of(NOUNS[noun])]


def owned_by(table: Table, noun: str) -> list[ColumnElement[bool]]:
    """Return what tells a noun's rows from another's in a table that serves several."""
    return [claim.c.noun == noun] if table is claim else []


class Reference(NamedTuple):
    """A column that refers to a record: of which noun's table, or of which part's, whose owner is `owner`."""

    noun: str
    table: Table
    owner: ColumnElement[Any]
    column: ColumnElement[Any]
    target: str

    @property
    def owner_table(self) -> Table:
        """The table of the record that holds the reference."""
        return TABLES[self.noun]


@cache
def references_of(noun: str) -> tuple[Reference, ...]:
    """Return every reference that records of a noun hold, in themselves and in their parts."""
    homes = [(record_home(noun), TABLES[noun].c.id)]
    homes += [(home, home.table.c.owner_id) for _part, home in part_homes(noun)]
    return tuple(
        Reference(noun, home.table, owner, home.table.c[f"{field.name}_id"], field.refers_to)
        for home, owner in homes
        for field in fields_of(home.noun)
        if field.kind is Kind.REFERENCE
    )


@cache
def references_to(target: str) -> tuple[Reference, ...]:
    """Return every reference that leads to records of a noun."""
    return tuple(one for noun in NOUNS for one in references_of(noun) if one.target == target)


def claims_giving(keys: Sequence[str]) -> Select[str, int]:
    """Return what finds the records, by noun and id, of which a claim gives one of these records as its value.

    A claim's value is text, no reference: it keeps nothing from going and names what may be gone. Older registers hold
    it within quotation marks.
    """
    said = claim.c.value.in_([*keys, *(f'"{key}"' for key in keys)])
    return select(claim.c.noun, claim.c.owner_id).where(SHORT_VALUE, said).distinct()


def others(reference: Reference, noun: str, number: int) -> list[ColumnElement[bool]]:
    """Tell what other records say from what a record says of itself: its own words do not keep it from going."""
    return [reference.owner != number] if reference.noun == noun else []


def owner_values(table: Table, noun: str) -> dict[str, str]:
    """Return what a new row of such a table says of its owner's noun."""
    return {"noun": noun} if table is claim else {}


def _select(table: Table, noun: type[Any], base: Sequence[ColumnElement[Any]]) -> Select[Any]:
    columns = list(base)
    source: Any = table
    for field in fields_of(noun):
        if field.kind is Kind.REFERENCE:
            target = TABLES[field.refers_to].alias(f"{field.name}_record")
            source = source.outerjoin(target, table.c[f"{field.name}_id"] == target.c.id)
            columns.append(target.c.key.label(field.name))
        else:
            columns.append(table.c[field.name])
    return select(*columns).select_from(source)
