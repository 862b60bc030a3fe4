"""What a page offers to put onto paper: a report on one record, or a list as its table shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Protocol

from twincities.domain.date_words import span
from twincities.i18n import N_, NN_, NP_

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from twincities.i18n import Message, Words
    from twincities.services.agreement_filter import AgreementQuery
    from twincities.services.ledger_filter import LedgerQuery
    from twincities.services.papers import PaperOptions, PaperPlan, Papers, Watch, Written
    from twincities.services.register import PartnershipRow
    from twincities.services.register_filter import PartnershipQuery
    from twincities.services.visit_filter import Viewer, VisitQuery
    from twincities.services.visits import VisitRow

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
class JournalWish:
    """The journal of the visits that a table shows, or of those chosen in it."""

    query: VisitQuery
    viewer: Viewer
    code: ClassVar[str] = "journal"
    label: ClassVar[Message] = NP_("paper, short", "Visit journal")
    possible: ClassVar[bool] = True

    def plan(self, papers: Papers, _options: PaperOptions) -> PaperPlan:
        """Count the visits."""
        return papers.plan_journal(self.query, self.viewer)

    def about(self, words: Words, plan: PaperPlan | None) -> str:
        """Say how many visits, and that conditions are named."""
        counted = CHOSEN_VISITS if self.query.only else COUNTED_VISITS
        return _counted(words, counted, plan, extract=bool(self.query.without_each()))

    def file_name(self, papers: Papers, options: PaperOptions) -> str:
        """Return what the file is called."""
        return papers.journal_file_name(options)

    def write(self, papers: Papers, options: PaperOptions, target: Path, watch: Watch) -> Written:
        """Write the journal."""
        return papers.visit_journal(self.query, self.viewer, options, target, watch)


@dataclass(frozen=True, slots=True)
class RegisterWish:
    """The register of the partnerships that a table shows, or of those chosen in it."""

    query: PartnershipQuery
    code: ClassVar[str] = "register"
    label: ClassVar[Message] = NP_("paper, short", "Register")
    possible: ClassVar[bool] = True

    def plan(self, papers: Papers, options: PaperOptions) -> PaperPlan:
        """Count the partnerships."""
        return papers.plan_register(self.query, options)

    def about(self, words: Words, plan: PaperPlan | None) -> str:
        """Say how many partnerships, and that conditions are named."""
        counted = CHOSEN_TIES if self.query.only else COUNTED_TIES
        return _counted(words, counted, plan, extract=bool(self.query.without_each()))

    def file_name(self, papers: Papers, options: PaperOptions) -> str:
        """Return what the file is called."""
        return papers.register_file_name(options)

    def write(self, papers: Papers, options: PaperOptions, target: Path, watch: Watch) -> Written:
        """Write the register."""
        return papers.register(self.query, options, target, watch)


@dataclass(frozen=True, slots=True)
class AnniversariesWish:
    """The anniversaries of the 24 months after the as-of date's own."""

    code: ClassVar[str] = "anniversaries"
    label: ClassVar[Message] = NP_("paper, short", "Anniversaries")
    possible: ClassVar[bool] = True

    def plan(self, papers: Papers, options: PaperOptions) -> PaperPlan:
        """Count the anniversaries."""
        return papers.plan_anniversaries(options)

    def about(self, words: Words, plan: PaperPlan | None) -> str:
        """Say how many anniversaries."""
        return _counted(words, COUNTED_ANNIVERSARIES, plan, extract=False)

    def file_name(self, papers: Papers, options: PaperOptions) -> str:
        """Return what the file is called."""
        return papers.anniversaries_file_name(options)

    def write(self, papers: Papers, options: PaperOptions, target: Path, watch: Watch) -> Written:
        """Write the calendar."""
        return papers.anniversaries(options, target, watch)


@dataclass(frozen=True, slots=True)
class CommitmentsWish:
    """The ledger of the commitments that meet a table's conditions, in whatever group they stand."""

    query: LedgerQuery
    code: ClassVar[str] = "commitments"
    label: ClassVar[Message] = NP_("paper, short", "Commitments")
    possible: ClassVar[bool] = True

    def plan(self, papers: Papers, _options: PaperOptions) -> PaperPlan:
        """Count the commitments."""
        return papers.plan_commitments(self.query)

    def about(self, words: Words, plan: PaperPlan | None) -> str:
        """Say how many commitments, and that conditions are named."""
        return _counted(words, COUNTED_PROMISES, plan, extract=self.query != type(self.query)())

    def file_name(self, papers: Papers, options: PaperOptions) -> str:
        """Return what the file is called."""
        return papers.commitments_file_name(options)

    def write(self, papers: Papers, options: PaperOptions, target: Path, watch: Watch) -> Written:
        """Write the ledger."""
        return papers.commitments(self.query, options, target, watch)


@dataclass(frozen=True, slots=True)
class AgreementsWish:
    """The terms of the agreements that a table shows."""

    query: AgreementQuery
    code: ClassVar[str] = "agreements"
    label: ClassVar[Message] = NP_("paper, short", "Agreements")
    possible: ClassVar[bool] = True

    def plan(self, papers: Papers, options: PaperOptions) -> PaperPlan:
        """Count the documents with a term of their own."""
        return papers.plan_agreements(self.query, options)

    def about(self, words: Words, plan: PaperPlan | None) -> str:
        """Say how many documents, and that conditions are named."""
        return _counted(words, COUNTED_AGREEMENTS, plan, extract=bool(self.query.without_each()))

    def file_name(self, papers: Papers, options: PaperOptions) -> str:
        """Return what the file is called."""
        return papers.agreements_file_name(options)

    def write(self, papers: Papers, options: PaperOptions, target: Path, watch: Watch) -> Written:
        """Write the terms."""
        return papers.agreements(self.query, options, target, watch)


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


def _counted(words: Words, message: Message, plan: PaperPlan | None, *, extract: bool) -> str:
    if plan is None:
        return ""
    lines = [words(message, count=plan.rows)]
    if extract:
        lines.append(words(EXTRACT))
    return "\n".join(lines)
