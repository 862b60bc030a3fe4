"""What has no place in the months: dates of which only the year is known, and ties of which not even that is."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from twincities.domain.date_words import short
from twincities.domain.vocabularies import Grade
from twincities.i18n import N_, NN_, NP_
from twincities.ui.anniversaries.pills import basis_facts, offer_deeds
from twincities.ui.anniversaries.year import FLAG, OPEN, PLAN
from twincities.ui.durations import years
from twincities.ui.furniture.buttons import LINK_EDGE, Button, ButtonKind
from twincities.ui.furniture.cards import Card
from twincities.ui.furniture.date_box import DateBox
from twincities.ui.furniture.labels import Label
from twincities.ui.furniture.layouts import clear, column, inner_row
from twincities.ui.furniture.row_look import RowLook
from twincities.ui.furniture.rows import CardRow
from twincities.ui.joining import joined
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Line, Space, Tone, Type

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twincities.i18n import Message
    from twincities.services.anniversaries import Anniversary, AnniversaryYear, Undated
    from twincities.ui.context import Context
    from twincities.ui.furniture.menus import Entry

PARTNERSHIP, EDITOR, FIELD, SETTINGS = "partnership", "partnership-editor", "established", "settings"
RULES = NP_("button", "Jubilees and step of the office")
IS_A_YEAR = NP_("button", "It is the year")
REFINE_IT = NP_("menu", "Refine the date")
UNFLAG = NP_("menu", "The year is no filler")
YEAR_ONLY = N_("Only the year is known")
NONE_YEAR_ONLY = N_("None this year")
UNKNOWN = N_("The year is unknown")
NO_DAY = NP_("why an anniversary has no day", "day not recorded")
NO_YEAR = NP_("why a tie has no anniversary", "no date recorded")
FILLER = NP_("why a tie has no anniversary", "{date} stands for “unknown”")
REFINE = NP_("button", "Refine")
SHOW_LIST = NP_("button", "List")
HIDE_LIST = NP_("button", "Hide the list")
MORE = NN_("and {count} more", "and {count} more")
YEARS_UNIT = NN_("year", "years")
MOST = 12
MOST_UNDATED = 200


class Aside(QWidget):
    """The cards beside the year; `unknown_wanted` asks for the ties without a year, `list_wanted` for the list.

    `plan_wanted` carries a partnership and the year of its anniversary, `filler_wanted` one whose year is none and
    `year_wanted` one whose year is one after all.
    """

    unknown_wanted = Signal()
    list_wanted = Signal()
    plan_wanted = Signal(str, int)
    filler_wanted = Signal(str)
    year_wanted = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setProperty("pane", "true")
        self.setObjectName("scrolled")
        layout = column(self, gap=Space.CARD_GAP)
        texts = context.texts
        self.year_only = RowsCard(context, YEAR_ONLY)
        self.unknown = RowsCard(context, UNKNOWN)
        self.unknown_link = Button(
            texts, SHOW_LIST, ButtonKind.LINK, compact=True, on_click=self._toggle_unknown
        )
        self.unknown.add_action(self.unknown_link)
        layout.addWidget(self.year_only)
        layout.addWidget(self.unknown)
        self.rules_link = Button(
            texts, RULES, ButtonKind.LINK, icon=Icon.SETTINGS, compact=True, on_click=self._open_rules
        )
        # Its words begin where those of the cards above it do: those have a line around them, and a hair inside it.
        below = inner_row(layout, 0, (2 * Line.HAIR + Space.CARD - LINK_EDGE, 0, 0, 0))
        below.addWidget(self.rules_link)
        below.addStretch(1)
        layout.addStretch(1)
        self._unknown_shown = False

    def _open_rules(self) -> None:
        self._context.open(SETTINGS)

    @property
    def unknown_shown(self) -> bool:
        """Whether the ties without a year are listed."""
        return self._unknown_shown

    def show_year(self, year: AnniversaryYear) -> None:
        """Show what of a year has no month."""
        texts = self._context.texts
        looks = [self._year_only(one) for one in year.year_only[:MOST]]
        note = "" if year.year_only_count else texts(NONE_YEAR_ONLY)
        self.year_only.show_rows(year.year_only_count, looks, note, self.list_wanted.emit)
        for row, one in zip(self.year_only.rows, year.year_only, strict=False):
            offer_deeds(row, texts, partial(self._deeds, one))
        self.unknown.show_count(year.unknown_year)
        self.unknown_link.setVisible(bool(year.unknown_year))
        if not year.unknown_year:
            self._unknown_shown = False
        if not self._unknown_shown:
            self.unknown.show_rows(year.unknown_year, [])

    def show_undated(self, found: Sequence[Undated], total: int) -> None:
        """List the ties without a year."""
        texts, looks = self._context.texts, []
        for one in found:
            why = texts(FILLER, date=short(one.filler, texts.words)) if one.filler else texts(NO_YEAR)
            shown = self._refinable(RowLook(one.title, why), one.key)
            if one.flagged:
                shown = replace(
                    shown, right=texts(IS_A_YEAR), right_go=partial(self.year_wanted.emit, one.key)
                )
            looks.append(shown)
        self.unknown.show_rows(total, looks)
        for row, one in zip(self.unknown.rows, found, strict=True):
            offer_deeds(row, texts, partial(self._undated_deeds, one))

    def _deeds(self, one: Anniversary) -> Sequence[Entry]:
        return (
            (OPEN, partial(self._context.open, PARTNERSHIP, one.key), "Return"),
            (REFINE_IT, partial(self._context.open, EDITOR, f"{one.key}#{FIELD}"), "F2"),
            (PLAN, partial(self.plan_wanted.emit, one.key, one.date.year), ""),
            (FLAG, partial(self.filler_wanted.emit, one.key), ""),
        )

    def _undated_deeds(self, one: Undated) -> Sequence[Entry]:
        entries: list[Entry] = [
            (OPEN, partial(self._context.open, PARTNERSHIP, one.key), "Return"),
            (REFINE_IT, partial(self._context.open, EDITOR, f"{one.key}#{FIELD}"), ""),
        ]
        if one.flagged:
            entries.append((UNFLAG, partial(self.year_wanted.emit, one.key), "F2"))
        return entries

    def _toggle_unknown(self) -> None:
        self._unknown_shown = not self._unknown_shown
        self._context.texts.say(self.unknown_link.set_words, HIDE_LIST if self._unknown_shown else SHOW_LIST)
        self.unknown_wanted.emit()

    def _year_only(self, one: Anniversary) -> RowLook:
        texts = self._context.texts
        inferred = one.grade is Grade.INFERRED
        facts = [*basis_facts(one, texts), "" if inferred else texts(NO_DAY)]
        detail = joined(texts, facts)
        box = DateBox(
            texts.words.number(one.years),
            texts(YEARS_UNIT, count=one.years),
            Tone.INF if inferred else None,
            dashed=True,
        )
        spoken = joined(texts, (one.title, years(one.years, texts), detail))
        shown = RowLook(
            one.title, detail, box, tone="inf" if inferred else "text2", spoken=spoken, tooltip=spoken
        )
        return self._refinable(shown, one.key)

    def _refinable(self, shown: RowLook, key: str) -> RowLook:
        return replace(
            shown,
            right=self._context.texts(REFINE),
            right_go=partial(self._context.open, EDITOR, f"{key}#{FIELD}"),
            go=partial(self._context.open, PARTNERSHIP, key),
        )


class RowsCard(Card):
    """A card of rows, as many as it is told, walked by the arrows."""

    def __init__(self, context: Context, title: Message) -> None:
        super().__init__(context.texts, title, padded=False)
        self._context = context
        self.rows: list[CardRow] = []
        holder = QWidget()
        self._box = column(holder)
        self.body.addWidget(holder)
        look().follow(self, self._scale)

    def show_rows(
        self,
        total: int,
        looks: Sequence[RowLook],
        note: str = "",
        on_more: Callable[[], object] | None = None,
    ) -> None:
        """Show rows below the title with the full count; `on_more` leads to those that are not shown."""
        self.show_count(total)
        clear(self._box)
        self.rows = []
        for number, shown in enumerate(looks):
            row = CardRow()
            row.show_look(shown)
            row.set_stop(stop=True)
            row.stepped.connect(partial(self._step, number))
            self.rows.append(row)
            self._box.addWidget(row)
        if note:
            self._add(Label(note, Type.BODY, "text2", wrap=True))
        if looks and total > len(looks):
            texts = self._context.texts
            rest = total - len(looks)
            if on_more is None:
                self._add(Label(texts(MORE, count=rest), Type.SMALL, "text2"))
            else:
                self._add(Button(texts, MORE, ButtonKind.LINK, compact=True, on_click=on_more, count=rest))

    def _add(self, widget: QWidget) -> None:
        around = QWidget()
        column(around, (Space.CARD, Space.S, Space.CARD, Space.M)).addWidget(
            widget, 0, Qt.AlignmentFlag.AlignLeft
        )
        self._box.addWidget(around)

    def _step(self, number: int, step: int) -> None:
        if 0 <= number + step < len(self.rows):
            self.rows[number + step].setFocus(Qt.FocusReason.TabFocusReason)

    def _scale(self) -> None:
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(*(look().px(Line.HAIR),) * 4)
