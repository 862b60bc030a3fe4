"""The previews of a person and of an organisation: posts over time, names, and who met whom when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from twincities.domain.date_words import long, short
from twincities.domain.errors import Severity
from twincities.domain.fields import field_of
from twincities.domain.partial_date import PartialDate
from twincities.domain.people import Person, by_time, kept_too_long
from twincities.i18n import N_, NP_
from twincities.ui.errors import problem_sentence
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.facts import FactLine
from twincities.ui.furniture.headers import IconLabel
from twincities.ui.furniture.labels import Label
from twincities.ui.furniture.layouts import column, inner_row
from twincities.ui.furniture.links import WrappingLink
from twincities.ui.furniture.preview import Preview, PreviewSheet
from twincities.ui.joining import joined
from twincities.ui.people.columns import post_words
from twincities.ui.people.saying import held, name_facts, posts_then, present, route
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
SHOW_CONTACT = NP_("button", "Show contact data")
HIDE_CONTACT = NP_("button", "Hide contact data")
ALL_PEOPLE = NP_("button", "All of them")
MOST_MEETINGS, MOST_PEOPLE = 12, 12
FACTS = ("address_form", "languages", "notes")
PRIVATE = ("contact", "contact_basis")


class DirectoryPreview(Preview):
    """What the previews of people and of organisations have in common."""

    def __init__(self, texts: Texts, open_it: Callable[[str, str], object]) -> None:
        """`open_it` opens a record on a page."""
        super().__init__(texts)
        self._open = open_it

    def _fact(self, box: QBoxLayout, message: Message, value: str) -> None:
        box.addWidget(FactLine(self._texts, message, value))

    def _link(self, words: str, page: str, key: str) -> WrappingLink:
        link = WrappingLink()
        link.set_words(words)
        link.clicked.connect(lambda _checked=False: self._open(page, key))
        return link

    def _names(self, sheet: PreviewSheet, title: Message, names: Sequence[OtherName]) -> None:
        box = sheet.section(title, len(names))
        if not names:
            sheet.nothing(box, NO_TITLES if title is TITLES else NO_NAMES)
        for name in names:
            sheet.entry(box, name.text, name_facts(name, self._texts))
        sheet.rule()

    def _meetings(self, sheet: PreviewSheet, met: Sequence[Meeting], *, named: bool) -> None:
        """Show the visits; `named` says who was there, which of a person goes without saying."""
        texts = self._texts
        box = sheet.section(MEETINGS, len(met))
        if not met:
            sheet.nothing(box, NO_MEETINGS)
        for one in met[:MOST_MEETINGS]:
            title = joined(texts, (short(one.dates, texts.words), route(one, texts)))
            then = present(one.own, texts) if named else posts_then(one, texts)
            whom = texts(MET, people=present(one.met, texts)) if one.met else ""
            sheet.entry(box, self._link(title, "visit-editor", one.visit), then, whom)
        sheet.more(box, len(met) - MOST_MEETINGS)


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
        sheet = PreviewSheet(texts, person.name, now)
        sheet.rule()
        box = sheet.block()
        for name in FACTS:
            value = getattr(person, name)
            if value:
                self._fact(box, field_of(Person, name).label, value)
        self._contact(box, person, today)
        sheet.rule()
        self._posts(sheet, person.posts, names)
        self._names(sheet, NAMES, person.names)
        self._meetings(sheet, met, named=False)
        sheet.lines.addStretch(1)
        self.setWidget(sheet)

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

    def _posts(self, sheet: PreviewSheet, posts: Sequence[Post], names: Mapping[Key, str]) -> None:
        box = sheet.section(POSTS, len(posts))
        if not posts:
            sheet.nothing(box, NO_POSTS)
        for post in by_time(posts):
            body = names.get(post.organisation, "") if post.organisation else ""
            facts = [fact for fact in (body, held(post, self._texts)) if fact]
            sheet.entry(box, post.title, joined(self._texts, facts))
        sheet.rule()


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
        sheet = PreviewSheet(texts, organisation.name, row.place)
        sheet.rule()
        if organisation.notes:
            box = sheet.block()
            box.addWidget(Label(organisation.notes, wrap=True))
            sheet.rule()
        members = sheet.section(PEOPLE, row.people)
        if not people:
            sheet.nothing(members, NO_PEOPLE)
        for one, posts in people:
            held_here = [joined(texts, (post.title, held(post, texts))) for post in by_time(posts)]
            sheet.entry(members, self._link(one.name, "person", one.key), *held_here)
        if row.people > MOST_PEOPLE:
            more = Button(texts, ALL_PEOPLE, ButtonKind.LINK, compact=True, on_click=all_people)
            members.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        sheet.rule()
        self._names(sheet, TITLES, organisation.names)
        self._meetings(sheet, met, named=True)
        sheet.lines.addStretch(1)
        self.setWidget(sheet)
