"""The door to the papers: which there are, how their files are called, and the functions that write them.

Importing this module is cheap; the workbook library is loaded when the first paper is written.
"""

# ruff: noqa: PLC0415 - openpyxl takes a third of a second to import, and most starts write no paper

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from twincities.reports.errors import (
    DiskFullError,
    FolderMissingError,
    NotAllowedError,
    NotWrittenError,
    PaperError,
    TargetBusyError,
    TooManyRowsError,
    WritingCancelledError,
)
from twincities.reports.kinds import REPORTS, VISIT_JOURNAL, VISIT_REPORT, PaperKind
from twincities.reports.naming import file_name
from twincities.reports.options import Copy, Office, PaperOptions, Shortened, Watch, Written
from twincities.reports.saving import free_name, save
from twincities.reports.visit_journal_data import JournalCover, JournalLine
from twincities.reports.visit_report_data import (
    CommitmentLine,
    PersonMet,
    ProgrammeLine,
    Twinning,
    VisitReport,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = [
    "FULL_LOOK",
    "MOST_ROWS",
    "REPORTS",
    "VISIT_JOURNAL",
    "VISIT_REPORT",
    "CommitmentLine",
    "Copy",
    "DiskFullError",
    "FolderMissingError",
    "JournalCover",
    "JournalLine",
    "NotAllowedError",
    "NotWrittenError",
    "Office",
    "PaperError",
    "PaperKind",
    "PaperOptions",
    "PersonMet",
    "ProgrammeLine",
    "Shortened",
    "TargetBusyError",
    "TooManyRowsError",
    "Twinning",
    "VisitReport",
    "Watch",
    "WritingCancelledError",
    "Written",
    "file_name",
    "free_name",
    "write_visit_journal",
    "write_visit_report",
]

FULL_LOOK = 5_000
"""Rows up to which a table gets its full look; above it is a plain sheet, which the person is told beforehand."""
MOST_ROWS = 1_048_570
"""Rows a sheet can hold beside its headers (the published limits of the file format)."""


def write_visit_report(
    data: VisitReport, options: PaperOptions, path: Path, *, replace: bool = False
) -> Written:
    """Write the report on one visit; a name that is taken gets `_2` unless `replace`. Raises PaperError."""
    from twincities.reports.packing import packed
    from twincities.reports.visit_report import build

    book, rows, shortened = build(data, options)
    content = packed(book)
    return Written(save(path, lambda file: file.write(content), replace=replace), rows, tuple(shortened))


def write_visit_journal(
    lines: Iterable[JournalLine],
    count: int,
    options: PaperOptions,
    path: Path,
    watch: Watch | None = None,
    *,
    cover: JournalCover | None = None,
    replace: bool = False,
) -> Written:
    """Write the visit journal from about `count` lines, sorted by their start; above FULL_LOOK a plain sheet.

    The lines are taken as they come and not kept on a plain sheet. Raises PaperError, among it
    WritingCancelledError when `watch` says so.
    """
    from twincities.reports.journal_sheets import FullSheet, PlainSheet

    if count > MOST_ROWS:
        raise TooManyRowsError(path, count, MOST_ROWS)
    make = PlainSheet if count > FULL_LOOK else FullSheet
    sheet = make(options, cover or JournalCover(), watch or Watch(), path)
    rows = 0

    def fill(file: BinaryIO) -> None:
        nonlocal rows
        rows = sheet.write(lines, count, file)

    target = save(path, fill, replace=replace)
    return Written(target, rows, tuple(sheet.shortened))
