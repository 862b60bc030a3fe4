"""From the form's content to a visit: what was typed is read, and everything to say about it is said at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import time
from typing import TYPE_CHECKING, Any

from twincities.domain.date_reading import YearMissing, read_date
from twincities.domain.errors import InvalidRecordError, Problem, ProblemCode, Severity, Spot
from twincities.domain.fields import Kind, fields_of
from twincities.domain.keys import Key
from twincities.domain.names import tidy
from twincities.domain.partial_date import DateError, ImpossibleDate, PartialDate
from twincities.domain.source import Source
from twincities.domain.state import read
from twincities.domain.visit import Visit
from twincities.ui.visit_editor.cells import Dates, DayAndHours, read_day
from twincities.ui.visit_editor.form import PARTS, SOURCE_FIELDS, filled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from twincities.domain.fields import Field
    from twincities.domain.state import Row
    from twincities.i18n import Words
    from twincities.ui.visit_editor.form import Content

RECORDED_PARTS = ("stops", "participants", "programme", "outcomes", "sources", "claims")
_DATES = (Kind.PARTIAL_DATE, Kind.DATE)
_TEXTS = (Kind.TEXT, Kind.LONG_TEXT)


@dataclass(frozen=True, slots=True)
class Found:
    """A problem and the key of the row it is in ("" for the visit itself); `error` is why a date could not be read."""

    problem: Problem
    row: str = ""
    error: DateError | None = None

    @property
    def spot(self) -> tuple[str, str, str]:
        """Where it is: part, key of the row, field."""
        return self.problem.spot.part, self.row, self.problem.spot.field

    @property
    def is_error(self) -> bool:
        """Whether it forbids saving."""
        return self.problem.severity is Severity.ERROR


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


class _Reader:
    def __init__(self, content: Content, words: Words, today: date) -> None:
        self._content = content
        self._words = words
        self._today = today
        self._found: list[Found] = []
        self._rows: dict[str, list[Row]] = {part: filled(content, part) for part in PARTS}

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

    def _value(self, each: Field, row: Row, part: str, key: str) -> Any:  # noqa: ANN401 - the value of any field
        written = row.get(each.name)
        if each.kind in _DATES:
            return self._date(each, written or "", part, key)
        if each.kind in _TEXTS:
            return tidy(written or "", keep_lines=each.kind is Kind.LONG_TEXT)
        if each.kind is Kind.REFERENCE and not part and self._content["typed"].get(each.name):
            self._tell(
                each.name, part, key, ProblemCode.REQUIRED, {"text": self._content["typed"][each.name]}
            )
            return None
        if each.kind is Kind.FLAG:
            return bool(written)
        return read(each, written)

    def _date(self, each: Field, text: str, part: str, key: str) -> Any:  # noqa: ANN401 - a date of either kind
        if not text:
            return None
        try:
            day = read_date(text, self._today, self._words)
        except DateError as error:
            self._misread(each.name, part, key, error)
            return None
        if each.kind is Kind.PARTIAL_DATE:
            return day
        if not day.is_exact:
            self._tell(each.name, part, key, ProblemCode.UNREADABLE_DATE, {"text": text})
            return None
        return day.first_day

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
            if row["as_kept"] == {} or shown == row["as_kept"]:
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

    def _misread(self, name: str, part: str, key: str, error: DateError) -> None:
        code = ProblemCode.UNREADABLE_DATE
        if isinstance(error, YearMissing):
            code = ProblemCode.YEAR_MISSING
        elif isinstance(error, ImpossibleDate):
            code = ProblemCode.IMPOSSIBLE_DATE
        repair: PartialDate | None = getattr(error, "repair", None)
        problem = Problem(Spot(name, part), code, facts={"text": error.text}, repair=repair)
        self._found.append(Found(problem, key, error))

    def _tell(self, name: str, part: str, key: str, code: ProblemCode, facts: Mapping[str, object]) -> None:
        self._found.append(Found(Problem(Spot(name, part), code, facts=facts), key))

    def _located(self, problem: Problem) -> Found:
        spot = problem.spot
        rows = self._rows.get(spot.part, [])
        key = rows[spot.row]["key"] if 0 <= spot.row < len(rows) else ""
        return Found(problem, key)

    def _is_news(self, problem: Problem) -> bool:
        """Tell whether a problem is not only the shadow of something that could not be read."""
        spot = self._located(problem).spot
        return all(found.spot != spot for found in self._found)

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
