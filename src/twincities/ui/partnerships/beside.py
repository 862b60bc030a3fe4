"""What stands beside the register: the preview of the current partnership, or what several have in common."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twincities.domain.fields import field_of
from twincities.domain.partnership import Partnership
from twincities.services.agreement_filter import AgreementQuery
from twincities.services.register_filter import PartnershipQuery
from twincities.ui.papers.beside import PaperBeside
from twincities.ui.papers.wishes import BriefingWish, agreements_wish, anniversaries_wish, register_wish
from twincities.ui.partnerships.side import MOST_COMPARED, RegisterSide

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from twincities.services.register import PartnershipRow
    from twincities.ui.context import Context
    from twincities.ui.papers.wishes import PaperWish
    from twincities.ui.partnerships.deeds import RegisterDeeds
    from twincities.ui.tables.feed import Feed
    from twincities.ui.tables.record_table import RecordTable


class RegisterBeside(PaperBeside[PartnershipQuery, "PartnershipRow"]):
    """Follows the register."""

    def __init__(
        self,
        context: Context,
        feed: Feed[PartnershipQuery, PartnershipRow],
        table: RecordTable[PartnershipRow],
        deeds: RegisterDeeds,
        today: Callable[[], date],
        change_settings: Callable[..., object] | None,
    ) -> None:
        self.side = RegisterSide(context)
        super().__init__(context, feed, table, deeds, self.side, today=today, change_settings=change_settings)
        self.side.visit_wanted.connect(deeds.new_visit)

        def set_for_all(name: str, value: object) -> None:
            label = context.texts(field_of(Partnership, name).label)
            deeds.set_for_all(label, **{name: value})

        self.side.set_wanted.connect(set_for_all)
        form = self.side.decision
        self.side.decide_wanted.connect(
            lambda event: deeds.decide_for_all(event, form.clear_fields, form.refuse)
        )

    def wishes(self, chosen: list[int]) -> tuple[Sequence[PaperWish], str]:
        """Offer the register of the selected partnerships or of all shown, and what is told of one or of all."""
        query = self._feed.query
        rows = self._deeds.rows_of(chosen[:1]) if len(chosen) == 1 else []
        if self.some(chosen):
            query = replace(query, only=tuple(row.key for row in self._deeds.rows_of(chosen)))
        register = register_wish(query)
        briefing = BriefingWish(rows[0] if rows else None)
        wishes = (register, anniversaries_wish(), agreements_wish(AgreementQuery()), briefing)
        return wishes, register.code

    def show_record(self, row: PartnershipRow) -> None:
        """Read a partnership and show it."""
        self.side.preview.show_card(self._context.services.register.card(row.key, self._feed.viewer))

    def show_many(self, count: int) -> None:
        """Show what several have in common, and what can be done with all."""
        chosen = self._table.selected_ids() if count <= MOST_COMPARED else []
        self.side.show_common(self._deeds.rows_of(chosen))
        super().show_many(count)
