"""The preview of a visit: what is recorded of it, and in other words what is not."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from twincities.domain.date_words import heading, long, short, span
from twincities.domain.reporting import shown_status
from twincities.domain.vocabularies import Direction, Grade, Role, Side
from twincities.i18n import N_, NN_, NP_
from twincities.ui.furniture.chips import Chip, Origin, SourceMark
from twincities.ui.furniture.labels import Label, rule, said
from twincities.ui.furniture.layouts import FlowLayout, column, inner_column, inner_row, row
from twincities.ui.furniture.links import WrappingLink
from twincities.ui.joining import joined
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Space, Type
from twincities.ui.visits.columns import ROUTE
from twincities.ui.visits.looks import (
    DIRECTION_SPOKEN,
    KIND_SPOKEN,
    STATUS_SPOKEN,
    direction_chip,
    kind_chip,
    outcome_chips,
    status_chip,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from PySide6.QtWidgets import QBoxLayout

    from twincities.domain.keys import Key
    from twincities.domain.partial_date import PartialDate
    from twincities.domain.record import Kept
    from twincities.domain.visit import Outcome, Participation, ProgrammeItem, Visit
    from twincities.i18n import Message
    from twincities.services.visit_filter import Viewer
    from twincities.ui.texts import Texts

NOT_RECORDED = "—"
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
MORE_LINES = NN_("and {count} more", "and {count} more")
LABEL_COLUMN = 124


class VisitPreview(QScrollArea):
    """Shows one visit, read whole; `person_wanted` asks for somebody's card by its key.

    Scrolls by keyboard when it has the focus.
    """

    person_wanted = Signal(str)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        texts.say(self.setAccessibleName, NP_("part of a page", "Preview"))

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
) -> QWidget:
    sheet = QWidget()
    sheet.setObjectName("scrolled")
    layout = column(sheet)
    _head(texts, layout, visit, names, viewer)
    _facts(texts, layout, visit, names)
    _people(texts, layout, visit, open_person)
    if visit.summary:
        _section(texts, layout, CONTENT).addWidget(Label(visit.summary, wrap=True))
    _programme(texts, layout, visit, names)
    _outcomes(texts, layout, visit.outcomes)
    _sources(texts, layout, visit, names)
    layout.addStretch(1)
    return sheet


def _head(texts: Texts, layout: QBoxLayout, visit: Visit, names: Mapping[Key, str], viewer: Viewer) -> None:
    top = inner_column(layout, Space.S, (Space.L, Space.L, Space.L, Space.L))
    title = Label(title_of(visit, names, texts), Type.H1, wrap=True)
    title.setObjectName("title")
    # The way to close the panel floats at the right of the title.
    title.setContentsMargins(0, 0, look().px(Space.XXL), 0)
    top.addWidget(title)
    dates = inner_row(top, Space.S)
    dates.addWidget(Label(span(visit.start, visit.end, texts.words), Type.SMALL, "text2", wrap=True), 1)
    if any(claim.target == "start" and claim.grade is Grade.INFERRED for claim in visit.claims):
        dates.addWidget(SourceMark(texts, Origin.INFERRED))
    chips = QWidget()
    flow = FlowLayout(chips, Space.S)
    status = shown_status(
        visit.status,
        visit.start,
        visit.end,
        visit.report_submitted,
        visit.report_due,
        viewer.today,
        viewer.report_days,
    )
    flow.addWidget(Chip(status_chip(status, texts), texts(STATUS_SPOKEN, value=texts(status.label))))
    direction = texts(visit.direction.label)
    flow.addWidget(Chip(direction_chip(visit.direction, texts), texts(DIRECTION_SPOKEN, value=direction)))
    if visit.kind is not None:
        flow.addWidget(Chip(kind_chip(visit.kind, texts), texts(KIND_SPOKEN, value=texts(visit.kind.label))))
    top.addWidget(chips)
    layout.addWidget(rule())


def _facts(texts: Texts, layout: QBoxLayout, visit: Visit, names: Mapping[Key, str]) -> None:
    inferred = {
        claim.target for claim in visit.claims if claim.grade is Grade.INFERRED and not claim.target_part
    }
    box = inner_column(layout, Space.S, (Space.L, Space.M, Space.L, Space.M))
    for message, field in FACTS:
        value = getattr(visit, field)
        if field == "partnership":
            value = names.get(value, "") if value else ""
        elif field == "report_submitted":
            value = short(value, texts.words) if value else ""
        _fact(texts, box, message, value, inferred=field in inferred)
    layout.addWidget(rule())


def _fact(texts: Texts, box: QBoxLayout, message: Message, value: str, *, inferred: bool) -> None:
    line = inner_row(box, Space.M)
    label = said(texts, message, Type.SMALL, "text2", wrap=True)
    look().follow(label, lambda: label.setFixedWidth(look().px(LABEL_COLUMN)))
    line.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(Label(value or NOT_RECORDED, tone="text" if value else "text3", wrap=True), 1)
    if inferred and value:
        line.addWidget(SourceMark(texts, Origin.INFERRED), 0, Qt.AlignmentFlag.AlignTop)


def _section(texts: Texts, layout: QBoxLayout, message: Message, count: int | None = None) -> QBoxLayout:
    box = inner_column(layout, Space.S, (Space.L, Space.M, Space.L, Space.S))
    line = inner_row(box, Space.S)
    line.addWidget(said(texts, message, Type.H2))
    if count:
        line.addWidget(Label(texts.words.number(count), Type.H2, "text2"))
    line.addStretch(1)
    return box


def _people(texts: Texts, layout: QBoxLayout, visit: Visit, open_person: Callable[[str], object]) -> None:
    theirs = [one for one in visit.participants if one.side is not Side.OURS]
    ours = [one for one in visit.participants if one.side is Side.OURS]
    met = GUESTS if visit.direction is Direction.INCOMING else COUNTERPARTS
    own = OUR_SIDE if visit.direction is Direction.INCOMING else OURS
    for message, people in ((met, theirs), (own, ours)):
        box = _section(texts, layout, message, len(people))
        if not people:
            box.addWidget(said(texts, NOTHING, Type.SMALL, "text2"))
        for person in people[:MOST_LINES]:
            box.addWidget(_person(texts, person, open_person))
        _more(texts, box, len(people))
    layout.addWidget(rule())


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


def _more(texts: Texts, box: QBoxLayout, count: int) -> None:
    if count > MOST_LINES:
        box.addWidget(said(texts, MORE_LINES, Type.SMALL, "text2", count=count - MOST_LINES))


def _programme(texts: Texts, layout: QBoxLayout, visit: Visit, names: Mapping[Key, str]) -> None:
    box = _section(texts, layout, PROGRAMME, len(visit.programme))
    if not visit.programme:
        box.addWidget(said(texts, NOTHING, Type.SMALL, "text2"))
    items = sorted(
        visit.programme[:MOST_LINES], key=lambda one: (one.day is not None, one.day or visit.start)
    )
    for day, group in groupby(items, key=lambda one: one.day):
        box.addWidget(_day(texts, day))
        for item in group:
            box.addWidget(_item(texts, item, names))
    _more(texts, box, len(visit.programme))
    layout.addWidget(rule())


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


def _outcomes(texts: Texts, layout: QBoxLayout, outcomes: Sequence[Outcome]) -> None:
    box = _section(texts, layout, OUTCOMES, len(outcomes))
    if not outcomes:
        box.addWidget(said(texts, NOTHING, Type.SMALL, "text2"))
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
    _more(texts, box, len(outcomes))
    layout.addWidget(rule())


def _sources(texts: Texts, layout: QBoxLayout, visit: Visit, names: Mapping[Key, str]) -> None:
    box = _section(texts, layout, SOURCES)
    if not visit.sources:
        box.addWidget(said(texts, NOTHING, Type.SMALL, "text2"))
    for number, use in enumerate(visit.sources, start=1):
        line = QWidget()
        inside = row(line, gap=Space.S)
        inside.addWidget(
            Label(texts(NUMBERED, number=number), Type.SMALL, "text2"), 0, Qt.AlignmentFlag.AlignTop
        )
        inside.addWidget(Label(names.get(use.source, NOT_RECORDED), Type.SMALL, wrap=True), 1)
        box.addWidget(line)
