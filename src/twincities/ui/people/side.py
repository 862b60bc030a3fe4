"""What stands beside the lists of people and organisations: the preview of the current record, or a word on several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.i18n import N_, NN_, NP_
from twincities.services.people_filter import OrganisationQuery, PersonQuery
from twincities.ui.furniture.buttons import Button
from twincities.ui.people.deeds import LISTS
from twincities.ui.people.preview import MOST_PEOPLE, OrganisationPreview, PersonPreview
from twincities.ui.tables.beside import Beside
from twincities.ui.tables.side_panel import SidePanel, SideWords
from twincities.ui.theme.icons import Icon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twincities.services.directory import PersonRow
    from twincities.services.organisations import OrganisationRow
    from twincities.ui.context import Context
    from twincities.ui.people.deeds import OrganisationDeeds, PersonDeeds
    from twincities.ui.tables.feed import Feed
    from twincities.ui.tables.record_table import RecordTable

HISTORY = NP_("button", "History")
PEOPLE_WORDS = SideWords(
    Icon.PEOPLE,
    choose=N_("Choose a person to see the posts and the meetings"),
    failed=N_("The person could not be read"),
    selected=NN_("{count} person selected", "{count} people selected"),
)
ORGANISATION_WORDS = SideWords(
    Icon.PEOPLE,
    choose=N_("Choose an organisation to see its people and meetings"),
    failed=N_("The organisation could not be read"),
    selected=NN_("{count} organisation selected", "{count} organisations selected"),
)


class PersonBeside(Beside[PersonQuery, "PersonRow"]):
    """Follows the list of people."""

    def __init__(
        self,
        context: Context,
        feed: Feed[PersonQuery, PersonRow],
        table: RecordTable[PersonRow],
        deeds: PersonDeeds,
    ) -> None:
        history = Button(context.texts, HISTORY, icon=Icon.HISTORY, on_click=deeds.open_history)
        self.preview = PersonPreview(context.texts, context.open)
        super().__init__(
            context,
            feed,
            table,
            deeds,
            SidePanel(context.texts, PEOPLE_WORDS, self.preview, (history,)),
        )

    def show_record(self, row: PersonRow) -> Iterator[object]:
        """Read a person with the meetings and show them, in steps of a few milliseconds."""
        services, texts = self._context.services, self._context.texts
        person = services.people.open(row.key).record
        bodies = {post.organisation for post in person.posts if post.organisation}
        names = services.history.names(bodies, texts.language) if bodies else {}
        yield names
        met = services.people.met(row.key, texts.language)
        yield met
        self.preview.show_person(person, row, names, met, self._feed.viewer.today)


class OrganisationBeside(Beside[OrganisationQuery, "OrganisationRow"]):
    """Follows the list of organisations."""

    def __init__(
        self,
        context: Context,
        feed: Feed[OrganisationQuery, OrganisationRow],
        table: RecordTable[OrganisationRow],
        deeds: OrganisationDeeds,
    ) -> None:
        history = Button(context.texts, HISTORY, icon=Icon.HISTORY, on_click=deeds.open_history)
        self.preview = OrganisationPreview(context.texts, context.open)
        super().__init__(
            context,
            feed,
            table,
            deeds,
            SidePanel(context.texts, ORGANISATION_WORDS, self.preview, (history,)),
        )

    def show_record(self, row: OrganisationRow) -> Iterator[object]:
        """Read an organisation with its people and meetings and show them, in steps of a few milliseconds."""
        services, viewer = self._context.services, self._feed.viewer
        organisation = services.organisations.open(row.key).record
        query = PersonQuery(organisation=row.key)
        people = []
        for one in services.people.rows(services.people.ids(query, viewer, MOST_PEOPLE), viewer):
            posts = services.people.open(one.key).record.posts
            people.append((one, [post for post in posts if post.organisation == row.key]))
            yield people
        met = services.organisations.met(row.key, viewer.language)
        yield met
        self.preview.show_organisation(
            organisation, row, people, met, lambda: self._context.ask(LISTS, query)
        )
