"""What a record is found by: its own words and the names of the records it refers to, folded.

Which columns those are is read from the field descriptions; a noun needs no line here unless others are named
by it (`_names_of`).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import and_, bindparam, delete, insert, select, update

from twincities.db.code_words import code_word, codes_said
from twincities.db.mapping import (
    Home,
    column_values,
    field_values,
    owned_by,
    part_home,
    part_homes,
    record_home,
)
from twincities.db.records import chunks, giving, known_ids, leading_to
from twincities.db.search import NAME, indexed, tidy_index
from twincities.db.sound_words import sounds_kept
from twincities.db.tables.nouns import PART_TABLES, TABLES
from twincities.db.tables.partnerships import party
from twincities.db.tables.places import place, place_label, place_name
from twincities.db.tables.sources import claim, source
from twincities.domain.claim import Claim
from twincities.domain.claiming import claimed, claims_of
from twincities.domain.fields import Field, Kind, field_of, fields_of, parts_of
from twincities.domain.names import date_word, fold, search_forms, sort_key
from twincities.domain.nouns import NOUNS
from twincities.domain.people import Organisation, OtherName, Person
from twincities.domain.place import Place, PlaceName, display_name
from twincities.domain.source import Source
from twincities.domain.state import spelt
from twincities.i18n import Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Column, Connection, Select

    from twincities.db.mapping import Ids
    from twincities.domain.changes import FieldChange
    from twincities.domain.keys import Key
    from twincities.domain.record import Record

_CODE = re.compile("[a-z0-9_]+")

NAMING = {
    "place": {"names", "country", "own"},
    "organisation": {"name", "names"},
    "person": {"name", "names"},
    "partnership": {"parties"},
    "source": {"title"},
}
"""The fields and parts by which others find a record of these nouns; a change of one makes them stale."""

TITLES = {
    "place": {"names.text"},
    "organisation": {"name", "names.text"},
    "person": {"name", "names.text"},
    "partnership": {"parties.place"},
    "agreement": {"number", "titles.text"},
    "source": {"title"},
}
"""What a record is called; of those that are found the ones that are called so come first."""

Names = dict[tuple[str, int], frozenset[str]]
"""The words that records lend to those that refer to them, by noun and id."""


class _Row(NamedTuple):
    """What is searched of a record, or of each row of a part: its fields, and those that lend the words of another."""

    home: Home
    owner: Column[Any]
    own: list[Field]
    naming: list[Field]
    part: str

    def meaning(self, noun: str, field: Field, words: frozenset[str]) -> frozenset[str]:
        """Return the words of a field, those by which a record is called known as such."""
        is_title = spelt(self.part, field.name) in TITLES.get(noun, ())
        return words.union(f"{NAME}{word}" for word in words if word[0].isalnum()) if is_title else words


def fold_records(connection: Connection, noun: str, ids: Sequence[int]) -> None:
    """Work out and store the search words of some records of a noun, and the labels of places."""
    for some in chunks(ids):
        _keep(connection, noun, search_words(connection, noun, some))
        if noun == "place":
            label_places(connection, some)


def fold_all(connection: Connection) -> None:
    """Bring every record's search words up to date, for a register that a program with other rules wrote."""
    for noun in NOUNS:
        base = TABLES[noun]
        stored = connection.execute(select(base.c.id, base.c.folded).order_by(base.c.id)).all()
        for some in chunks(stored):
            words = search_words(connection, noun, [row.id for row in some])
            stale = {row.id: words[row.id] for row in some if words[row.id] != row.folded}
            if stale:
                _keep(connection, noun, stale)
        tidy_index(connection, noun)


def _keep(connection: Connection, noun: str, words: Mapping[int, str]) -> None:
    base = TABLES[noun]
    change = update(base).where(base.c.id == bindparam("of_record")).values(folded=bindparam("found_by"))
    connection.execute(change, [{"of_record": number, "found_by": found} for number, found in words.items()])


def search_words(connection: Connection, noun: str, ids: Sequence[int]) -> dict[int, str]:
    """Return the search words that some stored records should have; a few hundred ids at most."""
    words: dict[int, set[str]] = {number: set() for number in ids}
    for row in _searched(noun):
        ours = (row.owner.in_(ids), *owned_by(row.home.table, noun))
        columns = [row.home.table.c[field.name] for field in row.own]
        if columns:
            about = [claim.c.target, claim.c.target_part] if row.home.table is claim else []
            for owner, *stored in connection.execute(select(row.owner, *columns, *about).where(*ours)):
                words[owner] |= _own_words(noun, row, stored[: len(columns)], *stored[len(columns) :])
        for field in row.naming:
            column = row.home.table.c[f"{field.name}_id"]
            rows = connection.execute(select(row.owner, column).where(*ours, column.is_not(None)))
            owners = [tuple(one) for one in rows]
            names = names_of(connection, {(field.refers_to, target) for _owner, target in owners})
            for owner, target in owners:
                words[owner] |= row.meaning(noun, field, names.get((field.refers_to, target), frozenset()))
    for owner, lent in _lent_to_claims(connection, noun, ids):
        words[owner] |= lent
    return {number: _written(found) for number, found in words.items()}


def words_of(record: Record, ids: Ids, names: Names) -> str:
    """Return the search words of a record that is about to be stored: those that `search_words` will find."""
    noun = record.noun
    found: set[str] = set()
    for row in _searched(noun):
        for one in getattr(record, row.part) if row.part else (record,):
            about = (one.target, one.target_part) if isinstance(one, Claim) else ()
            stored = [column_values(field, getattr(one, field.name), ids)[field.name] for field in row.own]
            found |= _own_words(noun, row, stored, *about)
            for field in row.naming:
                if key := getattr(one, field.name):
                    lent = names.get((field.refers_to, ids[field.refers_to, key]), frozenset())
                    found |= row.meaning(noun, field, lent)
    for given in given_by_claims(record):
        if given in ids:
            found |= names.get((given[0], ids[given]), frozenset())
    return _written(found)


def given_by_claims(record: Record) -> Iterator[tuple[str, Key]]:
    """Return the records that lend their words to this one since a claim gives them as its value, by noun and key.

    Some may be gone: nothing holds them.
    """
    for one in claims_of(record):
        if given := _given(record.noun, one.target, one.target_part, one.value):
            yield given


def _given(noun: str, target: str, target_part: str, value: str) -> tuple[str, Key] | None:
    """Return the record that a claim gives as its value; None where it gives none, or one that lends no words."""
    field = _claimed(noun, target, in_part=bool(target_part))
    lends = field.refers_to in NAMING and value.strip()
    return (field.refers_to, claimed(field, value)) if lends else None


def _lent_to_claims(
    connection: Connection, noun: str, ids: Sequence[int]
) -> Iterator[tuple[int, frozenset[str]]]:
    """Return the words of the records that claims of some stored records give as their values."""
    said = select(claim.c.owner_id, claim.c.target, claim.c.target_part, claim.c.value)
    rows = connection.execute(
        said.where(claim.c.owner_id.in_(ids), *owned_by(claim, noun), claim.c.value > "")
    )
    given = [(owner, one) for owner, *about in rows if (one := _given(noun, *about))]
    known = known_ids(connection, (one for _owner, one in given))
    names = names_of(connection, ((other, number) for (other, _key), number in known.items()))
    for owner, one in given:
        if one in known:
            yield owner, names.get((one[0], known[one]), frozenset())


def listed_by(record: Record) -> dict[str, str]:
    """Return what lists of a noun are ordered by, where its records bear one name: its column and value."""
    return {"sort_key": sort_key(record.name)} if isinstance(record, (Person, Organisation)) else {}


@cache
def _searched(noun: str) -> tuple[_Row, ...]:
    homes = [("", record_home(noun), TABLES[noun].c.id)]
    homes += [(part.name, home, home.table.c.owner_id) for part, home in part_homes(noun)]
    rows = [
        _Row(
            home,
            owner,
            [field for field in fields_of(home.noun) if field.described.searchable],
            [field for field in fields_of(home.noun) if field.refers_to in NAMING],
            part,
        )
        for part, home, owner in homes
    ]
    return tuple(row for row in rows if row.own or row.naming)


def _own_words(
    noun: str, row: _Row, stored: Sequence[Any], target: str = "", target_part: str = ""
) -> set[str]:
    """Return the words of a record's own values, or of a part's row, as its columns hold them.

    The value that a claim gives is read as what it is about, its `target` in a row of a part or in the record itself.
    """
    found: set[str] = set()
    for field, value in zip(row.own, stored, strict=True):
        if value:
            of_claim = target and field.name == "value"
            read = _claimed(noun, target, in_part=bool(target_part)) if of_claim else field
            found |= row.meaning(noun, field, value_words(read, value))
    return found


@cache
def _claimed(noun: str, target: str, *, in_part: bool) -> Field:
    """Return the field that a claim is about; one that is none any more is read as any text."""
    rows = [part.noun for part in parts_of(NOUNS[noun])] if in_part else [NOUNS[noun]]
    about = (field for row in rows for field in fields_of(row) if field.name == target)
    return next(about, field_of(Claim, "value"))


def value_words(field: Field, stored: Any) -> frozenset[str]:  # noqa: ANN401 - the value of any field
    """Return the words by which a value is found, as its column holds it.

    Only names are worth their spellings in other scripts: those of running text made the index of a national register
    three times as large.
    """
    match field.kind:
        case Kind.TERM | Kind.TERMS:
            return frozenset(code_word(code) for code in _CODE.findall(stored))
        case Kind.PARTIAL_DATE | Kind.DATE:
            if dates := frozenset(filter(None, map(date_word, str(stored).split("/")))):
                return dates
        case Kind.REFERENCE:  # another record's key, in a claim: that record lends its words
            return frozenset()
    codes = codes_said(field.described.codes, stored) if field.described.codes else ()
    read = _forms if field.described.name else _words
    tokens = str(stored).split()
    sounds = (word for token in tokens for word in sounds_kept(token)) if field.described.spoken else ()
    return frozenset(word for token in tokens for word in read(token)).union(codes, sounds)


def names_of(connection: Connection, wanted: Iterable[tuple[str, int]]) -> Names:
    """Return the words that the wanted records lend to others, those of nouns that name nothing left out."""
    by_noun: dict[str, set[int]] = {}
    for noun, number in wanted:
        if noun in NAMING:
            by_noun.setdefault(noun, set()).add(number)
    found: dict[tuple[str, int], set[str]] = {}
    for noun, numbers in by_noun.items():
        for names, field in _names_of(noun):
            for some in chunks(sorted(numbers)):
                for number, name in connection.execute(names.where(names.selected_columns[0].in_(some))):
                    found.setdefault((noun, number), set()).update(value_words(field, name))
    return {one: frozenset(words) for one, words in found.items()}


def fold_dependents(
    connection: Connection, noun: str, ids: Sequence[int], changes: Iterable[FieldChange]
) -> None:
    """Bring the search words of everything that is found by these records' names up to date."""
    if not any((change.part or change.field) in NAMING.get(noun, ()) for change in changes):
        return
    _fold_anew(connection, _dependents(connection, noun, ids))


def fold_claimants(connection: Connection, noun: str, keys: Sequence[Key]) -> None:
    """Bring the search words of what gives these records as a claim's value up to date, for they came or are gone.

    No reference leads to a record that is not there, but a claim may.
    """
    if noun in NAMING:
        _fold_anew(connection, giving(connection, keys))


def _fold_anew(connection: Connection, stale: Mapping[str, set[int]]) -> None:
    for noun, ids in stale.items():
        fold_records(connection, noun, sorted(ids))


def _dependents(connection: Connection, noun: str, ids: Iterable[int]) -> dict[str, set[int]]:
    """Return what is found by these records' names; a visit by a place's too through its partnership."""
    found = leading_to(connection, noun, ids)
    if noun == "place":
        for other, more in _dependents(connection, "partnership", found.get("partnership", set())).items():
            found.setdefault(other, set()).update(more)
    return found


def _written(words: Iterable[str]) -> str:
    """Return words as the column keeps them, in one order wherever they came from."""
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
def _names_of(noun: str) -> list[tuple[Select[Any], Field]]:
    """Return what gives the words that a noun's records lend to others: rows of an id and a value of a field.

    The office's own place lends no country: all that it does would be found by it.
    """
    called, country = field_of(PlaceName, "text"), field_of(Place, "country")
    abroad = and_(place.c.country > "", place.c.own.is_(False))
    if noun == "place":
        return [
            (select(place_name.c.owner_id, place_name.c.text), called),
            (select(place.c.id, place.c.country).where(abroad), country),
        ]
    if noun == "partnership":
        at = party.c.place_id
        return [
            (select(party.c.owner_id, place_name.c.text).where(place_name.c.owner_id == at), called),
            (select(party.c.owner_id, place.c.country).where(place.c.id == at, abroad), country),
        ]
    if noun == "source":
        return [(select(source.c.id, source.c.title), field_of(Source, "title"))]
    base, names = TABLES[noun], PART_TABLES[noun, "names"]
    return [
        (select(base.c.id, base.c.name), field_of(NOUNS[noun], "name")),
        (select(names.c.owner_id, names.c.text), field_of(OtherName, "text")),
    ]


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
