"""What the window says when something is wrong: a sentence for trouble, a report to copy for a bug."""

from __future__ import annotations

import platform
import sys
import threading
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, qVersion

import twincities
from twincities.domain.date_words import short
from twincities.domain.errors import Problem, ProblemCode
from twincities.domain.partial_date import DateError, PartialDate
from twincities.i18n import N_, NP_, Message
from twincities.ui.forms.fields import REPAIR, date_sentence

if TYPE_CHECKING:
    from types import TracebackType

    from twincities.ui.texts import Texts

# The rooms below keep their errors to themselves; the window knows them by name. A test walks every error of every
# room and fails when one has no sentence here.
SENTENCES: dict[str, Message] = {
    "MissingRecordError": N_(
        "This record is not there any more; it may have been deleted in another window."
    ),
    "StillUsedError": N_("This record cannot be removed: other records refer to it."),
    "ConflictError": N_(
        "Somebody saved this record while you were editing it. Your text is kept in the draft."
    ),
    "CannotUndoError": N_("This cannot be undone: the same fields were changed again later."),
    "InvalidRecordError": N_("The record is not complete yet; the draft is kept."),
    "DateError": N_("This cannot be read as a date."),
    "DomainError": N_("This cannot be done with the record as it is."),
    "NotARegisterError": N_("The file {place} is not a register of this program."),
    "DamagedRegisterError": N_(
        "The register {place} is damaged. Restore the latest backup; nothing was changed."
    ),
    "NewerRegisterError": N_("A newer version of the program wrote {place}. Update the program to open it."),
    "OlderRegisterError": N_("An older version of the program wrote {place}; it has to be upgraded first."),
    "LockedRegisterError": N_("Another program holds the register. Nothing was lost; try again."),
    "ReadOnlyRegisterError": N_("The register {place} can only be read: writing is not permitted here."),
    "FullDiskError": N_("The disk is full. Nothing was written; free some room and try again."),
    "DiskFailureError": N_("The disk did not do as asked. The last change is not saved; the draft is kept."),
    "NetworkShareError": N_(
        "The register {place} lies on a network share, where it would be damaged. Move it to a local disk."
    ),
    "MissingRegisterError": N_("There is no file {place}."),
    "BackupError": N_("The backup {place} cannot be used."),
    "UpgradeError": N_("The upgrade failed. The register is as it was before."),
    "RegisterError": N_("The register {place} cannot be used."),
    "DiskFullError": N_("The disk is full; the document was not written."),
    "FolderMissingError": N_("The folder of {path} is not there; choose another place."),
    "NotAllowedError": N_("Writing to {path} is not permitted; choose another place."),
    "TargetBusyError": N_("Another program holds {path} open. Close it there and try again."),
    "NotWrittenError": N_("The document {path} could not be written."),
    "WritingCancelledError": N_("The document was not written: you stopped it."),
    "TooManyRowsError": N_(
        "There are {count} rows and a sheet holds {limit}; narrow the choice with a filter."
    ),
    "PaperError": N_("The document {path} could not be written."),
}

PROBLEMS: dict[ProblemCode, Message] = {
    ProblemCode.REQUIRED: NP_("problem of a field", "Fill this in"),
    ProblemCode.END_BEFORE_START: NP_("problem of a field", "Earlier than the beginning"),
    ProblemCode.OUTSIDE_VISIT: NP_("problem of a field", "Outside the dates of the visit"),
    ProblemCode.TWICE: NP_("problem of a field", "Already in the list"),
    ProblemCode.NO_SIDE: NP_("problem of a field", "Say which side is responsible"),
    ProblemCode.NO_DEADLINE: NP_("problem of a field", "No deadline is given"),
    ProblemCode.NO_COUNTRY: NP_("problem of a field", "Say in which country it lies"),
    ProblemCode.BAD_COUNTRY: NP_("problem of a field", "There is no such country code"),
    ProblemCode.OUT_OF_RANGE: NP_("problem of a field", "Must lie between −{limit} and {limit}"),
    ProblemCode.TOO_FEW_PARTIES: NP_("problem of a field", "A partnership needs two parties"),
    ProblemCode.TWO_PREFERRED: NP_("problem of a field", "Only one of them can be preferred"),
    ProblemCode.NOTHING_SAID: NP_("problem of a field", "Nothing is said in this row"),
    ProblemCode.UNREADABLE_DATE: NP_("problem of a field", "This cannot be read as a date"),
    ProblemCode.IMPOSSIBLE_DATE: NP_("problem of a field", "There is no such date"),
    ProblemCode.YEAR_MISSING: NP_("problem of a field", "The year is missing"),
    ProblemCode.TOO_LONG: NP_("problem of a field", "Longer than {limit} characters"),
}


def sentence(error: BaseException, texts: Texts) -> str | None:
    """Return what a person is told of a known error; None for a bug."""
    if isinstance(error, DateError):
        return date_sentence(error, texts)[0]
    for kind in type(error).__mro__:
        message = SENTENCES.get(kind.__name__)
        if message is not None:
            return texts(message, **_facts(vars(error), texts))
    if isinstance(error, OSError):
        return texts(N_("The system refused: {reason}"), reason=error.strerror or type(error).__name__)
    return None


def problem_sentence(problem: Problem, texts: Texts) -> tuple[str, str]:
    """Return what is wrong with a field and the words of the repair, "" where none is known."""
    said = texts(PROBLEMS[problem.code], **_facts(dict(problem.facts), texts))
    if problem.repair is None:
        return said, ""
    guess = problem.repair
    shown = short(guess, texts.words) if isinstance(guess, PartialDate) else str(guess)
    return said, texts(REPAIR, value=shown)


def _facts(facts: dict[str, Any], texts: Texts) -> dict[str, object]:
    said: dict[str, object] = {}
    for name, fact in facts.items():
        if isinstance(fact, PartialDate):
            said[name] = short(fact, texts.words)
        elif isinstance(fact, int) and not isinstance(fact, bool):
            said[name] = texts.words.number(fact)
        else:
            said[name] = fact
    return said


def report(error: BaseException) -> str:
    """Return what a developer needs of a bug: versions and where it happened, no values, no home folder."""
    lines = traceback.format_exception(type(error), error, error.__traceback__)
    versions = (
        f"Twin Cities {twincities.__version__}, Python {platform.python_version()}, "
        f"Qt {qVersion()}, {platform.system()} {platform.release()}"
    )
    return f"{versions}\n\n{''.join(lines)}".replace(str(Path.home()), "~")


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
