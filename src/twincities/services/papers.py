"""Papers: reports and lists, from the register to a workbook on the disk.

What a window or a command needs of the room of papers is offered here, for they do not know that room.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from twincities.db.tables import visit as visits
from twincities.domain.partial_date import PartialDate
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
    JournalCover,
    Office,
    PaperError,
    PaperKind,
    PaperOptions,
    Period,
    Shortened,
    Watch,
    Written,
    file_name,
    write_agreements,
    write_anniversaries,
    write_briefing,
    write_commitments,
    write_register,
    write_visit_journal,
    write_visit_report,
)
from twincities.services.anniversaries import Anniversaries
from twincities.services.briefings import Briefings
from twincities.services.extracts import visits_chosen
from twincities.services.measures import Measures
from twincities.services.paper_content_agreements import (
    agreement_count,
    agreement_cover,
    agreement_lines,
    watched_terms,
)
from twincities.services.paper_content_anniversaries import (
    anniversary_cover,
    anniversary_lines,
    coming_anniversaries,
)
from twincities.services.paper_content_briefing import (
    partnership_id,
    partnership_number,
)
from twincities.services.paper_content_commitments import ledger_count, ledger_cover, ledger_ids, ledger_lines
from twincities.services.paper_content_journal import journal_lines
from twincities.services.paper_content_register import register_cover, register_ids, register_lines
from twincities.services.paper_content_report import visit_number, visit_report
from twincities.services.register_query import RegisterSelect
from twincities.services.visit_filter import Viewer
from twincities.services.visit_query import VisitQuery, VisitSort, conditions, ordered

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from sqlalchemy import Connection

    from twincities.domain.keys import Key
    from twincities.i18n import Words
    from twincities.services.agreement_filter import AgreementQuery
    from twincities.services.anniversaries import Anniversary
    from twincities.services.desk import Desk
    from twincities.services.ledger_filter import LedgerQuery
    from twincities.services.register_filter import PartnershipQuery

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

    def journal_file_name(self, options: PaperOptions) -> str:
        """Return what the file of the journal is called."""
        return file_name(VISIT_JOURNAL, options.as_of.isoformat(), options.words, options.copy)

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

    def plan_journal(self, query: VisitQuery, viewer: Viewer) -> PaperPlan:
        """Say how long the journal of a query will be and how it will look."""
        with self._desk.reading() as connection:
            count = _count(connection, query, viewer)
        return _plan(count)

    def visit_journal(
        self,
        query: VisitQuery,
        viewer: Viewer,
        options: PaperOptions,
        target: Path,
        watch: Watch | None = None,
        *,
        replace: bool = False,
    ) -> Written:
        """Write the journal of a query's visits, the earliest first, all from one moment of the register.

        PaperError, among it WritingCancelledError when `watch` says so.
        """
        dated = _by_date(query)
        with self._desk.reading() as connection:
            rows = select(visits.c.id).where(*conditions(connection, dated, viewer))
            ids = list(connection.scalars(ordered(rows, dated, viewer.language)))
            return write_visit_journal(
                journal_lines(connection, ids, options.words),
                len(ids),
                options,
                target,
                watch,
                cover=_cover(connection, query, options.words),
                replace=replace,
            )

    # ------------------------------------------------------------------------------------- the register

    def register_file_name(self, options: PaperOptions) -> str:
        """Return what the file of the register is called."""
        return file_name(REGISTER, options.as_of.isoformat(), options.words, options.copy)

    def plan_register(self, query: PartnershipQuery, options: PaperOptions) -> PaperPlan:
        """Say how long the register of a query will be and how it will look."""
        with self._desk.reading() as connection:
            asked = RegisterSelect(connection, query, _reader(options), self._measures().activity)
            return _plan(connection.scalar(asked.of(func.count())) or 0)

    def register(
        self,
        query: PartnershipQuery,
        options: PaperOptions,
        target: Path,
        watch: Watch | None = None,
        *,
        replace: bool = False,
    ) -> Written:
        """Write the register of a query's partnerships by the names of their sides, as it stood on the as-of date.

        PaperError, among it WritingCancelledError when `watch` says so.
        """
        words, reader, measures = options.words, _reader(options), self._measures()
        with self._desk.reading() as connection:
            ids = register_ids(connection, query, reader, measures)
            return write_register(
                register_lines(connection, ids, reader, measures, words),
                len(ids),
                options,
                target,
                watch,
                cover=register_cover(connection, query, measures, words),
                replace=replace,
            )

    # ------------------------------------------------------------------------------------ anniversaries

    def anniversaries_file_name(self, options: PaperOptions) -> str:
        """Return what the file of the coming anniversaries is called."""
        period = Period.after(options.as_of)
        subject = f"{period.first:%Y-%m}_{period.last:%Y-%m}"
        return file_name(ANNIVERSARIES, subject, options.words, options.copy)

    def plan_anniversaries(self, options: PaperOptions) -> PaperPlan:
        """Say how many anniversaries the months after the as-of date hold."""
        found, _, _ = self._coming(options)
        return _plan(len(found))

    def anniversaries(
        self, options: PaperOptions, target: Path, watch: Watch | None = None, *, replace: bool = False
    ) -> Written:
        """Write the anniversaries of the 24 months after the as-of date's own; PaperError."""
        found, unknown, ended = self._coming(options)
        reader, period = _reader(options), Period.after(options.as_of)
        with self._desk.reading() as connection:
            return write_anniversaries(
                anniversary_lines(connection, found, reader, options.words),
                len(found),
                options,
                target,
                watch,
                cover=anniversary_cover(connection, period, self._measures(), unknown, ended),
                replace=replace,
            )

    def _coming(self, options: PaperOptions) -> tuple[list[Anniversary], int, int]:
        anniversaries = Anniversaries(self._desk, self._measures)
        return coming_anniversaries(anniversaries, Period.after(options.as_of), _reader(options))

    # -------------------------------------------------------------------------------------- commitments

    def commitments_file_name(self, options: PaperOptions) -> str:
        """Return what the file of the ledger is called."""
        return file_name(COMMITMENTS, options.as_of.isoformat(), options.words, options.copy)

    def plan_commitments(self, query: LedgerQuery) -> PaperPlan:
        """Say how long the ledger of a query will be and how it will look."""
        with self._desk.reading() as connection:
            return _plan(ledger_count(connection, query))

    def commitments(
        self,
        query: LedgerQuery,
        options: PaperOptions,
        target: Path,
        watch: Watch | None = None,
        *,
        replace: bool = False,
    ) -> Written:
        """Write the ledger of a query's commitments, what is overdue first; PaperError."""
        with self._desk.reading() as connection:
            ids = ledger_ids(connection, query, options.as_of)
            return write_commitments(
                ledger_lines(connection, ids, _reader(options), options.words),
                len(ids),
                options,
                target,
                watch,
                cover=ledger_cover(connection, query, options.words),
                replace=replace,
            )

    # --------------------------------------------------------------------------------------- agreements

    def agreements_file_name(self, options: PaperOptions) -> str:
        """Return what the file of the agreements' terms is called."""
        return file_name(AGREEMENTS, options.as_of.isoformat(), options.words, options.copy)

    def plan_agreements(self, query: AgreementQuery, options: PaperOptions) -> PaperPlan:
        """Say how many documents of a query have a term to watch, and how the list will look."""
        with self._desk.reading() as connection:
            return _plan(agreement_count(connection, query, _reader(options), self._measures()))

    def agreements(
        self,
        query: AgreementQuery,
        options: PaperOptions,
        target: Path,
        watch: Watch | None = None,
        *,
        replace: bool = False,
    ) -> Written:
        """Write the terms of a query's agreements, what needs a decision first; PaperError."""
        words, reader, measures = options.words, _reader(options), self._measures()
        with self._desk.reading() as connection:
            watched = watched_terms(connection, query, reader, measures)
            return write_agreements(
                agreement_lines(connection, watched.terms, reader, measures, words),
                len(watched.terms),
                options,
                target,
                watch,
                cover=agreement_cover(connection, query, watched, words),
                replace=replace,
            )

    # ----------------------------------------------------------------------------------------- briefing

    def briefing_file_name(self, key: Key, options: PaperOptions) -> str:
        """Return what the file of a partnership's briefing is called."""
        with self._desk.reading() as connection:
            number = partnership_number(partnership_id(connection, key))
        return file_name(BRIEFING, number, options.words, options.copy)

    def briefing(self, key: Key, options: PaperOptions, target: Path, *, replace: bool = False) -> Written:
        """Write the briefing for a visit to or from a partner; MissingRecordError where there is none, PaperError."""
        data = Briefings(self._desk, self._measures).of(key, _reader(options), options.words)
        return write_briefing(data, options, target, replace=replace)


def _plan(count: int) -> PaperPlan:
    return PaperPlan(count, count > FULL_LOOK)


def _reader(options: PaperOptions) -> Viewer:
    """Return for whom a paper is written: its own language, the day whose state it shows."""
    return Viewer(options.words.language, options.as_of, 0)


def _by_date(query: VisitQuery) -> VisitQuery:
    return replace(query, sort=VisitSort.START, descending=False)


def _count(connection: Connection, query: VisitQuery, viewer: Viewer) -> int:
    rows = select(func.count()).select_from(visits).where(*conditions(connection, query, viewer))
    return connection.scalar(rows) or 0


def _cover(connection: Connection, query: VisitQuery, words: Words) -> JournalCover:
    """Say when the whole journal was begun, and how an extract was chosen."""
    first = connection.scalar(
        select(visits.c.start).where(visits.c.deleted_at.is_(None)).order_by(visits.c.start_sort).limit(1)
    )
    return JournalCover(
        begun=PartialDate.from_edtf(first) if first else None, note=visits_chosen(connection, query, words)
    )
