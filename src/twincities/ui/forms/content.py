"""The content of a record's form: plain JSON, which is also what its draft keeps. Knows no Qt.

`fields` and `parts` are a record's written state (see `domain.state`), with two liberties a form needs: a date that
could not be read stays as it was typed, and a reference whose text names no record, or a vocabulary's field whose text
names no term, has that text in `typed`; a row of a part has it under a key of its own (`TYPED`). `begun` is what was
typed in a panel beside the form and not handed over to it yet, by what is asked there.
"""

from __future__ import annotations

from dataclasses import MISSING
from dataclasses import fields as dataclass_fields
from typing import TYPE_CHECKING, Any, TypedDict

from twincities.domain.fields import fields_of, parts_of
from twincities.domain.keys import Key, new_key
from twincities.domain.state import Row, is_empty, row_from, state_of, written
from twincities.domain.vocabulary import Term

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from twincities.domain.record import Record


TYPED = "typed {}"
"""The key under which a row of the content keeps a text that names no record or no term, by its field."""


class Begun(TypedDict):
    """What was typed in a panel about a value of the row with the key `row`, "" for one of the record itself."""

    row: str
    fields: Row
    typed: dict[str, str]


class Content(TypedDict):
    """A form as it stands; see the module."""

    form: int
    fields: Row
    parts: dict[str, list[Row]]
    typed: dict[str, str]
    names: dict[str, str]
    begun: dict[str, Begun]


class Shape:
    """The form of one noun: what it holds while nothing is known, and what makes its rows say something."""

    def __init__(self, noun: type[Record], says: Mapping[str, tuple[str, ...]], form: int = 1) -> None:
        """`says` names, by part, the fields that make a row more than an empty line.

        `form` numbers the content; a draft of a later one is left alone.
        """
        self.noun = noun
        self.form = form
        self.parts = {part.name: part.noun for part in parts_of(noun)}
        self._says = says

    def blank(self) -> Content:
        """Return the form of a record of which nothing is known yet, with the usual choices made."""
        return {
            "form": self.form,
            "fields": defaults(self.noun),
            "parts": {name: [] for name in self.parts},
            "typed": {},
            "names": {},
            "begun": {},
        }

    def blank_row(self, part: str) -> Row:
        """Return an empty row of a part, with a key of its own."""
        return {"key": str(new_key()), **defaults(self.parts[part])}

    def from_record(self, record: Record, names: Mapping[Key, str]) -> Content:
        """Return the form of a record as it is kept; `names` are those of the records it refers to."""
        state = state_of(record)
        return {
            "form": self.form,
            "fields": state["fields"],
            "parts": state["parts"],
            "typed": {},
            "names": {str(key): name for key, name in names.items()},
            "begun": {},
        }

    def restored(self, stored: Mapping[str, Any]) -> Content | None:
        """Return the form that a draft keeps, completed by what it holds besides; None for a stranger's."""
        if stored.get("form") != self.form:
            return None
        content = self.blank()
        content["fields"].update(stored.get("fields", {}))
        for part in self.parts:
            rows = stored.get("parts", {}).get(part, [])
            content["parts"][part] = [{**self.blank_row(part), **row} for row in rows]
        content["typed"] = dict(stored.get("typed", {}))
        content["names"] = dict(stored.get("names", {}))
        content["begun"] = dict(stored.get("begun", {}))
        return content

    def says_something(self, part: str, row: Row) -> bool:
        """Tell a row that somebody filled from the empty line that stands ready; a part not shown has none of those."""
        if part not in self._says:
            return True
        return any(not is_empty(row.get(name)) for name in self._says[part])

    def carried(self, content: Content) -> dict[str, Any]:
        """Return the rows of the parts that the form does not show, as they are kept: saving leaves them alone."""
        return {
            part: tuple(row_from(noun, row) for row in content["parts"].get(part, []))
            for part, noun in self.parts.items()
            if part not in self._says
        }

    def filled(self, content: Content, part: str) -> list[Row]:
        """Return the rows of a part that say something."""
        return [row for row in content["parts"].get(part, []) if self.says_something(part, row)]

    def is_touched(self, content: Content) -> bool:
        """Tell whether anything was entered that a draft would have to keep."""
        if content["typed"] or content["fields"] != self.blank()["fields"] or has_begun(content):
            return True
        return any(self.filled(content, part) for part in self.parts)


def defaults(noun: type[Any]) -> Row:
    """Return the written values that a noun's fields begin with."""
    known = {field.name: field.default for field in dataclass_fields(noun) if field.default is not MISSING}
    return {field.name: written(field, known.get(field.name)) for field in fields_of(noun)}


def copied(content: Content) -> Content:
    """Return a form to write into: what is set or removed there leaves the former as it was, rows are shared."""
    return {
        "form": content["form"],
        "fields": dict(content["fields"]),
        "parts": dict(content["parts"]),
        "typed": dict(content["typed"]),
        "names": dict(content["names"]),
        "begun": dict(content["begun"]),
    }


def says_same(one: Content, other: Content) -> bool:
    """Tell whether two contents say the same of the record; how others are called in a language is no difference."""
    return all(one[part] == other[part] for part in ("fields", "parts", "typed"))


def has_begun(content: Content) -> bool:
    """Tell whether something was begun beside the form about a value that is still there."""
    rows = {"", *(row["key"] for rows in content["parts"].values() for row in rows)}
    return any(one["row"] in rows for one in content["begun"].values())


def referred(content: Content) -> set[Key]:
    """Return the keys of the records whose names a form shows."""
    return {Key(key) for key in content["names"]}


def renamed(content: Content, names_of: Callable[[set[Key]], Mapping[Key, str]]) -> Content:
    """Return a content in which records are called as `names_of` tells; those it does not know keep their names."""
    keys = referred(content)
    names = names_of(keys) if keys else {}
    return {**content, "names": {**content["names"], **{str(key): name for key, name in names.items()}}}


def with_values(content: Content, values: Mapping[str, object], row: str = "") -> Content:
    """Return a content with other values of the record, or of one of its rows."""
    if not row:
        return {**content, "fields": {**content["fields"], **values}}
    parts = {
        name: [{**one, **values} if one["key"] == row else one for one in rows]
        for name, rows in content["parts"].items()
    }
    return {**content, "parts": parts}


def term_cell(row: Row, name: str, terms: type[Term]) -> Term | str | None:
    """Return what a row says of a vocabulary's field: the term, or the text that names none."""
    typed: str | None = row.get(TYPED.format(name))
    return typed or (terms(row[name]) if row.get(name) else None)


def with_term(row: Row, name: str, said: object) -> Row:
    """Return a row that says a term, nothing, or a text that names none."""
    made = {key: value for key, value in row.items() if key != TYPED.format(name)}
    made[name] = str(said.value) if isinstance(said, Term) else None
    if isinstance(said, str) and not isinstance(said, Term) and said.strip():
        made[TYPED.format(name)] = said.strip()
    return made
