"""The two lists of the page: people, and the organisations they hold their posts in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.changes import Topic
from twincities.i18n import N_, NN_, NP_
from twincities.services.people_filter import (
    ContactState,
    OrganisationQuery,
    OrganisationSort,
    PersonQuery,
    PersonSort,
)
from twincities.ui.people.columns import organisation_columns, person_columns
from twincities.ui.people.deeds import ORGANISATION, PERSON, OrganisationDeeds, PersonDeeds
from twincities.ui.people.filters import OrganisationFilters, PersonFilters
from twincities.ui.people.side import OrganisationBeside, PersonBeside
from twincities.ui.people.switch import Switch
from twincities.ui.tables.absence import AbsenceWords
from twincities.ui.tables.feed import Feed
from twincities.ui.tables.list_frame import ListWords
from twincities.ui.tables.list_keys import ROW_KEYS, SEARCH_KEY
from twincities.ui.tables.list_page import ListPage
from twincities.ui.tables.views import BuiltIn
from twincities.ui.theme.icons import Icon

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from twincities.services.directory import PersonRow
    from twincities.services.organisations import OrganisationRow
    from twincities.ui.context import Context
    from twincities.ui.key_overlay import Legend

TITLE = NP_("page", "People and organisations")
NEW_PERSON, NEW_ORGANISATION = NP_("button", "New person"), NP_("button", "New organisation")
PEOPLE_WORDS = ListWords(
    TITLE,
    N_("Whom we know on both sides, with their posts over time"),
    AbsenceWords(
        Icon.PEOPLE,
        first_use=N_("No people yet"),
        first_use_detail=N_(
            "People come with the visits they take part in; anybody else is written down here."
        ),
        new=NEW_PERSON,
        not_found=N_("No people under these conditions"),
        without=NN_(
            "Without the condition “{condition}” there would be {count} person.",
            "Without the condition “{condition}” there would be {count} people.",
        ),
        not_read=N_("The people could not be read"),
    ),
)
ORGANISATION_WORDS = ListWords(
    TITLE,
    N_("Councils, chambers, companies and universities, with their people"),
    AbsenceWords(
        Icon.PEOPLE,
        first_use=N_("No organisations yet"),
        first_use_detail=N_("Organisations come with the visits; any other is written down here."),
        new=NEW_ORGANISATION,
        not_found=N_("No organisations under these conditions"),
        without=NN_(
            "Without the condition “{condition}” there would be {count} organisation.",
            "Without the condition “{condition}” there would be {count} organisations.",
        ),
        not_read=N_("The organisations could not be read"),
    ),
)
SHARED: tuple[Legend, ...] = (
    ("Ctrl+Tab", NP_("what a key does", "People or organisations")),
    SEARCH_KEY,
    ("Alt+C", NP_("what a key does", "Filter by place")),
)
PEOPLE_KEYS: tuple[Legend, ...] = (
    ("Return", NP_("what a key does", "Open the person")),
    ("Ctrl+N", NP_("what a key does", "New person")),
    *SHARED,
    ("Alt+O", NP_("what a key does", "Filter by organisation")),
    ("Alt+D", NP_("what a key does", "Filter by contact data")),
    *ROW_KEYS,
    ("Shift+F10", NP_("what a key does", "What can be done with the person")),
)
ORGANISATION_KEYS: tuple[Legend, ...] = (
    ("Return", NP_("what a key does", "Open the organisation")),
    ("Ctrl+N", NP_("what a key does", "New organisation")),
    *SHARED,
    *ROW_KEYS,
    ("Shift+F10", NP_("what a key does", "What can be done with the organisation")),
)
TOPICS = frozenset({Topic.PEOPLE, Topic.ORGANISATIONS, Topic.VISITS, Topic.PLACES})


VIEWS = (
    BuiltIn(
        "contact-to-settle",
        NP_("saved view", "Contact data to settle"),
        PersonQuery(contacts=(ContactState.UNFOUNDED, ContactState.PASSED)),
    ),
)


class PeopleList(ListPage[PersonQuery, "PersonRow"]):
    """The list of people."""

    words = PEOPLE_WORDS
    legend = PEOPLE_KEYS
    backwards = (PersonSort.LAST_MET,)
    built_in = VIEWS
    topic = Topic.PEOPLE
    topics = TOPICS
    deeds: PersonDeeds
    beside: PersonBeside
    filters: PersonFilters

    def __init__(self, context: Context, today: Callable[[], date]) -> None:
        super().__init__(context)
        feed: Feed[PersonQuery, PersonRow] = Feed(
            context, today, lambda services: services.people, PersonQuery(), _is_swift, self
        )
        self.begin(feed, PersonFilters(context), person_columns(self.hidden, today))
        deeds = PersonDeeds(context, feed, self.table, self)
        beside = PersonBeside(context, feed, self.table, deeds)
        self.switch = Switch(context.texts, PERSON)
        self.assemble(deeds, beside, editor=PERSON)
        self.switch.stand_in(self.header, self.table)


class OrganisationList(ListPage[OrganisationQuery, "OrganisationRow"]):
    """The list of organisations."""

    words = ORGANISATION_WORDS
    legend = ORGANISATION_KEYS
    backwards = (OrganisationSort.LAST_MET,)
    topic = Topic.ORGANISATIONS
    topics = TOPICS
    deeds: OrganisationDeeds
    beside: OrganisationBeside
    filters: OrganisationFilters

    def __init__(self, context: Context, today: Callable[[], date]) -> None:
        super().__init__(context)
        feed: Feed[OrganisationQuery, OrganisationRow] = Feed(
            context, today, lambda services: services.organisations, OrganisationQuery(), _is_swift, self
        )
        self.begin(feed, OrganisationFilters(context), organisation_columns(self.hidden))
        deeds = OrganisationDeeds(context, feed, self.table, self)
        beside = OrganisationBeside(context, feed, self.table, deeds)
        self.switch = Switch(context.texts, ORGANISATION)
        self.assemble(deeds, beside, editor=ORGANISATION)
        self.switch.stand_in(self.header, self.table)


def _is_swift(query: PersonQuery | OrganisationQuery) -> bool:
    """Tell what the index of names answers in a few milliseconds."""
    return query.sort.value == "name" and query.then is None and not query.without_each()
