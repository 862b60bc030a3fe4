"""What a person does with the places of the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from twincities.i18n import NN_, NP_
from twincities.services.place_filter import PlaceQuery, PlaceSort
from twincities.ui.tables.deeds import RecordDeeds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincities.domain.changes import Changed
    from twincities.domain.keys import Key
    from twincities.services.places import PlaceRow
    from twincities.ui.furniture.menus import Entry

CARD = "place"
LOOKING_UP = "place-lookup"
MERGING = "place-merge"
FROM_LIST = "list:"
"""Begins the key of places that are merged from the list; the page leads back there."""
FROM_LOOKUP = "lookup:"
"""Begins the key of a place that is opened from there; its card leads back."""


PAIR = 2


class PlaceDeeds(RecordDeeds[PlaceQuery, "PlaceRow"]):
    """Acts on the places that are chosen."""

    noun = "place"
    page = CARD
    deleted = NN_("{count} place deleted", "{count} places deleted")
    sorts = (
        (PlaceSort.NAME, NP_("order of places", "By name")),
        (PlaceSort.COUNTRY, NP_("order of places", "By country")),
        (PlaceSort.KIND, NP_("order of places", "By kind")),
        (PlaceSort.POPULATION, NP_("order of places", "By population")),
        (PlaceSort.PARTNERSHIPS, NP_("order of places", "By number of partnerships")),
        (PlaceSort.COORDINATES, NP_("order of places", "By coordinates")),
    )

    def new(self) -> None:
        """Begin a new place on its card."""
        if self._feed.live:
            self._context.open(CARD, "")

    def look_up(self) -> None:
        """Look for the coordinates of all places that have none."""
        if self._feed.live:
            self._context.open(LOOKING_UP, "")

    def merge(self) -> None:
        """Lay the two marked places side by side, or the current one beside another that is still to be named."""
        rows: list[PlaceRow] = self.chosen_rows(PAIR + 1)
        if not rows:
            return
        if len(rows) != PAIR:
            row = self.current()
            rows = [row] if row is not None else rows[:1]
        # What more leads to stays, our own municipality before all.
        rows.sort(key=lambda row: (not row.own, -row.partnerships))
        self._context.open(MERGING, FROM_LIST + ":".join(row.key for row in rows))

    def open_partnerships(self) -> None:
        """Show the partnerships of the current place."""
        row: PlaceRow | None = self.current()
        if row is not None:
            self._context.open("partnerships", f"place:{row.key}")

    def delete_keys(self, services: Any, keys: Sequence[Key]) -> Changed:  # noqa: ANN401 - wiring.Services
        """Put places into the bin."""
        changed: Changed = services.places.delete_places(keys)
        return changed

    def entries(self) -> Sequence[Entry]:
        """Open, see its partnerships, look coordinates up, merge."""
        return (
            (NP_("menu", "Open"), self.open_it, "Return"),
            (NP_("menu", "Partnerships of the place"), self.open_partnerships, ""),
            (NP_("menu", "Find missing coordinates"), self.look_up, ""),
            (NP_("menu", "Merge with another place"), self.merge, ""),
        )
