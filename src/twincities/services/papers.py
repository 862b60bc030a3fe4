"""Papers: reports and lists, from the register to a workbook on the disk.

What a window or a command needs of the room of papers is offered here, for they do not know that room.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincities.db.tables.visits import visit as visits
from twincities.reports.paper import (
    AGREEMENTS,
    ANNIVERSARIES,
    BRIEFING,
    COMMITMENTS,
    FULL_LOOK,
    REGISTER,
    REPORTS,
    VISIT_JOURNAL,
    VISIT_REPORT,
    Copy,
    Office,
    PaperError,
    PaperKind,
    PaperOptions,
    Period,
    Shortened,
    Watch,
    WritingCancelledError,
    Written,
    file_name,
    write_briefing,
    write_visit_report,
)
from twincities.services.briefings import Briefings
from twincities.services.measures import Measures
from twincities.services.paper_content_briefing import partnership_id, partnership_number
from twincities.services.paper_content_lists import ListContent, Target, reader_of
from twincities.services.paper_content_report import visit_number, visit_report
from twincities.services.paper_lists import ComingAnniversaries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from pathlib import Path

    from twincities.domain.keys import Key
    from twincities.i18n import Words
    from twincities.services.desk import Desk
    from twincities.services.paper_lists import PaperList

__all__ = [
    "AGREEMENTS",
    "ANNIVERSARIES",
    "BRIEFING",
    "COMMITMENTS",
    "FULL_LOOK",
    "REGISTER",
    "REPORTS",
    "VISIT_JOURNAL",
    "VISIT_REPORT",
    "Copy",
    "Office",
    "PaperError",
    "PaperKind",
    "PaperOptions",
    "PaperPlan",
    "Papers",
    "Period",
    "Shortened",
    "Watch",
    "WritingCancelledError",
    "Written",
]


@dataclass(frozen=True, slots=True)
class PaperPlan:
    """How a list will be written: `plain` is a sheet without the paper's look, which is told beforehand."""

    rows: int
    plain: bool


class Papers:
    """What a person does with papers."""

    def __init__(
        self,
        desk: Desk,
        catalogue_id: str,
        office: Callable[[], Office],
        measures: Callable[[], Measures] = Measures,
    ) -> None:
        """Write papers of a register; `office` and `measures` are asked for each paper, for they are settings."""
        self._desk = desk
        self._measures = measures
        self._catalogue_id = catalogue_id
        self._office = office

    def options(self, words: Words, as_of: date, copy: Copy = Copy.FINAL) -> PaperOptions:
        """Return the options of a paper in a language, with the office's and the register's own facts."""
        return PaperOptions(
            words=words,
            as_of=as_of,
            office=self._office(),
            copy=copy,
            catalogue_id=self._catalogue_id,
            exported_at=datetime.now(UTC),
        )

    def report_file_name(self, key: Key, options: PaperOptions) -> str:
        """Return what the file of a visit's report is called."""
        with self._desk.reading() as connection:
            number = connection.scalar(select(visits.c.id).where(visits.c.key == key)) or 0
        return file_name(VISIT_REPORT, visit_number(number), options.words, options.copy)

    def visit_report(
        self, key: Key, options: PaperOptions, target: Path, *, replace: bool = False
    ) -> Written:
        """Write the report on one visit; a taken name gets `_2` unless `replace`.

        MissingRecordError where there is no such visit; PaperError.
        """
        with self._desk.reading() as connection:
            data = visit_report(connection, key, options.words, options.as_of)
        # A review copy will be remembered here, by options.export_id: key, revision and hash of every row, so that
        # remarks can be taken back into the register.
        return write_visit_report(data, options, target, replace=replace)

    # -------------------------------------------------------------------------------------------- lists

    def list_file_name(self, paper: PaperList, options: PaperOptions) -> str:
        """Return what the file of a list is called."""
        subject = options.as_of.isoformat()
        if isinstance(paper, ComingAnniversaries):
            period = Period.after(options.as_of)
            subject = f"{period.first:%Y-%m}_{period.last:%Y-%m}"
        return file_name(paper.kind, subject, options.words, options.copy)

    def plan(self, paper: PaperList, options: PaperOptions) -> PaperPlan:
        """Say how long a list will be and how it will look."""
        with self._content(options) as content:
            count = content.count(paper)
        return PaperPlan(count, count > FULL_LOOK)

    def write_list(
        self,
        paper: PaperList,
        options: PaperOptions,
        target: Path,
        watch: Watch | None = None,
        *,
        replace: bool = False,
    ) -> Written:
        """Write a list, all from one moment of the register; a taken name gets `_2` unless `replace`.

        PaperError, among it WritingCancelledError when `watch` says so.
        """
        with self._content(options) as content:
            return content.write(paper, Target(target, watch, replace))

    @contextmanager
    def _content(self, options: PaperOptions) -> Iterator[ListContent]:
        with self._desk.reading() as connection:
            yield ListContent(self._desk, connection, self._measures(), options)

    # ----------------------------------------------------------------------------------------- briefing

    def briefing_file_name(self, key: Key, options: PaperOptions) -> str:
        """Return what the file of a partnership's briefing is called."""
        with self._desk.reading() as connection:
            number = partnership_number(partnership_id(connection, key))
        return file_name(BRIEFING, number, options.words, options.copy)

    def briefing(self, key: Key, options: PaperOptions, target: Path, *, replace: bool = False) -> Written:
        """Write the briefing for a visit to or from a partner; MissingRecordError where there is none, PaperError."""
        data = Briefings(self._desk, self._measures).of(key, reader_of(options), options.words)
        return write_briefing(data, options, target, replace=replace)
