"""A record as plain JSON values: what history, drafts, merges and undo work on.

Every kind of field has exactly one written form, defined here. A state is
`{"fields": {name: value}, "parts": {part: [{"key": …, name: value, …}, …]}}`.
"""

from __future__ import annotations

from dataclasses import MISSING
from dataclasses import fields as dataclass_fields
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

from twincities.domain.changes import FieldChange
from twincities.domain.fields import Field, Kind, fields_of, parts_of
from twincities.domain.keys import Key, new_key
from twincities.domain.partial_date import PartialDate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from twincities.domain.record import Record

R = TypeVar("R", bound="Record")
P = TypeVar("P")
Row = dict[str, Any]
"""The written form of a record's own fields, or of one row of a part with its "key"."""

ORDER = "order"
"""The field name under which history keeps the order of a part's rows (a list of keys)."""
ROW = ""
"""The field name under which history keeps a whole row that was added or removed."""


class State(TypedDict):
    """The written form of a record."""

    fields: Row
    parts: dict[str, list[Row]]


def written(field: Field, value: Any) -> Any:  # noqa: ANN401 - the value of any field
    """Return the JSON value of one field's value."""
    if value is None or value == "":
        return None
    if isinstance(value, PartialDate):
        return value.edtf()
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    if field.kind is Kind.TERMS:
        return [str(term) for term in value]
    if field.kind in (Kind.TERM, Kind.REFERENCE):
        return str(value)
    return value


def is_empty(value: Any) -> bool:  # noqa: ANN401 - the value of any field
    """Tell whether a field's value, written or not, says nothing; zero and "no" say something."""
    return value in (None, "", (), [])


_NOTHING: dict[Kind, Any] = {Kind.TEXT: "", Kind.LONG_TEXT: "", Kind.TERMS: ()}
_READERS: dict[Kind, Callable[[Any], Any]] = {
    Kind.PARTIAL_DATE: PartialDate.from_edtf,
    Kind.DATE: date.fromisoformat,
    Kind.TIME: time.fromisoformat,
    Kind.MOMENT: datetime.fromisoformat,
    Kind.REFERENCE: Key,
    Kind.NUMBER: float,
}


def read(field: Field, value: Any) -> Any:  # noqa: ANN401 - the value of any field
    """Return the value that `written` wrote; ValueError for a text that no such field can hold."""
    if value is None:
        return _NOTHING.get(field.kind)
    if field.vocabulary is not None:
        if field.kind is Kind.TERMS:
            return tuple(field.vocabulary(code) for code in value)
        return field.vocabulary(value)
    reader = _READERS.get(field.kind)
    return reader(value) if reader else value


def state_of(record: Record) -> State:
    """Write a whole record."""
    return {
        "fields": _row(record),
        "parts": {
            part.name: [{"key": row.key, **_row(row)} for row in getattr(record, part.name)]
            for part in parts_of(type(record))
        },
    }


def value_in(state: State, field: str, key: str = "") -> Any:  # noqa: ANN401 - the value of any field
    """Return a written value of the record itself, or of the part's row with a key; None where there is none."""
    if not key:
        return state["fields"].get(field)
    rows = (row for part in state["parts"].values() for row in part if row["key"] == key)
    return next((row.get(field) for row in rows), None)


def row_of(row: Any) -> Row:  # noqa: ANN401 - any part
    """Write one row of a part by itself."""
    return {"key": row.key, **_row(row)}


def row_from(noun: type[P], row: Mapping[str, Any]) -> P:
    """Build the row of a part that `row_of` wrote; ValueError for a text that a field cannot hold."""
    values = {"key": Key(row["key"]), **_values(noun, row)}
    return noun(**values)


def _row(row: Any) -> Row:  # noqa: ANN401 - any noun or part
    return {field.name: written(field, getattr(row, field.name)) for field in fields_of(type(row))}


def record_from(noun: type[R], state: State) -> R:
    """Build the record that a state describes.

    Fields that the state does not know (a draft of an earlier version) keep their defaults. Raises InvalidRecordError
    where the record would break a rule, ValueError for a text that a field cannot hold.
    """
    values = _values(noun, state["fields"])
    for part in parts_of(noun):
        values[part.name] = tuple(
            part.noun(key=Key(row.get("key") or new_key()), **_values(part.noun, row))
            for row in state["parts"].get(part.name, [])
        )
    return noun(**values)


def _values(noun: type[Any], row: Mapping[str, Any]) -> dict[str, Any]:
    without_default = {
        field.name
        for field in dataclass_fields(noun)
        if field.default is MISSING and field.default_factory is MISSING
    }
    return {
        field.name: read(field, row.get(field.name))
        for field in fields_of(noun)
        if row.get(field.name) is not None
        or field.name in without_default
        or (field.required and field.name in row)  # emptied: the record itself says that it is missing
    }


def difference(before: State, after: State) -> list[FieldChange]:
    """Return the changes that lead from one state of a record to another."""
    changes = _row_changes(before["fields"], after["fields"])
    for part in sorted({*before["parts"], *after["parts"]}):
        changes += _part_changes(part, before["parts"].get(part, []), after["parts"].get(part, []))
    return changes


def _row_changes(
    before: Mapping[str, Any], after: Mapping[str, Any], part: str = "", key: str = ""
) -> list[FieldChange]:
    names = dict.fromkeys([*before, *after])
    return [
        FieldChange(name, before.get(name), after.get(name), part, key)
        for name in names
        if name != "key" and before.get(name) != after.get(name)
    ]


def _part_changes(part: str, before: list[Row], after: list[Row]) -> list[FieldChange]:
    old = {row["key"]: row for row in before}
    new = {row["key"]: row for row in after}
    changes = [FieldChange(ROW, row, None, part, key) for key, row in old.items() if key not in new]
    for key, row in new.items():
        if key in old:
            changes += _row_changes(old[key], row, part, key)
        else:
            changes.append(FieldChange(ROW, None, row, part, key))
    if list(old) != list(new):
        changes.append(FieldChange(ORDER, list(old), list(new), part))
    return changes


def apply(state: State, changes: Iterable[FieldChange]) -> State:
    """Return the state after the changes; rows that the changes do not know keep their neighbours.

    A changed field of a row that is not there changes nothing.
    """
    fields = dict(state["fields"])
    parts = {name: {row["key"]: row for row in rows} for name, rows in state["parts"].items()}
    orders: dict[str, list[str]] = {}
    for change in changes:
        rows = parts.setdefault(change.part, {}) if change.part else {}
        if not change.part:
            fields[change.field] = change.after
        elif change.field == ORDER:
            orders[change.part] = change.after
        elif change.field == ROW and change.after is None:
            rows.pop(change.part_key, None)
        elif change.field == ROW:
            rows[change.part_key] = change.after
        elif change.part_key in rows:
            rows[change.part_key] = {**rows[change.part_key], change.field: change.after}
    return {
        "fields": fields,
        "parts": {name: _ordered(rows, orders.get(name, [])) for name, rows in parts.items()},
    }


def _ordered(rows: dict[str, Row], order: list[str]) -> list[Row]:
    """Put rows in an order; one that it does not know stays behind the row that it stood behind."""
    found = [key for key in order if key in rows]
    known = set(found)
    before = None
    for key in rows:
        if key not in known:
            found.insert(found.index(before) + 1 if before else 0, key)
        before = key
    return [rows[key] for key in found]


def taken_back(state: State, changes: Iterable[FieldChange]) -> tuple[State, list[str]]:
    """Return the state without some earlier changes, and the names of what else that would undo.

    `changes` stand in the order in which they were made. Taking them back is harmless exactly if making them again
    leads back to the present state: whatever differs then was changed later by somebody else. The order of rows is no
    such loss.
    """
    changes = list(changes)
    without = apply(state, [change.inverse() for change in reversed(changes)])
    again = apply(without, changes)
    lost = [change for change in difference(again, state) if change.field != ORDER]
    return without, [spelt(change.part, change.field) for change in lost]


def spelt(part: str, field: str) -> str:
    """Name a value for an error's facts: "aim", "outcomes.due", "outcomes" for a whole row."""
    return f"{part}.{field}".strip(".")
