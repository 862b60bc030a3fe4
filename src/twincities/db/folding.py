"""What a record is found by: its own words and the names of the records it refers to, folded.

Which columns those are is read from the field descriptions; a noun needs no line here unless others are named
by it (`_names_of`).
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, insert, select, union, update

from twincities.db.mapping import owned_by
from twincities.db.records import chunks
from twincities.db.search import indexed
from twincities.db.tables import (
    NOUNS,
    PART_TABLES,
    TABLES,
    organisation,
    organisation_name,
    party,
    person,
    person_name,
    place_label,
    place_name,
)
from twincities.domain.fields import Kind, fields_of, parts_of
from twincities.domain.names import search_forms, sort_key
from twincities.domain.place import PlaceName, display_name
from twincities.domain.vocabularies import NameKind
from twincities.i18n import Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import ColumnElement, Connection, Table
    from sqlalchemy.sql.selectable import Subquery

    from twincities.domain.changes import FieldChange
    from twincities.domain.fields import Field

NAMING = {"place": "names", "organisation": "name", "person": "name", "partnership": "parties"}
"""The field or part by which others find a record of these nouns; a change of it makes them stale."""

SORTED_AND_TYPED = frozenset({"start", "established", "published"})
"""Dates by which people look for a record («visit 2015»)."""

Texts = dict[int, list[str]]


def fold_records(connection: Connection, noun: str, ids: Sequence[int]) -> None:
    """Work out and store the search words of some records of a noun, and the labels of places."""
    base = TABLES[noun]
    change = update(base).where(base.c.id == bindparam("number")).values(folded=bindparam("words"))
    for some in chunks(ids):
        texts: Texts = {number: [] for number in some}
        for number, text in _words_of(connection, noun, some):
            texts[number].append(text)
        connection.execute(change, [{"number": n, "words": _folded(of)} for n, of in texts.items()])
        if noun == "place":
            _label_places(connection, some)


def fold_dependents(
    connection: Connection, noun: str, ids: Sequence[int], changes: Iterable[FieldChange]
) -> None:
    """Bring the search words of everything that is found by these records' names up to date."""
    naming = NAMING.get(noun)
    if naming is None or not any(naming in (change.field, change.part) for change in changes):
        return
    for other, numbers in _dependents(connection, noun, ids).items():
        fold_records(connection, other, sorted(numbers))


def _dependents(connection: Connection, noun: str, ids: Sequence[int]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for other in NOUNS:
        for owner, column, target in _references(other):
            if target != noun:
                continue
            for some in chunks(ids):
                found.setdefault(other, set()).update(
                    connection.scalars(select(owner).where(column.in_(some)))
                )
    for number in [found.get("partnership", set())] if noun == "place" else []:
        for other, more in _dependents(connection, "partnership", sorted(number)).items():
            found.setdefault(other, set()).update(more)
    return found


def _folded(texts: Iterable[str]) -> str:
    words: dict[str, None] = {}
    for text in texts:
        words.update(dict.fromkeys(_forms(text)))
    return indexed(" ".join(words))


@lru_cache(maxsize=20_000)
def _forms(text: str) -> tuple[str, ...]:
    """Return the words of a text's forms; names come again and again when a register is filled."""
    return tuple(search_forms(text).split())


def _words_of(connection: Connection, noun: str, ids: Sequence[int]) -> Iterator[tuple[int, str]]:
    for owner, columns in _own_columns(noun):
        for row in connection.execute(select(owner, *columns).where(owner.in_(ids))):
            yield from ((row[0], text) for text in row[1:] if text)
    for owner, column, target in _references(noun):
        if target not in NAMING:
            continue
        names = _names_of(target)
        rows = select(owner, names.c.name).join_from(owner.table, names, names.c.id == column)
        for number, name in connection.execute(rows.where(owner.in_(ids))):
            yield number, name


def _tables(noun: str) -> Iterator[tuple[Table, type[Any], ColumnElement[Any], list[ColumnElement[bool]]]]:
    base = TABLES[noun]
    yield base, NOUNS[noun], base.c.id, []
    for part in parts_of(NOUNS[noun]):
        table = PART_TABLES[noun, part.name]
        yield table, part.noun, table.c.owner_id, owned_by(table, noun)


@cache
def _own_columns(noun: str) -> list[tuple[Any, list[Any]]]:
    """Return for each table of a noun that has searchable fields: the record's id, and their columns."""
    found = []
    for table, rows, owner, _conditions in _tables(noun):
        columns = [table.c[field.name] for field in fields_of(rows) if _is_searched(field)]
        if columns:
            found.append((owner, columns))
    return found


def _is_searched(field: Field) -> bool:
    return field.described.searchable or (field.kind is Kind.PARTIAL_DATE and field.name in SORTED_AND_TYPED)


@cache
def _references(noun: str) -> list[tuple[Any, Any, str]]:
    """Return every reference of a noun and its parts: the record's id, the column, the noun referred to."""
    return [
        (owner, table.c[f"{field.name}_id"], field.refers_to)
        for table, rows, owner, conditions in _tables(noun)
        for field in fields_of(rows)
        if field.kind is Kind.REFERENCE and not conditions
    ]


@cache
def _names_of(noun: str) -> Subquery:
    """Return every name of every record of a noun, as rows of `id` and `name`."""
    named: dict[str, Any] = {
        "place": select(place_name.c.owner_id.label("id"), place_name.c.text.label("name")),
        "organisation": union(
            select(organisation.c.id.label("id"), organisation.c.name.label("name")),
            select(organisation_name.c.owner_id, organisation_name.c.text),
        ),
        "person": union(
            select(person.c.id.label("id"), person.c.name.label("name")),
            select(person_name.c.owner_id, person_name.c.text),
        ),
        "partnership": select(party.c.owner_id.label("id"), place_name.c.text.label("name")).join_from(
            party, place_name, place_name.c.owner_id == party.c.place_id
        ),
    }
    names: Subquery = named[noun].subquery(f"names_of_{noun}")
    return names


def _label_places(connection: Connection, ids: Sequence[int]) -> None:
    names: dict[int, list[PlaceName]] = {}
    columns = (
        place_name.c.text,
        place_name.c.language,
        place_name.c.kind,
        place_name.c.until,
        place_name.c.preferred,
    )
    rows = select(place_name.c.owner_id, *columns).where(place_name.c.owner_id.in_(ids))
    for row in connection.execute(rows.order_by(place_name.c.owner_id, place_name.c.position)):
        if row.until is None:
            name = PlaceName(
                text=row.text, language=row.language, kind=NameKind(row.kind), preferred=row.preferred
            )
            names.setdefault(row.owner_id, []).append(name)
    connection.execute(delete(place_label).where(place_label.c.place_id.in_(ids)))
    labels = [
        {"place_id": number, "language": language.value, "text": shown, "sort_key": sort_key(shown)}
        for number, own in names.items()
        for language in Language
        if (shown := display_name(own, language.value))
    ]
    if labels:
        connection.execute(insert(place_label), labels)
