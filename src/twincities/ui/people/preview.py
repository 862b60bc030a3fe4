"""The previews of a person and of an organisation: posts over time, names, and who met whom when."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from twincities.domain.date_words import long, short
from twincities.domain.errors import Severity
from twincities.domain.fields import field_of
from twincities.domain.partial_date import PartialDate
from twincities.domain.people import Person, by_time, kept_too_long
from twincities.i18n import N_, NN_, NP_
from twincities.ui.errors import problem_sentence
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.headers import IconLabel
from twincities.ui.furniture.labels import Label, rule, said
from twincities.ui.furniture.layouts import column, inner_column, inner_row
from twincities.ui.furniture.links import WrappingLink
from twincities.ui.joining import joined
from twincities.ui.people.columns import post_words
from twincities.ui.people.saying import held, name_facts, posts_then, present, route
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import IconSize, Space, Type

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from PySide6.QtWidgets import QBoxLayout

    from twincities.domain.keys import Key
    from twincities.domain.people import Organisation, OtherName, Post
    from twincities.i18n import Message
    from twincities.services.directory import PersonRow
    from twincities.services.meetings import Meeting
    from twincities.services.organisations import OrganisationRow
    from twincities.ui.texts import Texts

NOT_RECORDED = "—"
LABEL_COLUMN = 132
POSTS = N_("Posts")
NAMES, TITLES = N_("Other names"), NP_("organisation", "Other names")
MEETINGS = N_("Who met whom")
PEOPLE = N_("People of the organisation")
NO_POSTS = NP_("section of a person without entries", "no posts recorded")
NO_NAMES = NP_("section of a person without entries", "no other names recorded")
NO_TITLES = NP_("section of an organisation without entries", "no other names recorded")
NO_MEETINGS = NP_("section of a person without entries", "named in no visit that took place")
NO_PEOPLE = NP_("section of an organisation without entries", "nobody recorded")
MET = NP_("who was met at a visit", "met: {people}")
MORE = NN_("and {count} more", "and {count} more")
SHOW_CONTACT = NP_("button", "Show contact data")
HIDE_CONTACT = NP_("button", "Hide contact data")
ALL_PEOPLE = NP_("button", "All of them")
MOST_MEETINGS, MOST_PEOPLE = 12, 12
FACTS = ("address_form", "languages", "notes")
PRIVATE = ("contact", "contact_basis")


class DirectoryPreview(QScrollArea):
    """Shows one record, read whole; scrolls by keyboard when it has the focus."""

    def __init__(self, texts: Texts, open_it: Callable[[str, str], object]) -> None:
        """`open_it` opens a record on a page."""
        super().__init__()
        self._texts = texts
        self._open = open_it
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        texts.say(self.setAccessibleName, NP_("part of a page", "Preview"))

    # ------------------------------------------------------------------------------------- parts

    def _begin(self, name: str, second: str) -> tuple[QWidget, QBoxLayout]:
        sheet = QWidget()
        sheet.setObjectName("scrolled")
        layout = column(sheet)
        top = inner_column(layout, Space.XS, (Space.L, Space.L, Space.L, Space.L))
        title = Label(name, Type.H1, wrap=True)
        title.setObjectName("title")
        # The way to close the panel floats at the right of the title.
        title.setContentsMargins(0, 0, look().px(Space.XXL), 0)
        top.addWidget(title)
        if second:
            top.addWidget(Label(second, Type.SMALL, "text2", wrap=True))
        layout.addWidget(rule())
        return sheet, layout

    def _end(self, sheet: QWidget, layout: QBoxLayout) -> None:
        layout.addStretch(1)
        self.setWidget(sheet)

    def _fact(self, box: QBoxLayout, message: Message, value: str) -> None:
        line = inner_row(box, Space.M)
        label = said(self._texts, message, Type.SMALL, "text2", wrap=True)
        look().follow(label, lambda: label.setFixedWidth(look().px(LABEL_COLUMN)))
        line.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Label(value or NOT_RECORDED, tone="text" if value else "text3", wrap=True), 1)

    def _section(self, layout: QBoxLayout, message: Message, count: int) -> QBoxLayout:
        box = inner_column(layout, Space.S, (Space.L, Space.M, Space.L, Space.M))
        line = inner_row(box, Space.S)
        line.addWidget(said(self._texts, message, Type.H2))
        if count:
            line.addWidget(Label(self._texts.words.number(count), Type.H2, "text2"))
        line.addStretch(1)
        return box

    def _entry(self, box: QBoxLayout, first: str, *further: str) -> None:
        lines = inner_column(box, 0)
        lines.addWidget(Label(first, Type.STRONG, wrap=True))
        for one in further:
            if one:
                lines.addWidget(Label(one, Type.SMALL, "text2", wrap=True))

    def _linked(self, box: QBoxLayout, first: str, go: Callable[[], object], *further: str) -> None:
        lines = inner_column(box, 0)
        link = WrappingLink()
        link.set_words(first)
        link.clicked.connect(lambda _checked=False: go())
        lines.addWidget(link)
        for one in further:
            if one:
                lines.addWidget(Label(one, Type.SMALL, "text2", wrap=True))

    def _nothing(self, box: QBoxLayout, message: Message) -> None:
        box.addWidget(said(self._texts, message, Type.SMALL, "text2", wrap=True))

    def _more(self, box: QBoxLayout, count: int) -> None:
        if count > 0:
            box.addWidget(Label(self._texts(MORE, count=count), Type.SMALL, "text2"))

    def _names(self, layout: QBoxLayout, title: Message, names: Sequence[OtherName]) -> None:
        box = self._section(layout, title, len(names))
        if not names:
            self._nothing(box, NO_TITLES if title is TITLES else NO_NAMES)
        for name in names:
            self._entry(box, name.text, name_facts(name, self._texts))
        layout.addWidget(rule())

    def _meetings(self, layout: QBoxLayout, met: Sequence[Meeting], *, named: bool) -> None:
        """Show the visits; `named` says who was there, which of a person goes without saying."""
        texts = self._texts
        box = self._section(layout, MEETINGS, len(met))
        if not met:
            self._nothing(box, NO_MEETINGS)
        for one in met[:MOST_MEETINGS]:
            title = joined(texts, (short(one.dates, texts.words), route(one, texts)))
            then = present(one.own, texts) if named else posts_then(one, texts)
            whom = texts(MET, people=present(one.met, texts)) if one.met else ""
            self._linked(box, title, partial(self._open, "visit-editor", one.visit), then, whom)
        self._more(box, len(met) - MOST_MEETINGS)


class PersonPreview(DirectoryPreview):
    """Shows a person; contact data only once it was asked for."""

    def show_person(
        self,
        person: Person,
        row: PersonRow,
        names: Mapping[Key, str],
        met: Sequence[Meeting],
        today: date,
    ) -> None:
        """Show a person; `names` are those of the organisations of the posts."""
        texts = self._texts
        now = joined(texts, (post_words(row, texts), row.organisation))
        sheet, layout = self._begin(person.name, now)
        box = inner_column(layout, Space.S, (Space.L, Space.M, Space.L, Space.M))
        for name in FACTS:
            value = getattr(person, name)
            if value:
                self._fact(box, field_of(Person, name).label, value)
        self._contact(box, person, today)
        layout.addWidget(rule())
        self._posts(layout, person.posts, names)
        self._names(layout, NAMES, person.names)
        self._meetings(layout, met, named=False)
        self._end(sheet, layout)

    def _contact(self, box: QBoxLayout, person: Person, today: date) -> None:
        texts = self._texts
        if not person.contact:
            self._fact(box, field_of(Person, "contact").label, "")
            return
        warnings = [problem for problem in person.own_problems() if problem.severity is Severity.WARNING]
        for problem in (*warnings, *kept_too_long(person, today)):
            line = inner_row(box, Space.S)
            line.addWidget(IconLabel(Icon.ATTENTION, "warn", IconSize.SMALL), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(Label(problem_sentence(problem, texts)[0], Type.SMALL, "warn", wrap=True), 1)
        private = QWidget()
        inside = column(private, gap=Space.S)
        for name in PRIVATE:
            self._fact(inside, field_of(Person, name).label, getattr(person, name))
        until = long(PartialDate.of(person.keep_until), texts.words) if person.keep_until else ""
        self._fact(inside, field_of(Person, "keep_until").label, until)
        private.hide()
        show = Button(texts, SHOW_CONTACT, ButtonKind.LINK, compact=True)

        def turn() -> None:
            hidden = private.isHidden()
            private.setVisible(hidden)
            show.set_words(texts(HIDE_CONTACT if hidden else SHOW_CONTACT))

        show.clicked.connect(lambda _checked=False: turn())
        self.contact_button, self.contact_box = show, private
        box.addWidget(show, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(private)

    def _posts(self, layout: QBoxLayout, posts: Sequence[Post], names: Mapping[Key, str]) -> None:
        box = self._section(layout, POSTS, len(posts))
        if not posts:
            self._nothing(box, NO_POSTS)
        for post in by_time(posts):
            body = names.get(post.organisation, "") if post.organisation else ""
            facts = [fact for fact in (body, held(post, self._texts)) if fact]
            self._entry(box, post.title, joined(self._texts, facts))
        layout.addWidget(rule())


class OrganisationPreview(DirectoryPreview):
    """Shows an organisation with its people; `all_people` opens the list of them."""

    def show_organisation(
        self,
        organisation: Organisation,
        row: OrganisationRow,
        people: Sequence[tuple[PersonRow, Sequence[Post]]],
        met: Sequence[Meeting],
        all_people: Callable[[], object],
    ) -> None:
        """Show an organisation with the first of its people, each with the posts held in it."""
        texts = self._texts
        sheet, layout = self._begin(organisation.name, row.place)
        if organisation.notes:
            box = inner_column(layout, Space.S, (Space.L, Space.M, Space.L, Space.M))
            box.addWidget(Label(organisation.notes, wrap=True))
            layout.addWidget(rule())
        members = self._section(layout, PEOPLE, row.people)
        if not people:
            self._nothing(members, NO_PEOPLE)
        for one, posts in people:
            held_here = [joined(texts, (post.title, held(post, texts))) for post in by_time(posts)]
            self._linked(members, one.name, partial(self._open, "person", one.key), *held_here)
        if row.people > MOST_PEOPLE:
            more = Button(texts, ALL_PEOPLE, ButtonKind.LINK, compact=True, on_click=all_people)
            members.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(rule())
        self._names(layout, TITLES, organisation.names)
        self._meetings(layout, met, named=True)
        self._end(sheet, layout)
