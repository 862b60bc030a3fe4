"""The official report on one visit: a document of two pages that is approved, signed and filed.

Its order and its fixed rows follow the outline that municipal offices use for reports on delegations: what is not
known keeps its row and is said to be unknown.
"""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from twincities.i18n import N_, NN_, NP_
from twincities.reports import phrases
from twincities.reports.book import Identity, new_book, set_page
from twincities.reports.dates import cell_date, days_between, one_stretch, paper_date, short_stretch
from twincities.reports.document import Document, Span
from twincities.reports.kinds import VISIT_REPORT
from twincities.reports.paging import Keep

if TYPE_CHECKING:
    from datetime import date

    from openpyxl import Workbook

    from twincities.domain.partial_date import PartialDate
    from twincities.i18n import Message
    from twincities.reports.options import PaperOptions, Shortened
    from twincities.reports.visit_report_data import CommitmentLine, ProgrammeLine, VisitReport


GRID = (5, 9, 18, 16, 13, 11, 16)


SHEET = NP_("sheet of a paper", "Report")
HEADING = N_("VISIT REPORT")
# Note: both names stand as they are, in the nominative; «Направившая сторона: …» rather than an inflected phrase.
SUBTITLE = NP_("visit report", "Delegation of {sender} to {host}")
APPROVED = N_("APPROVED")
DATE_LINE = NP_("line to be filled in by hand", "____ ______________ 20____")
PREPARED = N_("Prepared {date}    No. ________")
FOOTER = N_("Visit report, {parties}, {month}")
ABOUT = NP_("visit report", "{title}, {dates}")

FACTS = N_("1. Key facts")
PEOPLE = N_("2. People met")
PROGRAMME = N_("3. Programme by day")
RESULTS = N_("4. Results and agreements reached")
COMMITMENTS = N_("5. Commitments and follow-up")
PROPOSALS = N_("6. Proposals")

DATES = NP_("visit report", "Dates")
DATES_AND_DAYS = NP_("visit report", "{dates} ({days})")
DAYS = NN_("{count} day", "{count} days")
WHERE = NP_("visit report", "Country, cities")
COUNTRY_CITIES = NP_("visit report", "{country}: {cities}")
TWINNING = NP_("visit report", "Twinning")
# Note: {date} is written as in a sentence and cannot be inflected («дата установления: июнь 1990 г.»).
SINCE = NP_("visit report", "{parties}, established: {date}")
SINCE_NOTED = NP_("visit report", "{parties}, established: {date} ({note})")
# Note: {date} here is a year alone, which needs its own word in Russian («с 1990 года»).
SINCE_YEAR = NP_("visit report", "{parties}, since {date}")
SINCE_YEAR_NOTED = NP_("visit report", "{parties}, since {date} ({note})")
SINCE_UNKNOWN = NP_("visit report", "{parties}, date not established")
YEAR_ONLY = NP_("visit report", "only the year is known")
OCCASION = NP_("visit report", "Occasion and aim")
INVITED = NP_("visit report", "Invited by")
DELEGATION = NP_("visit report", "Head and members")
FUNDING = NP_("visit report", "Cost and funding")
SOURCE = NP_("visit report", "Source")

NUMBER = NP_("column of a paper", "No.")
NAME = NP_("column of a paper", "Name")
POSITION = NP_("column of a paper", "Position (as in the source)")
DATE = NP_("column of a paper", "Date")
PLACE = NP_("column of a paper", "Place")
EVENT = NP_("column of a paper", "Event")
COMMITMENT = NP_("column of a paper", "Commitment")
RESPONSIBLE = NP_("column of a paper", "Responsible")
DUE = NP_("column of a paper", "Due")
DONE = NP_("column of a paper", "Done")
STATUS = NP_("column of a paper", "Status")

DAY_UNKNOWN = NP_("visit report", "{dates}, day not stated in the source")
ONLY_DAY_UNKNOWN = NP_("visit report", "Day not stated in the source")
NO_PEOPLE = NP_("visit report", "No people met are recorded")
NO_PROGRAMME = NP_("visit report", "No programme is recorded")
NO_RESULTS = NP_("visit report", "No results are recorded")
NO_COMMITMENTS = NP_("visit report", "No commitments are recorded")
NO_PROPOSALS = NP_("visit report", "No proposals are recorded")
NOT_SET = NP_("date due", "not set")
NO_DATA = NP_("status of a commitment", "no data")
OVERDUE = NP_("status of a commitment", "OVERDUE")
NUMBERED = NP_("visit report", "{number}) {text}")
ANNEXES = NP_("visit report", "Annexes: {annexes}")

HEAD_SIGNS = N_("Head of delegation")
HOST_SIGNS = N_("Responsible for the reception")
AUTHOR_SIGNS = N_("Prepared by")
SIGNATURE = NP_("under a line to be signed", "(signature)")
SIGNATORY = NP_("under a line to be signed", "(name)")


def build(data: VisitReport, options: PaperOptions) -> tuple[Workbook, int, list[Shortened]]:
    """Return the report's workbook, its number of rows, and the texts that had to be cut."""
    page = _Report(data, options)
    page.head()
    page.facts()
    page.people()
    page.programme()
    page.results()
    page.commitments()
    page.proposals()
    page.signatures()
    page.document.finish()
    return page.book, page.document.rows, page.document.shortened


class _Report:
    """The report's chapters, written one under the other."""

    def __init__(self, data: VisitReport, options: PaperOptions) -> None:
        self.data, self.options, self.words = data, options, options.words
        words = self.words
        identity = Identity(
            VISIT_REPORT.id, f"{words(VISIT_REPORT.title)} {data.number}".strip(), self._about()
        )
        self.book, sheet = new_book(options, identity, words(SHEET))
        set_page(sheet, options, self._footer(), landscape=False)
        self.document = Document(self.book, sheet, options, GRID, VISIT_REPORT.id)

    def head(self) -> None:
        """Write the office, the approval block, title and subtitle."""
        row, words, office = self.document.row, self.words, self.options.office
        row(Span(1, 7, office.name, "TD Org"), least=20)
        self.document.gap(6)
        row(Span(5, 7, words(APPROVED), "TD Sign Bold"))
        row(Span(5, 7, office.approver_post, "TD Sign"))
        row(Span(5, 7, None, "TD Line"), exact=20)
        row(Span(5, 7, words(DATE_LINE), "TD Sign"), least=20)
        self.document.gap(8)
        row(Span(1, 7, words(HEADING), "TD Title"), least=22)
        title = self._title()
        if self.data.start:
            title = f"{title}\n{self._stretch()}"
        row(Span(1, 7, title, "TD Subtitle"))
        prepared = paper_date(self.options.as_of, words)
        row(Span(1, 7, words(PREPARED, date=prepared), "TD Org"), least=20)

    def facts(self) -> None:
        """Write the eight facts in their fixed order; a missing one keeps its row."""
        data, words = self.data, self.words
        unknown = words(phrases.NOT_STATED_IN_SOURCE)
        several = words(phrases.NOT_STATED_IN_SOURCE_MANY)
        self._section(FACTS, gap=6)
        facts = (
            (DATES, self._dates() or several),
            (WHERE, self._where() or several),
            (TWINNING, self._twinning() or words(phrases.NOT_STATED)),
            (OCCASION, self._listed(data.occasion, data.aim) or several),
            (INVITED, data.invited_by or unknown),
            (DELEGATION, data.delegation or several),
            (FUNDING, data.funding or several),
            (SOURCE, data.source or words(phrases.NOT_STATED)),
        )
        for number, (label, value) in enumerate(facts, 1):
            self.document.row(
                Span(1, 3, words(label), "TD Label"),
                Span(4, 7, value, "TD Text"),
                key=self._key(f"F{number}"),
                keep=Keep.MUST if number == 1 else Keep.FREE,
            )

    def people(self) -> None:
        """Write whom the delegation met, positions as the source gives them."""
        words, people = self.words, self.data.people
        self._section(PEOPLE)
        self._table_head((1, 1, NUMBER), (2, 3, NAME), (4, 7, POSITION))
        if not people:
            self._nothing(NO_PEOPLE)
        for number, person in enumerate(people, 1):
            self.document.row(
                Span(1, 1, number, "TD Number"),
                Span(2, 3, person.name, "TD Text"),
                Span(4, 7, person.position or words(phrases.NOT_STATED_IN_SOURCE), "TD Text"),
                least=17.5,
                key=self._key(person.key or f"N{number}"),
                keep=self._with_note(number, len(people), self.data.people_note),
            )
        self._note(self.data.people_note)

    def programme(self) -> None:
        """Write the dated events first, then under a heading those whose day the source does not give."""
        items = list(enumerate(self.data.programme, 1))
        dated = [(item.day, number, item) for number, item in items if item.day]
        undated = [(number, item) for number, item in items if item.day is None]
        self._section(PROGRAMME)
        self._table_head((1, 2, DATE), (3, 3, PLACE), (4, 7, EVENT))
        if not items:
            self._nothing(NO_PROGRAMME)
        for day, number, item in sorted(dated, key=itemgetter(0)):
            value = cell_date(day, self.words)
            self._event(number, item, value, "TD Centre" if isinstance(value, str) else "TD Date")
        if not undated:
            return
        self.document.row(Span(1, 7, self._day_unknown(), "TD Label"), least=18, keep=Keep.MUST)
        stretch = self._short_stretch()
        for number, item in undated:
            self._event(number, item, stretch, "TD Centre")

    def results(self) -> None:
        """Write the results as numbered paragraphs."""
        self._section(RESULTS)
        for text in self._numbered(self.data.results, NO_RESULTS):
            self.document.row(Span(1, 7, text, "TD Body"))

    def commitments(self) -> None:
        """Write who promised what, until when, and what became of it."""
        lines = self.data.commitments
        self._section(COMMITMENTS)
        self._table_head(
            (1, 1, NUMBER), (2, 3, COMMITMENT), (4, 4, RESPONSIBLE), (5, 5, DUE), (6, 6, DONE), (7, 7, STATUS)
        )
        if not lines:
            self._nothing(NO_COMMITMENTS)
        for number, line in enumerate(lines, 1):
            self._commitment(number, line, self._with_note(number, len(lines), self.data.commitments_note))
        self._note(self.data.commitments_note)

    def proposals(self) -> None:
        """Write the proposals and annexes; the last of them stays with the signatures."""
        annexes = self.data.annexes
        self._section(PROPOSALS)
        texts = self._numbered(self.data.proposals, NO_PROPOSALS)
        for number, text in enumerate(texts, 1):
            last = number == len(texts)
            self.document.row(Span(1, 7, text, "TD Body"), keep=Keep.MUST if last else Keep.SHOULD)
        if annexes:
            self.document.gap(6, Keep.MUST)
            text = self.words(ANNEXES, annexes=annexes)
            self.document.row(Span(1, 7, text, "TD Body"), keep=Keep.MUST)

    def signatures(self) -> None:
        """Write the lines to be signed: whoever led, then the author, then the date."""
        words, document = self.words, self.document
        document.gap(10, Keep.MUST)
        for who in (HOST_SIGNS if self.data.incoming else HEAD_SIGNS, AUTHOR_SIGNS):
            document.row(
                Span(1, 3, words(who), "TD Sign"),
                Span(4, 4, None, "TD Line"),
                Span(5, 7, f"  / {'_' * 22} /", "TD Sign"),
                least=26,
                keep=Keep.MUST,
            )
            document.row(
                Span(4, 4, words(SIGNATURE), "TD Caption"),
                Span(5, 6, words(SIGNATORY), "TD Caption"),
                keep=Keep.MUST,
                least=14.25,
            )
        document.row(Span(1, 7, words(DATE_LINE), "TD Sign"), least=24)

    # ------------------------------------------------------------------------------------- parts of chapters

    def _section(self, message: Message, gap: float = 8) -> None:
        self.document.gap(gap)
        self.document.row(Span(1, 7, self.words(message), "TD Section"), least=22, keep=Keep.MUST)

    def _table_head(self, *columns: tuple[int, int, Message]) -> None:
        spans = [Span(first, last, self.words(text), "TD Head") for first, last, text in columns]
        self.document.head(*spans, least=20)

    def _nothing(self, message: Message) -> None:
        self.document.row(Span(1, 7, self.words(message), "TD Text"))

    def _note(self, note: str) -> None:
        if note:
            self.document.row(Span(1, 7, note, "TD Note"), least=15.25)

    @staticmethod
    def _with_note(number: int, of: int, note: str) -> Keep:
        return Keep.MUST if note and number == of else Keep.FREE

    def _event(self, number: int, item: ProgrammeLine, day: date | str | None, style: str) -> None:
        self.document.row(
            Span(1, 2, day, style),
            Span(3, 3, item.place or self.words(phrases.NOT_STATED), "TD Text"),
            Span(4, 7, item.event, "TD Text"),
            key=self._key(item.key or f"E{number}"),
        )

    def _commitment(self, number: int, line: CommitmentLine, keep: Keep) -> None:
        words = self.words
        status = words(OVERDUE if line.overdue else line.status.label if line.status else NO_DATA)
        self.document.row(
            Span(1, 1, number, "TD Number"),
            Span(2, 3, line.text, "TD Text"),
            Span(4, 4, line.responsible or words(phrases.NOT_STATED), "TD Text"),
            self._day_span(5, line.due, words(NOT_SET)),
            self._day_span(6, line.done, phrases.NOT_APPLICABLE),
            Span(7, 7, status, "TD Strong" if line.overdue else "TD Centre"),
            key=self._key(line.key or f"C{number}"),
            keep=keep,
        )

    def _day_span(self, column: int, day: PartialDate | None, without: str) -> Span:
        value = cell_date(day, self.words) if day else without
        return Span(column, column, value, "TD Centre" if isinstance(value, str) else "TD Date")

    def _numbered(self, texts: tuple[str, ...], none: Message) -> list[str]:
        if not texts:
            return [self.words(none)]
        return [self.words(NUMBERED, number=number, text=text) for number, text in enumerate(texts, 1)]

    def _key(self, part: str) -> str:
        return f"{self.data.key}/{part}|{self.data.revision}"

    # ------------------------------------------------------------------------------------------------- facts

    def _title(self) -> str:
        data = self.data
        return data.title or self.words(SUBTITLE, sender=data.sender, host=data.host)

    def _stretch(self) -> str:
        return one_stretch(self.data.start, self.data.end, self.words) if self.data.start else ""

    def _short_stretch(self) -> str:
        start = self.data.start
        return short_stretch(start, self.data.end, self.words) if start else phrases.NOT_APPLICABLE

    def _about(self) -> str:
        if not self.data.start:
            return self._title()
        return self.words(ABOUT, title=self._title(), dates=self._stretch())

    def _parties(self) -> str:
        parties = self.data.twinning.parties if self.data.twinning else (self.data.sender, self.data.host)
        return " – ".join(parties)

    def _footer(self) -> str:
        start = self.data.start
        if start is None:
            return self.words(VISIT_REPORT.title)
        month = f"{start.month:02}.{start.year:04}" if start.month else f"{start.year:04}"
        return self.words(FOOTER, parties=self._parties(), month=month)

    def _dates(self) -> str:
        if not self.data.start:
            return ""
        days = days_between(self.data.start, self.data.end)
        if days is None:
            return self._stretch()
        return self.words(DATES_AND_DAYS, dates=self._stretch(), days=self.words(DAYS, count=days))

    def _where(self) -> str:
        cities = ", ".join(self.data.places)
        if self.data.country and cities:
            return self.words(COUNTRY_CITIES, country=self.data.country, cities=cities)
        return self.data.country or cities

    def _twinning(self) -> str:
        tie = self.data.twinning
        if tie is None:
            return ""
        if tie.since is None:
            return self.words(SINCE_UNKNOWN, parties=self._parties())
        year_only = tie.since.month is None and not tie.since.is_doubtful and tie.since.until is None
        note = tie.note or (self.words(YEAR_ONLY) if year_only else "")
        message = (
            (SINCE_YEAR_NOTED if note else SINCE_YEAR) if year_only else (SINCE_NOTED if note else SINCE)
        )
        when = str(tie.since.year) if year_only else one_stretch(tie.since, None, self.words)
        return self.words(message, parties=self._parties(), date=when, note=note)

    def _listed(self, first: str, second: str) -> str:
        if first and second:
            return self.words(phrases.LISTED, first=first, second=second)
        return first or second

    def _day_unknown(self) -> str:
        if self.data.start is None:
            return self.words(ONLY_DAY_UNKNOWN)
        return self.words(DAY_UNKNOWN, dates=self._stretch())
