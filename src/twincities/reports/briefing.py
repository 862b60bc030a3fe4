"""The briefing for the next visit: one partner on two pages, for whoever travels or receives.

It is read on the way and not signed. What is open stands before what was, and what nobody knows is said to be unknown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.partial_date import Precision
from twincities.i18n import N_, NN_, NP_
from twincities.reports import phrases
from twincities.reports.agreement_cells import day_cell, document_cell, state_words, until_cell
from twincities.reports.agreements_data import TermState
from twincities.reports.book import Identity, new_book, set_page
from twincities.reports.dates import cell_date, one_stretch, paper_date, short_stretch
from twincities.reports.document import Document, Span
from twincities.reports.kinds import BRIEFING
from twincities.reports.paging import Keep
from twincities.reports.register_words import FORMS, NOT_ESTABLISHED, STATUSES, YEAR_ONLY, activity_words

if TYPE_CHECKING:
    from datetime import date

    from openpyxl import Workbook

    from twincities.domain.vocabulary import Term
    from twincities.i18n import Message
    from twincities.reports.briefing_data import (
        Acquaintance,
        AgreementNow,
        Briefing,
        OpenPromise,
        PastVisit,
    )
    from twincities.reports.options import PaperOptions, Shortened

GRID = (5, 15.5, 9.5, 9, 4.5, 13.5, 13.5, 17.5)
LAST = len(GRID)

SHEET = NP_("sheet of a paper", "Briefing")
HEADING = N_("BRIEFING FOR A VISIT")
# Note: {parties} are two names and a dash, {country} the partner's.
SUBTITLE = NP_("briefing", "{parties} ({country})")
FOOTER = NP_("briefing", "Briefing for a visit, {parties}")

TIE = NP_("briefing", "1. The partnership")
PROMISES = NP_("briefing", "2. Open commitments")
VISITS = NP_("briefing", "3. Last visits")
PEOPLE = NP_("briefing", "4. People on the partner's side")
AGREEMENTS = NP_("briefing", "5. Agreements")
COMING = NP_("briefing", "6. Coming dates")
MISSING = NP_("briefing", "7. What is missing")

FORM = NP_("briefing, a fact", "Type of link")
STATUS = NP_("briefing, a fact", "Legal status")
ACTIVITY = NP_("briefing, a fact", "Activity")
ESTABLISHED = NP_("briefing, a fact", "Established")
CONFIRMED = NP_("briefing, a fact", "Last confirmed")
COOPERATION = NP_("briefing, a fact", "Fields of cooperation")
TURN = NP_("briefing, a fact", "Contacts")
NEXT = NP_("briefing, a fact", "Next visit")
RESPONSIBLE_OFFICER = NP_("briefing, a fact", "Responsible officer")

# Note: {post} as at the last meeting, {later} what was recorded of later ones.
SINCE_THEN = NP_("briefing, a person", "{post}; since then: {later}")
# Note: {fact} is a value, {note} what is to be known of it beside.
NOTED = NP_("briefing, a fact", "{fact}; {note}")
LAST_EVENT = NP_("briefing, a fact", "{activity}; last event: {date}")
# Note: {dates} is a list of dates that other sources give.
RIVALS = NP_("briefing, a fact", "other sources: {dates}")
CONFIRMED_BY = NP_("briefing, a fact", "{date}, {who}")
NEVER_CONFIRMED = NP_("briefing, a fact", "never confirmed with the partner")
NOT_PLANNED = NP_("briefing, a fact", "not planned")

NUMBER = NP_("column of a paper", "No.")
COMMITMENT = NP_("column of a briefing", "Commitment")
RESPONSIBLE = NP_("column of a briefing", "Responsible")
DUE = NP_("column of a briefing", "Due")
STATE = NP_("column of a briefing", "Status")
DATES = NP_("column of a briefing", "Dates")
VISIT = NP_("column of a briefing", "Visit")
RESULTS = NP_("column of a briefing", "Results")
NAME = NP_("column of a briefing", "Name")
POST = NP_("column of a briefing", "Post at the last meeting")
MET = NP_("column of a briefing", "Last met")
DOCUMENT = NP_("column of a briefing", "Document")
SIGNED = NP_("column of a briefing", "Signed")
UNTIL = NP_("column of a briefing", "Valid until")
NOTICE = NP_("column of a briefing", "Give notice by")
DATE = NP_("column of a briefing", "Date")
EVENT = NP_("column of a briefing", "Event")

NOT_SET = NP_("date due", "not set")
OVERDUE = NP_("status of a commitment", "OVERDUE")
NUMBERED = NP_("briefing", "{number}) {text}")
MORE_VISITS = NN_("{count} earlier visit is in the register.", "{count} earlier visits are in the register.")
MORE_PEOPLE = NN_(
    "{count} more person is in the register.",
    "{count} more people are in the register.",
)
NO_PROMISES = NP_("briefing", "Nothing is open")
NO_VISITS = NP_("briefing", "No visits are recorded")
NO_PEOPLE = NP_("briefing", "No people met are recorded")
NO_AGREEMENTS = NP_("briefing", "No documents are recorded")
NO_DATES = NP_("briefing", "No dates within the next twelve months")
NOTHING_MISSING = NP_("briefing", "Nothing that the office watches is missing")


def build(data: Briefing, options: PaperOptions) -> tuple[Workbook, int, list[Shortened]]:
    """Return the briefing's workbook, its number of rows, and the texts that had to be cut."""
    page = _Briefing(data, options)
    page.head()
    page.tie()
    page.promises()
    page.visits()
    page.people()
    page.agreements()
    page.coming()
    page.missing()
    page.document.finish()
    return page.book, page.document.rows, page.document.shortened


class _Briefing:
    """The briefing's chapters, written one under the other."""

    def __init__(self, data: Briefing, options: PaperOptions) -> None:
        self.data, self.options, self.words = data, options, options.words
        words = self.words
        self.parties = phrases.pair(data.tie.ours, data.tie.partner, words)
        identity = Identity(BRIEFING.id, f"{words(BRIEFING.title)} {data.number}".strip(), self.parties)
        self.book, sheet = new_book(options, identity, words(SHEET))
        set_page(sheet, options, words(FOOTER, parties=self.parties), landscape=False)
        self.document = Document(self.book, sheet, options, GRID, BRIEFING.id)

    def head(self) -> None:
        """Write the office, the title, the partner and the day."""
        row, words, tie = self.document.row, self.words, self.data.tie
        row(Span(1, LAST, self.options.office.name, "TD Org"), least=20)
        row(Span(1, LAST, words(HEADING), "TD Title"), least=24)
        named = words(SUBTITLE, parties=self.parties, country=tie.country) if tie.country else self.parties
        row(Span(1, LAST, named, "TD Subtitle"))
        as_of = words(phrases.AS_OF, date=paper_date(self.options.as_of, words))
        row(Span(1, LAST, as_of, "TD Org"), least=18)

    def tie(self) -> None:
        """Write the facts of the partnership in their fixed order; a missing one keeps its row."""
        tie, words = self.data.tie, self.words
        unstated = words(phrases.NOT_STATED)
        facts = (
            (NEXT, tie.next_visit or words(NOT_PLANNED)),
            (FORM, words(FORMS[tie.type])),
            (STATUS, self._noted(words(STATUSES[tie.status]), tie.status_note)),
            (ACTIVITY, self._activity()),
            (ESTABLISHED, self._established()),
            (CONFIRMED, self._confirmed()),
            (TURN, tie.turn or unstated),
            (COOPERATION, tie.cooperation or unstated),
            (RESPONSIBLE_OFFICER, tie.responsible or unstated),
        )
        self._section(TIE, gap=4)
        for number, (label, value) in enumerate(facts, 1):
            self.document.row(
                Span(1, 2, words(label), "TD Label"),
                Span(3, LAST, value, "TD Text"),
                key=self._key(f"F{number}"),
                keep=Keep.MUST if number == 1 else Keep.FREE,
            )

    def promises(self) -> None:
        """Write what is still owed, whose it is and by when; what is overdue in capitals."""
        self._section(PROMISES)
        self._table_head((1, 1, NUMBER), (2, 4, COMMITMENT), (5, 6, RESPONSIBLE), (7, 7, DUE), (8, 8, STATE))
        self._or_nothing(self.data.promises, NO_PROMISES)
        for number, promise in enumerate(self.data.promises, 1):
            self._promise(number, promise)

    def visits(self) -> None:
        """Write the last visits, the latest first, with what came of them."""
        self._section(VISITS)
        self._table_head((1, 2, DATES), (3, 5, VISIT), (6, 8, RESULTS))
        self._or_nothing(self.data.visits, NO_VISITS)
        for number, visit in enumerate(self.data.visits, 1):
            last = number == len(self.data.visits) and self.data.more_visits > 0
            self._visit(number, visit, Keep.MUST if last else Keep.FREE)
        self._more(self.data.more_visits, MORE_VISITS)

    def people(self) -> None:
        """Write whom one will meet: the post of the last meeting, and what was heard since."""
        self._section(PEOPLE)
        self._table_head((1, 2, NAME), (3, 7, POST), (8, 8, MET))
        self._or_nothing(self.data.people, NO_PEOPLE)
        for number, person in enumerate(self.data.people, 1):
            last = number == len(self.data.people) and self.data.more_people > 0
            self._person(number, person, Keep.MUST if last else Keep.FREE)
        self._more(self.data.more_people, MORE_PEOPLE)

    def agreements(self) -> None:
        """Write the documents with their terms."""
        self._section(AGREEMENTS)
        self._table_head((1, 3, DOCUMENT), (4, 5, SIGNED), (6, 6, UNTIL), (7, 7, NOTICE), (8, 8, STATE))
        self._or_nothing(self.data.agreements, NO_AGREEMENTS)
        for number, one in enumerate(self.data.agreements, 1):
            self._agreement(number, one)

    def coming(self) -> None:
        """Write the dates that lie ahead, as exact as they are known."""
        self._section(COMING)
        self._table_head((1, 2, DATE), (3, LAST, EVENT))
        self._or_nothing(self.data.coming, NO_DATES)
        for one in self.data.coming:
            self.document.row(
                self._day(1, 2, cell_date(one.date, self.words)), Span(3, LAST, one.event, "TD Text")
            )

    def missing(self) -> None:
        """Write what the office should find out or settle."""
        self._section(MISSING)
        texts = [
            self.words(NUMBERED, number=number, text=one.text)
            for number, one in enumerate(self.data.missing, 1)
        ]
        for text in texts or [self.words(NOTHING_MISSING)]:
            self.document.row(Span(1, LAST, text, "TD Body"))

    # ---------------------------------------------------------------------------------- parts of chapters

    def _section(self, message: Message, gap: float = 6) -> None:
        self.document.gap(gap)
        self.document.row(Span(1, LAST, self.words(message), "TD Section"), least=20, keep=Keep.MUST)

    def _table_head(self, *columns: tuple[int, int, Message]) -> None:
        spans = [Span(first, last, self.words(text), "TD Head") for first, last, text in columns]
        self.document.head(*spans, least=18)

    def _or_nothing(self, rows: tuple[object, ...], message: Message) -> None:
        if not rows:
            self.document.row(Span(1, LAST, self.words(message), "TD Text"))

    def _more(self, count: int, message: Message) -> None:
        if count:
            self.document.row(Span(1, LAST, self.words(message, count=count), "TD Note"), least=15.25)

    def _promise(self, number: int, promise: OpenPromise) -> None:
        words = self.words
        text = f"{promise.text}\n{promise.basis}" if promise.basis else promise.text
        status = words(OVERDUE if promise.overdue else promise.status.label)
        due = cell_date(promise.due, words) if promise.due else words(NOT_SET)
        self.document.row(
            Span(1, 1, number, "TD Number"),
            Span(2, 4, text, "TD Text"),
            Span(5, 6, promise.responsible or words(phrases.NOT_STATED), "TD Text"),
            self._day(7, 7, due),
            Span(8, 8, status, "TD Strong" if promise.overdue else "TD Centre"),
            key=self._key(promise.key or f"C{number}"),
        )

    def _visit(self, number: int, visit: PastVisit, keep: Keep) -> None:
        words = self.words
        self.document.row(
            Span(1, 2, one_stretch(visit.start, visit.end, words), "TD Text"),
            Span(3, 5, visit.about, "TD Text"),
            Span(6, 8, visit.results or words(phrases.NOT_STATED), "TD Text"),
            key=self._key(visit.key or f"V{number}"),
            keep=keep,
        )

    def _person(self, number: int, person: Acquaintance, keep: Keep) -> None:
        words = self.words
        post = person.post or words(phrases.NOT_STATED)
        if person.later:
            post = words(SINCE_THEN, post=post, later=person.later)
        self.document.row(
            Span(1, 2, person.name, "TD Text"),
            Span(3, 7, post, "TD Text"),
            Span(8, 8, short_stretch(person.met, None, words), "TD Centre"),
            key=self._key(person.key or f"N{number}"),
            keep=keep,
        )

    def _agreement(self, number: int, one: AgreementNow) -> None:
        words = self.words
        unstated = words(phrases.NOT_STATED)
        self.document.row(
            Span(1, 3, document_cell(one.document, words, text_missing=one.text_missing), "TD Text"),
            self._day(4, 5, day_cell(one.signed, words, unstated)),
            self._day(6, 6, until_cell(one.until, words, open_ended=one.open_ended)),
            self._day(7, 7, day_cell(one.notice, words, phrases.NOT_APPLICABLE)),
            Span(8, 8, self._standing(one.standing), "TD Strong" if one.urgent else "TD Centre"),
            key=self._key(one.key or f"A{number}"),
        )

    def _standing(self, standing: Term) -> str:
        return (
            state_words(standing, self.words)
            if isinstance(standing, TermState)
            else self.words(standing.label)
        )

    @staticmethod
    def _day(first: int, last: int, value: date | str) -> Span:
        return Span(first, last, value, "TD Centre" if isinstance(value, str) else "TD Date")

    def _key(self, part: str) -> str:
        return f"{self.data.key}/{part}|{self.data.revision}"

    # ----------------------------------------------------------------------------------------------- facts

    def _noted(self, fact: str, note: str) -> str:
        return self.words(NOTED, fact=fact, note=note) if note else fact

    def _activity(self) -> str:
        tie = self.data.tie
        said = activity_words(tie.activity, tie.dormant_months, self.words, by_office=tie.activity_set)
        if tie.last_event is None:
            return said
        return self.words(LAST_EVENT, activity=said, date=one_stretch(tie.last_event, None, self.words))

    def _established(self) -> str:
        tie, words = self.data.tie, self.words
        if tie.established is None:
            said = words(NOT_ESTABLISHED)
        else:
            said = one_stretch(tie.established, None, words)
            plain_year = tie.established.precision is Precision.YEAR and tie.established.until is None
            said = self._noted(said, tie.established_note or (words(YEAR_ONLY) if plain_year else ""))
        if not tie.rivals:
            return said
        dates = ", ".join(one_stretch(rival, None, words) for rival in tie.rivals)
        return self._noted(said, words(RIVALS, dates=dates))

    def _confirmed(self) -> str:
        tie, words = self.data.tie, self.words
        if tie.confirmed is None:
            return words(NEVER_CONFIRMED)
        day = paper_date(tie.confirmed, words)
        return words(CONFIRMED_BY, date=day, who=tie.confirmed_by) if tie.confirmed_by else day
