"""The lists that can be put onto paper, each with what is chosen. Needs no database, so that the window can hold it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from twincities.reports.kinds import AGREEMENTS, ANNIVERSARIES, COMMITMENTS, REGISTER, VISIT_JOURNAL

if TYPE_CHECKING:
    from twincities.reports.kinds import PaperKind
    from twincities.services.agreement_filter import AgreementQuery
    from twincities.services.ledger_filter import LedgerQuery
    from twincities.services.register_filter import PartnershipQuery
    from twincities.services.visit_filter import Viewer, VisitQuery


@dataclass(frozen=True, slots=True)
class VisitJournal:
    """A query's visits, the earliest first."""

    kind: ClassVar[PaperKind] = VISIT_JOURNAL
    query: VisitQuery
    viewer: Viewer


@dataclass(frozen=True, slots=True)
class PartnershipRegister:
    """A query's partnerships by the names of their sides, as they stood on the as-of date."""

    kind: ClassVar[PaperKind] = REGISTER
    query: PartnershipQuery


@dataclass(frozen=True, slots=True)
class ComingAnniversaries:
    """The anniversaries of the 24 months after the as-of date's own."""

    kind: ClassVar[PaperKind] = ANNIVERSARIES


@dataclass(frozen=True, slots=True)
class AgreementTerms:
    """The terms of a query's agreements, what needs a decision first."""

    kind: ClassVar[PaperKind] = AGREEMENTS
    query: AgreementQuery


@dataclass(frozen=True, slots=True)
class CommitmentLedger:
    """A query's commitments, what is overdue first."""

    kind: ClassVar[PaperKind] = COMMITMENTS
    query: LedgerQuery


PaperList = VisitJournal | PartnershipRegister | ComingAnniversaries | AgreementTerms | CommitmentLedger
