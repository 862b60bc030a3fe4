"""Papers: the visit report and the visit journal, from the register to a workbook on the disk.

What a window or a command needs of the room of papers is offered here, for they do not know that room.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from twincities.db.tables import visit as visits
from twincities.domain.partial_date import PartialDate
from twincities.i18n import NP_
from twincities.reports.paper import (
    FULL_LOOK,
    REPORTS,
    VISIT_JOURNAL,
    VISIT_REPORT,
    Copy,
    JournalCover,
    Office,
    PaperError,
    PaperKind,
    PaperOptions,
    Shortened,
    Watch,
    Written,
    file_name,
    write_visit_journal,
    write_visit_report,
)
from twincities.services.paper_content_journal import journal_lines
from twincities.services.paper_content_report import visit_number, visit_report
from twincities.services.visit_query import VisitQuery, VisitSort, conditions, ordered
from twincities.services.visits import names_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from pathlib import Path

    from sqlalchemy import Connection

    from twincities.domain.keys import Key
    from twincities.domain.vocabulary import Term
    from twincities.i18n import Message, Words
    from twincities.services.desk import Desk
    from twincities.services.visit_query import Viewer

__all__ = [
    "FULL_LOOK",
    "REPORTS",
    "VISIT_JOURNAL",
    "VISIT_REPORT",
    "Copy",
    "JournalPlan",
    "Office",
    "PaperError",
    "PaperKind",
    "PaperOptions",
    "Papers",
    "Shortened",
    "Watch",
    "Written",
]

# Note: {conditions} is a list: «годы: 2015–2020; направление: выезд».
EXTRACT = NP_("visit journal", "Extract. {conditions}")
YEARS = NP_("condition of an extract", "years: {first}–{last}")
ONE_YEAR = NP_("condition of an extract", "year: {year}")
YEARS_FROM = NP_("condition of an extract", "from {year}")
YEARS_TO = NP_("condition of an extract", "to {year}")
WITH_WORDS = NP_("condition of an extract", "words: “{text}”")
DIRECTIONS = NP_("condition of an extract", "direction: {terms}")
KINDS = NP_("condition of an extract", "kind of visit: {terms}")
STATUSES = NP_("condition of an extract", "status: {terms}")
PLACE = NP_("condition of an extract", "place: {name}")
PARTNERSHIP = NP_("condition of an extract", "partnership: {name}")


@dataclass(frozen=True, slots=True)
class JournalPlan:
    """How a journal will be written: `plain` is a sheet without the paper's look, which is told beforehand."""

    rows: int
    plain: bool


class Papers:
    """What a person does with papers."""

    def __init__(self, desk: Desk, catalogue_id: str, office: Callable[[], Office]) -> None:
        """Write papers of a register; `office` is asked for each paper, for it may be changed in the settings."""
        self._desk = desk
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

    def plan_journal(self, query: VisitQuery, viewer: Viewer) -> JournalPlan:
        """Say how long the journal of a query will be and how it will look."""
        with self._desk.reading() as connection:
            count = _count(connection, query, viewer)
        return JournalPlan(count, count > FULL_LOOK)

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
    chosen = "; ".join(_conditions(connection, query, words))
    note = words(EXTRACT, conditions=chosen) if chosen else ""
    return JournalCover(begun=PartialDate.from_edtf(first) if first else None, note=note)


def _conditions(connection: Connection, query: VisitQuery, words: Words) -> Iterator[str]:
    if years := _years(query, words):
        yield years
    if query.text.strip():
        yield words(WITH_WORDS, text=query.text.strip())
    named: tuple[tuple[Message, tuple[Term, ...]], ...] = (
        (DIRECTIONS, query.directions),
        (KINDS, query.kinds),
        (STATUSES, query.statuses),
    )
    for message, terms in named:
        if terms:
            yield words(message, terms=", ".join(words(term.label) for term in terms))
    for message, key in ((PLACE, query.place), (PARTNERSHIP, query.partnership)):
        if key:
            yield words(message, name=names_of(connection, [key], words.language).get(key, ""))


def _years(query: VisitQuery, words: Words) -> str:
    first, last = query.first_year, query.last_year
    if first is None and last is None:
        return ""
    if first is None:
        return words(YEARS_TO, year=last)
    if last is None:
        return words(YEARS_FROM, year=first)
    return words(ONE_YEAR, year=first) if first == last else words(YEARS, first=first, last=last)
