"""What stands beside the list of agreements: the preview of the current one, or the panel for papers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from twincities.i18n import N_, NN_, NP_
from twincities.services.agreement_filter import AgreementQuery
from twincities.ui.agreements.form import mentioned_in
from twincities.ui.agreements.preview import AgreementPreview
from twincities.ui.furniture.buttons import Button
from twincities.ui.papers.beside import PaperBeside
from twincities.ui.papers.wishes import agreements_wish
from twincities.ui.tables.side_panel import SidePanel, SideWords
from twincities.ui.theme.icons import Icon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from twincities.services.agreement_rows import AgreementRow
    from twincities.ui.agreements.deeds import AgreementDeeds
    from twincities.ui.context import Context
    from twincities.ui.papers.wishes import PaperWish
    from twincities.ui.tables.feed import Feed
    from twincities.ui.tables.record_table import RecordTable

WORDS = SideWords(
    Icon.AGREEMENT,
    choose=N_("Choose an agreement to see what is recorded of it"),
    failed=N_("The agreement could not be read"),
    selected=NN_("{count} agreement selected", "{count} agreements selected"),
)
PARTNERSHIP = NP_("button", "Partnership")


class AgreementSide(SidePanel[AgreementPreview]):
    """Emits what the person wants; the page does it."""

    partnership_wanted = Signal()

    def __init__(self, context: Context) -> None:
        tie = Button(context.texts, PARTNERSHIP)
        super().__init__(context.texts, WORDS, AgreementPreview(context.texts), (tie,))
        tie.clicked.connect(self.partnership_wanted)


class AgreementBeside(PaperBeside[AgreementQuery, "AgreementRow"]):
    """Follows the list of agreements."""

    def __init__(
        self,
        context: Context,
        feed: Feed[AgreementQuery, AgreementRow],
        table: RecordTable[AgreementRow],
        deeds: AgreementDeeds,
        today: Callable[[], date],
        change_settings: Callable[..., object] | None,
    ) -> None:
        self.side = AgreementSide(context)
        super().__init__(context, feed, table, deeds, self.side, today=today, change_settings=change_settings)
        self.side.partnership_wanted.connect(deeds.open_partnership)
        self.side.preview.opened.connect(lambda key: context.open(deeds.page, key))

    def wishes(self, chosen: list[int]) -> tuple[Sequence[PaperWish], str]:
        """Offer the terms of the selected agreements, or of all that are shown."""
        query = self._feed.query
        if self.some(chosen):
            query = replace(query, only=tuple(row.key for row in self._deeds.rows_of(chosen)))
        wish = agreements_wish(query)
        return (wish,), wish.code

    def show_record(self, row: AgreementRow) -> Iterator[object]:
        """Read an agreement and its chain and show them, in steps of a few milliseconds."""
        services, viewer = self._context.services, self._feed.viewer
        record = services.agreements.open(row.key).record
        yield record
        chain = services.agreements.chain(row.key, viewer)
        yield chain
        place = services.agreements.signed_in(record, viewer.language)
        names = services.history.names(mentioned_in(record), viewer.language)
        self.side.preview.show_agreement(row, record, chain, place, names, viewer.today)
