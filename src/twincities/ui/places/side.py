"""What stands beside the list of places: the preview of the current one, or what can be done with several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from twincities.i18n import N_, NN_, NP_
from twincities.services.place_filter import PlaceQuery
from twincities.services.register_filter import PartnershipQuery
from twincities.ui.furniture.buttons import Button
from twincities.ui.places.deeds import PAIR
from twincities.ui.places.preview import MOST_TIES, PlacePreview
from twincities.ui.tables.beside import Beside
from twincities.ui.tables.side_panel import SidePanel, SideWords
from twincities.ui.theme.icons import Icon

if TYPE_CHECKING:
    from twincities.services.places import PlaceRow
    from twincities.ui.context import Context
    from twincities.ui.places.deeds import PlaceDeeds
    from twincities.ui.tables.feed import Feed
    from twincities.ui.tables.record_table import RecordTable

WORDS = SideWords(
    Icon.PLACE,
    choose=N_("Choose a place to see what is recorded of it"),
    failed=N_("The place could not be read"),
    selected=NN_("{count} place selected", "{count} places selected"),
)


class PlaceBeside(Beside[PlaceQuery, "PlaceRow"]):
    """Follows the list of places."""

    def __init__(
        self,
        context: Context,
        feed: Feed[PlaceQuery, PlaceRow],
        table: RecordTable[PlaceRow],
        deeds: PlaceDeeds,
    ) -> None:
        history = Button(
            context.texts, NP_("button", "History"), icon=Icon.HISTORY, on_click=deeds.open_history
        )
        self.preview = PlacePreview(context.texts)
        self.side = SidePanel(context.texts, WORDS, self.preview, (history,))
        self.merge_button = Button(
            context.texts, NP_("button", "Merge the two"), icon=Icon.CONFLICT, on_click=deeds.merge
        )
        self.side.together.addWidget(self.merge_button, 0, Qt.AlignmentFlag.AlignLeft)
        super().__init__(context, feed, table, deeds, self.side)

    def show_many(self, count: int) -> None:
        """Offer to merge two; of more, nobody knows which is which."""
        self.merge_button.setVisible(count == PAIR)
        super().show_many(count)

    def show_record(self, row: PlaceRow) -> None:
        """Read a place and its partnerships, and show them."""
        services, viewer = self._context.services, self._feed.viewer
        kept = services.places.open(row.key)
        ids = services.register.ids(PartnershipQuery(place=row.key), viewer, MOST_TIES)
        ties = services.register.rows(ids, viewer) if row.partnerships else []
        self.preview.show_place(kept.record, ties, row.partnerships)
