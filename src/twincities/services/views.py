"""Saved views of lists: what was asked for, in which order, with which columns; kept for one person.

A view names codes of vocabularies and columns that a later or an earlier program may not know: what is not known is
left out, the rest is shown.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from dataclasses import dataclass, field, fields
from enum import StrEnum
from pathlib import Path
from types import UnionType
from typing import TYPE_CHECKING, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from twincities.domain import vocabularies
from twincities.domain.keys import Key
from twincities.domain.names import fold, sort_key, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Q = TypeVar("Q")
FORM = 1
"""The form of the file; one of a later form is set aside before anything is written."""
LONGEST_NAME = 60
PASSING = frozenset({"only"})
"""What a query asks for by what was chosen at the moment: no view holds that."""


class ViewNameError(Exception):
    """A view cannot bear this name: `taken` by another one, else it has no letters or too many."""

    def __init__(self, name: str, *, taken: bool = False) -> None:
        super().__init__(name)
        self.name = name
        self.taken = taken


@dataclass(frozen=True, slots=True)
class ColumnLook:
    """How a column stands: `width` in the design's pixels, None for as wide as it needs."""

    id: str
    width: int | None = None
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """A view of a list; `conditions` are the query's own, written; without `columns` the list stands as it is made."""

    key: Key
    name: str
    conditions: Mapping[str, Any] = field(default_factory=dict)
    columns: tuple[ColumnLook, ...] = ()


@dataclass(frozen=True, slots=True)
class ListViews:
    """The views of one list by name, and the key of the one that the list begins with, "" for none."""

    views: tuple[View, ...] = ()
    first: str = ""


class Views:
    """The saved views of one person; every question reads the file, so that two windows agree."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def of(self, listed: str) -> ListViews:
        """Return the views of a list; none where the file is missing or damaged."""
        return self._read().get(listed, ListViews())

    def keep(self, listed: str, view: View) -> View:
        """Keep a view, in the place of one with its key; return it as it is kept.

        ViewNameError says that its name will not do, OSError that the disk refuses.
        """
        name = tidy(view.name)
        if not fold(name) or len(name) > LONGEST_NAME:
            raise ViewNameError(name)
        before = self.of(listed)
        others = tuple(one for one in before.views if one.key != view.key)
        if any(one.name.casefold() == name.casefold() for one in others):
            raise ViewNameError(name, taken=True)
        kept = View(view.key, name, view.conditions, view.columns)
        views = sorted((*others, kept), key=lambda one: sort_key(one.name))
        self._write(listed, ListViews(tuple(views), before.first))
        return kept

    def delete(self, listed: str, key: Key) -> None:
        """Forget a view; a list that began with it begins without one. OSError where the disk refuses."""
        before = self.of(listed)
        kept = tuple(one for one in before.views if one.key != key)
        self._write(listed, ListViews(kept, "" if before.first == key else before.first))

    def begin_with(self, listed: str, key: str) -> None:
        """Let a list begin with a view, "" for none. OSError where the disk refuses."""
        self._write(listed, ListViews(self.of(listed).views, key))

    def _read(self) -> dict[str, ListViews]:
        try:
            stored = json.loads(self._file.read_text(encoding="utf-8"))
            if stored["form"] != FORM:
                return {}
            return {name: _list_views(one) for name, one in stored["lists"].items() if isinstance(one, dict)}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return {}

    def _write(self, listed: str, views: ListViews) -> None:
        lists = self._read()
        if not lists and self._file.exists():
            self._set_aside()
        lists[listed] = views
        self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        content = {"form": FORM, "lists": {name: _stored(one) for name, one in lists.items()}}
        handle, temporary = tempfile.mkstemp(dir=self._file.parent, prefix=self._file.name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(content, file, ensure_ascii=False, indent=1)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).replace(self._file)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise

    def _set_aside(self) -> None:
        """Keep a file that cannot be read under another name: somebody's views may be saved out of it."""
        aside, number = self._file.with_suffix(".unread.json"), 1
        while aside.exists():  # an earlier one may be the better one
            number += 1
            aside = self._file.with_suffix(f".unread-{number}.json")
        self._file.replace(aside)


def written(query: object) -> dict[str, Any]:
    """Return the conditions and the order of a list's query as plain JSON values; what asks for nothing is left out."""
    empty = type(query)()
    found = {}
    for one in fields(query):  # type: ignore[arg-type] # every query is a dataclass
        value = getattr(query, one.name)
        if one.name in PASSING or value == getattr(empty, one.name):
            continue
        found[one.name] = [_plain(each) for each in value] if isinstance(value, tuple) else _plain(value)
    return found


def query_of(kind: type[Q], conditions: Mapping[str, Any]) -> Q:
    """Return the query that was written; conditions, codes and orders that are not known are left out."""
    module = vars(sys.modules[kind.__module__])
    hints = get_type_hints(kind, {**vars(vocabularies), "Key": Key, **module})
    found = {}
    for name, stored in conditions.items():
        if name in hints and name not in PASSING:
            value = _value(hints[name], stored)
            if value is not None:
                found[name] = value
    return kind(**found)


def _plain(value: object) -> object:
    return value.value if isinstance(value, StrEnum) else value


def _value(hint: Any, stored: object) -> Any:  # noqa: ANN401 - a condition of any type
    """Read a condition by its type, None where it cannot be one."""
    if get_origin(hint) is tuple:
        kind = get_args(hint)[0]
        read = (_value(kind, each) for each in stored) if isinstance(stored, list) else ()
        return tuple(each for each in read if each is not None) or None
    if get_origin(hint) in (Union, UnionType):
        kinds = [each for each in get_args(hint) if each is not type(None)]
        return next((value for each in kinds if (value := _value(each, stored)) is not None), None)
    if hint is Key:
        return Key(stored) if isinstance(stored, str) else None
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return next((term for term in hint if term.value == stored), None)
    return stored if type(stored) is hint else None


def _list_views(stored: Mapping[str, Any]) -> ListViews:
    entries = stored.get("views")
    views = [view for one in entries if (view := _view(one))] if isinstance(entries, list) else []
    first = stored.get("first")
    return ListViews(tuple(views), first if isinstance(first, str) else "")


def _view(stored: Any) -> View | None:  # noqa: ANN401 - whatever stands in the file
    try:
        key, name, conditions = stored["key"], stored["name"], stored["conditions"]
        columns = tuple(_columns(stored["columns"]))
    except (KeyError, TypeError, AttributeError):
        return None
    if not (isinstance(key, str) and isinstance(name, str) and isinstance(conditions, dict)):
        return None
    return View(Key(key), name, conditions, columns)


def _columns(stored: Any) -> Iterator[ColumnLook]:  # noqa: ANN401 - whatever stands in the file
    for one in stored:
        width, hidden = one.get("width"), one.get("hidden")
        if isinstance(one["id"], str):
            yield ColumnLook(one["id"], width if type(width) is int and width > 0 else None, hidden is True)


def _stored(views: ListViews) -> dict[str, Any]:
    return {
        "first": views.first,
        "views": [
            {
                "key": one.key,
                "name": one.name,
                "conditions": dict(one.conditions),
                "columns": [
                    {"id": column.id, "width": column.width, "hidden": column.hidden}
                    for column in one.columns
                ],
            }
            for one in views.views
        ],
    }
