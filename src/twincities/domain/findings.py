"""What a check of the register can find; the wording is the window's."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FindingCode(StrEnum):
    """Everything that can be wrong inside a register."""

    DAMAGED = "damaged"
    """The file's pages contradict each other; `detail` is the database's own word on it."""
    BROKEN_REFERENCE = "broken_reference"
    """A row refers to one that is not there."""
    ORPHAN_CLAIM = "orphan_claim"
    """A claim belongs to a record that is not there."""
    ORPHAN_CHANGE = "orphan_change"
    """History tells of a record that is not there."""
    HISTORY_GAP = "history_gap"
    """A record's version is not the one that its history ends with."""
    POSITIONS = "positions"
    """The rows of a part do not lie at 0, 1, 2 and so on."""
    SEARCH_INDEX = "search_index"
    """The search index does not hold what the table holds."""
    SEARCH_WORDS = "search_words"
    """A record is not found by the words it should be found by."""
    LABEL = "label"
    """A place is not listed under the name it should be listed under."""
    WORKED_OUT = "worked_out"
    """A state, a standing or a day of meeting that lists go by is not what follows from what is recorded."""
    UNKNOWN_CODE = "unknown_code"
    """A vocabulary does not have this code; `detail` is the code."""
    UNREADABLE_DATE = "unreadable_date"
    """A date cannot be read, or sorts where it does not belong; `detail` is its text."""
    INVALID_RECORD = "invalid_record"
    """A record breaks a rule, so that it cannot be opened."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: of which noun, in which part ("" for the record itself), which field, which record.

    `key` is "" where no record can be named; `detail` is what a technician needs besides.
    """

    code: FindingCode
    noun: str = ""
    part: str = ""
    field: str = ""
    key: str = ""
    detail: str = ""
