"""From the form's content to a visit: what was typed is read, and everything to say about it is said at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import time
from typing import TYPE_CHECKING, Any

from twincities.domain.errors import InvalidRecordError, Problem
from twincities.domain.fields import fields_of
from twincities.domain.keys import Key
from twincities.domain.partial_date import DateError, PartialDate
from twincities.domain.source import Source
from twincities.domain.visit import Visit
from twincities.ui.forms.content import TYPED
from twincities.ui.forms.reading import FieldReader, Found
from twincities.ui.visit_editor.cells import Dates, DayAndHours, read_day
from twincities.ui.visit_editor.form import PARTS, SHAPE, SOURCE_FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from twincities.domain.state import Row
    from twincities.i18n import Words
    from twincities.ui.forms.content import Content

RECORDED_PARTS = ("stops", "participants", "programme", "outcomes", "sources", "claims")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a form says: the visit, None while something forbids it, and the sources to be written with it."""

    record: Visit | None
    problems: tuple[Found, ...]
    sources: Mapping[Key, Source] = field(default_factory=dict)
    dates: Dates = field(default_factory=Dates)


def read_form(content: Content, words: Words, today: date) -> Reading:
    """Read a form; problems come in the order of the form, errors and warnings together."""
    reader = _Reader(content, words, today)
    return reader.read()


class _Reader(FieldReader):
    def __init__(self, content: Content, words: Words, today: date) -> None:
        super().__init__(content, SHAPE, words, today)

    def read(self) -> Reading:
        values = self._values(Visit, self._content["fields"], "", "")
        dates = _sane(values.get("start"), values.get("end"))
        for part in RECORDED_PARTS:
            values[part] = tuple(self._row(part, row, dates) for row in self._rows[part])
        sources = self._sources()
        record, problems = _made(values)
        self._found += [self._located(problem) for problem in problems if self._is_news(problem)]
        refused = any(found.is_error for found in self._found)
        order = sorted(self._found, key=self._place)
        return Reading(None if refused else record, tuple(order), sources, dates)

    def _row(self, part: str, row: Row, dates: Dates) -> Any:  # noqa: ANN401 - a row of any part
        values = self._values(PARTS[part], row, part, row["key"])
        if part == "programme":
            cell = self._day(row, dates)
            values |= {"day": cell.day, "starts": cell.starts, "ends": cell.ends}
        return PARTS[part](key=Key(row["key"]), **values)

    def _values(self, noun: type[Any], row: Row, part: str, key: str) -> dict[str, Any]:
        values = {}
        for each in fields_of(noun):
            if part == "programme" and each.name in ("day", "starts", "ends"):
                continue
            values[each.name] = self._value(each, row, part, key)
        return values

    def _day(self, row: Row, dates: Dates) -> DayAndHours:
        try:
            cell = read_day(row.get("day") or "", dates, self._today, self._words)
        except DateError as error:
            self._misread("day", "programme", row["key"], error)
            return DayAndHours()
        starts, ends = (_clock(row.get(name)) for name in ("starts", "ends"))
        return DayAndHours(cell.day, cell.starts or starts, cell.ends or ends)

    def _sources(self) -> dict[Key, Source]:
        """Return the sources that are new and those that were changed, by key."""
        sources = {}
        for row in self._rows["sources"]:
            shown = {name: row.get(name) for name in SOURCE_FIELDS}
            strays = any(row.get(TYPED.format(name)) for name in SOURCE_FIELDS)
            if row["as_kept"] == {} or (shown == row["as_kept"] and not strays):
                continue
            values = {
                each.name: self._value(each, row, "sources", row["key"])
                for each in fields_of(Source)
                if each.name in SOURCE_FIELDS
            }
            try:
                sources[Key(row["source"])] = Source(**values)
            except InvalidRecordError as error:
                for problem in error.problems:
                    self._tell(problem.spot.field, "sources", row["key"], problem.code, problem.facts)
        return sources

    def _place(self, found: Found) -> tuple[int, int, int]:
        part, row, name = found.spot
        parts = ["", *RECORDED_PARTS]
        keys = [each["key"] for each in self._rows.get(part, [])]
        names = [each.name for each in fields_of(PARTS[part] if part else Visit)]
        return (
            parts.index(part),
            keys.index(row) if row in keys else -1,
            names.index(name) if name in names else -1,
        )


def _sane(start: PartialDate | None, end: PartialDate | None) -> Dates:
    """Return the dates of the visit; an end before the start is wrong by itself and tells nothing."""
    backward = start is not None and end is not None and end.last_day < start.first_day
    return Dates(start, None if backward else end)


def _clock(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None


def _made(values: dict[str, Any]) -> tuple[Visit | None, Iterable[Problem]]:
    try:
        record = Visit(**values)
    except InvalidRecordError as error:
        return None, error.problems
    return record, record.problems()
