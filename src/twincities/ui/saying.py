"""Says the values of records in words: what History and the page of clashes show of a change.

Labels, vocabularies and what is private come from the field descriptions; references are said by the names that the
page was handed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from twincities.domain.coordinates import LATITUDE, LONGITUDE, coordinate
from twincities.domain.date_words import short
from twincities.domain.fields import Field, Kind, Part, field_named, fields_of, parts_of
from twincities.domain.partial_date import PartialDate
from twincities.domain.state import ORDER, ROW, is_empty, read
from twincities.i18n import NN_, NP_
from twincities.services.countries import country_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from twincities.domain.changes import FieldChange
    from twincities.domain.keys import Key
    from twincities.domain.record import Record
    from twincities.domain.state import Row, State
    from twincities.ui.texts import Texts

DELETED = "deleted"
"""The field under which history keeps that a record lies in the bin."""
TARGET = "target"
TELLING = ("name", "title", "text", "place", "source", TARGET)
"""The fields that tell one row of a part from another, the most telling first."""

REMOVED = NP_("value of a field", "removed")
NOTHING = NP_("value of a field", "not recorded")
HIDDEN = NP_("value of a field", "not shown here")
GONE = NP_("value of a field", "a record that was removed for good")
NAMES_NOT_GIVEN = NP_("row of a list", "names not given")
YES = NP_("value of a field", "yes")
NO = NP_("value of a field", "no")
MOMENT = NP_("day and time", "{date}, {time}")
FIELD_OF_ROW = NP_("a field of one row of a list", "{part} · {row}: {field}")
OLD_FIELD = NP_("a field that the program does not know any more", "Field of an earlier version")
ROWS = NN_("{count} row", "{count} rows")
LABELLED = NP_("a field and its value", "{label}: {value}")


class How(StrEnum):
    """What happened to a value."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    REORDERED = "reordered"
    MASKED = "masked"


@dataclass(frozen=True, slots=True)
class Line:
    """One change in words; what was added has no before, what was removed no after."""

    how: How
    label: str
    before: str = ""
    after: str = ""


class Saying:
    """Says the changes of one noun; `rows` are the written rows of its parts that were seen anywhere, by key."""

    def __init__(
        self, noun: type[Record], texts: Texts, names: Mapping[Key, str], rows: Mapping[str, Row]
    ) -> None:
        self._noun = noun
        self._texts = texts
        self._names = names
        self._rows = rows
        self._parts = {part.name: part for part in parts_of(noun)}

    def line(self, change: FieldChange) -> Line | None:  # noqa: PLR0911 - one answer for each thing that can happen
        """Say a change; None for what History says of the record as a whole."""
        if not change.part:
            return None if change.field in (ROW, DELETED) else self._field_line(change)
        part = self._parts.get(change.part)
        if part is None:
            return Line(How.CHANGED, self._texts(OLD_FIELD))
        label = self._texts(part.label)
        if change.field == ORDER:
            return Line(How.REORDERED, label)
        if change.field != ROW:
            return self._field_line(change, part)
        if change.before is None:
            return Line(How.ADDED, label, after=self.row_title(part, change.after))
        if change.after is None:
            return Line(How.REMOVED, label, before=self.row_title(part, change.before))
        return Line(
            How.CHANGED, label, self.row_title(part, change.before), self.row_title(part, change.after)
        )

    def label(self, change: FieldChange) -> str:
        """Name what a change is about: a field, a field of a row, a row."""
        part = self._parts.get(change.part)
        field = field_named(part.noun if part else self._noun, change.field)
        own = self._texts(field.label) if field else self._texts(OLD_FIELD)
        if part is None:
            return own
        row = self._rows.get(change.part_key)
        title = self.row_title(part, row) if row else ""
        if change.field == ROW:
            return self._texts(LABELLED, label=self._texts(part.label), value=title)
        return self._texts(FIELD_OF_ROW, part=self._texts(part.label), row=title, field=own)

    def short_label(self, change: FieldChange) -> str:
        """Name a change by its field, one inside a list by the list."""
        part = self._parts.get(change.part)
        return self._texts(part.label) if part else self.label(change)

    def value(self, change: FieldChange, written: Any) -> str:  # noqa: ANN401 - any value of history
        """Say one side of a change."""
        part = self._parts.get(change.part)
        if change.field == ROW and part is not None:
            return self.row_words(part, written)
        if change.field == ORDER:
            return self._texts(ROWS, count=len(written))
        field = field_named(part.noun if part else self._noun, change.field)
        return self._value(field, written)

    def plain(self, field: Field, written: Any) -> str:  # noqa: ANN401 - any value as history writes it
        """Say a value of a field of the record itself."""
        return self._value(field, written)

    def name(self, key: Key) -> str:
        """Name a record that the changes mention."""
        return self._names.get(key) or self._texts(GONE)

    def row_title(self, part: Part, row: Row | None) -> str:
        """Name a row by what tells it from its neighbours."""
        if row is None:
            return self._texts(NOTHING)
        for name in TELLING:
            field = field_named(part.noun, name)
            if field is not None and row.get(name) is not None:
                return self._value(field, row[name])
        return self._texts(NAMES_NOT_GIVEN)

    def row_words(self, part: Part, row: Row | None) -> str:
        """Say a whole row, one field a line."""
        if row is None:
            return self._texts(REMOVED)
        said = [
            self._texts(LABELLED, label=self._texts(field.label), value=self._value(field, row[field.name]))
            for field in fields_of(part.noun)
            if row.get(field.name) not in (None, [], False)
        ]
        return "\n".join(said)

    def is_long(self, change: FieldChange) -> bool:
        """Tell whether both sides of a text can stand under each other."""
        part = self._parts.get(change.part)
        field = field_named(part.noun if part else self._noun, change.field)
        return field is not None and field.kind is Kind.LONG_TEXT

    def _field_line(self, change: FieldChange, part: Part | None = None) -> Line:
        field = field_named(part.noun if part else self._noun, change.field)
        label = self.label(change)
        if field is not None and field.described.private:
            return Line(How.MASKED, label)
        return Line(How.CHANGED, label, self._value(field, change.before), self._value(field, change.after))

    def _value(self, field: Field | None, written: Any) -> str:  # noqa: ANN401, PLR0911 - any value, one answer each
        if is_empty(written):
            return self._texts(NOTHING)
        if field is None:
            return str(written)
        if field.described.private:
            return self._texts(HIDDEN)
        if field.kind is Kind.REFERENCE:
            return self._names.get(written) or self._texts(GONE)
        if field.name == "country":
            return country_name(written, self._texts.language)
        if field.name == TARGET:
            target = field_named(self._noun, written)
            return self._texts(target.label) if target else str(written)
        try:
            return self._plain(field, read(field, written))
        except ValueError:
            return str(written)

    def _plain(self, field: Field, value: Any) -> str:  # noqa: ANN401, PLR0911 - any kind, one answer each
        words = self._texts.words
        if field.kind is Kind.TERM:
            return words(value.label)
        if field.kind is Kind.TERMS:
            return ", ".join(words(term.label) for term in value)
        if isinstance(value, PartialDate):
            return short(value, words)
        if isinstance(value, datetime):
            return moment(value, self._texts)
        if isinstance(value, date):
            return short(PartialDate.of(value), words)
        if field.kind is Kind.TIME:
            return f"{value:%H:%M}"
        if field.kind is Kind.FLAG:
            return self._texts(YES if value else NO)
        if isinstance(value, int):
            return words.number(value)
        if field.name in (LATITUDE, LONGITUDE):
            return coordinate(field.name, value, words)
        return str(value)


def rows_seen(states: Iterable[State], changes: Iterable[FieldChange]) -> dict[str, Row]:
    """Return every row of a part that stands in some states or was added, removed or replaced by some changes."""
    rows: dict[str, Row] = {}
    for change in changes:
        if change.part and change.field == ROW:
            for row in (change.before, change.after):
                if row is not None:
                    rows[change.part_key] = row
    for state in states:
        for part in state["parts"].values():
            rows |= {row["key"]: row for row in part}
    return rows


def moment(at: datetime, texts: Texts) -> str:
    """Say a moment in the person's own time; one without a zone is UTC."""
    aware = at if at.tzinfo else at.replace(tzinfo=UTC)
    local = aware.astimezone()
    return texts(MOMENT, date=short(PartialDate.of(local.date()), texts.words), time=f"{local:%H:%M}")
