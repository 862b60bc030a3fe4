"""Which papers there are. Cheap to import: nothing here touches a workbook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincities.i18n import NP_

if TYPE_CHECKING:
    from twincities.i18n import Message


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A kind of paper: its id for commands and marks, its number in the set, its title, the stem of its file.

    The stem is translated into Latin letters: the file must survive every mail program.
    """

    id: str
    number: int
    title: Message
    file_stem: Message


REGISTER = PaperKind(
    "register",
    1,
    NP_("paper", "Register of twinning and partnership links"),
    # Note: in Latin letters in every language.
    NP_("file name", "register"),
)
VISIT_JOURNAL = PaperKind(
    "visit_journal",
    2,
    NP_("paper", "Journal of international visits"),
    # Note: in Latin letters in every language.
    NP_("file name", "visit_journal"),
)
VISIT_REPORT = PaperKind(
    "visit_report",
    3,
    NP_("paper", "Visit report"),
    # Note: in Latin letters in every language.
    NP_("file name", "visit_report"),
)

ANNIVERSARIES = PaperKind(
    "anniversaries",
    6,
    NP_("paper", "Anniversaries of partnerships, 24 months"),
    # Note: in Latin letters in every language.
    NP_("file name", "anniversaries"),
)
AGREEMENTS = PaperKind(
    "agreements",
    7,
    NP_("paper", "Agreements: terms and notices"),
    # Note: in Latin letters in every language.
    NP_("file name", "agreements_terms"),
)
COMMITMENTS = PaperKind(
    "commitments",
    8,
    NP_("paper", "Ledger of commitments and assignments"),
    # Note: in Latin letters in every language.
    NP_("file name", "commitments"),
)
BRIEFING = PaperKind(
    "briefing",
    9,
    NP_("paper", "Briefing for a visit"),
    # Note: in Latin letters in every language.
    NP_("file name", "visit_briefing"),
)

REPORTS = (REGISTER, VISIT_JOURNAL, VISIT_REPORT, ANNIVERSARIES, AGREEMENTS, COMMITMENTS, BRIEFING)
"""The papers of this version, in the order of their numbers."""
