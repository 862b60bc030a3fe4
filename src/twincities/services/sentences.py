"""What a person is told of every refusal and every trouble that the rooms know; the window and the commands say it.

The wording stands here once. Cheap to import: a refusal may come before any register is open.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from twincities.db import errors as db
from twincities.domain import errors as domain
from twincities.domain.date_words import short
from twincities.domain.findings import FindingCode
from twincities.domain.partial_date import DateError, PartialDate
from twincities.geo import errors as geo
from twincities.i18n import N_, NN_
from twincities.reports import errors as reports

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from twincities.domain.findings import Finding
    from twincities.i18n import Message, Words

SENTENCES: Mapping[type[BaseException], Message] = {
    domain.MissingRecordError: N_(
        "This record is not there any more; it may have been deleted in another window."
    ),
    domain.StillUsedError: N_("This record cannot be removed: other records refer to it."),
    domain.NamedTwiceError: N_("Some records name both places; change or delete them first."),
    domain.ConflictError: N_(
        "Somebody saved this record while you were editing it. Your text is kept in the draft."
    ),
    domain.CannotUndoError: N_("This cannot be undone: the same fields were changed again later."),
    domain.CannotReturnError: N_(
        "This version cannot come back: a rule forbids it today, or other records follow this one by now."
    ),
    domain.InvalidRecordError: N_("The record is not complete yet; the draft is kept."),
    domain.DraftElsewhereError: N_("This draft is open in another window; go on with it there."),
    DateError: N_("This cannot be read as a date."),
    domain.NotEmptyError: N_("{place} is there already. Example data are written into an empty folder only."),
    domain.CancelledError: N_("Stopped; nothing was written."),
    domain.DomainError: N_("This cannot be done with the record as it is."),
    db.NotARegisterError: N_("The file {place} is not a register of this program."),
    db.DamagedRegisterError: N_(
        "The register {place} is damaged. Restore the latest backup; nothing was changed."
    ),
    db.NewerRegisterError: N_("A newer version of the program wrote {place}. Update the program to open it."),
    db.OlderRegisterError: N_("An older version of the program wrote {place}; it has to be upgraded first."),
    db.LockedRegisterError: N_("Another program holds the register. Nothing was lost; try again."),
    db.ReadOnlyRegisterError: N_("The register {place} can only be read: writing is not permitted here."),
    db.UnreadableRegisterError: N_("The register {place} cannot be read: this is not permitted here."),
    db.UnsettledRegisterError: N_(
        "The register {place} was not closed in order: it can be read again once there is room, and permission, to "
        "write beside it."
    ),
    db.FullDiskError: N_("The disk is full. Nothing was written; free some room and try again."),
    db.DiskFailureError: N_("The disk did not do as asked. The last change is not saved; the draft is kept."),
    db.NetworkShareError: N_(
        "The register {place} lies on a network share, where it would be damaged. Move it to a local disk."
    ),
    db.MissingRegisterError: N_("There is no file {place}."),
    db.MovedRegisterError: N_(
        "The register {place} was moved, removed or replaced while it was open. Nothing was written; put it back in "
        "its place, where its last changes lie."
    ),
    db.BackupError: N_("The backup {place} cannot be made or used."),
    db.UpgradeError: N_("The upgrade failed. The register is as it was before."),
    db.RegisterError: N_("The register {place} cannot be used."),
    geo.GazetteerMissingError: N_(
        "The gazetteer {place} is missing. Install the program anew to find places by name."
    ),
    geo.GazetteerDamagedError: N_(
        "The gazetteer {place} is damaged. Install the program anew to find places by name."
    ),
    geo.OnlineOffError: N_("Looking places up on the net is switched off."),
    geo.OnlineTooOftenError: N_("OpenStreetMap was asked too often; try again in {seconds} s."),
    geo.OnlineUnreachableError: N_(
        "OpenStreetMap cannot be reached; the program's own gazetteer still answers."
    ),
    geo.OnlineUnreadableError: N_(
        "Something answered that is not OpenStreetMap: perhaps the network wants you to sign in first."
    ),
    geo.OnlineError: N_("OpenStreetMap gave no answer."),
    reports.DiskFullError: N_("The disk is full; the document was not written."),
    reports.FolderMissingError: N_("The folder of {path} is not there; choose another place."),
    reports.NotAllowedError: N_("Writing to {path} is not permitted; choose another place."),
    reports.TargetBusyError: N_("Another program holds {path} open. Close it there and try again."),
    reports.NotWrittenError: N_("The document {path} could not be written."),
    reports.WritingCancelledError: N_("The document was not written: you stopped it."),
    reports.TooManyRowsError: N_(
        "There are {count} rows and a sheet holds {limit}; narrow the choice with a filter."
    ),
    reports.PaperError: N_("The document {path} could not be written."),
}
SYSTEM_REFUSED = N_("The system refused: {reason}")

FINDINGS: Mapping[FindingCode, Message] = {
    FindingCode.DAMAGED: NN_(
        "The file itself is damaged in {count} place", "The file itself is damaged in {count} places"
    ),
    FindingCode.BROKEN_REFERENCE: NN_(
        "{count} row refers to a record that is not there", "{count} rows refer to a record that is not there"
    ),
    FindingCode.ORPHAN_CLAIM: NN_(
        "{count} source's word belongs to a record that is not there",
        "{count} sources' words belong to records that are not there",
    ),
    FindingCode.ORPHAN_CHANGE: NN_(
        "History tells of {count} record that is not there",
        "History tells of {count} records that are not there",
    ),
    FindingCode.HISTORY_GAP: NN_(
        "The history of {count} record does not lead to what it is now",
        "The history of {count} records does not lead to what they are now",
    ),
    FindingCode.POSITIONS: NN_(
        "The rows of {count} record do not lie in order", "The rows of {count} records do not lie in order"
    ),
    FindingCode.SEARCH_INDEX: NN_(
        "{count} search index does not fit its records", "{count} search indexes do not fit their records"
    ),
    FindingCode.SEARCH_WORDS: NN_(
        "{count} record is not found by its words", "{count} records are not found by their words"
    ),
    FindingCode.LABEL: NN_(
        "{count} record is listed under a wrong name", "{count} records are listed under wrong names"
    ),
    FindingCode.WORKED_OUT: NN_(
        "Lists show {count} record in a wrong state; twincities check --repair works it out anew",
        "Lists show {count} records in a wrong state; twincities check --repair works them out anew",
    ),
    FindingCode.UNKNOWN_CODE: NN_("{count} value is in no vocabulary", "{count} values are in no vocabulary"),
    FindingCode.UNREADABLE_DATE: NN_("{count} date cannot be read", "{count} dates cannot be read"),
    FindingCode.INVALID_RECORD: NN_(
        "{count} record breaks a rule and cannot be opened",
        "{count} records break a rule and cannot be opened",
    ),
}


def sentence(error: BaseException, words: Words) -> str | None:
    """Return what a person is told of a known error; None for a bug."""
    for kind in type(error).__mro__:
        message = SENTENCES.get(kind)
        if message is not None:
            return words(message, **said_facts(vars(error), words))
    if isinstance(error, OSError) and error.errno in domain.DISK_IS_FULL:
        return words(SENTENCES[db.FullDiskError])
    if isinstance(error, OSError):
        return words(SYSTEM_REFUSED, reason=error.strerror or type(error).__name__)
    return None


def passes_by_itself(error: BaseException) -> bool:
    """Tell whether trouble is over in a moment without anybody's doing: somebody else is writing."""
    return isinstance(error, db.LockedRegisterError)


def finding_sentences(findings: Iterable[Finding], words: Words) -> list[str]:
    """Say what a check found: of each kind how many, the gravest first."""
    counts = Counter(one.code for one in findings)
    return [words(FINDINGS[code], count=counts[code]) for code in FindingCode if code in counts]


def said_facts(facts: Mapping[str, object], words: Words) -> dict[str, object]:
    """Return facts as sentences hold them: dates and numbers in the language's own way."""
    said: dict[str, object] = {}
    for name, fact in facts.items():
        if isinstance(fact, PartialDate):
            said[name] = short(fact, words)
        elif isinstance(fact, int) and not isinstance(fact, bool):
            said[name] = words.number(fact)
        else:
            said[name] = fact
    return said
