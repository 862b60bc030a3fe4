"""The field description: what a field is, said once, beside the field itself.

A noun is a frozen dataclass; each field's annotation carries a `Described`. Everything that handles fields
(table, form, list, history, search, provenance) reads `fields_of(noun)` and nothing else, so type, vocabulary,
label and help are never said twice. Descriptions are data: no metaclass, no registration, no form language.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin, get_type_hints

from twincities.domain.keys import Key
from twincities.domain.partial_date import PartialDate
from twincities.domain.vocabulary import Term

if TYPE_CHECKING:
    from twincities.i18n import Message


class Kind(StrEnum):
    """How a value behaves: how it is stored, typed, shown and compared."""

    TEXT = "text"
    LONG_TEXT = "long text"
    PARTIAL_DATE = "partial date"
    DATE = "date"
    TIME = "time"
    MOMENT = "moment"
    TERM = "term"
    TERMS = "terms"
    REFERENCE = "reference"
    WHOLE = "whole number"
    NUMBER = "number"
    FLAG = "flag"


class CodeList(StrEnum):
    """What the codes in a text stand for: people read and type names instead (see `cldr`)."""

    COUNTRY = "country"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """What a person needs to know of a field, written in its annotation: `Annotated[str, Described(label=…)]`.

    What is `searchable` is found: a text by its words, a `name` by their spellings in other scripts too, one that is
    `spoken`, a person's, by how it sounds in another script, `codes` by what they are called; a term by its label, a
    date by its numbers. An `important` fact is one of which the office wants to know who says it, itself and its
    partner (see `facts`). An `ancient` date may lie before the year 1000: a city is that old, what an office does is
    not.
    """

    label: Message
    help: Message | None = None
    required: bool = False
    searchable: bool = False
    name: bool = False
    spoken: bool = False
    codes: CodeList | None = None
    private: bool = False
    long: bool = False
    important: bool = False
    ancient: bool = False
    refers_to: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A described field together with what its type says of it."""

    name: str
    kind: Kind
    described: Described
    vocabulary: type[Term] | None = None

    @property
    def label(self) -> Message:
        """The field's name as a person reads it."""
        return self.described.label

    @property
    def required(self) -> bool:
        """Whether a record without this value cannot exist."""
        return self.described.required

    @property
    def refers_to(self) -> str:
        """The noun a reference points at, "" for every other kind."""
        return self.described.refers_to


@dataclass(frozen=True, slots=True)
class Part:
    """A tuple field of an aggregate: an ordered list of smaller frozen records kept and versioned with the whole."""

    name: str
    noun: type[Any]
    label: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Marks a tuple field as a part of the aggregate: `Annotated[tuple[Stop, ...], Parts(label=…)]`."""

    label: Message


KINDS: dict[type[Any], Kind] = {
    str: Kind.TEXT,
    PartialDate: Kind.PARTIAL_DATE,
    datetime: Kind.MOMENT,
    date: Kind.DATE,
    time: Kind.TIME,
    bool: Kind.FLAG,
    int: Kind.WHOLE,
    float: Kind.NUMBER,
    Decimal: Kind.NUMBER,
}


_FIELDS: dict[type[Any], tuple[Field, ...]] = {}
_PARTS: dict[type[Any], tuple[Part, ...]] = {}


def fields_of(noun: type[Any]) -> tuple[Field, ...]:
    """Return the described fields of a noun, in the order in which it declares them."""
    known = _FIELDS.get(noun)
    if known is None:
        known = _FIELDS[noun] = _read_fields(noun)
    return known


def parts_of(noun: type[Any]) -> tuple[Part, ...]:
    """Return the parts of an aggregate, in the order in which it declares them."""
    known = _PARTS.get(noun)
    if known is None:
        known = _PARTS[noun] = _read_parts(noun)
    return known


def _read_fields(noun: type[Any]) -> tuple[Field, ...]:
    return tuple(
        _field(name, base, described)
        for name, base, described in _annotated(noun)
        if isinstance(described, Described)
    )


def _read_parts(noun: type[Any]) -> tuple[Part, ...]:
    return tuple(
        Part(name, get_args(base)[0], described.label)
        for name, base, described in _annotated(noun)
        if isinstance(described, Parts)
    )


def field_of(noun: type[Any], name: str) -> Field:
    """Return one described field; KeyError where the noun has none of that name."""
    field = field_named(noun, name)
    if field is None:
        raise KeyError(name)
    return field


def field_named(noun: type[Any], name: str) -> Field | None:
    """Return one described field, None where the noun has none of that name."""
    return next((field for field in fields_of(noun) if field.name == name), None)


def _annotated(noun: type[Any]) -> list[tuple[str, Any, object]]:
    hints = get_type_hints(noun, include_extras=True)
    return [(name, *get_args(hint)[:2]) for name, hint in hints.items() if get_origin(hint) is Annotated]


def _field(name: str, base: object, described: Described) -> Field:
    plain = _without_none(base)
    if get_origin(plain) is tuple:
        return Field(name, Kind.TERMS, described, get_args(plain)[0])
    if plain is Key:
        return Field(name, Kind.REFERENCE, described)
    if not isinstance(plain, type):
        raise TypeError(f"{name}: {base!r} cannot be described")
    if issubclass(plain, Term):
        return Field(name, Kind.TERM, described, plain)
    kind = KINDS[plain]
    if described.long:
        kind = Kind.LONG_TEXT
    return Field(name, kind, described)


def _without_none(base: object) -> object:
    if get_origin(base) in (Union, UnionType):
        (plain,) = (choice for choice in get_args(base) if choice is not NoneType)
        return plain
    return base
