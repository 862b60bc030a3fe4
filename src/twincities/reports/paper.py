"""The door to the papers: which there are, how their files are called, and the functions that write them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincities.i18n import NP_

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from twincities.i18n import Message
    from twincities.reports.options import PaperOptions, Watch, Written
    from twincities.reports.visit_journal_data import JournalCover, JournalLine
    from twincities.reports.visit_report_data import VisitReport


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A kind of paper: its id for commands and marks, its number in the set, its title, the stem of its file."""

    id: str
    number: int
    title: Message
    file_stem: Message


VISIT_JOURNAL = PaperKind(
    "visit_journal", 2, NP_("paper", "Journal of international visits"), NP_("file name", "visit journal")
)
VISIT_REPORT = PaperKind("visit_report", 3, NP_("paper", "Visit report"), NP_("file name", "visit report"))

REPORTS = (VISIT_JOURNAL, VISIT_REPORT)
"""The papers of this version, in the order of their numbers."""


def write_visit_report(data: VisitReport, options: PaperOptions, path: Path, *, replace: bool = False) -> Written:
    """Write the report on one visit; a name that is taken gets `_2` unless `replace`. Raises PaperError."""
    raise NotImplementedError


def write_visit_journal(  # noqa: PLR0913 - lines, what is asked, where, and how to watch it
    lines: Iterable[JournalLine],
    count: int,
    options: PaperOptions,
    path: Path,
    watch: Watch | None = None,
    *,
    cover: JournalCover | None = None,
    replace: bool = False,
) -> Written:
    """Write the visit journal from `count` lines as they come; past 5,000 a plain sheet. Raises PaperError."""
    raise NotImplementedError
