"""Decisions on a partnership in its form: a table of what was decided, and what the office sets itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.status_events import StatusEvent
from twincities.i18n import N_, NP_
from twincities.ui.forms.fields import FormGrid
from twincities.ui.furniture.layouts import inner_column
from twincities.ui.partnerships.form import SHAPE
from twincities.ui.tables.columns import Align
from twincities.ui.tables.part_table import PartTable, part_column
from twincities.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincities.ui.forms.fields import FieldFrame
    from twincities.ui.partnerships.desk import FormDesk

EVENTS = "events"
TITLE = N_("Decisions on the partnership")
ADD = NP_("button", "Decision")
SINCE = NP_("column", "Since when")
DECIDED = NP_("column", "Decided on")
NUMBER = NP_("column", "Number")
NOTIFIED = NP_("column", "Partner notified")
HOW = NP_("column", "How")
OVERRIDES = (("status_override", "override_reason"), ("activity_override", "activity_reason"))
"""What the office sets itself, each with its reason."""


def decisions_table(desk: FormDesk) -> PartTable:
    """Return the table of decisions; a row is begun with what was decided."""
    columns = (
        part_column(StatusEvent, "kind", width=148, strong=True),
        part_column(StatusEvent, "date", title=SINCE, width=88, align=Align.RIGHT, whole=True),
        part_column(StatusEvent, "body", width=120, stretch=2),
        part_column(StatusEvent, "number", title=NUMBER, width=76),
        part_column(StatusEvent, "decided", title=DECIDED, width=88, align=Align.RIGHT, whole=True),
        part_column(StatusEvent, "reason", width=140, stretch=3),
        part_column(StatusEvent, "partner_notified", title=NOTIFIED, width=96, align=Align.RIGHT, whole=True),
        part_column(StatusEvent, "how_notified", title=HOW, width=96, stretch=1),
    )
    return PartTable(desk.texts, desk.today, SHAPE, EVENTS, columns, (TITLE, ADD), begins="kind")


def add_overrides(table: PartTable, bound: Callable[[str], FieldFrame]) -> None:
    """Put below the table what the office sets itself, each with its reason."""
    grid = FormGrid()
    for name, reason in OVERRIDES:
        grid.add_row((bound(name), 4), (bound(reason), 8))
    inner_column(table.card.body, margins=(Space.CARD, 0, Space.CARD, Space.CARD)).addWidget(grid)
