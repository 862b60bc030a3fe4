"""What a partnership lacks, in sentences, each with the deed that helps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from twincities.i18n import N_, NP_
from twincities.services.missing import MissingCode
from twincities.services.missing_words import say_missing
from twincities.ui.agreements.deeds import EDITOR as AGREEMENT
from twincities.ui.agreements.deeds import NEW_WITH
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
    from twincities.services.missing import Missing
    from twincities.ui.context import Context

TITLE = N_("What is missing")
NOTHING = N_("Nothing is missing")
ENTER = NP_("button", "Enter")


@dataclass(frozen=True, slots=True)
class _Look:
    icon: Icon
    tone: str
    deed: Message


LOOKS = {
    MissingCode.YEAR: _Look(Icon.QUESTION, "inf", ENTER),
    MissingCode.DAY: _Look(Icon.QUESTION, "inf", ENTER),
    MissingCode.MONTH_ONLY: _Look(Icon.QUESTION, "inf", ENTER),
    MissingCode.STATUS: _Look(Icon.UNKNOWN, "text2", ENTER),
    MissingCode.EVENTS: _Look(Icon.VISIT, "text2", NP_("button", "New visit")),
    MissingCode.DEADLINES: _Look(Icon.NO_DEADLINE, "warn", NP_("button", "Set")),
    MissingCode.SIDES: _Look(Icon.QUESTION, "warn", NP_("button", "Settle")),
    MissingCode.REPORTS: _Look(Icon.REPORT_OWED, "bad", NP_("button", "Show")),
    MissingCode.AGREEMENT: _Look(Icon.AGREEMENT, "text2", NP_("button", "Write down")),
    MissingCode.TEXT: _Look(Icon.MISSING_TEXT, "warn", NP_("button", "Show")),
    MissingCode.REVIEW: _Look(Icon.DEADLINE, "warn", NP_("button", "Set")),
    MissingCode.PARTNER: _Look(Icon.QUESTION, "text2", NP_("button", "Enter")),
    MissingCode.COORDINATES: _Look(Icon.COORDINATES, "text2", NP_("button", "Find")),
}
FIELDS = {
    MissingCode.YEAR: "established",
    MissingCode.DAY: "established",
    MissingCode.MONTH_ONLY: "established",
    MissingCode.STATUS: "legal_status",
    MissingCode.REVIEW: "review_due",
}
TABS = {
    MissingCode.DEADLINES: "commitments",
    MissingCode.SIDES: "commitments",
    MissingCode.REPORTS: "visits",
    MissingCode.TEXT: "agreements",
    MissingCode.PARTNER: "sides",
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
            look = LOOKS[one.code]
            line = inner_row(layout, Space.S)
            line.addWidget(
                IconLabel(look.icon, look.tone, IconSize.CONTROL), 0, Qt.AlignmentFlag.AlignVCenter
            )
            label = WrappingLabel(role=Type.BODY)
            label.setText(say_missing(one, context.texts.words))
            line.addWidget(label, 1)
            button = Button(context.texts, look.deed, ButtonKind.LINK, compact=True)
            button.setAccessibleDescription(label.text())
            button.clicked.connect(lambda _checked=False, one=one: self._mend(one))
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
            self.buttons.append(button)
        if not missing:
            nothing = WrappingLabel(role=Type.SMALL, tone="text2")
            context.texts.say(nothing.setText, NOTHING)
            layout.addWidget(nothing)

    def _mend(self, one: Missing) -> None:
        self._context.open(*mending(one.code, self._partnership, str(one.facts.get("key", ""))))


def mending(code: MissingCode, partnership: Key, of: str) -> tuple[str, str]:
    """Return on which page, opened with what, something missing is mended; `of` is the record that lacks it."""
    if code in FIELDS:
        return "partnership-editor", f"{partnership}#{FIELDS[code]}"
    if code in TABS:
        return "partnership", f"{partnership}#{TABS[code]}"
    if code is MissingCode.AGREEMENT:
        return AGREEMENT, f"{NEW_WITH}{partnership}"
    if code is MissingCode.EVENTS:
        return "visit-editor", f"partnership:{partnership}"
    return "place", of
