"""The command `report`: which paper, about what, where to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from twincities.cli import sayings
from twincities.cli.asking import Progress, RefusedError, print_json, say, tell
from twincities.domain.errors import MissingRecordError
from twincities.domain.keys import Key
from twincities.services.agreement_filter import AgreementQuery
from twincities.services.ledger_filter import LedgerQuery
from twincities.services.paper_lists import (
    AgreementTerms,
    ComingAnniversaries,
    CommitmentLedger,
    PartnershipRegister,
    VisitJournal,
)
from twincities.services.papers import (
    AGREEMENTS,
    ANNIVERSARIES,
    BRIEFING,
    COMMITMENTS,
    REGISTER,
    REPORTS,
    VISIT_JOURNAL,
    VISIT_REPORT,
    Copy,
    Watch,
)
from twincities.services.register_filter import PartnershipQuery
from twincities.services.visit_filter import Viewer, VisitQuery

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from twincities.cli.asking import Asked
    from twincities.i18n import Words
    from twincities.services.paper_lists import PaperList
    from twincities.services.papers import PaperOptions, Papers, Written
    from twincities.wiring import Services

YEARS = re.compile(r"(\d{4})(?:[-–](\d{4}))?")


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked of the command."""

    paper: str | None
    output: Path | None
    visit: str | None
    partnerships: tuple[str, ...]
    year: str | None
    review: bool


ASKED_FOR: Mapping[str, frozenset[str]] = {
    REGISTER.id: frozenset({"partnership"}),
    VISIT_JOURNAL.id: frozenset({"partnership", "year"}),
    VISIT_REPORT.id: frozenset({"visit"}),
    ANNIVERSARIES.id: frozenset(),
    AGREEMENTS.id: frozenset({"partnership"}),
    COMMITMENTS.id: frozenset({"partnership", "visit"}),
    BRIEFING.id: frozenset({"partnership"}),
}
"""Which options say something about which paper."""


def list_papers(asked: Asked, *, as_json: bool) -> None:
    """Print which papers there are."""
    titles = [(kind.id, asked.words(kind.title)) for kind in REPORTS]
    if as_json:
        print_json([{"id": id_, "title": title} for id_, title in titles])
    for id_, title in [] if as_json else titles:
        say(f"{id_}\t{title}")


def write_paper(asked: Asked, wish: Wish, *, as_json: bool) -> None:
    """Write the paper that was asked for and print where it lies."""
    words = asked.words
    paper = _checked(wish, words)
    years = _years(wish, words)
    services = asked.services()
    options = services.papers.options(words, asked.today(), Copy.REVIEW if wish.review else Copy.FINAL)
    job = _Job(asked, services, wish, options, years)
    written = DOCUMENTS[paper](job) if paper in DOCUMENTS else job.write_list(LISTS[paper](job))
    if written.shortened:
        tell(words(sayings.SHORTENED, count=len(written.shortened)))
    if as_json:
        beside = [str(path) for path in written.beside]
        print_json({"path": str(written.path), "rows": written.rows, "beside": beside})
        return
    for path in (written.path, *written.beside):
        say(str(path))


@dataclass(frozen=True, slots=True)
class _Job:
    """A wish that makes sense, and what it is carried out with."""

    asked: Asked
    services: Services
    wish: Wish
    options: PaperOptions
    years: tuple[int, int] | None

    @property
    def papers(self) -> Papers:
        return self.services.papers

    def target(self, name: str) -> Path:
        """Return where to write: the file asked for, or the paper's own name in the folder asked for."""
        output = self.wish.output
        if output is None:
            return Path(name)
        return output / name if output.is_dir() else output

    def partnerships(self) -> tuple[Key, ...]:
        """Return the partnerships asked for; RefusedError for one that is not there."""
        keys = tuple(Key(key) for key in self.wish.partnerships)
        for key in keys:
            try:
                self.services.partnerships.open(key)
            except MissingRecordError as error:
                raise RefusedError(self.asked.words(sayings.NO_PARTNERSHIP, key=key)) from error
        return keys

    def partnership(self) -> Key | None:
        """Return the one partnership asked for."""
        return next(iter(self.partnerships()), None)

    def visit(self) -> Key | None:
        """Return the visit asked for; RefusedError where it is not there."""
        if self.wish.visit is None:
            return None
        key = Key(self.wish.visit)
        if self.services.visits.id_of(key) is None:
            raise RefusedError(self.asked.words(sayings.NO_VISIT, key=key))
        return key

    def write_list(self, paper: PaperList) -> Written:
        """Write a list; say beforehand how it will look, and show how far it is."""
        words, papers, options = self.asked.words, self.papers, self.options
        target = self.target(papers.list_file_name(paper, options))
        plan = papers.plan(paper, options)
        if plan.plain:
            tell(words(sayings.PLAIN_SHEET, count=plan.rows))
        progress = Progress(words)
        try:
            return papers.write_list(paper, options, target, Watch(progress=progress))
        finally:
            progress.end()


def _checked(wish: Wish, words: Words) -> str:
    """Return the paper's id; UsageError where the wish makes no sense."""
    if wish.paper is None:
        raise click.UsageError(words(sayings.NO_PAPER))
    if wish.paper not in ASKED_FOR:
        raise click.UsageError(words(sayings.UNKNOWN_PAPER, paper=wish.paper))
    given = {"visit": wish.visit, "partnership": wish.partnerships, "year": wish.year}
    for option, value in given.items():
        if value and option not in ASKED_FOR[wish.paper]:
            raise click.UsageError(words(sayings.NOT_ASKED, paper=wish.paper, option=f"--{option}"))
    if wish.paper == VISIT_REPORT.id and not wish.visit:
        raise click.UsageError(words(sayings.VISIT_WANTED))
    if wish.paper == BRIEFING.id and not wish.partnerships:
        raise click.UsageError(words(sayings.PARTNERSHIP_WANTED))
    if len(wish.partnerships) > 1 and wish.paper != REGISTER.id:
        raise click.UsageError(words(sayings.ONE_PARTNERSHIP))
    return wish.paper


def _years(wish: Wish, words: Words) -> tuple[int, int] | None:
    if wish.year is None:
        return None
    years = YEARS.fullmatch(wish.year)
    if years is None or (years[2] and years[2] < years[1]):
        raise click.UsageError(words(sayings.BAD_YEAR, year=wish.year))
    return int(years[1]), int(years[2] or years[1])


def _report(job: _Job) -> Written:
    key = Key(job.wish.visit or "")
    try:
        target = job.target(job.papers.report_file_name(key, job.options))
        return job.papers.visit_report(key, job.options, target)
    except MissingRecordError as error:
        raise RefusedError(job.asked.words(sayings.NO_VISIT, key=key)) from error


def _journal(job: _Job) -> PaperList:
    first, last = job.years or (None, None)
    query = VisitQuery(first_year=first, last_year=last, partnership=job.partnership())
    report_days = job.asked.program.settings.report_days
    return VisitJournal(query, Viewer(job.asked.words.language, job.options.as_of, report_days))


def _briefing(job: _Job) -> Written:
    (key,) = job.partnerships()
    target = job.target(job.papers.briefing_file_name(key, job.options))
    return job.papers.briefing(key, job.options, target)


DOCUMENTS: Mapping[str, Callable[[_Job], Written]] = {VISIT_REPORT.id: _report, BRIEFING.id: _briefing}
LISTS: Mapping[str, Callable[[_Job], PaperList]] = {
    REGISTER.id: lambda job: PartnershipRegister(PartnershipQuery(only=job.partnerships())),
    VISIT_JOURNAL.id: _journal,
    ANNIVERSARIES.id: lambda _job: ComingAnniversaries(),
    AGREEMENTS.id: lambda job: AgreementTerms(AgreementQuery(partnership=job.partnership())),
    COMMITMENTS.id: lambda job: CommitmentLedger(
        LedgerQuery(partnership=job.partnership(), visit=job.visit())
    ),
}
