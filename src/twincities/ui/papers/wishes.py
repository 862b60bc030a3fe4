"""What a page offers to put onto paper: a report on one record, or a list as its table shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Protocol

from twincities.domain.date_words import span
from twincities.i18n import N_, NN_, NP_
from twincities.services.paper_lists import (
    AgreementTerms,
    ComingAnniversaries,
    CommitmentLedger,
    PartnershipRegister,
    VisitJournal,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from twincities.i18n import Message, Words
    from twincities.services.agreement_filter import AgreementQuery
    from twincities.services.ledger_filter import LedgerQuery
    from twincities.services.paper_lists import PaperList
    from twincities.services.papers import PaperOptions, PaperPlan, Papers, Watch, Written
    from twincities.services.register import PartnershipRow
    from twincities.services.register_filter import PartnershipQuery
    from twincities.services.visit_filter import Viewer, VisitQuery
    from twincities.services.visits import VisitRow

JOURNAL = NP_("paper, short", "Visit journal")
REGISTER = NP_("paper, short", "Register")
ANNIVERSARIES = NP_("paper, short", "Anniversaries")
COMMITMENTS = NP_("paper, short", "Commitments")
AGREEMENTS = NP_("paper, short", "Agreements")

ROUTE = NP_("visit title", "{sending} → {host}")
NO_VISIT = N_("Choose one visit in the table")
EXTRACT = N_("The conditions of the table are named on the paper.")

COUNTED_VISITS = NN_("{count} visit, as the table shows it", "{count} visits, as the table shows them")
CHOSEN_VISITS = NN_("{count} selected visit", "{count} selected visits")
COUNTED_TIES = NN_(
    "{count} partnership, as the table shows it", "{count} partnerships, as the table shows them"
)
CHOSEN_TIES = NN_("{count} selected partnership", "{count} selected partnerships")
COUNTED_PROMISES = NN_(
    "{count} commitment, fulfilled ones among them", "{count} commitments, fulfilled ones among them"
)
COUNTED_AGREEMENTS = NN_(
    "{count} document with a term of its own", "{count} documents with a term of their own"
)
NO_PARTNERSHIP = N_("Choose one partnership in the table")
BRIEFING_ABOUT = NP_("partnership title", "{ours} — {partner}")
COUNTED_ANNIVERSARIES = NN_(
    "{count} anniversary in the 24 months after this one",
    "{count} anniversaries in the 24 months after this one",
)


class PaperWish(Protocol):
    """One paper that may be written; `code` and `label` name it in the choice of papers."""

    @property
    def code(self) -> str:
        """What the choice knows it by."""

    @property
    def label(self) -> Message:
        """What the choice calls it."""

    @property
    def possible(self) -> bool:
        """Whether there is anything to write."""

    @property
    def plan(self) -> Callable[[Papers, PaperOptions], PaperPlan] | None:
        """Say how long a list will be; None for a report on one record."""

    def about(self, words: Words, plan: PaperPlan | None) -> str:
        """Say what the paper will be about."""

    def file_name(self, papers: Papers, options: PaperOptions) -> str:
        """Return what the file is called."""

    def write(self, papers: Papers, options: PaperOptions, target: Path, watch: Watch) -> Written:
        """Write it."""


@dataclass(frozen=True, slots=True)
class VisitReportWish:
    """The report on the visit under the keyboard, if there is one."""

    visit: VisitRow | None
    code: ClassVar[str] = "report"
    label: ClassVar[Message] = NP_("paper, short", "Visit report")
    plan: ClassVar[None] = None

    @property
    def possible(self) -> bool:
        """Whether a visit was chosen."""
        return self.visit is not None

    def about(self, words: Words, _plan: PaperPlan | None) -> str:
        """Name the visit."""
        visit = self.visit
        if visit is None:
            return words(NO_VISIT)
        route = words(ROUTE, sending=visit.sending, host=visit.host)
        return f"{route}\n{span(visit.start, visit.end, words)}"

    def file_name(self, papers: Papers, options: PaperOptions) -> str:
        """Return what the file is called, "" without a visit."""
        return papers.report_file_name(self.visit.key, options) if self.visit else ""

    def write(self, papers: Papers, options: PaperOptions, target: Path, _watch: Watch) -> Written:
        """Write the report."""
        if self.visit is None:
            raise ValueError(self)
        return papers.visit_report(self.visit.key, options, target)


@dataclass(frozen=True, slots=True)
class BriefingWish:
    """The briefing for a visit to the partner under the keyboard, if there is one."""

    partnership: PartnershipRow | None
    code: ClassVar[str] = "briefing"
    label: ClassVar[Message] = NP_("paper, short", "Briefing")
    plan: ClassVar[None] = None

    @property
    def possible(self) -> bool:
        """Whether a partnership was chosen."""
        return self.partnership is not None

    def about(self, words: Words, _plan: PaperPlan | None) -> str:
        """Name the partnership."""
        row = self.partnership
        if row is None:
            return words(NO_PARTNERSHIP)
        return words(BRIEFING_ABOUT, ours=", ".join(row.ours), partner=", ".join(row.partner))

    def file_name(self, papers: Papers, options: PaperOptions) -> str:
        """Return what the file is called, "" without a partnership."""
        return papers.briefing_file_name(self.partnership.key, options) if self.partnership else ""

    def write(self, papers: Papers, options: PaperOptions, target: Path, _watch: Watch) -> Written:
        """Write the briefing."""
        if self.partnership is None:
            raise ValueError(self)
        return papers.briefing(self.partnership.key, options, target)


@dataclass(frozen=True, slots=True)
class ListWish:
    """A list as a table shows it, or of what is chosen in it; `extract` where conditions are named on the paper."""

    code: str
    label: Message
    counted: Message
    paper: PaperList
    extract: bool = False
    possible: ClassVar[bool] = True

    def plan(self, papers: Papers, options: PaperOptions) -> PaperPlan:
        """Count what the list holds."""
        return papers.plan(self.paper, options)

    def about(self, words: Words, plan: PaperPlan | None) -> str:
        """Say how much the list holds, and that conditions are named."""
        if plan is None:
            return ""
        counted = words(self.counted, count=plan.rows)
        return f"{counted}\n{words(EXTRACT)}" if self.extract else counted

    def file_name(self, papers: Papers, options: PaperOptions) -> str:
        """Return what the file is called."""
        return papers.list_file_name(self.paper, options)

    def write(self, papers: Papers, options: PaperOptions, target: Path, watch: Watch) -> Written:
        """Write the list."""
        return papers.write_list(self.paper, options, target, watch)


def journal_wish(query: VisitQuery, viewer: Viewer) -> ListWish:
    """Return the journal of the visits that a table shows, or of those chosen in it."""
    counted = CHOSEN_VISITS if query.only else COUNTED_VISITS
    extract = bool(query.without_each())
    return ListWish("journal", JOURNAL, counted, VisitJournal(query, viewer), extract)


def register_wish(query: PartnershipQuery) -> ListWish:
    """Return the register of the partnerships that a table shows, or of those chosen in it."""
    counted = CHOSEN_TIES if query.only else COUNTED_TIES
    extract = bool(query.without_each())
    return ListWish("register", REGISTER, counted, PartnershipRegister(query), extract)


def anniversaries_wish() -> ListWish:
    """Return the anniversaries of the 24 months after the as-of date's own."""
    return ListWish("anniversaries", ANNIVERSARIES, COUNTED_ANNIVERSARIES, ComingAnniversaries())


def commitments_wish(query: LedgerQuery) -> ListWish:
    """Return the commitments that meet a table's conditions, in whatever group they stand."""
    extract = query != type(query)()
    return ListWish("commitments", COMMITMENTS, COUNTED_PROMISES, CommitmentLedger(query), extract)


def agreements_wish(query: AgreementQuery) -> ListWish:
    """Return the terms of the agreements that a table shows."""
    extract = bool(query.without_each())
    return ListWish("agreements", AGREEMENTS, COUNTED_AGREEMENTS, AgreementTerms(query), extract)
