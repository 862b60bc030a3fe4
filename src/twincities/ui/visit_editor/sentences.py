"""What the editor says of a problem, and the words of its repairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.date_words import short, span
from twincities.domain.errors import ProblemCode
from twincities.domain.partial_date import PartialDate
from twincities.domain.vocabularies import Side
from twincities.i18n import NN_, NP_, Message
from twincities.ui.errors import problem_sentence
from twincities.ui.forms.date_sentences import date_sentence

if TYPE_CHECKING:
    from twincities.ui.forms.reading import Found
    from twincities.ui.texts import Texts
    from twincities.ui.visit_editor.cells import Dates

Said = tuple[str, str]
"""A sentence and the words of its repair, "" where none is known."""

BEFORE_START = NP_("problem of a field", "Earlier than the start of the visit")
BEFORE_BEGIN = NP_("problem of a field", "Ends earlier than it begins")
OUTSIDE = NP_("problem of a field", "{day} lies outside the dates of the visit ({dates}).")
UNKNOWN_PLACE = NP_(
    "problem of a field", "There is no place “{text}” in the register: choose one or create it"
)
UNKNOWN_PARTNERSHIP = NP_(
    "problem of a field", "There is no partnership “{text}” in the register: choose one"
)
NO_SIDE = NP_("problem of a field", "Say who carries it out: {ours}, {theirs} or {both}")
TWICE = NP_("problem of a field", "{name} is in the list twice")
WHAT_MISSING = NP_("problem of a field", "Say what this row is about")
NOT_A_DAY = NP_("problem of a field", "A whole date is needed here: day, month and year")
NO_DEADLINE = NN_(
    "{count} commitment has no deadline: nobody will be reminded of it.",
    "{count} commitments have no deadline: nobody will be reminded of them.",
)
DAY_NOT_STATED = NP_("repair of a day", "Day not stated")
EXTEND_TO = NP_("repair of a day", "Extend the visit to {day}")
BEGIN_ON = NP_("repair of a day", "Let the visit begin on {day}")
ROW_FIELDS = {"title", "text"}


def say(found: Found, texts: Texts, dates: Dates) -> Said:
    """Return what is wrong and how it could be repaired."""
    if found.error is not None:
        return date_sentence(found.error, texts)
    special = _special(found, texts, dates)
    if special is None:
        return problem_sentence(found.problem, texts)
    repair = problem_sentence(found.problem, texts)[1] if found.problem.repair is not None else ""
    return special, repair


def _special(found: Found, texts: Texts, dates: Dates) -> str | None:
    part, _, field = found.spot
    problem, facts = found.problem, dict(found.problem.facts)
    code = problem.code
    if code is ProblemCode.OUTSIDE_VISIT and dates.start is not None:
        day, end = facts["day"], facts["end"]
        if isinstance(day, PartialDate) and isinstance(end, PartialDate):
            return texts(OUTSIDE, day=short(day, texts.words), dates=span(dates.start, end, texts.words))
    if code is ProblemCode.REQUIRED and "text" in facts:
        return texts(UNKNOWN_PARTNERSHIP if field == "partnership" else UNKNOWN_PLACE, **facts)
    if code is ProblemCode.NO_SIDE:
        sides = {"ours": Side.OURS.label, "theirs": Side.THEIRS.label, "both": Side.BOTH.label}
        return texts(NO_SIDE, **sides)
    plain: dict[ProblemCode, Message] = {
        ProblemCode.END_BEFORE_START: BEFORE_BEGIN if part else BEFORE_START,
        ProblemCode.TWICE: TWICE,
        ProblemCode.UNREADABLE_DATE: NOT_A_DAY,
    }
    if code is ProblemCode.REQUIRED and part and field in ROW_FIELDS:
        return texts(WHAT_MISSING)
    return texts(plain[code], **facts) if code in plain else None
