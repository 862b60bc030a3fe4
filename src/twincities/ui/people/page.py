"""The page of people and organisations: two lists behind one switch."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from twincities.domain.keys import Key
from twincities.services.people_filter import OrganisationQuery
from twincities.ui.furniture.layouts import column
from twincities.ui.keys import bind
from twincities.ui.people.deeds import ORGANISATION, PERSON
from twincities.ui.people.lists import OrganisationList, PeopleList

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twincities.services.people_filter import PersonQuery
    from twincities.ui.context import Context
    from twincities.ui.key_overlay import Legend


class PeoplePage(QWidget):
    """Opened with a person's or an organisation's key, "person" or "organisation" for a list, or a query."""

    def __init__(self, context: Context, *, today: Callable[[], date] = date.today) -> None:
        super().__init__()
        self._context = context
        self._today = today
        self.stack = QStackedWidget()
        column(self).addWidget(self.stack)
        self.people = PeopleList(context, today)
        self._add(self.people)
        bind(self, "Ctrl+Tab", self.turn)
        bind(self, "Ctrl+Shift+Tab", self.turn)

    @cached_property
    def organisations(self) -> OrganisationList:
        """The list of organisations, made when it is first wanted: most who come here look for a person."""
        made = OrganisationList(self._context, self._today)
        self._add(made)
        return made

    def _add(self, made: PeopleList | OrganisationList) -> None:
        self.stack.addWidget(made)
        made.switch.edited.connect(lambda: self._on_switch(made.switch.value()))

    @property
    def current(self) -> PeopleList | OrganisationList:
        """The list that is shown."""
        return self.people if self.stack.currentWidget() is self.people else self.organisations

    def turn(self) -> None:
        """Show the other list, the keyboard in its table."""
        self.show_list(ORGANISATION if self.current is self.people else PERSON)
        self.current.setFocus()

    def show_list(self, noun: str) -> None:
        """Show the list of a noun."""
        shown: PeopleList | OrganisationList = self.organisations if noun == ORGANISATION else self.people
        shown.switch.set_value(noun)
        self.stack.setCurrentWidget(shown)

    def open_record(self, key: str) -> None:
        """Show a record in its list, or a list."""
        if key in (PERSON, ORGANISATION):
            self.show_list(key)
            return
        services = self._context.services
        if services is not None:
            noun = ORGANISATION if services.organisations.id_of(Key(key)) is not None else PERSON
            self.show_list(noun)
            self.current.open_record(key)

    def show_query(self, query: PersonQuery | OrganisationQuery) -> None:
        """Show what another page asks one of the lists for."""
        self.show_list(ORGANISATION if isinstance(query, OrganisationQuery) else PERSON)
        self.current.show_query(query)  # type: ignore[arg-type] # of the list that was just chosen

    def keys(self) -> Sequence[Legend]:
        """Return the keys of the list that is shown."""
        return self.current.keys()

    def setFocus(self, *_reason: Any) -> None:  # noqa: ANN401 - Qt's overloads
        """Begin in the table of the list that is shown."""
        self.current.setFocus()

    def _on_switch(self, noun: str) -> None:
        before = self.current
        self.show_list(noun)
        if self.current is not before:
            before.switch.set_value(before.switch.shown)
            self.current.switch.setFocus()
