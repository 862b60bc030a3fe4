"""What a partnership's activity rests on: the visits and documents that count, each one key away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from twincities.domain.date_words import span
from twincities.i18n import N_, NN_, NP_
from twincities.ui.agreements.deeds import EDITOR as AGREEMENT
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.labels import Label, said
from twincities.ui.furniture.layouts import column, inner_row
from twincities.ui.furniture.popovers import Popover
from twincities.ui.partnerships.drawn_entries import title_of
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Space, Type, Width

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QBoxLayout

    from twincities.domain.timeline import TimelineEntry
    from twincities.services.register_card import PartnershipCard
    from twincities.services.visit_filter import Viewer
    from twincities.ui.context import Context
    from twincities.ui.texts import Texts

TITLE = N_("What the activity rests on")
NOTHING = N_("No visit that took place and no signed document is recorded")
RULE = N_(
    "Active up to {active} months after the last event, occasional up to {occasional}; set in Settings."
)
OPEN = NP_("button", "Open")
MEASURED = N_("Measured: {measured}; set by the office: {set}")
MORE = NN_("and {count} more", "and {count} more")
MOST = 8
VISIT_EDITOR = "visit-editor"


def show_evidence(context: Context, card: PartnershipCard, viewer: Viewer, anchor: QWidget) -> Popover:
    """Show below a widget what the activity rests on, the latest first."""
    told = context.services.register.evidence(card.kept.key, viewer)
    sheet = QWidget()
    lines = column(sheet, (Space.S, Space.S, Space.S, Space.S), Space.S)
    lines.addWidget(said(context.texts, TITLE, Type.STRONG, wrap=True))
    if card.row.activity_set:
        _say_set(context.texts, lines, card)
    popover = Popover(anchor, sheet)
    links = []
    for entry in told[:MOST]:
        line = inner_row(lines, Space.S)
        link = _link(context, entry, popover.close_it)
        links.append(link)
        line.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Label(title_of(entry, context.texts), wrap=True), 1)
    if len(told) > MOST:
        count = len(told) - MOST
        lines.addWidget(said(context.texts, MORE, Type.SMALL, "text2", count=count))
    if not told:
        lines.addWidget(said(context.texts, NOTHING, Type.BODY, "text2", wrap=True))
    settings = context.settings
    limits = {
        "active": settings.activity_active_months,
        "occasional": settings.activity_occasional_months,
    }
    lines.addWidget(Label(context.texts(RULE, **limits), Type.SMALL, "text2", wrap=True))
    look().follow(sheet, lambda: sheet.setFixedWidth(look().px(Width.PREVIEW)))
    popover.closed.connect(popover.deleteLater)
    popover.open()
    if links:
        links[0].setFocus(Qt.FocusReason.PopupFocusReason)
    return popover


def _say_set(texts: Texts, lines: QBoxLayout, card: PartnershipCard) -> None:
    """Say what is measured and what the office says instead, with its reason."""
    row = card.row
    both = texts(MEASURED, measured=texts(row.measured.label), set=texts(row.activity.label))
    for told in (both, row.activity_reason):
        label = Label(wrap=True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setText(told)
        lines.addWidget(label)


def _link(context: Context, entry: TimelineEntry, close: Callable[[], object]) -> Button:
    """Return the date of an entry, which opens it."""

    def go() -> None:
        close()
        context.open(AGREEMENT if entry.noun == "agreement" else VISIT_EDITOR, entry.key)

    link = Button(context.texts, OPEN, ButtonKind.LINK, compact=True, on_click=go)
    link.set_words(span(entry.date, None, context.texts.words))
    link.setAccessibleDescription(title_of(entry, context.texts))
    return link
