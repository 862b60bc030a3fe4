"""A record as plain JSON values: what history, drafts, merges and undo work on.

Every kind of field has exactly one written form, defined here. A state is
`{"fields": {name: value}, "parts": {part: [{"key": …, name: value, …}, …]}}`.
"""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

from twincities.domain.changes import FieldChange
from twincities.domain.fields import Field, Kind, fields_of, parts_of
from twincities.domain.keys import Key, new_key
from twincities.domain.partial_date import PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from twincities.domain.record import Record

R = TypeVar("R", bound="Record")
ORDER = "order"
"""The field name under which history keeps the order of a part's rows (a list of keys)."""
ROW = ""
"""The field name under which history keeps a whole row that was added or removed."""


class State(TypedDict):
    """The written form of a record."""

    fields: dict[str, Any]
    parts: dict[str, list[dict[str, Any]]]


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


def read(field: Field, value: Any) -> Any:  # noqa: ANN401 - the value of any field
    """Return the value that `written` wrote; ValueError for a text that no such field can hold."""
    if value is None:
        return {Kind.TEXT: "", Kind.LONG_TEXT: "", Kind.TERMS: ()}.get(field.kind)
    match field.kind:
        case Kind.PARTIAL_DATE:
            return PartialDate.from_edtf(value)
        case Kind.DATE:
            return date.fromisoformat(value)
        case Kind.TIME:
            return time.fromisoformat(value)
        case Kind.MOMENT:
            return datetime.fromisoformat(value)
        case Kind.TERM if field.vocabulary:
            return field.vocabulary(value)
        case Kind.TERMS if field.vocabulary:
            return tuple(field.vocabulary(code) for code in value)
        case Kind.REFERENCE:
            return Key(value)
        case Kind.NUMBER:
            return float(value)
        case _:
            return value


def state_of(record: Record) -> State:
    """Write a whole record."""
    noun = type(record)
    return {
        "fields": _row(record),
        "parts": {
            part.name: [{"key": row.key, **_row(row)} for row in getattr(record, part.name)] for part in parts_of(noun)
        },
    }


def _row(row: Any) -> dict[str, Any]:  # noqa: ANN401 - any noun or part
    return {field.name: written(field, getattr(row, field.name)) for field in fields_of(type(row))}


def record_from(noun: type[R], state: State) -> R:
    """Build the record that a state describes; InvalidRecordError where it would break a rule.

    Fields that the state does not know (a draft of an earlier version) keep their defaults.
    """
    values: dict[str, Any] = _values(noun, state["fields"])
    for part in parts_of(noun):
        rows = state["parts"].get(part.name, [])
        values[part.name] = tuple(
            part.noun(key=Key(row.get("key") or new_key()), **_values(part.noun, row)) for row in rows
        )
    return noun(**values)


def _values(noun: type[Any], row: Mapping[str, Any]) -> dict[str, Any]:
    values = {}
    for field in fields_of(noun):
        if row.get(field.name) is not None:
            values[field.name] = read(field, row[field.name])
        elif field.required and field.name in row:
            values[field.name] = read(field, None)
    return values


def difference(before: State, after: State) -> list[FieldChange]:
    """Return the changes that lead from one state of a record to another, smallest first."""
    changes = _row_changes(before["fields"], after["fields"])
    for part in sorted({*before["parts"], *after["parts"]}):
        changes += _part_changes(part, before["parts"].get(part, []), after["parts"].get(part, []))
    return changes


def _row_changes(before: Mapping[str, Any], after: Mapping[str, Any], part: str = "", key: str = "") -> list[FieldChange]:
    names = dict.fromkeys([*before, *after])
    return [
        FieldChange(name, before.get(name), after.get(name), part, key)
        for name in names
        if name != "key" and before.get(name) != after.get(name)
    ]


def _part_changes(part: str, before: list[dict[str, Any]], after: list[dict[str, Any]]) -> list[FieldChange]:
    old = {row["key"]: row for row in before}
    new = {row["key"]: row for row in after}
    changes = [FieldChange(ROW, row, None, part, key) for key, row in old.items() if key not in new]
    for key, row in new.items():
        if key not in old:
            changes.append(FieldChange(ROW, None, row, part, key))
        else:
            changes += _row_changes(old[key], row, part, key)
    if list(old) != list(new):
        changes.append(FieldChange(ORDER, list(old), list(new), part))
    return changes


def apply(state: State, changes: Iterable[FieldChange]) -> State:
    """Return the state after the changes; rows that the changes do not know keep their place."""
    fields = dict(state["fields"])
    parts = {name: {row["key"]: dict(row) for row in rows} for name, rows in state["parts"].items()}
    orders: dict[str, list[str]] = {}
    for change in changes:
        if not change.part:
            fields[change.field] = change.after
        elif change.field == ORDER:
            orders[change.part] = change.after
        elif change.field != ROW:
            parts.setdefault(change.part, {}).setdefault(change.part_key, {"key": change.part_key})[change.field] = (
                change.after
            )
        elif change.after is None:
            parts.setdefault(change.part, {}).pop(change.part_key, None)
        else:
            parts.setdefault(change.part, {})[change.part_key] = dict(change.after)
    return {
        "fields": fields,
        "parts": {name: list(_ordered(rows, orders.get(name, []))) for name, rows in parts.items()},
    }


def _ordered(rows: dict[str, dict[str, Any]], order: list[str]) -> Iterator[dict[str, Any]]:
    for key in order:
        if key in rows:
            yield rows[key]
    known = set(order)
    for key, row in rows.items():
        if key not in known:
            yield row


def overlap(changes: Iterable[FieldChange], later: Iterable[FieldChange]) -> list[str]:
    """Return the names of the fields that both lists of changes touch: what an undo would overwrite."""
    touched = {(change.part, change.part_key, change.field) for change in later if change.field != ORDER}
    rows = {(change.part, change.part_key) for change in later if change.part and change.field != ORDER}
    found = []
    for change in changes:
        if change.field == ORDER:
            continue
        whole_row = change.part and (change.part, change.part_key) in rows and change.field == ROW
        if whole_row or (change.part, change.part_key, change.field) in touched or (
            change.part and (change.part, change.part_key, ROW) in touched
        ):
            found.append(f"{change.part}.{change.field}".strip("."))
    return found
