"""The command `report`: which paper, about what, where to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import click

from twincities.cli import sayings
from twincities.cli.asking import Progress, RefusedError, print_json, say, tell
from twincities.domain.errors import MissingRecordError
from twincities.domain.keys import Key
from twincities.services.papers import REPORTS, VISIT_JOURNAL, VISIT_REPORT, Copy, Watch
from twincities.services.visit_filter import Viewer, VisitQuery

if TYPE_CHECKING:
    from pathlib import Path

    from twincities.cli.asking import Asked
    from twincities.services.papers import PaperOptions, Written
    from twincities.wiring import Services

YEARS = re.compile(r"(\d{4})(?:[-–](\d{4}))?")


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked of the command."""

    paper: str | None
    output: Path | None
    visit: str | None
    partnership: str | None
    year: str | None
    review: bool


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
    if wish.paper is None:
        raise click.UsageError(words(sayings.NO_PAPER))
    if wish.paper not in {kind.id for kind in REPORTS}:
        raise click.UsageError(words(sayings.UNKNOWN_PAPER, paper=wish.paper))
    if wish.paper == VISIT_REPORT.id and not wish.visit:
        raise click.UsageError(words(sayings.VISIT_WANTED))
    query = VisitQuery() if wish.paper == VISIT_REPORT.id else _query(asked, wish)
    services = asked.services()
    today = datetime.now().astimezone().date()
    options = services.papers.options(words, today, Copy.REVIEW if wish.review else Copy.FINAL)
    if wish.paper == VISIT_JOURNAL.id:
        written = _journal(asked, services, wish, query, options)
    else:
        written = _report(asked, services, wish, options)
    if written.shortened:
        tell(words(sayings.SHORTENED, count=len(written.shortened)))
    if as_json:
        print_json({"path": str(written.path), "rows": written.rows})
    else:
        say(str(written.path))


def _report(asked: Asked, services: Services, wish: Wish, options: PaperOptions) -> Written:
    key = Key(wish.visit or "")
    try:
        target = _target(wish.output, services.papers.report_file_name(key, options))
        return services.papers.visit_report(key, options, target)
    except MissingRecordError as error:
        raise RefusedError(asked.words(sayings.NO_VISIT, key=key)) from error


def _journal(
    asked: Asked, services: Services, wish: Wish, query: VisitQuery, options: PaperOptions
) -> Written:
    words, papers = asked.words, services.papers
    if query.partnership:
        try:
            services.partnerships.open(query.partnership)
        except MissingRecordError as error:
            raise RefusedError(words(sayings.NO_PARTNERSHIP, key=query.partnership)) from error
    viewer = Viewer(words.language, options.as_of, asked.program.settings.report_days)
    plan = papers.plan_journal(query, viewer)
    if plan.plain:
        tell(words(sayings.PLAIN_SHEET, count=plan.rows))
    target = _target(wish.output, papers.journal_file_name(options))
    progress = Progress(words)
    try:
        return papers.visit_journal(query, viewer, options, target, Watch(progress=progress))
    finally:
        progress.end()


def _query(asked: Asked, wish: Wish) -> VisitQuery:
    partnership = Key(wish.partnership) if wish.partnership else None
    if wish.year is None:
        return VisitQuery(partnership=partnership)
    years = YEARS.fullmatch(wish.year)
    if years is None or (years[2] and years[2] < years[1]):
        raise click.UsageError(asked.words(sayings.BAD_YEAR, year=wish.year))
    return VisitQuery(first_year=int(years[1]), last_year=int(years[2] or years[1]), partnership=partnership)


def _target(output: Path | None, name: str) -> Path:
    """Return where to write: the file asked for, or the paper's own name in the folder asked for."""
    from pathlib import Path  # noqa: PLC0415 - only a type elsewhere

    if output is None:
        return Path(name)
    return output / name if output.is_dir() else output
