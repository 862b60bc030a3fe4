"""From a card's content to a person or an organisation: what was typed is read, what is wrong is said at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic

from twincities.domain.errors import InvalidRecordError, ProblemCode
from twincities.domain.keys import Key
from twincities.domain.people import Person, kept_too_long
from twincities.i18n import NP_
from twincities.ui.errors import problem_sentence
from twincities.ui.forms.content import TYPED
from twincities.ui.forms.date_sentences import date_sentence
from twincities.ui.forms.noun_form import Kind
from twincities.ui.forms.reading import FieldReader, Found

if TYPE_CHECKING:
    from collections.abc import Mapping

    from twincities.domain.errors import Problem
    from twincities.ui.people.desk import DirectoryDesk
    from twincities.ui.texts import Texts

UNKNOWN_PLACE = NP_(
    "problem of a field", "There is no place “{text}” in the register: choose one or create it"
)
FORGET = NP_("button", "Delete the contact data")
CONTACT = ("contact", "contact_basis", "keep_until")


@dataclass(frozen=True, slots=True)
class Reading(Generic[Kind]):
    """What a card says: the record, None while something forbids it; `named` are organisations without a record.

    They are named by the key of their post.
    """

    record: Kind | None
    problems: tuple[Found, ...]
    named: Mapping[Key, str] = field(default_factory=dict)


def read_card(desk: DirectoryDesk, noun: type[Kind]) -> Reading[Kind]:
    """Read a card of a noun."""
    return _Reader(desk.content, desk.shape, desk.texts.words, desk.today()).read(noun, desk)


class _Reader(FieldReader):
    def read(self, noun: type[Kind], desk: DirectoryDesk) -> Reading[Kind]:
        values = self._values(noun, self._content["fields"], "", "")
        for part, of in desk.shape.parts.items():
            values[part] = tuple(
                of(key=Key(row["key"]), **self._values(of, row, part, row["key"])) for row in self._rows[part]
            )
        record: Kind | None = None
        problems: list[Problem] = []
        try:
            record = noun(**values)
            problems += record.problems()
        except InvalidRecordError as error:
            problems += error.problems
        if isinstance(record, Person):
            problems += kept_too_long(record, self._today)
        self._found += [self._located(problem) for problem in problems if self._is_news(problem)]
        refused = any(found.is_error for found in self._found)
        named = {
            Key(row["key"]): row[TYPED.format("organisation")]
            for row in self._rows.get("posts", [])
            if row.get(TYPED.format("organisation"))
        }
        return Reading(None if refused else record, tuple(self._found), named)


def say(found: Found, texts: Texts) -> tuple[str, str]:
    """Return what is wrong and how it could be repaired, "" where no repair is known."""
    if found.error is not None:
        return date_sentence(found.error, texts)
    problem = found.problem
    if problem.code is ProblemCode.REQUIRED and "text" in problem.facts:
        return texts(UNKNOWN_PLACE, **problem.facts), ""
    if problem.code is ProblemCode.CONTACT_KEPT_TOO_LONG:
        return problem_sentence(problem, texts)[0], texts(FORGET)
    return problem_sentence(problem, texts)


def forgotten(found: Found) -> Mapping[str, object] | None:
    """Return the values with which contact data that was kept too long is gone, None where that is not the problem."""
    is_it = found.problem.code is ProblemCode.CONTACT_KEPT_TOO_LONG
    return dict.fromkeys(CONTACT) if is_it else None
