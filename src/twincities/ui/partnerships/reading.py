"""From the form's content to a partnership: what was typed is read, and everything to say about it is said at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincities.domain.claim import Claim
from twincities.domain.errors import InvalidRecordError, ProblemCode
from twincities.domain.fillers import without_filler
from twincities.domain.keys import Key
from twincities.domain.partnership import Partnership, Party
from twincities.domain.state import row_from
from twincities.domain.status_events import StatusEvent
from twincities.i18n import NP_
from twincities.ui.errors import problem_sentence
from twincities.ui.forms.date_sentences import date_sentence
from twincities.ui.forms.reading import FieldReader, Found
from twincities.ui.forms.source_field import UNKNOWN_SOURCE
from twincities.ui.partnerships.form import SHAPE

if TYPE_CHECKING:
    from datetime import date

    from twincities.i18n import Words
    from twincities.ui.forms.content import Content
    from twincities.ui.texts import Texts

TOO_FEW = NP_("problem of a field", "Name at least two places")
UNKNOWN_PLACE = NP_(
    "problem of a field", "There is no place “{text}” in the register: choose one or create it"
)
PARTIES, SOURCE, GRADE, EVENTS = "parties", "source", "grade", "events"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a form says: the partnership, None while something forbids it."""

    record: Partnership | None
    problems: tuple[Found, ...]


def read_form(content: Content, words: Words, today: date) -> Reading:
    """Read a form; problems come in the order of the form."""
    return _Reader(content, SHAPE, words, today).read()


class _Reader(FieldReader):
    def read(self) -> Reading:
        values = self._values(Partnership, self._content["fields"], "", "")
        values |= SHAPE.carried(self._content)
        values["parties"] = tuple(
            Party(key=Key(row["key"]), place=Key(row["place"]), role=row.get("role") or "")
            for row in self._rows["parties"]
        )
        values["events"] = tuple(
            StatusEvent(key=Key(row["key"]), **self._values(StatusEvent, row, "events", row["key"]))
            for row in self._rows["events"]
        )
        values["claims"] = tuple(row_from(Claim, row) for row in self._rows["claims"])
        if values.get("established") is not None:
            values["claims"] = without_filler(values["claims"])
        for name in (PARTIES, SOURCE):
            if typed := self._content["typed"].get(name):
                self._tell_text(name, "", "", ProblemCode.REQUIRED, typed)
        if typed := self._content["typed"].get(GRADE):
            self._tell_text(GRADE, "", "", ProblemCode.UNKNOWN_TERM, typed)
        record = None
        try:
            record = Partnership(**values)
            problems = record.problems()
        except InvalidRecordError as error:
            problems = list(error.problems)
        told = {found.problem.spot.field for found in self._found if not found.row}
        for problem in problems:
            if problem.spot.part == EVENTS:
                if self._is_news(problem):
                    self._found.append(self._located(problem))
            elif (problem.spot.part or problem.spot.field) not in told:
                self._found.append(self._located(problem))
        refused = any(found.is_error for found in self._found)
        return Reading(None if refused else record, tuple(self._found))


def field_of_problem(found: Found) -> str:
    """Return the field of the form that a problem stands beside."""
    spot = found.problem.spot
    return spot.part or spot.field


def say(found: Found, texts: Texts) -> tuple[str, str]:
    """Return what is wrong and how it could be repaired, "" where no repair is known."""
    if found.error is not None:
        return date_sentence(found.error, texts)
    problem = found.problem
    if problem.code is ProblemCode.TOO_FEW_PARTIES:
        return texts(TOO_FEW), ""
    if problem.code is ProblemCode.REQUIRED and "text" in problem.facts:
        message = UNKNOWN_SOURCE if problem.spot.field == SOURCE else UNKNOWN_PLACE
        return texts(message, **problem.facts), ""
    return problem_sentence(problem, texts)
