"""What a partnership lacks, in sentences, each with the deed that helps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from twincities.domain.date_words import long
from twincities.domain.partial_date import PartialDate
from twincities.i18n import N_, NN_, NP_
from twincities.services.register_card import MissingCode
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.headers import IconLabel
from twincities.ui.furniture.labels import WrappingLabel
from twincities.ui.furniture.layouts import column, inner_row
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import IconSize, Space, Type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincities.domain.keys import Key
    from twincities.i18n import Message
    from twincities.services.register_card import Missing
    from twincities.ui.context import Context

TITLE = N_("What is missing")
NOTHING = N_("Nothing is missing")
ENTER = NP_("button", "Enter")


@dataclass(frozen=True, slots=True)
class _Saying:
    message: Message
    icon: Icon
    tone: str
    deed: Message


SAYINGS = {
    MissingCode.YEAR: _Saying(N_("Since when the relations exist"), Icon.QUESTION, "inf", ENTER),
    MissingCode.DAY: _Saying(N_("Day and month of the year {year}"), Icon.QUESTION, "inf", ENTER),
    MissingCode.MONTH_ONLY: _Saying(N_("The day in {month}"), Icon.QUESTION, "inf", ENTER),
    MissingCode.STATUS: _Saying(N_("The legal status is not confirmed"), Icon.UNKNOWN, "text2", ENTER),
    MissingCode.EVENTS: _Saying(N_("No event is recorded"), Icon.VISIT, "text2", NP_("button", "New visit")),
    MissingCode.DEADLINES: _Saying(
        NN_("Deadline of {count} commitment", "Deadlines of {count} commitments"),
        Icon.NO_DEADLINE,
        "warn",
        NP_("button", "Set"),
    ),
    MissingCode.SIDES: _Saying(
        NN_("Who carries out {count} commitment", "Who carries out {count} commitments"),
        Icon.QUESTION,
        "warn",
        NP_("button", "Settle"),
    ),
    MissingCode.REPORTS: _Saying(
        NN_("Report of {count} visit is overdue", "Reports of {count} visits are overdue"),
        Icon.REPORT_OWED,
        "bad",
        NP_("button", "Show"),
    ),
    MissingCode.COORDINATES: _Saying(
        N_("Coordinates: {place}"), Icon.COORDINATES, "text2", NP_("button", "Find")
    ),
}
FIELDS = {
    MissingCode.YEAR: "established",
    MissingCode.DAY: "established",
    MissingCode.MONTH_ONLY: "established",
    MissingCode.STATUS: "legal_status",
}
TABS = {
    MissingCode.DEADLINES: "commitments",
    MissingCode.SIDES: "commitments",
    MissingCode.REPORTS: "visits",
}


class MissingLines(QWidget):
    """One line for each thing that is missing; its button leads where it can be mended."""

    def __init__(self, context: Context, partnership: Key, missing: Sequence[Missing]) -> None:
        super().__init__()
        self._context = context
        self._partnership = partnership
        self.buttons: list[Button] = []
        layout = column(self, gap=Space.XS)
        for one in missing:
            saying = SAYINGS[one.code]
            line = inner_row(layout, Space.S)
            line.addWidget(
                IconLabel(saying.icon, saying.tone, IconSize.CONTROL), 0, Qt.AlignmentFlag.AlignVCenter
            )
            label = WrappingLabel(role=Type.BODY)
            label.setText(context.texts(saying.message, **self._facts(one)))
            line.addWidget(label, 1)
            button = Button(context.texts, saying.deed, ButtonKind.LINK, compact=True)
            button.setAccessibleDescription(label.text())
            button.clicked.connect(lambda _checked=False, one=one: self._mend(one))
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
            self.buttons.append(button)
        if not missing:
            nothing = WrappingLabel(role=Type.SMALL, tone="text2")
            context.texts.say(nothing.setText, NOTHING)
            layout.addWidget(nothing)

    def _facts(self, one: Missing) -> dict[str, object]:
        facts = dict(one.facts)
        if one.code is MissingCode.MONTH_ONLY:
            month = PartialDate(int(str(facts["year"])), int(str(facts["month"])))
            return {"month": long(month, self._context.texts.words)}
        return facts

    def _mend(self, one: Missing) -> None:
        context, key = self._context, self._partnership
        if one.code in FIELDS:
            context.open("partnership-editor", f"{key}#{FIELDS[one.code]}")
        elif one.code in TABS:
            context.open("partnership", f"{key}#{TABS[one.code]}")
        elif one.code is MissingCode.EVENTS:
            context.open("visit-editor", f"partnership:{key}")
        else:
            context.open("place", str(one.facts["key"]))
