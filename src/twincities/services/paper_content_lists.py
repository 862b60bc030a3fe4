"""How long each list on paper is, and how it is written: all of it from one moment of the register."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from twincities.db.tables.visits import visit as visits
from twincities.domain.partial_date import stored_date
from twincities.reports.paper import (
    JournalCover,
    Period,
    write_agreements,
    write_anniversaries,
    write_commitments,
    write_register,
    write_visit_journal,
)
from twincities.services.anniversaries import Anniversaries
from twincities.services.extracts import visits_chosen
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
from twincities.services.paper_content_commitments import ledger_count, ledger_cover, ledger_ids, ledger_lines
from twincities.services.paper_content_journal import journal_lines
from twincities.services.paper_content_register import register_cover, register_ids, register_lines
from twincities.services.paper_lists import (
    AgreementTerms,
    ComingAnniversaries,
    CommitmentLedger,
    PartnershipRegister,
    VisitJournal,
)
from twincities.services.register_query import RegisterSelect
from twincities.services.visit_filter import Viewer, VisitQuery, VisitSort
from twincities.services.visit_query import conditions, ordered

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

    from twincities.i18n import Words
    from twincities.reports.paper import PaperOptions, Watch, Written
    from twincities.services.agreement_filter import AgreementQuery
    from twincities.services.anniversaries import Anniversary
    from twincities.services.desk import Desk
    from twincities.services.ledger_filter import LedgerQuery
    from twincities.services.measures import Measures
    from twincities.services.paper_lists import PaperList
    from twincities.services.register_filter import PartnershipQuery


@dataclass(frozen=True, slots=True)
class Target:
    """Where a list is written to, and who watches."""

    path: Path
    watch: Watch | None
    replace: bool


@dataclass(frozen=True, slots=True)
class ListContent:
    """What lists are gathered with: a moment of the register, the office's measures, the options of the paper."""

    desk: Desk
    connection: Connection
    measures: Measures
    options: PaperOptions

    @property
    def words(self) -> Words:
        """The paper's own words."""
        return self.options.words

    @property
    def reader(self) -> Viewer:
        """For whom it is written: its own language, the day whose state it shows."""
        return reader_of(self.options)

    def count(self, paper: PaperList) -> int:
        """Return how many lines a list has."""
        match paper:
            case VisitJournal(query, viewer):
                rows = select(func.count()).select_from(visits)
                return self.connection.scalar(rows.where(*conditions(self.connection, query, viewer))) or 0
            case PartnershipRegister(query):
                asked = RegisterSelect(self.connection, query, self.reader, self.measures.activity)
                return self.connection.scalar(asked.of(func.count())) or 0
            case ComingAnniversaries():
                return len(self._coming()[0])
            case AgreementTerms(query):
                return agreement_count(self.connection, query, self.reader, self.measures)
            case CommitmentLedger(query):
                return ledger_count(self.connection, query)

    def write(self, paper: PaperList, to: Target) -> Written:
        """Write a list; PaperError, among it WritingCancelledError when the watch says so."""
        match paper:
            case VisitJournal(query, viewer):
                return self._journal(query, viewer, to)
            case PartnershipRegister(query):
                return self._register(query, to)
            case ComingAnniversaries():
                return self._anniversaries(to)
            case AgreementTerms(query):
                return self._agreements(query, to)
            case CommitmentLedger(query):
                return self._commitments(query, to)

    def _journal(self, query: VisitQuery, viewer: Viewer, to: Target) -> Written:
        dated = replace(query, sort=VisitSort.START, descending=False, then=None)
        rows = select(visits.c.id).where(*conditions(self.connection, dated, viewer))
        ids = list(self.connection.scalars(ordered(rows, dated, viewer, found=bool(dated.text.strip()))))
        lines = journal_lines(self.connection, ids, self.words)
        cover = self._journal_cover(query)
        return write_visit_journal(
            lines, len(ids), self.options, to.path, to.watch, cover=cover, replace=to.replace
        )

    def _journal_cover(self, query: VisitQuery) -> JournalCover:
        """Say when the whole journal was begun, and how an extract was chosen."""
        starts = select(visits.c.start).where(visits.c.deleted_at.is_(None)).order_by(visits.c.start_sort)
        first = self.connection.scalar(starts.limit(1))
        begun = stored_date(first)
        return JournalCover(begun=begun, note=visits_chosen(self.connection, query, self.words))

    def _register(self, query: PartnershipQuery, to: Target) -> Written:
        ids = register_ids(self.connection, query, self.reader, self.measures)
        lines = register_lines(self.connection, ids, self.reader, self.measures, self.words)
        cover = register_cover(self.connection, query, self.measures, self.words)
        return write_register(
            lines, len(ids), self.options, to.path, to.watch, cover=cover, replace=to.replace
        )

    def _coming(self) -> tuple[list[Anniversary], int, int]:
        anniversaries = Anniversaries(self.desk, lambda: self.measures)
        return coming_anniversaries(anniversaries, Period.after(self.options.as_of), self.reader)

    def _anniversaries(self, to: Target) -> Written:
        found, unknown, ended = self._coming()
        period = Period.after(self.options.as_of)
        lines = anniversary_lines(self.connection, found, self.reader, self.words)
        cover = anniversary_cover(self.connection, period, self.measures, unknown, ended)
        return write_anniversaries(
            lines, len(found), self.options, to.path, to.watch, cover=cover, replace=to.replace
        )

    def _agreements(self, query: AgreementQuery, to: Target) -> Written:
        watched = watched_terms(self.connection, query, self.reader, self.measures)
        lines = agreement_lines(self.connection, watched.terms, self.reader, self.measures, self.words)
        cover = agreement_cover(self.connection, query, watched, self.words)
        return write_agreements(
            lines, len(watched.terms), self.options, to.path, to.watch, cover=cover, replace=to.replace
        )

    def _commitments(self, query: LedgerQuery, to: Target) -> Written:
        ids = ledger_ids(self.connection, query, self.options.as_of)
        lines = ledger_lines(self.connection, ids, self.reader, self.words)
        cover = ledger_cover(self.connection, query, self.words)
        return write_commitments(
            lines, len(ids), self.options, to.path, to.watch, cover=cover, replace=to.replace
        )


def reader_of(options: PaperOptions) -> Viewer:
    """Return for whom a paper is written: its own language, the day whose state it shows."""
    return Viewer(options.words.language, options.as_of, 0)
