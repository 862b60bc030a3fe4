"""The Places page: find places, look at one, open its card, put those without coordinates on the map."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from twincities.domain.changes import Topic
from twincities.i18n import N_, NN_, NP_
from twincities.services.place_filter import PlaceGap, PlaceQuery, PlaceSort
from twincities.ui.furniture.buttons import Button
from twincities.ui.keys import bind
from twincities.ui.places.columns import place_columns
from twincities.ui.places.deeds import CARD, PlaceDeeds
from twincities.ui.places.filters import PlaceFilters
from twincities.ui.places.side import PlaceBeside
from twincities.ui.tables.absence import AbsenceWords
from twincities.ui.tables.feed import Feed
from twincities.ui.tables.list_frame import ListWords
from twincities.ui.tables.list_keys import ROW_KEYS, SEARCH_KEY
from twincities.ui.tables.list_page import ListPage
from twincities.ui.theme.icons import Icon

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincities.services.places import PlaceRow
    from twincities.ui.context import Context
    from twincities.ui.key_overlay import Legend

TITLE = NP_("page", "Places")
NEW = NP_("button", "New place")
LOOK_UP = NP_("button", "Find coordinates")
NOWHERE = "nowhere"
"""Opened with this key, the page shows the places without coordinates."""
WORDS = ListWords(
    TITLE,
    N_("Our municipalities and partners, with all their names"),
    AbsenceWords(
        Icon.PLACE,
        first_use=N_("No places yet"),
        first_use_detail=N_("Write down the first one; the gazetteer of the program knows where it lies."),
        new=NEW,
        not_found=N_("No places under these conditions"),
        without=NN_(
            "Without the condition “{condition}” there would be {count} place.",
            "Without the condition “{condition}” there would be {count} places.",
        ),
        not_read=N_("The places could not be read"),
    ),
)
KEYS: tuple[Legend, ...] = (
    ("Return", NP_("what a key does", "Open the place")),
    ("Ctrl+N", NP_("what a key does", "New place")),
    SEARCH_KEY,
    ("Alt+C", NP_("what a key does", "Filter by country")),
    ("Alt+K", NP_("what a key does", "Filter by kind")),
    ("Alt+M", NP_("what a key does", "Filter by what is missing")),
    ("Alt+G", NP_("what a key does", "Find missing coordinates")),
    *ROW_KEYS,
    ("Shift+F10", NP_("what a key does", "What can be done with the place")),
)


class PlacesPage(ListPage[PlaceQuery, "PlaceRow"]):
    """The list of places."""

    words = WORDS
    legend = KEYS
    backwards = (PlaceSort.POPULATION, PlaceSort.PARTNERSHIPS)
    topic = Topic.PLACES
    topics = frozenset({Topic.PLACES, Topic.PARTNERSHIPS, Topic.SETTINGS})
    deeds: PlaceDeeds
    beside: PlaceBeside
    filters: PlaceFilters

    def __init__(self, context: Context, *, today: Callable[[], date] = date.today) -> None:
        super().__init__(context)
        texts = context.texts
        feed: Feed[PlaceQuery, PlaceRow] = Feed(
            context, today, lambda services: services.places, PlaceQuery(), _is_swift, self
        )
        self.begin(feed, PlaceFilters(context), place_columns(self.hidden))
        deeds = PlaceDeeds(context, feed, self.table, self)
        beside = PlaceBeside(context, feed, self.table, deeds)
        self.look_up_button = Button(
            texts, LOOK_UP, icon=Icon.COORDINATES, key="Alt+G", bind=False, on_click=deeds.look_up
        )
        self.assemble(deeds, beside, (self.look_up_button,), editor=CARD)
        bind(self, "Alt+G", deeds.look_up)

    def open_record(self, key: str) -> None:
        """Show one place; "nowhere" shows those without coordinates."""
        if key == NOWHERE:
            self.show_query(PlaceQuery(gaps=(PlaceGap.COORDINATES,)))
            return
        super().open_record(key)


def _is_swift(query: PlaceQuery) -> bool:
    """Tell what the index of names answers in a millisecond."""
    return query.sort is PlaceSort.NAME and query.then is None and not query.without_each()
