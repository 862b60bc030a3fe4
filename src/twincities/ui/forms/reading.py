"""From a form's content to a record: what was typed is read, and what cannot be read is told where it stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from twincities.domain.claiming import aim_of
from twincities.domain.date_reading import YearMissing, read_date
from twincities.domain.errors import Problem, ProblemCode, Severity, Spot
from twincities.domain.fields import Kind, fields_of
from twincities.domain.names import tidy
from twincities.domain.partial_date import DateError, ImpossibleDate, PartialDate
from twincities.domain.state import read
from twincities.ui.forms.claims import CLAIMS
from twincities.ui.forms.content import TYPED
from twincities.ui.texts import shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from twincities.domain.fields import Field
    from twincities.domain.state import Row
    from twincities.i18n import Words
    from twincities.ui.forms.content import Content, Shape
    from twincities.ui.texts import Texts

    Say = Callable[["Found", Texts], tuple[str, str]]
    """What is wrong and how it could be repaired, "" where no repair is known."""

_DATES = (Kind.PARTIAL_DATE, Kind.DATE)
_TEXTS = (Kind.TEXT, Kind.LONG_TEXT)
_NUMBERS = (Kind.WHOLE, Kind.NUMBER)


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


def typed_for(name: str, content: Content, row: Row, part: str) -> str:
    """Return the text in a field that names no record or no term, "" where there is none."""
    typed: str | None = row.get(TYPED.format(name)) if part else content["typed"].get(name)
    return typed or ""


class FieldReader:
    """Reads the fields of one content, and remembers what is wrong with them."""

    def __init__(self, content: Content, shape: Shape, words: Words, today: date) -> None:
        self._content = content
        self._words = words
        self._today = today
        self._found: list[Found] = []
        self._rows: dict[str, list[Row]] = {part: shape.filled(content, part) for part in shape.parts}

    def _values(self, noun: type[Any], row: Row, part: str, key: str) -> dict[str, Any]:
        return {each.name: self._value(each, row, part, key) for each in fields_of(noun)}

    def _value(self, each: Field, row: Row, part: str, key: str) -> Any:  # noqa: ANN401 - the value of any field
        written = row.get(each.name)
        if each.kind in _DATES:
            return self._date(each, written or "", part, key)
        if each.kind in _TEXTS:
            return tidy(written or "", keep_lines=each.kind is Kind.LONG_TEXT)
        if each.kind is Kind.REFERENCE and not part and (typed := self._content["typed"].get(each.name)):
            self._tell_text(each.name, part, key, ProblemCode.REQUIRED, typed)
            return None
        if each.kind is Kind.TERM and (typed := typed_for(each.name, self._content, row, part)):
            self._tell_text(each.name, part, key, ProblemCode.UNKNOWN_TERM, typed)
        if each.kind is Kind.FLAG:
            return bool(written)
        if each.kind in _NUMBERS and isinstance(written, str):
            self._tell_text(each.name, part, key, ProblemCode.NO_NUMBER, written)
            return None
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
            self._tell_text(each.name, part, key, ProblemCode.UNREADABLE_DATE, text)
            return None
        return day.first_day

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

    def _tell_text(self, name: str, part: str, key: str, code: ProblemCode, typed: str) -> None:
        """Tell what is wrong with a text; the sentence about it repeats the beginning."""
        self._tell(name, part, key, code, {"text": shortened(typed)})

    def _located(self, problem: Problem) -> Found:
        spot = problem.spot
        rows = self._rows.get(spot.part, [])
        row = rows[spot.row] if 0 <= spot.row < len(rows) else None
        if row is not None and spot.part == CLAIMS:
            return self._on_value(problem, row)
        return Found(problem, row["key"] if row is not None else "")

    def _on_value(self, problem: Problem, claim: Row) -> Found:
        """Tell what is wrong with a claim of the value that it is about: that is where a person sees it."""
        target, key = aim_of(claim)
        rows = ((part, row["key"]) for part, rows in self._rows.items() if part != CLAIMS for row in rows)
        part = next((part for part, row in rows if key and row == key), "")
        return Found(replace(problem, spot=Spot(target, part)), key)

    def _is_news(self, problem: Problem) -> bool:
        """Tell whether a problem is not only the shadow of something that could not be read."""
        spot = self._located(problem).spot
        return all(found.spot != spot for found in self._found)
