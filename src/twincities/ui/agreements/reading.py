"""From the form's content to an agreement: what was typed is read, and everything to say about it is said at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from twincities.domain.agreement import Agreement
from twincities.domain.claim import Claim
from twincities.domain.errors import InvalidRecordError, ProblemCode
from twincities.domain.fields import Kind
from twincities.domain.keys import Key
from twincities.domain.periods import LONGEST
from twincities.domain.state import row_from
from twincities.i18n import NP_
from twincities.ui.agreements.form import SHAPE
from twincities.ui.errors import problem_sentence
from twincities.ui.forms.claims import CLAIMS
from twincities.ui.forms.date_sentences import date_sentence
from twincities.ui.forms.reading import FieldReader, Found
from twincities.ui.forms.source_field import UNKNOWN_SOURCE

if TYPE_CHECKING:
    from datetime import date

    from twincities.domain.fields import Field
    from twincities.domain.state import Row
    from twincities.i18n import Words
    from twincities.ui.forms.content import Content
    from twincities.ui.texts import Texts

PARTS = tuple(part for part in SHAPE.parts if part != CLAIMS)
UNKNOWN = {
    "partnership": NP_("problem of a field", "There is no partnership “{text}” in the register: choose one"),
    "signed_at": NP_("problem of a field", "There is no place “{text}” in the register: choose one"),
    "follows": NP_("problem of a field", "This partnership has no document “{text}”: choose one"),
    "sources": UNKNOWN_SOURCE,
}
NO_PARTNERSHIP = NP_("problem of a field", "Say which partnership it belongs to")
NO_PARTNERSHIP_KEY = Key("00000000000000000000000000000000")
"""Stands for the partnership that is still missing, so that all else can be checked; such a record is never written."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a form says: the agreement, None while something forbids it; `draft` is it as far as it can be read."""

    record: Agreement | None
    draft: Agreement | None
    problems: tuple[Found, ...]

    def with_problems(self, more: tuple[Found, ...]) -> Reading:
        """Return the reading with what only the register can tell."""
        refused = any(found.is_error for found in more)
        return Reading(None if refused else self.record, self.draft, (*self.problems, *more))


def read_form(content: Content, words: Words, today: date) -> Reading:
    """Read a form; problems come in the order of the form."""
    return _Reader(content, SHAPE, words, today).read()


class _Reader(FieldReader):
    def read(self) -> Reading:
        values = self._values(Agreement, self._content["fields"], "", "")
        if values.get("partnership") is None:
            values["partnership"] = NO_PARTNERSHIP_KEY
            if not self._content["typed"].get("partnership"):
                self._tell("partnership", "", "", ProblemCode.REQUIRED, {})
        for part in PARTS:
            noun = SHAPE.parts[part]
            values[part] = tuple(
                noun(key=Key(row["key"]), **self._values(noun, row, part, row["key"]))
                for row in self._rows[part]
            )
        values[CLAIMS] = tuple(row_from(Claim, row) for row in self._rows[CLAIMS])
        typed = self._content["typed"].get("sources")
        if typed:
            self._tell_text("sources", "", "", ProblemCode.REQUIRED, typed)
        draft, problems = None, []
        try:
            draft = Agreement(**values)
            problems = draft.problems()
        except InvalidRecordError as error:
            problems = list(error.problems)
        self._found += [self._located(problem) for problem in problems if self._is_news(problem)]
        refused = any(found.is_error for found in self._found)
        return Reading(None if refused else draft, draft, tuple(self._found))

    def _value(self, each: Field, row: Row, part: str, key: str) -> Any:  # noqa: ANN401 - the value of any field
        written = row.get(each.name)
        if each.kind is Kind.WHOLE and isinstance(written, str):
            text = written.strip()
            if text.isdecimal() and len(text) <= len(str(LONGEST)):
                return int(text)
            if text:
                self._tell(each.name, part, key, ProblemCode.BAD_PERIOD, {"limit": LONGEST})
            return None
        return super()._value(each, row, part, key)


def field_of_problem(found: Found) -> str:
    """Return the field of the form that a problem stands beside, or the table."""
    spot = found.problem.spot
    return spot.part or spot.field


def say(found: Found, texts: Texts) -> tuple[str, str]:
    """Return what is wrong and how it could be repaired, "" where no repair is known."""
    if found.error is not None:
        return date_sentence(found.error, texts)
    problem = found.problem
    if problem.code is ProblemCode.REQUIRED and "text" in problem.facts:
        return texts(UNKNOWN[problem.spot.field], **problem.facts), ""
    if problem.code is ProblemCode.REQUIRED and problem.spot.field == "partnership":
        return texts(NO_PARTNERSHIP), ""
    return problem_sentence(problem, texts)
