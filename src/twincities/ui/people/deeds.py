"""What a person does with the people and the organisations of the lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from twincities.i18n import NN_, NP_
from twincities.services.people_filter import OrganisationQuery, OrganisationSort, PersonQuery, PersonSort
from twincities.ui.tables.deeds import RecordDeeds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincities.domain.changes import Changed
    from twincities.domain.keys import Key
    from twincities.services.directory import PersonRow
    from twincities.services.organisations import OrganisationRow
    from twincities.ui.furniture.menus import Entry

LISTS, PERSON, ORGANISATION = "people", "person", "organisation"
VISITS, PLACE = "visits", "place"
FOUND_BY = "text:"
"""Begins the key with which the journal shows the visits that hold some words."""


class PersonDeeds(RecordDeeds[PersonQuery, "PersonRow"]):
    """Acts on the people that are chosen."""

    noun = PERSON
    page = PERSON
    deleted = NN_("{count} person deleted", "{count} people deleted")
    sorts = (
        (PersonSort.NAME, NP_("order of people", "By name")),
        (PersonSort.POST, NP_("order of people", "By post")),
        (PersonSort.LAST_MET, NP_("order of people", "By last meeting")),
    )

    def new(self) -> None:
        """Begin a new person on a card."""
        if self._feed.live:
            self._context.open(PERSON, "")

    def open_visits(self) -> None:
        """Show the visits in which the current person is named."""
        row: PersonRow | None = self.current()
        if row is not None:
            self._context.open(VISITS, FOUND_BY + row.name)

    def open_organisation(self) -> None:
        """Open the organisation that the current person holds a post in."""
        row: PersonRow | None = self.current()
        if row is not None and row.organisation_key is not None:
            self._context.open(ORGANISATION, row.organisation_key)

    def delete_keys(self, services: Any, keys: Sequence[Key]) -> Changed:  # noqa: ANN401 - wiring.Services
        """Put people into the bin; visits keep their names and posts."""
        changed: Changed = services.people.delete_people(keys)
        return changed

    def entries(self) -> Sequence[Entry]:
        """Open, see the visits, see the organisation."""
        return (
            (NP_("menu", "Open"), self.open_it, "Return"),
            (NP_("menu", "Visits of the person"), self.open_visits, ""),
            (NP_("menu", "Organisation of the person"), self.open_organisation, ""),
        )


class OrganisationDeeds(RecordDeeds[OrganisationQuery, "OrganisationRow"]):
    """Acts on the organisations that are chosen."""

    noun = ORGANISATION
    page = ORGANISATION
    deleted = NN_("{count} organisation deleted", "{count} organisations deleted")
    sorts = (
        (OrganisationSort.NAME, NP_("order of organisations", "By name")),
        (OrganisationSort.LAST_MET, NP_("order of organisations", "By last meeting")),
    )

    def new(self) -> None:
        """Begin a new organisation on a card."""
        if self._feed.live:
            self._context.open(ORGANISATION, "")

    def open_people(self) -> None:
        """Show the people of the current organisation."""
        row: OrganisationRow | None = self.current()
        if row is not None:
            self._context.ask(LISTS, PersonQuery(organisation=row.key))

    def open_place(self) -> None:
        """Open the place where the current organisation is."""
        row: OrganisationRow | None = self.current()
        if row is not None and row.place_key is not None:
            self._context.open(PLACE, row.place_key)

    def delete_keys(self, services: Any, keys: Sequence[Key]) -> Changed:  # noqa: ANN401 - wiring.Services
        """Put organisations into the bin; posts and visits keep their names."""
        changed: Changed = services.organisations.delete_organisations(keys)
        return changed

    def entries(self) -> Sequence[Entry]:
        """Open, see its people, see its place."""
        return (
            (NP_("menu", "Open"), self.open_it, "Return"),
            (NP_("menu", "People of the organisation"), self.open_people, ""),
            (NP_("menu", "Place of the organisation"), self.open_place, ""),
        )
