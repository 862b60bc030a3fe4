"""What a record is found by: its own words and the names of the records it refers to, folded.

Which columns those are is read from the field descriptions; a noun needs no line here unless others are named
by it (`_names_of`).
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, insert, select, union, update

from twincities.db.mapping import (
    field_values,
    part_home,
    part_homes,
    record_home,
    references_of,
    references_to,
)
from twincities.db.records import chunks
from twincities.db.search import indexed
from twincities.db.tables import (
    TABLES,
    claim,
    organisation,
    organisation_name,
    party,
    person,
    person_name,
    place_label,
    place_name,
)
from twincities.domain.claim import Claim
from twincities.domain.fields import Kind, fields_of, parts_of
from twincities.domain.names import fold, search_forms, sort_key
from twincities.domain.people import Organisation, Person
from twincities.domain.place import Place, PlaceName, display_name
from twincities.i18n import Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Column, Connection
    from sqlalchemy.sql.selectable import Subquery

    from twincities.db.mapping import Ids, Reference
    from twincities.domain.changes import FieldChange
    from twincities.domain.fields import Field
    from twincities.domain.record import Record

NAMING = {
    "place": {"names"},
    "organisation": {"name", "names"},
    "person": {"name", "names"},
    "partnership": {"parties"},
}
"""The fields and parts by which others find a record of these nouns; a change of one makes them stale."""

SORTED_AND_TYPED = frozenset({"start", "established", "published"})
"""Dates by which people look for a record («visit 2015»)."""

Texts = dict[int, tuple[list[str], list[str]]]
"""The searched texts of records by id: those of which only the words count, and names."""
Names = dict[tuple[str, int], list[str]]
"""Every name of records that others refer to, by noun and id."""

_SEARCHED: dict[type[Any], tuple[list[Field], list[Field]]] = {}


def fold_records(connection: Connection, noun: str, ids: Sequence[int]) -> None:
    """Work out and store the search words of some records of a noun, and the labels of places."""
    base = TABLES[noun]
    change = update(base).where(base.c.id == bindparam("of_record")).values(folded=bindparam("found_by"))
    for some in chunks(ids):
        words = search_words(connection, noun, some)
        connection.execute(change, [{"of_record": n, "found_by": of} for n, of in words.items()])
        if noun == "place":
            label_places(connection, some)


def search_words(connection: Connection, noun: str, ids: Sequence[int]) -> dict[int, str]:
    """Return the search words that some stored records should have; a few hundred ids at most."""
    texts: Texts = {number: ([], []) for number in ids}
    for owner, columns, spelt in _own_columns(noun):
        for row in connection.execute(select(owner, *columns).where(owner.in_(ids))):
            for text, is_name in zip(row[1:], spelt, strict=True):
                if text:
                    texts[row[0]][is_name].append(text)
    for one in _naming_references(noun):
        rows = connection.execute(
            select(one.owner, one.column).where(one.owner.in_(ids), one.column.is_not(None))
        )
        owners = [tuple(row) for row in rows]
        names = names_of(connection, {(one.target, target) for _number, target in owners})
        for number, target in owners:
            texts[number][True].extend(names.get((one.target, target), []))
    return {number: _folded(*of) for number, of in texts.items()}


def words_of(record: Record, ids: Ids, names: Names) -> str:
    """Return the search words of a record that is about to be stored: those that `search_words` will find."""
    texts: tuple[list[str], list[str]] = ([], [])
    rows = [record, *(row for part in parts_of(type(record)) for row in getattr(record, part.name))]
    for row in rows:
        own, naming = _searched_fields(type(row))
        for field in own:
            if value := getattr(row, field.name):
                texts[field.described.name].append(str(value))
        for field in naming:
            if key := getattr(row, field.name):
                texts[True].extend(names.get((field.refers_to, ids[field.refers_to, key]), []))
    return _folded(*texts)


def listed_by(record: Record) -> dict[str, str]:
    """Return what lists of a noun are ordered by, where its records bear one name: its column and value."""
    return {"sort_key": sort_key(record.name)} if isinstance(record, (Person, Organisation)) else {}


def _searched_fields(noun: type[Any]) -> tuple[list[Field], list[Field]]:
    """Return a noun's fields that are searched, and the references whose names are."""
    known = _SEARCHED.get(noun)
    if known is None:
        fields = () if noun is Claim else fields_of(noun)
        own = [field for field in fields if is_searched(field)]
        known = _SEARCHED[noun] = own, [field for field in fields if field.refers_to in NAMING]
    return known


def names_of(connection: Connection, wanted: Iterable[tuple[str, int]]) -> Names:
    """Return every name of the wanted records, those of nouns that name nothing left out."""
    by_noun: dict[str, set[int]] = {}
    for noun, number in wanted:
        if noun in NAMING:
            by_noun.setdefault(noun, set()).add(number)
    found: Names = {}
    for noun, numbers in by_noun.items():
        names = _names_of(noun)
        for some in chunks(sorted(numbers)):
            for row in connection.execute(select(names.c.id, names.c.name).where(names.c.id.in_(some))):
                found.setdefault((noun, row.id), []).append(row.name)
    return found


def fold_dependents(
    connection: Connection, noun: str, ids: Sequence[int], changes: Iterable[FieldChange]
) -> None:
    """Bring the search words of everything that is found by these records' names up to date."""
    if not any((change.part or change.field) in NAMING.get(noun, ()) for change in changes):
        return
    for other, numbers in _dependents(connection, noun, ids).items():
        fold_records(connection, other, sorted(numbers))


def _dependents(connection: Connection, noun: str, ids: Iterable[int]) -> dict[str, set[int]]:
    """Return what is found by these records' names; a visit by a place's too through its partnership."""
    found: dict[str, set[int]] = {}
    for one in references_to(noun):
        if one.table is claim:
            continue
        for some in chunks(sorted(ids)):
            owners = connection.scalars(select(one.owner).where(one.column.in_(some)))
            found.setdefault(one.noun, set()).update(owners)
    if noun == "place":
        for other, more in _dependents(connection, "partnership", found.get("partnership", set())).items():
            found.setdefault(other, set()).update(more)
    return found


def _folded(texts: Iterable[str], names: Iterable[str]) -> str:
    """Return the words of some texts and names, in one order wherever they came from.

    Only names are worth their spellings in other scripts: those of running text made the index of a national register
    three times as large.
    """
    words = {word for text in texts for token in text.split() for word in _words(token)}
    words.update(word for name in names for token in name.split() for word in _forms(token))
    return indexed(" ".join(sorted(words)))


@lru_cache(maxsize=32_768)
def _words(token: str) -> tuple[str, ...]:
    """Return the words of what stands between two spaces; the same ones come again and again in a register."""
    return tuple(fold(token).split())


@lru_cache(maxsize=32_768)
def _forms(token: str) -> tuple[str, ...]:
    """Return the words of a part of a name and their spellings in other scripts."""
    return tuple(search_forms(token).split())


@cache
def _own_columns(noun: str) -> list[tuple[Column[Any], list[Column[Any]], list[bool]]]:
    """Return for each table of a noun with searchable fields: the record's id, their columns, which are names."""
    homes = [(record_home(noun), TABLES[noun].c.id)]
    homes += [(home, home.table.c.owner_id) for _part, home in part_homes(noun) if home.table is not claim]
    found = []
    for home, owner in homes:
        fields = [field for field in fields_of(home.noun) if is_searched(field)]
        if fields:
            columns = [home.table.c[field.name] for field in fields]
            found.append((owner, columns, [field.described.name for field in fields]))
    return found


def is_searched(field: Field) -> bool:
    """Tell whether a field's own text is found by search."""
    return field.described.searchable or (field.kind is Kind.PARTIAL_DATE and field.name in SORTED_AND_TYPED)


@cache
def _naming_references(noun: str) -> list[Reference]:
    return [one for one in references_of(noun) if one.target in NAMING and one.table is not claim]


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


def label_places(connection: Connection, ids: Sequence[int]) -> None:
    """Work out and store the name to show of some places in each language of the program."""
    labels = labels_of(connection, ids)
    connection.execute(delete(place_label).where(place_label.c.place_id.in_(ids)))
    if labels:
        connection.execute(insert(place_label), labels)


def labels_of(connection: Connection, ids: Sequence[int]) -> list[dict[str, Any]]:
    """Return the rows that the table of labels should have for some places."""
    names: dict[int, list[PlaceName]] = {}
    home = part_home("place", next(part for part in parts_of(Place) if part.name == "names"))
    for row in connection.execute(home.select.where(home.table.c.owner_id.in_(ids))).mappings():
        names.setdefault(row["owner_id"], []).append(PlaceName(**field_values(PlaceName, row)))
    return [
        {"place_id": number, "language": language.value, "text": shown, "sort_key": sort_key(shown)}
        for number, own in names.items()
        for language in Language
        if (shown := display_name(own, language.value))
    ]
