"""The Partnerships page: find and compare partnerships, look at one, open, write, delete."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from twincities.domain.changes import Topic
from twincities.domain.keys import Key
from twincities.domain.vocabularies import Activity, LegalStatus
from twincities.i18n import N_, NN_, NP_
from twincities.services.list_order import Order, orders
from twincities.services.register_filter import PartnershipGap, PartnershipQuery, PartnershipSort
from twincities.ui.papers.beside import PaperPage
from twincities.ui.partnerships.beside import RegisterBeside
from twincities.ui.partnerships.columns import register_columns
from twincities.ui.partnerships.deeds import EDITOR, RegisterDeeds
from twincities.ui.partnerships.filters import RegisterFilters
from twincities.ui.tables.absence import AbsenceWords
from twincities.ui.tables.feed import Feed
from twincities.ui.tables.list_frame import ListWords
from twincities.ui.tables.list_keys import ROW_KEYS, SEARCH_KEY
from twincities.ui.tables.views import BuiltIn
from twincities.ui.theme.icons import Icon

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import StrEnum

    from twincities.services.register import PartnershipRow
    from twincities.ui.context import Context
    from twincities.ui.key_overlay import Legend

TITLE = NP_("page", "Partnerships")
NEW = NP_("button", "New partnership")
OF_PLACE = "place:"
BACKWARDS = "-"
THEN_BY = ","
WORDS = ListWords(
    TITLE,
    N_("All partnerships of our municipalities, whatever their form"),
    AbsenceWords(
        Icon.PARTNERSHIP,
        first_use=N_("No partnerships yet"),
        first_use_detail=N_("Write down the first one: two places are enough, all else can follow."),
        new=NEW,
        not_found=N_("No partnerships under these conditions"),
        without=NN_(
            "Without the condition “{condition}” there would be {count} partnership.",
            "Without the condition “{condition}” there would be {count} partnerships.",
        ),
        not_read=N_("The register could not be read"),
    ),
)
KEYS: tuple[Legend, ...] = (
    ("Return", NP_("what a key does", "Open the partnership")),
    ("F2", NP_("what a key does", "Edit the partnership")),
    ("Ctrl+N", NP_("what a key does", "New partnership")),
    SEARCH_KEY,
    ("Alt+S", NP_("what a key does", "Filter by legal status")),
    ("Alt+A", NP_("what a key does", "Filter by activity")),
    ("Alt+C", NP_("what a key does", "Filter by country")),
    ("Alt+T", NP_("what a key does", "Filter by type")),
    ("Alt+F", NP_("what a key does", "Filter by field of cooperation")),
    ("Ctrl+E", NP_("what a key does", "Register, briefing or another list as a document")),
    *ROW_KEYS,
    ("Shift+F10", NP_("what a key does", "What can be done with the partnership")),
)


VIEWS = (
    BuiltIn(
        "dormant",
        NP_("saved view", "In force but dormant"),
        PartnershipQuery(statuses=(LegalStatus.IN_FORCE,), activities=(Activity.DORMANT,)),
    ),
    BuiltIn(
        "no-events", NP_("saved view", "No events recorded"), PartnershipQuery(activities=(Activity.NO_DATA,))
    ),
    BuiltIn(
        "undated",
        NP_("saved view", "Without a date of establishing"),
        PartnershipQuery(gaps=(PartnershipGap.ESTABLISHED,), sort=PartnershipSort.PARTNER),
    ),
)


class PartnershipsPage(PaperPage[PartnershipQuery, "PartnershipRow"]):
    """The register; `today` and `change_settings` come from the program."""

    words = WORDS
    legend = KEYS
    built_in = VIEWS
    topic = Topic.PARTNERSHIPS
    topics = frozenset(
        {Topic.PARTNERSHIPS, Topic.VISITS, Topic.PLACES, Topic.COMMITMENTS, Topic.SETTINGS, Topic.PEOPLE}
    )
    deeds: RegisterDeeds
    beside: RegisterBeside
    filters: RegisterFilters

    def __init__(
        self,
        context: Context,
        *,
        today: Callable[[], date] = date.today,
        change_settings: Callable[..., object] | None = None,
    ) -> None:
        super().__init__(context)
        self._change_settings = change_settings
        feed: Feed[PartnershipQuery, PartnershipRow] = Feed(
            context, today, lambda services: services.register, PartnershipQuery(), lambda _query: False, self
        )
        self.begin(feed, RegisterFilters(context, lambda: feed.viewer), register_columns(self.hidden))
        deeds = RegisterDeeds(context, feed, self.table, self)
        beside = RegisterBeside(context, feed, self.table, deeds, today, change_settings)
        self.assemble(deeds, beside, editor=EDITOR)
        self._take_saved_order()

    def sort(self, by: StrEnum, *, descending: bool, then: Order[Any] | None = None) -> None:
        """Put the register into another order, which is kept for the next time."""
        super().sort(by, descending=descending, then=then)
        if self._change_settings is not None:
            asked = orders(self.filters.query)
            kept = [f"{BACKWARDS if one.descending else ''}{one.by}" for one in asked]
            self._change_settings(register_order=THEN_BY.join(kept))

    def _take_saved_order(self) -> None:
        known = {sort.value for sort in PartnershipSort}
        saved = [
            Order(PartnershipSort(name), descending=kept.startswith(BACKWARDS))
            for kept in self.context.settings.register_order.split(THEN_BY)
            if (name := kept.removeprefix(BACKWARDS)) in known
        ]
        if saved:
            first, *second = saved
            super().sort(first.by, descending=first.descending, then=second[0] if second else None)

    def open_record(self, key: str) -> None:
        """Show one partnership; "place:KEY" shows those of a place."""
        if not key.startswith(OF_PLACE):
            super().open_record(key)
            return
        place = Key(key.removeprefix(OF_PLACE))
        kept = self.context.services.places.open(place)
        self.filters.name_record(place, kept.record.label(self.context.texts.language))
        self.show_query(PartnershipQuery(place=place))
