"""How the lines of a briefing read, and which record each of them leads to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from twincities.domain.date_words import long, short, span
from twincities.domain.keys import Key
from twincities.domain.vocabularies import CommitmentStatus, NoticeUrgency
from twincities.i18n import N_, NP_
from twincities.services.briefings import QUIET, TERM
from twincities.services.missing import MissingCode
from twincities.ui.agreements.looks import days_chip, no_text_chip, state_chip
from twincities.ui.commitments.looks import NO_DEADLINE, OVERDUE
from twincities.ui.furniture.chips import ChipLook
from twincities.ui.furniture.date_box import date_box
from twincities.ui.furniture.row_look import RowLook
from twincities.ui.joining import joined
from twincities.ui.partnerships.missing import LOOKS, mending
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Tone
from twincities.ui.visits.looks import COMMITMENT

if TYPE_CHECKING:
    from twincities.domain.partial_date import PartialDate
    from twincities.i18n import Message
    from twincities.services.briefings import Briefing, Lacking
    from twincities.ui.context import Context

PAGES = {"partnership": "partnership", "agreement": "agreement", "place": "place"}
ANNIVERSARIES = "anniversaries"
UNTIL = NP_("deadline of a promise", "until {date}")
MET = NP_("when somebody was met last", "met {date}")
NEW_POST = NP_("chip of a person", "later post")
RUNS_UNTIL = NP_("term of a document", "until {date}")
NOTICE_BY = NP_("term of a document", "notice by {date}")
OPEN_ENDED = NP_("term of a document", "without an end")
SIGNED = NP_("term of a document", "signed {date}")
MORE_VISITS = N_("Earlier visits: {count}")
MORE_PEOPLE = N_("Others who were met: {count}")
ICONS: dict[str, Icon] = {
    TERM: Icon.NO_DEADLINE,
    QUIET: Icon.DORMANT,
    **{code: known.icon for code, known in LOOKS.items()},
}
PRESSING = (NoticeUrgency.MISSED, NoticeUrgency.RED, NoticeUrgency.AMBER)
"""Deadlines that say more of a document than its state."""
OF_DOCUMENTS = (MissingCode.TEXT, TERM)
SECTIONS: dict[str, tuple[Message, Message]] = {
    "promises": (NP_("section of a briefing", "Open commitments"), N_("Nothing is open with this partner")),
    "visits": (NP_("section of a briefing", "Last visits"), N_("No visit is recorded")),
    "people": (NP_("section of a briefing", "Whom we know there"), N_("Nobody is named in the visits")),
    "agreements": (NP_("section of a briefing", "Agreements"), N_("No agreement is recorded")),
    "coming": (NP_("section of a briefing", "Coming dates"), N_("No date in the coming year")),
    "missing": (NP_("section of a briefing", "What is missing"), N_("Nothing is missing")),
}


class BriefingLines:
    """Makes the lines of each section."""

    def __init__(self, context: Context, data: Briefing) -> None:
        self._context, self._texts, self._data = context, context.texts, data

    def of(self, section: str) -> list[RowLook]:
        """Return a section's lines."""
        made: list[RowLook] = getattr(self, f"_{section}")()
        return made

    def _open(self, page: str, key: str) -> partial[None]:
        return partial(self._context.open, page, key)

    def _promises(self) -> list[RowLook]:
        texts, lines = self._texts, []
        for one in self._data.promises:
            tone, icon, dashed = COMMITMENT.get(CommitmentStatus(one.status), (Tone.NEU, Icon.UNKNOWN, True))
            state = texts(one.status.label)
            chip = ChipLook(state, tone, icon, dashed)
            if one.overdue:
                chip = ChipLook(texts(OVERDUE), Tone.BAD, Icon.ERROR)
            elif one.due is None:
                chip = ChipLook(texts(NO_DEADLINE), Tone.WARN, Icon.NO_DEADLINE)
            due = texts(UNTIL, date=short(one.due, texts.words)) if one.due else ""
            status = "" if chip.text == state else state
            detail = joined(self._texts, (due, status, one.responsible, one.basis))
            go = self._open("commitments", one.key)
            lines.append(
                RowLook(one.text, detail, chip=chip, tooltip=joined(self._texts, (one.text, detail)), go=go)
            )
        return lines

    def _visits(self) -> list[RowLook]:
        lines = []
        for one in self._data.visits:
            about, *more = one.about.split("\n")
            dates = span(one.start, one.end, self._texts.words)
            detail = joined(self._texts, (*more, *one.results.split("\n")))
            lines.append(
                RowLook(
                    joined(self._texts, (dates, about)),
                    detail,
                    icon=Icon.VISIT,
                    tooltip="\n".join(part for part in (dates, one.about, one.results) if part),
                    go=self._open("visit-editor", one.key),
                )
            )
        if self._data.more_visits:
            lines.append(self._more(MORE_VISITS, self._data.more_visits, "visits"))
        return lines

    def _people(self) -> list[RowLook]:
        texts, lines = self._texts, []
        for one in self._data.people:
            met = texts(MET, date=short(one.met, texts.words))
            chip = ChipLook(texts(NEW_POST), Tone.ACCENT, Icon.INFO) if one.later else None
            go = self._open("person", one.key) if one.key else self._open("partnership", self._tab("people"))
            tip = joined(self._texts, (one.name, one.post, met, one.later))
            detail = joined(self._texts, (one.later or one.post, met))
            lines.append(RowLook(one.name, detail, icon=Icon.PEOPLE, chip=chip, tooltip=tip, go=go))
        if self._data.more_people:
            lines.append(self._more(MORE_PEOPLE, self._data.more_people, "people"))
        return lines

    def _agreements(self) -> list[RowLook]:
        texts, lines = self._texts, []
        for one in self._data.agreements:
            until = texts(OPEN_ENDED) if one.open_ended else self._dated(RUNS_UNTIL, one.until)
            facts = (self._dated(SIGNED, one.signed), until, self._dated(NOTICE_BY, one.notice))
            detail = joined(self._texts, facts)
            chip = state_chip(one.state, texts)
            if one.text_missing:
                chip = no_text_chip(texts)
            elif one.urgency in PRESSING:
                chip = days_chip(one, texts) or chip
            go = self._open("agreement", one.key)
            tip = joined(self._texts, (one.document, detail, texts(one.state.label)))
            lines.append(RowLook(one.document, detail, icon=Icon.AGREEMENT, chip=chip, tooltip=tip, go=go))
        return lines

    def _coming(self) -> list[RowLook]:
        lines = []
        for one in self._data.coming:
            box = date_box(one.date, self._texts, inferred=False)
            go = self._open(PAGES[one.noun], one.key) if one.key else self._open(ANNIVERSARIES, "")
            day = long(one.date, self._texts.words)
            lines.append(
                RowLook(one.event, box=box, spoken=joined(self._texts, (day, one.event)), tooltip=day, go=go)
            )
        return lines

    def _missing(self) -> list[RowLook]:
        return [
            RowLook(one.text, icon=ICONS[one.code], tooltip=one.text, go=self._mending(one))
            for one in self._data.missing
        ]

    def _mending(self, one: Lacking) -> partial[None]:
        """Return the way to where it can be mended: the document that it is missing of, else as the record has it."""
        if one.code in OF_DOCUMENTS:
            return self._open("agreement", one.key)
        if one.code == QUIET:
            return self._open("partnership", self._data.key)
        return self._open(*mending(MissingCode(one.code), Key(self._data.key), one.key))

    def _more(self, message: Message, count: int, tab: str) -> RowLook:
        words = self._texts(message, count=self._texts.words.number(count))
        return RowLook(words, heading=True, go=self._open("partnership", self._tab(tab)))

    def _tab(self, tab: str) -> str:
        return f"{self._data.key}#{tab}"

    def _dated(self, message: Message, date: PartialDate | None) -> str:
        return self._texts(message, date=short(date, self._texts.words)) if date else ""
