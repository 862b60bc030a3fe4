"""The door to the papers: which there are, how their files are called, and the functions that write them.

Importing this module is cheap; the workbook library is loaded when the first paper is written.
"""

# ruff: noqa: PLC0415 - openpyxl takes a third of a second to import, and most starts write no paper

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

from twincities.reports.agreements_data import (
    NOTICE_AHEAD,
    URGENT,
    AgreementCover,
    AgreementLine,
    ProposedAction,
    TermState,
)
from twincities.reports.anniversaries_data import AnniversaryCover, AnniversaryLine, Period
from twincities.reports.briefing_data import (
    Acquaintance,
    AgreementNow,
    Briefing,
    ComingDate,
    Lacking,
    OpenPromise,
    PastVisit,
    Tie,
)
from twincities.reports.commitments_data import LedgerCover, LedgerLine, LedgerState
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
from twincities.reports.kinds import (
    AGREEMENTS,
    ANNIVERSARIES,
    BRIEFING,
    COMMITMENTS,
    REGISTER,
    REPORTS,
    VISIT_JOURNAL,
    VISIT_REPORT,
    PaperKind,
)
from twincities.reports.naming import file_name
from twincities.reports.options import Copy, Office, PaperOptions, Shortened, Watch, Written
from twincities.reports.register_data import RegisterCover, RegisterLine
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

    from openpyxl import Workbook

    from twincities.reports.list_paper import ListPaper

__all__ = [
    "AGREEMENTS",
    "ANNIVERSARIES",
    "BRIEFING",
    "COMMITMENTS",
    "FULL_LOOK",
    "MOST_ROWS",
    "NOTICE_AHEAD",
    "REGISTER",
    "REPORTS",
    "URGENT",
    "VISIT_JOURNAL",
    "VISIT_REPORT",
    "Acquaintance",
    "AgreementCover",
    "AgreementLine",
    "AgreementNow",
    "AnniversaryCover",
    "AnniversaryLine",
    "Briefing",
    "ComingDate",
    "CommitmentLine",
    "Copy",
    "DiskFullError",
    "FolderMissingError",
    "JournalCover",
    "JournalLine",
    "Lacking",
    "LedgerCover",
    "LedgerLine",
    "LedgerState",
    "NotAllowedError",
    "NotWrittenError",
    "Office",
    "OpenPromise",
    "PaperError",
    "PaperKind",
    "PaperOptions",
    "PastVisit",
    "Period",
    "PersonMet",
    "ProgrammeLine",
    "ProposedAction",
    "RegisterCover",
    "RegisterLine",
    "Shortened",
    "TargetBusyError",
    "TermState",
    "Tie",
    "TooManyRowsError",
    "Twinning",
    "VisitReport",
    "Watch",
    "WritingCancelledError",
    "Written",
    "file_name",
    "free_name",
    "write_agreements",
    "write_anniversaries",
    "write_briefing",
    "write_commitments",
    "write_register",
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
    from twincities.reports.visit_report import build

    return _write_document(*build(data, options), path, replace=replace)


def _write_document(
    book: Workbook, rows: int, shortened: list[Shortened], path: Path, *, replace: bool
) -> Written:
    from twincities.reports.packing import packed

    content = packed(book)
    return Written(save(path, lambda file: file.write(content), replace=replace), rows, tuple(shortened))


def write_briefing(data: Briefing, options: PaperOptions, path: Path, *, replace: bool = False) -> Written:
    """Write the briefing on one partnership; a name that is taken gets `_2` unless `replace`. Raises PaperError."""
    from twincities.reports.briefing import build

    return _write_document(*build(data, options), path, replace=replace)


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
    from twincities.reports.journal_sheets import write_full, write_plain

    if count > MOST_ROWS:
        raise TooManyRowsError(path, count, MOST_ROWS)
    rows, shortened = 0, list[Shortened]()
    watch = watch or Watch()

    def fill(file: BinaryIO) -> None:
        nonlocal rows, shortened
        if count > FULL_LOOK:
            rows, shortened = write_plain(lines, count, options, watch, path, file)
        else:
            rows, shortened = write_full(lines, count, options, cover or JournalCover(), watch, path, file)

    target = save(path, fill, replace=replace)
    return Written(target, rows, tuple(shortened))


def write_register(
    lines: Iterable[RegisterLine],
    count: int,
    options: PaperOptions,
    path: Path,
    watch: Watch | None = None,
    *,
    cover: RegisterCover | None = None,
    replace: bool = False,
) -> Written:
    """Write the register of partnerships from about `count` lines in the order of their sides; above FULL_LOOK plain.

    A plain list is followed by the summary in a workbook of its own. Raises PaperError, among it
    WritingCancelledError when `watch` says so.
    """
    from twincities.reports.register import Paper

    paper = Paper(options, cover or RegisterCover(), watch or Watch(), path)
    return _write_table(paper, lines, count, replace=replace)


def write_anniversaries(
    lines: Iterable[AnniversaryLine],
    count: int,
    options: PaperOptions,
    path: Path,
    watch: Watch | None = None,
    *,
    cover: AnniversaryCover,
    replace: bool = False,
) -> Written:
    """Write the anniversaries of a period, sorted by date, as `write_register` does."""
    from twincities.reports.anniversaries import Paper

    paper = Paper(options, cover, watch or Watch(), path)
    return _write_table(paper, lines, count, replace=replace)


def write_commitments(
    lines: Iterable[LedgerLine],
    count: int,
    options: PaperOptions,
    path: Path,
    watch: Watch | None = None,
    *,
    cover: LedgerCover | None = None,
    replace: bool = False,
) -> Written:
    """Write the ledger of commitments, sorted by state, as `write_register` does."""
    from twincities.reports.commitments import Paper

    paper = Paper(options, cover or LedgerCover(), watch or Watch(), path)
    return _write_table(paper, lines, count, replace=replace)


def write_agreements(
    lines: Iterable[AgreementLine],
    count: int,
    options: PaperOptions,
    path: Path,
    watch: Watch | None = None,
    *,
    cover: AgreementCover | None = None,
    replace: bool = False,
) -> Written:
    """Write the terms of agreements, sorted by state and notice date, as `write_register` does."""
    from twincities.reports.agreements import Paper

    paper = Paper(options, cover or AgreementCover(), watch or Watch(), path)
    return _write_table(paper, lines, count, replace=replace)


def _write_table(paper: ListPaper[Any, Any], lines: Iterable[Any], count: int, *, replace: bool) -> Written:
    from twincities.reports.packing import packed
    from twincities.reports.pairing import pair_of

    path = paper.path
    if count > MOST_ROWS:
        raise TooManyRowsError(path, count, MOST_ROWS)
    rows = 0
    beside: list[Path] = []

    def fill(file: BinaryIO) -> None:
        nonlocal rows
        if count <= FULL_LOOK:
            rows = paper.write_full(lines, count, file)
            return
        rows, book = paper.write_plain(lines, count, file)
        content = packed(book)
        pair = pair_of(path, paper.words)
        beside.append(save(pair, lambda other: other.write(content), replace=replace))

    try:
        target = save(path, fill, replace=replace)
    except BaseException:
        for one in beside:
            one.unlink(missing_ok=True)
        raise
    return Written(target, rows, tuple(paper.shortened), tuple(beside))
