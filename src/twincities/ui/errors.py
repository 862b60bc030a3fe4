"""What the window says when something is wrong: a sentence for trouble, a report to copy for a bug.

What is needed for saying it is imported when something is wrong: the first rows do without.
"""

from __future__ import annotations

import sys
import threading
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, qVersion

import twincities
from twincities.domain.date_words import short
from twincities.domain.errors import Problem, ProblemCode
from twincities.domain.partial_date import DateError, PartialDate
from twincities.i18n import NP_, Message

if TYPE_CHECKING:
    from types import TracebackType

    from twincities.ui.texts import Texts

PROBLEMS: dict[ProblemCode, Message] = {
    ProblemCode.REQUIRED: NP_("problem of a field", "Fill this in"),
    ProblemCode.END_BEFORE_START: NP_("problem of a field", "Earlier than the beginning"),
    ProblemCode.OUTSIDE_VISIT: NP_("problem of a field", "Outside the dates of the visit"),
    ProblemCode.TWICE: NP_("problem of a field", "Already in the list"),
    ProblemCode.NO_SIDE: NP_("problem of a field", "Say which side is responsible"),
    ProblemCode.NO_DEADLINE: NP_("problem of a field", "No deadline is stated"),
    ProblemCode.NO_COUNTRY: NP_("problem of a field", "Say in which country it lies"),
    ProblemCode.BAD_COUNTRY: NP_("problem of a field", "There is no such country code"),
    ProblemCode.OUT_OF_RANGE: NP_("problem of a field", "Must lie between −{limit} and {limit}"),
    ProblemCode.TOO_FEW_PARTIES: NP_("problem of a field", "A partnership needs two parties"),
    ProblemCode.TWO_PREFERRED: NP_(
        "problem of a field", "Two words on this value are preferred: remove one of them (Alt+I)"
    ),
    ProblemCode.UNKNOWN_TERM: NP_(
        "problem of a field", "“{text}” is not in the list: choose one of its words"
    ),
    ProblemCode.NO_NUMBER: NP_("problem of a field", "Write a number"),
    ProblemCode.NOTHING_SAID: NP_("problem of a field", "Nothing is said in this row"),
    ProblemCode.UNREADABLE_DATE: NP_("problem of a field", "This cannot be read as a date"),
    ProblemCode.IMPOSSIBLE_DATE: NP_("problem of a field", "There is no such date"),
    ProblemCode.YEAR_MISSING: NP_("problem of a field", "The year is missing"),
    ProblemCode.EARLY_YEAR: NP_(
        "problem of a field", "The year {year} has fewer than four figures: check whether one is missing"
    ),
    ProblemCode.TOO_LONG: NP_("problem of a field", "Longer than {limit} characters"),
    ProblemCode.CONTACT_WITHOUT_BASIS: NP_(
        "problem of a field", "Say on what basis the contact data is processed"
    ),
    ProblemCode.CONTACT_WITHOUT_END: NP_("problem of a field", "Say until when the contact data may be kept"),
    ProblemCode.CONTACT_KEPT_TOO_LONG: NP_(
        "problem of a field",
        "The contact data could be kept until {date}: delete it, or agree on a later day and write it here",
    ),
    ProblemCode.BAD_MONTH: NP_("problem of a field", "Write a month from 1 to 12"),
    ProblemCode.BAD_DAY: NP_("problem of a field", "Write a day from 1 to {limit}"),
    ProblemCode.DAY_AND_WEEK: NP_(
        "problem of a field", "Give a day of the month or a day of the week, not both"
    ),
    ProblemCode.NO_DAY: NP_("problem of a field", "Give a day of the month or a day of the week"),
    ProblemCode.WEEK_WITHOUT_WEEKDAY: NP_("problem of a field", "Say on which day of that week"),
    ProblemCode.WEEKDAY_WITHOUT_WEEK: NP_("problem of a field", "Say in which week of the month"),
    ProblemCode.TWO_DIRECTIONS: NP_("problem of a field", "Name a predecessor or a successor, not both"),
    ProblemCode.BAD_PERIOD: NP_("problem of a field", "Write a whole number from 1 to {limit}"),
    ProblemCode.TERM_WITHOUT_START: NP_(
        "problem of a field",
        "A term needs its beginning: say when it was signed or since when it is in force",
    ),
    ProblemCode.TERM_MISSING: NP_("problem of a field", "Say how long the term is or until when it is valid"),
    ProblemCode.TERM_OF_OPEN_ENDED: NP_(
        "problem of a field", "An open-ended document has no term: remove the term or choose a fixed one"
    ),
    ProblemCode.NOTICE_TOO_LONG: NP_("problem of a field", "The notice period must be shorter than the term"),
    ProblemCode.PERIOD_WITHOUT_RENEWAL: NP_("problem of a field", "Say how it is renewed"),
    ProblemCode.FOLLOWS_NOTHING: NP_("problem of a field", "Say which document this one belongs to"),
    ProblemCode.CIRCULAR_CHAIN: NP_(
        "problem of a field", "This document follows from the one here: choose an earlier document"
    ),
    ProblemCode.OTHER_PARTNERSHIP: NP_("problem of a field", "Choose a document of the same partnership"),
    ProblemCode.BAD_LEAD_TIMES: NP_("problem of a field", "Write whole months, for example 6, 3"),
    ProblemCode.OVERRIDE_WITHOUT_REASON: NP_(
        "problem of a field", "Say why the office sets the status itself"
    ),
    ProblemCode.ACTIVITY_WITHOUT_REASON: NP_(
        "problem of a field", "Say why the office sets the activity itself"
    ),
    ProblemCode.RESUMED_TOO_SOON: NP_(
        "problem of a field", "Nothing was suspended or ended before: enter that decision first"
    ),
    ProblemCode.SAME_AS_BEFORE: NP_("problem of a field", "The decision before says the same"),
}


def sentence(error: BaseException, texts: Texts) -> str | None:
    """Return what a person is told of a known error; None for a bug."""
    from twincities.services.sentences import sentence as known_sentence  # noqa: PLC0415 - see above
    from twincities.ui.forms.date_sentences import date_sentence  # noqa: PLC0415 - see above

    if isinstance(error, DateError):
        return date_sentence(error, texts)[0]
    return known_sentence(error, texts.words)


def problem_sentence(problem: Problem, texts: Texts) -> tuple[str, str]:
    """Return what is wrong with a field and the words of the repair, "" where none is known."""
    from twincities.services.sentences import said_facts  # noqa: PLC0415 - see above
    from twincities.ui.forms.date_sentences import REPAIR  # noqa: PLC0415 - see above

    said = texts(PROBLEMS[problem.code], **said_facts(problem.facts, texts.words))
    if problem.repair is None:
        return said, ""
    guess = problem.repair
    shown = short(guess, texts.words) if isinstance(guess, PartialDate) else str(guess)
    return said, texts(REPAIR, value=shown)


def report(error: BaseException) -> str:
    """Return what a developer needs of a bug: versions and where it happened, no values, no home folder."""
    import platform  # noqa: PLC0415 - when something is wrong

    lines = traceback.format_exception(type(error), error, error.__traceback__)
    versions = (
        f"Twin Cities {twincities.__version__}, Python {platform.python_version()}, "
        f"Qt {qVersion()}, {platform.system()} {platform.release()}"
    )
    return f"{versions}\n\n{''.join(lines)}".replace(str(Path.home()), "~")


def places_of(error: BaseException) -> str:
    """Return where an error happened, without its message: that may hold what a person typed."""
    frames = "".join(traceback.format_tb(error.__traceback__)).rstrip()
    return frames.replace(str(Path.home()), "~")


class Watch(QObject):
    """Catches what nobody caught, in any thread or slot, and tells the window instead of the terminal."""

    failed = Signal(object)

    def install(self) -> None:
        """Take over the interpreter's hooks; `restore` gives them back."""
        self._before = (sys.excepthook, sys.unraisablehook, threading.excepthook)
        sys.excepthook = self._on_exception
        sys.unraisablehook = lambda caught: self._on_unraisable(caught.exc_value)
        threading.excepthook = lambda caught: self._on_unraisable(caught.exc_value)

    def restore(self) -> None:
        """Give the hooks back."""
        sys.excepthook, sys.unraisablehook, threading.excepthook = self._before

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self.failed.emit(error)

    def _on_unraisable(self, error: BaseException | None) -> None:
        if error is not None:
            self.failed.emit(error)
