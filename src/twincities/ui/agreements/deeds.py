"""What a person does with the agreements of the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from twincities.i18n import NN_, NP_
from twincities.services.agreement_filter import AgreementQuery, AgreementSort
from twincities.ui.tables.deeds import RecordDeeds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincities.domain.changes import Changed
    from twincities.domain.keys import Key
    from twincities.services.agreement_rows import AgreementRow
    from twincities.ui.furniture.menus import Entry

EDITOR = "agreement"
PARTNERSHIP = "partnership"
NEW_WITH = "partnership:"
"""Begins the key with which a new document of a partnership is opened."""
NEW_AFTER = "after:"
"""Begins the key with which a document that follows another is opened."""


class AgreementDeeds(RecordDeeds[AgreementQuery, "AgreementRow"]):
    """Acts on the agreements that are chosen."""

    noun = "agreement"
    page = EDITOR
    deleted = NN_("{count} agreement deleted", "{count} agreements deleted")
    sorts = (
        (AgreementSort.NOTICE, NP_("order of agreements", "By notice date")),
        (AgreementSort.UNTIL, NP_("order of agreements", "By end of term")),
        (AgreementSort.SIGNED, NP_("order of agreements", "By signing")),
        (AgreementSort.PARTNER, NP_("order of agreements", "By partner")),
        (AgreementSort.STATE, NP_("order of agreements", "By state")),
        (AgreementSort.KIND, NP_("order of agreements", "By kind of document")),
    )

    def new(self) -> None:
        """Begin a new agreement, of the partnership whose agreements are shown if it is one."""
        if self._feed.live:
            tie = self._feed.query.partnership
            self._context.open(EDITOR, f"{NEW_WITH}{tie}" if tie else "new")

    def follow_up(self) -> None:
        """Begin a document that follows the current one."""
        row: AgreementRow | None = self.current()
        if row is not None:
            self._context.open(EDITOR, f"{NEW_AFTER}{row.key}")

    def open_partnership(self) -> None:
        """Open the partnership of the current agreement."""
        row = self.current()
        if row is not None:
            self._context.open(PARTNERSHIP, row.partnership)

    def delete_keys(self, services: Any, keys: Sequence[Key]) -> Changed:  # noqa: ANN401 - wiring.Services
        """Put agreements into the bin."""
        changed: Changed = services.agreements.delete_agreements(keys)
        return changed

    def entries(self) -> Sequence[Entry]:
        """Open, follow up, go to the partnership."""
        return (
            (NP_("menu", "Open"), self.open_it, "Return"),
            (NP_("menu", "New document that follows this one"), self.follow_up, ""),
            (NP_("menu", "Open the partnership"), self.open_partnership, ""),
        )
