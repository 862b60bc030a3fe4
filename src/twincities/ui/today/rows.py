"""How the rows of the cards read: each a title, a line of facts, and what makes it urgent."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from twincities.domain.date_words import heading, long, short
from twincities.domain.partial_date import PartialDate
from twincities.domain.vocabularies import Activity, Grade, RenewalKind
from twincities.i18n import N_, NN_, NP_
from twincities.ui.agreements.looks import days_chip, document_words, no_text_chip, period_words
from twincities.ui.commitments.looks import NO_DEADLINE as NO_DUE_CHIP
from twincities.ui.commitments.looks import origin
from twincities.ui.durations import age, days, years
from twincities.ui.furniture.chips import ChipLook
from twincities.ui.furniture.date_box import date_box
from twincities.ui.furniture.row_look import RowLook
from twincities.ui.joining import joined, listed
from twincities.ui.nouns import NOUNS
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Tone
from twincities.ui.visits.looks import ROUTE, status_chip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, datetime

    from twincities.services.agenda import VisitAhead, VisitOwing
    from twincities.services.agreement_rows import AgreementRow
    from twincities.services.anniversaries import Anniversary
    from twincities.services.drafts import Draft
    from twincities.services.ledger import LedgerRow
    from twincities.services.register import PartnershipRow
    from twincities.services.today import Change
    from twincities.services.visit_filter import Viewer
    from twincities.ui.context import Context

AGREEMENT = "agreement"
PARTNERSHIP, VISIT_EDITOR, HISTORY, COMMITMENTS = "partnership", "visit-editor", "history", "commitments"
EDITORS = {
    "visit": VISIT_EDITOR,
    "partnership": "partnership-editor",
    "place": "place",
    "agreement": "agreement",
    "person": "person",
    "organisation": "organisation",
    "decision": PARTNERSHIP,
    "word": PARTNERSHIP,
    "promise": COMMITMENTS,
    "plan": "anniversaries",
}
"""On which page a draft of a noun, or of a small form at a record's side, is opened."""
SMALL_FORMS = {
    "decision": NP_("kind of draft", "Decision on a partnership"),
    "word": NP_("kind of draft", "Word on a fact"),
    "promise": NP_("kind of draft", "Commitment"),
    "plan": NP_("kind of draft", "Plan of preparations"),
}
ICONS = {
    "visit": Icon.VISIT,
    "partnership": Icon.PARTNERSHIP,
    "place": Icon.PLACE,
    "agreement": Icon.AGREEMENT,
    "person": Icon.PEOPLE,
    "organisation": Icon.PEOPLE,
    "source": Icon.PRESS,
}

BRIEFING = "briefing"
BRIEFING_LINK = NP_("link of a coming visit", "Briefing")
SINCE = NP_("what an anniversary rests on", "since {date}")
ONLY_MONTH = NP_("what an anniversary rests on", "day unknown, there is only {date}")
ONLY_YEAR = NP_("what an anniversary rests on", "day unknown, there is only the year {date}")
RIVALS = NP_("dates that other sources give", "other sources: {dates}")
OBSERVED = N_("Marked on {date}")
JUBILEE = NP_("chip of an anniversary", "jubilee")
NOTICE_BY = NP_("deadline of an agreement", "notice by {date}")
ENDS = NP_("deadline of an agreement", "ends {date}")
ELSE_RENEWED = NP_("deadline of an agreement", "else renewed for {period}")
NO_TEXT_NO_TERM = N_("the text was not found, the term is not known")
NO_TEXT = NP_("heading in a card", "No text · {count}")
UNTIL = NP_("deadline of a promise", "until {date}")
REPORT_DUE = NP_("last day of a visit's report", "report was due {date}")
TODAY = NP_("when a visit begins", "today")
UNDER_WAY = NP_("when a visit begins", "under way")
NO_DAYS = NP_("when a visit begins", "days not set")
PAIR = NP_("partnership title", "{ours} — {partner}")
LAST_EVENT = NP_("fact in a second line", "last event {date}")
NO_EVENT = NP_("fact in a second line", "no event recorded")
NO_DEADLINE = NP_("heading in a card", "No deadline · {count}")
NO_DATA = NP_("heading in a card", "No data · {count}")
WHOLE_GROUP = N_("Show all of them")
RECORDS = NN_("{count} record", "{count} records")
YESTERDAY = NP_("day of a change", "yesterday")
UNNAMED_DRAFT = NP_("title of a draft", "Without a name")
SAVED = NP_("when a draft was saved", "saved on {date} at {time}")


class Rows:
    """Makes the rows; each opens what it tells of."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._texts = context.texts

    # ------------------------------------------------------------------------------- anniversaries

    def anniversary(self, one: Anniversary, _viewer: Viewer) -> RowLook:
        """Show a day, a month or only a year; what is inferred is violet, what is not known is never made up."""
        texts, words = self._texts, self._texts.words
        inferred = one.grade is Grade.INFERRED
        message = SINCE if one.date.day else ONLY_MONTH if one.date.month else ONLY_YEAR
        facts = [years(one.years, texts), texts(message, date=short(one.established, words))]
        if one.rivals:
            facts.append(texts(RIVALS, dates=listed(texts, (short(date, words) for date in one.rivals))))
        detail = joined(self._texts, facts)
        observed = texts(OBSERVED, date=heading(PartialDate.of(one.observed), words)) if one.observed else ""
        return RowLook(
            one.title,
            detail,
            date_box(one.date, texts, inferred=inferred),
            chip=ChipLook(texts(JUBILEE), Tone.ACCENT, Icon.JUBILEE)
            if one.jubilee and one.date.month
            else None,
            tone="inf" if inferred else "text2",
            spoken=joined(
                self._texts, (long(one.date, words), one.title, detail, texts(JUBILEE) if one.jubilee else "")
            ),
            tooltip=joined(self._texts, (detail, observed)),
            go=partial(self._context.open, PARTNERSHIP, one.key),
        )

    # -------------------------------------------------------------------------------------- visits

    def coming_visit(self, one: VisitAhead, _viewer: Viewer) -> RowLook:
        """Say where to, when, and how many days are left."""
        texts = self._texts
        if one.days is None:
            chip = status_chip(one.status, texts)
        elif one.days > 0:
            chip = ChipLook(days(one.days, texts), Tone.NEU, Icon.DEADLINE)
        else:
            chip = ChipLook(texts(UNDER_WAY if one.days else TODAY), Tone.OK, Icon.ACTIVE)
        facts = [long(one.dates, texts.words), texts(NO_DAYS if one.days is None else one.direction.label)]
        row = self._row(texts(ROUTE, sending=one.sending, host=one.host), facts, chip, VISIT_EDITOR, one.key)
        briefing = partial(self._context.open, BRIEFING, f"visit:{one.key}")
        return replace(row, right=texts(BRIEFING_LINK), right_go=briefing)

    def report_owed(self, one: VisitOwing, _viewer: Viewer) -> RowLook:
        """Say whose report, since when, by how many days."""
        texts = self._texts
        due = short(PartialDate.of(one.due), texts.words)
        facts = (short(one.dates, texts.words), texts(REPORT_DUE, date=due))
        chip = ChipLook(days(one.days, texts), Tone.BAD, Icon.ERROR)
        return self._row(texts(ROUTE, sending=one.sending, host=one.host), facts, chip, VISIT_EDITOR, one.key)

    # --------------------------------------------------------------------------------- commitments

    def overdue(self, one: LedgerRow, _viewer: Viewer) -> RowLook:
        """Say what was promised by whom until when, and by how many days it is late."""
        texts = self._texts
        due = texts(UNTIL, date=short(one.due, texts.words)) if one.due else ""
        facts = (listed(self._texts, one.partner), texts(one.side.label) if one.side else "", due)
        chip = ChipLook(days(-(one.days_left or 0), texts), Tone.BAD, Icon.ERROR)
        return self._row(one.text, facts, chip, COMMITMENTS, one.key)

    def no_deadline(self, one: LedgerRow, viewer: Viewer) -> RowLook:
        """Say what was promised without a deadline, and how long ago."""
        texts = self._texts
        gone_by = age(one.made_on, viewer.today, texts) if one.made_on else texts(NO_DUE_CHIP)
        chip = ChipLook(gone_by, Tone.NEU, Icon.NO_DEADLINE)
        return self._row(
            one.text, (listed(self._texts, one.partner), origin(one, texts)), chip, COMMITMENTS, one.key
        )

    def no_deadline_heading(self, count: int, go: Callable[[], object]) -> RowLook:
        """Return the line above promises without a deadline."""
        return self._heading(self._texts(NO_DEADLINE, count=self._texts.words.number(count)), go)

    # ---------------------------------------------------------------------------------- agreements

    def notice_due(self, one: AgreementRow, _viewer: Viewer) -> RowLook:
        """Say of which document, by when notice has to be given and what comes otherwise."""
        texts = self._texts
        title, end = self._document(one)
        when = NOTICE_BY if one.notice is not None else ENDS
        facts = [texts(when, date=short(one.deadline, texts.words)) if one.deadline else ""]
        if one.renewal is RenewalKind.TACIT and one.renewal_period is not None:
            facts.append(texts(ELSE_RENEWED, period=period_words(one.renewal_period, texts)))
        elif one.renewal is not None:
            facts.append(texts(one.renewal.label))
        return replace(self._row(title, facts, days_chip(one, texts), AGREEMENT, one.key), end=end)

    def silent(self, one: AgreementRow, _viewer: Viewer) -> RowLook:
        """Say that nobody knows until when a document binds."""
        texts, (title, end) = self._texts, self._document(one)
        row = self._row(title, (texts(NO_TEXT_NO_TERM),), no_text_chip(texts), AGREEMENT, one.key)
        return replace(row, end=end)

    def _document(self, one: AgreementRow) -> tuple[str, str]:
        """Return the words of a document and, as their end, with whom it is: many documents have the same name."""
        words = document_words(one, self._texts)
        title = joined(self._texts, (words, one.partner))
        return title, title.removeprefix(words)

    def silent_heading(self, count: int, go: Callable[[], object]) -> RowLook:
        """Return the line above documents without a text and a known end."""
        return self._heading(self._texts(NO_TEXT, count=self._texts.words.number(count)), go)

    # -------------------------------------------------------------------------------- partnerships

    def dormant(self, one: PartnershipRow, _viewer: Viewer) -> RowLook:
        """Say since when nothing happened."""
        texts = self._texts
        last = texts(LAST_EVENT, date=short(one.last_event, texts.words)) if one.last_event else ""
        chip = ChipLook(years(one.silent_years or 0, texts), Tone.NEU, Icon.DORMANT)
        return self._row(self._pair(one), (last,), chip, PARTNERSHIP, one.key)

    def no_data(self, one: PartnershipRow, _viewer: Viewer) -> RowLook:
        """Say that nothing is recorded: whether it sleeps nobody knows."""
        texts = self._texts
        chip = ChipLook(texts(Activity.NO_DATA.label), Tone.NEU, Icon.UNKNOWN, dashed=True)
        return self._row(self._pair(one), (texts(NO_EVENT),), chip, PARTNERSHIP, one.key)

    def no_data_heading(self, count: int, go: Callable[[], object]) -> RowLook:
        """Return the line above partnerships without data."""
        return self._heading(self._texts(NO_DATA, count=self._texts.words.number(count)), go)

    def _pair(self, one: PartnershipRow) -> str:
        ours, partner = listed(self._texts, one.ours), listed(self._texts, one.partner)
        return self._texts(PAIR, ours=ours, partner=partner) if ours and partner else ours or partner

    # ------------------------------------------------------------------------------ changes, drafts

    def change(self, one: Change, viewer: Viewer) -> RowLook:
        """Say what was done with which record, and when; a change of many says how many."""
        texts = self._texts
        from twincities.ui.history.entries import ACTS  # noqa: PLC0415 - the first rows do without all nouns
        from twincities.ui.today.changes import changed_fields  # noqa: PLC0415 - as above

        message, _tone, icon = ACTS[one.act]
        facts = [texts(NOUNS[one.noun]), texts(message), changed_fields(one, texts)]
        if one.records > 1:
            facts.append(texts(RECORDS, count=one.records))
        detail = joined(self._texts, facts)
        return RowLook(
            one.title,
            detail,
            icon=ICONS.get(one.noun, icon),
            right=self._moment(one.at, viewer.today),
            tooltip=detail,
            go=partial(self._context.open, HISTORY, f"{one.noun}:{one.key}"),
        )

    def _moment(self, at: datetime, today: date) -> str:
        local = at.astimezone()
        gone = (today - local.date()).days
        if gone == 0:
            return f"{local:%H:%M}"
        return self._texts(YESTERDAY) if gone == 1 else short(PartialDate.of(local.date()), self._texts.words)

    def draft(self, one: Draft, _viewer: Viewer) -> RowLook:
        """Say what was typed and not written yet."""
        texts, saved = self._texts, ""
        if one.saved is not None:
            at = one.saved.astimezone()
            day = short(PartialDate.of(at.date()), texts.words)
            saved = texts(SAVED, date=day, time=f"{at:%H:%M}")
        kind = NOUNS.get(one.noun) or SMALL_FORMS.get(one.noun)
        noun = texts(kind) if kind is not None else ""
        title = one.title or texts(UNNAMED_DRAFT)
        page = EDITORS.get(one.noun, VISIT_EDITOR)
        return self._row(title, (noun, saved), None, page, one.place or one.key)

    # -------------------------------------------------------------------------------------- pieces

    def _row(self, title: str, facts: Iterable[str], chip: ChipLook | None, page: str, key: str) -> RowLook:
        detail = joined(self._texts, facts)
        return RowLook(
            title,
            detail,
            chip=chip,
            tooltip=joined(self._texts, (title, detail)),
            go=partial(self._context.open, page, key),
        )

    def _heading(self, words: str, go: Callable[[], object]) -> RowLook:
        return RowLook(words, heading=True, tooltip=self._texts(WHOLE_GROUP), go=go)
