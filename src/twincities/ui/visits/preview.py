"""The preview of a visit: what is recorded of it, and in other words what is not."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from twincities.domain.claiming import inferred_in
from twincities.domain.date_words import heading, long, short, span
from twincities.domain.reporting import shown_status
from twincities.domain.vocabularies import Direction, Role, Side
from twincities.i18n import N_, NN_, NP_
from twincities.ui.furniture.chips import Chip, Origin, SourceMark
from twincities.ui.furniture.facts import NOT_RECORDED, FactLine
from twincities.ui.furniture.labels import Label, said
from twincities.ui.furniture.layouts import FlowLayout, column, inner_row, row
from twincities.ui.furniture.links import WrappingLink
from twincities.ui.furniture.preview import Preview, PreviewSheet
from twincities.ui.joining import joined
from twincities.ui.theme.tokens import Space, Type
from twincities.ui.visits.looks import (
    DIRECTION_SPOKEN,
    KIND_SPOKEN,
    ROUTE,
    STATUS_SPOKEN,
    direction_chip,
    kind_chip,
    outcome_chips,
    status_chip,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from twincities.domain.keys import Key
    from twincities.domain.partial_date import PartialDate
    from twincities.domain.record import Kept
    from twincities.domain.visit import Outcome, Participation, ProgrammeItem, Visit
    from twincities.i18n import Message
    from twincities.services.visit_filter import Viewer
    from twincities.ui.texts import Texts

FACTS: tuple[tuple[Message, str], ...] = (
    (N_("Partnership"), "partnership"),
    (N_("Occasion"), "occasion"),
    (N_("Aim"), "aim"),
    (N_("Invited by"), "invited_by"),
    (N_("Basis"), "basis"),
    (N_("Permitted by"), "permitted_by"),
    (N_("Report submitted"), "report_submitted"),
)
NAMES_NOT_GIVEN = NN_("{count} person, name not given", "{count} people, names not given")
NAMES_UNKNOWN = N_("Names and number not given")
DAY_UNKNOWN = N_("Day not stated")
DUE = NP_("deadline of a commitment", "until {date}")
NO_DUE = NP_("deadline of a commitment", "no deadline")
COUNTERPARTS = N_("Met")
GUESTS = N_("Guests")
OURS = N_("Our delegation")
OUR_SIDE = N_("Our side")
PROGRAMME = N_("Programme")
OUTCOMES = N_("Outcomes and commitments")
SOURCES = N_("Sources")
CONTENT = N_("Content of the visit")
NOTHING = NP_("section of a visit without entries", "nothing recorded")
NUMBERED = NP_("number of a source", "[{number}]")
MOST_LINES = 60


class VisitPreview(Preview):
    """Shows one visit; `person_wanted` asks for somebody's card by its key."""

    person_wanted = Signal(str)

    def showing(self, kept: Kept[Visit], names: Mapping[Key, str], viewer: Viewer) -> Iterator[object]:
        """Show a visit in two steps; `names` are those of the records it refers to."""
        sheet = _sheet(self._texts, kept.record, names, viewer, self.person_wanted.emit)
        yield sheet
        self.setWidget(sheet)

    def clear(self) -> None:
        """Show nothing."""
        self.takeWidget()


def title_of(visit: Visit, names: Mapping[Key, str], texts: Texts) -> str:
    """Return a visit's title: who went where."""
    return texts(ROUTE, sending=names.get(visit.sending, ""), host=names.get(visit.host, ""))


def _sheet(
    texts: Texts,
    visit: Visit,
    names: Mapping[Key, str],
    viewer: Viewer,
    open_person: Callable[[str], object],
) -> PreviewSheet:
    sheet = PreviewSheet(texts, title_of(visit, names, texts))
    _head(texts, sheet, visit, viewer)
    _facts(texts, sheet, visit, names)
    _people(texts, sheet, visit, open_person)
    if visit.summary:
        sheet.section(CONTENT).addWidget(Label(visit.summary, wrap=True))
    _programme(texts, sheet, visit, names)
    _outcomes(texts, sheet, visit.outcomes)
    _sources(texts, sheet, visit, names)
    sheet.lines.addStretch(1)
    return sheet


def _head(texts: Texts, sheet: PreviewSheet, visit: Visit, viewer: Viewer) -> None:
    dates = inner_row(sheet.top, Space.S)
    dates.addWidget(Label(span(visit.start, visit.end, texts.words), Type.SMALL, "text2", wrap=True), 1)
    if "start" in inferred_in(visit):
        dates.addWidget(SourceMark(texts, Origin.INFERRED))
    status = shown_status(
        visit.status,
        visit.start,
        visit.end,
        visit.report_submitted,
        visit.report_due,
        viewer.today,
        viewer.report_days,
    )
    direction = texts(visit.direction.label)
    chips = [
        Chip(status_chip(status, texts), texts(STATUS_SPOKEN, value=texts(status.label))),
        Chip(direction_chip(visit.direction, texts), texts(DIRECTION_SPOKEN, value=direction)),
    ]
    if visit.kind is not None:
        chips.append(Chip(kind_chip(visit.kind, texts), texts(KIND_SPOKEN, value=texts(visit.kind.label))))
    sheet.add_chips(*chips)
    sheet.rule()


def _facts(texts: Texts, sheet: PreviewSheet, visit: Visit, names: Mapping[Key, str]) -> None:
    inferred = inferred_in(visit)
    box = sheet.block()
    for message, field in FACTS:
        value = getattr(visit, field)
        if field == "partnership":
            value = names.get(value, "") if value else ""
        elif field == "report_submitted":
            value = short(value, texts.words) if value else ""
        mark = SourceMark(texts, Origin.INFERRED) if value and field in inferred else None
        box.addWidget(FactLine(texts, message, value, mark))
    sheet.rule()


def _people(texts: Texts, sheet: PreviewSheet, visit: Visit, open_person: Callable[[str], object]) -> None:
    theirs = [one for one in visit.participants if one.side is not Side.OURS]
    ours = [one for one in visit.participants if one.side is Side.OURS]
    met = GUESTS if visit.direction is Direction.INCOMING else COUNTERPARTS
    own = OUR_SIDE if visit.direction is Direction.INCOMING else OURS
    for message, people in ((met, theirs), (own, ours)):
        box = sheet.section(message, len(people))
        if not people:
            sheet.nothing(box, NOTHING)
        for person in people[:MOST_LINES]:
            box.addWidget(_person(texts, person, open_person))
        sheet.more(box, len(people) - MOST_LINES)
    sheet.rule()


def _person(texts: Texts, person: Participation, open_person: Callable[[str], object]) -> QWidget:
    lines = QWidget()
    layout = column(lines)
    name = person.name
    if not name:
        name = texts(NAMES_NOT_GIVEN, count=person.headcount) if person.headcount else texts(NAMES_UNKNOWN)
    if person.person is not None and person.name:
        link = WrappingLink()
        link.set_words(name)
        link.clicked.connect(lambda _checked=False, key=person.person: open_person(key))
        layout.addWidget(link)
    else:
        layout.addWidget(Label(name, Type.STRONG, "text" if person.name else "text2", wrap=True))
    second = joined(texts, (person.post, person.organisation_name))
    if person.role not in (None, Role.COUNTERPART, Role.MEMBER):
        second = joined(texts, (texts(person.role.label), second))
    if second:
        layout.addWidget(Label(second, Type.SMALL, "text2", wrap=True))
    return lines


def _programme(texts: Texts, sheet: PreviewSheet, visit: Visit, names: Mapping[Key, str]) -> None:
    box = sheet.section(PROGRAMME, len(visit.programme))
    if not visit.programme:
        sheet.nothing(box, NOTHING)
    items = sorted(
        visit.programme[:MOST_LINES], key=lambda one: (one.day is not None, one.day or visit.start)
    )
    for day, group in groupby(items, key=lambda one: one.day):
        box.addWidget(_day(texts, day))
        for item in group:
            box.addWidget(_item(texts, item, names))
    sheet.more(box, len(visit.programme) - MOST_LINES)
    sheet.rule()


def _day(texts: Texts, day: PartialDate | None) -> QWidget:
    if day is None:
        return said(texts, DAY_UNKNOWN, Type.SMALL_STRONG, "text2")
    return Label(heading(day, texts.words), Type.SMALL_STRONG, "text2", wrap=True)


def _item(texts: Texts, item: ProgrammeItem, names: Mapping[Key, str]) -> QWidget:
    lines = QWidget()
    layout = column(lines)
    layout.addWidget(Label(item.title, wrap=True))
    place = names.get(item.place, "") if item.place else item.place_name
    hour = item.starts.strftime("%H:%M") if item.starts else ""
    second = joined(texts, (hour, place, item.attendees))
    if second:
        layout.addWidget(Label(second, Type.SMALL, "text2", wrap=True))
    return lines


def _outcomes(texts: Texts, sheet: PreviewSheet, outcomes: Sequence[Outcome]) -> None:
    box = sheet.section(OUTCOMES, len(outcomes))
    if not outcomes:
        sheet.nothing(box, NOTHING)
    for outcome in outcomes[:MOST_LINES]:
        box.addWidget(Label(outcome.text, wrap=True))
        chips = QWidget()
        flow = FlowLayout(chips, Space.S)
        for chip in outcome_chips(outcome, texts):
            flow.addWidget(Chip(chip))
        if outcome.is_commitment:
            due = texts(DUE, date=long(outcome.due, texts.words)) if outcome.due else texts(NO_DUE)
            flow.addWidget(Label(due, Type.SMALL, "text2" if outcome.due else "warn"))
        box.addWidget(chips)
        side = texts(outcome.side.label) if outcome.side else ""
        who = joined(texts, (side, outcome.responsible, outcome.responsible_there))
        if who:
            box.addWidget(Label(who, Type.SMALL, "text2", wrap=True))
    sheet.more(box, len(outcomes) - MOST_LINES)
    sheet.rule()


def _sources(texts: Texts, sheet: PreviewSheet, visit: Visit, names: Mapping[Key, str]) -> None:
    box = sheet.section(SOURCES)
    if not visit.sources:
        sheet.nothing(box, NOTHING)
    for number, use in enumerate(visit.sources, start=1):
        line = QWidget()
        inside = row(line, gap=Space.S)
        inside.addWidget(
            Label(texts(NUMBERED, number=number), Type.SMALL, "text2"), 0, Qt.AlignmentFlag.AlignTop
        )
        inside.addWidget(Label(names.get(use.source, NOT_RECORDED), Type.SMALL, wrap=True), 1)
        box.addWidget(line)
