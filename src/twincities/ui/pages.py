"""The pages of the window: which there are, and how each is made when it is first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.i18n import N_, NP_
from twincities.ui.navigation import PROGRAM, Page
from twincities.ui.theme.icons import Icon

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from twincities.i18n import Message
    from twincities.ui.context import Context
    from twincities.ui.session import Session

FIRST_PAGE = "today"


class Pages:
    """All pages; some keep settings or lead into the session, and the first one opens the search over everything."""

    def __init__(self, session: Session, find: Callable[[], None]) -> None:
        self._session = session
        self._find = find

    def all(self) -> list[Page]:
        """Return them in the order of the navigation, those that are only led to after it."""
        return [
            Page(FIRST_PAGE, NP_("page", "Today"), Icon.TODAY, self._today),
            Page("partnerships", NP_("page", "Partnerships"), Icon.PARTNERSHIP, self._partnerships),
            Page("visits", NP_("page", "Visits"), Icon.VISIT, self._visits),
            Page("agreements", NP_("page", "Agreements"), Icon.AGREEMENT, self._agreements),
            Page("commitments", NP_("page", "Commitments"), Icon.COMMITMENT, self._commitments),
            Page("anniversaries", NP_("page", "Anniversaries"), Icon.ANNIVERSARY, self._anniversaries),
            Page("map", NP_("page", "Map"), Icon.MAP, self._map),
            Page("people", NP_("page", "People and organisations"), Icon.PEOPLE, _people),
            Page("places", NP_("page", "Places"), Icon.PLACE, _places),
            Page("bin", N_("Bin"), Icon.DELETE, _bin, group="end"),
            Page("settings", N_("Settings"), Icon.SETTINGS, self._settings, key="Ctrl+,", group="end"),
            *_pages_of_records(self._partnership),
            _within(
                "partnerships", "briefing", NP_("page", "Briefing for a visit"), Icon.REPORTS, self._briefing
            ),
            *self._pages_aside(),
        ]

    def _pages_aside(self) -> list[Page]:
        """Return the pages that menus lead to, and those before there is a register."""
        return [
            Page("history", N_("History"), Icon.HISTORY, _history, group="hidden"),
            Page("welcome", N_("Welcome"), Icon.APP, self._welcome, group="hidden"),
            Page("about", N_("About the program"), Icon.INFO, _about, group="hidden"),
            Page("states", N_("States"), Icon.VIEWS, _states, group="hidden"),
            Page("opening", PROGRAM, Icon.APP, self._opening, group="hidden"),
        ]

    def _today(self, context: Context) -> QWidget:
        from twincities.ui.today.page import TodayPage  # noqa: PLC0415 - each page when it is first shown

        page = TodayPage(context)
        page.find_wanted.connect(self._find)
        return page

    def _opening(self, context: Context) -> QWidget:
        from twincities.ui.opening import OpeningPage  # noqa: PLC0415

        return OpeningPage(context, self._session)

    def _visits(self, context: Context) -> QWidget:
        from twincities.ui.visits.page import VisitsPage  # noqa: PLC0415

        return VisitsPage(context, change_settings=self._session.keep)

    def _agreements(self, context: Context) -> QWidget:
        from twincities.ui.agreements.page import AgreementsPage  # noqa: PLC0415

        return AgreementsPage(context, change_settings=self._session.keep)

    def _map(self, context: Context) -> QWidget:
        from twincities.ui.map.page import MapPage  # noqa: PLC0415

        return MapPage(context, pages=[page.id for page in self.all()])

    def _partnerships(self, context: Context) -> QWidget:
        from twincities.ui.partnerships.page import PartnershipsPage  # noqa: PLC0415

        return PartnershipsPage(context, change_settings=self._session.keep)

    def _partnership(self, context: Context) -> QWidget:
        from twincities.ui.partnerships.record_page import RecordPage  # noqa: PLC0415

        return RecordPage(context, change_settings=self._session.keep)

    def _briefing(self, context: Context) -> QWidget:
        from twincities.ui.briefing.page import BriefingPage  # noqa: PLC0415

        return BriefingPage(context, change_settings=self._session.keep)

    def _commitments(self, context: Context) -> QWidget:
        from twincities.ui.commitments.page import CommitmentsPage  # noqa: PLC0415

        return CommitmentsPage(context, change_settings=self._session.keep)

    def _anniversaries(self, context: Context) -> QWidget:
        from twincities.ui.anniversaries.page import AnniversariesPage  # noqa: PLC0415

        return AnniversariesPage(context, change_settings=self._session.keep)

    def _settings(self, context: Context) -> QWidget:
        from twincities.ui.settings.page import SettingsPage  # noqa: PLC0415

        return SettingsPage(context, self._session)

    def _welcome(self, context: Context) -> QWidget:
        from twincities.ui.welcome.page import WelcomePage  # noqa: PLC0415

        return WelcomePage(context, self._session)


def _pages_of_records(show_partnership: Callable[[Context], QWidget]) -> list[Page]:
    """Return the pages that show or write one record, or a few, of a list."""
    visit, agreement = NP_("page", "Visit"), NP_("page", "Agreement")
    partnership, lookup = NP_("page", "Partnership"), N_("Find missing coordinates")
    person, organisation = NP_("page", "Person"), NP_("page", "Organisation")
    place, merge = NP_("page", "Place"), N_("Merge two places")
    return [
        _within("visits", "visit-editor", visit, Icon.EDIT, _visit_editor),
        _within("agreements", "agreement", agreement, Icon.EDIT, _agreement_editor),
        _within("partnerships", "partnership", partnership, Icon.PARTNERSHIP, show_partnership),
        _within("partnerships", "partnership-editor", partnership, Icon.EDIT, _partnership_editor),
        _within("people", "person", person, Icon.PEOPLE, _person),
        _within("people", "organisation", organisation, Icon.PEOPLE, _organisation),
        _within("places", "place", place, Icon.PLACE, _place),
        _within("places", "place-merge", merge, Icon.CONFLICT, _place_merge),
        _within("places", "place-lookup", lookup, Icon.COORDINATES, _place_lookup),
    ]


def _within(
    list_page: str, name: str, title: Message, icon: Icon, make: Callable[[Context], QWidget]
) -> Page:
    """Return a page that a list leads to."""
    return Page(name, title, icon, make, group="hidden", within=list_page)


def _visit_editor(context: Context) -> QWidget:
    from twincities.ui.visit_editor.page import VisitEditor  # noqa: PLC0415

    return VisitEditor(context)


def _agreement_editor(context: Context) -> QWidget:
    from twincities.ui.agreements.editor import AgreementEditor  # noqa: PLC0415

    return AgreementEditor(context)


def _places(context: Context) -> QWidget:
    from twincities.ui.places.page import PlacesPage  # noqa: PLC0415

    return PlacesPage(context)


def _place(context: Context) -> QWidget:
    from twincities.ui.places.card import PlaceCard  # noqa: PLC0415

    return PlaceCard(context)


def _people(context: Context) -> QWidget:
    from twincities.ui.people.page import PeoplePage  # noqa: PLC0415

    return PeoplePage(context)


def _person(context: Context) -> QWidget:
    from twincities.ui.people.editors import PersonEditor  # noqa: PLC0415

    return PersonEditor(context)


def _organisation(context: Context) -> QWidget:
    from twincities.ui.people.editors import OrganisationEditor  # noqa: PLC0415

    return OrganisationEditor(context)


def _partnership_editor(context: Context) -> QWidget:
    from twincities.ui.partnerships.editor import PartnershipEditor  # noqa: PLC0415

    return PartnershipEditor(context)


def _place_lookup(context: Context) -> QWidget:
    from twincities.ui.places.lookup_page import LookupPage  # noqa: PLC0415

    return LookupPage(context)


def _place_merge(context: Context) -> QWidget:
    from twincities.ui.places.merge_page import MergePage  # noqa: PLC0415

    return MergePage(context)


def _history(context: Context) -> QWidget:
    from twincities.ui.history.page import HistoryPage  # noqa: PLC0415

    return HistoryPage(context)


def _bin(context: Context) -> QWidget:
    from twincities.ui.bin.page import BinPage  # noqa: PLC0415

    return BinPage(context)


def _about(context: Context) -> QWidget:
    from twincities.ui.settings.about import AboutPage  # noqa: PLC0415

    return AboutPage(context)


def _states(context: Context) -> QWidget:
    from twincities.ui.states.sheet import StatesPage  # noqa: PLC0415

    return StatesPage(context)
